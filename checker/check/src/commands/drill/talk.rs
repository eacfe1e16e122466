//! A drill in a terminal: a line is typed, and answered; and the editor that this user has named.

use super::Set;
use super::evidence::Answer;
use super::session::Session;
use crate::drills;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::lines::Lines;
use crate::output;
use crate::words::Saying;
use companion::Said;
use drill::Outcome;
use messages::Catalogue;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::process::Command;

pub(super) fn run(set: Set, results: Option<&Path>, words: &Catalogue) -> Result<Exit, Failure> {
    let mut session = Session::new(set)?;
    output::print(&head(&session, words))?;
    let mut lines = Lines::new();
    // A text from the editor that is no network yet.
    let mut draft = None;
    while session.entry().is_none() {
        output::print("> ")?;
        let Some(line) = lines.next()? else {
            output::print(&format!("{}\n", Saying::new("drill-ended").say(words)))?;
            tell(session.end(Outcome::Left, words), &session, words)?;
            break;
        };
        let said = match session.line(line.trim(), words) {
            Ok(Said::Edit(text)) => edit(&mut session, draft.take().unwrap_or(text), &mut draft, words),
            said => said,
        };
        match said {
            Ok(said) => tell(said, &session, words)?,
            // What cannot be done is told, and counts for nothing.
            Err(failure) => output::print(&failure.say(words))?,
        }
        if output::is_closed() && session.entry().is_none() {
            let _ = session.end(Outcome::Left, words);
        }
    }
    if let Some(remark) = session.remark() {
        output::remark(&format!("{}\n", remark.say(words)));
    }
    let Some(entry) = session.entry() else { return Ok(Exit::Unknown) };
    if let Some(file) = results {
        drills::hand_in(file, entry.clone())?;
        output::remark(&format!("{}\n", Saying::new("drill-handed-in").with("file", file.display()).say(words)));
    }
    Ok(match entry.outcome {
        Outcome::Solved => Exit::Passed,
        Outcome::GivenUp => Exit::Failed,
        Outcome::Left => Exit::Unknown,
    })
}

fn head(session: &Session, words: &Catalogue) -> String {
    let (mut text, symptoms) = session.head(words);
    text.push('\n');
    for symptom in symptoms {
        let _ = writeln!(text, "  - {symptom}");
    }
    let _ = writeln!(text, "{}", Saying::new("drill-begin").say(words));
    text
}

fn tell(said: Said, session: &Session, words: &Catalogue) -> Result<(), Failure> {
    let answer = match said {
        Said::Text(text) | Said::Over(text) | Said::Edit(text) => Answer::Text(text),
        Said::Trace(flow) => Answer::Trace(flow),
        Said::Exposure => Answer::Exposure,
    };
    output::print(&answer.text(session.evidence(), words, output::options(0)))
}

/// Opens the network in the editor that this user has named; what comes back and is no network is kept in `draft`.
fn edit(session: &mut Session, begin: String, draft: &mut Option<String>, words: &Catalogue) -> Result<Said, Failure> {
    let named =
        ["VISUAL", "EDITOR"].into_iter().find_map(|name| std::env::var(name).ok().filter(|set| !set.is_empty()));
    let editor = named.filter(|_| io::stdin().is_terminal() && io::stdout().is_terminal());
    let Some(editor) = editor else {
        return Err(Failure::usage(Saying::new("drill-no-editor").with("same", &session.set().same)));
    };
    let file = std::env::temp_dir().join(format!("check-drill-{}.txt", std::process::id()));
    // What could not be read the last time is there to be put right.
    output::create(&file, begin.as_bytes())?;
    let mut command = editor.split_whitespace();
    let run = Command::new(command.next().unwrap_or_default()).args(command).arg(&file).status();
    let text = files::text(&file);
    output::written(std::fs::remove_file(&file), &file)?;
    let odd = |error| Failure::usage(Saying::new("drill-editor-not-run").with("editor", &editor).with("cause", error));
    let text = text?;
    if !run.map_err(odd)?.success() {
        return Ok(Said::Text(format!("{}\n", Saying::new("drill-unchanged").say(words))));
    }
    let place = report::safe::line(&file.to_string_lossy()).into_owned();
    session.rewrite(&text, &place, words).inspect_err(|_| *draft = Some(text.clone()))
}
