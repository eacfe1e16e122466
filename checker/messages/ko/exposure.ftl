# 인터넷에서 닿는 것과 인터넷에 닿는 것.

exposure-none = { $region ->
        [none] 그곳
       *[other] { $region } 리전
    }에는 네트워크 인터페이스가 없습니다
exposure-summary = { $reached ->
        [0] { $count ->
            [1] 하나뿐인 인터페이스에 인터넷에서 도달할 수 없습니다
           *[other] 인터페이스 { $count }개 모두 인터넷에서 도달할 수 없습니다
        }
       *[other] { $count ->
            [1] 하나뿐인 인터페이스에 인터넷에서 도달할 수 있습니다
           *[other] 인터페이스 { $count }개 중 { $reached }개에 인터넷에서 도달할 수 있습니다
        }
    }{ $unknown ->
        [0] {""}
       *[other] . { $unknown }개는 일부를 알 수 없습니다
    }
exposure-untold = 인터넷에서 무엇에 도달할 수 있는지 알 수 없습니다. 목록이 온전하지 않습니다(확인한 인터페이스 { $count }개)
exposure-inbound = 인터넷에서 들어올 수 있는 것
exposure-inbound-nothing = 인터넷에서 도달할 수 없습니다
exposure-inbound-unknown = { $whom }에서 { $what } 트래픽으로 도달할 수 있는지 알 수 없습니다
exposure-outbound = 인터넷으로 나갈 수 있는 것
exposure-outbound-nothing = 스스로 인터넷으로 연결을 열지 않습니다
exposure-outbound-unknown = { $whom }까지 { $what } 트래픽으로 나갈 수 있는지 알 수 없습니다
exposure-unreached = 인터넷에서 도달할 수 없는 인터페이스 { $count }개
exposure-everything = 모든 트래픽
exposure-ping = ping
exposure-internet = 인터넷 전체
exposure-internet6 = 인터넷 전체(IPv6)
exposure-internet-except = { $blocks } 밖의 인터넷 전체
exposure-internet6-except = { $blocks } 밖의 인터넷 전체(IPv6)
exposure-more = { $blocks } 외 대역 { $count }개
exposure-kind-host = 호스트
exposure-kind-nat-gateway = NAT 게이트웨이
exposure-kind-load-balancer = 로드 밸런서
exposure-kind-vpc-endpoint = VPC 엔드포인트
exposure-kind-transit-gateway = 전송 게이트웨이
exposure-kind-database = 데이터베이스
exposure-kind-function = Lambda 함수
exposure-kind-instance-connect-endpoint = EC2 Instance Connect 엔드포인트
exposure-kind-service = AWS 서비스
