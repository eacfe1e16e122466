//! Tells open pages when an order moves on, by server-sent events; without JavaScript nothing is missing but the telling.
//!
//! An order may move through any instance, so each instance looks for changes in the database once a second, and only
//! while somebody listens.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::State as Extract;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::{broadcast, watch};

use super::Shared;
use super::context::Ctx;
use super::problem::Problem;
use super::shares::{Share, Shares};
use crate::domain;
use crate::domain::state::State;
use crate::store::Store;
use crate::text::Lang;

/// How often the database is asked.
const EVERY: Duration = Duration::from_secs(1);
/// How far back each look goes: instances' clocks and commits are never quite in step.
const OVERLAP: i64 = 10_000;
/// The most listeners of one instance.
const LISTENERS: usize = 500;
/// The most of one client: an office behind one address has its share, and others have theirs.
const LISTENERS_OF_ONE: u32 = 100;
/// How long one listens before its browser must come again.
const LIFE: Duration = Duration::from_secs(600);

type Change = (i64, State);

/// Spreads changes among the listeners.
#[derive(Debug)]
pub(super) struct Hub {
    store: Store,
    closing: watch::Receiver<bool>,
    changes: broadcast::Sender<Change>,
    looking: Arc<AtomicBool>,
    listeners: Arc<AtomicUsize>,
    shares: Shares,
}

/// One place among the listeners.
struct Seat(Arc<AtomicUsize>, #[expect(dead_code, reason = "held, and given back when dropped")] Share);

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Hub {
    pub(super) fn new(store: Store, closing: watch::Receiver<bool>) -> Self {
        let changes = broadcast::channel(1024).0;
        let shares = Shares::new(LISTENERS_OF_ONE);
        Self { store, closing, changes, looking: Arc::default(), listeners: Arc::default(), shares }
    }

    fn listen(&self, client: IpAddr) -> Option<(Seat, broadcast::Receiver<Change>)> {
        let share = self.shares.take(client)?;
        let taken = self.listeners.fetch_add(1, Ordering::AcqRel);
        let seat = Seat(Arc::clone(&self.listeners), share);
        if taken >= LISTENERS {
            return None;
        }
        let receiver = self.changes.subscribe();
        if !self.looking.swap(true, Ordering::AcqRel) {
            tokio::spawn(look(
                self.store.clone(),
                self.changes.clone(),
                Arc::clone(&self.looking),
                self.closing.clone(),
            ));
        }
        Some((seat, receiver))
    }
}

/// Looks for changes until nobody listens any more.
async fn look(
    store: Store,
    changes: broadcast::Sender<Change>,
    looking: Arc<AtomicBool>,
    mut closing: watch::Receiver<bool>,
) {
    let mut known: HashMap<i64, State> = HashMap::new();
    let mut first = true;
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = closing.changed() => return,
        }
        if changes.receiver_count() == 0 {
            looking.store(false, Ordering::Release);
            // Somebody may have come between the two lines and seen us still looking.
            if changes.receiver_count() == 0 || looking.swap(true, Ordering::AcqRel) {
                return;
            }
        }
        let Ok(recent) = store.changed_since(domain::now() - OVERLAP).await else { continue };
        let mut now = HashMap::with_capacity(recent.len());
        for (id, state) in recent {
            if !first && known.get(&id) != Some(&state) {
                // Nobody listening is no error.
                let _ = changes.send((id, state));
            }
            now.insert(id, state);
        }
        known = now;
        first = false;
    }
}

struct Listener {
    _seat: Seat,
    changes: broadcast::Receiver<Change>,
    closing: watch::Receiver<bool>,
    until: tokio::time::Instant,
    lang: Lang,
}

impl Listener {
    async fn next(&mut self) -> Option<Event> {
        let change = tokio::select! {
            change = self.changes.recv() => change,
            () = tokio::time::sleep_until(self.until) => return None,
            _ = self.closing.changed() => return None,
        };
        match change {
            Ok((id, state)) => {
                let text = self.lang.text().state(state);
                let data = serde_json::json!({ "id": id, "state": state.word(), "text": text });
                Some(Event::default().event("order").data(data.to_string()))
            }
            // Too slow for the changes: the page is told to reload what it shows.
            Err(broadcast::error::RecvError::Lagged(_)) => Some(Event::default().event("reload").data("")),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}

/// Answers with the changes as they come.
pub(super) async fn events(Extract(shared): Extract<Arc<Shared>>, ctx: Ctx) -> Result<Response, Problem> {
    let (seat, changes) = shared.live.listen(ctx.client).ok_or(Problem::TooMany)?;
    let listener = Listener {
        _seat: seat,
        changes,
        closing: shared.closing.clone(),
        until: tokio::time::Instant::now() + LIFE,
        lang: ctx.lang,
    };
    let hello = Event::default().retry(Duration::from_secs(3)).comment("listening");
    let events = stream::unfold((listener, Some(hello)), |(mut listener, hello)| async move {
        let event = match hello {
            Some(hello) => hello,
            None => listener.next().await?,
        };
        Some((Ok::<_, Infallible>(event), (listener, None)))
    });
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(15));
    let mut response = Sse::new(events).keep_alive(keep_alive).into_response();
    // nginx would hold the events back otherwise.
    response.headers_mut().insert("x-accel-buffering", axum::http::HeaderValue::from_static("no"));
    Ok(response)
}
