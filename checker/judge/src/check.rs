//! What a check is: parameters that a lab writes, and a judgement over the stage of a run.

use crate::answers::AnswerKind;
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::stage::Stage;
use snapshot::{Ask, ProbeAsk, Wanted};

/// The calls that any walk of a packet through one VPC needs.
pub(crate) const WALK: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeSubnets,
    Ask::DescribeRouteTables,
    Ask::DescribeInternetGateways,
    Ask::DescribeNetworkAcls,
    Ask::DescribeSecurityGroups,
    Ask::DescribeInstances,
    Ask::DescribeNetworkInterfaces,
    Ask::DescribeNatGateways,
];

/// The calls that refine it.
pub(crate) const WALK_REFINED: &[Ask] = &[
    Ask::DescribeVpcBlockPublicAccessOptions,
    Ask::DescribeVpcBlockPublicAccessExclusions,
    Ask::DescribeSecurityGroupVpcAssociations,
    Ask::DescribeManagedPrefixLists,
    Ask::GetManagedPrefixListEntries,
    Ask::DescribeVpcEndpoints,
    Ask::DescribeEgressOnlyInternetGateways,
    Ask::DescribeVpcPeeringConnections,
    Ask::DescribeAddresses,
    Ask::DescribePrefixLists,
];

/// Calls in the Region and account that are looked at.
pub(crate) fn asks(all: &[Ask]) -> Vec<Wanted> {
    all.iter().copied().map(Wanted::from).collect()
}

/// A judgement with its parameters.
pub trait Check {
    /// The calls without which nothing can be told.
    fn needs(&self) -> Vec<Wanted>;

    /// The calls that only refine the verdict: without them it stands, with an assumption.
    fn refines(&self) -> Vec<Wanted> {
        Vec::new()
    }

    /// Calls in Regions that are not looked at otherwise. What is missing of them the check says itself: which Regions
    /// there are only the evidence tells.
    fn elsewhere(&self) -> Vec<Wanted> {
        Vec::new()
    }

    /// Whether what it finds is wrong is so whatever else is there: then it is judged although needed calls are missing,
    /// and only what it does not find is unknown.
    fn fails_in_part(&self) -> bool {
        false
    }

    /// What it has to see tried from outside; it depends on what the calls say. Needed calls are whole when this is
    /// called, and what was tried already can be read: a further probe may depend on it.
    fn probes(&self, _stage: &Stage<'_>) -> Vec<ProbeAsk> {
        Vec::new()
    }

    /// Whether only probes show what it is about: where none are to be made it is skipped, and does not count.
    fn is_of_probes(&self) -> bool {
        false
    }

    /// The id of the check of the same lab that has to pass before this one, which says what does not happen, counts.
    fn twin(&self) -> Option<&str> {
        None
    }

    /// Judges. Needed calls are whole when this is called, unless it [fails in part](Check::fails_in_part).
    fn judge(&self, stage: &Stage<'_>) -> Outcome;

    /// Whether the parameters make sense together.
    ///
    /// # Errors
    /// What does not.
    fn consistent(&self) -> Result<(), LabFault> {
        Ok(())
    }
}

/// A check as `check explain` shows it.
#[derive(Debug, Clone, Copy)]
pub struct CheckInfo {
    /// Its id, the word that labs write.
    pub id: &'static str,
    /// What it checks, why it matters, what passes, what fails, how to look for oneself; Markdown with worlds that run.
    pub en: &'static str,
    /// The same in Korean.
    pub ko: &'static str,
    /// The kind of answers that it judges; none if it looks at an account.
    pub answers: Option<AnswerKind>,
}
