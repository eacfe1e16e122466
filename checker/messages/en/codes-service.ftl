# Load balancers: who answers requests, and by which rules.

NO_LOAD_BALANCER = { $resource }: this VPC has no load balancer
    .title = no load balancer
    .question = Which load balancers are there in this Region, and in which VPC is each?
    .expected = an active application load balancer in this VPC
    .found = { $elsewhere }
    .explain =
        An application load balancer is the one public entry; behind it the instances need no public address. It belongs to one VPC, and AWS refuses to create it unless subnets of two Availability Zones are chosen.

        - Console: EC2 → Load balancers, column **VPC ID**.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type,VpcId]'`

ALB_EXPECTED = { $resource }: this is a network load balancer, and the lab is about an application load balancer
    .title = network load balancer only
    .question = Of which type is this load balancer, and which parts of a request can that type see?
    .expected = an application load balancer
    .found = type network
    .explain =
        A network load balancer passes connections on and sees addresses and ports. Paths, host names and cookies are parts of requests, which only an application load balancer reads, so the rules of lab 2.20 have no place here.

        - Console: EC2 → Load balancers, column **Type**.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Type]'`

LOAD_BALANCER_INTERNAL = { $resource }: this load balancer is internal: its name leads to private addresses
    .title = internal load balancer
    .question = Which addresses does the name of this load balancer resolve to?
    .expected = scheme internet-facing, or something public in front of it
    .found = scheme internal
    .explain =
        The nodes of an internal load balancer have private addresses only, so nobody outside of the VPC reaches them. The scheme is chosen when a load balancer is created and stays.

        - Console: EC2 → Load balancers, column **Scheme**.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,Scheme]'`

LOAD_BALANCER_IN_PRIVATE_SUBNET = { $resource }: this load balancer stands in subnets without a route to an internet gateway: { $subnets }
    .title = load balancer in a private subnet
    .question = In which subnets is this load balancer, and where does the default route of each lead?
    .expected = public subnets, one in each zone that is enabled
    .found = { $subnets }
    .explain =
        Clients send to a node of the load balancer, and the answer leaves by the route table of the node's subnet. A public address alone is of no use where that table leads to no internet gateway. It is the targets that belong in private subnets.

        - Console: EC2 → Load balancers → Network mapping.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].AvailabilityZones[].[ZoneName,SubnetId]'`

LOAD_BALANCER_WITHOUT_LISTENER = { $resource }: this load balancer has no listener for http or https
    .title = load balancer without a listener
    .question = On which ports does this load balancer wait for requests?
    .expected = a listener, such as HTTP 80, that forwards to a target group
    .found = none
    .explain =
        A load balancer takes requests up only where it has a listener. Without one, every connection is refused or times out, however healthy the targets are.

        - Console: EC2 → Load balancers → Listeners and rules.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

REDIRECT_TO_CLOSED_PORT = { $resource }: requests are sent to { $url }, where this load balancer has no listener that takes them
    .title = redirect to a port without a listener
    .question = To which protocol and port does the redirect send clients, and who listens there?
    .expected = a listener for what the redirect names
    .found = none on port { $port }
    .explain =
        A redirect only tells the client where to ask again. What it names needs a listener of its own that speaks that protocol.

        - Console: EC2 → Load balancers → Listeners and rules.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port,DefaultActions]'`

REDIRECT_LOOP = { $resource }: requests are sent in circles: { $url }
    .title = redirect in circles
    .question = Which request does the redirect lead to, and which rule takes that one?
    .expected = a redirect that ends at a target group
    .found = again { $url }
    .explain =
        A redirect that changes nothing of protocol, host, port or path leads the client back to where it is. Browsers give up after some twenty of them.

        - Console: EC2 → Load balancers → Listeners and rules.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions,Actions]'`

FORWARD_TO_NOBODY = { $resource }: requests for { $path } are forwarded to target groups whose weights are all 0
    .title = every weight is 0
    .question = Which share of the requests does each target group get?
    .expected = a target group with a weight above 0
    .found = weight 0 for each
    .explain =
        The weights of target groups are shares of the whole. A group with weight 0 gets nothing, and where all have 0 clients get an error.

        - Console: EC2 → Load balancers → Listeners and rules → the rule.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Actions[].ForwardConfig'`

