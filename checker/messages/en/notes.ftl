# Remarks of checks and of the cast.

needed-from-own-address = { $rule } from your own address
needed-destination = to { $destination }
needed-route = { $destination } → { $target }
target-nat-gateway = NAT gateway
target-internet-gateway = internet gateway
target-egress-only-gateway = egress-only internet gateway
target-gateway-endpoint = gateway endpoint
target-peering = peering connection
target-this = { $resource }

near-address = { $rule }{ $where }, but it names other addresses
near-group = { $rule }{ $where }, but the packet does not come from the private address of a member
near-ports = { $rule }{ $where }, but it names other ports or not all of them
near-protocol = { $rule }{ $where }, but it names another protocol
near-order = { $rule }{ $where }, but an earlier rule decides
near-unused = { $rule }{ $where }, but the subnet does not use it

seen-vpc = { $vpc } is your own VPC, { $block }
seen-subnets = subnets: { $subnets }
seen-public-subnets = public subnets: { $list }
seen-private-subnets = private subnets: { $list }
seen-private-instances = instances in private subnets: { $list }
seen-flow = { $what } arrives and the answer comes back: { $from } → { $to }
seen-zonal-egress = each zone has a way out of its own: { $ways }
seen-no-flow = nothing from the internet gets through

internet-host = the internet (e.g. { $address })
who-internet = the internet
who-internet-part = the part of the internet that is admitted ({ $block } at most)
who-learner = you ({ $address })
who-public-subnet = a host in the public subnet { $subnet }
who-private-subnet = a host in the private subnet { $subnet }
who-peer-subnet = a host in the subnet { $subnet } of the peered VPC
who-instance = { $instance }

why-not-told = this cannot be determined from what was seen: { $resource } { $detail }
why-pending = { $resource } is not finished yet ({ $detail }); look again a little later
why-not-modelled = { $resource }: what happens there is beyond what this program knows: { $detail }
why-appliance = { $resource }: AWS's configuration does not show whether this host passes packets on: { $detail }
why-network-beyond = { $resource }: the path leads into a network that the configuration does not show: { $detail }
why-peer-unseen = { $resource }: what is in the VPC at its other end, { $detail }, is not in what was collected
why-unreadable-rule = { $resource }: a rule could not be read: { $detail }
why-evidence-missing = an answer from AWS is missing: { $resource } { $detail }
why-several-vpcs = several VPCs could be meant; say which one with --vpc: { $vpcs }
why-vpc-not-there = { $vpc }: there is no such VPC in the Region

cast-second-vpc = { $vpc } was judged; { $second } came second (choose with --vpc)
seen-answer = { $answer } is right
seen-endpoint = { $endpoint } ({ $kind }) carries it
seen-groups-closed = the private hosts' groups admit port { $port } from inside only
seen-hop = the way in is through { $hop }
seen-list-refuses = { $list } refuses { $what } into { $subnet }
seen-systems-manager = Systems Manager reaches { $list }

who-endpoint = the endpoint { $endpoint }
who-service = { $service }

why-client-address = { $resource }: the endpoint shows hosts the client's own address, which the account does not show
why-undeclared-ssh-port = ssh on port 22 does not get through, but on these ports something would: { $ports }; if ssh listens there, declare it in course.toml with ssh-port = [{ $ports }], or with --ssh-port for each
why-endpoint-policy = { $resource }: whether the policy of this endpoint lets anything through depends on what the configuration does not show: { $detail }
why-endpoint-type = { $resource }: what an endpoint of the type { $detail } carries is beyond what this program knows
why-no-answers = there are no answers yet: check sheet { $lab } -o sheet.toml writes the sheet; answer in it, then add --answers sheet.toml
why-no-interface = { $resource }: the interfaces of this endpoint are not in what was collected
why-no-list = the network ACL of { $subnet } is not in what was collected
why-no-prefix-list = { $resource }: the addresses of its service are not in what was collected
why-no-question = the sheet has no question { $question }
why-other-sheet = these answers are for the sheet of { $theirs }, and the one asked for is that of { $yours }

near-private-subnet-with-public-addresses = { $subnet } has hosts with public addresses, but its route table does not lead to an internet gateway

assumed = { $what } ({ $status ->
        [denied] not permitted to look
        [failed] no complete answer
        [unsupported] the endpoint does not know the call
       *[not-asked] not looked at
    })
shows-DescribeVpcBlockPublicAccessOptions = no VPC block public access
shows-DescribeVpcBlockPublicAccessExclusions = no exclusions from VPC block public access
shows-DescribeInstanceConnectEndpoints = no EC2 Instance Connect endpoints
shows-DescribeInstanceInformation = no instances managed by Systems Manager
shows-DescribeSecurityGroupVpcAssociations = no security groups of other VPCs
shows-DescribeManagedPrefixLists = no prefix lists of your own
shows-GetManagedPrefixListEntries = no prefix lists of your own in rules and routes
shows-DescribePrefixLists = no routes to AWS services by prefix list
shows-DescribeVpcAttribute = DNS support and DNS hostnames on
shows-DescribeVpcEndpoints = no VPC endpoints
shows-DescribeEgressOnlyInternetGateways = no egress-only internet gateways
shows-DescribeVpcPeeringConnections = no VPC peering connections
shows-DescribeLoadBalancerAttributes = cross-zone load balancing off
shows-DescribeTargetGroupAttributes = the default attributes of target groups
shows-DescribeAddresses = no Elastic IP addresses besides those of the interfaces

