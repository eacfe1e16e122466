# 학습자의 계정을 들여다볼 권한: check roster issue, check roster delegate, check grade --collect.

trust-issued = { $all ->
    *[other] 학습자 { $all }명: 외부 ID { $made }개를 새로 만들고 { $kept }개는 그대로 두었습니다.
}
trust-issued-file = 외부 ID와 계정 번호는 다음 파일에 있습니다. 채점자만 읽어야 하며, 내보내기와 로그에는 나오지 않습니다: { $file }
trust-issued-folder = 학습자마다 폴더가 하나씩 있습니다. 그 학습자에게만 보내 주세요: { $folder }
trust-issued-next = 학습자이 알려 준 12자리 계정 번호를 account 열에 적고, 다음을 실행합니다: check grade --collect --roster { $roster } --access { $file }

trust-letter =
    # 채점자가 내 계정을 들여다볼 수 있게 하기
    
    이 폴더의 role.json은 역할 하나를 만듭니다. 이 역할로는 실습에 관한 설정을 읽기만 할 수 있고, 채점자의 계정({ $account })만 쓸 수 있습니다.
    무엇을 만들거나 바꾸거나 지우지는 못합니다. 읽을 수 있는 항목은 role.json의 Action 목록이 전부입니다.
    
    1. AWS 콘솔에서 CloudShell을 열고, 작업 메뉴의 파일 업로드로 role.json을 올립니다.
    2. 다음을 붙여 넣습니다.
    
        aws cloudformation deploy --template-file role.json --stack-name { $role } --capabilities CAPABILITY_NAMED_IAM
    
    3. 다음 명령이 보여 주는 12자리 번호를 강사에게 알려 줍니다.
    
        aws sts get-caller-identity --query Account --output text
    
    role.json에는 나만의 외부 ID가 들어 있으니 다른 학습자에게 주지 마세요.
    성적이 나온 뒤에는 다음으로 역할을 지웁니다.
    
        aws cloudformation delete-stack --stack-name { $role }

trust-access-broken = 외부 ID 파일을 읽지 못했습니다: { $file } { $line }행, { $cause }
trust-fault-row = 표의 행이 아닙니다({ $cause })
trust-fault-columns = 첫 줄에는 learner,account,external_id,role_id가 있어야 하는데, 이렇게 되어 있습니다: { $value }
trust-fault-account = 계정 번호는 12자리 숫자입니다: { $value }
trust-fault-external-id = { $learner }: 외부 ID가 만들어진 그대로가 아닙니다. 지난 파일에서 되살려 주세요
trust-fault-twice = 같은 학습자이 두 번 나옵니다: { $learner }
trust-fault-shared = 두 학습자의 외부 ID가 같습니다: { $learner }, { $other }
trust-access-none = 외부 ID 파일이 없습니다: { $file }
trust-access-none-hint = 먼저 만듭니다: check roster issue { $roster } --account 채점자의-계정-번호
trust-account = 채점자의 계정 번호는 12자리 숫자입니다: { $value }

trust-collecting = 계정 { $count }개를 들여다봅니다
trust-collected = { $learner }: 계정 { $account }
trust-collect-sum = 계정 { $all }개 가운데 { $seen }개를 들여다보았고 { $failed }개는 보지 못했습니다.
trust-collect-kept = 지난번에 들여다본 계정 { $count }개는 다시 묻지 않았습니다. 모두 다시 보려면 --again
trust-collect-again = 같은 명령을 다시 실행하면 보지 못한 계정만 다시 묻습니다.
trust-collect-wait = { $at }에 다시 들여다봅니다. { $until } 까지 계속하며, 멈추려면 Ctrl+C를 누릅니다.
trust-collect-over = 정한 시각이 지나 더 들여다보지 않습니다({ $until }). 학습자마다 가장 좋았던 결과가 남아 있습니다.
trust-may-delete = 모두 통과했으므로 실습에 쓴 것을 지워도 됩니다: { $learners }

