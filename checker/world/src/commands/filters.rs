//! Network ACLs and security groups: `allow`, `deny` and what belongs to them.

mod acl;
mod group;

use super::{Command, Edit};
use crate::args::Args;
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;

pub(super) use acl::{add_ipv6_rules, create as new_acl, release_subnets, use_default as use_default_acl};
pub(super) use group::create as new_group;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "acl",
        usage: "acl LABEL VPC [id=ID]",
        about: "a network ACL that refuses everything, as new ones do, and guards no subnet yet",
        options: &["id"],
        examples: &["acl strict-acl vpc"],
        read: acl::new,
    },
    Command {
        name: "use",
        usage: "use ACL SUBNET…",
        about: "this network ACL guards these subnets from now on",
        options: &[],
        examples: &["use default-acl private-a private-c"],
        read: acl::guard,
    },
    Command {
        name: "sg",
        usage: "sg LABEL VPC [id=ID]",
        about: "a security group that lets nothing in and everything out, as new ones do",
        options: &["id"],
        examples: &["sg db-sg vpc"],
        read: group::new,
    },
    Command {
        name: "allow",
        usage: "allow ACL in|out NUMBER PROTOCOL [PORTS] from|to CIDR   or   allow SG in|out PROTOCOL [PORTS] from|to CIDR|SG|PREFIX-LIST",
        about: "a rule that lets packets pass; of a network ACL, it replaces the rule of this number in this direction. \
                Protocols: tcp, udp, icmp, icmpv6, all or a number. \
                Ports: 22, 1024-65535 or all; for icmp a type like 8, or type/code like 3/4",
        options: &[],
        examples: &[
            "allow private-acl in 130 icmp 8 from 10.0.0.0/16",
            "allow private-sg in tcp 8000-8080 from 10.0.0.0/23",
            "allow private-sg out tcp 443 to pl-s3",
            "allow private-sg in all from private-sg",
        ],
        read: allow,
    },
    Command {
        name: "deny",
        usage: "deny ACL in|out NUMBER PROTOCOL [PORTS] from|to CIDR",
        about: "a rule of a network ACL that stops packets; it replaces the rule of this number in this direction",
        options: &[],
        examples: &["deny public-acl in 50 tcp 22 from 203.0.113.0/24"],
        read: deny,
    },
    Command {
        name: "revoke",
        usage: "revoke SG in|out PROTOCOL [PORTS] from|to CIDR|SG|PREFIX-LIST",
        about: "takes a rule of a security group away",
        options: &[],
        examples: &["revoke private-sg out all to 0.0.0.0/0"],
        read: group::revoke,
    },
    Command {
        name: "drop-rule",
        usage: "drop-rule ACL in|out NUMBER",
        about: "takes a rule of a network ACL away",
        options: &[],
        examples: &["drop-rule public-acl out 130"],
        read: acl::drop_rule,
    },
    Command {
        name: "clear",
        usage: "clear ACL|SG [in|out]",
        about: "takes all rules away, of one direction or both; a network ACL keeps its last one, which denies",
        options: &[],
        examples: &["clear private-acl out", "clear private-sg"],
        read: clear,
    },
];

/// Which way packets go, seen from the subnet or interface.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    In,
    Out,
}

const DIRECTIONS: [(&str, Direction); 2] = [("in", Direction::In), ("out", Direction::Out)];

impl Direction {
    fn read(args: &mut Args<'_>) -> Result<Self, Fault> {
        args.one_of(Phrase::Direction, &DIRECTIONS)
    }

    fn egress(self) -> bool {
        self == Self::Out
    }

    fn word(self) -> &'static str {
        if self == Self::In { "in" } else { "out" }
    }
}

/// Protocol, ports and the other end of a rule.
struct Match {
    /// The number, or `-1` for all.
    protocol: String,
    /// Ports, or type and code; `None` for all.
    ports: Option<(i32, i32)>,
    /// A block, or what names a group or a prefix list.
    peer: String,
}

const PROTOCOLS: [(&str, &str); 6] =
    [("all", "-1"), ("-1", "-1"), ("tcp", "6"), ("udp", "17"), ("icmp", "1"), ("icmpv6", "58")];

