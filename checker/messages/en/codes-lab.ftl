# What a lab builds and is not there, or is there and should not be.

NO_VPC = { $resource }: there is no VPC in this Region
    .title = no VPC
    .question = Which account and Region were looked at here, and which ones does your console show?
    .expected = a VPC of your own
    .found = none in { $region }
    .explain =
        VPCs belong to one Region. If you built one and it is not found, the console was set to another Region, or the checker is looking at another account.

        - Console: the Region at the top right; VPC → Your VPCs.
        - CLI: `aws ec2 describe-vpcs --region REGION`

ONLY_DEFAULT_VPC = { $resource }: this is the default VPC that AWS made, and there is no other
    .title = only the default VPC
    .question = Who made this VPC, and who decided which of its subnets are public?
    .expected = a VPC of your own
    .found = only { $resource }, the default VPC of { $region }
    .explain =
        Every Region of an account comes with a default VPC, in which all subnets are public. The labs build a network of your own, so that you decide what is public.

        - Console: VPC → Your VPCs → Default VPC: No.
        - CLI: `aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,IsDefault]'`

TOO_FEW_SUBNETS = { $resource }: this VPC has { $count ->
        [0] no subnet
        [one] only one subnet
       *[other] only { $count } subnets
    }
    .title = too few subnets
    .question = How many subnets does this VPC have, and can one of them be public and private at once?
    .expected = at least two subnets: one to be public, one private
    .found = { $count }
    .explain =
        A subnet is a part of the VPC's block in one Availability Zone. Public and private are properties of the route table that it uses, so a subnet is either one or the other. Public and private hosts therefore need different subnets.

        - Console: VPC → Subnets, filtered by your VPC.
        - CLI: `aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC`

ONE_AVAILABILITY_ZONE = { $resource }: all subnets are in one Availability Zone, { $zone }
    .title = all subnets in one Availability Zone
    .question = In which Availability Zone are the subnets, and what is left of the network if that zone fails?
    .expected = subnets in two Availability Zones, which databases and load balancers need
    .found = { $zone } only
    .explain =
        A subnet lies in one Availability Zone and cannot be moved. Later labs need two: AWS refuses a DB subnet group or an Application Load Balancer in a single zone.

        - Console: VPC → Subnets → Availability Zone.
        - CLI: `aws ec2 describe-subnets --query 'Subnets[].[SubnetId,AvailabilityZoneId]'`

DNS_HOSTNAMES_DISABLED = { $resource }: DNS hostnames are off in this VPC
    .title = DNS hostnames off
    .question = Which attribute of this VPC decides whether its instances get public DNS names?
    .expected = enableDnsHostnames true, for public DNS names and for private names of endpoints
    .found = enableDnsHostnames false
    .explain =
        With enableDnsHostnames off, instances get no public DNS name, and interface endpoints cannot have private DNS.

        - Console: VPC → Your VPCs → Actions → Edit VPC settings.
        - CLI: `aws ec2 describe-vpc-attribute --vpc-id VPC --attribute enableDnsHostnames`

NO_PUBLIC_SUBNET = { $resource }: no subnet of this VPC is public: none has a route to an internet gateway
    .title = no public subnet
    .question = Which route table does each subnet really use, and where does that table send packets for the internet?
    .expected = a subnet whose route table has { $needed }
    .found = no such route in any table that a subnet uses
    .explain =
        A subnet is public if the route table that it really uses has a route to an internet gateway. Its name, its tags and the automatic assignment of public addresses do not make it public.

        - Console: VPC → Subnets → Route table.
        - CLI: `aws ec2 describe-route-tables --filters Name=vpc-id,Values=VPC`

NO_PRIVATE_SUBNET = { $resource }: no subnet of this VPC is private: all have a route to an internet gateway
    .title = no private subnet
    .question = Which subnet's route table leads to no internet gateway?
    .expected = a subnet whose route table has no route to an internet gateway
    .found = only public subnets
    .explain =
        A subnet is private if the route table that it really uses has no route to an internet gateway. A subnet without a table of its own uses the main table, so a route there opens it too.

        - Console: VPC → Subnets → Route table.
        - CLI: `aws ec2 describe-route-tables --filters Name=vpc-id,Values=VPC`

EVERY_SUBNET_IS_PUBLIC = { $resource }: { $main ->
        [yes] the route { $rule } in this main table opens every subnet that has no table of its own, and no subnet is left private
       *[no] the route { $rule } makes the subnets of this table public, and no subnet is left private
    }
    .title = every subnet is public
    .question = Which subnets use this route table, and where does it send packets for the internet?
    .expected = a subnet whose route table has no route to an internet gateway
    .found = { $main ->
        [yes] { $rule } in the main table
       *[no] { $rule }
    }
    .explain =
        A subnet is public if the route table that it really uses has a route to an internet gateway. The main table serves every subnet that is not explicitly associated with another one, so a route there opens them all.

        - Console: VPC → Route tables → Main, Subnet associations.
        - CLI: `aws ec2 describe-route-tables --filters Name=association.main,Values=true`

