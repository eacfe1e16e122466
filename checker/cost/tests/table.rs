//! The table of prices: every figure has a source and a day, no thing has two, and the course says the same.
#![expect(clippy::panic, reason = "a table that is none ends the test")]

use cost::{Item, PriceTable, REGIONS, TableFault, Unit, Usd};
use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_figure_has_a_region_a_source_and_a_day() {
    let table = PriceTable::course();
    let mut count = 0;
    for (item, kind, region, price) in table.rows() {
        let what = format!("{item:?} {kind} {region}");
        let Some(source) = table.source(&price.source) else { panic!("{what} has no source") };
        assert!(source.url.starts_with("https://") && !source.what.is_empty(), "{what}: {source:?}");
        assert!(("2021-01-01".."2026-12-01").contains(&source.date.as_str()), "{what}: {source:?}");
        assert!(region == "global" || REGIONS.contains(&region), "{what}");
        assert!(price.usd > Usd::ZERO && price.usd < Usd::of_nano(100_000_000_000), "{what}: {}", price.usd);
        let of_storage = matches!(item, Item::Volume | Item::Snapshot | Item::DatabaseStorage | Item::DatabaseBackup);
        let unit = match item {
            Item::HostedZone => Unit::Month,
            _ if of_storage => Unit::GbMonth,
            _ => Unit::Hour,
        };
        assert_eq!(price.unit, unit, "{what}");
        count += 1;
    }
    assert!(count > 1500, "{count}");
}

/// What a learner of the course has has a price in every Region that is there without asking for it.
#[test]
fn gateways_addresses_endpoints_and_hosts_have_a_price_in_every_region() {
    let table = PriceTable::course();
    for region in REGIONS {
        for (item, kind) in [
            (Item::NatGateway, ""),
            (Item::PublicIpv4, ""),
            (Item::InterfaceEndpoint, ""),
            (Item::TransitGatewayAttachment, "vpc"),
            (Item::VpnConnection, ""),
            (Item::Instance, "t3.micro"),
            (Item::Instance, "t4g.micro"),
        ] {
            assert!(table.price(item, kind, region).is_some(), "{item:?} {kind} {region}");
        }
    }
    for (item, kind) in [
        (Item::LoadBalancer, "application"),
        (Item::LoadBalancer, "network"),
        (Item::LoadBalancer, "classic"),
        (Item::NatGatewayRegional, ""),
        (Item::Volume, "gp3"),
        (Item::Volume, "gp2"),
        (Item::Snapshot, "standard"),
        (Item::Database, "mysql db.t4g.micro"),
        (Item::Database, "mysql db.t3.micro"),
        (Item::Database, "postgres db.t4g.micro"),
        (Item::DatabaseStorage, "gp3"),
        (Item::DatabaseBackup, ""),
        (Item::ExtendedSupport, "mysql"),
    ] {
        assert!(table.price(item, kind, "ap-northeast-2").is_some(), "{item:?} {kind}");
    }
}

#[test]
fn a_table_that_contradicts_itself_is_none() {
    let text = |prices: &str, krw: &str| {
        format!(
            "prices = [{prices}]\n[krw]\nrate = \"{krw}\"\ndate = \"2026-10-01\"\nwhat = \"w\"\n\
             [sources]\ns = {{ what = \"w\", url = \"https://x\", date = \"2026-10-01\" }}\n"
        )
    };
    let row = |usd: &str, source: &str| {
        format!("{{ item = \"nat-gateway\", unit = \"hour\", source = \"{source}\", usd = {{ r = \"{usd}\" }} }},")
    };
    let parse = |prices: &str, krw: &str| text(prices, krw).parse::<PriceTable>();
    assert!(parse(&row("0.059", "s"), "1400").is_ok());
    assert!(matches!(parse(&row("0.059", "s").repeat(2), "1400"), Err(TableFault::Twice(_))));
    assert!(matches!(parse(&row("0.059", "t"), "1400"), Err(TableFault::Source(_))));
    for odd in ["0", "-1", "free", "1e-3", "0.0000000001"] {
        assert!(matches!(parse(&row(odd, "s"), "1400"), Err(TableFault::Amount { .. })), "{odd}");
    }
    assert!(matches!(parse(&row("0.059", "s"), "many"), Err(TableFault::Amount { .. })));
    assert!(matches!(parse("", "1400"), Err(TableFault::Source(_))), "a source that nothing uses");
    assert!(matches!(
        text(&row("1", "s"), "1").replace("2026-10-01\" }", "October\" }").parse::<PriceTable>(),
        Err(TableFault::Day { .. })
    ));
    assert!(matches!("prices = 1".parse::<PriceTable>(), Err(TableFault::Toml(_))));
}

