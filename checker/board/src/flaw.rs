//! What is wrong with a board, as values.

/// Something that is not as it should be, and at which note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flaw {
    /// The stable code.
    pub code: &'static str,
    /// The note, or the section of the file where one is lacking.
    pub name: String,
    /// The line where it is put up; none where something is lacking.
    pub line: Option<usize>,
    /// Other notes that it is about.
    pub others: Vec<String>,
    /// How many there are.
    pub found: usize,
    /// How many there should be.
    pub needed: usize,
}

impl Flaw {
    pub(crate) fn at(code: &'static str, note: &crate::model::Note) -> Self {
        Self { code, name: note.name.clone(), line: Some(note.line), ..Self::default() }
    }

    pub(crate) fn lacking(code: &'static str, name: &str) -> Self {
        Self { code, name: name.to_owned(), ..Self::default() }
    }

    pub(crate) fn with<'n>(mut self, others: impl IntoIterator<Item = &'n str>) -> Self {
        self.others.extend(others.into_iter().map(str::to_owned));
        self
    }

    pub(crate) fn counting(self, found: usize, needed: usize) -> Self {
        Self { found, needed, ..self }
    }
}

/// What a look at a board found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What is wrong, in the order of the file.
    pub wrong: Vec<Flaw>,
    /// What is not wrong, but not good either.
    pub unwise: Vec<Flaw>,
    /// How many notes were looked at.
    pub seen: usize,
}
