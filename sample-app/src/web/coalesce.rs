//! Lets requests that ask for the same thing at the same moment share one answer, without ever giving an old one.
//!
//! A request may use only a result whose making *began after* the request arrived, so a reader always sees what was
//! acknowledged before it asked, whichever instance acknowledged it. Nothing is kept beyond that: this is no cache.

use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// One thing that many ask for.
#[derive(Debug)]
pub(super) struct Shared<V> {
    turn: tokio::sync::Mutex<()>,
    rounds: Mutex<Rounds<V>>,
}

#[derive(Debug)]
struct Rounds<V> {
    begun: u64,
    last: Option<(u64, V)>,
}

impl<V> Default for Shared<V> {
    fn default() -> Self {
        Self { turn: tokio::sync::Mutex::new(()), rounds: Mutex::new(Rounds { begun: 0, last: None }) }
    }
}

impl<V: Clone> Shared<V> {
    /// Returns a result that began to be made after this call, making it if nobody else does.
    pub(super) async fn get<E, F>(&self, make: impl FnOnce() -> F) -> Result<V, E>
    where
        F: Future<Output = Result<V, E>>,
    {
        let arrived = self.rounds().begun;
        let _turn = self.turn.lock().await;
        let round = {
            let mut rounds = self.rounds();
            if let Some((begun, value)) = &rounds.last
                && *begun > arrived
            {
                return Ok(value.clone());
            }
            rounds.begun += 1;
            rounds.begun
        };
        let value = make().await?;
        self.rounds().last = Some((round, value.clone()));
        Ok(value)
    }

    fn rounds(&self) -> MutexGuard<'_, Rounds<V>> {
        self.rounds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::Duration;

    use super::Shared;

    /// Readers of a counter that others raise never see less than it was when they asked.
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn nobody_sees_the_past() {
        let (shared, truth, made) =
            (Arc::new(Shared::default()), Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let readers: Vec<_> = (0..50)
            .map(|_| {
                let (shared, truth, made) = (Arc::clone(&shared), Arc::clone(&truth), Arc::clone(&made));
                tokio::spawn(async move {
                    for _ in 0..20 {
                        let at_least = truth.fetch_add(1, Ordering::SeqCst) + 1;
                        let seen = shared
                            .get(|| async {
                                made.fetch_add(1, Ordering::SeqCst);
                                let value = truth.load(Ordering::SeqCst);
                                tokio::time::sleep(Duration::from_millis(1)).await;
                                Ok::<_, ()>(value)
                            })
                            .await
                            .expect("the maker never fails");
                        assert!(seen >= at_least, "asked at {at_least}, was shown {seen}");
                    }
                })
            })
            .collect();
        for reader in readers {
            reader.await.expect("no reader panics");
        }
        assert!(made.load(Ordering::SeqCst) < 500, "1000 readers shared rounds, {made:?} were made");
    }

    #[tokio::test]
    async fn a_failure_is_not_kept() {
        let shared = Shared::default();
        assert_eq!(shared.get(|| async { Err::<u8, _>("away") }).await, Err("away"));
        assert_eq!(shared.get(|| async { Ok::<_, &str>(1) }).await, Ok(1));
    }
}
