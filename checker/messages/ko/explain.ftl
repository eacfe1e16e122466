# `check explain CODE`의 틀.

explain-code = { $code }: { $title }
explain-lab = 배우는 실습: { $lab }
explain-evidence = 근거: { $evidence }
explain-evidence-read = 근거: { $evidence }({ $read } 확인)
explain-url = AWS 문서: { $url }

evidence-measured = 실제 AWS에서 한 시험
evidence-reachability-analyzer = 같은 코드를 쓰는 AWS Reachability Analyzer
evidence-aws-documentation = AWS 문서
evidence-inference = 문서에 적힌 동작에서 추론
