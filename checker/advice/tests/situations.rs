//! What goes wrong in other people's networks, as AWS's troubleshooting pages and public questions tell it: the first
//! cause that is named, and what is told about it.
//!
//! A file of `situations` begins with the title of its source and the question, then comes the world.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a situation that cannot be read is a failed test")]

use reach::{Flow, Network, Verdict, wire};
use std::fmt::Write as _;
use std::path::Path;
use world::World;

/// The answer to a situation's question, with labels for ids.
fn answer(text: &str) -> String {
    let header = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    let built = text.parse_world().build().unwrap();
    let network = Network::new(&built.snapshot);
    let end = |label: &str| {
        let id = built.labels.id(label).unwrap_or(label);
        let name = network.inventory().load_balancers.get(id).and_then(|balancer| balancer.dns_name.as_deref());
        network.parse_end(name.unwrap_or(id)).unwrap_or_else(|error| panic!("{error}"))
    };
    let words: Vec<&str> = header("# ask ").split_whitespace().collect();
    let [from, to, protocol, port] = words[..] else { panic!("{words:?} is no question") };
    let flow = Flow {
        from: end(from),
        to: end(to),
        protocol: wire::protocol(protocol).unwrap(),
        port: Some(port.parse().unwrap()),
        source_port: None,
    };
    let trace = network.trace(&flow);
    let changes = advice::for_flow(&built.snapshot, &network, &flow, &trace);
    let mut told = format!("{}\n  {}: {:?}\n", header("# "), words.join(" "), trace.verdict);
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

/// The world of a situation, without what is said about it.
trait ParseWorld {
    fn parse_world(&self) -> World;
}

impl ParseWorld for str {
    fn parse_world(&self) -> World {
        let lines = self.lines().filter(|line| !line.starts_with('#'));
        lines.collect::<Vec<_>>().join("\n").parse().unwrap_or_else(|error| panic!("{self}\n{error}"))
    }
}

#[test]
fn what_is_told_about_what_goes_wrong() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/situations");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let told: Vec<String> = files.iter().map(|file| answer(&std::fs::read_to_string(file).unwrap())).collect();
    assert!(told.len() > 20);
    insta::assert_snapshot!(told.join("\n"));
}
