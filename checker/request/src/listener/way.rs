//! Which listener serves a request, and where its redirects lead within one load balancer, or the one behind it.

use super::{Action, Answer, Decided, Deed, answer};
use crate::{Name, Request, Scheme};
use snapshot::shapes::{Listener, LoadBalancer};
use snapshot::{Inventory, Missing};

/// Who takes up requests at a port of a load balancer.
#[derive(Debug, Clone, PartialEq)]
pub enum Serving<'s> {
    /// This listener.
    By(&'s Listener),
    /// One that speaks something else: plain http to https, or no http at all.
    Otherwise(&'s Listener),
    /// Nobody.
    Nobody,
    /// The listeners are not known.
    Unknown(Missing),
}

/// The listener of a load balancer for a scheme and port. `place` is where the load balancer was listed.
#[must_use]
pub fn serving<'s>(inventory: &Inventory<'s>, balancer: &str, place: usize, scheme: Scheme, port: u16) -> Serving<'s> {
    let listeners = inventory.listeners.of(balancer);
    let wanted = match scheme {
        Scheme::Http => "HTTP",
        Scheme::Https => "HTTPS",
    };
    match listeners.iter().find(|listener| listener.port == Some(port.into())) {
        Some(listener) if listener.protocol.as_deref() == Some(wanted) => Serving::By(listener),
        Some(listener) => Serving::Otherwise(listener),
        None => match inventory.missing_children(&inventory.listeners, balancer, place) {
            Some(missing) => Serving::Unknown(missing),
            None => Serving::Nobody,
        },
    }
}

/// The application load balancer, and its port, to which a network load balancer passes connections on as they are; `None`
/// where it does not, or where that is not known.
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html>
#[must_use]
pub fn passed_on<'s>(inventory: &Inventory<'s>, balancer: &LoadBalancer, port: u16) -> Option<(&'s LoadBalancer, u16)> {
    let listeners = inventory.listeners.of(&balancer.load_balancer_arn);
    let listener = listeners.iter().find(|listener| listener.port == Some(port.into()))?;
    let as_is = matches!(listener.protocol.as_deref(), Some("TCP" | "TCP_UDP"));
    if !as_is || balancer.r#type.as_deref() != Some("network") {
        return None;
    }
    let Action::Forward(forward) = Deed::of(&listener.default_actions).action else { return None };
    // A group of load balancers has one target.
    let mut targets = forward.receiving().flat_map(|group| inventory.target_health.of(group).iter());
    let (target, None) = (targets.next()?.target.as_ref()?, targets.next()) else { return None };
    let behind: &'s LoadBalancer = inventory.load_balancers.get(target.id.as_deref()?)?;
    let is_application = behind.r#type.as_deref() == Some("application");
    Some((behind, u16::try_from(target.port?).ok()?)).filter(|_| is_application)
}

/// How often a client is followed: browsers give up after some twenty redirects.
const MOST: usize = 20;

/// A request on its way through a load balancer.
#[derive(Debug, Clone, PartialEq)]
pub struct Way<'s> {
    /// What was asked, one after the other, each with what came of it.
    pub steps: Vec<Step<'s>>,
    /// Why it ends without an answer that is sure; `None` where the last step is what is done.
    pub dead: Option<Dead<'s>>,
}

/// One request and what a listener does with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'s> {
    /// What is asked.
    pub request: Request,
    /// Who is asked.
    pub listener: &'s Listener,
    /// What is done.
    pub answer: Answer<'s>,
}

/// Why a request comes to no end that is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Dead<'s> {
    /// No listener takes it up.
    NoListener {
        /// What was asked then.
        request: Request,
        /// One at the same port that speaks something else.
        other: Option<&'s Listener>,
    },
    /// It is sent to a name that may lead elsewhere.
    Elsewhere(Request),
    /// It is sent in circles.
    Circle(Request),
    /// It is not known who takes it up.
    Unknown(Missing),
    /// The last step is not sure.
    Unsure,
}

impl<'s> Way<'s> {
    /// What is done in the end, where that is sure.
    #[must_use]
    pub fn end(&self) -> Option<(&Step<'s>, &Decided<'s>)> {
        let last = self.steps.last().filter(|_| self.dead.is_none())?;
        Some((last, last.answer.decided()?))
    }
}

/// Follows a request and its redirects. `names` are those that are known to lead to the load balancer beside the one that
/// is asked for and its own.
#[must_use]
pub fn follow<'s>(
    inventory: &Inventory<'s>,
    balancer: &'s LoadBalancer,
    place: usize,
    request: &Request,
    names: &[Name],
) -> Way<'s> {
    let own = balancer.dns_name.as_deref().map(Name::new);
    let mut way = Way { steps: Vec::new(), dead: None };
    let mut next = request.clone();
    loop {
        let (at, port) = passed_on(inventory, balancer, next.port).unwrap_or((balancer, next.port));
        let listener = match serving(inventory, &at.load_balancer_arn, place, next.scheme, port) {
            Serving::By(listener) => listener,
            Serving::Otherwise(other) => {
                way.dead = Some(Dead::NoListener { request: next, other: Some(other) });
                return way;
            }
            Serving::Nobody => {
                way.dead = Some(Dead::NoListener { request: next, other: None });
                return way;
            }
            Serving::Unknown(missing) => {
                way.dead = Some(Dead::Unknown(missing));
                return way;
            }
        };
        let answer = answer(inventory, listener, place, &next);
        let redirect = match answer.decided().map(|decided| &decided.deed) {
            // A login may stand before it, for every request alike.
            Some(deed) => match deed.action {
                Action::Redirect(redirect) => redirect,
                _ => {
                    way.steps.push(Step { request: next, listener, answer });
                    return way;
                }
            },
            None => {
                way.steps.push(Step { request: next, listener, answer });
                way.dead = Some(Dead::Unsure);
                return way;
            }
        };
        let followed = redirect.followed(&next);
        way.steps.push(Step { request: next, listener, answer });
        let Some(followed) = followed else {
            way.dead = Some(Dead::Unsure);
            return way;
        };
        let known =
            followed.host == request.host || own.as_ref() == Some(&followed.host) || names.contains(&followed.host);
        if !known {
            way.dead = Some(Dead::Elsewhere(followed));
            return way;
        }
        if way.steps.len() >= MOST || way.steps.iter().any(|step| step.request == followed) {
            way.dead = Some(Dead::Circle(followed));
            return way;
        }
        next = followed;
    }
}
