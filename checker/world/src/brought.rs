//! Worlds to start from that somebody brings, such as the solved worlds of labs that are not the course's.
//!
//! Only those that are asked for are read. What is in them is [`World`]'s to say.

use crate::base::{Base, bases};
use crate::error::{Fault, WorldError};
use crate::phrase::Phrase;
use crate::world::World;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many brought bases may stand on one another; whoever writes a world has to follow them all.
const HIGHEST: usize = 16;

/// What worlds can start from: the course's own, and those that were brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bases {
    brought: BTreeMap<String, String>,
}

impl Bases {
    /// The course's own with some more: the name of each, and its text. The course's own cannot be replaced.
    #[must_use]
    pub fn new(brought: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { brought: brought.into_iter().collect() }
    }

    /// The names of all.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        bases().iter().map(|base| base.name.as_str()).chain(self.brought.keys().map(String::as_str))
    }

    /// Reads a world that may start from any of them.
    ///
    /// # Errors
    /// The first line that cannot be read, or that of the base if it cannot be.
    pub fn read(&self, text: &str) -> Result<World, WorldError> {
        // A world that can be started from cannot start from itself.
        let own = self.brought.iter().filter(|(_, brought)| *brought == text).map(|(name, _)| name.as_str());
        let above: Vec<&str> = own.collect();
        World::read(text, |name| self.find(name, &above))
    }

    /// A base by its name; `above` are those that stand on it.
    fn find(&self, name: &str, above: &[&str]) -> Result<Arc<Base>, Fault> {
        if let Some(own) = bases().iter().find(|base| base.name == name) {
            return Ok(Arc::clone(own));
        }
        let Some(text) = self.brought.get(name) else {
            let known = self.names().filter(|known| !above.contains(known));
            return Err(Fault::unknown(Phrase::Base, name, known));
        };
        if above.contains(&name) {
            return Err(Fault::Circle { word: name.to_owned() });
        }
        if above.len() == HIGHEST {
            let why = Phrase::Stacked { count: HIGHEST.to_string() };
            return Err(Fault::refused(name, why, Phrase::NearerWorld));
        }
        let above = [above, &[name]].concat();
        World::read(text, |under| self.find(under, &above))
            .and_then(|world| world.into_base(name))
            .map(Arc::new)
            .map_err(|error| Fault::in_base(name, error))
    }
}
