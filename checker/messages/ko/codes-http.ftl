# 밖에서 연 페이지: 여는 사람에게 무엇이 오는가.

NOBODY_LISTENS = { $resource }: { $url } 주소에서 연결을 받는 프로그램이 없습니다
    .title = 연결 거부
    .question = 애플리케이션은 어떤 주소의 어떤 포트에서 연결을 받으며, 지금 실행 중입니까?
    .expected = HTTP 응답
    .found = 연결이 거부됨
    .explain =
        거부는 호스트가 직접 보낸 답입니다. 보안 그룹과 네트워크 ACL은 패킷을 통과시켰지만 그 포트를 연 프로그램이 없습니다. 셸에서 실행해 로그아웃할 때 함께 끝났거나, 재부팅 뒤에 다시 시작되지 않았거나, 그 호스트에서만 닿는 127.0.0.1이나 다른 포트에서 연결을 받는 경우입니다. 보안 그룹이 막았다면 아무 답도 없이 시간이 초과됩니다.

        - 호스트: `sudo ss -ltnp`로 어떤 프로그램이 어디에서 연결을 받는지, `systemctl status NAME`과 `journalctl -u NAME`으로 왜 받지 않는지 봅니다.
        - 애플리케이션은 0.0.0.0에서 연결을 받고, 호스트와 함께 시작하는 서비스여야 합니다.

HOST_NAME_REFUSED = { $resource }: { $url } 요청에 400 Bad Request로 답합니다
    .title = 호스트 이름을 거절함
    .question = 애플리케이션은 어떤 호스트 이름에 답하도록 되어 있고, 주소창의 이름이 그 안에 있습니까?
    .expected = 페이지
    .found = { $found }
    .explain =
        프레임워크는 남의 이름으로 링크를 만들지 않도록, 설정에 적힌 이름에만 답합니다. Django는 `ALLOWED_HOSTS`에 없는 이름을 400으로 거절합니다. 그래서 주소로는 열리는 페이지가 이름으로는 열리지 않거나 그 반대가 됩니다.

        - 애플리케이션: 쓰는 이름을 허용 목록에 더합니다. 주소나 로드 밸런서의 이름으로 여는 동안에는 그것도 더합니다.
        - 애플리케이션 로그: 거절한 이름이 적혀 있습니다.

PAGE_NOT_FOUND = { $resource }: 답은 오지만 { $url } 페이지가 없습니다(404)
    .title = 없는 페이지
    .question = 애플리케이션에는 어떤 경로가 있고, 이 경로가 그 안에 있습니까?
    .expected = 애플리케이션의 페이지
    .found = { $found }
    .explain =
        404는 연결을 받는 프로그램이 있고 거기까지 닿았다는 뜻이지만, 그것이 어떤 프로그램인지는 알려 주지 않습니다. 웹 서버의 환영 페이지도, 경로가 다른 애플리케이션도 이렇게 답합니다.

        - CLI: `curl -i URL`의 `Server` 헤더와 본문으로 누가 답하는지 봅니다.

PATH_NOT_ANSWERED = { $resource }: { $path } 경로를 받은 쪽에 그 페이지가 없습니다
    .title = 답이 없는 경로
    .question = 이 경로는 어떤 대상 그룹으로 가고, 그곳의 애플리케이션에 이 경로의 페이지가 있습니까?
    .expected = { $path } 경로에 대한 애플리케이션의 응답
    .found = { $url } 요청에 { $found }
    .explain =
        규칙은 경로를 그대로 대상 그룹에 넘기며 앞부분을 잘라 내지 않습니다. 규칙이 없거나 패턴이 다른 경로를 받으면 요청은 이 경로를 모르는 애플리케이션으로 갑니다. 애플리케이션의 페이지가 루트에 있어도 마찬가지입니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → 리스너마다의 규칙. 443번 리스너도 봅니다.
        - 대상: `curl -i http://localhost:PORT/PATH`로 로드 밸런서를 거치지 않고 요청해 봅니다.

