# 인터넷 게이트웨이, NAT 게이트웨이, 송신 전용 인터넷 게이트웨이, 퍼블릭 액세스 차단.

NO_INTERNET_GATEWAY = { $resource }: 인터넷에서 오는 패킷이 들어올 인터넷 게이트웨이가 없습니다
    .title = 인터넷 게이트웨이 없음
    .question = 이 VPC는 어느 게이트웨이로 인터넷과 이어집니까?
    .expected = VPC에 연결된 인터넷 게이트웨이
    .found = 없음
    .explain =
        VPC는 그 자체로는 닫혀 있어서 인터넷에서 들어올 수도, 인터넷으로 나갈 수도 없습니다. 인터넷 게이트웨이는 VPC의 문이며, 게이트웨이 하나는 VPC 하나에만 연결되고 VPC 하나에는 게이트웨이가 최대 하나입니다. 연결만으로는 부족하며, 서브넷에는 게이트웨이로 가는 경로가, 호스트에는 퍼블릭 주소가 있어야 합니다.

        - 콘솔: VPC → 인터넷 게이트웨이 → 상태와 VPC ID.
        - CLI: `aws ec2 describe-internet-gateways --filters Name=attachment.vpc-id,Values=VPC`

BAD_STATE_ATTACHMENT = { $resource }: 이 게이트웨이는 패킷을 보내는 VPC에 연결되어 있지 않습니다
    .title = VPC에 연결되지 않은 게이트웨이
    .question = 이것은 지금 어디에 연결되어 있고, 그 연결은 어떤 상태입니까?
    .expected = 이 VPC에 연결됨(available)
    .found = { $rule }
    .explain =
        인터넷 게이트웨이와 가상 프라이빗 게이트웨이는 따로 만든 뒤 VPC 하나에 연결합니다. 분리되어 있거나 다른 VPC에 연결되어 있으면, 경로가 이 게이트웨이를 가리키더라도 아무것도 전달하지 않습니다.

        - 콘솔: VPC → 인터넷 게이트웨이 → 상태가 "Attached"이고 VPC ID가 내 VPC인지 봅니다.
        - CLI: `aws ec2 describe-internet-gateways --internet-gateway-ids IGW --query 'InternetGateways[].Attachments'`

IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS = { $resource }: { $source }에는 퍼블릭 주소가 없어서, 보낸 패킷이 인터넷 게이트웨이에서 버려집니다
    .title = 나갈 때 쓸 퍼블릭 주소 없음
    .question = 인터넷에 있는 상대는 어떤 퍼블릭 주소로 응답을 돌려보낼 수 있습니까?
    .expected = { $source }의 퍼블릭 IPv4 주소, 또는 NAT 게이트웨이로 가는 경로
    .found = { $source }에 퍼블릭 IPv4 주소 없음
    .explain =
        인터넷 게이트웨이는 프라이빗 주소 하나를 퍼블릭 주소 하나로 바꿉니다. NAT 게이트웨이처럼 퍼블릭 주소 하나를 여러 호스트가 나누어 쓰게 하지는 않습니다. 그래서 경로가 있어도 퍼블릭 IPv4 주소가 없는 호스트는 쓸 수 없습니다. IPv6 주소는 그 자체로 퍼블릭입니다.

        - 콘솔: EC2 → 인스턴스 → 해당 인스턴스 → 퍼블릭 IPv4 주소가 비어 있습니다.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].Association'`

IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS = { $resource }: 인터넷에서 { $destination }에 닿을 수 없습니다: { $rule }
    .title = 들어올 때 쓸 퍼블릭 주소 없음
    .question = 인터넷에서 여기로 패킷을 보내려면 어떤 퍼블릭 주소로 보내야 합니까?
    .expected = 실행 중인 인스턴스의 인터페이스에 붙은 퍼블릭 IPv4 주소
    .found = { $destination }에는 퍼블릭 IPv4 주소 없음
    .explain =
        인터넷에서는 호스트의 프라이빗 주소가 아니라 그 주소에 딸린 퍼블릭 IPv4 주소로 접속합니다. 퍼블릭 주소는 인스턴스를 시작할 때 자동으로 받은 것이거나 탄력적 IP입니다. 자동으로 받은 주소는 인스턴스를 중지하면 사라지고, 탄력적 IP는 남습니다. 아무것에도 연결되지 않았거나 인스턴스가 없는 인터페이스에 연결된 탄력적 IP로는 접속할 수 없습니다.

        - 콘솔: EC2 → 인스턴스 → 해당 인스턴스 → 퍼블릭 IPv4 주소.
        - CLI: `aws ec2 describe-instances --instance-ids I --query 'Reservations[].Instances[].PublicIpAddress'`

IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS = { $resource }: 프라이빗 주소 { $destination } 앞으로 가는 패킷을 인터넷 게이트웨이가 버립니다
    .title = 인터넷 게이트웨이로 간 프라이빗 주소
    .question = 패킷을 이쪽으로 보낸 경로는 어느 것이고, 목적지는 인터넷에 있는 주소입니까?
    .expected = 프라이빗 네트워크 안에서 { $destination } 쪽으로 가는 경로
    .found = { $rule }
    .explain =
        10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16의 주소는 인터넷에 없습니다. 이런 주소로 가는 패킷이 기본 경로에만 맞으면 인터넷 게이트웨이로 가서 버려집니다. 피어링한 VPC나 데이터 센터로 가는 경로가 빠졌을 때 생깁니다.

        - 콘솔: VPC → 라우팅 테이블 → 해당 테이블에서 그 주소를 포함하는 경로를 찾습니다.
        - CLI: `aws ec2 describe-route-tables --route-table-ids RTB`

IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS = { $resource }: 공유 주소 대역 100.64.0.0/10의 { $destination } 앞으로 가는 패킷을 인터넷 게이트웨이가 버립니다
    .title = 인터넷 게이트웨이로 간 공유 주소
    .question = 패킷을 이쪽으로 보낸 경로는 어느 것이고, 이 대역의 주소는 누가 쓰는 것입니까?
    .expected = 프라이빗 네트워크 안에서 { $destination } 쪽으로 가는 경로
    .found = { $rule }
    .explain =
        100.64.0.0/10은 통신 사업자의 내부 네트워크용 대역(RFC 6598)이라 인터넷에 없습니다. VPC에서는 쓸 수 있지만, 기본 경로에만 맞는 패킷은 인터넷 게이트웨이가 버립니다.

        - 콘솔: VPC → 라우팅 테이블 → 해당 테이블에서 그 주소를 포함하는 경로를 찾습니다.
        - CLI: `aws ec2 describe-route-tables --route-table-ids RTB`

NAT_GATEWAY_NOT_AVAILABLE = { $resource }: 이 NAT 게이트웨이는 동작하지 않습니다: { $rule }
    .title = 사용할 수 없는 NAT 게이트웨이
    .question = 이 NAT 게이트웨이는 어떤 상태이고, 그 이유가 함께 나와 있습니까?
    .expected = 상태 available
    .found = { $rule }
    .explain =
        NAT 게이트웨이는 1–2분 동안 pending이었다가 available이 됩니다. 실패하면 FailureCode에 Gateway.NotAttached(VPC에 인터넷 게이트웨이가 없음), Resource.AlreadyAssociated(탄력적 IP가 이미 쓰이고 있음), InsufficientFreeAddressesInSubnet(서브넷에 남은 주소가 없음) 같은 이유가 나옵니다. 실패하거나 삭제된 게이트웨이는 한 시간쯤 목록에 남아 있지만 되살릴 수 없습니다. 새로 만들고 경로도 새 ID를 가리켜야 합니다.

        - 콘솔: VPC → NAT 게이트웨이 → 상태, 상태 메시지.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].[State,FailureCode,FailureMessage]'`

NAT_IN_OWN_SUBNET_LOOP = { $resource }: 이 NAT 게이트웨이가 있는 서브넷은 인터넷 트래픽을 다시 이 NAT 게이트웨이로 보냅니다
    .title = 자기에게 라우팅하는 서브넷에 있는 NAT 게이트웨이
    .question = NAT 게이트웨이가 있는 서브넷의 라우팅 테이블은 게이트웨이가 내보낸 패킷을 어디로 보냅니까?
    .expected = NAT 게이트웨이가 있는 서브넷의 기본 경로가 인터넷 게이트웨이를 가리킴
    .found = { $rule }
    .explain =
        퍼블릭 NAT 게이트웨이에서 나온 패킷도 게이트웨이가 있는 서브넷의 라우팅 테이블을 따라 인터넷으로 갑니다. 그 테이블이 다시 NAT 게이트웨이를 가리키면 패킷을 자기에게 보내게 됩니다. 그래서 NAT 게이트웨이는 인터넷 게이트웨이로 가는 경로가 있는 퍼블릭 서브넷에 두고, 프라이빗 서브넷의 라우팅 테이블이 이를 가리키게 합니다.

        - 콘솔: VPC → NAT 게이트웨이 → 서브넷, 그리고 그 서브넷의 라우팅 테이블.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].SubnetId'`

