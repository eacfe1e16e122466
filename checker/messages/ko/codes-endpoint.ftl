# VPC 엔드포인트, 인터페이스 뒤의 서비스, DNS.

VPCE_NOT_AVAILABLE = { $resource }: 이 VPC 엔드포인트는 동작하지 않습니다: { $rule }
    .title = 사용할 수 없는 VPC 엔드포인트
    .expected = 상태 available
    .found = { $rule }
    .explain =
        상태가 pending, pendingAcceptance, rejected, failed, deleting인 엔드포인트는 아무것도 나르지 않습니다.

        - 콘솔: VPC → 엔드포인트 → 상태.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].[State,LastError]'`

VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED = { $resource }: 패킷을 보낸 라우팅 테이블이 이 게이트웨이 엔드포인트의 목록에 없습니다
    .title = 게이트웨이 엔드포인트에서 선택하지 않은 라우팅 테이블
    .expected = 엔드포인트의 목록에 있는 라우팅 테이블
    .found = { $rule }
    .explain =
        게이트웨이 엔드포인트는 그 안에서 선택한 라우팅 테이블에서만 동작합니다. 선택하면 AWS가 서비스의 접두사 목록으로 가는 경로를 자동으로 넣고, 선택을 풀면 경로도 없앱니다.

        - 콘솔: VPC → 엔드포인트 → 해당 엔드포인트 → 라우팅 테이블 탭.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].RouteTableIds'`

VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC = { $resource }: 게이트웨이 엔드포인트는 자기 VPC의 호스트만 쓸 수 있는데, 출발지 { $source }은(는) 그렇지 않습니다
    .title = VPC 밖에서 쓰려는 게이트웨이 엔드포인트
    .expected = 엔드포인트가 있는 VPC의 출발지 주소
    .found = 출발지 { $source }
    .explain =
        피어링, VPN, 전송 게이트웨이, Direct Connect로 들어온 트래픽은 게이트웨이 엔드포인트를 쓸 수 없습니다. 인터페이스 엔드포인트는 그렇게 접속할 수 있습니다.

        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].VpcId'`

VPCE_GATEWAY_PROTOCOL_RESTRICTION = { $resource }: 게이트웨이 엔드포인트는 TCP와 ping만 나르는데, 이 패킷은 { $protocol }입니다
    .title = 게이트웨이 엔드포인트가 나르지 않는 프로토콜
    .expected = TCP
    .found = { $protocol }
    .explain =
        S3와 DynamoDB는 HTTPS, 곧 TCP 443 포트로 통신합니다. 다른 프로토콜은 게이트웨이 엔드포인트에서 버려집니다.

        - CLI: `curl -I https://s3.REGION.amazonaws.com`

VPCE_INTRA_VPC_TRAFFIC = { $resource }: VPC 엔드포인트는 스스로 연결을 열지 않습니다
    .title = 엔드포인트에서 시작한 연결
    .expected = 엔드포인트로 여는 연결
    .found = 엔드포인트의 주소 { $source }에서 연 연결
    .explain =
        호스트가 엔드포인트로 연결하면 그 뒤의 서비스가 답할 뿐, 서비스가 먼저 연결하지는 않습니다.

        - 콘솔: VPC → 엔드포인트 → 해당 엔드포인트 → 서브넷 탭.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE`

SERVICE_DOES_NOT_LISTEN = { $resource }: 이 인터페이스 뒤의 서비스는 { $protocol } 포트 { $ports }에서 답하지 않습니다
    .title = 서비스가 답하지 않는 포트
    .expected = 서비스가 답하는 포트
    .found = { $protocol } 포트 { $ports }
    .explain =
        엔드포인트, 데이터베이스 같은 서비스는 내 서브넷에 네트워크 인터페이스를 두지만 자기 포트에서만 답합니다. AWS API는 443, MySQL은 3306, PostgreSQL은 5432입니다. ping에는 답하지 않습니다.

        - 콘솔: EC2 → 네트워크 인터페이스 → 설명에서 누구의 인터페이스인지 봅니다.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[InterfaceType,Description]'`

SERVICE_OPENS_NO_CONNECTION = { $resource }: 이 인터페이스 뒤의 서비스는 스스로 연결을 열지 않습니다
    .title = 서비스 인터페이스에서 시작한 연결
    .expected = 서비스로 여는 연결
    .found = { $source }에서 연 연결
    .explain =
        어떤 인터페이스는 답하기만 하는 서비스의 것입니다. 응답은 지나가지만 그 인터페이스에서 새로 여는 연결은 없습니다.

        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[InterfaceType,Description]'`

DNS_SUPPORT_DISABLED = { $resource }: 이 VPC의 DNS 확인이 꺼져 있어 리졸버가 답하지 않습니다
    .title = VPC의 DNS 확인 꺼짐
    .expected = enableDnsSupport true
    .found = enableDnsSupport false
    .explain =
        VPC 시작 주소에 2를 더한 주소와 169.254.169.253에 있는 리졸버는 enableDnsSupport가 켜져 있어야 답합니다. 인터페이스 엔드포인트와 프라이빗 호스팅 영역의 이름에는 enableDnsHostnames도 필요합니다.

        - 콘솔: VPC → VPC 목록 → 작업 → VPC 설정 편집.
        - CLI: `aws ec2 describe-vpc-attribute --vpc-id VPC --attribute enableDnsSupport`