ROUTE_TABLE_WITHOUT_SUBNET = { $resource }: this route table leads to the internet gateway, but no subnet uses it
    .title = route table that no subnet uses
    .question = Which route table does each subnet of this VPC really use?
    .expected = the public subnet associated with this table
    .found = no subnet association
    .explain =
        The routes of a table count only for the subnets that use it. A subnet uses the table that it is explicitly associated with, and the main table if there is none.

        - Console: VPC → Route tables → your table → Subnet associations.
        - CLI: `aws ec2 describe-route-tables --route-table-ids RTB --query 'RouteTables[].Associations'`

NO_INSTANCE_IN_PRIVATE_SUBNET = { $resource }: no instance is in a private subnet of this VPC
    .title = no instance in a private subnet
    .question = Which instances does this VPC have, and is the subnet of each public or private?
    .expected = an instance in a private subnet
    .found = none
    .explain =
        A host is private because of the subnet that it is in, not because of its name or address. The subnet of an instance is chosen when it is launched and cannot be changed. The lab needs a host in a private subnet.

        - Console: EC2 → Instances → Subnet ID.
        - CLI: `aws ec2 describe-instances --filters Name=vpc-id,Values=VPC --query 'Reservations[].Instances[].[InstanceId,SubnetId]'`

REACHABLE_FROM_INTERNET = { $resource }: { $what } from { $block } gets through to here
    .title = reachable from the internet
    .question = Which public address, which route and which rules let a packet from the internet through to here?
    .expected = nothing from the internet gets through
    .found = { $packet } gets through
    .explain =
        A private host must not be reachable from the internet. A connection takes all of these: a public address, a route to an internet gateway and rules that admit it. If any one of them is missing, the host cannot be reached.

        - Console: EC2 → Instances → your instance → Networking, Security.
        - CLI: `aws ec2 describe-instances --instance-ids I`

REACHABLE_FROM_INSIDE = { $resource }: { $what } from { $from } gets through to here
    .title = reachable from where nobody should come
    .question = Which routes and rules let a packet from there through to here, and which of them is open wider than it has to be?
    .expected = nothing from { $from } gets through
    .found = { $packet } gets through
    .explain =
        Within a network, and between peered ones, the routes are there already: security groups and network ACLs decide who may come in. Where only one side opens connections, only that direction needs a rule. A security group lets answers in by itself, so nothing has to be opened for them.

        - Console: EC2 → Instances → your instance → Security, Inbound rules.
        - CLI: `aws ec2 describe-security-groups --group-ids SG`

PRIVATE_HOST_HAS_PUBLIC_ADDRESS = { $resource }: this host of a private subnet has a public address, { $address }
    .title = public address on a private host
    .question = Where did this host get its public address, and what is it good for in a private subnet?
    .expected = no public address
    .found = { $address }
    .explain =
        In a private subnet a public address is of no use, costs money and invites somebody to add the route that makes it work. It comes from the subnet's auto-assign setting or from the launch settings, or is an Elastic IP address.

        - Console: EC2 → Instances → your instance → Public IPv4 address.
        - CLI: `aws ec2 describe-instances --instance-ids I --query 'Reservations[].Instances[].PublicIpAddress'`

NO_WAY_IN = { $resource }: an administrator has no way into the private hosts of this VPC
    .title = no way in for administrators
    .question = How would an administrator get to a host that nobody on the internet can address?
    .expected = a bastion in a public subnet, an EC2 Instance Connect endpoint, or Systems Manager
    .found = none of them
    .explain =
        Private hosts have no way in from the internet. An administrator reaches them through a hop that can be controlled and watched. Such a hop is a bastion host in a public subnet, an EC2 Instance Connect endpoint (free of charge), or Session Manager, which needs an instance profile and a way out to its service.

        - Console: EC2 → Instances; VPC → Endpoints; Systems Manager → Fleet Manager.
        - CLI: `aws ec2 describe-instance-connect-endpoints` and `aws ssm describe-instance-information`

HOP_OPEN_TO_THE_WORLD = { $resource }: port { $port } of this host is open to the whole internet
    .title = bastion open to the whole internet
    .question = Who has to reach this port, and from which addresses?
    .expected = port { $port } open to known addresses only
    .found = port { $port } open to 0.0.0.0/0
    .explain =
        A bastion is the one door to the private hosts. Within minutes, bots try passwords and keys on any ssh port that is open to the world. A rule can name your own address instead, or that of a VPN.

        - Console: EC2 → Security groups → Inbound rules → Source.
        - CLI: `aws ec2 describe-security-groups --filters Name=ip-permission.cidr,Values=0.0.0.0/0`

