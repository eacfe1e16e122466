# check grade: 채점 기준, 보관소, 실행한 결과.

rubric-not-read = { $file } 파일을 채점 기준으로 쓸 수 없습니다. { $line }행 { $column }열: { $cause }
rubric-no-lab = { $lab } 실습이 없습니다. 있는 실습: { $known }
rubric-no-check = { $lab } 실습에 { $check } 검사가 없습니다. 있는 검사: { $known }
rubric-points-and-weight = 실습에는 points와 weight 가운데 하나만 씁니다
rubric-no-total = weight는 total을 나누는 비율인데 채점 기준에 total이 없습니다. 맨 앞에 total = 100처럼 쓰거나 실습에 points를 쓰십시오
rubric-nothing = { $lab } 실습의 모든 검사가 0점이어서 얻을 점수가 없습니다
rubric-no-time = 2026-12-01T23:59:00+09:00처럼 날짜와 시각, UTC와의 시차를 써야 합니다
rubric-no-block = 10.0.0.0/8 같은 IPv4 대역을 써야 합니다
rubric-no-length = 이 대역에서 AWS의 VPC가 가질 수 있는 접두사 길이는 { $least }부터 28까지입니다
rubric-no-key = 학습자마다 다른 값은 key로 만드는데 채점 기준에 key가 없습니다. 아무도 짐작할 수 없는 16자 이상의 key = "…"를 맨 앞에 쓰십시오
rubric-short-key = key는 16자 이상이어야 합니다. 누군가 key를 알아내면 모든 학습자의 값을 계산할 수 있습니다

grade-variants-written = 학습자마다 다르게 준 것을 { $file }에 썼습니다. 각 학습자에게는 자기 줄만 알려 주십시오
grade-variants-none = 채점 기준에 학습자마다 다르게 줄 것이 없습니다. 맨 앞에 한 줄(key = "…"), 실습에 한 줄(variant = { "{" } within = "10.0.0.0/8", length = 16 { "}" })을 쓰십시오

grade-store-scheme = { $scheme }:// 형식의 보관소는 쓸 수 없습니다. 파일이나 postgres://사용자@호스트/데이터베이스 형식으로 쓰십시오
grade-store-malformed = 보관소의 주소를 읽을 수 없습니다. 비밀번호에 @ : / # ? % 같은 문자가 있으면 주소에서 빼고 PGPASSWORD에 넣으십시오
grade-store-no-database = 보관소의 주소에 데이터베이스 이름이 없습니다: postgres://사용자@호스트/데이터베이스
grade-store-away = 보관소({ $store })에 연결할 수 없습니다({ $cause }). 이미 기록한 결과는 안전합니다. 같은 명령을 다시 실행하면 이어서 채점합니다
grade-store-newer = 보관소({ $store })는 이 프로그램의 더 새로운 버전이 만들었습니다(단계 { $version }). 그 버전을 쓰거나 다른 파일을 쓰십시오
grade-store-none = 다시 판정할 보관소가 없습니다: { $file }
grade-store-file = 보관소({ $store })를 열 수 없습니다: { $cause }
grade-store-odd = 보관소({ $store })를 쓸 수 없습니다({ $cause }). check grade의 보관소가 맞는지 확인하십시오

grade-progress = 판정 중 { $done }/{ $all }
grade-progress-others = 판정 중 { $done }/{ $all }, 다른 채점자가 { $others }개
grade-tally = 찾은 파일 { $found }개: 채점 { $graded }, 나중 것으로 대체 { $superseded }, 읽지 못함 { $unreadable }, 명단에 없음 { $strangers }, 아직 채점하지 않음 { $waiting }
grade-ran = { $judged ->
    [0] 새로 판정할 것이 없습니다. 이미 판정한 것 { $known }개
   *[other] 이번에 { $judged }개를 판정했습니다. 이미 판정한 것 { $known }개
}
grade-outdated = 지금과 다른 버전의 실습으로 판정한 점수가 { $count }개 있습니다. 보관한 것을 다시 판정하려면: check grade --regrade
grade-unreadable-head = 읽지 못한 파일 ({ $count })
grade-strangers-head = 명단에 없는 사람의 파일 ({ $count })
grade-needs-head = 강사가 봐야 함 ({ $count })
grade-odd-head = 살펴볼 만한 것 ({ $count })
grade-left-out-head = 세지 않은 것 ({ $count })
grade-left-out-line = { $what } (학습자 { $count }명)
grade-changed-head = 달라진 점수 ({ $count })
grade-superseded-head = 나중 것으로 대체된 파일 ({ $count })
grade-line = { $who }: { $what }
grade-change = { $who }, { $lab }: { $before } → { $after } ({ $why })
grade-mark-none = 점수 없음
grade-mark-held = 보류
grade-mark-excused = 면제
grade-mark-given = { $possible }점 중 { $score }점
grade-more = 그 밖에 { $count }개. --format json에 모두 있습니다

