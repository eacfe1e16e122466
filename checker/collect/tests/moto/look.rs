//! A whole look at an account.

use crate::moto::account::{Built, LAB_1_12, UNKNOWN_TO_MOTO, build, call, collect, options, runtime};
use collect::{Event, Plan};
use real::{Application, Moto, Proxy};
use snapshot::{Ask, Inventory, Output, Snapshot, Status};
use std::collections::BTreeMap;

#[test]
fn a_lab_account_is_seen_whole() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("ap-northeast-2");
    let built = build(&account);
    let seen = collect(&Plan::new(LAB_1_12.iter().copied()), &options(&account, moto.url()));

    assert_eq!(seen.account.as_deref(), Some(account.number.as_str()));
    assert_eq!(seen.region.as_deref(), Some("ap-northeast-2"));
    assert!(seen.principal.as_deref().unwrap().starts_with("arn:aws:sts::"));
    for call in &seen.calls {
        let operation = call.known().unwrap();
        let expected = if UNKNOWN_TO_MOTO.contains(&operation) { Status::Unsupported } else { Status::Seen };
        assert_eq!(call.status, expected, "{}: {:?}", call.operation, call.error);
        assert_eq!(call.output.is_some(), expected == Status::Seen, "{}", call.operation);
        if expected == Status::Seen {
            assert!(call.at <= call.finished && call.at.is_some(), "{}", call.operation);
        }
    }

    let inventory = Inventory::new(&seen);
    assert_eq!(inventory.vpcs.get(&built.vpc).unwrap().cidr_block.as_deref(), Some("10.0.0.0/16"));
    assert_eq!(inventory.nat_gateways.get(&built.nat).unwrap().state.as_deref(), Some("available"));
    let table = inventory.route_tables.get(&built.private_table).unwrap();
    assert!(table.routes.iter().any(|route| route.nat_gateway_id.as_deref() == Some(built.nat.as_str())));
    let lists: Vec<_> = table.routes.iter().filter_map(|route| route.destination_prefix_list_id.as_ref()).collect();
    assert_eq!(lists.len(), 1, "the gateway endpoint's route");
    assert!(!inventory.prefix_list_entries.of(lists[0]).is_empty(), "its blocks are collected");
    assert_eq!(inventory.subnets.get(&built.public).unwrap().vpc_id.as_deref(), Some(built.vpc.as_str()));
    let hosts: Vec<_> =
        inventory.instances().iter().filter(|host| host.subnet_id.as_deref() == Some(built.private.as_str())).collect();
    assert_eq!(hosts.len(), 1);
    assert_eq!(hosts[0].tags.name(), Some("사설 호스트"));
    // The SDK knows neither of these words, the wire has them.
    assert_eq!(inventory.internet_gateways.iter().next().unwrap().attachments[0].state.as_deref(), Some("available"));
    assert_eq!(inventory.vpc_endpoints.iter().next().unwrap().state.as_deref(), Some("available"));
    // Two switches for each VPC, the default one too.
    assert_eq!(inventory.vpc_attributes.iter().count(), 2 * inventory.vpcs.iter().count());

    let text = serde_json::to_string(&seen).unwrap();
    assert_eq!(Snapshot::from_json(&text).unwrap(), seen, "a snapshot that was written is the same when read");
}

#[test]
fn each_call_is_made_once_and_unknown_ones_are_not_retried() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("us-east-1");
    let proxy = Proxy::before(moto.url());
    let mut events = BTreeMap::new();
    let plan = Plan::new(LAB_1_12.iter().copied());
    let mut planned = 0;
    let (mut running, mut most) = (0_i32, 0);
    let seen = runtime()
        .block_on(collect::collect(&plan, &options(&account, &proxy.url()), |event| match event {
            Event::CallsPlanned { more } => planned += more,
            Event::CallStarted { .. } => {
                running += 1;
                most = most.max(running);
            }
            Event::CallFinished { operation, status, .. } => {
                running -= 1;
                *events.entry((operation, status)).or_insert(0) += 1;
            }
            _ => {}
        }))
        .unwrap();
    assert_eq!(most, 4, "at most four at once");
    assert_eq!(planned, proxy.calls().len(), "what is announced is what is made");
    for operation in plan.asks() {
        let made = proxy.count(operation.name());
        let recorded = seen.calls.iter().filter(|call| call.known() == Some(operation)).count();
        assert_eq!(made, recorded, "{operation:?}");
        let finished: i32 = events.iter().filter(|((of, _), _)| *of == operation).map(|(_, times)| times).sum();
        assert_eq!(usize::try_from(finished).unwrap(), made, "{operation:?}");
    }
}

#[test]
fn only_the_plan_is_asked() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("us-east-1");
    let proxy = Proxy::before(moto.url());
    collect(&Plan::new([Ask::DescribeNatGateways]), &options(&account, &proxy.url()));
    assert_eq!(proxy.calls(), ["GetCallerIdentity", "DescribeNatGateways"]);
}

