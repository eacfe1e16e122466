//! `check lab lint`: proves labs by their own worlds.

use super::words;
use crate::cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use proof::{Place, Problem, Subject};
use report::safe;

pub(crate) fn lint(asked: &[String], library: &cli::Library, words: &Catalogue) -> Result<Exit, Failure> {
    let library = Library::open(library.labs_dir.as_deref())?;
    let subjects = library
        .folders()
        .iter()
        .map(|folder| Ok(Subject { lab: library.lab(folder)?, folder: folder.clone() }))
        .collect::<Result<Vec<_>, Failure>>()?;
    let asked = match asked {
        [] => without_names(&library),
        [all] if all == "all" => Vec::new(),
        names => names.iter().map(|name| Ok(library.folder(name)?.id())).collect::<Result<_, Failure>>()?,
    };
    let mut exit = Exit::Passed;
    for subject in subjects.iter().filter(|subject| asked.is_empty() || asked.contains(&subject.lab.id)) {
        let proof = proof::prove(&subjects, &[&subject.lab.id]);
        for problem in &proof.problems {
            let place = place(problem, subject, &library, words);
            let what = self::words::problem(&problem.what, words);
            output::print(&format!("{}: {}\n", safe::line(&place), safe::line(&what)))?;
        }
        if proof.problems.is_empty() {
            let passed = Saying::new("lint-passed").with("lab", &subject.lab.id).counting("cases", proof.worlds);
            output::print(&format!("{}\n", passed.say(words)))?;
        } else {
            exit = Exit::Failed;
        }
    }
    Ok(exit)
}

/// The labs of the folder that was given. Where one of them takes the place of one of the course's, the course's own are
/// proven with it: their worlds say what comes of each mistake in all labs of the course.
fn without_names(library: &Library) -> Vec<String> {
    let added = library.added();
    if added.iter().any(|id| labs::find(id).is_some()) { Vec::new() } else { added }
}

/// Where something is wrong, as people call it.
fn place(problem: &Problem, subject: &Subject, library: &Library, words: &Catalogue) -> String {
    let folder = || library.place(&subject.folder, "");
    match &problem.place {
        Place::File(file) => library.place(&subject.folder, file),
        Place::Base(base) => Saying::new("lint-base").with("folder", folder()).with("base", base).say(words),
        Place::Edit(edit) => Saying::new("lint-edit").with("folder", folder()).with("edit", edit).say(words),
    }
}
