# The ladder of hints. The questions and the ideas stand with their codes.

hint-idea = { $idea } (chapter { $chapter }; more: check explain { $code })
hint-rewritten = Written like this, the file of the world makes the lab pass; it has been tried. Take out the lines behind “-” and write those behind “+” in their place, or at the end of the file where no line is taken out. What was seen from outside (probe, repository) is a line of the file too; in an account it changes by itself once the cause is mended.
label-in-world = Lines that mend this world; add them at the end of its file, or change the lines that are there:
label-what-if = The same as lines for --what-if, which tries them on the evidence and changes nothing:
place-in-world = { $place }; in the text of the practice world, the lines with “{ $label }”

place-region = Console: choose { $resource } at the top right, then VPC → Your VPCs
place-vpc = Console: VPC → Your VPCs → { $resource }
place-internet-gateways = Console: VPC → Internet gateways: those with the VPC ID { $resource }
place-endpoints = Console: VPC → Endpoints: those with the VPC ID { $resource }
place-peerings = Console: VPC → Peering connections: those with the requester or accepter VPC { $resource }
place-route-tables = Console: VPC → Route tables: those with the VPC { $resource } → Routes, Subnet associations
place-subnets = Console: VPC → Subnets: those with the VPC { $resource } → IPv4 CIDR, Availability Zone
place-instances = Console: EC2 → Instances: those with the VPC ID { $resource } → Instance state, Networking
place-subnet = Console: VPC → Subnets → { $resource } → Details, Route table, Network ACL
place-rtb = Console: VPC → Route tables → { $resource } → Routes, Subnet associations
place-acl = Console: VPC → Network ACLs → { $resource } → { $direction ->
    [ingress] Inbound rules
    [egress] Outbound rules
   *[other] Inbound rules, Outbound rules, Subnet associations
}
place-sg = Console: VPC → Security groups → { $resource } → { $direction ->
    [ingress] Inbound rules
    [egress] Outbound rules
   *[other] Inbound rules, Outbound rules
}
place-igw = Console: VPC → Internet gateways → { $resource } → State, VPC ID
place-eigw = Console: VPC → Egress-only internet gateways → { $resource }
place-nat = Console: VPC → NAT gateways → { $resource } → State, Connectivity type, Subnet
place-vpce = Console: VPC → Endpoints → { $resource } → Route tables, Subnets, Security groups, Policy
place-pcx = Console: VPC → Peering connections → { $resource } → Status
place-eni = Console: EC2 → Network interfaces → { $resource }
place-i = Console: EC2 → Instances → { $resource } → Instance state; below it Networking and Security
place-eice = Console: VPC → Endpoints → { $resource } (EC2 Instance Connect)
place-pl = Console: VPC → Managed prefix lists → { $resource } → Entries
place-tgw = Console: VPC → Transit gateways → { $resource }
place-tgw-attach = Console: VPC → Transit gateway attachments → { $resource }
place-tgw-rtb = Console: VPC → Transit gateway route tables → { $resource } → Associations, Propagations, Routes
place-vgw = Console: VPC → Virtual private gateways → { $resource }
place-vpn = Console: VPC → Site-to-Site VPN connections → { $resource } → Tunnel details
place-vpcbpa = Console: VPC → Settings → Block public access → Exclusions → { $resource }
place-load-balancer = Console: EC2 → Load balancers → { $resource } → Listeners and rules, Network mapping, Security
place-targets-of = Console: EC2 → Load balancers → { $resource } → Resource map: which of the targets is not healthy, and why
place-hosts-of = On the hosts behind { $resource }: what the service wrote at that moment, `sudo journalctl -u shop -n 50`
place-rules-of = Console: EC2 → Load balancers → { $resource } → Listeners and rules → Rules: which one takes this path, by priority
place-stickiness-of = Console: EC2 → Load balancers → { $resource } → Listeners and rules → the rule of this path → its target group → Attributes → Stickiness
place-redirects-of = Console: EC2 → Load balancers → { $resource } → Listeners and rules: which of them redirect, and where to
place-service-of = On the host { $resource }: `sudo ss -ltnp` shows what listens, `sudo journalctl -u shop -n 50` what the service wrote
place-target-group = Console: EC2 → Target groups → { $resource } → Targets
place-load-balancers = Console: EC2 → Load balancers: those with the VPC { $resource }
place-listener = Console: EC2 → Load balancers → Listeners and rules → { $resource }
place-database = Console: RDS → Databases → { $resource } → Connectivity & security, Configuration
place-databases = Console: RDS → Databases: those with the VPC { $resource }
place-certificate = Console: Certificate Manager, in the Region of its ARN → { $resource } → Domains
place-zone = Console: Route 53 → Hosted zones → { $resource } → Records
place-handshake = Console: EC2 → Load balancers → the one that { $resource } leads to → Listeners and rules → the listener of port 443 → Certificates
place-redirects = Console: EC2 → Load balancers → the one that { $resource } leads to → Listeners and rules → the listener of port 80 → its default action
place-instance = On the host behind { $resource }, the settings with which the process really runs
place-page = In the application's code, what answers { $resource }; a request for it with `curl -i` shows status and headers
place-file = In your repository: { $resource }; who put it there, and when, `git log -p -- PATH` shows
place-domain = Console: Route 53 → Registered domains → { $resource } → Name servers; or at your registrar
place-distribution = Console: CloudFront → Distributions → { $resource } → Origins, Behaviors
place-distributions = Console: CloudFront → Distributions: one whose origin is a load balancer of { $resource }
place-vpc-origin = Console: CloudFront → VPC origins → { $resource } → Status
place-zones = Console: Route 53 → Hosted zones: those for { $resource }
place-all-zones = Console: Route 53 → Hosted zones
place-certificates = Console: Certificate Manager: those for { $resource }

