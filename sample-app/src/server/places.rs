//! Who may have how many connections, and who has to go when there is no place left.
//!
//! No address may hold all places: beyond its share, and when all places are taken, the connection that has been idle for
//! longest is closed for the new one. Silent connections then only push each other out, and a client with a request always
//! finds a place. A connection whose request is being answered is never closed for another.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ipnet::IpNet;
use tokio::sync::Notify;

use crate::web::subscriber;

/// The places for connections.
#[derive(Debug, Clone)]
pub(super) struct Places(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    most: usize,
    /// For an address that stands for one client.
    of_one: usize,
    /// For a proxy, and for this machine, which stand for many.
    of_a_proxy: usize,
    trusted: Vec<IpNet>,
    next: AtomicU64,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    count: usize,
    by_address: HashMap<IpAddr, BTreeMap<u64, Arc<State>>>,
}

/// What is known of one connection.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Requests whose answers are not complete.
    answering: AtomicUsize,
    /// When it last asked for something, as a number that grows; 0 for never.
    asked: AtomicU64,
    /// Whether it had to wait for its client since the last request: one that did not was sent ahead.
    waited: AtomicBool,
    /// Whether its client does not take what was written.
    stalled: AtomicBool,
    kicked: Notify,
}

/// One connection's place; free when dropped.
#[derive(Debug)]
pub(super) struct Place {
    places: Places,
    address: IpAddr,
    number: u64,
    pub(super) state: Arc<State>,
}

/// A request that is being answered.
#[derive(Debug)]
pub(super) struct Answering(Arc<State>);

impl Places {
    /// `of_one` is the share of one client, or a default that follows from `most`.
    pub(super) fn new(most: usize, of_one: Option<usize>, trusted: Vec<IpNet>) -> Self {
        let of_one = of_one.unwrap_or_else(|| (most / 8).max(16)).clamp(1, most);
        let of_a_proxy = (most - most / 4).max(of_one);
        Self(Arc::new(Shared { most, of_one, of_a_proxy, trusted, next: AtomicU64::new(1), taken: Mutex::default() }))
    }

    /// Takes a place for a connection from `peer`; `None` if there is none that can be had.
    pub(super) fn take(&self, peer: IpAddr) -> Option<Place> {
        let peer = peer.to_canonical();
        let is_proxy = peer.is_loopback() || self.0.trusted.iter().any(|net| net.contains(&peer));
        let (address, share) = if is_proxy { (peer, self.0.of_a_proxy) } else { (subscriber(peer), self.0.of_one) };
        let mut taken = self.taken();
        if taken.by_address.get(&address).is_some_and(|mine| mine.len() >= share) && !taken.push_out(address) {
            return None;
        }
        if taken.count >= self.0.most {
            let mut others: Vec<(usize, IpAddr)> =
                taken.by_address.iter().map(|(address, theirs)| (theirs.len(), *address)).collect();
            // Whoever holds most makes room.
            others.sort_unstable_by(|one, other| other.cmp(one));
            if !others.into_iter().any(|(_, address)| taken.push_out(address)) {
                return None;
            }
        }
        let number = self.0.next.fetch_add(1, Ordering::Relaxed);
        let state = Arc::new(State::default());
        taken.by_address.entry(address).or_default().insert(number, Arc::clone(&state));
        taken.count += 1;
        Some(Place { places: self.clone(), address, number, state })
    }

