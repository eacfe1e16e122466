# Remarks about load balancers and what stands behind them.

balancers-none = none in this Region
balancers-elsewhere = only in other VPCs: { $list }
health-came = { $codes }
health-came-untold = another status, which AWS does not name here

who-load-balancer = the load balancer { $balancer }

seen-load-balancer = the load balancer { $balancer } answers
seen-served = { $path } of { $host } reaches targets
seen-targets = { $group } has healthy targets that are reached: { $targets }
seen-rule = { $paths } → { $groups }
seen-sticky = clients stay at their target: { $groups }
seen-not-sticky = no target group keeps its clients: { $groups }

assumed-vpc-origin = that the distribution comes in by its VPC origin ({ $resource })
assumed-healthy = that there is a way to { $resource }, since it is healthy
assumed-login = that the login that comes first ({ $detail }) lets the client through ({ $resource })

why-classic-load-balancer = { $resource } is a Classic Load Balancer, whose requests this program does not follow
why-redirect-elsewhere = { $resource }: requests are sent to { $detail }, and it is not known where that name leads
why-rule-unsure = { $resource }: whether this rule takes the requests cannot be told ({ $detail })
why-target-beyond = { $resource } is a target beyond the VPC, whose way is not shown ({ $detail })