impl Match {
    fn read(args: &mut Args<'_>, direction: Direction) -> Result<Self, Fault> {
        let word = args.word(Phrase::TheProtocol)?;
        let protocol = match word.parse::<u8>() {
            Ok(number) => number.to_string(),
            Err(_) => crate::args::choose(Phrase::Protocol, &word, &PROTOCOLS)?.to_owned(),
        };
        let (arrow, wrong) = if direction.egress() { ("to", "from") } else { ("from", "to") };
        let mut ports = None;
        if !args.skip(arrow) {
            let word = args.word(Phrase::PortsFromOrTo)?;
            if word == wrong {
                let why = Phrase::RuleNames { direction: direction.word().to_owned(), arrow: arrow.to_owned() };
                return Err(Fault::refused(&word, why, Phrase::Write { what: arrow.to_owned() }));
            }
            ports = read_ports(&protocol, &word)?;
            if !args.skip(arrow) {
                let word = args.word(Phrase::FromOrTo)?;
                return Err(Fault::malformed(&word, Phrase::ArrowFirst { arrow: arrow.to_owned() }));
            }
        }
        Ok(Self { protocol, ports, peer: args.word(Phrase::OtherEnd)? })
    }

    fn is_icmp(&self) -> bool {
        matches!(self.protocol.as_str(), "1" | "58")
    }

    fn has_ports(&self) -> bool {
        matches!(self.protocol.as_str(), "6" | "17")
    }
}

/// Ports of tcp and udp, type and code of icmp, nothing of other protocols.
fn read_ports(protocol: &str, word: &str) -> Result<Option<(i32, i32)>, Fault> {
    let numbers = |separator| -> Option<(u16, u16)> {
        match word.split_once(separator) {
            Some((low, high)) => Some((low.parse().ok()?, high.parse().ok()?)),
            None => word.parse().ok().map(|one| (one, one)),
        }
    };
    if word == "all" {
        return Ok(None);
    }
    match protocol {
        "6" | "17" => match numbers('-') {
            Some((low, high)) if low <= high => Ok(Some((low.into(), high.into()))),
            _ => Err(Fault::malformed(word, Phrase::Ports)),
        },
        "1" | "58" => match word.split_once('/') {
            None => match word.parse::<u8>() {
                Ok(kind) => Ok(Some((kind.into(), -1))),
                Err(_) => Err(Fault::malformed(word, Phrase::IcmpType)),
            },
            Some((kind, code)) => match (kind.parse::<u8>(), code.parse::<u8>()) {
                (Ok(kind), Ok(code)) => Ok(Some((kind.into(), code.into()))),
                _ => Err(Fault::malformed(word, Phrase::IcmpType)),
            },
        },
        _ => Err(Fault::refused(word, Phrase::NoPorts, Phrase::LeaveOut)),
    }
}

fn allow(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let list = args.word(Phrase::AclOrGroup)?;
    let direction = Direction::read(args)?;
    let starts_with_number = args.peek().is_some_and(|word| word.parse::<i64>().is_ok());
    // Which of the two it is, the label says once the account is known: until then both readings stand.
    let mut numbered = args.clone();
    let as_rule = numbered.word(Phrase::TheRuleNumber).and_then(|number| {
        let edit = acl::rule(&mut numbered, list.clone(), direction, &number, "allow")?;
        numbered.finish().map(|()| edit)
    });
    let as_permission = group::allow(args, list.clone(), direction);
    let as_permission = as_permission.and_then(|edit| args.finish().map(|()| edit));
    args.rest();
    if let (Err(rule), Err(permission)) = (&as_rule, &as_permission) {
        // Blame the reading that was meant: a number comes first in a network ACL's.
        return Err(if starts_with_number { rule.clone() } else { permission.clone() });
    }
    Ok(Box::new(move |account| {
        let named = account.find(&list, &[Kind::NetworkAcl, Kind::SecurityGroup])?;
        match (named.kind, as_permission) {
            (Kind::NetworkAcl, _) => as_rule?(account),
            (_, Err(_)) if as_rule.is_ok() => {
                let why = Phrase::GroupHasNoNumbers;
                Err(Fault::refused(&list, why, Phrase::LeaveNumberOut))
            }
            (_, as_permission) => as_permission?(account),
        }
    }))
}

fn deny(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let list = args.word(Phrase::NetworkAcl)?;
    let direction = Direction::read(args)?;
    let number = args.word(Phrase::TheRuleNumber)?;
    acl::rule(args, list, direction, &number, "deny")
}

fn clear(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::AclOrGroup)?;
    let direction =
        args.optional().map(|word| crate::args::choose(Phrase::Direction, &word, &DIRECTIONS)).transpose()?;
    Ok(Box::new(move |account| {
        let named = account.find(&word, &[Kind::NetworkAcl, Kind::SecurityGroup])?;
        let element = account.element_mut(&named)?;
        let clears = |egress| direction.is_none_or(|direction| direction.egress() == egress);
        if named.kind == Kind::NetworkAcl {
            acl::clear(element, clears);
        } else {
            group::clear(element, clears);
        }
        Ok(())
    }))
}
