//! `check roster check`: what is understood of a roster, what is wrong with it, and whose each file is that was handed in.

pub(super) mod access;
mod delegate;
mod issue;

pub(super) use delegate::run as delegate;
pub(super) use issue::run as issue;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::output;
use crate::words::Saying;
use grade::intake::{self, Bounds, Found, Intake};
use grade::roster::{Field, Roster, RosterFault, RosterFaultKind};
use grade::{Identity, Reason};
use messages::{Catalogue, Value};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The most that is told of one kind.
const LINES: usize = 1_000;

pub(super) fn check(file: &Path, paths: &[PathBuf], words: &Catalogue) -> Result<Exit, Failure> {
    let roster = read(file)?;
    let mut page = Page { text: String::new(), words };
    page.layout(file, &roster);
    let is_odd = page.odd(&roster);
    let is_lacking = !paths.is_empty() && page.intake(&roster, &intake::look(paths, &roster, &Bounds::default()));
    if !is_odd && !is_lacking {
        page.line(&Saying::new("roster-in-order"));
    }
    output::print(&page.text)?;
    Ok(if is_odd || is_lacking { Exit::Unknown } else { Exit::Passed })
}

/// Reads a roster, or says all that is wrong with it.
pub(super) fn read(file: &Path) -> Result<Roster, Failure> {
    Roster::read(&files::bytes(file)?).map_err(|faults| {
        let told = faults.iter().map(|fault| Saying::new("roster-fault").with("line", fault.line).cause(cause(fault)));
        Failure::usage(files::about("roster-not-read", file).counting("count", faults.len()))
            .listing(told.collect())
            .hint(Saying::new("roster-fault-hint"))
    })
}

fn cause(fault: &RosterFault) -> Saying {
    match &fault.kind {
        RosterFaultKind::TooLarge => Saying::new("roster-too-large"),
        RosterFaultKind::NoText => Saying::new("roster-no-text"),
        RosterFaultKind::NoHeader { columns } => Saying::new("roster-no-header").with("columns", columns),
        RosterFaultKind::Columns { first, second, .. } => {
            Saying::new("roster-two-columns").with("first", first).with("second", second)
        }
        RosterFaultKind::Empty => Saying::new("roster-empty"),
        RosterFaultKind::NoId { name, column } => Saying::new("roster-no-id").with("name", name).with("column", column),
        RosterFaultKind::Twice { field, value, first } => {
            Saying::new("roster-twice").with("value", value).part("column", meaning(*field)).with("first", first)
        }
        RosterFaultKind::Value { field, value } => Saying::new(match field {
            Field::Email => "roster-value-email",
            Field::Lang => "roster-value-lang",
            Field::Account => "roster-value-account",
            _ => "roster-value-other",
        })
        .with("value", value),
        RosterFaultKind::Columned { found, expected } => {
            Saying::new("roster-columned").with("found", found).with("expected", expected)
        }
    }
}

fn meaning(field: Field) -> Saying {
    Saying::new(match field {
        Field::Id => "roster-is-id",
        Field::Name => "roster-is-name",
        Field::Given => "roster-is-given",
        Field::Family => "roster-is-family",
        Field::Email => "roster-is-email",
        Field::CanvasId => "roster-is-canvas-id",
        Field::SisId => "roster-is-sis-id",
        Field::Login => "roster-is-login",
        Field::MoodleId => "roster-is-moodle-id",
        Field::Participant => "roster-is-participant",
        Field::Section => "roster-is-section",
        Field::Lang => "roster-is-lang",
        Field::Account => "roster-is-account",
        Field::NameServers => "roster-is-name-servers",
    })
}

/// Lines for people.
struct Page<'p> {
    text: String,
    words: &'p Catalogue,
}

