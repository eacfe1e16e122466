//! Questions about the whole internet or a whole list: every block of addresses that a rule or route could treat
//! differently is tried once.
//!
//! The borders of all blocks that routes, lists and groups name cut the address space into atoms; inside an atom all
//! addresses fare alike.

pub(crate) mod blocks;

use crate::ends::{Aim, Resolver, Source};
use crate::network::{InterfaceKind, InterfaceNode, Network, Peer, Target, special};
use crate::question::{Question, Walked, best_of, outside, refuse, render};
use crate::walk::{Block, Start};
use crate::{End, Layer, Phrase, Trace, Verdict};
use blocks::{Atoms, Space};
use ipnet::IpNet;
use snapshot::Lookup;
use std::net::IpAddr;

/// To every address of the internet or of a prefix list.
pub(crate) fn to_all(question: &Question<'_>, source: Source, v6: bool) -> Trace {
    let net = question.net;
    let sender = match source.start {
        Start::Interface(index) => interface(question, index),
        Start::Internet | Start::Beyond => None,
    };
    let blocks = match &question.flow.to {
        End::PrefixList(id) => match net.lists.get(id) {
            Some(blocks) => {
                let same = |block: &&IpNet| matches!(block, IpNet::V6(_)) == v6;
                Some(blocks.iter().filter(same).copied().collect::<Vec<_>>())
            }
            None => {
                let place = sender.map_or(net.inventory.home(), |node| node.place);
                let missing = crate::network::Lists::missing(&net.inventory, id, place);
                return refuse(&crate::ends::Refusal::Lacks(missing), false);
            }
        },
        _ => None,
    };
    let whole = Space::new(v6, blocks.as_deref());
    let space =
        if blocks.is_none() { whole.except(&private_blocks(net, sender.and_then(|node| node.vpc))) } else { whole };
    let atoms = Atoms::new(&space, &borders(net, sender), |address| known(net, address));
    let mut tried = Tried::default();
    for (index, atom) in atoms.iter().enumerate() {
        let walked = question.walk(source, Aim { address: atom.address, unmapped: None });
        tried.note(index, &walked);
    }
    let (failing, unknown) = (tried.of(Verdict::Dropped), tried.of(Verdict::Unknown));
    let shown =
        largest(&atoms, &failing).or(largest(&atoms, &unknown)).or(largest(&atoms, &tried.of(Verdict::Delivered)));
    let Some(shown) = shown else {
        return refuse(&crate::ends::bad(crate::codes::BAD_QUESTION, "to", Phrase::NoAddressOfThisFamily), false);
    };
    let mut trace = render(&question.walk(source, Aim { address: atoms.at(shown).address, unmapped: None }));
    // What a gateway endpoint carries is no part of the internet that is missing, nor a hole in it.
    trace.missing_prefixes = atoms.cover(&failing, &tried.by_endpoint);
    trace
}

/// From any address of the internet.
pub(crate) fn from_anywhere(question: &Question<'_>, resolver: &Resolver<'_>, v6: bool) -> Trace {
    let net = question.net;
    let probe = outside(if v6 { IpAddr::from([0x2600, 0, 0, 0, 0, 0, 0, 1]) } else { IpAddr::from([8, 8, 8, 8]) });
    let aims = match resolver.targets(probe, v6) {
        Ok(aims) if !aims.is_empty() => aims,
        Ok(_) => {
            return refuse(&crate::ends::bad(crate::codes::BAD_QUESTION, "to", Phrase::FromTheInternetToASet), false);
        }
        Err(refusal) => return refuse(&refusal, false),
    };
    let mut traces: Vec<(IpAddr, Trace)> = Vec::new();
    for aim in aims {
        let index = aim.unmapped.map(|(index, _)| index).or_else(|| match aim.address {
            IpAddr::V4(address) => {
                let extra =
                    question.extras.iter().position(|extra| extra.v4.iter().any(|pair| pair.1 == Some(address)));
                extra
                    .map(|extra| net.interfaces.len() + extra)
                    .or_else(|| net.public_holder(address).map(|found| found.0))
            }
            IpAddr::V6(address) => {
                let extra = question.extras.iter().position(|extra| extra.v6.contains(&address));
                extra.map(|extra| net.interfaces.len() + extra).or_else(|| net.v6_holder(address))
            }
        });
        let receiver = index.and_then(|index| interface(question, index));
        let space = Space::sources(v6).except(&private_blocks(net, receiver.and_then(|node| node.vpc)));
        let atoms = Atoms::new(&space, &borders(net, receiver), |address| known(net, address));
        let mut tried = Tried::default();
        for (index, atom) in atoms.iter().enumerate() {
            tried.note(index, &question.walk(outside(atom.address), aim));
        }
        let delivered = tried.of(Verdict::Delivered);
        let widest = atoms.cover(&delivered, &[]).into_iter().min_by_key(|block| (block.prefix_len(), *block));
        let shown = match widest {
            Some(widest) => delivered.iter().copied().find(|&index| widest.contains(&atoms.at(index).address)),
            None => largest(&atoms, &tried.of(Verdict::Unknown)).or(largest(&atoms, &tried.nearest())),
        };
        let Some(shown) = shown else { continue };
        let mut trace = render(&question.walk(outside(atoms.at(shown).address), aim));
        trace.widest = widest;
        traces.push((aim.address, trace));
    }
    best_of(traces.into_iter())
        .unwrap_or_else(|| refuse(&crate::ends::bad(crate::codes::BAD_QUESTION, "to", Phrase::NoDestination), false))
}

