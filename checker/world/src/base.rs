//! What worlds start from: each base is text in the world language, on top of another one.
//!
//! The course's own are here; those that somebody brings are [`crate::Bases`]'s.

use crate::account::{Account, Outcome};
use serde_json::{Map, Value};
use snapshot::{Ask, Place};
use std::sync::{Arc, LazyLock};

/// A world to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// What `base` calls it.
    pub name: String,
    /// What is in it, in a sentence; nothing where somebody brought it.
    pub about: String,
    /// The edits that make it, one a line.
    pub edits: String,
    /// The base that these edits change.
    pub under: Option<Arc<Base>>,
}

/// What worlds can start from, whoever reads them.
#[must_use]
pub fn bases() -> &'static [Arc<Base>] {
    static BASES: LazyLock<[Arc<Base>; 5]> = LazyLock::new(|| {
        let base = |name: &str, about: &str, edits: &str, under: Option<&Arc<Base>>| {
            let (name, about, edits) = (name.to_owned(), about.to_owned(), edits.to_owned());
            Arc::new(Base { name, about, edits, under: under.cloned() })
        };
        let empty = "an account in Seoul in which every question was answered with nothing; no VPC at all";
        let empty = base("empty", empty, include_str!("bases/empty.txt"), None);
        let default_vpc = "the same account with the default VPC that AWS made, untouched";
        let default_vpc = base("default-vpc", default_vpc, include_str!("bases/default-vpc.txt"), Some(&empty));
        let solved = "the default VPC and the course's own, with labs 1.7 to 1.13 done";
        let solved = base("solved", solved, include_str!("bases/solved.txt"), Some(&default_vpc));
        let served = "the same with labs 2.16 to 2.23 done: the application behind https and a name of its own";
        let served = base("served", served, include_str!("bases/served.txt"), Some(&solved));
        let course = "the account at the end of the course, with CloudFront in front";
        let course = base("course", course, include_str!("bases/course.txt"), Some(&served));
        [empty, default_vpc, solved, served, course]
    });
    &*BASES
}

const REGION: &str = "ap-northeast-2";
const ACCOUNT: &str = "123456789012";

/// An account in which nothing was ever made.
pub(crate) fn nothing() -> Account {
    let home = Place { account: ACCOUNT.into(), region: REGION.into() };
    let mut account = Account::default();
    account.here = home.clone();
    account.home = home.clone();
    account.complete = true;
    look(&mut account, &home, false);
    account
}

/// Asks everything in a place where nobody has asked yet: every list is empty, but for what AWS has made itself.
/// `abroad`: without what is the same in every Region and is asked at home only.
pub(crate) fn look(account: &mut Account, place: &Place, abroad: bool) {
    let everywhere = |ask: &Ask| !(abroad && matches!(ask, Ask::DescribeRegions | Ask::GetCallerIdentity));
    for ask in Ask::ALL.iter().copied().filter(everywhere) {
        begin(account, place, ask);
        if let Some(second) = ask.row().second {
            begin(account, &Place { account: place.account.clone(), region: second.into() }, ask);
        }
    }
}

fn begin(account: &mut Account, place: &Place, ask: Ask) {
    let place = Account::asked_at(ask, place);
    if account.places.get(&place).is_some_and(|sheet| sheet.contains_key(&ask)) {
        return;
    }
    account.answer(&place, ask).outcome = Outcome::seen();
    for element in of_aws(&place, ask) {
        account.insert(&place, ask, None, element);
    }
}

/// What is listed in an account in which nothing was ever made.
fn of_aws(place: &Place, ask: Ask) -> Vec<Value> {
    static GIVEN: LazyLock<Map<String, Value>> =
        LazyLock::new(|| serde_json::from_str(include_str!("bases/empty.json")).unwrap_or_default());
    let mut elements = match GIVEN.get(ask.name()) {
        Some(Value::Array(elements)) if ask != Ask::DescribeClassicLoadBalancers => elements.clone(),
        _ => Vec::new(),
    };
    let code = zone_code(&place.region);
    let changes = [("{account}", place.account.as_str()), ("{region}", &place.region), ("{code}", &code)];
    elements.iter_mut().for_each(|element| crate::element::replace(element, &changes));
    elements
}

/// What zone ids of a Region begin with: `apne2` for `ap-northeast-2`.
pub(crate) fn zone_code(region: &str) -> String {
    let shorten = |part: &str| match part {
        "north" | "south" | "east" | "west" | "central" => part[..1].to_owned(),
        "northeast" => "ne".into(),
        "northwest" => "nw".into(),
        "southeast" => "se".into(),
        "southwest" => "sw".into(),
        "gov" => "g".into(),
        other => other.to_owned(),
    };
    region.split('-').map(shorten).collect()
}
