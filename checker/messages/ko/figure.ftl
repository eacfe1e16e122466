# 책에 넣는 그림의 말, 그리고 그림에서 이해하지 못한 곳.

figure-note = { $party } 옆의 설명: { $label }
figure-message = { $from } → { $to }{ $arrow ->
    [answer] , 응답
    [stopped] , 도중에 막힘
   *[other] {""}
}
figure-stopped = 여기서 막힘
figure-bits = { $address } 주소의 비트
figure-bits-net = 네트워크
figure-bits-mask = 서브넷 마스크
figure-bits-network = 네트워크 부분: { $bits }비트
figure-bits-host = 호스트 부분: { $bits }비트
figure-first = 첫 주소
figure-last = 마지막 주소
figure-count = 주소 개수
figure-split = { $block } 대역을 나눈 모습
figure-free = 비어 있음
figure-addresses = 주소 { $count }개
figure-inside = { $outer } 안: { $inner }

figure-fault-nothing = 그림에 내용이 없습니다. 첫 줄에는 그림의 종류와 제목을, 그 아래에는 보여 줄 것을 적습니다
figure-fault-kind = 그림의 종류가 아닙니다: { $word } (쓸 수 있는 것: { $known }). 종류 뒤에 쌍점과 제목을 적습니다
figure-fault-no-title = 제목이 없습니다. 쌍점 뒤에 제목을 적습니다
figure-fault-no-name = 이름이 없습니다. 화살표나 세로줄, 쌍점 옆에 이름을 적는 자리입니다
figure-fault-too-long = { $most }자까지 적을 수 있습니다: { $text }
figure-fault-too-many = { $what ->
    [parties] 등장하는 쪽은 { $most }개까지 그릴 수 있습니다
    [steps] 메시지와 설명은 합해서 { $most }개까지 그릴 수 있습니다
    [rows] 줄은 { $most }개까지 그릴 수 있습니다
    [boxes] 상자는 한 줄에 { $most }개까지 그릴 수 있습니다
    [lines] 상자 하나에는 { $most }줄까지 적을 수 있습니다
    [parts] 대역은 { $most }개까지 나눌 수 있습니다
   *[other] 층은 { $most }개까지 그릴 수 있습니다
}
figure-fault-no-step = 메시지도 설명도 아닙니다: { $text } (쓸 수 있는 것: browser -> alb: 내용, alb --> browser: 내용, note alb: 내용)
figure-fault-arrow = 화살표에 적은 말이 닫히지 않았습니다: { $text } (예: app -[443]-> nat)
figure-fault-no-address = 접두사 길이가 있는 IPv4 주소가 아닙니다: { $word } (예: 10.0.10.4/20)
figure-fault-no-network = 대역 안에 있는 주소입니다: { $word } (대역: { $network })
figure-fault-outside = { $whole } 대역 밖에 있습니다: { $part }
figure-fault-overlap = { $line }번째 줄의 { $other } 대역과 겹칩니다: { $part }
figure-fault-extra = 여기에는 줄이 올 수 없습니다: { $text }
