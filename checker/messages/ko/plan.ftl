# Terraform·OpenTofu 계획과 CloudFormation 템플릿을 만들기 전에 판정할 때 하는 말.
plan-not-read = { $file } 파일을 쓸 수 없습니다: { $cause }
plan-in-line = { $resource }({ $line }번째 줄): { $cause }
plan-in-resource = { $resource }: { $cause }
plan-at-line = { $line }번째 줄: { $cause }
plan-malformed = { $line }번째 줄 { $column }번째 칸: { $cause }
plan-no-plan = 계획 파일이 아닙니다({ $member } 없음). terraform plan -out plan.bin 다음에 terraform show -json plan.bin 명령으로 만드십시오
plan-other-format = 이 프로그램은 형식 1의 계획만 읽습니다. 이 파일의 형식: { $found }
plan-no-template = 템플릿이 아닙니다. Resources가 없습니다
plan-odd = 없거나 필요한 형식이 아닙니다: { $what }
plan-undeclared = 선언되지 않은 이름입니다: { $word }
plan-function = 이 인수로는 실행할 수 없는 함수입니다: { $function }
plan-function-unknown = 이 프로그램이 모르는 함수입니다: { $function }
plan-circle = 자기 자신으로 돌아오는 참조입니다: { $word }
plan-too-deep = 이 프로그램이 읽는 것보다 깊이 중첩되어 있습니다
plan-refused = AWS가 거부할 내용입니다: { $cause }
plan-note-not-read = { $resource }: 읽지 않는 유형의 리소스 { $count }개
plan-note-unknown = { $resource }: { $attribute } 값은 만들기 전에는 알 수 없으므로, 이 값에 달린 것은 판단할 수 없습니다
plan-note-elsewhere = { $resource }: { $attribute } 값이 이 파일에 없는 것을 가리키므로, 그것에 달린 것은 판단할 수 없습니다
plan-note-by-position = { $resource }: { $attribute } 값이 될 수 있는 것이 여럿이라 같은 순서에 있는 것으로 보았습니다
plan-note-parameter = 매개변수 { $resource }: 값이 없어 여기에 달린 것은 판단할 수 없습니다. --parameter { $resource }=VALUE 옵션으로 정하십시오
plan-read = { $file }: 리소스 { $count }개를 만들었을 때의 모습입니다. 아직 아무것도 만들지 않았습니다
