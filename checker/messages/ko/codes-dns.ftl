# 루트에서부터 따라간 DNS.

DNS_NO_WAY_OUT = 루트 서버 { $count }대에 물었지만 아무도 답하지 않습니다
    .title = 여기서는 DNS로 나가는 길이 없음
    .question = 지금 묻고 있는 네트워크는 어디이고, 53번 포트로 나가는 패킷을 어떻게 다룹니까?
    .expected = 루트 서버의 응답
    .found = { $found }
    .explain =
        이름을 찾는 길은 늘 루트 서버에서 시작하고, 루트 서버는 UDP와 TCP 53번 포트로 누구에게나 답합니다. 한 대도 응답하지 않는다면 거기까지 가는 길이 막힌 것이므로, 어떤 이름에 대해서도 알 수 있는 것이 없습니다.

        - 회사, 학교, 호텔의 네트워크는 자기 리졸버만 밖에 묻게 하는 곳이 많습니다.
        - CLI: `dig @198.41.0.4 . SOA +norecurse`

DNS_INTERCEPTED = 루트 서버 { $server } 대신 다른 누군가가 답합니다
    .title = 중간에서 누군가 대신 답함
    .question = 이 네트워크에서 루트 서버에 물으면 실제로 누가 답합니까?
    .expected = 루트에 대해 직접 가진 답(AA 표시와 루트의 SOA 레코드)
    .found = { $found }
    .explain =
        루트 서버는 루트에 관한 질문에 권한 있는 응답(AA)을 하고 다른 것은 알지 못합니다. 그 표시 없이 온 답은 중간의 공유기나 로그인 페이지가 질문을 가로채 대신 한 것이라서, 어떤 이름에 대해서도 증거가 되지 못합니다.

        - CLI: `dig @198.41.0.4 . SOA +norecurse`의 flags에 `aa`가 있으면 루트 서버가 직접 답한 것입니다.

DNS_WALK_CUT = { $name }: 답을 얻기 전에 { $zone } 영역에서 멈췄습니다
    .title = 끝까지 가지 못함
    .question = 어느 영역에서 멈췄고, 무엇이 길을 막았습니까?
    .expected = 응답
    .found = { $found }
    .explain =
        끝없이 따라가지 않도록 질의의 수와 시간을 제한합니다. 멈춘 곳 뒤에 무엇이 있는지는 보지 못했습니다.

        - CLI: `dig +trace NAME`

DNS_NO_SUCH_TLD = { $name }: 마지막 부분에 해당하는 최상위 도메인이 없습니다
    .title = 없는 최상위 도메인
    .question = 이름의 마지막 부분이 등록한 그대로 적혀 있습니까?
    .expected = 있는 최상위 도메인 아래의 이름
    .found = { $found }
    .explain =
        `link`나 `com` 같은 최상위 도메인은 모두 루트 영역에 적혀 있습니다. 거기에 없는 것 아래에는 어떤 이름도 있을 수 없습니다.

        - CLI: `dig @198.41.0.4 NAME NS +norecurse`

