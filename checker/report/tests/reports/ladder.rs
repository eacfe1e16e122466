//! Hints alone lead from every broken world of every lab to a pass, and none of them names what is done already.

#![expect(clippy::panic, reason = "a world that cannot be read is a failed test")]

use judge::{CheckReport, CheckStatus, EvidenceLevel, Lab, Report, Request};
use messages::{Catalogue, Language};
use report::{Hint, Words};
use snapshot::{Inventory, Names, Snapshot};
use world::World;

#[path = "../../../proof/tests/support/beyond.rs"]
mod beyond;
#[path = "../../../proof/tests/support/mended.rs"]
mod mended;

fn library() -> Vec<Lab> {
    labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect()
}

/// What a person is told about a lab in a world.
fn judged(library: &[Lab], lab: &str, world: &str) -> (Report, Snapshot) {
    let built = world.parse::<World>().and_then(|world| world.build());
    let built = built.unwrap_or_else(|error| panic!("{lab}: {error}\n{world}"));
    let asked = [lab];
    let request = Request::of_practice(library, &asked, &built.snapshot);
    let mut report = judge::judge(&request);
    advice::keep_what_mends(&mut report, &request);
    let labels = built.labels.iter().map(|(label, _, id)| (label, id));
    report.names = Names::of(&Inventory::new(&built.snapshot)).with_labels(labels);
    (report, built.snapshot)
}

/// The failed checks of a lab's broken worlds: lab, name, text.
fn broken_worlds() -> impl Iterator<Item = (String, String, String)> {
    labs::FOLDERS.iter().flat_map(|folder| {
        let cases = folder.files.iter().filter(|file| file.path.starts_with("cases/") && file.path.ends_with(".txt"));
        let broken = cases.filter(|file| file.text.contains("# expect fails") && !file.text.contains("# given"));
        broken.map(|file| (folder.id(), file.path.to_string(), file.text.to_string()))
    })
}

fn failed(report: &Report) -> impl Iterator<Item = &CheckReport> {
    report.labs.iter().flat_map(|lab| &lab.checks).filter(|check| check.status == CheckStatus::Fail)
}

fn ladders<'r>(report: &'r Report, words: &Words<'_>) -> Vec<(&'r CheckReport, Vec<Hint>)> {
    failed(report).map(|check| (check, words.ladder(check))).collect()
}

/// Follows the last hint of each ladder, line by line, and sees that no line was there already.
fn follow(lab: &str, name: &str, world: &mut String, snapshot: &Snapshot, ladders: &[(&CheckReport, Vec<Hint>)]) {
    let mut before = snapshot.clone();
    let lines: Vec<&String> =
        ladders.iter().filter_map(|(_, ladder)| ladder.last()).flat_map(|hint| &hint.edits).collect();
    assert!(!lines.is_empty(), "{lab} {name}: no hint says what suffices");
    for (at, line) in lines.iter().enumerate() {
        // What two checks say is done once; a line that the world began with may have been undone since.
        if lines[..at].contains(line) {
            continue;
        }
        world.push_str(&format!("\n{line}\n"));
        let after = world.parse::<World>().and_then(|world| world.snapshot());
        let after = after.unwrap_or_else(|error| panic!("{lab} {name}: {line}: {error}"));
        assert_ne!(before.calls, after.calls, "{lab} {name}: done already: {line}");
        before = after;
    }
}

#[test]
fn hints_alone_lead_from_every_broken_world_to_a_pass() {
    let library = library();
    let words = Catalogue::new(Language::En);
    let mut count = 0;
    for (lab, name, mut world) in broken_worlds().filter(|(lab, name, text)| !beyond::is_beyond_edits(lab, name, text))
    {
        let mut steps = 0;
        loop {
            let (report, snapshot) = judged(&library, &lab, &world);
            if mended::passes(&report, &lab) {
                break;
            }
            // Where the cause lies in a lab that this one rests on, its hints are given there.
            let root = failed(&report).next().is_none().then(|| report.labs[0].because.clone()).flatten();
            let (report, snapshot) = match root {
                Some(judge::Because::Check { lab, .. }) => judged(&library, &lab, &world),
                _ => (report, snapshot),
            };
            steps += 1;
            assert!(steps <= 5, "{lab} {name}: still not mended:\n{world}");
            let words = Words::of(&report, &words);
            follow(&lab, &name, &mut world, &snapshot, &ladders(&report, &words));
        }
        count += 1;
    }
    assert!(count > 70, "{count} worlds");
}

