//! The table of prices: what is charged for what, where, in which unit, and who says so since when.

use crate::money::{HOURS, Rate, Usd, decimal};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use thiserror::Error;

/// The Region of what has none.
pub(crate) const NOWHERE: &str = "global";

/// What a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// A zonal NAT gateway.
    NatGateway,
    /// A zone of a regional NAT gateway.
    NatGatewayRegional,
    /// A public IPv4 address, used or not.
    #[serde(rename = "public-ipv4")]
    PublicIpv4,
    /// A zone of an interface endpoint.
    InterfaceEndpoint,
    /// A zone of an endpoint of a Gateway Load Balancer.
    GatewayLoadBalancerEndpoint,
    /// What is attached to a transit gateway, by its type.
    TransitGatewayAttachment,
    /// A VPN connection.
    VpnConnection,
    /// A load balancer, by its type.
    LoadBalancer,
    /// An instance with Linux on shared hardware, by its type.
    Instance,
    /// A disk, by its type.
    Volume,
    /// A snapshot of a disk, by its tier.
    Snapshot,
    /// An instance of a database, by engine and class.
    Database,
    /// Storage of a database, by its type.
    DatabaseStorage,
    /// Backups beyond what is free.
    DatabaseBackup,
    /// A vCPU of a database whose version is out of support, by engine.
    ExtendedSupport,
    /// A hosted zone.
    HostedZone,
}

/// What an amount is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Unit {
    /// An hour.
    #[serde(rename = "hour")]
    Hour,
    /// A month.
    #[serde(rename = "month")]
    Month,
    /// A gigabyte and month.
    #[serde(rename = "GB-month")]
    GbMonth,
}

/// Who says a price.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is.
    pub what: String,
    /// Where it is found.
    pub url: String,
    /// When it was read, `2026-10-01`.
    pub date: String,
}

/// A price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// The amount for one unit.
    pub usd: Usd,
    /// The unit.
    pub unit: Unit,
    /// The key of its source.
    pub source: String,
}

impl Price {
    /// What a month of it costs: 730 hours, a month, or a month of one gigabyte.
    #[must_use]
    pub fn month(&self) -> Usd {
        match self.unit {
            Unit::Hour => self.usd.times(HOURS),
            Unit::Month | Unit::GbMonth => self.usd,
        }
    }
}

/// Why a table is none.
#[derive(Debug, Error)]
pub enum TableFault {
    /// It does not say what a table says.
    #[error("the price table cannot be read")]
    Toml(#[from] toml::de::Error),
    /// An amount is no decimal number with nine places at most.
    #[error("no amount: {amount} of {what}")]
    Amount {
        /// What stands there.
        amount: String,
        /// Where.
        what: String,
    },
    /// No source of this key is described.
    #[error("no such source: {0}")]
    Source(String),
    /// A source has no day, or one that is none.
    #[error("no day: {date} of {source_key}")]
    Day {
        /// What stands there.
        date: String,
        /// The key of the source.
        source_key: String,
    },
    /// One thing has two prices.
    #[error("two prices for {0}")]
    Twice(String),
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    prices: Vec<Row>,
    krw: Krw,
    sources: BTreeMap<String, Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    item: Item,
    #[serde(default)]
    r#type: String,
    unit: Unit,
    source: String,
    usd: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Krw {
    rate: String,
    date: String,
    #[serde(rename = "what")]
    _what: String,
}

/// All prices.
#[derive(Debug, Clone)]
pub struct PriceTable {
    prices: BTreeMap<(Item, String, String), Price>,
    sources: BTreeMap<String, Source>,
    won: Rate,
    won_date: String,
}

static COURSE: LazyLock<PriceTable> =
    LazyLock::new(|| include_str!("../prices.toml").parse().expect("the table that is built in is read by the tests"));

impl PriceTable {
    /// The table that this program brings.
    #[must_use]
    pub fn course() -> &'static Self {
        &COURSE
    }

    /// The price of something in a Region; `kind` is the row's `type`, empty where it has none.
    #[must_use]
    pub fn price(&self, item: Item, kind: &str, region: &str) -> Option<&Price> {
        self.prices.get(&(item, kind.to_owned(), region.to_owned()))
    }

    /// The price of something that has no Region.
    pub(crate) fn anywhere(&self, item: Item, kind: &str) -> Option<&Price> {
        self.price(item, kind, NOWHERE)
    }

    /// Every price with what it is for, its type and its Region.
    pub fn rows(&self) -> impl Iterator<Item = (Item, &str, &str, &Price)> {
        self.prices.iter().map(|((item, kind, region), price)| (*item, kind.as_str(), region.as_str(), price))
    }

    /// A source by its key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }

    /// The sources by their keys.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.sources.iter().map(|(key, source)| (key.as_str(), source))
    }

    /// How many won a dollar is if nobody says it, and since which day.
    #[must_use]
    pub fn won(&self) -> (Rate, &str) {
        (self.won, &self.won_date)
    }
}

impl std::str::FromStr for PriceTable {
    type Err = TableFault;

    fn from_str(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text)?;
        for (key, source) in &file.sources {
            if !is_day(&source.date) {
                return Err(TableFault::Day { date: source.date.clone(), source_key: key.clone() });
            }
        }
        let mut prices = BTreeMap::new();
        let mut used = BTreeSet::new();
        for row in file.prices {
            if !file.sources.contains_key(&row.source) {
                return Err(TableFault::Source(row.source));
            }
            used.insert(row.source.clone());
            for (region, amount) in row.usd {
                let what = format!("{:?} {} {region}", row.item, row.r#type);
                // Nothing is no price: what is free is in no row.
                let usd = decimal(&amount).filter(|nano| *nano > 0).map(Usd::of_nano);
                let Some(usd) = usd else { return Err(TableFault::Amount { amount, what }) };
                let price = Price { usd, unit: row.unit, source: row.source.clone() };
                if prices.insert((row.item, row.r#type.clone(), region), price).is_some() {
                    return Err(TableFault::Twice(what));
                }
            }
        }
        if let Some(key) = file.sources.keys().find(|key| !used.contains(*key)) {
            return Err(TableFault::Source(key.clone()));
        }
        if !is_day(&file.krw.date) {
            return Err(TableFault::Day { date: file.krw.date, source_key: "krw".into() });
        }
        let Some(won) = Rate::parse(&file.krw.rate) else {
            return Err(TableFault::Amount { amount: file.krw.rate, what: "krw".into() });
        };
        Ok(Self { prices, sources: file.sources, won, won_date: file.krw.date })
    }
}

/// Whether a text is a day, `2026-10-01`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, width: usize| (part.len() == width).then(|| part.parse::<u32>().ok()).flatten();
    matches!((number(year, 4), number(month, 2), number(day, 2)), (Some(2000..=2999), Some(1..=12), Some(1..=31)))
}
