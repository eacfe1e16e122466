# 로드 밸런서 앞의 배포.

NO_DISTRIBUTION = { $resource }: 이 VPC의 애플리케이션 앞에 배포가 없습니다
    .title = 배포 없음
    .question = 계정에는 어떤 배포가 있고, 그 오리진은 어디로 이어집니까?
    .expected = 로드 밸런서를 오리진으로 둔 배포
    .found = 배포 없음
    .explain =
        배포는 CloudFront로 들어가는 입구입니다. 뷰어는 가까운 엣지 로케이션에 요청하고, 엣지는 자기에게 없는 것만 오리진에 요청합니다. 배포가 없으면 모든 요청이 로드 밸런서까지 갑니다.

        - 콘솔: CloudFront → 배포.
        - CLI: `aws cloudfront list-distributions --query 'DistributionList.Items[].[Id,DomainName,Status,Enabled]'`

DISTRIBUTION_DISABLED = { $resource }: 이 배포는 비활성 상태입니다
    .title = 비활성 상태의 배포
    .question = 이 배포는 활성 상태입니까?
    .expected = Enabled true
    .found = Enabled false
    .explain =
        비활성 상태의 배포는 설정이 아무리 좋아도 누구에게도 답하지 않습니다. 설정과 이름은 그대로 남아 있습니다.

        - 콘솔: CloudFront → 배포 → 상태 열.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.[Status,DistributionConfig.Enabled]'`

DISTRIBUTION_LACKS_NAME = { $resource }: 이 배포는 { $name } 이름으로 온 요청에 답하지 않습니다
    .title = 대체 도메인 이름 없음
    .question = 이 배포에는 어떤 대체 도메인 이름이 있고, 뷰어는 어떤 이름으로 찾아옵니까?
    .expected = 대체 도메인 이름 { $name }
    .found = { $names }
    .explain =
        CloudFront는 패킷이 도착한 주소가 아니라 요청에 적힌 이름으로 배포를 찾습니다. 레코드는 절반일 뿐이어서, 어느 배포에도 없는 이름은 403으로 거절됩니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 일반 → 대체 도메인 이름.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.Aliases.Items'`

DISTRIBUTION_CERTIFICATE_ELSEWHERE = { $resource }: { $name } 인증서가 { $region } 리전에 있어서 CloudFront가 찾지 못합니다
    .title = us-east-1이 아닌 리전의 인증서
    .question = 이 이름의 인증서는 어느 리전에 있고, CloudFront는 어느 리전에서 찾습니까?
    .expected = us-east-1에 있는 { $name } 인증서
    .found = { $region }, 이 인증서가 필요한 배포: { $distribution }
    .explain =
        CloudFront는 전 세계에 하나뿐인 서비스라서 ACM 인증서를 us-east-1 한 곳에서만 가져옵니다. 로드 밸런서의 인증서는 로드 밸런서가 있는 리전에 두므로, 같은 이름의 인증서가 두 개 필요합니다.

        - 콘솔: 리전을 버지니아 북부로 고른 Certificate Manager.
        - CLI: `aws acm list-certificates --region us-east-1 --query 'CertificateSummaryList[].[DomainName,Status]'`

DISTRIBUTION_CERTIFICATE_MISMATCH = { $resource }: 배포의 이름 가운데 이 인증서에 없는 것이 있습니다: { $lacking }
    .title = 배포의 이름과 다른 인증서
    .question = 인증서에는 어떤 이름이 있고, 배포는 어떤 이름으로 온 요청에 답합니까?
    .expected = { $names }
    .found = { $covered }
    .explain =
        브라우저는 접속한 이름을 인증서의 이름과 비교하며, 와일드카드는 점과 점 사이의 이름 하나만 대신합니다. CloudFront는 인증서가 담지 않은 대체 도메인 이름을 받아 주지 않습니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 일반 → 사용자 정의 SSL 인증서.
        - CLI: `aws acm describe-certificate --region us-east-1 --certificate-arn ARN --query 'Certificate.SubjectAlternativeNames'`

