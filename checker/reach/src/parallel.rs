//! Work in shares, one for each processor: threads are started where the system has them to give, and what they find
//! is the same without.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, available_parallelism, scope};

/// How many workers so many pieces are worth, if starting one takes as long as `share` pieces.
pub(crate) fn workers(pieces: usize, share: usize) -> usize {
    available_parallelism().map_or(1, NonZero::get).min(pieces / share).max(1)
}

/// What each worker does, the first of them in the thread that asks.
pub(crate) fn by_worker<T: Send>(workers: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let work = &work;
    scope(|scope| {
        let start = |worker| (worker, Builder::new().spawn_scoped(scope, move || work(worker)));
        let others: Vec<_> = (1..workers).map(start).collect();
        let mut done = vec![work(0)];
        for (worker, other) in others {
            done.push(match other {
                Ok(other) => other.join().unwrap_or_else(|panic| resume_unwind(panic)),
                // The system has no thread to give.
                Err(_) => work(worker),
            });
        }
        done
    })
}

/// What comes of each of some pieces, in their order; a worker who is done with one takes the next.
///
/// `share` is the number of pieces that take as long as starting a worker does: with fewer there is one.
#[must_use]
pub fn each<P: Sync, T: Send>(pieces: &[P], share: usize, work: impl Fn(&P) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = |_| -> Vec<(usize, T)> {
        let own = std::iter::from_fn(|| {
            let at = next.fetch_add(1, Ordering::Relaxed);
            pieces.get(at).map(|piece| (at, work(piece)))
        });
        own.collect()
    };
    let mut done: Vec<_> = by_worker(workers(pieces.len(), share), take).into_iter().flatten().collect();
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn every_piece_is_done_once_and_comes_in_its_place() {
        for pieces in [0, 1, 7, 1_000] {
            let pieces: Vec<usize> = (0..pieces).collect();
            assert_eq!(each(&pieces, 1, |piece| piece * 2), pieces.iter().map(|piece| piece * 2).collect::<Vec<_>>());
        }
    }
}
