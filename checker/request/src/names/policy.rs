//! Which of several records of one name are answered.

use snapshot::shapes::ResourceRecordSet;

/// How often a record is answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// Always, or as one of several.
    #[default]
    Answered,
    /// Where those before it are unhealthy.
    Spare,
    /// Never: its weight is 0, and others have more.
    Never,
}

/// The share of each record of a name and type.
///
/// Weight 0 gets nothing unless all have it:
/// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-weighted.html>. Where a record is answered by
/// place, by chance or by a policy that is not known, each of them is.
pub(super) fn shares<'s>(sets: &[&'s ResourceRecordSet]) -> Vec<(&'s ResourceRecordSet, Share)> {
    let is_weighted = sets.iter().any(|set| set.weight.is_some_and(|weight| weight > 0));
    let has_primary = sets.iter().any(|set| set.failover.as_deref() == Some("PRIMARY"));
    sets.iter()
        .map(|set| {
            let share = if is_weighted && set.weight == Some(0) {
                Share::Never
            } else if has_primary && set.failover.as_deref() == Some("SECONDARY") {
                Share::Spare
            } else {
                Share::Answered
            };
            (*set, share)
        })
        .collect()
}
