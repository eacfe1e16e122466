//! What a run comes to, in lines for a terminal and as a document: what became of every file, who needs the instructor,
//! and which marks are other ones than before.

use crate::output;
use crate::words::Saying;
use grade::{Assembled, Changed, Course, Mark, Progress, Ran, Reason, Remembered, RememberedMark, Rubric};
use messages::{Catalogue, Value};
use serde_json::json;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::IsTerminal as _;

/// What is told of a lab where a check was left out.
const LEFT_OUT: &str = "left-out";

/// So many lines a list has at most in a terminal; the document has them all.
const MOST: usize = 20;

/// How far a run is, on one line of standard error. Without a terminal nobody looks.
pub(super) struct Bar<'w> {
    words: &'w Catalogue,
    is_seen: bool,
    last: Cell<Option<usize>>,
}

impl<'w> Bar<'w> {
    pub(super) fn new(words: &'w Catalogue) -> Self {
        Self { words, is_seen: std::io::stderr().is_terminal(), last: Cell::new(None) }
    }

    /// Shows how far it is, if that is another line than before.
    pub(super) fn at(&self, progress: Progress) {
        let step = progress.done * 100 / progress.all.max(1);
        if !self.is_seen || progress.with_others == 0 && self.last.get() == Some(step) {
            return;
        }
        self.last.set(Some(step));
        let id = if progress.with_others == 0 { "grade-progress" } else { "grade-progress-others" };
        let line = Saying::new(id).counting("done", progress.done).counting("all", progress.all);
        output::remark(&format!("\r\u{1b}[K{}", line.counting("others", progress.with_others).say(self.words)));
    }

    /// Leaves the line empty for what comes next.
    pub(super) fn end(&self) {
        if self.last.get().is_some() {
            output::remark("\r\u{1b}[K");
        }
    }
}

/// All that there is to show.
pub(super) struct Shown<'s> {
    pub(super) assembled: &'s Assembled,
    pub(super) ran: &'s Ran,
    pub(super) changed: &'s [Changed],
    pub(super) course: &'s Course,
    pub(super) rubric: &'s Rubric,
    pub(super) words: &'s Catalogue,
    /// Whether what is kept was judged once more, and no file was looked for.
    pub(super) is_again: bool,
}

