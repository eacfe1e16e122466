# 이벤트스토밍 보드: 파일에서 이해하지 못한 곳과 그림에 적는 말.

answers-neither = 답안이 아닙니다. 답안 파일에는 sheet = "…"나 board = "…"가 있습니다
answers-kinds = check sheet 실습 명령으로 답을 적을 파일을 만듭니다
answers-same-kind = { $file }: { $kind } 답안이 두 개입니다. 종류마다 하나씩만 줍니다
map-no-board = { $file }: 문제지의 답안입니다. 그림으로 그릴 수 있는 것은 보드입니다

board-fault-no-title = 보드의 제목이 없습니다. 파일은 board = "…"로 시작합니다
board-fault-unknown-section = 보드에 없는 부분입니다: { $word } (쓸 수 있는 것: { $known })
board-fault-unknown-field = { $section }에 쓸 수 없는 항목입니다: { $word } (쓸 수 있는 것: { $known })
board-fault-no-text = 따옴표로 묶은 이름이 와야 하는 자리입니다
board-fault-no-names = 따옴표로 묶은 이름이나 그 목록이 와야 하는 자리입니다
board-fault-no-list = ["하나", "또 하나"] 같은 이름의 목록이 와야 하는 자리입니다
board-fault-no-table = 대괄호로 묶은 제목 아래에 이름마다 한 줄씩 적는 자리입니다
board-fault-twice = { $section }에 이미 있는 이름입니다({ $first }번째 줄): { $name }
board-fault-no-name = 이름이 없는 쪽지입니다
board-fault-long-name = 쪽지에는 { $most }자까지 적을 수 있습니다
board-fault-too-many = 보드에는 쪽지를 { $most }개까지 붙일 수 있습니다
board-fault-unknown-name = 이런 이름의 쪽지가 없습니다: { $word } (찾은 곳: { $among })
board-fault-no-relation = "A -> B"처럼 두 컨텍스트의 이름을 적는 자리입니다: { $word }
board-fault-with-itself = 관계는 두 컨텍스트 사이에 있는데 양쪽이 같습니다: { $name }

place-board = { $line ->
    [0] 보드 파일의 { $resource } 부분
   *[other] 보드 파일의 { $line }번째 줄: { $resource }
}

seen-board-events = 이벤트 { $count }개. 잘되지 않는 경우도 있습니다
seen-board-commands = 명령 { $count }개. 모두 이벤트를 일으키고, 이벤트마다 일으키는 것이 있습니다
seen-board-triggers = 명령 { $count }개. 모두 내리는 쪽이 있고, 정책이 컨텍스트를 잇습니다
seen-board-aggregates = 애그리거트 { $count }개. 명령마다 하나가 처리합니다
seen-board-contexts = 컨텍스트 { $count }개. 애그리거트마다 한 곳에 들어 있습니다
seen-board-map = 관계 { $count }개. 모두 방향이 있습니다
seen-board-parts = 업무 { $count }가지가 모두 보드에 있습니다
why-no-board = 아직 보드가 없습니다. check sheet { $lab } -o board.toml 명령으로 시작용 보드를 만들어 채운 뒤 --answers board.toml 옵션을 붙입니다

note-event = 이벤트
note-command = 명령
note-actor = 행위자
note-external = 외부 시스템
note-policy = 정책
note-aggregate = 애그리거트
note-context = 컨텍스트
note-hotspot = 열린 질문
board-loose = 아직 컨텍스트에 들어 있지 않음
board-questions = 열린 질문
board-nothing = 보드에 아직 아무것도 없습니다
board-map = 컨텍스트 맵
board-unsaid = 어느 쪽으로?
board-when = 언제: { $names }
board-at = 어디: { $names }
board-title = 이벤트스토밍: { $title }
board-title-map = 컨텍스트 맵: { $title }
board-described = 이벤트 { $events }개, 명령 { $commands }개, 정책 { $policies }개, 애그리거트 { $aggregates }개, 컨텍스트 { $contexts }개
html-board-wall = 보드
html-board-map = 컨텍스트 맵
