# Security groups and interfaces.

ENI_SG_RULES_MISMATCH = { $direction ->
        [egress] { $resource }: no outbound rule allows { $what } from { $source } to { $destination }
       *[ingress] { $resource }: no inbound rule allows { $what } from { $source }
    }{ $several ->
        [yes] , nor does one in the other groups of the interface: { $beside }
       *[no] {""}
    }
    .title = no security group rule allows the packet
    .question = { $direction ->
        [egress] Does any outbound rule of this group, or of another group of the same interface, fit the packet in protocol, port and destination?
       *[ingress] Does any inbound rule of this group, or of another group of the same interface, fit the packet in protocol, port and source?
    }
    .expected = { $direction ->
        [egress] outbound { $needed }
       *[ingress] inbound { $needed }
    }
    .found = no rule that allows it
    .explain =
        A security group belongs to a network interface and only ever allows; if an interface has several groups, their rules add up. What no rule allows is dropped silently. It is stateful: the reply to what was let in or out always passes, so only the direction in which the connection is opened counts. A rule that names another security group matches the private addresses of its members: a connection to a public address of a member never matches it, nor does one from your own address.

        - Console: EC2 → Instances → your instance → Security shows all rules of all its groups. For outbound traffic look at the sender, for inbound at the receiver.
        - CLI: `aws ec2 describe-security-groups --group-ids SG`

ENI_SOURCE_DEST_CHECK_RESTRICTION = { $resource }: this interface checks source and destination, and the packet is neither from it nor for it
    .title = source/destination check drops forwarded packets
    .question = Is this host the source or the destination of the packet, or does it only pass on what others send?
    .expected = source/destination check off, for a host that forwards packets for others
    .found = { $rule }
    .explain =
        An interface normally takes only packets that are addressed to it, and drops all others: that is its source/destination check. A NAT instance, a VPN host or a firewall forwards the packets of others. For such a host the check has to be switched off, on the interface or on the instance.

        - Console: EC2 → Instances → Actions → Networking → Change source/destination check.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].SourceDestCheck'`

ENI_ADDRESS_RESTRICTION = { $resource }: the interface does not hold { $source }, so it may not send from it
    .title = packet from an address that the interface does not hold
    .question = Which addresses does this interface hold, and which one does the packet carry as its source?
    .expected = a source address of the interface
    .found = source { $source }
    .explain =
        An interface may only send packets from its own addresses, unless its source/destination check is off.

        - Console: EC2 → Network interfaces → your interface → IP addresses.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI`

INTERFACE_DENIES_IGW_TRAFFIC = { $resource }: this interface refuses everything that comes through an internet gateway
    .title = interface refuses traffic from internet gateways
    .question = Which attribute of this interface decides whether it takes traffic from internet gateways, and who set it?
    .expected = an interface that takes traffic from the internet gateway
    .found = DenyAllIgwTraffic is true
    .explain =
        For an interface with DenyAllIgwTraffic, AWS drops everything that would come or go through an internet gateway, whatever route tables, security groups and network ACLs say. Services set it on their own interfaces; it is not something that you switch in the console.

        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].DenyAllIgwTraffic'`
