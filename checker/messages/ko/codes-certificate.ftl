# 인증서, https, 리디렉션.

NO_HTTPS_LISTENER = { $resource }: { $name } 이름이 가리키는 이곳에는 443번 포트의 HTTPS 리스너가 없습니다
    .title = HTTPS 리스너 없음
    .question = 이름이 이어지는 곳은 어떤 포트에서 연결을 받고, 브라우저는 https로 어떤 포트에 접속합니까?
    .expected = HTTPS 443 리스너
    .found = { $found }
    .explain =
        브라우저는 https를 443번 포트로 엽니다. 그곳에 TLS를 쓰는 리스너가 없으면 인증서가 준비되어 있어도 페이지가 열리지 않습니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

CERTIFICATE_NAME_MISMATCH = { $resource }: 여기에 연결된 인증서 가운데 { $name } 이름에 쓸 수 있는 것이 없습니다
    .title = 다른 이름의 인증서
    .question = 여기에 연결된 인증서에는 어떤 이름이 적혀 있고, 이 이름이 그 안에 있습니까?
    .expected = { $name } 이름에 쓸 수 있는 인증서
    .found = { $found }
    .explain =
        인증서는 그 안에 적힌 이름에만 쓸 수 있습니다. 와일드카드는 점과 점 사이의 이름 하나만 대신합니다. *.example.link는 example.link에도 a.b.example.link에도 쓸 수 없습니다.

        - 콘솔: Certificate Manager → 인증서 → 도메인, EC2 → 로드 밸런서 → 리스너 → 인증서.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query Certificate.SubjectAlternativeNames`

CERTIFICATE_IN_OTHER_REGION = { $resource }: { $name } 이름의 인증서는 { $found }에 있고, 로드 밸런서는 { $region }에 있습니다
    .title = 다른 리전의 인증서
    .question = 인증서는 어느 리전에 있고, 그것을 쓸 것은 어느 리전에 있습니까?
    .expected = { $region }의 인증서
    .found = { $found }의 인증서
    .explain =
        로드 밸런서는 같은 리전의 인증서만 쓸 수 있습니다. us-east-1의 인증서는 CloudFront를 위한 것이고, 다른 리전의 리스너에서는 목록에 나오지도 않습니다.

        - 콘솔: Certificate Manager에서 오른쪽 위의 리전을 봅니다.
        - CLI: `aws acm list-certificates --region REGION`

CERTIFICATE_FAILED = { $resource }: { $name } 이름의 인증서가 발급되지 않았습니다: { $state }
    .title = 거절된 인증서
    .question = 인증서에는 어떤 이유가 적혀 있습니까?
    .expected = 상태 ISSUED
    .found = { $state }
    .explain =
        인증 기관은 발급하기 전에 누가 그 이름의 인증서를 가질 수 있는지 확인합니다. 예를 들어 CAA 레코드에 다른 인증 기관만 적혀 있으면 거절합니다.

        - 콘솔: Certificate Manager → 인증서 → 상태.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.[Status,FailureReason]'`

CERTIFICATE_TIMED_OUT = { $resource }: { $name } 이름의 인증서가 72시간 안에 검증되지 않았습니다: { $state }
    .title = 검증 시간 초과
    .question = ACM은 이름이 내 것임을 보여 주는 레코드를 얼마나 기다립니까?
    .expected = 상태 ISSUED
    .found = { $state }
    .explain =
        ACM은 이름이 내 것임을 보여 주는 레코드를 72시간 동안 기다립니다. 그 뒤에는 요청이 끝난 것이어서 레코드를 넣어도 되살아나지 않습니다.

        - 콘솔: Certificate Manager → 인증서 → 상태.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query Certificate.Status`

CERTIFICATE_EXPIRED = { $resource }: { $name } 이름의 인증서가 만료되었습니다
    .title = 만료된 인증서
    .question = 이 인증서는 언제까지 유효하고, 왜 갱신되지 않았습니까?
    .expected = 지금 유효한 인증서
    .found = { $until }까지
    .explain =
        인증서는 몇 달 동안만 유효합니다. ACM은 발급한 인증서가 쓰이고 있고 검증 레코드가 남아 있으면 스스로 갱신하지만, 가져온 인증서는 갱신하지 않습니다.

        - 콘솔: Certificate Manager → 인증서 → 만료 날짜, 갱신 상태.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.[NotAfter,RenewalSummary]'`

VALIDATION_RECORD_MISSING = { $resource }: { $name } 이름의 인증서가 { $zone } 영역에 없는 레코드를 기다립니다: { $record }
    .title = 검증 레코드 없음
    .question = 인증서는 어떤 레코드를 기다리고, 실제로 질의가 가는 영역에 그 레코드가 있습니까?
    .expected = { $record } CNAME { $value }
    .found = { $zone } 영역에 없음
    .explain =
        이름의 영역에 레코드를 쓸 수 있는 사람을 그 이름의 주인으로 봅니다. ACM은 이름이 무작위인 CNAME 레코드 하나를 찾고, 찾기 전에는 발급하지 않습니다.

        - 콘솔: Certificate Manager → 인증서 → 도메인 → CNAME 이름, CNAME 값.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.DomainValidationOptions[].ResourceRecord'`

VALIDATION_RECORD_DIFFERS = { $resource }: { $name } 이름의 인증서가 기다리는 { $record } 레코드의 값이 다릅니다
    .title = 값이 다른 검증 레코드
    .question = 인증서는 어떤 값을 기다리고, 레코드의 값은 무엇입니까?
    .expected = { $value }
    .found = { $found }
    .explain =
        레코드의 이름과 값은 무작위이고 계정과 이름마다 다릅니다. 잘려 나갔거나 다른 인증서의 것인 값으로는 아무것도 증명되지 않습니다.

        - 콘솔: Certificate Manager → 인증서 → 도메인 → CNAME 값.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.DomainValidationOptions[].ResourceRecord'`