LISTENER_ANSWERS_ITSELF = { $resource }: requests for { $path } are answered by the load balancer itself with { $status }, and reach no target
    .title = fixed response in the place of targets
    .question = Which rule takes these requests, and what is its action?
    .expected = a rule that forwards to a target group
    .found = fixed response { $status }
    .explain =
        An action either forwards, redirects or answers with a fixed text. A fixed response is right for what nobody should ask for, and the requests that the application is to answer have to match a rule that forwards.

        - Console: EC2 → Load balancers → Listeners and rules.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Actions[].Type]'`

TARGET_GROUP_NOT_IN_USE = { $resource }: targets are registered in this group, and no listener forwards to it
    .title = target group that nobody uses
    .question = Which listener or rule names this target group?
    .expected = a listener or rule that forwards to it
    .found = not configured to receive traffic
    .explain =
        Targets of a group that no listener names are *unused*, with the reason `Target.NotInUse`, and nobody checks their health. Registering a target does not connect its group to a load balancer.

        - Console: EC2 → Target groups, column **Load balancer**.
        - CLI: `aws elbv2 describe-target-groups --query 'TargetGroups[].[TargetGroupName,LoadBalancerArns]'`

TARGET_GROUP_EMPTY = { $resource }: no target is registered in this group, so clients get 503
    .title = target group without targets
    .question = Which targets are registered in this group, and with which port?
    .expected = two targets or more
    .found = none
    .explain =
        A target group begins empty: instances become its targets when they are registered, by hand or by an Auto Scaling group. A load balancer without a target to ask answers 503.

        - Console: EC2 → Target groups → Targets.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_ZONE_NOT_ENABLED = { $resource }: the target { $target } is in zone { $zone }, which is not enabled for this load balancer
    .title = zone of a target not enabled
    .question = In which zones is this load balancer, and in which ones are the targets?
    .expected = zone { $zone } enabled, with a public subnet of it
    .found = { $zone } is not enabled
    .explain =
        A load balancer sends only to targets in the zones that are enabled for it; a target elsewhere is *unused*. For each zone a subnet of that zone is chosen, a public one, whatever subnet the target itself is in.

        - Console: EC2 → Load balancers → Network mapping.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].AvailabilityZones[].ZoneName'`

HEALTH_CHECK_OTHER_STATUS = { $resource }: health checks ask the target { $target } for { $path } and get an answer that does not count as healthy
    .title = health check gets another status
    .question = What does the application answer to the path that the health checks ask for?
    .expected = { $path } answers with { $matcher }
    .found = { $came }
    .explain =
        The target was reached and answered, so routes, network ACLs and security groups are right. Health checks look at the status alone. A path that does not exist gives 404, one that redirects 302, and an application that accepts certain host names only gives 400, because the checks name the target's address and port as their host.

        - Console: EC2 → Target groups → Health checks, Targets.
        - CLI: `aws elbv2 describe-target-groups --query 'TargetGroups[].[HealthCheckPath,Matcher]'`

TARGET_DOES_NOT_ANSWER = { $resource }: health checks reach this target on port { $port } and no answer comes in time
    .title = target that does not answer
    .question = Does the application on this target answer a request from the target itself, and how fast?
    .expected = an answer on port { $port } within the health check's timeout
    .found = Request timed out
    .explain =
        Routes, network ACLs and security groups let the packets through. What is left is on the host: a firewall of its own, or an application that takes the connection and does not answer in time.

        - Console: EC2 → Target groups → Targets, column **Health status details**.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_REFUSES = { $resource }: health checks reach this target, and nothing answers on port { $port }
    .title = target that refuses connections
    .question = On which port and address does the application on this target listen?
    .expected = an application that listens on port { $port }, for others than the host itself
    .found = Health checks failed
    .explain =
        Packets arrive at the host, so the network is not the cause. The connection is refused or broken off: the application does not run, listens on another port than the target group names, or on 127.0.0.1 only. A target group of the protocol HTTPS speaks TLS with its targets: an application that speaks http on that port breaks it off as well.

        - On the target: `ss -ltn`. Console: EC2 → Target groups → Targets, column **Port**.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_ADDRESS_UNUSABLE = { $resource }: this address belongs to a load balancer and cannot be a target
    .title = address that cannot be a target
    .question = Whose address is registered here?
    .expected = the address of a host
    .found = an address of a load balancer
    .explain =
        The addresses of load balancers change and are not for others to send to. A target is an instance, the address of a host, a function, or, for a network load balancer, an application load balancer.

        - Console: EC2 → Target groups → Targets.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_NOT_RUNNING = { $resource }: this target is stopped or terminated
    .title = target that does not run
    .question = In which state is this instance?
    .expected = a running instance
    .found = Target.InvalidState
    .explain =
        A stopped instance stays registered and gets no requests. It is asked again when it runs; a terminated one never comes back.

        - Console: EC2 → Instances, column **Instance state**.
        - CLI: `aws ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,State.Name]'`

