//! Words for sets of addresses and ports.

use super::{MOST_BLOCKS, Words};
use crate::vocabulary::{ports, protocol};
use ipnet::IpNet;
use reach::{Exposed, Extent, Protocol, rest_of_internet};

/// What gets through, with whom, and if it is not certain why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) whom: String,
    pub(crate) why: Vec<String>,
}

impl Words<'_> {
    /// The sets of an extent: those for the same addresses together, and without what is part of another.
    pub(crate) fn exposed(&self, extent: &Extent) -> Vec<Row> {
        let sets: Vec<&Exposed> = extent.sets.iter().collect();
        self.rows(&sets)
    }

    /// What cannot be told, together where it is for the same reason.
    pub(crate) fn unexposed(&self, extent: &Extent) -> Vec<Row> {
        let mut by_why: Vec<(Vec<String>, Vec<&Exposed>)> = Vec::new();
        for untold in &extent.unknown {
            let missing = untold.missing.iter().map(|missing| self.missing(missing));
            let why: Vec<String> = missing.chain(untold.why.iter().map(|why| self.premise(why))).collect();
            match by_why.iter_mut().find(|(known, _)| *known == why) {
                Some((_, sets)) => sets.push(&untold.set),
                None => by_why.push((why, vec![&untold.set])),
            }
        }
        let rows = |(why, sets): (Vec<String>, Vec<&Exposed>)| {
            self.rows(&sets).into_iter().map(move |row| Row { why: why.clone(), ..row })
        };
        by_why.into_iter().flat_map(rows).collect()
    }

    fn rows(&self, sets: &[&Exposed]) -> Vec<Row> {
        let mut rows: Vec<(&[IpNet], Vec<&Exposed>)> = Vec::new();
        for &set in sets {
            // Where everything gets through nothing else needs to be said.
            let covered = set.protocol != Protocol::All
                && sets.iter().any(|all| all.protocol == Protocol::All && all.prefixes == set.prefixes);
            if covered {
                continue;
            }
            match rows.iter_mut().find(|(prefixes, _)| *prefixes == set.prefixes) {
                Some((_, members)) => members.push(set),
                None => rows.push((&set.prefixes, vec![set])),
            }
        }
        rows.into_iter()
            .map(|(prefixes, members)| Row {
                what: members.iter().map(|set| self.spoken(set)).collect::<Vec<_>>().join(", "),
                whom: self.blocks(prefixes),
                why: Vec::new(),
            })
            .collect()
    }

    /// `tcp 22, 80`, `ping`, `all traffic`
    fn spoken(&self, set: &Exposed) -> String {
        match set.protocol {
            Protocol::All => self.plain("exposure-everything"),
            Protocol::Icmp { kind: 8, .. } | Protocol::Icmpv6 { kind: 128, .. } => self.plain("exposure-ping"),
            Protocol::Icmp { kind, code } | Protocol::Icmpv6 { kind, code } => {
                format!("{} {kind}/{code}", protocol(set.protocol))
            }
            _ if set.ports.is_empty() || set.ports == [(0, u16::MAX)] => protocol(set.protocol),
            _ => format!("{} {}", protocol(set.protocol), ports(&set.ports)),
        }
    }

    /// Blocks of the internet, or what they leave out if that is shorter.
    fn blocks(&self, prefixes: &[IpNet]) -> String {
        match prefixes {
            [IpNet::V4(all)] if all.prefix_len() == 0 => return self.plain("exposure-internet"),
            [IpNet::V6(all)] if all.prefix_len() == 0 => return self.plain("exposure-internet6"),
            _ => {}
        }
        let rest = if prefixes.len() > 1 { rest_of_internet(prefixes) } else { Vec::new() };
        // What is left of it is most of it where the blocks are few and small.
        let little = rest.iter().all(|block| block.prefix_len() > 1);
        if !rest.is_empty() && little && rest.len() < prefixes.len() {
            let v6 = matches!(prefixes.first(), Some(IpNet::V6(_)));
            let id = if v6 { "exposure-internet6-except" } else { "exposure-internet-except" };
            return self.with(id, &[("blocks", self.listed(&rest).into())]);
        }
        self.listed(prefixes)
    }

    fn listed(&self, blocks: &[IpNet]) -> String {
        let shown = blocks.iter().take(MOST_BLOCKS).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        match blocks.len().checked_sub(MOST_BLOCKS) {
            None | Some(0) => shown,
            Some(more) => self.with("exposure-more", &[("blocks", shown.into()), ("count", more.into())]),
        }
    }
}
