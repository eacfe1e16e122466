# 네트워크 지도에 쓰는 말.

draw-title = 네트워크 지도
draw-vpc = VPC
draw-default-vpc = 기본 VPC
draw-internet = 인터넷
draw-no-vpc = 여기에는 그릴 VPC가 없습니다.
draw-no-subnet = 서브넷 없음
draw-no-zone = 알 수 없는 가용 영역
draw-no-table = 라우팅 테이블을 알 수 없음
draw-only-local = VPC 밖으로 가는 경로 없음
draw-main-table = 기본
draw-more-routes = + 경로 { $count }개 더
draw-more = + { $count }개 더
draw-hosts = 호스트 { $count }개{ $idle ->
        [0] {""}
       *[other] , { $idle }개는 실행 중 아님
    }
draw-doubt = 여기부터는 알 수 없음
draw-legend = 기호 설명

draw-role-public = 퍼블릭
draw-role-private = 프라이빗
draw-role-routed = 내부
draw-role-isolated = 격리
draw-role-unclear = 알 수 없음

draw-legend-public = 퍼블릭 서브넷: 연결된 인터넷 게이트웨이로 가는 경로가 있음
draw-legend-private = 프라이빗 서브넷: 인터넷으로 나가기만 하고 들어오지는 못함
draw-legend-routed = 내부 서브넷: 다른 프라이빗 네트워크에 닿고 인터넷에는 닿지 않음
draw-legend-isolated = 격리 서브넷: VPC와 그 엔드포인트에만 닿음
draw-legend-unclear = 경로를 알 수 없는 서브넷
draw-legend-stopped = 실행 중이 아닌 인스턴스
draw-legend-request = 요청
draw-legend-request-step = 요청의 단계
draw-legend-reply = 응답
draw-legend-reply-step = 응답의 단계
draw-legend-stop = 패킷이 막히는 곳
draw-legend-after = 막히지 않는다면 가는 길

draw-gate-internet = 인터넷 게이트웨이
draw-gate-egress-only = 송신 전용 게이트웨이
draw-gate-nat = 리전 NAT 게이트웨이
draw-gate-gateway-endpoint = 게이트웨이 엔드포인트
draw-gate-interface-endpoint = 인터페이스 엔드포인트
draw-gate-balancer-endpoint = Gateway LB 엔드포인트
draw-gate-peering = VPC 피어링
draw-gate-transit = 전송 게이트웨이
draw-gate-vpn = VPN 게이트웨이

draw-chip-nat = NAT 게이트웨이
draw-chip-instance = 인스턴스
draw-chip-database = 데이터베이스
draw-chip-connect = 연결 엔드포인트
draw-chip-endpoint = 인터페이스 엔드포인트
draw-chip-balancer = 로드 밸런서
draw-chip-interface = 네트워크 인터페이스
draw-balancer-alb = ALB
draw-balancer-nlb = NLB
draw-balancer-gwlb = GWLB

draw-state-running = 실행 중
draw-state-stopped = 중지됨
draw-state-stopping = 중지 중
draw-state-pending = 준비 중
draw-state-shutting-down = 종료 중
draw-state-available = 사용 가능
draw-state-failed = 실패
draw-state-deleted = 삭제됨
draw-state-deleting = 삭제 중
draw-state-detached = 분리됨
draw-state-active = 활성
draw-state-provisioning = 준비 중
draw-state-pending-acceptance = 수락 대기 중
draw-state-internet-facing = 인터넷 경계
draw-state-internal = 내부

draw-path = { $packet } — { $verdict }
draw-left-out = 그리지 않음: 아무것도 없는 기본 VPC { $vpc }
draw-idle = VPC에 연결되지 않은 게이트웨이: { $gateways }
draw-missing = 볼 수 없어서 그리지 않은 것: { $calls }
draw-more-vpcs = VPC { $count }개가 더 있습니다.

draw-alt = 네트워크 지도: VPC { $vpcs }개, 서브넷 { $subnets }개
draw-alt-path = 추적한 경로를 겹쳐 그린 네트워크 지도: VPC { $vpcs }개, 서브넷 { $subnets }개
draw-alt-vpc = VPC { $vpc }, 대역 { $blocks }, 가용 영역 { $zones }개. 서브넷은 퍼블릭 { $public }개, 프라이빗 { $private }개, 내부 { $routed }개, 격리 { $isolated }개, 알 수 없음 { $unclear }개. 그 안의 호스트와 게이트웨이는 { $things }개. 게이트웨이와 엔드포인트: { $gates }
draw-alt-node = { $node }에 이어진 곳: { $ends }
draw-alt-below = 패킷이 만나는 것은 지도 아래 목록에 같은 번호로 나옵니다.
draw-alt-stop = { $number }단계 { $resource }에서 패킷이 막힙니다: { $title }

draw-requests = 요청이 지나는 길
draw-post-zone = 호스팅 영역
draw-post-private-zone = 프라이빗 호스팅 영역
draw-post-distribution = 배포
draw-post-group = 대상 그룹
draw-redirects = 리디렉션: { $to }
draw-answers = 바로 응답: { $status }
draw-state-healthy = 정상
draw-state-unhealthy = 비정상
draw-state-initial = 확인 중
draw-state-unused = 미사용
draw-state-draining = 연결 정리 중
draw-state-unavailable = 확인 안 함
draw-state-deployed = 배포됨
draw-state-inprogress = 배포 중
draw-state-disabled = 비활성
draw-alt-request = { $post }, { $line } 다음은 { $ends }
