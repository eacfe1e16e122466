# 확인과 역할 배정에서 나오는 말.

needed-from-own-address = { $rule } from 내 주소
needed-destination = { $destination } 쪽으로 가는
needed-route = { $destination } → { $target }
target-nat-gateway = NAT 게이트웨이
target-internet-gateway = 인터넷 게이트웨이
target-egress-only-gateway = 송신 전용 인터넷 게이트웨이
target-gateway-endpoint = 게이트웨이 엔드포인트
target-peering = 피어링 연결
target-this = { $resource }

near-address = { $rule }{ $where }: 주소가 다릅니다
near-group = { $rule }{ $where }: 이 그룹에 속한 인터페이스의 프라이빗 주소에서 온 패킷이 아닙니다
near-ports = { $rule }{ $where }: 포트가 다르거나 일부만 허용합니다
near-protocol = { $rule }{ $where }: 프로토콜이 다릅니다
near-order = { $rule }{ $where }: 앞선 규칙이 먼저 결정합니다
near-unused = { $rule }{ $where }: 이 서브넷이 쓰지 않습니다

seen-vpc = { $vpc }: 직접 만든 VPC({ $block })
seen-subnets = 서브넷: { $subnets }
seen-public-subnets = 퍼블릭 서브넷: { $list }
seen-private-subnets = 프라이빗 서브넷: { $list }
seen-private-instances = 프라이빗 서브넷의 인스턴스: { $list }
seen-flow = { $from } → { $to }: { $what } 요청이 도착하고 응답이 돌아옵니다
seen-zonal-egress = 영역마다 밖으로 나가는 길이 있습니다: { $ways }
seen-no-flow = 인터넷에서 들어올 수 있는 것이 없습니다

internet-host = 인터넷(예: { $address })
who-internet = 인터넷
who-internet-part = 허용된 일부 인터넷 주소(가장 넓은 범위 { $block })
who-learner = 내 컴퓨터({ $address })
who-public-subnet = 퍼블릭 서브넷 { $subnet }의 호스트
who-private-subnet = 프라이빗 서브넷 { $subnet }의 호스트
who-peer-subnet = 피어링한 VPC의 서브넷 { $subnet }의 호스트
who-instance = { $instance }

why-not-told = 수집한 내용만으로는 판단할 수 없습니다: { $resource } { $detail }
why-pending = { $resource }: 아직 진행 중입니다({ $detail }). 잠시 뒤에 다시 확인하십시오
why-not-modelled = { $resource }: 이 프로그램이 다루지 않는 동작입니다: { $detail }
why-appliance = { $resource }: 이 호스트가 패킷을 전달하는지는 AWS 구성에 나타나지 않습니다: { $detail }
why-network-beyond = { $resource }: 구성에 보이지 않는 네트워크로 길이 이어집니다: { $detail }
why-peer-unseen = { $resource }: 상대 VPC({ $detail })에 무엇이 있는지 수집한 내용에 없습니다
why-unreadable-rule = { $resource }: 읽을 수 없는 규칙이 있습니다: { $detail }
why-evidence-missing = AWS의 응답이 없습니다: { $resource } { $detail }
why-several-vpcs = 후보가 되는 VPC가 여럿이므로 --vpc 옵션으로 하나를 지정해야 합니다: { $vpcs }
why-vpc-not-there = { $vpc }: 이 리전에 그런 VPC가 없습니다

cast-second-vpc = { $vpc }: 이 VPC를 확인했습니다. 그다음 후보는 { $second }입니다(--vpc 옵션으로 지정)
seen-answer = 맞는 답입니다: { $answer }
seen-endpoint = { $endpoint }: 이 엔드포인트({ $kind })를 거쳐 통신합니다
seen-groups-closed = 프라이빗 호스트의 보안 그룹은 { $port }번 포트를 VPC 안에만 엽니다
seen-hop = 관리자가 들어가는 길: { $hop }
seen-list-refuses = { $list }: { $subnet }에 들어오는 { $what } 트래픽을 거부합니다
seen-systems-manager = Systems Manager로 접속할 수 있는 인스턴스: { $list }

