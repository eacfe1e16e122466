//! What a row of the table of asks says, and the facts about services that rows share.
//!
//! Rows are written with the `const` functions of [`Row`]; a fact that a row does not give is the common one.

use super::Ask;
use serde_json::{Map, Value};
use std::fmt;

/// A service of AWS, or what this program tries by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Service {
    /// Amazon EC2 and its networks.
    Ec2,
    /// Application, Network and Gateway Load Balancers.
    Elbv2,
    /// Classic Load Balancers, an API of its own.
    Elb,
    /// Amazon RDS.
    Rds,
    /// Hosted zones.
    Route53,
    /// The registrar of domains.
    Route53Domains,
    /// Certificates.
    Acm,
    /// Distributions.
    CloudFront,
    /// Systems Manager.
    Ssm,
    /// The plan of the account.
    FreeTier,
    /// Who asks.
    Sts,
    /// No API: names, connections and pages are tried from where this program runs.
    Probe,
}

/// How a service speaks, which decides how an answer, a refusal and throttling look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// XML with EC2's own names; errors under `Response/Errors/Error`.
    Ec2Query,
    /// XML; errors under `ErrorResponse/Error`.
    Query,
    /// XML; errors under `ErrorResponse/Error`, and the answer has members of its own names.
    RestXml,
    /// JSON; the code of an error stands in `__type` or in the header `x-amzn-errortype`, and throttling is an HTTP 400.
    Json,
    /// None of AWS's.
    None,
}

impl Service {
    /// The service as the AWS CLI calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ec2 => "ec2",
            Self::Elbv2 => "elbv2",
            Self::Elb => "elb",
            Self::Rds => "rds",
            Self::Route53 => "route53",
            Self::Route53Domains => "route53domains",
            Self::Acm => "acm",
            Self::CloudFront => "cloudfront",
            Self::Ssm => "ssm",
            Self::FreeTier => "freetier",
            Self::Sts => "sts",
            Self::Probe => "probe",
        }
    }

    /// The service as IAM calls it, or `None` where nobody can be refused.
    #[must_use]
    pub const fn iam(self) -> Option<&'static str> {
        match self {
            Self::Sts | Self::Probe => None,
            Self::Elbv2 | Self::Elb => Some("elasticloadbalancing"),
            other => Some(other.name()),
        }
    }

    /// How it speaks.
    #[must_use]
    pub const fn protocol(self) -> Protocol {
        match self {
            Self::Ec2 => Protocol::Ec2Query,
            Self::Elbv2 | Self::Elb | Self::Rds | Self::Sts => Protocol::Query,
            Self::Route53 | Self::CloudFront => Protocol::RestXml,
            Self::Route53Domains | Self::Acm | Self::Ssm | Self::FreeTier => Protocol::Json,
            Self::Probe => Protocol::None,
        }
    }

    /// The one Region that a service without Regions is asked in
    /// (<https://docs.aws.amazon.com/general/latest/gr/rande.html#global-endpoints>).
    #[must_use]
    pub const fn global(self) -> Option<&'static str> {
        match self {
            Self::Route53 | Self::Route53Domains | Self::CloudFront | Self::FreeTier => Some(GLOBAL),
            _ => None,
        }
    }

    /// Whether what it lists stands in VPCs.
    #[must_use]
    pub const fn is_of_networks(self) -> bool {
        matches!(self, Self::Ec2 | Self::Elbv2 | Self::Elb | Self::Rds)
    }

    /// AWS's own code for "you may not".
    #[must_use]
    pub const fn refusal(self) -> &'static str {
        match self {
            Self::Ec2 => "UnauthorizedOperation",
            Self::Acm | Self::Ssm | Self::Route53Domains | Self::FreeTier => "AccessDeniedException",
            _ => "AccessDenied",
        }
    }
}

/// The Region in which services without Regions are asked, and in which CloudFront's certificates lie.
pub const GLOBAL: &str = "us-east-1";

/// Codes with which services say that the caller may not ask. A service control policy's denial looks the same.
pub const DENIED: &[&str] = &[
    "UnauthorizedOperation",
    "Client.UnauthorizedOperation",
    "AccessDenied",
    "AccessDeniedException",
    "NotAuthorized",
    "UnauthorizedAccess",
];

/// Codes with which services say that they do not know a call.
pub const UNSUPPORTED: &[&str] =
    &["InvalidAction", "UnknownOperation", "UnknownOperationException", "UnsupportedOperation", "NotImplemented"];

/// Where something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// In the Region that is looked at; for a service without Regions, in the one place that it has.
    Here,
    /// In this Region, whichever is looked at.
    Region(&'static str),
}

/// An ask, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wanted {
    /// What is asked.
    pub ask: Ask,
    /// Where.
    pub scope: Scope,
}

impl From<Ask> for Wanted {
    fn from(ask: Ask) -> Self {
        Self { ask, scope: Scope::Here }
    }
}

impl Wanted {
    /// The Region that is asked, if `here` is looked at.
    #[must_use]
    pub fn region<'r>(&self, here: &'r str) -> &'r str {
        match (self.ask.row().service.global(), self.scope) {
            (Some(global), _) => global,
            (None, Scope::Region(region)) => region,
            (None, Scope::Here) => here,
        }
    }
}

