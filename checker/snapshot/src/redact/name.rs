//! Names: ids, account numbers and what people called things, wherever they stand.
//!
//! Which member holds what is not known here, see `walk`; ARNs and host names have files of their own.

use super::Mode;
use super::address::Addresses;
use super::words::{KINDS, MANAGED, POLICIES};
use crate::import::is_account;
use crate::secret::Secret;
use serde_json::{Number, Value};
use std::collections::HashSet;

/// What redaction knows of a snapshot.
pub(super) struct Names<'k> {
    pub(super) mode: Mode,
    pub(super) secret: &'k Secret,
    pub(super) addresses: Addresses<'k>,
    /// Ids of AWS's own prefix lists, which are the same for everybody.
    pub(super) public: HashSet<&'k str>,
    /// Ids of AWS's own hosted zones, into which aliases lead.
    pub(super) zones: HashSet<&'k str>,
}

impl Names<'_> {
    /// A made-up word for what a person called something: the same for the same, with the kind in front.
    pub(super) fn word(&self, kind: &str, text: &str) -> String {
        format!("{kind}-{}", self.secret.word("word", text, 10))
    }

    /// An account's number; AWS's own accounts have words for names (`amazon`, `amazon-elb`, `AWS`), which stay.
    pub(super) fn account(&self, text: &str) -> String {
        let own = matches!(text, "" | "*" | "amazon" | "aws" | "AWS" | "self" | "anonymous")
            || text.starts_with("amazon-")
                && text.len() <= 24
                && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if own || self.mode == Mode::Submit && is_account(text) {
            text.to_owned()
        } else if is_account(text) {
            self.secret.permute("account", text, 10)
        } else {
            self.word("account", text)
        }
    }

    /// A number, which without its quotes may be an account's: as text, for its first digit may be a zero afterwards.
    pub(super) fn number(&self, number: &Number) -> Value {
        let text = number.to_string();
        let digits = text.strip_suffix(".0").unwrap_or(&text);
        if is_account(digits) && self.mode == Mode::Share { self.account(digits).into() } else { number.clone().into() }
    }

    /// An id, or whatever stands where an id may: an address, an ARN, `local`.
    pub(super) fn id(&self, text: &str) -> String {
        if self.mode == Mode::Submit && !text.starts_with("arn:") || text.is_empty() || text == "local" {
            return text.to_owned();
        }
        if MANAGED.has(text) {
            return text.to_owned();
        }
        self.known(text).unwrap_or_else(|| {
            // CloudFront's ids have no hyphen; who reads one as an id has to find one.
            if let Some(id) = text.strip_prefix("vo_") {
                return format!("vo_{}", self.secret.word("id", id, 17));
            }
            let is_bare = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
            if text.starts_with(|first: char| first.is_ascii_uppercase()) && text.bytes().all(is_bare) {
                return format!("E{}", self.secret.word("id", text, 13).to_ascii_uppercase());
            }
            // Not of AWS's form: keep what tells its kind.
            let kind = text.rsplit_once('-').map_or("", |(kind, _)| kind);
            let kind = if KINDS.has(kind) { kind } else { "id" };
            format!("{kind}-{}", self.secret.word("id", text, 17))
        })
    }

    /// A hosted zone, with or without what some answers write in front.
    pub(super) fn zone(&self, text: &str) -> String {
        let (front, id) = match text.strip_prefix("/hostedzone/") {
            Some(id) => ("/hostedzone/", id),
            None => ("", text),
        };
        if self.mode == Mode::Submit || id.is_empty() || self.zones.contains(id) {
            return text.to_owned();
        }
        format!("{front}Z{}", self.secret.word("zone", id, 20).to_ascii_uppercase())
    }

    /// A text of a form that names something; `None` for any other.
    pub(super) fn known(&self, text: &str) -> Option<String> {
        if text.starts_with("arn:") {
            return Some(self.arn(text));
        }
        if self.mode == Mode::Submit {
            let named = is_account(text) || is_id(text) || is_uuid(text) || self.addresses.redact(text).is_some();
            return named.then(|| text.to_owned());
        }
        if is_account(text) {
            return Some(self.account(text));
        }
        if is_id(text) {
            return Some(self.aws_id(text));
        }
        if is_uuid(text) {
            return Some(self.uuid(text));
        }
        self.addresses.redact(text)
    }

    fn aws_id(&self, text: &str) -> String {
        match text.rsplit_once('-') {
            Some(_) if self.public.contains(text) => text.to_owned(),
            Some((kind, digits)) => format!("{kind}-{}", self.secret.permute(kind, digits, 16)),
            None => text.to_owned(),
        }
    }

    /// The id of a certificate, a policy or a health check.
    fn uuid(&self, text: &str) -> String {
        if POLICIES.iter().any(|(id, _)| *id == text) {
            return text.to_owned();
        }
        let digits = self.secret.permute("uuid", &text.replace('-', ""), 16);
        let mut digits = digits.chars();
        text.chars().map(|old| if old == '-' { '-' } else { digits.next().unwrap_or(old) }).collect()
    }

    /// The parts of a text between separators, where they have the form of an id, an account or an address.
    pub(super) fn scan(&self, text: &str) -> String {
        if let Some(known) = self.known(text) {
            return known;
        }
        // AWS's words are plain.
        if !text.is_ascii() || text.contains('@') {
            return self.word("text", text);
        }
        let part = |part: &str| self.known(part).unwrap_or_else(|| part.to_owned());
        each_part(text, &[' '], |piece| {
            if piece.starts_with("arn:") {
                self.arn(piece)
            } else {
                each_part(piece, &['/', ':', '.', ',', '(', ')', '[', ']'], part)
            }
        })
    }

    pub(super) fn hash(&self, text: &str, radix: u8) -> String {
        if self.mode == Mode::Submit { text.to_owned() } else { self.secret.permute("hash", text, radix) }
    }

    /// What a person called a load balancer, a subnet group or the like, the same as member, in ARNs and in host names.
    pub(super) fn called(&self, name: &str) -> String {
        if POLICIES.iter().any(|(_, own)| *own == name) {
            name.to_owned()
        } else {
            format!("lb{}", self.secret.word("balancer", name, 10))
        }
    }

    /// The name of a load balancer or target group beside the hash that AWS gave it.
    ///
    /// The hash tells them apart, so that a submission, whose ids must be the same each time, can do without any name.
    pub(super) fn balancer_name(&self, name: &str) -> String {
        if self.mode == Mode::Submit { "x".into() } else { self.called(name) }
    }

    /// A database's identifier: a name, and the only id it has.
    pub(super) fn identifier(&self, text: &str) -> String {
        format!("db{}", self.secret.word("db", text, 10))
    }

    /// The digest of a key, alone or behind the numbers of a record.
    pub(super) fn digest(&self, text: &str) -> String {
        each_part(text, &[' '], |part| match part {
            "" => String::new(),
            number if number.len() <= 5 && number.bytes().all(|byte| byte.is_ascii_digit()) => number.to_owned(),
            digest => {
                self.secret.word("digest", &digest.to_ascii_lowercase(), digest.len().clamp(8, 64)).to_ascii_uppercase()
            }
        })
    }
}

/// `vpc-` and eight or seventeen digits, the old and the new length.
pub(super) fn is_id(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(kind, digits)| {
        KINDS.has(kind)
            && matches!(digits.len(), 8 | 17)
            && digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

/// Five groups of hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12])
        && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Replaces what stands between separators.
pub(super) fn each_part(text: &str, separators: &[char], mut part: impl FnMut(&str) -> String) -> String {
    text.split_inclusive(separators)
        .map(|piece| match piece.strip_suffix(separators) {
            Some(word) => format!("{}{}", part(word), piece.get(word.len()..).unwrap_or_default()),
            None => part(piece),
        })
        .collect()
}