DNS_NOT_REGISTERED = { $zone } 레지스트리에 { $name } 이름의 도메인이 없습니다
    .title = 레지스트리의 영역에 없음
    .question = 도메인이 등록되어 있습니까, 언제까지이고 어떤 상태인지는 어디에 적혀 있습니까?
    .expected = { $zone } 영역에 적힌 도메인의 위임
    .found = { $found }
    .explain =
        레지스트리가 최상위 도메인의 영역에 네임서버를 적어 넣어야 도메인은 비로소 모두에게 보입니다. 등록한 적이 없거나, 만료되었거나, 메일 확인을 하지 않아 보류된 도메인은 그 영역에 없습니다.

        - 콘솔: Route 53 → 등록된 도메인 → 도메인 → 도메인 이름 상태 코드, 만료 날짜.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query '[StatusList,ExpirationDate]'`

DNS_SERVERS_LAME = { $zone }: 위임된 네임서버 가운데 이 영역을 가진 것이 하나도 없습니다
    .title = 영역이 없는 네임서버로 위임됨
    .question = 위의 영역에 적힌 네임서버는 무엇이고, 호스팅 영역의 네임서버는 무엇입니까?
    .expected = 권한 있는 응답(AA)
    .found = { $found }
    .explain =
        도메인의 네임서버 목록은 그 위의 영역에 있고, 모두가 그 목록만 따라 묻습니다. 거절하거나 위로 되돌려 보내는 서버에는 그 영역이 없으며, 호스팅 영역을 지우고 다시 만들어 네임서버가 달라진 경우가 많습니다.

        - 콘솔: Route 53 → 등록된 도메인 → 도메인 → 이름 서버, 호스팅 영역 → 영역 → 호스팅 영역 세부 정보.
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

DNS_SOME_SERVERS_LAME = { $zone }: 위임된 네임서버 { $of }대 가운데 { $count }대에는 이 영역이 없습니다
    .title = 일부 네임서버에 영역이 없음
    .question = 목록의 네임서버 가운데 영역을 가진 것은 어느 것이고, 없는 것은 어느 것입니까?
    .expected = 모든 네임서버의 권한 있는 응답(AA)
    .found = { $found }
    .explain =
        리졸버는 목록에 있는 아무 네임서버에나 묻습니다. 그 가운데 영역이 없는 서버가 있으면 일부 사람은 답을 받지 못하고, 그 일부는 수시로 바뀝니다.

        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

DNS_SOME_SERVERS_SILENT = { $zone }: 네임서버 { $of }대 가운데 { $count }대에는 여기서 물을 수 없습니다
    .title = 일부 네임서버가 응답하지 않음
    .question = 목록의 네임서버 가운데 응답하는 것은 어느 것이고, 응답하지 않는 것은 어느 것입니까?
    .expected = 모든 네임서버의 응답
    .found = { $found }
    .explain =
        한 네임서버가 응답하지 않으면 리졸버는 다른 네임서버에 물으므로, 이름은 조금 늦더라도 풀립니다. 서버 탓인지 여기서 가는 길 탓인지는 한 곳에서 보아서는 알 수 없습니다.

        - CLI: `dig @SERVER NAME +norecurse`

DNS_SOME_GLUE_MISSING = { $zone }: 네임서버 { $of }대 가운데 { $count }대는 위의 영역에 주소가 없습니다
    .title = 일부 글루 레코드 없음
    .question = 어느 네임서버의 이름이 자기 영역 안에 있고, 그 가운데 위에 주소가 있는 것은 어느 것입니까?
    .expected = 이름이 영역 안에 있는 네임서버마다 주소 하나
    .found = { $found }
    .explain =
        자기가 맡은 영역 안에 이름이 있는 네임서버는 위의 영역이 주소까지 알려 주어야 찾아갈 수 있습니다. 그때까지는 나머지 서버가 모두를 감당합니다.

        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query Nameservers`

DNS_GLUE_MISSING = { $zone }: 네임서버의 이름이 영역 안에 있는데 위의 영역이 그 주소를 알려 주지 않습니다
    .title = 글루 레코드 없음
    .question = 이 네임서버들의 이름은 어디에 있고, 그 주소를 알려 줄 수 있는 것은 누구입니까?
    .expected = 위의 영역에 적힌 네임서버의 주소
    .found = { $found }
    .explain =
        영역에 물으려면 서버의 주소가 필요한데, 그 주소는 그 영역만 알고 있습니다. 위의 영역이 이름 옆에 주소까지 적어 이 고리를 끊으며, 그것을 글루 레코드라고 합니다.

        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query Nameservers`

DNS_GLUE_WRONG = { $zone }: 위의 영역이 알려 준 네임서버 주소에서 아무것도 답하지 않습니다
    .title = 글루 레코드가 엉뚱한 곳을 가리킴
    .question = 위의 영역이 알려 주는 네임서버 주소는 무엇이고, 누구의 것입니까?
    .expected = 권한 있는 응답(AA)
    .found = { $found }
    .explain =
        이름이 자기 영역 안에 있는 네임서버는 누구나 위의 영역에 적힌 주소로 찾아갑니다. 서버는 옮겼는데 그 주소가 그대로라면, 질문은 아무도 답하지 않는 곳이나 남의 네트워크로 갑니다.

        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query Nameservers`

