# 누군가의 파일이나 계정을 쓸 수 없는 이유.

read-malformed = { $line }번째 줄 { $column }번째 칸{ $path }: { $cause }
read-truncated = { $line }번째 줄 { $column }번째 칸{ $path }: 문서가 중간에 끝납니다. 전체를 다시 저장하거나 복사하십시오
read-gzip-early = gzip 데이터가 중간에 끝납니다. 전체를 다시 저장하거나 복사하십시오
read-gzip-damaged = gzip 데이터가 망가졌습니다({ $cause }). 파일을 다시 저장하거나 복사하십시오
read-too-large = 텍스트가 { $limit } MiB를 넘습니다. 한 계정의 스냅샷이라기에는 너무 큽니다. 필요한 실습만 수집하십시오
read-too-deep = { $line }번째 줄 { $column }번째 칸: { $limit }단계보다 깊이 중첩된 AWS 응답은 없습니다
read-too-many = 요소가 { $limit }개를 넘습니다. 한 계정의 스냅샷이라기에는 너무 많습니다. 필요한 실습만 수집하십시오
read-korean = { $line }번째 줄: CP949(EUC-KR)로 저장한 한글 텍스트입니다. UTF-8로 저장하십시오
read-not-unicode = { $line }번째 줄: UTF-8도 UTF-16도 아닌 텍스트입니다. UTF-8로 저장하십시오
read-newer = 형식이 { $found }인데 이 프로그램은 { $known }까지 읽습니다. 프로그램을 새 버전으로 바꾸십시오
read-empty = 빈 파일입니다. 스냅샷을 수집하거나 AWS CLI의 응답을 가져오십시오
read-text = JSON이 아닌 텍스트입니다({ $begin } …). AWS CLI를 --output json으로 실행하십시오
read-bare = 값만 있습니다({ $what }). AWS CLI를 --query 없이 다시 실행하십시오
read-object = JSON 객체이지만 그 멤버({ $members })를 읽는 검사가 없습니다

import-broken = 건너뜀: { $cause }
import-rest = 여기부터 건너뜀: { $cause }
import-around = 응답이 아닌 줄 { $lines }개를 건너뜀(첫 줄: { $line }번째 줄)
import-many-files = 아무것도 쓰지 않습니다: 파일이 { $limit }개를 넘습니다. 한 계정의 파일만 고르십시오
import-much-text = 아무것도 쓰지 않습니다: 앞의 파일까지 합친 텍스트가 { $limit } MiB를 넘습니다. 한 계정의 파일만 고르십시오
import-many-elements = 아무것도 쓰지 않습니다: 앞의 파일까지 합친 요소가 { $limit }개를 넘습니다. 한 계정의 파일만 고르십시오
import-no-list = { $list } 건너뜀: 목록이 없거나 null이어서 알 수 있는 것이 없습니다
import-narrowed = { $operation }: 앞의 명령이 일부만 요청했습니다({ $option }). 있는 것은 증명하지만 없는 것은 증명하지 못합니다
import-cut = { $operation }: --query로 { $list } 목록이 빠진 요소를 건너뛰었습니다. 온전한 응답이 아니어서 있는 것은 증명하지만 없는 것은 증명하지 못합니다
import-strange-command = { $operation }: 앞의 명령을 이해하지 못했습니다({ $command }). 있는 것은 증명하지만 없는 것은 증명하지 못합니다
import-refused = { $operation }: AWS가 이 호출을 거부했습니다({ $code })
import-refused-unsaid = 건너뜀: AWS가 호출을 거부했습니다({ $code })
import-denied = 건너뜀: 읽을 권한이 없습니다
import-not-read = 건너뜀: 읽을 수 없습니다({ $cause })
import-link-folder = 건너뜀: 폴더를 가리키는 링크는 따라가지 않습니다
import-link-nowhere = 건너뜀: 없는 것을 가리키는 링크입니다
import-no-file = 건너뜀: 파일이 아니라 파이프나 소켓이나 장치입니다
import-zip = 건너뜀: zip 압축 파일입니다. 압축을 푸십시오
import-no-account = 어느 계정의 것인지 알 수 없는 응답이 있고, 나온 계정이 여럿입니다({ $named }). accounts/ID/REGION 폴더에 넣으십시오
import-no-region = 어느 리전의 것인지 알 수 없는 응답이 있고, 나온 리전이 여럿입니다({ $named }). 그 이름의 폴더에 넣으십시오
import-more = 이런 것이 더 있습니다: { $cause }
import-times = { $cause } ({ $times }번)
import-not-json = 건너뜀: JSON이 아닙니다. AWS CLI를 --output json으로 실행하십시오
import-bare-list = 건너뜀: 목록만 있어 무엇의 목록인지 알 수 없습니다. AWS CLI를 --query 없이 다시 실행하십시오
import-bare-value = 건너뜀: 값만 있는 것은 AWS의 응답이 아닙니다. AWS CLI를 --query 없이 다시 실행하십시오
import-empty = 건너뜀: 안에 든 것이 없습니다
import-unknown = { $key } 건너뜀: 이것을 읽는 검사가 없습니다
import-foreign = { $key } 건너뜀: 든 것이 { $operation }의 것이 아닙니다({ $why })
import-no-parent = { $key } 건너뜀: 어느 { $member }의 것인지 알 수 없습니다. operation({ $operation }), input({ $member } 포함), output이 있는 객체로 저장하십시오
import-ambiguous = { $key } 건너뜀: 비어 있으면 { $first }의 것일 수도 { $second }의 것일 수도 있습니다. operation과 output이 있는 객체로 저장하십시오
import-no-answer = { $operation } 건너뜀: 기록에 output도 error도 status도 없습니다
import-incomplete = { $operation }: 온전한 응답이 아닙니다(페이지나 목록이 빠짐). 있는 것은 증명하지만 없는 것은 증명하지 못합니다
import-conflict = { $operation }: 다른 파일에는 { $id }의 내용이 다르고 어느 쪽이 새것인지 알 수 없어 먼저 읽은 것을 씁니다

