# 실습에서 만들어야 하는데 없는 것, 있어서는 안 되는데 있는 것.

NO_VPC = { $resource }: 이 리전에는 VPC가 없습니다
    .title = VPC 없음
    .question = 여기에서는 어느 계정의 어느 리전을 보았고, 콘솔에서는 어디를 보고 있습니까?
    .expected = 직접 만든 VPC
    .found = { $region } 리전에 없음
    .explain =
        VPC는 리전마다 따로입니다. 만들었는데 보이지 않는다면 콘솔에서 다른 리전을 선택했거나 다른 계정을 보고 있는 것입니다.

        - 콘솔: 오른쪽 위의 리전, VPC → VPC 목록.
        - CLI: `aws ec2 describe-vpcs --region REGION`

ONLY_DEFAULT_VPC = { $resource }: AWS가 만들어 둔 기본 VPC뿐이고 다른 VPC가 없습니다
    .title = 기본 VPC뿐임
    .question = 이 VPC는 누가 만들었고, 어느 서브넷을 퍼블릭으로 할지는 누가 정했습니까?
    .expected = 직접 만든 VPC
    .found = { $region }의 기본 VPC { $resource }뿐입니다
    .explain =
        계정의 리전마다 기본 VPC가 하나씩 있고, 그 서브넷은 모두 퍼블릭입니다. 실습에서는 무엇을 퍼블릭으로 할지 스스로 정할 수 있도록 네트워크를 직접 만듭니다.

        - 콘솔: VPC → VPC 목록 → 기본 VPC: 아니요.
        - CLI: `aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,IsDefault]'`

TOO_FEW_SUBNETS = { $resource }: { $count ->
        [0] 이 VPC에는 서브넷이 없습니다
       *[other] 이 VPC에는 서브넷이 { $count }개뿐입니다
    }
    .title = 서브넷 부족
    .question = 이 VPC에는 서브넷이 몇 개 있고, 한 서브넷이 퍼블릭이면서 동시에 프라이빗일 수 있습니까?
    .expected = 퍼블릭으로 쓸 서브넷과 프라이빗으로 쓸 서브넷, 둘 이상
    .found = { $count }개
    .explain =
        서브넷은 VPC 대역의 일부이며 가용 영역 하나에 속합니다. 퍼블릭인지 프라이빗인지는 서브넷이 쓰는 라우팅 테이블이 정하므로, 한 서브넷은 둘 가운데 하나일 뿐입니다. 퍼블릭으로 쓸 것과 프라이빗으로 쓸 것은 서로 다른 서브넷에 둡니다.

        - 콘솔: VPC → 서브넷에서 내 VPC로 필터링합니다.
        - CLI: `aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC`

ONE_AVAILABILITY_ZONE = { $resource }: 서브넷이 모두 가용 영역 { $zone }에만 있습니다
    .title = 서브넷이 모두 한 가용 영역에 있음
    .question = 서브넷은 어느 가용 영역에 있고, 그 영역이 멈추면 네트워크에 무엇이 남습니까?
    .expected = 두 가용 영역의 서브넷(데이터베이스와 로드 밸런서에 필요)
    .found = { $zone }뿐입니다
    .explain =
        서브넷은 가용 영역 하나에 속하며 옮길 수 없습니다. 뒤의 실습에서는 두 영역이 필요합니다. 데이터베이스 서브넷 그룹과 애플리케이션 로드 밸런서는 영역 하나로는 만들 수 없습니다.

        - 콘솔: VPC → 서브넷 → 가용 영역.
        - CLI: `aws ec2 describe-subnets --query 'Subnets[].[SubnetId,AvailabilityZoneId]'`

DNS_HOSTNAMES_DISABLED = { $resource }: 이 VPC는 DNS 호스트 이름이 꺼져 있습니다
    .title = DNS 호스트 이름 꺼짐
    .question = 이 VPC의 인스턴스에 퍼블릭 DNS 이름이 생길지는 어떤 속성이 정합니까?
    .expected = enableDnsHostnames true(퍼블릭 DNS 이름과 엔드포인트의 프라이빗 DNS에 필요)
    .found = enableDnsHostnames false
    .explain =
        enableDnsHostnames가 꺼져 있으면 인스턴스에 퍼블릭 DNS 이름이 생기지 않고, 인터페이스 엔드포인트에서 프라이빗 DNS를 쓸 수 없습니다.

        - 콘솔: VPC → VPC 목록 → 작업 → VPC 설정 편집.
        - CLI: `aws ec2 describe-vpc-attribute --vpc-id VPC --attribute enableDnsHostnames`

