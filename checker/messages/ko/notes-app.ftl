# 데이터베이스와 애플리케이션 호스트에 관한 말.

who-database = 데이터베이스 { $database }
who-proxy = 프록시 { $proxy }

seen-engine = { $database }: { $engine }{ $until ->
        [none] {""}
       *[other] , 표준 지원 { $until }까지
    }
seen-deployed = 인터넷에서 { $to }의 { $port }번 포트에 닿습니다

why-support-untold = { $resource }: { $engine } { $version } 버전의 표준 지원이 끝났는데, 이 데이터베이스가 연장 지원에 등록되어 있는지 알 수 없습니다
why-engine-unlisted = { $resource }: { $engine } { $version } 버전이 언제까지 지원되는지 수집한 내용에 없습니다
why-source-by-endpoint = { $hosts }: 인터넷으로 나가는 길은 없지만, 엔드포인트({ $resource })로 애플리케이션을 받을 수도 있습니다
why-classic-balancer = { $resource }: 이 VPC에 클래식 로드 밸런서가 있는데, 이 프로그램은 그것이 요청을 넘기는 방식을 다루지 않습니다
why-only-way-in = { $resource }: 이 호스트의 { $port }번 포트가 인터넷에 열려 있지만, 프라이빗 호스트로 들어가는 경유지이기도 합니다. 여기에서 애플리케이션이 응답하는지는 요청을 보내 보아야 알 수 있습니다

# 애플리케이션을 따라가 본 길.

journey-answer = { $status } 응답
seen-journey = 애플리케이션이 강의의 { $stage }절까지 만드는 기능을 갖추었습니다
why-no-app = 애플리케이션이 어디에 있는지 알 수 없습니다. --app http://127.0.0.1:8000 옵션이나 course.toml의 app으로 알려 줍니다
why-journey-not-come = 애플리케이션을 따라가다가 이 단계까지 가지 못했습니다: { $step }
why-journey-left-out = 애플리케이션에 남을 것은 보내지 않아(--read-only) 이 단계를 건너뛰었습니다: { $step }
why-journey-scripted = 이 단계에서는 페이지가 스크립트로 이어지는데, 여기서는 스크립트를 실행하지 않습니다: { $step }
why-journey-login = 이 단계에서 애플리케이션이 로그인을 요구하는데, 이 검사는 비밀번호를 모릅니다: { $step }
why-journey-one-shop = 메뉴가 있는 가게를 하나만 찾았습니다. 다른 가게의 주문이 보이지 않는지는 가게가 둘이어야 알 수 있습니다
why-journey-no-connection = 애플리케이션의 주소로 연결되지 않습니다. 애플리케이션이 실행 중이고 그 포트로 연결을 받습니까?
why-journey-certificate-refused = 애플리케이션의 주소에 있는 인증서를 받아들일 수 없습니다. 직접 만든 인증 기관이라면 --ca-file로 알려 줍니다
why-journey-tls-refused = 애플리케이션의 주소가 https로 응답하지 않습니다. 그 포트에서는 http를 쓰지 않습니까?
why-journey-no-address = 애플리케이션의 이름에 주소가 없습니다. 이름을 바르게 적었고 그 이름의 레코드가 있습니까?
why-journey-address-refused = 애플리케이션의 이름이 퍼블릭 인터넷 밖의 주소로 이어집니다. --allow-private를 주면 그 주소로 갑니다
why-journey-no-answer = 애플리케이션의 주소가 연결은 받지만, 웹 서버의 응답이 아니거나 도중에 끊어졌습니다: { $step }
why-journey-time-over = 이 단계에서 애플리케이션이 제때 응답하지 않았습니다: { $step }
why-journey-typed = 이 단계에서는 주문 번호를 직접 입력해야 하고, 페이지에는 그 주문이 전과 같이 나옵니다. 맞는 번호였는지 알 수 없습니다: { $step }
why-journey-unmarked = 주문하면 주문 목록이 길어지지만 입력한 주소가 보이지 않아, 어느 주문이 어느 것인지 알 수 없습니다. 주문마다 주소를 함께 보여 주십시오
why-journey-redirects-endless = 이 단계에서는 응답마다 다른 주소로 보내기만 하고 끝나지 않습니다: { $step }
why-journey-redirect-unreadable = 이 단계에서는 주소가 아닌 곳으로 보냅니다: { $step }
why-journey-elsewhere = 이 단계에서는 애플리케이션이 다른 호스트나 포트로 보내는데, 그곳은 따라가지 않습니다. 애플리케이션이 있는 주소를 --app으로 알려 줍니다: { $step }
why-journey-packed = 이 단계의 응답은 요청하지 않은 압축이 되어 있고, 여기서는 압축을 풀지 않습니다: { $step }
why-journey-unclear = 이 단계에서는 확실한 결과를 얻지 못했습니다({ $detail }): { $step }

# 애플리케이션의 두 인스턴스.

seen-shared = { $resource } 주소로 넣은 주문이 { $other } 주소의 목록에도 있습니다
seen-kept = 표시 { $mark }: 이 주문이 두 목록에 그대로 있습니다
assumed-restarted = --restarted에 적은 대로, 그 검사 뒤에 애플리케이션을 다시 시작한 것으로 봅니다
assumed-votes-kept = 애플리케이션을 다시 시작해도 표가 남아 있는 것으로 봅니다. 확인하려면 다시 시작한 다음 --restarted { $mark } 옵션을 주고 다시 검사합니다
why-no-other-app = 애플리케이션의 두 번째 인스턴스를 알려 주지 않았습니다. --app을 두 번 적으면 한쪽에 주문을 넣고 다른 쪽에서 찾아봅니다
why-not-restarted = 주문을 하나 넣었습니다(표시 { $mark }). 두 인스턴스를 다시 시작한 다음, 같은 --app 두 개와 함께 --restarted { $mark }: check { $lab } 뒤에 붙입니다
why-nothing-to-keep = 다시 시작해도 주문이 남는지는 두 인스턴스가 같은 주문을 보여 준 다음에 확인합니다
why-one-address = 두 주소 { $resource }, { $other }의 접속 대상이 같은 주소여서, 한 인스턴스가 두 번 응답했을 수 있습니다. 인스턴스마다 자기 주소를 적으십시오
why-list-of-ones-own = 주문 목록이 방문자 자신의 주문만 보여 주어, 다른 인스턴스에 무엇이 있는지 다른 방문자가 알 수 없습니다
why-kept-unclear = 목록에 이 검사의 다른 주문은 있지만 다시 시작하기 전의 주문은 없습니다. 누가 치웠을 수도 있습니다

# 훑어본 저장소.

seen-no-secrets = 파일 { $files }개에 비밀번호와 키, 토큰이 없습니다
assumed-repository-history = 지금의 파일만 읽었으므로, 지난 커밋에도 비밀이 없는 것으로 봅니다
repository-lines = { $count ->
       *[other] { $lines }번째 줄
    }
why-no-repository = 저장소를 알려 주지 않았습니다. --repo PATH 옵션을 주면 파일을 훑어보며, 내용은 남기지 않습니다
why-repository-cut = 저장소의 일부인 파일 { $files }개만 읽었고({ $detail }), 거기에는 비밀이 없었습니다
why-repository-unclear = 이 버전이 모르는 종류의 비밀이 저장소에 있습니다
