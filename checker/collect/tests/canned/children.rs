//! Level by level, each call once, in its place.

use crate::canned::{answer, asked, collect, error, live, options, plainly, runtime, serve};
use collect::{Event, Options, Plan};
use real::Server;
use snapshot::{Ask, GLOBAL, Inventory, Scope, Service, Snapshot, Status, Wanted};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

fn calls(seen: &Snapshot, ask: Ask) -> Vec<&snapshot::Call> {
    seen.calls.iter().filter(|call| call.known() == Some(ask)).collect()
}

#[test]
fn the_whole_plan_is_asked_and_nothing_is_left() {
    let server = plainly();
    let seen = collect(&Plan::everything(), &server);
    for call in &seen.calls {
        assert_eq!(call.status, Status::Seen, "{}:{}: {:?}", call.service, call.operation, call.error);
    }
    for ask in live() {
        assert!(!calls(&seen, ask).is_empty(), "{ask:?}");
    }
    let inventory = Inventory::new(&seen);
    for ask in live().into_iter().filter(|&ask| ask != Ask::SearchTransitGatewayRoutes) {
        assert_eq!(inventory.status(ask, inventory.home()), Status::Seen, "{ask:?}");
    }
    let mut keys: Vec<String> = seen
        .calls
        .iter()
        .map(|call| format!("{:?} {} {} {:?}", call.region, call.service, call.operation, call.input))
        .collect();
    keys.sort();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all, "one entry for each call");
}

#[test]
fn children_of_children_are_asked() {
    let seen = collect(&Plan::new([Ask::DescribeRules]), &plainly());
    let [rules] = calls(&seen, Ask::DescribeRules)[..] else { panic!("{seen:#?}") };
    assert_eq!(rules.parent(), Some("canary Listeners.ListenerArn"));
}

#[test]
fn parents_that_are_listed_twice_are_asked_for_once() {
    // Two behaviours of one distribution name one policy.
    let server = serve(|_, ask, body| {
        let one = body
            .replace("canary DistributionList.Items.DefaultCacheBehavior.CachePolicyId", "one")
            .replace("canary DistributionList.Items.CacheBehaviors.Items.CachePolicyId", "one");
        answer(ask, 200, one)
    });
    let seen = collect(&Plan::new([Ask::GetCachePolicy]), &server);
    assert_eq!(calls(&seen, Ask::GetCachePolicy).len(), 1);
    assert_eq!(calls(&collect(&Plan::new([Ask::GetCachePolicy]), &plainly()), Ask::GetCachePolicy).len(), 2);
}

/// Lists nothing for one call, or refuses it.
fn without(lost: Ask, refuse: bool) -> Server {
    serve(move |_, ask, body| match (ask == lost, refuse) {
        (true, true) => error(ask, 403, ask.row().service.refusal(), "no"),
        (true, false) => {
            let (list, close) = (ask.name().replace("Describe", ""), ask.name());
            answer(ask, 200, format!("<{close}Response><{close}Result><{list}/></{close}Result></{close}Response>"))
        }
        _ => answer(ask, 200, body),
    })
}

#[test]
fn without_parents_nothing_is_missing() {
    let seen = collect(&Plan::new([Ask::DescribeRules]), &without(Ask::DescribeLoadBalancers, false));
    let asked: Vec<&str> = seen.calls.iter().map(|call| call.operation.as_str()).collect();
    assert_eq!(asked, ["GetCallerIdentity", "DescribeLoadBalancers"]);
    let inventory = Inventory::new(&seen);
    assert_eq!(inventory.status(Ask::DescribeRules, inventory.home()), Status::Seen, "listed, and none");
}

#[test]
fn what_nobody_could_list_the_parents_of_is_not_asked() {
    for (lost, expected) in [
        (Ask::DescribeLoadBalancers, &[Ask::DescribeListeners, Ask::DescribeRules][..]),
        (Ask::DescribeListeners, &[Ask::DescribeRules]),
    ] {
        let seen = collect(&Plan::new([Ask::DescribeRules]), &without(lost, true));
        let unasked: Vec<_> = seen
            .calls
            .iter()
            .filter(|call| call.status == Status::NotAsked)
            .map(|call| call.known().unwrap())
            .collect();
        assert_eq!(unasked, expected);
        let inventory = Inventory::new(&seen);
        assert_eq!(inventory.status(Ask::DescribeRules, inventory.home()), Status::Denied);
    }
}

/// Where each call was signed for.
fn signed_for(plan: &Plan, region: &str) -> (Snapshot, BTreeMap<Ask, Vec<String>>) {
    let places = Arc::new(Mutex::new(BTreeMap::<Ask, Vec<String>>::new()));
    let log = Arc::clone(&places);
    let server = serve(move |request, ask, body| {
        let (region, _) = request.scope().unwrap();
        log.lock().unwrap().entry(ask).or_default().push(region.to_owned());
        answer(ask, 200, body)
    });
    let options = Options { region: Some(region.into()), ..options(&server) };
    let seen = runtime().block_on(collect::collect(plan, &options, |_| {})).unwrap();
    let mut places = places.lock().unwrap().clone();
    places.values_mut().for_each(|regions| regions.sort());
    (seen, places)
}