NO_PUBLIC_SUBNET = { $resource }: 이 VPC에는 퍼블릭 서브넷이 없습니다. 인터넷 게이트웨이로 가는 경로가 있는 서브넷이 하나도 없습니다
    .title = 퍼블릭 서브넷 없음
    .question = 각 서브넷이 실제로 쓰는 라우팅 테이블은 어느 것이고, 그 테이블은 인터넷으로 가는 패킷을 어디로 보냅니까?
    .expected = 라우팅 테이블에 { $needed } 경로가 있는 서브넷
    .found = 서브넷이 쓰는 어느 테이블에도 그런 경로가 없음
    .explain =
        서브넷이 실제로 쓰는 라우팅 테이블에 인터넷 게이트웨이로 가는 경로가 있으면 퍼블릭입니다. 이름, 태그, 퍼블릭 주소 자동 할당 설정으로 퍼블릭이 되지는 않습니다.

        - 콘솔: VPC → 서브넷 → 라우팅 테이블.
        - CLI: `aws ec2 describe-route-tables --filters Name=vpc-id,Values=VPC`

NO_PRIVATE_SUBNET = { $resource }: 이 VPC에는 프라이빗 서브넷이 없습니다. 모든 서브넷에 인터넷 게이트웨이로 가는 경로가 있습니다
    .title = 프라이빗 서브넷 없음
    .question = 라우팅 테이블이 인터넷 게이트웨이로 이어지지 않는 서브넷은 어느 것입니까?
    .expected = 라우팅 테이블에 인터넷 게이트웨이로 가는 경로가 없는 서브넷
    .found = 퍼블릭 서브넷뿐입니다
    .explain =
        서브넷이 실제로 쓰는 라우팅 테이블에 인터넷 게이트웨이로 가는 경로가 없으면 프라이빗입니다. 따로 연결한 테이블이 없는 서브넷은 기본(main) 테이블을 쓰므로, 거기에 넣은 경로는 그 서브넷도 엽니다.

        - 콘솔: VPC → 서브넷 → 라우팅 테이블.
        - CLI: `aws ec2 describe-route-tables --filters Name=vpc-id,Values=VPC`

EVERY_SUBNET_IS_PUBLIC = { $resource }: { $main ->
        [yes] 기본(main) 테이블의 경로 { $rule } 때문에 따로 연결한 테이블이 없는 서브넷이 모두 열려서 프라이빗 서브넷이 남지 않습니다
       *[no] 경로 { $rule } 때문에 이 테이블을 쓰는 서브넷이 퍼블릭이 되어 프라이빗 서브넷이 남지 않습니다
    }
    .title = 모든 서브넷이 퍼블릭임
    .question = 이 라우팅 테이블을 쓰는 서브넷은 어느 것이고, 이 테이블은 인터넷으로 가는 패킷을 어디로 보냅니까?
    .expected = 라우팅 테이블에 인터넷 게이트웨이로 가는 경로가 없는 서브넷
    .found = { $main ->
        [yes] 기본(main) 테이블의 { $rule }
       *[no] { $rule }
    }
    .explain =
        서브넷이 실제로 쓰는 라우팅 테이블에 인터넷 게이트웨이로 가는 경로가 있으면 퍼블릭입니다. 기본(main) 테이블은 명시적으로 연결된 테이블이 없는 모든 서브넷이 쓰므로, 거기에 넣은 경로는 그 서브넷을 모두 엽니다.

        - 콘솔: VPC → 라우팅 테이블 → 기본, 서브넷 연결.
        - CLI: `aws ec2 describe-route-tables --filters Name=association.main,Values=true`

ROUTE_TABLE_WITHOUT_SUBNET = { $resource }: 인터넷 게이트웨이로 가는 경로가 있지만 이 라우팅 테이블을 쓰는 서브넷이 없습니다
    .title = 쓰는 서브넷이 없는 라우팅 테이블
    .question = 이 VPC의 서브넷은 저마다 실제로 어느 라우팅 테이블을 씁니까?
    .expected = 이 테이블에 연결된 퍼블릭 서브넷
    .found = 서브넷 연결 없음
    .explain =
        라우팅 테이블의 경로는 그 테이블을 쓰는 서브넷에만 적용됩니다. 서브넷은 명시적으로 연결된 테이블을 쓰고, 연결이 없으면 기본(main) 테이블을 씁니다.

        - 콘솔: VPC → 라우팅 테이블 → 해당 테이블 → 서브넷 연결 탭.
        - CLI: `aws ec2 describe-route-tables --route-table-ids RTB --query 'RouteTables[].Associations'`

