//! What usually goes wrong in a lab: its broken worlds, each with the message that the program has for it.

use crate::broken::Broken;
use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use askama::Template;
use judge::{EvidenceLevel, Finding, Lab};
use messages::{Catalogue, Language};
use proof::Expected;
use report::Words;

#[derive(Template)]
#[template(path = "mistakes.html")]
struct Mistakes {
    mistakes: Vec<Mistake>,
    needed: String,
    there: String,
}

/// A mistake as the program tells it.
struct Mistake {
    /// The name of its world.
    case: String,
    code: &'static str,
    title: String,
    message: String,
    needed: String,
    there: String,
    /// How a reader meets it.
    command: Option<String>,
}

/// `{{#mistakes 1.12}}`: those that many make come first.
pub(crate) fn mistakes(course: &Course<'_>, words: &Catalogue, directive: &Directive) -> Result<String, What> {
    directive.knows(&[])?;
    let (lab, _) = course.lab(directive.only("LAB")?)?;
    let is_korean = words.language() == Language::Ko;
    // A board is written in a language: where a mistake is there in both, the reader's comes first.
    let (own, others): (Vec<_>, Vec<_>) =
        course.broken(lab).iter().partition(|broken| broken.is_korean.is_none_or(|korean| korean == is_korean));
    let mut mistakes: Vec<Mistake> =
        own.into_iter().chain(others).filter_map(|broken| mistake(broken, lab, words)).collect();
    // Several worlds of one mistake differ in their resources, not in what there is to learn.
    let mut seen = Vec::new();
    mistakes.retain(|mistake| {
        let what = (mistake.code, mistake.command.as_ref().map(|_| mistake.needed.clone()));
        let is_new = !seen.contains(&what);
        seen.push(what);
        is_new
    });
    if mistakes.is_empty() {
        return Err(What::Missing { what: "cases" });
    }
    let page =
        Mistakes { mistakes, needed: words.message("book-needed", &[]), there: words.message("book-there", &[]) };
    Ok(crate::block::block(&page))
}

/// A broken case as the program tells it.
fn mistake(broken: &Broken, lab: &Lab, words: &Catalogue) -> Option<Mistake> {
    let Expected::Fails { check, code, .. } = &broken.said.own else { return None };
    let own = broken.report.labs.iter().find(|report| report.lab == lab.id)?;
    let check = own.checks.iter().find(|found| found.id == *check)?;
    let is_meant = |finding: &&Finding| code == "?" || code.split('|').any(|code| code == finding.code);
    let finding = check.findings.iter().find(is_meant)?;
    let words = Words::about(words, EvidenceLevel::Practice, &broken.names);
    let told = words.finding(finding, check.trace.as_ref());
    let given = &broken.said.given;
    let ports = given.ssh_ports.iter().map(|port| format!(" --ssh-port {port}"));
    let given: String = ports.chain(given.domain.iter().map(|name| format!(" --domain {name}"))).collect();
    let world = broken.file.strip_suffix(".txt");
    Some(Mistake {
        case: world.or(broken.file.strip_suffix(".toml")).unwrap_or(&broken.file).to_owned(),
        code: finding.code,
        title: words.catalogue.attribute(finding.code, "title", &[]),
        message: told.message,
        needed: told.expected,
        there: told.found_and_near,
        command: world.map(|case| format!("check {0} --world {0}/{case}{given}", lab.id)),
    })
}

/// The languages differ in words and in nothing else.
#[cfg(test)]
mod tests {
    use super::*;
    use labs::File;
    use proof::Expectation;

    #[test]
    fn every_lab_with_broken_cases_tells_as_many_mistakes_in_both_languages() {
        let program = |_: &[String], _: Language| Ok(String::new());
        let course = Course::new(labs::FOLDERS, Vec::new(), &program);
        let mut told = 0;
        for (lab, folder) in &course.subjects {
            let is_broken = |file: &File| {
                matches!(Expectation::read(&file.text), Ok(Expectation { own: Expected::Fails { .. }, .. }))
            };
            if !folder.below("cases").any(is_broken) {
                continue;
            }
            let directive = Directive::of(&format!("{{{{#mistakes {}}}}}", folder.number())).unwrap().unwrap();
            let [ko, en] = Language::ALL.map(|language| {
                let page = mistakes(&course, &Catalogue::new(language), &directive)
                    .unwrap_or_else(|what| panic!("{}: {what:?}", lab.id));
                page.matches("<details").count()
            });
            assert_eq!(ko, en, "{}", lab.id);
            told += ko;
        }
        assert!(told > 100, "{told}");
    }
}
