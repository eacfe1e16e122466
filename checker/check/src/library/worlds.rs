//! The worlds in which labs are done: the course's, and those that labs bring.

use super::Library;
use crate::failure::Failure;
use crate::words::Saying;
use judge::Lab;
use std::collections::{BTreeMap, BTreeSet};
use world::Bases;

/// The world in which the course's own labs are done.
const COURSE: &str = "solved";

/// A world in which labs are done.
pub(crate) struct Solved {
    /// Its text.
    pub(crate) text: String,
    /// The file or name that people know it by.
    pub(crate) place: String,
}

impl Library {
    /// What worlds can start from: the course's own, and the solved worlds that labs bring.
    pub(crate) fn bases(&self) -> Bases {
        proof::bases(&self.folders)
    }

    /// The world in which labs are done, all of them: that of the one that stands on those of the others.
    ///
    /// # Errors
    /// None of their worlds stands on all others, or one cannot be read.
    pub(crate) fn solved(&self, asked: &[String]) -> Result<Solved, Failure> {
        // The worlds, each with the first lab that is done in it.
        let mut labs: BTreeMap<String, String> = BTreeMap::new();
        for id in asked {
            let folder = self.folder(id)?;
            labs.entry(proof::base_of(&self.lab(folder)?, folder)).or_insert_with(|| folder.id());
        }
        let bases = self.bases();
        let mut below = BTreeSet::new();
        if labs.len() > 1 {
            for name in labs.keys() {
                below.extend(self.below(name, &bases)?);
            }
        }
        labs.retain(|name, _| !below.contains(name));
        let highest: Vec<(&str, &str)> = labs.iter().map(|(name, lab)| (name.as_str(), lab.as_str())).collect();
        match highest.as_slice() {
            [] => Ok(self.named(COURSE)),
            [(name, _)] => Ok(self.named(name)),
            several => {
                let labs: Vec<&str> = several.iter().map(|(_, lab)| *lab).collect();
                let worlds: Vec<String> = labs.iter().map(|lab| format!("--world {lab}/solved")).collect();
                let failure = Failure::usage(Saying::new("worlds-differ").with("labs", labs.join(", ")));
                Err(failure.hint(Saying::new("worlds-differ-hint").with("worlds", worlds.join(", "))))
            }
        }
    }

    /// The names of what a base stands on.
    fn below(&self, name: &str, bases: &Bases) -> Result<Vec<String>, Failure> {
        let Solved { text, place } = self.named(name);
        let world = bases.read(&text).map_err(|error| crate::reasons::odd_world(&error, &text, &place))?;
        let mut names = Vec::new();
        let mut base = Some(world.base());
        while let Some(one) = base {
            names.push(one.name.clone());
            base = one.under.as_ref();
        }
        Ok(names.into_iter().filter(|below| below != name).collect())
    }

    /// A base as a world; a lab's own is the text that its author wrote.
    pub(crate) fn named(&self, base: &str) -> Solved {
        let own = self.folders.iter().find(|folder| folder.id() == base);
        match own.and_then(|folder| Some((folder, folder.file(proof::SOLVED)?))) {
            Some((folder, text)) => Solved { text: text.to_owned(), place: self.place(folder, proof::SOLVED) },
            None => Solved { text: proof::only(base), place: base.to_owned() },
        }
    }

    /// That every lab of the folder that was given is done in a world that is there.
    ///
    /// # Errors
    /// One is not.
    pub(super) fn worlds_are_there(&self) -> Result<(), Failure> {
        let bases = self.bases();
        for lab in &self.added {
            if let Some(base) = lab.base.as_ref().filter(|base| !bases.names().any(|name| name == *base)) {
                return Err(self.no_base(lab, base, &bases));
            }
        }
        Ok(())
    }

    /// That a lab is done in a world that is not there.
    fn no_base(&self, lab: &Lab, base: &str, bases: &Bases) -> Failure {
        let folder = self.folders.iter().find(|folder| folder.id() == lab.id);
        let text = folder.and_then(|folder| folder.file("lab.toml")).unwrap_or_default();
        let file = folder.map(|folder| self.place(folder, "lab.toml")).unwrap_or_default();
        let start = text.find(&format!("\"{base}\"")).unwrap_or_default();
        let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
        let failure = Failure::usage(Saying::new("world-not-read").with("file", file).with("line", line));
        let failure = match bases.read(&proof::only(base)) {
            Ok(_) => failure,
            Err(error) => failure.because(crate::reasons::world_fault(&error.fault)),
        };
        failure.showing(crate::snippet::of(text, start..start + base.len() + 2))
    }
}