NAT_GATEWAY_ACCEPTS_NO_CONNECTIONS = { $resource }: NAT 게이트웨이는 밖에서 여는 연결을 받지 않습니다
    .title = NAT 게이트웨이로 접속
    .question = NAT 게이트웨이가 전달하는 연결은 안과 밖 가운데 어느 쪽에서 시작됩니까?
    .expected = 응답하는 목적지(NAT 게이트웨이는 자기 뒤에서 시작된 연결만 전달합니다)
    .found = NAT 게이트웨이의 주소 { $destination } 앞으로 연 연결
    .explain =
        NAT 게이트웨이는 프라이빗 호스트가 연 연결만 변환합니다. 퍼블릭 주소로도 프라이빗 주소로도 ping에 답하지 않으며 안으로 들어오는 길이 되지 않습니다.

        - 콘솔: VPC → NAT 게이트웨이 → 기본 퍼블릭 IPv4 주소.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].NatGatewayAddresses'`

NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS = { $resource }: 이 NAT 게이트웨이에는 퍼블릭 주소가 없어서 패킷이 인터넷 게이트웨이를 지나지 못합니다
    .title = 인터넷으로 가는 길의 프라이빗 NAT 게이트웨이
    .question = 이 NAT 게이트웨이를 지난 패킷의 출발지 주소는 무엇이고, 인터넷에서 통하는 주소입니까?
    .expected = 탄력적 IP가 있는 연결 유형 public
    .found = { $rule }
    .explain =
        연결 유형이 private인 NAT 게이트웨이는 다른 VPC나 데이터 센터와 통신하려고 또 다른 프라이빗 주소로 변환합니다. 인터넷 게이트웨이로 보낸 것은 버려집니다. 연결 유형은 만들 때 정하며 나중에 바꿀 수 없습니다.

        - 콘솔: VPC → NAT 게이트웨이 → 연결 유형.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].ConnectivityType'`

NAT_GATEWAY_WITHOUT_SESSION = { $resource }: 요청을 본 적이 없는 NAT 게이트웨이로 응답이 가서 버려집니다
    .title = 연결을 모르는 NAT 게이트웨이로 간 응답
    .question = 요청은 어느 길로 호스트에 도착했고, 그때 이 NAT 게이트웨이를 지났습니까?
    .expected = 요청이 들어온 길로 나가는 응답
    .found = { $rule }
    .explain =
        NAT 게이트웨이는 자기를 거쳐 열린 연결에 속한 것만 전달합니다. 요청이 다른 길(인터넷 게이트웨이, 피어링)로 들어왔는데 호스트의 기본 경로가 NAT 게이트웨이를 가리키면 응답은 거기에서 사라집니다.

        - 콘솔: VPC → 서브넷 → 호스트의 서브넷 → 라우팅 테이블.
        - CLI: `aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET`

NGW_REQUIRES_SOURCE_IN_VPC = { $resource }: NAT 게이트웨이는 자기 VPC의 호스트만 쓸 수 있는데, 출발지({ $source })는 그 VPC 밖에 있습니다
    .title = VPC 밖에서 쓰려는 NAT 게이트웨이
    .question = 이 패킷은 어느 네트워크에서 출발했고, 그곳은 NAT 게이트웨이가 있는 VPC입니까?
    .expected = NAT 게이트웨이가 있는 VPC의 출발지 주소
    .found = 출발지 { $source }
    .explain =
        NAT 게이트웨이는 자기 VPC의 호스트를 위한 것입니다. 다른 VPC가 피어링으로, 또는 데이터 센터가 VPN이나 Direct Connect로 쓸 수는 없습니다. 전송 게이트웨이를 거치면 쓸 수 있습니다.

        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].VpcId'`

