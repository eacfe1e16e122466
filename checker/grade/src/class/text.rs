//! A class in lines for a terminal.

use super::glance::Glance;
use super::view::View;
use crate::gradebook::Gradebook;
use messages::{Catalogue, Value};
use report::safe;
use unicode_width::UnicodeWidthStr as _;

/// So many lines a section has at most; the page has them all.
const MOST: usize = 12;

/// The class in a few lines: how far it is, what stops it and whom, what still bills, what looks alike. What waits for the
/// instructor is told by whoever graded.
#[must_use]
pub fn summary(book: &Gradebook, glance: &Glance<'_>, words: &Catalogue) -> String {
    let view = View { words };
    let mut out = String::new();
    progress(&mut out, book, glance, view);
    section(
        &mut out,
        view,
        "class-broken-head",
        glance.commonest().map(|broken| {
            let check = view.check(broken.title, broken.check);
            let args = [
                ("lab", Value::from(safe::line(broken.lab).into_owned())),
                ("check", check.into()),
                ("what", view.broken(broken).into()),
            ];
            view.with("class-line-check", &args)
        }),
    );
    section(
        &mut out,
        view,
        "class-stuck-head",
        glance.stuck.iter().map(|stuck| {
            let args = [
                ("lab", Value::from(safe::line(stuck.lab).into_owned())),
                ("check", view.check(stuck.title, stuck.check).into()),
                ("what", view.ids(stuck.learners.iter().map(|(row, _)| *row)).into()),
            ];
            view.with("class-line-check", &args)
        }),
    );
    let line = |who: String, what: String| view.with("class-line", &[("who", who.into()), ("what", what.into())]);
    section(
        &mut out,
        view,
        "class-regressed-head",
        glance.regressed.iter().map(|(row, lab)| line(view.who(row), safe::line(lab).into_owned())),
    );
    section(
        &mut out,
        view,
        "class-leftovers-head",
        glance.leftovers.iter().map(|(row, leftover)| line(view.who(row), view.leftover(leftover))),
    );
    section(
        &mut out,
        view,
        "class-alike-head",
        glance.alike.iter().flat_map(|alike| {
            let ids: Vec<String> = alike.learners.iter().map(|id| safe::line(id).into_owned()).collect();
            let who = crate::told::few(&ids);
            view.traits(alike).into_iter().map(move |what| line(who.clone(), what)).collect::<Vec<_>>()
        }),
    );
    if !glance.alike.is_empty() {
        out.push_str(&format!("  {}\n", view.plain("class-alike-note")));
    }
    out
}

fn progress(out: &mut String, book: &Gradebook, glance: &Glance<'_>, view: View<'_>) {
    let head = view.with("class-head", &[("learners", book.learners.len().into())]);
    out.push_str(&head);
    out.push('\n');
    let width = glance.progress.iter().map(|lab| safe::line(lab.lab).width()).max().unwrap_or_default();
    for lab in &glance.progress {
        let id = safe::line(lab.lab);
        let args = [
            ("passed", Value::from(lab.passed)),
            ("begun", lab.begun.into()),
            ("held", lab.held.into()),
            ("excused", lab.excused.into()),
            ("missing", lab.missing.into()),
        ];
        let pad = " ".repeat(width - id.width());
        out.push_str(&format!("  {id}{pad}  {}\n", view.with("class-progress", &args)));
    }
}

fn section(out: &mut String, view: View<'_>, head: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    out.push('\n');
    out.push_str(&view.plain(head));
    out.push('\n');
    for line in lines.iter().take(MOST) {
        out.push_str("  ");
        out.push_str(line);
        out.push('\n');
    }
    let left = lines.len().saturating_sub(MOST);
    if left > 0 {
        out.push_str("  ");
        out.push_str(&view.with("class-more", &[("count", left.into())]));
        out.push('\n');
    }
}
