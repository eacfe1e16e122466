//! The semantics, row by row: worlds and questions in `tests/cases/*.txt`, each with what must come of it.
//!
//! A case is a title after `==`, a world without its first line, and questions after `--`. A title `world NAME` gives the
//! lines below it a name: `like NAME` in a later case of the file stands for them. Questions:
//! `-- FROM TO PROTOCOL [PORT] => VERDICT …`. Ends are labels, addresses, `internet`, `internet6`,
//! `notional:SUBNET[:public][:v6][:group=SG]`, `node:BALANCER:SUBNET`, `balancer:BALANCER[:GROUP…]` or `LABEL/ADDRESS`.
//! What follows the verdict must all hold:
//! `LEG LAYER RESOURCE CODE`, one for each blocker and no others, separated by `;` · `partial LEG PORTS WHO` · `fails ADDRESSES` ·
//! `lacks SERVICE:OPERATION` · `why CODE`, with `: DETAIL` behind it where that matters · `assumed SERVICE:OPERATION` · `missing BLOCKS` · `widest BLOCK`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a case that cannot be read is a failed test")]

use reach::{End, Flow, Network, Trace, Verdict, wire};
use std::fmt::Write;
use world::{Built, World};

fn end(text: &str, built: &Built, network: &Network<'_>) -> End {
    let id = |label: &str| built.labels.id(label).unwrap_or(label).to_owned();
    if let Some(rest) = text.strip_prefix("notional:") {
        let mut parts = rest.split(':');
        let subnet = id(parts.next().unwrap()).as_str().into();
        let words: Vec<&str> = parts.collect();
        let groups = words.iter().filter_map(|word| word.strip_prefix("group=")).map(|label| id(label).as_str().into());
        let (public, v6) = (words.contains(&"public"), words.contains(&"v6"));
        return End::Notional { subnet, public, v6, groups: groups.collect() };
    }
    if let Some((balancer, subnet)) = text.strip_prefix("node:").and_then(|rest| rest.split_once(':')) {
        return End::Node { balancer: id(balancer).as_str().into(), subnet: id(subnet).as_str().into() };
    }
    if let Some(rest) = text.strip_prefix("balancer:") {
        let mut parts = rest.split(':').map(|label| snapshot::Arn::from(id(label).as_str()));
        return End::Balancer { balancer: parts.next().unwrap(), groups: parts.collect() };
    }
    let text = match text.split_once('/') {
        Some((label, address)) => format!("{}/{address}", id(label)),
        None => id(text),
    };
    network.parse_end(&text).unwrap_or_else(|error| panic!("{error}"))
}

fn question(text: &str, built: &Built, network: &Network<'_>) -> Flow {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [from, to, protocol, rest @ ..] = words.as_slice() else { panic!("{text:?} is no question") };
    let kind =
        protocol.strip_prefix("icmp:").map(|kind| reach::Protocol::Icmp { kind: kind.parse().unwrap(), code: 0 });
    Flow {
        from: end(from, built, network),
        to: end(to, built, network),
        protocol: kind.unwrap_or_else(|| wire::protocol(protocol).unwrap()),
        port: rest.first().map(|port| port.parse().unwrap()),
        source_port: rest.get(1).map(|port| port.parse().unwrap()),
    }
}

/// What came of a question, in the words of the cases.
fn outcome(trace: &Trace, built: &Built) -> Vec<String> {
    let mut parts = vec![wire::verdict(trace.verdict).to_owned()];
    let name = |id: &str| built.labels.label(id).unwrap_or(id).to_owned();
    let leg = |leg: reach::Leg| format!("{leg:?}").to_lowercase();
    for one in &trace.blockers {
        parts.push(format!("{} {} {} {}", leg(one.leg), one.layer.as_str(), name(&one.resource), one.code.0));
    }
    if let Some(partial) = &trace.partial {
        let ports: Vec<String> = partial.ports.iter().map(|(low, high)| format!("{low}-{high}")).collect();
        if !ports.is_empty() {
            parts.push(format!("partial {} {} {:?}", leg(partial.leg), ports.join(","), partial.who));
        }
        let addresses: Vec<String> = partial.addresses.iter().map(ToString::to_string).collect();
        parts.extend((!addresses.is_empty()).then(|| format!("fails {}", addresses.join(","))));
    }
    for one in &trace.missing {
        parts.push(format!("lacks {}:{}", one.operation.service(), one.operation.name()));
    }
    parts.extend(trace.why.iter().map(|why| format!("why {}: {}", why.code.0, why.detail)));
    for one in &trace.assumed {
        parts.push(format!("assumed {}:{}", one.operation.service(), one.operation.name()));
    }
    if !trace.missing_prefixes.is_empty() {
        let blocks: Vec<String> = trace.missing_prefixes.iter().map(ToString::to_string).collect();
        parts.push(format!("missing {}", blocks.join(",")));
    }
    parts.extend(trace.widest.map(|widest| format!("widest {widest}")));
    parts
}

