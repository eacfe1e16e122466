//! `check exposure`: which interfaces the internet reaches, by which ports and from where, and what they reach.

use crate::cli::{Exposure, TraceFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::flow;
use crate::output::Target;
use crate::words::Saying;
use messages::Catalogue;
use reach::{InterfaceRef, Network, evidence};
use report::Words;
use report::exposure::{Entry, entries};
use std::net::IpAddr;

const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

pub(super) fn run(args: &Exposure, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let evidence = super::trace::evidence(&args.source, &args.library, words)?;
    let network = evidence.network();
    let vpc = args.vpc.as_deref().map(|word| flow::vpc(word, &network)).transpose()?;
    let resource = args.resource.as_deref().map(|word| flow::resource(word, &network)).transpose()?;
    let (vpc, resource) = (vpc.as_deref(), resource.as_deref());
    let wanted = |interface: &InterfaceRef| {
        let vpc = vpc.is_none_or(|vpc| interface.vpc.as_deref() == Some(vpc));
        vpc && resource.is_none_or(|resource| is_of(interface, resource))
    };
    let entries = entries(&network, network.exposure_where(wanted));
    let lacking = network.lacking(evidence::EXPOSURE);
    if let Some(resource) = resource.filter(|_| entries.is_empty() && lacking.is_empty())
        && !is_known(&network, resource)
    {
        return Err(flow::absent(resource, &network));
    }
    let names = evidence.names();
    let words = Words::about(words, evidence.level, &names);
    match args.format {
        TraceFormat::Terminal if entries.is_empty() && lacking.is_empty() => {
            let region = if vpc.or(resource).is_some() { "none" } else { flow::region(&network) };
            target.tell(&format!("{}\n", Saying::new("exposure-none").with("region", region).say(words.catalogue)))?;
        }
        TraceFormat::Terminal => {
            target.tell(&report::terminal::exposure(&entries, &lacking, words, target.options(0)))?;
        }
        TraceFormat::Json => target.deliver(&report::json::exposure(&entries, &lacking, TOOL))?,
    }
    target.announce(words.catalogue);
    Ok(if !lacking.is_empty() || entries.iter().any(Entry::is_unknown) { Exit::Unknown } else { Exit::Passed })
}

/// Whether an interface is, or belongs to, what somebody named.
fn is_of(interface: &InterfaceRef, resource: &str) -> bool {
    let ids = [
        Some(interface.id.as_str()),
        interface.instance.as_deref(),
        interface.subnet.as_deref(),
        interface.vpc.as_deref(),
    ];
    if ids.contains(&Some(resource)) {
        return true;
    }
    match resource.parse() {
        Ok(IpAddr::V4(address)) => {
            interface.v4.iter().any(|&(private, public)| private == address || public == Some(address))
        }
        Ok(IpAddr::V6(address)) => interface.v6.contains(&address),
        Err(_) => false,
    }
}

/// Whether there is such a subnet, VPC or instance, though it has no interface.
fn is_known(network: &Network<'_>, resource: &str) -> bool {
    let inventory = network.inventory();
    inventory.subnets.get(resource).is_some()
        || inventory.vpcs.get(resource).is_some()
        || inventory.instances().get(resource).is_some()
}