PAGE_ANSWERED_SOMETIMES = { $resource }: { $url } 요청이 어떤 때는 되고 어떤 때는 실패합니다
    .title = 때때로만 응답함
    .question = 요청은 어떤 대상들이 받고, 모두 똑같이 답합니까?
    .expected = { $times }번 모두 응답
    .found = { $times }번 가운데 { $found }
    .explain =
        로드 밸런서는 요청을 나누어 주므로, 가끔 실패한다면 대상 가운데 하나가 문제입니다. 꺼져 있거나, 시작하는 중이거나, 옛 버전이거나, 데이터베이스에 닿지 못합니다. 상태 확인이 방문자와 다른 페이지를 요청하면 이를 알아내지 못합니다.

        - 콘솔: EC2 → 대상 그룹 → 대상 → 상태와 그 세부 정보.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`
        - 대상마다: `curl -i http://localhost:PORT/PATH`

BAD_GATEWAY_SEEN = { $resource }: { $url } 요청에 502 Bad Gateway로 답합니다
    .title = 대상의 응답이 올바르지 않음
    .question = 애플리케이션은 어떤 포트에서 어떤 프로토콜로 연결을 받고, 대상 그룹의 설정도 같습니까?
    .expected = 애플리케이션의 응답
    .found = { $found }
    .explain =
        로드 밸런서가 대상까지 갔지만 올바른 응답을 받지 못했습니다. 그 포트에서 연결을 받는 프로그램이 없거나, 연결이 너무 일찍 닫혔거나, 한쪽은 HTTPS이고 다른 쪽은 HTTP입니다.

        - 콘솔: EC2 → 대상 그룹 → 세부 정보(프로토콜과 포트)와 대상.
        - 대상: `curl -i http://localhost:PORT/`

SERVICE_UNAVAILABLE_SEEN = { $resource }: { $url } 요청에 503 Service Unavailable로 답합니다
    .title = 대상이 없음
    .question = 이 경로를 받는 대상 그룹에는 어떤 대상이 등록되어 있습니까?
    .expected = 애플리케이션의 응답
    .found = { $found }
    .explain =
        대상 그룹에 쓸 수 있는 대상이 등록되어 있지 않으면 로드 밸런서가 직접 503으로 답합니다. 시작하는 중이거나 요청이 몰린 애플리케이션도 503으로 답합니다.

        - 콘솔: EC2 → 대상 그룹 → 대상.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

GATEWAY_TIMEOUT_SEEN = { $resource }: { $url } 요청에 504 Gateway Timeout으로 답합니다
    .title = 대상이 제때 답하지 않음
    .question = 로드 밸런서가 대상의 포트에 연결할 수 있고, 애플리케이션은 답하는 데 얼마나 걸립니까?
    .expected = 애플리케이션의 응답
    .found = { $found }
    .explain =
        로드 밸런서가 10초 안에 대상에 연결하지 못했거나, 유휴 제한 시간이 지나도록 답을 받지 못했습니다. 보안 그룹이나 네트워크 ACL이 막아도, 애플리케이션이 데이터베이스를 기다려도 이렇게 됩니다.

        - 콘솔: EC2 → 대상 그룹 → 대상. 대상의 보안 그룹은 로드 밸런서의 보안 그룹을 허용해야 합니다.
        - 대상: `curl -m 5 -i http://localhost:PORT/PATH`

APPLICATION_FAULT_SEEN = { $resource }: { $url } 요청에 애플리케이션이 오류로 답합니다
    .title = 애플리케이션 오류
    .question = 이 페이지를 열 때 애플리케이션의 로그에는 무엇이 적힙니까?
    .expected = 페이지
    .found = { $found }
    .explain =
        500번대 상태는 서버의 실패입니다. 요청은 애플리케이션까지 갔고 그 안에서 오류가 났습니다. 테이블이 없거나 데이터베이스에 닿지 못하는 경우가 많습니다.

        - 호스트: `journalctl -u NAME -n 50`이나 애플리케이션의 로그를 봅니다.

REDIRECT_CIRCLE_SEEN = { $resource }: { $asked } 요청에 같은 리디렉션이 반복됩니다
    .title = 끝나지 않는 리디렉션
    .question = 로드 밸런서, 배포, 애플리케이션 가운데 누가 어디로 리디렉션합니까?
    .expected = 리디렉션 한두 번 뒤의 페이지
    .found = 다시 { $url }
    .explain =
        응답이 올 때마다 이미 거쳐 온 곳으로 다시 보냅니다. 대개는 두 곳이 서로 반대로 리디렉션합니다. 로드 밸런서는 http로 넘기는데 https를 요구하는 애플리케이션은 X-Forwarded-Proto를 읽어야 하고, 배포가 http로 요청하는데 오리진이 https로 리디렉션해도 끝없이 반복됩니다.

        - CLI: `curl -sIL --max-redirs 5 URL`로 단계마다 `Server`와 `Location`을 봅니다.

