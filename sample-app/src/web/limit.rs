//! How many requests one client may make, so that one cannot crowd out the others.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::{DefaultKeyedRateLimiter, Quota};

/// Counts requests by client.
#[derive(Debug)]
pub(super) struct Limiter {
    clients: Option<DefaultKeyedRateLimiter<IpAddr>>,
    loopback_too: bool,
    seen: AtomicU32,
}

/// A browser opens a page and its files in a burst.
const BURST: u32 = 4;
/// Clients that have been quiet are forgotten once in so many requests.
const SWEEP: u32 = 10_000;

impl Limiter {
    pub(super) fn new(per_second: u32, loopback_too: bool) -> Self {
        let clients = NonZeroU32::new(per_second).map(|rate| {
            let burst = NonZeroU32::new(per_second.saturating_mul(BURST)).unwrap_or(rate);
            DefaultKeyedRateLimiter::keyed(Quota::per_second(rate).allow_burst(burst))
        });
        Self { clients, loopback_too, seen: AtomicU32::new(0) }
    }

    /// Counts a request; `false` if it is one too many.
    pub(super) fn admits(&self, client: IpAddr) -> bool {
        let Some(clients) = &self.clients else { return true };
        if client.is_loopback() && !self.loopback_too {
            return true;
        }
        if self.seen.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            clients.retain_recent();
            clients.shrink_to_fit();
        }
        clients.check_key(&subscriber(client)).is_ok()
    }
}

/// One subscriber of an IPv6 provider has a whole /64.
fn subscriber(client: IpAddr) -> IpAddr {
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
        let admitted = (0..100).filter(|_| limiter.admits(address("203.0.113.1"))).count();
        assert!((20..=25).contains(&admitted), "{admitted}");
        assert!(limiter.admits(address("203.0.113.2")));
        assert!((0..100).all(|_| limiter.admits(address("127.0.0.1"))));
        let admitted = (0..100).filter(|n| limiter.admits(address(&format!("2001:db8::{n}")))).count();
        assert!(admitted <= 25, "one /64 is one subscriber: {admitted}");
    }
}