/// Where the list lies in an answer, or that there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A list under these members, from the outside in.
    List(&'static [&'static str]),
    /// One object, told by these members.
    Object(&'static [&'static str]),
}

/// How the pages of a call hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paging {
    /// There is one page.
    None,
    /// `NextToken`.
    Token,
    /// `Marker`, and `NextMarker` in the answers of load balancers.
    Marker,
    /// `NextPageMarker`.
    PageMarker,
    /// `IsTruncated`, and where to go on.
    Truncated,
    /// `IsTruncated` inside of the object that holds the list.
    Nested,
}

/// The parents that a call is made once for each of.
#[derive(Debug, Clone, Copy)]
pub struct Per {
    /// The member of the input that takes the parent's id.
    pub member: &'static str,
    /// Where the ids come from.
    pub sources: &'static [Source],
}

/// Where the ids of parents come from.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// The call that lists them.
    pub ask: Ask,
    /// The way to the id in an element of its answer, or in its one object; `[]` behind a member that is a list.
    pub path: &'static str,
    /// Whether a plan with the child has to make the call. Else it is a source only where it is made anyway.
    pub required: bool,
    /// Which of the elements count.
    pub only: Option<Only>,
}

/// A condition on an element that an id comes from.
#[derive(Debug, Clone, Copy)]
pub enum Only {
    /// A prefix list of AWS's own for S3 or DynamoDB, the targets of gateway endpoints: an account sees dozens of others.
    GatewayLists,
    /// A hosted zone that is not private.
    PublicZones,
}

impl Only {
    /// Whether an element counts.
    #[must_use]
    pub fn admits(self, element: &Value) -> bool {
        match self {
            Self::GatewayLists => element.get("PrefixListName").and_then(Value::as_str).is_some_and(is_gateway_list),
            Self::PublicZones => element.pointer("/Config/PrivateZone") != Some(&Value::Bool(true)),
        }
    }
}

/// Whether a prefix list is one of AWS's own for S3 or DynamoDB.
///
/// Its id differs from Region to Region, its name ends alike everywhere.
#[must_use]
pub fn is_gateway_list(name: &str) -> bool {
    name.starts_with("com.amazonaws.") && [".s3", ".dynamodb"].iter().any(|service| name.ends_with(service))
}

/// How the answer of a call that is made per parent tells its parent by itself.
#[derive(Debug, Clone, Copy)]
pub enum Own {
    /// It does not.
    No,
    /// At this path of its object or of each of its elements.
    At(&'static str),
    /// A rule's ARN is its listener's with one more part.
    ListenerOfRule,
}

impl Own {
    /// The parent's id, as an element of a list or the one object tells it.
    #[must_use]
    pub fn parent(self, element: &Value) -> Option<String> {
        match self {
            Self::No => None,
            Self::At(path) => ids_at(element, path).into_iter().next(),
            Self::ListenerOfRule => {
                let arn = element.get("RuleArn")?.as_str()?;
                let (listener, _) = arn.rsplit_once('/')?;
                Some(listener.replacen(":listener-rule/", ":listener/", 1))
            }
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy)]
pub struct Row {
    /// AWS's name of the operation.
    pub name: &'static str,
    /// Whom it asks.
    pub service: Service,
    /// What it shows, in English.
    pub en: &'static str,
    /// What it shows, in Korean.
    pub ko: &'static str,
    /// Where the list lies.
    pub answer: Answer,
    /// How pages hang together.
    pub paging: Paging,
    /// What it is asked once for each of.
    pub per: Option<Per>,
    /// The inputs with which it is asked, beside the parent's id: one call for each.
    inputs: &'static [&'static str],
    /// Whether an answer is whole only if it was asked for with these inputs: without them AWS leaves out some.
    pub whole_only_with_input: bool,
    /// Another Region in which the same is worth asking.
    pub second: Option<&'static str>,
    /// A member of the answer that says, beside pages, that there is more.
    pub more: Option<&'static str>,
    /// How an answer tells its own parent.
    pub own: Own,
    /// What ids begin with, for those that a world makes up.
    pub prefix: &'static str,
    /// Members without which an element of a list is not one of ours, where another API has the same key.
    pub has: &'static [&'static str],
    /// Members that only the elements of another API with the same key have.
    pub has_not: &'static [&'static str],
    /// Lists that AWS prints in each element, also where they are empty, as paths: an element without one was cut.
    pub always: &'static [&'static str],
    /// Batfish's name for answers of this call that stand under their parents.
    pub wrapper: Option<&'static str>,
    /// What the AWS CLI is told to print, where the whole answer holds secrets.
    pub projection: Option<&'static str>,
}

impl Row {
    pub(super) const fn of(service: Service, en: &'static str, ko: &'static str) -> Self {
        Self {
            name: "",
            service,
            en,
            ko,
            answer: Answer::Object(&[]),
            paging: Paging::None,
            per: None,
            inputs: &["{}"],
            whole_only_with_input: false,
            second: None,
            more: None,
            own: Own::No,
            prefix: "",
            has: &[],
            has_not: &[],
            always: &[],
            wrapper: None,
            projection: None,
        }
    }