STICKY_COOKIE_NOT_SEEN = { $resource }: { $url } 응답에 로드 밸런서의 쿠키가 없습니다
    .title = 고정 세션이 보이지 않음
    .question = 이 경로에는 어떤 대상 그룹이 답하고, 그 그룹의 고정 세션 설정은 어떻습니까?
    .expected = AWSALB 쿠키
    .found = { $found }
    .explain =
        로드 밸런서의 쿠키를 쓰는 고정 세션에서는 첫 응답에 AWSALB 쿠키를 주고 그 뒤로는 이 쿠키로 대상을 찾습니다. 쿠키가 오지 않으면 다른 쪽이 답했거나, 설정이 꺼진 대상 그룹이 답한 것입니다.

        - 브라우저: 개발자 도구 → Application → Cookies.
        - CLI: `curl -si URL | grep -i set-cookie`

CLIENT_WANDERS = { $resource }: 쿠키를 가진 방문자에게 { $url } 주소에서 여러 인스턴스가 답합니다
    .title = 방문자가 인스턴스를 옮겨 다님
    .question = 한 방문자의 경로가 모두 한 대상 그룹으로 가고, 그 대상들이 계속 정상입니까?
    .expected = 인스턴스 하나
    .found = { $found }
    .explain =
        쿠키는 방문자를 한 대상 그룹의 한 대상에 묶습니다. 그 대상이 사라지거나 비정상이 되면, 또 경로가 다른 그룹으로 가면 새로 정해집니다.

        - 콘솔: EC2 → 대상 그룹 → 속성 → 고정 세션, 그리고 대상.

ANSWERED_OVER_HTTP = { $name }: { $asked } 요청을 https로 보내지 않고 http로 답합니다
    .title = http로 답함
    .question = 80번 포트의 요청에는 로드 밸런서, 배포, 애플리케이션 가운데 누가 답합니까?
    .expected = https로 리디렉션
    .found = http로 { $found }
    .explain =
        이름만 입력하면 브라우저는 먼저 80번 포트로 요청합니다. 그곳에서 페이지가 나오면, 거기에 입력한 것이 모두 암호화되지 않은 채 네트워크를 지나갑니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → HTTP:80 → HTTPS로 리디렉션.
        - CLI: `curl -sI http://NAME/`

SENT_IN_CIRCLES = { $name }: { $asked } 요청이 리디렉션을 맴돕니다
    .title = 맴도는 리디렉션
    .question = 어느 단계에서 이미 요청했던 주소로 되돌려 보냅니까?
    .expected = 리디렉션 한 번 뒤의 https
    .found = 다시 { $url }
    .explain =
        브라우저는 스무 번쯤 뒤에 포기합니다. 직접 https로 리디렉션하는 애플리케이션은 X-Forwarded-Proto를 믿어야 합니다. 로드 밸런서가 평문 http로 넘기기 때문입니다. 리디렉션하는 규칙이 https 요청까지 받아서도 안 됩니다.

        - CLI: `curl -sIL --max-redirs 5 http://NAME/`
        - 애플리케이션: X-Forwarded-Proto를 읽게 하거나, 리디렉션을 로드 밸런서에 맡깁니다.

SENT_TO_OTHER_HOST = { $name }: { $asked } 요청을 다른 호스트로 보냅니다
    .title = 다른 호스트로 리디렉션
    .question = 리디렉션에는 어떤 호스트가 적혀 있습니까?
    .expected = 같은 이름의 https
    .found = { $url }
    .explain =
        다른 이름으로 보내면 이 이름의 인증서와 쿠키를 두고 가게 됩니다. 리디렉션에 호스트를 직접 적은 경우가 많습니다. 호스트를 그대로 두는 자리 표시자를 쓰면 요청한 이름이 그대로 남습니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → HTTP:80 → 리디렉션 → 호스트.
        - CLI: `curl -sI http://NAME/ | grep -i location`

