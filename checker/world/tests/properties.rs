//! What holds for every text: no panic, the same text back, the same snapshot each time.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use proptest::prelude::*;
use std::str::FromStr;
use world::{World, bases, commands};

/// Lines made of the words that the language knows, in any order, and of comments and odd characters.
fn line() -> impl Strategy<Value = String> {
    let mut words: Vec<String> = commands().map(|command| command.name.to_owned()).collect();
    let examples: Vec<String> =
        commands().flat_map(|command| command.examples).map(|example| (*example).to_owned()).collect();
    words.extend(examples.iter().flat_map(|example| example.split(' ')).map(str::to_owned));
    let labels = [
        "vpc",
        "private-rt",
        "nat-1",
        "bastion",
        "app-eni",
        "s3",
        "default-sg",
        "igw",
        "public-acl",
        "->",
        "from",
        "to",
    ];
    words.extend(labels.map(str::to_owned));
    words.sort();
    words.dedup();
    prop_oneof![
        3 => prop::sample::select(examples),
        3 => prop::collection::vec(prop::sample::select(words), 0..8).prop_map(|words| words.join(" ")),
        1 => "[ \t]*#.{0,20}",
        1 => ".{0,40}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    let base = prop::sample::select(bases().iter().map(|base| base.name.clone()).collect::<Vec<_>>());
    (base, prop::collection::vec(line(), 0..8))
        .prop_map(|(base, lines)| format!("world 1\nbase {base}\n{}", lines.join("\n")))
}

fn check(text: &str) {
    let Ok(world) = World::from_str(text) else { return };
    assert_eq!(World::from_str(&world.to_string()).as_ref(), Ok(&world), "{text:?}");
    assert_eq!(world.to_string(), World::from_str(&world.to_string()).unwrap().to_string());
    let built = world.build();
    assert_eq!(built, world.build());
    if let Ok(built) = built {
        // What a world describes is a document that can be written and read.
        let json = serde_json::to_string(&built.snapshot).unwrap();
        assert_eq!(snapshot::Snapshot::from_json(&json).unwrap(), built.snapshot, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn known_words_in_any_order(text in text()) {
        check(&text);
    }

    #[test]
    fn any_text(text in "(world 1\nbase empty\n)?(\\PC|[\\x00-\\x20\"#\\\\]){0,80}") {
        check(&text);
    }
}

#[test]
fn comments_and_blank_lines_stay() {
    let text = "# mine\n\nworld 1  # version\nbase solved\n\n# the gateway went\nremove nat-1  # \"quoted\n";
    assert_eq!(World::from_str(text).unwrap().to_string(), text);
    let loose = "\u{feff}world   1\r\nbase\tsolved\r\nname vpc \"a  #  b\"\r\n";
    assert_eq!(World::from_str(loose).unwrap().to_string(), "world 1\nbase solved\nname vpc \"a  #  b\"\n");
}

#[test]
fn addresses_run_out_without_end() {
    let text = "world 1\nbase solved\ncidr vpc ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff0/124\n\
        subnet last vpc ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff0/124\n";
    let hosts: String = (0..20).map(|number| format!("instance host-{number} last\n")).collect();
    let snapshot = World::from_str(&format!("{text}{hosts}")).unwrap().snapshot().unwrap();
    assert!(serde_json::to_string(&snapshot).unwrap().contains("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    let small = "world 1\nbase solved\nsubnet small vpc 10.0.20.0/28\n";
    let hosts: String = (0..12).map(|number| format!("instance host-{number} small\n")).collect();
    let error = World::from_str(&format!("{small}{hosts}")).unwrap().build().unwrap_err();
    assert_eq!((error.line, error.fault.word()), (15, Some("small")), "a /28 holds eleven hosts");
}

#[test]
fn labels_and_ids() {
    let world = World::from_str("world 1\nbase solved\nremove nat-1\nvpc mine 10.1.0.0/16 id=vpc-11111111\n").unwrap();
    let labels = world.labels().unwrap();
    let id = labels.id("private-rt").unwrap();
    assert!(id.starts_with("rtb-0") && id.len() == "rtb-".len() + 17, "{id}");
    assert_eq!(labels.label(id), Some("private-rt"));
    assert_eq!(world.id("mine").as_deref(), Some("vpc-11111111"));
    assert_eq!(world.label("vpc-11111111").as_deref(), Some("mine"));
    assert_eq!(world.id("pl-s3").as_deref(), Some("pl-78a54011"));
    assert!(labels.id("nat-1").is_some(), "what was removed keeps its id");
    let ids: std::collections::BTreeSet<_> = labels.iter().map(|(_, _, id)| id).collect();
    assert_eq!(ids.len(), labels.iter().count());
}

#[test]
fn labels_are_not_in_the_snapshot() {
    let built = World::from_str("world 1\nbase solved\n").unwrap().build().unwrap();
    let json = serde_json::to_string(&built.snapshot).unwrap();
    for (label, _, _) in built.labels.iter() {
        // Short ones are words of AWS's too.
        assert!(label.len() < 5 || !json.contains(&format!("\"{label}")), "{label}");
    }
    for word in ["bastion", "private", "nat-1", "-rt", "Name\",", "Tags"] {
        assert!(!json.contains(word), "{word}");
    }
    let named = World::from_str("world 1\nbase solved\nname app \"my app\"\n").unwrap().snapshot().unwrap();
    assert!(serde_json::to_string(&named).unwrap().contains("my app"));
}

#[test]
fn solved_in_numbers() {
    let built = World::from_str("world 1\nbase solved\n").unwrap().build().unwrap();
    let mut summary = String::new();
    for call in &built.snapshot.calls {
        let count = call.output.as_ref().map_or(0, snapshot::Output::len);
        // That every question was asked is a test of its own: what was found is the account.
        if count == 0 && call.status == snapshot::Status::Seen {
            continue;
        }
        let input = if call.input.is_empty() {
            String::new()
        } else {
            format!(" {}", serde_json::to_string(&call.input).unwrap())
        };
        summary.push_str(&format!("{}:{}{input} {count}\n", call.service, call.operation));
    }
    for (label, kind, id) in built.labels.iter() {
        summary.push_str(&format!("{label}: {} {id}\n", kind.article()));
    }
    insta::assert_snapshot!(summary);
}
