//! Each export: what it says of a class, that it has its form, and that nothing of it is made up.

use crate::handback::room::{ASKED, HOSTILE, Room, catalogue, room, words};
use grade::export::{
    ExportFault, Exported, Kind, Sheet, canvas, classroom50, gradescope, json, junit, moodle, nbgrader, plain,
};
use grade::{Gradebook, LearnerRow, Mark, Score};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The gradebook that an instructor exported of Canvas.
pub(crate) fn of_canvas(book: &Gradebook) -> String {
    let mut text = String::from(
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (901),Lab 1.8 routes (902),실습 1.11 (903),Lab 1.12 (904),Final Score\r\n\
         \"    Manual Posting\",,,,,,,,,\r\n    Points Possible,,,,,10,100,100,100,(read only)\r\n",
    );
    for row in book.learners.iter().filter(|row| row.learner.id != "absent08") {
        let who = &row.learner;
        let name = format!("\"{}\"", who.name.replace('"', "\"\""));
        let id = who.canvas_id.as_deref().unwrap_or_default();
        text.push_str(&format!("{name},{id},,,A반,7,,3,5,80\r\n"));
    }
    text.push_str("\"Student, Test\",999,,,A반,,,,,\r\n");
    text
}

fn text(exported: &Exported) -> String {
    assert_eq!(exported.files.len(), 1);
    String::from_utf8(exported.files[0].bytes.clone()).unwrap()
}

fn sheet(exported: &Exported) -> Sheet {
    Sheet::read(&exported.files[0].bytes).unwrap()
}

fn row<'b>(book: &'b Gradebook, id: &str) -> &'b LearnerRow {
    book.learners.iter().find(|row| row.learner.id == id).unwrap()
}

fn is_valid(schema: &str, document: &Value) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(document).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{document:#}");
}

#[test]
fn a_gradebook_of_canvas_is_filled_and_nothing_else_of_it_changes() {
    let Room { book, .. } = room();
    let own = of_canvas(&book);
    let before = Sheet::read(own.as_bytes()).unwrap();
    let done = canvas::fill(&book, own.as_bytes()).unwrap();
    let after = sheet(&done);
    assert_eq!(after.rows.len(), before.rows.len());
    assert_eq!(after.rows[..3], before.rows[..3], "headings, how marks are posted, points");
    let given = |id: &str, lab: &str| match row(&book, id).cells[lab].mark {
        Mark::Given { score, .. } => score.to_string(),
        other => panic!("{id} {lab}: {other:?}"),
    };
    let of = |id: &str| {
        let key = row(&book, id).learner.canvas_id.clone().unwrap();
        after.rows.iter().find(|row| row[1] == key).unwrap()
    };
    for id in ["kim01", "lee02", "smith05", "evil07"] {
        assert_eq!(of(id)[6..9], ASKED.map(|lab| given(id, lab)), "{id}");
        assert_eq!((&*of(id)[5], &*of(id)[9]), ("7", "80"), "what is not ours stays");
    }
    assert_eq!(of("jung06")[7], "EX");
    assert_eq!(of("jung06")[8], "5", "what was not handed in leaves the cell");
    assert_eq!(row(&book, "choi04").cells["lab-1.12"].mark, Mark::Held);
    assert_eq!(of("choi04")[8], "5", "a mark that is held back leaves the cell");
    assert_eq!(of("evil07")[0], format!("'{HOSTILE}"));
    assert!(text(&done).starts_with('\u{feff}'));
    assert_eq!(done.remarks.iter().filter(|one| one.code == "export-points-differ").count(), 3);
    assert!(done.remarks.iter().all(|one| one.code == "export-points-differ"), "{:?}", done.remarks);
}

