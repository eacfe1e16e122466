# 책의 쪽에 들어가는 말.

book-way = 패킷이 지나는 길을 글로 보기
book-map-scrolls = 네트워크 지도. 좁은 화면에서는 옆으로 움직여 봅니다
book-needed = 필요한 것
book-there = 지금 있는 것
book-chapters = 나오는 장: { $chapters }

book-built = 책을 만들었습니다: { $file }
book-taken = 폴더에 다른 파일이 있습니다: { $file } (비어 있거나 아직 없는 폴더를 지정합니다)
book-page = book/{ $file }:{ $line }: { $cause }
book-file = 파일을 읽거나 쓸 수 없습니다: { $file }: { $cause }
book-input = mdBook이 보낸 책을 읽을 수 없습니다: { $cause }
book-directive = 없는 지시문입니다: { $word } (있는 것: { $known })
book-argument = 여기에 쓸 수 없는 인자입니다: { $word }
book-missing = 빠진 것이 있습니다: { $what }
book-lab = 없는 실습입니다: { $lab }
book-section = 실습 안내에 없는 절입니다: { $section } (있는 것: { $known })
book-world = 없는 연습용 월드입니다: { $name }
book-flow = 이 네트워크의 끝점도, 프로토콜이나 포트도 아닙니다: { $word }
book-command = 명령이 결과를 내지 못했습니다: { $command }: { $said }
book-said = { $said }
book-unclosed = 코드 블록이 닫히지 않았습니다

book-question-answer = 답과 이유 보기
book-question-check = 답 확인
book-question-right = 맞습니다.
book-question-wrong = 아닙니다.
book-question-yours = 답
book-question-up = 위로
book-question-down = 아래로
book-question-again = 다시
book-thing = { $file } 파일을 읽을 수 없습니다: { $said }
book-question = 읽을 수 없는 문제입니다: { $file }
book-mend = 이 월드를 텍스트로 고칩니다. 첫째 명령이 월드를 `world.txt`로 쓰고, 둘째 명령이 파일을 저장할 때마다 { $lab } 실습을 다시 확인합니다.
book-figure-text = 그림을 글로 보기
book-figure-scrolls = 그림. 좁은 화면에서는 옆으로 움직여 봅니다
book-no-module = WebAssembly 파일이 아닙니다

book-walk-choose = 어느 경우를 따라가 보겠습니까?
book-walk-next = 다음 단계
book-walk-end = 끝까지
book-walk-again = 처음으로
book-walk-begin = 아직 아무에게도 묻지 않았습니다.
book-walk-guess = 누가 고쳐야 합니까?
book-walk-right = 맞습니다.
book-walk-wrong = 아닙니다.
book-walk-way = 물어 가는 길
book-walk-well = 문제가 없는 길
book-box-note = 참고
book-box-tip = 도움말
book-box-warning = 주의
