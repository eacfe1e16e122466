//! One lab on the terminal: the verdict with its root cause, the checks, then what the verdict rests on.

use super::page::{Line, Page};
use super::{Options, check, style};
use crate::words::Words;
use judge::{LabReport, LabStatus, Note};

pub(super) fn draw(page: &mut Page, lab: &LabReport, words: Words<'_>, options: Options) {
    // Never broken: the first line names what is wrong, whoever reads it.
    page.whole(0, &headline(lab, words));
    page.blank();
    let columns = check::Columns::of(lab, words);
    for each in &lab.checks {
        check::draw(page, each, &columns, words, options);
    }
    let remarks = lab.near_misses.len() + lab.assumptions.len() + lab.notes.len() + lab.costs.len();
    if remarks + lab.cast.len() > 0 {
        page.blank();
    }
    cast(page, lab, words);
    notes(page, "label-near-miss", &lab.near_misses, words);
    notes(page, "label-assumed", &lab.assumptions, words);
    notes(page, "label-note", &lab.notes, words);
    for cost in &lab.costs {
        label(page, &words.cost_label(), words.text(cost));
    }
}

fn headline(lab: &LabReport, words: Words<'_>) -> Line {
    let colour = match lab.status {
        LabStatus::Pass => style::GOOD,
        LabStatus::Fail => style::BAD,
        LabStatus::Unknown => style::DOUBT,
    };
    let points =
        words.with("points-long", &[("earned", lab.points.earned.into()), ("possible", lab.points.possible.into())]);
    let line = Line::new()
        .styled(colour, &words.lab_status(lab.status))
        .plain("  ")
        .styled(style::STRONG, &lab.lab)
        .plain(" ")
        .plain(words.text(&lab.title));
    match words.root(lab) {
        Some(root) => line.plain(": ").styled(style::STRONG, &root).styled(style::QUIET, &format!("  [{points}]")),
        None => line.styled(style::QUIET, &format!("  [{points}]")),
    }
}

fn cast(page: &mut Page, lab: &LabReport, words: Words<'_>) {
    for (role, ids) in words.roles(&lab.cast) {
        label(page, &role, &words.named(ids.join(", ")));
    }
}

fn notes(page: &mut Page, id: &str, notes: &[Note], words: Words<'_>) {
    for note in notes {
        label(page, &words.plain(id), &words.note(note));
    }
}

fn label(page: &mut Page, label: &str, text: &str) {
    page.wrap(2, 6, &Line::new().styled(style::QUIET, &format!("{label}: ")).plain(text));
}
