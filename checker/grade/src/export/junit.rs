//! JUnit XML: a suite for each learner and lab, a case for each check.

use super::{ExportFault, Exported};
use crate::gradebook::level_word;
use crate::gradebook::{Cell, Gradebook, LabColumn, LearnerRow, Mark, MarkedCheck};
use crate::told;
use judge::CheckStatus;
use messages::Catalogue;
use quick_junit::{NonSuccessKind, Property, Report, TestCase, TestCaseStatus, TestSuite};
use report::safe;

/// The marks as XML. A failed check is a failure, one that could not be seen an error, a blocked one skipped; marks and
/// points are properties.
///
/// # Errors
/// The document cannot be written to memory.
pub fn xml(book: &Gradebook, words: &Catalogue) -> Result<Exported, ExportFault> {
    let mut report = Report::new(book.course.as_deref().map_or("check", |course| course));
    for row in &book.learners {
        for lab in &book.labs {
            if let Some(cell) = row.cells.get(&lab.lab) {
                report.add_test_suite(suite(row, lab, cell, words));
            }
        }
    }
    let text = report.to_string().map_err(|error| ExportFault::Writing(error.to_string()))?;
    Ok(Exported::one(text.into_bytes()))
}

fn suite(row: &LearnerRow, lab: &LabColumn, cell: &Cell, words: &Catalogue) -> TestSuite {
    let mut suite = TestSuite::new(format!("{}/{}", safe::line(&row.learner.id), safe::line(&lab.lab)));
    let mut property = |name: &str, value: &str| {
        suite.add_property(Property::new(name, safe::line(value).as_ref()));
    };
    property("learner", &row.learner.id);
    property("lab", &lab.lab);
    property("evidence", level_word(cell.lab.level));
    property("points.possible", &lab.possible.to_string());
    match cell.mark {
        Mark::Given { score, late, hints } => {
            property("state", "graded");
            property("points.earned", &score.to_string());
            property("points.late", &late.to_string());
            property("points.hints", &hints.to_string());
        }
        Mark::Held => property("state", "held"),
        Mark::Excused => property("state", "excused"),
    }
    for check in &cell.lab.checks {
        suite.add_test_case(case(lab, check, words));
    }
    suite
}

fn case(lab: &LabColumn, check: &MarkedCheck, words: &Catalogue) -> TestCase {
    let mut status = match check.status {
        CheckStatus::Pass => TestCaseStatus::success(),
        CheckStatus::Fail => TestCaseStatus::non_success(NonSuccessKind::Failure),
        CheckStatus::Unknown => TestCaseStatus::non_success(NonSuccessKind::Error),
        CheckStatus::Skipped => TestCaseStatus::skipped(),
    };
    if check.status != CheckStatus::Pass {
        if let Some(first) = &check.first {
            status.set_message(told::reason(first, words)).set_type(first.code.as_str());
        } else if !check.need.is_empty() {
            status.set_message(safe::line(&check.need.join(", ")).as_ref());
        }
    }
    let mut case = TestCase::new(safe::line(&check.id).as_ref(), status);
    case.set_classname(safe::line(&lab.lab).as_ref());
    case.add_property(Property::new("points.earned", check.earned.to_string()));
    case.add_property(Property::new("points.possible", check.possible.to_string()));
    if check.waived {
        case.add_property(Property::new("waived", "true"));
    }
    case
}
