# VPC endpoints, services behind interfaces, DNS.

VPCE_NOT_AVAILABLE = { $resource }: this VPC endpoint does not work: { $rule }
    .title = VPC endpoint not available
    .expected = state available
    .found = { $rule }
    .explain =
        An endpoint that is pending, pendingAcceptance, rejected, failed or deleting carries nothing.

        - Console: VPC → Endpoints → Status.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].[State,LastError]'`

VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED = { $resource }: this gateway endpoint does not list the route table that the packet comes from
    .title = route table not ticked at the gateway endpoint
    .expected = the route table in the endpoint's list
    .found = { $rule }
    .explain =
        A gateway endpoint works for the route tables that are ticked in it. AWS then adds the route to the prefix list of the service by itself, and takes it away again when the tick is removed.

        - Console: VPC → Endpoints → your endpoint → Route tables.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].RouteTableIds'`

VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC = { $resource }: a gateway endpoint serves hosts of its own VPC only, and { $source } is not one
    .title = gateway endpoint used from outside its VPC
    .expected = a source address of the endpoint's VPC
    .found = source { $source }
    .explain =
        What comes in through a peering, a VPN, a transit gateway or Direct Connect cannot use a gateway endpoint. An interface endpoint can be reached that way.

        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE --query 'VpcEndpoints[].VpcId'`

VPCE_GATEWAY_PROTOCOL_RESTRICTION = { $resource }: a gateway endpoint carries TCP and ping only, not { $protocol }
    .title = protocol that a gateway endpoint does not carry
    .expected = TCP
    .found = { $protocol }
    .explain =
        S3 and DynamoDB speak HTTPS, that is TCP port 443. Other protocols are dropped by a gateway endpoint.

        - CLI: `curl -I https://s3.REGION.amazonaws.com`

VPCE_INTRA_VPC_TRAFFIC = { $resource }: a VPC endpoint never opens a connection
    .title = connection from an endpoint
    .expected = a connection to the endpoint
    .found = a connection from { $source }, an address of the endpoint
    .explain =
        Hosts connect to an endpoint; the service behind it answers and never begins.

        - Console: VPC → Endpoints → your endpoint → Subnets.
        - CLI: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids VPCE`

SERVICE_DOES_NOT_LISTEN = { $resource }: the service behind this interface does not answer on { $protocol } port { $ports }
    .title = service does not answer on this port
    .expected = a port on which the service answers
    .found = { $protocol } port { $ports }
    .explain =
        Endpoints, databases and other services have interfaces in your subnets, but answer only on their own ports: an AWS API on 443, MySQL on 3306, PostgreSQL on 5432. They do not answer ping.

        - Console: EC2 → Network interfaces → Description says whose interface it is.
        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[InterfaceType,Description]'`

SERVICE_OPENS_NO_CONNECTION = { $resource }: the service behind this interface opens no connection
    .title = connection from a service's interface
    .expected = a connection to the service
    .found = a connection from { $source }
    .explain =
        Some interfaces belong to services that only answer. The replies pass; a new connection from them does not exist.

        - CLI: `aws ec2 describe-network-interfaces --network-interface-ids ENI --query 'NetworkInterfaces[].[InterfaceType,Description]'`

DNS_SUPPORT_DISABLED = { $resource }: DNS support of this VPC is off, so its resolver does not answer
    .title = DNS support of the VPC is off
    .expected = enableDnsSupport true
    .found = enableDnsSupport false
    .explain =
        The resolver at the VPC's base address plus two, and at 169.254.169.253, answers only if enableDnsSupport is on. Names of an interface endpoint and of private zones need enableDnsHostnames as well.

        - Console: VPC → Your VPCs → Actions → Edit VPC settings.
        - CLI: `aws ec2 describe-vpc-attribute --vpc-id VPC --attribute enableDnsSupport`
