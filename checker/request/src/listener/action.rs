//! What a rule does with the request that it takes.
//!
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html>

use crate::{Name, Request, Scheme};
use snapshot::shapes::{ListenerAction, RedirectConfig};

/// What is done with a request, and what stands before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed<'s> {
    /// A login that comes first.
    pub gate: Option<Gate<'s>>,
    /// What is done then.
    pub action: Action<'s>,
}

/// A login before the rest is done: what follows depends on who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate<'s> {
    /// `authenticate-oidc`, `authenticate-cognito`, `jwt-validation`.
    pub kind: &'s str,
}

/// What is done with a request in the end.
#[derive(Debug, Clone, PartialEq)]
pub enum Action<'s> {
    /// It goes to a target of one of these groups.
    Forward(Forward<'s>),
    /// The client is sent elsewhere.
    Redirect(Redirect<'s>),
    /// The load balancer answers itself.
    Fixed {
        /// With this status; empty where AWS does not say.
        status: &'s str,
    },
    /// Something that this program does not know.
    Unknown {
        /// Its kind, as AWS writes it; empty where there is none.
        kind: &'s str,
    },
}

/// Target groups with their shares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forward<'s> {
    /// The groups in AWS's order.
    pub groups: Vec<Weighted<'s>>,
    /// For how many seconds a client stays at the group that it got first; `None` where it does not.
    pub stays: Option<i32>,
}

/// A target group with its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighted<'s> {
    /// Its ARN.
    pub group: &'s str,
    /// Its share of all shares; with 0 it gets nothing.
    pub weight: u32,
}

impl<'s> Forward<'s> {
    fn of(action: &'s ListenerAction) -> Self {
        let config = action.forward_config.as_ref();
        let tuples = config.into_iter().flat_map(|config| &config.target_groups);
        let mut groups: Vec<Weighted<'s>> = tuples
            .filter_map(|tuple| {
                let weight = tuple.weight.map_or(1, |weight| u32::try_from(weight).unwrap_or(0));
                Some(Weighted { group: tuple.target_group_arn.as_deref()?, weight })
            })
            .collect();
        // The one group is named twice; an old answer names it alone.
        if groups.is_empty() {
            groups.extend(action.target_group_arn.as_deref().map(|group| Weighted { group, weight: 1 }));
        }
        let sticky = config.and_then(|config| config.target_group_stickiness_config.as_ref());
        let stays = sticky.filter(|sticky| sticky.enabled == Some(true));
        Self { groups, stays: stays.map(|sticky| sticky.duration_seconds.unwrap_or_default()) }
    }

    /// The groups that get anything.
    pub fn receiving(&self) -> impl Iterator<Item = &'s str> + '_ {
        self.groups.iter().filter(|one| one.weight > 0).map(|one| one.group)
    }
}

/// A redirect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Redirect<'s> {
    config: &'s RedirectConfig,
}

impl<'s> Redirect<'s> {
    /// Whether the client keeps in mind where it was sent: 301.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        self.config.status_code.as_deref() == Some("HTTP_301")
    }

    /// Its parts as AWS writes them.
    #[must_use]
    pub fn config(&self) -> &'s RedirectConfig {
        self.config
    }

    /// The request that a client makes then; `None` where the target cannot be read.
    #[must_use]
    pub fn followed(&self, request: &Request) -> Option<Request> {
        let scheme = if request.scheme == Scheme::Https { "https" } else { "http" };
        let query = written(&request.query);
        let path = request.path.strip_prefix('/').unwrap_or(&request.path);
        let port = request.port.to_string();
        let put_in = |text: &str| {
            text.replace("#{protocol}", scheme)
                .replace("#{host}", request.host.as_str())
                .replace("#{port}", &port)
                .replace("#{path}", path)
                .replace("#{query}", &query)
        };
        let part = |part: &Option<String>, usual: &str| put_in(part.as_deref().unwrap_or(usual));
        let scheme = match part(&self.config.protocol, "#{protocol}").to_ascii_lowercase().as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return None,
        };
        let query = part(&self.config.query, "#{query}");
        Some(Request {
            scheme,
            host: Name::new(&part(&self.config.host, "#{host}")),
            port: part(&self.config.port, "#{port}").parse().ok()?,
            path: part(&self.config.path, "/#{path}"),
            query: read(&query),
            ..request.clone()
        })
    }
}

/// The parts of a query string as one text.
pub(super) fn written(query: &[(String, String)]) -> String {
    let one = |(key, value): &(String, String)| if value.is_empty() { key.clone() } else { format!("{key}={value}") };
    query.iter().map(one).collect::<Vec<_>>().join("&")
}

/// A query string by its parts.
pub(super) fn read(query: &str) -> Vec<(String, String)> {
    let parts = query.trim_start_matches('?').split('&').filter(|part| !part.is_empty());
    let one = |part: &str| {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        (key.to_owned(), value.to_owned())
    };
    parts.map(one).collect()
}

impl<'s> Deed<'s> {
    /// What some actions come to: they are carried out in their order, and one of them ends it.
    #[must_use]
    pub fn of(actions: &'s [ListenerAction]) -> Self {
        let mut ordered: Vec<&'s ListenerAction> = actions.iter().collect();
        ordered.sort_by_key(|action| action.order.unwrap_or(i32::MAX));
        let mut gate = None;
        for action in ordered {
            let kind = action.r#type.as_deref().unwrap_or_default();
            let action = match kind {
                "forward" => Action::Forward(Forward::of(action)),
                "redirect" => match &action.redirect_config {
                    Some(config) => Action::Redirect(Redirect { config }),
                    None => Action::Unknown { kind },
                },
                "fixed-response" => {
                    let config = action.fixed_response_config.as_ref();
                    let status = config.and_then(|config| config.status_code.as_deref()).unwrap_or_default();
                    Action::Fixed { status }
                }
                "authenticate-oidc" | "authenticate-cognito" | "jwt-validation" => {
                    gate = gate.or(Some(Gate { kind }));
                    continue;
                }
                _ => Action::Unknown { kind },
            };
            return Self { gate, action };
        }
        Self { gate, action: Action::Unknown { kind: "" } }
    }
}
