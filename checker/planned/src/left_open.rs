//! What a file leaves open, or holds and is not read: told, and open in the snapshot where a verdict needs it.

/// Something that whoever reads a verdict has to know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The resource; of kinds that are not read the kind.
    pub resource: String,
    /// The line in the file, where it is known.
    pub line: Option<usize>,
    /// What.
    pub what: Open,
}

/// What is left open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Open {
    /// So many resources of a kind that this program does not read.
    NotRead(usize),
    /// An attribute is known only when it is built; what depends on it cannot be told.
    Unknown(String),
    /// It belongs to something that the file does not hold, named by this attribute, so it is left out.
    Elsewhere(String),
    /// Of several that could be meant by this attribute, the one in the same position was taken.
    ByPosition(String),
    /// A parameter without a value; what depends on it cannot be told.
    NoParameter,
}