DISTRIBUTION_CERTIFICATE_NOT_ISSUED = { $resource }: 이 인증서의 상태는 { $state }입니다
    .title = 유효하지 않은 배포의 인증서
    .question = 배포의 인증서는 언제부터 어떤 상태입니까?
    .expected = 상태 ISSUED
    .found = { $state }
    .explain =
        뷰어에게는 발급된 인증서만 제시할 수 있습니다. 만료되거나 폐기된 인증서를 받으면 어느 브라우저든 연결을 중단합니다.

        - 콘솔: 버지니아 북부의 Certificate Manager → 상태.
        - CLI: `aws acm describe-certificate --region us-east-1 --certificate-arn ARN --query 'Certificate.[Status,NotAfter]'`

RECORD_LEADS_PAST_DISTRIBUTION = { $resource }: { $name } 레코드가 배포를 거치지 않습니다
    .title = 배포를 거치지 않는 이름
    .question = 이 이름의 레코드는 어디로 이어지고, 뷰어는 무엇을 거쳐 와야 합니까?
    .expected = { $name } → { $distribution }
    .found = { $target }
    .explain =
        페이지는 전처럼 열리므로 잘못된 것이 없어 보이지만, 뷰어는 엣지를 보지 못하고 로드 밸런서로 바로 갑니다. CloudFront를 거친 응답에는 `x-amz-cf-id` 헤더가 있습니다.

        - 콘솔: Route 53 → 호스팅 영역 → 해당 영역 → 레코드 → 값/트래픽 라우팅 대상.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE --query "ResourceRecordSets[?Type=='A'].[Name,AliasTarget]"`

DISTRIBUTION_ORIGIN_ELSEWHERE = { $resource }: { $path } 요청이 이 VPC의 로드 밸런서가 아닌 { $origin } 쪽으로 갑니다
    .title = 다른 곳에서 오는 페이지
    .question = 이 경로는 어느 동작이 맡고, 그 동작은 어느 오리진에 요청합니까?
    .expected = 이 VPC의 로드 밸런서
    .found = 동작 { $pattern }: { $origin }
    .explain =
        동작마다 오리진이 하나씩 있고, 경로에 맞는 패턴을 가진 첫 번째 동작이 정합니다. 어느 패턴에도 맞지 않으면 기본 동작의 오리진으로 갑니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 동작, 오리진.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.Origins.Items[].[Id,DomainName]'`

ORIGIN_SPEAKS_OTHERWISE = { $resource }: CloudFront는 { $port }번 포트로 { $wanted } 요청을 보내는데 이 리스너의 프로토콜은 { $instead }입니다
    .title = 서로 다른 오리진과 리스너의 프로토콜
    .question = 배포는 오리진에 어떤 프로토콜로 요청하고, 리스너는 어떤 프로토콜을 씁니까?
    .expected = { $port }번 포트의 { $wanted } 리스너
    .found = { $instead }
    .explain =
        오리진에 요청할 때의 프로토콜과 포트는 오리진의 설정입니다. 리스너의 프로토콜이 다르면 요청을 읽지 못해 뷰어는 502를 받습니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 오리진 → 프로토콜.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

ORIGIN_CERTIFICATE_MISMATCH = { $resource }: CloudFront가 접속할 때 쓰는 이름이 이 리스너의 인증서에 없습니다: { $names }
    .title = 이름이 맞지 않는 오리진 인증서
    .question = CloudFront는 로드 밸런서를 어떤 이름으로 찾고, 로드 밸런서의 인증서에는 어떤 이름이 있습니까?
    .expected = 이 이름이 담긴 인증서: { $names }
    .found = { $covered } ({ $certificate })
    .explain =
        CloudFront는 로드 밸런서의 클라이언트로서 브라우저만큼 엄격하게 인증서를 봅니다. 오리진의 이름이나, 전달할 때는 Host 헤더의 이름이 인증서에 없으면 뷰어는 502를 받습니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 오리진 → 오리진 도메인, 그리고 동작 → 오리진 요청 정책.
        - CLI: `aws elbv2 describe-listener-certificates --listener-arn ARN`

ORIGIN_CERTIFICATE_EXPIRED = { $resource }: 로드 밸런서가 CloudFront에 보여 주는 인증서가 더는 유효하지 않습니다
    .title = 유효하지 않은 오리진 인증서
    .question = CloudFront가 보게 되는 로드 밸런서의 인증서는 언제까지 유효합니까?
    .expected = CloudFront가 접속하는 리스너에 있는, 지금 유효한 인증서
    .found = 상태 { $state }, { $until }까지
    .explain =
        인증서는 두 장입니다. 배포는 뷰어에게, 로드 밸런서는 CloudFront에 자기 인증서를 보여 주고, CloudFront는 브라우저만큼 엄격하게 확인합니다. 로드 밸런서의 인증서가 만료되었거나 폐기되었으면 뷰어의 연결에 문제가 없어도 뷰어는 502를 받습니다.

        - 콘솔: 로드 밸런서가 있는 리전의 Certificate Manager → 인증서 → 만료 날짜, 갱신 상태.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.[Status,NotAfter,RenewalSummary]'`

