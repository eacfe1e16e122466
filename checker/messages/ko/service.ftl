# 로드 밸런서와 그 뒤에 있는 것에 관한 말.

balancers-none = 이 리전에 없음
balancers-elsewhere = 다른 VPC에만 있습니다: { $list }
health-came = { $codes }
health-came-untold = 다른 코드(AWS가 여기에는 적지 않음)

who-load-balancer = 로드 밸런서 { $balancer }

seen-load-balancer = 로드 밸런서 { $balancer }에서 응답합니다
seen-served = { $host }의 { $path } 요청이 대상까지 갑니다
seen-targets = { $group }에 닿을 수 있는 정상 대상이 있습니다: { $targets }
seen-rule = { $paths } → { $groups }
seen-sticky = 클라이언트가 처음 받은 대상에 머뭅니다: { $groups }
seen-not-sticky = 클라이언트를 묶어 두는 대상 그룹이 없습니다: { $groups }

assumed-vpc-origin = 배포가 VPC 오리진으로 들어오는 것으로 봅니다 ({ $resource })
assumed-healthy = 정상 상태이므로 { $resource }까지 길이 있는 것으로 봅니다
assumed-login = 앞에 있는 로그인({ $detail })을 통과한 것으로 봅니다 ({ $resource })

why-classic-load-balancer = { $resource }: 클래식 로드 밸런서의 요청은 이 프로그램이 따라가지 않습니다
why-redirect-elsewhere = { $resource }: 요청을 { $detail } 쪽으로 보내는데 그 이름이 어디로 이어지는지 알 수 없습니다
why-rule-unsure = { $resource }: 이 규칙이 요청을 가져가는지 알 수 없습니다 ({ $detail })
why-target-beyond = { $resource }: VPC 밖의 대상이라 가는 길을 알 수 없습니다 ({ $detail })
