# 채점하려고 모은 것: 누구의 것인지 모르는 이유와 읽을 수 없는 이유, 그리고 다음에 할 일.

grade-reason-stranger-canvas = { $resource }: Canvas 번호가 { $name }인 학습자가 명단에 없습니다. Canvas에서 성적부를 다시 내보내 명단으로 쓰거나, 명단의 canvas id 열에 이 번호를 적으십시오
grade-reason-stranger-canvas-claims = { $resource }: Canvas 번호가 { $name }인 학습자가 명단에 없습니다. 제출물 안에는 학습자가 적혀 있습니다({ $claimed }). 맞다면 명단에서 그 학습자의 canvas id 열에 이 번호를 적으십시오
grade-reason-stranger-moodle = { $resource }: 명단에 없는 이름입니다({ $name }). Moodle에서 참여자 목록을 다시 내보내 명단으로 쓰거나, 명단의 이름을 고치십시오
grade-reason-stranger-moodle-claims = { $resource }: 명단에 없는 이름입니다({ $name }). 제출물 안에는 학습자가 적혀 있습니다({ $claimed }). 맞다면 명단의 이름을 Moodle에 있는 대로 적으십시오
grade-reason-stranger-called = { $resource }: 명단의 id, 이메일 주소, 이름 어디에도 없습니다({ $name }). 파일이나 폴더 이름을 학습자의 id로 바꾸거나, 명단에 학습자를 넣으십시오
grade-reason-stranger-called-claims = { $resource }: 명단의 id, 이메일 주소, 이름 어디에도 없습니다({ $name }). 제출물 안에는 학습자가 적혀 있습니다({ $claimed }). 맞다면 파일 이름을 그 학습자의 id로 바꾸십시오
grade-reason-several-learners = { $resource }: 여러 학습자일 수 있는 이름입니다({ $name }). 같은 이름의 학습자가 있습니다({ $learners }). 짐작하지 않았으니 파일이나 폴더 이름을 학습자의 id로 바꾸십시오
grade-reason-anonymous = { $resource }: LMS가 누구인지 감추고 있습니다({ $name }). 익명 채점을 끄고 다시 내려받아 채점하십시오

grade-reason-file-gone = { $resource }: 파일이 없습니다. 경로가 맞는지, 내려받기가 끝났는지 보십시오
grade-reason-file-denied = { $resource }: 읽을 권한이 없습니다. 권한을 바꾸거나 여러분의 폴더로 복사하십시오
grade-reason-file-error = { $resource }: 읽을 수 없습니다({ $cause }). 다시 복사하거나 다시 내려받으십시오
grade-reason-file-link = { $resource }: 링크이므로 따라가지 않습니다. 파일 자체를 그 자리에 두십시오
grade-reason-file-special = { $resource }: 파일도 폴더도 아닙니다. 그곳에서 빼십시오
grade-reason-file-large = { $resource }: { $file } 파일이 { $limit } MiB를 넘습니다. 이 과정의 계정에는 그만한 내용이 없습니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-folders-deep = { $resource }: 폴더가 { $limit }단계보다 깊습니다. 그 폴더를 직접 지정하십시오
grade-reason-files-many = { $resource }: 파일이 { $limit }개를 넘어 나머지는 보지 않았습니다. 학급의 폴더를 하나씩 지정하십시오

