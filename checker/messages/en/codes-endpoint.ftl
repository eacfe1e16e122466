# VPC endpoints, services behind interfaces, DNS.

VPCE_NOT_AVAILABLE = { $resource }: this VPC endpoint does not work: { $rule }
    .title = VPC endpoint not available
    .question = In which state is this VPC endpoint, and what does that state mean?
    .expected = state available
    .found = { $rule }
    .explain =
        An endpoint that is pending, pendingAcceptance, rejected, failed or deleting carries nothing.

        - Console: VPC → Endpoints → Status.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].[State,LastError]'`

VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED = { $resource }: { $kind ->
        [rtb] this route table is not associated with the VPC's gateway endpoint
       *[vpce] this gateway endpoint does not list the route table that sent the packet to it
    }
    .title = route table not associated with the gateway endpoint
    .question = Which route tables are in the list of the gateway endpoint, and which one does the sender's subnet use?
    .expected = the route table in the list of the gateway endpoint
    .found = not in its list
    .explain =
        A gateway endpoint works for the route tables that are associated with it: those ticked in the console. AWS itself adds a route for the service's prefix list to each of them, and takes it away again when the tick is removed.

        - Console: VPC → Endpoints → your endpoint → Route tables.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].RouteTableIds'`

VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC = { $resource }: a gateway endpoint serves hosts of its own VPC only, and { $source } is not one
    .title = gateway endpoint used from outside its VPC
    .question = Where does this connection begin: at a host of the endpoint's own VPC, or somewhere else?
    .expected = a source address of the endpoint's VPC
    .found = source { $source }
    .explain =
        A gateway endpoint is a target in route tables and serves the hosts of its own VPC only. What comes in through a peering, a VPN, a transit gateway or Direct Connect cannot use it. An interface endpoint can be reached that way.

        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].VpcId'`

VPCE_GATEWAY_PROTOCOL_RESTRICTION = { $resource }: a gateway endpoint carries TCP and ping only, not { $protocol }
    .title = protocol that a gateway endpoint does not carry
    .question = Which protocol do S3 and DynamoDB speak, and which one does this packet use?
    .expected = TCP
    .found = { $protocol }
    .explain =
        S3 and DynamoDB speak HTTPS, that is TCP port 443. A gateway endpoint carries TCP and ping, and drops all other protocols.

        - CLI: `curl -I https://s3.REGION.amazonaws.com`

VPCE_INTRA_VPC_TRAFFIC = { $resource }: a VPC endpoint never opens a connection
    .title = connection from an endpoint
    .question = Which side opens the connections between hosts and a VPC endpoint, and which side opened this one?
    .expected = a connection to the endpoint
    .found = a connection from { $source }, an address of the endpoint
    .explain =
        Hosts connect to an endpoint; the service behind it only answers, and never opens a connection itself.

        - Console: VPC → Endpoints → your endpoint → Subnets.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE`

SERVICE_DOES_NOT_LISTEN = { $resource }: the service behind this interface does not answer on { $what }
    .title = service does not answer on this port
    .question = Whose interface is this, and on which protocol and port, if any, does that service answer?
    .expected = a port on which the service answers
    .found = { $what }
    .explain =
        Endpoints, databases and other services have interfaces in your subnets, but answer only on their own ports: an AWS API on 443, MySQL on 3306, PostgreSQL on 5432. They do not answer ping.

        - Console: EC2 → Network interfaces → Description says whose interface it is.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[InterfaceType,Description]'`

SERVICE_OPENS_NO_CONNECTION = { $resource }: the service behind this interface opens no connection
    .title = connection from a service's interface
    .question = Which service does this interface belong to, and does it ever open a connection of its own?
    .expected = a connection to the service
    .found = a connection from { $source }
    .explain =
        Some interfaces belong to services that only answer, or pass on what others send. Replies come from them; a new connection never begins there.

        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[InterfaceType,Description]'`

DNS_SUPPORT_DISABLED = { $resource }: DNS support of this VPC is off, so its resolver does not answer
    .title = DNS support of the VPC is off
    .question = Which attribute of the VPC decides whether its resolver answers?
    .expected = enableDnsSupport true
    .found = enableDnsSupport false
    .explain =
        The resolver at the VPC's base address plus two, and at 169.254.169.253, answers only if enableDnsSupport is on. The private DNS names of interface endpoints and the names of private hosted zones need enableDnsHostnames as well.

        - Console: VPC → Your VPCs → Actions → Edit VPC settings.
        - CLI: `aws ec2 describe-vpc-attribute --vpc-id VPC --attribute enableDnsSupport`

