//! A teardown: all that there is to delete, in order, and what is not known or not the course's.

use crate::billing::{self, Other};
use crate::evidence::EVIDENCE;
use crate::kept::Kept;
use crate::plan::{Plan, Step};
use crate::scene::Scene;
use crate::{blocks, front, id, stands};
use snapshot::{Ask, GLOBAL, Inventory, Missing, Scope, Snapshot, Wanted};

/// What says which resources are the course's.
#[derive(Debug, Clone, Copy, Default)]
pub struct Course<'a> {
    /// The VPC that it was built in.
    pub vpc: Option<&'a str>,
    /// Whether that is certain; without a VPC, whether it is certain that there is none.
    pub is_certain: bool,
    /// The learner's domain, whose hosted zone is the course's even when nothing leads anywhere any more.
    pub domain: Option<&'a str>,
}

/// What there is to delete.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Teardown {
    /// The account, if the evidence says it: without it there is no guard, and no script.
    pub account: Option<String>,
    /// The Region of the VPC.
    pub region: Option<String>,
    /// The VPC.
    pub vpc: Option<String>,
    /// Whether it is certain which VPC is the course's, or that none is.
    pub is_certain: bool,
    /// When the evidence was gathered.
    pub finished: Option<String>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What belongs to the course and is not deleted.
    pub kept: Vec<Kept>,
    /// What bills and is not the course's.
    pub others: Vec<Other>,
    /// The lists that are not whole.
    pub lacking: Vec<Missing>,
}

impl Teardown {
    /// Finds what there is to delete.
    #[must_use]
    pub fn of(snapshot: &Snapshot, course: &Course<'_>) -> Self {
        let inventory = Inventory::new(snapshot);
        let teardown = Self::of_inventory(&inventory, course, inventory.home());
        Self { finished: snapshot.finished.clone(), ..teardown }
    }

    /// The same of evidence that is indexed already. `place` is the index of the account and Region in which a VPC stood
    /// that is not listed any more.
    #[must_use]
    pub fn of_inventory(inventory: &Inventory<'_>, course: &Course<'_>, place: usize) -> Self {
        let row = course.vpc.and_then(|vpc| inventory.vpcs.row(vpc));
        let place = row.map_or(place, |row| row.place);
        let here = inventory.places().get(place).cloned().unwrap_or_default();
        let owner = row.and_then(|row| row.item.owner_id.clone());
        let caller = inventory.caller_identity.iter().find_map(|caller| caller.account.clone());
        let known = |account: &String| id::is_account(account);
        let account = Some(here.account.clone()).filter(known).or(caller.filter(known)).or(owner.filter(known));
        let region = Some(here.region.clone()).filter(|region| id::is_region(region));
        let scene = Scene { inventory, vpc: course.vpc, account: &here.account };
        let mut plan = Plan::default();
        stands::find(&scene, account.as_deref(), &mut plan);
        front::find(&scene, course.domain, &mut plan);
        blocks::find(&scene, &mut plan);
        let others = billing::others(&scene, &plan);
        let (steps, mut kept) = plan.into_steps();
        kept.sort();
        kept.dedup();
        Self {
            account,
            region,
            vpc: course.vpc.map(str::to_owned),
            is_certain: course.is_certain,
            finished: None,
            steps,
            kept,
            others,
            lacking: lacking(inventory, place),
        }
    }

    /// Whether nothing of the course is there, as far as anybody knows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether these steps are all that there is: every list was seen, and whose VPC is whose is certain.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.is_certain && !self.may_be_incomplete()
    }

    /// Whether something that was looked for may be left over when all steps are done.
    #[must_use]
    pub fn may_be_incomplete(&self) -> bool {
        !self.lacking.is_empty() || self.kept.iter().any(|kept| kept.reason.is_left_over())
    }
}

/// The lists that are not whole. That a domain is registered here keeps a zone; that nobody knows it is said as well.
fn lacking(inventory: &Inventory<'_>, place: usize) -> Vec<Missing> {
    let here = EVIDENCE.iter().copied().map(Wanted::from);
    let abroad = [Ask::ListCertificates, Ask::DescribeCertificate]
        .into_iter()
        .map(|ask| Wanted { ask, scope: Scope::Region(GLOBAL) });
    let mut lacking = inventory.lacking(here.chain(abroad), place);
    lacking.sort();
    lacking.dedup();
    lacking
}