/// An amount of the table an hour, or a GB and month, in Seoul.
fn seoul(item: Item, kind: &str) -> Usd {
    let price = PriceTable::course().price(item, kind, "ap-northeast-2");
    price.unwrap_or_else(|| panic!("{item:?} {kind}")).usd
}

fn usd(text: &str) -> Usd {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    Usd::of_nano(format!("{whole}{part:0<9}").parse().unwrap_or_else(|_| panic!("{text}")))
}

/// What the calculator of the book begins with is made of the table's figures, and so is its rate.
#[test]
fn the_calculator_of_the_book_counts_with_the_same_figures() {
    let file: toml::Table = read("book/widgets/hours.toml").parse().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        file["data"]["rate"].as_str().map(str::to_owned),
        Some(PriceTable::course().won().0.to_string().replace(',', ""))
    );
    let address = seoul(Item::PublicIpv4, "");
    let host = seoul(Item::Instance, "t3.micro");
    let disk = seoul(Item::Volume, "gp3").times(8);
    let expected = [
        (seoul(Item::NatGateway, "") + address, Usd::ZERO),
        (seoul(Item::LoadBalancer, "application") + address.times(2), Usd::ZERO),
        (seoul(Item::Database, "mysql db.t4g.micro"), seoul(Item::DatabaseStorage, "gp3").times(20)),
        (host + address, disk),
        (host, disk),
        (seoul(Item::InterfaceEndpoint, ""), Usd::ZERO),
        (address, Usd::ZERO),
        (Usd::ZERO, Usd::ZERO),
    ];
    let rows = file["row"].as_array().map(Vec::as_slice).unwrap_or_default();
    assert_eq!(rows.len(), expected.len());
    for (row, (hour, disk)) in rows.iter().zip(expected) {
        let said = |key: &str| usd(row["data"].get(key).and_then(toml::Value::as_str).unwrap_or("0"));
        assert_eq!((said("usd"), said("disk")), (hour, disk), "{row}");
    }
}

/// The prices that the book and the hand-outs state, a cell of a table each, are the table's, in both languages.
#[test]
fn the_book_and_the_hand_outs_state_the_same_figures() {
    let amounts: BTreeSet<String> = [
        seoul(Item::NatGateway, ""),
        seoul(Item::NatGateway, "") + seoul(Item::PublicIpv4, ""),
        seoul(Item::PublicIpv4, ""),
        seoul(Item::LoadBalancer, "application"),
        seoul(Item::LoadBalancer, "application") + seoul(Item::PublicIpv4, "").times(2),
        seoul(Item::Instance, "t3.micro"),
        seoul(Item::Instance, "t3.micro") + seoul(Item::PublicIpv4, ""),
        seoul(Item::Instance, "t3.micro").times(2),
        seoul(Item::Instance, "t3.micro").times(2) + seoul(Item::PublicIpv4, ""),
        seoul(Item::InterfaceEndpoint, ""),
        seoul(Item::Database, "mysql db.t4g.micro"),
        seoul(Item::Volume, "gp3"),
    ]
    .iter()
    .map(ToString::to_string)
    .collect();
    // What each states by the hour: `USD 0.0225`, beside per-gigabyte figures of the same size that the table has too.
    let mut found = 0;
    for lab in [
        "1.9-network-acl",
        "1.11-bastion",
        "1.12-nat-gateway",
        "1.13-vpc-endpoint",
        "2.17-deploy",
        "2.19-alb",
        "2.20-alb-rules",
        "2.24-cloudfront",
    ] {
        for language in ["ko", "en"] {
            let page = read(&format!("labs/{lab}/{language}.md"));
            for amount in page.split("USD ").skip(1) {
                let amount: String = amount.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
                let amount = amount.trim_end_matches('.');
                if !amount.starts_with("0.0") || amount.len() < 5 {
                    continue;
                }
                // A capacity unit, a gigabyte through an endpoint, an hour of a small disk, a sum with a second host: not
                // prices of things that exist by themselves.
                if ["0.008", "0.01", "0.010", "0.001", "0.0505"].contains(&amount) {
                    continue;
                }
                found += 1;
                assert!(
                    amounts.contains(amount.trim_end_matches('0')),
                    "{lab}/{language}.md: USD {amount} is in no table"
                );
            }
        }
    }
    assert!(found > 30, "{found}");
}
