//! Suggested changes in words: one sentence an edit.

use super::Words;
use crate::safe;
use messages::Value;
use reach::{Change, Direction, Edit};

impl Words<'_> {
    /// What to do, a sentence each, in order; with a word about the address that stands for the reader's own.
    #[must_use]
    pub fn change(&self, change: &Change) -> Vec<String> {
        let mut sentences: Vec<String> = change.edits.iter().map(|edit| self.edit(edit)).collect();
        let stand_in = change.edits.iter().filter_map(Edit::stand_in).next();
        // In a practice world it is the learner's own.
        let stand_in = stand_in.filter(|_| !self.is_practice());
        sentences.extend(stand_in.map(|block| self.with("change-your-address", &[("block", block.into())])));
        sentences
    }

    fn edit(&self, edit: &Edit) -> String {
        let id = format!("change-{}", edit.kind());
        let args: Vec<(&str, String)> = args(edit);
        let args: Vec<(&str, Value<'_>)> =
            args.iter().map(|(name, value)| (*name, Value::from(safe::line(value).into_owned()))).collect();
        self.named(self.with(&id, &args))
    }
}

fn args(edit: &Edit) -> Vec<(&'static str, String)> {
    let side = |direction: &Direction| match direction {
        Direction::Ingress => ("direction", "ingress".to_owned()),
        Direction::Egress => ("direction", "egress".to_owned()),
    };
    let one = |name: &'static str, value: &str| vec![(name, value.to_owned())];
    let two = |a: (&'static str, &str), b: (&'static str, &str)| vec![(a.0, a.1.to_owned()), (b.0, b.1.to_owned())];
    match edit {
        Edit::AdmitInList { list, direction, number, traffic, block, .. } => vec![
            ("list", list.clone()),
            side(direction),
            ("number", number.map(|number| number.to_string()).unwrap_or_default()),
            ("traffic", traffic.to_string()),
            ("block", block.clone()),
        ],
        Edit::DropFromList { list, direction, number } => {
            vec![("list", list.clone()), side(direction), ("number", number.to_string())]
        }
        Edit::Guard { list, subnets } => two(("list", list), ("subnets", &subnets.join(", "))),
        Edit::AdmitInGroup { group, direction, traffic, peer } => {
            let traffic = ("traffic", traffic.to_string());
            vec![("group", group.clone()), side(direction), traffic, ("peer", peer.clone())]
        }
        Edit::RevokeInGroup { group, direction, traffic, peer } => {
            let traffic = ("traffic", traffic.clone());
            vec![("group", group.clone()), side(direction), traffic, ("peer", peer.clone())]
        }
        Edit::SetRoute { table, destination, target } => {
            vec![("table", table.clone()), ("destination", destination.clone()), ("target", target.clone())]
        }
        Edit::DropRoute { table, destination } => two(("table", table), ("destination", destination)),
        Edit::Associate { table, subnets } => two(("table", table), ("subnets", &subnets.join(", "))),
        Edit::TickTable { table, endpoint } => two(("table", table), ("endpoint", endpoint)),
        Edit::NewList { label, vpc }
        | Edit::NewGroup { label, vpc }
        | Edit::NewTable { label, vpc }
        | Edit::NewInternetGateway { label, vpc }
        | Edit::NewEgressOnlyGateway { label, vpc } => two(("label", label), ("vpc", vpc)),
        Edit::Attach { gateway, vpc } => two(("gateway", gateway), ("vpc", vpc)),
        Edit::NewNatGateway { label, subnet } => two(("label", label), ("subnet", subnet)),
        Edit::NewGatewayEndpoint { label, vpc, service, tables } => {
            vec![("label", label.clone()), ("vpc", vpc.clone()), ("service", service.clone()), ("tables", some(tables))]
        }
        Edit::Remove { resource } => one("resource", resource),
        Edit::AcceptPeering { peering, own } => two(("peering", peering), ("own", if *own { "yes" } else { "no" })),
        Edit::AttachToTransit { label, gateway, subnets } => {
            vec![("label", label.clone()), ("gateway", gateway.clone()), ("subnets", some(subnets))]
        }
        Edit::AssociateAttachment { attachment, table } | Edit::PropagateAttachment { attachment, table } => {
            two(("attachment", attachment), ("table", table))
        }
        Edit::SetTransitRoute { table, destination, attachment } => {
            vec![("table", table.clone()), ("destination", destination.clone()), ("attachment", attachment.clone())]
        }
        Edit::AcceptAttachment { attachment } => one("attachment", attachment),
        Edit::Plug { interface, instance } => two(("interface", interface), ("instance", instance)),
        Edit::Start { instance } => one("instance", instance),
        Edit::Launch { label, subnet, groups, public } => vec![
            ("label", label.clone()),
            ("subnet", subnet.clone()),
            ("groups", some(groups)),
            ("public", if *public { "yes" } else { "no" }.to_owned()),
        ],
        Edit::GivePublicAddress { host } | Edit::TakePublicAddress { host } => one("host", host),
        Edit::CheckOff { interface } => one("interface", interface),
        Edit::Exclude { resource, egress_only } => {
            two(("resource", resource), ("mode", if *egress_only { "egress" } else { "both" }))
        }
        Edit::Widen { exclusion } => one("exclusion", exclusion),
        Edit::DnsSupport { vpc } | Edit::DnsHostnames { vpc } => one("vpc", vpc),
        Edit::WholePolicy { endpoint } | Edit::NamesForAll { endpoint } | Edit::PrivateNames { endpoint } => {
            one("endpoint", endpoint)
        }
        Edit::NewVpc { label, block } => two(("label", label), ("block", block)),
        Edit::AddBlock { vpc, block } => two(("vpc", vpc), ("block", block)),
        Edit::NewSubnet { label, vpc, block, .. } => {
            vec![("label", label.clone()), ("vpc", vpc.clone()), ("block", block.clone())]
        }
        Edit::Forward { at, groups, stickiness } => {
            let group = |(group, weight): &(String, u32)| match groups.len() {
                1 => group.clone(),
                _ => format!("{group} ({weight})"),
            };
            let groups = groups.iter().map(group).collect::<Vec<_>>().join(", ");
            let seconds = stickiness.map_or_else(|| "none".to_owned(), |seconds| seconds.to_string());
            vec![("at", at.clone()), ("groups", groups), ("seconds", seconds)]
        }
        Edit::ToHttps { at } => one("at", at),
        Edit::MatchPaths { rule, patterns } => two(("rule", rule), ("patterns", &patterns.join(", "))),
        Edit::NewRule { listener, priority, patterns, group, .. } => vec![
            ("listener", listener.clone()),
            ("priority", priority.to_string()),
            ("patterns", patterns.join(", ")),
            ("group", group.clone()),
        ],
        Edit::RulePriority { rule, priority } => two(("rule", rule), ("priority", &priority.to_string())),
        Edit::CookieOfBalancer { group } => one("group", group),
        Edit::Register { group, target } => two(("group", group), ("target", target)),
        Edit::Alias { zone, name, kind, target } => {
            vec![("zone", zone.clone()), ("name", name.clone()), ("kind", kind.clone()), ("target", target.clone())]
        }
        Edit::Record { zone, name, kind, values } => {
            vec![("zone", zone.clone()), ("name", name.clone()), ("kind", kind.clone()), ("values", values.join(", "))]
        }
        Edit::DropRecord { zone, name, kind } => {
            vec![("zone", zone.clone()), ("name", name.clone()), ("kind", kind.clone())]
        }
        Edit::Delegate { domain, servers } => two(("domain", domain), ("servers", &servers.join(", "))),
        Edit::DropKey { domain } => one("domain", domain),
        Edit::NewListener { balancer, port, secure, group, .. } => vec![
            ("balancer", balancer.clone()),
            ("port", port.to_string()),
            ("certificate", secure.as_ref().map_or_else(|| "none".to_owned(), |(certificate, _)| certificate.clone())),
            ("group", group.clone()),
        ],
        Edit::Certify { listener, certificate } => two(("listener", listener), ("certificate", certificate)),
        Edit::Stand { balancer, subnets } => two(("balancer", balancer), ("subnets", &subnets.join(", "))),
        Edit::Matcher { group, codes } => two(("group", group), ("codes", codes)),
        Edit::StartDatabase { database, .. } => one("database", database),
        Edit::SecurityPolicy { listener, policy } => two(("listener", listener), ("policy", policy)),
    }
}

