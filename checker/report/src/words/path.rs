//! Words for what the packet engine says, where no check stands between it and the reader.

use super::{Told, Words};
use crate::safe;
use crate::vocabulary::{addresses, direction, leg, owner, ports, protocol as protocol_word};
use judge::{Note, near_note};
use messages::Value;
use reach::{Action, Blocker, End, Flow, Hop, Layer, Leg, LegVerdict, Partial, Phrase, Rule, Trace, Verdict, Why};
use snapshot::Missing;

impl Words<'_> {
    /// Why a trace has no verdict; `None` if it has one.
    #[must_use]
    pub fn untold_trace(&self, trace: &Trace) -> Option<String> {
        if trace.verdict != Verdict::Unknown {
            return None;
        }
        if let Some(why) = &trace.why {
            return Some(self.premise(why));
        }
        let missing: Vec<String> = trace.missing.iter().map(|missing| self.missing(missing)).collect();
        Some(if missing.is_empty() { self.plain("trace-unknown") } else { missing.join(", ") })
    }

    /// What the configuration does not say: why there is no verdict, or what was taken for granted.
    #[must_use]
    pub fn premise(&self, why: &Why) -> String {
        let resource = safe::line(&why.resource).into_owned();
        self.with(why.code.0, &[("resource", resource.into()), ("detail", self.rule(&why.detail).into())])
    }

    /// What kind of thing a hop is at. The format of traces has one word for whatever sends and receives.
    #[must_use]
    pub fn layer(&self, hop: &Hop) -> String {
        let word = match (hop.layer, hop.resource.split('-').next()) {
            (Layer::Instance, Some("eni")) => "network-interface",
            (Layer::Instance, Some("subnet")) => "imagined-host",
            (Layer::LoadBalancer, _) if hop.resource.contains(":targetgroup/") => "target-group",
            (layer, _) => layer.as_str(),
        };
        self.plain(&format!("layer-{word}"))
    }

    /// A call that is missing.
    #[must_use]
    pub fn missing(&self, missing: &Missing) -> String {
        self.call("trace-missing", missing)
    }

    /// What was taken for granted because a call was not seen, as labs say it.
    #[must_use]
    pub fn assumed(&self, missing: &Missing) -> String {
        let action = missing.operation.action().unwrap_or_else(|| missing.operation.name().to_owned());
        let status = missing.status.word();
        self.with("assumed", &[("what", self.shown_by(&action).into()), ("status", status.into())])
    }

    /// A call that was not seen, and what became of it.
    #[must_use]
    pub fn unseen(&self, missing: &Missing) -> String {
        self.call("lacking-call", missing)
    }

    fn call(&self, message: &str, missing: &Missing) -> String {
        let call = missing.operation.action().unwrap_or_else(|| missing.operation.name().to_owned());
        let status = self.plain(&format!("call-status-{}", missing.status.word()));
        self.with(message, &[("call", call.into()), ("status", status.into())])
    }

    /// What stands in the way. Without a check nothing says what is needed, so only the message is of use.
    #[must_use]
    pub fn blocker(&self, blocker: &Blocker, flow: &Flow, trace: &Trace) -> Told {
        let protocol = flow.protocol;
        let mut args = judge::Args::new();
        for (name, end) in [("from", &flow.from), ("to", &flow.to)] {
            if matches!(end, End::Internet | End::Internet6) {
                args.insert(name, Note::new("who-internet").into());
            }
        }
        args.insert("rule", blocker.rule.clone().into());
        args.insert("leg", leg(blocker.leg).into());
        args.insert("direction", blocker.direction.map_or("", direction).into());
        args.insert("protocol", protocol_word(protocol).into());
        args.insert("source", blocker.packet.source.to_string().into());
        args.insert("destination", blocker.packet.destination.to_string().into());
        args.insert("ports", blocker.packet.destination_ports.map(|range| ports(&[range])).unwrap_or_default().into());
        args.insert("ported", if blocker.packet.destination_ports.is_some() { "yes" } else { "no" }.into());
        args.insert("packet", format!("{} {}", protocol_word(protocol), addresses(&blocker.packet)).into());
        args.insert("detail", "".into());
        if !blocker.beside.is_empty() {
            args.insert("several", "yes".into());
            let named = |id: &String| judge::Arg::Resource { id: id.clone(), name: None };
            args.insert("beside", judge::Arg::List(blocker.beside.iter().map(named).collect()));
        }
        if let Some(near) = blocker.near.first() {
            args.insert("near", near_note(near).into());
        }
        self.tell(blocker.code.0, &blocker.resource, None, &args, Some(trace))
    }

    /// A reply range that is partly shut.
    #[must_use]
    pub fn partial(&self, partial: &Partial) -> String {
        let who = self.plain(&format!("owner-{}", owner(partial.who)));
        let addresses = partial.addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let message = if partial.ports.is_empty() { "trace-partial-addresses" } else { "trace-partial" };
        let args = [
            ("addresses", Value::from(addresses)),
            ("who", Value::from(who)),
            ("ports", Value::from(ports(&partial.ports))),
            ("resource", Value::from(self.resource(&partial.resource, None))),
            ("rule", Value::from(self.rule(&partial.rule))),
        ];
        self.with(message, &args)
    }
}

/// The trace up to what no change in the network mends, and how many of its blockers that are: nobody on the internet
/// has a way to a load balancer that is internal, and what such a packet would meet there is no news.
pub(crate) fn end(trace: &Trace) -> Option<(Trace, usize)> {
    let is_final = |rule: &Rule| *rule == Rule::Phrase(Phrase::TheLoadBalancerIsInternal);
    let told = trace.blockers.iter().position(|one| one.leg == Leg::Request && is_final(&one.rule))? + 1;
    let met = trace.request.hops.iter().position(|hop| hop.action == Action::Drop && is_final(&hop.rule))? + 1;
    let mut ended = trace.clone();
    ended.blockers.truncate(told);
    ended.request.hops.truncate(met);
    ended.reply.hops.clear();
    ended.reply.verdict = LegVerdict::NotReached;
    Some((ended, told))
}

/// Whether there is a reply only as far as one supposes: the request is dropped before there could be one.
pub(crate) fn is_supposed(trace: &Trace) -> bool {
    trace.request.verdict == LegVerdict::Dropped && trace.reply.verdict != LegVerdict::NotReached
}
