# 근거 표의 머리글.

column-destination = 목적지
column-target = 대상
column-state = 상태
column-rule = 규칙
column-action = 허용/거부
column-protocol = 프로토콜
column-ports = 포트
column-from = 출발지
column-to = 목적지
column-source = 소스
column-direction = 방향
column-layer = 구성 요소
column-resource = 리소스
column-packet = 패킷
column-what = 항목
column-value = 값
column-address = 주소
column-block = 대역
column-subnet = 서브넷
column-zone = 가용 영역
column-name = 이름
