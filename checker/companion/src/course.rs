//! The course map: what is done, what regressed, what comes next. Bare `check` draws it too.

use judge::Text;

/// The labs with how they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseMap {
    /// The account that was judged last.
    pub account: Option<String>,
    /// The labs in the order of the course.
    pub labs: Vec<Lab>,
    /// What to do next.
    pub next: Next,
}

/// A lab of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lab {
    /// Such as `lab-1.12`.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What it is for, a sentence.
    pub goal: Text,
    /// Its page in the book, `1.12-nat-gateway`; a lab that is not the course's has none.
    pub page: Option<String>,
    /// Whether it is done when one wants to, and is none of those that are done one after the other.
    pub is_apart: bool,
    /// How it stands.
    pub standing: Standing,
}

impl CourseMap {
    /// The labs that are done one after the other.
    pub fn of_the_course(&self) -> impl Iterator<Item = &Lab> {
        self.labs.iter().filter(|lab| !lab.is_apart)
    }
}

/// How a lab stands; days are those of where the learner is, `2026-11-29`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Never judged.
    Open,
    /// Passed, and passes still.
    Passed {
        /// When.
        day: String,
    },
    /// Passed once, and was broken when it was judged last.
    Regressed {
        /// When it passed.
        day: String,
        /// When it was judged last.
        judged: String,
    },
    /// Passed once, and could not be judged the last time.
    Untold {
        /// When it passed.
        day: String,
        /// When it was judged last.
        judged: String,
    },
    /// Never passed, and could not be judged the last time.
    Unknown {
        /// When it was judged last.
        judged: String,
    },
    /// Judged, and not there yet.
    Failed {
        /// When it was judged last.
        judged: String,
    },
}

/// What comes next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Next {
    /// A lab worked before and is broken now.
    Mend {
        /// Its id.
        lab: String,
    },
    /// The first lab that has not passed.
    Lab {
        /// Its id.
        lab: String,
    },
    /// An exercise on paper, which begins with its sheet.
    Sheet {
        /// Its id.
        lab: String,
        /// The file of the sheet.
        file: String,
    },
    /// An exercise whose answers are to be mended.
    Answers {
        /// Its id.
        lab: String,
        /// The file of the sheet.
        file: String,
    },
    /// All labs have passed.
    #[default]
    Done,
}

impl Next {
    /// The lab that comes next.
    #[must_use]
    pub fn lab(&self) -> Option<&str> {
        match self {
            Self::Mend { lab } | Self::Lab { lab } | Self::Sheet { lab, .. } | Self::Answers { lab, .. } => Some(lab),
            Self::Done => None,
        }
    }
}
