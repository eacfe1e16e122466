# 웹 애플리케이션을 따라가 본 결과입니다. $request는 메서드와 경로, $status는 응답의 상태 코드, $found는 응답의 한 부분입니다.

APP_PAGE_MISSING = { $request } 요청에 { $status } 응답이 왔습니다
    .title = 없는 페이지
    .question = 애플리케이션이 아는 주소에는 무엇이 있고, 여기서 요청한 주소는 그중 어느 것입니까?
    .expected = { $resource } 주소의 페이지
    .found = { $status } 응답
    .explain =
        애플리케이션은 자기 URL 목록에 있는 주소에만 응답하고 나머지에는 404로 응답합니다. 끝의 슬래시가 있고 없고도 다른 주소이며, 프레임워크가 맞는 쪽으로 보내 주지 않으면 그대로 404입니다.

        - Django: URL 목록은 프로젝트와 각 앱의 `urls.py`에 있고, `DEBUG`가 켜져 있으면 404 페이지에 목록이 나옵니다.

APP_PAGE_FAILS = { $request } 요청에 { $status } 응답이 왔습니다
    .title = 서버 쪽 오류
    .question = 이 요청이 온 순간 서버를 실행한 창에는 무엇이 나옵니까?
    .expected = 페이지, 또는 400에서 499 사이의 거절
    .found = { $status } 응답
    .explain =
        500 이상의 상태 코드는 프로그램이 요청을 처리하다가 오류를 냈다는 뜻입니다. 원인은 서버의 로그에 있으며, 트레이스백의 마지막 줄이 오류가 난 곳을 알려 줍니다.

APP_PAGE_REFUSED = { $request } 요청에 { $status } 응답이 왔습니다
    .title = 아무나 볼 수 없는 페이지
    .question = 이 페이지는 누가 열 수 있고, 애플리케이션은 무엇을 보고 판단합니까?
    .expected = 이 단계에서는 누구나 볼 수 있는 페이지
    .found = { $status } 응답
    .explain =
        보기만 하는 페이지에서 401이나 403이 오면 먼저 로그인해야 하거나 주소가 막혀 있는 것입니다. 검사는 비밀번호를 모릅니다.

APP_LIST_EMPTY = { $request } 목록이 비어 있습니다
    .title = 항목이 없는 목록
    .question = 서버가 읽는 데이터베이스에는 가게와 음식이 몇 개 있습니까?
    .expected = 음식이 있는 가게 두 곳 이상
    .found = { $found }
    .explain =
        데이터베이스가 비어 있으면 빈 목록이 맞는 응답입니다. 서버가 읽는 것과 다른 데이터베이스에 데이터를 넣었을 수 있습니다. 파일이 다르거나 서버를 시작한 폴더가 다른 경우입니다.

        - Django: `python manage.py loaddata`나 관리자 페이지로 넣고, `python manage.py dbshell`로 봅니다.

APP_NO_LIST = { $request } 응답이 JSON 목록도, 가게가 있는 페이지도 아닙니다
    .title = 가게 목록이 없음
    .question = 응답에는 무엇이 들어 있고, Content-Type은 무엇입니까?
    .expected = JSON 목록, 또는 메뉴로 이어지는 페이지
    .found = { $found }
    .explain =
        JSON 목록은 배열이거나 배열이 든 객체입니다. 다음 단계부터는 목록 대신 페이지가 나오고, 페이지의 가게마다 메뉴로 이어집니다.

APP_STILL_JSON = { $request } 요청에 사람이 볼 페이지 대신 JSON이 왔습니다
    .title = 페이지가 아니라 데이터
    .question = 브라우저에서 이 주소를 열면 무엇이 보이고, 누를 것이 있습니까?
    .expected = HTML 페이지
    .found = { $found }
    .explain =
        JSON은 프로그램이 읽는 것이라 브라우저에서는 링크도 폼도 없는 텍스트일 뿐입니다. 같은 데이터로 템플릿이 페이지를 만듭니다.

