//! Numbers for rules of network ACLs: free, before what denies, and no two rules of one proposal the same.

use super::{Change, Edit};
use crate::{Direction, Network};
use std::collections::BTreeMap;

/// The number that AWS's console proposes for the first rule of a list.
pub(super) const FIRST_NUMBER: i32 = 100;
/// The highest number that a rule of one's own may have.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/network-acl-rules.html>
const LAST_NUMBER: i32 = 32766;
/// The room that people leave between two rules.
const STEP: i32 = 10;

/// A side of a list.
type Side = (String, bool);

impl Network<'_> {
    /// Numbers the rules of changes that are proposed together. The same rule twice gets the same number; a rule for
    /// which there is none stays without, and cannot be made. The number of a rule that goes is free for those after it.
    pub fn number<'c>(&self, changes: impl IntoIterator<Item = &'c mut Change>) {
        let mut taken: BTreeMap<Side, Vec<i32>> = BTreeMap::new();
        let mut known: Vec<Edit> = Vec::new();
        for edit in changes.into_iter().flat_map(|change| &mut change.edits) {
            let asked = edit.clone();
            if let Edit::DropFromList { list, direction, number } = edit {
                let side = (list.clone(), *direction == Direction::Egress);
                let used = taken.entry(side).or_insert_with(|| self.numbers(list, *direction));
                used.retain(|used| used != number);
            }
            let Edit::AdmitInList { list, direction, number, before, .. } = edit else { continue };
            let same = known.iter().find_map(|other| match other {
                Edit::AdmitInList { number, .. } if is_same(other, &asked) => *number,
                _ => None,
            });
            let side = (list.clone(), *direction == Direction::Egress);
            let used = taken.entry(side).or_insert_with(|| self.numbers(list, *direction));
            let Some(chosen) = same.or_else(|| free(used, *before)) else { continue };
            used.push(chosen);
            *number = Some(chosen);
            known.push(edit.clone());
        }
    }

    /// Whether a rule that has to come before another one finds a number in a list.
    pub(super) fn has_room(&self, list: &str, direction: Direction, before: i32) -> bool {
        free(&self.numbers(list, direction), Some(before)).is_some()
    }

    /// The numbers that a list has on one side.
    fn numbers(&self, list: &str, direction: Direction) -> Vec<i32> {
        let Some(acl) = self.acls.iter().find(|acl| acl.item.network_acl_id == *list) else { return Vec::new() };
        let rules = if direction == Direction::Egress { &acl.egress } else { &acl.ingress };
        rules.iter().map(|rule| rule.number).filter(|number| *number <= LAST_NUMBER).collect()
    }
}

/// Whether two rules are the same but for their numbers.
fn is_same(one: &Edit, other: &Edit) -> bool {
    let bare = |edit: &Edit| match edit.clone() {
        Edit::AdmitInList { list, direction, before, traffic, block, .. } => {
            Edit::AdmitInList { list, direction, number: None, before, traffic, block }
        }
        edit => edit,
    };
    bare(one) == bare(other)
}

fn free(used: &[i32], before: Option<i32>) -> Option<i32> {
    let is_free = |number: &i32| !used.contains(number);
    match before {
        Some(limit) => (1..limit.min(LAST_NUMBER + 1)).rev().find(is_free),
        None => {
            let highest = used.iter().copied().max().unwrap_or(0);
            let next = (highest / STEP + 1) * STEP;
            let next = if highest == 0 { FIRST_NUMBER } else { next };
            Some(next).filter(|next| *next <= LAST_NUMBER).or_else(|| (1..=LAST_NUMBER).rev().find(is_free))
        }
    }
}
