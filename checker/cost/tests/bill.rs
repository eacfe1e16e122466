//! Bills of worlds, beside tables that were computed by hand.
#![expect(clippy::panic, reason = "a world that is not one ends the test")]

use cost::{Bill, Cost, Extent, Kind, Line, PriceTable, Rate, Reason, Usd};
use messages::{Catalogue, Language};
use proptest::prelude::*;
use snapshot::{Ask, Inventory, Names, Snapshot, Status};
use world::World;

fn built(text: &str) -> (Snapshot, Names) {
    let world: World = text.parse().unwrap_or_else(|error| panic!("{text}\n{error}"));
    let built = world.build().unwrap_or_else(|error| panic!("{text}\n{error}"));
    let labels: Vec<_> = built.labels.iter().map(|(label, _, id)| (label.to_owned(), id.to_owned())).collect();
    let names = Names::of(&Inventory::new(&built.snapshot));
    let names = names.with_labels(labels.iter().map(|(label, id)| (label.as_str(), id.as_str())));
    (built.snapshot, names)
}

fn bill(text: &str) -> Bill {
    let (snapshot, names) = built(text);
    Bill::of(&snapshot, PriceTable::course(), names, Extent::Looked)
}

/// A world beside an empty account.
fn beside(lines: &str) -> Bill {
    bill(&format!("world 1\nbase solved\n{lines}\n"))
}

fn base(name: &str) -> Bill {
    bill(&format!("world 1\nbase {name}\n"))
}

fn of(bill: &Bill, kind: Kind) -> Vec<&Line> {
    bill.lines.iter().filter(|line| line.kind == kind).collect()
}

fn usd(text: &str) -> Usd {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    Usd::of_nano(format!("{whole}{part:0<9}").parse().unwrap_or_default())
}

/// The whole account of the course, by hand: each kind, how many, and a month of all of them.
#[test]
fn the_account_of_the_course_agrees_with_a_table_by_hand() {
    let bill = base("course");
    let hand = [
        // A zonal gateway, 730 x 0.059.
        (Kind::NatGateway, 1, "43.07"),
        // Each address once, 730 x 0.005 = 3.65 each: the bastion's, the gateway's, and one of the load balancer in each
        // of two zones.
        (Kind::PublicAddress, 4, "14.6"),
        // 730 x 0.0225.
        (Kind::LoadBalancer, 1, "16.425"),
        // db.t4g.micro with PostgreSQL, 730 x 0.025 = 18.25, and 20 GB x 0.131 = 2.62.
        (Kind::Database, 1, "20.87"),
        // t3.micro, 730 x 0.013 = 9.49 each: the bastion and the two hosts of the application.
        (Kind::Instance, 3, "28.47"),
        // 8 GB x 0.0912 = 0.7296 each.
        (Kind::Volume, 3, "2.1888"),
        (Kind::HostedZone, 1, "0.5"),
        (Kind::Distribution, 1, "0"),
    ];
    for (kind, count, month) in hand {
        let lines = of(&bill, kind);
        assert_eq!(lines.len(), count, "{kind:?}: {lines:#?}");
        assert_eq!(lines.iter().map(|line| line.month()).sum::<Usd>(), usd(month), "{kind:?}: {lines:#?}");
    }
    assert_eq!(bill.lines.len(), hand.iter().map(|(_, count, _)| count).sum::<usize>(), "{:#?}", bill.lines);
    let sum = hand.iter().map(|(.., month)| usd(month)).sum::<Usd>();
    assert_eq!((bill.month(), sum), (usd("126.1238"), usd("126.1238")));
    assert!(bill.is_complete() && bill.unknown() == 0, "{:#?}", bill.lacking);
}

#[test]
fn the_bill_in_words() {
    let (snapshot, names) = built("world 1\nbase course\n");
    let bill = Bill::of(&snapshot, PriceTable::course(), names.clone(), Extent::Looked);
    let table = PriceTable::course();
    for language in Language::ALL {
        let words = Catalogue::new(language);
        let text = cost::text(&bill, table, table.won().0, &names, &words, &str::to_owned);
        insta::assert_snapshot!(format!("course_{language}"), text);
    }
    insta::assert_snapshot!("course_json", format!("{:#}", cost::json(&bill, table, table.won().0, "check")));
}

