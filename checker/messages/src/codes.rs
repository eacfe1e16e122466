//! What is known about each code of a finding, beside its words.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a code's claim rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceClass {
    /// A probe on real AWS showed it.
    Measured,
    /// AWS's Reachability Analyzer has the same explanation code.
    ReachabilityAnalyzer,
    /// AWS's documentation says so.
    AwsDocumentation,
    /// It follows from the others.
    Inference,
}

impl EvidenceClass {
    /// Its name in `codes.toml` and in message ids.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::ReachabilityAnalyzer => "reachability-analyzer",
            Self::AwsDocumentation => "aws-documentation",
            Self::Inference => "inference",
        }
    }
}

/// A code of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code, SCREAMING_SNAKE.
    pub code: String,
    /// The lab that teaches it.
    pub lab: String,
    /// What it rests on.
    pub evidence: EvidenceClass,
    /// When the documentation was read, `2026-11`.
    pub read: Option<String>,
    /// AWS's page about it.
    pub url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    lab: String,
    evidence: EvidenceClass,
    read: Option<String>,
    url: Option<String>,
}

/// All codes, by name. An entry of `codes.toml` that cannot be read is left out; a test makes sure that there is none.
pub fn codes() -> &'static [Code] {
    static CODES: OnceLock<Vec<Code>> = OnceLock::new();
    CODES.get_or_init(|| read(include_str!("../codes.toml")).unwrap_or_default())
}

/// One code.
#[must_use]
pub fn code(name: &str) -> Option<&'static Code> {
    codes().iter().find(|code| code.code == name)
}

fn read(text: &str) -> Result<Vec<Code>, toml::de::Error> {
    let entries: BTreeMap<String, Entry> = toml::from_str(text)?;
    Ok(entries
        .into_iter()
        .map(|(code, Entry { lab, evidence, read, url })| Code { code, lab, evidence, read, url })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_reads_and_is_complete() {
        let codes = read(include_str!("../codes.toml")).unwrap();
        assert!(!codes.is_empty());
        for code in codes {
            assert!(
                code.code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'),
                "{} is not SCREAMING_SNAKE",
                code.code
            );
            assert!(code.lab.starts_with("lab-"), "{}: {} is no lab", code.code, code.lab);
            if code.evidence == EvidenceClass::AwsDocumentation {
                assert!(code.read.is_some() && code.url.is_some(), "{}: which page, read when?", code.code);
            }
            if let Some(url) = &code.url {
                assert!(url.starts_with("https://docs.aws.amazon.com/"), "{}: {url}", code.code);
            }
        }
    }
}
