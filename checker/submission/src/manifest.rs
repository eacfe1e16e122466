//! `submission.json`: what is in a submission, and what the learner says of it.
//!
//! All of it is a claim. Readers ignore members that they do not know; a newer format is refused.

use crate::error::SubmissionError;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// The version of the document that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// The name of the document in the archive.
pub const MANIFEST: &str = "submission.json";

/// The most bytes of the document; those of a learner with all labs are a hundredth.
const BYTES: usize = 1 << 20;

/// The most labs, and attempts at one, that are kept of a document.
const LABS: usize = 512;
const ATTEMPTS: usize = 16;

/// What a submission says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the document, [`FORMAT`].
    pub format: u32,
    /// Program and version that wrote it.
    #[serde(default)]
    pub tool: Option<String>,
    /// What the course calls itself.
    #[serde(default)]
    pub course: Option<String>,
    /// Who the learner says to be.
    #[serde(default)]
    pub learner: Option<String>,
    /// When it was made, RFC 3339, by the learner's clock.
    #[serde(default)]
    pub made: Option<String>,
    /// What the learner says beside the evidence.
    #[serde(default)]
    pub claims: Claims,
    /// What there is for each lab: the best pass first, then what is there now.
    #[serde(default)]
    pub labs: BTreeMap<String, Vec<Attempt>>,
    /// How many steps of hints were asked for in each lab.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hints: BTreeMap<String, u32>,
}

/// What a learner says beside the evidence, as `course.toml` does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The VPC of the course.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vpc: Option<String>,
    /// The domain, by the name under which the redacted evidence has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The addresses of the application, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_more")]
    pub app: Vec<String>,
    /// The ports beside 22 on which ssh listens.
    #[serde(default, rename = "ssh-port", skip_serializing_if = "Vec::is_empty", deserialize_with = "one_or_more")]
    pub ssh_ports: Vec<u16>,
}

/// One look at the account for a lab, or answers to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// When it passed, RFC 3339; nothing if it did not.
    #[serde(default)]
    pub passed: Option<String>,
    /// The version of the lab that it was judged by.
    #[serde(default)]
    pub version: Option<String>,
    /// SHA-256 of the snapshot, by whose first digits its file is called; nothing for answers on paper.
    #[serde(default)]
    pub snapshot: Option<String>,
    /// How much of it was judged.
    #[serde(default)]
    pub mode: Mode,
    /// What the learner said beside this evidence, where that is something else than beside the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claims: Option<Claims>,
}

/// How much of a lab was judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Configuration only.
    NoProbes,
    /// Everything.
    #[default]
    Full,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            format: FORMAT,
            tool: None,
            course: None,
            learner: None,
            made: None,
            claims: Claims::default(),
            labs: BTreeMap::new(),
            hints: BTreeMap::new(),
        }
    }
}

impl Manifest {
    /// Reads the document.
    ///
    /// # Errors
    /// A newer program wrote it, or the first thing in it that is not as it should be.
    pub fn parse(bytes: &[u8]) -> Result<Self, SubmissionError> {
        #[derive(Deserialize)]
        struct Head {
            format: u64,
        }
        if bytes.len() > BYTES {
            return Err(SubmissionError::TooLarge { most: BYTES });
        }
        let text = snapshot::unicode(bytes).map_err(|error| SubmissionError::Manifest {
            line: 1,
            column: 1,
            path: String::new(),
            cause: error.to_string(),
        })?;
        let text = text.trim_start_matches('\u{feff}');
        // What a newer program writes need not have today's shape.
        let head: Head = read(text)?;
        if head.format > FORMAT.into() {
            return Err(SubmissionError::Newer { found: head.format });
        }
        let mut manifest: Self = read(text)?;
        while manifest.labs.len() > LABS {
            manifest.labs.pop_last();
        }
        manifest.labs.values_mut().for_each(|attempts| attempts.truncate(ATTEMPTS));
        while manifest.hints.len() > LABS {
            manifest.hints.pop_last();
        }
        Ok(manifest)
    }

    /// The document as people read it.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Every key is text, so that this cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl Claims {
    /// What a `course.toml` says that came with a submission. Whatever else is in it is nobody's business, and one that is
    /// broken says nothing.
    #[must_use]
    pub fn of_course_file(text: &str) -> (Self, Option<String>) {
        let Ok(table) = text.trim_start_matches('\u{feff}').parse::<toml::Table>() else { return Default::default() };
        let text = |key: &str| table.get(key)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        let list = |key: &str| match table.get(key) {
            Some(toml::Value::Array(list)) => list.iter().take(ATTEMPTS).cloned().collect(),
            Some(one) => vec![one.clone()],
            None => Vec::new(),
        };
        let addresses = list("app");
        let app = addresses.iter().filter_map(|one| one.as_str()).filter(|one| !one.is_empty()).map(str::to_owned);
        let ports = list("ssh-port").into_iter().filter_map(|one| u16::try_from(one.as_integer()?).ok());
        let claims = Self {
            vpc: text("vpc"),
            domain: text("domain"),
            app: app.take(2).collect(),
            ssh_ports: ports.filter(|port| *port > 0).collect(),
        };
        (claims, text("learner"))
    }
}

fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, SubmissionError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.inner();
        let cause = inner.to_string();
        let cause = cause.rsplit_once(" at line ").map_or(cause.as_str(), |(cause, _)| cause).to_owned();
        // The whole, or a place that ended before it had a name.
        let path = if matches!(path.as_str(), "." | "?") { String::new() } else { path };
        SubmissionError::Manifest { line: inner.line(), column: inner.column(), path, cause }
    })
}

/// A list, or one value that stands for a list of it.
fn one_or_more<'de, D: Deserializer<'de>, T: serde::de::DeserializeOwned>(value: D) -> Result<Vec<T>, D::Error> {
    let value = serde_json::Value::deserialize(value)?;
    let list = match value {
        serde_json::Value::Array(list) => list,
        serde_json::Value::Null => Vec::new(),
        one => vec![one],
    };
    let read = |one| serde_json::from_value(one).map_err(serde::de::Error::custom);
    list.into_iter().take(ATTEMPTS).map(read).collect()
}
