//! Redaction: what goes, what stays, and that the rest still fits together.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use serde_json::{Value, json};
use snapshot::import::{SourceFile, import};
use snapshot::redact::{Mode, redact};
use snapshot::{Ask, Inventory, Snapshot};
use std::collections::{BTreeMap, BTreeSet};

const KEY: [u8; 32] = [42; 32];

/// What people wrote; none of it may be left.
const SECRETS: [&str; 17] = [
    "kim",
    "minsu",
    "finance",
    "my-key",
    "bastion-sg",
    "payments",
    "my-bucket",
    "Owner",
    "corp",
    "healthz",
    "note",
    "only me",
    "access-logs",
    "my-list",
    "shopdb",
    "vip",
    "laptop",
];

/// An answer with the lists that AWS always prints.
fn complete(mut answer: Value) -> Value {
    fn fill(object: &mut Value, path: &str) {
        match path.split_once("[].") {
            None if object.get(path).is_none() => object[path] = json!([]),
            None => {}
            Some((name, rest)) => {
                object[name].as_array_mut().into_iter().flatten().for_each(|element| fill(element, rest));
            }
        }
    }
    for ask in Ask::ALL {
        let list = ask.key().and_then(|key| answer.get_mut(key)?.as_array_mut());
        for element in list.into_iter().flatten() {
            ask.row().always.iter().for_each(|list| fill(element, list));
        }
    }
    answer
}

