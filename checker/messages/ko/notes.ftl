# 확인과 역할 배정에서 나오는 말.

needed-route = { $destination } → { $target }
target-nat-gateway = NAT 게이트웨이
target-internet-gateway = 인터넷 게이트웨이
target-egress-only-gateway = 송신 전용 인터넷 게이트웨이
target-gateway-endpoint = 게이트웨이 엔드포인트
target-this = { $resource }

near-address = { $rule } ({ $resource }): 주소가 다릅니다
near-ports = { $rule } ({ $resource }): 포트가 다르거나 일부만 허용합니다
near-protocol = { $rule } ({ $resource }): 프로토콜이 다릅니다
near-order = { $rule } ({ $resource }): 앞선 규칙이 먼저 결정합니다
near-unused = { $rule } ({ $resource }): 이 서브넷이 쓰지 않습니다

seen-vpc = { $vpc }: 직접 만든 VPC({ $block })
seen-subnets = 서브넷: { $subnets }
seen-public-subnets = 퍼블릭 서브넷: { $list }
seen-private-subnets = 프라이빗 서브넷: { $list }
seen-private-instances = 프라이빗 서브넷의 인스턴스: { $list }
seen-flow = { $from } → { $to }: { $what } 요청이 도착하고 응답이 돌아옵니다
seen-no-flow = 인터넷에서 들어올 수 있는 것이 없습니다

who-internet = 인터넷
who-learner = 내 컴퓨터({ $address })
who-public-subnet = 퍼블릭 서브넷 { $subnet }의 호스트
who-private-subnet = 프라이빗 서브넷 { $subnet }의 호스트
who-instance = { $instance }

why-not-told = 수집한 내용만으로는 판단할 수 없습니다: { $resource } { $detail }
why-pending = { $resource }: 아직 진행 중입니다({ $detail }). 잠시 뒤에 다시 확인합니다
why-not-modelled = { $resource }: 여기에서 일어나는 일은 이 프로그램이 알지 못합니다: { $detail }
why-appliance = { $resource }: 이 호스트가 패킷을 전달하는지는 AWS 구성에 나타나지 않습니다: { $detail }
why-network-beyond = { $resource }: 구성에 보이지 않는 네트워크로 길이 이어집니다: { $detail }
why-unreadable-rule = { $resource }: 읽을 수 없는 규칙이 있습니다: { $detail }
why-evidence-missing = AWS의 응답이 없습니다: { $resource } { $detail }
why-several-vpcs = 후보가 되는 VPC가 여럿이므로 --vpc 옵션으로 하나를 지정해야 합니다: { $vpcs }
why-vpc-not-there = { $vpc }: 이 리전에 그런 VPC가 없습니다

cast-second-vpc = { $vpc }: 이 VPC를 확인했습니다. 그다음 후보는 { $second }입니다(--vpc 옵션으로 지정)