ONE_TARGET = { $resource }: { $target } is the only healthy target of this group
    .title = only one healthy target
    .question = How many targets answer, and what do clients get while that one restarts?
    .expected = two healthy targets, in two zones
    .found = one
    .explain =
        With one target a load balancer balances nothing: while that one restarts, clients get an error. Two targets in two zones outlive a restart and the loss of a zone.

        - Console: EC2 → Target groups → Targets.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

TARGET_OPEN_TO_INTERNET = { $resource }: clients reach this target on port { $port } without the load balancer, from { $block }
    .title = target open to the internet
    .question = Whom does the security group of this target let in on the port of the application?
    .expected = the load balancer's security group only
    .found = { $block } on port { $port }
    .explain =
        Behind a load balancer a target needs no visitors of its own. Where its group still admits everybody, requests go around the rules, the certificate and the logs of the load balancer; a rule that names the load balancer's group is enough.

        - Console: EC2 → Security groups → Inbound rules.
        - CLI: `aws ec2 describe-security-groups --query 'SecurityGroups[].[GroupId,IpPermissions]'`

RULE_SHADOWED = { $resource }: this rule takes { $path } with priority { $priority } before the rule { $late } with priority { $late-priority } is asked
    .title = rule behind a broader one
    .question = In which order are the rules asked, and which one is the first that matches?
    .expected = the narrower rule with the smaller number
    .found = priority { $priority } for this rule, { $late-priority } for { $late }
    .explain =
        Rules are asked by their numbers, the smallest first, and the first that matches decides; how exact a pattern is does not matter. A broad pattern such as `/*` belongs behind all narrower ones.

        - Console: EC2 → Load balancers → Listeners and rules, column **Priority**.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions[].Values]'`

PATH_PATTERN_CASE = { $resource }: the pattern { $pattern } does not match { $path }: capitals and small letters differ
    .title = path pattern in another case
    .question = Which letters does the pattern have, and which ones the requests of the application?
    .expected = a pattern written as the application writes its paths
    .found = { $pattern }
    .explain =
        Path patterns are compared letter by letter, capitals and small letters apart. Only host names are compared without regard to case.

        - Console: EC2 → Load balancers → Listeners and rules → the rule.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Conditions'`

PATH_PATTERN_WITHOUT_REST = { $resource }: the pattern { $pattern } matches that one path only, not { $path }
    .title = path pattern without what is below it
    .question = Which paths does the pattern match, letter by letter?
    .expected = a pattern with a star for what follows, beside it
    .found = { $pattern }
    .explain =
        A pattern has to match the whole path: `/delivery` is neither `/delivery/` nor `/delivery/3`. A star stands for any characters, so `/delivery/*` takes what is below, and `/delivery` stays beside it as a second value.

        - Console: EC2 → Load balancers → Listeners and rules → the rule.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Conditions'`

PATH_PATTERN_ONLY_BELOW = { $resource }: the pattern { $pattern } is for what is below a path, and { $path } is the path itself
    .title = path pattern without the path itself
    .question = Which paths does the pattern match, letter by letter?
    .expected = the path itself as a second value of the condition
    .found = { $pattern }
    .explain =
        A pattern has to match the whole path: `/delivery/*` begins with `/delivery/`, which a request for `/delivery` does not. A condition takes several values, and one of them is enough.

        - Console: EC2 → Load balancers → Listeners and rules → the rule.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Conditions'`

RULES_SHARE_TARGET_GROUP = { $resource }: this rule takes { $path } and forwards it to { $group }, as the other requests are
    .title = rules that share a target group
    .question = To which target group does this rule forward, and to which one the others?
    .expected = a target group of its own for { $path }
    .found = { $group } for both
    .explain =
        A rule that leads to the same target group as all the others divides nothing. Each service has a target group of its own, with a port and health checks of its own.

        - Console: EC2 → Load balancers → Listeners and rules, column **Actions**.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Actions[].TargetGroupArn]'`

