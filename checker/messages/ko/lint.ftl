# 직접 쓰는 실습: lab.toml에서 잘못된 것과 증명에서 드러난 것.

spec-unknown-question = { $word }: 연습 문제지에 그런 문제가 없습니다. 있는 것: { $known }
spec-too-many-points = 검사 하나의 점수는 { $most }점까지입니다. 지금은 { $points }점입니다
spec-lab-id = { $id }: 실습의 id는 lab-9.1처럼 lab-으로 시작합니다
spec-no-checks = 실습에는 [[check]]가 적어도 하나 있어야 합니다
spec-check-id = { $id }: 검사의 id에는 a-z, 0-9, -만 쓸 수 있습니다
spec-check-twice = { $id }: 같은 이름의 검사가 둘입니다
spec-no-twin = { $twin }: twin으로 쓴 검사가 앞에 없습니다
spec-both-outside = learner와 internet은 둘 다 VPC 밖에 있습니다. from과 to 가운데 하나는 VPC 안이어야 합니다
spec-other-folder = 실습의 id는 { $id }인데 폴더는 { $folder }입니다. 번호를 같게 맞추십시오
spec-port-of-icmp = icmp에는 포트가 없습니다. port를 빼십시오
spec-no-port = tcp와 udp에는 port가 필요합니다
spec-meaningless = { $field }: 규칙 { $rule }에는 쓸 수 없습니다
spec-empty-list = { $field }: 적어도 하나는 있어야 합니다. 예: { $example }

lint-passed = { $lab }: 월드 { $cases }개가 모두 예상대로입니다
lint-base = { $folder }, base { $base }
lint-edit = { $folder }, 완성된 월드에 더한 줄 "{ $edit }"

lint-file-unread = 아무도 읽지 않는 파일입니다. 실습 폴더에는 lab.toml, solved.txt, ko.md, en.md와 cases, solution 폴더를 둡니다
lint-file-missing = 이 파일이 없습니다. 한 줄만 있어도 됩니다
lint-two-solved-worlds = solved.txt가 있으면 base = "{ $base }" 줄은 쓰이지 않습니다. 둘 중 하나를 빼십시오
lint-name-taken = { $name }: 이미 다른 실습({ $by })의 이름입니다
lint-rests-on-nothing = 바탕으로 삼은 실습이 없습니다: { $on }
lint-rests-on-itself = 바탕으로 삼은 실습을 따라가면 자기 자신으로 돌아옵니다
lint-case-name = { $name }: 케이스의 이름으로 쓸 수 없습니다. --world { $name } 옵션은 다른 월드를 뜻합니다
lint-world = { $line }번째 줄: { $cause }
lint-answers = { $line }번째 줄: { $cause }

lint-expect-missing = 결과를 적은 줄이 없습니다: "# expect passes", "# expect fails 검사 코드 리소스", "# expect unknown 검사" 가운데 하나를 쓰십시오
lint-expect-twice = "# expect" 줄이 둘 이상입니다. 함께 실패하는 것은 "# expect also 실습 검사 코드 리소스"로 씁니다
lint-expect-unclear = "# expect { $words }" 줄을 이해할 수 없습니다: "passes", "fails 검사 코드 리소스", "unknown 검사", "also 실습 검사 코드 리소스" 가운데 하나를 쓰십시오
lint-expect-given = "# given { $words }" 줄을 이해할 수 없습니다: "ssh-port" 다음에 번호를, 또는 "domain" 다음에 이름을 쓰십시오
lint-expect-also = "# expect also { $words }" 줄을 이해할 수 없습니다: 실습, 검사, 코드, 리소스의 네 낱말을 쓰십시오
lint-expect-solved = 완성된 월드는 통과해야 합니다: "# expect passes"와 "# expect also …"만 쓸 수 있습니다

lint-solved-fails = 완성된 월드가 통과하지 못합니다: { $standing }
lint-earns-unbuilt = 실습을 하지 않은 계정이 점수를 얻습니다: { $standing }
lint-not-unknown = 호출 하나가 빠졌는데 "알 수 없음"이 아닙니다: { $standing }
lint-fails-unseen = { $lab } { $check }: 호출 하나가 빠졌을 뿐인데 실패합니다
lint-passes-unseen = { $check }: 필요한 호출 없이 통과합니다
lint-not-passing = 통과해야 하는 월드입니다: { $standing }
lint-check-not-unknown = { $check }: "알 수 없음"이어야 합니다: { $standing }
lint-no-lab = { $lab }: 그런 실습이 없습니다
lint-no-check = { $lab } 실습에 그런 검사가 없습니다: { $check } (있는 것: { $known })
lint-not-failing = { $check }: 실패해야 합니다: { $standing }
lint-other-reason = { $lab } { $check }: { $wanted } 때문에 실패해야 하는데 첫 번째로 나온 것은 { $found }입니다
lint-fails-too = { $lab } { $check }: 함께 실패합니다: { $found } — 이 월드에서 바꾼 것의 결과라면 "# expect also"로 적으십시오

lint-reason = { $code } ({ $resource })
lint-told-by = 이미 알려 주는 곳: { $lab } { $check }
lint-standing = { $lab } { $status } ({ $checks })
