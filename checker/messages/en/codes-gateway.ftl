# Internet, NAT and egress-only gateways; block public access.

NO_INTERNET_GATEWAY = { $resource }: there is no internet gateway through which packets from the internet could come in
    .title = no internet gateway
    .question = Through which gateway is this VPC connected to the internet?
    .expected = an internet gateway attached to the VPC
    .found = none
    .explain =
        A VPC by itself is closed: nothing comes in from the internet and nothing goes out to it. An internet gateway is its door: one gateway serves one VPC, and a VPC has at most one. Attaching it is not enough: a subnet also needs a route to it, and a host needs a public address.

        - Console: VPC → Internet gateways → State and VPC ID.
        - CLI: `aws ec2 describe-internet-gateways --filters Name=attachment.vpc-id,Values=VPC`

BAD_STATE_ATTACHMENT = { $resource }: this gateway is not attached to the VPC whose packets are sent to it
    .title = gateway not attached to the VPC
    .question = What, if anything, is this attached to, and in which state is the attachment?
    .expected = attached to the VPC, state available
    .found = { $rule }
    .explain =
        An internet gateway or virtual private gateway is made on its own and then attached to one VPC. A gateway that is detached, or attached to another VPC, carries nothing, even though a route may still name it.

        - Console: VPC → Internet gateways → State: Attached, VPC ID: yours.
        - CLI: `aws ec2 describe-internet-gateways --internet-gateway-ids IGW --query 'InternetGateways[].Attachments'`

IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS = { $resource }: a packet from { $source } goes to the internet gateway without a public address, and is dropped there
    .title = no public address to send from
    .question = By which public address would an answer from the internet find its way back to the sender?
    .expected = a public IPv4 address on { $source }, or a route to a NAT gateway instead
    .found = { $source } has no public IPv4 address
    .explain =
        An internet gateway translates one private address to one public address; it does not share one public address among many hosts, as a NAT gateway does. A host without a public IPv4 address cannot use it, even though the route is there. IPv6 addresses are public by themselves.

        - Console: EC2 → Instances → your instance → Public IPv4 address is empty.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].Association'`

IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS = { $resource }: nobody on the internet can send to { $destination }: { $rule }
    .title = no public address to be reached at
    .question = To which public address would somebody on the internet send this packet?
    .expected = a public IPv4 address on the interface of a running instance
    .found = none for { $destination }
    .explain =
        From the internet a host is reached at its public IPv4 address, never at its private one. The public address stands for one private address, and either was given at launch or is an Elastic IP address. The address given at launch is lost when the instance stops; an Elastic IP address stays. An Elastic IP address that is associated with nothing, or with an interface without an instance, leads nowhere.

        - Console: EC2 → Instances → your instance → Public IPv4 address.
        - CLI: `aws ec2 describe-instances --instance-ids I --query 'Reservations[].Instances[].PublicIpAddress'`

IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS = { $resource }: the internet gateway drops packets for the private address { $destination }
    .title = private address sent to the internet gateway
    .question = Which route sent the packet this way, and is its destination an address of the internet?
    .expected = a route for { $destination } that stays in private networks
    .found = { $rule }
    .explain =
        Addresses in 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 do not exist on the internet. A packet to such an address that matches only the default route goes to the internet gateway and is dropped. It happens when the route to a peered VPC or to a data centre is missing.

        - Console: VPC → Route tables → your table; look for a route that contains the address.
        - CLI: `aws ec2 describe-route-tables --route-table-ids RTB`

IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS = { $resource }: the internet gateway drops packets for { $destination }, an address in the shared space 100.64.0.0/10
    .title = shared address sent to the internet gateway
    .question = Which route sent the packet this way, and who uses addresses in this block?
    .expected = a route for { $destination } that stays in private networks
    .found = { $rule }
    .explain =
        100.64.0.0/10 is set aside for providers' own networks (RFC 6598) and does not exist on the internet. VPCs may use it, but a packet that matches only the default route is dropped by the internet gateway.

        - Console: VPC → Route tables → your table; look for a route that contains the address.
        - CLI: `aws ec2 describe-route-tables --route-table-ids RTB`

NAT_GATEWAY_NOT_AVAILABLE = { $resource }: this NAT gateway does not work: { $rule }
    .title = NAT gateway not available
    .question = What does AWS say about the state of this NAT gateway, and does it give a reason?
    .expected = state available
    .found = { $rule }
    .explain =
        A NAT gateway is pending for a minute or two, then available. If it failed, FailureCode says why: Gateway.NotAttached (the VPC has no internet gateway), Resource.AlreadyAssociated (the Elastic IP address is in use), InsufficientFreeAddressesInSubnet. A failed or deleted one is listed for about an hour and cannot be mended: it has to be created again, and routes have to point to the new one.

        - Console: VPC → NAT gateways → State, State message.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].[State,FailureCode,FailureMessage]'`

