//! What goes back to a learner: what is in it, and that nobody else is.

use crate::handback::room::{ASKED, HOSTILE, Room, catalogue, room, words};
use grade::class::{feedback_page, feedback_text};
use grade::{Mark, Reason};
use scraper::{Html, Selector};
use std::collections::BTreeMap;

const TOOL: &str = "check 0.1.0";

/// What every page must hold to.
pub(crate) fn is_inert(page: &str) {
    let document = Html::parse_document(page);
    let policy = document
        .select(&Selector::parse("meta[http-equiv='Content-Security-Policy']").unwrap())
        .next()
        .and_then(|meta| meta.attr("content"))
        .unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert_eq!(document.select(&Selector::parse("style").unwrap()).count(), 1);
    let acting = "script, iframe, object, embed, link, base, form, img, video, audio, [style], [onclick], [onload]";
    assert_eq!(document.select(&Selector::parse(acting).unwrap()).count(), 0);
    for element in document.select(&Selector::parse("[href], [src], [action]").unwrap()) {
        let address = element.attr("href").or_else(|| element.attr("src")).unwrap_or_default();
        let is_within = address.starts_with('#') || address.starts_with("feedback/");
        assert!(is_within || address.starts_with("https://docs.aws.amazon.com/"), "{address}");
    }
    assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}'));
    let ids: Vec<&str> =
        document.select(&Selector::parse("[id]").unwrap()).filter_map(|element| element.attr("id")).collect();
    let apart: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(apart.len(), ids.len(), "each place has one name: {ids:?}");
    for link in document.select(&Selector::parse("a[href^='#']").unwrap()) {
        let place = link.attr("href").unwrap().trim_start_matches('#');
        assert!(ids.contains(&place), "{place} is nowhere");
    }
}

/// Everything that somebody could be known by.
fn marks_of(room: &Room, id: &str) -> Vec<String> {
    let row = room.book.learners.iter().find(|row| row.learner.id == id).unwrap();
    let who = &row.learner;
    let own = [&who.email, &who.canvas_id, &who.sis_id, &who.login, &who.account];
    let mut marks: Vec<String> = own.into_iter().flatten().cloned().collect();
    marks.extend([who.id.clone(), who.name.chars().take(8).collect()]);
    marks.extend(room.beside.prints.get(id).into_iter().flat_map(|prints| prints.ids.iter().cloned()));
    marks
}

#[test]
fn a_page_never_shows_another_learner() {
    let mut room = room();
    // The instructor has to know that another id was inside; the learner must not learn whose.
    for row in &mut room.book.learners {
        row.reasons.push(Reason {
            code: "claims-other".into(),
            resource: "from-lee02.zip".into(),
            args: [("claimed".to_owned(), "lee02 이서준 park03 박지우".to_owned())].into(),
        });
        for cell in row.cells.values_mut() {
            cell.origin = "class/이서준_lee02/kim01/최하은.zip".into();
        }
    }
    let none = BTreeMap::new();
    for row in &room.book.learners {
        let own = &row.learner.id;
        let reports = room.reports.get(own).unwrap_or(&none);
        for language in ["ko", "en"] {
            let page = feedback_page(&room.book, row, reports, catalogue(language), TOOL);
            let text = feedback_text(&room.book, row, reports, catalogue(language));
            for other in room.book.learners.iter().filter(|other| other.learner.id != *own) {
                for mark in marks_of(&room, &other.learner.id) {
                    assert!(!page.contains(&mark), "the page of {own} has {mark} of {}", other.learner.id);
                    assert!(!text.contains(&mark), "the text of {own} has {mark} of {}", other.learner.id);
                }
            }
            is_inert(&page);
        }
    }
}

