//! What the rubric gives to each learner alone, as a table to hand out.

use crate::cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Selection;
use crate::output::{self, Target};
use crate::words::Saying;
use grade::Rubric;
use grade::export::{Sheet, neutral};
use messages::Catalogue;
use std::path::Path;

/// Writes the table: a row for each learner and lab.
pub(super) fn write(
    args: &cli::Grade,
    file: &Path,
    all: &Selection,
    rubric: &Rubric,
    words: &Catalogue,
) -> Result<Exit, Failure> {
    let asked = cli::Output { file: Some(file.to_owned()), force: false };
    let target = Target::of(&asked)?;
    let roster = crate::commands::roster::read(&args.roster)?;
    let given: Vec<_> = all.labs.iter().filter_map(|lab| Some((lab, rubric.variant(&lab.id)?))).collect();
    if given.is_empty() {
        return Err(Failure::usage(Saying::new("grade-variants-none")));
    }
    let mut rows = vec![["id", "name", "lab", "block", "called"].map(str::to_owned).to_vec()];
    for learner in roster.learners() {
        for (lab, (variant, key)) in &given {
            let block = variant.block(key, &lab.id, &learner.id).to_string();
            let called = grade::made_up_name(key, &lab.id, &learner.id);
            let cells = [learner.id.as_str(), &learner.name, &lab.id, &block, &called];
            rows.push(cells.map(|cell| neutral(cell).into_owned()).to_vec());
        }
    }
    let sheet = Sheet::new(rows).write();
    let bytes = sheet.map_err(|fault| Failure::usage(Saying::new("toml-other").with("words", fault)))?;
    target.save(&bytes)?;
    let written = Saying::new("grade-variants-written").with("file", file.display());
    output::remark(&format!("{}\n", written.say(words)));
    Ok(Exit::Passed)
}