NAT_IN_OWN_SUBNET_LOOP = { $resource }: the subnet of this NAT gateway sends its internet traffic back to the NAT gateway itself
    .title = NAT gateway in a subnet that routes to it
    .question = Where does the route table of the NAT gateway's own subnet send what the gateway passes on?
    .expected = the NAT gateway's own subnet with a default route to an internet gateway
    .found = { $rule }
    .explain =
        A public NAT gateway has no way of its own to the internet: what it passes on follows the route table of the subnet that it is in. Where that table leads back to the NAT gateway, its packets go in circles. So it belongs in a public subnet, whose table leads to the internet gateway, and serves private subnets, whose tables lead to it.

        - Console: VPC → NAT gateways → Subnet; then that subnet's Route table.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].SubnetId'`

NAT_GATEWAY_ACCEPTS_NO_CONNECTIONS = { $resource }: a NAT gateway accepts no connection from outside
    .title = connection to a NAT gateway
    .question = On which side of a NAT gateway do the connections that it carries begin?
    .expected = a destination that answers; a NAT gateway only carries connections that start behind it
    .found = a connection to { $destination }, an address of the NAT gateway
    .explain =
        A NAT gateway translates connections that private hosts open. It does not answer ping and lets nobody in, at its public address or at its private one.

        - Console: VPC → NAT gateways → Primary public IPv4 address.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].NatGatewayAddresses'`

NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS = { $resource }: this NAT gateway has no public address, so its packets do not get through the internet gateway
    .title = private NAT gateway on the way to the internet
    .question = Which source address do packets carry once this NAT gateway has translated them, and is it known on the internet?
    .expected = connectivity type public, with an Elastic IP address
    .found = { $rule }
    .explain =
        A NAT gateway with the connectivity type private translates to another private address, for other VPCs or a data centre. What it sends to an internet gateway is dropped. The type is chosen when it is made and cannot be changed.

        - Console: VPC → NAT gateways → Connectivity type.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].ConnectivityType'`

NAT_GATEWAY_WITHOUT_SESSION = { $resource }: the reply comes to a NAT gateway that has not seen the request, and is dropped
    .title = reply to a NAT gateway without a session
    .question = Which way did the request take to the host, and did it pass through this NAT gateway?
    .expected = a reply that goes back the way the request came
    .found = { $rule }
    .explain =
        A NAT gateway passes on only what belongs to a connection that was opened through it. If requests reach a host another way (an internet gateway, a peering) and the host's default route leads to the NAT gateway, its replies are dropped there.

        - Console: VPC → Subnets → the host's subnet → Route table.
        - CLI: `aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET`

NGW_REQUIRES_SOURCE_IN_VPC = { $resource }: a NAT gateway serves hosts of its own VPC only, and { $source } is not one
    .title = NAT gateway used from outside its VPC
    .question = In which network does this packet begin, and is that the NAT gateway's own VPC?
    .expected = a source address of the NAT gateway's VPC
    .found = source { $source }
    .explain =
        A NAT gateway serves the hosts of its own VPC. Another VPC cannot use it through a peering, nor can a data centre through a VPN or Direct Connect. Through a transit gateway they can.

        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].VpcId'`

REGIONAL_NGW_ROUTE_AZ_RESTRICTION = { $resource }: this regional NAT gateway does not serve the Availability Zone of the sender yet
    .title = regional NAT gateway not in the sender's zone
    .question = In which Availability Zones does this regional NAT gateway have an address, and in which one is the sender?
    .expected = an address of the NAT gateway in the sender's Availability Zone
    .found = { $rule }
    .explain =
        A regional NAT gateway spans the zones of a VPC, and registers an address for each. A zone that has just got its first host may have to wait.

        - Console: VPC → NAT gateways → Secondary addresses, Availability Zone.
        - CLI: `aws ec2 describe-nat-gateways --nat-gateway-ids NAT --query 'NatGateways[].NatGatewayAddresses[].AvailabilityZoneId'`

EGRESS_ONLY_GATEWAY_WITHOUT_SESSION = { $resource }: an egress-only internet gateway lets in replies only, and this connection was not opened through it
    .title = inbound connection through an egress-only gateway
    .question = Who opened this connection, and which way did its first packet take?
    .expected = a connection that was opened from inside, or an internet gateway
    .found = { $rule }
    .explain =
        An egress-only internet gateway is for IPv6 what a NAT gateway is for IPv4: hosts behind it open connections, and nobody opens one to them.

        - Console: VPC → Egress-only internet gateways; VPC → Route tables → the route for ::/0.
        - CLI: `aws ec2 describe-egress-only-internet-gateways`

EGRESS_ONLY_GATEWAY_IPV6_ONLY = { $resource }: an egress-only internet gateway carries IPv6 only, and this packet is IPv4
    .title = IPv4 sent to an egress-only gateway
    .question = Is this packet IPv4 or IPv6, and which of the two does this gateway carry?
    .expected = an IPv4 route to a NAT gateway or an internet gateway
    .found = { $rule }
    .explain =
        An egress-only internet gateway knows IPv6 only. A route table has routes for IPv4 and routes for IPv6, and a packet follows those of its own kind only. IPv4 leaves through an internet gateway, or through a NAT gateway where the host has no public address.

        - Console: VPC → Route tables → your table.
        - CLI: `aws ec2 describe-route-tables --route-table-ids RTB`

VPC_BLOCK_PUBLIC_ACCESS_ENABLED = { $resource }: VPC block public access stops this traffic at the internet gateway
    .title = blocked by VPC block public access
    .question = In which mode is VPC block public access here, and which connections does that mode stop?
    .expected = block public access off, or an exclusion for the VPC or the subnet
    .found = { $rule }
    .explain =
        Block public access is a setting of the account in a Region that overrides route tables, security groups and network ACLs. block-bidirectional stops everything through internet and egress-only gateways; block-ingress stops what is opened from outside and leaves NAT gateways working. Exclusions for a VPC or a subnet lift it there. Your organisation may have set it for your account.

        - Console: VPC → Settings → Block public access.
        - CLI: `aws ec2 describe-vpc-block-public-access-options` and `aws ec2 describe-vpc-block-public-access-exclusions`
