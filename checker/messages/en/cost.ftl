# What bills because it exists: check cost.

cost-head = What bills in the account { $account }, whether anybody uses it or not
cost-account-unknown = (not known)
cost-regions = { $count ->
    [one] Looked at one Region: { $regions }
   *[other] Looked at { $count } Regions: { $regions }
}
cost-nothing = Nothing bills here.
cost-nothing-known = Nothing was found that bills, but not everything could be looked at.
cost-column-hour = hour USD
cost-column-day = day USD
cost-column-month = month USD
cost-column-krw = month KRW
cost-column-what = what
cost-total = together
cost-total-at-least = together, at least
cost-by-use = by use
cost-idle = used by nothing

cost-kind-nat-gateway = NAT gateway
cost-kind-regional-nat-gateway = regional NAT gateway
cost-kind-public-ipv4-address = public IPv4 address
cost-kind-load-balancer = load balancer
cost-kind-classic-load-balancer = Classic Load Balancer
cost-kind-database = database
cost-kind-database-cluster = database cluster
cost-kind-database-proxy = database proxy
cost-kind-database-snapshot = database snapshot
cost-kind-vpc-endpoint = VPC endpoint
cost-kind-instance = instance
cost-kind-volume = disk
cost-kind-snapshot = snapshot of a disk
cost-kind-hosted-zone = hosted zone
cost-kind-distribution = distribution
cost-kind-transit-gateway-attachment = transit gateway attachment
cost-kind-vpn-connection = VPN connection

cost-part-running = by the hour
cost-part-storage = storage
cost-part-extended-support = extended support

cost-unknown = Bills, but nobody can tell here how much; it is in no sum:
cost-why-no-price = the price table has no figure for it in this Region
cost-why-no-price-of = the price table has no figure for it in this Region ({ $type })
cost-why-call = it depends on { $call }, which was not seen
cost-why-no-type = its type or size was not seen
cost-why-system = only instances with Linux have a price here, and this one has another system, or it was not seen which
cost-why-tenancy = it stands on hardware of its own, or it was not seen on which
cost-why-spot = it has the price of a Spot Instance, which changes
cost-why-state = it is in the state { $state }, of which it is not known whether it bills
cost-why-zones = it was not seen in how many zones it stands
cost-why-plan = it may be on a flat-rate plan, which no call shows; the console does
cost-why-use = it bills by what is stored or done
cost-why-changes = only the blocks that changed bill, and no call shows how many
cost-why-changes-at-most = only the blocks that changed bill, and no call shows how many; USD { $usd } a month at most
cost-why-backups = backups are free up to the size of the Region's databases, and no call shows what is beyond that
cost-why-backups-at-most = backups are free up to the size of the Region's databases, and no call shows what is beyond that; USD { $usd } a month at most
cost-why-cores = it bills by vCPUs, and it was not seen how many there are

cost-coming = Is being made, and bills as soon as it is there:
cost-lacking = Cannot tell: these lists were not seen, so more may bill than stands here
cost-status-denied = not permitted
cost-status-failed = no whole answer came
cost-status-unsupported = the endpoint does not know the call
cost-status-not-asked = nobody asked

cost-not-in-it = Not in it: data that passes, requests, capacity units of load balancers, additional IOPS, buckets, logs, secrets, domains, tax, and discounts. The bill has them.
cost-by-the-month = A hosted zone is charged as a whole month, also for a day; within 12 hours it can be deleted for nothing.
cost-date = The prices were read on { $day }; --format json names the source of each.
cost-dates = The prices were read between { $oldest } and { $newest }; --format json names the source of each.
cost-rate = A dollar is counted as KRW { $rate }, a round figure of { $date }; --krw-rate takes today's.
cost-rate-given = A dollar is counted as KRW { $rate }, as --krw-rate says.
cost-plan = The account is on the plan { $plan }; how much credit is left was not told.
cost-credits = The account is on the plan { $plan }, with USD { $usd } of credits left.
cost-credits-until = The account is on the plan { $plan }, with USD { $usd } of credits left; it ends on { $day }
cost-credits-days = { $days ->
    [0] At this rate the credits last less than a day.
    [one] At this rate the credits last about one day.
   *[other] At this rate the credits last about { $days } days.
}
cost-credits-long = At this rate the credits last longer than they are valid.
cost-credits-unknown = How much credit the account has was not seen (freetier:GetAccountPlanState).
cost-credits-lacking = How much credit the account has is not known: { $call } was not seen ({ $why }). The sum does not rest on it.
cost-budget = A budget that writes to you before a month gets dearer than this: put your address in. The line works in bash and in PowerShell:

cost-summary = { $count ->
    [one] What still bills: one thing, about USD { $usd } an hour (KRW { $krw }). check cost lists it.
   *[other] What still bills: { $count } things, about USD { $usd } an hour (KRW { $krw }). check cost lists them.
}
cost-summary-at-least = { $count ->
    [one] What still bills, of what was looked at: one thing, at least USD { $usd } an hour (KRW { $krw }). check cost looks at everything.
   *[other] What still bills, of what was looked at: { $count } things, at least USD { $usd } an hour (KRW { $krw }). check cost looks at everything.
}

cost-reminder-title = Is anything of AWS still running?
cost-reminder-text = check cost says what bills, check cleanup takes the course down. A forgotten NAT gateway costs more in a night than a lab in an evening.
cost-reminder-written = A reminder for every day at { $time } is in { $file }: open it, and your calendar takes it.
