//! A fault: a case of a lab in which something is broken, as its folder has it.

use judge::Lab;
use labs::Folder;
use proof::{Expectation, Expected};
use std::sync::Arc;
use world::{Base, Bases};

/// Something that can be broken in a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The lab's id and the case's name, `lab-1.12/nat-failed`.
    pub id: String,
    /// The lab that it breaks.
    pub lab: String,
    /// The check of that lab that fails because of it.
    pub check: String,
    /// The world that it is written upon.
    pub base: Arc<Base>,
    /// The edits that make it, with those that make what it stands in, one a line.
    pub edits: Vec<String>,
}

impl Fault {
    /// The chapter of the book that its lab belongs to.
    #[must_use]
    pub fn chapter(&self) -> &str {
        labs::number(&self.lab).split('.').next().unwrap_or_default()
    }
}

/// The faults of a lab that configuration shows. What only a probe shows is in a program or was recorded from outside:
/// nothing in the network could be mended. What needs something declared beside the world is no riddle either.
pub(crate) fn of_lab(lab: &Lab, folder: &Folder, bases: &Bases) -> Vec<Fault> {
    let cases = folder.below("cases").filter_map(|file| {
        let name = file.path.strip_prefix("cases/")?.strip_suffix(".txt")?;
        let Expectation { own: Expected::Fails { check, .. }, given, .. } = Expectation::read(&file.text).ok()? else {
            return None;
        };
        let spec = lab.checks.iter().find(|spec| spec.id == check)?;
        if given != proof::Given::default() || spec.judge.check().is_of_probes() {
            return None;
        }
        let world = bases.read(&file.text).ok()?;
        let id = format!("{}/{name}", lab.id);
        Some(Fault { id, lab: lab.id.clone(), check, base: Arc::clone(world.base()), edits: world.edit_lines() })
    });
    cases.collect()
}
