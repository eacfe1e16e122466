//! Who is who: the people of a roster, and what an LMS says of who handed a file in.

use serde::{Deserialize, Serialize};

/// A row of the roster: one learner, with all the names that LMSs know people by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learner {
    /// The learner's id in this course; what everything else hangs on.
    pub id: String,
    /// The name, as the roster writes it, in NFC.
    pub name: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// Canvas: the number in the column `ID`, which file names of its downloads hold too.
    pub canvas_id: Option<String>,
    /// Canvas: `SIS User ID`.
    pub sis_id: Option<String>,
    /// Canvas: `SIS Login ID`; Moodle: the username.
    pub login: Option<String>,
    /// Moodle: the user's number.
    pub moodle_id: Option<String>,
    /// The class within the course.
    pub section: Option<String>,
    /// The language to hand back in: `ko` or `en`.
    pub lang: Option<String>,
    /// The account that is the learner's own, where it is known.
    pub account: Option<String>,
    /// The name servers of the hosted zone that the learner made for a subdomain, as they were told.
    pub name_servers: Option<String>,
}

/// What the way on which a file came says of who handed it in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// Canvas's number of the user.
    Canvas(String),
    /// Moodle's name of the user, and the number of the submission's participant.
    Moodle {
        /// The full name.
        name: String,
        /// The number after it.
        participant: String,
    },
    /// A name or an id as a folder or a file is called, where no LMS's form fits.
    Called(String),
    /// Read from the account of this learner by the grader.
    Collected(String),
}
