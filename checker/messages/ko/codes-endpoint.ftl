# VPC 엔드포인트, 인터페이스 뒤의 서비스, DNS.

VPCE_NOT_AVAILABLE = { $resource }: 이 VPC 엔드포인트는 동작하지 않습니다: { $rule }
    .title = 사용할 수 없는 VPC 엔드포인트
    .question = 이 VPC 엔드포인트는 어떤 상태이고, 그 상태는 무엇을 뜻합니까?
    .expected = 상태 available
    .found = { $rule }
    .explain =
        상태가 pending, pendingAcceptance, rejected, failed, deleting인 엔드포인트는 아무것도 전달하지 않습니다.

        - 콘솔: VPC → 엔드포인트 → 상태.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].[State,LastError]'`

VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED = { $resource }: { $kind ->
        [rtb] 이 라우팅 테이블은 게이트웨이 엔드포인트에서 선택되어 있지 않습니다
       *[vpce] 패킷을 보낸 라우팅 테이블이 이 게이트웨이 엔드포인트의 목록에 없습니다
    }
    .title = 게이트웨이 엔드포인트에서 선택하지 않은 라우팅 테이블
    .question = 게이트웨이 엔드포인트의 목록에는 어느 라우팅 테이블이 있고, 보내는 쪽의 서브넷은 어느 테이블을 씁니까?
    .expected = 게이트웨이 엔드포인트의 목록에 있는 라우팅 테이블
    .found = 목록에 없음
    .explain =
        게이트웨이 엔드포인트는 그 안에서 선택한 라우팅 테이블에서만 동작합니다. 선택하면 AWS가 서비스의 접두사 목록으로 가는 경로를 자동으로 넣고, 선택을 풀면 경로도 없앱니다.

        - 콘솔: VPC → 엔드포인트 → 해당 엔드포인트 → 라우팅 테이블 탭.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].RouteTableIds'`

VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC = { $resource }: 게이트웨이 엔드포인트는 자기 VPC의 호스트만 쓸 수 있는데, 출발지({ $source })는 그 VPC 밖에 있습니다
    .title = VPC 밖에서 쓰려는 게이트웨이 엔드포인트
    .question = 이 연결은 엔드포인트가 있는 VPC의 호스트에서 시작됩니까, 아니면 다른 곳에서 시작됩니까?
    .expected = 엔드포인트가 있는 VPC의 출발지 주소
    .found = 출발지 { $source }
    .explain =
        게이트웨이 엔드포인트는 라우팅 테이블의 대상이며 자기 VPC의 호스트만 쓸 수 있습니다. 피어링, VPN, 전송 게이트웨이, Direct Connect로 들어온 트래픽은 쓸 수 없습니다. 인터페이스 엔드포인트는 그렇게 접속할 수 있습니다.

        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].VpcId'`

VPCE_GATEWAY_PROTOCOL_RESTRICTION = { $resource }: 게이트웨이 엔드포인트는 TCP와 ping만 전달하는데, 이 패킷은 { $protocol }입니다
    .title = 게이트웨이 엔드포인트가 전달하지 않는 프로토콜
    .question = S3와 DynamoDB는 어떤 프로토콜로 통신하고, 이 패킷은 어떤 프로토콜을 씁니까?
    .expected = TCP
    .found = { $protocol }
    .explain =
        S3와 DynamoDB는 HTTPS, 곧 TCP 443 포트로 통신합니다. 게이트웨이 엔드포인트는 TCP와 ping만 전달하고 다른 프로토콜은 버립니다.

        - CLI: `curl -I https://s3.REGION.amazonaws.com`

VPCE_INTRA_VPC_TRAFFIC = { $resource }: VPC 엔드포인트는 스스로 연결을 열지 않습니다
    .title = 엔드포인트에서 시작한 연결
    .question = 호스트와 VPC 엔드포인트 사이의 연결은 어느 쪽이 열고, 이 연결은 어느 쪽이 열었습니까?
    .expected = 엔드포인트로 여는 연결
    .found = 엔드포인트의 주소 { $source }에서 연 연결
    .explain =
        호스트가 엔드포인트로 연결하면 그 뒤의 서비스가 답할 뿐, 서비스가 먼저 연결하지는 않습니다.

        - 콘솔: VPC → 엔드포인트 → 해당 엔드포인트 → 서브넷 탭.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE`

SERVICE_DOES_NOT_LISTEN = { $resource }: 이 인터페이스 뒤의 서비스는 { $what } 포트에서 답하지 않습니다
    .title = 서비스가 답하지 않는 포트
    .question = 이것은 어떤 서비스의 인터페이스이고, 그 서비스는 어떤 프로토콜과 포트에서 답합니까?
    .expected = 서비스가 답하는 포트
    .found = { $what }
    .explain =
        엔드포인트, 데이터베이스 같은 서비스는 내 서브넷에 네트워크 인터페이스를 두지만 자기 포트에서만 답합니다. AWS API는 443, MySQL은 3306, PostgreSQL은 5432입니다. ping에는 답하지 않습니다.

        - 콘솔: EC2 → 네트워크 인터페이스 → 설명에서 누구의 인터페이스인지 봅니다.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[InterfaceType,Description]'`

