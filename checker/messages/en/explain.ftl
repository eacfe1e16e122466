# The frame of `check explain CODE`.

explain-code = { $code }: { $title }
explain-lab = taught in { $lab }
explain-evidence = rests on: { $evidence }
explain-evidence-read = rests on: { $evidence }, read in { $read }
explain-url = AWS: { $url }

evidence-measured = probes on real AWS
evidence-reachability-analyzer = AWS Reachability Analyzer, which has the same code
evidence-aws-documentation = AWS documentation
evidence-inference = inference from documented behaviour
