# 명령이 결과와 함께 하는 말.

folder-not-found = { $file } 폴더가 없습니다
file-not-found = { $file } 파일이 없습니다
file-denied = { $file } 파일을 읽을 권한이 없습니다
file-is-folder = { $file }: 파일이 필요한데 폴더입니다
file-no-folder = { $file }: 폴더가 아닙니다
file-not-read = { $file } 파일을 읽을 수 없습니다: { $cause }
file-too-large = { $file }: 직접 쓴 텍스트 파일이라기에는 너무 큽니다
file-not-text = { $file } { $cause }
flows-no-lines = { $file }: { $line }번째 줄이 끝나지 않습니다. 한 줄에 질문을 하나씩 적으십시오
file-is-there = { $file }: 이미 있으므로 그대로 둡니다
output-is-there = { $file } 파일이 이미 있어 그대로 두었습니다
output-force = 다른 파일 이름을 쓰거나, 덮어쓰려면 --force 옵션을 붙입니다
file-not-yours = { $file } 파일을 쓸 권한이 없습니다
file-not-written = { $file }에 쓸 수 없습니다: { $cause }

lab-unknown = { $lab }: 그런 실습도 명령도 없습니다
lab-known = 실습: { $labs }
lab-needs-labs = 강의에 없는 실습이라면 --labs 폴더를 붙이십시오
lab-without-spec = { $file } 파일이 없습니다
lab-not-read = { $file }:{ $line }:{ $column }: { $cause }
labs-two-of-one-number = { $one }, { $other }: 두 폴더의 번호가 같습니다. 한쪽의 번호를 바꾸십시오
labs-none = { $file }: 실습이 없습니다. 실습은 lab.toml이 있는 폴더입니다
labs-not-named = 어느 실습입니까? lab-1.12처럼 이름을 쓰거나, 모두면 all을 쓰십시오

app-third = { $app } 주소는 쓸 수 없습니다: 애플리케이션의 주소는 둘까지입니다. 인스턴스마다 하나씩 적으십시오

course-not-read = { $file } 파일을 읽을 수 없습니다: { $cause }
course-head = 매번 적고 싶지 않은 것을 적어 둡니다. check는 이 폴더와 그 아래의 모든 폴더에서 이 파일을 읽습니다.
    명령줄의 옵션이 우선하며, 여기 있는 항목은 모두 생략할 수 있습니다.
course-learner = 강의에서 쓰는 여러분의 id. 연습 문제가 이것으로 만들어집니다.
course-course = 강의 이름. 강사가 알려 준 이름이 있으면 적습니다. 제출물에 들어갑니다.
course-profile = AWS 설정 파일의 프로필.
course-region = 실습하는 리전.
course-vpc = VPC가 여럿일 때 실습하는 VPC.
course-ssh-port = 22번 말고 ssh가 쓰는 포트. 예: 2222 또는 [2222, 2200]
course-app = 여러분의 웹 애플리케이션이 응답하는 주소. 인스턴스가 둘이면 대괄호로 묶어 둘을 적습니다.
course-domain = 여러분의 도메인.
course-repository = 여러분의 작업을 보관하는 곳. 폴더나 .tar.gz 파일이면 실습 2.17에서 비밀이 있는지 봅니다.
init-done = { $file } 파일을 만들었습니다. 안에 적힌 항목은 모두 생략할 수 있습니다

snapshot-not-read = { $file } 파일을 스냅샷으로 읽을 수 없습니다: { $cause }
import-nothing = { $file }: 근거가 될 것이 없습니다
import-nothing-hint = aws ec2 describe-vpcs 같은 명령을 --output json으로 실행해 한 파일씩 저장하십시오
answers-not-read = { $file } { $line }번째 줄: { $cause }
world-not-read = { $file } { $line }번째 줄: { $cause }
world-unknown = { $world }: 그런 월드도 파일도 없습니다
world-see-list = 이름 있는 월드는 check worlds로 볼 수 있습니다
world-see-list-of = 이 실습의 월드는 check worlds { $lab } 명령으로 볼 수 있습니다
base-empty = VPC가 하나도 없는 서울 리전의 계정
base-default-vpc = AWS가 만든 기본 VPC만 그대로 있는 같은 계정
base-solved = 기본 VPC와 강의의 VPC가 있고 실습 1.7부터 1.13까지 끝낸 계정
base-served = 여기에 실습 2.16부터 2.23까지 끝내, 애플리케이션을 자기 이름과 https로 제공하는 계정
base-course = 여기에 실습 2.24까지 끝낸, 강의를 마친 계정
base-of-lab = 이 실습의 완성된 월드. --practice가 판정하는 월드
worlds-differ = { $labs }: 완성된 월드가 서로 달라 한꺼번에 볼 수 없습니다. 하나씩 판정하거나 월드를 지정하십시오
worlds-differ-hint = 쓸 수 있는 것: { $worlds }

