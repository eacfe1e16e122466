# 도메인, 호스팅 영역, 레코드.

NO_HOSTED_ZONE = { $resource }: 이 계정에는 도메인의 퍼블릭 호스팅 영역이 없습니다
    .title = 호스팅 영역 없음
    .question = 누군가 그 이름을 물으면 어떤 서비스가 답하고, 그 안에는 무엇이 있습니까?
    .expected = 도메인의 퍼블릭 호스팅 영역
    .found = 없음
    .explain =
        도메인을 등록했다고 주소가 생기지는 않습니다. 레코드는 호스팅 영역에 있고, 레지스트리에 그 영역의 네임서버가 적혀 있어야 도메인에 관한 질의가 그 영역으로 옵니다.

        - 콘솔: Route 53 → 호스팅 영역.
        - CLI: `aws route53 list-hosted-zones`

ONLY_PRIVATE_ZONE = { $resource }: 호스팅 영역은 프라이빗 영역({ $zone }) 하나뿐입니다
    .title = 프라이빗 호스팅 영역뿐임
    .question = 이 호스팅 영역은 누구에게 답합니까?
    .expected = 퍼블릭 호스팅 영역
    .found = 프라이빗: { $zone }
    .explain =
        프라이빗 호스팅 영역은 연결된 VPC 안에서만 답합니다. 무엇이 들어 있든 인터넷은 이 영역에 묻지 않습니다.

        - 콘솔: Route 53 → 호스팅 영역 → 유형.
        - CLI: `aws route53 list-hosted-zones --query 'HostedZones[].[Name,Config.PrivateZone]'`

NAME_SERVERS_DIFFER = { $resource }: { $domain } 도메인이 호스팅 영역 { $zone }의 네임서버가 아니라 다른 네임서버로 위임되어 있습니다
    .title = 호스팅 영역과 다른 네임서버
    .question = 이 도메인은 어느 네임서버로 위임되어 있고, 그 네임서버는 누구의 것입니까?
    .expected = { $expected }
    .found = { $found }
    .explain =
        도메인의 네임서버 목록은 그 위의 영역에 있고, 리졸버는 그 목록만 따릅니다. 호스팅 영역은 만들 때마다 네임서버 네 개를 새로 받으므로, 지우고 다시 만들면 네임서버도 달라집니다.

        - 콘솔: Route 53 → 등록된 도메인 → 도메인 → 이름 서버, 호스팅 영역 → 영역 → 호스팅 영역 세부 정보.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query 'Nameservers[].Name'`
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

NAME_SERVERS_PARTLY_DIFFER = { $resource }: { $domain } 도메인의 네임서버 가운데 일부만 호스팅 영역 { $zone }의 것입니다
    .title = 네임서버가 일부 다름
    .question = 도메인 위의 목록에 있는 네임서버 가운데 어느 것이 호스팅 영역의 것이고 어느 것이 아닙니까?
    .expected = { $expected }
    .found = { $found }
    .explain =
        리졸버는 목록에 있는 아무 네임서버에나 묻습니다. 그 가운데 하나라도 그 영역을 갖고 있지 않으면 어떤 사람은 답을 받고 어떤 사람은 받지 못하며, 시간에 따라서도 달라집니다.

        - 콘솔: Route 53 → 등록된 도메인 → 도메인 → 이름 서버.
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

SUBDOMAIN_NOT_DELEGATED = { $resource }: 위의 영역이 { $domain } 이름을 그 호스팅 영역 { $zone }에 맡기지 않습니다
    .title = 위임되지 않은 하위 도메인
    .question = 이 이름은 어느 영역에 먼저 묻게 되고, 그 영역은 이 이름에 관해 무엇이라고 합니까?
    .expected = { $domain } 이름의 NS 레코드: { $expected }
    .found = NS 레코드 없음 { $found }
    .explain =
        하위 도메인의 호스팅 영역은 위의 영역에 그 이름의 NS 레코드가 있어야 질문을 받습니다. 없으면 위의 영역이 스스로 답하고, 그런 이름은 없다고 합니다.

        - 콘솔: Route 53 → 호스팅 영역 → 위의 영역 → NS 유형의 레코드.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

ZONE_NS_RECORD_EDITED = { $resource }: { $zone } 영역 안의 NS 레코드에 이 영역의 네임서버가 아닌 것이 적혀 있습니다
    .title = 바뀐 NS 레코드
    .question = 영역 안의 NS 레코드는 누가 읽고, 등록 기관에 있는 목록은 누가 읽습니까?
    .expected = { $expected }
    .found = { $found }
    .explain =
        영역 맨 위의 NS 레코드는 어느 서버가 이 영역을 갖고 있는지 되풀이해 적은 것일 뿐입니다. 여기를 고쳐도 위임은 바뀌지 않습니다. 리졸버는 등록 기관의 목록을 보고 찾아오며, 찾아온 뒤에 그것과 다른 목록을 보게 됩니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → NS 유형의 레코드, 호스팅 영역 세부 정보 → 이름 서버.
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

RECORDS_IN_UNDELEGATED_ZONE = { $resource }: { $zone } 영역의 레코드가 질의가 오지 않는 호스팅 영역에 있습니다. 실제 질의는 { $other } 쪽으로 갑니다
    .title = 둘 가운데 다른 영역에 있는 레코드
    .question = 같은 이름의 호스팅 영역이 여럿입니다. 도메인은 그 가운데 어느 것으로 위임되어 있습니까?
    .expected = { $other } 영역에 있는 레코드
    .found = { $resource } 영역에 있는 레코드
    .explain =
        Route 53에서는 같은 이름의 호스팅 영역을 몇 개든 만들 수 있고, 저마다 네임서버 네 개를 따로 받습니다. 인터넷에서 보이는 것은 등록 기관에 적힌 네임서버의 영역뿐입니다.

        - 콘솔: Route 53 → 호스팅 영역에서 이름이 같은 영역을 세고, 등록된 도메인의 이름 서버와 비교합니다.
        - CLI: `aws route53 list-hosted-zones-by-name --dns-name DOMAIN`

DOMAIN_ON_HOLD = { $resource }: 레지스트리가 { $domain } 도메인에 답하지 않습니다: { $state }
    .title = 보류된 도메인
    .question = 레지스트리에 적힌 이 도메인의 상태는 무엇이고, 어떤 뜻입니까?
    .expected = 레지스트리가 답하는 상태
    .found = { $state }
    .explain =
        보류된 도메인은 등록되어 있지만 레지스트리가 DNS에서 빼 둔 것입니다. 등록자에게 간 확인 메일을 두 주 안에 확인하지 않아서인 경우가 많습니다.

        - 콘솔: Route 53 → 등록된 도메인 → 도메인 → 도메인 이름 상태 코드.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query StatusList`