APP_NO_WAY_TO_MENU = { $resource } 페이지에는 메뉴로 가는 링크가 없습니다
    .title = 아무 데로도 이어지지 않는 가게
    .question = 가게를 누르면 어떻게 되고, 링크는 어디로 이어집니까?
    .expected = 가게마다 링크 하나
    .found = { $found }
    .explain =
        사람은 링크를 따라 페이지를 옮겨 다니며, 링크의 주소에는 페이지마다 다른 것, 곧 가게의 번호가 들어 있습니다. href가 없는 것은 새 창에서 열 수도 없고, 페이지를 읽는 프로그램도 찾지 못합니다.

APP_MENUS_ALIKE = 두 가게의 링크를 따라가면 같은 내용이 나옵니다
    .title = 모든 가게에 메뉴 하나
    .question = 페이지는 어느 가게의 것인지 무엇으로 알고, 그 값을 어디에 씁니까?
    .expected = 페이지마다 그 가게의 음식
    .found = { $found }
    .explain =
        주소에 든 번호는 쿼리에 쓰지 않으면 아무 의미가 없습니다. 음식을 모두 읽어 오는 메뉴는 어느 가게에서나 똑같이 보입니다.

APP_NO_ORDER_FORM = { $request } 페이지에 주문하는 폼이 없습니다
    .title = 폼이 없는 메뉴
    .question = 메뉴 페이지에 폼이 있습니까, 있다면 무엇을 고를 수 있습니까?
    .expected = 음식을 고를 수 있는 POST 폼
    .found = { $found }
    .explain =
        폼이 있어야 페이지가 무언가를 보낼 수 있고, 버튼을 누르면 필드가 이름과 함께 전송됩니다. 폼 밖에 있거나 이름이 없는 필드는 전송되지 않습니다.

APP_ORDER_BY_GET = { $resource } 페이지의 폼이 주문을 GET으로 보냅니다
    .title = 주소에 담긴 주문
    .question = 폼의 메서드는 무엇이고, 보낸 다음 주소 표시줄에는 무엇이 보입니까?
    .expected = POST 메서드
    .found = GET
    .explain =
        GET은 보기만 하는 요청이라 브라우저와 캐시, 미리 보기가 마음대로 되풀이합니다. 무언가를 바꾸는 요청은 POST로 보내며, POST는 시키지 않으면 되풀이되지 않습니다.

APP_FORM_REFUSED = 애플리케이션 자신의 폼인데도 { $request } 요청에 { $status } 응답이 왔습니다
    .title = 자기 폼을 거절하는 애플리케이션
    .question = 폼의 숨은 필드에는 무엇이 있고, 어떤 쿠키와 짝을 이룹니까?
    .expected = 리디렉션
    .found = { $status } 응답
    .explain =
        폼의 토큰과 브라우저의 쿠키는 짝이며, 둘 중 하나가 없는 POST는 거절됩니다. 토큰이 빠진 폼은 남의 폼으로 여겨집니다.

        - Django: 폼 안의 `csrf_token` 태그.

APP_COOKIE_KEPT_BACK = { $request } 요청에 { $status } 응답이 왔습니다. 쿠키는 Secure인데 페이지는 http입니다
    .title = 돌아오지 않는 쿠키
    .question = 쿠키에는 어떤 속성이 있고, 페이지의 주소는 http와 https 중 무엇으로 시작합니까?
    .expected = 브라우저가 되돌려 보내는 쿠키
    .found = http에서 Secure
    .explain =
        브라우저는 Secure로 표시된 쿠키를 https에서만 보냅니다. http 페이지에서는 쿠키가 돌아오지 않으므로 요청마다 처음 온 사람처럼 보입니다.

        - Django: `CSRF_COOKIE_SECURE`와 `SESSION_COOKIE_SECURE`는 https를 설정하는 실습의 것입니다.

APP_ORIGIN_NOT_KNOWN = 토큰과 쿠키가 함께 갔는데도 https의 { $request } 요청에 { $status } 응답이 왔습니다
    .title = 자기 주소를 모르는 애플리케이션
    .question = 사람들은 어떤 주소로 들어오고, 애플리케이션은 자기 주소를 무엇으로 압니까?
    .expected = 리디렉션
    .found = { $status } 응답
    .explain =
        로드 밸런서가 https를 풀어 전달하면 그 뒤의 애플리케이션에는 http 요청으로 보입니다. 애플리케이션은 폼의 출처(Origin)를 자기 주소와 비교하는데, 하나는 https이고 하나는 http라서 서로 다릅니다.

        - Django: `CSRF_TRUSTED_ORIGINS`와 `SECURE_PROXY_SSL_HEADER`.

