//! What pages are made of beside their own text: labs, their worlds, and the program itself.

use crate::broken::{Bench, Broken};
use crate::fault::What;
use judge::{Answers, Lab};
use labs::Folder;
use messages::Language;
use proof::bases;
use quiz::Unposed;
use std::sync::OnceLock;
use world::{Bases, Built};

/// Runs the program with arguments, in a language, and gives what it printed; or what it said when nothing came of it.
pub type Program<'p> = &'p (dyn Fn(&[String], Language) -> Result<String, String> + Sync);

/// The course, as far as pages show it.
pub struct Course<'c> {
    pub(crate) subjects: Vec<(Lab, &'c Folder)>,
    labs: Vec<Lab>,
    bases: Bases,
    answers: Answers,
    /// The broken cases of each lab, judged once for both languages.
    broken: Vec<OnceLock<Vec<Broken>>>,
    pub(crate) worlds: quiz::Worlds<'c>,
    pub(crate) program: Program<'c>,
    /// The verbs of the program, in its own order.
    pub(crate) verbs: Vec<String>,
    /// The engine in WebAssembly for things to touch; without it pages stay as they are.
    pub(crate) engine: Option<Vec<u8>>,
}

impl<'c> Course<'c> {
    /// A course of labs, in their order, and the program that knows them. Labs that cannot be read are left out: whoever
    /// brings them has been told.
    #[must_use]
    pub fn new(folders: &'c [Folder], verbs: Vec<String>, program: Program<'c>) -> Self {
        let subject = |folder: &'c Folder| Some((Lab::parse(folder.file("lab.toml")?).ok()?, folder));
        let subjects: Vec<_> = folders.iter().filter_map(subject).collect();
        Self {
            labs: subjects.iter().map(|(lab, _)| lab.clone()).collect(),
            subjects,
            bases: bases(folders),
            answers: proof::done(folders, "ko", "practice").0,
            program,
            verbs,
            broken: folders.iter().map(|_| OnceLock::new()).collect(),
            worlds: quiz::Worlds::new(folders),
            engine: None,
        }
    }

    /// The same with the engine in WebAssembly, as `.ci/wasm` builds it: things to touch ask it.
    #[must_use]
    pub fn with_engine(mut self, module: Vec<u8>) -> Self {
        self.engine = Some(module);
        self
    }

    /// The folders of the labs.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &'c Folder> {
        self.subjects.iter().map(|(_, folder)| *folder)
    }

    /// The lab of a number, with its folder.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn lab(&self, number: &str) -> Result<&(Lab, &'c Folder), What> {
        let found = self.subjects.iter().find(|(_, folder)| folder.number() == labs::number(number));
        found.ok_or_else(|| What::Lab { lab: number.to_owned() })
    }

    /// The broken cases of a lab, those first that many begin with.
    pub(crate) fn broken(&self, lab: &Lab) -> &[Broken] {
        let at = self.subjects.iter().position(|(own, _)| own.id == lab.id);
        let found = at.and_then(|at| Some((self.subjects.get(at)?, self.broken.get(at)?)));
        let Some(((lab, folder), once)) = found else { return &[] };
        let bench = Bench { labs: &self.labs, bases: &self.bases, answers: &self.answers };
        once.get_or_init(|| bench.broken(lab, folder))
    }

    /// The text of a practice world.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn text(&self, name: &str) -> Result<String, What> {
        self.worlds.text(name).ok_or_else(|| What::World { name: name.to_owned() })
    }

    /// A practice world by the name that `--world` knows it by: a base, `lab-1.12/solved`, `lab-1.12/nat-failed`.
    ///
    /// # Errors
    /// There is none, or it cannot be built.
    pub(crate) fn world(&self, name: &str) -> Result<Built, What> {
        self.worlds.build(name).map_err(|unposed| match unposed {
            Unposed::World { error, .. } => What::Unbuilt(Box::new(error)),
            _ => What::World { name: name.to_owned() },
        })
    }
}