DNS_SERVERS_WITHOUT_ADDRESS = { $zone }: 네임서버의 주소를 하나도 찾지 못했습니다
    .title = 주소가 없는 네임서버
    .question = 네임서버의 이름이 서비스가 준 그대로 적혀 있습니까?
    .expected = 주소가 있는 네임서버
    .found = { $found }
    .explain =
        위임에는 네임서버의 이름이 적히고, 그 이름도 다른 이름처럼 먼저 풀려야 물을 수 있습니다. 한 글자라도 틀리면 어느 서버에도 닿지 못합니다.

        - CLI: `dig SERVER A`

DNS_SERVERS_SILENT = { $zone }: 네임서버가 하나도 응답하지 않습니다
    .title = 네임서버가 답하지 않음
    .question = 이 네임서버들은 아무에게도 답하지 않습니까, 아니면 여기에서만 응답이 오지 않는 것입니까?
    .expected = 권한 있는 응답(AA)
    .found = { $found }
    .explain =
        위의 영역이 이 서버들로 안내했지만 보낸 패킷에 답이 없습니다. 서버가 멈췄을 수도 있고 가는 길에서 패킷이 버려졌을 수도 있는데, 다른 곳의 리졸버가 하는 말로 둘을 가릴 수 있습니다.

        - CLI: `dig @SERVER NAME +norecurse`

DNS_ANSWERS_UNREADABLE = { $zone }: 네임서버에서 온 것이 질문에 대한 답이 아닙니다
    .title = 믿을 수 없는 응답
    .question = 누가 보낸 패킷이고, 어느 질문에 속합니까?
    .expected = 물은 질문에 대한 응답
    .found = { $found }
    .explain =
        응답은 DNS 메시지여야 하고, 어느 질문에 속하는지 번호와 질문을 함께 담아야 합니다. 그렇지 않은 것은 누구나 보낼 수 있으므로 버립니다.

        - CLI: `dig @SERVER NAME +norecurse +qr`

DNS_SERVERS_DISAGREE = { $zone }: 네임서버마다 { $name } 이름에 다르게 답합니다
    .title = 네임서버끼리 답이 다름
    .question = 목록의 모든 네임서버가 영역의 같은 상태를 가지고 있습니까?
    .expected = 모든 네임서버의 같은 응답
    .found = { $found }
    .explain =
        리졸버는 아무 서버에나 물으므로 한 영역의 네임서버는 모두 같은 레코드를 가져야 합니다. 옛 상태나 이름만 같은 다른 영역을 가진 서버가 섞여 있으면 사람마다 다른 답을 받습니다.

        - CLI: 서버마다 `dig @SERVER NAME +norecurse`

DNS_SERVER_LISTS_DIFFER = { $zone }: 영역 안에 적힌 네임서버가 위의 영역({ $above })에 적힌 것과 다릅니다
    .title = 네임서버 목록이 둘
    .question = 처음 묻는 사람은 어느 목록을 따르고, 도착해서는 어느 목록을 봅니까?
    .expected = { $expected }
    .found = { $found }
    .explain =
        위의 영역은 자기 목록의 서버로 모두를 보내고, 영역 안의 NS 레코드는 그 목록을 되풀이할 뿐입니다. 둘이 다르면 한 번 도착한 리졸버가 다른 목록을 따라가기도 해서, 캐시가 끝날 때마다 답이 바뀝니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → NS 유형의 레코드, 호스팅 영역 세부 정보 → 이름 서버.
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

DNS_NAME_MISSING = { $zone } 영역에 { $name } 레코드가 없습니다
    .title = 이름의 레코드 없음
    .question = 위임된 영역에는 어떤 레코드가 있고, 이 이름도 그 가운데 있습니까?
    .expected = { $name } { $type } 레코드
    .found = { $found }
    .explain =
        질문은 맞는 서버에 도착했고, 서버는 권한 있는 응답으로 그런 이름이 없다고 답했습니다. 레코드가 없거나, 이름이 다르거나, 위임되지 않은 다른 영역에 들어 있는 것입니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

