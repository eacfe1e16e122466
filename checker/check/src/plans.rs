//! Evidence of what is only planned: `--plan` and `--template`.

use crate::cli::Source;
use crate::failure::Failure;
use crate::files;
use crate::output;
use crate::reasons;
use crate::words::Saying;
use messages::Catalogue;
use planned::{Given, Note, Open, PlanError, Where};
use report::safe;
use snapshot::Snapshot;
use world::Labels;

/// Whether a command line names a plan or a template.
pub(crate) fn is_named(source: &Source) -> bool {
    source.plan.is_some() || source.template.is_some()
}

/// Reads it; what it leaves open is told on standard error.
///
/// # Errors
/// It cannot be read, or AWS would refuse what it says.
pub(crate) fn read(source: &Source, words: &Catalogue) -> Result<(Snapshot, Labels), Failure> {
    let file = source.plan.as_ref().or(source.template.as_ref()).map(std::path::PathBuf::as_path);
    let file = file.unwrap_or(std::path::Path::new("-"));
    let text = files::text(file)?;
    let failed = |error: &PlanError| Failure::usage(files::about("plan-not-read", file)).because(reason(error));
    let planned = if source.plan.is_some() {
        planned::terraform(&text)
    } else {
        let parameters = source.parameter.iter().cloned().collect();
        planned::template(&text, &Given { parameters, region: source.account.region.clone() })
    };
    let planned = planned.map_err(|error| failed(&error))?;
    let built = planned.build().map_err(|error| failed(&error))?;
    for note in &built.notes {
        let place = match note.line {
            Some(line) => format!("{}:{line}", file.display()),
            None => file.display().to_string(),
        };
        output::remark(&format!("{}: {}\n", safe::line(&place), remark(note).say(words)));
    }
    let read = files::about("plan-read", file).counting("count", planned.len());
    output::remark(&format!("{}\n", read.say(words)));
    Ok((built.snapshot, built.labels))
}

fn remark(note: &Note) -> Saying {
    let about = |id| Saying::new(id).with("resource", &note.resource);
    match &note.what {
        Open::NotRead(count) => about("plan-note-not-read").counting("count", *count),
        Open::Unknown(attribute) => about("plan-note-unknown").with("attribute", attribute),
        Open::Elsewhere(attribute) => about("plan-note-elsewhere").with("attribute", attribute),
        Open::ByPosition(attribute) => about("plan-note-by-position").with("attribute", attribute),
        _ => about("plan-note-parameter"),
    }
}

/// Why a file cannot be used.
fn reason(error: &PlanError) -> Saying {
    match error {
        PlanError::Malformed { line, column, cause } => {
            Saying::new("plan-malformed").counting("line", *line).counting("column", *column).with("cause", cause)
        }
        PlanError::NotAPlan { member } => Saying::new("plan-no-plan").with("member", member),
        PlanError::OtherFormat { found } => Saying::new("plan-other-format").with("found", found),
        PlanError::Odd { at, what } => placed(at, Saying::new("plan-odd").with("what", what)),
        PlanError::Undeclared { at, word } => placed(at, Saying::new("plan-undeclared").with("word", word)),
        PlanError::Function { at, function } => placed(at, Saying::new("plan-function").with("function", function)),
        PlanError::UnknownFunction { at, function } => {
            placed(at, Saying::new("plan-function-unknown").with("function", function))
        }
        PlanError::Circle { at, word } => placed(at, Saying::new("plan-circle").with("word", word)),
        PlanError::TooDeep { at } => placed(at, Saying::new("plan-too-deep")),
        PlanError::Refused { at, fault } => placed(at, Saying::new("plan-refused").cause(reasons::world_fault(fault))),
        _ => Saying::new("plan-no-template"),
    }
}

fn placed(at: &Where, cause: Saying) -> Saying {
    match (&at.resource, at.line) {
        (Some(resource), Some(line)) => {
            Saying::new("plan-in-line").with("resource", resource).counting("line", line).cause(cause)
        }
        (Some(resource), None) => Saying::new("plan-in-resource").with("resource", resource).cause(cause),
        (None, Some(line)) => Saying::new("plan-at-line").counting("line", line).cause(cause),
        (None, None) => cause,
    }
}
