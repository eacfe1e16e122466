# HTML 보고서의 틀. 다른 보고서와 함께 쓰는 말은 terminal.ftl에 있습니다.

html-title = 실습 보고서
html-skip = 결과로 건너뛰기
html-contents = 차례
html-unanswered = 아직 답안이 없음
html-no-app = 애플리케이션의 주소를 알려 주지 않음
html-begin = 여기부터 보십시오
html-labs = 실습
html-labs-caption = 실습마다의 결과와 점수, 먼저 알아둘 것
html-total = 합계

html-column-lab = 실습
html-column-status = 결과
html-column-points = 점수
html-column-what = 알아둘 것

html-evidence-practice = 이 프로그램이 만든 연습용 월드입니다. 실제 계정이 아니며, 무엇을 만들었다는 증명이 되지 않습니다.
html-evidence-what-if = 계정에서 본 내용에 변경을 종이 위에서만 적용했습니다. 계정은 그대로이며, 무엇을 만들었다는 증명이 되지 않습니다.
html-evidence-self-reported = 학습자가 직접 조회했거나 학습자의 파일에서 읽은 내용입니다. 내용이 사실인지는 증명되지 않습니다.
html-evidence-collected = 채점자가 읽기 전용 역할로 계정을 직접 조회한 내용입니다.
html-account = 계정
html-region = 리전
html-started = 첫 호출
html-finished = 마지막 응답
html-judged = 확인한 범위
html-judged-full = 전체
html-snapshot = 스냅샷(SHA-256)
html-tool = 작성 도구

html-basis = 판단의 근거
html-path = 패킷이 지나는 길
html-path-beyond = 그 뒤에서도 막는 것
html-map = 네트워크 지도
html-map-vpc = 확인한 네트워크: { $vpc }
html-map-all = 확인한 네트워크
html-map-path = 지도에서 본 경로와 막힌 곳
html-map-way = 지도에서 본 경로
html-map-scrolls = 화면보다 넓은 그림입니다. 옆으로 밀어서 보고, 키보드로는 Tab으로 그림을 고른 뒤 화살표 키로 움직입니다.
html-because = 원인은 다음 검사에 있습니다:
html-because-unknown = 다음 검사의 결과를 알 수 없어서 판단하지 않았습니다:
html-same = 다음 검사와 같은 이유입니다:
html-marked = 이 줄을 보십시오
html-mark-column = 표시
html-rows-left-out = { $count }줄 생략
html-resource = 리소스
html-code = 코드
html-hints = 힌트
html-hints-note = 한 단계씩 펼쳐 보십시오. 앞의 힌트로 해결되지 않을 때만 다음 힌트를 펼칩니다.
html-codes = 이 보고서에 나온 코드
html-codes-back = 결과로 돌아가기
html-code-lab = 다루는 실습
html-code-evidence = 근거
html-code-page = AWS 문서
html-needs = 답을 얻지 못한 호출
html-nothing = 판단한 실습이 없습니다.
