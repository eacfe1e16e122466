# 명단: 무엇을 이해했는지, 무엇이 잘못되었는지, 어느 파일이 누구의 것인지.

help-roster = 채점하기 전에 학급 명단을 살펴봅니다
    .usage = check roster check 파일 [경로…]
help-roster-check = 명단에서 이해한 것을 보여 주고, 경로를 주면 각 파일이 누구의 것인지 보여 줍니다
    .usage = check roster check 파일 [경로…]
    .after = 파일은 Canvas, Moodle, Google Classroom이 내보낸 CSV이거나, id, name, email, canvas id 같은 열이 있는 여러분의 CSV입니다. 종료 코드: 0 문제없음, 2 사용법 오류이거나 명단을 쓸 수 없음, 3 살펴볼 학습자나 파일이 있음
arg-roster-check-file = 명단 CSV 파일
arg-roster-check-paths = 학급이 낸 것. 각 파일이 누구의 것인지 보기만 하고 채점하지 않습니다

roster-not-read = { $file } 파일을 명단으로 쓸 수 없습니다. 잘못된 곳: { $count }군데
roster-fault = { $line }번째 줄: { $cause }
roster-fault-hint = 이 줄들을 고치거나 명단을 다시 내보내십시오. 이해하는 열은 책의 강사용 장에 있습니다
roster-too-large = 명단이라기에는 너무 크거나 학습자가 너무 많습니다
roster-no-text = UTF-8도 UTF-16도 CP949도 아닙니다. CSV UTF-8 형식으로 저장하십시오
roster-no-header = 이름이나 id인 열이 없습니다({ $columns }). 첫 줄에 id,name,email 같은 열 이름이 있어야 합니다
roster-two-columns = 두 열의 뜻이 같습니다({ $first }, { $second }). 하나를 지우십시오
roster-empty = 학습자가 없습니다
roster-no-id = { $name }: { $column } 열이 비어 있습니다. 학습자마다 서로 다른 id가 있어야 합니다
roster-twice = { $value } ({ $column }): { $first }번째 줄에도 있습니다. 한 줄을 지우거나 고치십시오
roster-value-email = 이메일 주소가 아닙니다: { $value }
roster-value-lang = 쓸 수 없는 언어입니다({ $value }). ko나 en으로 적으십시오
roster-value-account = AWS 계정 번호가 아닙니다({ $value }). 번호는 숫자 12자리입니다
roster-value-other = 너무 길거나 인쇄할 수 없는 문자가 있습니다: { $value }
roster-columned = 이 줄에는 열이 { $found }개 있고 첫 줄에는 { $expected }개 있습니다. 이름에 쉼표가 있으면 따옴표로 묶으십시오

roster-learners = { $file }: 학습자 { $count }명, { $encoding }, 열 구분 문자는 { $delimiter }
roster-delimiter-comma = 쉼표
roster-delimiter-semicolon = 세미콜론
roster-delimiter-tab = 탭
roster-delimiter-bar = 세로줄
roster-column = { $column }: { $meaning }
roster-is-id = id
roster-is-name = 이름
roster-is-given = 이름(성 제외)
roster-is-family = 성
roster-is-email = 이메일 주소
roster-is-canvas-id = Canvas 번호
roster-is-sis-id = 학교 시스템의 id
roster-is-login = 로그인할 때 쓰는 이름
roster-is-moodle-id = Moodle 사용자 번호
roster-is-participant = Moodle 참여자 번호
roster-is-section = 분반
roster-is-lang = 언어
roster-is-account = AWS 계정
roster-is-name-servers = 학생 호스팅 영역의 네임서버
roster-ids-from = id로 쓰는 열: { $column }
roster-others = 쓰지 않는 열: { $columns }
roster-passed-over = 학습자가 아니어서 건너뛴 줄: { $lines }
roster-namesakes = { $name }: 이름이 같은 학습자가 여럿입니다({ $learners }). 이름만으로는 찾지 않으므로 파일 이름에 id가 있어야 합니다.
roster-no-email = 이메일 주소가 없는 학습자: { $learners }
roster-in-order = 살펴볼 것이 없습니다.

roster-files = 파일 { $files }개, 제출물 { $found }개: 학습자의 것 { $matched }개, 명단에 없는 것 { $strangers }개, 읽을 수 없는 것 { $unreadable }개. 세지 않은 시스템 파일: { $litter }개
roster-matched-canvas = { $origin }: { $learner } ({ $person }), Canvas 번호 { $name }
roster-matched-moodle = { $origin }: { $learner } ({ $person }), Moodle의 이름 { $name }
roster-matched-called = { $origin }: { $learner } ({ $person }), 이름 { $name }
roster-not-yet = 낸 것이 없는 학습자: { $learners }
