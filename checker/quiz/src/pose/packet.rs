//! Where a packet ends: the steps of its way, and which of them the packet engine says stops it.

use super::PosedOption;
use crate::fault::Unposed;
use crate::question::Packet;
use crate::worlds::{Worlds, flow, network};
use ipnet::IpNet;
use messages::{Catalogue, Value};
use reach::{Action, Blocker, Direction, End, Flow, Hop, Layer, Leg, Network, Rule, Trace, Verdict};
use report::{Words, safe};
use world::{Built, Labels};

/// A step of the way, which may be taken more than once.
struct Step {
    text: String,
    is_end: bool,
    found: String,
}

/// With fewer steps than these there would be nothing to choose from.
const FEWEST: usize = 3;

/// The steps of the way, in its order, and that it arrives.
pub(super) fn steps(packet: &Packet, catalogue: &Catalogue, worlds: &Worlds<'_>) -> Result<Vec<PosedOption>, Unposed> {
    let built = worlds.build(&packet.world)?;
    let network = network(&built);
    let flow = flow(&packet.asked, &network)?;
    let trace = network.trace(&flow);
    if trace.verdict == Verdict::Unknown || arrives_in_part(&trace, &flow, &network) {
        return Err(Unposed::Undecided { option: None });
    }
    let words = Words::new(catalogue);
    let message = |blocker: &Blocker| built.labels.relabel(&words.blocker(blocker, &flow, &trace).message);
    let way = Way { trace: &trace, built: &built, words };
    let mut steps: Vec<Step> = Vec::new();
    let mut stopped = false;
    for (leg, hop) in way.hops() {
        let blocker = way.blocker_at(leg, hop);
        // Whoever sends and receives is no step between them, unless nothing gets past it.
        if blocker.is_none() && matches!(hop.action, Action::Send | Action::Deliver) {
            continue;
        }
        let is_end = !stopped && hop.action == Action::Drop;
        let found = match blocker {
            Some(blocker) if is_end => message(blocker),
            Some(_) if stopped => words.plain("quiz-step-would-stop"),
            _ if stopped => words.plain("quiz-step-beyond"),
            _ => {
                let rule = built.labels.relabel(&words.rule_of(hop));
                words.with("quiz-step-passes", &[("rule", rule.into())])
            }
        };
        stopped |= is_end;
        let text = way.text(leg, hop, blocker);
        match steps.iter_mut().find(|step| step.text == text) {
            Some(step) if is_end => (step.is_end, step.found) = (true, found),
            Some(_) => {}
            None => steps.push(Step { text, is_end, found }),
        }
    }
    let first = trace.blockers.first();
    // What stops a packet before it meets anything is no hop.
    if let Some(blocker) = first.filter(|_| !stopped) {
        let text = way.label(blocker.leg, blocker.layer.as_str(), &blocker.resource, blocker.direction);
        steps.insert(0, Step { text, is_end: true, found: message(blocker) });
    }
    if steps.len() < FEWEST {
        steps.extend(
            way.beside(&network, &flow)
                .filter(|text| steps.iter().all(|step| step.text != *text))
                .map(|text| {
                    let found = words.plain("quiz-step-not-met");
                    Step { text, is_end: false, found }
                })
                .collect::<Vec<_>>(),
        );
    }
    let option = |step: Step| PosedOption {
        text: step.text,
        is_right: step.is_end,
        why: None,
        found: Some(step.found),
        edit: None,
    };
    let arrives = PosedOption {
        text: words.plain("quiz-step-arrives"),
        is_right: first.is_none(),
        why: None,
        found: first.map(message),
        edit: None,
    };
    Ok(steps.into_iter().map(option).chain([arrives]).collect())
}

/// Whether a way is open to some and shut to others, so that it ends at no one step.
fn arrives_in_part(trace: &Trace, flow: &Flow, network: &Network<'_>) -> bool {
    let missing = &trace.missing_prefixes;
    if trace.partial.is_some() || missing.is_empty() {
        return trace.partial.is_some();
    }
    match &flow.to {
        End::PrefixList(list) => {
            let inventory = network.inventory();
            let own = inventory.prefix_lists.get(list).into_iter().flat_map(|list| &list.cidrs).map(String::as_str);
            let entries = inventory.prefix_list_entries.of(list).iter().filter_map(|entry| entry.cidr.as_deref());
            let mut blocks = own.chain(entries).filter_map(|block| block.parse::<IpNet>().ok());
            blocks.any(|block| !missing.iter().any(|missing| missing.contains(&block)))
        }
        _ => !reach::rest_of_internet(missing).is_empty(),
    }
}

