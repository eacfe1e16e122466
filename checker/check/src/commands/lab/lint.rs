//! `check lab lint`: proves labs by their own worlds.

use crate::cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use proof::Subject;
use report::safe;

pub(crate) fn lint(asked: &[String], library: &cli::Library, words: &Catalogue) -> Result<Exit, Failure> {
    let library = Library::open(library.labs_dir.as_deref())?;
    let subjects = library
        .folders()
        .iter()
        .map(|folder| Ok(Subject { lab: library.lab(folder)?, folder: folder.clone() }))
        .collect::<Result<Vec<_>, Failure>>()?;
    let asked = match asked {
        [] => library.added(),
        [all] if all == "all" => Vec::new(),
        names => names.iter().map(|name| Ok(library.folder(name)?.id())).collect::<Result<_, Failure>>()?,
    };
    let mut exit = Exit::Passed;
    for subject in subjects.iter().filter(|subject| asked.is_empty() || asked.contains(&subject.lab.id)) {
        let proof = proof::prove(&subjects, &[&subject.lab.id]);
        for problem in &proof.problems {
            let place = library.place(&subject.folder, &problem.place);
            output::print(&format!("{}: {}\n", safe::line(&place), safe::line(&problem.what)))?;
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
