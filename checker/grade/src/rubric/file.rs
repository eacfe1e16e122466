//! The file of a rubric: what it may say, and what is wrong with one, at the very value.

use super::{HintCost, LabRubric, Late, OnUnknown, Rubric, Waiver, Worth};
use crate::class::Shared;
use crate::variant::Variant;
use ipnet::Ipv4Net;
use jiff::{SignedDuration, Timestamp};
use judge::{Lab, TomlFault, Wanted, line_and_column, value_at};
use serde::de::{self, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt::{self, Display as _};
use std::ops::Range;

/// Why a rubric was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}")]
pub struct RubricError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes that are wrong.
    pub span: Option<Range<usize>>,
    /// What is wrong with them.
    pub fault: RubricFault,
}

/// What can be wrong with a rubric.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RubricFault {
    /// It is no TOML, or a name, a word or a value is not what it may be.
    #[error("{0}")]
    Toml(TomlFault),
    /// There is no such lab.
    #[error("there is no lab {word}")]
    NoLab {
        /// What is written.
        word: String,
        /// The labs that there are.
        known: Vec<String>,
    },
    /// The lab has no such check.
    #[error("{lab} has no check {word}")]
    NoCheck {
        /// The lab.
        lab: String,
        /// What is written.
        word: String,
        /// The checks that there are.
        known: Vec<String>,
    },
    /// A lab has points of its own and a part of the total.
    #[error("a lab has either points or a weight")]
    PointsAndWeight,
    /// There is a weight, and no total that it is a part of.
    #[error("a weight is a part of total, and there is no total")]
    NoTotal,
    /// All checks of a lab weigh nothing.
    #[error("no check of {lab} weighs anything")]
    NothingToEarn {
        /// The lab.
        lab: String,
    },
    /// It is no date with a time and an offset from UTC.
    #[error("not a date with a time and an offset, as 2026-12-01T23:59:00+09:00 is")]
    NoTime,
    /// It is no IPv4 block.
    #[error("not an IPv4 block, as 10.0.0.0/8 is")]
    NoBlock,
    /// AWS takes no VPC of this size, or it is wider than what it is to lie in.
    #[error("a VPC has a prefix length from {least} to 28")]
    NoLength {
        /// The shortest prefix that fits.
        least: u8,
    },
    /// It is no number of an account.
    #[error("not the 12 digits of an account, in quotes")]
    NoAccount,
    /// There are variants and no key to make them from.
    #[error("variants are made from key, and there is no key")]
    NoKey,
    /// The key could be guessed.
    #[error("the key has fewer than 16 characters")]
    ShortKey,
}

impl RubricFault {
    /// The known word that is closest to an unknown one.
    #[must_use]
    pub fn nearest(&self) -> Option<String> {
        let of = |word: &String, known: &Vec<String>| {
            let fault = TomlFault::UnknownWord { word: word.clone(), known: known.clone() };
            fault.nearest().map(str::to_owned)
        };
        match self {
            Self::Toml(fault) => fault.nearest().map(str::to_owned),
            Self::NoLab { word, known } | Self::NoCheck { word, known, .. } => of(word, known),
            _ => None,
        }
    }
}

/// The fewest characters of a key.
const KEY: usize = 16;

