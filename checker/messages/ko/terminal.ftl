# 터미널 보고서의 틀, 그리고 보고서들이 함께 쓰는 말.

status-pass = 통과
status-fail = 실패
status-unknown = 알 수 없음
status-skipped = 건너뜀

points = { $earned }/{ $possible }
points-long = { $possible }점 중 { $earned }점

verdict-pass = 확인한 것이 모두 실습에서 요구하는 것과 맞습니다
verdict-unknown = 보이는 범위에서 잘못된 것은 없지만, 모두 판단할 수는 없습니다
verdict-need = 판단에 필요한 응답이 없습니다: { $need }
verdict-root-in-lab = { $lab } 실습이 아직 끝나지 않았습니다: { $cause }
verdict-fail = 실습에서 요구하는 것과 다른 것이 있습니다

evidence-level-practice = 연습용 월드(실제 계정이 아님)
evidence-level-what-if = 실제로는 바꾸지 않고 --what-if 파일의 변경을 적용해 본 계정
evidence-level-self-reported = 학습자 제출(내용은 증명되지 않음)
evidence-level-collected = 채점자가 직접 수집
evidence-account = 계정 { $account }
evidence-finished = { $time } 기준
mode-no-probes = 구성만 확인(접속 시험 없음)

label-expected = 필요
label-found = 현재
label-near = 비슷한 것
expected-with-others = 여기서는 고칠 것이 없습니다. 함께 나온 다른 원인을 고치면 이것도 없어집니다
found-and-near = { $found }; 비슷한 것: { $near }
label-request = 요청
label-reply = 응답
label-assumed = 가정
label-near-miss = 거의 맞음
label-note = 참고
label-cost = 유지 비용
label-cost-practice = 실제 계정이라면
label-need = 권한
label-need-call = 빠진 호출
label-why = 이유
label-warning = 주의
label-also = 이것도
label-hint = 힌트 { $number }
label-docs = 더 보기
label-missing-prefixes = 닿지 않는 대역
label-widest = 허용되는 출발지

hint-more = 힌트가 { $count }개 더 있습니다: --hint { $next }

because-check = 원인은 { $lab }의 “{ $check }” 검사에 있습니다: { $cause }
because-check-here = 원인은 위에 있습니다: “{ $check }”
because-no-probes = 실제로 접속해 보아야 알 수 있으며, 접속은 하지 않았습니다
because-unknown = { $lab }의 “{ $check }” 검사 결과를 알 수 없어서 판단하지 않았습니다

lacking = 다음 목록이 온전하지 않아서, 보이지 않아도 실제로는 있을 수 있습니다:
lacking-call = { $call }({ $status })
need-denied = { $region }의 { $action }(거부됨)
need-failed = { $region }의 { $action }(온전한 응답 없음)
need-unsupported = { $region }의 { $action }(엔드포인트가 지원하지 않는 호출)
need-not-asked = { $region }의 { $action }(확인하지 않음)
need-seen = { $region }의 { $action }

role-vpc = VPC
role-public = 퍼블릭 서브넷
role-private = 프라이빗 서브넷
role-hop = 배스천
role-private-host = 프라이빗 인스턴스

summary-labs = 실습 { $labs }개: 통과 { $pass }, 실패 { $fail }, 알 수 없음 { $unknown }

trace-delivered = 도달: 요청이 도착하고 응답이 돌아옵니다
trace-dropped-request = 막힘: 요청이 도착하지 않습니다
trace-dropped-reply = 막힘: 요청은 도착하지만 응답이 돌아오지 않습니다
trace-unknown = 알 수 없음
trace-blockers = 길을 막는 것 { $count }개
trace-partial-addresses = 이름 뒤의 주소 가운데 일부가 응답하지 않습니다: { $addresses } ({ $resource }: { $rule })
trace-partial = { $who }: { $ports }번 포트로는 응답이 오지 않습니다({ $resource }, { $rule })
trace-missing = 없는 응답: { $call }({ $status })

leg-if-mended = 위의 문제를 고쳤을 때의 { $leg }
trace-if-mended = 이곳을 고친다면:
leg-verdict-delivered = 도착
leg-verdict-dropped = 막힘
leg-verdict-unknown = 알 수 없음
leg-verdict-not-reached = 보내지 않음

leg-request = 요청
leg-reply = 응답
direction-ingress = 인바운드
direction-egress = 아웃바운드

action-send = 보냄
action-allow = 허용
action-allow-reply = 응답 허용
action-forward = 전달
action-translate = 주소 변환
action-deliver = 받음
action-drop = 버림

call-status-seen = 확인함
call-status-denied = 거부됨
call-status-failed = 온전한 응답 없음
call-status-unsupported = 엔드포인트가 지원하지 않는 호출
call-status-not-asked = 확인하지 않음

layer-instance = 인스턴스
layer-network-interface = 네트워크 인터페이스
layer-imagined-host = 가정한 호스트
layer-address = 주소
layer-security-group = 보안 그룹
layer-network-acl = 네트워크 ACL
layer-route-table = 라우팅 테이블
layer-internet-gateway = 인터넷 게이트웨이
layer-egress-only-gateway = 송신 전용 인터넷 게이트웨이
layer-nat-gateway = NAT 게이트웨이
layer-vpc-endpoint = VPC 엔드포인트
layer-peering = VPC 피어링
layer-transit-gateway = 전송 게이트웨이
layer-load-balancer = 로드 밸런서
layer-target-group = 대상 그룹
layer-block-public-access = VPC 퍼블릭 액세스 차단
layer-internet = 인터넷

owner-internet-client = 인터넷의 클라이언트
owner-linux = 리눅스 인스턴스
owner-windows = 윈도우 인스턴스
owner-nat-gateway = NAT 게이트웨이
owner-load-balancer = 로드 밸런서
owner-fixed = 클라이언트
rule-listener = 리스너 { $listener }
rule-state = 상태 { $state }
no-rule-allows = 허용하는 규칙 없음
