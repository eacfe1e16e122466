//! Taking a role in somebody else's account, and finding out whether its trust asks for the external id.

use crate::outcome::{self, Fault};
use crate::retry::Attempts;
use crate::session::Session;
use crate::{AccessError, Keys, Options};
use aws_smithy_types::error::metadata::ProvideErrorMetadata as _;
use snapshot::Status;

/// A role in another account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its ARN.
    pub arn: String,
    /// The external id that its trust policy is to ask for.
    pub external_id: String,
    /// What the session calls itself; AWS writes it into the account's own trail.
    pub session_name: String,
    /// The most that the session may do, whatever the role allows: a policy of at most 2,048 characters
    /// (<https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>).
    pub session_policy: Option<String>,
}

/// A role that was taken.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Keys for an hour.
    pub keys: Keys,
    /// The role's own id, `AROA…`: a role that was deleted and made anew has the same ARN and another id.
    pub role_id: String,
    /// The account that it is in.
    pub account: String,
}

/// Why a role was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoleError {
    /// AWS refuses. It tells nobody whether the role is not there, trusts somebody else or asks for another external id.
    #[error("AWS refuses the role ({code})")]
    Refused {
        /// AWS's code.
        code: String,
        /// The text that came with it.
        message: String,
    },
    /// The trust policy lets the role be taken without the external id, or with any.
    #[error("the role can be taken without the external id that was issued for it")]
    TooWide,
    /// AWS was asked too often, or did not answer.
    #[error("AWS did not answer ({code}): {message}")]
    NoAnswer {
        /// AWS's code, or a word for what went wrong.
        code: String,
        /// The text that came with it.
        message: String,
    },
    /// The answer does not say what was taken.
    #[error("the answer of AWS does not hold keys")]
    NoKeys,
}

/// Somebody who takes roles: the grader's own account.
#[derive(Debug, Clone)]
pub struct RoleTaker {
    session: Session,
}

/// What is tried instead of the external id that was issued.
#[derive(Debug, Clone, Copy)]
enum Key<'k> {
    None,
    This(&'k str),
}

impl RoleTaker {
    /// Finds the grader's own credentials and Region.
    ///
    /// # Errors
    /// Nothing can be asked at all.
    pub async fn open(options: &Options) -> Result<Self, AccessError> {
        Ok(Self { session: Session::open(options).await? })
    }

    /// The Region whose STS is asked.
    #[must_use]
    pub fn region(&self) -> &str {
        self.session.region()
    }

    /// Takes a role, after trying it without the external id and with `wrong`: a role that opens for those is not taken,
    /// for then whoever makes the grader act for them could look into this account
    /// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>).
    ///
    /// # Errors
    /// Why it was not taken.
    pub async fn take(&self, role: &Role, wrong: &str) -> Result<Taken, RoleError> {
        for key in [Key::None, Key::This(wrong)] {
            match self.assume(role, key).await {
                Ok(_) => return Err(RoleError::TooWide),
                // That is how it should be.
                Err(RoleError::Refused { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        self.assume(role, Key::This(&role.external_id)).await
    }

    async fn assume(&self, role: &Role, key: Key<'_>) -> Result<Taken, RoleError> {
        let request = self
            .client()
            .assume_role()
            .role_arn(&role.arn)
            .role_session_name(&role.session_name)
            .set_policy(role.session_policy.clone())
            .set_external_id(match key {
                Key::None => None,
                Key::This(id) => Some(id.to_owned()),
            });
        let answer = match tokio::time::timeout(self.session.call_timeout, request.send()).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => return Err(of(outcome::fault(&error, self.session.secrets()), error.code())),
            Err(_) => {
                return Err(RoleError::NoAnswer { code: "Timeout".into(), message: "the call took too long".into() });
            }
        };
        let (Some(keys), Some(user)) = (answer.credentials, answer.assumed_role_user) else {
            return Err(RoleError::NoKeys);
        };
        self.session.secrets().add(&keys.secret_access_key);
        self.session.secrets().add(&keys.session_token);
        let role_id = user.assumed_role_id.split(':').next().unwrap_or_default().to_owned();
        let account = user.arn.split(':').nth(4).unwrap_or_default().to_owned();
        let keys = Keys { id: keys.access_key_id, secret: keys.secret_access_key, token: Some(keys.session_token) };
        Ok(Taken { keys, role_id, account })
    }

    fn client(&self) -> aws_sdk_sts::Client {
        let attempts = Attempts::default();
        let config = aws_sdk_sts::config::Builder::from(self.session.config())
            .retry_partition(self.session.retries())
            .retry_classifier(attempts.clone())
            .interceptor(attempts)
            .interceptor(self.session.clock().clone())
            .interceptor(self.session.secrets().clone())
            .build();
        aws_sdk_sts::Client::from_conf(config)
    }
}

fn of(fault: Fault, code: Option<&str>) -> RoleError {
    let (code, message) = (code.unwrap_or(&fault.error.code).to_owned(), fault.error.message);
    match fault.status {
        Status::Denied => RoleError::Refused { code, message },
        _ => RoleError::NoAnswer { code, message },
    }
}