NO_INSTANCE_IN_PRIVATE_SUBNET = { $resource }: 이 VPC의 프라이빗 서브넷에는 인스턴스가 없습니다
    .title = 프라이빗 서브넷에 인스턴스 없음
    .question = 이 VPC에는 어떤 인스턴스가 있고, 각각의 서브넷은 퍼블릭입니까, 프라이빗입니까?
    .expected = 프라이빗 서브넷의 인스턴스
    .found = 없음
    .explain =
        프라이빗 호스트인지는 이름이나 주소가 아니라 호스트가 있는 서브넷이 정합니다. 인스턴스의 서브넷은 시작할 때 정하며 나중에 바꿀 수 없습니다. 이 실습에는 프라이빗 서브넷의 호스트가 필요합니다.

        - 콘솔: EC2 → 인스턴스 → 서브넷 ID.
        - CLI: `aws ec2 describe-instances --filters Name=vpc-id,Values=VPC --query 'Reservations[].Instances[].[InstanceId,SubnetId]'`

REACHABLE_FROM_INTERNET = { $resource }: { $block }에서 보낸 { $what } 패킷이 여기까지 들어옵니다
    .title = 인터넷에서 접속할 수 있음
    .question = 인터넷에서 온 패킷은 어떤 퍼블릭 주소와 경로를 거치고 어떤 규칙을 통과해 여기까지 들어옵니까?
    .expected = 인터넷에서 아무것도 들어오지 못함
    .found = { $packet }: 들어옵니다
    .explain =
        프라이빗 호스트에는 인터넷에서 접속할 수 없어야 합니다. 퍼블릭 주소, 인터넷 게이트웨이로 가는 경로, 허용하는 규칙이 모두 있을 때만 연결이 이루어집니다. 그 가운데 하나만 없어도 막힙니다.

        - 콘솔: EC2 → 인스턴스 → 해당 인스턴스 → 네트워킹, 보안 탭.
        - CLI: `aws ec2 describe-instances --instance-ids I`

REACHABLE_FROM_INSIDE = { $resource }: { $from }에서 보낸 { $what } 패킷이 여기까지 들어옵니다
    .title = 들어오면 안 되는 곳에서 접속할 수 있음
    .question = 그쪽에서 온 패킷은 어떤 경로와 규칙을 지나 여기까지 들어오고, 그 가운데 어느 것이 필요보다 넓게 열려 있습니까?
    .expected = { $from }에서 아무것도 들어오지 못함
    .found = { $packet }: 들어옵니다
    .explain =
        같은 네트워크나 피어링으로 이어진 네트워크에서는 경로가 이미 있으므로, 누가 들어올 수 있는지는 보안 그룹과 네트워크 ACL이 정합니다. 한쪽에서만 접속하면 되는 곳은 그 방향만 엽니다. 보안 그룹은 응답을 저절로 들여보내므로, 응답을 위해 반대 방향을 열 필요는 없습니다.

        - 콘솔: EC2 → 인스턴스 → 해당 인스턴스 → 보안 탭의 인바운드 규칙.
        - CLI: `aws ec2 describe-security-groups --group-ids SG`

PRIVATE_HOST_HAS_PUBLIC_ADDRESS = { $resource }: 프라이빗 서브넷의 호스트에 퍼블릭 주소가 있습니다: { $address }
    .title = 프라이빗 호스트의 퍼블릭 주소
    .question = 이 호스트는 퍼블릭 주소를 어디에서 받았고, 그 주소는 프라이빗 서브넷에서 무엇에 쓰입니까?
    .expected = 퍼블릭 주소 없음
    .found = { $address }
    .explain =
        프라이빗 서브넷에서 퍼블릭 주소는 쓸모가 없고, 비용이 들며, 누군가 경로를 추가하면 그대로 열립니다. 서브넷의 자동 할당 설정이나 시작 설정으로 받았거나 탄력적 IP를 연결한 것입니다.

        - 콘솔: EC2 → 인스턴스 → 해당 인스턴스 → 퍼블릭 IPv4 주소.
        - CLI: `aws ec2 describe-instances --instance-ids I --query 'Reservations[].Instances[].PublicIpAddress'`

