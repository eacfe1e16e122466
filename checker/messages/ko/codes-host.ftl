# 호스트, 네트워크 인터페이스, 주소.

INSTANCE_NOT_RUNNING = { $resource }: 이 인스턴스는 실행 중이 아닙니다: { $rule }
    .title = 실행 중이 아닌 인스턴스
    .question = 이 인스턴스는 어떤 상태이고, 그 상태에서 답할 수 있습니까?
    .expected = 상태 running
    .found = { $rule }
    .explain =
        인스턴스는 실행 중일 때만 답합니다. 중지하면 시작할 때 자동으로 받은 퍼블릭 주소는 사라지고 탄력적 IP는 남습니다.

        - 콘솔: EC2 → 인스턴스 → 인스턴스 상태.
        - CLI: `aws ec2 describe-instances --instance-ids I --query 'Reservations[].Instances[].State.Name'`

INTERFACE_NOT_ATTACHED = { $resource }: 이 네트워크 인터페이스는 어떤 인스턴스에도 연결되어 있지 않습니다
    .title = 인스턴스가 없는 네트워크 인터페이스
    .question = 이 네트워크 인터페이스 뒤에는 어떤 인스턴스가 있습니까?
    .expected = 실행 중인 인스턴스에 연결된 인터페이스
    .found = { $rule }
    .explain =
        네트워크 인터페이스는 주소와 보안 그룹을 가진 채 홀로 있을 수 있지만, 인스턴스에 연결되기 전에는 답할 호스트가 없습니다.

        - 콘솔: EC2 → 네트워크 인터페이스 → 상태, 인스턴스 ID.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[Status,Attachment]'`

UNASSIGNED_ADDRESS = { $resource }: 주소 { $destination }의 주인이 없습니다
    .title = 주인이 없는 주소
    .question = 이 주소를 가진 네트워크 인터페이스는 어느 것입니까?
    .expected = 어떤 인터페이스가 가진 주소
    .found = 아무 인터페이스도 갖지 않은 { $destination }
    .explain =
        서브넷 안의 주소라도 가진 인터페이스가 없으면 패킷은 버려지며, VPC에는 주소의 주인을 찾는 브로드캐스트가 없습니다. 아무것에도 연결되지 않은 탄력적 IP로 보낸 패킷도 갈 곳이 없습니다.

        - 콘솔: EC2 → 네트워크 인터페이스에서 그 주소를 검색합니다.
        - CLI: `aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=ADDRESS`

RESERVED_ADDRESS = { $resource }: { $destination }에는 호스트가 있을 수 없습니다. AWS가 예약한 주소입니다
    .title = AWS가 예약한 주소
    .question = AWS는 이 주소를 무엇에 쓰려고 예약해 두었습니까?
    .expected = 호스트의 주소
    .found = { $destination }
    .explain =
        AWS는 서브넷마다 주소 다섯 개를 예약하며, 링크 로컬 주소도 AWS의 것입니다. 서브넷의 다섯 개는 처음 네 개(네트워크, 라우터, DNS 리졸버, 예비)와 마지막 한 개입니다. 그래서 /28에서 쓸 수 있는 주소는 16개가 아니라 11개입니다.

        - 콘솔: VPC → 서브넷 → 사용 가능한 IPv4 주소.
        - CLI: `aws ec2 describe-subnets --subnet-ids SUBNET --query 'Subnets[].[CidrBlock,AvailableIpAddressCount]'`

ADDRESS_IN_NO_SUBNET = { $resource }: { $destination }에 해당하는 서브넷이 없습니다. VPC 대역 안이지만 어느 서브넷에도 속하지 않는 주소입니다
    .title = 서브넷에 속하지 않는 주소
    .question = 이 주소는 어느 서브넷의 대역에 들어 있습니까?
    .expected = 서브넷에 속한 주소
    .found = { $destination }
    .explain =
        local 경로는 VPC 대역 전체를 포함합니다. 그 가운데 어느 서브넷에도 속하지 않는 주소로 가는 패킷은 라우터가 버립니다.

        - 콘솔: VPC → 서브넷 → IPv4 CIDR.
        - CLI: `aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock'`