grade-reason-archive-none = { $resource }: 이름과 달리 ZIP 압축 파일이 아닙니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-archive-broken = { $resource }: 파일이 중간에 끊겼거나 손상되었습니다. 다시 내려받고, 그래도 같으면 다시 내라고 하십시오
grade-reason-archive-parts = { $resource }: 나누어 압축한 파일 가운데 하나입니다. ZIP 파일 하나로 내라고 하십시오
grade-reason-archive-many = { $resource }: 파일이 { $limit }개보다 많이 들어 있습니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-archive-large = { $resource }: 압축을 풀면 { $limit } MiB를 넘습니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-archive-bomb = { $resource }: 압축을 풀면 { $limit }배보다 크게 늘어나, 메모리를 채우려고 만든 파일과 같습니다. 아무것도 남기지 않았습니다. 낸 사람과 이야기하십시오
grade-reason-archive-twice = { $resource }: { $file } 파일이 두 번 들어 있어 어느 것을 채점할지 알 수 없습니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-archive-nested = { $resource }: 압축 파일 안에 압축 파일이 거듭 들어 있습니다. 가장 안쪽의 파일만 내라고 하십시오
grade-reason-archive-several = { $resource }: 압축 파일이 여럿 들어 있습니다. 채점할 것 하나만 내라고 하십시오
grade-reason-course-archive-twice = { $resource }: { $file } 파일이 두 번 들어 있어 마지막 것을 썼습니다. 다시 내려받아 둘 다 있는지 보십시오
grade-reason-member-escapes = { $resource }: 파일 이름이 압축 파일 밖을 가리킵니다({ $file }). 어디에도 쓰지 않았습니다. 낸 사람과 이야기하십시오
grade-reason-member-absolute = { $resource }: 파일 이름이 루트나 드라이브에서 시작합니다({ $file }). 어디에도 쓰지 않았습니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-member-name = { $resource }: 파일 이름이 비었거나 너무 깁니다({ $file }). check submit이 만든 파일을 내라고 하십시오
grade-reason-member-link = { $resource }: { $file } 파일은 링크이므로 따라가지 않습니다. 파일 자체를 내라고 하십시오
grade-reason-member-special = { $resource }: { $file } 항목은 보통의 파일이 아닙니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-member-encrypted = { $resource }: { $file } 파일이 암호로 잠겨 있습니다. 암호 없이 압축해 내라고 하십시오
grade-reason-member-method = { $resource }: { $file } 파일이 읽을 수 없는 방식으로 압축되어 있습니다(방식 { $method }). 보통의 ZIP 파일로 내라고 하십시오
grade-reason-member-overlaps = { $resource }: { $file } 파일이 다른 파일과 같은 자리를 쓰고 있어, 메모리를 채우려고 만든 파일과 같습니다. 낸 사람과 이야기하십시오
grade-reason-member-broken = { $resource }: { $file } 파일이 손상되었습니다. 다시 내려받고, 그래도 같으면 다시 내라고 하십시오
grade-reason-member-large = { $resource }: { $file } 파일의 압축을 풀면 { $limit } MiB를 넘습니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-member-bomb = { $resource }: { $file } 파일의 압축을 풀면 { $limit }배보다 크게 늘어나, 메모리를 채우려고 만든 파일과 같습니다. 낸 사람과 이야기하십시오

grade-reason-submission-is-newer = { $resource }: 더 새로운 버전의 check가 만든 파일입니다. 그 버전으로 채점하십시오
grade-reason-submission-is-damaged = { $resource }: submission.json을 { $line }번째 줄 { $column }번째 글자부터 이해할 수 없습니다. check submit이 만든 파일을 그대로 내라고 하십시오
grade-reason-submission-is-several = { $resource }: 제출물이 여럿 들어 있습니다({ $file }, { $other }). 채점할 것 하나만 내라고 하십시오
grade-reason-nothing-in-it = { $resource }: 아무것도 들어 있지 않습니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-nothing-but-empty = { $resource }: { $file } 파일이 비어 있습니다. 다시 내라고 하십시오
grade-reason-nothing-but-damaged = { $resource }: { $file } 파일은 스냅샷인 듯하지만 읽을 수 없습니다. 어디가 손상되었는지는 check snapshot show가 알려 줍니다. 다시 내라고 하십시오
grade-reason-nothing-but-picture = { $resource }: { $file } 파일은 그림입니다. 실습은 화면 사진이 아니라 스냅샷으로 판정합니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-nothing-but-document = { $resource }: { $file } 파일은 문서입니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-nothing-but-html = { $resource }: { $file } 파일은 LMS에 입력한 글 같은 웹 페이지입니다. check submit이 만든 파일을 내라고 하십시오
grade-reason-nothing-but-archive = { $resource }: { $file } 파일은 ZIP이 아닌 압축 파일입니다. ZIP으로 압축해 내라고 하십시오
grade-reason-nothing-but-others = { $resource }: { $file } 파일은 스냅샷도 답안도 아닙니다. check submit이 만든 파일을 내라고 하십시오