NO_WAY_IN = { $resource }: 이 VPC의 프라이빗 호스트에 관리자가 들어갈 길이 없습니다
    .title = 관리자가 들어갈 길 없음
    .question = 인터넷에서 닿을 수 없는 호스트에 관리자는 어느 길로 들어갑니까?
    .expected = 퍼블릭 서브넷의 배스천, EC2 Instance Connect 엔드포인트, Systems Manager 가운데 하나
    .found = 없음
    .explain =
        프라이빗 호스트에는 인터넷에서 바로 들어갈 수 없습니다. 관리자는 통제하고 지켜볼 수 있는 경유지를 거쳐 들어갑니다. 경유지로는 퍼블릭 서브넷의 배스천 호스트, EC2 Instance Connect 엔드포인트(무료), 또는 인스턴스 프로파일과 서비스로 나가는 길이 필요한 Session Manager가 있습니다.

        - 콘솔: EC2 → 인스턴스, VPC → 엔드포인트, Systems Manager → Fleet Manager.
        - CLI: `aws ec2 describe-instance-connect-endpoints`, `aws ssm describe-instance-information`

HOP_OPEN_TO_THE_WORLD = { $resource }: 이 호스트의 { $port }번 포트가 인터넷 전체에 열려 있습니다
    .title = 인터넷 전체에 열린 배스천
    .question = 이 포트에 접속해야 하는 사람은 누구이고, 어느 주소에서 접속합니까?
    .expected = 아는 주소에만 열린 { $port }번 포트
    .found = 0.0.0.0/0에 열린 { $port }번 포트
    .explain =
        배스천은 프라이빗 호스트로 들어가는 유일한 문입니다. 인터넷 전체에 열린 ssh 포트에는 몇 분 안에 자동 프로그램이 비밀번호와 키를 시험하러 옵니다. 규칙의 소스는 내 주소나 VPN의 주소로 좁힐 수 있습니다.

        - 콘솔: EC2 → 보안 그룹 → 인바운드 규칙 → 소스.
        - CLI: `aws ec2 describe-security-groups --filters Name=ip-permission.cidr,Values=0.0.0.0/0`

GROUP_ADMITS_ADMIN_PORT_FROM_OUTSIDE = { $resource }: 이 보안 그룹의 규칙이 { $rule }에서 프라이빗 호스트의 { $port }번 포트로 접속하는 것을 허용합니다
    .title = VPC 밖의 주소에 열린 프라이빗 호스트의 보안 그룹
    .question = 언젠가 이 호스트에 퍼블릭 주소와 경로가 생긴다면, 이 보안 그룹은 누구를 들여보냅니까?
    .expected = VPC의 주소나 보안 그룹에만 열린 { $port }번 포트
    .found = { $rule }에 열린 { $port }번 포트
    .explain =
        지금은 보안 그룹이 무엇을 허용하든 인터넷에서 프라이빗 서브넷의 호스트에 닿을 수 없습니다. 그러나 심층 방어에서는 층마다 스스로 막아야 합니다. 누군가 주소나 경로를 추가하는 날에는 보안 그룹이 마지막 층이 됩니다. 소스에는 배스천의 보안 그룹이나 VPC의 주소를 적습니다.

        - 콘솔: EC2 → 보안 그룹 → 해당 그룹 → 인바운드 규칙 → 소스.
        - CLI: `aws ec2 describe-security-groups --group-ids SG --query 'SecurityGroups[].IpPermissions'`

GROUP_ADMITS_ADMIN_PORT_FROM_BEYOND = { $resource }: 이 보안 그룹의 규칙이 VPC 밖의 { $rule }에서 프라이빗 호스트의 { $port }번 포트로 접속하는 것을 허용합니다
    .title = VPC 너머에 열린 프라이빗 호스트의 보안 그룹
    .question = VPC 밖에서 이 호스트에 접속하는 사람은 누구이고, 어느 길로 들어옵니까?
    .expected = VPC의 주소나 보안 그룹에만 열린 { $port }번 포트
    .found = { $rule }에 열린 { $port }번 포트
    .explain =
        VPC 밖의 프라이빗 대역을 허용하는 규칙은 VPN이나 피어링한 네트워크를 위한 것입니다. 내 주소를 허용하는 규칙은 클라이언트 주소를 보존하는 EC2 Instance Connect 엔드포인트에 필요합니다. 그런 길이 없다면 쓰지 않는 규칙이 남은 것입니다.

        - 콘솔: EC2 → 보안 그룹 → 해당 그룹 → 인바운드 규칙 → 소스.
        - CLI: `aws ec2 describe-security-groups --group-ids SG --query 'SecurityGroups[].IpPermissions'`

