//! What goes wrong in other people's networks, as AWS's troubleshooting pages and public questions tell it: the first
//! cause that is named, and what is told about it.
//!
//! A file of `situations` begins with the title of its source and the question, then comes the world.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a situation that cannot be read is a failed test")]

#[path = "support/situation.rs"]
mod situation;

use reach::{Network, Verdict};
use situation::Situation;
use std::fmt::Write as _;

/// The answer to a situation's question, with labels for ids.
fn answer(situation: &Situation) -> String {
    let built = &situation.built;
    let network = Network::new(&built.snapshot);
    let flow = situation.flow(&network);
    let trace = network.trace(&flow);
    let changes = advice::for_flow(&built.snapshot, &network, &flow, &trace);
    let mut told = format!("{}\n  {}: {:?}\n", situation.title, situation.ask, trace.verdict);
    for (blocker, change) in trace.blockers.iter().zip(&changes) {
        writeln!(told, "  {} {} ({})", blocker.code.0, blocker.resource, blocker.rule).unwrap();
        for edit in change.iter().flat_map(|change| &change.edits) {
            writeln!(told, "    -> {edit}").unwrap();
        }
    }
    let lines: Vec<String> = changes.iter().flatten().flat_map(|it| &it.edits).map(ToString::to_string).collect();
    if !lines.is_empty() {
        let changed = world::edit(&built.snapshot, &lines.join("\n")).unwrap();
        // What an appliance does then is its own business.
        assert_ne!(Network::new(&changed).trace(&flow).verdict, Verdict::Dropped, "{told}");
    }
    built.labels.relabel(&told)
}

#[test]
fn what_is_told_about_what_goes_wrong() {
    let told: Vec<String> = situation::all().iter().map(answer).collect();
    assert!(told.len() > 20);
    insta::assert_snapshot!(told.join("\n"));
}
