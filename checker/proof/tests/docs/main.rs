//! The documentation of every check says what is so: its structure, the line that a lab writes, and its cases, which
//! are judged.

mod bench;
mod document;

use document::{Case, Document, Expected};
use judge::{AnswerKind, CHECKS, CheckInfo, Lab};

const ENGLISH: [&str; 6] =
    ["What it checks", "In a lab", "Why it matters", "Passes", "Fails", "How to look for yourself"];
const KOREAN: [&str; 6] =
    ["무엇을 보는가", "실습에 쓰는 법", "왜 중요한가", "통과하는 경우", "실패하는 경우", "직접 확인하는 법"];

/// What is wrong, all of it, in one message.
fn report(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

fn both(check: &CheckInfo) -> [(&'static str, Document, [&'static str; 6]); 2] {
    [("en", Document::read(check.en), ENGLISH), ("ko", Document::read(check.ko), KOREAN)]
}

/// The line that a lab writes.
fn line(document: &Document) -> Result<&str, String> {
    let is_toml = |block: &&(String, String)| block.0 == "toml";
    let all = document.blocks().filter(is_toml).count();
    let here = document.sections.get(1).and_then(|section| section.blocks.iter().find(is_toml));
    match here {
        Some((_, text)) if all == 1 => Ok(text),
        _ => Err("the second section has the only ```toml block".to_owned()),
    }
}

#[test]
fn every_document_has_the_same_sections_in_order() {
    let mut problems = Vec::new();
    for check in CHECKS {
        for (language, document, headings) in both(check) {
            let expected: Vec<(usize, &str)> = headings.iter().map(|heading| (3, *heading)).collect();
            if document.headings() != expected || !document.preamble.trim().is_empty() {
                problems.push(format!("{}.{language}: {:?} {}", check.id, document.headings(), document.preamble));
            }
            for section in document.sections.iter().filter(|section| section.prose.trim().is_empty()) {
                problems.push(format!("{}.{language}: «{}» has no words", check.id, section.heading));
            }
            let known = |info: &str| matches!(info, "toml" | "sh") || info.starts_with("case ");
            for (info, _) in document.blocks().filter(|(info, _)| !known(info)) {
                problems.push(format!("{}.{language}: ```{info} is neither toml, sh nor a case", check.id));
            }
        }
    }
    report(&problems);
}

#[test]
fn the_line_of_every_document_is_read_and_its_parameters_are_told() {
    let mut problems = Vec::new();
    for check in CHECKS {
        for (language, document, _) in both(check) {
            let name = format!("{}.{language}", check.id);
            let lab = line(&document).and_then(|line| Ok((line, bench::lab(line)?)));
            match lab {
                Err(what) => problems.push(format!("{name}: {what}")),
                Ok((line, lab)) => {
                    let kind = lab.checks.last().map(|check| check.judge.info().id);
                    if kind != Some(check.id) {
                        problems.push(format!("{name}: the line is one of {kind:?}"));
                    }
                    let untold = untold_parameters(line, &document);
                    if !untold.is_empty() {
                        problems.push(format!("{name}: the parameters {untold:?} are in the line, not in the table"));
                    }
                }
            }
        }
    }
    report(&problems);
}

/// The parameters of a line that the section does not name in code.
fn untold_parameters(line: &str, document: &Document) -> Vec<String> {
    let table: toml::Table = line.parse().unwrap_or_default();
    let parameters = table.get("judge").and_then(toml::Value::as_table).and_then(|judge| judge.values().next());
    let names = parameters.and_then(toml::Value::as_table).map(|it| it.keys().cloned().collect::<Vec<_>>());
    let told = document.sections.get(1).map(|section| section.spans.as_slice()).unwrap_or_default();
    names.unwrap_or_default().into_iter().filter(|name| !told.contains(name)).collect()
}

#[test]
fn every_case_comes_out_as_its_document_says() {
    every_case(bench::judge);
}

/// What a check looks at it asks for: a look at an account makes these calls and no others.
#[test]
fn every_case_comes_out_the_same_from_what_its_check_asks_for() {
    every_case(bench::judge_from_its_asks);
}

fn every_case(judge: impl Fn(&Lab, &Case) -> Result<(), String>) {
    let mut problems = Vec::new();
    let mut judged = 0;
    for check in CHECKS {
        for (language, document, _) in both(check) {
            let name = format!("{}.{language}", check.id);
            let found = line(&document).and_then(bench::lab).and_then(|lab| Ok((lab, document.cases()?)));
            let (lab, cases) = match found {
                Ok(found) => found,
                Err(what) => {
                    problems.push(format!("{name}: {what}"));
                    continue;
                }
            };
            for case in &cases {
                judged += 1;
                if let Err(what) = judge(&lab, case) {
                    problems.push(format!("{name}: {what}\n{}", case.text));
                }
            }
        }
    }
    report(&problems);
    assert!(judged >= 4 * CHECKS.len(), "only {judged} cases were judged");
}

/// Passes are shown where the document speaks of passing, failures where it speaks of failing.
#[test]
fn every_document_shows_a_pass_and_a_failure_in_their_sections() {
    let mut problems = Vec::new();
    for check in CHECKS {
        for (language, document, _) in both(check) {
            for (index, section) in document.sections.iter().enumerate() {
                let cases = section.cases().unwrap_or_default();
                let fits = |case: &Case| match case.expected {
                    Expected::Passes => index == 3,
                    Expected::Fails { .. } | Expected::Unknown => index == 4,
                };
                if !cases.iter().all(fits) {
                    problems.push(format!("{}.{language}: a case stands in the wrong section", check.id));
                }
                let needed = match index {
                    3 => cases.iter().any(|case| case.expected == Expected::Passes),
                    4 => cases.iter().any(|case| matches!(case.expected, Expected::Fails { .. })),
                    _ => true,
                };
                if !needed {
                    problems.push(format!("{}.{language}: «{}» shows no such case", check.id, section.heading));
                }
            }
        }
    }
    report(&problems);
}

#[test]
fn both_languages_have_the_same_line_cases_and_commands() {
    let mut problems = Vec::new();
    for check in CHECKS {
        let [(_, en, _), (_, ko, _)] = both(check);
        if line(&en) != line(&ko) {
            problems.push(format!("{}: the lines differ", check.id));
        }
        if en.cases() != ko.cases() {
            problems.push(format!("{}: the cases differ", check.id));
        }
        let commands = |document: &Document| {
            let shell: Vec<String> =
                document.blocks().filter(|(info, _)| info == "sh").map(|(_, text)| text.clone()).collect();
            shell
        };
        if commands(&en) != commands(&ko) {
            problems.push(format!("{}: the commands differ", check.id));
        }
        let asks_aws = commands(&en).iter().flat_map(|text| text.lines()).any(|line| line.starts_with("aws "));
        // A board is on a wall, an application and a repository are on one's own machine: nobody asks AWS about them.
        let is_elsewhere =
            check.answers == Some(AnswerKind::Board) || matches!(check.id, "instances" | "journey" | "no-secrets");
        if !asks_aws && !is_elsewhere {
            problems.push(format!("{}: no AWS CLI command shows how to look", check.id));
        }
    }
    report(&problems);
}
