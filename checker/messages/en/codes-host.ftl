# Hosts, interfaces and addresses.

INSTANCE_NOT_RUNNING = { $resource }: this instance is not running: { $rule }
    .title = instance not running
    .question = In which state is this instance, and does an instance answer in that state?
    .expected = state running
    .found = { $rule }
    .explain =
        An instance answers only while it is running. Stopping it releases a public address that it was given at launch; an Elastic IP address stays.

        - Console: EC2 → Instances → Instance state.
        - CLI: `aws ec2 describe-instances --instance-ids I --query 'Reservations[].Instances[].State.Name'`

INTERFACE_NOT_ATTACHED = { $resource }: this network interface is attached to no instance
    .title = interface without an instance
    .question = Which instance is behind this network interface?
    .expected = an interface that is attached to a running instance
    .found = { $rule }
    .explain =
        An interface can exist on its own, with an address and security groups, but nobody answers there until it is attached.

        - Console: EC2 → Network interfaces → Status, Instance ID.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[Status,Attachment]'`

UNASSIGNED_ADDRESS = { $resource }: nobody has the address { $destination }
    .title = address that nobody has
    .question = Which network interface holds this address?
    .expected = an address that an interface holds
    .found = { $destination }, which no interface holds
    .explain =
        A packet for an address that no interface in the subnet holds is dropped; there is no broadcast that would ask for it. An Elastic IP address that is associated with nothing leads nowhere either.

        - Console: EC2 → Network interfaces; search for the address.
        - CLI: `aws ec2 describe-network-interfaces --filters Name=addresses.private-ip-address,Values=ADDRESS`

RESERVED_ADDRESS = { $resource }: AWS keeps { $destination } for itself
    .title = address reserved by AWS
    .question = What does AWS keep this address for?
    .expected = an address of a host
    .found = { $destination }
    .explain =
        AWS keeps some addresses for itself: in every subnet the first four (network, router, resolver, spare) and the last, and everywhere the link-local ones. A /28 therefore has 11 usable addresses, not 16.

        - Console: VPC → Subnets → Available IPv4 addresses.
        - CLI: `aws ec2 describe-subnets --subnet-ids SUBNET --query 'Subnets[].[CidrBlock,AvailableIpAddressCount]'`

ADDRESS_IN_NO_SUBNET = { $resource }: { $destination } lies in the VPC's block but in none of its subnets
    .title = address in no subnet
    .question = Which subnet's block contains this address?
    .expected = an address in a subnet
    .found = { $destination }
    .explain =
        The local route covers the whole block of the VPC. Packets for a part of it that no subnet covers are dropped by the router.

        - Console: VPC → Subnets → IPv4 CIDR.
        - CLI: `aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock'`

SPECIAL_PURPOSE_ADDRESS = { $resource }: { $destination } is never routed on the internet
    .title = address that does not exist on the internet
    .question = Could a host on the internet have this address?
    .expected = a public address
    .found = { $destination }
    .explain =
        Some blocks are set aside and never routed on the internet: private networks, loopback, link-local, documentation, multicast.

        - See the IANA registry of special-purpose addresses.

NO_IPV4_ADDRESS = { $resource }: this interface has no IPv4 address
    .title = no IPv4 address
    .question = Is this packet IPv4 or IPv6, and which addresses does the interface have?
    .expected = an IPv4 address on the interface
    .found = none
    .explain =
        Hosts of an IPv6-only subnet have no IPv4 address; IPv4 routes and rules do not concern them.

        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].PrivateIpAddresses'`

NO_IPV6_ADDRESS = { $resource }: this interface has no IPv6 address
    .title = no IPv6 address
    .question = Is this packet IPv4 or IPv6, and which addresses does the interface have?
    .expected = an IPv6 address on the interface
    .found = none
    .explain =
        For a host to use IPv6, its VPC and its subnet need an IPv6 block, and its interface an address from it.

        - Console: EC2 → Instances → your instance → IPv6 IPs.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].Ipv6Addresses'`

UNASSOCIATED_COMPONENT = { $resource }: this no longer belongs to a VPC or to a network interface
    .title = unattached component
    .question = Which VPC or which network interface does this belong to?
    .expected = attached to the VPC
    .found = { $rule }
    .explain =
        Something on the path no longer belongs to a VPC, or has no network interface any more. It was detached and not attached again, or, like a terminated instance, no longer exists.

        - CLI: `aws ec2 describe-network-interfaces --filters Name=status,Values=available`

BAD_STATE = { $resource }: this is not in a working state: { $rule }
    .title = not in a working state
    .question = In which state is this, and does AWS give a reason?
    .expected = state available
    .found = { $rule }
    .explain =
        A component of the path exists but does not work: it failed, is being deleted or was never finished.

        - Look at its State in the console, or in the output of its describe call.

PROTOCOL_RESTRICTION = { $resource }: this does not carry { $protocol }
    .title = protocol that is not carried
    .question = Which protocols does this carry, and which one does the packet use?
    .expected = a protocol that it carries
    .found = { $protocol }
    .explain =
        Some components carry certain protocols only: a NAT gateway carries TCP, UDP and ICMP, and a load balancer what its listeners name.

        - Console: look up the component's type.
        - CLI: `aws ec2 describe-nat-gateways`
