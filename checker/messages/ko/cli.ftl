# 명령줄의 도움말과 오류.

help-word-usage = 사용법:
help-heading-commands = 명령
help-heading-arguments = 인자
help-heading-options = 옵션
help-heading-evidence = 근거
help-heading-judging = 판정
help-heading-probes = 밖에서 시험하기
help-heading-grading = 채점
help-heading-output = 출력

help-check = 강의의 실습을 AWS 계정, 스냅샷 또는 연습용 월드로 확인합니다. 인자가 없으면 강의 지도를 보여 줍니다
    .usage = check [옵션] [실습…]
        check <명령> …
    .after = 종료 코드: 0 모두 통과, 1 통과하지 못한 것이 있음, 2 사용법이나 입력 파일이 잘못됨, 3 틀린 것은 없지만 알 수 없는 것이 있음, 4 자격 증명·권한·네트워크가 없음, 70 이 프로그램의 버그

        check lab-1.12 --practice       계정 없이 연습용 월드를 판정합니다
        check lab-1.12                  AWS CLI가 쓸 계정을 판정합니다
        check lab-1.12 --snapshot 파일  저장해 둔 스냅샷을 판정합니다
        check all --format html -o 파일  보고서를 웹 페이지 파일 하나로 씁니다
help-init = 주어진 옵션으로 설명이 달린 course.toml을 만듭니다
    .usage = check init [옵션]
help-collect = 계정의 스냅샷을 저장하거나, CloudShell에서 저장하는 스크립트를 출력합니다
    .usage = check collect [실습…] -o 파일 [옵션]
        check collect [실습…] --script bash|powershell [-o 파일]
help-import = AWS CLI가 출력한 파일로 스냅샷을 만듭니다
    .usage = check import 경로 [-o 파일] [옵션]
help-snapshot = 스냅샷을 들여다보거나 이름을 지웁니다
    .usage = check snapshot <명령> 파일
help-snapshot-show = 스냅샷에 든 것을 호출마다 보여 줍니다
    .usage = check snapshot show 파일
help-snapshot-redact = 다른 사람에게 보이기 전에 스냅샷에서 이름을 지웁니다
    .usage = check snapshot redact 파일 [--mode 방식] [-o 파일] [옵션]
help-trace = 패킷과 그 응답을 네트워크에서 따라가고, 막는 것을 모두 나열합니다
    .usage = check trace 출발 도착 --port N [옵션]
        check trace 이름 [경로] [옵션]
        check trace --flows 파일 --format json [옵션]
    .after = 출발과 도착에는 인스턴스, 인터페이스, 주소(id로도 이름으로도 됩니다), vpc-…/주소, internet, internet6, 로드 밸런서나 엔드포인트의 DNS 이름을 씁니다. 이름에는 계정의 호스팅 영역에 있는 이름이나 URL을 쓰며, 그 페이지로 가는 요청을 따라갑니다. 종료 코드: 0 도달, 1 막힘, 3 알 수 없음
help-exposure = 인터페이스마다 인터넷의 어디에서 어떤 포트로 들어올 수 있고 어디로 나갈 수 있는지 보여 줍니다
    .usage = check exposure [리소스] [옵션]
    .after = 리소스에는 인터페이스, 인스턴스, 서브넷, 주소를 씁니다. 종료 코드: 0 모두 알 수 있음, 3 일부를 알 수 없음
help-cleanup = 실습에서 만든 것을 알맞은 순서로 지우는 스크립트를 출력합니다. 스스로 지우지는 않습니다
    .usage = check cleanup [--shell 셸] [-o 파일] [옵션]
    .after = 실습용 VPC 안에 있는 것과 그곳으로 이어지는 것만 지웁니다. 종료 코드: 0 모두 보았거나 지울 것이 없음, 2 잘못된 사용, 3 빠진 것이 있을 수 있음
help-cost = 있기만 해도 과금되는 것을 모든 리전에서 찾아 1시간, 하루, 한 달 요금을 USD와 원으로 보여 줍니다
    .usage = check cost [--krw-rate 환율] [옵션]
        check cost --remind 시각 [-o 파일]
    .after = 요금은 날짜가 적힌 표에서 가져옵니다. 표에 없는 것은 알 수 없음이고 합계에 넣지 않습니다. 종료 코드: 0 모두 보았고 요금도 앎, 2 사용법, 3 보지 못했거나 요금을 모르는 것이 있음
