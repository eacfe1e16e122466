//! Whose account is looked at, and how patiently.

use std::fmt;
use std::time::Duration;

/// Keys that the caller has got itself, by taking a role in another account for example.
#[derive(Clone)]
pub struct Keys {
    /// The access key's id.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// The session's token.
    pub token: Option<String>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Where and how calls are made. What is not given is found as the AWS CLI finds it.
#[derive(Debug, Clone)]
pub struct Options {
    /// A profile of the AWS configuration files.
    pub profile: Option<String>,
    /// Keys that go before every profile and environment.
    pub keys: Option<Keys>,
    /// The Region to look at.
    pub region: Option<String>,
    /// Another address than AWS's, for all services.
    pub endpoint_url: Option<String>,
    /// How many calls are under way at once.
    /// Requests are counted per account and Region, and others ask too: keep it small.
    pub concurrency: usize,
    /// The longest that one call may take, all pages and attempts together.
    pub call_timeout: Duration,
    /// The longest that one attempt at one page may take.
    pub attempt_timeout: Duration,
    /// The longest that connecting may take.
    pub connect_timeout: Duration,
    /// How long to wait before asking once more when answers name resources that other answers do not list yet;
    /// `None` to take them as they are.
    pub recheck_after: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            profile: None,
            keys: None,
            region: None,
            endpoint_url: None,
            concurrency: 4,
            call_timeout: Duration::from_secs(90),
            attempt_timeout: Duration::from_secs(20),
            connect_timeout: Duration::from_secs(5),
            recheck_after: Some(Duration::from_secs(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_printed() {
        let keys = Keys { id: "AKIA".into(), secret: "s3cret".into(), token: Some("t0ken".into()) };
        let printed = format!("{:?}", Options { keys: Some(keys), ..Options::default() });
        assert!(printed.contains("AKIA") && !printed.contains("s3cret") && !printed.contains("t0ken"));
    }
}
