//! What worlds start from: each base is text in the world language, on top of another one.

use crate::account::{Account, Outcome};
use serde_json::{Map, Value};
use snapshot::{Ask, Place};
use std::sync::LazyLock;

/// A world to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// What `base` calls it.
    pub name: &'static str,
    /// What is in it, in a sentence.
    pub about: &'static str,
    /// The edits that make it, one a line.
    pub edits: &'static str,
    under: Option<&'static Base>,
}

static EMPTY: Base = Base {
    name: "empty",
    about: "an account in Seoul in which every question was answered with nothing; no VPC at all",
    edits: include_str!("bases/empty.txt"),
    under: None,
};
static DEFAULT_VPC: Base = Base {
    name: "default-vpc",
    about: "the same account with the default VPC that AWS made, untouched",
    edits: include_str!("bases/default-vpc.txt"),
    under: Some(&EMPTY),
};
static SOLVED: Base = Base {
    name: "solved",
    about: "the default VPC and the course's own, with labs 1.7 to 1.13 done",
    edits: include_str!("bases/solved.txt"),
    under: Some(&DEFAULT_VPC),
};

/// What worlds can start from.
#[must_use]
pub fn bases() -> &'static [Base] {
    static BASES: [Base; 3] = [EMPTY, DEFAULT_VPC, SOLVED];
    &BASES
}

const REGION: &str = "ap-northeast-2";
const ACCOUNT: &str = "123456789012";

impl Base {
    /// The base that this one's edits change.
    #[must_use]
    pub fn under(&self) -> Option<&'static Base> {
        self.under
    }
}

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