DOMAIN_EXPIRED = { $resource }: { $domain } 도메인의 등록 기간이 끝났습니다
    .title = 만료된 도메인
    .question = 이 도메인은 언제까지 등록되어 있습니까?
    .expected = 끝나지 않은 등록 기간
    .found = { $until }까지
    .explain =
        도메인은 해마다 빌려 쓰는 것입니다. 기간이 끝나면 등록 기관이 DNS에서 빼고, 몇 주 뒤에는 누구나 등록할 수 있습니다.

        - 콘솔: Route 53 → 등록된 도메인 → 만료 날짜.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query ExpirationDate`

DNSSEC_KEY_LEFT_BEHIND = { $resource }: 레지스트리에는 { $domain } 도메인의 키가 있지만, 호스팅 영역 { $zone }에는 서명이 없습니다
    .title = 레지스트리에 남은 DNSSEC 키
    .question = 레지스트리는 이 영역의 답에 관해 무엇을 약속하고, 영역은 그 약속을 지킵니까?
    .expected = 레지스트리에 키가 없거나, 영역이 서명함
    .found = 레지스트리에 키가 있고, 영역은 서명하지 않음
    .explain =
        레지스트리의 키는 그 영역의 모든 답에 서명이 있다는 약속입니다. 검증하는 리졸버는 서명이 없는 답을 버리고, 그 리졸버를 쓰는 사람은 SERVFAIL을 받습니다.

        - 콘솔: Route 53 → 등록된 도메인 → 도메인 → DNSSEC 키, 호스팅 영역 → 영역 → DNSSEC 서명.
        - CLI: `aws route53 get-dnssec --hosted-zone-id ZONE`

DNSSEC_KEYS_DIFFER = { $resource }: 레지스트리에 있는 { $domain } 도메인의 키는 호스팅 영역이 서명에 쓰는 키가 아닙니다(서명 상태 { $state })
    .title = 서로 다른 DNSSEC 키
    .question = 레지스트리에는 어떤 키가 있고, 영역은 어떤 키로 서명합니까?
    .expected = 영역의 키가 레지스트리에 있음
    .found = 다른 키(서명 상태 { $state })
    .explain =
        레지스트리에는 영역이 서명에 쓰는 키가 적혀 있습니다. 영역이 다른 키로 서명하거나 서명하지 못하면, 검증하는 리졸버는 그 답을 버립니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → DNSSEC 서명 → DS 레코드를 생성하기 위한 정보 보기, 등록된 도메인 → DNSSEC 키.
        - CLI: `aws route53 get-dnssec --hosted-zone-id ZONE --query 'KeySigningKeys[].[Status,KeyTag,DSRecord]'`

GLUE_MISSING = { $resource }: { $domain } 도메인 안의 이름을 쓰는 네임서버의 주소가 레지스트리에 없습니다: { $servers }
    .title = 글루 레코드 없음
    .question = 네임서버의 이름이 그 도메인 안에 있으면, 리졸버는 네임서버의 주소를 어떻게 알아냅니까?
    .expected = 레지스트리에 있는 주소: { $servers }
    .found = 주소(글루 레코드) 없음
    .explain =
        도메인 안의 주소를 물으려면 먼저 그 도메인의 네임서버를 알아야 합니다. 네임서버의 이름이 그 도메인 안에 있으면, 레지스트리가 이름과 함께 주소를 내주어야만 이 순환에서 벗어납니다.

        - 콘솔: Route 53 → 등록된 도메인 → 도메인 → 이름 서버.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query Nameservers`