REGIONAL_NGW_ROUTE_AZ_RESTRICTION = { $resource }: 이 리전 NAT 게이트웨이는 보내는 쪽의 가용 영역을 아직 맡고 있지 않습니다
    .title = 보내는 쪽 가용 영역에 없는 리전 NAT 게이트웨이
    .question = 이 리전 NAT 게이트웨이의 주소는 어느 가용 영역에 있고, 보내는 쪽은 어느 가용 영역에 있습니까?
    .expected = 보내는 쪽 가용 영역에 있는 NAT 게이트웨이 주소
    .found = { $rule }
    .explain =
        리전 NAT 게이트웨이는 VPC의 여러 가용 영역에 걸쳐 있으며 영역마다 주소를 등록합니다. 첫 호스트가 막 생긴 영역은 조금 기다려야 할 수 있습니다.

        - 콘솔: VPC → NAT 게이트웨이 → 보조 주소, 가용 영역.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].NatGatewayAddresses[].AvailabilityZoneId'`

EGRESS_ONLY_GATEWAY_WITHOUT_SESSION = { $resource }: 송신 전용 인터넷 게이트웨이는 응답만 들여보내는데, 이 연결은 이 게이트웨이를 거쳐 열린 것이 아닙니다
    .title = 송신 전용 게이트웨이로 들어온 연결
    .question = 이 연결은 누가 열었고, 첫 패킷은 어느 길로 왔습니까?
    .expected = 안에서 연 연결, 또는 인터넷 게이트웨이
    .found = { $rule }
    .explain =
        IPv6의 송신 전용 인터넷 게이트웨이는 IPv4의 NAT 게이트웨이와 같은 일을 합니다. 뒤에 있는 호스트는 연결을 열 수 있지만 밖에서 호스트로 연결을 열 수는 없습니다.

        - 콘솔: VPC → 송신 전용 인터넷 게이트웨이, VPC → 라우팅 테이블 → ::/0 경로.
        - CLI: `aws ec2 describe-egress-only-internet-gateways`

EGRESS_ONLY_GATEWAY_IPV6_ONLY = { $resource }: 송신 전용 인터넷 게이트웨이는 IPv6만 전달하는데, 이 패킷은 IPv4입니다
    .title = 송신 전용 게이트웨이로 간 IPv4
    .question = 이 패킷은 IPv4와 IPv6 가운데 무엇이고, 이 게이트웨이는 어느 쪽을 전달합니까?
    .expected = NAT 게이트웨이나 인터넷 게이트웨이로 가는 IPv4 경로
    .found = { $rule }
    .explain =
        송신 전용 인터넷 게이트웨이는 IPv6만 다룹니다. 라우팅 테이블에는 IPv4 경로와 IPv6 경로가 따로 있고, 패킷은 자기 버전의 경로만 따라갑니다. IPv4는 인터넷 게이트웨이로 나가고, 호스트에 퍼블릭 주소가 없으면 NAT 게이트웨이로 나갑니다.

        - 콘솔: VPC → 라우팅 테이블 → 해당 테이블.
        - CLI: `aws ec2 describe-route-tables --route-table-ids RTB`

VPC_BLOCK_PUBLIC_ACCESS_ENABLED = { $resource }: VPC 퍼블릭 액세스 차단이 인터넷 게이트웨이에서 이 트래픽을 막습니다
    .title = VPC 퍼블릭 액세스 차단에 막힘
    .question = 여기에서 VPC 퍼블릭 액세스 차단은 어떤 모드이고, 그 모드는 어떤 연결을 막습니까?
    .expected = 퍼블릭 액세스 차단 꺼짐, 또는 VPC나 서브넷의 제외 항목
    .found = { $rule }
    .explain =
        퍼블릭 액세스 차단은 계정의 리전 단위 설정이며 경로, 보안 그룹, 네트워크 ACL보다 우선합니다. block-bidirectional은 인터넷 게이트웨이와 송신 전용 인터넷 게이트웨이를 지나는 모든 트래픽을 막고, block-ingress는 밖에서 연 연결만 막으므로 NAT 게이트웨이는 그대로 동작합니다. VPC나 서브넷을 제외 항목으로 등록하면 그곳에서는 풀립니다. 조직(Organizations)에서 설정했을 수도 있습니다.

        - 콘솔: VPC → 설정 → 퍼블릭 액세스 차단.
        - CLI: `aws ec2 describe-vpc-block-public-access-options`, `aws ec2 describe-vpc-block-public-access-exclusions`
