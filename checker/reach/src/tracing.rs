//! From a question to its answer: whether it is about one end, a name or the whole internet.

use crate::ends::{Imagined, Refusal, Resolver, Service, Source};
use crate::network::Network;
use crate::question::{Question, refuse};
use crate::walk::Budget;
use crate::{End, Flow, Trace, Verdict, codes, internet};

impl Network<'_> {
    /// Answers a question: both legs, hop by hop, and everything that stands in the way.
    #[must_use]
    pub fn trace(&self, flow: &Flow) -> Trace {
        let imagined = Imagined::new(self, flow);
        let question = Question { net: self, extras: &imagined.nodes, flow, budget: Budget::new() };
        let mut trace = answer(&question);
        trace.steps = question.budget.spent();
        trace
    }

    /// The verdict alone, for questions by the million; sets of addresses are answered by [`Network::trace`].
    #[must_use]
    pub fn verdict(&self, flow: &Flow) -> Verdict {
        let set = |end: &End| {
            matches!(
                end,
                End::Internet
                    | End::Internet6
                    | End::PrefixList(_)
                    | End::Notional { .. }
                    | End::Name(_)
                    | End::Node { .. }
                    | End::Balancer { .. }
            )
        };
        if set(&flow.from) || set(&flow.to) {
            return self.trace(flow).verdict;
        }
        let resolver = Resolver { net: self, extras: &[], flow };
        let Ok(v6) = resolver.v6() else { return Verdict::Unknown };
        let question = Question { net: self, extras: &[], flow, budget: Budget::new() };
        match resolver.source(v6).and_then(|source| Ok((source, resolver.targets(source, v6)?))) {
            Ok((source, aims)) => match aims.first() {
                Some(&aim) => question.walk(source, aim).verdict(),
                None => Verdict::Unknown,
            },
            Err(Refusal::Nobody { .. }) => Verdict::Dropped,
            Err(_) => Verdict::Unknown,
        }
    }
}

fn answer(question: &Question<'_>) -> Trace {
    let resolver = Resolver { net: question.net, extras: question.extras, flow: question.flow };
    let v6 = match resolver.v6() {
        Ok(v6) => v6,
        Err(refusal) => return refuse(&refusal, true),
    };
    if matches!(question.flow.from, End::Internet | End::Internet6) {
        return internet::from_anywhere(question, &resolver, v6);
    }
    let source = match resolver.source(v6) {
        Ok(source) => source,
        Err(refusal) => return refuse(&refusal, true),
    };
    if matches!(question.flow.to, End::Internet | End::Internet6 | End::PrefixList(_)) {
        return internet::to_all(question, source, v6);
    }
    if let End::Name(name) = &question.flow.to
        && let Some(service) = resolver.service(name, source)
        && let Some(trace) = to_service(question, &service, source, v6)
    {
        return trace;
    }
    let mut trace = match resolver.targets(source, v6) {
        Ok(aims) => question.best(source, &aims),
        Err(refusal) => refuse(&refusal, false),
    };
    // Where nobody saw the switches of the VPC its endpoints are taken to answer.
    trace.assumed.extend(resolver.hidden_switches(source));
    trace
}

/// To a service by its usual name, where that does not lead to an endpoint of the sender's VPC.
fn to_service(question: &Question<'_>, service: &Service<'_>, source: Source, v6: bool) -> Option<Trace> {
    let off = |resource: &str, code, setting| {
        let resource = resource.to_owned();
        refuse(&Refusal::Unresolved { sender: source.address, resource, code, setting }, true)
    };
    match service {
        Service::Endpoint(_) => None,
        Service::Nothing(vpc) => Some(off(vpc, codes::DNS_SUPPORT_DISABLED, "EnableDnsSupport false")),
        Service::Public(endpoint) => {
            let trace = internet::to_all(question, source, v6);
            // An endpoint that is there, and that the name passes by, is what was meant.
            let meant = endpoint.filter(|_| trace.verdict == Verdict::Dropped);
            Some(meant.map_or(trace, |(id, switch)| off(id, codes::ENDPOINT_PRIVATE_DNS_OFF, switch)))
        }
    }
}
