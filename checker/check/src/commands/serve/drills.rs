//! The drills of `check serve`: those of `check drill`, said to by a page, and kept in the same boxes.

use crate::commands::drill::{self, Session};
use crate::failure::Failure;
use crate::words::Saying;
use ::drill::{Entry, Results};
use anstream::adapter::strip_str;
use companion::{About, Evidence, Said};
use messages::Catalogue;
use snapshot::kebab;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// How many results are kept; of more the oldest go.
const MOST: usize = 500;

/// What makes drills of the labs of the course and those of a folder.
pub(super) fn of(labs: Option<PathBuf>) -> Box<dyn companion::Drills> {
    Box::new(Drills { labs, results: Arc::default() })
}

struct Drills {
    labs: Option<PathBuf>,
    /// What became of those that have ended.
    results: Arc<Mutex<Vec<Entry>>>,
}

struct Drill {
    session: Session,
    results: Arc<Mutex<Vec<Entry>>>,
}

impl companion::Drills for Drills {
    fn begin(&self, seed: Option<u64>, level: u8, words: &Catalogue) -> Result<Box<dyn companion::Drill>, String> {
        let session = drill::begin(seed, level, self.labs.as_deref(), words).map_err(|failure| failure.say(words))?;
        Ok(Box::new(Drill { session, results: Arc::clone(&self.results) }))
    }

    fn results(&self) -> Option<String> {
        let entries = self.results.lock().unwrap_or_else(PoisonError::into_inner);
        let mut results = Results::default();
        results.drills.clone_from(&entries);
        (!results.drills.is_empty()).then(|| results.to_json())
    }
}

impl companion::Drill for Drill {
    fn about(&self, words: &Catalogue) -> About {
        let (head, symptoms) = self.session.head(words);
        let set = self.session.set();
        About { seed: set.seed, level: set.level, head, symptoms }
    }

    fn evidence(&self) -> &Evidence {
        self.session.evidence()
    }

    fn calls(&self) -> Vec<String> {
        let views = ::drill::views(&self.session.evidence().snapshot);
        let shown = views.iter().filter(|(_, view)| !view.elements.is_empty());
        shown.map(|(ask, _)| kebab(ask.name())).collect()
    }

    fn say(&mut self, line: &str, words: &Catalogue) -> Result<Said, String> {
        let said = self.session.line(line, words);
        self.told(said, words)
    }

    fn rewrite(&mut self, text: &str, words: &Catalogue) -> Result<Said, String> {
        let place = Saying::new("panel-world-place").say(words);
        let said = self.session.rewrite(text, &place, words);
        self.told(said, words)
    }
}

impl Drill {
    /// What was said, as a page can show it; once it is over, with what is wrong with the boxes.
    fn told(&mut self, said: Result<Said, Failure>, words: &Catalogue) -> Result<Said, String> {
        let said = said.map_err(|failure| failure.say(words))?;
        Ok(match said {
            Said::Text(text) => Said::Text(strip_str(&text).to_string()),
            Said::Over(mut text) => {
                if let Some(remark) = self.session.remark() {
                    text.push_str(&format!("{}\n", remark.say(words)));
                }
                if let Some(entry) = self.session.entry() {
                    let mut results = self.results.lock().unwrap_or_else(PoisonError::into_inner);
                    if results.len() >= MOST {
                        results.remove(0);
                    }
                    results.push(entry.clone());
                }
                Said::Over(text)
            }
            said => said,
        })
    }
}
