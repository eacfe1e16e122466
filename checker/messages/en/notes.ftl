# Remarks of checks and of the cast.

needed-route = { $destination } → { $target }
target-nat-gateway = NAT gateway
target-internet-gateway = internet gateway
target-egress-only-gateway = egress-only internet gateway
target-gateway-endpoint = gateway endpoint
target-this = { $resource }

near-address = { $rule } ({ $resource }), but it names other addresses
near-ports = { $rule } ({ $resource }), but it names other ports or not all of them
near-protocol = { $rule } ({ $resource }), but it names another protocol
near-order = { $rule } ({ $resource }), but an earlier rule decides
near-unused = { $rule } ({ $resource }), but the subnet does not use it

seen-vpc = { $vpc } is your own VPC, { $block }
seen-subnets = subnets: { $subnets }
seen-public-subnets = public subnets: { $list }
seen-private-subnets = private subnets: { $list }
seen-private-instances = instances in private subnets: { $list }
seen-flow = { $what } arrives and the answer comes back: { $from } → { $to }
seen-no-flow = nothing from the internet gets through

who-internet = the internet
who-learner = you ({ $address })
who-public-subnet = a host in the public subnet { $subnet }
who-private-subnet = a host in the private subnet { $subnet }
who-instance = { $instance }

why-not-told = this cannot be told from what was seen: { $resource } { $detail }
why-pending = { $resource } is not finished yet ({ $detail }); look again a little later
why-not-modelled = { $resource }: what happens there is beyond what this program knows: { $detail }
why-appliance = { $resource }: whether this host passes packets on is not in the configuration of AWS: { $detail }
why-network-beyond = { $resource }: the way leads into a network that the configuration does not show: { $detail }
why-unreadable-rule = { $resource }: a rule could not be read: { $detail }
why-evidence-missing = an answer of AWS is missing: { $resource } { $detail }
why-several-vpcs = several VPCs come into question, say which one with --vpc: { $vpcs }
why-vpc-not-there = { $vpc }: there is no such VPC in the Region

cast-second-vpc = { $vpc } was judged; { $second } came second (choose with --vpc)