question-usable = How many hosts does a /{ $length } subnet in AWS hold?
question-smallest = What is the prefix length of the smallest subnet in AWS that holds { $hosts } hosts?
question-canonical = Somebody types { $typed } into the console: which block does AWS turn it into?
question-ends = What are the first and the last address that hosts can get in the subnet { $block }?
question-overlap = Do { $a } and { $b } overlap? (yes or no)
question-allowed = Does AWS accept { $block } as a subnet of a VPC with { $vpc }? (yes or no)
question-vpc = Which block would you give a new VPC that is to be connected with these one day: { $taken }?
question-partition = Divide { $parent } into subnets for { $hosts } hosts; the last one is for a load balancer (blocks separated by commas)
assumed-premise = { $detail } ({ $resource })
assumed-ssh-port = ssh listens on port { $port }, as you declared
assumed-policy = the policy of { $resource } allows everything, since none is listed
cast-borrowed-block = the addresses { $block } of { $vpc } belong to somebody else on the internet, whom nobody in this VPC can reach

# Names and certificates.
seen-zone = the hosted zone { $zone } has the name servers { $servers }
seen-delegated-by-registrar = at the registrar { $domain } is delegated to them
seen-delegated-by-parent = the zone above delegates { $domain } to them
seen-signed-without-key = { $domain } is signed, but the registry does not vouch for the key: that is no fault, only unchecked
seen-name = { $name } leads to { $to }
seen-certificate = { $name } is served with a certificate that is valid until { $until } ({ $certificate })
seen-redirect = { $asked } is sent to { $to }
seen-http-closed = nothing answers http for { $name }: nobody sees it unencrypted, but whoever types the bare name gets an error
assumed-delegated = the registrar of { $domain } is not in what was looked at: its list of name servers has to be { $servers }
assumed-vanity = the name servers of { $domain } have names of your own, which lead to the servers that Route 53 gave to the zone
assumed-in-dates = { $resource } was inside of its dates when ACM called it issued; when that was is not told
assumed-name-leads = { $name } leads to { $to }: its records are kept elsewhere
why-domain-elsewhere = { $domain }: its records are not in this account, so that only the DNS itself would tell
why-several-domains = several domains could be meant; say which one with --domain: { $domains }
why-twin-zones = there are several hosted zones for { $domain } with different records, and nothing here shows which one the domain is delegated to
why-probe-not-made = this evidence does not hold { $what }: nobody tried it from outside
why-probe-address-refused = { $what } was left alone, for the name leads to an address that is not of the public internet; --allow-private follows it
why-probe-no-address = { $what } could not be tried from here, for the name has no address: is it spelled right, and is there a record for it?
why-probe-failed = { $what } could not be tried from here ({ $detail })
probe-of-dns = the walk to { $subject } through the DNS
probe-of-tcp = a connection to { $subject }
probe-of-tls = the TLS handshake with { $subject }
probe-of-http = the page { $subject }
probe-of-journey = the way through the application at { $subject }
probe-of-repository = the repository
probe-of-other = a probe of { $subject }
seen-resolves = { $name } resolves from the root down to { $found }
seen-greeting = { $name } shows a certificate that is accepted, of { $issuer }, valid until { $until } ({ $protocol })
why-walk-unknown = the walk to { $name } through the DNS shows nothing certain ({ $detail })
why-name-leads-elsewhere = { $name } resolves to { $found }, which is none of the addresses of { $to } seen from here; a proxy before it would look the same
why-not-greeted = from here nothing certain can be told about the certificate of { $name } ({ $detail })
why-no-domain = nobody said which name is meant: --domain or course.toml says it
why-vanity-name-servers = { $domain }: what these name servers are is not in this account: { $servers }
why-many-records = { $name }: there are more records one behind the other than are followed { $detail }
why-unreadable-record = { $name }: this value is no address: { $detail }
why-name-outside = { $name } leads to { $detail }, and what is behind that is not in this account
why-name-delegated = { $name }: the zone delegates { $detail } to other name servers, and what these answer is not in this account
why-address-unlisted = { $name } has the address { $detail }, which belongs to nothing in this account
why-classic-certificate = { $resource }: which certificate a Classic Load Balancer shows is not in what was looked at
why-tls-behind = { $resource } passes encrypted connections on, so that only they would show the certificate
why-certificate-unlisted = { $resource }: the certificate is not in what was looked at
why-several-certificates = { $resource }: several certificates fit { $name } equally well, and not all of them are valid
why-policy-unlisted = { $resource }: the security policy { $detail } is not in AWS's list
why-dates-unknown = { $resource }: from when and until when it is valid could not be read
why-rules-unsure = { $resource }: what is done with { $detail } cannot be told from the configuration
shows-DescribeClassicLoadBalancers = no Classic Load Balancers
shows-DescribeNetworkInterfaces = no network interfaces
shows-ListDomains = no domains registered with Route 53
shows-GetDomainDetail = no name servers at the registrar
shows-ListDistributions = no distributions
shows-GetDistribution = no settings of distributions
shows-ListVpcOrigins = no VPC origins
shows-GetDNSSEC = no DNSSEC signing
shows-ListCertificates = no further certificates
shows-DescribeCertificate = no details of further certificates

# Nothing left that bills.

seen-cleared = nothing of the course bills in { $regions ->
        [one] the one Region that is switched on
       *[other] any of the { $regions } Regions that are switched on
    }, and { $trace } shows that it was here
why-no-trace = nothing of the course bills, and nothing shows that it was ever built in this account: check within an hour after deleting the NAT gateway, while AWS still lists it, or keep the VPC, which costs nothing, until you have checked
why-regions-unseen = nobody looked into these Regions, where something may be left: { $regions }
why-left-unclear = what bills here may be the course's or somebody else's, so delete it if it is yours, or name the course's VPC with --vpc: { $resources }