#[test]
fn each_address_is_counted_once_whoever_names_it() {
    let before = of(&base("solved"), Kind::PublicAddress).len();
    // One that nothing uses, and one of a gateway, which its interface, the gateway and the list of addresses name.
    let bill = beside("eip spare\neip other\nnat other-nat public-c eip=other");
    let addresses = of(&bill, Kind::PublicAddress);
    assert_eq!(addresses.len(), before + 2, "{addresses:#?}");
    let idle: Vec<_> = addresses.iter().filter(|line| line.is_idle).map(|line| line.name.as_deref()).collect();
    assert_eq!(idle, [Some("spare")]);
    assert!(addresses.iter().all(|line| line.is_idle == line.used_by.is_none()), "{addresses:#?}");
}

#[test]
fn what_is_stopped_coming_or_gone_bills_as_aws_says() {
    let solved = base("solved");
    let stopped = beside("stop app");
    assert_eq!(of(&stopped, Kind::Instance).len() + 1, of(&solved, Kind::Instance).len());
    assert_eq!(of(&stopped, Kind::Volume).len(), of(&solved, Kind::Volume).len(), "its disk bills on");
    for (state, lines, coming) in [("pending", 1, 1), ("failed", 1, 0), ("deleted", 1, 0), ("available", 2, 0)] {
        let bill = beside(&format!("eip other\nnat other-nat public-c eip=other state={state}"));
        let gateways = of(&bill, Kind::NatGateway);
        assert_eq!((gateways.len(), bill.coming.len()), (lines, coming), "{state}: {gateways:#?}");
    }
    // What nobody knows is unknown.
    let odd = beside(
        "element ec2:DescribeVolumes {\"VolumeId\":\"vol-1\",\"Size\":8,\"VolumeType\":\"gp3\",\"State\":\"dreaming\"}",
    );
    let reason = Reason::State("dreaming".into());
    assert!(of(&odd, Kind::Volume).iter().any(|line| line.parts[0].cost == Cost::Unknown(reason.clone())));
}

#[test]
fn endpoints_bill_by_the_zone_and_gateways_nothing() {
    let bill = beside("endpoint ssm vpc ssm subnets=private-a,private-c groups=private-sg");
    let months: Vec<_> = of(&bill, Kind::Endpoint).iter().map(|line| line.month()).collect();
    // 2 x 730 x 0.013; the gateway endpoint of lab 1.13 and an Instance Connect endpoint are no lines.
    assert_eq!(months, [usd("18.98")]);
}

/// A price that nobody knows is no price, and adds nothing to the sum.
#[test]
fn what_has_no_price_is_unknown_and_never_nothing() {
    let sum = base("solved").month();
    let volume = |kind: &str| {
        format!(
            "element ec2:DescribeVolumes {{\"VolumeId\":\"vol-1\",\"Size\":100,\"VolumeType\":\"{kind}\",\"State\":\"available\"}}"
        )
    };
    let instance = |more: &str| {
        format!(
            "element ec2:DescribeInstances {{\"Instances\":[{{\"InstanceId\":\"i-1\",\"InstanceType\":\"t3.micro\",\
             \"State\":{{\"Name\":\"running\"}}{more}}}]}}"
        )
    };
    let linux = ",\"PlatformDetails\":\"Linux/UNIX\"";
    let shared = ",\"Placement\":{\"Tenancy\":\"default\"}";
    for (line, reason) in [
        (volume("io2"), Reason::NoPrice { kind: "io2".into() }),
        (instance(""), Reason::System),
        (instance(",\"PlatformDetails\":\"Windows\""), Reason::System),
        (instance(linux), Reason::Tenancy),
        (instance(&format!("{linux},\"Placement\":{{\"Tenancy\":\"dedicated\"}}")), Reason::Tenancy),
        (instance(&format!("{linux}{shared},\"InstanceLifecycle\":\"spot\"")), Reason::Spot),
    ] {
        let bill = beside(&line);
        let unknown: Vec<_> = bill.lines.iter().filter(|line| line.is_unknown()).collect();
        assert_eq!(unknown.len(), 1, "{line}: {unknown:#?}");
        assert_eq!(unknown[0].parts[0].cost, Cost::Unknown(reason), "{line}");
        assert_eq!((bill.month(), bill.unknown()), (sum, 1), "{line}");
    }
    let known = beside(&instance(&format!("{linux}{shared}")));
    assert_eq!((known.month(), known.unknown()), (sum + usd("9.49"), 0));
}