set-DISTRIBUTION_DISABLED = Console: CloudFront → Distributions → tick { $resource } → Enable
set-DISTRIBUTION_LACKS_NAME = Console: CloudFront → Distributions → { $resource } → General → Settings → Edit → Alternate domain names: add { $name }
set-DISTRIBUTION_ORIGIN_ELSEWHERE = Console: CloudFront → Distributions → { $resource } → Behaviors → { $pattern } → Edit → Origin: the one of your load balancer
set-EDGE_DROPS_COOKIES = Console: CloudFront → Distributions → { $resource } → Behaviors → { $pattern } → Edit → Origin request policy: AllViewer
set-EDGE_DROPS_HOST = Console: CloudFront → Distributions → { $resource } → Behaviors → { $pattern } → Edit → Origin request policy: AllViewer
set-EDGE_DROPS_QUERIES = Console: CloudFront → Distributions → { $resource } → Behaviors → { $pattern } → Edit → Origin request policy: AllViewer
set-EDGE_KEEPS_BY_COOKIE = Console: CloudFront → Distributions → { $resource } → Behaviors → { $pattern } → Edit → Cache policy: CachingOptimized
set-EDGE_KEEPS_NOTHING = Console: CloudFront → Distributions → { $resource } → Behaviors: one whose path pattern takes { $path } and whose cache policy is CachingOptimized
set-EDGE_REFUSES_POST = Console: CloudFront → Distributions → { $resource } → Behaviors → { $pattern } → Edit → Allowed HTTP methods: GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE
set-EDGE_SHARES_PAGES = Console: CloudFront → Distributions → { $resource } → Behaviors → { $pattern } → Edit → Cache policy: CachingDisabled
set-ORIGIN_REDIRECTS_BACK = Console: CloudFront → Distributions → your distribution → Origins → the load balancer → Edit → Protocol: HTTPS only
set-ORIGIN_SPEAKS_OTHERWISE = Console: CloudFront → Distributions → your distribution → Origins → the load balancer → Edit → Protocol: the one of the listener on that port, { $instead }
