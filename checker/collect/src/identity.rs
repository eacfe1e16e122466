//! Who asks: the first call, and the only one without which nothing can be asked.

use crate::ask::ask;
use crate::clock::TOLERATED;
use crate::session::Session;
use crate::{AccessError, Options};
use jiff::SignedDuration;
use serde_json::Map;
use snapshot::{Ask, CallError, Output, Status};

/// A Region whose services any account of the main partition can reach.
const ALWAYS_ENABLED: &str = "us-east-1";

/// Who looks, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The account's number.
    pub account: String,
    /// The ARN of the user or role.
    pub principal: String,
    /// The Region that is looked at.
    pub region: String,
    /// How far this machine's clock is ahead of AWS's.
    pub clock_ahead: Option<SignedDuration>,
}

/// Asks AWS who asks.
///
/// # Errors
/// What is missing, and what to do about it.
pub async fn identity(options: &Options) -> Result<Identity, AccessError> {
    let session = Session::open(options).await?;
    let output = caller(&session).await?;
    let Output::GetCallerIdentity(caller) = output else { return Err(nobody()) };
    Ok(Identity {
        account: caller.account.unwrap_or_default(),
        principal: caller.arn.map(|arn| arn.to_string()).unwrap_or_default(),
        region: session.region().to_owned(),
        clock_ahead: session.clock().ahead(),
    })
}

/// The answer of `GetCallerIdentity`.
pub(crate) async fn caller(session: &Session) -> Result<Output, AccessError> {
    match attempt(session).await {
        Ok(output) => Ok(output),
        Err(error) => Err(explain(session, error).await),
    }
}

async fn attempt(session: &Session) -> Result<Output, CallError> {
    let answer = ask(session, Ask::GetCallerIdentity, &Map::new()).await;
    match (answer.status, answer.output) {
        (Status::Seen, Some(output)) => Ok(output),
        _ => Err(answer.error.unwrap_or_default()),
    }
}

fn nobody() -> AccessError {
    AccessError::Other { code: "NoAnswer".into(), message: "the answer names nobody".into() }
}

async fn explain(session: &Session, error: CallError) -> AccessError {
    let found = meaning(session, &error);
    if !matches!(found, AccessError::BadCredentials { .. } | AccessError::NoNetwork { .. }) || !has_twin(session) {
        return found;
    }
    // A Region that is not enabled answers as if the keys were bad, one that does not exist not at all:
    // the same keys in a Region that every account has tell the difference.
    match (attempt(&session.elsewhere(ALWAYS_ENABLED)).await, found) {
        (Ok(_), AccessError::BadCredentials { code }) => {
            AccessError::RegionNotEnabled { region: session.region().to_owned(), code }
        }
        (Ok(_), AccessError::NoNetwork { .. }) => AccessError::NoSuchRegion { region: session.region().to_owned() },
        (_, found) => found,
    }
}

/// Only the main partition has Regions that an account can switch off.
fn has_twin(session: &Session) -> bool {
    let region = session.region();
    !session.own_endpoint()
        && region != ALWAYS_ENABLED
        && !["cn-", "us-gov-", "us-iso", "eu-isoe", "eusc-"].iter().any(|other| region.starts_with(other))
}

/// What an error code says, by itself.
fn meaning(session: &Session, error: &CallError) -> AccessError {
    let code = error.code.clone();
    let ahead = session.clock().ahead();
    let off = ahead.is_some_and(|ahead| ahead.abs() > TOLERATED);
    let late = ["Signature expired", "Signature not yet current"].iter().any(|text| error.message.starts_with(text));
    match code.as_str() {
        "ExpiredToken" | "ExpiredTokenException" => AccessError::ExpiredCredentials { code },
        "RequestExpired" | "RequestTimeTooSkewed" | "RequestInTheFuture" => AccessError::ClockSkew { code, ahead },
        "SignatureDoesNotMatch" | "InvalidSignatureException" if off || late => AccessError::ClockSkew { code, ahead },
        "SignatureDoesNotMatch"
        | "InvalidSignatureException"
        | "InvalidClientTokenId"
        | "UnrecognizedClientException"
        | "AuthFailure"
        | "MissingAuthenticationToken"
        | "IncompleteSignature" => AccessError::BadCredentials { code },
        "OptInRequired" | "PendingVerification" | "Blocked" => AccessError::AccountNotReady { code },
        "RegionDisabledException" => AccessError::RegionNotEnabled { region: session.region().to_owned(), code },
        "Timeout" | "ConnectionFailed" | "BrokenAnswer" | "IncompleteAnswer" | "NoAwsDocument" => {
            AccessError::NoNetwork { cause: error.message.clone() }
        }
        _ => AccessError::Other { code, message: error.message.clone() },
    }
}
