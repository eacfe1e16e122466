//! What was found on the way to a name: codes with arguments, and whose it is to do something about it.

use std::collections::BTreeSet;

/// How a walk ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The name leads somewhere.
    Resolves,
    /// Something on the way is wrong.
    Broken,
    /// From here it cannot be told.
    Unknown,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resolves => "resolves",
            Self::Broken => "broken",
            Self::Unknown => "unknown",
        }
    }
}

/// What a finding does to the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It is why the name does not resolve, or not for everybody.
    Broken,
    /// It is why nothing can be told.
    Unknown,
    /// It passes by itself.
    Pending,
    /// It is worth knowing.
    Note,
}

impl Weight {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Unknown => "unknown",
            Self::Pending => "pending",
            Self::Note => "note",
        }
    }
}

/// Who can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Who registers the domain, at the registrar.
    Registrant,
    /// Who keeps the records of the zone.
    ZoneOwner,
    /// Who runs the network from which was asked.
    Network,
    /// Time alone.
    Time,
    /// Nobody has to.
    Nobody,
}

impl Who {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registrant => "registrant",
            Self::ZoneOwner => "zone-owner",
            Self::Network => "network",
            Self::Time => "time",
            Self::Nobody => "nobody",
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// What it does to the verdict.
    pub weight: Weight,
    /// Who can do something about it.
    pub who: Who,
    /// The arguments of its message.
    pub args: Vec<(&'static str, String)>,
}

impl Finding {
    pub(super) fn new(code: &'static str, weight: Weight, who: Who) -> Self {
        Self { code, weight, who, args: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// An argument.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// Findings in the order of the way, each once.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn add(&mut self, finding: Finding) {
        if !self.0.contains(&finding) {
            self.0.push(finding);
        }
    }

    pub(super) fn has(&self, code: &str) -> bool {
        self.0.iter().any(|finding| finding.code == code)
    }

    pub(super) fn is_broken(&self) -> bool {
        self.0.iter().any(|finding| finding.weight == Weight::Broken)
    }
}

/// What a transcript means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// How the walk ends.
    pub verdict: Verdict,
    /// What was found: first what breaks the way, in its order, then the rest.
    pub findings: Vec<Finding>,
    /// What the name's own servers answer in the end.
    pub values: BTreeSet<String>,
}

impl Reading {
    pub(super) fn new(Findings(mut findings): Findings, values: BTreeSet<String>, is_answered: bool) -> Self {
        findings.sort_by_key(|finding| finding.weight);
        let has = |weight| findings.iter().any(|finding| finding.weight == weight);
        let verdict = if has(Weight::Broken) {
            Verdict::Broken
        } else if has(Weight::Unknown) || !is_answered {
            Verdict::Unknown
        } else {
            Verdict::Resolves
        };
        Self { verdict, findings, values }
    }

    /// The same with what else is known. It is told first, for it says why.
    pub(super) fn explained(mut self, finding: Finding) -> Self {
        if finding.weight == Weight::Broken {
            self.verdict = Verdict::Broken;
        }
        if !self.findings.iter().any(|known| known.code == finding.code) {
            self.findings.insert(0, finding);
        }
        self
    }
}