ORIGIN_REDIRECTS_BACK = { $resource }: 이 리스너는 { $scheme } 프로토콜로 온 { $path } 요청을 { $target } 주소로 리디렉션합니다{ $circle ->
        [yes] . 뷰어가 처음에 요청한 바로 그 주소입니다
       *[no] {""}
    }
    .title = CloudFront의 요청을 되돌려 보내는 로드 밸런서
    .question = CloudFront는 로드 밸런서에 어떤 프로토콜로 요청하고, 그 리스너는 http 요청을 어떻게 합니까?
    .expected = 대상의 응답
    .found = { $rule }: { $target } 주소로 리디렉션
    .explain =
        CloudFront는 리디렉션을 뷰어에게 그대로 전달하고, 뷰어가 엣지에 https로 다시 요청하면 엣지는 또 http로 요청합니다. 이렇게 브라우저가 포기할 때까지 되풀이됩니다. 그 리디렉션은 엣지를 거치지 않고 바로 오는 뷰어를 위한 것이었습니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 오리진 → 프로토콜.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Actions]'`

ORIGIN_REFUSES_DISTRIBUTION = { $resource }: 배포가 { $path } 경로를 요청하면 이 리스너가 대상에 넘기지 않고 직접 { $state } 코드로 응답합니다
    .title = 배포를 거절하는 로드 밸런서
    .question = 배포의 요청은 어느 규칙이 받고, 다른 규칙이 받으려면 요청에 무엇이 있어야 합니까?
    .expected = { $balancer }의 대상으로 전달하는 규칙
    .found = { $rule }: 고정 응답 { $state }
    .explain =
        규칙은 CloudFront가 보낸 요청을 봅니다. 거기에는 오리진이 덧붙이는 헤더가 있고, 뷰어의 헤더는 전달하기로 한 것만 있으며, 비밀 헤더는 오리진과 규칙의 값이 같아야 통합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙, CloudFront → 오리진 → 사용자 정의 헤더.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions]'`

VPC_ORIGIN_NOT_DEPLOYED = { $resource }: 이 VPC 오리진의 상태는 { $state }입니다
    .title = 배포되지 않은 VPC 오리진
    .question = VPC 오리진은 어떤 상태이고, 그 인터페이스를 막는 것은 무엇입니까?
    .expected = 상태 Deployed
    .found = { $state }
    .explain =
        VPC 오리진은 서브넷 안에 CloudFront의 인터페이스를 둡니다. 인터페이스가 생기기 전에는 아무도 그 뒤의 로드 밸런서에 닿지 못합니다.

        - 콘솔: CloudFront → VPC 오리진 → 상태.
        - CLI: `aws cloudfront list-vpc-origins --query 'VpcOriginList.Items[].[Id,Status]'`

VPC_ORIGIN_GROUP_SHUT = { $resource }: { $origin } 오리진의 CloudFront 인터페이스에서 { $port }번 포트로 오는 연결을 허용하는 규칙이 없습니다
    .title = VPC 오리진을 막는 로드 밸런서의 보안 그룹
    .question = 로드 밸런서의 보안 그룹은 어디에서 오는 연결을 허용하고, 그 가운데 CloudFront의 접두사 목록이나 보안 그룹이 있습니까?
    .expected = { $list } 또는 CloudFront-VPCOrigins-Service-SG에서 오는 tcp { $port }
    .found = 그런 규칙 없음
    .explain =
        VPC 오리진으로 오는 요청은 CloudFront의 접두사 목록이나, CloudFront가 자기 인터페이스에 붙인 보안 그룹을 적은 규칙으로만 들어옵니다. VPC의 대역을 적은 규칙으로는 들어오지 못하고, 알림 없이 시간 초과만 납니다.

        - 콘솔: EC2 → 보안 그룹 → 로드 밸런서의 보안 그룹 → 인바운드 규칙.
        - CLI: `aws ec2 describe-security-groups --group-ids SG --query 'SecurityGroups[].IpPermissions'`