APP_FORM_FAILS = { $request } 요청에 { $status } 응답이 왔습니다
    .title = 서버 오류를 일으키는 폼
    .question = 보낸 값 가운데 프로그램이 예상하지 못한 것은 무엇입니까?
    .expected = 폼의 결과, 또는 400에서 499 사이의 거절
    .found = { $status } 응답
    .explain =
        폼에 무엇이 있든 사람과 프로그램은 다른 것을 보낼 수 있습니다. 빈 값, 숫자 자리의 글자, 터무니없이 큰 수를 미리 확인하지 않는 프로그램은 500 오류를 내며, 어디에서 났는지는 서버의 로그에 나옵니다.

APP_FORM_NOT_TAKEN = { $request } 요청에 { $status } 응답이 왔습니다
    .title = 닿는 곳이 없는 폼
    .question = 폼은 어느 주소로 보내고, 그 주소는 어떤 메서드를 받습니까?
    .expected = 리디렉션
    .found = { $status } 응답
    .explain =
        폼이 갈 곳은 action 속성이 정하고, 비어 있으면 그 페이지 자신입니다. 그 주소가 POST를 받아야 하며, 빠진 슬래시 때문에 리디렉션되면 POST에 실린 것이 사라집니다.

APP_ORDER_NOT_LISTED = 주문은 받아들여졌지만 { $resource } 목록에 보이지 않습니다
    .title = 목록에 없는 주문
    .question = 주문이 저장되었습니까, 목록은 어떤 주문을 읽습니까?
    .expected = 주소와 함께 나오는 주문
    .found = { $found }
    .explain =
        주문은 목록이 읽는 데이터베이스에 저장되고 목록의 조건에서 빠지지 않아야 보입니다. 도중에 실패한 주문은 서버의 로그에만 남습니다.

APP_NO_REDIRECT = { $request } 요청은 무언가를 바꾸는데 응답이 페이지입니다
    .title = 새로 고치면 다시 보내짐
    .question = 이 페이지에서 새로 고침을 누르면 브라우저는 무엇을 합니까?
    .expected = 302나 303 응답, 그리고 그다음 페이지
    .found = { $status } 응답
    .explain =
        POST의 응답으로 받은 페이지를 새로 고치면 POST가 다시 전송되어 주문이 둘이 됩니다. 사이에 리디렉션이 있으면 브라우저는 페이지만 기억하고 POST는 잊습니다.

        - 이 방식을 Post/Redirect/Get이라고 합니다.

APP_TOKEN_NOT_CHECKED = { $request } 요청은 토큰도 쿠키도 없고 출처가 달라도 받아들여집니다
    .title = 남의 폼을 받아들임
    .question = 애플리케이션은 폼을 믿기 전에 무엇을 비교합니까?
    .expected = 403 응답
    .found = { $status } 응답, 받아들여짐
    .explain =
        인터넷의 어느 페이지든 브라우저가 이 애플리케이션에 폼을 보내게 할 수 있습니다. 자기 페이지만 아는 토큰이 둘을 구별하지만, 보여 주기만 하고 비교하지 않으면 소용이 없습니다.

        - Django: `MIDDLEWARE`의 `CsrfViewMiddleware`, 그리고 `csrf_exempt`가 붙은 뷰가 있는지.

APP_TOKEN_OF_ANYBODY = { $request } 요청은 다른 방문자의 토큰을 넣어도 받아들여집니다
    .title = 방문자에 묶이지 않은 토큰
    .question = 애플리케이션은 토큰을 만들 때 무엇에 묶습니까?
    .expected = 403 응답
    .found = { $status } 응답, 받아들여짐
    .explain =
        공격자도 애플리케이션을 열어 토큰을 받을 수 있습니다. 토큰이 방문자의 세션이나 쿠키에 묶여 있어야 남의 폼에서 쓸 수 없습니다.