#[test]
fn a_ladder_asks_explains_shows_and_only_then_tells() {
    let library = library();
    for (lab, name, world) in broken_worlds() {
        let (report, _) = judged(&library, &lab, &world);
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            for (check, ladder) in ladders(&report, &Words::of(&report, &catalogue)) {
                let place = format!("{language}: {lab} {name} {}: {ladder:#?}", check.id);
                if check.findings.iter().all(|finding| finding.goes_with_others) {
                    assert!(ladder.is_empty(), "{place}");
                    continue;
                }
                let is_told = check.findings.iter().any(|finding| finding.change.is_some());
                let (last, before) = ladder.split_last().unwrap_or_else(|| panic!("{place}"));
                assert_eq!(!last.edits.is_empty(), is_told, "{place}");
                let gentle = if is_told { before } else { &ladder[..] };
                assert!(gentle.len() >= 3, "{place}");
                assert!(gentle[0].texts.iter().all(|text| text.ends_with('?')), "{place}");
                for hint in gentle {
                    assert!(hint.edits.is_empty() && hint.commands.is_empty(), "{place}");
                    assert!(hint.texts.iter().all(|text| !text.contains("aws ")), "{place}");
                }
                // What is missing is looked for in its own list.
                let is_lacking = |code: &str, at: &str| code.starts_with("NO_") && at.starts_with("vpc-");
                if check.findings.iter().any(|finding| is_lacking(finding.code, &finding.resource)) {
                    let account = Words::about(&catalogue, EvidenceLevel::SelfReported, &report.names).ladder(check);
                    let typed: Vec<&String> = account[..gentle.len()].iter().flat_map(|hint| &hint.commands).collect();
                    assert!(!typed.is_empty() && typed.iter().all(|line| !line.contains("describe-vpcs")), "{typed:?}");
                }
                // What suffices is what was tried, each line once.
                let changes = check.findings.iter().filter_map(|finding| finding.change.as_ref());
                assert_eq!(last.edits.len(), changes.map(|change| change.edits.len()).sum::<usize>(), "{place}");
            }
        }
    }
}

/// Whoever has an account types in the end what was suggested, each edit once, and nothing else.
#[test]
fn the_last_step_is_the_suggested_change_as_commands() {
    let (library, words) = (library(), Catalogue::new(Language::En));
    let mut typed = 0;
    for (lab, name, world) in broken_worlds() {
        let (mut report, _) = judged(&library, &lab, &world);
        report.evidence.level = EvidenceLevel::SelfReported;
        for (check, ladder) in ladders(&report, &Words::of(&report, &words)) {
            let changes = check.findings.iter().filter_map(|finding| finding.change.as_ref());
            let pairs = changes.flat_map(|change| change.edits.iter().zip(&change.commands));
            let mut told = Vec::new();
            let mut wanted: Vec<String> = Vec::new();
            for (edit, commands) in pairs.filter(|(_, commands)| !commands.is_empty()) {
                if !told.contains(&edit) {
                    told.push(edit);
                    wanted.extend(commands.iter().cloned());
                }
            }
            if !wanted.is_empty() {
                assert_eq!(ladder.last().map(|hint| &hint.commands), Some(&wanted), "{lab} {name} {}", check.id);
                typed += 1;
            }
        }
    }
    assert!(typed > 100, "{typed}");
}

/// What looks and what changes is for the Region that was looked at, whichever one the reader's shell is set to.
#[test]
fn every_command_of_a_ladder_is_for_the_region_of_the_evidence() {
    let (library, words) = (library(), Catalogue::new(Language::En));
    let mut looks = 0;
    for (lab, name, world) in broken_worlds() {
        let (mut report, _) = judged(&library, &lab, &world);
        report.evidence.level = EvidenceLevel::SelfReported;
        let region = report.evidence.region.clone().unwrap_or_else(|| panic!("{lab} {name}: no Region"));
        let commands = |report: &Report| -> Vec<String> {
            ladders(report, &Words::of(report, &words))
                .into_iter()
                .flat_map(|(_, ladder)| ladder)
                .flat_map(|hint| hint.commands)
                .collect()
        };
        for command in commands(&report).iter().filter(|command| command.starts_with("aws ")) {
            let begin = format!("aws --region {region} ");
            assert!(command.starts_with(&begin) || command.contains(" --region "), "{lab} {name}: {command}");
            assert_eq!(command.matches("--region").count(), command.matches("aws ").count(), "{lab} {name}: {command}");
            looks += usize::from(command.contains(" describe-"));
        }
        // One that cannot be typed is left out.
        for odd in [None, Some("x;id".to_owned())] {
            report.evidence.region = odd;
            assert!(commands(&report).iter().all(|command| !command.contains("x;id")), "{lab} {name}");
        }
    }
    assert!(looks > 50, "{looks}");
}

#[test]
fn what_the_author_of_a_lab_adds_holds_no_command() {
    for lab in library() {
        for (check, hint) in lab.checks.iter().flat_map(|check| check.hints.iter().map(move |hint| (&check.id, hint))) {
            for text in [&hint.ko, &hint.en] {
                assert!(!text.contains("aws "), "{} {check}: a command that nobody has tried: {text}", lab.id);
            }
        }
    }
}