fn account() -> Snapshot {
    let lb = "arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:loadbalancer/app/kim-finance/50dc6c495c0c9188";
    let tg = "arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/payments/943f017f100becff";
    let policy = json!({"Version": "2012-10-17", "Statement": [{
        "Sid": "only me", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/kim"},
        "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::my-bucket/*", "arn:aws:s3:::al2023-repos-ap-northeast-2-de612dc2/*"],
        "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-0a1b2c3d4e5f60718", "aws:ResourceTag/Owner": "minsu",
            "kms:EncryptionContext:finance": "kim", "minsu.example:aud": "kim", "aws:SourceAccount": 444455556666_u64}}}]});
    let tags = json!([{"Key": "Name", "Value": "kim minsu"}, {"Key": "Owner", "Value": "minsu"}]);
    let files = [
        json!({"UserId": "AIDAKIM:minsu", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/kim"}),
        json!({"Vpcs": [{"VpcId": "vpc-0a1b2c3d4e5f60718", "CidrBlock": "10.20.0.0/16", "OwnerId": "111122223333", "Tags": tags}]}),
        json!({"Subnets": [{"SubnetId": "subnet-0a1b2c3d4e5f60718", "VpcId": "vpc-0a1b2c3d4e5f60718", "CidrBlock": "10.20.1.0/24",
                            "AvailabilityZone": "ap-northeast-2a", "State": "available", "OwnerId": "111122223333"}]}),
        json!({"Reservations": [{"ReservationId": "r-0a1b2c3d4e5f60718", "OwnerId": "111122223333", "Instances": [{
            "InstanceId": "i-0a1b2c3d4e5f60718", "State": {"Name": "running", "Code": 16}, "KeyName": "my-key", "Platform": "windows",
            "SubnetId": "subnet-0a1b2c3d4e5f60718", "PrivateIpAddress": "10.20.1.7", "PublicIpAddress": "13.124.5.6",
            "IamInstanceProfile": {"Arn": "arn:aws:iam::111122223333:instance-profile/finance/minsu"},
            "LaunchTime": "2026-11-02T01:02:03+00:00", "Tags": tags}]}]}),
        json!({"SecurityGroups": [
            {"GroupId": "sg-0a1b2c3d4e5f60718", "GroupName": "bastion-sg", "OwnerId": "111122223333", "IpPermissions": [
                {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "59.6.7.8/32", "Description": "laptop"}, {"CidrIp": "0.0.0.0/0"}],
                 "UserIdGroupPairs": [{"GroupId": "sg-11b2c3d4", "UserId": "444455556666"}]}]},
            {"GroupId": "sg-11b2c3d4", "GroupName": "default"}]}),
        json!({"PrefixLists": [{"PrefixListId": "pl-78a54011", "PrefixListName": "com.amazonaws.ap-northeast-2.s3", "Cidrs": ["52.219.60.0/23"]},
                               {"PrefixListId": "pl-0a1b2c3d4e5f60718", "PrefixListName": "my-list", "Cidrs": ["59.6.0.0/16"]}]}),
        json!({"RouteTables": [{"RouteTableId": "rtb-0a1b2c3d4e5f60718", "VpcId": "vpc-0a1b2c3d4e5f60718", "Routes": [
            {"DestinationCidrBlock": "10.20.0.0/16", "GatewayId": "local", "State": "active"},
            {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-0a1b2c3d4e5f60718"},
            {"DestinationPrefixListId": "pl-78a54011", "GatewayId": "vpce-0a1b2c3d4e5f60718"}]}]}),
        json!({"VpcEndpoints": [{"VpcEndpointId": "vpce-0a1b2c3d4e5f60718", "ServiceName": "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0a1b2c3d4e5f60718",
            "State": "Available", "PolicyDocument": policy.to_string(), "DnsEntries": [
                {"DnsName": "vpce-0a1b2c3d4e5f60718-abcdefgh.s3.ap-northeast-2.vpce.amazonaws.com", "HostedZoneId": "Z27UANNT0PRK1T"},
                {"DnsName": "api.kim.corp.example"}, {"DnsName": "s3.ap-northeast-2.amazonaws.com"}]}]}),
        json!({"LoadBalancers": [{"LoadBalancerArn": lb, "LoadBalancerName": "kim-finance", "DNSName": "internal-kim-finance-1234567890.ap-northeast-2.elb.amazonaws.com",
            "SecurityGroups": ["sg-0a1b2c3d4e5f60718"]}]}),
        json!({"TargetGroups": [{"TargetGroupArn": tg, "TargetGroupName": "payments", "HealthCheckPath": "/healthz", "LoadBalancerArns": [lb]}]}),
        json!({"operation": "DescribeTargetHealth", "input": {"TargetGroupArn": tg}, "output": {"TargetHealthDescriptions": [
            {"Target": {"Id": "10.20.1.7", "Port": 80}, "TargetHealth": {"State": "unhealthy", "Reason": "Target.Timeout"}}]}}),
        json!({"operation": "DescribeLoadBalancerAttributes", "input": {"LoadBalancerArn": lb}, "output": {"Attributes": [
            {"Key": "access_logs.s3.bucket", "Value": "access-logs"}, {"Key": "access_logs.s3.enabled", "Value": "true"}]}}),
        json!({"NetworkInterfaces": [{"NetworkInterfaceId": "eni-0a1b2c3d4e5f60718", "Description": "ELB app/kim-finance/50dc6c495c0c9188",
            "Association": {"IpOwnerId": "amazon-elb", "PublicIp": "13.124.5.6"}, "TagSet": tags}]}),
        json!({"DBInstances": [{"DBInstanceIdentifier": "shopdb", "Engine": "mysql", "Endpoint": {"Address": "shopdb.cabcdefghijk.ap-northeast-2.rds.amazonaws.com", "Port": 3306}}]}),
        json!({"operation": "DescribeNatGateways", "error": {"code": "UnauthorizedOperation", "message": "kim may not"}}),
        json!({"format": 1, "calls": [], "probes": [{"kind": "http", "vantage": "laptop of kim", "status": "seen",
            "input": {"url": "https://vip.corp.example/finance"}, "output": {"note": "minsu was here", "visits": [{"hops": [{
                "host": "vip.corp.example", "path": "/finance", "status": 302, "note": "minsu was here", "headers": [
                    {"name": "Location", "value": "https://vip.corp.example/order/shops/?who=minsu"},
                    {"name": "Set-Cookie", "value": "sessionid=minsu; Path=/finance; Secure"},
                    {"name": "X-Cache", "value": "Hit from cloudfront"}, {"name": "X-Finance", "value": "kim"}]}]}]}}]}),
    ];
    let files: Vec<SourceFile> = files
        .into_iter()
        .map(complete)
        .enumerate()
        .map(|(index, file)| SourceFile { path: format!("{index}.json"), bytes: file.to_string().into_bytes() })
        .collect();
    let all = import(&files);
    assert!(all.notes.is_empty(), "{:?}", all.notes);
    all.snapshot
}

/// Every text of a document with the path to it.
fn texts(value: &Value, path: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, one)| texts(one, &format!("{path}[{index}]"), found));
        }
        Value::Object(members) => members.iter().for_each(|(name, one)| texts(one, &format!("{path}.{name}"), found)),
        Value::String(text) => drop(found.insert(path.to_owned(), text.clone())),
        _ => {}
    }
}

fn all_texts(snapshot: &Snapshot) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    texts(&serde_json::to_value(snapshot).unwrap(), "", &mut found);
    found
}

