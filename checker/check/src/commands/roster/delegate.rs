//! `check roster delegate`: the NS records that hand a subdomain of the instructor's zone over to each learner.

use crate::cli::{RosterDelegate, ZoneFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{self, Target};
use crate::words::Saying;
use grade::{Delegation, DelegationFault};
use messages::Catalogue;

pub(in crate::commands) fn run(args: &RosterDelegate, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let roster = super::read(&args.file)?;
    let learners = roster.learners().iter();
    let rows = learners.map(|learner| (learner.id.as_str(), learner.name_servers.as_deref().unwrap_or_default()));
    let (all, faults) = grade::delegations(&args.domain, rows);
    if args.format == ZoneFormat::Json && all.iter().all(|one| one.servers.is_empty()) {
        // Route 53 takes no batch without a change; with another format one sees which zones are to be made.
        let odd = faults.iter().map(said).chain([missing(&all)]).collect();
        return Err(Failure::usage(Saying::new("delegate-none")).listing(odd));
    }
    match args.format {
        ZoneFormat::Zone => {
            let mut text = format!("; {}\n", Saying::new("delegate-head").with("domain", &args.domain).say(words));
            for one in &all {
                let zone = Saying::new("delegate-zone").with("learner", &one.learner).with("name", &one.zone);
                text.push_str(&format!("; {}\n", zone.say(words)));
                text.push_str(&grade::zone_lines(std::slice::from_ref(one)));
            }
            target.deliver(&text)?;
        }
        ZoneFormat::Json => target.deliver(&format!("{:#}\n", grade::change_batch(&all)))?,
    }
    target.announce(words);
    let is_missing = all.iter().any(|one| one.servers.is_empty());
    let odd = faults.iter().map(said).chain(is_missing.then(|| missing(&all)));
    let odd: Vec<String> = odd.map(|saying| saying.say(words) + "\n").collect();
    output::remark(&odd.concat());
    Ok(if odd.is_empty() { Exit::Passed } else { Exit::Unknown })
}

/// Whose name servers the roster does not have yet.
fn missing(all: &[Delegation]) -> Saying {
    let learners = all.iter().filter(|one| one.servers.is_empty()).map(|one| one.learner.clone());
    Saying::new("delegate-missing").listing("learners", &learners.collect::<Vec<_>>())
}

fn said(fault: &DelegationFault) -> Saying {
    match fault {
        DelegationFault::Label { learner } => Saying::new("delegate-label").with("learner", learner),
        DelegationFault::Same { zone, learners: [learner, other] } => {
            Saying::new("delegate-same").with("name", zone).with("learner", learner).with("other", other)
        }
        DelegationFault::Server { learner, server } => {
            Saying::new("delegate-server").with("learner", learner).with("value", server)
        }
    }
}