SERVICE_OPENS_NO_CONNECTION = { $resource }: 이 인터페이스 뒤의 서비스는 스스로 연결을 열지 않습니다
    .title = 서비스 인터페이스에서 시작한 연결
    .question = 이것은 어떤 서비스의 인터페이스이고, 그 서비스가 먼저 연결을 여는 일이 있습니까?
    .expected = 서비스로 여는 연결
    .found = { $source }에서 연 연결
    .explain =
        어떤 인터페이스는 답하거나 남의 패킷을 전달하기만 하는 서비스의 것입니다. 응답은 지나가지만 그 인터페이스에서 새로 여는 연결은 없습니다.

        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[InterfaceType,Description]'`

DNS_SUPPORT_DISABLED = { $resource }: 이 VPC의 DNS 확인이 꺼져 있어 리졸버가 답하지 않습니다
    .title = VPC의 DNS 확인 꺼짐
    .question = 리졸버가 답할지는 VPC의 어떤 속성이 정합니까?
    .expected = enableDnsSupport true
    .found = enableDnsSupport false
    .explain =
        VPC 시작 주소에 2를 더한 주소와 169.254.169.253에 있는 리졸버는 enableDnsSupport가 켜져 있어야 답합니다. 인터페이스 엔드포인트와 프라이빗 호스팅 영역의 이름에는 enableDnsHostnames도 필요합니다.

        - 콘솔: VPC → VPC 목록 → 작업 → VPC 설정 편집.
        - CLI: `aws ec2 describe-vpc-attribute --vpc-id VPC --attribute enableDnsSupport`

NO_ENDPOINT = { $resource }: 이 VPC에는 다음 서비스의 엔드포인트가 하나도 없습니다: { $services }
    .title = VPC 엔드포인트 없음
    .question = 지금 프라이빗 호스트에서 이 서비스로 가는 길이 있다면 어느 길입니까?
    .expected = 다음 중 한 서비스의 VPC 엔드포인트: { $services }
    .found = 없음
    .explain =
        엔드포인트는 NAT 게이트웨이나 인터넷 게이트웨이를 거치지 않고 VPC에서 AWS 서비스로 가는 길입니다. 엔드포인트가 없으면 프라이빗 서브넷의 호스트는 기가바이트마다 비용이 드는 NAT 게이트웨이를 거쳐 S3와 DynamoDB에 접속하거나, 아예 접속하지 못합니다. 게이트웨이 엔드포인트는 무료입니다.

        - 콘솔: VPC → 엔드포인트.
        - CLI: `aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=VPC`

ENDPOINT_POLICY_DENIES = { $resource }: 이 엔드포인트의 정책이 아무것도 허용하지 않습니다
    .title = 모두 거부하는 엔드포인트 정책
    .question = 이 엔드포인트의 정책은 어떤 요청을 허용합니까?
    .expected = 호스트가 하는 일을 허용하는 정책
    .found = 아무것도 허용하지 않는 정책
    .explain =
        엔드포인트에는 자체 정책이 있습니다. 정책이 허용하지 않는 요청은 네트워크로는 도달하지만 403 AccessDenied로 거절됩니다. 엔드포인트 정책, 호출자의 IAM 정책, 버킷 정책이 모두 허용해야 합니다.

        - 콘솔: VPC → 엔드포인트 → 해당 엔드포인트 → 정책 탭.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].PolicyDocument'`

ENDPOINT_POLICY_NARROW = { $resource }: 이 엔드포인트의 정책은 서비스의 일부만 허용합니다
    .title = 범위가 좁은 엔드포인트 정책
    .question = 이 엔드포인트의 정책은 어떤 작업과 리소스를 허용하고, 호스트가 쓰는 것은 모두 그 안에 있습니까?
    .expected = 호스트가 하는 일을 허용하는 정책
    .found = 일부 작업이나 리소스만 허용하는 정책
    .explain =
        엔드포인트의 정책은 서비스의 일부만 허용할 수 있고, 의도한 것이라면 좋은 습관입니다. 정책에서 빠진 요청은 403 AccessDenied로 거절됩니다. 예를 들어 Amazon Linux의 패키지는 AWS의 버킷에 있습니다.

        - 콘솔: VPC → 엔드포인트 → 해당 엔드포인트 → 정책 탭.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].PolicyDocument'`

