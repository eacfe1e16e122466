//! The conversation of a drill: a line asks for evidence, mends the network, or asks how things stand.

use super::evidence::{answer, is_question};
use super::{Set, ending};
use crate::drills;
use crate::evidence::{self, Evidence};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::lines::Lines;
use crate::nearest::nearest;
use crate::output;
use crate::reasons;
use crate::words::Saying;
use drill::{BoxResult, Entry, Outcome, Question, Step, review};
use judge::CheckStatus;
use messages::Catalogue;
use report::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::process::Command;
use world::Built;

/// What can be said beside questions and edits.
const WORDS: [&str; 9] = ["hint", "check", "undo", "edit", "world", "help", "give-up", "quit", "symptoms"];

/// What begins a question.
const QUESTIONS: [&str; 4] = ["describe", "trace", "exposure", "dig"];

/// A network as it stands, and as it stood before each change.
struct Talk<'t> {
    set: &'t Set,
    words: &'t Catalogue,
    /// The texts, the newest last, each with the step that made it.
    texts: Vec<(String, Option<usize>)>,
    evidence: Evidence,
    steps: Vec<Step>,
    hints: usize,
    /// A text from the editor that is no network yet.
    draft: Option<String>,
    /// How many steps of each ladder were shown, by what is wrong.
    ladders: BTreeMap<(&'static str, String), usize>,
}

/// What a line comes to.
enum Next {
    Go,
    End(Outcome),
}

pub(super) fn run(set: Set, results: Option<&Path>, words: &Catalogue) -> Result<Exit, Failure> {
    let built = set.course.build(&set.start).ok_or_else(|| Failure::usage(Saying::new("drill-none")))?;
    let evidence = evidence::practice(built.0, built.1);
    let texts = vec![(set.start.clone(), None)];
    let mut talk =
        Talk { set: &set, words, texts, evidence, steps: Vec::new(), hints: 0, draft: None, ladders: BTreeMap::new() };
    output::print(&talk.head())?;
    let mut lines = Lines::new();
    let outcome = loop {
        output::print("> ")?;
        let Some(line) = lines.next()? else {
            talk.say(Saying::new("drill-ended"))?;
            break Outcome::Left;
        };
        match talk.line(line.trim()) {
            Ok(Next::Go) => {}
            Ok(Next::End(outcome)) => break outcome,
            // What cannot be done is told, and counts for nothing.
            Err(failure) => output::print(&failure.say(words))?,
        }
        if output::is_closed() {
            break Outcome::Left;
        }
    };
    talk.end(outcome, results)
}

