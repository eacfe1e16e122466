# 보안 그룹과 네트워크 인터페이스.

ENI_SG_RULES_MISMATCH = { $direction ->
        [egress] { $resource }: { $source }에서 { $destination } 쪽으로 나가는 { $what } 연결을 허용하는 아웃바운드 규칙이 없습니다
       *[ingress] { $resource }: { $source }에서 들어오는 { $what } 연결을 허용하는 인바운드 규칙이 없습니다
    }{ $several ->
        [yes] {" "}(같은 인터페이스의 다른 보안 그룹에도 없음: { $beside })
       *[no] {""}
    }
    .title = 허용하는 보안 그룹 규칙 없음
    .question = { $direction ->
        [egress] 이 보안 그룹이나 같은 인터페이스의 다른 보안 그룹에 프로토콜, 포트, 목적지가 모두 맞는 아웃바운드 규칙이 있습니까?
       *[ingress] 이 보안 그룹이나 같은 인터페이스의 다른 보안 그룹에 프로토콜, 포트, 출발지가 모두 맞는 인바운드 규칙이 있습니까?
    }
    .expected = { $direction ->
        [egress] 아웃바운드 { $needed }
       *[ingress] 인바운드 { $needed }
    }
    .found = 허용하는 규칙 없음
    .explain =
        보안 그룹은 네트워크 인터페이스에 붙으며 허용만 할 수 있습니다. 그룹이 여럿이면 규칙이 모두 합쳐집니다. 어떤 규칙도 허용하지 않는 패킷은 조용히 버려집니다. 상태를 기억하므로(stateful) 한번 허용된 연결의 응답은 언제나 통과합니다. 따라서 연결을 여는 방향의 규칙만 보면 됩니다. 다른 보안 그룹을 소스로 지정한 규칙은 그 그룹에 속한 인터페이스의 프라이빗 주소와만 맞습니다. 퍼블릭 주소로 접속하면 맞지 않고, 내 컴퓨터의 주소도 맞지 않습니다.

        - 콘솔: EC2 → 인스턴스 → 해당 인스턴스 → 보안 탭에서 모든 그룹의 규칙을 한꺼번에 봅니다. 나가는 트래픽은 보내는 쪽을, 들어오는 트래픽은 받는 쪽을 봅니다.
        - CLI: `aws ec2 describe-security-groups --group-ids SG`

ENI_SOURCE_DEST_CHECK_RESTRICTION = { $resource }: 소스/대상 확인이 켜져 있는데, 패킷은 이 인터페이스가 보낸 것도 받을 것도 아닙니다
    .title = 소스/대상 확인이 전달 패킷을 버림
    .question = 이 호스트는 패킷의 출발지나 목적지입니까, 아니면 남의 패킷을 전달하는 쪽입니까?
    .expected = 소스/대상 확인 끔(다른 호스트의 패킷을 전달하는 호스트이므로)
    .found = { $rule }
    .explain =
        네트워크 인터페이스는 보통 소스/대상 확인을 해서 자기에게 온 패킷만 받고 나머지는 버립니다. NAT 인스턴스, VPN 호스트, 방화벽은 남의 패킷을 전달하는 호스트입니다. 이런 호스트에서는 인터페이스나 인스턴스의 소스/대상 확인을 꺼야 합니다.

        - 콘솔: EC2 → 인스턴스 → 작업 → 네트워킹 → 소스/대상 확인 변경.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].SourceDestCheck'`

ENI_ADDRESS_RESTRICTION = { $resource }: { $source }에서 보낸 패킷인데, 이 인터페이스의 주소가 아니므로 버려집니다
    .title = 인터페이스에 없는 주소로 보낸 패킷
    .question = 이 인터페이스가 가진 주소는 무엇이고, 패킷의 출발지 주소는 무엇입니까?
    .expected = 인터페이스가 가진 출발지 주소
    .found = 출발지 { $source }
    .explain =
        네트워크 인터페이스는 소스/대상 확인이 꺼져 있지 않은 한 자기 주소로만 패킷을 보낼 수 있습니다.

        - 콘솔: EC2 → 네트워크 인터페이스 → 해당 인터페이스 → IP 주소.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI`

INTERFACE_DENIES_IGW_TRAFFIC = { $resource }: 이 인터페이스는 인터넷 게이트웨이로 오가는 트래픽을 모두 거부합니다
    .title = 인터넷 게이트웨이 트래픽을 거부하는 인터페이스
    .question = 인터넷 게이트웨이로 오가는 트래픽을 받을지는 이 인터페이스의 어떤 속성이 정하고, 그 속성은 누가 설정했습니까?
    .expected = 인터넷 게이트웨이의 트래픽을 받는 인터페이스
    .found = DenyAllIgwTraffic: true
    .explain =
        DenyAllIgwTraffic 속성이 켜진 인터페이스에서는 경로, 보안 그룹, 네트워크 ACL이 무엇이든 인터넷 게이트웨이로 오가는 트래픽을 AWS가 모두 버립니다. 서비스가 자기 인터페이스에 설정하는 값이며 콘솔에서 바꾸는 것이 아닙니다.

        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].DenyAllIgwTraffic'`