VPC_ORIGIN_WITHOUT_LISTENER = { $resource }: 이 로드 밸런서에는 VPC 오리진 { $origin } 요청을 받을 리스너가 없습니다
    .title = VPC 오리진 뒤에 리스너 없음
    .question = VPC 오리진 뒤의 로드 밸런서에는 어느 포트의 리스너가 있습니까?
    .expected = http나 https 리스너
    .found = 리스너 없음
    .explain =
        VPC 오리진은 로드 밸런서까지 데려갈 뿐이고, 로드 밸런서는 리스너가 있는 포트에서만 답합니다. 리스너가 없으면 요청을 받을 곳이 없습니다.

        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

BALANCER_OPEN_BESIDE_DISTRIBUTION = { $resource }: CloudFront를 거치지 않은 { $block } 대역의 요청에도 로드 밸런서가 { $port }번 포트로 답합니다
    .title = 배포를 거치지 않아도 열려 있는 로드 밸런서
    .question = CloudFront 말고 또 누가 로드 밸런서에 연결을 열 수 있습니까?
    .expected = CloudFront만
    .found = { $block }, { $port }번 포트
    .explain =
        로드 밸런서의 이름을 아는 사람은 엣지를 우회할 수 있고, 엣지에 둔 방화벽과 제한도 함께 우회합니다. 보안 그룹의 CloudFront 접두사 목록, 비밀 헤더, VPC 오리진 가운데 하나를 쓰면 CloudFront로만 들어올 수 있습니다.

        - 콘솔: EC2 → 보안 그룹 → 로드 밸런서의 보안 그룹 → 인바운드 규칙.
        - CLI: `aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing`

DISTRIBUTION_KEEPS_ERRORS = { $resource }: { $state } 오류를 { $seconds }초 동안 보관합니다
    .title = 오래 보관하는 오류
    .question = 배포는 오류를 얼마 동안 보관하고, 그동안 누가 그 오류를 봅니까?
    .expected = 10초 이하
    .found = { $state }: { $seconds }초
    .explain =
        오류도 응답이어서 CloudFront는 따로 정하지 않으면 10초 동안 보관합니다. 보관하는 동안에는 애플리케이션이 되살아나도 모두가 그 오류를 받습니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 오류 페이지.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.CustomErrorResponses.Items'`

EDGE_REFUSES_POST = { $resource }: 동작 { $pattern }에서는 { $path } 경로에 필요한 POST가 통과하지 못합니다
    .title = POST를 막는 동작
    .question = 이 경로를 맡은 동작은 어떤 메서드를 통과시킵니까?
    .expected = 허용된 메서드 가운데 POST
    .found = 동작 { $pattern }: POST 없음
    .explain =
        새로 만든 동작은 GET과 HEAD만 통과시키며, 파일을 받는 데는 그것으로 충분합니다. 폼은 POST로 보내는데, 엣지는 오리진에 넘기지도 않고 403으로 응답합니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 동작 → 허용된 HTTP 방법.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.DefaultCacheBehavior.AllowedMethods.Items'`

EDGE_DROPS_COOKIES = { $resource }: 동작 { $pattern }에서는 { $path } 경로에 필요한 쿠키가 오리진에 전달되지 않습니다
    .title = 애플리케이션에 닿지 않는 쿠키
    .question = 이 경로를 맡은 동작에는 어떤 정책이 있고, 그 정책은 어떤 쿠키를 전달합니까?
    .expected = 쿠키 전달
    .found = 동작 { $pattern }: 쿠키 없음
    .explain =
        CloudFront는 정책이 전달하지 않는 쿠키를 요청에서 떼어 냅니다. 그러면 세션이 없어 애플리케이션은 누구인지 모르고, CSRF 토큰도 비교할 쿠키가 없어 모든 폼이 거절됩니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 동작 → 오리진 요청 정책.
        - CLI: `aws cloudfront get-origin-request-policy --id ID --query 'OriginRequestPolicy.OriginRequestPolicyConfig.CookiesConfig'`

