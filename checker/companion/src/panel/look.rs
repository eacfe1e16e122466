//! One look: on a thread of its own, told step by step, one at a time where it is at an account.

use super::events::{Events, Gone, aside};
use super::shell::{line, told};
use crate::source::{By, Evidence, For, Listener, Step};
use crate::state::State;
use messages::{Catalogue, Language};
use std::sync::Arc;

/// What a look is for, of which a thread can have its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    Lab(String),
    Network,
}

impl Wanted {
    pub(super) fn of(&self) -> For<'_> {
        match self {
            Self::Lab(lab) => For::Lab(lab),
            Self::Network => For::Network,
        }
    }
}

/// How far a look has come.
#[derive(Debug, Default)]
struct Progress {
    planned: usize,
    done: usize,
}

impl Progress {
    /// A step in words.
    fn say(&mut self, step: Step, words: &Catalogue) -> String {
        let text = |text: &str| messages::Value::from(report::safe::line(text).into_owned());
        match step {
            Step::Planned(more) => {
                self.planned = self.planned.saturating_add(more);
                words.message("panel-planned", &[])
            }
            Step::Asked(what) => words.message(
                "panel-looking",
                &[("done", self.done.into()), ("planned", self.planned.into()), ("what", text(&what))],
            ),
            Step::Answered => {
                self.done = self.done.saturating_add(1);
                String::new()
            }
            Step::Settling => words.message("panel-settling", &[]),
            Step::Trying(what) => words.message("panel-probing", &[("what", text(&what))]),
        }
    }
}

/// Looks, and puts into the page's `progress` how far that has come. What went wrong is put into `told`, and there is
/// no evidence then.
pub(super) async fn look(
    state: &State,
    wanted: &Wanted,
    by: &By,
    language: Language,
    events: &Events,
) -> Result<Option<Evidence>, Gone> {
    let words = state.words(language);
    let permit = match by {
        By::Account => {
            let looks = Arc::clone(&state.turns.looks);
            match Arc::clone(&looks).try_acquire_owned() {
                Ok(permit) => Some(permit),
                Err(_) => {
                    events.put("progress", &line(&words.message("panel-busy", &[]))).await?;
                    // It is never closed.
                    looks.acquire_owned().await.ok()
                }
            }
        }
        _ => None,
    };
    let (listener, mut steps) = Listener::new();
    let (of_thread, wanted, by) = (state.clone(), wanted.clone(), by.clone());
    let looking = aside(move || {
        // The next look begins when this one has really ended, whether anybody waits for it or not.
        let _permit = permit;
        of_thread.source.look(wanted.of(), &by, of_thread.words(language), &listener)
    });
    tokio::pin!(looking);
    let mut progress = Progress::default();
    let found = loop {
        tokio::select! {
            found = &mut looking => break found,
            Some(step) = steps.recv() => {
                let said = progress.say(step, words);
                // Of what has piled up only the last is worth a place.
                if steps.is_empty() && !said.is_empty() {
                    events.put("progress", &line(&said)).await?;
                }
            }
        }
    };
    match found {
        Some(Ok(evidence)) => Ok(Some(evidence)),
        Some(Err(why)) => {
            events.put("progress", "").await?;
            events.put("told", &told(&why, words)).await?;
            Ok(None)
        }
        None => {
            events.put("progress", "").await?;
            events.put("told", &told("", words)).await?;
            Ok(None)
        }
    }
}