SENT_TO_PORT_80 = { $name }: { $asked } 요청을 80번 포트의 https로 보냅니다
    .title = 80번 포트의 https
    .question = 리디렉션에는 어떤 포트가 적혀 있습니까?
    .expected = 443번 포트의 https
    .found = { $url }
    .explain =
        80번 포트는 평문 http를 쓰므로 TLS 핸드셰이크에 응답하지 못합니다. 리디렉션에서 프로토콜만 바꾸고 포트는 그대로 두면 이렇게 됩니다.

        - 콘솔: EC2 → 로드 밸런서 → 리스너 및 규칙 → HTTP:80 → 리디렉션 → 포트 443.
        - CLI: `curl -sI http://NAME/ | grep -i location`

SENT_BACK_TO_HTTP = { $name }: https에서 다시 http로 보냅니다
    .title = https에서 http로
    .question = 애플리케이션은 리디렉션에 어떤 주소를 씁니까?
    .expected = https 주소
    .found = { $url }
    .explain =
        로드 밸런서 뒤의 애플리케이션은 평문 http를 보므로, X-Forwarded-Proto를 믿지 않으면 리디렉션에 http를 씁니다. 그때마다 방문자는 잠시 또는 계속 암호화에서 벗어납니다.

        - 애플리케이션: X-Forwarded-Proto를 믿게 하거나, 호스트 없이 `/order/shops/`처럼 리디렉션합니다.
        - CLI: `curl -sIL https://NAME/`

PAGE_PASSES_BY_EDGE = { $resource }: { $url } 응답이 배포를 거치지 않았습니다
    .title = 엣지를 거치지 않음
    .question = 이름은 배포와 로드 밸런서 가운데 어디로 이어집니까?
    .expected = X-Amz-Cf-Id가 있는 응답
    .found = { $found } 응답
    .explain =
        CloudFront를 거친 응답에는 X-Amz-Cf-Id 헤더가 있습니다. 없다면 이름이 아직 다른 곳으로 이어집니다. 페이지는 열리지만 캐시도 가속도 보호도 없습니다. 리졸버가 옛 레코드를 시간이 다할 때까지 기억하고 있을 수도 있습니다.

        - 콘솔: Route 53 → 호스팅 영역 → 레코드 → 배포로 가는 별칭.
        - CLI: `curl -sI https://NAME/ | grep -i x-amz-cf-id`

PAGE_OF_ANOTHER_SEEN = { $resource }: 두 번째 방문자가 첫 방문자의 { $url } 페이지를 받습니다
    .title = 다른 방문자의 페이지
    .question = 이 경로의 동작은 어떤 캐시 정책을 쓰고, 캐시 키에 쿠키가 들어 있습니까?
    .expected = 방문자마다 만든 페이지(X-Cache: Miss)
    .found = { $found }
    .explain =
        첫 방문자의 쿠키가 없는 방문자에게 엣지가 보관해 둔 페이지를 주었습니다. 한 사람의 주문과 주소가 다음 사람에게 보이게 됩니다.

        - 콘솔: CloudFront → 배포 → 동작 → 캐시 정책. 페이지에는 CachingDisabled를 씁니다.
        - 애플리케이션: 한 사람을 위한 페이지에는 `Cache-Control: no-store`를 보냅니다.

FILE_NOT_TO_BE_KEPT = { $resource }: { $url } 파일은 보관하지 말라는 헤더와 함께 옵니다
    .title = 보관할 수 없는 파일
    .question = 애플리케이션은 이 파일에 어떤 Cache-Control을 보냅니까?
    .expected = 엣지가 보관하는 파일
    .found = Cache-Control: { $found }
    .explain =
        엣지는 오리진의 지시를 따릅니다. no-store, private, no-cache가 오면 캐시 정책이 무엇을 허용하든 매번 오리진에 요청합니다.

        - CLI: `curl -sI https://NAME/static/app.css | grep -i cache-control`
        - 애플리케이션: 정적 파일에는 `Cache-Control: public, max-age=86400`을 보냅니다.

FORM_REFUSED_AT_EDGE = { $resource }: 엣지가 { $url } 주소의 폼을 거절합니다
    .title = 엣지가 거절한 POST
    .question = 이 경로의 동작은 어떤 메서드를 허용합니까?
    .expected = 애플리케이션까지 가는 POST
    .found = CloudFront의 { $found }
    .explain =
        GET과 HEAD만 허용하는 동작은 모든 폼에 403으로 답하고, 애플리케이션은 그런 요청이 있었는지도 모릅니다.

        - 콘솔: CloudFront → 배포 → 동작 → 허용된 HTTP 방법.
        - CLI: `curl -si -X POST https://NAME/order/order/ | head -5`
