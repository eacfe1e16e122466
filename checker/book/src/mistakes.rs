//! What usually goes wrong in a lab: its broken worlds, each with the message that the program has for it.

use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use askama::Template;
use judge::{Answer, EvidenceLevel, Finding, Lab, Report, Request};
use labs::{File, Folder};
use messages::Catalogue;
use proof::{Expectation, Expected, base_of, only};
use report::Words;
use snapshot::{Inventory, Names};

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

/// A broken case as it was judged.
pub(crate) struct Broken {
    /// The name of its file.
    file: String,
    /// What its author says of it.
    said: Expectation,
    report: Report,
    names: Names,
}

/// `{{#mistakes 1.12}}`: those that many make come first.
pub(crate) fn mistakes(course: &Course<'_>, words: &Catalogue, directive: &Directive) -> Result<String, What> {
    directive.knows(&[])?;
    let (lab, folder) = course.lab(directive.only("LAB")?)?;
    let mut mistakes: Vec<Mistake> =
        broken(course, lab, folder).iter().filter_map(|broken| mistake(broken, lab, words)).collect();
    // Several worlds of one mistake differ in their resources, not in what there is to learn.
    let mut seen = Vec::new();
    mistakes.retain(|mistake| {
        let is_new = !seen.contains(&(mistake.code, mistake.needed.clone()));
        seen.push((mistake.code, mistake.needed.clone()));
        is_new
    });
    if mistakes.is_empty() {
        return Err(What::Missing { what: "cases" });
    }
    let page =
        Mistakes { mistakes, needed: words.message("book-needed", &[]), there: words.message("book-there", &[]) };
    Ok(crate::page::block(&page))
}

/// The broken cases of a lab, those first that many begin with.
fn broken<'c>(course: &'c Course<'_>, lab: &Lab, folder: &Folder) -> &'c [Broken] {
    let at = course.subjects.iter().position(|(own, _)| own.id == lab.id);
    let Some(once) = at.and_then(|at| course.broken.get(at)) else { return &[] };
    once.get_or_init(|| {
        let files: Vec<&File> = folder.below("cases").collect();
        let judged = reach::parallel::each(&files, 1, |file| judged(course, lab, folder, file));
        let mut broken: Vec<Broken> = judged.into_iter().flatten().collect();
        broken.sort_by_key(|broken| !broken.said.is_common);
        broken
    })
}

/// A case that is broken, judged as the program would.
fn judged(course: &Course<'_>, lab: &Lab, folder: &Folder, file: &File) -> Option<Broken> {
    let said = Expectation::read(&file.text).ok()?;
    if !matches!(said.own, Expected::Fails { .. }) {
        return None;
    }
    let name = file.path.strip_prefix("cases/")?.to_owned();
    let is_world = name.ends_with(".txt");
    let text = if is_world { file.text.to_string() } else { only(&base_of(lab, folder)) };
    let built = course.bases.read(&text).ok()?.build().ok()?;
    let answers = course.answers.clone();
    let answers = if is_world { answers } else { answers.with_own(&lab.id, Answer::parse(&file.text).ok()?) };
    let report = judge::judge(&Request {
        ssh_ports: &said.given.ssh_ports,
        domain: said.given.domain.as_deref(),
        answers: &answers,
        ..Request::of_practice(&course.labs, &[lab.id.as_str()], &built.snapshot)
    });
    let labels = built.labels.iter().map(|(label, _, id)| (label, id));
    let names = Names::of(&Inventory::new(&built.snapshot)).with_labels(labels);
    Some(Broken { file: name, said, report, names })
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
    use messages::Language;

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
