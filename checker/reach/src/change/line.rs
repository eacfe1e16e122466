//! Edits as lines of the world language.

use super::Edit;
use super::numbers::FIRST_NUMBER;
use crate::Direction;
use std::fmt;

impl fmt::Display for Edit {
    /// One line of the world language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let to = |direction: &Direction| match direction {
            Direction::Ingress => ("in", "from"),
            Direction::Egress => ("out", "to"),
        };
        match self {
            Self::AdmitInList { list, direction, number, traffic, block, .. } => {
                let (side, word) = to(direction);
                write!(f, "allow {list} {side} {} {traffic} {word} {block}", number.unwrap_or(FIRST_NUMBER))
            }
            Self::DropFromList { list, direction, number } => {
                write!(f, "drop-rule {list} {} {number}", to(direction).0)
            }
            Self::NewList { label, vpc } => write!(f, "acl {label} {vpc}"),
            Self::Guard { list, subnets } => write!(f, "use {list} {}", subnets.join(" ")),
            Self::AdmitInGroup { group, direction, traffic, peer } => {
                let (side, word) = to(direction);
                write!(f, "allow {group} {side} {traffic} {word} {peer}")
            }
            Self::RevokeInGroup { group, direction, traffic, peer } => {
                let (side, word) = to(direction);
                write!(f, "revoke {group} {side} {traffic} {word} {peer}")
            }
            Self::NewGroup { label, vpc } => write!(f, "sg {label} {vpc}"),
            Self::SetRoute { table, destination, target } => write!(f, "route {table} {destination} -> {target}"),
            Self::DropRoute { table, destination } => write!(f, "unroute {table} {destination}"),
            Self::Associate { table, subnets } => write!(f, "associate {table} {}", subnets.join(" ")),
            Self::TickTable { table, endpoint } => write!(f, "associate {table} {endpoint}"),
            Self::NewTable { label, vpc } => write!(f, "route-table {label} {vpc}"),
            Self::NewInternetGateway { label, vpc } => write!(f, "igw {label} {vpc}"),
            Self::Attach { gateway, vpc } => write!(f, "attach {gateway} {vpc}"),
            Self::NewNatGateway { label, subnet } => write!(f, "nat {label} {subnet}"),
            Self::NewEgressOnlyGateway { label, vpc } => write!(f, "eigw {label} {vpc}"),
            Self::NewGatewayEndpoint { label, vpc, service, tables } => {
                write!(f, "endpoint {label} {vpc} {service} type=gateway tables={}", tables.join(","))
            }
            Self::Remove { resource } => write!(f, "remove {resource}"),
            Self::AcceptPeering { peering, .. } => write!(f, "accept {peering}"),
            Self::AttachToTransit { label, gateway, subnets } => {
                write!(f, "tgw-attach {label} {gateway} {}", subnets.join(" "))
            }
            Self::AssociateAttachment { attachment, table } => write!(f, "tgw-associate {attachment} {table}"),
            Self::PropagateAttachment { attachment, table } => write!(f, "tgw-propagate {attachment} {table}"),
            Self::AcceptAttachment { attachment } => write!(f, "accept {attachment}"),
            Self::Plug { interface, instance } => write!(f, "plug {interface} {instance}"),
            Self::SetTransitRoute { table, destination, attachment } => {
                write!(f, "tgw-route {table} {destination} -> {attachment}")
            }
            Self::Start { instance } => write!(f, "start {instance}"),
            Self::Launch { label, subnet, groups, public } => {
                let address = if *public { " public-ip=on" } else { "" };
                let groups = if groups.is_empty() { String::new() } else { format!(" groups={}", groups.join(",")) };
                write!(f, "instance {label} {subnet}{groups}{address}")
            }
            Self::GivePublicAddress { host } => write!(f, "public-ip {host}"),
            Self::TakePublicAddress { host } => write!(f, "no-public-ip {host}"),
            Self::CheckOff { interface } => write!(f, "set {interface} SourceDestCheck false"),
            Self::Exclude { resource, egress_only } => {
                let mode = if *egress_only { "allow-egress" } else { "allow-bidirectional" };
                write!(f, "exclude-bpa {resource} {mode}")
            }
            Self::Widen { exclusion } => {
                write!(f, "set {exclusion} InternetGatewayExclusionMode allow-bidirectional")
            }
            Self::DnsSupport { vpc } => write!(f, "dns {vpc} support on"),
            Self::DnsHostnames { vpc } => write!(f, "dns {vpc} hostnames on"),
            Self::WholePolicy { endpoint } => write!(f, "set {endpoint} PolicyDocument null"),
            Self::NamesForAll { endpoint } => {
                write!(f, "set {endpoint} DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint false")
            }
            Self::PrivateNames { endpoint } => write!(f, "set {endpoint} PrivateDnsEnabled true"),
            Self::NewVpc { label, block } => write!(f, "vpc {label} {block}"),
            Self::AddBlock { vpc, block } => write!(f, "cidr {vpc} {block}"),
            Self::NewSubnet { label, vpc, block, zone } => {
                write!(f, "subnet {label} {vpc} {block}")?;
                zone.as_ref().map_or(Ok(()), |zone| write!(f, " zone={zone}"))
            }
            Self::Forward { at, groups, stickiness } => {
                write!(f, "action {at} -> forward")?;
                match groups.as_slice() {
                    [(group, _)] => write!(f, " {group}")?,
                    all => all.iter().try_for_each(|(group, weight)| write!(f, " {group}:{weight}"))?,
                }
                stickiness.map_or(Ok(()), |seconds| write!(f, " stickiness={seconds}"))
            }
            Self::ToHttps { at } => write!(f, "action {at} -> redirect https"),
            Self::MatchPaths { rule, patterns } => {
                let list = patterns.iter().map(|one| format!("\"{one}\"")).collect::<Vec<_>>().join(",");
                let config = format!("\"PathPatternConfig\":{{\"Values\":[{list}]}}");
                write!(f, "set {rule} Conditions [{{\"Field\":\"path-pattern\",\"Values\":[{list}],{config}}}]")
            }
            Self::NewRule { label, listener, priority, patterns, group } => {
                write!(f, "rule {label} {listener} {priority} path={} -> forward {group}", patterns.join(","))
            }
            Self::RulePriority { rule, priority } => write!(f, "set {rule} Priority \"{priority}\""),
            Self::CookieOfBalancer { group } => write!(f, "sticky {group} lb_cookie"),
            Self::Register { group, target } => write!(f, "target {group} {target}"),
            Self::Alias { zone, name, kind, target } => write!(f, "record {zone} {name} {kind} -> {target}"),
            Self::Record { zone, name, kind, values } => write!(f, "record {zone} {name} {kind} {}", values.join(" ")),
            Self::DropRecord { zone, name, kind } => write!(f, "unrecord {zone} {name} {kind}"),
            Self::Delegate { domain, servers } => write!(f, "delegate {domain} {}", servers.join(" ")),
            Self::DropKey { domain } => write!(f, "set {domain} DnssecKeys []"),
            Self::NewListener { label, balancer, port, secure, group } => match secure {
                Some((certificate, policy)) => {
                    let own = format!("certificate={certificate} policy={policy}");
                    write!(f, "listener {label} {balancer} https {port} {own} -> forward {group}")
                }
                None => write!(f, "listener {label} {balancer} http {port} -> forward {group}"),
            },
            Self::Certify { listener, certificate } => write!(f, "certify {listener} {certificate}"),
            Self::Stand { balancer, subnets } => write!(f, "stand {balancer} {}", subnets.join(" ")),
            Self::Matcher { group, codes } => write!(f, "check {group} matcher={codes}"),
            Self::StartDatabase { database, .. } => write!(f, "start {database}"),
            Self::SecurityPolicy { listener, policy } => write!(f, "set {listener} SslPolicy {policy}"),
        }
    }
}