impl Page<'_> {
    fn line(&mut self, saying: &Saying) {
        self.text.push_str(&saying.say(self.words));
        self.text.push('\n');
    }

    fn inner(&mut self, saying: &Saying) {
        self.text.push_str("  ");
        self.line(saying);
    }

    fn reason(&mut self, reason: &Reason) {
        let clean = |text: &str| report::safe::line(text).into_owned();
        let mut args = vec![("resource", Value::from(clean(&reason.resource)))];
        args.extend(reason.args.iter().map(|(name, value)| (name.as_str(), Value::from(clean(value)))));
        self.text.push_str("  ");
        self.text.push_str(&self.words.message(&format!("grade-reason-{}", reason.code), &args));
        self.text.push('\n');
    }

    /// What was understood of the file.
    fn layout(&mut self, file: &Path, roster: &Roster) {
        let layout = roster.layout();
        let delimiter = Saying::new(match layout.delimiter {
            ';' => "roster-delimiter-semicolon",
            '\t' => "roster-delimiter-tab",
            '|' => "roster-delimiter-bar",
            _ => "roster-delimiter-comma",
        });
        let head = files::about("roster-learners", file).counting("count", roster.learners().len());
        self.line(&head.with("encoding", layout.encoding.name()).part("delimiter", delimiter));
        for (column, field) in &layout.columns {
            self.inner(&Saying::new("roster-column").with("column", column).part("meaning", meaning(*field)));
        }
        let id = layout.columns.iter().find(|(_, field)| Some(*field) == layout.id);
        if let Some((column, _)) = id.filter(|(_, field)| *field != Field::Id) {
            self.line(&Saying::new("roster-ids-from").with("column", column));
        }
        if !layout.others.is_empty() {
            self.line(&Saying::new("roster-others").listing("columns", &few(&layout.others)));
        }
        if !layout.passed_over.is_empty() {
            let lines: Vec<String> = layout.passed_over.iter().map(u64::to_string).collect();
            self.line(&Saying::new("roster-passed-over").listing("lines", &few(&lines)));
        }
    }

    /// What of the roster needs a look; whether anything does.
    fn odd(&mut self, roster: &Roster) -> bool {
        let namesakes = roster.namesakes();
        for (name, ids) in namesakes.iter().take(LINES) {
            let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
            self.line(&Saying::new("roster-namesakes").with("name", name).listing("learners", &few(&ids)));
        }
        let without: Vec<String> = roster
            .learners()
            .iter()
            .filter(|learner| learner.email.is_none())
            .map(|learner| learner.id.clone())
            .collect();
        if !without.is_empty() {
            self.line(&Saying::new("roster-no-email").listing("learners", &few(&without)));
        }
        !namesakes.is_empty() || !without.is_empty()
    }

    /// Whose each file is; whether something is lacking.
    fn intake(&mut self, roster: &Roster, intake: &Intake) -> bool {
        let strangers = intake.strangers().count();
        self.text.push('\n');
        self.line(
            &Saying::new("roster-files")
                .counting("files", intake.files)
                .counting("found", intake.found.len() + intake.unreadable.len())
                .with("matched", intake.found.len() - strangers)
                .with("strangers", strangers)
                .with("unreadable", intake.unreadable.len())
                .with("litter", intake.litter),
        );
        let mut seen = BTreeSet::new();
        for (learner, found) in intake.of_learners() {
            if seen.len() < LINES {
                self.inner(&matched(learner, found, roster));
            }
            seen.insert(learner.to_owned());
        }
        for reason in intake.strangers().chain(&intake.unreadable).chain(&intake.notes).take(LINES) {
            self.reason(reason);
        }
        let ids = roster.learners().iter().map(|learner| learner.id.clone());
        let missing: Vec<String> = ids.filter(|id| !seen.contains(id)).collect();
        if !missing.is_empty() {
            self.line(&Saying::new("roster-not-yet").listing("learners", &few(&missing)));
        }
        strangers > 0 || !intake.unreadable.is_empty() || !intake.notes.is_empty()
    }
}

fn matched(learner: &str, found: &Found, roster: &Roster) -> Saying {
    let (id, name) = match &found.identity {
        Identity::Canvas(user) => ("roster-matched-canvas", user),
        Identity::Moodle { name, .. } => ("roster-matched-moodle", name),
        Identity::Called(name) | Identity::Collected(name) => ("roster-matched-called", name),
    };
    let person = roster.learner(learner).map_or("", |learner| learner.name.as_str());
    Saying::new(id).with("origin", &found.origin).with("learner", learner).with("person", person).with("name", name)
}

/// As many as can be read at a glance.
fn few(all: &[String]) -> Vec<String> {
    const FEW: usize = 40;
    let more = (all.len() > FEW).then(|| "…".to_owned());
    all.iter().take(FEW).cloned().chain(more).collect()
}