/// What a file may say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    course: Option<String>,
    key: Option<String>,
    #[serde(default)]
    unknown: OnUnknown,
    #[serde(default, deserialize_with = "points")]
    total: Option<u32>,
    late: Option<LateFile>,
    #[serde(default)]
    hints: HintsFile,
    #[serde(default)]
    labs: BTreeMap<String, LabFile>,
    #[serde(default, rename = "waiver")]
    waivers: Vec<WaiverFile>,
    #[serde(default)]
    shared: SharedFile,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SharedFile {
    #[serde(default)]
    accounts: Vec<String>,
    #[serde(default)]
    groups: Vec<Vec<String>>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LateFile {
    #[serde(deserialize_with = "percent")]
    per_day: u32,
    #[serde(default, deserialize_with = "percent")]
    floor: u32,
    #[serde(default, deserialize_with = "minutes")]
    grace_minutes: u32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct HintsFile {
    #[serde(default, deserialize_with = "percent")]
    percent: u32,
    #[serde(default, deserialize_with = "count")]
    free: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LabFile {
    #[serde(default, deserialize_with = "points")]
    points: Option<u32>,
    #[serde(default, deserialize_with = "points")]
    weight: Option<u32>,
    due: Option<toml::Value>,
    late: Option<LateFile>,
    #[serde(default)]
    checks: BTreeMap<String, Weight>,
    variant: Option<VariantFile>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
struct Weight(#[serde(deserialize_with = "some_points")] u32);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct VariantFile {
    within: String,
    #[serde(deserialize_with = "length")]
    length: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WaiverFile {
    check: String,
    learner: Option<String>,
    until: Option<toml::Value>,
    reason: String,
}

/// The most points of a lab, and of all together.
const MOST: u32 = 100_000;

fn percent<'de, D: Deserializer<'de>>(value: D) -> Result<u32, D::Error> {
    whole(value, 100)
}

fn minutes<'de, D: Deserializer<'de>>(value: D) -> Result<u32, D::Error> {
    whole(value, 60 * 24 * 365)
}

fn count<'de, D: Deserializer<'de>>(value: D) -> Result<u32, D::Error> {
    whole(value, 1_000)
}

fn length<'de, D: Deserializer<'de>>(value: D) -> Result<u32, D::Error> {
    whole(value, 28)
}

fn some_points<'de, D: Deserializer<'de>>(value: D) -> Result<u32, D::Error> {
    whole(value, MOST)
}

fn points<'de, D: Deserializer<'de>>(value: D) -> Result<Option<u32>, D::Error> {
    some_points(value).map(Some)
}

/// A whole number that is not larger than this.
fn whole<'de, D: Deserializer<'de>>(value: D, most: u32) -> Result<u32, D::Error> {
    struct Whole(u32);

    impl Visitor<'_> for Whole {
        type Value = u32;

        fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
            Wanted::Between(0, self.0.into()).fmt(text)
        }

        fn visit_i64<E: de::Error>(self, number: i64) -> Result<u32, E> {
            let fitting = u32::try_from(number).ok().filter(|number| *number <= self.0);
            fitting.ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
        }
    }

    value.deserialize_any(Whole(most))
}

/// A fault with the way of keys that leads to it.
type Misplaced = (Vec<String>, RubricFault);

/// Reads a rubric.
pub(super) fn read(text: &str, labs: &[Lab]) -> Result<Rubric, RubricError> {
    let text = text.trim_start_matches('\u{feff}');
    let file: File =
        toml::from_str(text).map_err(|error| at(text, error.span(), RubricFault::Toml(TomlFault::of(&error, text))))?;
    rubric(file, labs).map_err(|(way, fault)| {
        let way: Vec<&str> = way.iter().map(String::as_str).collect();
        at(text, value_at(text, &way), fault)
    })
}

fn at(text: &str, span: Option<Range<usize>>, fault: RubricFault) -> RubricError {
    let (line, column) = line_and_column(text, span.as_ref().map_or(0, |span| span.start));
    RubricError { line, column, span, fault }
}

fn way<const N: usize>(steps: [&str; N]) -> Vec<String> {
    steps.map(str::to_owned).to_vec()
}

fn rubric(file: File, labs: &[Lab]) -> Result<Rubric, Misplaced> {
    let mut rubric = Rubric {
        course: file.course,
        unknown: file.unknown,
        total: file.total.unwrap_or(0),
        late: file.late.map(late),
        hints: HintCost { percent: file.hints.percent.into(), free: file.hints.free },
        ..Rubric::default()
    };
    for (index, account) in file.shared.accounts.iter().enumerate() {
        if account.len() != 12 || !account.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err((way(["shared", "accounts", &index.to_string()]), RubricFault::NoAccount));
        }
    }
    rubric.shared = Shared {
        accounts: file.shared.accounts.into_iter().collect(),
        groups: file.shared.groups.into_iter().map(|group| group.into_iter().collect()).collect(),
    };
    if let Some(key) = &file.key
        && key.chars().count() < KEY
    {
        return Err((way(["key"]), RubricFault::ShortKey));
    }
    for (name, written) in file.labs {
        let place = |key: &str| way(["labs", &name, key]);
        let lab = lab(&name, labs).map_err(|fault| (way(["labs", &name]), fault))?;
        if written.weight.is_some() && file.total.is_none() {
            return Err((place("weight"), RubricFault::NoTotal));
        }
        if written.variant.is_some() && file.key.is_none() {
            return Err((place("variant"), RubricFault::NoKey));
        }
        let worth = match (written.points, written.weight) {
            (Some(_), Some(_)) => return Err((place("weight"), RubricFault::PointsAndWeight)),
            (Some(points), None) => Some(Worth::Points(points)),
            (None, Some(weight)) => Some(Worth::Weight(weight)),
            (None, None) => None,
        };
        for check in written.checks.keys() {
            known_check(lab, check).map_err(|fault| (way(["labs", &name, "checks", check]), fault))?;
        }
        let checks: BTreeMap<String, u32> =
            written.checks.into_iter().map(|(check, weight)| (check, weight.0)).collect();
        let weighs = |check: &judge::LabCheck| checks.get(&check.id).copied().unwrap_or(check.points) > 0;
        if !lab.checks.iter().any(weighs) {
            return Err((place("checks"), RubricFault::NothingToEarn { lab: lab.id.clone() }));
        }
        let of = LabRubric {
            worth,
            due: time(written.due.as_ref()).map_err(|fault| (place("due"), fault))?,
            late: written.late.map(late),
            checks,
            variant: variant(written.variant, &name)?,
        };
        rubric.labs.insert(lab.id.clone(), of);
    }
    for (index, written) in file.waivers.into_iter().enumerate() {
        let place = |key: &str| way(["waiver", &index.to_string(), key]);
        let (lab_name, check) = match written.check.split_once('/') {
            Some((lab, check)) => (lab, Some(check)),
            None => (written.check.as_str(), None),
        };
        let lab = lab(lab_name, labs).map_err(|fault| (place("check"), fault))?;
        if let Some(check) = check {
            known_check(lab, check).map_err(|fault| (place("check"), fault))?;
        }
        rubric.waivers.push(Waiver {
            lab: lab.id.clone(),
            check: check.map(str::to_owned),
            learner: written.learner,
            until: time(written.until.as_ref()).map_err(|fault| (place("until"), fault))?,
            reason: written.reason,
        });
    }
    rubric.key = file.key;
    Ok(rubric)
}

fn late(written: LateFile) -> Late {
    Late {
        per_day: written.per_day.into(),
        floor: written.floor.into(),
        grace: SignedDuration::from_mins(written.grace_minutes.into()),
    }
}

fn lab<'l>(name: &str, labs: &'l [Lab]) -> Result<&'l Lab, RubricFault> {
    let full = format!("lab-{name}");
    labs.iter().find(|lab| lab.is_called(name) || lab.is_called(&full)).ok_or_else(|| RubricFault::NoLab {
        word: name.to_owned(),
        known: labs.iter().map(|lab| lab.id.clone()).collect(),
    })
}