/// Which atoms came to which verdict.
#[derive(Default)]
struct Tried {
    verdicts: Vec<(usize, Verdict)>,
    /// How much stood in the way of each, and whether a group was among it: whom a group names is whom it is for.
    blocks: Vec<(usize, bool)>,
    /// Those that a gateway endpoint carries.
    by_endpoint: Vec<usize>,
}

impl Tried {
    fn note(&mut self, index: usize, walked: &Walked<'_>) {
        let verdict = walked.verdict();
        self.verdicts.push((index, verdict));
        let steps = &walked.walk.steps;
        let by_group = |block: &Block| steps.get(block.step).is_some_and(|step| step.layer == Layer::SecurityGroup);
        self.blocks.push((walked.walk.blocks.len(), walked.walk.blocks.iter().any(by_group)));
        if verdict == Verdict::Delivered && walked.ends.service {
            self.by_endpoint.push(index);
        }
    }

    /// The dropped ones that come nearest to being delivered: what stops them stops everybody.
    fn nearest(&self) -> Vec<usize> {
        let dropped = || {
            let all = self.verdicts.iter().zip(&self.blocks);
            all.filter(|((_, verdict), _)| *verdict == Verdict::Dropped).map(|(&(index, _), &blocks)| (index, blocks))
        };
        let fewest = dropped().map(|(_, blocks)| blocks).min();
        dropped().filter(|(_, blocks)| Some(*blocks) == fewest).map(|(index, _)| index).collect()
    }

    fn of(&self, verdict: Verdict) -> Vec<usize> {
        self.verdicts.iter().filter(|(_, found)| *found == verdict).map(|&(index, _)| index).collect()
    }
}

/// The atom to show: one that people know, else the one that stands for most addresses.
fn largest(atoms: &Atoms, among: &[usize]) -> Option<usize> {
    among
        .iter()
        .copied()
        .max_by_key(|&index| (atoms.at(index).is_known(), atoms.at(index).size(), std::cmp::Reverse(index)))
}

fn interface<'n>(question: &Question<'n>, index: usize) -> Option<&'n InterfaceNode<'n>> {
    let real = question.net.interfaces.len();
    if index < real { question.net.interfaces.get(index) } else { question.extras.get(index - real) }
}

/// Whether the snapshot itself has the address: then it is no host on the internet.
pub(crate) fn known(net: &Network<'_>, address: IpAddr) -> bool {
    match address {
        IpAddr::V4(public) => {
            net.public_holder(public).is_some()
                || net.idle_public.contains(&public)
                || net.inventory.addresses.get(&public.to_string()).is_some()
        }
        IpAddr::V6(own) => net.v6_holder(own).is_some() || net.vpcs.iter().any(|vpc| vpc.contains(address)),
    }
}

/// The blocks that mean a private network to the hosts of a VPC, public elsewhere or not: its own, and those of the VPCs
/// that it is peered with or that share a transit gateway with it. What lies in them is not the internet.
pub(crate) fn private_blocks(net: &Network<'_>, vpc: Option<usize>) -> Vec<IpNet> {
    let Some(vpc) = vpc else { return Vec::new() };
    // Hosts with IPv6 addresses of a VPC are on the internet as well.
    let of = |vpc: usize| net.vpcs[vpc].cidrs.iter().copied().filter(|block| matches!(block, IpNet::V4(_)));
    let mut blocks: Vec<IpNet> = of(vpc).collect();
    if net.borrowed.is_empty() {
        return blocks;
    }
    blocks.extend(net.peers(vpc).flat_map(of));
    let gateways = |id: &str| {
        let attachments = net.inventory.transit_gateway_vpc_attachments.iter();
        let mine = attachments.filter(|one| one.vpc_id.as_deref() == Some(id));
        mine.filter_map(|one| one.transit_gateway_id.as_deref()).collect::<Vec<_>>()
    };
    let mine = gateways(net.vpcs[vpc].id);
    let near = |&other: &usize| gateways(net.vpcs[other].id).iter().any(|gateway| mine.contains(gateway));
    blocks.extend(net.borrowed.iter().copied().filter(near).flat_map(of));
    blocks
}

