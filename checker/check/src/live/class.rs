//! Looks into the accounts of a class: each through the role that its learner made, several at once.

use super::refused;
use crate::failure::Failure;
use crate::runtime::wait;
use collect::{AccessError, Options, Plan, Role, RoleError, RoleTaker};
use grade::{Grant, GrantChange};
use snapshot::Snapshot;
use std::collections::HashMap;
use std::sync::Arc;
use tokio::task::JoinSet;

/// How many accounts are looked into at once. Each has limits of its own; the connections are this machine's.
const AT_ONCE: usize = 8;

/// What the sessions are called in the learners' own trails.
const SESSION: &str = "course-check";

/// Why there is no look into an account.
#[derive(Debug)]
pub(crate) enum ClassFault {
    /// The learner has told no account.
    NoAccount,
    /// AWS refuses the role.
    Refused { code: String },
    /// The role opens without the external id.
    TooWide,
    /// AWS was asked too often, or did not answer.
    NoAnswer { code: String },
    /// It is not the account or the role of the first time.
    Changed(GrantChange),
    /// The role was taken, and nothing can be asked all the same.
    NoLook(AccessError),
}

/// What was seen in a learner's account.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) account: String,
    /// The id of the role that was taken.
    pub(crate) role_id: String,
    pub(crate) snapshot: Snapshot,
}

/// Looks into the accounts of some learners. Whatever becomes of each is told once, as soon as it is known.
///
/// # Errors
/// The grader has no credentials or no Region: then nobody is asked.
pub(crate) fn collect(
    granted: Vec<Grant>,
    plan: &Plan,
    options: &Options,
    wrong: &str,
    mut told: impl FnMut(&str, Result<Seen, ClassFault>),
) -> Result<(), Failure> {
    wait(async {
        let taker = RoleTaker::open(options).await.map_err(|error| refused(&error))?;
        let look = Arc::new(Look {
            policy: access::session_policy(plan),
            plan: plan.clone(),
            options: Options { region: Some(taker.region().to_owned()), profile: None, ..options.clone() },
            wrong: wrong.to_owned(),
            taker,
        });
        let mut waiting = granted.into_iter();
        let mut running = JoinSet::new();
        let mut asked = HashMap::new();
        loop {
            while running.len() < AT_ONCE {
                let Some(grant) = waiting.next() else { break };
                let (look, learner) = (Arc::clone(&look), grant.learner.clone());
                asked.insert(running.spawn(async move { look.at(&grant).await }).id(), learner);
            }
            let (id, found) = match running.join_next_with_id().await {
                None => return Ok(()),
                Some(Ok((id, found))) => (id, found),
                // A look that breaks down inside the SDK is one account that was not seen.
                Some(Err(error)) => (error.id(), Err(ClassFault::NoAnswer { code: "Internal".into() })),
            };
            if let Some(learner) = asked.remove(&id) {
                told(&learner, found);
            }
        }
    })?
}

struct Look {
    taker: RoleTaker,
    plan: Plan,
    policy: Option<String>,
    options: Options,
    wrong: String,
}

impl Look {
    /// What is there.
    async fn at(&self, grant: &Grant) -> Result<Seen, ClassFault> {
        let role = Role {
            arn: grant.role_arn(self.taker.region()).ok_or(ClassFault::NoAccount)?,
            external_id: grant.external_id.clone(),
            session_name: SESSION.to_owned(),
            session_policy: self.policy.clone(),
        };
        let taken = self.taker.take(&role, &self.wrong).await.map_err(|error| match error {
            RoleError::Refused { code, .. } => ClassFault::Refused { code },
            RoleError::TooWide => ClassFault::TooWide,
            RoleError::NoAnswer { code, .. } => ClassFault::NoAnswer { code },
            _ => ClassFault::NoAnswer { code: "NoKeys".into() },
        })?;
        if let Some(was) = grant.role_id.as_ref().filter(|was| **was != taken.role_id) {
            return Err(ClassFault::Changed(GrantChange::Role { was: was.clone(), is: taken.role_id }));
        }
        let options = Options { keys: Some(taken.keys), ..self.options.clone() };
        let snapshot = collect::collect(&self.plan, &options, |_| {}).await.map_err(ClassFault::NoLook)?;
        let account = snapshot.account.clone().unwrap_or(taken.account);
        Ok(Seen { account, role_id: taken.role_id, snapshot })
    }
}