world-no-header = 월드는 world 1 줄로 시작합니다
world-newer = 이 월드의 버전은 { $found }인데 이 프로그램은 { $known }까지 읽습니다. 프로그램을 새 버전으로 바꾸십시오
world-no-base = 첫 줄 다음에는 월드가 무엇에서 시작하는지 적습니다: base empty, base default-vpc, base solved, 또는 실습이 가져온 완성된 월드라면 base lab-…
world-in-base = { $word }: 이 바탕을 쓸 수 없습니다({ $line }번째 줄): { $cause }
world-second-base = base는 둘째 줄에 한 번만 씁니다
world-base-of-course = { $word }: 그런 바탕은 없습니다. 강의의 실습은 base solved 위에 있습니다
world-no-switch = { $name }에는 on이나 off를 쓰십시오(지금은 { $word })
world-circle = { $word }: 자기 자신에서 시작하는 월드입니다. 바탕은 순환할 수 없습니다
world-open-quote = { $word }의 따옴표가 닫히지 않았습니다
world-unknown-near = { $word }({ $what }): 그런 이름이 없습니다. 혹시 { $nearest }입니까?
world-unknown-word = { $word }({ $what }): 그런 이름이 없습니다. { $count ->
        [0] 아직 없습니다
       *[other] 아는 이름: { $known }
    }{ $more ->
        [0] {""}
       *[other] {" "}외 { $more }개
    }
world-wrong-kind = { $word }({ $is }): 종류가 다릅니다. 여기에 필요한 것: { $wanted }
world-missing = 빠진 것: { $what } — 쓰는 법: { $usage }
world-extra = { $word }: 쓸 자리가 없는 낱말입니다. 쓰는 법: { $usage }
world-malformed = { $word }: 여기에 쓸 수 없습니다. 쓸 수 있는 것: { $wanted }
world-taken = { $word }: 이미 있는 이름표입니다. 다른 이름표를 쓰십시오
world-refused = { $word }: { $why } { $remedy }
world-unfit = { $word }: 이 값을 담을 수 없습니다({ $why })

access-no-credentials = AWS 자격 증명이 없습니다: aws configure나 aws sso login을 실행하거나 --profile로 프로필을 고르거나, --practice를 붙여 계정 없이 연습하십시오. 예: check lab-1.12 --practice
access-no-region = 리전을 고르지 않았습니다: --region을 주거나 AWS_REGION을 설정하거나 aws configure set region ap-northeast-2를 실행하십시오
access-expired = AWS 자격 증명이 만료되었습니다({ $code }): aws sso login 등으로 다시 로그인하십시오
access-bad = AWS가 이 자격 증명을 거부합니다({ $code }): 액세스 키와 비밀 키를 확인하거나 새로 만드십시오
access-clock = 이 컴퓨터의 시계가 맞지 않습니다({ $code }): 시계를 맞추고 다시 실행하십시오
access-clock-slow = 이 컴퓨터의 시계가 { $seconds }초 늦습니다({ $code }): 시계를 맞추고 다시 실행하십시오
access-clock-fast = 이 컴퓨터의 시계가 { $seconds }초 빠릅니다({ $code }): 시계를 맞추고 다시 실행하십시오
access-region-off = 이 계정에서 { $region } 리전이 켜져 있지 않습니다({ $code }): 계정 설정에서 켜거나 --region으로 다른 리전을 고르십시오
access-no-such-region = { $region } 리전의 AWS 엔드포인트가 없습니다: 이름이 맞습니까? --region으로 다른 리전을 고르십시오
access-no-network = AWS의 응답이 없습니다({ $cause }): 네트워크, 프록시, 엔드포인트를 확인하십시오
access-bad-profile = AWS 프로필({ $profile })을 쓸 수 없습니다({ $cause }): 있는 프로필은 aws configure list-profiles로 볼 수 있습니다
access-not-ready = 계정이 아직 준비되지 않았습니다({ $code }): AWS가 설정을 마치지 않았거나 막은 것입니다. 소유자의 메일을 확인하십시오
access-other = AWS에서 호출자를 확인하지 못했습니다({ $code }): { $message }