GROUP_ADMITS_ADMIN_PORT_FROM_OUTSIDE = { $resource }: a rule of this group lets { $rule } connect to port { $port } of private hosts
    .title = private hosts' group open to addresses outside the VPC
    .question = If these hosts got a public address and a route one day, whom would this group let in?
    .expected = port { $port } open to addresses of the VPC or to a security group only
    .found = port { $port } open to { $rule }
    .explain =
        Nobody on the internet reaches the hosts of a private subnet today, whatever their groups admit. Defence in depth means that every layer holds by itself: the day somebody adds an address and a route, the group is the last one left. Its rule names the bastion's group, or addresses of the VPC.

        - Console: EC2 → Security groups → your group → Inbound rules → Source.
        - CLI: `aws ec2 describe-security-groups --group-ids SG --query 'SecurityGroups[].IpPermissions'`

GROUP_ADMITS_ADMIN_PORT_FROM_BEYOND = { $resource }: a rule of this group lets { $rule }, beyond the VPC, connect to port { $port } of private hosts
    .title = private hosts' group open beyond the VPC
    .question = Who connects to these hosts from beyond the VPC, and which way do they take?
    .expected = port { $port } open to addresses of the VPC or to a security group only
    .found = port { $port } open to { $rule }
    .explain =
        A rule for a private block outside the VPC serves a VPN or a peered network; a rule for your own address is needed with an EC2 Instance Connect endpoint that preserves the client's address. Without such a way in, nobody needs the rule.

        - Console: EC2 → Security groups → your group → Inbound rules → Source.
        - CLI: `aws ec2 describe-security-groups --group-ids SG --query 'SecurityGroups[].IpPermissions'`

DEFAULT_LIST_ADMITS_EVERYTHING = { $resource }: { $subnet } uses the default network ACL, which refuses nothing that was tried: { $ports }
    .title = default network ACL admits everything
    .question = Where do the rules of this network ACL come from, and what do they refuse?
    .expected = a network ACL that refuses what nobody asked for, at least one of: { $ports }
    .found = every one of them is let into { $subnet }
    .explain =
        As AWS creates it, the default network ACL of a VPC allows everything in and out. A subnet that is associated with no other list uses it.

        - Console: VPC → Network ACLs → Default: Yes; Subnet associations.
        - CLI: `aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=SUBNET`

LIST_ADMITS_TOO_MUCH = { $resource }: this network ACL refuses nothing that was tried into { $subnet }: { $ports }
    .title = network ACL admits too much
    .question = Which traffic that nobody asked for does this network ACL keep out of the subnet?
    .expected = a network ACL that refuses what nobody asked for, at least one of: { $ports }
    .found = every one of them is let into { $subnet }
    .explain =
        A network ACL that allows all traffic filters nothing. The rules of a useful one allow what the subnet is for, and the last rule, *, denies the rest.

        - Console: VPC → Network ACLs → your list → Inbound rules.
        - CLI: `aws ec2 describe-network-acls --network-acl-ids ACL`

NAT_GATEWAY_IN_OTHER_ZONE = { $resource }: { $subnet } in { $zone } leaves through { $way }, which is in { $other }
    .title = NAT gateway of another Availability Zone
    .question = In which Availability Zone is the subnet's way out, and what happens to the subnet if that zone fails?
    .expected = a NAT gateway in { $zone }, and a default route to it in this table
    .found = a default route to { $way } in { $other }
    .explain =
        A zonal NAT gateway lives and fails with its Availability Zone. Subnets of another zone that share it lose the internet with it, and pay for each packet that crosses zones. Make one in each zone and give each zone a private route table of its own, or use a regional NAT gateway.

        - Console: VPC → NAT gateways → Subnet; VPC → Subnets → Availability Zone.
        - CLI: `aws ec2 describe-nat-gateways --query 'NatGateways[].[NatGatewayId,SubnetId,AvailabilityMode]'`

TOO_FEW_ZONES = { $resource }: the private subnets have a way out in { $count ->
        [one] one Availability Zone
       *[other] { $count } Availability Zones
    } ({ $zones }), not in { $wanted }
    .title = ways out in too few Availability Zones
    .question = If one Availability Zone is lost, which private subnets still have a way out?
    .expected = private subnets with a way out in { $wanted } Availability Zones
    .found = { $zones }
    .explain =
        What runs in one Availability Zone stops with it. Private hosts keep the internet only in the zones that are left, and only where these have a way out of their own.

        - Console: VPC → Subnets → Availability Zone.
        - CLI: `aws ec2 describe-subnets --query 'Subnets[].[SubnetId,AvailabilityZoneId]'`