who-endpoint = 엔드포인트 { $endpoint }
who-service = { $service }

why-client-address = { $resource }: 이 엔드포인트는 호스트에 클라이언트의 주소를 그대로 보여 주는데, 그 주소는 계정에서 알 수 없습니다
why-undeclared-ssh-port = 22번 포트로는 ssh가 통하지 않지만 다른 포트는 통합니다({ $ports }). ssh가 그 포트를 쓴다면 course.toml 파일에 ssh-port = [{ $ports }] 줄을 적거나 --ssh-port 옵션을 포트마다 씁니다
why-endpoint-policy = { $resource }: 이 엔드포인트의 정책이 무엇을 허용하는지는 구성에 나타나지 않는 것에 달려 있습니다: { $detail }
why-endpoint-type = { $resource }: 이 프로그램은 유형이 { $detail }인 엔드포인트를 다루지 않습니다
why-no-answers = 아직 답안이 없습니다. check sheet { $lab } -o sheet.toml 명령으로 문제지를 만들어 답을 쓴 뒤 --answers sheet.toml 옵션을 붙입니다
why-no-interface = { $resource }: 이 엔드포인트의 네트워크 인터페이스가 수집한 내용에 없습니다
why-no-list = { $subnet }의 네트워크 ACL이 수집한 내용에 없습니다
why-no-prefix-list = { $resource }: 서비스의 주소 목록이 수집한 내용에 없습니다
why-no-question = 문제지에 없는 문제입니다: { $question }
why-other-sheet = 다른 사람의 문제지에 적은 답안입니다: 답안은 { $theirs }, 문제지는 { $yours }

near-private-subnet-with-public-addresses = { $subnet }: 퍼블릭 주소가 있는 호스트가 있지만 라우팅 테이블에 인터넷 게이트웨이로 가는 경로가 없습니다

assumed = { $what }({ $status ->
        [denied] 조회 권한 없음
        [failed] 온전한 응답 없음
        [unsupported] 엔드포인트가 지원하지 않는 호출
       *[not-asked] 확인하지 않음
    })
shows-DescribeVpcBlockPublicAccessOptions = VPC 퍼블릭 액세스 차단 없음
shows-DescribeVpcBlockPublicAccessExclusions = VPC 퍼블릭 액세스 차단의 제외 항목 없음
shows-DescribeInstanceConnectEndpoints = EC2 Instance Connect 엔드포인트 없음
shows-DescribeInstanceInformation = Systems Manager가 관리하는 인스턴스 없음
shows-DescribeSecurityGroupVpcAssociations = 다른 VPC의 보안 그룹을 함께 쓰지 않음
shows-DescribeManagedPrefixLists = 직접 만든 접두사 목록 없음
shows-GetManagedPrefixListEntries = 규칙과 경로에 직접 만든 접두사 목록 없음
shows-DescribePrefixLists = 접두사 목록으로 AWS 서비스에 가는 경로 없음
shows-DescribeVpcAttribute = DNS 확인과 DNS 호스트 이름 켜짐
shows-DescribeVpcEndpoints = VPC 엔드포인트 없음
shows-DescribeEgressOnlyInternetGateways = 송신 전용 인터넷 게이트웨이 없음
shows-DescribeVpcPeeringConnections = VPC 피어링 연결 없음
shows-DescribeLoadBalancerAttributes = 교차 영역 로드 밸런싱 꺼짐
shows-DescribeTargetGroupAttributes = 대상 그룹의 속성은 기본값
shows-DescribeAddresses = 인터페이스에 보이는 것 말고는 탄력적 IP 없음

