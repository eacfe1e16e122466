//! The board of an event storming: what the rules say of it, and its picture.

use crate::network;
use judge::{Answer, AnswerError, Answers, Lab};
use messages::Catalogue;
use report::board::{self, Options};
use serde_json::{Value, json};
use world::Built;

/// The report on a lab with this board, in the form of `--format json`, and the board drawn; or the line that is not
/// understood.
pub(crate) fn judged(
    (library, catalogue): (&[Lab], &Catalogue),
    nothing: &Built,
    lab: &str,
    text: &str,
    prefix: &str,
) -> Result<Value, String> {
    let board = match Answer::parse(text) {
        Ok(Answer::Board(board)) => board,
        Ok(Answer::Sheet(_)) => return Ok(json!({ "line": 1 })),
        Err(error) => return Ok(json!({ "line": line(&error) })),
    };
    let svg = board::svg(&board, &Options { id_prefix: prefix, ..Options::default() }, catalogue);
    let answers = Answers::new().with(Answer::Board(board));
    let declared = network::Declared { answers: Some(&answers), ..network::Declared::default() };
    let mut told = network::judged((library, catalogue), nothing, lab, &declared)?;
    told["svg"] = svg.into();
    Ok(told)
}

fn line(error: &AnswerError) -> usize {
    match error {
        AnswerError::Neither => 1,
        AnswerError::Toml { line, .. } => *line,
        AnswerError::Sheet(error) => error.line,
        AnswerError::Board(error) => error.line,
    }
}
