//! What one client holds at a time, so that some is always left for the others.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use super::limit::subscriber;

/// Something of which each client may hold so much.
#[derive(Debug, Clone)]
pub(super) struct Shares {
    most: u32,
    held: Arc<Mutex<HashMap<IpAddr, u32>>>,
}

/// One of what a client holds; given back when dropped.
#[derive(Debug)]
pub(super) struct Share {
    client: IpAddr,
    shares: Shares,
}

impl Shares {
    pub(super) fn new(most: u32) -> Self {
        Self { most, held: Arc::default() }
    }

    /// Takes one more for a client, unless it holds its share already.
    pub(super) fn take(&self, client: IpAddr) -> Option<Share> {
        let client = subscriber(client);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let count = held.entry(client).or_insert(0);
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Share { client, shares: self.clone() })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut held = self.shares.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = held.get_mut(&self.client) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_share_and_gives_it_back() {
        let shares = Shares::new(2);
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        let (one, two) = (shares.take(address("203.0.113.1")), shares.take(address("203.0.113.1")));
        assert!(one.is_some() && two.is_some() && shares.take(address("203.0.113.1")).is_none());
        assert!(shares.take(address("203.0.113.2")).is_some());
        drop(one);
        assert!(shares.take(address("203.0.113.1")).is_some());
        drop(two);
        assert!(shares.held.lock().expect("no panic").is_empty(), "nothing is kept of those who are gone");
    }
}
