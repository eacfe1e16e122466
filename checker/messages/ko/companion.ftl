# 컴패니언: `check serve`가 하는 말과 자체 페이지.

serve-not-loopback = { $address }에는 다른 컴퓨터에서도 접속할 수 있습니다. --listen에는 127.0.0.1:포트 또는 [::1]:포트를 지정합니다
serve-not-listening = { $address }에서 접속을 받을 수 없습니다: { $cause }
serve-no-folder = 폴더를 쓸 수 없습니다: { $file }: { $cause }
serve-no-random = 토큰을 만들 난수를 시스템에서 얻지 못했습니다: { $cause }
serve-started = 이 컴퓨터에서만 접속할 수 있습니다. 위 주소를 브라우저로 엽니다. 주소를 아는 사람은 누구나 들어올 수 있습니다. Ctrl+C를 누르면 끝납니다.
serve-again = check serve가 이미 실행 중입니다(프로세스 { $process }). 그 주소는 다음과 같습니다
serve-other-options = 실행 중인 서버는 다른 옵션으로 시작했습니다. 지금 옵션을 쓰려면 먼저 Ctrl+C로 끝냅니다
serve-mute = check serve가 이미 실행 중이지만 답이 없습니다. 먼저 이 프로세스를 끝냅니다: { $process }
serve-mute-unknown = check serve가 이미 실행 중이지만 답이 없습니다. 먼저 그 프로세스를 끝냅니다
serve-no-browser = 브라우저를 열지 못했습니다. 주소를 직접 엽니다
serve-stopped = 끝냈습니다

page-skip = 본문으로 건너뛰기
page-ways = 페이지
page-start = 시작 페이지
page-book = 책
page-map = 지도
page-trace = 경로 추적
page-exposure = 노출
page-missing = 없는 페이지입니다
page-missing-what = 이 주소에는 아무것도 없습니다.
page-missing-hint = 위 링크로 이동합니다.

refused = 거절했습니다
refused-host = 이 서버는 이 컴퓨터의 이름으로 온 요청에만 답하는데, 다른 이름으로 요청을 받았습니다.
refused-host-hint = check serve가 출력한 주소를 엽니다.
refused-origin = 다른 페이지에서 온 요청입니다. 이 서버의 페이지에서 온 요청만 받습니다.
refused-origin-hint = check serve가 출력한 주소를 열고 거기서 시작합니다.
refused-token = 토큰이 없거나 맞지 않습니다.
refused-token-hint = check serve가 터미널에 출력한 주소를 끝의 토큰까지 모두 넣어 엽니다. check serve를 한 번 더 실행하면 주소를 다시 볼 수 있습니다.
refused-again = 이 브라우저에서 이미 열었습니다. 시작 페이지로 갑니다
refused-other = 이 서버는 이 컴퓨터를 쓰는 다른 사용자의 것입니다.
refused-other-hint = check serve를 직접 실행하면 자신의 서버가 생깁니다.

building = 책을 만들고 있습니다. 프로그램 버전마다 한 번, 몇 초가 걸립니다. 다 되면 페이지가 저절로 열립니다.
building-failed = 책을 만들지 못했습니다:

start-title = AWS 네트워킹 강의
start-account = 판정한 계정: { $account }
start-nothing = 아직 계정에서 판정한 실습이 없습니다. 연습용 월드에서 한 것은 세지 않습니다.
start-next = 다음에 할 것
start-labs = 실습
start-done = 실습 { $all }개 가운데 { $passed }개를 통과했습니다
start-chapter = { $number }장
start-open = 시작하지 않음
start-passed = 통과
start-regressed = 다시 고장
start-unknown = 판정할 수 없었음
start-failed = 아직 통과하지 못함
start-why-done = 모든 실습을 통과했습니다. 정리도 잊지 마십시오. check cleanup이 정리 스크립트를 출력합니다.
start-why-mend = 전에는 통과했지만 마지막으로 판정했을 때는 고장이었습니다. 뒤의 실습이 이 실습을 바탕으로 하고 있을 수 있습니다.
start-why-failed = 통과하지 못한 첫 번째 실습이고, 마지막 판정에서도 통과하지 못했습니다.
start-why-unknown = 통과하지 못한 첫 번째 실습입니다. 지난번에는 판정할 수 없었습니다.
start-why-open = 통과하지 못한 첫 번째 실습입니다.
start-why-sheet = 통과하지 못한 첫 번째 실습이며, 종이에 푸는 실습입니다.
start-why-answers = 통과하지 못한 첫 번째 실습입니다. 답안지에 틀린 답이 있습니다.
start-typed-sheet = 터미널에서 답안지 만들기: check sheet { $lab } -o { $file }
start-typed-answers = 터미널에서 답을 다시 판정하기: check { $lab } --answers { $file }
start-network = 네트워크
start-map = 무엇이 있는지 그린 그림
start-trace = 패킷이 한쪽 끝에서 다른 쪽 끝까지 가는 길과 막히는 곳
start-exposure = 인터넷에서 닿을 수 있는 것과 그 포트
start-introduction = 책을 쓰는 방법
start-troubleshooting = 잘 되지 않을 때
start-glossary = 용어집
start-command-line = 명령줄
