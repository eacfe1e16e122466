//! What a target group says of its targets, as values.
//!
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html>

use super::stickiness::attribute;
use snapshot::shapes::{Matcher, TargetGroup, TargetHealthDescription};
use snapshot::{Inventory, Missing};

/// How a target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HealthState<'s> {
    /// It answers as it should.
    Healthy,
    /// It does not; also while it leaves.
    Unhealthy,
    /// It is being registered, or asked for the first time.
    Initial,
    /// It gets nothing: its group is nobody's, or its zone is not enabled.
    Unused,
    /// It is leaving.
    Draining,
    /// Nobody asks it.
    Unavailable,
    /// Something that this program does not know, or nothing.
    Unknown(&'s str),
}

/// Why a target is as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HealthReason<'s> {
    /// `Elb.RegistrationInProgress`
    Registering,
    /// `Elb.InitialHealthChecking`
    FirstChecks,
    /// `Elb.InternalError`
    InternalError,
    /// `Target.ResponseCodeMismatch`
    ResponseCode,
    /// `Target.Timeout`
    Timeout,
    /// `Target.FailedHealthChecks`: the connection is refused or breaks off, or what comes is no answer.
    Failed,
    /// `Target.NotRegistered`
    NotRegistered,
    /// `Target.NotInUse`
    NotInUse,
    /// `Target.DeregistrationInProgress`
    Deregistering,
    /// `Target.InvalidState`: the instance is stopped or terminated.
    InvalidState,
    /// `Target.IpUnusable`: the address is a load balancer's.
    IpUnusable,
    /// `Target.HealthCheckDisabled`
    CheckDisabled,
    /// Something that this program does not know.
    Other(&'s str),
}

impl<'s> HealthState<'s> {
    fn of(text: &'s str) -> Self {
        match text {
            "healthy" => Self::Healthy,
            "unhealthy" | "unhealthy.draining" => Self::Unhealthy,
            "initial" => Self::Initial,
            "unused" => Self::Unused,
            "draining" => Self::Draining,
            "unavailable" => Self::Unavailable,
            other => Self::Unknown(other),
        }
    }
}

impl<'s> HealthReason<'s> {
    fn of(text: &'s str) -> Self {
        match text {
            "Elb.RegistrationInProgress" => Self::Registering,
            "Elb.InitialHealthChecking" => Self::FirstChecks,
            "Elb.InternalError" => Self::InternalError,
            "Target.ResponseCodeMismatch" => Self::ResponseCode,
            "Target.Timeout" => Self::Timeout,
            "Target.FailedHealthChecks" => Self::Failed,
            "Target.NotRegistered" => Self::NotRegistered,
            "Target.NotInUse" => Self::NotInUse,
            "Target.DeregistrationInProgress" => Self::Deregistering,
            "Target.InvalidState" => Self::InvalidState,
            "Target.IpUnusable" => Self::IpUnusable,
            "Target.HealthCheckDisabled" => Self::CheckDisabled,
            other => Self::Other(other),
        }
    }
}

impl HealthReason<'_> {
    /// The code of what is wrong at a target, where the reason alone says so.
    #[must_use]
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::ResponseCode => Some("HEALTH_CHECK_OTHER_STATUS"),
            Self::Timeout => Some("TARGET_DOES_NOT_ANSWER"),
            Self::Failed => Some("TARGET_REFUSES"),
            Self::IpUnusable => Some("TARGET_ADDRESS_UNUSABLE"),
            Self::InvalidState => Some("TARGET_NOT_RUNNING"),
            _ => None,
        }
    }
}

/// What is said of a target's health.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health<'s> {
    /// How it is.
    pub state: HealthState<'s>,
    /// Why, where it is not healthy.
    pub reason: Option<HealthReason<'s>>,
    /// AWS's own word for the reason.
    pub word: &'s str,
    /// AWS's own sentence.
    pub description: &'s str,
}

/// A target of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target<'s> {
    /// An instance, an address, a function or a load balancer.
    pub id: &'s str,
    /// The port that it is spoken to on; its own, or the group's.
    pub port: Option<u16>,
    /// The port that health checks go to.
    pub health_port: Option<u16>,
    /// How it is.
    pub health: Health<'s>,
}

/// A target group with its targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'s> {
    /// Its ARN.
    pub arn: &'s str,
    /// The group; `None` where it is not listed.
    pub item: Option<&'s TargetGroup>,
    /// Its targets.
    pub targets: Vec<Target<'s>>,
    /// The call without which there may be others, or another state.
    pub missing: Option<Missing>,
    /// How many healthy targets there have to be, and how many of a hundred, for only those to get requests.
    least: (usize, Option<usize>),
}