#[test]
fn nothing_that_people_wrote_is_left() {
    for mode in [Mode::Share, Mode::Submit] {
        let after = redact(&account(), mode, &KEY);
        for (path, text) in all_texts(&after) {
            for secret in SECRETS {
                assert!(!text.contains(secret), "{mode:?}: {secret} is left in {path}: {text}");
            }
        }
        assert_eq!(Snapshot::from_json(&after.to_json()).unwrap(), after);
    }
}

#[test]
fn sharing_makes_up_accounts_ids_and_addresses_and_keeps_their_form() {
    let before = account();
    let after = redact(&before, Mode::Share, &KEY);
    let text = after.to_json();
    for secret in [
        "111122223333",
        "444455556666",
        "0a1b2c3d4e5f60718",
        "11b2c3d4",
        "10.20.",
        "13.124.5.6",
        "59.6.",
        "943f017f100becff",
    ] {
        assert!(!text.contains(secret), "{secret} is left:\n{text}");
    }
    for public in [
        "pl-78a54011",
        "52.219.60.0/23",
        "0.0.0.0/0",
        "amazon-elb",
        "local",
        "al2023-repos-ap-northeast-2-de612dc2",
        "Z27UANNT0PRK1T",
    ] {
        assert!(text.contains(public), "{public} is gone");
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_submission_keeps_accounts_ids_and_addresses() {
    let after = redact(&account(), Mode::Submit, &KEY);
    let text = after.to_json();
    for kept in [
        "111122223333",
        "vpc-0a1b2c3d4e5f60718",
        "sg-11b2c3d4",
        "10.20.1.7",
        "13.124.5.6",
        "943f017f100becff",
        "2026-11-02T01:02:03",
    ] {
        assert!(text.contains(kept), "{kept} is gone");
    }
    // ARNs are ids: two submissions under two keys still agree on them.
    let again = redact(&account(), Mode::Submit, &[1; 32]);
    let arns = |snapshot: &Snapshot| -> BTreeSet<String> {
        all_texts(snapshot).into_values().filter(|text| text.starts_with("arn:aws:elasticloadbalancing")).collect()
    };
    assert_eq!(arns(&after), arns(&again));
    insta::assert_snapshot!(text);
}

#[test]
fn what_belonged_together_still_does() {
    for mode in [Mode::Share, Mode::Submit] {
        let before = account();
        let after = redact(&before, mode, &KEY);
        let (one, two) = (Inventory::new(&before), Inventory::new(&after));
        let subnet = two.subnets.iter().next().unwrap();
        assert!(two.vpcs.get(subnet.vpc_id.as_ref().unwrap()).is_some());
        let group = two.target_groups.iter().next().unwrap();
        assert_eq!(two.target_health.of(&group.target_group_arn).len(), 1);
        let balancer = two.load_balancers.iter().next().unwrap();
        assert_eq!(group.load_balancer_arns, std::slice::from_ref(&balancer.load_balancer_arn));
        let description = two.network_interfaces.iter().next().unwrap().description.as_str().unwrap().to_owned();
        let tail = description.strip_prefix("ELB ").unwrap();
        assert!(balancer.load_balancer_arn.ends_with(tail), "{description} {}", balancer.load_balancer_arn);
        let target = two.target_health.of(&group.target_group_arn)[0].target.as_ref().unwrap().id.clone();
        assert_eq!(target, two.instances().iter().next().unwrap().private_ip_address);
        assert_eq!(two.nat_gateways.status(two.home()), one.nat_gateways.status(one.home()));
        // The same relation between texts: equal before, equal after, and the other way round.
        let (before, after) = (all_texts(&before), all_texts(&after));
        let mut there = BTreeMap::new();
        for (path, text) in &before {
            let id = text.rsplit_once('-').is_some_and(|(_, digits)| digits.len() == 17);
            if !id || path.contains("Policy") {
                continue;
            }
            let made_up = &after[path];
            assert_eq!(text.len(), made_up.len(), "{path}");
            assert_eq!(text.rsplit_once('-').unwrap().0, made_up.rsplit_once('-').unwrap().0, "{path}");
            assert_eq!(there.entry(text).or_insert(made_up), &made_up, "{path}");
        }
        assert_eq!(there.values().collect::<BTreeSet<_>>().len(), there.len());
    }
}

/// One call of an operation, redacted.
fn redacted(service: &str, operation: &str, output: &Value, mode: Mode) -> Value {
    let call = json!({"service": service, "operation": operation, "status": "seen", "output": output});
    let before = Snapshot::from_json(&json!({"format": 1, "calls": [call]}).to_string()).unwrap();
    serde_json::to_value(redact(&before, mode, &KEY)).unwrap()["calls"][0]["output"].clone()
}

/// What people call a database or a load balancer, in the forms of AWS's own words too: of a Region, a zone, a service.
const NAMES: [&str; 7] = ["shopdb", "shop-staging-2", "shop-db-1", "us-shop-1", "us-east-1", "s3", "my-east-1a"];

#[test]
fn the_name_in_the_address_of_a_load_balancer_goes_whatever_it_looks_like() {
    for mode in [Mode::Share, Mode::Submit] {
        for (called, front, back) in NAMES.iter().flat_map(|name| {
            [
                (name, "", "-1234567890"),
                (name, "internal-", "-1234567890"),
                (name, "", "-0123456789abcdef"),
                (name, "", ""),
            ]
        }) {
            let host = format!("{front}{called}{back}.ap-northeast-2.elb.amazonaws.com");
            let output = json!({"LoadBalancers": [{"LoadBalancerArn": format!("arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:loadbalancer/app/{called}/50dc6c495c0c9188"),
                "LoadBalancerName": called, "DNSName": host}]});
            let after = redacted("elbv2", "DescribeLoadBalancers", &output, mode)["LoadBalancers"][0].to_string();
            assert!(!after.contains(called) && after.contains(".ap-northeast-2.elb.amazonaws.com"), "{host}: {after}");
        }
    }
}

#[test]
fn arns_still_fit_what_they_name() {
    for mode in [Mode::Share, Mode::Submit] {
        let tail = "app/kim/50dc6c495c0c9188/0467ef3c8400ae65";
        let arn = |kind: &str| format!("arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:{kind}/{tail}");
        let listener =
            redacted("elbv2", "DescribeListeners", &json!({"Listeners": [{"ListenerArn": arn("listener")}]}), mode);
        let rule = json!({"Rules": [{"RuleArn": format!("{}/9683b2d02a6cabee", arn("listener-rule"))}]});
        let rule = redacted("elbv2", "DescribeRules", &rule, mode)["Rules"][0].clone();
        let parent = Ask::DescribeRules.row().own.parent(&rule);
        assert_eq!(parent.as_deref(), listener["Listeners"][0]["ListenerArn"].as_str(), "{rule}");

        for called in NAMES {
            let databases = json!({"DBInstances": [{"DBInstanceIdentifier": called, "DBInstanceArn": format!("arn:aws:rds:ap-northeast-2:111122223333:db:{called}"),
                "DBClusterIdentifier": "finance", "Endpoint": {"Address": format!("{called}.cabcdefghijk.ap-northeast-2.rds.amazonaws.com")}}]});
            let database = redacted("rds", "DescribeDBInstances", &databases, mode)["DBInstances"][0].clone();
            let name = database["DBInstanceIdentifier"].as_str().unwrap();
            assert!(
                name != called && database["DBInstanceArn"].as_str().unwrap().ends_with(&format!(":db:{name}")),
                "{database}"
            );
            assert!(database["Endpoint"]["Address"].as_str().unwrap().starts_with(&format!("{name}.")), "{database}");
        }

        let distributions = json!({"DistributionList": {"Items": [{"Id": "E2QWRUHAPOMQZL", "DomainName": "d111111abcdef8.cloudfront.net",
            "ARN": "arn:aws:cloudfront::111122223333:distribution/E2QWRUHAPOMQZL",
            "DefaultCacheBehavior": {"CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"}}]}});
        let one =
            redacted("cloudfront", "ListDistributions", &distributions, mode)["DistributionList"]["Items"][0].clone();
        let id = one["Id"].as_str().unwrap();
        assert_eq!(id == "E2QWRUHAPOMQZL", mode == Mode::Submit);
        assert!(one["ARN"].as_str().unwrap().ends_with(&format!(":distribution/{id}")), "{one}");
        assert_eq!(one["DefaultCacheBehavior"]["CachePolicyId"], "4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
    }
}

#[test]
fn zones_and_records_hang_together_and_say_nothing() {
    let document = json!({"format": 1, "calls": [
        {"service": "route53", "operation": "ListHostedZones", "status": "seen", "output": {"HostedZones": [
            {"Id": "/hostedzone/Z0OWN", "Name": "finance.link."}], "IsTruncated": false}},
        {"service": "route53", "operation": "ListResourceRecordSets", "input": {"HostedZoneId": "Z0OWN"}, "status": "seen", "output": {
            "IsTruncated": false, "ResourceRecordSets": [
            {"Name": "finance.link.", "Type": "NS", "ResourceRecords": [{"Value": "ns-1234.awsdns-56.co.uk."}]},
            {"Name": "finance.link.", "Type": "A", "AliasTarget": {"HostedZoneId": "ZWKZPGTI48KDX", "DNSName": "dualstack.kim-123.ap-northeast-2.elb.amazonaws.com."}},
            {"Name": "vip.finance.link.", "Type": "A", "AliasTarget": {"HostedZoneId": "Z0OWN", "DNSName": "finance.link."}},
            {"Name": "finance.link.", "Type": "MX", "ResourceRecords": [{"Value": "10 kim.finance.link."}]},
            {"Name": "finance.link.", "Type": "CAA", "ResourceRecords": [{"Value": "0 issue \"amazon.com\""}]},
            {"Name": "finance.link.", "Type": "TXT", "ResourceRecords": [{"Value": "\"kim minsu\""}]},
            {"Name": "8.2.0.192.in-addr.arpa.", "Type": "PTR", "ResourceRecords": [{"Value": "vip.finance.link."}]}]}}]});
    let before = Snapshot::from_json(&document.to_string()).unwrap();
    for mode in [Mode::Share, Mode::Submit] {
        let after = redact(&before, mode, &KEY);
        let text = after.to_json();
        for secret in ["finance", "kim", "minsu", "vip"] {
            assert!(!text.contains(secret), "{mode:?}: {secret}\n{text}");
        }
        for public in ["ZWKZPGTI48KDX", "amazon.com", ".link.", "awsdns-56.co.uk.", "hmac:", "8.2.0.192.in-addr.arpa."]
        {
            assert!(text.contains(public), "{mode:?}: {public}\n{text}");
        }
        assert_eq!(text.contains("Z0OWN"), mode == Mode::Submit);
        let inventory = Inventory::new(&after);
        let zone = inventory.hosted_zones.iter().next().unwrap();
        let records = inventory.resource_record_sets.of(&zone.id);
        assert_eq!(records.len(), 7, "{mode:?}");
        assert_eq!(records[0].name, zone.name);
        assert!(records[2].name.as_deref().unwrap().ends_with(zone.name.as_deref().unwrap()));
        assert_eq!(records[2].alias_target.as_ref().unwrap().hosted_zone_id.as_deref(), Some(&*zone.id));
    }
}

#[test]
fn the_key_decides() {
    let one = redact(&account(), Mode::Share, &KEY);
    assert_eq!(one, redact(&account(), Mode::Share, &KEY));
    let two = redact(&account(), Mode::Share, &[43; 32]);
    assert_ne!(one.account, two.account);
    assert_ne!(one.calls[1].output, two.calls[1].output);
}

proptest::proptest! {
    #[test]
    fn ids_and_accounts_are_mapped_one_to_one(ids: std::collections::BTreeSet<u32>, accounts: std::collections::BTreeSet<u32>, key: [u8; 32]) {
        let vpcs: Vec<Value> = ids.iter().map(|id| json!({"VpcId": format!("vpc-{id:08x}")})).collect();
        let subnets: Vec<Value> = accounts.iter().enumerate()
            .map(|(index, account)| json!({"SubnetId": format!("subnet-{index:017x}"), "OwnerId": format!("{account:012}")})).collect();
        let text = json!({"format": 1, "calls": [
            {"service": "ec2", "operation": "DescribeVpcs", "status": "seen", "output": {"Vpcs": vpcs}},
            {"service": "ec2", "operation": "DescribeSubnets", "status": "seen", "output": {"Subnets": subnets}}]});
        let after = redact(&Snapshot::from_json(&text.to_string()).unwrap(), Mode::Share, &key);
        let inventory = Inventory::new(&after);
        let mapped: BTreeSet<&str> = inventory.vpcs.iter().map(|vpc| vpc.vpc_id.as_str()).collect();
        proptest::prop_assert_eq!(mapped.len(), ids.len());
        proptest::prop_assert!(mapped.iter().all(|id| id.len() == 12 && id.starts_with("vpc-")));
        let owners: BTreeSet<String> = inventory.subnets.iter().filter_map(|subnet| subnet.owner_id.clone()).collect();
        proptest::prop_assert_eq!(owners.len(), accounts.len());
        proptest::prop_assert!(owners.iter().all(|owner| owner.len() == 12 && owner.bytes().all(|byte| byte.is_ascii_digit())));
    }
}
