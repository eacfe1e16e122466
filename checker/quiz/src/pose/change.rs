//! What mends a world: each option's edit is carried out and judged.

use super::{PosedOption, said};
use crate::fault::Unposed;
use crate::question::{Aim, Change};
use crate::worlds::{Found, Worlds, flow, network};
use judge::{EvidenceLevel, LabStatus, Request};
use messages::Catalogue;
use reach::Verdict;
use report::Words;
use snapshot::Names;
use world::{Built, WorldError};

/// What came of a world.
pub(crate) enum Came {
    /// It is as it should be.
    Right,
    /// It is not: what stands in the way, in a sentence.
    Wrong(Option<String>),
    /// Nobody can tell.
    Unknown,
}

/// The options with what the packet engine says of each, in the order of the file.
pub(crate) fn options(
    change: &Change,
    catalogue: &Catalogue,
    worlds: &Worlds<'_>,
) -> Result<Vec<PosedOption>, Unposed> {
    let found = worlds.find(&change.world)?;
    // What is wrong with the world itself is not an option's fault.
    worlds.built(&found.text).map_err(|error| Unposed::World { name: change.world.clone(), error })?;
    let option = |(at, one): (usize, &crate::Edit)| {
        let built = edited(&found, &one.edit, worlds).map_err(|error| Unposed::Edit { option: at, error })?;
        let (is_right, found) = match came(&change.aim, &found, &built, catalogue, worlds)? {
            Came::Right => (true, None),
            Came::Wrong(found) => (false, found),
            Came::Unknown => return Err(Unposed::Undecided { option: Some(at) }),
        };
        Ok(PosedOption {
            text: said(&one.text, catalogue.language()),
            is_right,
            why: one.why.as_ref().map(|why| said(why, catalogue.language())),
            found,
            edit: Some(one.edit.trim().to_owned()),
        })
    };
    change.edits.iter().enumerate().map(option).collect()
}

/// The world with an edit at its end; the line of an error is that of the edit.
fn edited(found: &Found, edit: &str, worlds: &Worlds<'_>) -> Result<Built, WorldError> {
    let text = format!("{}\n", found.text.trim_end());
    let before = text.lines().count();
    worlds
        .built(&format!("{text}{edit}\n"))
        .map_err(|error| WorldError { line: error.line.saturating_sub(before).max(1), fault: error.fault })
}

/// What comes of a world, by an aim.
pub(crate) fn came(
    aim: &Aim,
    found: &Found,
    built: &Built,
    catalogue: &Catalogue,
    worlds: &Worlds<'_>,
) -> Result<Came, Unposed> {
    match aim {
        Aim::Flow(asked) => {
            let network = network(built);
            let flow = flow(asked, &network)?;
            let trace = network.trace(&flow);
            let is_whole = trace.partial.is_none() && trace.missing_prefixes.is_empty();
            Ok(match trace.verdict {
                Verdict::Delivered if is_whole => Came::Right,
                Verdict::Unknown => Came::Unknown,
                _ => {
                    let words = Words::new(catalogue);
                    let message = trace.blockers.first().map(|blocker| words.blocker(blocker, &flow, &trace).message);
                    let message = message.or_else(|| trace.partial.as_ref().map(|partial| words.partial(partial)));
                    Came::Wrong(message.map(|message| built.labels.relabel(&message)))
                }
            })
        }
        Aim::Lab(name) => {
            let lab = worlds.lab(name).ok_or_else(|| Unposed::NoLab { name: name.clone() })?;
            let (library, asked) = (worlds.below(lab), [lab.id.as_str()]);
            let (answers, _) = proof::done(worlds.folders(), catalogue.language().as_str(), LEARNER);
            let report = judge::judge(&Request {
                ssh_ports: &found.given.ssh_ports,
                domain: found.given.domain.as_deref(),
                answers: &answers,
                ..Request::of_practice(&library, &asked, &built.snapshot)
            });
            let Some(lab) = report.labs.first() else { return Ok(Came::Unknown) };
            Ok(match lab.status {
                LabStatus::Pass => Came::Right,
                LabStatus::Unknown => Came::Unknown,
                LabStatus::Fail => {
                    let names = Names::default();
                    let message = Words::about(catalogue, EvidenceLevel::Practice, &names).root(lab);
                    Came::Wrong(message.map(|message| built.labels.relabel(&message)))
                }
            })
        }
    }
}

/// Whose exercises are judged with practice.
const LEARNER: &str = "practice";