NO_ENDPOINT = { $resource }: this VPC has an endpoint for none of these services: { $services }
    .title = no VPC endpoint
    .question = Which way do packets from the private hosts to this service take now, if there is one?
    .expected = a VPC endpoint for one of these services: { $services }
    .found = none
    .explain =
        An endpoint leads from a VPC to an AWS service, without a NAT gateway or an internet gateway. Without one, hosts in private subnets reach S3 and DynamoDB through the NAT gateway, which costs money for each gigabyte, or not at all. A gateway endpoint is free of charge.

        - Console: VPC → Endpoints.
        - CLI: `aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=VPC`

ENDPOINT_POLICY_DENIES = { $resource }: the policy of this endpoint lets nothing through
    .title = endpoint policy denies everything
    .question = Which requests does the policy of this endpoint allow?
    .expected = a policy that allows what the hosts do
    .found = a policy that allows nothing
    .explain =
        An endpoint has a policy of its own. What it does not allow is answered with 403 AccessDenied, though the network delivers the request: the endpoint's policy, the caller's IAM policy and the bucket's policy all have to allow it.

        - Console: VPC → Endpoints → your endpoint → Policy.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].PolicyDocument'`

ENDPOINT_POLICY_NARROW = { $resource }: the policy of this endpoint allows only a part of what the service offers
    .title = endpoint policy is narrow
    .question = Which actions and resources does the policy of this endpoint allow, and do your hosts use any others?
    .expected = a policy that allows what the hosts do
    .found = a policy that allows some actions or resources only
    .explain =
        The policy of an endpoint may allow only a part of the service, which is good practice where it is intended. What it leaves out is answered with 403 AccessDenied, for instance the packages of Amazon Linux, which are kept in S3 buckets of AWS.

        - Console: VPC → Endpoints → your endpoint → Policy.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].PolicyDocument'`

ENDPOINT_POLICY_OPEN = { $resource }: the policy of this endpoint allows everything that the service offers, in every account
    .title = endpoint policy allows everything
    .question = What could somebody on these hosts do with the service through this endpoint, and in whose accounts?
    .expected = a policy that allows only what the hosts need
    .found = a policy that allows every action on every resource
    .explain =
        Unless you write another one, the policy of an endpoint is Full access. Whoever can use such an endpoint may do with the service whatever their own permissions allow, even in other people's accounts. A policy that names actions and resources keeps data from leaving that way.

        - Console: VPC → Endpoints → Policy.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].PolicyDocument' --output text`

ENDPOINT_PRIVATE_DNS_OFF = { $resource }: the service's usual name does not lead to this endpoint: private DNS is off
    .title = private DNS of the endpoint is off
    .question = Which addresses does a host of this VPC get when it asks for the service's usual name?
    .expected = private DNS on, and DNS support and DNS hostnames of the VPC on
    .found = private DNS off, or switched off in the VPC
    .explain =
        With private DNS, the service's usual name, such as `ssm.ap-northeast-2.amazonaws.com`, resolves to the endpoint's private addresses inside the VPC. Without it, clients go to the public addresses, unless they are told the endpoint's own names. It needs enableDnsSupport and enableDnsHostnames of the VPC.

        - Console: VPC → Endpoints → your endpoint → Private DNS names enabled.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].PrivateDnsEnabled'`

ENDPOINT_NAMES_ONLY_FOR_INBOUND_RESOLVER = { $resource }: inside the VPC the service's name still resolves to public addresses: the private names are for inbound resolver endpoints only
    .title = private DNS for inbound resolver endpoints only
    .question = Who gets private addresses when asking for the service's name, and what do hosts of the VPC get?
    .expected = private DNS for the VPC itself, or a gateway endpoint beside this one
    .found = PrivateDnsOnlyForInboundResolverEndpoint true
    .explain =
        An interface endpoint for S3 can give its private names only to a data centre that asks through an inbound resolver endpoint. Hosts of the VPC then get public addresses. A gateway endpoint serves these; without one, their packets go through the internet gateway or the NAT gateway.

        - Console: VPC → Endpoints → your endpoint → DNS options.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].DnsOptions'`

INTERFACE_ENDPOINT_COSTS = { $resource }: this interface endpoint costs money for each hour and zone; a gateway endpoint for this service is free
    .title = interface endpoint where a gateway endpoint would do
    .question = Who uses this endpoint: only hosts of its own VPC, or clients outside it as well?
    .expected = a gateway endpoint, which is free of charge, unless a data centre or another VPC needs the interface
    .found = an interface endpoint
    .explain =
        S3 and DynamoDB have two types of endpoint. The gateway type is free of charge and serves hosts of its VPC only; the interface type costs money and also serves clients outside the VPC. For hosts of the VPC both do the same.

        - Console: VPC → Endpoints → Endpoint type.
        - CLI: `aws ec2 describe-vpc-endpoints --query 'VpcEndpoints[].[ServiceName,VpcEndpointType]'`