DNS_TYPE_MISSING = { $name } 이름은 있지만 { $type } 레코드가 없습니다
    .title = 이 유형의 레코드 없음
    .question = 이 이름의 레코드는 어떤 유형이고, 가리키는 대상은 아직 있습니까?
    .expected = { $name } { $type } 레코드
    .found = { $found }
    .explain =
        다른 유형의 레코드만 있거나, 별칭이 가리키는 대상에 이런 종류의 주소가 없는 것입니다. 뒤의 경우는 별칭의 로드 밸런서를 삭제했거나 그 로드 밸런서에 IPv6 주소가 없을 때 생깁니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드 → 레코드 → 값/트래픽 라우팅 대상.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

DNS_NAME_DOUBLED = { $name } 레코드는 없고 { $other } 레코드가 있습니다
    .title = 영역 이름이 두 번 붙음
    .question = 입력란에 적은 이름 뒤에 콘솔이 무엇을 붙입니까?
    .expected = { $name } { $type } 레코드
    .found = { $other }
    .explain =
        콘솔은 입력란 뒤에 영역의 이름을 보여 주고, 적은 것 뒤에 그 이름을 붙입니다. 이름 전체를 적으면 영역의 이름이 두 번 붙은 레코드가 생깁니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE --query 'ResourceRecordSets[].Name'`

DNS_TARGET_GONE = CNAME이 { $name } 이름을 가리키지만 거기에는 { $type } 레코드가 없습니다
    .title = 없어진 이름을 가리키는 CNAME
    .question = CNAME 끝에 적힌 이름은 아직 있고, 누구의 것입니까?
    .expected = { $name } { $type } 레코드
    .found = { $found }
    .explain =
        CNAME은 질문을 다른 이름으로 넘길 뿐, 거기에 무엇이 있는지는 보지 않습니다. 로드 밸런서나 배포처럼 그 이름의 주인이 삭제되면 질문은 거기서 끝납니다.

        - CLI: `dig NAME CNAME`
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].DNSName'`

DNS_ALIASES_ENDLESS = { $name }: CNAME이 서로를 가리키며 돌거나 끝나지 않습니다
    .title = 끝이 없는 CNAME
    .question = CNAME을 하나씩 따라가면 차례로 어떤 이름이 나옵니까?
    .expected = CNAME 끝에 있는 주소
    .found = { $found }
    .explain =
        CNAME은 다른 이름을 보라는 뜻이고, 그 이름도 다시 CNAME일 수 있습니다. 마지막 것이 앞의 것을 다시 가리키면 주소는 끝내 나오지 않습니다.

        - CLI: `dig NAME CNAME`

DNS_CNAME_AT_APEX = { $name } 이름은 영역의 최상위(apex)인데 { $found } 이름을 가리키는 CNAME입니다
    .title = 영역 최상위의 CNAME
    .question = 영역의 최상위 이름에는 어떤 레코드가 있어야 하고, CNAME은 그것들을 어떻게 합니까?
    .expected = 주소나 별칭 레코드
    .found = { $found }
    .explain =
        영역의 최상위 이름에는 반드시 SOA와 NS 레코드가 있고, 메일 레코드도 흔히 있습니다. CNAME은 모든 레코드를 다른 이름에서 찾으라는 뜻이어서 이들과 함께 있을 수 없습니다. Route 53은 거절하지만 그러지 않는 서비스도 있습니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드 생성 → 별칭.

DNS_SIGNATURES_BROKEN = { $zone } 영역의 서명이 { $above } 영역의 DS 레코드와 맞지 않습니다
    .title = 깨진 DNSSEC
    .question = 위의 영역은 어느 키를 보증하고, 이 영역은 어느 키로 서명되어 있습니까?
    .expected = DS 레코드와 맞는 키와 서명
    .found = { $found }
    .explain =
        위의 영역에 있는 DS 레코드는 이 영역이 어떤 키로 서명되어 있다는 약속입니다. 약속이 지켜지지 않으면 서명을 확인하는 리졸버는 레코드가 있어도 SERVFAIL만 돌려줍니다.

        - 콘솔: Route 53 → 등록된 도메인 → 도메인 → DNSSEC 키, 호스팅 영역 → 영역 → DNSSEC 서명.
        - CLI: `aws route53 get-dnssec --hosted-zone-id ZONE`