impl Talk<'_> {
    fn say(&self, saying: Saying) -> Result<(), Failure> {
        output::print(&format!("{}\n", saying.say(self.words)))
    }

    fn head(&self) -> String {
        let set = self.set;
        let mut text =
            Saying::new("drill-head").counting("faults", set.drill.faults.len()).with("seed", set.seed).say(self.words);
        text.push('\n');
        for symptom in &set.drill.symptoms {
            let _ = writeln!(text, "  - {}", ending::symptom(symptom, self.words));
        }
        let _ = writeln!(text, "{}", Saying::new("drill-begin").say(self.words));
        text
    }

    fn line(&mut self, line: &str) -> Result<Next, Failure> {
        let typed: Vec<&str> = line.split_whitespace().collect();
        match typed.as_slice() {
            [] => return Ok(Next::Go),
            ["quit" | "exit"] => return Ok(Next::End(Outcome::Left)),
            ["give-up"] => return Ok(Next::End(Outcome::GivenUp)),
            ["help"] => self.say(Saying::new("drill-help"))?,
            ["symptoms"] => {
                let verdict = self.verdict();
                output::print(&ending::still(&verdict, self.words))?;
            }
            ["hint"] => self.hint()?,
            ["check"] => {
                let verdict = self.verdict();
                if verdict.is_solved() {
                    return Ok(Next::End(Outcome::Solved));
                }
                output::print(&ending::still(&verdict, self.words))?;
            }
            ["undo"] => self.undo()?,
            ["world"] => {
                let text: String = self.text().lines().map(|line| format!("{}\n", report::safe::line(line))).collect();
                output::print(&text)?;
                // All of it is more than any question shows.
                self.step(line, Question::Evidence { shows: true });
            }
            ["edit"] => self.edit()?,
            typed if is_question(typed) => self.question(&typed.join(" "))?,
            [first, ..] if world::commands().any(|command| command.name == *first) => self.change(line)?,
            [first, ..] => {
                let edits = world::commands().map(|command| command.name);
                let failure = Failure::usage(Saying::new("drill-unknown").with("word", first));
                let near = nearest(first, WORDS.into_iter().chain(QUESTIONS).chain(edits));
                return Err(match near {
                    Some(near) => failure.meant(Some(near)),
                    None => failure.hint(Saying::new("drill-see-help")),
                });
            }
        }
        Ok(Next::Go)
    }

    fn step(&mut self, typed: &str, question: Question) {
        self.steps.push(Step { typed: typed.to_owned(), question });
    }

    fn text(&self) -> &str {
        self.texts.last().map(|(text, _)| text.as_str()).unwrap_or_default()
    }

    fn verdict(&self) -> drill::Verdict {
        self.set.course.judge(&self.set.drill, &self.evidence.snapshot, &self.evidence.labels)
    }

    fn question(&mut self, typed: &str) -> Result<(), Failure> {
        let asked: Vec<&str> = typed.split_whitespace().collect();
        output::print(&answer(&asked, &self.evidence, self.words)?)?;
        // What answers alike where nothing is broken has nothing to do with it.
        let [start, whole] = self.set.drill.snapshots.each_ref().map(|snapshot| {
            let evidence = evidence::practice(snapshot.clone(), self.set.drill.labels.clone());
            answer(&asked, &evidence, self.words).ok()
        });
        self.step(typed, Question::Evidence { shows: start != whole });
        Ok(())
    }

    /// Takes a new text over.
    fn take(&mut self, text: String, built: Built) {
        self.evidence = evidence::practice(built.snapshot, built.labels);
        self.texts.push((text, Some(self.steps.len())));
    }

    fn change(&mut self, line: &str) -> Result<(), Failure> {
        let text = format!("{}{line}\n", self.text());
        // The line alone is what is wrong, not the place where it stands.
        let built = self.set.course.bases().read(&text).and_then(|world| world.build());
        let built = built.map_err(|error| Failure::usage(reasons::world_fault(&error.fault)))?;
        self.take(text, built);
        self.step(line, Question::Edit);
        self.say(Saying::new("drill-changed"))
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let [.., (before, _), _] = self.texts.as_slice() else {
            return Err(Failure::usage(Saying::new("drill-nothing-to-undo")));
        };
        let (snapshot, labels) =
            self.set.course.build(before).ok_or_else(|| Failure::usage(Saying::new("drill-nothing-to-undo")))?;
        self.evidence = evidence::practice(snapshot, labels);
        let undone = self.texts.pop().and_then(|(_, step)| step);
        let step = undone.and_then(|step| self.steps.get_mut(step));
        let typed = step.map(|step| {
            step.question = Question::Undone;
            step.typed.clone()
        });
        self.say(Saying::new("drill-undone").with("line", typed.unwrap_or_default()))
    }

    /// Opens the network in the editor that this user has named.
    fn edit(&mut self) -> Result<(), Failure> {
        let named =
            ["VISUAL", "EDITOR"].into_iter().find_map(|name| std::env::var(name).ok().filter(|set| !set.is_empty()));
        let editor = named.filter(|_| io::stdin().is_terminal() && io::stdout().is_terminal());
        let Some(editor) = editor else {
            return Err(Failure::usage(Saying::new("drill-no-editor").with("same", &self.set.same)));
        };
        let file = std::env::temp_dir().join(format!("check-drill-{}.txt", std::process::id()));
        // What could not be read the last time is there to be put right.
        let begin = self.draft.take().unwrap_or_else(|| self.text().to_owned());
        output::create(&file, begin.as_bytes())?;
        let mut words = editor.split_whitespace();
        let run = Command::new(words.next().unwrap_or_default()).args(words).arg(&file).status();
        let text = files::text(&file);
        output::written(std::fs::remove_file(&file), &file)?;
        let odd =
            |error| Failure::usage(Saying::new("drill-editor-not-run").with("editor", &editor).with("cause", error));
        let text = text?;
        if !run.map_err(odd)?.success() || text == self.text() {
            return self.say(Saying::new("drill-unchanged"));
        }
        let place = report::safe::line(&file.to_string_lossy()).into_owned();
        let built = self.set.course.bases().read(&text).and_then(|world| world.build());
        let built = match built {
            Ok(built) => built,
            Err(error) => {
                let failure = reasons::odd_world(&error, &text, &place);
                self.draft = Some(text);
                return Err(failure);
            }
        };
        self.take(text, built);
        self.step("edit", Question::Rewrite);
        self.say(Saying::new("drill-changed"))
    }

    /// The next step of the ladder of what fails first; each one counts.
    fn hint(&mut self) -> Result<(), Failure> {
        let mut report = self.set.course.advise(&self.set.drill, &self.evidence.snapshot);
        report.names = self.evidence.names();
        let words = Words::of(&report, self.words);
        let failing = report.labs.iter().flat_map(|lab| &lab.checks).find(|check| check.status == CheckStatus::Fail);
        let Some((check, finding)) = failing.and_then(|check| Some((check, check.findings.first()?))) else {
            return self.say(Saying::new("drill-no-hint"));
        };
        let ladder = words.ladder(check);
        let shown = self.ladders.entry((finding.code, finding.resource.clone())).or_default();
        let Some(hint) = ladder.get(*shown) else { return self.say(Saying::new("drill-no-hint")) };
        *shown += 1;
        self.hints += 1;
        let mut text = String::new();
        for line in hint.texts.iter().chain(&hint.edits) {
            let _ = writeln!(text, "  {line}");
        }
        output::print(&text)
    }

    fn end(self, outcome: Outcome, results: Option<&Path>) -> Result<Exit, Failure> {
        let (set, words) = (self.set, self.words);
        let solved = outcome == Outcome::Solved;
        let review = review(&set.course, &set.drill, &set.start, &self.steps, solved);
        let broken: BTreeSet<(String, String)> = self.verdict().failing.into_iter().collect();
        let found = |told: &drill::Told| !broken.contains(&(told.fault.lab.clone(), told.fault.check.clone()));
        let mut text = String::new();
        match outcome {
            Outcome::Solved => {
                let _ = writeln!(text, "{}", Saying::new("drill-solved").say(words));
            }
            Outcome::GivenUp => text.push_str(&ending::solution(set, words)),
            Outcome::Left => {
                let again = Saying::new("drill-left").with("same", &set.same).with("seed", set.seed);
                let _ = writeln!(text, "{}", again.say(words));
            }
        }
        if outcome != Outcome::Left {
            text.push_str(&ending::looks(set, words));
            text.push_str(&ending::steps(&review, self.hints, words));
            let again = Saying::new("drill-again").with("same", &set.same);
            let _ = writeln!(text, "{}", again.say(words));
        }
        output::print(&text)?;
        // Who leaves has neither found nor missed anything.
        if outcome != Outcome::Left {
            let is_found = solved && self.hints == 0 && !review.is_long;
            let result = if is_found { BoxResult::Found } else { BoxResult::Missed };
            let faults: Vec<_> = set.drill.faults.iter().map(|told| (told.fault.id.clone(), result)).collect();
            drills::note(&faults, words);
        }
        let names = |told: &drill::Told| told.fault.id.clone();
        let labs: BTreeSet<String> = set.drill.faults.iter().map(|told| told.fault.lab.clone()).collect();
        let entry = Entry {
            seed: set.seed,
            level: set.level,
            labs: labs.into_iter().collect(),
            faults: set.drill.faults.iter().map(names).collect(),
            found: set.drill.faults.iter().filter(|told| found(told)).map(names).collect(),
            steps: review.steps,
            hints: self.hints,
            outcome,
            finished: jiff::Timestamp::now().to_string(),
        };
        if outcome != Outcome::Left {
            drills::keep(entry.clone(), words);
        }
        if let Some(file) = results {
            drills::hand_in(file, entry)?;
            output::remark(&format!("{}\n", Saying::new("drill-handed-in").with("file", file.display()).say(words)));
        }
        Ok(match outcome {
            Outcome::Solved => Exit::Passed,
            Outcome::GivenUp => Exit::Failed,
            Outcome::Left => Exit::Unknown,
        })
    }
}