#[test]
fn a_page_says_the_mark_what_was_taken_off_and_what_to_do_first() {
    let room = room();
    let row = |id: &str| room.book.learners.iter().find(|row| row.learner.id == id).unwrap();
    let shown = |id: &str| {
        let page = feedback_page(&room.book, row(id), &room.reports[id], words(row(id)), TOOL);
        let document = Html::parse_document(&page);
        let of = |css: &str| {
            let selector = Selector::parse(css).unwrap();
            let all = document.select(&selector);
            all.map(|one| one.text().collect::<String>()).collect::<Vec<_>>().join("\n")
        };
        (of(".begin"), of("table.labs"), of("main"), of("html"))
    };
    let (begin, table, ..) = shown("lee02");
    assert!(begin.contains("lab-1.12") && begin.contains("check explain NAT_GATEWAY_NOT_AVAILABLE"), "{begin}");
    assert!(table.contains("힌트 2개로 0.5점 감점"), "{table}");
    let (begin, ..) = shown("kim01");
    assert!(begin.contains("더 할 일이 없습니다"), "{begin}");
    let (_, table, ..) = shown("smith05");
    assert!(table.contains("0.33 points off for handing in late"), "{table}");
    let (begin, table, ..) = shown("choi04");
    assert!(begin.contains("ec2:DescribeNatGateways") || begin.contains("DescribeNatGateways"), "{begin}");
    assert!(table.contains("not marked yet"), "{table}");
    let (begin, table, main, html) = shown("jung06");
    assert!(begin.contains("lab-1.8"), "{begin}");
    assert!(table.contains("면제") && table.contains("미제출"), "{table}");
    assert!(!main.contains(HOSTILE) && html.contains("실습 결과"), "{main}");
}

#[test]
fn whoever_is_excused_of_everything_is_not_said_to_have_passed() {
    let mut room = room();
    let lee = room.book.learners.iter_mut().find(|row| row.learner.id == "lee02").unwrap();
    for lab in &room.book.labs {
        let mut cell = lee.cells["lab-1.12"].clone();
        cell.mark = grade::Mark::Excused;
        lee.cells.insert(lab.lab.clone(), cell);
    }
    let row = room.book.learners.iter().find(|row| row.learner.id == "lee02").unwrap();
    for (language, excused) in [("ko", "면제되었습니다"), ("en", "you are excused")] {
        let page = feedback_page(&room.book, row, &BTreeMap::new(), catalogue(language), TOOL);
        let text = feedback_text(&room.book, row, &BTreeMap::new(), catalogue(language));
        for told in [page, text] {
            assert!(told.contains(excused), "{told}");
            assert!(
                !told.contains("passed") && !told.contains("통과했습니다") && !told.contains("check explain"),
                "{told}"
            );
        }
    }
}

#[test]
fn where_there_is_nothing_to_judge_anew_the_mark_still_says_what_is_wrong() {
    let room = room();
    let row = room.book.learners.iter().find(|row| row.learner.id == "lee02").unwrap();
    let page = feedback_page(&room.book, row, &BTreeMap::new(), catalogue("en"), TOOL);
    is_inert(&page);
    let code = row.cells["lab-1.12"].lab.checks.iter().find_map(|check| check.first.as_ref()).unwrap();
    assert!(page.contains(&format!("check explain {}", code.code)), "{page}");
}

#[test]
fn text_for_a_field_of_comments_is_plain_and_complete() {
    let room = room();
    for row in &room.book.learners {
        let none = BTreeMap::new();
        let text = feedback_text(&room.book, row, room.reports.get(&row.learner.id).unwrap_or(&none), words(row));
        for lab in ASKED {
            assert!(text.contains(lab), "{text}");
        }
        assert!(
            !text.contains(['<', '\u{1b}', '\t']) && !text.contains("feedback-") && !text.contains("{ $"),
            "{text}"
        );
        let is_held = row.cells.values().any(|cell| cell.mark == Mark::Held);
        assert_eq!(text.contains("not marked yet"), is_held, "{text}");
    }
    insta::assert_snapshot!("feedback-lee02", {
        let row = &room.book.learners[1];
        feedback_text(&room.book, row, &room.reports["lee02"], words(row))
    });
}
