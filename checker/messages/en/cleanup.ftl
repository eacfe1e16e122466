# Taking an account down again: what the script says, and what is said about it.

cleanup-head = Clean-up of the course in the account { $account }, Region { $region }
cleanup-head-vpc = What stands in { $vpc }, and what leads there from outside
cleanup-head-seen = Made from what was seen at { $time }; look again if you have built something since
cleanup-head-for-good = What it deletes cannot be brought back. Read it before you run it; it can be run again at any time.
cleanup-head-databases = Databases go without a final snapshot, and with their automated backups: whatever is in them is lost.
cleanup-head-distributions = A distribution is switched off, then it takes some minutes until every edge knows. One on a flat-rate plan cannot be deleted before the plan is cancelled in the console and its cycle is over.
cleanup-head-zones = When a hosted zone is gone, take its name servers out where the domain is registered.
cleanup-head-stacks = What a stack of CloudFormation made is deleted through the stack: the script asks first, and stops and prints the commands if there is one. Delete the stacks in the reverse order of their making, then look again.
cleanup-head-terraform = What Terraform made carries no mark. If it was Terraform, run terraform destroy in its folders, the last one first, instead of this script.
cleanup-lacking = May be incomplete. Not all of these lists were seen: { $calls }
cleanup-others = Also billing, not of this course, and left alone:
cleanup-unseen = Not seen at all: snapshots of disks and databases, buckets, logs, images, keys and roles. Bills and Cost Explorer show them.

cleanup-kept-odd-id = Left alone, for it cannot be named in a command: { $kind } { $id }
cleanup-kept-other-records = Left alone, for it holds records that are not the course's: { $kind } { $id }
cleanup-kept-registered-here = Left alone, for a domain that is registered in this account leads to it: { $kind } { $id }
cleanup-kept-of-another-account = Left alone, for it belongs to another account: { $kind } { $id }
cleanup-kept-held-by-service = Left alone, for a service made it that has to let go of it first: { $kind } { $id }
cleanup-kept-used-elsewhere = Left alone, for something that is not the course's uses it: { $kind } { $id }

cleanup-kind-record = DNS record
cleanup-kind-distribution = distribution
cleanup-kind-vpc-origin = VPC origin
cleanup-kind-load-balancer = load balancer
cleanup-kind-classic-load-balancer = Classic Load Balancer
cleanup-kind-target-group = target group
cleanup-kind-database-proxy = database proxy
cleanup-kind-database = database
cleanup-kind-database-cluster = database cluster
cleanup-kind-database-subnet-group = DB subnet group
cleanup-kind-database-snapshot = database snapshot
cleanup-kind-snapshot = snapshot of a disk
cleanup-kind-instance = instance
cleanup-kind-nat-gateway = NAT gateway
cleanup-kind-vpc-endpoint = VPC endpoint
cleanup-kind-instance-connect-endpoint = EC2 Instance Connect endpoint
cleanup-kind-transit-gateway-attachment = transit gateway attachment
cleanup-kind-peering = peering connection
cleanup-kind-vpn-gateway = virtual private gateway or its connection
cleanup-kind-network-interface = network interface
cleanup-kind-volume = disk
cleanup-kind-elastic-ip-address = Elastic IP address
cleanup-kind-certificate = certificate
cleanup-kind-hosted-zone = hosted zone
cleanup-kind-security-group-rule = rules of the security group that name another one
cleanup-kind-security-group = security group
cleanup-kind-internet-gateway = internet gateway
cleanup-kind-egress-only-gateway = egress-only internet gateway
cleanup-kind-subnet = subnet
cleanup-kind-route-table = route table
cleanup-kind-network-acl = network ACL
cleanup-kind-vpc = VPC

cleanup-why-in-subnet = Not before these, which have an interface in the subnet: { $ids }
cleanup-why-public-address = Not before these, which have public addresses that the gateway carries: { $ids }
cleanup-why-uses-group = Not before these, which use the group: { $ids }
cleanup-why-names-group = Not before the rules of these, which name the group: { $ids }
cleanup-why-associated = Not before these, which are associated with it: { $ids }
cleanup-why-holds = Not before these, which hold it: { $ids }
cleanup-why-forwards = Not before these, which forward to it: { $ids }
cleanup-why-shows = Not before these, which show it: { $ids }
cleanup-why-in-zone = Not before its records: { $ids }
cleanup-why-origin = Not before these, which fetch from it or through it: { $ids }
cleanup-why-member = Not before these, which belong to it: { $ids }
cleanup-why-in-vpc = Not before all that stands in it: { $ids }

cleanup-note-nat-gateway = Bills by the hour. It takes a minute or two until it has let go of its address.
cleanup-note-elastic-ip-address = Bills by the hour, used or not, until it is released.
cleanup-note-certificate = ACM may say for some minutes more that it is in use; it is tried again.
cleanup-note-security-group = The interfaces of load balancers and endpoints go a moment after them; it is tried again.
cleanup-note-route-table = It is taken off its subnets and its gateway first, as far as it is still with them.
cleanup-note-network-acl = Subnets that it still guards are given to the default one first: a list can only be exchanged.
cleanup-note-volume = Most go with their instance.
cleanup-note-vpc = Its main route table, default network ACL and default security group go with it.

cleanup-did = deleted
cleanup-gone = gone already, or going:
cleanup-waiting = waiting until it is gone:
cleanup-done = The clean-up is done.
cleanup-still = Still there and billing, Region by Region; nothing below this line means nothing is left.
cleanup-still-unknown = cannot be told

cleanup-stop-no-account = Stopped: AWS does not say whose credentials these are. Nothing was deleted.
cleanup-stop-account = Stopped, and nothing was deleted: the script is for another account. Its account, then that of these credentials: { $account }
cleanup-stop-stacks = Stopped: CloudFormation made some of this. Nothing was deleted. Delete the stacks, the last one first, then look again:
cleanup-stop-stacks-unknown = Stopped: it cannot be told what CloudFormation made. Nothing was deleted.
cleanup-stop-held = Stopped: it is still held by something else. Run the script again later.
cleanup-stop-refused = Stopped: AWS refuses. Mend what it says and run the script again.

cleanup-nothing = Nothing of the course is there: there is nothing to delete.
cleanup-nothing-certain = Nothing is there that is certainly of the course.
cleanup-nothing-known = Nothing of the course was found, but not everything was seen.
cleanup-summary = { $steps ->
    [one] One thing to delete
   *[other] { $steps } things to delete
}, in this order. Nothing has been deleted: read the script, then run it.
cleanup-incomplete = The script may be incomplete; its first lines say why.
cleanup-incomplete-calls = Not all of these lists were seen: { $calls }
cleanup-left-alone = { $count ->
    [one] One other thing is
   *[other] { $count } other things are
} billing and not of this course: { $ids }
cleanup-no-vpc = No VPC is taken for the course's, for { $lab } passes in none of them: { $vpcs }
cleanup-several-vpcs = Several VPCs could be the course's: { $vpcs }
cleanup-several-vpcs-hint = If one of them is the course's, name it: --vpc
cleanup-no-account = The evidence does not say which account and Region it is of, so that no script can be guarded against another one.
cleanup-no-account-hint = Look again with check collect cleanup, which says both.
