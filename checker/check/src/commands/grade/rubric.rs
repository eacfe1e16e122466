//! Reads a rubric, and says what is wrong with one at its very place.

use crate::failure::Failure;
use crate::files;
use crate::reasons;
use crate::snippet;
use crate::words::Saying;
use grade::{Rubric, RubricError, RubricFault};
use judge::Lab;
use std::path::Path;

/// Reads the file of a rubric for these labs.
pub(super) fn read(file: &Path, labs: &[Lab]) -> Result<Rubric, Failure> {
    let text = files::text(file)?;
    let text = text.trim_start_matches('\u{feff}');
    Rubric::parse(text, labs).map_err(|error| not_read(file, text, &error))
}

fn not_read(file: &Path, text: &str, error: &RubricError) -> Failure {
    let what = files::about("rubric-not-read", file).counting("line", error.line).counting("column", error.column);
    let failure = Failure::usage(what.cause(fault(&error.fault))).meant(error.fault.nearest());
    match &error.span {
        Some(span) => failure.showing(snippet::of(text, span.clone())),
        None => failure,
    }
}

fn fault(fault: &RubricFault) -> Saying {
    match fault {
        RubricFault::Toml(fault) => reasons::toml_fault(fault),
        RubricFault::NoLab { word, known } => Saying::new("rubric-no-lab").with("lab", word).listing("known", known),
        RubricFault::NoCheck { lab, word, known } => {
            Saying::new("rubric-no-check").with("lab", lab).with("check", word).listing("known", known)
        }
        RubricFault::PointsAndWeight => Saying::new("rubric-points-and-weight"),
        RubricFault::NoTotal => Saying::new("rubric-no-total"),
        RubricFault::NothingToEarn { lab } => Saying::new("rubric-nothing").with("lab", lab),
        RubricFault::NoTime => Saying::new("rubric-no-time"),
        RubricFault::NoBlock => Saying::new("rubric-no-block"),
        RubricFault::NoLength { least } => Saying::new("rubric-no-length").with("least", least),
        RubricFault::NoAccount => Saying::new("rubric-no-account"),
        RubricFault::NoKey => Saying::new("rubric-no-key"),
        RubricFault::ShortKey => Saying::new("rubric-short-key"),
        other => Saying::new("toml-other").with("words", other),
    }
}