no-live = 이 빌드에는 계정을 조회하는 기능이 없습니다. 계정을 보려면 저장소에서 cargo run -- 뒤에 같은 명령을 쓰십시오
no-live-practice = 이 빌드에는 계정을 조회하는 기능이 없습니다. 계정을 보려면 저장소에서 cargo run -- 뒤에 같은 명령을 쓰고, 계정 없이 해 보려면 --practice를 붙이십시오
no-runtime = 네트워크를 쓸 수 없습니다: { $cause }
no-randomness = 시스템이 무작위 키를 주지 않습니다: { $cause }
collecting = AWS에 조회하는 중
collecting-settles = 응답이 서로 맞을 때까지 기다리는 중
probing = 접속해서 확인하는 중: { $subjects }
script-without-probes = 이 스크립트는 호출만 합니다. 직접 접속해 보아야 아는 것(이름, 인증서, 페이지)은 그 파일로는 알 수 없습니다. `check collect`는 둘 다 합니다.
collect-probes = 접속해서 확인한 것 { $probes }개
ca-file-not-read = { $file } 파일을 읽을 수 없습니다
ca-file-empty = 파일에 인증서가 없습니다
ca-file-certificate = 파일의 { $number }번째 인증서를 읽을 수 없습니다
file-written = { $file } 파일을 만들었습니다
map-no-svg = { $file }: 다른 그림 형식의 이름입니다. 지도는 SVG로 씁니다
map-written = { $file } 파일을 만들었습니다. 그림(SVG)이며 브라우저로 열 수 있습니다
collect-done = { $file }: 호출 { $calls }개, { $without ->
        [0] 모두 응답을 받았습니다
       *[other] { $without }개는 응답이 없습니다
    }
profile-confirm = 홈 폴더 밖에 있는 { $file } 파일이 AWS 프로필을 고릅니다: { $profile } — 쓰겠습니까? [y/N]
profile-refused = 홈 폴더 밖에 있는 { $file } 파일이 AWS 프로필({ $profile })을 고르므로, 확인 없이는 쓰지 않습니다
profile-refused-hint = 그 프로필이 맞으면 --profile { $profile } 옵션을 붙이십시오
region-has-vpcs = 여기에는 실습할 VPC가 없지만 { $region } 리전에는 { $vpcs }개 있습니다: --region { $region }

my-ip-told = 내 퍼블릭 주소: { $address } ({ $service }에서 조회)
my-ip-not-told = { $service }에서 내 퍼블릭 주소를 조회하지 못했습니다: { $cause }
my-ip-offline = 이 빌드에는 내 퍼블릭 주소를 조회하는 기능이 없습니다
my-ip-private = { $address }: 인터넷에서 보이지 않는 주소입니다. 내 퍼블릭 주소를 적으십시오
my-ip-hint = 브라우저에서 https://checkip.amazonaws.com 을 열고, 표시된 주소를 적으십시오: --my-ip 203.0.113.10

junit-not-written = 보고서를 JUnit으로 쓸 수 없습니다: { $cause }

watch-nothing = 지켜볼 것이 없습니다: --watch는 --world 파일, --snapshot 경로, --answers 파일과 함께 씁니다
watching = 파일이 바뀌기를 기다립니다. 끝내려면 Ctrl+C를 누르십시오

progress-not-read = { $file } 파일을 읽을 수 없어({ $cause }) 이 파일 없이 계속합니다
progress-broken = { $file } 파일이 망가져({ $cause }) { $aside } 파일로 남겨 두고 새로 시작합니다
progress-newer = { $file } 파일은 새 버전이 쓴 것이므로 그대로 둡니다
progress-not-written = { $file }에 쓸 수 없어({ $cause }) 진도를 기억하지 못합니다

map-account = 계정 { $account }의 강의 지도
map-nothing = 강의 지도: 아직 계정에서 판정한 실습이 없습니다
map-passed = { $day } 통과
map-regressed = { $day } 통과했으나 { $judged }에는 고장
map-untold = { $day } 통과, { $judged }에는 판정할 수 없었음
map-unknown = { $judged }에는 판정할 수 없었음
map-failed = 아직 통과하지 못함({ $judged } 판정)
map-next = 다음: check { $lab }
    AWS 계정이 없으면 고장 난 네트워크를 텍스트 파일로 받아 고칩니다: check practice start { $lab }
map-next-sheet = 다음은 종이에 푸는 실습입니다: check sheet { $lab } -o { $file }
map-next-answers = 다음: { $file }에 쓴 답을 고쳐 다시 판정합니다: check { $lab } --answers { $file }
map-mend = 전에는 되었지만 지금은 고장: check { $lab }
map-done = 모든 실습을 통과했습니다
map-legend = ✓ 통과   ! 통과했으나 지금은 고장   ? 판정할 수 없음   ✗ 아직 통과하지 못함   · 계정에서 판정하지 않음

