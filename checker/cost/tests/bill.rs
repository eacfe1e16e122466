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
        // Each address once, 730 x 0.005 each: bastion, the two hosts of the application, the gateway, and two of the
        // load balancer.
        (Kind::PublicAddress, 6, "21.9"),
        // 730 x 0.0225.
        (Kind::LoadBalancer, 1, "16.425"),
        // db.t4g.micro with MySQL, 730 x 0.025 = 18.25, and 20 GB x 0.131 = 2.62.
        (Kind::Database, 1, "20.87"),
        // t3.micro, 730 x 0.013 = 9.49 each.
        (Kind::Instance, 4, "37.96"),
        // 8 GB x 0.0912 = 0.7296 each.
        (Kind::Volume, 4, "2.9184"),
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
    assert_eq!((bill.month(), sum), (usd("143.6434"), usd("143.6434")));
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