help-map = 네트워크를 그림(SVG)으로 그리고, 패킷의 경로를 겹쳐 보여 줍니다. 이벤트스토밍 보드도 그립니다
    .usage = check map [-o 파일] [옵션]
        check map --from 출발 --to 도착 --port N [-o 파일] [옵션]
        check map --answers 파일 [-o 파일]
    .after = 출발과 도착에는 check trace와 같은 것을 씁니다: 인스턴스, 인터페이스, 주소, vpc-…/주소, internet, internet6, DNS 이름
help-dns = 루트에서부터 DNS를 따라 이름을 찾아가 보고, 어디서 멈추며 누가 고칠 수 있는지 알려 줍니다
    .usage = check dns 이름 [--type 유형] [옵션]
    .after = 계정이 필요 없습니다. 한글 도메인처럼 영문자가 아닌 이름도 그대로 적습니다. 종료 코드: 0 풀림, 1 문제 있음, 2 사용법, 3 여기서는 판단할 수 없음
help-explain = 검사나 보고서의 코드를 설명합니다
    .usage = check explain 단어
help-policy = 실습에 필요한 호출만 허용하는 최소 IAM 정책을 출력합니다
    .usage = check policy [실습…] [--role] [-o 파일] [옵션]
help-sheet = 실습의 연습 문제를 답을 적을 파일로, 또는 시작용 보드를 출력합니다
    .usage = check sheet 실습 [-o 파일] [옵션]
help-grade = 학급이 낸 것을 다시 판정해 채점하고 보관하며, 강사가 볼 학습자를 알려 줍니다
    .usage = check grade 경로… --roster 파일 [옵션]
        check grade --regrade --roster 파일 [옵션]
        check grade --collect --roster 파일 [--access 파일] [옵션]
    .after = 경로는 폴더, LMS에서 내려받은 압축 파일, 파일 하나 등입니다. 그 안의 내용은 그대로 믿지 않습니다. 채점한 것은 보관하므로 다시 실행하면 새로 들어온 것만 채점합니다. 종료 코드: 0 찾은 것을 모두 채점함, 2 사용법이나 입력 파일의 문제, 3 보류한 점수가 있거나, 읽지 못한 파일 또는 명단에 없는 사람의 파일이 있음, 4 데이터베이스에 연결할 수 없음
help-practice = 계정 없이 연습합니다
    .usage = check practice <명령> …
help-practice-start = 실습의 일부가 고장 난 월드를 만듭니다. 고치면서 연습합니다
    .usage = check practice start 실습 [-o 파일] [옵션]
help-serve = 강의 책을 자신의 네트워크와 나란히, 이 컴퓨터의 브라우저에서 엽니다
    .usage = check serve [--listen 주소] [--no-open] [옵션]
    .after = 열 주소를 출력하고 Ctrl+C를 누를 때까지 실행합니다. 이 컴퓨터에서만, 주소에 든 토큰이 있어야 접속할 수 있습니다. check serve를 다시 실행하면 실행 중인 서버를 찾습니다. 종료 코드: 0 끝냈거나 이미 실행 중, 2 사용법 오류

        check serve --practice          계정 없이 연습용 월드에서
        check serve                     AWS CLI가 쓰는 계정에서
help-book = 두 언어로 된 강의 책을 만듭니다
    .usage = check book [-o 폴더] [옵션]
help-worlds = --world가 이름으로 아는 월드를 나열합니다
    .usage = check worlds [실습] [--labs 폴더]
help-doctor = DNS, 시계, 프록시, 자격 증명, 리전, 권한이 갖추어졌는지 봅니다
    .usage = check doctor [실습…] [옵션]
help-lab = 실습을 연습할 계정을 열거나, 직접 실습을 만들고 증명합니다
    .usage = check lab <명령> …
help-lab-new = 새 실습의 폴더를 만듭니다
    .usage = check lab new 이름 [--labs 폴더]
help-lab-lint = 실습을 그 실습의 월드로 증명합니다
    .usage = check lab lint [실습…] [--labs 폴더]
help-help = --help처럼 명령의 도움말을 보여 줍니다
    .usage = check help [명령…]
help-completions = 셸의 자동 완성에 필요한 것을 출력합니다
    .usage = check completions 셸