explain-nothing = 검사나 코드의 이름이 필요합니다
explain-unknown = { $word }: 그런 검사도 코드도 없습니다
explain-known = 검사: { $checks } (코드는 보고서에 있습니다)

policy-none = 이 실습에는 권한이 필요한 호출이 없습니다

sheet-none = { $lab }: 종이에 푸는 문제가 없습니다
sheet-head = { $lab } 연습 문제
    답을 따옴표 사이에 쓴 뒤: check { $lab } --answers 뒤에 이 파일의 이름을 붙여 실행합니다
sheet-head-learner = { $lab } 연습 문제({ $learner })
    답을 따옴표 사이에 쓴 뒤: check { $lab } --answers 뒤에 이 파일의 이름을 붙여 실행합니다
sheet-done = { $file } 파일을 만들었습니다. 답을 쓴 뒤: check { $lab } --answers { $file }
sheet-done-board = { $file } 파일을 만들었습니다. 보드를 채우면서 판정합니다: check { $lab } --answers { $file }

practice-none = { $lab }: 고장 난 월드가 없습니다
practice-on-paper = 종이에 푸는 실습({ $lab })에는 연습용 월드가 없습니다: check sheet { $lab } -o { $file }
practice-own-application = { $lab } 실습은 애플리케이션에 관한 것이라 고칠 월드가 없습니다. 프로그램을 고치면서 연습합니다
practice-own-application-hint = 여러분의 애플리케이션이나 강의의 애플리케이션(sample-app)을 실행하고 검사합니다: check { $lab } --app http://127.0.0.1:8000
practice-none-of-two = { $lab }: 실수가 두 개인 월드를 만들 수 없습니다. --level 1을 쓰십시오
practice-intact = { $world }: 이 월드에는 고칠 것이 없습니다
practice-broken = 고칠 것이 있는 월드: { $worlds }
practice-head = { $lab }: 이 네트워크의 무언가가 고장 났습니다. 여기서 한 줄씩 고치고 확인하십시오.
    check { $lab }{ $labs } --world 뒤에 이 파일의 이름을 붙이고, 바뀔 때마다 다시 보려면 --watch를 더합니다
    쓸 수 있는 줄은 모두 저장소의 checker/world/LANGUAGE.md(영어)에 예와 함께 있습니다
practice-started = { $file } 파일을 만들었습니다. 고치면서 확인하십시오: check { $lab }{ $labs } --world { $file } --watch
practice-started-by-seed = { $file } 파일을 만들었습니다. 고치면서 확인하십시오: check { $lab }{ $labs } --world { $file } --watch
    같은 네트워크를 다시 받으려면: check practice start { $lab }{ $labs }{ $level } --seed { $seed }

trace-batch-json = 여러 흐름의 답은 JSON으로만 냅니다: --format json을 더하십시오
flow-protocol-odd = { $protocol }: 프로토콜이 아닙니다. tcp, udp, icmp, icmpv6, all 또는 255까지의 번호를 쓰십시오
flow-no-ports = { $protocol }에는 포트가 없습니다
flow-port-missing = { $protocol }에는 포트가 필요합니다: --port를 더하십시오
flow-other-end-missing = { $end }: 보내는 쪽만 있습니다. 받는 쪽도 쓰십시오: check trace { $end } { $end ->
        [internet] i-0123456789abcdef0
       *[other] internet
    } --port 443
flow-no-zone = { $end }: 이 이름이 든 호스팅 영역이 확인한 범위에 없습니다. 다른 곳의 이름이면 check trace https://{ $end }, 패킷 하나라면 보내는 쪽과 받는 쪽을 모두 쓰십시오
flow-odd-url = { $url }: 이름을 따라갈 수 있는 URL이 아닙니다. https://example.link/delivery/3처럼 쓰십시오
flow-end-odd = { $end }: 패킷을 보내거나 받는 곳이 아닙니다. 리소스의 이름, 인스턴스·인터페이스·엔드포인트의 id, 주소, vpc-…/주소, 로드 밸런서의 ARN, DNS 이름, internet 중 하나를 쓰십시오
flow-end-other = { $end } ({ $id }): 패킷을 보내거나 받는 리소스가 아닙니다. 인스턴스, 인터페이스, 엔드포인트, 로드 밸런서, 주소, DNS 이름, internet 중 하나를 쓰십시오
flow-ends-known = 쓸 수 있는 이름: { $ends }
flow-end-ambiguous = { $end }: 여러 곳에 있습니다. 다음 중 하나의 id나 주소를 쓰십시오
flow-end-candidate = { $end }, VPC { $vpc }
flow-end-candidate-alone = { $end }
flow-end-absent = { $end }: 확인한 범위에 없습니다