SPECIAL_PURPOSE_ADDRESS = { $resource }: { $destination } 같은 주소는 인터넷에 없습니다
    .title = 인터넷에 없는 주소
    .question = 인터넷에 있는 호스트가 이 주소를 가질 수 있습니까?
    .expected = 퍼블릭 주소
    .found = { $destination }
    .explain =
        프라이빗 네트워크, 루프백, 링크 로컬, 문서용, 멀티캐스트처럼 따로 떼어 둔 대역은 인터넷에서 라우팅되지 않습니다.

        - IANA의 특수 목적 주소 목록(special-purpose address registry)을 참고합니다.

NO_IPV4_ADDRESS = { $resource }: 이 인터페이스에는 IPv4 주소가 없습니다
    .title = IPv4 주소 없음
    .question = 이 패킷은 IPv4와 IPv6 가운데 무엇이고, 인터페이스에는 어떤 주소가 있습니까?
    .expected = 인터페이스의 IPv4 주소
    .found = 없음
    .explain =
        IPv6 전용 서브넷의 호스트에는 IPv4 주소가 없으므로 IPv4 경로와 규칙은 적용되지 않습니다.

        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].PrivateIpAddresses'`

NO_IPV6_ADDRESS = { $resource }: 이 인터페이스에는 IPv6 주소가 없습니다
    .title = IPv6 주소 없음
    .question = 이 패킷은 IPv4와 IPv6 가운데 무엇이고, 인터페이스에는 어떤 주소가 있습니까?
    .expected = 인터페이스의 IPv6 주소
    .found = 없음
    .explain =
        VPC와 서브넷에 IPv6 대역이 있고 인터페이스가 그 대역의 주소를 가져야 IPv6로 통신합니다.

        - 콘솔: EC2 → 인스턴스 → 해당 인스턴스 → IPv6 IP.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].Ipv6Addresses'`

UNASSOCIATED_COMPONENT = { $resource }: 더는 VPC나 네트워크 인터페이스에 연결되어 있지 않습니다
    .title = 연결되지 않은 구성 요소
    .question = 이것은 어느 VPC나 어느 네트워크 인터페이스에 연결되어 있습니까?
    .expected = VPC에 연결됨
    .found = { $rule }
    .explain =
        패킷이 지나는 길의 구성 요소 하나가 더는 VPC에 속하지 않거나 네트워크 인터페이스를 갖고 있지 않습니다. 분리된 뒤 다시 연결되지 않았거나, 종료된 인스턴스처럼 수명이 끝난 것입니다.

        - CLI: `aws ec2 describe-network-interfaces --filters Name=status,Values=available`

BAD_STATE = { $resource }: 동작하는 상태가 아닙니다: { $rule }
    .title = 동작하지 않는 상태
    .question = 이것은 어떤 상태이고, 그 이유가 함께 나와 있습니까?
    .expected = 상태 available
    .found = { $rule }
    .explain =
        패킷이 지나는 길의 구성 요소가 있기는 하지만 동작하지 않습니다. 실패했거나, 삭제되는 중이거나, 생성이 끝나지 않았습니다.

        - 콘솔이나 describe 명령의 결과에서 상태(State)를 봅니다.

PROTOCOL_RESTRICTION = { $resource }: 여기에서는 { $protocol } 프로토콜이 지나갈 수 없습니다
    .title = 전달하지 않는 프로토콜
    .question = 이 구성 요소는 어떤 프로토콜을 전달하고, 이 패킷은 어떤 프로토콜을 씁니까?
    .expected = 이 구성 요소가 전달하는 프로토콜
    .found = { $protocol }
    .explain =
        구성 요소마다 전달하는 프로토콜이 정해져 있습니다. NAT 게이트웨이는 TCP, UDP, ICMP만, 로드 밸런서는 리스너에 적힌 것만 전달합니다.

        - 콘솔에서 그 구성 요소의 종류를 확인합니다.
        - CLI: `aws ec2 describe-nat-gateways`
