//! Which calls a look makes, and where.

use snapshot::{Ask, Scope, Wanted};
use std::collections::BTreeSet;

/// A set of calls that can be made: with every call that is made per parent those that list the parents, and always the
/// one that tells who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    wanted: BTreeSet<Wanted>,
}

impl Plan {
    /// Completes a set of wanted calls.
    #[must_use]
    pub fn new<W: Into<Wanted>>(wanted: impl IntoIterator<Item = W>) -> Self {
        let mut plan = Self { wanted: BTreeSet::from([Ask::GetCallerIdentity.into()]) };
        for one in wanted {
            plan.add(one.into());
        }
        plan
    }

    /// Everything that this program can read, wherever it may lie.
    #[must_use]
    pub fn everything() -> Self {
        Self::new(
            Ask::ALL.iter().flat_map(|&ask| ask.row().scopes().into_iter().map(move |scope| Wanted { ask, scope })),
        )
    }

    fn add(&mut self, mut wanted: Wanted) {
        if wanted.ask.row().service.global().is_some() {
            wanted.scope = Scope::Here;
        }
        if self.wanted.insert(wanted) {
            let sources = wanted.ask.per().map_or(&[][..], |per| per.sources);
            for source in sources.iter().filter(|source| source.required) {
                self.add(Wanted { ask: source.ask, ..wanted });
            }
        }
    }

    /// All calls with their places, in the order of the table.
    pub fn wanted(&self) -> impl Iterator<Item = Wanted> + '_ {
        self.wanted.iter().copied()
    }

    /// All calls, wherever, each once.
    pub fn asks(&self) -> BTreeSet<Ask> {
        self.wanted.iter().map(|wanted| wanted.ask).collect()
    }

    /// The calls that need no parent, without the one that tells who asks.
    pub fn roots(&self) -> impl Iterator<Item = Wanted> + '_ {
        self.wanted().filter(|wanted| wanted.ask.per().is_none() && wanted.ask != Ask::GetCallerIdentity)
    }

    /// The calls that are made once for each parent, those before whose parents are listed by them.
    #[must_use]
    pub fn children(&self) -> Vec<Wanted> {
        let mut children: Vec<Wanted> = self.wanted().filter(|wanted| wanted.ask.per().is_some()).collect();
        children.sort_by_key(|wanted| (wanted.ask.depth(), *wanted));
        children
    }

    /// Whether a call is part of the plan, in this place.
    #[must_use]
    pub fn has(&self, wanted: Wanted) -> bool {
        self.wanted.contains(&wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(plan: impl Iterator<Item = Wanted>) -> Vec<Ask> {
        plan.map(|wanted| wanted.ask).collect()
    }

    #[test]
    fn children_bring_their_parents() {
        let plan = Plan::new([Ask::DescribeVpcAttribute]);
        let all = [Ask::DescribeVpcs, Ask::DescribeVpcAttribute, Ask::GetCallerIdentity];
        assert_eq!(asks(plan.wanted()), all);
        assert_eq!(asks(plan.roots()), [Ask::DescribeVpcs]);
        assert_eq!(asks(plan.children().into_iter()), [Ask::DescribeVpcAttribute]);
    }

    #[test]
    fn grandchildren_come_after_children() {
        let plan = Plan::new([Ask::DescribeRules]);
        assert_eq!(asks(plan.roots()), [Ask::DescribeLoadBalancers]);
        assert_eq!(asks(plan.children().into_iter()), [Ask::DescribeListeners, Ask::DescribeRules]);
    }

    #[test]
    fn a_second_region_is_a_place_of_its_own() {
        let there = Scope::Region(snapshot::GLOBAL);
        let plan = Plan::new([Wanted { ask: Ask::DescribeCertificate, scope: there }]);
        assert!(plan.has(Wanted { ask: Ask::ListCertificates, scope: there }));
        assert!(!plan.has(Ask::ListCertificates.into()));
    }

    #[test]
    fn identity_is_always_asked() {
        assert_eq!(asks(Plan::new::<Ask>([]).wanted()), [Ask::GetCallerIdentity]);
    }
}
