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
    /// Numbers the rules of changes that are proposed together. The same rule twice gets the same number; a change with
    /// a rule for which none is left cannot be made, and is dropped. The number of a rule that goes is free for those
    /// after it.
    pub fn number<'c>(&self, changes: impl IntoIterator<Item = &'c mut Option<Change>>) {
        let mut numbers = Numbers { net: self, taken: BTreeMap::new(), known: Vec::new() };
        for slot in changes {
            let numbered = slot.as_mut().is_none_or(|change| change.edits.iter_mut().all(|edit| numbers.give(edit)));
            if !numbered {
                *slot = None;
            }
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

/// The numbers that are given away, to which rules.
struct Numbers<'n> {
    net: &'n Network<'n>,
    taken: BTreeMap<Side, Vec<i32>>,
    known: Vec<Edit>,
}

impl Numbers<'_> {
    /// The numbers that are used on one side of a list.
    fn used(&mut self, list: &str, direction: Direction) -> &mut Vec<i32> {
        let net = self.net;
        let side = (list.to_owned(), direction == Direction::Egress);
        self.taken.entry(side).or_insert_with(|| net.numbers(list, direction))
    }

    /// Gives a rule its number; false if none is left. Other edits need none.
    fn give(&mut self, edit: &mut Edit) -> bool {
        let asked = edit.clone();
        match edit {
            Edit::DropFromList { list, direction, number } => {
                self.used(list, *direction).retain(|used| used != number);
                true
            }
            Edit::AdmitInList { list, direction, number, before, .. } => {
                let same = self.known.iter().find_map(|other| match other {
                    Edit::AdmitInList { number, .. } if is_same(other, &asked) => *number,
                    _ => None,
                });
                let used = self.used(list, *direction);
                let Some(chosen) = same.or_else(|| free(used, *before)) else { return false };
                used.push(chosen);
                *number = Some(chosen);
                self.known.push(edit.clone());
                true
            }
            _ => true,
        }
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
        // Or in the place of the rule itself, if that is gone.
        Some(limit) => (1..=limit.min(LAST_NUMBER)).rev().find(is_free),
        None => {
            let highest = used.iter().copied().max().unwrap_or(0);
            let next = (highest / STEP + 1) * STEP;
            let next = if highest == 0 { FIRST_NUMBER } else { next };
            Some(next).filter(|next| *next <= LAST_NUMBER).or_else(|| (1..=LAST_NUMBER).rev().find(is_free))
        }
    }
}
