//! Every question was answered: whatever a world is made of, each ask is seen in full where the world was looked at, unless
//! a line says otherwise.

use proptest::prelude::*;
use snapshot::{Ask, Inventory, Snapshot, Status};
use std::str::FromStr;
use world::{SUBJECTS, World, bases, commands};

/// The asks that are not seen in full where somebody looked.
fn unanswered(snapshot: &Snapshot) -> Vec<String> {
    let inventory = Inventory::new(snapshot);
    let mut missing = Vec::new();
    for (index, place) in inventory.places().iter().enumerate() {
        let home = index == inventory.home();
        // Where only services without a Region are asked, nobody looked at anything else.
        let looked = home || inventory.vpcs.status(index) != Status::NotAsked;
        for &ask in Ask::ALL {
            let abroad = !home && matches!(ask, Ask::DescribeRegions | Ask::GetCallerIdentity);
            let second = ask.row().second == Some(place.region.as_str());
            let global = ask.row().service.global().is_some();
            let status = inventory.status(ask, index);
            if (looked && !abroad || second || global) && status != Status::Seen {
                missing.push(format!("{}:{} in {}: {status:?}", ask.service(), ask.name(), place.region));
            }
        }
    }
    missing
}

/// Sets of examples that can stand in a world together, without those that say what was not seen.
fn examples() -> Vec<String> {
    let subjects = SUBJECTS.iter().filter(|(subject, _)| *subject != "What could be seen");
    subjects.flat_map(|(_, commands)| commands.iter()).map(|command| command.examples.join("\n")).collect()
}

#[test]
fn every_base_and_example_is_answered_in_full() {
    for base in bases() {
        assert_eq!(unanswered(&World::of_base(base).snapshot().unwrap()), [""; 0], "{}", base.name);
    }
    for edits in examples() {
        let snapshot = World::from_str(&format!("world 1\nbase solved\n{edits}\n")).unwrap().snapshot().unwrap();
        assert_eq!(unanswered(&snapshot), [""; 0], "{edits}");
    }
    assert!(commands().count() > 50);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_world_is_answered_in_full(chosen in prop::collection::vec(prop::sample::select(examples()), 0..6)) {
        // Lines that do not go with what is there already stay out.
        let mut text = "world 1\nbase solved\n".to_owned();
        for edit in chosen.iter().flat_map(|edits| edits.lines()) {
            let longer = format!("{text}{edit}\n");
            if World::from_str(&longer).is_ok_and(|world| world.build().is_ok()) {
                text = longer;
            }
        }
        let snapshot = World::from_str(&text).unwrap().snapshot().unwrap();
        prop_assert_eq!(unanswered(&snapshot), [""; 0], "{}", text);
        // And still is, once it is written and read.
        let json = serde_json::to_string(&snapshot).unwrap();
        prop_assert_eq!(unanswered(&Snapshot::from_json(&json).unwrap()), [""; 0], "{}", text);
    }
}
