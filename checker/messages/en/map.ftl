# What is written on the map of a network.

draw-title = Network map
draw-vpc = VPC
draw-default-vpc = default VPC
draw-internet = internet
draw-no-vpc = There is no VPC to draw here.
draw-no-subnet = no subnets
draw-no-zone = zone not known
draw-no-table = route table not known
draw-only-local = no routes beyond the VPC
draw-main-table = main
draw-more-routes = + { $count ->
        [one] one more route
       *[other] { $count } more routes
    }
draw-more = + { $count } more
draw-hosts = { $count ->
        [one] one host
       *[other] { $count } hosts
    }{ $idle ->
        [0] {""}
       *[other] , { $idle } not running
    }
draw-doubt = cannot be determined from here on
draw-legend = What the shapes mean

draw-role-public = public
draw-role-private = private
draw-role-routed = internal
draw-role-isolated = isolated
draw-role-unclear = not known

draw-legend-public = public subnet: its routes lead to an internet gateway that is attached
draw-legend-private = private subnet: opens connections to the internet, takes none
draw-legend-routed = internal subnet: reaches other private networks, not the internet
draw-legend-isolated = isolated subnet: reaches the VPC and its endpoints only
draw-legend-unclear = subnet whose routes are not known
draw-legend-stopped = instance that is not running
draw-legend-request = request
draw-legend-request-step = steps of the request
draw-legend-reply = reply
draw-legend-reply-step = steps of the reply
draw-legend-stop = the packet is stopped here
draw-legend-after = where it would go, if nothing stops it

draw-gate-internet = internet gateway
draw-gate-egress-only = egress-only gateway
draw-gate-nat = regional NAT gateway
draw-gate-gateway-endpoint = gateway endpoint
draw-gate-interface-endpoint = interface endpoint
draw-gate-balancer-endpoint = Gateway LB endpoint
draw-gate-peering = VPC peering
draw-gate-transit = transit gateway
draw-gate-vpn = VPN gateway

draw-chip-nat = NAT gateway
draw-chip-instance = instance
draw-chip-database = database
draw-chip-connect = connect endpoint
draw-chip-endpoint = interface endpoint
draw-chip-balancer = load balancer
draw-chip-interface = network interface
draw-balancer-alb = ALB
draw-balancer-nlb = NLB
draw-balancer-gwlb = GWLB

draw-state-running = running
draw-state-stopped = stopped
draw-state-stopping = stopping
draw-state-pending = pending
draw-state-shutting-down = shutting down
draw-state-available = available
draw-state-failed = failed
draw-state-deleted = deleted
draw-state-deleting = deleting
draw-state-detached = detached
draw-state-active = active
draw-state-provisioning = provisioning
draw-state-pending-acceptance = waiting for acceptance
draw-state-internet-facing = internet-facing
draw-state-internal = internal

draw-path = { $packet } — { $verdict }
draw-left-out = Not drawn: the default VPC { $vpc }, which is empty.
draw-idle = Attached to no VPC: { $gateways }
draw-missing = What could not be looked at is not drawn: { $calls }
draw-more-vpcs = { $count } more VPCs.

draw-alt = Network map: { $vpcs ->
        [one] one VPC
       *[other] { $vpcs } VPCs
    }, { $subnets ->
        [one] one subnet
       *[other] { $subnets } subnets
    }
draw-alt-path = Network map with a traced path: { $vpcs ->
        [one] one VPC
       *[other] { $vpcs } VPCs
    }, { $subnets ->
        [one] one subnet
       *[other] { $subnets } subnets
    }
draw-alt-vpc = VPC { $vpc } with { $blocks }, zones: { $zones }; subnets: { $public } public, { $private } private, { $routed } internal, { $isolated } isolated, { $unclear } not known; with { $things } hosts and gateways in them. Gateways and endpoints: { $gates }
draw-alt-node = { $node } joins: { $ends }
draw-alt-below = What the packet meets is listed below the map, with the same numbers.
draw-alt-stop = The packet is stopped at step { $number }, { $resource }: { $title }

draw-requests = What a request passes
draw-post-zone = hosted zone
draw-post-private-zone = private hosted zone
draw-post-distribution = distribution
draw-post-group = target group
draw-redirects = redirects to { $to }
draw-answers = answers { $status }
draw-state-healthy = healthy
draw-state-unhealthy = unhealthy
draw-state-initial = being checked
draw-state-unused = unused
draw-state-draining = draining
draw-state-unavailable = not checked
draw-state-deployed = deployed
draw-state-inprogress = being deployed
draw-state-disabled = disabled
draw-alt-request = { $post }, { $line } leads to { $ends }