vpc-unknown = { $region ->
        [none] 확인한 범위
       *[other] { $region } 리전
    }에 그런 VPC가 없습니다: { $vpc }
vpc-none = 이 리전에는 VPC가 하나도 없습니다. --region으로 다른 리전을 확인하십시오

show-account = 계정:      { $value }
show-region = 리전:      { $value }
show-principal = 주체:      { $value }
show-tool = 쓴 프로그램: { $value }
show-started = 시작:      { $value }
show-finished = 끝:        { $value }
show-sha256 = SHA-256:   { $value }
show-calls = 호출 { $calls }개, 프로브 { $probes }개
show-status-truncated = 일부만 봄

doctor-identity = 자격 증명: 계정 { $account }의 { $principal }
doctor-region = 리전: { $region }
doctor-clock = 시계: 맞습니다(차이 { $seconds }초)
doctor-clock-ahead = 시계: { $seconds }초 빠릅니다. 300초부터 AWS가 호출을 거부하므로 네트워크 시각에 맞춥니다: timedatectl set-ntp true, w32tm /resync, 또는 시스템의 날짜 설정
doctor-clock-behind = 시계: { $seconds }초 느립니다. 300초부터 AWS가 호출을 거부하므로 네트워크 시각에 맞춥니다: timedatectl set-ntp true, w32tm /resync, 또는 시스템의 날짜 설정
doctor-clock-unknown = 시계: 시각을 알려 준 응답이 없습니다
doctor-dns-system = 이 컴퓨터의 리졸버로 DNS 조회: { $name } 이름이 풀립니다
doctor-dns-system-not = 이 컴퓨터의 리졸버로 DNS 조회: { $name } 이름이 풀리지 않습니다. 네트워크에 연결되어 있고 네임서버가 응답하는지 확인합니다
doctor-dns-walk = 루트부터 직접 DNS 조회: 루트 서버가 53번 포트에서 UDP와 TCP로 응답합니다
doctor-dns-walk-udp-only = 루트부터 직접 DNS 조회: 53번 포트가 UDP로만 응답하고 TCP로는 응답하지 않습니다. 서명된 영역처럼 긴 응답은 여기에서 읽지 못하므로 다른 네트워크에서 해 봅니다
doctor-dns-walk-tcp-only = 루트부터 직접 DNS 조회: 53번 포트가 TCP로만 응답하고 UDP로는 응답하지 않습니다. 실습 2.21–2.24에서 DNS를 알 수 없으므로 다른 네트워크에서 해 봅니다
doctor-dns-walk-not = 루트부터 직접 DNS 조회: 53번 포트가 응답하지 않습니다. 실습 2.21–2.24에서 DNS를 알 수 없으므로 휴대전화 같은 다른 네트워크에서 해 봅니다
doctor-dns-walk-intercepted = 루트부터 직접 DNS 조회: 중간에서 누군가 루트 대신 응답합니다. 네트워크가 요구하는 로그인을 하거나 다른 네트워크에서 해 봅니다
doctor-proxy-none = 프록시: 환경 변수에 없습니다
doctor-proxy = 프록시({ $proxies }): AWS 호출을 포함해 HTTP에만 쓰이며, DNS와 TLS, 애플리케이션 이용은 프록시를 거치지 않습니다
doctor-proxy-except = 프록시를 거치지 않는 곳: { $hosts }
doctor-call-seen = { $call }
doctor-call-denied = { $call }: 거부되었습니다 ({ $code })
doctor-call-failed = { $call }: 온전한 응답이 없습니다 ({ $code })
doctor-call-unsupported = { $call }: 엔드포인트가 지원하지 않는 호출입니다
doctor-call-not-asked = { $call }: 조회할 대상이 없어서 시험하지 못했습니다
doctor-policy = 실습에 필요한 권한: check policy
doctor-identity-offline = 자격 증명: 이 빌드에서는 확인하지 않습니다
doctor-region-offline = 리전: 이 빌드에서는 확인하지 않습니다
doctor-calls-offline = 권한: 호출 { $calls }개를 시험할 것입니다

lab-new-name = { $name }: 실습의 이름이 아닙니다. 9.1-two-nat처럼 번호와 이름을 쓰십시오
lab-new-done = { $folder } 폴더를 만들었습니다. 증명하려면: check lab lint { $lab } --labs { $dir }

repository-no-archive = { $file } 파일은 폴더도 .tar.gz 파일도 아닙니다
repository-hint = git archive --format=tar.gz -o shop.tar.gz HEAD 명령이 마지막 커밋의 내용을 묶습니다
