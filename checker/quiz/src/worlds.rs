//! The worlds that questions are about, by the names that `--world` has for them: `solved`, `lab-1.12/nat-failed`.

use crate::Asked;
use crate::fault::Unposed;
use judge::Lab;
use labs::Folder;
use proof::{Expectation, Given};
use reach::{Flow, Network};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use world::{Bases, Built};

/// The labs' folders, with all worlds in them.
#[derive(Debug)]
pub struct Worlds<'f> {
    folders: &'f [Folder],
    bases: Bases,
    labs: OnceLock<Vec<Lab>>,
}

/// A world's text, and what a learner declares beside it.
pub(crate) struct Found {
    pub(crate) text: String,
    pub(crate) given: Given,
}

impl<'f> Worlds<'f> {
    /// The worlds of these folders, and the course's own.
    #[must_use]
    pub fn new(folders: &'f [Folder]) -> Self {
        Self { folders, bases: proof::bases(folders), labs: OnceLock::new() }
    }

    fn folder(&self, name: &str) -> Option<&'f Folder> {
        self.folders.iter().find(|folder| folder.number() == labs::number(name))
    }

    pub(crate) fn folders(&self) -> &'f [Folder] {
        self.folders
    }

    /// The labs that can be read; a folder that cannot is its author's to prove.
    pub(crate) fn labs(&self) -> &[Lab] {
        let read = |folder: &Folder| Lab::parse(folder.file("lab.toml")?).ok();
        self.labs.get_or_init(|| self.folders.iter().filter_map(read).collect())
    }

    /// The lab of a name.
    pub(crate) fn lab(&self, name: &str) -> Option<&Lab> {
        let full = format!("lab-{}", labs::number(name));
        self.labs().iter().find(|lab| lab.is_called(name) || lab.is_called(&full))
    }

    /// Labs that rest on no other, then the others: what judging one needs.
    pub(crate) fn below(&self, lab: &Lab) -> Vec<Lab> {
        let mut seen = BTreeSet::from([lab.id.clone()]);
        let mut labs = vec![lab.clone()];
        let mut waiting = lab.rests_on.clone();
        while let Some(on) = waiting.pop() {
            let Some(below) = self.lab(&on).filter(|below| !seen.contains(&below.id)) else { continue };
            seen.insert(below.id.clone());
            waiting.extend(below.rests_on.iter().cloned());
            labs.push(below.clone());
        }
        labs
    }

    /// The text of a world by its name.
    pub(crate) fn find(&self, name: &str) -> Result<Found, Unposed> {
        let unknown = || Unposed::NoWorld { name: name.to_owned() };
        let Some((lab, case)) = name.split_once('/') else {
            let is_base = world::bases().iter().any(|base| base.name == name);
            return if is_base { Ok(Found::plain(proof::only(name))) } else { Err(unknown()) };
        };
        let folder = self.folder(lab).ok_or_else(unknown)?;
        if case == "solved" {
            return self.solved(folder).ok_or_else(unknown);
        }
        let text = folder.file(&format!("cases/{case}.txt")).ok_or_else(unknown)?;
        let given = Expectation::read(text).map(|said| said.given).unwrap_or_default();
        Ok(Found { text: text.to_owned(), given })
    }

    /// The text of a world by its name, as its author wrote it; nothing where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.find(name).ok().map(|found| found.text)
    }

    /// The world in which a lab is done.
    fn solved(&self, folder: &Folder) -> Option<Found> {
        if let Some(own) = folder.file(proof::SOLVED) {
            let given = Expectation::of_solved(own).map(|said| said.given).unwrap_or_default();
            return Some(Found { text: own.to_owned(), given });
        }
        let lab = self.lab(folder.number())?;
        Some(Found::plain(proof::only(&proof::base_of(lab, folder))))
    }

    /// A world, built.
    ///
    /// # Errors
    /// There is none of this name, or it cannot be built.
    pub fn build(&self, name: &str) -> Result<Built, Unposed> {
        let found = self.find(name)?;
        self.built(&found.text).map_err(|error| Unposed::World { name: name.to_owned(), error })
    }

    pub(crate) fn built(&self, text: &str) -> Result<Built, world::WorldError> {
        self.bases.read(text)?.build()
    }
}

impl Found {
    fn plain(text: String) -> Self {
        Self { text, given: Given::default() }
    }
}

/// The network of a world, in which resources can be asked for by their labels.
pub(crate) fn network(built: &Built) -> Network<'_> {
    Network::new(&built.snapshot).with_names(built.labels.iter().map(|(label, _, id)| (label, id)))
}

/// The flow that is asked for.
pub(crate) fn flow(asked: &Asked, network: &Network<'_>) -> Result<Flow, Unposed> {
    let end = |field, word: &str| network.parse_end(word).map_err(|error| Unposed::NoEnd { field, error });
    // The file was read only if it is one.
    let protocol = reach::wire::protocol(&asked.protocol).unwrap_or(reach::Protocol::Tcp);
    let (from, to) = (end("from", &asked.from)?, end("to", &asked.to)?);
    Ok(Flow { from, to, protocol, port: asked.port, source_port: None })
}
