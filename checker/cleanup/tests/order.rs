//! In the order of the steps nothing stands before what blocks it: for all worlds of all labs, and for parts of them.
#![expect(clippy::unwrap_used, reason = "tests")]

use cleanup::{Course, Kind, Reason, Step, Teardown};
use judge::{Cast, Choice};
use proptest::prelude::*;
use reach::Network;
use snapshot::{Output, Snapshot};
use std::collections::{BTreeMap, BTreeSet};

/// The snapshots of all worlds of all labs, the course's own first.
pub(crate) fn worlds() -> Vec<(String, Snapshot)> {
    let bases =
        ["course", "solved", "empty", "default-vpc"].map(|base| (base.to_owned(), format!("world 1\nbase {base}\n")));
    let cases = labs::FOLDERS.iter().flat_map(|folder| {
        let is_case = |path: &str| path.starts_with("cases/") && path.ends_with(".txt");
        let cases = folder.files.iter().filter(move |file| is_case(&file.path));
        cases.map(|file| (format!("{}/{}", folder.id(), file.path), file.text.to_string()))
    });
    bases
        .into_iter()
        .chain(cases)
        .filter_map(|(name, text)| Some((name, text.parse::<world::World>().ok()?.snapshot().ok()?)))
        .collect()
}

/// The teardown of a snapshot, as the command makes it.
pub(crate) fn teardown(snapshot: &Snapshot) -> Teardown {
    let network = Network::new(snapshot);
    let cast = Cast::new(&network, None);
    let vpc = match &cast.vpc.choice {
        Choice::Found(vpc) => Some(vpc.vpc_id.to_string()),
        Choice::Tie(several) => several.first().map(|vpc| vpc.vpc_id.to_string()),
        _ => None,
    };
    Teardown::of(snapshot, &Course { vpc: vpc.as_deref(), is_certain: true, domain: None })
}

/// Whether no step stands before one that it waits for.
#[track_caller]
pub(crate) fn is_in_order(steps: &[Step], about: &str) {
    let mut done = BTreeSet::new();
    for step in steps {
        for wait in &step.waits_for {
            let blocker = (wait.kind, wait.id.as_str());
            assert!(done.contains(&blocker), "{about}: {:?} {} stands before {wait:?}", step.kind, step.id);
        }
        assert!(done.insert((step.kind, step.id.as_str())), "{about}: {} is deleted twice", step.id);
    }
}

#[test]
fn nothing_stands_before_what_blocks_it() {
    let mut deleted = BTreeMap::<Kind, usize>::new();
    let worlds = worlds();
    assert!(worlds.len() > 300, "{}", worlds.len());
    for (name, snapshot) in &worlds {
        let teardown = teardown(snapshot);
        is_in_order(&teardown.steps, name);
        for step in &teardown.steps {
            *deleted.entry(step.kind).or_default() += 1;
        }
        if let Some(last) = teardown.steps.iter().rposition(|step| step.kind == Kind::Vpc) {
            assert_eq!(last + 1, teardown.steps.len(), "{name}: the VPC goes last");
        }
    }
    for kind in [
        Kind::Record,
        Kind::Distribution,
        Kind::LoadBalancer,
        Kind::TargetGroup,
        Kind::DbInstance,
        Kind::DbSubnetGroup,
        Kind::Instance,
        Kind::NatGateway,
        Kind::Endpoint,
        Kind::InstanceConnect,
        Kind::Peering,
        Kind::Address,
        Kind::Certificate,
        Kind::Zone,
        Kind::SecurityGroup,
        Kind::InternetGateway,
        Kind::EgressOnlyGateway,
        Kind::Subnet,
        Kind::RouteTable,
        Kind::NetworkAcl,
        Kind::Vpc,
    ] {
        assert!(deleted.contains_key(&kind), "no world has a {kind:?} to delete: {deleted:?}");
    }
}

/// What AWS itself refuses, said once more and apart from the program: a kind, and what has to be gone before.
const REFUSED: &[(Kind, Kind)] = &[
    (Kind::Address, Kind::NatGateway),
    (Kind::TargetGroup, Kind::LoadBalancer),
    (Kind::DbSubnetGroup, Kind::DbInstance),
    (Kind::Certificate, Kind::LoadBalancer),
    (Kind::Certificate, Kind::Distribution),
    (Kind::InternetGateway, Kind::NatGateway),
    (Kind::Subnet, Kind::NatGateway),
    (Kind::Subnet, Kind::Instance),
    (Kind::Subnet, Kind::LoadBalancer),
    (Kind::Subnet, Kind::DbInstance),
    (Kind::RouteTable, Kind::Subnet),
    (Kind::NetworkAcl, Kind::Subnet),
    (Kind::SecurityGroup, Kind::Instance),
    (Kind::SecurityGroup, Kind::LoadBalancer),
];

#[test]
fn the_course_goes_in_the_order_that_aws_wants() {
    let snapshot = "world 1\nbase course\n".parse::<world::World>().unwrap().snapshot().unwrap();
    let teardown = teardown(&snapshot);
    // The domain of that world is registered in the same account, whose registrar leads to the zone.
    assert!(teardown.kept.iter().all(|kept| kept.reason == Reason::RegisteredHere), "{:#?}", teardown.kept);
    assert!(teardown.others.is_empty(), "{:#?}", teardown.others);
    let last_of = |kind| teardown.steps.iter().rposition(|step| step.kind == kind).unwrap();
    let first_of = |kind| teardown.steps.iter().position(|step| step.kind == kind).unwrap();
    for &(waits, blocks) in REFUSED {
        assert!(last_of(blocks) < first_of(waits), "{waits:?} before {blocks:?}");
    }
}

/// A snapshot of which some elements are not there: each stays if its bit says so.
fn part(snapshot: &Snapshot, bits: &[bool]) -> Snapshot {
    let mut part = snapshot.clone();
    let mut bits = bits.iter().cycle();
    for call in &mut part.calls {
        let Some(ask) = call.known().filter(|ask| ask.is_list() && *ask != snapshot::Ask::DescribeVpcs) else {
            continue;
        };
        if let Some(output) = &call.output {
            let elements = output.to_elements();
            let left: Vec<_> = elements.into_iter().filter(|_| *bits.next().unwrap_or(&true)).collect();
            call.output = Some(Output::from_elements(ask, left).unwrap());
        }
    }
    part
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Of whatever is there and whatever is not.
    #[test]
    fn parts_are_in_order_too(at in any::<prop::sample::Index>(), bits in prop::collection::vec(any::<bool>(), 1..97)) {
        let worlds = WORLDS.get_or_init(worlds);
        let (name, whole) = &worlds[at.index(worlds.len())];
        is_in_order(&teardown(&part(whole, &bits)).steps, name);
    }
}

static WORLDS: std::sync::OnceLock<Vec<(String, Snapshot)>> = std::sync::OnceLock::new();
