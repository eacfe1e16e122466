# Network ACLs.

SUBNET_ACL_RESTRICTION = { $leg ->
        [reply] { $direction ->
            [ingress] { $resource }: the rule { $rule } drops the reply on its way in; it still comes from { $source }, the address of the server that answered{ $nat ->
                [yes] { "" } (a NAT gateway does not rewrite it)
               *[no] { "" }
            }
           *[egress] { $resource }: the rule { $rule } drops the reply on its way out to { $destination }{ $ported ->
                [yes] { "" }, ports { $ports }, which the client chose
               *[no] { "" }
            }
        }
       *[request] { $direction ->
            [ingress] { $resource }: the rule { $rule } drops { $what } from { $source } to { $destination } on its way in
           *[egress] { $resource }: the rule { $rule } drops { $what } from { $source } to { $destination } on its way out
        }
    }
    .title = network ACL drops the packet
    .question = { $leg ->
        [reply] { $direction ->
            [ingress] From which address does the reply come in, and which inbound rule matches it first, reading from the lowest number?
           *[egress] To which address, and which port if there is one, does the reply go out, and which outbound rule matches it first?
        }
       *[request] { $direction ->
            [ingress] Which inbound rule of this network ACL matches the packet first, reading from the lowest number?
           *[egress] Which outbound rule of this network ACL matches the packet first, reading from the lowest number?
        }
    }
    .expected = { $direction ->
        [ingress] inbound { $needed }
       *[egress] outbound { $needed }
    }
    .found = { $direction ->
        [ingress] inbound { $rule }, which decides for { $packet }
       *[egress] outbound { $rule }, which decides for { $packet }
    }
    .explain =
        A network ACL filters what enters and leaves a subnet, never what stays inside it. Its rules are tried from the lowest number; the first that matches decides, and the last one, *, denies all the rest. It is stateless: the reply is judged on its own, by the rules of the other direction, and goes to the port that the client chose (Linux 32768–60999, Windows and macOS 49152–65535, NAT gateways and load balancers 1024–65535). A reply carries the address of the server that answers: what comes back through a NAT gateway from the internet comes from the public address, not from the VPC. A network ACL does not filter traffic to the VPC's own resolver or to the instance metadata service.

        - Console: VPC → Network ACLs → your list → Inbound rules, Outbound rules; read from the top until one matches.
        - CLI: `aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=SUBNET`

REPLY_PORTS_PARTLY_SHUT = { $resource }: the rule { $rule } drops the replies to ports { $ports }, so some connections get no answer
    .title = some replies are dropped
    .question = From which range does the side that opens the connection choose its port, and how much of that range does this network ACL admit?
    .expected = replies allowed to all ports that the client may choose: { $protocol } { $needed }
    .found = { $rule }; no reply to ports { $ports }
    .explain =
        A client chooses a new port for each connection, out of a range of its own. A network ACL that admits only a part of that range lets some connections through and leaves others hanging, so it "works sometimes". The ranges: Linux 32768–60999, Windows and macOS 49152–65535, NAT gateways and load balancers 1024–65535.

        - Console: VPC → Network ACLs → your list; compare the port range of the rule that admits replies with the range of the client.
        - CLI: `aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=SUBNET`
