//! `sheet`: one answer of the exercise on address blocks.

use crate::answers::AnswerKind;
use crate::check::{Check, CheckInfo, asks};
use crate::finding::Note;
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::sheet::{self, QUESTIONS};
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::Wanted;

pub(super) const INFO: CheckInfo = CheckInfo { answers: Some(AnswerKind::Sheet), ..super::info!("sheet") };

/// `sheet = { question = "usable" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    question: String,
}

impl Check for Sheet {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[])
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let Some(answers) = stage.answers.sheet else { return Outcome::because(Note::new("why-no-answers")) };
        if answers.learner != stage.learner {
            let why =
                Note::new("why-other-sheet").with("theirs", answers.learner.as_str()).with("yours", stage.learner);
            return Outcome::because(why);
        }
        let sheet = sheet::Sheet::new(stage.learner);
        match sheet.question(&self.question) {
            Some(question) => sheet::grade(question, answers.get(&self.question)),
            None => Outcome::because(Note::new("why-no-question").with("question", self.question.as_str())),
        }
    }

    fn consistent(&self) -> Result<(), LabFault> {
        if QUESTIONS.contains(&self.question.as_str()) {
            return Ok(());
        }
        let known = QUESTIONS.iter().map(|question| (*question).to_owned()).collect();
        Err(LabFault::UnknownQuestion { word: self.question.clone(), known })
    }
}
