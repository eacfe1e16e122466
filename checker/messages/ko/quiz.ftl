# 책의 문제: 답에 대해 하는 말과, 문제 파일에서 잘못된 것.

quiz-step = { $leg ->
        [reply] 돌아오는 길
       *[request] 가는 길
    }: { $kind }{ $resource }{ $direction ->
        [ingress] , 인바운드 규칙
        [egress] , 아웃바운드 규칙
       *[none] {""}
    }
quiz-step-arrives = 아무 데서도 막히지 않습니다. 도착하고 응답도 돌아옵니다
quiz-step-passes = 패킷은 여기를 통과합니다: { $rule }
quiz-step-beyond = 패킷은 여기까지 오지 못합니다
quiz-step-not-met = 패킷은 이것을 거치지 않습니다
quiz-step-would-stop = 여기서도 막히겠지만, 패킷은 여기까지 오지 못합니다
quiz-missed = 고른 것은 맞지만, 맞는 것이 { $count }개 더 있습니다
quiz-order-until = { $count ->
        [0] 처음에 올 것이 다릅니다
       *[other] 앞의 { $count }개는 맞고, 그다음에 올 것이 다릅니다
    }
quiz-block-none = 주소 대역이 아닙니다. 10.0.4.0/22처럼 첫 주소, 슬래시, 접두사 길이를 쓰십시오
quiz-block-not-first = 적은 주소가 대역의 첫 주소가 아닙니다. 그 주소가 든 대역: { $block }
quiz-block-other = 다른 대역입니다
quiz-block-outside = 이 대역 밖의 주소가 들어 있습니다: { $block }
quiz-block-overlaps = 이 대역과 주소가 겹칩니다: { $block }
quiz-block-no-subnet = AWS에서 서브넷의 접두사 길이는 16부터 28까지입니다
quiz-block-too-small = AWS가 서브넷마다 다섯 개를 쓰므로 호스트에 남는 주소가 모자랍니다. 남는 주소 { $usable }개, 필요한 주소 { $wanted }개
quiz-block-too-large = 필요한 것보다 큽니다. 접두사가 더 길어도 넉넉합니다: /{ $length }

help-quiz = 책의 한 장에 딸린 문제를 내고, 맞았는지와 이유를 알려 준 뒤 점수를 매깁니다
    .usage = check quiz [장] [옵션]
        check quiz --list
        check quiz [장] --lint [--questions 폴더] [옵션]
    .after = 한 줄로 답합니다. 빈 줄을 넣으면 답하지 않고 넘어갑니다. 장을 쓰지 않으면 장의 목록을 보여 줍니다. 종료 코드: 0 모두 맞음, 1 틀린 것이 있음, 3 틀린 것은 없지만 답하지 않은 것이 있음
arg-quiz-chapter = 1.9나 1.9-network-acl 같은 장
arg-quiz-questions = 강의의 문제 대신 쓸 자기 문제의 폴더. 그 안에 장마다 폴더가 하나씩 있습니다
arg-quiz-list = 문제가 있는 장을 나열합니다
arg-quiz-lint = 문제를 내지 않고, 문제 파일이 제대로 되어 있는지 봅니다
arg-quiz-labs-dir = 직접 만든 실습의 폴더. 문제에서 그 월드를 쓸 수 있습니다

quiz-none = 이 폴더에는 문제가 없습니다: { $folder }
quiz-unknown = 이 장에는 문제가 없거나, 이런 장이 없습니다: { $chapter }
quiz-known = 문제가 있는 장: { $chapters }
quiz-count = 문제 { $count }개
quiz-question = 문제 { $number }/{ $count }
quiz-see = 네트워크를 보려면: { $command }
quiz-way = 패킷이 가는 길 전체: { $command }
quiz-type-one = 1부터 { $count }까지의 번호 하나를 입력하십시오
quiz-type-several = 맞는 것이 여럿입니다. 1부터 { $count }까지의 번호를 빈칸으로 띄워 입력하십시오
quiz-type-order = 1부터 { $count }까지의 번호를 모두, 올바른 순서대로 빈칸으로 띄워 입력하십시오
quiz-type-words = 낱말이나 수를 입력하십시오
quiz-type-block = 10.0.4.0/22 같은 주소 대역을 입력하십시오
quiz-skipped = 답하지 않았습니다.
quiz-right = 맞았습니다
quiz-wrong = 틀렸습니다
quiz-solution = 맞는 답: { $answer }
quiz-example = 맞는 답의 예: { $answer }
quiz-score = { $open ->
        [0] { $count }문제 중 { $right }문제를 맞혔습니다
       *[other] { $count }문제 중 { $right }문제를 맞혔고, { $open }문제는 답하지 않았습니다
    }

question-empty = 여기에 내용이 없습니다
question-no-block = { $word }: 주소 대역이 아니거나, 적은 주소가 대역의 첫 주소가 아닙니다
question-no-port = { $protocol }에는 포트가 필요합니다. 예를 들어 port = 443을 더하십시오
question-portless = { $protocol }에는 포트가 없습니다
question-one-aim = 목표는 하나만 씁니다. lab, 아니면 포트와 함께 from과 to입니다
question-one-rule = 대역의 조건은 equals 하나, 아니면 within, apart, usable, smallest로 씁니다
question-needs = { $other } 없이는 뜻이 없습니다: { $field }
question-end-ambiguous = { $end }: 가리키는 것이 여럿입니다. { $candidates }
question-edit = 보기 { $option }, 편집의 { $line }번째 줄: { $cause }
question-undecided = 이 패킷이 어디서 끝나는지 알 수 없습니다. 월드에 보이지 않는 것이 있거나, 일부만 도착합니다
question-undecided-option = 보기 { $option }대로 하면 어떻게 되는지 알 수 없습니다
question-no-answer = 그런 주소 대역은 없습니다

quiz-lint-passed = 장 { $chapters }개: 문제 { $count }개가 모두 제대로 되어 있습니다
quiz-lint-file-name = 파일 이름은 01-why-two.toml처럼 숫자 두 개, 하이픈, 이름이어야 합니다
quiz-lint-no-chapter = 책에 그런 이름의 페이지가 없습니다
quiz-lint-few = 문제가 적습니다: { $count }개 (적어도 { $least }개)
quiz-lint-no-engine = 패킷을 다루는 실습이 있는 장인데, packet이나 change 문제가 없습니다
quiz-lint-few-options = 보기는 적어도 두 개여야 합니다 (지금 { $count }개)
quiz-lint-all-right = 모든 보기가 맞습니다
quiz-lint-none-right = 맞는 보기가 없습니다
quiz-lint-no-why = 틀린 보기에 이유가 없습니다: 보기 { $option }
quiz-lint-why-of-right = 맞는 보기인데 틀린 이유가 적혀 있습니다: 보기 { $option }
quiz-lint-twice = 앞의 것과 같은 말입니다: { $option }번째
quiz-lint-items = 순서를 맞출 것은 넷에서 일곱까지입니다 (지금 { $count }개)
quiz-lint-no-wrong = 틀린 답에 대한 설명이 없습니다. answers와 why를 담은 [[wrong]]을 더하십시오
quiz-lint-no-accepted = 맞는 것으로 받아들이는 답이 없습니다
quiz-lint-right-and-wrong = 맞는 답이면서 틀린 답입니다: { $answer }
quiz-lint-nothing-broken = 이 월드에는 고장 난 것이 없습니다. 아무것도 바꾸지 않아도 목표대로입니다
quiz-lint-language = { $field }: 그 언어로 쓴 글이 아닙니다
