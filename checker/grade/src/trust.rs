//! Who may look into whose account: the external id that was made for each learner, and what was seen there first.
//!
//! An external id is not a password, but whoever knows those of a class can tell the grader to look elsewhere, so the
//! file is its owner's alone and nothing of it is exported or printed. It has a row for each learner, a table that the
//! instructor adds account numbers to:
//!
//! ```text
//! learner,account,external_id,role_id
//! kim,111122223333,9b0f…,AROA…
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What the role is called in every learner's account.
pub const ROLE_NAME: &str = "course-check-look";

/// The columns, in their order.
const COLUMNS: [&str; 4] = ["learner", "account", "external_id", "role_id"];

/// What a learner was given, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The learner's id in the roster.
    pub learner: String,
    /// The learner's account: twelve digits, once the learner has told them.
    pub account: Option<String>,
    /// 128 random bits in hexadecimal, for this learner alone.
    pub external_id: String,
    /// The id of the role that was taken first, `AROA…`. A role that was made anew has another.
    pub role_id: Option<String>,
}

/// All that were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grants {
    rows: Vec<Grant>,
}

/// Why a file of them was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct GrantsError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong there.
    pub fault: GrantsFault,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GrantsFault {
    /// It is no row of a table.
    #[error("no row of a table: {0}")]
    NoRow(String),
    /// The first line does not name the columns.
    #[error("the columns are `{expected}`, and this says `{0}`", expected = COLUMNS.join(","))]
    Columns(String),
    /// An account's number has twelve digits.
    #[error("`{0}` is no number of an account")]
    Account(String),
    /// An external id is as it was made.
    #[error("the external id of `{0}` is not as it was made")]
    ExternalId(String),
    /// A learner stands there twice.
    #[error("`{0}` stands there twice")]
    Twice(String),
    /// Two learners have one external id: then either could be taken for the other.
    #[error("`{0}` and `{1}` have one external id")]
    Shared(String, String),
}

/// Why what was found is not what was found first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrantChange {
    /// It is another account.
    Account {
        /// The one that the file names.
        was: String,
        /// The one that was found.
        is: String,
    },
    /// The role was deleted and made anew, by whomever.
    Role {
        /// The id that was found first.
        was: String,
        /// The one that was found.
        is: String,
    },
}

impl Grant {
    /// The ARN of the role, where the account is known. The Region says in which partition it is.
    #[must_use]
    pub fn role_arn(&self, region: &str) -> Option<String> {
        let partition = match region.split('-').next() {
            Some("cn") => "aws-cn",
            Some("us") if region.starts_with("us-gov-") => "aws-us-gov",
            _ => "aws",
        };
        Some(format!("arn:{partition}:iam::{}:role/{ROLE_NAME}", self.account.as_deref()?))
    }

    /// Keeps what was found first, and says what is not the same any more.
    ///
    /// # Errors
    /// It is another account or another role than before.
    pub fn pin(&mut self, account: &str, role_id: &str) -> Result<(), GrantChange> {
        if let Some(was) = self.account.as_deref().filter(|was| *was != account) {
            return Err(GrantChange::Account { was: was.to_owned(), is: account.to_owned() });
        }
        match &self.role_id {
            Some(was) if was != role_id => Err(GrantChange::Role { was: was.clone(), is: role_id.to_owned() }),
            _ => {
                self.account = Some(account.to_owned());
                self.role_id = Some(role_id.to_owned());
                Ok(())
            }
        }
    }
}

impl Grants {
    /// Reads the file.
    ///
    /// # Errors
    /// The first line that is wrong.
    pub fn parse(text: &str) -> Result<Self, GrantsError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let broken = |error: &csv::Error| GrantsError {
            line: error.position().map_or(1, csv::Position::line),
            fault: GrantsFault::NoRow(error.to_string()),
        };
        let header = reader.headers().map_err(|error| broken(&error))?.clone();
        if !header.iter().eq(COLUMNS) {
            let said = header.iter().collect::<Vec<_>>().join(",");
            return Err(GrantsError { line: 1, fault: GrantsFault::Columns(said) });
        }
        let (mut rows, mut learners) = (Vec::new(), BTreeSet::new());
        let mut owners: BTreeMap<String, String> = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|error| broken(&error))?;
            let line = record.position().map_or(1, csv::Position::line);
            let wrong = |fault| GrantsError { line, fault };
            let field = |at: usize| record.get(at).unwrap_or_default();
            let some = |at: usize| Some(field(at)).filter(|text| !text.is_empty()).map(str::to_owned);
            let learner = field(0).to_owned();
            let account = some(1).map(|text| account(&text).ok_or_else(|| wrong(GrantsFault::Account(text))));
            let external_id = field(2).to_owned();
            if external_id.len() != 32 || !external_id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return Err(wrong(GrantsFault::ExternalId(learner)));
            }
            if let Some(other) = owners.insert(external_id.clone(), learner.clone()) {
                return Err(wrong(GrantsFault::Shared(other, learner)));
            }
            if !learners.insert(learner.clone()) {
                return Err(wrong(GrantsFault::Twice(learner)));
            }
            rows.push(Grant { learner, account: account.transpose()?, external_id, role_id: some(3) });
        }
        Ok(Self { rows })
    }

    /// The file. An account's number keeps its leading zeros only in a table that is not opened as a sheet of numbers;
    /// reading puts them back.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = format!("{}\n", COLUMNS.join(","));
        for row in &self.rows {
            let [learner, account, role] =
                [Some(&row.learner), row.account.as_ref(), row.role_id.as_ref()].map(|field| quoted(field));
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{learner},{account},{},{role}", row.external_id);
        }
        text
    }

    /// Makes an external id for every learner who has none, and returns how many were made. Those that were made before
    /// stay as they are, for roles in learners' accounts ask for them.
    pub fn issue<'l>(
        &mut self,
        learners: impl IntoIterator<Item = (&'l str, Option<&'l str>)>,
        mut random: impl FnMut() -> [u8; 16],
    ) -> usize {
        let before = self.rows.len();
        for (learner, account) in learners {
            match self.of_mut(learner) {
                Some(known) => known.account = known.account.take().or_else(|| account.map(str::to_owned)),
                None => self.rows.push(Grant {
                    learner: learner.to_owned(),
                    account: account.map(str::to_owned),
                    external_id: hexadecimal(random()),
                    role_id: None,
                }),
            }
        }
        self.rows.len() - before
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Grant> {
        self.rows.iter()
    }

    /// What a learner was given.
    #[must_use]
    pub fn of(&self, learner: &str) -> Option<&Grant> {
        self.rows.iter().find(|row| row.learner == learner)
    }

    /// What a learner was given, to note what was found.
    pub fn of_mut(&mut self, learner: &str) -> Option<&mut Grant> {
        self.rows.iter_mut().find(|row| row.learner == learner)
    }
}

/// The number of an account: a sheet of numbers drops zeros in front, and people write hyphens.
#[must_use]
pub fn account(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let is_number = !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("{digits:0>12}"))
}

fn hexadecimal(bytes: [u8; 16]) -> String {
    bytes.iter().fold(String::with_capacity(32), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn quoted(field: Option<&String>) -> String {
    let field = field.map(String::as_str).unwrap_or_default();
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
