# What the internet reaches, and what is reached of it.

exposure-none = There are no network interfaces { $region ->
        [none] there
       *[other] in { $region }
    }
exposure-summary = { $reached ->
        [0] { $count ->
            [one] Nothing on the internet reaches the one interface
           *[other] Nothing on the internet reaches any of { $count } interfaces
        }
        [one] { $count ->
            [one] The internet reaches the one interface
           *[other] The internet reaches one of { $count } interfaces
        }
       *[other] The internet reaches { $reached } of { $count } interfaces
    }{ $unknown ->
        [0] {""}
       *[other] ; for { $unknown } something cannot be determined
    }
exposure-untold = What the internet reaches cannot be determined: not everything was listed (interfaces known: { $count })
exposure-inbound = is reached from the internet
exposure-inbound-nothing = nothing on the internet reaches it
exposure-inbound-unknown = whether { $whom } reaches it with { $what } cannot be determined
exposure-outbound = reaches on the internet
exposure-outbound-nothing = opens no connection of its own to the internet
exposure-outbound-unknown = whether it reaches { $whom } with { $what } cannot be determined
exposure-unreached = { $count ->
        [one] One interface is not reached from the internet
       *[other] { $count } interfaces are not reached from the internet
    }
exposure-everything = all traffic
exposure-ping = ping
exposure-internet = the whole internet
exposure-internet6 = the whole internet (IPv6)
exposure-internet-except = the internet except { $blocks }
exposure-internet6-except = the internet (IPv6) except { $blocks }
exposure-more = { $blocks } and { $count ->
        [one] one more block
       *[other] { $count } more blocks
    }
exposure-kind-host = host
exposure-kind-nat-gateway = NAT gateway
exposure-kind-load-balancer = load balancer
exposure-kind-vpc-endpoint = VPC endpoint
exposure-kind-transit-gateway = transit gateway
exposure-kind-database = database
exposure-kind-function = Lambda function
exposure-kind-instance-connect-endpoint = EC2 Instance Connect endpoint
exposure-kind-service = AWS service
