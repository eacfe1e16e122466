//! What people read who mistype: line, word, nearest word, what to do.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::str::FromStr;
use world::{World, WorldError};

fn error(text: &str) -> WorldError {
    World::from_str(text).and_then(|world| world.build()).unwrap_err()
}

#[test]
fn errors_say_what_to_do() {
    let whole = [
        "",
        "# nothing\n",
        "base solved\n",
        "world 2\nbase solved\n",
        "world one\nbase solved\n",
        "world 1\n",
        "world 1\nvpc a 10.1.0.0/16\n",
        "world 1\nbase solvd\n",
    ];
    let edits = [
        "sunbet private-d vpc 10.0.12.0/24",
        "subnet private-d vcp 10.0.12.0/24",
        "subnet private-d private-a 10.0.12.0/24",
        "subnet private-d vpc",
        "subnet private-d vpc 10.0.12.0/33",
        "subnet private-d vpc 10.3.0.0/24",
        "subnet private-d vpc 10.0.10.128/25",
        "subnet private-d vpc 10.0.12.0/29",
        "subnet private-d vpc 10.0.12.0/24 zon=d",
        "subnet private-d vpc 10.0.12.0/24 zone=e",
        "subnet private-d vpc 10.0.12.0/24 zone=c extra",
        "subnet private-a vpc 10.0.12.0/24",
        "subnet subnet-0123456789abcdef0 vpc 10.0.12.0/24",
        "route private-rt 0.0.0.0/0 nat-1",
        "route private-rt 0.0.0.0/0 -> nat-2",
        "route private-rt 0.0.0.0/0 -> private-a",
        "unroute private-rt 10.9.0.0/16",
        "allow private-acl in tcp 22 from 10.0.0.0/16",
        "allow private-acl in 100 tcp 22 from private-sg",
        "allow private-acl in 100 tcp 22 to 10.0.0.0/16",
        "allow private-acl in 32767 all from 0.0.0.0/0",
        "allow private-sg in 100 tcp 22 from 10.0.0.0/16",
        "allow private-sg in tpc 22 from 10.0.0.0/16",
        "allow private-sg in tcp 65536 from 10.0.0.0/16",
        "allow private-sg inn tcp 22 from 10.0.0.0/16",
        "deny private-sg in 100 tcp 22 from 10.0.0.0/16",
        "revoke private-sg in tcp 23 from bastion-sg",
        "drop-rule private-acl in 101",
        "set nat-1 Stat failed",
        "set nat-1 NatGatewayAddresses.0.Statu failed",
        "set nat-1 NatGatewayAddresses.5.Status failed",
        "set nat-1 NatGatewayId nat-0",
        "set app State.Code running",
        "set bastion-eni Description \"my notes\"",
        "set s3 RouteTableIds [\"@publik-rt\"]",
        "json nat-1 NatGatewayAddresses failed",
        "name vpc",
        "name vpc \"open",
        "denied ec2:DescribeNatGateway",
        "probe smtp {}",
        "probe tcp {\"outptu\": 1}",
        "add tgw ec2:DescribeTransitGateways {\"Sate\": \"available\"}",
        "add - ec2:GetManagedPrefixListEntries {\"Cidr\": \"10.0.0.0/8\"}",
        "remove main-rt",
        "remove private-sg",
        "remove app-eni",
        "remove nat-eip",
        "remove nat-1\nremove nat-1",
        "attach igw default-vpc",
        "associate public-rt default-subnet-a",
        "instance x public-a ip=10.0.0.2",
        "instance x public-a ip=10.0.0.10",
        "share vpc 12345",
        "region Seoul",
        "in us-east-1",
        "in us-east-1 vpc a 10.1.0.0/16\nregion us-east-1",
        "endpoint e vpc s3 type=gateway subnets=private-a",
        "tgw-attach a hub private-a",
        "tgw hub\ntgw-attach a hub private-a public-a",
        "tgw hub\ntgw-unroute hub-rt 10.9.0.0/16",
        "alb front public-a",
        "alb front public-a public-c\nlistener l front htpp 80 -> respond 404",
        "alb front public-a public-c\nlistener l front http 80 respond 404",
        "alb front public-a public-c\nlistener l front http 80 -> froward web",
        "alb front public-a public-c\nlistener l front http 80 -> redirect www.example.link",
        "target-group web vpc http 80\ntarget web app sick",
        "target-group web vpc http 80 type=ip\ntarget web app",
        "target-group web vpc http 80\ntarget-group weg vpc http 80:90",
        "subnet-group data private-a private-c\ndatabase db postgress data",
        "subnet-group data private-a private-c\ndatabase db postgres dota",
        "subnet-group data private-a private-c\ndb-cluster c mysql data",
        "zone shop example.link\nrecord shop www AAA 198.51.100.1",
        "zone shop example.link\nrecord shop www A",
        "zone shop example.link\nrecord shop www A -> nobody",
        "zone shop example.link\nunrecord shop www A",
        "certificate c example.link validation=POST",
        "distribution cdn nowhere",
        "distribution cdn www.example.com viewer=https",
        "cache-policy p ttl=1,2",
        "denied ec2:DescribeVpcs of vpc",
        "element ec2:DescribeVpcs 5",
        "element elbv2:DescribeTargetHealth {\"Target\": {\"Id\": \"i-1\"}}",
    ];
    let edits = edits.iter().map(|edit| format!("world 1\nbase solved\n{edit}\n"));
    let mut seen = String::new();
    for text in whole.iter().map(|text| (*text).to_owned()).chain(edits) {
        let shown = text.strip_prefix("world 1\nbase solved\n").unwrap_or(&text).trim_end();
        seen.push_str(&format!("{shown}\n    {}\n", error(&text)));
    }
    insta::assert_snapshot!(seen);
}

#[test]
fn errors_have_parts() {
    let error = error("world 1\nbase solved\n\n# a comment\nremvoe nat-1\n");
    assert_eq!((error.line, error.fault.word(), error.fault.nearest()), (5, Some("remvoe"), Some("remove")));
}
