//! `check sheet`: prints the exercises of a lab as a file to answer in, or the board to begin its storming with.

use crate::cli::Sheet;
use crate::course::Course;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output::{self, Target};
use crate::words::Saying;
use judge::{AnswerKind, Lab};
use messages::Catalogue;
use report::Words;

/// Whose sheet it is where no learner says an id.
const NOBODY: &str = "practice";
/// The file of a board.
const BOARD: &str = "board.toml";

pub(super) fn run(args: &Sheet, words: &Catalogue) -> Result<Exit, Failure> {
    // Answers that are there already are worth more than an empty sheet.
    let target = Target::of(&args.output)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let lab = library.lab(library.folder(&args.lab)?)?;
    let text = match lab.answers().first() {
        Some(AnswerKind::Sheet) => {
            let learner = match &args.learner {
                Some(learner) => Some(learner.clone()),
                None => Course::find()?.learner,
            };
            text(&judge::Sheet::new(learner.as_deref().unwrap_or(NOBODY)), &lab.id, words)
        }
        Some(AnswerKind::Board) => begun(&library, &lab.id, words)?,
        None => return Err(Failure::usage(Saying::new("sheet-none").with("lab", &lab.id))),
    };
    target.deliver(&text)?;
    if let Some(file) = target.file() {
        let id = if file_of(&lab) == BOARD { "sheet-done-board" } else { "sheet-done" };
        let done = Saying::new(id).with("file", file.display()).with("lab", &lab.id);
        output::remark(&format!("{}\n", done.say(words)));
    }
    Ok(Exit::Passed)
}

/// What the file of a lab's answers is called where a command is proposed.
pub(super) fn file_of(lab: &Lab) -> &'static str {
    match lab.answers().first() {
        Some(AnswerKind::Board) => BOARD,
        _ => "sheet.toml",
    }
}

/// The board that a lab begins with, in the reader's language or else in the other.
fn begun(library: &Library, lab: &str, words: &Catalogue) -> Result<String, Failure> {
    let folder = library.folder(lab)?;
    let own = words.language().as_str();
    let mut files = proof::BEGUN;
    files.sort_by_key(|(language, _)| *language != own);
    let text = files.into_iter().find_map(|(_, file)| folder.file(file));
    text.map(str::to_owned).ok_or_else(|| Failure::usage(Saying::new("sheet-none").with("lab", lab)))
}

/// The file: each question as a comment above the place for its answer.
fn text(sheet: &judge::Sheet, lab: &str, words: &Catalogue) -> String {
    let comment =
        |text: &str| text.lines().map(|line| format!("# {line}").trim_end().to_owned() + "\n").collect::<String>();
    let id = if sheet.learner == NOBODY { "sheet-head" } else { "sheet-head-learner" };
    let mut file = comment(&Saying::new(id).with("lab", lab).with("learner", &sheet.learner).say(words));
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
    use judge::{QUESTIONS, SheetAnswers};
    use messages::Language;

    #[test]
    fn what_is_printed_can_be_answered_in() {
        for language in Language::ALL {
            let words = Catalogue::new(language);
            for learner in ["practice", "h\"a\\n\na", "학생-1"] {
                let file = text(&judge::Sheet::new(learner), "lab-1.3", &words);
                let answers = SheetAnswers::parse(&file).unwrap();
                assert_eq!(answers.learner, learner);
                assert!(QUESTIONS.iter().all(|question| answers.get(question).is_none()));
                let answered = file.replacen("answer = \"\"", "answer = \"27\"", 1);
                assert_eq!(SheetAnswers::parse(&answered).unwrap().get(QUESTIONS[0]), Some("27"));
                assert!(!file.contains("question-"), "a question without words in\n{file}");
            }
        }
    }
}
