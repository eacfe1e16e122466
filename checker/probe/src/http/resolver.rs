//! Names of applications, led to addresses that the guard admits.

use crate::guard::{Guard, Origin, Refused};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::error::Error;
use std::fmt;
use std::net::SocketAddr;

/// No resolver of this machine knows the name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name has no address")
    }
}

impl Error for Unknown {}

/// The system's resolver behind the guard; an address that was typed never comes here.
#[derive(Debug)]
pub(super) struct Guarded(pub(super) Guard);

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|_| Unknown)?;
            let admitted = admitted(guard, name.as_str(), found)?;
            let addresses: Addrs = Box::new(admitted.into_iter());
            Ok(addresses)
        })
    }
}

/// Those that may be connected to, or why the last one may not.
fn admitted(
    guard: Guard,
    name: &str,
    found: impl Iterator<Item = SocketAddr>,
) -> Result<Vec<SocketAddr>, Box<dyn Error + Send + Sync>> {
    // Who types it means this machine: RFC 6761, 6.3.
    let origin = if name.eq_ignore_ascii_case("localhost") { Origin::Typed } else { Origin::Led };
    let mut refused = None;
    let mut admitted = Vec::new();
    for address in found {
        match guard.allow(address, origin) {
            Ok(address) => admitted.push(address),
            Err(why) => refused = Some(why),
        }
    }
    match refused {
        _ if !admitted.is_empty() => Ok(admitted),
        Some(why) => Err(Box::new(why)),
        None => Err(Box::new(Unknown)),
    }
}

/// Whether it was the guard that kept a request from being sent.
pub(super) fn was_refused(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if inner.is::<Refused>() {
            return true;
        }
        cause = inner.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::admitted;
    use crate::guard::Guard;

    #[test]
    fn names_lead_to_public_addresses_unless_somebody_asked_for_more() {
        let inside = "10.0.0.1:0".parse().expect("an address");
        let public = "8.8.8.8:0".parse().expect("an address");
        let led = |guard, name, found: &[std::net::SocketAddr]| admitted(guard, name, found.iter().copied()).ok();
        assert_eq!(led(Guard::public_only(), "shop.example", &[inside, public]), Some(vec![public]));
        assert_eq!(led(Guard::public_only(), "shop.example", &[inside]), None);
        assert_eq!(led(Guard::anywhere(), "shop.example", &[inside]), Some(vec![inside]));
        assert_eq!(led(Guard::public_only(), "LocalHost", &[inside]), Some(vec![inside]));
        assert_eq!(led(Guard::anywhere(), "shop.example", &[]), None);
    }
}
