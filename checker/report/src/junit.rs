//! The report as JUnit XML, for continuous integration: a suite for each lab, a case for each check.

use crate::safe;
use crate::words::Words;
use judge::{CheckReport, CheckStatus, LabReport, Report};
use messages::Catalogue;
use quick_junit::{NonSuccessKind, Property, SerializeError, TestCase, TestCaseStatus, TestSuite};

/// The report as XML. A failed check is a failure, one that cannot be told an error, a skipped one skipped; the points
/// are properties.
///
/// # Errors
/// If the XML cannot be written to memory.
pub fn to_string(report: &Report, catalogue: &Catalogue) -> Result<String, SerializeError> {
    let words = Words::of(report, catalogue);
    let mut xml = quick_junit::Report::new("check");
    for lab in &report.labs {
        let mut suite = TestSuite::new(lab.lab.as_str());
        suite.add_property(Property::new("title", safe::line(words.text(&lab.title)).as_ref()));
        suite.add_property(Property::new("status", words.lab_status(lab.status)));
        suite.add_property(Property::new("points.earned", lab.points.earned.to_string()));
        suite.add_property(Property::new("points.possible", lab.points.possible.to_string()));
        suite.add_property(Property::new("evidence", words.evidence_level(report.evidence.level)));
        for check in &lab.checks {
            suite.add_test_case(case(lab, check, words));
        }
        xml.add_test_suite(suite);
    }
    xml.to_string()
}

fn case(lab: &LabReport, check: &CheckReport, words: Words<'_>) -> TestCase {
    let mut status = match check.status {
        CheckStatus::Pass => TestCaseStatus::success(),
        CheckStatus::Fail => TestCaseStatus::non_success(NonSuccessKind::Failure),
        CheckStatus::Unknown => TestCaseStatus::non_success(NonSuccessKind::Error),
        CheckStatus::Skipped => TestCaseStatus::skipped(),
    };
    let mut description = Vec::new();
    for (index, finding) in check.findings.iter().enumerate() {
        let told = words.finding(finding, check.trace.as_ref());
        if index == 0 {
            status.set_message(told.message.as_str()).set_type(finding.code);
        }
        description.push(format!("{}: {}", finding.code, told.message));
        description.push(format!("{}: {}", words.plain("label-expected"), told.expected));
        description.push(format!("{}: {}", words.plain("label-found"), told.found_and_near));
    }
    if check.findings.is_empty() {
        let why = words.why(check);
        if let Some(why) = &why {
            status.set_message(why.as_str());
            description.push(why.clone());
        }
        description.extend(check.need.iter().map(|need| words.need(need)).filter(|need| Some(need) != why.as_ref()));
    }
    if check.status != CheckStatus::Pass && !description.is_empty() {
        status.set_description(description.join("\n"));
    }
    let mut case = TestCase::new(check.id.as_str(), status);
    case.set_classname(lab.lab.as_str());
    case.add_property(Property::new("title", safe::line(words.text(&check.title)).as_ref()));
    case.add_property(Property::new("points.earned", check.points.earned.to_string()));
    case.add_property(Property::new("points.possible", check.points.possible.to_string()));
    case
}
