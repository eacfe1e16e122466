# Peerings, transit gateways, virtual private gateways.

NO_PEERING = { $resource }: no peering connection joins this VPC to another one
    .title = no peering connection
    .question = Through which connection would a packet get from this VPC to another one?
    .expected = a VPC peering connection to the other VPC
    .found = none
    .explain =
        Two VPCs know nothing of each other, even in one account: no packet gets from one to the other by itself. A peering connection joins two VPCs whose blocks do not overlap. One side asks for it, the other accepts.

        - Console: VPC → Peering connections.
        - CLI: `aws ec2 describe-vpc-peering-connections --query 'VpcPeeringConnections[].[VpcPeeringConnectionId,Status.Code]'`

PEERING_NOT_ACTIVE = { $resource }: this peering connection is not active: { $rule }
    .title = peering not active
    .question = In which state is this peering connection, and what does that state mean?
    .expected = status active
    .found = { $rule }
    .explain =
        A peering carries packets only after the other side has accepted it, and until either side deletes it.

        - Console: VPC → Peering connections → Status.
        - CLI: `aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids PCX --query 'VpcPeeringConnections[].Status'`

PCX_REQUIRES_ADDRESS_IN_VPC_CIDR = { $resource }: a peering connects its two VPCs only; { $packet } begins or ends elsewhere
    .title = address beyond the peered VPC
    .question = Do both ends of this packet lie in the blocks of the two peered VPCs?
    .expected = source and destination in the blocks of the two VPCs
    .found = { $packet }
    .explain =
        Peerings are not transitive, and the gateways of the other VPC cannot be used through them: neither its internet or NAT gateway nor its VPN nor its gateway endpoints.

        - CLI: `aws ec2 describe-vpc-peering-connections --query 'VpcPeeringConnections[].[RequesterVpcInfo.CidrBlock,AccepterVpcInfo.CidrBlock]'`

TGW_VPC_NOT_ATTACHED = { $resource }: the VPC is not attached to this transit gateway
    .title = VPC not attached to the transit gateway
    .question = Which VPCs are attached to this transit gateway?
    .expected = an attachment of the VPC, state available
    .found = { $rule }
    .explain =
        A route to a transit gateway works only if the VPC is attached to it and the attachment is available.

        - Console: VPC → Transit gateway attachments.
        - CLI: `aws ec2 describe-transit-gateway-attachments --filters Name=resource-id,Values=VPC`

TGW_ROUTE_AZ_RESTRICTION = { $resource }: the attachment to this transit gateway has no subnet in the Availability Zone of the sender
    .title = no attachment subnet in the sender's zone
    .question = In which Availability Zones does the attachment have a subnet, and in which one is the sender?
    .expected = an attachment subnet in the sender's Availability Zone
    .found = { $rule }
    .explain =
        A VPC attachment has one subnet for each zone it serves. Hosts of other zones cannot use it, though the route is in their table.

        - CLI: `aws ec2 describe-transit-gateway-vpc-attachments --query 'TransitGatewayVpcAttachments[].SubnetIds'`

TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION = { $resource }: this attachment is associated with no transit gateway route table
    .title = attachment without a route table
    .question = In which route table does the transit gateway look up packets that come in through this attachment?
    .expected = an association with a transit gateway route table
    .found = { $rule }
    .explain =
        A transit gateway looks up a packet in the route table that is associated with the attachment through which it came in. If there is none, the packet is dropped.

        - CLI: `aws ec2 describe-transit-gateway-attachments --query 'TransitGatewayAttachments[].Association'`

TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT = { $resource }: this transit gateway route table has no route to { $destination }
    .title = no route in the transit gateway's table
    .question = Which line of this transit gateway route table matches the destination?
    .expected = a route for { $destination }
    .found = none
    .explain =
        Routes of a transit gateway route table are propagated from attachments, or are static: somebody added them.

        - CLI: `aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TGW_RTB --filters Name=state,Values=active`

TGW_RTB_BAD_STATE_ROUTE = { $resource }: the route { $rule } of this transit gateway route table is a blackhole
    .title = blackhole route in the transit gateway's table
    .question = Is this route a blackhole on purpose, or because its attachment is gone?
    .expected = an active route for { $destination }
    .found = { $rule }
    .explain =
        A blackhole route drops all packets that match it: it was made to do so, or its attachment was deleted.

        - CLI: `aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id TGW_RTB --filters Name=state,Values=blackhole`

VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS = { $resource }: a virtual private gateway takes packets only from interfaces of its VPC, and { $source } is not one
    .title = source that a virtual private gateway does not take
    .question = Does this packet come from an interface of the gateway's own VPC, or only through that VPC?
    .expected = a source address of an interface of the VPC
    .found = source { $source }
    .explain =
        A virtual private gateway takes only what interfaces of its own VPC send. What comes from a peered VPC cannot leave through the VPN or Direct Connect behind it.

        - CLI: `aws ec2 describe-vpn-gateways`

BAD_STATE_VPN = { $resource }: this VPN connection does not work: { $rule }
    .title = VPN connection not available
    .question = In which state is this VPN connection, and how many of its tunnels are up?
    .expected = state available, a tunnel up
    .found = { $rule }
    .explain =
        A VPN connection carries packets while it is available and at least one of its tunnels is up.

        - Console: VPC → Site-to-Site VPN connections → Tunnel details.
        - CLI: `aws ec2 describe-vpn-connections --query 'VpnConnections[].[State,VgwTelemetry]'`