APP_MENU_OF_OTHER_SHOP = { $request } 요청은 다른 가게의 음식을 넣어도 받아들여집니다
    .title = 다른 가게의 음식
    .question = 이 음식이 그 가게의 것인지는 어디에서 확인합니까?
    .expected = 400에서 499 사이의 거절
    .found = { $status } 응답, 주문이 목록에 있음
    .explain =
        폼의 선택 상자는 제안일 뿐이라 누구나 다른 번호를 보낼 수 있습니다. 그 음식이 그 가게의 것인지는 데이터베이스만 알고 있으므로, 주문을 저장할 때 확인해야 합니다.

APP_PRICE_FROM_FORM = { $request } 요청에 적어 보낸 가격이 그대로 받아들여집니다
    .title = 손님이 적는 가격
    .question = 주문의 가격은 어디에서 오고, 폼에 든 가격은 어떻게 됩니까?
    .expected = 폼이 무엇이라 하든 메뉴의 가격
    .found = { $found }
    .explain =
        폼을 보내는 사람은 보이지 않는 필드에도 무엇이든 적을 수 있습니다. 폼의 가격이나 합계는 보여 주는 데에나 쓰이고, 실제 가격은 데이터베이스에서 읽어야 합니다.

APP_NUMBER_NOT_CHECKED = { $request } 요청은 말이 안 되는 숫자를 넣어도 받아들여집니다
    .title = 범위를 확인하지 않는 숫자
    .question = 여기에 쓸 수 있는 숫자는 어디까지이고, 서버에서는 그것을 어디에서 확인합니까?
    .expected = 400에서 499 사이의 거절
    .found = { $found }
    .explain =
        필드의 min과 max 속성은 브라우저에만 적용됩니다. 서버에는 음수와 0, 글자와 십억이 그대로 들어오며, 무엇을 저장할지는 서버가 정합니다.

APP_NO_LINK_TO_LIST = 주문하는 페이지 어디에도 { $resource } 목록으로 가는 링크가 없습니다
    .title = 찾아갈 수 없는 목록
    .question = 방금 주문한 사람은 주소를 적지 않고 어떻게 목록으로 갑니까?
    .expected = 가게 목록, 메뉴, 또는 주문 다음 페이지의 링크
    .found = 없음
    .explain =
        이어지는 링크가 없는 페이지는 주소를 아는 사람만 볼 수 있습니다. 링크는 사람이 다음으로 가려는 자리에 있어야 합니다.

APP_TEXT_AS_MARKUP = { $resource } 페이지가 사용자가 입력한 텍스트를 HTML로 내보냅니다
    .title = HTML로 해석되는 입력
    .question = 페이지 소스에서 주소가 있는 자리는 어떻게 보입니까?
    .expected = 입력한 그대로 보이는 텍스트
    .found = { $found }
    .explain =
        이스케이프하지 않고 페이지에 넣은 텍스트는 HTML로 해석됩니다. 주소에 든 태그는 요소가 되고 스크립트는 페이지를 보는 사람의 브라우저에서 실행됩니다. 템플릿은 일부러 끄지 않는 한 텍스트를 이스케이프합니다.

        - Django: 사용자가 입력한 값에 `safe`나 `mark_safe`를 쓰지 않습니다.

APP_ORDER_NOT_AT_BOSS = { $request } 페이지에 주문이 보이지 않습니다
    .title = 사장님에게 보이지 않는 주문
    .question = 사장님 페이지는 어떤 주문을 읽고, 가장 새 주문도 그 안에 있습니까?
    .expected = 주소와 함께 나오는 주문
    .found = { $found }
    .explain =
        사장님 페이지와 손님의 목록은 같은 테이블을 읽습니다. 한쪽에만 보인다면 조건에서 빠졌거나 다른 데이터베이스에서 읽은 것입니다.

APP_NO_MINUTES_FORM = { $request } 페이지에 주문의 예상 시간을 넣을 폼이 없습니다
    .title = 답할 수 없는 주문
    .question = 이 페이지의 어디에 시간을 넣고, 어느 주문의 시간입니까?
    .expected = 기다리는 주문마다 POST 폼 하나
    .found = { $found }
    .explain =
        기다리는 주문에는 저마다 폼이 있어, 숨은 필드가 주문을 가리키고 다른 필드가 시간을 받습니다. 모두에게 하나인 폼은 어느 주문인지 말하지 못합니다.

