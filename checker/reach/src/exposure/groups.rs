//! What the groups of an interface admit, as a field.

use super::field::{Field, Reasons, Segment, union};
use crate::internet::blocks::range;
use crate::network::{GroupRule, InterfaceNode, Lists, Network, Peer};
use crate::ports::Ports;
use crate::{Direction, Kind, Phrase, Protocol, Why, codes};
use ipnet::IpNet;
use snapshot::Missing;

/// Why something cannot be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reason {
    Missing(Missing),
    Why(Why),
}

/// Reasons, each with a number.
#[derive(Debug, Default)]
pub(super) struct Numbered(Vec<Reason>);

impl Numbered {
    pub(super) fn note(&mut self, reason: Reason) -> usize {
        self.0.iter().position(|known| *known == reason).unwrap_or_else(|| {
            self.0.push(reason);
            self.0.len() - 1
        })
    }

    pub(super) fn get(&self, number: usize) -> Option<&Reason> {
        self.0.get(number)
    }
}

/// The rules of an interface's groups in one direction.
fn rules<'n>(
    net: &'n Network<'n>,
    node: &'n InterfaceNode<'n>,
    direction: Direction,
) -> impl Iterator<Item = &'n GroupRule<'n>> {
    node.groups.iter().flat_map(move |&group| match direction {
        Direction::Ingress => &net.groups[group].ingress,
        Direction::Egress => &net.groups[group].egress,
    })
}

/// Protocols that the groups of an interface name.
pub(super) fn kinds<'n>(net: &'n Network<'n>, node: &'n InterfaceNode<'n>) -> impl Iterator<Item = Kind> + 'n {
    rules(net, node, Direction::Ingress).chain(rules(net, node, Direction::Egress)).map(|rule| rule.kind)
}

/// What the groups of an interface admit of the addresses between two.
pub(super) fn field(
    net: &Network<'_>,
    node: &InterfaceNode<'_>,
    direction: Direction,
    protocol: Protocol,
    (first, last, v6): (u128, u128, bool),
    reasons: &mut Numbered,
) -> Field {
    let mut segments: Vec<Segment> = Vec::new();
    let mut add = |(low, high): (u128, u128), ports: Ports, reason: Option<usize>| {
        let (low, high) = (low.max(first), high.min(last));
        if low <= high && !ports.is_empty() {
            let (open, doubt) = if reason.is_none() { (ports, Ports::default()) } else { (Ports::default(), ports) };
            segments.push(Segment { low, high, open, doubt, reasons: reason.into_iter().collect() });
        }
    };
    let everywhere = (first, last);
    for group in node.groups.iter().map(|&group| &net.groups[group]).filter(|group| group.item.is_none()) {
        let reason = match net.inventory.missing(&net.inventory.security_groups, node.place) {
            Some(missing) => Reason::Missing(missing),
            None => doubt(group.id, Phrase::TheSecurityGroupIsNotListed, codes::UNKNOWN_RESOURCE),
        };
        add(everywhere, Ports::range(0, u16::MAX), Some(reasons.note(reason)));
    }
    let name = node.groups.first().map_or(node.id, |&group| net.groups[group].id);
    for rule in rules(net, node, direction) {
        let unreadable = (rule.kind == Kind::Unreadable).then_some((0, u16::MAX));
        let Some((from, to)) = unreadable.or_else(|| rule.kind.covers(protocol, true)) else { continue };
        let ports = || Ports::range(from, to);
        let mut cannot_read = || {
            let reason = doubt(name, Phrase::ARuleNamesABlockThatCannotBeRead, codes::UNREADABLE_RULE);
            reasons.note(reason)
        };
        let same = |block: &IpNet| matches!(block, IpNet::V6(_)) == v6;
        match rule.peer {
            Peer::Block(block) if same(&block) => add(range(block), ports(), unreadable.map(|_| cannot_read())),
            // Nobody on the internet is a member of a group.
            Peer::Block(_) | Peer::Group(_) => {}
            Peer::List(list) => match net.lists.get(list) {
                Some(blocks) => {
                    let reason = unreadable.map(|_| cannot_read());
                    blocks.iter().filter(|block| same(block)).for_each(|&block| add(range(block), ports(), reason));
                }
                None => {
                    let missing = Lists::missing(&net.inventory, list, node.place);
                    add(everywhere, ports(), Some(reasons.note(Reason::Missing(missing))));
                }
            },
            Peer::Unreadable => add(everywhere, ports(), Some(cannot_read())),
        }
    }
    union(segments)
}

fn doubt(resource: &str, detail: Phrase, code: crate::Code) -> Reason {
    Reason::Why(Why { code, resource: resource.to_owned(), detail: detail.into() })
}

/// What is open on the way and admitted by the groups; nothing where neither reaches.
pub(super) fn both(way: &[super::way::Stretch], groups: &[Segment]) -> Field {
    let mut field = Field::new();
    let mut from = 0;
    for stretch in way {
        let here = &stretch.segment;
        if !stretch.asks_groups {
            field.push(here.clone());
            continue;
        }
        while groups.get(from).is_some_and(|segment| segment.high < here.low) {
            from += 1;
        }
        let mut next = here.low;
        for admitted in groups.get(from..).unwrap_or_default().iter().take_while(|segment| segment.low <= here.high) {
            let (low, high) = (admitted.low.max(here.low), admitted.high.min(here.high));
            if stretch.fog && next < low {
                field.push(fogged(here, next, low - 1));
            }
            next = high.saturating_add(1);
            let open = here.open.and(&admitted.open);
            let mut doubt = here.doubt.and(&admitted.open);
            let mut reasons = Reasons::new();
            if !doubt.is_empty() {
                reasons.extend(&here.reasons);
            }
            if !admitted.doubt.is_empty() {
                let mut more = here.open.and(&admitted.doubt);
                more.add(&here.doubt.and(&admitted.doubt));
                if !more.is_empty() {
                    reasons.extend(&admitted.reasons);
                    reasons.extend(&here.reasons);
                    doubt.add(&more);
                }
            }
            if stretch.fog {
                doubt = here.doubt.clone();
                doubt.add(&here.open.without(&open));
                reasons.extend(&here.reasons);
            }
            if !open.is_empty() || !doubt.is_empty() {
                field.push(Segment { low, high, open, doubt, reasons });
            }
        }
        if stretch.fog && next <= here.high {
            field.push(fogged(here, next, here.high));
        }
    }
    field
}

/// Where the groups refuse, but not for certain.
fn fogged(here: &Segment, low: u128, high: u128) -> Segment {
    let mut doubt = here.doubt.clone();
    doubt.add(&here.open);
    Segment { low, high, open: Ports::default(), doubt, reasons: here.reasons.clone() }
}
