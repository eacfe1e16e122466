//! How many requests one client may make, in a second and at the same time, so that one cannot crowd out the others.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::{DefaultKeyedRateLimiter, Quota};

use super::problem::Problem;
use super::shares::{Share, Shares};

/// Counts requests by client.
#[derive(Debug)]
pub(super) struct Limiter {
    clients: Option<DefaultKeyedRateLimiter<IpAddr>>,
    loopback_too: bool,
    seen: AtomicU32,
    at_once: Shares,
}

/// A browser opens a page and its files in a burst.
const BURST: u32 = 4;
/// Requests of one client that are answered at the same time; behind a proxy its connections are nobody's in particular.
const AT_ONCE: u32 = 100;
/// Clients that have been quiet are forgotten once in so many requests.
const SWEEP: u32 = 10_000;

impl Limiter {
    pub(super) fn new(per_second: u32, loopback_too: bool) -> Self {
        let clients = NonZeroU32::new(per_second).map(|rate| {
            let burst = NonZeroU32::new(per_second.saturating_mul(BURST)).unwrap_or(rate);
            DefaultKeyedRateLimiter::keyed(Quota::per_second(rate).allow_burst(burst))
        });
        Self { clients, loopback_too, seen: AtomicU32::new(0), at_once: Shares::new(AT_ONCE) }
    }

    /// Counts a request; `false` if it is one too many. A proxy that is not understood counts as a client of its own, also
    /// on this machine.
    pub(super) fn admits(&self, client: IpAddr, is_known: bool) -> bool {
        let Some(clients) = &self.clients else { return true };
        if self.is_free(client, is_known) {
            return true;
        }
        if self.seen.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            clients.retain_recent();
            clients.shrink_to_fit();
        }
        clients.check_key(&subscriber(client)).is_ok()
    }
}

impl Limiter {
    /// Counts a request while it is being answered; `Err` if its client has too many of them.
    pub(super) fn begin(&self, client: IpAddr, is_known: bool) -> Result<Option<Share>, Problem> {
        if self.clients.is_none() || self.is_free(client, is_known) {
            return Ok(None);
        }
        self.at_once.take(client).map(Some).ok_or(Problem::TooMany)
    }

    fn is_free(&self, client: IpAddr, is_known: bool) -> bool {
        client.is_loopback() && is_known && !self.loopback_too
    }
}

/// One subscriber of an IPv6 provider has a whole /64.
pub(crate) fn subscriber(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_subscriber_has_a_budget_of_its_own() {
        let limiter = Limiter::new(5, false);
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        let admitted = (0..100).filter(|_| limiter.admits(address("203.0.113.1"), true)).count();
        assert!((20..=25).contains(&admitted), "{admitted}");
        assert!(limiter.admits(address("203.0.113.2"), true));
        assert!((0..100).all(|_| limiter.admits(address("127.0.0.1"), true)));
        let admitted = (0..100).filter(|n| limiter.admits(address(&format!("2001:db8::{n}")), true)).count();
        assert!(admitted <= 25, "one /64 is one subscriber: {admitted}");
    }
}