RECORD_MISSING = { $resource }: 호스팅 영역 { $zone }에 { $name } 이름의 주소가 없습니다
    .title = 레코드 없음
    .question = 누군가 이 이름의 주소를 물으면 호스팅 영역은 무엇이라고 답합니까?
    .expected = 로드 밸런서로 이어지는 { $name } 레코드
    .found = 없음
    .explain =
        페이지를 여는 사람은 먼저 DNS에 그 이름의 주소를 묻습니다. 영역에 그 이름과 유형의 레코드가 없으면 답도 없고, 브라우저는 로드 밸런서까지 가지도 못합니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

RECORD_NAME_DOUBLED = { $resource }: 레코드의 이름이 { $record }입니다. 영역의 이름이 두 번 들어 있습니다
    .title = 영역의 이름이 두 번 들어간 레코드
    .question = 레코드의 이름을 입력하면 콘솔은 그 뒤에 무엇을 붙입니까?
    .expected = { $name }
    .found = { $record }
    .explain =
        콘솔은 입력한 레코드 이름 뒤에 영역의 이름을 붙입니다. 전체 이름을 입력하면 영역의 이름이 한 번 더 붙고, 그런 이름을 묻는 사람은 없습니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드 → 레코드 이름.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE --query 'ResourceRecordSets[].Name'`

RECORD_LEADS_ELSEWHERE = { $resource }: { $name } 이름이 이 VPC의 로드 밸런서가 아닌 { $target } 쪽으로 이어집니다
    .title = 다른 곳으로 이어지는 이름
    .question = 레코드는 어디로 이어지고, 그것이 직접 만든 로드 밸런서입니까?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        이름은 의도가 무엇이었든 레코드에 적힌 곳으로 이어집니다. 로드 밸런서마다 DNS 이름에 서로 다른 숫자가 들어 있으므로, 이름이 같아 보여도 구별할 수 있습니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드 → 값/트래픽 라우팅 대상.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].DNSName'`

RECORD_LEADS_INSIDE = { $resource }: { $name } 이름이 내부용 로드 밸런서({ $target }) 쪽으로 이어집니다. 방문자는 이 주소에 닿지 못합니다
    .title = 내부용 로드 밸런서로 이어지는 이름
    .question = 이 이름을 조회하면 인터넷에서 쓰는 주소가 나옵니까, 프라이빗 주소가 나옵니까?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        내부용 로드 밸런서의 이름은 누가 물어도 프라이빗 주소로 풀립니다. 이름은 오류 없이 풀리지만 VPC 밖에서는 그 주소로 패킷을 보낼 수 없습니다.

        - 콘솔: EC2 → 로드 밸런서 → **체계** 열, Route 53 → 호스팅 영역 → 영역 → 레코드.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[DNSName,Scheme]'`

RECORD_LEADS_NOWHERE = { $resource }: { $name } 이름이 가리키는 곳({ $target })은 존재하지 않습니다
    .title = 존재하지 않는 곳을 가리키는 이름
    .question = 이 레코드가 가리키는 것은 아직 있습니까?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        레코드는 가리키던 것이 지워져도 그대로 남고, 다시 만든 로드 밸런서는 DNS 이름이 다릅니다. 그러면 이름에 주소가 없거나, 이제 다른 사람의 것이 된 주소만 남습니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드, EC2 → 로드 밸런서 → DNS 이름.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].DNSName'`

