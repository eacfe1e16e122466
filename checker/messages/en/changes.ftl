# Suggested changes: what to do, one sentence an edit. Resources are ids; what is new has a name that you may choose.

label-change = Suggested change
change-none = No change that could be tried here lets it through without doing harm. What to look at: { $commands }
change-your-address = Write your own address instead of { $block }

change-AdmitInList = Add rule { $number } to the { $direction ->
    [ingress] inbound
   *[egress] outbound
} rules of network ACL { $list }: allow { $traffic } { $direction ->
    [ingress] from
   *[egress] to
} { $block }
change-DropFromList = Delete { $direction ->
    [ingress] inbound
   *[egress] outbound
} rule { $number } of network ACL { $list }
change-NewList = Create a network ACL ({ $label }) in { $vpc }
change-Guard = Associate network ACL { $list } with { $subnets }
change-AdmitInGroup = Add { $direction ->
    [ingress] an inbound
   *[egress] an outbound
} rule to security group { $group }: { $traffic } { $direction ->
    [ingress] from
   *[egress] to
} { $peer }
change-RevokeInGroup = Delete the { $direction ->
    [ingress] inbound
   *[egress] outbound
} rule of security group { $group } for { $traffic } { $direction ->
    [ingress] from
   *[egress] to
} { $peer }
change-NewGroup = Create a security group ({ $label }) in { $vpc }
change-SetRoute = In route table { $table }, point { $destination } to { $target }
change-DropRoute = Delete the route to { $destination } from route table { $table }
change-Associate = Associate route table { $table } with { $subnets }
change-TickTable = Add route table { $table } to the endpoint { $endpoint }
change-NewTable = Create a route table ({ $label }) in { $vpc }
change-NewInternetGateway = Create an internet gateway ({ $label }) and attach it to { $vpc }
change-Attach = Attach internet gateway { $gateway } to { $vpc }
change-NewNatGateway = Create a public NAT gateway ({ $label }) in the public subnet { $subnet } (it costs money by the hour)
change-NewEgressOnlyGateway = Create an egress-only internet gateway ({ $label }) in { $vpc }
change-NewGatewayEndpoint = Create a gateway endpoint ({ $label }) to { $service } in { $vpc }, with { $tables ->
    [none] no route table yet
   *[other] the route tables { $tables }
}
change-Remove = Delete { $resource }
change-AcceptPeering = { $own ->
        [yes] Accept the peering connection { $peering }
       *[no] Have the owner of the other VPC accept the peering connection { $peering }
    }
change-AttachToTransit = Attach the VPC to transit gateway { $gateway } ({ $label }), with the subnets { $subnets }
change-AssociateAttachment = Associate the attachment { $attachment } with transit gateway route table { $table }
change-PropagateAttachment = Let the attachment { $attachment } propagate its routes to transit gateway route table { $table }
change-AcceptAttachment = Have the owner of the transit gateway accept the attachment { $attachment }
change-Plug = Attach network interface { $interface } to instance { $instance }
change-Start = Start instance { $instance }
change-Launch = Launch an instance ({ $label }) in subnet { $subnet }{ $public ->
    [yes] {" "}with a public IPv4 address
   *[no] {""}
}{ $groups ->
    [none] {""}
   *[other] , security groups: { $groups }
}
change-GivePublicAddress = Associate an Elastic IP address with { $host }
change-TakePublicAddress = Take the public IPv4 address away from { $host }
change-CheckOff = Switch off the source/destination check of { $interface }
change-Exclude = Exclude { $resource } from block public access, { $mode ->
    [egress] for outbound traffic only
   *[both] in both directions
}
change-Widen = Make the exclusion { $exclusion } apply in both directions
change-SetTransitRoute = In the transit gateway route table { $table }, add a static route for { $destination } to the attachment { $attachment }
change-DnsSupport = Enable DNS resolution in { $vpc }
change-DnsHostnames = Enable DNS hostnames in { $vpc }
change-WholePolicy = Set the policy of endpoint { $endpoint } back to full access, or allow what you need in it
change-NamesForAll = Make the private DNS names of endpoint { $endpoint } apply to the whole VPC, not only to the inbound resolver endpoint
change-PrivateNames = Enable private DNS names of endpoint { $endpoint }
change-NewVpc = Create a VPC ({ $label }) with the block { $block }
change-AddBlock = Add the block { $block } to { $vpc }
change-NewSubnet = Create a subnet ({ $label }) with the block { $block } in { $vpc }
change-Forward = Make { $at } forward to { $groups }{ $seconds ->
    [none] {""}
   *[other] {" "}and keep clients at the group they got first for { $seconds } seconds (group stickiness)
}
change-ToHttps = Make { $at } redirect to HTTPS, port 443, with status 301
change-MatchPaths = Change the path condition of rule { $rule } to: { $patterns }
change-NewRule = Add rule { $priority } to listener { $listener }: paths { $patterns } go to { $group }
change-RulePriority = Change the priority of rule { $rule } to { $priority }
change-CookieOfBalancer = Set the stickiness of target group { $group } to the load balancer's own cookie
change-Register = Register { $target } in target group { $group }
change-Alias = In hosted zone { $zone }, make the { $kind } record { $name } an alias of { $target }
change-Record = In hosted zone { $zone }, make the { $kind } record { $name } hold: { $values }
change-DropRecord = In hosted zone { $zone }, delete the { $kind } record { $name }
change-Delegate = Give the domain { $domain } these name servers: { $servers }
change-DropKey = Delete the DNSSEC key of the domain { $domain } at the registry
change-NewListener = Add { $certificate ->
    [none] an HTTP
   *[other] an HTTPS
} listener on port { $port } to { $balancer } that forwards to { $group }{ $certificate ->
    [none] {""}
   *[other] {" "}and shows the certificate { $certificate }
}
change-Certify = Make { $certificate } the default certificate of listener { $listener }
change-Stand = Place { $balancer } in the subnets { $subnets }
change-Matcher = In the health checks of target group { $group }, take the codes { $codes } for healthy
change-StartDatabase = Start the database { $database }
change-SecurityPolicy = Set the security policy of listener { $listener } to { $policy }