struct Way<'w> {
    trace: &'w Trace,
    built: &'w Built,
    words: Words<'w>,
}

impl<'w> Way<'w> {
    /// What the packet meets, there and back.
    fn hops(&self) -> impl Iterator<Item = (Leg, &'w Hop)> {
        let request = self.trace.request.hops.iter().map(|hop| (Leg::Request, hop));
        request.chain(self.trace.reply.hops.iter().map(|hop| (Leg::Reply, hop)))
    }

    /// What packets of the same sender to the internet meet first, and this one may not: the packet to a resolver of the VPC
    /// passes neither group nor list, which is the point of asking.
    fn beside(&self, network: &Network<'_>, flow: &Flow) -> impl Iterator<Item = String> {
        let out = network.trace(&Flow::tcp(flow.from.clone(), End::Internet, 443));
        let filters = [Layer::SecurityGroup, Layer::NetworkAcl, Layer::RouteTable];
        let mut met: Vec<String> = Vec::new();
        for hop in out.request.hops.iter().filter(|hop| filters.contains(&hop.layer)).take(FEWEST) {
            let blocker =
                out.blockers.iter().find(|one| one.resource == hop.resource.as_str() && one.leg == Leg::Request);
            met.push(self.text(Leg::Request, hop, blocker.filter(|_| hop.action == Action::Drop)));
        }
        met.into_iter()
    }

    /// What stops the packet at a hop.
    fn blocker_at(&self, leg: Leg, hop: &Hop) -> Option<&'w Blocker> {
        if hop.action != Action::Drop {
            return None;
        }
        let is_here = |blocker: &&Blocker| {
            blocker.leg == leg && blocker.layer == hop.layer && blocker.resource == hop.resource.as_str()
        };
        let mut here = self.trace.blockers.iter().filter(is_here);
        let exact = here.clone().find(|blocker| blocker.rule == hop.rule && blocker.packet == hop.packet);
        exact.or_else(|| here.next())
    }

    /// What a step is called: on which way, at what, and for a list in which direction.
    fn text(&self, leg: Leg, hop: &Hop, blocker: Option<&Blocker>) -> String {
        let direction = match (hop.layer, &hop.rule, blocker) {
            (Layer::NetworkAcl, _, Some(blocker)) => blocker.direction,
            (Layer::NetworkAcl, Rule::AclEntry(entry), None) if entry.egress => Some(Direction::Egress),
            (Layer::NetworkAcl, Rule::AclEntry(_), None) => Some(Direction::Ingress),
            _ => None,
        };
        let kind = self.words.layer(hop);
        self.named(leg, &kind, &hop.resource, direction)
    }

    fn label(&self, leg: Leg, layer: &str, resource: &str, direction: Option<Direction>) -> String {
        let kind = self.words.plain(&format!("layer-{layer}"));
        self.named(leg, &kind, resource, direction)
    }

    fn named(&self, leg: Leg, kind: &str, resource: &str, direction: Option<Direction>) -> String {
        let leg = if leg == Leg::Reply { "reply" } else { "request" };
        let direction = match direction {
            Some(Direction::Ingress) => "ingress",
            Some(Direction::Egress) => "egress",
            None => "",
        };
        // There is one internet, and it is called what it is.
        let resource =
            if resource == Layer::Internet.as_str() { String::new() } else { name(resource, &self.built.labels) };
        let args = [
            ("leg", Value::from(leg)),
            ("kind", Value::from(kind)),
            ("resource", Value::from(resource)),
            ("direction", Value::from(direction)),
        ];
        self.words.with("quiz-step", &args)
    }
}

/// What a resource is called, as code of Markdown behind a space.
fn name(resource: &str, labels: &Labels) -> String {
    let name = labels.label(resource).unwrap_or(resource);
    format!(" `{}`", safe::line(name).replace('`', "'"))
}