RECORD_LEADS_IN_A_CIRCLE = { $resource }: { $name } 이름의 레코드가 순환하여 자기 자신으로 이어집니다: { $target }
    .title = 순환하는 레코드
    .question = 이 레코드들은 저마다 어느 레코드로 이어지고, 어디에서 끝납니까?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        CNAME은 다른 이름을 대신 물으라는 뜻입니다. 두 CNAME이 서로를 가리키면 주소가 나오지 않고, 리졸버는 포기합니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → CNAME 유형의 레코드.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

ALIAS_OF_ANOTHER_ZONE = { $resource }: 별칭 { $record }에 적힌 호스팅 영역은 { $found }입니다. { $target } 이름은 { $expected } 영역에 있습니다
    .title = 다른 호스팅 영역을 적은 별칭
    .question = 별칭에 적어야 하는 것은 레코드가 있는 호스팅 영역입니까, 대상의 호스팅 영역입니까?
    .expected = HostedZoneId { $expected }
    .found = HostedZoneId { $found }
    .explain =
        별칭은 대상을 두 가지로 적습니다. DNS 이름과, AWS가 그 이름을 보관하는 호스팅 영역입니다. 그 영역은 서비스의 것이고 리전과 로드 밸런서의 종류마다 다르며, 내 영역이 아닙니다.

        - 콘솔: 대상을 목록에서 고르면 Route 53이 알아서 채웁니다.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[DNSName,CanonicalHostedZoneId]'`

ADDRESS_OF_BALANCER_CHANGES = { $resource }: { $record } 레코드에 로드 밸런서의 주소({ $target })가 적혀 있는데, 이 주소는 바뀝니다
    .title = 레코드에 적어 둔 로드 밸런서 주소
    .question = 로드 밸런서의 지금 주소는 언제까지 그대로입니까?
    .expected = 별칭이나 CNAME으로 { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        애플리케이션 로드 밸런서의 주소는 바뀝니다. 용량이 늘거나 줄거나 노드가 교체될 때마다 AWS가 바꿉니다. DNS 이름은 그때마다 새 주소로 풀리지만 적어 둔 주소는 그대로 남아, 언젠가 다른 사람의 것이 됩니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드 → 별칭.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

RECORD_BYPASSES_BALANCER = { $resource }: { $record } 레코드가 로드 밸런서를 거치지 않고 인스턴스 { $instance } 쪽으로 바로 이어집니다
    .title = 로드 밸런서를 지나치는 이름
    .question = 방문자는 무엇을 거쳐 애플리케이션에 오고, 이 레코드는 방문자를 어디로 보냅니까?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        인스턴스의 주소를 적은 레코드는 방문자를 모두 그 호스트 하나로 보냅니다. 로드 밸런서도, 상태 확인도, 다른 호스트도 아무 역할을 하지 못합니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드.
        - CLI: `aws ec2 describe-network-interfaces --filters Name=association.public-ip,Values=ADDRESS`

AAAA_WITHOUT_IPV6 = { $resource }: AAAA 별칭 { $record } 레코드가 가리키는 { $target }에는 IPv6 주소가 없습니다
    .title = IPv6가 없는 곳을 가리키는 AAAA 별칭
    .question = 로드 밸런서에는 어떤 종류의 주소가 있습니까?
    .expected = A 별칭, 또는 IPv6가 있는 로드 밸런서
    .found = { $record } { $type } → { $target }
    .explain =
        AAAA 레코드는 IPv6 주소를 물을 때 쓰입니다. ipv4 유형의 로드 밸런서에는 IPv6 주소가 없으므로 이 별칭은 아무것도 답하지 않습니다.

        - 콘솔: EC2 → 로드 밸런서 → IP 주소 유형.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,IpAddressType]'`

ONLY_ONE_NAME = { $resource }: { $name } 이름의 주소가 없고, 다른 쪽 이름에만 있습니다
    .title = 둘 가운데 한 이름뿐임
    .question = www를 빼고 입력하는 사람과 넣고 입력하는 사람은 각각 무엇을 보게 됩니까?
    .expected = { $name } 레코드도 있음
    .found = 없음
    .explain =
        DNS에서는 www가 붙은 이름과 붙지 않은 이름이 서로 다른 이름입니다. 레코드가 없는 쪽을 입력한 방문자는 오류를 보게 됩니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`
