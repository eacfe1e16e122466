//! Clients for one Region, made from the SDK's own chain of settings.

use crate::clock::Clock;
use crate::outcome;
use crate::retry;
use crate::secrets::Secrets;
use crate::{AccessError, Options};
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::profile::credentials::ProfileFileError;
use aws_config::provider_config::ProviderConfig;
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::ProvideCredentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_ec2::config::retry::{RetryPartition, TokenBucket};
use std::error::Error;
use std::time::Duration;

/// Clients for one Region.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    config: SdkConfig,
    region: String,
    own_endpoint: bool,
    clock: Clock,
    secrets: Secrets,
    retries: RetryPartition,
    pub(crate) call_timeout: Duration,
}

impl Session {
    /// Finds out who asks and where, without asking AWS's regional services.
    pub(crate) async fn open(options: &Options) -> Result<Self, AccessError> {
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(options.connect_timeout)
            .operation_attempt_timeout(options.attempt_timeout)
            .operation_timeout(options.call_timeout)
            .build();
        let mut loader = aws_config::defaults(BehaviorVersion::latest())
            .retry_config(RetryConfig::standard().with_max_attempts(retry::ATTEMPTS))
            .timeout_config(timeouts);
        if let Some(region) = &options.region {
            loader = loader.region(Region::new(region.clone()));
        }
        if let Some(url) = &options.endpoint_url {
            loader = loader.endpoint_url(url);
        }
        if let Some(keys) = &options.keys {
            let credentials = Credentials::new(&keys.id, &keys.secret, keys.token.clone(), None, "keys");
            loader = loader.credentials_provider(credentials);
        } else if let Some(profile) = &options.profile {
            // As in the AWS CLI, a profile that is asked for goes before keys in the environment.
            let settings = ProviderConfig::with_default_region().await;
            let provider = ProfileFileCredentialsProvider::builder().configure(&settings).profile_name(profile).build();
            loader = loader.profile_name(profile).credentials_provider(provider);
        }
        let config = loader.load().await;
        let region = config.region().map(|region| region.as_ref().to_owned()).ok_or(AccessError::NoRegion)?;
        let session = Self {
            own_endpoint: config.endpoint_url().is_some(),
            config,
            region,
            clock: Clock::default(),
            secrets: Secrets::default(),
            // The SDK's own budget of retries is shared by all calls of a process: one call that is throttled for
            // long would use up those of the others. Ours are counted for each request.
            retries: RetryPartition::custom("look").token_bucket(TokenBucket::unlimited()).build(),
            call_timeout: options.call_timeout,
        };
        session.credentials(options.profile.as_deref()).await?;
        Ok(session)
    }

    async fn credentials(&self, profile: Option<&str>) -> Result<(), AccessError> {
        let none = || AccessError::NoCredentials { cause: "no provider is configured".into() };
        let provider = self.config.credentials_provider().ok_or_else(none)?;
        match provider.provide_credentials().await {
            Ok(credentials) => {
                self.secrets.add(credentials.secret_access_key());
                Ok(())
            }
            Err(error) => Err(refused(&error, profile)),
        }
    }

    /// The same account in another Region.
    pub(crate) fn elsewhere(&self, region: &str) -> Self {
        let config = self.config.to_builder().region(Region::new(region.to_owned())).build();
        Self { config, region: region.to_owned(), clock: Clock::default(), ..self.clone() }
    }

    /// The Region that is looked at.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// Whether calls go to another address than AWS's own.
    pub(crate) fn own_endpoint(&self) -> bool {
        self.own_endpoint
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The settings that clients are made of.
    pub(crate) fn config(&self) -> &SdkConfig {
        &self.config
    }

    /// What all retries of the look are counted in.
    pub(crate) fn retries(&self) -> RetryPartition {
        self.retries.clone()
    }

    /// What must not be written down.
    pub(crate) fn secrets(&self) -> &Secrets {
        &self.secrets
    }
}

/// Reads the error of the chain of credential providers.
fn refused(error: &CredentialsError, profile: Option<&str>) -> AccessError {
    let cause = innermost(error);
    let mut link: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(one) = link {
        if let Some(error) = one.downcast_ref::<ProfileFileError>() {
            let named = match error {
                ProfileFileError::ProfileDidNotContainCredentials { profile, .. }
                | ProfileFileError::MissingCredentialSource { profile, .. }
                | ProfileFileError::InvalidCredentialSource { profile, .. }
                | ProfileFileError::MissingProfile { profile, .. } => Some(profile.as_str()),
                _ => None,
            };
            if let Some(profile) = profile.or(named) {
                return AccessError::BadProfile { profile: profile.to_owned(), cause };
            }
        }
        link = one.source();
    }
    let all = outcome::chain(error);
    // The chain of providers tells in words only why each had nothing.
    if let Some(named) = undefined_profile(&all) {
        return AccessError::BadProfile {
            profile: named.to_owned(),
            cause: "the configuration files do not have it".into(),
        };
    }
    match error {
        _ if all.to_lowercase().contains("expired") => AccessError::ExpiredCredentials { code: cause },
        CredentialsError::CredentialsNotLoaded(_) if let Some(profile) = profile => AccessError::BadProfile {
            profile: profile.to_owned(),
            cause: "the configuration files do not have it, or no credentials for it".into(),
        },
        CredentialsError::CredentialsNotLoaded(_) => AccessError::NoCredentials {
            cause: "no keys in the environment, no profile with credentials, no role of this machine".into(),
        },
        CredentialsError::ProviderTimedOut(_) => AccessError::NoNetwork { cause },
        _ => match profile {
            Some(profile) => AccessError::BadProfile { profile: profile.to_owned(), cause },
            None => AccessError::NoCredentials { cause },
        },
    }
}

fn undefined_profile(text: &str) -> Option<&str> {
    let (before, _) = text.split_once("` was not defined")?;
    before.rsplit_once("profile `").map(|(_, name)| name)
}

/// The error that the others came from says most.
fn innermost(error: &(dyn Error + 'static)) -> String {
    let mut link = error;
    while let Some(source) = link.source() {
        link = source;
    }
    link.to_string()
}