#[test]
fn snapshots_are_unknown_with_the_most_that_they_can_be() {
    let bill = beside(
        "element ec2:DescribeSnapshots {\"SnapshotId\":\"snap-1\",\"VolumeId\":\"vol-9\",\"VolumeSize\":8,\"State\":\"completed\"}\n\
         element rds:DescribeDBSnapshots {\"DBSnapshotIdentifier\":\"last\",\"SnapshotType\":\"manual\",\"Status\":\"available\",\"AllocatedStorage\":20}\n\
         element rds:DescribeDBSnapshots {\"DBSnapshotIdentifier\":\"rds:auto\",\"SnapshotType\":\"automated\",\"Status\":\"available\",\"AllocatedStorage\":20}",
    );
    let disk = of(&bill, Kind::Snapshot);
    assert_eq!(disk[0].parts[0].cost, Cost::Unknown(Reason::Changes { at_most: Some(usd("0.4")) }));
    let database = of(&bill, Kind::DatabaseSnapshot);
    assert_eq!(database.len(), 1, "automated ones go with their database");
    assert_eq!(database[0].parts[0].cost, Cost::Unknown(Reason::Backups { at_most: Some(usd("1.9")) }));
}

#[test]
fn an_old_version_of_a_database_costs_more_than_its_instance() {
    let of_version = |version: &str, more: &str, day: &str| {
        let text = format!(
            "world 1\nbase solved\nsg db-sg vpc\nsubnet-group data private-a private-c\n\
             database old mysql:{version} data groups=db-sg {more}\n"
        );
        let (mut snapshot, names) = built(&text);
        snapshot.finished = Some(format!("{day}T00:00:00Z"));
        let bill = Bill::of(&snapshot, PriceTable::course(), names, Extent::Looked);
        let lines = of(&bill, Kind::Database);
        lines[0].parts.iter().find(|part| part.what == "extended-support").map(|part| part.cost.clone())
    };
    // Two vCPUs, 730 x 0.12 each.
    let Some(Cost::Known { month, .. }) = of_version("8.0.42", "support=extended", "2026-11-29") else {
        panic!("8.0 is out of support")
    };
    assert_eq!(month, usd("175.2"));
    assert_eq!(of_version("8.0.42", "support=extended", "2026-07-01"), None, "not yet");
    assert_eq!(of_version("8.4.5", "support=extended", "2026-11-29"), None, "in support");
    let third_year = of_version("8.0.42", "support=extended", "2028-09-01");
    assert!(matches!(third_year, Some(Cost::Unknown(_))), "{third_year:?}");
}

#[test]
fn the_twenty_sixth_hosted_zone_is_cheaper() {
    let zones: String = (0..27).map(|number| format!("zone z{number} z{number}.example\n")).collect();
    let bill = bill(&format!("world 1\nbase empty\n{zones}"));
    assert_eq!(bill.month(), usd("12.7"), "25 x 0.50 + 2 x 0.10");
}

#[test]
fn a_distribution_with_a_web_acl_may_be_on_a_plan() {
    let by_use = base("course");
    let line = of(&by_use, Kind::Distribution);
    assert_eq!(line[0].parts[0].cost, Cost::ByUse);
    let planned = bill(
        "world 1\nbase empty\nelement cloudfront:ListDistributions {\"Id\":\"E1\",\"Enabled\":true,\"WebACLId\":\"arn:aws:wafv2:us-east-1:123456789012:global/webacl/x/y\"}\n",
    );
    assert_eq!(of(&planned, Kind::Distribution)[0].parts[0].cost, Cost::Unknown(Reason::Plan));
}

/// Whatever call is missing is named, and with a Region that nobody looked at all of its calls are.
#[test]
fn what_was_not_seen_is_named_with_its_region() {
    for ask in cost::REGIONALLY.iter().chain(cost::GLOBALLY) {
        let word = format!("{}:{}", ask.service(), ask.name());
        let bill = beside(&format!("denied {word}"));
        let lacking: Vec<_> = bill.lacking.iter().map(|missing| (missing.operation, missing.status)).collect();
        assert_eq!(lacking, [(*ask, Status::Denied)], "{word}");
    }
    let (snapshot, names) = built("world 1\nbase solved\n");
    let bill = Bill::of(&snapshot, PriceTable::course(), names, Extent::Enabled);
    let tokyo: Vec<Ask> = bill
        .lacking
        .iter()
        .filter(|missing| missing.place.region == "ap-northeast-1")
        .map(|missing| missing.operation)
        .collect();
    let mut all = cost::REGIONALLY.to_vec();
    all.sort();
    assert_eq!(tokyo, all);
    assert!(bill.lacking.iter().all(|missing| missing.place.region != "ap-northeast-2"), "{:#?}", bill.lacking);
}

