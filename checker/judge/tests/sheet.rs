//! The exercise sheet: the same id gives the same sheet, its solution passes, and every mistake of the course's list
//! is told from the others.
#![expect(clippy::unwrap_used, reason = "a sheet without its question ends the test")]

use judge::{Question, Sheet, SheetAnswers, Task, grade, smallest, usable};
use proptest::prelude::*;

/// The code of the first finding, or of the first warning, or `-` for an answer that is right.
fn code(question: &Question, answer: &str) -> &'static str {
    let outcome = grade(question, Some(answer).filter(|answer| !answer.is_empty()));
    outcome.findings.first().or(outcome.warnings.first()).map_or("-", |finding| finding.code)
}

fn question<'s>(sheet: &'s Sheet, id: &str) -> &'s Question {
    sheet.question(id).unwrap()
}

proptest! {
    #[test]
    fn every_sheet_has_a_solution_that_passes(learner in "\\PC{0,20}") {
        let sheet = Sheet::new(&learner);
        prop_assert_eq!(&sheet, &Sheet::new(&learner));
        let solution = sheet.solution();
        for question in &sheet.questions {
            let outcome = grade(question, solution.get(question.id));
            prop_assert!(!outcome.fails() && outcome.warnings.is_empty(), "{:?}: {:?}", question, outcome.findings);
        }
    }

    #[test]
    fn no_answer_is_too_odd_to_be_judged(answer in "\\PC{0,60}", index in 0_usize..9) {
        let sheet = Sheet::new("practice");
        let _ = grade(&sheet.questions[index], Some(&answer));
    }

    #[test]
    fn no_answers_file_is_too_odd_to_be_read(text in "\\PC{0,200}") {
        let _ = SheetAnswers::parse(&text);
    }
}

#[test]
fn learners_have_sheets_of_their_own() {
    let sheets: Vec<Sheet> = (0..50).map(|index| Sheet::new(&format!("learner-{index}"))).collect();
    let different = sheets.iter().filter(|sheet| sheet.questions != sheets[0].questions).count();
    assert!(different >= 48, "only {different} of 49 differ");
}

#[test]
fn sizes_count_the_five_addresses() {
    for (length, hosts) in [(16, 65531), (24, 251), (27, 27), (28, 11)] {
        assert_eq!(usable(length), hosts, "/{length}");
    }
    for (hosts, length) in [(1, 28), (11, 28), (12, 27), (27, 27), (28, 26), (251, 24), (252, 23), (1_000_000, 16)] {
        assert_eq!(smallest(hosts), length, "{hosts} hosts");
    }
}

