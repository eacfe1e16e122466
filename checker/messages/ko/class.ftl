# 수업 전체: 내보내기, 수업 화면, 학습자에게 돌려주는 것. check grade에서 씁니다.

class-title = 수업 현황
class-title-of = 수업 현황: { $course }
class-head = 명단의 학습자 { $learners }명
class-for-instructors = 모두의 이름과 점수가 있으므로 강사만 보는 화면입니다. 학습자에게는 각자의 페이지를 줍니다.
class-made = 만든 때
class-late = 늦음
class-progress-head = 실습별 진행
class-progress = 통과 { $passed }명, 아직 { $begun }명, 보류 { $held }명, 면제 { $excused }명, 미제출 { $missing }명
class-column-progress = 진행
class-column-middle = 중앙값
class-column-who = 학습자
class-column-what = 내용
class-state-missing = 미제출
class-state-held = 보류
class-state-excused = 면제

class-broken-head = 수업이 막힌 곳
class-broken = { $all }명 중 { $count }명: { $what }
class-stuck-head = 누가 어디서 막혔는지
class-stuck-note = 제출한 것 가운데 강의 순서로 처음 실패한 검사입니다.
class-regressed-head = 통과했지만 지금은 깨진 실습
class-regressed-note = 점수는 통과한 때의 것입니다. 나중에 만들거나 지운 것이 깨뜨렸습니다.
class-waiting-head = 강사가 볼 것
class-held = { $lab }: 보지 못한 것이 있어 점수를 보류했습니다
class-held-need = { $lab }: 다음 호출이 허용될 때까지 점수를 보류합니다: { $needs }
class-leftovers-head = 아직 비용이 드는 것
class-leftovers-note = 학습자마다 가장 새로운 스냅샷에서 본 것입니다. 실습용 스냅샷은 계정의 일부만 보여 주므로 더 있을 수 있습니다.
class-leftover = 한 달에 적어도 USD { $usd }: { $what }
class-leftover-kind = { $count ->
    [1] { $kind }
   *[other] { $kind } { $count }개
}
class-alike-head = 여러 제출물에서 같은 것
class-alike-note = 같은 것이 무엇인지만 적었습니다. 둘이 함께 하거나, 계정을 나누어 쓰거나, 파일을 잘못 낼 수도 있습니다. 판단하기 전에 먼저 물어보십시오.
class-alike-file = 같은 파일 하나 (SHA-256의 앞부분 { $sha })
class-alike-made-up = 파일마다 새로 지어내는 이름이 { $count }개 같음: { $names }
class-alike-account = 같은 계정: { $account }
class-alike-ids = ID가 같은 리소스 { $count }개: { $ids }
class-alike-moments = 같은 초에 만든 리소스 { $count }개: { $times }
class-learners-head = 모든 학습자
class-files-head = 파일
class-files = 찾은 파일 { $found }개: 채점 { $graded }개, 대체됨 { $superseded }개, 읽지 못함 { $unreadable }개, 명단에 없음 { $strangers }개, 아직 채점하지 않음 { $waiting }개
class-files-unreadable = 읽지 못한 파일
class-files-strangers = 명단에 없는 사람의 파일
class-files-superseded = 더 새로운 것으로 대체된 파일
class-line = { $who }: { $what }
class-line-check = { $lab } · { $check }: { $what }
class-lines-more = { $count }개 더 보기
class-more = 그 밖에 { $count }건은 수업 화면에 있습니다

feedback-title = 실습 결과
feedback-title-of = 실습 결과: { $course }
feedback-next = 다음에 할 일
feedback-next-missing = 이 실습은 아직 제출하지 않았습니다.
feedback-next-need = 다음 호출의 응답을 얻지 못해 아직 알 수 없습니다. 호출을 허용하고(필요한 정책: check policy { $lab }) 다시 확인해 다시 제출하십시오.
feedback-next-nothing = 더 할 일이 없습니다. 제출한 것이 모두 통과했습니다.
feedback-next-excused = 할 일이 없습니다. 이 실습에서 면제되었습니다.
feedback-next-delete = 만든 것을 지워도 점수는 그대로입니다. 요금이 계속 나오는 것은 이제 지워도 됩니다. 무엇을 어떤 순서로 지울지는 check cleanup이 알려 줍니다.
feedback-marks = 점수
feedback-column-mark = 점수
feedback-held = 아직 점수가 없습니다. 보지 못한 것이 있으며, 무엇인지는 아래에 있습니다
feedback-taken-late-when = 늦게 제출하여 { $points }점 감점: 마감 { $due }, 제출 { $at }
feedback-taken-late = 늦게 제출하여 { $points }점 감점
feedback-taken-hints = 힌트 { $count }개로 { $points }점 감점
feedback-sum-none = 합계: 매긴 점수가 없습니다
feedback-sum = 합계: { $possible }점 만점에 { $earned }점
feedback-docs = 더 읽을거리: { $command }
feedback-comment = { $lab }: { $mark }
feedback-comment-taken = ({ $what })
feedback-comment-missing = { $lab }: 미제출
feedback-comment-first = – 먼저 볼 것: { $what } (check explain { $code })
feedback-comment-level = – 근거: { $level }, { $word }