#[test]
fn credits_last_as_long_as_they_are_used_up() {
    let world = "element freetier:GetAccountPlanState {\"accountId\":\"123456789012\",\"accountPlanType\":\"FREE\",\"accountPlanRemainingCredits\":{\"amount\":119.5,\"unit\":\"USD\"}}";
    let bill = bill(&format!("world 1\nbase course\n{world}\n"));
    let Some(credits) = &bill.credits else { panic!("no credits") };
    // 119.5 / (126.1238 x 24 / 730) = 28.8 days.
    assert_eq!(credits.lasts(bill.month()), Some(cost::Lasts::Days(28)));
    assert_eq!(credits.lasts(Usd::ZERO), Some(cost::Lasts::Unused));
    assert_eq!(credits.lasts(Usd::of_nano(1)), Some(cost::Lasts::Long));
}

#[test]
fn a_plan_that_may_not_be_seen_is_unknown_and_no_part_of_the_sum() {
    let (whole, denied) = (base("course"), bill("world 1\nbase course\ndenied freetier:GetAccountPlanState\n"));
    assert_eq!((denied.month(), denied.lacking.len()), (whole.month(), whole.lacking.len()));
    let missing = denied.credits_lacking.as_ref().unwrap_or_else(|| panic!("nothing is said of the plan"));
    assert_eq!((missing.operation, missing.status), (Ask::GetAccountPlanState, Status::Denied));
    assert_eq!((denied.credits.as_ref(), whole.credits_lacking.as_ref()), (None, None));
    let table = PriceTable::course();
    let document = cost::json(&denied, table, table.won().0, "check");
    assert!(document["credits"].is_null() && !document["credits_lacking"].is_null(), "{document:#}");
    for language in Language::ALL {
        let text =
            cost::text(&denied, table, table.won().0, &Names::default(), &Catalogue::new(language), &str::to_owned);
        assert!(text.contains("freetier:GetAccountPlanState") && !text.contains("126.12+"), "{text}");
    }
}

#[test]
fn a_summary_says_at_least_where_not_all_was_seen() {
    let words = Catalogue::new(Language::En);
    let rate = Rate::parse("1400").unwrap_or_else(|| panic!("no rate"));
    let whole = cost::summary(&base("course"), rate, &words).unwrap_or_default();
    assert!(whole.contains("14 things") && whole.contains("USD 0.1728") && !whole.contains("at least"), "{whole}");
    let partial = beside("denied ec2:DescribeNatGateways");
    let partial = cost::summary(&partial, rate, &words).unwrap_or_default();
    assert!(partial.contains("at least"), "{partial}");
    assert_eq!(cost::summary(&base("empty"), rate, &words), None);
}

/// Elements of the snapshot, as (call, place).
fn elements(document: &serde_json::Value) -> Vec<(usize, String, usize)> {
    let mut found = Vec::new();
    for (call, answer) in document["calls"].as_array().into_iter().flatten().enumerate() {
        for (key, list) in answer["output"].as_object().into_iter().flatten() {
            let many = list.as_array().map_or(0, Vec::len);
            found.extend((0..many).map(|place| (call, key.clone(), place)));
        }
    }
    found
}

fn of_document(document: &serde_json::Value) -> Bill {
    let bytes = document.to_string().into_bytes();
    let snapshot = Snapshot::from_bytes(&bytes).unwrap_or_else(|error| panic!("{error}"));
    let names = Names::of(&Inventory::new(&snapshot));
    Bill::of(&snapshot, PriceTable::course(), names, Extent::Looked)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is taken away, nothing gets dearer, and what was unknown does not become known to cost nothing; in whatever
    /// order calls and elements stand, the bill is the same.
    #[test]
    fn nothing_gets_dearer_by_taking_things_away(
        taken in proptest::collection::vec(any::<proptest::sample::Index>(), 1..12),
        turned in any::<bool>(),
    ) {
        let (snapshot, _) = built("world 1\nbase course\neip spare\n");
        let mut document = serde_json::to_value(&snapshot).unwrap_or_default();
        let mut last = of_document(&document);
        for index in taken {
            let all = elements(&document);
            let (call, key, place) = index.get(&all);
            if let Some(list) = document["calls"][*call]["output"][key.as_str()].as_array_mut() {
                list.remove(*place);
            }
            let next = of_document(&document);
            prop_assert!(next.month() <= last.month(), "{} > {}: {key}", next.month(), last.month());
            last = next;
        }
        if let Some(calls) = document["calls"].as_array_mut() {
            calls.reverse();
            if turned {
                for list in calls.iter_mut().filter_map(|call| call["output"].as_object_mut()).flat_map(|output| output.values_mut()) {
                    if let Some(list) = list.as_array_mut() {
                        list.reverse();
                    }
                }
            }
        }
        prop_assert_eq!(of_document(&document), last);
    }
}