help-man = 이 프로그램의 매뉴얼 페이지를 출력합니다
    .usage = check man
man-name = 이름
man-synopsis = 사용법
man-notes = 참고

arg-asked = lab-1.12 또는 1.12 같은 실습, 모두면 all
arg-policy-asked = lab-1.12 같은 실습, 또는 trace·exposure·map이 쓰는 호출 전부인 network, check cleanup이 보는 것 전부인 cleanup, check cost가 보는 것 전부인 cost. 없으면 모든 실습
arg-collect-asked = 호출할 것을 정하는 실습, 또는 trace·exposure·map이 쓰는 호출 전부인 network, check cleanup이 보는 것 전부인 cleanup, check cost가 보는 것 전부인 cost. 없으면 모든 실습
arg-doctor-asked = 호출을 시험할 실습, 또는 trace·exposure·map이 쓰는 호출 전부인 network, check cleanup이 보는 것 전부인 cleanup, check cost가 보는 것 전부인 cost. 없으면 모든 실습
arg-doctor-no-probes = 계정만 봅니다. DNS와 시계, 프록시는 보지 않습니다
arg-lab-lint-asked = 증명할 실습. 없으면 모든 실습
arg-lab = lab-1.12 같은 실습
arg-snapshot = 스냅샷, AWS CLI가 출력한 파일의 폴더, 또는 표준 입력을 뜻하는 -
arg-plan = terraform show -json 명령이 출력한 Terraform 또는 OpenTofu 계획, 또는 표준 입력을 뜻하는 -; 만들었을 때의 모습을 판정합니다
arg-template = YAML 또는 JSON 형식의 CloudFormation 템플릿, 또는 표준 입력을 뜻하는 -; 만들었을 때의 모습을 판정합니다
arg-parameter = 템플릿 매개변수의 값(여러 번 가능)
arg-practice = 모든 것이 끝난 연습용 월드를 판정합니다
arg-what-if = 근거에 먼저 적용해 볼 편집이 담긴 파일(월드의 언어로 한 줄에 하나, 표준 입력은 -); 계정은 바뀌지 않습니다
arg-world = 월드의 이름({ "check worlds" }) 또는 파일
arg-profile = AWS 설정 파일의 프로필
arg-region = 살펴볼 리전. 예: ap-northeast-2
arg-endpoint-url = 모든 서비스에 쓸, AWS가 아닌 다른 주소. 예: http://127.0.0.1:5000
arg-vpc = VPC가 여럿일 때 실습에 쓸 VPC
arg-answers = 종이에 푸는 문제의 답안. 종류마다 하나씩 여러 번 쓸 수 있습니다
arg-map-answers = 네트워크 대신 이 파일의 보드를 그립니다
arg-my-ip = 내 퍼블릭 주소. auto는 https://checkip.amazonaws.com 에서 조회합니다
arg-domain = 내 도메인(예: example.link). course.toml에 적혀 있으면 필요하지 않습니다
arg-ssh-port = 22번 말고 ssh가 쓰는 포트, 여러 번 쓸 수 있음
arg-app = 내 애플리케이션이 응답하는 주소(예: http://127.0.0.1:8000). course.toml에 적혀 있으면 필요하지 않습니다. 두 번째 주소는 같은 애플리케이션의 다른 인스턴스입니다(실습 2.16)
arg-restarted = 이 표시가 나온 뒤에 애플리케이션을 다시 시작했습니다. 표시는 실습 2.5와 2.16의 검사가 알려 줍니다
arg-repo = 이 저장소에 비밀번호와 키, 토큰이 있는지 봅니다(실습 2.17). 폴더나 .tar.gz 파일
arg-no-probes = 연결해 보지 않고 구성만 판정합니다
arg-labs-dir = 직접 만든 실습의 폴더. id가 같은 실습은 이것으로 바뀝니다
arg-lab-new-labs-dir = 새 실습의 폴더를 넣을 곳
arg-format = 결과의 형식: { $values } (없으면 { $default })
arg-hint = 틀린 것마다 보여 줄 힌트의 수
arg-watch = 월드, 스냅샷, 답이 바뀔 때마다 다시 판정합니다
arg-output = 결과를 쓸 새 파일. 표준 출력은 -
arg-force = --output의 파일이 이미 있으면 덮어씁니다
arg-practice-start-output = 쓸 새 파일. 없으면 { $default }
arg-paths = 제출된 폴더, 압축 파일, 파일
arg-roster = 수강생 명단 (CSV)
arg-labs = 채점할 실습(예: lab-1.12,lab-1.13) 또는 all. 없으면 채점 기준에 있는 실습, 채점 기준도 없으면 제출된 실습. 폴더를 쓰면 직접 만든 실습을 더합니다
arg-rubric = 배점, 마감, 면제를 적은 채점 기준(TOML). 없으면 실습의 배점
arg-store = 결과를 보관할 파일, 또는 여럿이 함께 채점하는 PostgreSQL 데이터베이스의 주소(postgres://…) (없으면 { $default })
arg-variants = 채점하지 않고, 채점 기준이 학습자마다 다르게 준 것을 나누어 줄 표(CSV)로 씁니다
arg-regrade = 보관한 것을 이 채점 기준과 실습으로 다시 판정하고, 누가 왜 달라졌는지 보여 줍니다
arg-export = LMS의 형식으로 점수를 씁니다. 여러 번 쓸 수 있습니다
arg-grade-html = 학급 페이지를 넣을 폴더
arg-listen = 접속을 받을 주소와 포트. 다른 컴퓨터에서 닿을 수 없는 주소여야 하고, 포트 0은 비어 있는 포트를 씁니다(지정하지 않으면 { $default })
arg-no-open = 브라우저를 열지 않습니다
arg-serve-engine = `.ci/wasm`이 만드는 WebAssembly 엔진. 책에서 직접 만져 보는 부분이 이 엔진을 씁니다. 주지 않으면 배포판에 들어 있는 엔진을 씁니다
arg-serve-practice = 모든 것이 끝난 연습용 월드를 봅니다
arg-serve-vpc = VPC가 여럿일 때 보려는 VPC
arg-book-output = 책을 넣을 폴더. 비어 있거나, 아직 없거나, 전에 만든 책이어야 합니다(지정하지 않으면 { $default })
arg-as-preprocessor = 책을 쓰는 사람을 위해 mdBook의 전처리기로 동작합니다
arg-book-engine = `.ci/wasm`이 만드는 WebAssembly 엔진. 책에서 직접 만져 보는 부분이 이 엔진을 씁니다. 주지 않으면 배포판에 들어 있는 엔진을 쓰고, 그것도 없으면 그 부분은 글과 그림으로 남습니다
arg-book-rest = mdBook이 넘기는 인자
arg-lang = 언어: { $values } (없으면 로캘의 언어)
arg-help = 이 도움말을 보여 줍니다
arg-version = 버전을 보여 줍니다
arg-init-learner = 강의에서 쓰는 여러분의 id
arg-init-course = 강사가 알려 준 강의 이름
arg-init-profile = 쓸 AWS 설정 파일의 프로필
arg-init-region = 실습하는 리전
arg-init-vpc = 실습하는 VPC
arg-init-app = 여러분의 웹 애플리케이션이 응답하는 주소
arg-init-domain = 여러분의 도메인
arg-init-repository = 여러분의 작업을 보관하는 곳
arg-script = AWS에 묻는 대신 bash 또는 powershell 스크립트를 출력합니다
arg-path = AWS CLI가 쓴 폴더 또는 파일
arg-file = 스냅샷, 또는 표준 입력을 뜻하는 -
arg-mode = share: 누구에게나 보일 수 있게 id까지 모두 바꿉니다. submit: 강사에게 낼 수 있게 id는 두고 이름을 지웁니다 (없으면 { $default })
arg-from = 연결을 여는 쪽
arg-to = 응답할 쪽
arg-from-option = FROM과 같으며 check map처럼 쓸 수 있습니다
arg-to-option = TO와 같으며 check map처럼 쓸 수 있습니다
arg-map-vpc = 그릴 VPC, 여러 번 쓸 수 있음. 쓰지 않으면 빈 기본 VPC를 뺀 전부
arg-trace-practice = 모든 것이 갖추어진 연습용 월드를 봅니다
arg-map-practice = 모든 것이 끝난 연습용 월드를 그립니다
arg-theme = 색: { $values }(쓰지 않으면 { $default }, 시스템 설정대로)
arg-port = 도착 포트 (tcp와 udp)
arg-protocol = tcp, udp, icmp, icmpv6, all 또는 프로토콜 번호 (없으면 { $default })
arg-source-port = 출발 포트. 없으면 보내는 쪽이 고를 수 있는 포트 전체
arg-flows = 한 줄에 질문 하나씩 JSON으로 적은 파일, 또는 표준 입력을 뜻하는 -
arg-exposure-resource = 한 리소스만 봅니다. 인터페이스, 인스턴스, 서브넷, VPC, 주소
arg-exposure-vpc = 한 VPC만 봅니다
arg-exposure-practice = 모든 것이 끝난 연습용 월드를 봅니다
arg-cleanup-vpc = 실습에서 만든 VPC
arg-cleanup-domain = 자신의 도메인. 이 도메인의 호스팅 영역은 실습에서 만든 것으로 봅니다
arg-cleanup-practice = 모든 것이 끝난 연습용 월드를 정리합니다
arg-cleanup-shell = 스크립트의 셸: { $values } (없으면 { $default })
arg-cost-practice = 모든 것이 끝난 연습용 월드를 살펴봅니다
arg-krw-rate = 오늘 1달러는 몇 원인지. 없으면 어림값을 쓰고, 그렇다고 알립니다
arg-remind = 대신 날마다 이 시각(예: 22:00)에 알리는 달력 파일을 씁니다
arg-dns-name = www.example.link 같은 이름
arg-type = 레코드의 유형: A, AAAA, CNAME, MX, NS, SOA, SRV, TXT, CAA (없으면 { $default })
arg-root = 루트 서버 대신 이 서버에서 시작합니다. --resolver가 없으면 다른 곳에는 묻지 않습니다
arg-resolver = 시스템의 리졸버와 공개 리졸버 둘 대신 이 리졸버에 묻습니다
arg-allow-private = 이름이 인터넷의 퍼블릭 주소가 아닌 곳으로 이끌어도 묻습니다
arg-ca-file = 이 파일(PEM)의 인증 기관만 믿습니다
arg-read-only = 애플리케이션에 남을 것은 보내지 않습니다
arg-word = 검사의 id 또는 코드
arg-role = 다른 사람이 맡을 수 있는 역할의 CloudFormation 템플릿을 출력합니다
arg-learner = 강의에서 쓰는 여러분의 id. 없으면 course.toml의 id
arg-practice-start-world = 실습의 월드 중 하나. 없으면 고장 난 월드 중 아무거나
arg-seed = 네트워크의 번호. 없으면 매번 다른 네트워크
arg-level = 1은 실수 하나, 2는 두 개. 없으면 { $default }
arg-name = 새 실습의 번호와 이름. 예: 9.1-two-nat
arg-command = 명령과 그 아래 명령. 예: trace, practice start
arg-shell = 셸: { $values }

failure = 오류: { $what }
failure-in-file = { $file }: { $cause }
failure-hint = 힌트: { $hint }
bug = check { $version }의 버그입니다. 위의 내용과 명령을 함께 알려 주십시오.

usage-unknown-argument = { $arg } 옵션이 없습니다
usage-one-too-many = { $command } 명령이 받지 않는 인자입니다: { $word }
usage-unknown-command = { $word } 명령이 없습니다
usage-missing-command = 명령이 빠졌습니다
usage-missing = 빠진 것: { $args }
usage-conflict = { $arg } 옵션과 { $other } 옵션은 함께 쓸 수 없습니다
usage-twice = { $arg } 옵션이 두 번 있습니다
usage-no-value = { $arg } 옵션에는 값이 필요합니다
usage-value = { $value }: { $arg }에 쓸 수 없는 값입니다
usage-not-text = 유니코드 텍스트가 아닌 인자가 있습니다
usage-other = 인자를 이해할 수 없습니다: { $arg }
usage-stray = { $arg }: 실습을 판정할 때 쓰는 것이며 { $verb } 명령에는 쓰지 않습니다
usage-did-you-mean = 혹시 { $word }입니까?
usage-valid = 쓸 수 있는 값: { $values }
usage-is = { $arg }: { $help }
usage-see-help = 쓰는 법: { $command } --help
usage-stdin-twice = 스냅샷과 흐름을 둘 다 표준 입력에서 읽을 수는 없습니다
