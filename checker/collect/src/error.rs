//! Why an account cannot be looked at, and what to do about it.

use jiff::SignedDuration;

/// Nothing can be asked at all: who asks, or where, is not settled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AccessError {
    /// Nothing on this machine says who asks.
    #[error(
        "no AWS credentials found ({cause}): run `aws configure` or `aws sso login`, or choose a profile with `--profile`"
    )]
    NoCredentials {
        /// What was tried.
        cause: String,
    },
    /// The credentials were good once.
    #[error("the AWS credentials have expired ({code}): sign in again, for example with `aws sso login`")]
    ExpiredCredentials {
        /// AWS's code, or what the SDK said.
        code: String,
    },
    /// AWS does not know the key, or its secret is another.
    #[error("AWS refuses these credentials ({code}): check the access key and its secret, or create a new one")]
    BadCredentials {
        /// AWS's code.
        code: String,
    },
    /// Signatures carry the time, and this machine's is off.
    #[error("this machine's clock is {} ({code}): set it, then try again", off(.ahead))]
    ClockSkew {
        /// AWS's code.
        code: String,
        /// How far the clock is ahead of AWS's, if that is known.
        ahead: Option<SignedDuration>,
    },
    /// The keys work elsewhere.
    #[error(
        "Region {region} is not enabled in this account ({code}): enable it in the account settings, or choose another with `--region`"
    )]
    RegionNotEnabled {
        /// The Region asked for.
        region: String,
        /// AWS's code.
        code: String,
    },
    /// AWS answers elsewhere, but nothing has the name of this Region's endpoint.
    #[error("there is no AWS endpoint for Region {region}: is its name right? choose another with `--region`")]
    NoSuchRegion {
        /// The Region asked for.
        region: String,
    },
    /// No answer came.
    #[error("no answer from AWS ({cause}): check the network, proxy and endpoint")]
    NoNetwork {
        /// What happened.
        cause: String,
    },
    /// The configuration files do not have the profile, or it says nothing useful.
    #[error("the AWS profile {profile} cannot be used ({cause}): `aws configure list-profiles` lists those there are")]
    BadProfile {
        /// The profile asked for.
        profile: String,
        /// What is wrong with it.
        cause: String,
    },
    /// Nothing says which Region to look at.
    #[error("no Region chosen: pass `--region`, set AWS_REGION, or run `aws configure set region ap-northeast-2`")]
    NoRegion,
    /// The account may not use the service yet.
    #[error(
        "the account is not ready ({code}): AWS has not finished setting it up, or has blocked it; see the e-mail of its owner"
    )]
    AccountNotReady {
        /// AWS's code.
        code: String,
    },
    /// Anything else.
    #[error("AWS does not say who asks ({code}): {message}")]
    Other {
        /// AWS's code, or a word for what went wrong.
        code: String,
        /// The text that came with it.
        message: String,
    },
}

fn off(ahead: &Option<SignedDuration>) -> String {
    match ahead {
        Some(ahead) if ahead.is_negative() => format!("{} seconds slow", ahead.as_secs().unsigned_abs()),
        Some(ahead) => format!("{} seconds fast", ahead.as_secs()),
        None => "off".into(),
    }
}