RULE_ON_OTHER_LISTENER = { $resource }: the rule { $rule } for { $path } belongs to the listener { $other }; this listener has none
    .title = rule on another listener
    .question = Which listener takes the requests of clients, and which one has the rule?
    .expected = the rule on this listener too
    .found = the rule on { $other } only
    .explain =
        Rules belong to one listener. Where http and https are both served, each has rules of its own; it is simpler to let http only redirect and to keep the rules on https.

        - Console: EC2 → Load balancers → Listeners and rules.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions[].Values]'`

NO_RULE_FOR_PATH = { $resource }: no rule leads { $path } to a target group of its own
    .title = no rule for a path
    .question = Which rules does this listener have, and which of them matches the path?
    .expected = a rule with a path condition that forwards to the second target group
    .found = the same target group as for all other paths
    .explain =
        A request that no rule matches goes where the default action leads. For a path to go elsewhere, a rule of the listener has to match it and forward to another target group.

        - Console: EC2 → Load balancers → Listeners and rules.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions[].Values]'`

PATTERN_CATCHES_MORE = { $resource }: this rule takes { $path } too, which only begins alike
    .title = pattern that catches more
    .question = Which other paths begin with the same letters?
    .expected = a pattern with a slash before the star
    .found = { $path } matches
    .explain =
        A star stands for any characters, a slash or a letter alike: `/delivery*` also takes `/delivery-fee`. `/delivery` and `/delivery/*` as two values take the path and what is below it, and nothing else.

        - Console: EC2 → Load balancers → Listeners and rules → the rule.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Conditions'`

STICKINESS_NOT_BETWEEN_GROUPS = { $resource }: requests are shared between { $groups }, and nothing keeps a client at one of these groups
    .title = sticky targets, wandering clients
    .question = Which cookie decides the target group, and which one the target in it?
    .expected = group-level stickiness of the action, beside that of the target groups
    .found = not enabled
    .explain =
        The stickiness of a target group keeps a client at a target *within* that group. Where an action shares requests between groups by weight, the action has a stickiness of its own that keeps a client at its group.

        - Console: EC2 → Load balancers → Listeners and rules → the rule → Group-level stickiness.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].Actions[].ForwardConfig'`

APP_COOKIE_WITH_SEVERAL_GROUPS = { $resource }: this group follows a cookie of the application, which does not work where several groups share the requests
    .title = application cookie with weighted groups
    .question = How many target groups share these requests, and whose cookie is followed?
    .expected = the load balancer's own cookie, or one target group
    .found = app_cookie
    .explain =
        Stickiness by a cookie of the application is not supported for weighted target groups. With several groups only the load balancer's own cookie keeps clients.

        - Console: EC2 → Target groups → Attributes → Stickiness.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`

APP_COOKIE_NOT_USABLE = { $resource }: this group is to follow a cookie that the application cannot have: "{ $cookie }"
    .title = cookie that cannot be followed
    .question = What is the cookie called by which the application knows its sessions?
    .expected = the name of the application's own session cookie
    .found = "{ $cookie }"
    .explain =
        Stickiness by a cookie of the application lasts as long as the application sets the cookie of that name. Names that begin with AWSALB are the load balancer's own and are never the application's.

        - Console: EC2 → Target groups → Attributes → Stickiness.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`

NO_STICKINESS = { $resource }: nothing keeps a client at a target: sessions have to be kept where all targets find them
    .title = no stickiness
    .question = Where does the application keep its sessions?
    .expected = stickiness, or sessions in a shared store such as the database
    .found = off
    .explain =
        Without stickiness each request may go to another target. That is right where sessions are kept in a store that all targets share, and even with stickiness a session in a target's memory is lost with that target.

        - Console: EC2 → Target groups → Attributes → Stickiness.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`

STICKINESS_ON_ONE_GROUP = { $resource }: this group keeps no clients, unlike { $groups }
    .title = stickiness on one of the groups only
    .question = Which of the target groups keep their clients, and which one did you try?
    .expected = stickiness where sessions need it
    .found = off here, on for { $groups }
    .explain =
        Stickiness is an attribute of a target group, and each group has its own. Clients of this one are sent to any of its targets, whatever the others do.

        - Console: EC2 → Target groups → Attributes → Stickiness.
        - CLI: `aws elbv2 describe-target-group-attributes --target-group-arn ARN`