#[test]
fn learners_are_found_by_number_then_sis_id_then_login_then_name() {
    let Room { mut book, .. } = room();
    book.learners[1].learner.name = "Lee, Seo Jun".into();
    let twin = book.learners[2].learner.name.clone();
    book.learners[3].learner.name.clone_from(&twin);
    let number = book.learners[0].learner.canvas_id.clone().unwrap();
    let own = format!(
        "Student,ID,SIS User ID,SIS Login ID,Section,lab 1.12 (1)\n\
         x,{number},S-lee02,lee02.login,A,a\n\
         x,1,S-park03,lee02.login,A,b\n\
         x,1,nobody,SMITH05.login,A,c\n\
         Seo Jun  Lee,,,,A,d\n\
         {twin},,,,A,e\n\
         Nobody Else,55,,,A,f\n\
         정도윤,12345,,,A,g\n"
    );
    let done = canvas::fill(&book, own.as_bytes()).unwrap();
    let cells: Vec<String> = sheet(&done).rows.into_iter().skip(1).map(|row| row[5].clone()).collect();
    let mark = |id: &str| match row(&book, id).cells["lab-1.12"].mark {
        Mark::Given { score, .. } => score.to_string(),
        _ => String::new(),
    };
    let (d, e, f, g) = (mark("lee02"), "e".to_owned(), "f".to_owned(), "g".to_owned());
    assert_eq!(cells, [mark("kim01"), mark("park03"), mark("smith05"), d, e, f, g]);
    let codes: Vec<&str> = done.remarks.iter().map(|one| one.code.as_str()).collect();
    assert!(codes.contains(&"export-row-ambiguous") && codes.contains(&"export-row-unknown"), "{codes:?}");
    assert!(codes.contains(&"export-no-row"), "evil07 has marks and no row: {codes:?}");
}

#[test]
fn the_rosters_own_id_and_address_may_be_what_canvas_goes_by() {
    let Room { mut book, .. } = room();
    for learner in [1, 2, 4] {
        let learner = &mut book.learners[learner].learner;
        (learner.canvas_id, learner.sis_id, learner.login) = (None, None, None);
        learner.email = Some(format!("{}@Example.edu", learner.id));
    }
    let twin = book.learners[6].learner.name.clone();
    book.learners[4].learner.name.clone_from(&twin);
    let own = format!(
        "Student,ID,SIS User ID,SIS Login ID,Section,lab 1.12 (1)\n\
         x,1,lee02,,A,a\n\
         y,2,nobody,park03@example.edu,A,b\n\
         {twin},3,,,A,c\n"
    );
    let done = canvas::fill(&book, own.as_bytes()).unwrap();
    let cells: Vec<String> = sheet(&done).rows.into_iter().skip(1).map(|row| row[5].clone()).collect();
    let mark = |id: &str| match row(&book, id).cells["lab-1.12"].mark {
        Mark::Given { score, .. } => score.to_string(),
        _ => panic!("{id} has a mark"),
    };
    assert_eq!(cells, [mark("lee02"), mark("park03"), "c".to_owned()]);
    // Of whose name there are two, the row was told, and nobody is said to have none.
    let of = |code: &str| done.remarks.iter().filter(|one| one.code == code).count();
    assert_eq!(of("export-row-ambiguous"), 1);
    let twins = [&book.learners[4].learner.id, &book.learners[6].learner.id];
    let rowless = done.remarks.iter().filter(|one| one.code == "export-no-row");
    assert!(rowless.map(|one| &one.resource).all(|id| !twins.contains(&id)), "{:?}", done.remarks);
}

#[test]
fn semicolons_and_decimal_commas_stay_as_canvas_wrote_them() {
    let Room { book, .. } = room();
    let number = row(&book, "smith05").learner.canvas_id.clone().unwrap();
    let own = format!("Student;ID;Section;실습 1.11 (1)\n    Points Possible;;;10,00\nx;{number};A;\n");
    let done = canvas::fill(&book, own.as_bytes()).unwrap();
    let text = text(&done);
    let Mark::Given { score, .. } = row(&book, "smith05").cells["lab-1.11"].mark else { panic!("no mark") };
    assert!(score.to_string().contains('.'), "{score}");
    assert!(text.contains(&format!("x;{number};A;{}\n", score.to_string().replace('.', ","))), "{text}");
}

#[test]
fn no_column_is_made_up_and_none_is_guessed() {
    let Room { book, .. } = room();
    let fill = |headings: &str| canvas::fill(&book, format!("{headings}\n").as_bytes());
    assert_eq!(fill("Name,ID,Section,Lab 1.12 (1)"), Err(ExportFault::NotCanvas));
    assert_eq!(fill("a"), Err(ExportFault::NotCanvas));
    assert!(matches!(fill("Student,ID,Section"), Err(ExportFault::NoColumn { .. })));
    assert!(matches!(
        fill("Student,ID,Section,Lab 1.120 (1),Lab 11.12 (2),Lab 1.12"),
        Err(ExportFault::NoColumn { .. })
    ));
    let two = fill("Student,ID,Section,Lab 1.12 (1),1.12 again (2)");
    assert!(matches!(two, Err(ExportFault::ManyColumns { ref columns, .. }) if columns.len() == 2), "{two:?}");
    let some = fill("Student,ID,Section,Lab 1.12 (1)").unwrap();
    assert_eq!(some.remarks.iter().filter(|one| one.code == "export-lab-no-column").count(), 2);
    for fault in [fill("a").unwrap_err(), fill("Student,ID,Section").unwrap_err(), two.unwrap_err()] {
        for language in ["ko", "en"] {
            let told = grade::told::reason(&fault.reason(), catalogue(language));
            assert!(!told.contains("grade-reason") && !told.contains('{'), "{told}");
        }
    }
}

