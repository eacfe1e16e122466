//! A drill as it goes: a line asks for evidence, mends the network, or asks how things stand. The terminal and the page
//! of `check serve` both speak to it; it writes nothing but which faults come back when.

use super::evidence::{self as questions, Answer, is_question};
use super::{Set, ending};
use crate::drills;
use crate::evidence::{self, Evidence};
use crate::failure::Failure;
use crate::nearest::nearest;
use crate::reasons;
use crate::words::Saying;
use companion::Said;
use drill::{BoxResult, Entry, Outcome, Question, Step, review};
use judge::CheckStatus;
use messages::Catalogue;
use report::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use world::Built;

/// What can be said beside questions and edits.
const WORDS: [&str; 9] = ["hint", "check", "undo", "edit", "world", "help", "give-up", "quit", "symptoms"];

/// What begins a question.
const QUESTIONS: [&str; 4] = ["describe", "trace", "exposure", "dig"];

/// A network as it stands, and as it stood before each change.
pub(crate) struct Session {
    set: Set,
    /// The texts, the newest last, each with the step that made it.
    texts: Vec<(String, Option<usize>)>,
    evidence: Evidence,
    steps: Vec<Step>,
    hints: usize,
    /// How many steps of each ladder were shown, by what is wrong.
    ladders: BTreeMap<(&'static str, String), usize>,
    /// What there is to hand in, once it is over.
    entry: Option<Entry>,
    /// What is wrong with the file of the boxes.
    remark: Option<Saying>,
}

impl Session {
    /// The beginning of a drill.
    ///
    /// # Errors
    /// Its network cannot be built.
    pub(super) fn new(set: Set) -> Result<Self, Failure> {
        let built = set.course.build(&set.start).ok_or_else(|| Failure::usage(Saying::new("drill-none")))?;
        let evidence = evidence::practice(built.0, built.1);
        let texts = vec![(set.start.clone(), None)];
        let (steps, hints, ladders, entry, remark) = Default::default();
        Ok(Self { set, texts, evidence, steps, hints, ladders, entry, remark })
    }

    /// The drill that it is.
    pub(crate) fn set(&self) -> &Set {
        &self.set
    }

    /// The network as it stands.
    pub(crate) fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// What there is to hand in, once it is over.
    pub(crate) fn entry(&self) -> Option<&Entry> {
        self.entry.as_ref()
    }

    /// What is wrong with the file of the boxes, to be told once.
    pub(crate) fn remark(&mut self) -> Option<Saying> {
        self.remark.take()
    }

    /// The headline, and what people notice.
    pub(crate) fn head(&self, words: &Catalogue) -> (String, Vec<String>) {
        let drill = &self.set.drill;
        let head = Saying::new("drill-head").counting("faults", drill.faults.len()).with("seed", self.set.seed);
        (head.say(words), drill.symptoms.iter().map(|symptom| ending::symptom(symptom, words)).collect())
    }

    /// Carries a line out. What cannot be done counts for nothing.
    ///
    /// # Errors
    /// It means nothing, or not here.
    pub(crate) fn line(&mut self, line: &str, words: &Catalogue) -> Result<Said, Failure> {
        let typed: Vec<&str> = line.split_whitespace().collect();
        Ok(match typed.as_slice() {
            [] => Said::Text(String::new()),
            ["quit" | "exit"] => self.end(Outcome::Left, words),
            ["give-up"] => self.end(Outcome::GivenUp, words),
            ["help"] => said(Saying::new("drill-help"), words),
            ["symptoms"] => Said::Text(ending::still(&self.verdict(), words)),
            ["hint"] => self.hint(words),
            ["check"] => {
                let verdict = self.verdict();
                if verdict.is_solved() {
                    return Ok(self.end(Outcome::Solved, words));
                }
                Said::Text(ending::still(&verdict, words))
            }
            ["undo"] => self.undo(words)?,
            ["world"] => {
                let text: String = self.text().lines().map(|line| format!("{}\n", report::safe::line(line))).collect();
                // All of it is more than any question shows.
                self.step(line, Question::Evidence { shows: true });
                Said::Text(text)
            }
            ["edit"] => Said::Edit(self.text().to_owned()),
            typed if is_question(typed) => self.question(&typed.join(" "), words)?,
            [first, ..] if world::commands().any(|command| command.name == *first) => self.change(line, words)?,
            [first, ..] => {
                let edits = world::commands().map(|command| command.name);
                let failure = Failure::usage(Saying::new("drill-unknown").with("word", first));
                let near = nearest(first, WORDS.into_iter().chain(QUESTIONS).chain(edits));
                return Err(match near {
                    Some(near) => failure.meant(Some(near)),
                    None => failure.hint(Saying::new("drill-see-help")),
                });
            }
        })
    }

