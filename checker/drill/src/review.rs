//! A drill looked back upon: what was needless of what was done.

use crate::course::{Course, Drill};

/// Steps for each fault with which a drill still counts as found: a few looks, an edit and a second thought.
const MOST_STEPS: usize = 8;

/// What was done in a drill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was typed.
    pub typed: String,
    /// What that was.
    pub question: Question,
}

/// What a step was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// A question for evidence; whether its answer differs from that of the network in which nothing is broken.
    Evidence {
        /// Whether it shows a fault, or a consequence of one.
        shows: bool,
    },
    /// A line of the world language.
    Edit,
    /// The whole text, changed in an editor.
    Rewrite,
    /// An edit that was taken back later.
    Undone,
}

/// What is told about the steps of a drill.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// How many there were.
    pub steps: usize,
    /// Whether they were more than one needs who knows where to look.
    pub is_long: bool,
    /// Questions whose answers show nothing of the faults, or had been given already: what was typed.
    pub idle: Vec<String>,
    /// Edits that were taken back, or without which the network is whole as well.
    pub needless: Vec<String>,
}

/// Looks back; `start` is the text that the edits were written below. `solved` says whether the network was whole at the end: only then an edit can have been needless.
#[must_use]
pub fn review(course: &Course, drill: &Drill, start: &str, steps: &[Step], solved: bool) -> Review {
    let mut review =
        Review { steps: steps.len(), is_long: steps.len() > MOST_STEPS * drill.faults.len(), ..Review::default() };
    // What was asked since the network was last changed.
    let mut asked: Vec<&str> = Vec::new();
    for step in steps {
        match step.question {
            Question::Evidence { shows } => {
                if (!shows || asked.contains(&step.typed.as_str())) && !review.idle.contains(&step.typed) {
                    review.idle.push(step.typed.clone());
                }
                asked.push(&step.typed);
            }
            Question::Undone => {
                review.needless.push(step.typed.clone());
                asked.clear();
            }
            Question::Edit | Question::Rewrite => asked.clear(),
        }
    }
    if solved && steps.iter().all(|step| step.question != Question::Rewrite) {
        let edits: Vec<&str> =
            steps.iter().filter(|step| step.question == Question::Edit).map(|step| step.typed.as_str()).collect();
        review.needless.extend(needless(course, drill, start, edits));
    }
    review
}

/// The edits without which the network is whole as well, the later ones tried first.
fn needless(course: &Course, drill: &Drill, start: &str, mut edits: Vec<&str>) -> Vec<String> {
    let is_whole = |edits: &[&str]| {
        let text: String = edits.iter().map(|edit| format!("{edit}\n")).collect();
        let built = course.build(&format!("{start}{text}"));
        built.is_some_and(|(snapshot, labels)| course.judge(drill, &snapshot, &labels).is_solved())
    };
    let mut needless = Vec::new();
    for at in (0..edits.len()).rev() {
        let mut fewer = edits.clone();
        let edit = fewer.remove(at);
        if is_whole(&fewer) {
            needless.push(edit.to_owned());
            edits = fewer;
        }
    }
    needless.reverse();
    needless
}