    /// Closes the connections whose clients do not take their answers.
    pub(super) fn push_out_stalled(&self) {
        let taken = self.taken();
        #[expect(clippy::iter_over_hash_type, reason = "all of them, in whatever order")]
        for theirs in taken.by_address.values() {
            theirs.values().filter(|state| state.stalled.load(Ordering::Relaxed)).for_each(|state| state.kick());
        }
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    /// Closes the connection of an address that has been idle for longest; those that never asked for anything first.
    fn push_out(&mut self, address: IpAddr) -> bool {
        let Some(theirs) = self.by_address.get(&address) else { return false };
        let idle = theirs.iter().filter(|(_, state)| state.answering.load(Ordering::Relaxed) == 0);
        let longest = idle.min_by_key(|(number, state)| (state.asked.load(Ordering::Relaxed), **number));
        let Some((number, state)) = longest.map(|(number, state)| (*number, Arc::clone(state))) else { return false };
        state.kick();
        self.remove(address, number);
        true
    }

    fn remove(&mut self, address: IpAddr, number: u64) {
        let Some(theirs) = self.by_address.get_mut(&address) else { return };
        if theirs.remove(&number).is_some() {
            self.count -= 1;
        }
        if theirs.is_empty() {
            self.by_address.remove(&address);
        }
    }
}

impl State {
    /// Notes that a request begins; `true` if it was sent before the last one was answered.
    pub(super) fn begin(self: &Arc<Self>) -> (Answering, bool) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        self.asked.store(NEXT.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        self.answering.fetch_add(1, Ordering::Relaxed);
        (Answering(Arc::clone(self)), !self.waited.swap(false, Ordering::Relaxed))
    }

    /// Says whether a request is being answered.
    pub(super) fn is_answering(&self) -> bool {
        self.answering.load(Ordering::Relaxed) > 0
    }

    /// Notes that nothing more has come from the client yet.
    pub(super) fn waits(&self) {
        self.waited.store(true, Ordering::Relaxed);
    }

    /// Notes whether the client takes what is written.
    pub(super) fn set_stalled(&self, stalled: bool) {
        self.stalled.store(stalled, Ordering::Relaxed);
    }

    /// Waits until the connection has to go.
    pub(super) async fn kicked(&self) {
        self.kicked.notified().await;
    }

    fn kick(&self) {
        // Kept for the connection if it does not wait at this moment.
        self.kicked.notify_one();
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.answering.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.taken().remove(self.address, self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn is_kicked(place: &Place) -> bool {
        use std::future::Future as _;
        let kicked = std::pin::pin!(place.state.kicked());
        kicked.poll(&mut std::task::Context::from_waker(std::task::Waker::noop())).is_ready()
    }

    #[test]
    fn one_address_pushes_out_itself_only() {
        let places = Places::new(40, Some(4), Vec::new());
        let other = places.take(address("203.0.113.2")).expect("a place");
        let mine: Vec<Place> =
            (0..10).map(|_| places.take(address("203.0.113.1")).expect("for an idle one of its own")).collect();
        assert!(!is_kicked(&other));
        assert_eq!(mine.iter().filter(|place| is_kicked(place)).count(), 6);
        assert_eq!(places.taken().count, 5);
        drop(mine);
        drop(other);
        assert!(places.taken().by_address.is_empty() && places.taken().count == 0);
    }

    #[test]
    fn answers_are_never_cut_for_others() {
        let places = Places::new(40, Some(2), Vec::new());
        let one = places.take(address("203.0.113.1")).expect("a place");
        let two = places.take(address("203.0.113.1")).expect("a place");
        let (answering, _) = one.state.begin();
        let _also = two.state.begin();
        assert!(places.take(address("203.0.113.1")).is_none());
        drop(answering);
        assert!(places.take(address("203.0.113.1")).is_some() && is_kicked(&one) && !is_kicked(&two));
    }

    #[test]
    fn a_full_house_makes_room_where_most_are() {
        let proxies = vec!["10.0.0.0/16".parse().expect("a network")];
        let places = Places::new(16, Some(4), proxies);
        let through: Vec<Place> = (0..12).filter_map(|_| places.take(address("10.0.1.1"))).collect();
        let others: Vec<Place> =
            (1..=8).map(|n| places.take(address(&format!("203.0.113.{n}"))).expect("a place")).collect();
        assert!(through.iter().filter(|place| is_kicked(place)).count() == 4 && !others.iter().any(is_kicked));
        assert_eq!(places.taken().count, 16);
    }
}