    fn step(&mut self, typed: &str, question: Question) {
        self.steps.push(Step { typed: typed.to_owned(), question });
    }

    /// The network as a text.
    pub(crate) fn text(&self) -> &str {
        self.texts.last().map(|(text, _)| text.as_str()).unwrap_or_default()
    }

    fn verdict(&self) -> drill::Verdict {
        self.set.course.judge(&self.set.drill, &self.evidence.snapshot, &self.evidence.labels)
    }

    fn question(&mut self, typed: &str, words: &Catalogue) -> Result<Said, Failure> {
        let asked: Vec<&str> = typed.split_whitespace().collect();
        let answer = questions::answer(&asked, &self.evidence, words)?;
        // What answers alike where nothing is broken has nothing to do with it.
        let [start, whole] = self.set.drill.snapshots.each_ref().map(|snapshot| {
            let evidence = evidence::practice(snapshot.clone(), self.set.drill.labels.clone());
            let answer = questions::answer(&asked, &evidence, words).ok();
            answer.map(|answer| answer.text(&evidence, words, report::terminal::Options::default()))
        });
        self.step(typed, Question::Evidence { shows: start != whole });
        Ok(match answer {
            Answer::Text(text) => Said::Text(text),
            Answer::Trace(flow) => Said::Trace(flow),
            Answer::Exposure => Said::Exposure,
        })
    }

    /// Takes a new text over.
    fn take(&mut self, text: String, built: Built) {
        self.evidence = evidence::practice(built.snapshot, built.labels);
        self.texts.push((text, Some(self.steps.len())));
    }

    fn change(&mut self, line: &str, words: &Catalogue) -> Result<Said, Failure> {
        let text = format!("{}{line}\n", self.text());
        // The line alone is what is wrong, not the place where it stands.
        let built = self.set.course.bases().read(&text).and_then(|world| world.build());
        let built = built.map_err(|error| Failure::usage(reasons::world_fault(&error.fault)))?;
        self.take(text, built);
        self.step(line, Question::Edit);
        Ok(said(Saying::new("drill-changed"), words))
    }

    /// Takes over what became of the whole text in an editor, or in a page; `place` is what that is called.
    ///
    /// # Errors
    /// It is no network; then all stays as it was.
    pub(crate) fn rewrite(&mut self, text: &str, place: &str, words: &Catalogue) -> Result<Said, Failure> {
        if text == self.text() {
            return Ok(said(Saying::new("drill-unchanged"), words));
        }
        let built = self.set.course.bases().read(text).and_then(|world| world.build());
        let built = built.map_err(|error| reasons::odd_world(&error, text, place))?;
        self.take(text.to_owned(), built);
        self.step("edit", Question::Rewrite);
        Ok(said(Saying::new("drill-changed"), words))
    }

    fn undo(&mut self, words: &Catalogue) -> Result<Said, Failure> {
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
        Ok(said(Saying::new("drill-undone").with("line", typed.unwrap_or_default()), words))
    }

    /// The next step of the ladder of what fails first; each one counts.
    fn hint(&mut self, words: &Catalogue) -> Said {
        let none = || said(Saying::new("drill-no-hint"), words);
        let mut report = self.set.course.advise(&self.set.drill, &self.evidence.snapshot);
        report.names = self.evidence.names();
        let about = Words::of(&report, words);
        let failing = report.labs.iter().flat_map(|lab| &lab.checks).find(|check| check.status == CheckStatus::Fail);
        let Some((check, finding)) = failing.and_then(|check| Some((check, check.findings.first()?))) else {
            return none();
        };
        let ladder = about.ladder(check);
        let shown = self.ladders.entry((finding.code, finding.resource.clone())).or_default();
        let Some(hint) = ladder.get(*shown) else { return none() };
        *shown += 1;
        self.hints += 1;
        let mut text = String::new();
        for line in hint.texts.iter().chain(&hint.edits) {
            let _ = writeln!(text, "  {line}");
        }
        Said::Text(text)
    }

    /// Ends it: notes which faults come back when, and tells what there is to be told.
    pub(crate) fn end(&mut self, outcome: Outcome, words: &Catalogue) -> Said {
        let set = &self.set;
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
            // Who leaves has neither found nor missed anything.
            let is_found = solved && self.hints == 0 && !review.is_long;
            let result = if is_found { BoxResult::Found } else { BoxResult::Missed };
            let faults: Vec<_> = set.drill.faults.iter().map(|told| (told.fault.id.clone(), result)).collect();
            self.remark = drills::note(&faults);
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
            self.remark = self.remark.take().or_else(|| drills::keep(entry.clone()));
        }
        self.entry = Some(entry);
        Said::Over(text)
    }
}

fn said(saying: Saying, words: &Catalogue) -> Said {
    Said::Text(format!("{}\n", saying.say(words)))
}
