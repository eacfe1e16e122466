//! What worlds start from: each base is text in the world language, on top of another one.

use crate::account::{Account, Sheet};
use crate::error::WorldError;
use serde_json::{Map, Value};
use snapshot::{Ask, Place, Status};

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

    /// The account of this base.
    pub(crate) fn build(&self) -> Result<Account, WorldError> {
        let mut account = match self.under {
            Some(under) => under.build()?,
            None => nothing(),
        };
        crate::world::apply_all(self.edits, &mut account)?;
        Ok(account)
    }
}

/// An account in which nothing was ever made.
fn nothing() -> Account {
    let home = Place { account: ACCOUNT.into(), region: REGION.into() };
    let mut account = Account::default();
    account.here = home.clone();
    account.places.insert(home.clone(), sheet(&home, false));
    account.home = home;
    account
}

/// The answers in a place where nothing was made: every list is empty.
/// `abroad`: without what is the same in every Region and is asked at home only.
pub(crate) fn sheet(place: &Place, abroad: bool) -> Sheet {
    let text = include_str!("bases/empty.json")
        .replace("{account}", &place.account)
        .replace("{region}", &place.region)
        .replace("{code}", &zone_code(&place.region));
    let mut given: Map<String, Value> = serde_json::from_str(&text).unwrap_or_default();
    let asked = Ask::ALL
        .iter()
        .copied()
        .filter(|operation| !(abroad && matches!(operation, Ask::DescribeRegions | Ask::GetCallerIdentity)));
    asked
        .map(|operation| {
            let elements = match given.remove(operation.name()) {
                Some(Value::Array(elements)) => elements,
                _ => Vec::new(),
            };
            let status = Status::Seen;
            (operation, crate::account::Answer { status, elements, ..Default::default() })
        })
        .collect()
}

/// Whether an operation is asked one parent at a time.
pub(crate) fn has_parent(operation: Ask) -> bool {
    operation.per().is_some()
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