EDGE_DROPS_QUERIES = { $resource }: 동작 { $pattern }에서는 { $path } 경로에 필요한 쿼리 문자열이 오리진에 전달되지 않습니다
    .title = 애플리케이션에 닿지 않는 쿼리 문자열
    .question = 이 경로를 맡은 동작에는 어떤 정책이 있고, 그 정책은 어떤 쿼리 문자열을 전달합니까?
    .expected = 쿼리 문자열 전달
    .found = 동작 { $pattern }: 쿼리 문자열 없음
    .explain =
        물음표 뒤에 오는 것은 정책이 전달하지 않으면 버려집니다. 그러면 애플리케이션은 무엇을 묻든 같은 페이지를 보여 줍니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 동작 → 오리진 요청 정책.
        - CLI: `aws cloudfront get-origin-request-policy --id ID --query 'OriginRequestPolicy.OriginRequestPolicyConfig.QueryStringsConfig'`

EDGE_DROPS_HOST = { $resource }: 동작 { $pattern }에서는 { $path } 경로를 { $origin } 이름으로 요청하는데, 로드 밸런서의 규칙에는 { $name } 이름만 있습니다
    .title = 로드 밸런서에 닿지 않는 Host 헤더
    .question = 로드 밸런서는 어떤 이름으로 요청을 받고, 그 규칙에는 어떤 이름이 있습니까?
    .expected = Host { $name } 전달
    .found = 동작 { $pattern }: Host { $origin }
    .explain =
        정책이 뷰어의 Host 헤더를 전달하지 않으면 CloudFront는 거기에 오리진의 이름을 적습니다. 그러면 호스트 조건이 있는 규칙이나 허용 목록이 있는 애플리케이션에는 낯선 이름이 보입니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 동작 → 오리진 요청 정책.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query "Rules[].Conditions[?Field=='host-header']"`

EDGE_SHARES_PAGES = { $resource }: 동작 { $pattern }에서는 { $path } 페이지를 보관해 모두에게 똑같이 내줍니다. 캐시 키에 빠진 것: { $parts }
    .title = 다른 사람의 페이지를 받는 뷰어
    .question = 이 경로의 캐시 키에는 무엇이 들어 있고, 페이지의 내용은 무엇에 따라 달라집니까?
    .expected = 개인 페이지는 보관하지 않거나, 사람을 구별하는 값을 캐시 키에 포함
    .found = 동작 { $pattern }: { $seconds }초 동안 보관
    .explain =
        엣지는 보관한 페이지를 키가 같은 모든 요청에 내줍니다. 키에 없는 쿠키에 따라 달라지는 페이지라면 다음 방문자도 앞사람의 주문이 적힌 페이지를 받습니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 동작 → 캐시 정책.
        - CLI: `aws cloudfront get-cache-policy --id ID --query 'CachePolicy.CachePolicyConfig'`

EDGE_KEEPS_NOTHING = { $resource }: { $path } 파일이 엣지에 남지 않습니다: { $cause }
    .title = 보관되지 않는 정적 파일
    .question = 이 경로는 어느 동작이 맡고, 그 캐시 정책은 응답을 얼마 동안 보관합니까?
    .expected = { $path } 파일을 보관하는 동작
    .found = 동작 { $pattern }: { $cause }
    .explain =
        모두에게 같은 파일은 엣지에서 다음 뷰어를 기다릴 수 있고, 그래야 CloudFront가 로드 밸런서만 있을 때보다 빠르고 쌉니다. 캐시하지 않는 정책은 페이지에는 맞고 파일에는 낭비이므로 경로의 종류마다 동작을 따로 둡니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 동작.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.CacheBehaviors.Items[].[PathPattern,CachePolicyId]'`

EDGE_KEEPS_BY_COOKIE = { $resource }: 동작 { $pattern }에서는 { $path } 파일을 쿠키마다 따로 보관합니다: { $cookies }
    .title = 방문자마다 따로 보관하는 정적 파일
    .question = 이 경로의 캐시 키에는 어떤 쿠키가 들어 있습니까?
    .expected = 키에 쿠키 없음
    .found = { $cookies }
    .explain =
        키에 쿠키가 있으면 방문자마다 사본이 따로 생기고, 방문자마다 첫 요청은 오리진까지 갑니다. 정적 파일은 모두에게 같으므로 키에는 경로만 있으면 됩니다.

        - 콘솔: CloudFront → 배포 → 해당 배포 → 동작 → 캐시 정책.
        - CLI: `aws cloudfront get-cache-policy --id ID --query 'CachePolicy.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.CookiesConfig'`
