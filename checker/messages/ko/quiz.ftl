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