APP_MINUTES_NOT_SHOWN = 예상 시간은 받아들여졌지만 { $resource } 페이지에도 주문 목록에도 보이지 않습니다
    .title = 사라진 예상 시간
    .question = 예상 시간은 어디에 저장되고, 어느 페이지에 나옵니까?
    .expected = 사장님 페이지나 주문 목록에 나오는 시간
    .found = { $found }
    .explain =
        폼이 받아들여져도 내용이 저장되고 다시 읽히기 전에는 아무 일도 일어나지 않은 것입니다. 객체의 속성에 값을 넣으면 메모리의 객체만 바뀌고, 저장해야 테이블의 행이 바뀝니다.

APP_ORDERS_OF_OTHER_SHOP = { $request } 페이지에 다른 가게의 주문이 보입니다
    .title = 모든 사장님에게 목록 하나
    .question = 누구의 주문인지는 주소의 어느 부분으로 알고, 쿼리에서는 그 값을 어떻게 씁니까?
    .expected = 그 가게의 주문만
    .found = { $found }
    .explain =
        2.14부터 사장님은 한 가게의 주문만 봅니다. 주소에 든 가게 번호를 제목에만 쓰지 말고 쿼리의 조건에도 써야 합니다.

APP_MINUTES_FOR_OTHER_SHOP = { $request } 요청으로 다른 가게의 주문에도 시간을 정할 수 있습니다
    .title = 남의 주문에 답하는 사장님
    .question = 시간을 저장할 때 누구의 주문인지는 어디에서 확인합니까?
    .expected = 400에서 499 사이의 거절
    .found = { $status } 응답, 다른 가게의 주문에 시간이 정해짐
    .explain =
        페이지에 보이지 않아도 보낼 수는 있으며, 숨은 필드는 누구에게도 숨겨지지 않습니다. 누구의 주문인지는 주문을 바꾸는 바로 그 SQL 문의 조건으로 확인해야 합니다.

APP_GET_CHANGES = { $request } 요청은 보기만 하는데 무언가가 바뀝니다
    .title = 열기만 해도 움직이는 주소
    .question = 이 주소는 어떤 메서드를 받고, 메서드마다 무엇을 합니까?
    .expected = 405, 또는 아무것도 바꾸지 않는 페이지
    .found = { $status } 응답
    .explain =
        브라우저는 페이지를 미리 읽고 프로그램은 모든 링크를 따라갑니다. GET으로 바뀌게 해 두면 아무도 바라지 않아도 바뀝니다.

        - Django: 뷰 앞의 `require_POST`.

APP_ORDER_NOT_AT_DELIVERY = { $request } 페이지에 시간이 정해진 주문이 보이지 않습니다
    .title = 아무도 배달하지 않는 주문
    .question = 배달 페이지는 어떤 주문을, 언제부터 읽습니까?
    .expected = 주소와 함께 나오는 주문
    .found = { $found }
    .explain =
        예상 시간이 정해진 주문은 배달할 준비가 된 것입니다. 페이지는 주문의 상태나 예상 시간 필드를 보고 골라야 합니다.

APP_NO_DELIVERY_FORM = { $request } 페이지에 주문의 폼이 없습니다
    .title = 완료할 수 없는 배달
    .question = 이 페이지에서 무엇을 누를 수 있고, 어느 주문의 것입니까?
    .expected = 열린 주문마다 POST 폼 하나
    .found = { $found }
    .explain =
        열린 주문에는 저마다 주문을 가리키는 숨은 필드와 버튼이 든 폼이 있습니다. 링크라면 무언가가 읽는 순간 실행됩니다.

APP_DELIVERY_NOT_DONE = 배달이 완료되었지만 { $resource } 페이지에 그대로 있습니다
    .title = 끝나지 않은 배달
    .question = 주문의 행에서 무엇이 달라지고, 페이지는 그것을 조건으로 씁니까?
    .expected = 배달된 주문에는 더 이상 없는 폼
    .found = { $found }
    .explain =
        배달된 주문은 더 이상 열린 주문이 아닙니다. 상태가 저장되지 않았거나, 페이지가 상태를 확인하지 않는 것입니다.

