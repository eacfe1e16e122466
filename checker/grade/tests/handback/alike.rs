//! What is the same in several submissions, and what is no evidence of anything.

use crate::handback::room::evidence;
use grade::class::{Alike, Prints, Shared, Trait, alike};
use judge::EvidenceLevel::{Practice, SelfReported};
use snapshot::Snapshot;
use std::collections::{BTreeMap, BTreeSet};

/// Five learners, each with an account of their own, and whatever is changed of it.
fn class(change: impl Fn(usize, Snapshot) -> Snapshot) -> BTreeMap<String, Prints> {
    (0..5)
        .map(|number| {
            let snapshot = change(number, evidence("solved", u8::try_from(number).unwrap() + 40));
            let mut prints = Prints::default();
            prints.add(&snapshot, &format!("{number:064x}"), SelfReported);
            (format!("learner{number}"), prints)
        })
        .collect()
}

fn found(prints: &BTreeMap<String, Prints>, shared: &Shared) -> Vec<Alike> {
    alike(prints, &BTreeMap::new(), shared)
}

fn learners(numbers: &[usize]) -> BTreeSet<String> {
    numbers.iter().map(|number| format!("learner{number}")).collect()
}

#[test]
fn a_class_of_accounts_of_their_own_has_nothing_in_common() {
    // All of them were built in the same seconds, by the same script.
    assert_eq!(found(&class(|_, snapshot| snapshot), &Shared::default()), []);
}

#[test]
fn the_same_evidence_under_two_names_is_told_with_all_that_is_the_same() {
    let prints = class(|number, snapshot| if number == 3 { evidence("solved", 41) } else { snapshot });
    let all = found(&prints, &Shared::default());
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].learners, learners(&[1, 3]));
    assert!(all[0].traits.iter().any(|one| matches!(one, Trait::Account(_))), "{all:?}");
    assert!(
        all[0].traits.iter().any(|one| matches!(one, Trait::Ids(ids) if ids.iter().any(|id| id.starts_with("vpc-"))))
    );
    assert!(
        all[0].traits.iter().any(|one| matches!(one, Trait::MadeUp(_))),
        "a redaction's names are the same: {all:?}"
    );
}

#[test]
fn whoever_changes_the_account_is_known_by_the_ids_and_by_what_redaction_made_up() {
    let prints = class(|number, snapshot| match number {
        3 => Snapshot { account: Some("210987654321".into()), ..evidence("solved", 41) },
        _ => snapshot,
    });
    let all = found(&prints, &Shared::default());
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(!all[0].traits.iter().any(|one| matches!(one, Trait::Account(_))));
    assert!(all[0].traits.iter().any(|one| matches!(one, Trait::Ids(_))));
}

#[test]
fn a_group_may_hand_in_the_same_and_only_the_group() {
    let prints = class(|number, snapshot| if number == 3 { evidence("solved", 41) } else { snapshot });
    let pair = Shared { groups: vec![learners(&[1, 3])], ..Shared::default() };
    assert_eq!(found(&prints, &pair), []);
    let others = Shared { groups: vec![learners(&[1, 2]), learners(&[3, 4])], ..Shared::default() };
    assert_eq!(found(&prints, &others).len(), 1);
}

#[test]
fn an_account_that_the_rubric_names_as_shared_is_no_evidence_and_the_same_file_still_is() {
    let account = evidence("solved", 41).account.unwrap();
    let in_one_account = |number: usize, snapshot: Snapshot| if number < 2 { evidence("solved", 41) } else { snapshot };
    let shared = Shared { accounts: [account].into(), ..Shared::default() };
    let mut prints = class(in_one_account);
    // Two looks at one account are redacted with two keys.
    prints.values_mut().for_each(|own| own.made_up.clear());
    assert_eq!(found(&prints, &shared), []);
    prints.get_mut("learner1").unwrap().files = prints["learner0"].files.clone();
    let all = found(&prints, &shared);
    assert_eq!(all.len(), 1);
    assert!(matches!(all[0].traits.as_slice(), [Trait::File(_)]), "{all:?}");
}

#[test]
fn what_most_of_a_class_has_is_the_classs_own() {
    let vpc = "vpc-0123456789abcdef0".to_owned();
    let mut prints = class(|_, snapshot| snapshot);
    for own in prints.values_mut().take(3) {
        own.ids.insert(vpc.clone());
    }
    assert_eq!(found(&prints, &Shared::default()), [], "three of five share a VPC of the instructor's");
    prints.values_mut().next().unwrap().ids.remove(&vpc);
    assert_eq!(found(&prints, &Shared::default()).len(), 1, "two of five share it for a reason of their own");
}

#[test]
fn a_few_equal_moments_are_chance_and_many_are_not() {
    for (count, told) in [(1, 0), (2, 0), (3, 1), (9, 1)] {
        let mut prints = class(|_, snapshot| snapshot);
        for own in prints.values_mut() {
            own.moments.clear();
        }
        for own in prints.values_mut().take(2) {
            own.moments.extend((0..count).map(|second| format!("2026-11-20T10:00:0{second}")));
        }
        assert_eq!(found(&prints, &Shared::default()).len(), told, "{count}");
    }
}

#[test]
fn somebody_elses_account_by_the_roster_counts_though_its_owner_handed_nothing_in() {
    let prints = class(|_, snapshot| snapshot);
    let account = prints["learner0"].accounts.first().unwrap().clone();
    let all = alike(&prints, &[("owner".to_owned(), account)].into(), &Shared::default());
    assert_eq!(all.len(), 1);
    assert!(all[0].learners.contains("owner") && all[0].learners.contains("learner0"));
}

#[test]
fn defaults_practice_and_accounts_of_nobody_leave_no_print() {
    let mut prints = Prints::default();
    prints.add(&evidence("solved", 7), "ab", Practice);
    assert_eq!(prints, Prints::default());
    for world in ["empty", "default-vpc"] {
        let mut prints = Prints::default();
        let mut snapshot = evidence(world, 7);
        snapshot.account = Some("123456789012".into());
        prints.add(&snapshot, "ab", SelfReported);
        assert!(prints.accounts.is_empty() && prints.ids.is_empty() && prints.files.is_empty(), "{world}: {prints:?}");
    }
}
