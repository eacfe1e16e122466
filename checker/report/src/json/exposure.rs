//! `check exposure` for machines: one object, its form described by [`Document`] and what is in it.

use crate::exposure::Entry;
use crate::safe;
use crate::vocabulary::protocol;
use reach::{Exposed, Extent, Protocol, Untold, Why};
use serde::Serialize;
use snapshot::Missing;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The version of the form. Members may be added, none may be renamed, moved or left out.
pub const FORMAT: u32 = 1;

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document<'e> {
    /// [`FORMAT`].
    pub format: u32,
    /// Program and version that wrote it.
    pub tool: &'e str,
    /// The interfaces: those that are reached first.
    pub interfaces: Vec<Interface<'e>>,
    /// The lists that are not whole: where there is one, something else may be there, and be reached.
    pub missing: Vec<Call<'e>>,
}

/// One interface.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Interface<'e> {
    /// Its id.
    pub interface: &'e str,
    /// What stands behind it: `host`, `nat-gateway`, `load-balancer`, `vpc-endpoint`, `database`, …
    pub kind: &'static str,
    /// The instance that holds it.
    pub instance: Option<&'e str>,
    /// The `Name` tag of the instance, else of the interface.
    pub name: Option<&'e str>,
    /// The VPC that it is in.
    pub vpc: Option<&'e str>,
    /// The subnet that it is in.
    pub subnet: Option<&'e str>,
    /// Its IPv4 addresses, the primary one first.
    pub addresses: Vec<Address>,
    /// Its IPv6 addresses.
    pub ipv6: &'e [Ipv6Addr],
    /// What of the internet certainly reaches it and is answered.
    pub inbound: Vec<Set<'e>>,
    /// What of the internet it certainly reaches and is answered by.
    pub outbound: Vec<Set<'e>>,
    /// What cannot be told, in either direction.
    pub unknown: Vec<Unknown<'e>>,
    /// Calls that were not seen, where it was taken for granted that they would change nothing.
    pub assumed: Vec<Call<'e>>,
}

/// An IPv4 address.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Address {
    /// The private address.
    pub private: Ipv4Addr,
    /// The public address that stands for it.
    pub public: Option<Ipv4Addr>,
}

/// Every address of the prefixes with every one of the ports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Set<'e> {
    /// `tcp`, `udp`, `icmp`, `icmpv6`, `ipproto:NUMBER`, or `all` for what admits every protocol and port at once.
    pub protocol: String,
    /// Type and code for ICMP, else null; echo is 8 and 0, or 128 and 0 for ICMPv6.
    pub icmp: Option<(u8, u8)>,
    /// Destination ports as pairs of the first and the last; empty for protocols that have none.
    pub ports: &'e [(u16, u16)],
    /// The addresses on the internet, as the fewest blocks.
    pub prefixes: Vec<String>,
}

/// A set that may get through or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unknown<'e> {
    /// `inbound` or `outbound`.
    pub direction: &'static str,
    /// The set.
    #[serde(flatten)]
    pub set: Set<'e>,
    /// The calls that would tell.
    pub missing: Vec<Call<'e>>,
    /// What no call would tell.
    pub why: Vec<Reason<'e>>,
}

/// A call to AWS that was not seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Call<'e> {
    /// Its IAM action.
    pub action: String,
    /// The account to make it in, empty where the snapshot does not say.
    pub account: &'e str,
    /// The Region to make it in.
    pub region: &'e str,
    /// What became of it: `denied`, `failed`, `unsupported`, `not-asked`.
    pub status: &'static str,
}

/// Why something is not decidable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason<'e> {
    /// A code that `check explain` knows.
    pub code: &'static str,
    /// The resource at which it cannot be told.
    pub resource: &'e str,
    /// What exactly.
    pub detail: String,
}

/// The answer as indented JSON with a line break at its end.
#[must_use]
pub fn exposure(entries: &[Entry], lacking: &[Missing], tool: &str) -> String {
    let interfaces = entries.iter().map(interface).collect();
    let document = Document { format: FORMAT, tool, interfaces, missing: lacking.iter().map(call).collect() };
    // Strings, numbers and lists: there is nothing in it that could not be written.
    safe::json(&serde_json::to_string_pretty(&document).unwrap_or_default()).into_owned() + "\n"
}

fn interface(entry: &Entry) -> Interface<'_> {
    let node = &entry.interface;
    let exposure = &entry.exposure;
    let mut assumed: Vec<Call<'_>> = Vec::new();
    for missing in exposure.inbound.assumed.iter().chain(&exposure.outbound.assumed).map(call) {
        if !assumed.contains(&missing) {
            assumed.push(missing);
        }
    }
    Interface {
        interface: &node.id,
        kind: node.kind,
        instance: node.instance.as_deref(),
        name: entry.name.as_deref(),
        vpc: node.vpc.as_deref(),
        subnet: node.subnet.as_deref(),
        addresses: node.v4.iter().map(|&(private, public)| Address { private, public }).collect(),
        ipv6: &node.v6,
        inbound: exposure.inbound.sets.iter().map(set).collect(),
        outbound: exposure.outbound.sets.iter().map(set).collect(),
        unknown: [unknown("inbound", &exposure.inbound), unknown("outbound", &exposure.outbound)].concat(),
        assumed,
    }
}

fn set(set: &Exposed) -> Set<'_> {
    let icmp = match set.protocol {
        Protocol::Icmp { kind, code } | Protocol::Icmpv6 { kind, code } => Some((kind, code)),
        _ => None,
    };
    let prefixes = set.prefixes.iter().map(ToString::to_string).collect();
    Set { protocol: protocol(set.protocol), icmp, ports: &set.ports, prefixes }
}

fn unknown<'e>(direction: &'static str, extent: &'e Extent) -> Vec<Unknown<'e>> {
    let reason = |why: &'e Why| Reason { code: why.code.0, resource: &why.resource, detail: why.detail.to_string() };
    let unknown = |untold: &'e Untold| Unknown {
        direction,
        set: set(&untold.set),
        missing: untold.missing.iter().map(call).collect(),
        why: untold.why.iter().map(reason).collect(),
    };
    extent.unknown.iter().map(unknown).collect()
}

fn call(missing: &Missing) -> Call<'_> {
    Call {
        action: missing.operation.action().unwrap_or_else(|| missing.operation.name().to_owned()),
        account: &missing.place.account,
        region: &missing.place.region,
        status: missing.status.word(),
    }
}
