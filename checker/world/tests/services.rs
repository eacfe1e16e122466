//! What labs 2.16 to 2.24 need, a line each, and what AWS shows because of it: in the shapes that the checker reads.
#![expect(clippy::panic, clippy::unwrap_used, reason = "helpers of tests")]

use snapshot::{Ask, GLOBAL, Inventory, Status};
use std::str::FromStr;
use world::{Built, World};

fn build(edits: &str) -> Built {
    let text = format!("world 1\nbase solved\n{edits}\n");
    let world = World::from_str(&text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    assert_eq!(World::from_str(&world.to_string()).as_ref(), Ok(&world));
    world.build().unwrap_or_else(|error| panic!("{text}\n{error}"))
}

fn fault(edits: &str) -> String {
    let text = format!("world 1\nbase solved\n{edits}\n");
    World::from_str(&text).and_then(|world| world.build()).unwrap_err().to_string()
}

/// A shop on two hosts behind a load balancer, with a database, a name, a certificate and a distribution.
const SHOP: &str = "\
sg front-sg vpc
allow front-sg in tcp 80 from 0.0.0.0/0
allow front-sg in tcp 443 from 0.0.0.0/0
sg db-sg vpc
allow db-sg in tcp 5432 from private-sg
allow private-sg in tcp 8000 from front-sg
instance app-2 private-c groups=private-sg
subnet-group data private-a private-c
database shop-db postgres:17.5 data groups=db-sg db-name=shop
alb front public-a public-c groups=front-sg
target-group web vpc http 8000 check=/health
target web app
target web app-2
target-group delivery vpc http 8001
target delivery app unhealthy Target.Timeout
zone shop example.link
domain shop-domain example.link zone=shop
certificate site-cert example.link *.example.link zone=shop
certificate edge-cert www.example.link region=us-east-1
listener front-http front http 80 -> redirect https
listener front-https front https 443 certificate=site-cert policy=ELBSecurityPolicy-TLS13-1-2-2021-06 -> forward web
rule delivery-rule front-https 10 path=/delivery,/delivery/* -> forward delivery
sticky web lb_cookie seconds=600
distribution cdn front aliases=www.example.link certificate=edge-cert cache=CachingDisabled request=AllViewer methods=all
behavior cdn /static/* cache=CachingOptimized request=none methods=get
record shop www A -> cdn
record shop @ A -> front";

#[test]
fn a_load_balancer_has_interfaces_names_and_groups() {
    let built = build(SHOP);
    let inventory = Inventory::new(&built.snapshot);
    let id = |label: &str| built.labels.id(label).unwrap().to_owned();
    let front = inventory.load_balancers.get(&id("front")).unwrap();
    let way = front.load_balancer_arn.as_str().split_once(":loadbalancer/").unwrap().1.to_owned();
    assert!(way.starts_with("app/"), "{way}");
    let name = front.dns_name.as_deref().unwrap();
    assert!(name.ends_with(".ap-northeast-2.elb.amazonaws.com"), "{name}");
    assert_eq!(front.canonical_hosted_zone_id.as_deref(), Some("ZWKZPGTI48KDX"));
    let interfaces: Vec<_> = inventory
        .network_interfaces
        .iter()
        .filter(|one| one.description.as_str() == Some(&format!("ELB {way}")))
        .collect();
    assert_eq!(interfaces.len(), 2);
    for interface in interfaces {
        let public = interface.association.as_ref().unwrap();
        assert_eq!(public.ip_owner_id.as_deref(), Some("amazon-elb"));
        assert_eq!(interface.groups.iter().map(|group| group.group_id.as_str()).collect::<Vec<_>>(), [id("front-sg")]);
    }
    let web = inventory.target_groups.get(&id("web")).unwrap();
    assert_eq!(web.load_balancer_arns.iter().map(|arn| arn.as_str()).collect::<Vec<_>>(), [id("front")]);
    let health = |group: &str| -> Vec<String> {
        let targets = inventory.target_health.of(&id(group));
        targets.iter().map(|one| one.target_health.as_ref().unwrap().state.clone().unwrap()).collect()
    };
    assert_eq!((health("web"), health("delivery")), (vec!["healthy".into(); 2], vec!["unhealthy".into()]));
    let rules = inventory.rules.of(&id("front-https"));
    assert_eq!(rules.iter().filter_map(|rule| rule.priority.as_deref()).collect::<Vec<_>>(), ["default", "10"]);
    let certificate = inventory.certificate_details.of(&id("site-cert"))[0].certificate.as_ref().unwrap();
    assert_eq!(certificate.in_use_by.iter().map(|arn| arn.as_str()).collect::<Vec<_>>(), [id("front")]);
    assert_eq!(inventory.certificates.iter().filter(|one| one.in_use == Some(true)).count(), 2);
}

#[test]
fn aliases_lead_to_what_they_name() {
    let built = build(SHOP);
    let inventory = Inventory::new(&built.snapshot);
    let zone = built.labels.id("shop").unwrap();
    let records = inventory.resource_record_sets.of(zone);
    let alias = |name: &str| {
        let record = records.iter().find(|one| one.name.as_deref() == Some(name) && one.alias_target.is_some());
        record.unwrap().alias_target.clone().unwrap()
    };
    let www = alias("www.example.link.");
    assert_eq!(www.hosted_zone_id.as_deref(), Some("Z2FDTNDATAQYW2"));
    let cdn = inventory.distribution_details.of(built.labels.id("cdn").unwrap())[0].distribution.clone().unwrap();
    assert_eq!(www.dns_name, Some(format!("{}.", cdn.domain_name.unwrap())));
    let front = inventory.load_balancers.get(built.labels.id("front").unwrap()).unwrap();
    let apex = alias("example.link.");
    assert_eq!(apex.dns_name, Some(format!("dualstack.{}.", front.dns_name.as_deref().unwrap())));
    assert_eq!(apex.hosted_zone_id.as_deref(), front.canonical_hosted_zone_id.as_deref());
    // Route 53's own two, the certificate's one and the aliases.
    let listed = inventory.hosted_zones.get(zone).unwrap();
    assert_eq!((listed.resource_record_set_count, records.len()), (Some(5), 5));
    let servers = inventory.hosted_zone_details.of(zone)[0].delegation_set.clone().unwrap().name_servers;
    let at_registry = &inventory.domain_details.of("example.link")[0].nameservers;
    assert_eq!(at_registry.iter().filter_map(|one| one.name.clone()).collect::<Vec<_>>(), servers);
}

#[test]
fn policies_of_aws_are_known_and_certificates_lie_in_their_region() {
    let built = build(SHOP);
    let inventory = Inventory::new(&built.snapshot);
    let cache = inventory.cache_policies.of("4135ea2d-6df8-44a3-9df3-4b5a84be39ad")[0].cache_policy.clone().unwrap();
    assert_eq!(cache.cache_policy_config.unwrap().max_ttl, Some(0));
    assert_eq!(inventory.status(Ask::GetCachePolicy, inventory.home()), Status::Seen);
    let edge = built.labels.id("edge-cert").unwrap();
    assert!(edge.starts_with("arn:aws:acm:us-east-1:"));
    let listed = inventory.certificates.row(edge).unwrap();
    assert_eq!(inventory.place_of(&listed).unwrap().region, GLOBAL);
    let error = fault(&format!("{SHOP}\nlistener more front https 8443 certificate=edge-cert -> respond 404"));
    assert!(error.contains("it is in us-east-1"), "{error}");
}

/// What is set up otherwise later is as if it had been made so.
#[test]
fn a_load_balancer_moves_a_listener_shows_another_certificate_and_answers_count() {
    let odd = SHOP.replace("alb front public-a public-c", "alb front private-a private-c");
    let mended = build(&format!("{odd}\nstand front public-a public-c"));
    let inventory = Inventory::new(&mended.snapshot);
    let front = inventory.load_balancers.get(mended.labels.id("front").unwrap()).unwrap();
    let subnets: Vec<&str> = front.availability_zones.iter().filter_map(|zone| zone.subnet_id.as_deref()).collect();
    assert_eq!(subnets, ["public-a", "public-c"].map(|label| mended.labels.id(label).unwrap()));
    let (_, way) = front.load_balancer_arn.as_str().split_once(":loadbalancer/").unwrap();
    let own = inventory.network_interfaces.iter().filter(|one| one.description.as_str() == Some(&format!("ELB {way}")));
    let places: Vec<_> = own.map(|one| (one.subnet_id.as_deref().unwrap(), one.association.is_some())).collect();
    assert_eq!(places.len(), 2);
    assert!(places.iter().all(|(subnet, public)| subnets.contains(subnet) && *public), "{places:?}");
    for (line, why) in
        [("stand front public-a", "at least two zones"), ("stand front public-a private-a", "another of")]
    {
        let error = fault(&format!("{SHOP}\n{line}"));
        assert!(error.contains(why), "{line}: {error}");
    }

    let built = build(&format!("{SHOP}\ncertificate new-cert www.example.link\ncertify front-https new-cert"));
    let inventory = Inventory::new(&built.snapshot);
    let (new, old) = (built.labels.id("new-cert").unwrap(), built.labels.id("site-cert").unwrap());
    let own = built.labels.id("front-https").unwrap();
    let listener = inventory.listeners.iter().find(|one| one.listener_arn.as_str() == own).unwrap();
    assert_eq!(listener.certificates.iter().map(|one| one.certificate_arn.as_str()).collect::<Vec<_>>(), [new]);
    let listed = inventory.listener_certificates.of(&listener.listener_arn);
    assert_eq!(listed.iter().map(|one| one.certificate_arn.as_str()).collect::<Vec<_>>(), [new]);
    let users = |arn: &str| inventory.certificate_details.of(arn)[0].certificate.clone().unwrap().in_use_by.len();
    assert_eq!((users(new), users(old)), (1, 0));

    let came = |codes: &str| {
        let health = format!(
            r#"{{"State": "unhealthy", "Reason": "Target.ResponseCodeMismatch", "Description": "Health checks failed with these codes: [{codes}]"}}"#
        );
        let target = format!(r#"{{"Target": {{"Id": "@app", "Port": 8000}}, "TargetHealth": {health}}}"#);
        let lines = format!("drop-target web app\nelement elbv2:DescribeTargetHealth of web {target}");
        let built = build(&format!("{SHOP}\n{lines}\ncheck web matcher=200-399"));
        let inventory = Inventory::new(&built.snapshot);
        let targets = inventory.target_health.of(built.labels.id("web").unwrap());
        let app = targets.iter().find(|one| one.target.as_ref().unwrap().id.as_deref() == built.labels.id("app"));
        app.unwrap().target_health.as_ref().unwrap().state.clone().unwrap()
    };
    assert_eq!(
        (came("302"), came("301,302"), came("302,404")),
        ("healthy".into(), "healthy".into(), "unhealthy".into())
    );
}

/// A certificate that waits is issued once its records stand where the world looks, and not where nobody does.
#[test]
fn a_certificate_is_issued_once_its_record_is_found() {
    let waits = "zone shop example.link\ndomain shop-domain example.link zone=shop\nzone twin example.link\n\
                 certificate waits example.link status=PENDING_VALIDATION\n\
                 set waits DomainValidationOptions [{\"DomainName\":\"example.link\",\"ValidationStatus\":\"PENDING_VALIDATION\",\
                 \"ValidationMethod\":\"DNS\",\"ResourceRecord\":{\"Name\":\"_abc.example.link.\",\"Type\":\"CNAME\",\
                 \"Value\":\"_def.acm-validations.aws.\"}}]";
    let status = |line: &str| {
        let built = build(&format!("{waits}\n{line}"));
        let inventory = Inventory::new(&built.snapshot);
        let certificate = inventory.certificate_details.of(built.labels.id("waits").unwrap())[0].certificate.clone();
        (certificate.as_ref().unwrap().status.clone().unwrap(), certificate.unwrap().not_after.is_some())
    };
    let waiting = ("PENDING_VALIDATION".to_owned(), false);
    assert_eq!(status("record shop _abc CNAME _def.acm-validations.aws"), ("ISSUED".to_owned(), true));
    assert_eq!(status("record twin _abc CNAME _def.acm-validations.aws"), waiting);
    assert_eq!(status("record shop _abc CNAME _other.acm-validations.aws"), waiting);
    assert_eq!(status("record shop _abc.example.link.example.link. CNAME _def.acm-validations.aws"), waiting);
}

#[test]
fn a_stopped_database_starts_and_a_failed_one_does_not() {
    let status = |lines: &str| {
        let built = build(&format!("{SHOP}\n{lines}\nstart shop-db"));
        let inventory = Inventory::new(&built.snapshot);
        inventory.db_instances.get(built.labels.id("shop-db").unwrap()).unwrap().db_instance_status.clone().unwrap()
    };
    assert_eq!(status("set shop-db DBInstanceStatus stopped"), "available");
    assert_eq!(status("set shop-db DBInstanceStatus failed"), "failed");
}

#[test]
fn what_is_removed_takes_along_what_hangs_on_it() {
    let gone = "remove cdn\nunrecord shop www A\nremove front\nremove web\nremove delivery\nremove site-cert\nremove \
                edge-cert\nremove shop-domain\nremove shop\nremove shop-db\nremove data\nremove app-2\n\
                revoke private-sg in tcp 8000 from front-sg\nremove front-sg\nremove db-sg";
    let (before, after) = (build(""), build(&format!("{SHOP}\n{gone}")));
    let told = |built: &Built| serde_json::to_string_pretty(&built.snapshot).unwrap();
    assert_eq!(told(&before), told(&after));
    for (line, why) in [
        ("remove web", "forwards to it"),
        ("remove site-cert", "uses it"),
        ("remove data", "uses it"),
        ("remove front-https-default", "default rule"),
        ("remove front-eni", "part of a service"),
    ] {
        let error = fault(&format!("{SHOP}\n{line}"));
        assert!(error.contains(why), "{line}: {error}");
    }
}

#[test]
fn mistakes_of_the_labs_are_a_line_each() {
    let lines = [
        // 2.16
        "groups shop-db default-sg",
        "set shop-db PubliclyAccessible true",
        "database other mysql:8.0.40 data state=creating",
        "set shop-db DBInstanceStatus stopped",
        "db-cluster aurora aurora-postgresql data",
        // 2.18, 2.19
        "alb hidden private-a private-c",
        "alb inner public-a public-c scheme=internal",
        "set front State.Code provisioning",
        "target web app initial",
        "target web app-2 unhealthy Target.ResponseCodeMismatch",
        "drop-target web app",
        "remove front-https",
        "attribute front load_balancing.cross_zone.enabled false",
        "set front IpAddressType dualstack-without-public-ipv4",
        // 2.20
        "remove delivery-rule",
        "action delivery-rule -> forward web",
        "action front-https -> forward web:90 delivery:10 stickiness=60",
        "rule shadow front-https 5 path=/* -> respond 404",
        "rule odd front-https 7 path-regex=^/v[0-9]+ url-rewrite=\"^/v[0-9]+ /\" -> forward web",
        "sticky web app_cookie JSESSIONID",
        // 2.21, 2.22
        "zone again example.link",
        "zone inside example.link private vpcs=vpc",
        "delegate shop-domain ns-1.example.net ns-2.example.net",
        "record shop www.example.link.example.link. A 198.51.100.1",
        "record shop @ AAAA -> front",
        "record shop blue A -> front zone-id=Z2FDTNDATAQYW2",
        "record shop api A 198.51.100.1 set=blue weight=100",
        "set shop-domain StatusList [\"clientHold\"]",
        "dnssec shop SIGNING",
        "record shop * CNAME www.example.link",
        // 2.23
        "certificate waiting api.example.link status=PENDING_VALIDATION",
        "certificate late api.example.link status=FAILED failure=CAA_ERROR",
        "certificate mine api.example.link type=IMPORTED key=EC_prime256v1",
        "set front-https SslPolicy ELBSecurityPolicy-2016-08",
        "sni front-https site-cert",
        // 2.24
        "set cdn Status InProgress",
        "behavior cdn default methods=get",
        "behavior cdn default cache=CachingOptimized",
        "cache-policy keyed cookies=all queries=all",
        "origin plain cdn front protocol=http-only header=X-Origin:let-me-in",
        "vpc-origin way-in front",
        "plan free credits=20",
    ];
    let solved = build(SHOP).snapshot;
    for line in lines {
        let built = build(&format!("{SHOP}\n{line}"));
        assert_ne!(built.snapshot, solved, "{line}");
        let undone = world::edit(&built.snapshot, "").unwrap();
        assert_eq!(undone, built.snapshot, "{line}: upon a snapshot");
    }
}

#[test]
fn what_aws_would_refuse_is_an_error() {
    for (line, why) in [
        ("alb one public-a", "two zones"),
        ("alb twice public-a public-a", "another of the subnets"),
        ("subnet-group small private-a", "two zones"),
        ("listener bad front tcp 81 -> forward web", "Application Load Balancers do not listen"),
        ("listener bad front https 81 -> respond 404", "needs a certificate"),
        ("rule again front-https 10 path=/a -> forward web", "has this priority"),
        ("rule nothing front-https 11 -> forward web", "no condition"),
        ("record shop @ CNAME www.example.com", "no CNAME can exist"),
        ("record shop www A 198.51.100.1 weight=5", "a set identifier of its own"),
        ("distribution more front aliases=a.example.link", "needs a certificate"),
        ("distribution more front cache=CachingOff", "CachingDisabled"),
        ("target web 10.0.10.10", "type instance"),
        ("zone bad example.com vpcs=vpc", "answers everywhere"),
    ] {
        let error = fault(&format!("{SHOP}\n{line}"));
        assert!(error.contains(why), "{line}: {error}");
    }
}

#[test]
fn a_private_name_of_an_endpoint_is_one() {
    let built = build("endpoint ssm vpc ssm subnets=private-a,private-c groups=web-sg");
    let inventory = Inventory::new(&built.snapshot);
    let endpoint = inventory.vpc_endpoints.get(built.labels.id("ssm").unwrap()).unwrap();
    let names: Vec<&str> = endpoint.dns_entries.iter().filter_map(|one| one.dns_name.as_deref()).collect();
    assert_eq!(names.len(), 4, "its own, two zones' and the service's: {names:?}");
    assert_eq!(names.last(), Some(&"ssm.ap-northeast-2.amazonaws.com"));
    assert!(names[1].contains("-ap-northeast-2a.ssm."), "{names:?}");
    let off = build("endpoint ssm vpc ssm subnets=private-a groups=web-sg private-dns=off");
    let inventory = Inventory::new(&off.snapshot);
    assert_eq!(inventory.vpc_endpoints.get(off.labels.id("ssm").unwrap()).unwrap().dns_entries.len(), 2);
}

#[test]
fn a_transit_gateway_has_a_table_that_was_asked_about() {
    let built = build("tgw hub\ntgw-attach hub-vpc hub private-a private-c\nroute private-rt 10.9.0.0/16 -> hub");
    let inventory = Inventory::new(&built.snapshot);
    let table = built.labels.id("hub-rt").unwrap();
    assert_eq!(inventory.transit_gateway_routes.status(table), Status::Seen);
    let routes = inventory.transit_gateway_routes.of(table);
    assert_eq!(routes[0].destination_cidr_block.as_deref(), Some("10.0.0.0/16"));
    let attachment = built.labels.id("hub-vpc").unwrap();
    let all = inventory.transit_gateway_attachments.get(attachment).unwrap();
    assert_eq!(all.association.as_ref().unwrap().transit_gateway_route_table_id.as_deref(), Some(table));
    let text = format!("Network Interface for Transit Gateway Attachment {attachment}");
    let interfaces = inventory.network_interfaces.iter().filter(|one| one.description.as_str() == Some(&text));
    assert_eq!(interfaces.count(), 2);
    let gone = build("tgw hub\ntgw-attach hub-vpc hub private-a private-c\nremove hub");
    assert_eq!(gone.snapshot, build("").snapshot);
}

#[test]
fn everything_moves_with_the_region_and_the_account() {
    let here = build(SHOP);
    for (line, mark) in
        [("region us-east-1", "us-east-1"), ("account 210987654321", "210987654321"), ("region eu-west-1", "eu-west-1")]
    {
        let there = build(&format!("{SHOP}\n{line}"));
        let inventory = Inventory::new(&there.snapshot);
        let front = there.labels.id("front").unwrap();
        assert!(front.contains(mark), "{front}");
        assert!(inventory.load_balancers.get(front).is_some());
        assert_eq!(inventory.listeners.of(front).len(), 2);
        assert_eq!(inventory.rules.of(there.labels.id("front-https").unwrap()).len(), 2);
        for &ask in Ask::ALL {
            assert_eq!(inventory.status(ask, inventory.home()), Status::Seen, "{line}: {}", ask.name());
        }
        let json = serde_json::to_string(&there.snapshot).unwrap();
        assert!(!json.contains("123456789012") || line.starts_with("region"), "{line}");
        assert!(here.snapshot != there.snapshot);
    }
}
