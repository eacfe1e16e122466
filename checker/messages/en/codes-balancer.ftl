# Load balancers.

LOAD_BALANCER_NOT_ACTIVE = { $resource }: this load balancer is not active: { $rule }
    .title = load balancer not active
    .question = In which state is this load balancer, and does AWS give a reason?
    .expected = state active
    .found = { $rule }
    .explain =
        A new load balancer is provisioning for a few minutes. If it failed, its state says why.

        - Console: EC2 → Load balancers → State.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,State]'`

ELBV2_LISTENERS_MISMATCH = { $resource }: no listener of this load balancer takes { $what }
    .title = no listener on this port
    .question = On which protocols and ports does this load balancer listen?
    .expected = a listener for { $what }
    .found = { $rule }
    .explain =
        A load balancer answers only on the ports of its listeners; a Network Load Balancer never answers a ping.

        - Console: EC2 → Load balancers → Listeners and rules.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

ELBV2_LISTENER_HAS_NO_TG = { $resource }: the listener forwards to no target group that has a target
    .title = listener without targets
    .question = Which targets are registered in the target groups that the listener forwards to?
    .expected = a target group with at least one target
    .found = { $rule }
    .explain =
        A listener forwards to target groups; without a registered target the client gets 503, or no answer.

        - Console: EC2 → Target groups → Targets.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

ELBV2_NO_TARGETS_IN_AZ = { $resource }: no target is in an Availability Zone that this load balancer may send to
    .title = no target in a zone of the load balancer
    .question = In which Availability Zones and in which state are the targets, and to which zones may the load balancer send?
    .expected = a target in an enabled Availability Zone, or cross-zone load balancing
    .found = { $rule }
    .explain =
        A load balancer sends only to zones that are enabled for it, and without cross-zone load balancing each of its nodes sends only to its own zone.

        - Console: EC2 → Load balancers → Network mapping.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].AvailabilityZones'`

LOAD_BALANCER_NO_USABLE_TARGET = { $resource }: the load balancer has no target to which it can pass the packet
    .title = no usable target
    .question = What does the target group say about each of its targets?
    .expected = a target that the load balancer reaches
    .found = { $rule }
    .explain =
        All registered targets are unused or draining, or cannot be reached from the load balancer's subnets.

        - Console: EC2 → Target groups → Targets → Health status, Details.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

LOAD_BALANCER_HAIRPIN = { $resource }: a target cannot reach itself through a load balancer that keeps the client's address
    .title = target calls itself through the load balancer
    .question = Which source address does the packet carry when it comes to the target, and whose address is that?
    .expected = another target, or client IP preservation off
    .found = { $packet }
    .explain =
        With client IP preservation, a target that connects to itself through the load balancer gets a packet from its own address, and drops it.

        - Console: EC2 → Target groups → Attributes → Preserve client IP addresses.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`