grade-export-kind = { $kind }: 없는 형식입니다. 쓸 수 있는 형식: { $known }
grade-export-over = { $file }: 이 명령이 읽는 파일이라 덮어쓰지 않습니다. 다른 파일 이름을 주십시오
grade-export-failed = { $kind } 형식으로 내보내지 못했습니다: { $why }
grade-export-written = { $kind } 형식의 점수를 내보냈습니다: { $file }
grade-html-written = 수업 화면: { $file } (학습자마다의 페이지는 그 옆의 feedback 폴더에 있습니다)
rubric-no-learner = 채점 기준에 적힌 학습자가 명단에 없습니다: { $learner }
rubric-no-learner-but = 채점 기준에 적힌 학습자가 명단에 없습니다: { $learner } (혹시 { $near })
rubric-no-account = 따옴표로 묶은 12자리 계정 번호여야 합니다

grade-reason-export-no-table = 채워 넣을 파일을 표로 읽을 수 없습니다({ $why }). Canvas에서 성적표를 다시 내보내고, 중간에 저장하지 말고 그대로 쓰십시오.
grade-reason-export-not-canvas = 채워 넣을 파일이 Canvas에서 내보낸 성적표가 아닙니다. 첫 줄에 Student, ID, Section이 있어야 합니다. Canvas의 성적 화면에서 내보내십시오.
grade-reason-export-no-column = 성적표에 실습의 열이 없습니다({ $labs }). Canvas에서 제목에 실습 번호가 들어간 과제를 만들고 다시 내보내십시오. 여기서 열을 지어내지는 않습니다.
grade-reason-export-many-columns = { $lab }에 맞는 열이 여럿입니다({ $columns }). 실습 번호를 그중 한 열의 제목에만 남기십시오.
grade-reason-export-no-key = Moodle이 누구인지 알 수 없는 학습자가 있습니다. 명단에 모두의 이메일 주소나 모두의 사용자 이름이 있어야 합니다. 없는 학습자: { $learners }
grade-reason-export-writing = 내보낼 파일을 만들지 못했습니다: { $why }
grade-reason-export-row-unknown = Canvas 성적표의 { $name } 행은 명단에 없는 사람이라 그대로 두었습니다. 채점할 사람이라면 명단에 넣으십시오.
grade-reason-export-row-ambiguous = Canvas 성적표의 { $name } 행에 맞는 학습자가 명단에 여럿이라 그대로 두었습니다. Canvas의 ID 열에 있는 번호를 명단의 canvas id 열에 적으십시오.
grade-reason-export-row-twice = Canvas 성적표에 { $name } 행이 여럿이라 모두 같은 점수를 넣었습니다.
grade-reason-export-no-row = { $learner }: 점수가 있지만 Canvas 성적표에 행이 없습니다. 수강 등록이 된 뒤 다시 내보내십시오.
grade-reason-export-lab-no-column = { $lab }: Canvas 성적표에 열이 없어 빠졌습니다. 제목에 실습 번호가 들어간 과제를 만들고 다시 내보내십시오.
grade-reason-export-points-differ = { $lab }: Canvas의 만점은 { $theirs }점이고 채점 기준의 만점은 { $possible }점입니다. 넣은 점수는 채점 기준의 것이니 둘 중 하나를 고치십시오.
grade-reason-export-over-hundred = { $lab }: 100점을 넘는 점수가 있습니다. 사이트가 100점 초과를 허용하지 않으면 Moodle은 파일 전체를 거부합니다.
grade-reason-export-held = { $learner }: 보류한 점수가 있고 이 형식에는 그것을 적을 자리가 없어 빠졌습니다.