grade-reason-other-learner = 제출물 안에는 다른 학습자({ $resource })라고 적혀 있습니다. 점수는 제출한 사람에게 줍니다. 누가 한 실습인지 물어보십시오
grade-reason-other-course = { $resource } 안에는 다른 과정({ $course })이라고 적혀 있습니다. 이 과정의 것으로 채점했습니다
grade-reason-broken-snapshot = { $resource } 파일을 읽을 수 없습니다({ $cause }). 다시 내라고 하십시오
grade-reason-broken-answers = { $resource } 답안을 읽을 수 없습니다({ $cause }). 다시 내라고 하십시오
grade-reason-no-snapshot = { $resource }: 제출물에 적힌 스냅샷({ $snapshot })이 그 안에 없습니다. check submit이 만든 파일을 그대로 내라고 하십시오
grade-reason-claimed-pass = { $resource }: 제출물에는 통과했다고 적혀 있지만 다시 판정하니 통과하지 못했습니다
grade-reason-no-probes = { $resource }: 연결해 보지 않고 만든 스냅샷이어서, 연결해 봐야 아는 것은 알 수 없습니다. --no-probes 없이 check { $resource } 명령을 실행하고 check submit으로 다시 내라고 하십시오
grade-reason-held-calls = { $resource }: 필요한 호출이 없어 점수를 보류했습니다({ $calls }). 이 호출을 허용해(check policy { $resource }) 다시 내라고 하거나, 채점 기준에 면제를 적으십시오
grade-reason-held-checks = { $resource }: 판정할 수 없는 검사가 있어 점수를 보류했습니다({ $checks }). 무엇이 필요한지는 check explain이 알려 줍니다. 다시 내라고 하거나, 채점 기준에 면제를 적으십시오
grade-reason-left-out = { $resource }: 무엇을 볼지 적혀 있지 않아 세지 않은 검사가 있습니다({ $checks }). 나머지 검사로 점수를 매겼습니다
grade-reason-other-variant = { $lab }: 점수를 보류했습니다. VPC의 대역은 { $blocks }, 이 학습자에게 준 대역은 { $block }입니다. 누구의 네트워크인지 물어보거나, 채점 기준에 면제를 적으십시오
grade-reason-late-without-time = { $resource }: LMS가 늦었다고만 알려 주고 얼마나 늦었는지는 알려 주지 않아 하루로 셉니다
grade-reason-same-file = { $resource }: 같은 학습자({ $learner })의 같은 파일이 두 번 있어 한 번만 셉니다
grade-reason-superseded = { $resource }: 같은 학습자({ $learner })의 { $by } 파일로 채점합니다
grade-reason-no-lab = { $resource } ({ $learner }): 채점하는 실습에 쓸 내용이 없습니다. 무엇을 낸 것인지 물어보거나 --labs로 그 실습을 지정하십시오
grade-reason-bug = 이 제출물을 판정하다가 이 프로그램의 버그를 만났습니다. 다른 제출물은 모두 판정했습니다. 위의 메시지와 함께 알려 주십시오
grade-reason-change-submission = 다른 제출물로 채점: { $resource }
grade-reason-change-version = 실습의 버전이 다름
grade-reason-change-check = { $resource }: { $before } → { $after }
grade-reason-change-finding = { $resource }: { $before } → { $after }, { $code }
grade-reason-change-rubric = 채점 기준이 다름
grade-reason-change-gone = 이제 채점할 것이 없음
