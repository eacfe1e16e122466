//! What a rule does with the request that it takes.
//!
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html>

use crate::asked::parts;
use crate::{Name, Request, Scheme};
use snapshot::shapes::{ListenerAction, RedirectConfig, Weighted};

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

impl<'s> Forward<'s> {
    fn of(action: &'s ListenerAction) -> Self {
        let config = action.forward_config.as_ref();
        let sticky = config.and_then(|config| config.target_group_stickiness_config.as_ref());
        let stays = sticky.filter(|sticky| sticky.enabled == Some(true));
        Self {
            groups: action.forwards().collect(),
            stays: stays.map(|sticky| sticky.duration_seconds.unwrap_or_default()),
        }
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
        let scheme = request.scheme.to_string();
        let query = request.query_string();
        let path = request.path.strip_prefix('/').unwrap_or(&request.path);
        let port = request.port.to_string();
        let put_in = |text: &str| {
            text.replace("#{protocol}", &scheme)
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
            query: parts(&query),
            ..request.clone()
        })
    }
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