/// A list, or the word for none.
fn some(list: &[String]) -> String {
    if list.is_empty() { "none".to_owned() } else { list.join(", ") }
}

#[cfg(test)]
mod tests {
    use crate::Words;
    use messages::{Catalogue, Language};
    use reach::{Change, Direction, Edit, Traffic, VISITOR, VISITOR6};

    #[test]
    fn every_kind_of_edit_has_words() {
        for language in [Language::Ko, Language::En] {
            let catalogue = Catalogue::new(language);
            for kind in Edit::KINDS {
                assert!(catalogue.has(&format!("change-{kind}")), "{language}: change-{kind}");
            }
        }
    }

    #[test]
    fn who_has_both_vpcs_accepts_their_peering() {
        for (language, other) in [(Language::En, "Have the owner"), (Language::Ko, "상대 VPC의 소유자")] {
            let catalogue = Catalogue::new(language);
            let told = |own| {
                Words::new(&catalogue).change(&Change::new([Edit::AcceptPeering { peering: "pcx-1".into(), own }]))
            };
            let (own, others) = (told(true).concat(), told(false).concat());
            assert!(own.contains("pcx-1") && others.contains("pcx-1"), "{own} {others}");
            assert!(others.contains(other) && !own.contains(other), "{own} {others}");
        }
    }

    #[test]
    fn an_address_that_stands_for_the_readers_own_is_told_as_such() {
        let admit = |peer: &str| Edit::AdmitInGroup {
            group: "sg-1".to_owned(),
            direction: Direction::Ingress,
            traffic: Traffic::port(22),
            peer: peer.to_owned(),
        };
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            let words = Words::new(&catalogue);
            for (peer, sentences) in [(VISITOR, 2), (VISITOR6, 2), ("203.0.113.11/32", 1), ("sg-2", 1)] {
                let told = words.change(&Change::new([admit(peer)]));
                assert_eq!(told.len(), sentences, "{peer}: {told:?}");
                assert!(told.iter().all(|sentence| sentence.contains(peer)), "{told:?}");
            }
        }
    }
}
