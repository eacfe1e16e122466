//! Whether a client stays at the target that it got first.
//!
//! A load balancer stores no session: a cookie names the target, and what the target remembered is lost with it.
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html>

use super::Forward;
use snapshot::shapes::Attribute;
use snapshot::{Inventory, Missing};

/// How a target group keeps clients at a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stickiness<'s> {
    /// It does not.
    Off,
    /// By a cookie of the load balancer's own, for so many seconds.
    LoadBalancerCookie {
        /// 86400 unless told otherwise.
        seconds: u32,
    },
    /// As long as the application keeps its cookie of this name, and at most so many seconds.
    ApplicationCookie {
        /// The application's cookie; empty where none is named.
        name: &'s str,
        /// 86400 unless told otherwise.
        seconds: u32,
    },
    /// By the client's address: network load balancers only.
    SourceIp,
    /// In a way that this program does not know.
    Unknown(&'s str),
}

/// What an attribute of a target group says.
pub(super) fn attribute<'s>(attributes: &[&'s Attribute], key: &str) -> Option<&'s str> {
    attributes.iter().find(|one| one.key.as_deref() == Some(key))?.value.as_deref()
}

/// How long, unless an attribute says otherwise.
const DAY: u32 = 86_400;

/// How a target group keeps its clients. `place` is where it was listed.
///
/// # Errors
/// The call that would show it.
pub fn of_group<'s>(inventory: &Inventory<'s>, group: &str, place: usize) -> Result<Stickiness<'s>, Missing> {
    let attributes = inventory.target_group_attributes.of(group);
    let said = |key: &str| attribute(attributes, key);
    let Some(enabled) = said("stickiness.enabled") else {
        return match inventory.missing_children(&inventory.target_group_attributes, group, place) {
            Some(missing) => Err(missing),
            None => Ok(Stickiness::Off),
        };
    };
    if enabled != "true" {
        return Ok(Stickiness::Off);
    }
    let seconds = |key: &str| said(key).and_then(|text| text.parse().ok()).unwrap_or(DAY);
    Ok(match said("stickiness.type") {
        Some("lb_cookie") => {
            Stickiness::LoadBalancerCookie { seconds: seconds("stickiness.lb_cookie.duration_seconds") }
        }
        Some("app_cookie") => Stickiness::ApplicationCookie {
            name: said("stickiness.app_cookie.cookie_name").unwrap_or_default(),
            seconds: seconds("stickiness.app_cookie.duration_seconds"),
        },
        Some(text) if text.starts_with("source_ip") => Stickiness::SourceIp,
        other => Stickiness::Unknown(other.unwrap_or_default()),
    })
}

/// What stickiness comes to for what a rule forwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeping<'s> {
    /// A client stays at its target.
    Stays,
    /// Nothing keeps it.
    Free,
    /// Of several groups some keep their clients and these do not.
    Partly {
        /// The groups that do not.
        free: Vec<&'s str>,
    },
    /// Groups keep their clients at a target, but nothing keeps a client at one of the groups.
    BetweenGroups {
        /// The groups among which it wanders.
        groups: Vec<&'s str>,
    },
    /// A cookie of the application does not work where several groups share the requests.
    CookieOfApplication {
        /// The group that has it.
        group: &'s str,
    },
    /// A cookie of the application is to be followed, and none is named, or one that only the load balancer may use.
    NoCookie {
        /// The group.
        group: &'s str,
        /// The name, where there is one.
        name: &'s str,
    },
    /// A way that this program does not know.
    Unknown {
        /// The group.
        group: &'s str,
    },
}

/// What stickiness comes to for a forward. `place` is where the load balancer was listed.
///
/// # Errors
/// The call that would show it.
pub fn keeping<'s>(inventory: &Inventory<'s>, forward: &Forward<'s>, place: usize) -> Result<Keeping<'s>, Missing> {
    let groups: Vec<&'s str> = forward.receiving().collect();
    let mut free = Vec::new();
    for &group in &groups {
        match of_group(inventory, group, place)? {
            Stickiness::Off => free.push(group),
            Stickiness::LoadBalancerCookie { .. } => {}
            Stickiness::ApplicationCookie { .. } if groups.len() > 1 => {
                return Ok(Keeping::CookieOfApplication { group });
            }
            // The load balancer's own names are not to be had: AWSALB, AWSALBAPP and AWSALBTG.
            Stickiness::ApplicationCookie { name, .. } if name.is_empty() || name.starts_with("AWSALB") => {
                return Ok(Keeping::NoCookie { group, name });
            }
            Stickiness::ApplicationCookie { .. } => {}
            Stickiness::SourceIp | Stickiness::Unknown(_) => return Ok(Keeping::Unknown { group }),
        }
    }
    Ok(if free.len() == groups.len() {
        Keeping::Free
    } else if groups.len() > 1 && forward.stays.is_none() {
        // Whoever is kept at a target of one group may be sent to another group by the next request.
        Keeping::BetweenGroups { groups }
    } else if !free.is_empty() {
        Keeping::Partly { free }
    } else {
        Keeping::Stays
    })
}