APP_STEP_OUT_OF_ORDER = { $request } 요청으로 아무도 수락하지 않은 주문이 완료됩니다
    .title = 순서를 건너뛴 단계
    .question = 주문은 어떤 상태에서 배달 완료로 넘어갈 수 있고, 어디에서 그것을 확인합니까?
    .expected = 400에서 499 사이의 거절
    .found = { $status } 응답, 주문이 배달 완료로 바뀜
    .explain =
        주문은 접수, 수락, 배달 완료로 한 번씩만 넘어갑니다. 두 사람이 동시에 누를 수 있으므로 상태를 바꾸는 바로 그 SQL 문의 조건으로 지금 상태를 확인합니다.

APP_LIST_UNSTABLE = { $request } 요청을 보낼 때마다 같은 주문이 다른 순서로 나옵니다
    .title = 순서가 없는 목록
    .question = 쿼리는 무엇으로 정렬하며, 정렬 기준이 없으면 무엇이 맨 앞에 옵니까?
    .expected = 볼 때마다 같은 순서
    .found = 볼 때마다 다른 순서
    .explain =
        정렬 기준이 없는 쿼리에는 데이터베이스가 편한 대로 행을 돌려줍니다. 목록은 사람이 읽는 것이라 조금 전에 있던 자리에서 새 주문을 찾고, 열 개씩 나눈 페이지에서는 어떤 행이 두 번 나오거나 아예 나오지 않습니다.

        - Django: `order_by("-id")`, 또는 모델 `Meta`의 `ordering`.

APP_DELIVERED_TWICE = { $request } 요청으로 이미 배달 완료된 주문이 다시 완료됩니다
    .title = 두 번 일어나는 단계
    .question = 주문은 어떤 상태에서 배달 완료로 넘어갈 수 있고, 두 번째로 누른 사람은 무엇을 봅니까?
    .expected = 400에서 499 사이의 거절, 또는 이미 끝났다고 알려 주는 페이지
    .found = { $status } 응답, 목록에 있는 그 주문의 내용이 또 바뀜
    .explain =
        배달은 한 번 끝납니다. 다시 누른 사람이나 같은 순간에 누른 다른 기사는 이미 끝났다는 것을 알아야 하며, 그 조건은 행을 바꾸는 바로 그 문장에 들어갑니다.

APP_MINUTES_AFTER_DELIVERY = { $request } 요청으로 이미 배달 완료된 주문에 예상 시간이 정해집니다
    .title = 끝난 주문의 예상 시간
    .question = 주문은 어떤 상태에서 예상 시간을 받을 수 있고, 어디에서 그것을 확인합니까?
    .expected = 400에서 499 사이의 거절
    .found = { $found }
    .explain =
        배달이 끝난 주문에는 남은 시간이 없습니다. 페이지에 폼이 없어도 요청은 보낼 수 있으므로, 시간을 저장하는 자리에서 상태를 확인해야 합니다.

APP_POLLS_EMPTY = { $request } 페이지에서 질문으로 갈 수 없습니다
    .title = 보이지 않는 질문
    .question = 이 서버가 읽는 데이터베이스에는 질문이 몇 개 있고, 질문마다 링크가 있습니까?
    .expected = 두 개 이상의 질문, 질문마다 자기 페이지로 가는 링크
    .found = { $found }
    .explain =
        사람은 링크로 질문에 갑니다. 목록이 비어 보인다면 데이터베이스가 비어 있거나, 조건에서 모두 빠졌거나, 이름을 링크 없이 적은 것입니다.

APP_NO_VOTE_FORM = { $request } 페이지에 투표하는 폼이 없습니다
    .title = 폼이 없는 질문
    .question = 질문 페이지에는 어떤 폼이 있고, 그 안에서 무엇을 고를 수 있습니까?
    .expected = 보기 하나를 고를 수 있는 POST 폼
    .found = { $found }
    .explain =
        페이지가 대답을 받으려면 폼이 있어야 합니다. 보기는 폼 안에 같은 이름으로 두고, 값은 보기마다 달라야 합니다.

APP_VOTE_BY_GET = { $resource } 페이지의 폼이 표를 GET으로 보냅니다
    .title = 주소에 담긴 표
    .question = 폼의 메서드는 무엇이고, 보낸 다음 주소 표시줄에는 무엇이 보입니까?
    .expected = POST 메서드
    .found = GET
    .explain =
        GET은 보기만 하는 요청이라 브라우저와 캐시, 미리 보기가 마음대로 되풀이하고, 그때마다 투표하게 됩니다. 무언가를 바꾸는 것은 POST로 보냅니다.