#[test]
fn the_whole_plan_in_an_account_that_has_everything() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("ap-northeast-2");
    let built = build(&account);
    let gateway = account.ec2("CreateTransitGateway", &[]).get("transitGatewayId");
    let attachment = [("TransitGatewayId", gateway.as_str()), ("VpcId", &built.vpc), ("SubnetIds.1", &built.private)];
    account.ec2("CreateTransitGatewayVpcAttachment", &attachment);
    account.ec2("CreateVpnGateway", &[("Type", "ipsec.1")]);
    let application = Application::build(&account, &built.network());
    let proxy = Proxy::before(moto.url());
    let start = std::time::Instant::now();
    let seen = collect(&Plan::everything(), &options(&account, &proxy.url()));
    println!("the whole plan: {} calls in {:?}", proxy.calls().len(), start.elapsed());
    for call in &seen.calls {
        let operation = call.known().unwrap();
        let expected = if UNKNOWN_TO_MOTO.contains(&operation) { Status::Unsupported } else { Status::Seen };
        assert_eq!(call.status, expected, "{}:{}: {:?}", call.service, call.operation, call.error);
    }
    let inventory = Inventory::new(&seen);
    assert!(inventory.transit_gateways.get(&gateway).is_some());
    assert_eq!(inventory.transit_gateway_vpc_attachments.iter().count(), 1);
    assert_eq!(inventory.vpn_gateways.iter().count(), 1);
    let routes = call(&seen, Ask::SearchTransitGatewayRoutes);
    assert!(matches!(routes.output, Some(Output::SearchTransitGatewayRoutes(_))));
    assert!(routes.proves_absence(), "its filter names every state");
    application_is_seen(&inventory, &built, &application);
}

fn application_is_seen(inventory: &Inventory<'_>, built: &Built, application: &Application) {
    let balancer = inventory.load_balancers.iter().next().unwrap();
    assert_eq!(balancer.vpc_id.as_deref(), Some(built.vpc.as_str()));
    let listeners = inventory.listeners.of(&balancer.load_balancer_arn);
    assert_eq!(listeners.iter().map(|listener| &*listener.listener_arn).collect::<Vec<_>>(), [&application.listener]);
    // A26: priorities are text, and the default one is last.
    let rules = inventory.rules.of(&application.listener);
    let priorities: Vec<_> = rules.iter().filter_map(|rule| rule.priority.as_deref()).collect();
    assert_eq!(priorities, ["10", "default"]);
    assert_eq!(inventory.listener_certificates.of(&application.listener).len(), 1);
    assert!(!inventory.load_balancer_attributes.of(&balancer.load_balancer_arn).is_empty());
    let health = inventory.target_health.of(&application.group);
    assert_eq!(health[0].target.as_ref().unwrap().id.as_deref(), Some(built.host.as_str()));
    // A25: another API, with a zone id of its own name.
    assert_eq!(inventory.classic_load_balancers.get("old").unwrap().subnets.len(), 1);
    let database = inventory.db_instances.get("shop").unwrap();
    assert_eq!(database.db_subnet_group.as_ref().unwrap().subnets.len(), 2);
    // A28: the id comes with its path, and goes without.
    let zone = inventory.hosted_zones.get(&application.zone).unwrap();
    assert_eq!(zone.name.as_deref(), Some("example.com."));
    let records = inventory.resource_record_sets.of(&application.zone);
    assert!(records.iter().any(|record| record.name.as_deref() == Some("www.example.com.")), "{records:?}");
    assert!(!inventory.hosted_zone_details.of(&application.zone).is_empty());
    // A22: CloudFront's certificates lie in one Region.
    for (certificate, region) in application.certificates.iter().zip(["ap-northeast-2", "us-east-1"]) {
        let row = inventory.certificates.row(certificate).unwrap();
        assert_eq!(inventory.place_of(&row).unwrap().region, region);
        assert_eq!(inventory.certificate_details.of(certificate).len(), 1);
    }
    let distribution = inventory.distribution_details.of(&application.distribution);
    let config = distribution[0].distribution.as_ref().unwrap().distribution_config.as_ref().unwrap();
    assert_eq!(config.aliases.as_ref().unwrap().items, ["www.example.com"]);
}

#[test]
fn regions_with_vpcs_are_found_for_a_hint() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("us-east-1");
    build(&account.elsewhere("eu-west-1"));
    let found = runtime().block_on(collect::regions_with_vpcs(&options(&account, moto.url()))).unwrap();
    assert_eq!(found, [collect::RegionVpcs { region: "eu-west-1".into(), made: 1 }]);
}

#[test]
fn who_asks() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("ap-northeast-2");
    let who = runtime().block_on(collect::identity(&options(&account, moto.url()))).unwrap();
    assert_eq!((who.account, who.region.as_str()), (account.number, "ap-northeast-2"));
    assert!(who.clock_ahead.unwrap().abs().as_secs() < 5);
}
