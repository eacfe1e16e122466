# Route tables.

NO_ROUTE_TO_DESTINATION = { $resource }: there is no route { $needed }
    .title = no route to the destination
    .question = Which line of this route table would take a packet to that destination?
    .expected = route { $needed }
    .found = { $partly ->
        [yes] routes for a part of the internet only; missing: { $missing }
       *[no] { $astray ->
            [yes] the route for { $destination } is { $rule }
           *[no] no route for { $destination }; nothing in the table matches it
        }
    }
    .explain =
        A route table sends a packet to the target of the longest prefix that contains its destination. If no route contains it, the packet is dropped, silently: the client waits until it gives up. A subnet uses the table that it is explicitly associated with, and the main table of the VPC if it has none; a route in any other table does nothing for it. IPv4 and IPv6 routes are separate: 0.0.0.0/0 does not cover ::/0.

        - Console: VPC → Subnets → your subnet → Route table shows the table that is really in use.
        - CLI: `aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET` (an empty answer means the main table).

BAD_STATE_ROUTE = { $resource }: the route { $rule } leads nowhere: its target does not exist or does not work any more
    .title = route to a dead target (blackhole)
    .question = What has become of the target of this route: does it still exist, and does it work?
    .expected = { $needed }
    .found = { $rule }, a dead route
    .explain =
        A route whose target was deleted or detached stays in the table with the state blackhole. It still matches: packets go there and vanish, and no route with a shorter prefix takes over. A gateway that is made again gets a new id, so the old route does not come back to life by itself.

        - Console: VPC → Route tables → Routes → Status is Blackhole. The target's id is the one that is gone.
        - CLI: `aws ec2 describe-route-tables --filters Name=route.state,Values=blackhole`

ASYMMETRIC_PATH = { $resource }: the reply goes back another way than the request came, and is dropped there
    .title = the reply takes another way
    .question = Which way did the request come, and which way does the reply go back?
    .expected = a reply that goes back the way the request came
    .found = { $rule }
    .explain =
        A NAT gateway passes on only what belongs to connections opened through it. If a request comes in through the internet gateway and the subnet's default route sends the reply to a NAT gateway, that gateway has never seen the connection and drops the reply. From outside it looks as if the host were down.

        - Console: compare the subnet's default route with the gateway through which requests come in.
        - CLI: `aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET`

ROUTING_LOOP = { $resource }: the packet goes in circles here and never arrives
    .title = packet goes in circles
    .question = If you follow the packet step by step, where does it come back to a place that it has passed before?
    .expected = a route that leads on to the destination
    .found = { $rule }, which leads back to where the packet has been
    .explain =
        One table or appliance sends the packet on to the next, until it is back where it has been. Such a packet never arrives: it is dropped after a number of hops. It happens with inspection appliances and transit gateways when one side's return route is missing.

        - Console: follow the route of each table for the destination address, one after the other.
        - CLI: `aws ec2 describe-route-tables`
