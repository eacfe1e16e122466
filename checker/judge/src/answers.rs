//! Files of answers to exercises on paper, whatever the exercise: a sheet of questions, or the board of a storming.

use crate::sheet::{SheetAnswers, SheetError};
use crate::toml_fault::TomlFault;
use board::{Board, BoardError};
use std::ops::Range;

/// A kind of answers. A file says which it is by its first key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerKind {
    /// `sheet = "…"`
    Sheet,
    /// `board = "…"`
    Board,
}

/// What is in a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Answers to a sheet of questions.
    Sheet(SheetAnswers),
    /// A board.
    Board(Box<Board>),
}

/// Why a file of answers was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// It is of no kind.
    #[error("the file says neither `sheet = …` nor `board = …`")]
    Neither,
    /// It is no TOML.
    #[error("line {line}: {fault}")]
    Toml {
        /// Line, from 1.
        line: usize,
        /// The bytes that are wrong.
        span: Range<usize>,
        /// What is wrong there.
        fault: TomlFault,
    },
    /// It is no answers to a sheet.
    #[error("{0}")]
    Sheet(SheetError),
    /// It is no board.
    #[error("{0}")]
    Board(BoardError),
}

impl AnswerKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Sheet, Self::Board];

    /// The key by which a file says that it is one.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Board => "board",
        }
    }
}

impl Answer {
    /// Reads a file of answers of any kind.
    ///
    /// # Errors
    /// It is of no kind, or the first thing in it that is not understood.
    pub fn parse(text: &str) -> Result<Self, AnswerError> {
        let text = text.trim_start_matches('\u{feff}');
        let says = |kind: &&AnswerKind| {
            let key = |line: &str| Some(line.trim_start().strip_prefix(kind.as_str())?.trim_start().starts_with('='));
            text.lines().any(|line| key(line) == Some(true))
        };
        match AnswerKind::ALL.iter().find(says) {
            Some(AnswerKind::Sheet) => SheetAnswers::parse(text).map(Self::Sheet).map_err(AnswerError::Sheet),
            Some(AnswerKind::Board) => {
                is_toml(text)?;
                Board::parse(text).map(|board| Self::Board(Box::new(board))).map_err(AnswerError::Board)
            }
            None => Err(AnswerError::Neither),
        }
    }

    /// Which kind it is.
    #[must_use]
    pub fn kind(&self) -> AnswerKind {
        match self {
            Self::Sheet(_) => AnswerKind::Sheet,
            Self::Board(_) => AnswerKind::Board,
        }
    }
}

/// Whether a text is TOML: what is wrong with that has words of its own, whatever the file is for.
fn is_toml(text: &str) -> Result<(), AnswerError> {
    let Err(error) = toml::from_str::<toml::Table>(text) else { return Ok(()) };
    let span = error.span().unwrap_or(0..0);
    let line = text.get(..span.start).unwrap_or_default().matches('\n').count() + 1;
    Err(AnswerError::Toml { line, span, fault: TomlFault::of(&error, text) })
}

/// The answers of a run: each is for one lab, or for every lab that asks for its kind.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    all: Vec<(Option<String>, Answer)>,
}

/// The answers that are there for a lab.
#[derive(Debug, Clone, Copy, Default)]
pub struct GivenAnswers<'a> {
    /// Those to its sheet.
    pub sheet: Option<&'a SheetAnswers>,
    /// Its board.
    pub board: Option<&'a Board>,
}

impl Answers {
    /// None at all.
    #[must_use]
    pub const fn new() -> Self {
        Self { all: Vec::new() }
    }

    /// The same with answers for every lab that has none of its own.
    #[must_use]
    pub fn with(mut self, answer: Answer) -> Self {
        self.all.push((None, answer));
        self
    }

    /// The same with answers for one lab, in the place of any others of its own.
    #[must_use]
    pub fn with_own(mut self, lab: &str, answer: Answer) -> Self {
        self.all.retain(|(of, _)| of.as_deref() != Some(lab));
        self.all.push((Some(lab.to_owned()), answer));
        self
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.all.iter().map(|(_, answer)| answer)
    }

    /// Those that are there for a lab.
    #[must_use]
    pub fn of(&self, lab: &str) -> GivenAnswers<'_> {
        let mut given = GivenAnswers::default();
        // A lab's own come last, so that they stay.
        for own in [false, true] {
            let wanted = |of: &Option<String>| if own { of.as_deref() == Some(lab) } else { of.is_none() };
            for (_, answer) in self.all.iter().filter(|(of, _)| wanted(of)) {
                match answer {
                    Answer::Sheet(answers) => given.sheet = Some(answers),
                    Answer::Board(board) => given.board = Some(board),
                }
            }
        }
        given
    }
}