impl Shown<'_> {
    /// In lines for a terminal.
    pub(super) fn text(&self) -> String {
        let book = &self.assembled.book;
        let tally = &book.tally;
        let mut text = String::new();
        let count = |id, count: usize| Saying::new(id).counting("count", count).say(self.words);
        let tallied = Saying::new("grade-tally")
            .counting("found", tally.found)
            .counting("graded", tally.graded)
            .counting("superseded", tally.superseded.len())
            .counting("unreadable", tally.unreadable.len())
            .counting("strangers", tally.strangers.len())
            .counting("waiting", tally.waiting);
        if !self.is_again {
            text.push_str(&format!("{}\n", tallied.say(self.words)));
        }
        let ran = Saying::new("grade-ran").counting("judged", self.ran.judged).counting("known", self.ran.known);
        text.push_str(&format!("{}\n", ran.say(self.words)));
        if self.assembled.outdated > 0 {
            text.push_str(&format!("{}\n", count("grade-outdated", self.assembled.outdated)));
        }
        self.list(&mut text, "grade-unreadable-head", tally.unreadable.iter().map(|reason| self.say(reason)));
        self.list(&mut text, "grade-strangers-head", tally.strangers.iter().map(|reason| self.say(reason)));
        let needs = book.learners.iter().filter(|row| row.cells.values().any(|cell| cell.mark == Mark::Held));
        let needs = needs
            .flat_map(|row| row.reasons.iter().filter(|reason| is_pressing(reason)).map(move |reason| (row, reason)));
        self.list(
            &mut text,
            "grade-needs-head",
            needs.map(|(row, reason)| self.line(&row.learner.id, &self.say(reason))),
        );
        let odd = book
            .learners
            .iter()
            .flat_map(|row| row.reasons.iter().filter(|reason| is_odd(reason)).map(move |reason| (row, reason)));
        self.list(&mut text, "grade-odd-head", odd.map(|(row, reason)| self.line(&row.learner.id, &self.say(reason))));
        // Of whole classes nothing is named: a line for a lab, not for each learner.
        let mut left_out: BTreeMap<&Reason, usize> = BTreeMap::new();
        let all = book.learners.iter().flat_map(|row| &row.reasons).filter(|reason| reason.code == LEFT_OUT);
        all.for_each(|reason| *left_out.entry(reason).or_default() += 1);
        let left_out = left_out.into_iter().map(|(reason, learners)| {
            let line = Saying::new("grade-left-out-line").with("what", self.say(reason));
            line.counting("count", learners).say(self.words)
        });
        self.list(&mut text, "grade-left-out-head", left_out);
        // First marks are no news: all of them are in the tally.
        let changed = self.changed.iter().filter(|change| change.before.is_some());
        self.list(&mut text, "grade-changed-head", changed.map(|change| self.change(change)));
        self.list(&mut text, "grade-superseded-head", tally.superseded.iter().map(|reason| self.say(reason)));
        text
    }

    fn list(&self, text: &mut String, head: &'static str, lines: impl Iterator<Item = String>) {
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() {
            return;
        }
        text.push_str(&format!("\n{}\n", Saying::new(head).counting("count", lines.len()).say(self.words)));
        for line in lines.iter().take(MOST) {
            text.push_str(&format!("  {line}\n"));
        }
        if let Some(rest) = lines.len().checked_sub(MOST).filter(|rest| *rest > 0) {
            text.push_str(&format!("  {}\n", Saying::new("grade-more").counting("count", rest).say(self.words)));
        }
    }

    fn say(&self, reason: &Reason) -> String {
        grade::told::reason(reason, self.words)
    }

    fn line(&self, who: &str, what: &str) -> String {
        Saying::new("grade-line").with("who", who).with("what", what).say(self.words)
    }

    /// A mark that is another one, with why.
    fn change(&self, change: &Changed) -> String {
        let why: Vec<String> = change.why.iter().map(|reason| self.say(reason)).collect();
        Saying::new("grade-change")
            .with("who", &change.learner)
            .with("lab", &change.lab)
            .with("before", self.mark(change.before.as_ref()))
            .with("after", self.mark(change.after.as_ref()))
            .with("why", why.join("; "))
            .say(self.words)
    }

    fn mark(&self, mark: Option<&Remembered>) -> String {
        let word = |id: &str| self.words.message(id, &[]);
        match mark.map(|mark| (mark.mark, mark.possible)) {
            None => word("grade-mark-none"),
            Some((RememberedMark::Held, _)) => word("grade-mark-held"),
            Some((RememberedMark::Excused, _)) => word("grade-mark-excused"),
            Some((RememberedMark::Given { score, .. }, possible)) => {
                let args = [("score", Value::from(score.to_string())), ("possible", possible.to_string().into())];
                self.words.message("grade-mark-given", &args)
            }
        }
    }

    /// As a document.
    pub(super) fn json(&self) -> String {
        let book = &self.assembled.book;
        let reason = |reason: &Reason| json!({"code": reason.code, "resource": reason.resource, "args": reason.args, "message": self.say(reason)});
        let reasons = |all: &[Reason]| all.iter().map(reason).collect::<Vec<_>>();
        let learners = book.learners.iter().map(|row| {
            let labs: serde_json::Map<String, serde_json::Value> =
                row.cells.iter().map(|(lab, cell)| (lab.clone(), cell_json(cell))).collect();
            json!({"learner": row.learner.id, "labs": labs, "reasons": reasons(&row.reasons)})
        });
        let labs = book.labs.iter().map(|lab| {
            json!({"lab": lab.lab, "possible": points(lab.possible), "due": lab.due.map(|due| due.to_string()),
                   "version": self.course.versions.get(&lab.lab)})
        });
        let changed = self.changed.iter().map(|change| {
            json!({"learner": change.learner, "lab": change.lab, "before": change.before.as_ref().map(mark_json),
                   "after": change.after.as_ref().map(mark_json), "why": reasons(&change.why)})
        });
        let tally = &book.tally;
        let document = json!({
            "format": 1,
            "tool": concat!("check ", env!("CARGO_PKG_VERSION")),
            "lang": self.words.language().as_str(),
            "course": self.rubric.course,
            "made": book.made.to_string(),
            "files": {
                "found": tally.found, "graded": tally.graded, "waiting": tally.waiting,
                "superseded": reasons(&tally.superseded), "unreadable": reasons(&tally.unreadable),
                "strangers": reasons(&tally.strangers),
            },
            "judged": self.ran.judged,
            "known": self.ran.known,
            "outdated": self.assembled.outdated,
            "labs": labs.collect::<Vec<_>>(),
            "learners": learners.collect::<Vec<_>>(),
            "changes": changed.collect::<Vec<_>>(),
        });
        format!("{document}\n")
    }
}

/// Whether a reason is why a mark is held back.
fn is_pressing(reason: &Reason) -> bool {
    ["held-calls", "held-checks", "other-variant"].contains(&reason.code.as_str())
}

fn is_odd(reason: &Reason) -> bool {
    !is_pressing(reason) && reason.code != LEFT_OUT
}

/// Points as a number of JSON.
#[expect(clippy::cast_precision_loss, reason = "no mark comes near 2^53 hundredths")]
fn points(score: grade::Score) -> f64 {
    score.as_hundredths() as f64 / 100.0
}

fn mark_json(mark: &Remembered) -> serde_json::Value {
    let possible = points(mark.possible);
    match mark.mark {
        RememberedMark::Given { score, late, hints } => {
            json!({"score": points(score), "possible": possible, "late": points(late), "hints": points(hints)})
        }
        RememberedMark::Held => json!({"held": true, "possible": possible}),
        RememberedMark::Excused => json!({"excused": true, "possible": possible}),
    }
}

fn cell_json(cell: &grade::Cell) -> serde_json::Value {
    let (word, score, late, hints) = match cell.mark {
        Mark::Given { score, late, hints } => ("given", Some(points(score)), Some(points(late)), Some(points(hints))),
        Mark::Held => ("held", None, None, None),
        Mark::Excused => ("excused", None, None, None),
    };
    let checks = cell.lab.checks.iter().map(|check| {
        json!({"id": check.id, "status": grade::Verdict::from(check.status).word(), "earned": points(check.earned),
               "possible": points(check.possible), "waived": check.waived, "need": check.need,
               "first": check.first.as_ref().map(|first| json!({"code": first.code, "resource": first.resource}))})
    });
    json!({"mark": word, "score": score, "late": late, "hints": hints, "level": grade::level_word(cell.lab.level),
           "version": cell.lab.version, "origin": cell.origin, "at": cell.at.map(|at| at.to_string()),
           "snapshot": cell.snapshot, "checks": checks.collect::<Vec<_>>()})
}
