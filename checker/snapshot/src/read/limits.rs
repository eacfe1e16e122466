//! How much of somebody else's files is read.

/// How much of somebody else's files is read. What is beyond a limit is refused before anything is built from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file, both of the file and of the text that comes out of it.
    pub bytes: usize,
    /// Brackets inside each other.
    pub depth: usize,
    /// Objects and elements of lists, of one file and of all files together.
    ///
    /// An object takes some hundred bytes of memory however short its text is.
    pub elements: usize,
    /// Files that are imported together.
    pub files: usize,
    /// Bytes of text that come out of all files together.
    pub total: usize,
}

impl Default for Limits {
    /// 64 MiB, some hundred times an account that people learn in; 64 levels, four times AWS's deepest answer; a million
    /// elements, those of some 80,000 network interfaces; and as many files as an account of a company has resources.
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 64, elements: 1 << 20, files: 1 << 16, total: 256 << 20 }
    }
}