impl Network<'_> {
    /// Whether some of a block's addresses are those of hosts on the internet, as seen from a VPC.
    ///
    /// The internet is the public address space without the VPC's own blocks and those of the private networks that it
    /// is joined to, be they public elsewhere.
    #[must_use]
    pub fn meets_internet(&self, vpc: Option<&str>, block: IpNet) -> bool {
        let vpc = vpc.and_then(|id| self.vpc_ids.get(id)).copied();
        let v6 = matches!(block, IpNet::V6(_));
        Space::sources(v6).except(&private_blocks(self, vpc)).meets(block)
    }

    /// The blocks of a VPC that belong to somebody else on the internet.
    #[must_use]
    pub fn borrowed_blocks(&self, vpc: &str) -> Vec<IpNet> {
        let Some(&vpc) = self.vpc_ids.get(vpc) else { return Vec::new() };
        let public = Space::new(false, None);
        self.vpcs[vpc].cidrs.iter().copied().filter(|&block| public.meets(block)).collect()
    }
}

/// Every block that could make a difference on the way between an interface and the internet.
pub(crate) fn borders(net: &Network<'_>, node: Option<&InterfaceNode<'_>>) -> Vec<IpNet> {
    let own = node.and_then(|node| node.vpc);
    // Behind a load balancer any host may stand.
    let balanced = node.is_some_and(|node| matches!(node.kind, InterfaceKind::Balancer(_)));
    let mut blocks = vpc_borders(net, own, balanced);
    group_borders(net, node, &mut blocks);
    if balanced {
        for node in &net.interfaces {
            group_borders(net, Some(node), &mut blocks);
        }
    }
    blocks
}

/// The blocks that the groups of an interface name.
pub(crate) fn group_borders(net: &Network<'_>, node: Option<&InterfaceNode<'_>>, blocks: &mut Vec<IpNet>) {
    for &group in node.iter().flat_map(|node| &node.groups) {
        let group = &net.groups[group];
        for rule in group.ingress.iter().chain(&group.egress) {
            match rule.peer {
                Peer::Block(block) => blocks.push(block),
                Peer::List(list) => blocks.extend(net.lists.get(list).unwrap_or_default()),
                Peer::Group(_) | Peer::Unreadable => {}
            }
        }
    }
}

/// The blocks that the tables and lists on the way name: those of the VPC, or of all where it leads to others.
pub(crate) fn vpc_borders(net: &Network<'_>, own: Option<usize>, everything: bool) -> Vec<IpNet> {
    let mut blocks: Vec<IpNet> = vec![special::nat64().into()];
    let leads_away = |vpc: usize| {
        net.vpcs[vpc].subnets.iter().any(|&subnet| match net.subnets[subnet].table {
            Lookup::Found(table) => net.tables[table]
                .routes
                .iter()
                .any(|route| !matches!(route.target, Target::Local | Target::Internet(_) | Target::Nat(_))),
            _ => false,
        })
    };
    let all = everything || own.is_none_or(leads_away);
    for table in net.tables.iter().filter(|table| all || table.vpc == own) {
        blocks.extend(table.routes.iter().map(|route| route.block));
    }
    let own_id = own.map(|vpc| net.vpcs[vpc].id);
    for acl in net.acls.iter().filter(|acl| all || acl.item.vpc_id.as_deref() == own_id) {
        blocks.extend(acl.ingress.iter().chain(&acl.egress).filter_map(|rule| rule.block));
    }
    if all {
        #[expect(clippy::iter_over_hash_type, reason = "the blocks are sorted below")]
        for table in net.transits.tables.values() {
            blocks.extend(table.routes.iter().map(|route| route.block));
        }
        let appliances = net.interfaces.iter().filter(|node| node.check == Some(false));
        appliances.for_each(|node| group_borders(net, Some(node), &mut blocks));
    }
    blocks.sort_unstable();
    blocks.dedup();
    blocks
}