#[test]
fn every_remark_of_an_export_has_words_in_both_languages() {
    let codes = [
        "row-unknown",
        "row-ambiguous",
        "row-twice",
        "no-row",
        "lab-no-column",
        "points-differ",
        "over-hundred",
        "held",
        "no-table",
        "not-canvas",
        "no-column",
        "many-columns",
        "no-key",
        "writing",
    ];
    for language in ["ko", "en"] {
        for code in codes {
            assert!(catalogue(language).has(&format!("grade-reason-export-{code}")), "{code}");
        }
    }
}

#[test]
fn moodle_gets_marks_and_feedback_in_pairs_and_no_feedback_without_a_mark() {
    let Room { book, .. } = room();
    let done = moodle::csv(&book, &words).unwrap();
    let sheet = sheet(&done);
    let headings = &sheet.rows[0];
    assert_eq!(headings[..2], ["email", "username"]);
    for (at, lab) in ASKED.iter().enumerate() {
        assert_eq!(headings[2 + at * 2..4 + at * 2], [(*lab).to_owned(), format!("{lab} feedback")]);
    }
    for (cells, learner) in sheet.rows[1..].iter().zip(&book.learners) {
        for (at, lab) in ASKED.iter().enumerate() {
            let (mark, feedback) = (&cells[2 + at * 2], &cells[3 + at * 2]);
            let given = learner.cells.get(*lab).is_some_and(|cell| matches!(cell.mark, Mark::Given { .. }));
            assert_eq!((mark.is_empty(), feedback.is_empty()), (!given, !given), "{} {lab}", learner.learner.id);
            if given {
                let level = if learner.learner.id == "kim01" { "collected" } else { "self-reported" };
                assert!(feedback.contains(level), "{feedback}");
            }
        }
    }
    let korean = sheet.rows[2][2 + 5].clone();
    assert!(korean.contains("먼저 볼 것") && korean.contains("check explain"), "{korean}");
    assert!(korean.contains("힌트 2개로 0.5점"), "{korean}");
}

#[test]
fn moodle_is_refused_where_it_could_not_find_somebody() {
    let Room { mut book, .. } = room();
    book.learners[1].learner.email = None;
    assert_eq!(sheet(&moodle::csv(&book, &words).unwrap()).rows[0][0], "username");
    book.learners[2].learner.login = None;
    assert!(matches!(moodle::csv(&book, &words), Err(ExportFault::NoKey { learners }) if learners == ["lee02"]));
    book.learners[1].learner.login = None;
    assert!(matches!(moodle::csv(&book, &words), Err(ExportFault::NoKey { learners }) if learners == ["lee02"]));
}

#[test]
fn results_for_gradescope_have_its_members_and_add_up() {
    let Room { book, .. } = room();
    let schema = json!({
        "type": "object", "required": ["score", "tests"], "additionalProperties": false,
        "properties": {
            "score": {"type": "number"}, "output": {"type": "string"},
            "output_format": {"enum": ["text", "html", "simple_format", "md", "ansi"]},
            "test_output_format": {"enum": ["text", "html", "simple_format", "md", "ansi"]},
            "test_name_format": {"enum": ["text", "html", "simple_format", "md", "ansi"]},
            "visibility": {"enum": ["hidden", "after_due_date", "after_published", "visible"]},
            "extra_data": {"type": "object"},
            "tests": {"type": "array", "items": {
                "type": "object", "additionalProperties": false, "required": ["name", "score", "max_score", "status"],
                "properties": {
                    "score": {"type": "number", "minimum": 0}, "max_score": {"type": "number", "minimum": 0},
                    "status": {"enum": ["passed", "failed"]}, "name": {"type": "string", "minLength": 1},
                    "output": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": {"const": "visible"}
                }
            }}
        }
    })
    .to_string();
    let done = gradescope::folder(&book, &words).unwrap();
    let names: Vec<&str> = done.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        names,
        ["kim01", "lee02", "park03", "smith05", "jung06", "evil07"].map(|id| format!("{id}/results.json"))
    );
    assert_eq!(done.remarks.len(), 1, "choi04 has a mark that is held back: {:?}", done.remarks);
    for file in &done.files {
        let document: Value = serde_json::from_slice(&file.bytes).unwrap();
        is_valid(&schema, &document);
        let id = file.path.split('/').next().unwrap();
        assert_eq!(
            document["extra_data"]["evidence"]["lab-1.8"],
            if id == "kim01" { "collected" } else { "self-reported" }
        );
    }
}