APP_VOTE_NOT_COUNTED = 표를 받았다고 했지만 { $resource } 페이지의 수는 그대로입니다
    .title = 더해지지 않는 표
    .question = 새 수는 어디에 저장하고, 결과 페이지는 어디에서 읽습니까?
    .expected = 한 표 더
    .found = { $found }
    .explain =
        폼을 받았어도 행이 바뀌지 않았으면 아무 일도 하지 않은 것입니다. 객체의 값에 더하면 객체만 바뀌고, 저장해야 행이 바뀝니다.

APP_VOTE_TWICE = 표를 하나 보냈는데 { $resource } 페이지의 수가 둘 늘었습니다
    .title = 두 번 더해지는 표
    .question = 표 하나가 지나가는 동안 몇 군데에서 더합니까?
    .expected = 한 표 더
    .found = { $found }
    .explain =
        요청 하나는 표 하나입니다. 두 군데에서 더하거나, 응답이 브라우저를 표를 세는 주소로 한 번 더 보내면 두 표가 됩니다.

APP_UNKNOWN_FAILS = { $request } 주소에는 질문이 없는데 { $status } 응답이 왔습니다
    .title = 없는 번호에 나는 서버 오류
    .question = 데이터베이스에 그런 행이 없으면 프로그램은 무엇을 합니까?
    .expected = 404 응답
    .found = { $status } 응답
    .explain =
        주소에 든 번호는 사람이 직접 적거나 짐작하거나 예전에 본 것이라, 없는 번호일 수도 있습니다. 서버의 잘못이 아니므로 404로 응답하면 됩니다.

        - Django: `get` 대신 `get_object_or_404`.

APP_UNKNOWN_SHOWN = { $request } 주소에는 질문이 없는데 페이지가 나옵니다
    .title = 없는 질문에 나오는 페이지
    .question = 이 페이지는 무엇에 관한 것이고, 프로그램은 그런 질문이 없다는 것을 어떻게 압니까?
    .expected = 404 응답
    .found = { $status } 응답
    .explain =
        프로그램이 읽는 것은 상태 코드이고, 200은 찾던 것이 여기 있다는 뜻입니다. 없는 것은 페이지에 무엇이라 적든 404입니다.

APP_VOTE_FOR_NOTHING = { $request } 요청은 아무것도 고르지 않아도 표로 세어집니다
    .title = 고르지 않은 표
    .question = 필드가 아예 오지 않으면 프로그램은 무엇을 대신 씁니까?
    .expected = 다시 나오는 폼, 그대로인 표
    .found = { $status } 응답, 수가 바뀜
    .explain =
        고르지 않고 버튼을 누르면 필드가 오지 않습니다. 그 자리에 다른 것을 넣지 않고, 골라 달라는 말과 함께 폼을 다시 보여 줍니다.

APP_CHOICE_OF_OTHER = { $request } 요청은 다른 질문의 보기를 넣어도 표로 세어집니다
    .title = 다른 질문의 보기
    .question = 이 보기가 그 질문의 것인지는 어디에서 확인합니까?
    .expected = 다시 나오는 폼, 또는 400에서 499 사이의 거절
    .found = { $status } 응답, 수가 바뀜
    .explain =
        폼의 필드는 제안일 뿐이라 누구나 다른 번호를 보낼 수 있습니다. 보기는 모든 보기가 아니라 그 질문의 보기 가운데에서 찾습니다.

        - Django: `question.choice_set.get(pk=…)`.

APP_VOTES_LOST = { $resource } 주소로 같은 순간에 온 표가 모두 더해지지 않습니다
    .title = 사라지는 표
    .question = 수를 읽고 다시 쓰는 사이에 무슨 일이 일어납니까?
    .expected = 받아들인 만큼 늘어난 수
    .found = { $found }
    .explain =
        읽기, 하나 더하기, 쓰기는 세 단계이고, 그 사이에 투표한 사람의 표는 덮어써집니다. 데이터베이스는 한 문장으로 스스로 더할 수 있고, 표는 하나씩 차례로 더해집니다.

        - Django: `F("votes") + 1`.