#[test]
fn each_mistake_has_its_code() {
    for learner in ["practice", "kim", "lee-02", "박"] {
        let sheet = Sheet::new(learner);
        let Task::Usable(length) = question(&sheet, "usable").task else { panic!() };
        let two_kept = (usable(length) + 3).to_string();
        let Task::Canonical(typed, typed_length) = question(&sheet, "canonical").task else { panic!() };
        let Task::Ends(block) = question(&sheet, "ends").task else { panic!() };
        let Task::Smallest(hosts) = question(&sheet, "smallest").task else { panic!() };
        let too_small = format!("/{}", smallest(hosts) + 1);
        let Task::Partition(parent, _) = &question(&sheet, "partition").task else { panic!() };
        let at = |offset: u32, length: u8| {
            format!("{}/{length}", std::net::Ipv4Addr::from(u32::from(parent.network()) + offset))
        };
        let blocks = |blocks: &[(u32, u8)]| blocks.iter().map(|&(o, l)| at(o, l)).collect::<Vec<_>>().join(", ");
        let cut = |address, length| ipnet::Ipv4Net::new_assert(address, length).trunc().to_string();
        let forgotten = if smallest(hosts) == 28 { "CIDR_SIZE_NOT_ALLOWED" } else { "CIDR_FORGOT_RESERVED" };
        let cases = [
            ("usable", two_kept, "CIDR_FORGOT_RESERVED"),
            ("usable", "many".into(), "ANSWER_UNREADABLE"),
            ("usable", String::new(), "ANSWER_MISSING"),
            ("smallest", too_small, forgotten),
            ("smallest", "/30".into(), "CIDR_SIZE_NOT_ALLOWED"),
            ("canonical", format!("{typed}/{typed_length}"), "CIDR_HOST_BITS"),
            ("canonical", cut(typed, typed_length + 1), "CIDR_OTHER_LENGTH"),
            ("canonical", cut(typed, typed_length - 1), "CIDR_OTHER_LENGTH"),
            ("canonical", cut(std::net::Ipv4Addr::from(u32::from(typed) ^ 1 << 31), typed_length), "CIDR_MISALIGNED"),
            (
                "ends",
                format!("{} {}", block.hosts().next().unwrap(), block.hosts().last().unwrap()),
                "CIDR_FORGOT_RESERVED",
            ),
            ("overlap", "perhaps".into(), "ANSWER_UNREADABLE"),
            ("vpc", "172.31.0.0/16".into(), "CIDR_OVERLAP"),
            ("vpc", "172.17.0.0/16".into(), "CIDR_UNWISE"),
            ("vpc", "8.8.0.0/16".into(), "CIDR_UNWISE"),
            ("vpc", "100.64.0.0/16".into(), "-"),
            ("partition", blocks(&[(0, 24), (256, 25), (384, 27), (400, 27)]), "CIDR_HOST_BITS|CIDR_MISALIGNED"),
            ("partition", blocks(&[(0, 24), (128, 25), (384, 27), (416, 27)]), "CIDR_OVERLAP"),
            ("partition", blocks(&[(0, 24), (256, 25), (384, 28), (416, 27)]), "CIDR_FORGOT_RESERVED"),
            (
                "partition",
                blocks(&[(0, 24), (256, 25), (384, 27), (416, 28)]),
                "CIDR_LOAD_BALANCER_TOO_SMALL|CIDR_FORGOT_RESERVED",
            ),
            ("partition", blocks(&[(0, 24), (256, 25), (384, 29), (416, 27)]), "CIDR_SIZE_NOT_ALLOWED"),
            ("partition", blocks(&[(1024, 24), (256, 25), (384, 27), (416, 27)]), "CIDR_OUTSIDE_PARENT"),
            ("partition", blocks(&[(64, 24), (512, 25), (384, 27), (416, 27)]), "CIDR_MISALIGNED"),
            ("partition", blocks(&[(0, 24), (256, 25), (384, 27)]), "CIDR_WRONG_COUNT"),
            // Another order, gaps and sizes that are larger than needed are all fine.
            ("partition", blocks(&[(992, 27), (512, 24), (0, 24), (768, 25)]), "-"),
        ];
        for (id, answer, expected) in cases {
            let found = code(question(&sheet, id), &answer);
            assert!(
                expected.split('|').any(|code| code == found),
                "{learner} {id} {answer:?}: {found}, not {expected}"
            );
        }
        let wrong = |id: &str| if question(&sheet, id).solution == "yes" { "no" } else { "yes" };
        for id in ["overlap", "allowed"] {
            assert_ne!(code(question(&sheet, id), wrong(id)), "-", "{id}");
        }
    }
}

#[test]
fn answers_files_say_what_is_wrong_with_them() {
    let text = "sheet = \"kim\"\n[[question]]\nid = \"usable\"\nanswer = 251\n[[question]]\nid = \"partition\"\nanswer = [\"10.0.0.0/24\", \"10.0.1.0/25\"]\n";
    let answers = SheetAnswers::parse(text).unwrap();
    assert_eq!(answers.get("usable"), Some("251"));
    assert_eq!(answers.get("partition"), Some("10.0.0.0/24, 10.0.1.0/25"));
    assert_eq!(answers.get("ends"), None);
    let wrong = [
        ("sheet = 5", "line 1"),
        ("sheet = \"x\"\n[[question]]\nid = \"usabel\"\n", "line 3: no question is called `usabel`"),
        ("sheet = \"x\"\n[[question]]\nid = \"usable\"\nanswer = { a = 1 }\n", "line 3: the answer to `usable`"),
        (
            "sheet = \"x\"\n[[question]]\nid = \"usable\"\n[[question]]\nid = \"usable\"\n",
            "line 5: `usable` is answered twice",
        ),
    ];
    for (text, expected) in wrong {
        let error = SheetAnswers::parse(text).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
}
