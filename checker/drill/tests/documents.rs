//! What is kept of drills: boxes and results.

use drill::{BoxResult, Boxes, BoxesError, Entry, Outcome, Results, ResultsError};

const DAY: i64 = 24 * 60 * 60;

#[test]
fn what_was_missed_comes_back_sooner() {
    let mut boxes = Boxes::default();
    boxes.note("lab-1/found", BoxResult::Found, 0);
    boxes.note("lab-1/missed", BoxResult::Missed, 0);
    assert!(boxes.due(DAY - 1).is_empty());
    assert_eq!(boxes.due(DAY), ["lab-1/found", "lab-1/missed"]);
    boxes.note("lab-1/found", BoxResult::Found, DAY);
    boxes.note("lab-1/missed", BoxResult::Missed, DAY);
    assert_eq!(boxes.due(2 * DAY), ["lab-1/missed"]);
    assert_eq!(boxes.due(3 * DAY), ["lab-1/missed", "lab-1/found"], "who has waited longest comes first");
    // However often it is found, it comes back some day; once missed, tomorrow.
    for _ in 0..20 {
        boxes.note("lab-1/found", BoxResult::Found, 3 * DAY);
    }
    assert_eq!((boxes.faults["lab-1/found"].level, boxes.faults["lab-1/found"].due), (5, 19 * DAY));
    boxes.note("lab-1/found", BoxResult::Missed, 3 * DAY);
    assert_eq!((boxes.faults["lab-1/found"].level, boxes.faults["lab-1/found"].due), (1, 4 * DAY));
    assert_eq!((boxes.faults["lab-1/found"].met, boxes.faults["lab-1/found"].missed), (23, 1));
    boxes.note("late", BoxResult::Found, i64::MAX);
    assert_eq!(Boxes::parse(boxes.to_json().as_bytes()).unwrap(), boxes);
}

#[test]
fn what_nobody_understands_is_not_taken() {
    for broken in ["", "{", "[]", "{}", r#"{"format":1}"#, r#"{"format":1,"faults":{},"more":1}"#] {
        assert!(matches!(Boxes::parse(broken.as_bytes()), Err(BoxesError::Broken(_))), "{broken}");
    }
    assert_eq!(Boxes::parse(br#"{"format":2,"else":[]}"#), Err(BoxesError::Newer));
    for broken in ["", "{", "[]", "{}", r#"{"format":1}"#, r#"{"format":1,"drills":[],"note":"mine"}"#] {
        assert!(matches!(Results::parse(broken.as_bytes()), Err(ResultsError::Broken(_))), "{broken}");
    }
    assert_eq!(Results::parse(br#"{"format":9,"drills":[]}"#), Err(ResultsError::Newer));
}

#[test]
fn results_are_read_as_they_were_written() {
    let mut results = Results::default();
    for outcome in [Outcome::Solved, Outcome::GivenUp, Outcome::Left] {
        results.drills.push(Entry {
            seed: 7,
            level: 2,
            labs: vec!["lab-1.12".into()],
            faults: vec!["lab-1.12/nat-failed".into(), "lab-1.11/x".into()],
            found: Vec::new(),
            steps: 3,
            hints: 1,
            outcome,
            finished: "2026-11-29T04:00:00Z".into(),
        });
        assert_eq!(Results::parse(results.to_json().as_bytes()).unwrap(), results);
    }
}