/// What Classroom 50 asks of a result, but for what no schema can say.
const CLASSROOM: &str = r#"{
  "type": "object", "additionalProperties": false,
  "required": ["schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release",
    "review", "datetime", "score", "max-score", "tests"],
  "properties": {
    "schema": {"const": "classroom50/result/v1"},
    "classroom": {"type": "string", "minLength": 1}, "assignment": {"type": "string", "minLength": 1},
    "assignment_type": {"enum": ["individual", "group"]}, "owner": {"type": "string", "minLength": 1},
    "submission": {"type": "string", "pattern": "^submit/"},
    "commit": {"type": "string", "minLength": 1}, "release": {"type": "string", "minLength": 1},
    "review": {"type": "string", "minLength": 1},
    "datetime": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},
    "graded_at": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},
    "score": {"type": "integer", "minimum": 0}, "max-score": {"type": "integer", "minimum": 0},
    "tests": {"type": "array", "items": {
      "type": "object", "required": ["test-name", "passed", "score", "max-score"],
      "properties": {"test-name": {"type": "string", "minLength": 1}, "passed": {"type": "boolean"},
        "score": {"type": "integer", "minimum": 0}, "max-score": {"type": "integer", "minimum": 0}}
    }}
  }
}"#;

fn is_of_classroom50(document: &Value) {
    is_valid(CLASSROOM, document);
    for part in std::iter::once(document).chain(document["tests"].as_array().unwrap()) {
        assert!(part["score"].as_u64() <= part["max-score"].as_u64(), "{part}");
    }
}

#[test]
fn results_for_classroom50_are_whole_numbers_of_one_scale() {
    let Room { book, .. } = room();
    let done = classroom50::folder(&book, &classroom50::Runner::default()).unwrap();
    assert_eq!(done.files.len(), 6);
    let mut most = std::collections::BTreeSet::new();
    for file in &done.files {
        let document: Value = serde_json::from_slice(&file.bytes).unwrap();
        is_of_classroom50(&document);
        if !file.path.starts_with("jung06") {
            most.insert(document["max-score"].as_u64());
        }
    }
    assert_eq!(most.len(), 1, "one class, one scale: {most:?}");
    let runner = classroom50::Runner {
        classroom: Some("net26".into()),
        submission: Some("submit/2026-x".into()),
        commit: Some("https://example.org/c".into()),
        ..Default::default()
    };
    let document = classroom50::result(&book, &book.learners[0], &runner, classroom50::Scale::of(&book));
    is_of_classroom50(&document);
    assert_eq!((&document["classroom"], &document["review"]), (&json!("net26"), &json!("https://example.org/c")));
}

#[test]
fn nbgraders_lines_add_up() {
    let Room { book, .. } = room();
    let sheet = sheet(&nbgrader::csv(&book).unwrap());
    assert_eq!(sheet.rows[0], nbgrader::COLUMNS);
    assert_eq!(sheet.rows.len(), 1 + book.learners.len() * ASKED.len());
    let number = |text: &str| text.parse::<f64>().unwrap();
    for line in &sheet.rows[1..] {
        match line[12].as_str() {
            "held" | "excused" => assert!(line[7..10].iter().all(String::is_empty), "{line:?}"),
            "missing" => assert_eq!((line[2].as_str(), line[9].as_str()), ("", "0")),
            "graded" => {
                assert!((number(&line[7]) - number(&line[8]) - number(&line[9])).abs() < 1e-9, "{line:?}");
                assert!(number(&line[9]) <= number(&line[10]) && !line[11].is_empty());
            }
            other => panic!("{other}"),
        }
    }
    assert!(sheet.rows.iter().any(|line| plain(&line[4]) == HOSTILE && line[4] != HOSTILE));
}

