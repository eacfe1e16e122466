//! Whether the conditions of a statement hold for what private hosts send through an endpoint.
//!
//! The configuration tells the endpoint, its VPC and the addresses in it; it tells neither who calls nor when.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use super::kinds;
use ipnet::IpNet;
use std::net::IpAddr;

/// What is known of every request through an endpoint.
#[derive(Debug, Clone)]
pub(crate) struct Facts<'a> {
    /// The endpoint's id.
    pub(crate) endpoint: &'a str,
    /// The id of its VPC.
    pub(crate) vpc: &'a str,
    /// The blocks of the VPC.
    pub(crate) blocks: &'a [IpNet],
}

/// For which requests a condition holds, from the fewest to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    /// For none.
    Never,
    /// Nobody can tell.
    Unknown,
    /// For some: it selects among callers, resources or requests.
    Sometimes,
    /// For all.
    Always,
}

impl Holds {
    /// Where both have to hold.
    pub(super) fn and(self, other: Self) -> Self {
        self.min(other)
    }
}

/// A value that a request has under a key.
enum Known<'k> {
    /// This text.
    Text(&'k str),
    /// An address of these blocks.
    Address(&'k [IpNet]),
    /// The request has no such key.
    Absent,
    /// One that differs from request to request.
    Varies,
    /// Nobody can tell.
    Nothing,
}

/// Whether `operator: { key: values }` holds.
pub(super) fn holds(operator: &str, key: &str, values: &[String], facts: &Facts<'_>, region: Option<&str>) -> Holds {
    let operator = operator.to_ascii_lowercase();
    let (of_all, operator) = match operator.split_once(':') {
        Some(("forallvalues", operator)) => (Some(true), operator),
        Some(("foranyvalue", operator)) => (Some(false), operator),
        Some(_) => return Holds::Unknown,
        None => (None, operator.as_str()),
    };
    let (operator, if_exists) = match operator.strip_suffix("ifexists") {
        Some(operator) => (operator, true),
        None => (operator, false),
    };
    let Some(test) = Test::of(operator) else { return Holds::Unknown };
    let known = known(&key.to_ascii_lowercase(), facts, region);
    if let Test::Null = test {
        return null(&known, values);
    }
    match known {
        Known::Nothing => Holds::Unknown,
        Known::Varies => Holds::Sometimes,
        Known::Absent => match of_all {
            Some(true) => Holds::Always,
            Some(false) => Holds::Never,
            None => certain(if_exists || test.is_negated()),
        },
        // What a variable stands for differs from request to request.
        Known::Text(_) | Known::Address(_) if values.iter().any(|value| value.contains("${")) => Holds::Sometimes,
        Known::Text(text) => match test {
            Test::Text { negated, like, fold } => {
                let fold = |text: &str| if fold { text.to_lowercase() } else { text.to_owned() };
                let text = fold(text);
                let equal =
                    |value: &String| if like { kinds::matches(&fold(value), &text) } else { fold(value) == text };
                certain(values.iter().any(equal) != negated)
            }
            _ => Holds::Unknown,
        },
        Known::Address(blocks) => match test {
            Test::Address { negated } => address(blocks, values, negated),
            _ => Holds::Unknown,
        },
    }
}

fn certain(holds: bool) -> Holds {
    if holds { Holds::Always } else { Holds::Never }
}

/// What an operator asks.
enum Test {
    Text { negated: bool, like: bool, fold: bool },
    Address { negated: bool },
    Other { negated: bool },
    Null,
}

impl Test {
    fn of(operator: &str) -> Option<Self> {
        let text = |negated, like, fold| Some(Self::Text { negated, like, fold });
        match operator {
            "stringequals" => text(false, false, false),
            "stringnotequals" => text(true, false, false),
            "stringequalsignorecase" | "bool" => text(false, false, true),
            "stringnotequalsignorecase" => text(true, false, true),
            "stringlike" | "arnequals" | "arnlike" => text(false, true, false),
            "stringnotlike" | "arnnotequals" | "arnnotlike" => text(true, true, false),
            "ipaddress" => Some(Self::Address { negated: false }),
            "notipaddress" => Some(Self::Address { negated: true }),
            "null" => Some(Self::Null),
            "numericnotequals" | "datenotequals" => Some(Self::Other { negated: true }),
            "numericequals"
            | "numericlessthan"
            | "numericlessthanequals"
            | "numericgreaterthan"
            | "numericgreaterthanequals"
            | "dateequals"
            | "datelessthan"
            | "datelessthanequals"
            | "dategreaterthan"
            | "dategreaterthanequals"
            | "binaryequals" => Some(Self::Other { negated: false }),
            _ => None,
        }
    }

    /// Whether it holds where the request lacks the key.
    fn is_negated(&self) -> bool {
        match self {
            Self::Text { negated, .. } | Self::Address { negated } | Self::Other { negated } => *negated,
            Self::Null => false,
        }
    }
}

/// What a request through the endpoint has under a key, in small letters.
fn known<'k>(key: &str, facts: &'k Facts<'_>, region: Option<&'k str>) -> Known<'k> {
    match key {
        "aws:sourcevpce" => Known::Text(facts.endpoint),
        "aws:sourcevpc" => Known::Text(facts.vpc),
        "aws:vpcsourceip" => Known::Address(facts.blocks),
        // The labs ask for port 443.
        "aws:securetransport" => Known::Text("true"),
        "aws:viaawsservice" | "aws:principalisawsservice" => Known::Text("false"),
        "aws:requestedregion" => region.map_or(Known::Varies, Known::Text),
        // It is in every request but those through an endpoint.
        "aws:sourceip" | "aws:calledvia" | "aws:calledviafirst" | "aws:calledvialast" => Known::Absent,
        "aws:currenttime" | "aws:epochtime" => Known::Nothing,
        _ if key.split_once(':').is_some_and(|(service, name)| !service.is_empty() && !name.is_empty()) => {
            Known::Varies
        }
        _ => Known::Nothing,
    }
}

/// `Null` asks whether the key is lacking.
fn null(known: &Known<'_>, values: &[String]) -> Holds {
    let asked = |word: &str| values.iter().any(|value| value.eq_ignore_ascii_case(word));
    match (known, asked("true"), asked("false")) {
        (_, false, false) | (Known::Nothing, ..) => Holds::Unknown,
        (_, true, true) => Holds::Always,
        (Known::Absent, lacking, _) => certain(lacking),
        (Known::Varies, ..) => Holds::Sometimes,
        (Known::Text(_) | Known::Address(_), lacking, _) => certain(!lacking),
    }
}

/// Whether an address of the VPC is among the values.
fn address(blocks: &[IpNet], values: &[String], negated: bool) -> Holds {
    let read = |value: &String| value.parse::<IpNet>().or_else(|_| value.parse::<IpAddr>().map(IpNet::from)).ok();
    let Some(values) = values.iter().map(read).collect::<Option<Vec<IpNet>>>() else { return Holds::Unknown };
    if blocks.is_empty() {
        return Holds::Unknown;
    }
    let inside = blocks.iter().all(|own| values.iter().any(|value| value.contains(own)));
    let meets = blocks.iter().any(|own| values.iter().any(|value| value.contains(own) || own.contains(value)));
    match (inside, meets) {
        (true, _) => certain(!negated),
        (_, false) => certain(negated),
        _ => Holds::Sometimes,
    }
}
