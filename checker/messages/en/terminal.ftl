# The frame of a report on the terminal, and the words that reports share.

status-pass = pass
status-fail = fail
status-unknown = cannot tell
status-skipped = skipped

points = { $earned }/{ $possible }
points-long = { $earned } of { $possible } points

verdict-pass = everything that was judged is as the lab asks
verdict-unknown = nothing that can be seen is broken, but not everything could be judged
verdict-need = this cannot be determined without { $need }
verdict-root-in-lab = { $lab } is not there yet: { $cause }
verdict-fail = something is not as the lab asks

evidence-level-practice = practice world, nobody's account
evidence-level-what-if = your account with the edits of --what-if, carried out on paper only
evidence-level-self-reported = self-reported: the content is not proven
evidence-level-collected = collected by the grader
evidence-account = account { $account }
evidence-finished = as of { $time }
mode-no-probes = configuration only, no probes

label-expected = expected
label-found = found
label-near = nearest
expected-with-others = nothing here: mending the other finding mends this one too
found-and-near = { $found }; nearest: { $near }
label-request = request
label-reply = reply
label-assumed = assumed
label-near-miss = nearly right
label-note = note
label-cost = running costs
label-cost-practice = in a real account
label-need = permission
label-need-call = missing call
label-why = why
label-warning = warning
label-also = also
label-hint = hint { $number }
label-docs = more
label-missing-prefixes = not reached
label-widest = admitted from

hint-more = { $count ->
        [one] one more hint: add --hint { $next }
       *[other] { $count } more hints: add --hint { $next }
    }

because-check = the cause is shown in { $lab } at “{ $check }”: { $cause }
because-check-here = the cause is shown above: “{ $check }”
because-no-probes = only a connection would show it, and none is made
because-unknown = rests on “{ $check }” of { $lab }, which cannot be determined

lacking = What is not in these lists may still be there:
lacking-call = { $call } ({ $status })
need-denied = { $action } in { $region } (denied)
need-failed = { $action } in { $region } (no complete answer)
need-unsupported = { $action } in { $region } (the endpoint does not know it)
need-not-asked = { $action } in { $region } (not looked at)
need-seen = { $action } in { $region }

role-vpc = VPC
role-public = public subnets
role-private = private subnets
role-hop = bastion
role-private-host = private instances

summary-labs = { $labs ->
        [one] one lab
       *[other] { $labs } labs
    }: { $pass } pass, { $fail } fail, { $unknown } cannot tell

trace-delivered = delivered: the request arrives and the answer comes back
trace-dropped-request = dropped: the request does not arrive
trace-dropped-reply = dropped: the request arrives, the answer does not come back
trace-unknown = cannot tell
trace-blockers = { $count ->
        [one] one thing stands in the way
       *[other] { $count } things stand in the way
    }
trace-partial-addresses = not every address behind the name answers: { $addresses } ({ $resource }: { $rule })
trace-partial = { $who }: no answer to ports { $ports } ({ $resource }, { $rule })
trace-missing = missing: { $call } ({ $status })

leg-if-mended = { $leg }, if that were mended
trace-if-mended = if that were mended:
leg-verdict-delivered = arrives
leg-verdict-dropped = dropped
leg-verdict-unknown = cannot tell
leg-verdict-not-reached = not sent

leg-request = request
leg-reply = reply
direction-ingress = inbound
direction-egress = outbound

action-send = sends
action-allow = allows
action-allow-reply = allows the reply
action-forward = passes on
action-translate = translates
action-deliver = receives
action-drop = drops

call-status-seen = seen
call-status-denied = denied
call-status-failed = no complete answer
call-status-unsupported = the endpoint does not know it
call-status-not-asked = not looked at

layer-instance = instance
layer-network-interface = network interface
layer-imagined-host = imagined host
layer-address = address
layer-security-group = security group
layer-network-acl = network ACL
layer-route-table = route table
layer-internet-gateway = internet gateway
layer-egress-only-gateway = egress-only internet gateway
layer-nat-gateway = NAT gateway
layer-vpc-endpoint = VPC endpoint
layer-peering = VPC peering
layer-transit-gateway = transit gateway
layer-load-balancer = load balancer
layer-target-group = target group
layer-block-public-access = VPC block public access
layer-internet = internet

owner-internet-client = a client on the internet
owner-linux = a Linux instance
owner-windows = a Windows instance
owner-nat-gateway = the NAT gateway
owner-load-balancer = the load balancer
owner-fixed = the client
rule-listener = listener { $listener }
rule-state = state { $state }
no-rule-allows = no rule allows it