/// Whether all that is wanted was found and nothing else.
fn is_as_wanted(wanted: &[&str], found: &[String]) -> bool {
    let undetailed = |part: &str| part.split_once(": ").map_or(part, |(code, _)| code).to_owned();
    let same = |wanted: &str, found: &str| wanted == found || wanted.starts_with("why ") && wanted == undetailed(found);
    wanted.len() == found.len() && wanted.iter().zip(found).all(|(wanted, found)| same(wanted, found))
}

fn path(trace: &Trace, built: &Built) -> String {
    let mut text = String::new();
    for (leg, hops) in [("request", &trace.request), ("reply", &trace.reply)] {
        writeln!(text, "      {leg}: {:?}", hops.verdict).unwrap();
        for hop in &hops.hops {
            let resource = built.labels.label(&hop.resource).unwrap_or(&hop.resource);
            let rule = built.labels.relabel(&hop.rule.to_string());
            let packet = format!("{} > {}", hop.packet.source, hop.packet.destination);
            writeln!(text, "        {} {resource}: {rule} ({:?}, {packet})", hop.layer.as_str(), hop.action).unwrap();
        }
    }
    text
}

/// Whether the answer that arrives comes from the port that the question went to, whoever stood between.
fn answers_from_the_port_that_was_asked(trace: &Trace) -> bool {
    let (asked, answered) = (trace.request.hops.first(), trace.reply.hops.last());
    let ports = asked.map(|hop| hop.packet.destination_ports).zip(answered.map(|hop| hop.packet.source_ports));
    ports.is_none_or(|(asked, answered)| asked == answered)
}

fn check(title: &str, world: &str, questions: &[&str]) -> Vec<String> {
    let parsed = format!("world 1\n{world}").parse::<World>();
    let built = match parsed.and_then(|world| world.build()) {
        Ok(built) => built,
        Err(error) => return vec![format!("== {title}\n{world}\n   {error}")],
    };
    let network = Network::new(&built.snapshot);
    let mut failures = Vec::new();
    for line in questions {
        let (asked, expected) = line.split_once("=>").unwrap_or_else(|| panic!("{line:?} expects nothing"));
        let flow = question(asked, &built, &network);
        let trace = network.trace(&flow);
        let (verdict, rest) = expected.trim().split_once(' ').unwrap_or((expected.trim(), ""));
        let wanted: Vec<&str> =
            std::iter::once(verdict).chain(rest.split(';').map(str::trim).filter(|part| !part.is_empty())).collect();
        let found = outcome(&trace, &built);
        let consistent = trace.verdict == network.verdict(&flow)
            && (trace.verdict == Verdict::Dropped) != trace.blockers.is_empty()
            && (trace.verdict == Verdict::Unknown || trace.why.is_none() && trace.missing.is_empty())
            && (trace.verdict != Verdict::Delivered || answers_from_the_port_that_was_asked(&trace));
        if !is_as_wanted(&wanted, &found) || !consistent {
            let found = format!("{} {}", found[0], found[1..].join("; "));
            failures.push(format!("== {title}\n{world}-- {line}\n   found: {found}\n{}", path(&trace, &built)));
        }
    }
    failures
}

#[test]
fn every_case_comes_out_as_it_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut failures, mut asked) = (Vec::new(), 0);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut worlds: Vec<(&str, String)> = Vec::new();
        for case in text.split("\n== ").skip(1) {
            let (title, body) = case.split_once('\n').unwrap();
            let (mut world, mut questions) = (String::new(), Vec::new());
            for line in body.lines() {
                match line.strip_prefix("-- ") {
                    Some(question) => questions.push(question),
                    None if line.trim().is_empty() => {}
                    None => match line.strip_prefix("like ") {
                        Some(name) => world += &worlds.iter().find(|one| one.0 == name).unwrap().1,
                        None => writeln!(world, "{line}").unwrap(),
                    },
                }
            }
            if let Some(name) = title.strip_prefix("world ") {
                assert!(questions.is_empty(), "{title}: a world asks nothing");
                worlds.push((name, world));
                continue;
            }
            assert!(!questions.is_empty(), "{title}: no question");
            asked += questions.len();
            failures.extend(check(title, &world, &questions));
        }
    }
    println!("{asked} questions");
    assert!(failures.is_empty(), "{} of {asked} failed\n\n{}", failures.len(), failures.join("\n"));
}