#[test]
fn global_services_and_second_regions_have_their_place() {
    let there = Wanted { ask: Ask::DescribeCertificate, scope: Scope::Region(GLOBAL) };
    let plan = Plan::new([Ask::DescribeCertificate.into(), there, Ask::GetHostedZone.into(), Ask::DescribeVpcs.into()]);
    let (seen, places) = signed_for(&plan, "ap-northeast-2");
    assert_eq!(places[&Ask::DescribeVpcs], ["ap-northeast-2"]);
    assert_eq!(places[&Ask::ListHostedZones], [GLOBAL]);
    assert_eq!(places[&Ask::GetHostedZone], [GLOBAL]);
    assert_eq!(places[&Ask::ListCertificates], ["ap-northeast-2", GLOBAL]);
    assert_eq!(places[&Ask::DescribeCertificate], ["ap-northeast-2", GLOBAL]);
    for call in &seen.calls {
        let elsewhere = match call.known().unwrap() {
            Ask::ListHostedZones | Ask::GetHostedZone => true,
            Ask::DescribeVpcs | Ask::GetCallerIdentity => false,
            _ => continue,
        };
        assert_eq!(call.region.as_deref(), elsewhere.then_some(GLOBAL), "{}", call.operation);
    }
    let regions: Vec<_> = calls(&seen, Ask::DescribeCertificate).iter().map(|call| call.region.clone()).collect();
    assert_eq!(regions.len(), 2);
    assert!(regions.contains(&None) && regions.contains(&Some(GLOBAL.to_owned())));
}

#[test]
fn a_second_region_that_is_looked_at_anyway_is_one() {
    let there = Wanted { ask: Ask::DescribeCertificate, scope: Scope::Region(GLOBAL) };
    let (seen, places) = signed_for(&Plan::new([Ask::DescribeCertificate.into(), there]), GLOBAL);
    assert_eq!(places[&Ask::ListCertificates], [GLOBAL]);
    assert_eq!(places[&Ask::DescribeCertificate], [GLOBAL]);
    assert!(seen.calls.iter().all(|call| call.region.is_none()));
}

#[test]
fn hosted_zones_are_asked_for_without_their_path() {
    let server = serve(|_, ask, body| {
        answer(
            ask,
            200,
            body.replace("canary HostedZones.Id", "/hostedzone/Z123")
                .replace("canary HostedZone.Id", "/hostedzone/Z123"),
        )
    });
    let seen = collect(&Plan::new([Ask::GetHostedZone]), &server);
    let [zone] = calls(&seen, Ask::GetHostedZone)[..] else { panic!("{seen:#?}") };
    assert_eq!((zone.input["Id"].as_str(), zone.status), (Some("Z123"), Status::Seen));
}

#[test]
fn private_zones_have_no_keys_to_ask_for() {
    let server = serve(|_, ask, body| answer(ask, 200, body.replace("<PrivateZone>false", "<PrivateZone>true")));
    let seen = collect(&Plan::new([Ask::GetDNSSEC]), &server);
    assert!(calls(&seen, Ask::GetDNSSEC).is_empty());
}

#[test]
fn certificates_of_every_key_type_are_asked_for() {
    let bodies = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&bodies);
    let server = serve(move |request, ask, body| {
        if ask == Ask::ListCertificates {
            log.lock().unwrap().push(String::from_utf8_lossy(&request.body).into_owned());
        }
        answer(ask, 200, body)
    });
    let seen = collect(&Plan::new([Ask::ListCertificates]), &server);
    for kind in ["RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"] {
        assert!(bodies.lock().unwrap()[0].contains(kind), "{kind}");
    }
    assert!(calls(&seen, Ask::ListCertificates)[0].proves_absence(), "what is recorded says so");
}

#[test]
fn route_53_is_asked_one_call_at_a_time_and_the_others_go_on() {
    #[derive(Default)]
    struct Now {
        of_route53: usize,
        most_of_route53: usize,
        all: usize,
        most: usize,
    }
    let now = Arc::new(Mutex::new(Now::default()));
    let shared = Arc::clone(&now);
    let server = Server::start(move |request| {
        let ask = asked(request);
        let zone = usize::from(ask.row().service == Service::Route53);
        {
            let mut now = shared.lock().unwrap();
            now.all += 1;
            now.of_route53 += zone;
            now.most = now.most.max(now.all);
            now.most_of_route53 = now.most_of_route53.max(now.of_route53);
        }
        std::thread::sleep(Duration::from_millis(30));
        let mut body = crate::canned::wire(ask);
        if ask == Ask::ListHostedZones {
            let start = body.find("<HostedZone>").unwrap();
            let end = body.find("</HostedZones>").unwrap();
            let zone = body[start..end].to_owned();
            let zones: String = (0..5).map(|at| zone.replace("canary HostedZones.Id", &format!("Z{at}"))).collect();
            body = format!("{}{zones}{}", &body[..start], &body[end..]);
        }
        {
            let mut now = shared.lock().unwrap();
            now.all -= 1;
            now.of_route53 -= zone;
        }
        answer(ask, 200, body)
    });
    let plan = Plan::new([Ask::GetHostedZone, Ask::ListResourceRecordSets, Ask::GetDNSSEC, Ask::DescribeRules]);
    let mut most = 0;
    let mut running = 0_i32;
    let seen = runtime()
        .block_on(collect::collect(&plan, &options(&server), |event| match event {
            Event::CallStarted { .. } => {
                running += 1;
                most = most.max(running);
            }
            Event::CallFinished { .. } => running -= 1,
            _ => {}
        }))
        .unwrap();
    assert_eq!(calls(&seen, Ask::ListResourceRecordSets).len(), 5);
    assert!(seen.calls.iter().all(|call| call.status == Status::Seen));
    let now = now.lock().unwrap();
    assert_eq!(now.most_of_route53, 1);
    assert!(now.most > 1 && most > 1, "load balancers need not wait");
}