VALIDATION_RECORD_ELSEWHERE = { $resource }: { $name } 이름의 인증서가 기다리는 { $record } 레코드가 질의가 오지 않는 영역에 있습니다
    .title = 다른 영역에 있는 검증 레코드
    .question = 이 이름의 질의는 어느 호스팅 영역으로 가고, 레코드는 어느 영역에 있습니까?
    .expected = 실제로 질의가 가는 영역의 { $record }
    .found = { $resource } 안의 { $record }
    .explain =
        ACM도 다른 사람들처럼 레지스트리에 적힌 네임서버에 레코드를 묻습니다. 위임되지 않은 영역이나 VPC 안에서만 답하는 영역은 보지 못합니다.

        - 콘솔: Route 53 → 호스팅 영역에서 네임서버를 등록된 도메인의 것과 비교합니다.
        - CLI: `aws route53 list-hosted-zones-by-name --dns-name DOMAIN`

VALIDATION_RECORD_DOUBLED = { $resource }: { $name } 이름의 인증서가 기다리는 것은 { $record } 레코드인데, 이름이 { $found }입니다
    .title = 도메인이 두 번 들어간 검증 레코드
    .question = 레코드의 이름을 입력하면 DNS 업체의 화면은 그 뒤에 무엇을 붙입니까?
    .expected = { $record }
    .found = { $found }
    .explain =
        입력한 레코드 이름 뒤에 영역의 이름을 붙이는 화면이 많습니다. ACM이 보여 주는 이름에는 이미 도메인이 들어 있으므로, 그대로 넣으면 도메인이 두 번 들어갑니다.

        - 콘솔: Route 53 → 호스팅 영역 → 영역 → CNAME 유형의 레코드.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE --query 'ResourceRecordSets[].Name'`

RENEWAL_RECORD_GONE = { $resource }: 검증 레코드({ $record }) 하나가 없어서 인증서를 갱신할 수 없습니다
    .title = 지워진 검증 레코드
    .question = ACM은 인증서를 갱신할 때 무엇을 찾습니까?
    .expected = { $record }
    .found = 없음
    .explain =
        ACM은 검증 레코드를 다시 찾으면 인증서를 스스로 갱신합니다. 없으면 인증서는 마지막 날까지만 유효하고 거기에서 끝납니다.

        - 콘솔: Certificate Manager → 인증서 → 도메인 → CNAME 이름.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.DomainValidationOptions[].ResourceRecord'`

TLS_PROTOCOLS_TOO_OLD = { $resource }: 보안 정책 { $policy }에는 요즘 클라이언트가 쓰는 프로토콜이 없습니다
    .title = 오래된 TLS 프로토콜뿐임
    .question = 이 리스너의 보안 정책은 어떤 프로토콜을 허용합니까?
    .expected = TLSv1.2 또는 TLSv1.3
    .found = { $found }
    .explain =
        브라우저는 2020년부터 TLS 1.0과 1.1을 거절합니다. 정책이 무엇을 허용하는지는 프로토콜 목록에 있고, 정책의 이름만 보고는 알 수 없습니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 → 보안 정책.
        - CLI: `aws elbv2 describe-ssl-policies --names POLICY --query 'SslPolicies[].SslProtocols'`

ONLY_TLS_1_3 = { $resource }: 보안 정책 { $policy }에는 TLS 1.3만 있습니다
    .title = TLS 1.3뿐임
    .question = TLS 1.3을 쓰지 못하는 클라이언트에는 무엇이 있습니까?
    .expected = TLSv1.2도 있음
    .found = { $found }
    .explain =
        요즘 브라우저는 TLS 1.3을 씁니다. 일부 프로그램과 모니터링 도구, 오래된 기기는 1.2까지만 쓸 수 있어서 거절당합니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 → 보안 정책.
        - CLI: `aws elbv2 describe-ssl-policies --names POLICY --query 'SslPolicies[].SslProtocols'`

HTTP_NOT_REDIRECTED = { $resource }: { $asked } 요청을 https로 보내지 않고 로드 밸런서가 직접 응답합니다
    .title = https로 보내지 않는 http
    .question = 80번 포트의 리스너는 요청을 어떻게 합니까?
    .expected = https로 리디렉션
    .found = 로드 밸런서의 응답: { $found }
    .explain =
        사람들은 https 없이 이름만 입력하고, 그러면 브라우저는 80번 포트로 접속합니다. 거기에서 https로 다시 보내 주지 않으면 암호화된 페이지를 볼 수 없습니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → HTTP:80 → 기본 작업.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Port,DefaultActions]'`

REDIRECT_LEADS_ELSEWHERE = { $resource }: { $asked } 요청을 { $url } 쪽으로 보내는데, 그곳은 { $name } 이름을 https로 제공하는 곳이 아닙니다
    .title = 다른 곳으로 보내는 리디렉션
    .question = 리디렉션은 어떤 프로토콜, 호스트, 포트로 보냅니까?
    .expected = https, 같은 호스트, 443번 포트
    .found = { $url }
    .explain =
        리디렉션에는 프로토콜, 호스트, 포트, 경로가 있고, 적어 넣은 부분은 원래 요청의 것을 대신합니다. 아무도 받지 않는 포트나 다른 호스트를 적으면 방문자가 모두 엉뚱한 곳으로 갑니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → HTTP:80 → 작업.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].DefaultActions[].RedirectConfig'`