DEFAULT_LIST_ADMITS_EVERYTHING = { $resource }: { $subnet }에 연결된 기본 네트워크 ACL이 시험한 포트를 하나도 거부하지 않습니다: { $ports }
    .title = 모두 허용하는 기본 네트워크 ACL
    .question = 이 네트워크 ACL의 규칙은 누가 정한 것이고, 무엇을 거부합니까?
    .expected = 필요하지 않은 것을 거부하는 네트워크 ACL(다음 가운데 하나 이상: { $ports })
    .found = { $subnet }에 모두 들어갈 수 있습니다
    .explain =
        AWS가 만들어 둔 VPC의 기본 네트워크 ACL은 들어오고 나가는 것을 모두 허용합니다. 다른 ACL이 연결되어 있지 않은 서브넷은 기본 ACL을 씁니다.

        - 콘솔: VPC → 네트워크 ACL → 기본: 예, 서브넷 연결 탭.
        - CLI: `aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=SUBNET`

LIST_ADMITS_TOO_MUCH = { $resource }: 이 네트워크 ACL은 { $subnet }에 대해 시험한 포트를 하나도 거부하지 않습니다: { $ports }
    .title = 너무 많이 허용하는 네트워크 ACL
    .question = 필요하지 않은 트래픽 가운데 이 네트워크 ACL이 서브넷에 들이지 않는 것은 무엇입니까?
    .expected = 필요하지 않은 것을 거부하는 네트워크 ACL(다음 가운데 하나 이상: { $ports })
    .found = { $subnet }에 모두 들어갈 수 있습니다
    .explain =
        모든 트래픽을 허용하는 네트워크 ACL은 거르는 것이 없습니다. 규칙에는 서브넷에 필요한 것만 적고, 나머지는 마지막 * 규칙이 거부합니다.

        - 콘솔: VPC → 네트워크 ACL → 해당 ACL → 인바운드 규칙.
        - CLI: `aws ec2 describe-network-acls --network-acl-ids ACL`

NAT_GATEWAY_IN_OTHER_ZONE = { $resource }: { $zone } 영역의 { $subnet } 서브넷이 { $other } 영역의 { $way } 게이트웨이로 나갑니다
    .title = 다른 가용 영역의 NAT 게이트웨이
    .question = 서브넷에서 밖으로 나가는 길은 어느 가용 영역에 있고, 그 영역이 멈추면 어떻게 됩니까?
    .expected = { $zone } 영역의 NAT 게이트웨이와 그것으로 가는 이 테이블의 기본 경로
    .found = { $other } 영역의 { $way } 게이트웨이로 가는 기본 경로
    .explain =
        영역에 만든 NAT 게이트웨이는 그 가용 영역이 멈추면 함께 멈춥니다. 다른 영역의 서브넷도 그때 인터넷으로 나가지 못하게 되고, 영역을 건너는 패킷마다 요금이 붙습니다. 영역마다 하나씩 만들어 영역마다 따로 둔 프라이빗 라우팅 테이블에서 가리키거나, 리전 NAT 게이트웨이를 쓰십시오.

        - 콘솔: VPC → NAT 게이트웨이 → 서브넷, VPC → 서브넷 → 가용 영역.
        - CLI: `aws ec2 describe-nat-gateways --query 'NatGateways[].[NatGatewayId,SubnetId,AvailabilityMode]'`

TOO_FEW_ZONES = { $resource }: 밖으로 나갈 수 있는 프라이빗 서브넷이 가용 영역 { $count }곳에만 있습니다({ $zones }). { $wanted }곳에 있어야 합니다
    .title = 밖으로 나가는 길이 있는 가용 영역이 부족함
    .question = 가용 영역 하나를 잃으면, 밖으로 나가는 길이 남는 프라이빗 서브넷은 어느 것입니까?
    .expected = 가용 영역 { $wanted }곳에 밖으로 나갈 수 있는 프라이빗 서브넷
    .found = { $zones }
    .explain =
        한 가용 영역에만 둔 것은 그 영역이 멈추면 함께 멈춥니다. 한 영역을 잃은 뒤에는, 남은 영역에 있으면서 그 영역의 나가는 길을 쓰는 프라이빗 호스트만 인터넷에 나갈 수 있습니다.

        - 콘솔: VPC → 서브넷 → 가용 영역.
        - CLI: `aws ec2 describe-subnets --query 'Subnets[].[SubnetId,AvailabilityZoneId]'`