ENDPOINT_POLICY_OPEN = { $resource }: 이 엔드포인트의 정책은 모든 계정에서 서비스의 모든 것을 허용합니다
    .title = 모두 허용하는 엔드포인트 정책
    .question = 이 엔드포인트를 지나면 누구의 계정에서 어떤 작업까지 할 수 있습니까?
    .expected = 호스트에 필요한 것만 허용하는 정책
    .found = 모든 리소스에 모든 작업을 허용하는 정책
    .explain =
        따로 정하지 않으면 엔드포인트의 정책은 전체 액세스입니다. 엔드포인트에 닿는 호스트는 자기 권한이 허락하는 대로, 남의 계정에서도 서비스를 쓸 수 있습니다. 작업과 리소스를 밝힌 정책은 데이터가 그 길로 빠져나가는 것을 막습니다.

        - 콘솔: VPC → 엔드포인트 → 정책.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].PolicyDocument' --output text`

ENDPOINT_PRIVATE_DNS_OFF = { $resource }: 프라이빗 DNS가 꺼져 있어서 서비스의 기본 DNS 이름이 이 엔드포인트로 이어지지 않습니다
    .title = 엔드포인트의 프라이빗 DNS 꺼짐
    .question = 이 VPC의 호스트가 서비스의 기본 DNS 이름을 물으면 어떤 주소를 받습니까?
    .expected = 프라이빗 DNS 켜짐, VPC의 DNS 확인과 DNS 호스트 이름 켜짐
    .found = 프라이빗 DNS가 꺼져 있거나 VPC에서 꺼져 있습니다
    .explain =
        프라이빗 DNS를 켜면 `ssm.ap-northeast-2.amazonaws.com` 같은 서비스의 기본 DNS 이름이 VPC 안에서 엔드포인트의 프라이빗 주소로 풀립니다. 끄면 클라이언트에 엔드포인트 고유의 이름을 따로 알려 주지 않는 한 퍼블릭 주소로 갑니다. VPC의 enableDnsSupport와 enableDnsHostnames가 켜져 있어야 합니다.

        - 콘솔: VPC → 엔드포인트 → 해당 엔드포인트 → 프라이빗 DNS 이름 활성화.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].PrivateDnsEnabled'`

ENDPOINT_NAMES_ONLY_FOR_INBOUND_RESOLVER = { $resource }: 프라이빗 이름이 인바운드 리졸버 엔드포인트 전용이어서, VPC 안에서는 서비스의 이름이 여전히 퍼블릭 주소로 풀립니다
    .title = 인바운드 리졸버 엔드포인트 전용 프라이빗 DNS
    .question = 서비스의 이름을 물으면 누가 프라이빗 주소를 받고, VPC의 호스트는 어떤 주소를 받습니까?
    .expected = VPC에서도 쓰는 프라이빗 DNS, 또는 함께 쓰는 게이트웨이 엔드포인트
    .found = PrivateDnsOnlyForInboundResolverEndpoint true
    .explain =
        S3 인터페이스 엔드포인트는 인바운드 리졸버 엔드포인트로 묻는 데이터 센터에만 프라이빗 이름을 알려 주도록 설정할 수 있습니다. 그러면 VPC의 호스트는 퍼블릭 주소를 받습니다. 그 주소로 가는 패킷은 게이트웨이 엔드포인트가 있으면 그리로 가고, 없으면 인터넷 경로로 갑니다.

        - 콘솔: VPC → 엔드포인트 → 해당 엔드포인트 → DNS 옵션.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].DnsOptions'`

INTERFACE_ENDPOINT_COSTS = { $resource }: 이 인터페이스 엔드포인트는 가용 영역마다 시간당 비용이 듭니다. 이 서비스의 게이트웨이 엔드포인트는 무료입니다
    .title = 게이트웨이 엔드포인트로 충분한 곳의 인터페이스 엔드포인트
    .question = 이 엔드포인트는 자기 VPC의 호스트만 씁니까, 아니면 VPC 밖의 클라이언트도 씁니까?
    .expected = 무료인 게이트웨이 엔드포인트(데이터 센터나 다른 VPC에서 인터페이스가 필요하지 않다면)
    .found = 인터페이스 엔드포인트
    .explain =
        S3와 DynamoDB의 엔드포인트는 두 유형입니다. 게이트웨이 유형은 무료이지만 자기 VPC의 호스트만 쓸 수 있고, 인터페이스 유형은 비용이 들지만 VPC 밖의 클라이언트도 쓸 수 있습니다. VPC의 호스트에게는 두 유형이 같은 일을 합니다.

        - 콘솔: VPC → 엔드포인트 → 엔드포인트 유형.
        - CLI: `aws ec2 describe-vpc-endpoints --query 'VpcEndpoints[].[ServiceName,VpcEndpointType]'`