ORDER_NOT_SHARED = { $resource } 주소의 목록에는 { $other } 주소로 넣은 주문이 없습니다
    .title = 인스턴스마다 따로 있는 주문
    .question = 지금 실행 중인 프로세스는 인스턴스마다 어느 데이터베이스에 쓰며, 둘은 같은 데이터베이스입니까?
    .expected = 두 인스턴스의 목록에 모두 있는 주문
    .found = { $other } 주소의 목록에만 있는 주문
    .explain =
        코드만 같은 인스턴스는 주문을 나누어 갖지 않습니다. SQLite 파일과 프로세스의 메모리에 있는 것은 그 인스턴스만의 것입니다. 두 인스턴스가 같은 데이터베이스에 행을 저장해야 하나의 애플리케이션이 됩니다. 한쪽에 설정이 전달되지 않아, 내 컴퓨터에서 쓰던 것을 그대로 쓰는 경우가 많습니다.

        - Django: 호스트마다 서비스의 환경 변수를 주고 `python manage.py shell -c "from django.db import connection as c; print(c.settings_dict['ENGINE'], c.settings_dict['HOST'])"`를 실행합니다.

VOTES_LOST_ON_RESTART = { $resource } 주소에 보이는 표가 다시 시작하기 전보다 적습니다
    .title = 다시 시작하면서 사라진 표
    .question = 프로세스가 멈추어 있는 동안 표는 어디에 있습니까?
    .expected = 다시 시작하기 전보다 적지 않은 표
    .found = { $found }
    .explain =
        프로그램의 리스트나 딕셔너리는 프로세스의 메모리에 있어서 프로세스와 함께 사라집니다. 배포할 때마다 프로세스를 다시 시작하므로 표도 그때마다 사라집니다. 데이터베이스의 행은 디스크에 있어서 그대로 남습니다.

        - Django: 표는 모델의 필드이고, 그 테이블은 `python manage.py migrate` 명령이 만듭니다.
        - 컴퓨터 한 대라면 SQLite 파일로 충분합니다. 시작할 때 파일을 새로 만드는 코드가 있는지 찾아봅니다. `db.drop_all()`, `sync({ "{" } force: true { "}" })`, `/tmp` 아래의 경로가 그런 예입니다.

INSTANCE_FAILS = { $resource } 주소의 인스턴스가 { $other } 주소에서는 보이는 페이지에서 오류를 냅니다
    .title = 다른 인스턴스와 달리 오류를 내는 인스턴스
    .question = 오류를 낸 인스턴스의 로그에는 그 요청에 대해 무엇이 적혀 있습니까?
    .expected = 다른 인스턴스와 같은 주문 목록
    .found = 서버 오류가 난 요청: { $request }
    .explain =
        코드가 같은 두 인스턴스는 둘러싼 것이 다릅니다. 어느 데이터베이스를 쓰라고 설정했는지, 그 데이터베이스에 테이블이 있는지가 다릅니다. 인스턴스마다 시작하면서 테이블을 만들면, 함께 시작한 두 인스턴스가 서로 부딪혀 하나는 시작하다가 맙니다.

        - 테이블은 첫 인스턴스를 시작하기 전에 배포의 한 단계로 한 번만 만듭니다. 모든 인스턴스가 실행하는 코드에서 만들지 말고 `python manage.py migrate` 명령을 따로 실행합니다.
        - 두 인스턴스의 설정을 견주어 봅니다. 데이터베이스의 주소와 이름, 암호입니다.

ORDER_LOST_ON_RESTART = { $resource } 주소의 목록에는 다시 시작하기 전에 있던 주문이 이제 없습니다
    .title = 다시 시작하면서 사라진 주문
    .question = 프로세스가 멈추어 있는 동안 주문의 행은 어디에 있습니까?
    .expected = 목록에 남아 있는, 다시 시작하기 전의 주문
    .found = 다시 시작하기 전의 주문이 하나도 없음
    .explain =
        프로세스의 메모리에 있던 것은 프로세스와 함께, 컨테이너의 디스크에 쓴 것은 컨테이너와 함께 사라집니다. 따로 있는 데이터베이스는 둘보다 오래 남습니다. 시작할 때 실행되는 것도 살펴봅니다. 테이블을 새로 만드는 스크립트는 그 안에 있던 것을 지웁니다.