#[test]
fn junit_tells_failures_errors_and_skipped_apart() {
    let Room { book, .. } = room();
    let xml = text(&junit::xml(&book, catalogue("en")).unwrap());
    let suites = quick_junit::Report::deserialize_from_str(&xml).unwrap();
    let count = |id: &str| {
        let own = suites.test_suites.iter().filter(|suite| suite.name.as_str().starts_with(&format!("{id}/")));
        own.fold((0, 0, 0), |sum, suite| {
            (sum.0 + suite.failures, sum.1 + suite.errors, sum.2 + suite.disabled.unwrap_or(0))
        })
    };
    assert_eq!((count("kim01").0, count("kim01").1), (0, 0));
    assert!(count("lee02").0 > 0 && count("lee02").1 == 0, "{:?}", count("lee02"));
    assert!(count("choi04").1 > 0, "{:?}", count("choi04"));
    assert!(xml.contains(r#"name="evidence" value="self-reported""#) && xml.contains(r#"value="collected""#), "{xml}");
    assert!(!xml.contains('\u{1b}'));
}

#[test]
fn our_own_json_has_its_schema_and_everything_in_it() {
    let Room { book, .. } = room();
    let document: Value = serde_json::from_str(&text(&json::text(&book, "check 0.1.0").unwrap())).unwrap();
    is_valid(json::SCHEMA, &document);
    assert_eq!(document["learners"].as_array().unwrap().len(), book.learners.len());
    assert_eq!(document["learners"][3]["labs"][2]["state"], "held");
    assert_eq!(document["learners"][3]["labs"][2]["score"], Value::Null);
    let mut wrong = document.clone();
    wrong["learners"][3]["labs"][2]["score"] = json!(3);
    let schema: Value = serde_json::from_str(json::SCHEMA).unwrap();
    assert!(!jsonschema::is_valid(&schema, &wrong), "a mark that is held back has no score");
}

#[test]
fn the_words_of_kinds_are_read_back() {
    for kind in Kind::ALL {
        assert_eq!(kind.word().parse(), Ok(kind));
    }
    assert_eq!("excel".parse::<Kind>(), Err(()));
}

/// Any mark, of the lab's points.
fn mark(possible: u64) -> impl Strategy<Value = Mark> {
    prop_oneof![
        6 => (0..=possible, 0..=possible).prop_map(|(score, late)| Mark::Given {
            score: Score::hundredths(score),
            late: Score::hundredths(late),
            hints: Score::ZERO,
        }),
        1 => Just(Mark::Held),
        1 => Just(Mark::Excused),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_marks_and_names_come_back_from_every_table(
        marks in prop::collection::vec(mark(1000), 7 * 3),
        names in prop::collection::vec(".{1,20}", 8),
    ) {
        let Room { mut book, .. } = room();
        let mut marks = marks.into_iter();
        for (row, name) in book.learners.iter_mut().zip(names) {
            row.learner.name = name;
            for cell in row.cells.values_mut() {
                cell.mark = marks.next().unwrap();
            }
        }
        book.labs.iter_mut().for_each(|lab| lab.possible = Score::points(10));
        let canvas = sheet(&canvas::fill(&book, of_canvas(&book).as_bytes()).unwrap());
        let nbgrader = sheet(&nbgrader::csv(&book).unwrap());
        for row in &book.learners {
            let lines: Vec<&Vec<String>> = nbgrader.rows.iter().filter(|line| line[3] == row.learner.id).collect();
            prop_assert_eq!(plain(&lines[0][4]), &row.learner.name);
            let Some(of_canvas) = canvas.rows.iter().find(|line| Some(&line[1]) == row.learner.canvas_id.as_ref()) else { continue };
            prop_assert_eq!(plain(&of_canvas[0]), &row.learner.name);
            for (at, lab) in ASKED.iter().enumerate() {
                let (in_canvas, in_nbgrader) = (&of_canvas[6 + at], &lines[at][9]);
                match row.cells.get(*lab).map(|cell| cell.mark) {
                    Some(Mark::Given { score, .. }) => {
                        prop_assert_eq!(in_canvas, &score.to_string());
                        prop_assert_eq!(in_nbgrader, &score.to_string());
                    }
                    Some(Mark::Excused) => prop_assert_eq!(in_canvas, "EX"),
                    _ => prop_assert_eq!(in_canvas, ["", "3", "5"][at]),
                }
            }
        }
        for file in classroom50::folder(&book, &classroom50::Runner::default()).unwrap().files {
            is_of_classroom50(&serde_json::from_slice(&file.bytes).unwrap());
        }
        is_valid(json::SCHEMA, &json::document(&book, "check 0.1.0"));
    }
}
