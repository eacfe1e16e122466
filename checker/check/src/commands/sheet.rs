//! `check sheet`: prints the exercises of a lab as a file to answer in.

use crate::cli::Sheet;
use crate::course::Course;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output::{self, Target};
use crate::words::Saying;
use judge::Spec;
use messages::Catalogue;
use report::Words;

pub(super) fn run(args: &Sheet, words: &Catalogue) -> Result<Exit, Failure> {
    // Answers that are there already are worth more than an empty sheet.
    let target = Target::of(&args.output)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let lab = library.lab(library.folder(&args.lab)?)?;
    if !lab.checks.iter().any(|check| matches!(check.judge, Spec::Sheet(_))) {
        return Err(Failure::usage(Saying::new("sheet-none").with("lab", &lab.id)));
    }
    let learner = match &args.learner {
        Some(learner) => Some(learner.clone()),
        None => Course::find()?.learner,
    };
    let sheet = judge::Sheet::new(learner.as_deref().unwrap_or("practice"));
    let text = text(&sheet, &lab.id, words);
    target.deliver(&text)?;
    if let Some(file) = target.file() {
        let done = Saying::new("sheet-done").with("file", file.display()).with("lab", &lab.id);
        output::remark(&format!("{}\n", done.say(words)));
    }
    Ok(Exit::Passed)
}

/// The file: each question as a comment above the place for its answer.
fn text(sheet: &judge::Sheet, lab: &str, words: &Catalogue) -> String {
    let comment =
        |text: &str| text.lines().map(|line| format!("# {line}").trim_end().to_owned() + "\n").collect::<String>();
    let mut file = comment(&Saying::new("sheet-head").with("lab", lab).with("learner", &sheet.learner).say(words));
    file.push_str(&format!("sheet = {}\n", toml::Value::from(sheet.learner.as_str())));
    let render = Words::new(words);
    for question in &sheet.questions {
        file.push('\n');
        file.push_str(&comment(&render.note(&question.ask)));
        file.push_str(&format!("[[question]]\nid = {}\nanswer = \"\"\n", toml::Value::from(question.id)));
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use judge::{Answers, QUESTIONS};
    use messages::Language;

    #[test]
    fn what_is_printed_can_be_answered_in() {
        for language in Language::ALL {
            let words = Catalogue::new(language);
            for learner in ["practice", "h\"a\\n\na", "학생-1"] {
                let file = text(&judge::Sheet::new(learner), "lab-1.3", &words);
                let answers = Answers::parse(&file).unwrap();
                assert_eq!(answers.learner, learner);
                assert!(QUESTIONS.iter().all(|question| answers.get(question).is_none()));
                let answered = file.replacen("answer = \"\"", "answer = \"27\"", 1);
                assert_eq!(Answers::parse(&answered).unwrap().get(QUESTIONS[0]), Some("27"));
                assert!(!file.contains("question-"), "a question without words in\n{file}");
            }
        }
    }
}