trust-reason-not-issued = 외부 ID를 만든 적이 없습니다. check roster issue를 다시 실행하고 새 폴더를 이 학습자에게 보내 주세요
trust-reason-no-account = 계정 번호가 없습니다. 학습자에게 묻고 외부 ID 파일의 account 열에 적어 주세요
trust-reason-refused = AWS가 역할을 내주지 않습니다({ $code }). 역할이 없거나, 다른 계정을 신뢰하거나, 외부 ID가 다릅니다. AWS는 어느 쪽인지 알려 주지 않으니, 학습자이 받은 role.json으로 스택을 다시 만들게 해 주세요
trust-reason-too-wide = 역할의 신뢰 정책이 너무 넓습니다. 외부 ID 없이도 들어갈 수 있어서 들여다보지 않았습니다. 학습자이 받은 role.json으로 스택을 다시 만들게 해 주세요
trust-reason-no-answer = AWS가 대답하지 않았습니다({ $code }). 잠시 뒤 다시 실행해 주세요
trust-reason-account-changed = 계정이 처음과 다릅니다(처음 { $was }, 지금 { $is }). 학습자에게 확인하고 외부 ID 파일을 고쳐 주세요
trust-reason-role-changed = 역할이 처음 것과 다릅니다. 지우고 다시 만든 역할입니다. 학습자에게 확인하고 외부 ID 파일에서 그 학습자의 role_id를 비워 주세요
trust-reason-no-look = 역할은 받았지만 아무것도 물을 수 없습니다: { $cause }

delegate-head = { $domain }의 호스팅 영역에 넣을 NS 레코드
delegate-zone = 학습자 { $learner }: 호스팅 영역 이름은 { $name }
delegate-none = 명단에 네임서버가 하나도 없어 만들 레코드가 없습니다
delegate-missing = 아직 네임서버를 모르는 학습자: { $learners }
    학습자마다 --format zone의 출력에서 자기 id 옆에 있는 이름으로 호스팅 영역을 만들게 하고, 네임서버 네 개를 명단의 name servers 열에 적으십시오.
delegate-label = 이 ID로는 도메인 이름을 만들 수 없습니다. 명단에서 영문 소문자, 숫자, 하이픈으로 된 ID를 써 주세요: { $learner }
delegate-same = 두 학습자의 이름이 같은 도메인이 됩니다({ $name }): { $learner }, { $other }
delegate-server = 네임서버의 이름이 아닙니다: { $value } ({ $learner })

help-roster-issue = 학습자마다 외부 ID와 역할 템플릿을 만듭니다. 채점자가 학습자의 계정을 직접 들여다보기 위한 것입니다
    .usage = check roster issue 파일 [실습…] --account 계정 [-o 폴더] [옵션]
    .after = 두 번 실행해도 이미 만든 외부 ID는 그대로입니다. 종료 코드: 0 만들었음, 2 사용법 또는 쓸 수 없는 파일
help-roster-delegate = 강사의 도메인 아래에서 학습자마다 하위 도메인을 넘겨주는 NS 레코드를 씁니다
    .usage = check roster delegate 파일 --domain 이름 [--format zone|json] [-o 파일] [옵션]
    .after = 네임서버는 명단의 name servers 열에서 읽습니다. 종료 코드: 0 모두 썼음, 2 사용법 또는 쓸 수 없는 파일, 3 아직 쓸 수 없는 학습자이 있음
arg-roster-issue-file = 수강생 명단(CSV)
arg-roster-issue-labs = 들여다볼 실습. 없으면 모든 실습
arg-roster-issue-account = 채점자의 계정 번호. 이 계정만 역할을 쓸 수 있습니다
arg-roster-issue-folder = 외부 ID 파일과 학습자별 폴더를 둘 폴더(없으면 { $default })
arg-roster-delegate-file = 수강생 명단(CSV)
arg-roster-delegate-domain = 강사의 호스팅 영역 이름
arg-roster-delegate-format = 영역 파일의 줄(zone) 또는 Route 53의 change batch(json)
help-heading-collecting = 수집
arg-collect = 학습자의 계정을 역할로 직접 들여다보고, 본 것을 채점합니다
arg-access = check roster issue가 만든 외부 ID 파일(없으면 { $default })
arg-again = 이미 본 계정도 다시 들여다봅니다
arg-every = 이 간격으로 되풀이합니다(예: 15m)
arg-until = 이때까지 되풀이합니다(예: 2026-12-01, 2026-12-01 18:00)
trust-not-collected = { $learner }: { $cause }
