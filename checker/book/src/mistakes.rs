//! What usually goes wrong in a lab: its broken worlds, each with the message that the program has for it.

use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use askama::Template;
use judge::{Answer, Answers, CheckReport, EvidenceLevel, Finding, Lab, Report, Request};
use labs::{File, Folder};
use messages::{Catalogue, Language};
use proof::{Expectation, Expected, base_of, only};
use report::Words;
use snapshot::{Inventory, Names};
use world::Built;

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
pub(crate) fn mistakes(course: &Course<'_>, language: Language, directive: &Directive) -> Result<String, What> {
    directive.knows(&[])?;
    let (lab, folder) = course.lab(directive.only("LAB")?)?;
    let words = Catalogue::new(language);
    let files: Vec<&File> = folder.below("cases").collect();
    let told = reach::parallel::each(&files, 1, |file| told(course, lab, folder, file, &words));
    let mut mistakes = Vec::new();
    for (is_common, mistake) in told.into_iter().flatten() {
        mistakes.push((!is_common, mistake));
    }
    mistakes.sort_by_key(|(is_rare, _)| *is_rare);
    // Several worlds of one mistake differ in their resources, not in what there is to learn.
    let mut seen = Vec::new();
    mistakes.retain(|(_, mistake)| {
        let is_new = !seen.contains(&(mistake.code, mistake.needed.clone()));
        seen.push((mistake.code, mistake.needed.clone()));
        is_new
    });
    if mistakes.is_empty() {
        return Err(What::Missing { what: "cases" });
    }
    let mistakes = mistakes.into_iter().map(|(_, mistake)| mistake).collect();
    let page =
        Mistakes { mistakes, needed: words.message("book-needed", &[]), there: words.message("book-there", &[]) };
    Ok(crate::page::block(&page))
}

/// A broken case as the program tells it, and whether many make the mistake.
fn told(course: &Course<'_>, lab: &Lab, folder: &Folder, file: &File, words: &Catalogue) -> Option<(bool, Mistake)> {
    let said = Expectation::read(&file.text).ok()?;
    let Expected::Fails { check, code, .. } = &said.own else { return None };
    let name = file.path.strip_prefix("cases/")?;
    let (built, answers, case) = match name.strip_suffix(".txt") {
        Some(case) => (course.bases.read(&file.text).ok()?.build().ok()?, course.answers.clone(), Some(case)),
        None => {
            let answers = course.answers.clone().with_own(&lab.id, Answer::parse(&file.text).ok()?);
            (course.bases.read(&only(&base_of(lab, folder))).ok()?.build().ok()?, answers, None)
        }
    };
    let report = judged(course, lab, &built, &answers, &said);
    let own = report.labs.iter().find(|report| report.lab == lab.id)?;
    let check = own.checks.iter().find(|found| found.id == *check)?;
    let is_meant = |finding: &&Finding| code == "?" || code.split('|').any(|code| code == finding.code);
    let finding = check.findings.iter().find(is_meant)?;
    let names = Names::of(&Inventory::new(&built.snapshot)).with_labels(built.labels.iter().map(|(l, _, id)| (l, id)));
    let words = Words::about(words, EvidenceLevel::Practice, &names);
    Some((said.is_common, mistake(finding, check, lab, (case, name, &said), words)))
}

fn judged(course: &Course<'_>, lab: &Lab, built: &Built, answers: &Answers, said: &Expectation) -> Report {
    judge::judge(&Request {
        ssh_ports: &said.given.ssh_ports,
        domain: said.given.domain.as_deref(),
        answers,
        ..Request::of_practice(&course.labs, &[lab.id.as_str()], &built.snapshot)
    })
}

fn mistake(
    finding: &Finding,
    check: &CheckReport,
    lab: &Lab,
    (case, file, said): (Option<&str>, &str, &Expectation),
    words: Words<'_>,
) -> Mistake {
    let told = words.finding(finding, check.trace.as_ref());
    let ports = said.given.ssh_ports.iter().map(|port| format!(" --ssh-port {port}"));
    let given: String = ports.chain(said.given.domain.iter().map(|name| format!(" --domain {name}"))).collect();
    Mistake {
        case: case.unwrap_or(file.trim_end_matches(".toml")).to_owned(),
        code: finding.code,
        title: words.catalogue.attribute(finding.code, "title", &[]),
        message: told.message,
        needed: told.expected,
        there: told.found_and_near,
        command: case.map(|case| format!("check {0} --world {0}/{case}{given}", lab.id)),
    }
}

/// The languages differ in words and in nothing else.
#[cfg(test)]
mod tests {
    use super::*;

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
                let page =
                    mistakes(&course, language, &directive).unwrap_or_else(|what| panic!("{}: {what:?}", lab.id));
                page.matches("<details").count()
            });
            assert_eq!(ko, en, "{}", lab.id);
            told += ko;
        }
        assert!(told > 100, "{told}");
    }
}
