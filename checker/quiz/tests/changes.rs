//! Changes to worlds: each is carried out, and what is right is what then passes.

use crate::support::{chosen, options, posed, read, worlds};
use judge::{Lab, LabStatus, Request};
use messages::{Catalogue, Language};
use proptest::prelude::*;
use quiz::{Body, Question, Unposed};

const AIM: &str = "world = \"lab-1.12/crossing-d\"\nlab = \"lab-1.12\"\n";

fn change(aim: &str, edits: &[&str]) -> Question {
    let option = |edit: &&str| {
        format!(
            "[[option]]\nko = \"가 {edit}\"\nen = \"{edit}\"\nedit = \"{edit}\"\nwhy.ko = \"아님\"\nwhy.en = \"No.\"\n"
        )
    };
    read("change", &format!("{aim}{}", edits.iter().map(option).collect::<String>()))
}

const EDITS: [&str; 3] = [
    "allow public-acl in 150 tcp 1024-65535 from 0.0.0.0/0",
    "allow private-acl in 150 tcp 1024-65535 from 0.0.0.0/0",
    "allow public-acl out 150 tcp 1024-65535 to 0.0.0.0/0",
];

#[test]
fn what_mends_the_world_is_right_whichever_way_it_is_asked() {
    let flow = "world = \"lab-1.12/crossing-d\"\nfrom = \"app\"\nto = \"203.0.113.80\"\nport = 443\n";
    for aim in [AIM, flow] {
        for language in Language::ALL {
            let posed = posed(&change(aim, &EDITS), language);
            let Body::Options { options, several } = &posed.body else { panic!("{posed:?}") };
            assert!(!several);
            for option in options {
                assert_eq!(option.is_right, option.edit.as_deref() == Some(EDITS[0]), "{option:?}");
                // What still stands in the way is told by the engine, in the labels of the world.
                assert_eq!(option.found.is_some(), !option.is_right, "{option:?}");
                assert!(option.found.iter().all(|found| found.contains("public-acl") && !found.contains("acl-0")));
            }
        }
    }
    let posed = posed(&change(AIM, &EDITS), Language::En);
    assert!(chosen(&posed, &[EDITS[0]]).is_right);
    let wrong = chosen(&posed, &[EDITS[1]]);
    assert!(!wrong.is_right && wrong.whys.len() == 2 && wrong.whys[0] == "No.", "{wrong:?}");
}

/// What is right is what really passes: the edit is added to the case by hand, and the lab judged without this crate.
#[test]
fn applying_a_right_option_really_passes() {
    let labs: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    let bases = proof::bases(labs::FOLDERS);
    let mut right = 0;
    let cases = [
        ("1.8", "destination-slash-32", vec!["route public-rt 0.0.0.0/0 -> igw", "route private-rt 0.0.0.0/0 -> igw"]),
        ("1.12", "crossing-d", EDITS.to_vec()),
        ("1.12", "nat-failed", vec!["nat spare public-c\nroute private-rt 0.0.0.0/0 -> spare", "nat spare public-c"]),
    ];
    for (number, case, edits) in cases {
        let folder = labs::find(number).unwrap();
        let Some(text) = folder.file(&format!("cases/{case}.txt")) else { continue };
        let aim = format!("world = \"lab-{number}/{case}\"\nlab = \"lab-{number}\"\n");
        let quoted: Vec<String> = edits.iter().map(|edit| edit.replace('\n', "\\n")).collect();
        let question = change(&aim, &quoted.iter().map(String::as_str).collect::<Vec<_>>());
        let posed = posed(&question, Language::En);
        let Body::Options { options, .. } = &posed.body else { panic!("{posed:?}") };
        for option in options {
            let edited = format!("{text}\n{}\n", option.edit.as_deref().unwrap());
            let snapshot = bases.read(&edited).unwrap().snapshot().unwrap();
            let asked = [format!("lab-{number}")];
            let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
            let report = judge::judge(&Request::of_practice(&labs, &asked, &snapshot));
            assert_eq!(option.is_right, report.labs[0].status == LabStatus::Pass, "{number}/{case}: {option:?}");
            right += usize::from(option.is_right);
        }
    }
    assert!(right >= 2, "only {right} options were right");
}

/// Lines that may or may not mend `crossing-d`, each alone or one after the other.
const POOL: [&str; 8] = [
    "allow public-acl in 150 tcp 1024-65535 from 0.0.0.0/0",
    "allow public-acl in 150 tcp 1024-40000 from 0.0.0.0/0",
    "allow public-acl in 150 all from 0.0.0.0/0",
    "deny public-acl in 10 tcp 1024-65535 from 203.0.113.0/24",
    "unroute private-rt 0.0.0.0/0",
    "route private-rt 0.0.0.0/0 -> nat-1",
    "clear public-acl in",
    "remove nat-1",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is done, in whatever order: an option is right if and only if the lab passes in the world that comes of it.
    #[test]
    fn what_is_right_is_what_passes(lines in proptest::collection::vec(0..POOL.len(), 1..4)) {
        let edit = lines.iter().filter_map(|line| POOL.get(*line)).copied().collect::<Vec<_>>().join("\n");
        let text = labs::find("1.12").and_then(|folder| folder.file("cases/crossing-d.txt")).unwrap();
        let world = proof::bases(labs::FOLDERS).read(&format!("{text}\n{edit}\n")).unwrap();
        let posed = change(AIM, &[edit.replace('\n', "\\n").as_str()]).pose(&Catalogue::new(Language::En), &worlds());
        let snapshot = match world.snapshot() {
            Ok(snapshot) => snapshot,
            Err(_) => {
                let is_told = matches!(posed, Err(Unposed::Edit { .. }));
                prop_assert!(is_told, "{:?}", posed);
                return Ok(());
            }
        };
        let labs: Vec<Lab> = labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
        let report = judge::judge(&Request::of_practice(&labs, &["lab-1.12"], &snapshot));
        match (report.labs[0].status, posed) {
            (LabStatus::Unknown, posed) => prop_assert_eq!(posed, Err(Unposed::Undecided { option: Some(0) })),
            (status, posed) => {
                let posed = posed.unwrap();
                prop_assert_eq!(options(&posed)[0].1, status == LabStatus::Pass);
            }
        }
    }
}

#[test]
fn an_edit_that_cannot_be_carried_out_is_told_with_its_own_line() {
    let words = Catalogue::new(Language::En);
    let unposed = |question: Question| question.pose(&words, &worlds()).unwrap_err();
    let odd = unposed(change(AIM, &[EDITS[0], "# a remark\\nremove nothing"]));
    assert!(matches!(&odd, Unposed::Edit { option: 1, error } if error.line == 2), "{odd:?}");
    assert_eq!(odd.path(), ["option", "1", "edit"]);
    let dark = unposed(change(AIM, &[EDITS[0], "denied ec2:DescribeNatGateways"]));
    assert_eq!(dark, Unposed::Undecided { option: Some(1) });
    let lab = unposed(change("world = \"solved\"\nlab = \"lab-9.9\"\n", &["remove igw"]));
    assert_eq!(lab, Unposed::NoLab { name: "lab-9.9".to_owned() });
    // A second head is no edit.
    assert!(matches!(unposed(change(AIM, &["base solved"])), Unposed::Edit { .. }));
}

#[test]
fn options_stand_beside_their_edits() {
    let posed = posed(&change(AIM, &EDITS), Language::En);
    let Body::Options { options: all, .. } = &posed.body else { panic!("{posed:?}") };
    assert!(all.iter().all(|option| option.edit.as_deref() == Some(option.text.as_str())));
    assert_eq!(options(&posed).len(), 3);
}