fn port(number: Option<i32>) -> Option<u16> {
    number.and_then(|port| u16::try_from(port).ok()).filter(|port| *port > 0)
}

impl<'s> Group<'s> {
    /// A target group, and how its targets are. `place` is where its load balancer was listed.
    #[must_use]
    pub fn of(inventory: &Inventory<'s>, arn: &'s str, place: usize) -> Self {
        let item = inventory.target_groups.get(arn);
        let targets = inventory.target_health.of(arn).iter().map(|one| target(one, item)).collect();
        let unlisted = if item.is_none() { inventory.missing(&inventory.target_groups, place) } else { None };
        let missing = inventory.missing_children(&inventory.target_health, arn, place).or(unlisted);
        let said = |key: &str| {
            let key = format!("target_group_health.unhealthy_state_routing.minimum_healthy_targets.{key}");
            attribute(inventory.target_group_attributes.of(arn), &key).and_then(|text| text.parse().ok())
        };
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html
        let least = (said("count").unwrap_or(1), said("percentage"));
        Self { arn, item, targets, missing, least }
    }

    /// The healthy targets.
    pub fn healthy(&self) -> impl Iterator<Item = &Target<'s>> {
        self.targets.iter().filter(|target| target.health.state == HealthState::Healthy)
    }

    /// Whether too few are healthy, so that all of them get requests, healthy or not.
    #[must_use]
    pub fn fails_open(&self) -> bool {
        let asked = |target: &&Target<'_>| matches!(target.health.state, HealthState::Healthy | HealthState::Unhealthy);
        let (healthy, all) = (self.healthy().count(), self.targets.iter().filter(asked).count());
        let (count, percentage) = self.least;
        all > 0 && (healthy < count || percentage.is_some_and(|least| healthy * 100 < least * all))
    }

    /// Whether its targets are functions, to which no packet goes.
    #[must_use]
    pub fn is_of_functions(&self) -> bool {
        self.item.is_some_and(|item| item.target_type.as_deref() == Some("lambda"))
    }

    /// `instance`, `ip`, `lambda`, `alb`; empty where it is not known.
    #[must_use]
    pub fn target_type(&self) -> &'s str {
        self.item.and_then(|item| item.target_type.as_deref()).unwrap_or_default()
    }
}

fn target<'s>(one: &'s TargetHealthDescription, group: Option<&'s TargetGroup>) -> Target<'s> {
    let own = one.target.as_ref();
    let spoken_to = port(own.and_then(|own| own.port)).or_else(|| port(group.and_then(|group| group.port)));
    let number = |text: &str| text.parse::<u16>().ok();
    let asked = one.health_check_port.as_deref().and_then(number);
    let asked = asked.or_else(|| match group.and_then(|group| group.health_check_port.as_deref()) {
        None | Some("traffic-port") => spoken_to,
        Some(port) => number(port),
    });
    let said = one.target_health.as_ref();
    let word = said.and_then(|said| said.reason.as_deref()).unwrap_or_default();
    Target {
        id: own.and_then(|own| own.id.as_deref()).unwrap_or_default(),
        port: spoken_to,
        health_port: asked,
        health: Health {
            state: HealthState::of(said.and_then(|said| said.state.as_deref()).unwrap_or_default()),
            reason: (!word.is_empty()).then(|| HealthReason::of(word)),
            word,
            description: said.and_then(|said| said.description.as_deref()).unwrap_or_default(),
        },
    }
}

/// The statuses that health checks were answered with, where AWS tells: `Health checks failed with these codes: [404]`.
#[must_use]
pub fn answered(description: &str) -> Vec<u16> {
    let listed = description.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(listed, _)| listed);
    let words = listed.unwrap_or_default().split(|character: char| !character.is_ascii_digit());
    words.filter(|word| word.len() == 3).filter_map(|word| word.parse().ok()).collect()
}

/// Whether a status counts as healthy: `200`, `200,302`, `200-399`; `None` where the matcher cannot be read.
#[must_use]
pub fn accepts(matcher: &Matcher, status: u16) -> Option<bool> {
    let codes = matcher.http_code.as_deref()?;
    let mut accepted = false;
    for part in codes.split(',').map(str::trim) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (u16, u16) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        accepted |= (first..=last).contains(&status);
    }
    Some(accepted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matchers_and_descriptions() {
        let matcher = |codes: &str| Matcher { http_code: Some(codes.to_owned()), ..Matcher::default() };
        assert_eq!(accepts(&matcher("200-299, 302"), 302), Some(true));
        assert_eq!(accepts(&matcher("200"), 404), Some(false));
        assert_eq!(accepts(&matcher("any"), 404), None);
        assert_eq!(answered("Health checks failed with these codes: [404]"), [404]);
        assert_eq!(answered("Health checks failed"), [0; 0]);
    }
}