fn known_check(lab: &Lab, check: &str) -> Result<(), RubricFault> {
    if lab.checks.iter().any(|known| known.id == check) {
        return Ok(());
    }
    let known = lab.checks.iter().map(|check| check.id.clone()).collect();
    Err(RubricFault::NoCheck { lab: lab.id.clone(), word: check.to_owned(), known })
}

/// A time of the file: one of TOML's own, or the same as text.
fn time(value: Option<&toml::Value>) -> Result<Option<Timestamp>, RubricFault> {
    let text = match value {
        None => return Ok(None),
        Some(toml::Value::Datetime(time)) => time.to_string(),
        Some(toml::Value::String(text)) => text.clone(),
        Some(_) => return Err(RubricFault::NoTime),
    };
    // Without an offset nobody could say when that is.
    text.parse().map(Some).map_err(|_| RubricFault::NoTime)
}

fn variant(written: Option<VariantFile>, lab: &str) -> Result<Option<Variant>, Misplaced> {
    let Some(written) = written else { return Ok(None) };
    let place = |key: &str| way(["labs", lab, "variant", key]);
    let within: Ipv4Net = written.within.parse().map_err(|_| (place("within"), RubricFault::NoBlock))?;
    let within = within.trunc();
    let least = within.prefix_len().max(16);
    // AWS takes VPCs from /16 to /28: <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html>.
    match u8::try_from(written.length) {
        Ok(length) if (least..=28).contains(&length) => Ok(Some(Variant { within, length })),
        _ => Err((place("length"), RubricFault::NoLength { least })),
    }
}