    /// AWS's name, where it is not that of the variant.
    pub(super) const fn called(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The variant's name, unless the row has another.
    pub(super) const fn or_called(self, name: &'static str) -> Self {
        if self.name.is_empty() { Self { name, ..self } } else { self }
    }

    pub(super) const fn list(self, path: &'static [&'static str]) -> Self {
        Self { answer: Answer::List(path), ..self }
    }

    pub(super) const fn object(self, marks: &'static [&'static str]) -> Self {
        Self { answer: Answer::Object(marks), ..self }
    }

    pub(super) const fn paged(self, paging: Paging) -> Self {
        Self { paging, ..self }
    }

    pub(super) const fn per(self, member: &'static str, sources: &'static [Source]) -> Self {
        Self { per: Some(Per { member, sources }), ..self }
    }

    /// Inputs, each a JSON object.
    pub(super) const fn with(self, inputs: &'static [&'static str]) -> Self {
        Self { inputs, ..self }
    }

    pub(super) const fn whole_only_with(self, inputs: &'static [&'static str]) -> Self {
        Self { inputs, whole_only_with_input: true, ..self }
    }

    pub(super) const fn also_in(self, region: &'static str) -> Self {
        Self { second: Some(region), ..self }
    }

    pub(super) const fn more_if(self, member: &'static str) -> Self {
        Self { more: Some(member), ..self }
    }

    pub(super) const fn names_parent(self, own: Own) -> Self {
        Self { own, ..self }
    }

    pub(super) const fn ids(self, prefix: &'static str) -> Self {
        Self { prefix, ..self }
    }

    pub(super) const fn told_by(self, has: &'static [&'static str], has_not: &'static [&'static str]) -> Self {
        Self { has, has_not, ..self }
    }

    /// Only lists that AWS's documentation shows empty, or of which an element has at least one, and that decide something.
    pub(super) const fn always(self, lists: &'static [&'static str]) -> Self {
        Self { always: lists, ..self }
    }

    pub(super) const fn wrapped_in(self, wrapper: &'static str) -> Self {
        Self { wrapper: Some(wrapper), ..self }
    }

    pub(super) const fn projected(self, projection: &'static str) -> Self {
        Self { projection: Some(projection), ..self }
    }

    /// The inputs with which it is asked, beside the parent's id: one call for each.
    #[must_use]
    pub fn inputs(&self) -> Vec<Map<String, Value>> {
        self.inputs.iter().map(|input| serde_json::from_str(input).unwrap_or_default()).collect()
    }

    /// The places where it is worth asking.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        std::iter::once(Scope::Here).chain(self.second.map(Scope::Region)).collect()
    }

    /// Whether an answer, as AWS prints it, says that there is more than it holds.
    #[must_use]
    pub fn says_more(&self, answer: &Value) -> bool {
        let inside = if let Answer::List([outer, _]) = self.answer { answer.get(*outer) } else { None };
        [Some(answer), inside].into_iter().flatten().any(|object| {
            MORE.iter().chain(&self.more).any(|member| match object.get(*member) {
                None | Some(Value::Null | Value::Bool(false)) => false,
                // Some calls end with an empty token, which is none.
                Some(Value::String(token)) => !token.is_empty(),
                Some(_) => true,
            })
        })
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.service.name(), self.name)
    }
}

/// Members with which any answer says that there is another page. `Marker` alone is what was asked for in the answers of
/// CloudFront, beside `IsTruncated`.
const MORE: &[&str] = &["NextToken", "nextToken", "NextMarker", "NextPageMarker", "IsTruncated", "NextRecordName"];

/// Members of an answer that speak of pages and of the call itself.
pub(crate) const OF_PAGES: &[&str] = &[
    "NextToken",
    "nextToken",
    "NextMarker",
    "NextPageMarker",
    "Marker",
    "IsTruncated",
    "MaxItems",
    "MaxResults",
    "NextRecordName",
    "NextRecordType",
    "NextRecordIdentifier",
    "ResponseMetadata",
];

/// Members of an input that only choose pages: they do not narrow what is listed.
pub(crate) const TURNS_PAGES: &[&str] = &[
    "MaxResults",
    "MaxItems",
    "MaxRecords",
    "PageSize",
    "NextToken",
    "Marker",
    "StartingToken",
    "StartRecordName",
    "StartRecordType",
    "StartRecordIdentifier",
];

/// The ids at a path of an element: `[]` behind a member that is a list.
#[must_use]
pub fn ids_at(element: &Value, path: &str) -> Vec<String> {
    fn go(value: &Value, path: &str, into: &mut Vec<String>) {
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        let Some(member) = value.get(first.trim_end_matches("[]")) else { return };
        let members = match member {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        for member in members {
            match member {
                Value::String(id) if rest.is_empty() && !id.is_empty() => into.push(id.clone()),
                _ if rest.is_empty() => {}
                inner => go(inner, rest, into),
            }
        }
    }
    let mut ids = Vec::new();
    go(element, path, &mut ids);
    ids
}