DNS_SIGNED_WITHOUT_DS = { $zone } 영역은 서명되어 있지만 위의 영역에 DS 레코드가 없습니다
    .title = DS 레코드 없이 서명됨
    .question = 누군가 이 영역의 응답을 위조하면 누가 알아차립니까?
    .expected = –
    .found = 없음
    .explain =
        서명은 루트에서부터 DS 레코드를 따라 확인합니다. DS 레코드가 없으면 서명하지 않은 영역으로 다루어지므로, 이름은 문제없이 풀리지만 위조를 막지는 못합니다.

        - CLI: `aws route53 get-dnssec --hosted-zone-id ZONE`

DNS_CACHE_IS_OLD = 리졸버 { $server }: { $name } 이름에 다른 답을 가지고 있고, { $seconds }초 뒤에 버립니다
    .title = 리졸버의 답이 다름
    .question = 레코드를 마지막으로 바꾼 것은 언제이고, 리졸버는 옛 답을 얼마나 가지고 있을 수 있습니까?
    .expected = { $expected }
    .found = { $found }
    .explain =
        리졸버는 TTL이 정한 시간 동안 답을 캐시에 두고, 다시 묻지 않고 그대로 답합니다. 그래서 바꾼 뒤에도 옛 답이 그때까지 남으며, CloudFront처럼 곳마다 다른 답을 주는 이름은 언제나 서로 다릅니다.

        - CLI: `dig @RESOLVER NAME`에 남은 초가 보입니다.

DNS_CACHE_SAYS_NOTHING = 리졸버 { $server }: 아직 { $name } 이름에 아무것도 없다고 답하고, { $seconds }초 뒤에 다시 묻습니다
    .title = 없다는 답을 캐시한 리졸버
    .question = 레코드를 만들기 전에 이 이름을 물은 적이 있습니까?
    .expected = { $expected }
    .found = { $found }
    .explain =
        없다는 것도 하나의 답이어서, 리졸버는 영역의 SOA 레코드가 정한 시간 동안 그것도 캐시합니다. 레코드가 생기기 전에 물으면 한동안 계속 없다는 답을 받습니다.

        - CLI: `dig @RESOLVER NAME`의 SOA 레코드 옆에 남은 초가 보입니다.

DNS_RESOLVERS_FAIL = { $name }: 네임서버는 답하지만, 물어본 리졸버는 하나도 답하지 않습니다
    .title = 리졸버가 답하지 않음
    .question = 이 이름을 쓸 사람들은 어느 리졸버를 씁니까?
    .expected = 리졸버의 응답
    .found = { $found }
    .explain =
        사람들은 직접 DNS를 따라가지 않고 리졸버에 맡깁니다. 여기서 답하는 리졸버가 없다면 리졸버까지 가지 못하는 것이거나, 여기서는 만나지 못한 무언가가 리졸버의 답을 막는 것입니다.

        - CLI: `dig @8.8.8.8 NAME`

DNS_HIDDEN_IN_VPC = 프라이빗 영역 { $zone }: 연결된 VPC 안에는 { $name } 이름이 없습니다
    .title = 프라이빗 영역에 가려짐
    .question = VPC 안에서는 어느 영역이 이 이름에 답하고, 그 영역에 이 이름이 있습니까?
    .expected = –
    .found = { $found }
    .explain =
        이름에 맞는 프라이빗 영역이 있으면 연결된 VPC 안에서는 그 영역만 답합니다. 거기에 없는 것을 같은 이름의 퍼블릭 영역에서 다시 찾지는 않습니다.

        - 콘솔: Route 53 → 호스팅 영역 → 유형.
        - CLI: `aws route53 list-hosted-zones-by-vpc --vpc-id VPC --vpc-region REGION`

DNS_LEADS_ELSEWHERE = { $name } 주소가 { $target } 주소와 하나도 겹치지 않습니다
    .title = 다른 주소로 이어짐
    .question = 같은 곳에서 같은 때에 물으면 두 이름의 주소는 각각 무엇입니까?
    .expected = { $expected }
    .found = { $found }
    .explain =
        로드 밸런서의 별칭은 그때그때 로드 밸런서가 가진 주소를 답하므로, 두 이름의 주소는 서로 겹칩니다. 하나도 겹치지 않는다면 다른 로드 밸런서를 가리키거나 주소를 손으로 옮겨 적은 것입니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → 레코드 → 레코드.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,DNSName]'`
