# 피어링, 전송 게이트웨이, 가상 프라이빗 게이트웨이.

NO_PEERING = { $resource }: 이 VPC를 다른 VPC와 이어 주는 피어링 연결이 없습니다
    .title = 피어링 연결 없음
    .question = 패킷은 어떤 연결을 지나 이 VPC에서 다른 VPC로 갑니까?
    .expected = 상대 VPC와 잇는 VPC 피어링 연결
    .found = 없음
    .explain =
        두 VPC는 같은 계정에 있어도 서로를 모르며, 패킷이 저절로 다른 VPC로 가지는 않습니다. 피어링 연결은 주소 대역이 겹치지 않는 두 VPC를 이어 줍니다. 한쪽이 요청하고 다른 쪽이 수락합니다.

        - 콘솔: VPC → 피어링 연결.
        - CLI: `aws ec2 describe-vpc-peering-connections --query 'VpcPeeringConnections[].[VpcPeeringConnectionId,Status.Code]'`

PEERING_NOT_ACTIVE = { $resource }: 이 VPC 피어링 연결은 활성 상태가 아닙니다: { $rule }
    .title = 활성이 아닌 피어링
    .question = 이 피어링 연결은 어떤 상태이고, 그 상태는 무엇을 뜻합니까?
    .expected = 상태 active
    .found = { $rule }
    .explain =
        피어링은 상대가 수락한 뒤부터 어느 한쪽이 삭제할 때까지만 패킷을 전달합니다.

        - 콘솔: VPC → 피어링 연결 → 상태.
        - CLI: `aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids PCX --query 'VpcPeeringConnections[].Status'`

PCX_REQUIRES_ADDRESS_IN_VPC_CIDR = { $resource }: 피어링은 두 VPC 사이만 이어 주는데, { $packet }의 한쪽 끝이 그 밖에 있습니다
    .title = 피어링한 VPC 밖의 주소
    .question = 이 패킷의 출발지와 목적지는 모두 피어링한 두 VPC의 대역 안에 있습니까?
    .expected = 두 VPC의 대역 안에 있는 출발지와 목적지
    .found = { $packet }
    .explain =
        피어링은 전이되지 않으며, 상대 VPC의 게이트웨이를 빌려 쓸 수도 없습니다. 인터넷 게이트웨이, NAT 게이트웨이, VPN, 게이트웨이 엔드포인트가 모두 그렇습니다.

        - CLI: `aws ec2 describe-vpc-peering-connections --query 'VpcPeeringConnections[].[RequesterVpcInfo.CidrBlock,AccepterVpcInfo.CidrBlock]'`

TGW_VPC_NOT_ATTACHED = { $resource }: VPC가 이 전송 게이트웨이에 연결되어 있지 않습니다
    .title = 전송 게이트웨이에 연결되지 않은 VPC
    .question = 이 전송 게이트웨이에는 어느 VPC가 연결되어 있습니까?
    .expected = available 상태인 VPC 연결
    .found = { $rule }
    .explain =
        전송 게이트웨이로 가는 경로는 VPC가 그 게이트웨이에 연결되어 있고 연결이 available일 때만 동작합니다.

        - 콘솔: VPC → 전송 게이트웨이 연결.
        - CLI: `aws ec2 describe-transit-gateway-attachments --filters Name=resource-id,Values=VPC`

TGW_ROUTE_AZ_RESTRICTION = { $resource }: 전송 게이트웨이 연결에는 보내는 쪽의 가용 영역에 있는 서브넷이 없습니다
    .title = 보내는 쪽 가용 영역에 연결 서브넷 없음
    .question = 이 연결의 서브넷은 어느 가용 영역에 있고, 보내는 쪽은 어느 가용 영역에 있습니까?
    .expected = 보내는 쪽 가용 영역의 연결 서브넷
    .found = { $rule }
    .explain =
        VPC 연결에는 맡은 가용 영역마다 서브넷이 하나씩 있습니다. 다른 가용 영역의 호스트는 경로가 있어도 이 연결을 쓸 수 없습니다.

        - CLI: `aws ec2 describe-transit-gateway-vpc-attachments --query 'TransitGatewayVpcAttachments[].SubnetIds'`

TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION = { $resource }: 이 연결에는 전송 게이트웨이 라우팅 테이블이 지정되어 있지 않습니다
    .title = 라우팅 테이블이 없는 연결
    .question = 전송 게이트웨이는 이 연결로 들어온 패킷의 길을 어느 라우팅 테이블에서 찾습니까?
    .expected = 전송 게이트웨이 라우팅 테이블과의 연결
    .found = { $rule }
    .explain =
        전송 게이트웨이는 패킷이 들어온 연결에 지정된 라우팅 테이블에서 길을 찾습니다. 지정된 테이블이 없으면 버립니다.

        - CLI: `aws ec2 describe-transit-gateway-attachments --query 'TransitGatewayAttachments[].Association'`

TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT = { $resource }: 이 전송 게이트웨이 라우팅 테이블에는 { $destination } 앞으로 가는 경로가 없습니다
    .title = 전송 게이트웨이 테이블에 경로 없음
    .question = 이 전송 게이트웨이 라우팅 테이블에서 목적지에 맞는 줄은 어느 것입니까?
    .expected = { $destination } 앞으로 가는 경로
    .found = 없음
    .explain =
        전송 게이트웨이의 경로는 연결에서 전파되거나 직접 적어 넣습니다.

        - CLI: `aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TGW_RTB --filters Name=state,Values=active`

TGW_RTB_BAD_STATE_ROUTE = { $resource }: 이 전송 게이트웨이 라우팅 테이블의 경로 { $rule }에서 패킷이 버려집니다(블랙홀)
    .title = 전송 게이트웨이 테이블의 블랙홀 경로
    .question = 이 경로는 일부러 블랙홀로 둔 것입니까, 아니면 연결이 사라져서 블랙홀이 된 것입니까?
    .expected = { $destination } 앞으로 가는 활성 경로
    .found = { $rule }
    .explain =
        블랙홀 경로는 일부러 버리려고 만들었거나, 연결이 삭제되어 그렇게 된 것입니다.

        - CLI: `aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TGW_RTB --filters Name=state,Values=blackhole`

VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS = { $resource }: 가상 프라이빗 게이트웨이는 자기 VPC의 인터페이스가 보낸 패킷만 받는데, 출발지({ $source })는 그런 인터페이스가 아닙니다
    .title = 가상 프라이빗 게이트웨이가 받지 않는 출발지
    .question = 이 패킷은 게이트웨이가 있는 VPC의 인터페이스에서 나왔습니까, 아니면 그 VPC를 거쳐 가기만 합니까?
    .expected = VPC 안 인터페이스의 출발지 주소
    .found = 출발지 { $source }
    .explain =
        가상 프라이빗 게이트웨이는 자기 VPC의 인터페이스가 보낸 패킷만 받습니다. 피어링한 VPC에서 온 패킷은 그 뒤의 VPN이나 Direct Connect로 나갈 수 없습니다.

        - CLI: `aws ec2 describe-vpn-gateways`

BAD_STATE_VPN = { $resource }: 이 VPN 연결은 동작하지 않습니다: { $rule }
    .title = 사용할 수 없는 VPN 연결
    .question = 이 VPN 연결은 어떤 상태이고, 살아 있는 터널은 몇 개입니까?
    .expected = 상태 available, 터널 하나 이상 UP
    .found = { $rule }
    .explain =
        VPN 연결은 상태가 available이고 터널이 하나 이상 살아 있을 때 패킷을 전달합니다.

        - 콘솔: VPC → Site-to-Site VPN 연결 → 터널 세부 정보.
        - CLI: `aws ec2 describe-vpn-connections --query 'VpnConnections[].[State,VgwTelemetry]'`
