# The application on its hosts: whether anything runs, and whether the internet comes to it.

NO_APP_HOST = { $resource }: nothing in this VPC could run an application
    .title = no host for the application
    .question = Which instances or containers does this VPC have, and in which Region are they?
    .expected = an instance, or the network interface of a container
    .found = none
    .explain =
        An application needs something that it runs on: an instance, a container with a network interface of its own, or a group that starts instances. What was terminated is listed for a while but is not there any more.

        - Console: EC2 → Instances, filtered by your VPC.
        - CLI: `aws ec2 describe-instances --filters Name=vpc-id,Values=VPC --query 'Reservations[].Instances[].[InstanceId,State.Name]'`

NO_ENTRY_TO_APP = { $resource }: nothing that the internet can address leads to { $hosts }
    .title = no way in for visitors
    .question = To which address would a visitor on the internet send the request, and who has that address?
    .expected = a running host with a public address, or a load balancer that hands requests to a host
    .found = neither
    .explain =
        A visitor needs an address that the internet knows. A host in a private subnet has none, and only a load balancer in front of it can give it one. A host in a public subnet has one if it was launched with a public address or was given an Elastic IP address.

        - Console: EC2 → Instances → Public IPv4 address; EC2 → Load Balancers.
        - CLI: `aws ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,SubnetId,PublicIpAddress,State.Name]'`

IMDS_V1_ALLOWED = { $resource }: this host answers the first version of the metadata service
    .title = IMDSv1 allowed
    .question = What can somebody read from the metadata service who gets the application to fetch an address of their choice?
    .expected = HttpTokens required
    .found = HttpTokens optional
    .explain =
        The metadata service hands the credentials of the instance's role to whoever asks from the host. Its first version answers a plain GET, so an application that can be talked into fetching an address gives them away. Version 2 asks for a token first, which such a request cannot bring.

        - Console: EC2 → Instances → Actions → Instance settings → Modify instance metadata options.
        - CLI: `aws ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,MetadataOptions.HttpTokens]'`