question-usable = AWS의 /{ $length } 서브넷에는 호스트가 몇 개 들어갑니까?
question-smallest = 호스트 { $hosts }개가 들어가는 가장 작은 AWS 서브넷의 접두사 길이는 얼마입니까?
question-canonical = 콘솔에 { $typed } 대역을 입력하면 AWS는 어떤 대역을 만듭니까?
question-ends = 서브넷 { $block }에서 호스트가 쓸 수 있는 첫 주소와 마지막 주소는 무엇입니까?
question-overlap = { $a } 대역과 { $b } 대역은 겹칩니까? (예 또는 아니요)
question-allowed = 대역이 { $vpc }인 VPC에서 { $block } 서브넷을 만들 수 있습니까? (예 또는 아니요)
question-vpc = 다음 네트워크와 나중에 연결할 새 VPC에 어떤 대역을 줍니까: { $taken }
question-partition = { $parent } 대역을 호스트가 { $hosts }개인 서브넷들로 나눕니다. 마지막 서브넷은 로드 밸런서용입니다(대역은 쉼표로 구분)
assumed-premise = { $detail } ({ $resource })
assumed-ssh-port = 알려 주신 대로 ssh가 { $port }번 포트를 쓰는 것으로 봅니다
assumed-policy = { $resource }에 정책이 표시되지 않으므로 모두 허용하는 것으로 봅니다
cast-borrowed-block = { $vpc }의 주소 { $block }: 인터넷에서는 다른 사람의 것이라 이 VPC에서는 그 주소에 닿을 수 없습니다

