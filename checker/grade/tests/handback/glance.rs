//! The class at a glance: figures, page and lines.

use crate::handback::feedback::is_inert;
use crate::handback::room::{Room, catalogue, room};
use grade::class::{Glance, page, summary};
use scraper::{Html, Selector};

#[test]
fn progress_counts_everybody_once() {
    let Room { book, course, beside, .. } = room();
    let glance = Glance::of(&book, &course, &beside);
    for lab in &glance.progress {
        let all = lab.passed + lab.begun + lab.held + lab.excused + lab.missing;
        assert_eq!(all, book.learners.len(), "{lab:?}");
    }
    let last = glance.progress.last().unwrap();
    assert_eq!((last.lab, last.passed, last.begun, last.held, last.excused, last.missing), ("lab-1.12", 1, 4, 1, 0, 2));
}

#[test]
fn the_commonest_first_thing_wrong_is_counted_by_check() {
    let Room { book, course, beside, .. } = room();
    let glance = Glance::of(&book, &course, &beside);
    let commonest: Vec<_> = glance.commonest().filter(|one| one.lab == "lab-1.12").collect();
    let egress = commonest.iter().find(|one| one.check == "private-egress").unwrap();
    assert_eq!(egress.learners.len(), 3, "{egress:?}");
    assert_eq!(egress.judged, 5, "who could not be seen has no verdict");
    let ids: Vec<&str> = egress.learners.iter().map(|row| row.learner.id.as_str()).collect();
    assert_eq!(ids, ["lee02", "park03", "evil07"]);
}

#[test]
fn who_is_stuck_is_told_once_where_something_is_broken_first() {
    let Room { book, course, beside, .. } = room();
    let glance = Glance::of(&book, &course, &beside);
    let mut stuck: Vec<&str> =
        glance.stuck.iter().flat_map(|place| place.learners.iter().map(|(row, _)| row.learner.id.as_str())).collect();
    stuck.sort_unstable();
    assert!(stuck.windows(2).all(|two| two[0] != two[1]), "{stuck:?}");
    assert!(!stuck.contains(&"kim01") && !stuck.contains(&"absent08"), "{stuck:?}");
    assert!(stuck.contains(&"lee02") && stuck.contains(&"smith05"), "{stuck:?}");
    let order = |lab: &str| book.labs.iter().position(|each| each.lab == lab);
    for place in &glance.stuck {
        for (row, _) in &place.learners {
            let fails = |lab: &&grade::LabColumn| {
                let cell = row.cells.get(&lab.lab).filter(|cell| cell.mark != grade::Mark::Excused);
                cell.is_some_and(|cell| cell.lab.checks.iter().any(|check| check.status == judge::CheckStatus::Fail))
            };
            let first = book.labs.iter().find(fails).map(|lab| lab.lab.as_str());
            assert_eq!(first.and_then(order), order(place.lab), "{}", row.learner.id);
        }
    }
}

#[test]
fn of_two_in_the_middle_the_median_is_between_them() {
    let Room { mut book, course, beside, .. } = room();
    let given = |row: &grade::LearnerRow| row.cells.get("lab-1.12").and_then(grade::Cell::given).is_some();
    let mut of = |scores: &[u32]| {
        let marked = book.learners.iter_mut().filter(|row| given(row));
        let mut scores = scores.iter();
        for row in marked {
            match scores.next() {
                Some(points) => {
                    let zero = grade::Score::ZERO;
                    let score = grade::Score::points(*points);
                    row.cells.get_mut("lab-1.12").unwrap().mark = grade::Mark::Given { score, late: zero, hints: zero };
                }
                None => drop(row.cells.remove("lab-1.12")),
            }
        }
        assert!(scores.next().is_none(), "there are so many learners");
        Glance::of(&book, &course, &beside).progress.last().unwrap().middle.map(|middle| middle.to_string())
    };
    assert_eq!(of(&[9, 9, 0, 9, 0]).as_deref(), Some("9"));
    assert_eq!(of(&[9, 0, 9, 0]).as_deref(), Some("4.5"));
    assert_eq!(of(&[]), None);
}

#[test]
fn what_still_bills_comes_the_dearest_first_and_a_held_mark_names_its_call() {
    let Room { book, course, beside, .. } = room();
    let glance = Glance::of(&book, &course, &beside);
    assert!(!glance.leftovers.is_empty());
    assert!(glance.leftovers.windows(2).all(|two| two[0].1.month >= two[1].1.month));
    let waiting: Vec<_> = glance.waiting.iter().map(|one| one.learner.learner.id.as_str()).collect();
    assert_eq!(waiting, ["choi04"]);
    assert!(glance.waiting[0].held[0].1.contains("ec2:DescribeNatGateways"), "{:?}", glance.waiting[0].held);
    assert_eq!(glance.regressed.len(), 1);
    assert!(glance.alike.is_empty(), "everybody has an account of their own: {:?}", glance.alike);
}

#[test]
fn the_page_is_inert_and_complete_in_both_languages() {
    let Room { book, course, mut beside, .. } = room();
    beside.prints.insert("park03".into(), beside.prints["lee02"].clone());
    let glance = Glance::of(&book, &course, &beside);
    for language in ["ko", "en"] {
        let page = page(&book, &glance, catalogue(language), Some("feedback"), "check 0.1.0");
        is_inert(&page);
        let document = Html::parse_document(&page);
        let text: String = document.root_element().text().collect();
        assert!(!text.contains("class-") && !text.contains("grade-reason") && !text.contains("{ $"), "{text}");
        for id in ["progress", "waiting", "broken", "stuck", "regressed", "leftovers", "alike", "learners", "files"] {
            assert_eq!(document.select(&Selector::parse(&format!("h2#{id}")).unwrap()).count(), 1, "{id}");
        }
        for row in &book.learners {
            assert!(text.contains(&row.learner.id));
        }
        for word in ["cheat", "copied", "plagiar", "부정", "베낀", "표절"] {
            assert!(!text.to_lowercase().contains(word), "nobody is accused: {word}");
        }
        insta::assert_snapshot!(format!("class-{language}"), summary(&book, &glance, catalogue(language)));
    }
}

#[test]
fn a_class_of_nobody_has_a_page_too() {
    let Room { mut book, course, .. } = room();
    book.learners.clear();
    let beside = grade::class::Beside::default();
    let glance = Glance::of(&book, &course, &beside);
    is_inert(&page(&book, &glance, catalogue("en"), None, "check 0.1.0"));
    assert!(summary(&book, &glance, catalogue("ko")).contains("0명"));
}