# 이름과 인증서.
seen-zone = 호스팅 영역 { $zone }의 네임서버: { $servers }
seen-delegated-by-registrar = 등록 기관에 적힌 { $domain } 도메인의 네임서버와 같습니다
seen-delegated-by-parent = 상위 영역이 { $domain } 이름을 이 네임서버로 위임합니다
seen-signed-without-key = { $domain } 영역에 서명은 있지만 레지스트리에 키가 없습니다. 잘못은 아니고 검증되지 않을 뿐입니다
seen-name = { $name } → { $to }
seen-certificate = { $name }: { $until }까지 유효한 인증서({ $certificate })
seen-redirect = { $asked } → { $to }
seen-http-closed = { $name } 이름으로 온 http 요청에는 아무도 답하지 않습니다. 암호화되지 않은 페이지는 없지만, 이름만 입력한 사람은 오류를 봅니다
assumed-delegated = { $domain } 도메인의 등록 기관은 살펴본 범위에 없습니다. 그곳의 네임서버 목록이 다음과 같아야 합니다: { $servers }
assumed-vanity = { $domain } 도메인의 네임서버는 직접 지은 이름이고, Route 53이 이 영역에 준 서버로 이어집니다
assumed-in-dates = ACM이 { $resource } 인증서를 발급된 것으로 답했을 때 유효 기간 안이었습니다. 언제 답했는지는 알 수 없습니다
assumed-name-leads = { $name } 이름은 { $to } 쪽으로 이어집니다. 레코드는 다른 곳에 있습니다
why-domain-elsewhere = { $domain }: 레코드가 이 계정에 없어서 DNS에 직접 물어야만 알 수 있습니다
why-several-domains = 여러 도메인이 있습니다. 어느 것인지 --domain으로 알려 주십시오: { $domains }
why-twin-zones = { $domain } 도메인의 호스팅 영역이 여럿이고 레코드가 서로 다른데, 질의가 어느 영역으로 가는지는 여기에 나오지 않습니다
why-probe-not-made = 이 근거에는 { $what } 기록이 없습니다. 밖에서 시험해 보지 않았습니다
why-probe-address-refused = 이름이 퍼블릭 인터넷 밖의 주소로 이어져서 시험하지 않았습니다. --allow-private 옵션을 주면 그 주소로 갑니다: { $what }
why-probe-no-address = 이름에 주소가 없어서 여기에서 시험하지 못했습니다. 이름을 바르게 적었고 그 이름의 레코드가 있습니까: { $what }
why-probe-failed = 여기에서 시험하지 못했습니다({ $detail }): { $what }
probe-of-dns = { $subject } 이름의 DNS 조회
probe-of-tcp = { $subject } 접속
probe-of-tls = { $subject } TLS 접속
probe-of-http = { $subject } 페이지 요청
probe-of-journey = { $subject } 애플리케이션 이용
probe-of-repository = 저장소
probe-of-other = { $subject } 프로브
seen-resolves = { $name }: 루트에서 시작해 { $found } 주소까지 풀립니다
seen-greeting = { $name }: 유효한 인증서를 보여 줍니다. 발급자 { $issuer }, 만료일 { $until }({ $protocol })
why-walk-unknown = { $name } 이름의 DNS 조회로는 확실히 알 수 없습니다({ $detail })
why-name-leads-elsewhere = { $name } 이름의 주소는 { $found }입니다. 여기에서 보이는 { $to } 주소와 겹치지 않지만, 앞에 프록시가 있어도 이렇게 보입니다
why-not-greeted = { $name } 이름의 인증서는 여기에서 확실히 알 수 없습니다({ $detail })
why-no-domain = 어떤 이름인지 알 수 없습니다. --domain이나 course.toml로 알려 줍니다
why-vanity-name-servers = { $domain }: 이 네임서버들이 무엇인지는 이 계정에 나오지 않습니다: { $servers }
why-many-records = { $name }: 이어진 레코드가 너무 많아 끝까지 따라가지 않았습니다 { $detail }
why-unreadable-record = { $name }: 이 값은 주소가 아닙니다: { $detail }
why-name-outside = { $name } → { $detail }: 그 뒤에 무엇이 있는지는 이 계정에 나오지 않습니다
why-name-delegated = { $name }: 영역에서 { $detail } 이름을 다른 네임서버로 위임했고, 그 네임서버가 무엇을 답하는지는 이 계정에 나오지 않습니다
why-address-unlisted = { $name }: 주소 { $detail }의 주인이 이 계정에 없습니다
why-classic-certificate = { $resource }: 클래식 로드 밸런서가 어떤 인증서를 보여 주는지는 살펴본 범위에 없습니다
why-tls-behind = { $resource }: 암호화된 연결을 그대로 넘기므로, 연결해 보아야 인증서를 알 수 있습니다
why-certificate-unlisted = { $resource }: 인증서가 살펴본 범위에 없습니다
why-several-certificates = { $resource }: { $name } 이름에 똑같이 맞는 인증서가 여럿인데 모두 유효하지는 않습니다
why-policy-unlisted = { $resource }: AWS의 목록에 없는 보안 정책입니다: { $detail }
why-dates-unknown = { $resource }: 언제부터 언제까지 유효한지 읽을 수 없습니다
why-rules-unsure = { $resource }: { $detail } 요청을 어떻게 하는지는 설정만으로 알 수 없습니다
shows-DescribeClassicLoadBalancers = 클래식 로드 밸런서 없음
shows-DescribeNetworkInterfaces = 네트워크 인터페이스 없음
shows-ListDomains = Route 53에 등록한 도메인 없음
shows-GetDomainDetail = 등록 기관의 네임서버 정보 없음
shows-ListDistributions = 배포 없음
shows-GetDistribution = 배포 설정 없음
shows-ListVpcOrigins = VPC 오리진 없음
shows-GetDNSSEC = DNSSEC 서명 없음
shows-ListCertificates = 다른 인증서 없음
shows-DescribeCertificate = 다른 인증서의 세부 정보 없음

# 과금되는 것이 남지 않음.

seen-cleared = 켜져 있는 리전 { $regions }곳 어디에서도 실습에서 만든 것이 과금되지 않습니다. 실습의 흔적: { $trace }
why-no-trace = 과금되는 것은 없지만, 이 계정에서 실습을 했다는 흔적도 없습니다. NAT 게이트웨이를 지우고 한 시간 안에, AWS의 목록에 아직 남아 있을 때 검사하거나, 요금이 들지 않는 VPC를 검사할 때까지 남겨 둡니다
why-regions-unseen = 무언가 남아 있을 수 있는데 조회하지 않은 리전이 있습니다: { $regions }
why-left-unclear = 과금되고 있지만 실습에서 만든 것인지 알 수 없습니다. 직접 만들었으면 지우고, 아니면 --vpc 옵션으로 실습의 VPC를 알려 줍니다: { $resources }
