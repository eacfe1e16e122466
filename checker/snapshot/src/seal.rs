//! Sealing: what may be a secret never stands in a file as it is.
//!
//! A value becomes its HMAC under a key that is made for one file and forgotten: whether two are the same can still be
//! judged, what they are cannot be told. Short values cannot be guessed either, as a plain hash would let one do.

use crate::ask::{Ask, Output};
use crate::document::Snapshot;
use crate::probe::ProbeOutput;
use crate::secret::Secret;
use crate::shapes::Class;
use crate::walk::{self, Said, Texts};
use serde_json::Value;

/// Types of records whose values are addresses, names and keys that everybody may ask for; any other may carry a secret.
pub const PLAIN_RECORDS: &[&str] = &[
    "A", "AAAA", "CAA", "CNAME", "DNSKEY", "DS", "HTTPS", "MX", "NAPTR", "NS", "NSEC", "NSEC3", "PTR", "RRSIG", "SOA",
    "SRV", "SSHFP", "SVCB", "TLSA",
];

const SEALED: &str = "hmac:";

/// Whether a value is the seal of one.
#[must_use]
pub fn is_sealed(text: &str) -> bool {
    text.strip_prefix(SEALED).is_some_and(|digits| digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The seal of a value; an empty one hides nothing.
pub(crate) fn sealed(secret: &Secret, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{SEALED}{}", secret.word("seal", text, 64)) }
}

impl Snapshot {
    /// Replaces values that may be secrets by seals, which are equal where the values are: those of headers that a
    /// distribution adds, of conditions on headers and query strings, of TXT records, of cookies.
    ///
    /// `key` should be random, and used for one file only. What is sealed stays as it is.
    pub fn seal(&mut self, key: &[u8; 32]) {
        let sealer = Sealer(Secret::new(key));
        for output in self.calls.iter_mut().filter_map(|call| call.output.as_mut()) {
            let ask = output.operation();
            if ask.may_hold_secrets() {
                let elements = output.to_elements();
                let sealed: Vec<Value> = elements
                    .iter()
                    .filter_map(Value::as_object)
                    .map(|element| Value::Object(walk::object(ask.members(), element, Said::default(), &sealer)))
                    .collect();
                // Texts became texts: the shape is the same.
                *output = Output::from_values(ask, &sealed).unwrap_or_else(|_| Output::empty(ask));
            }
        }
        for probe in &mut self.probes {
            let Some(row) = probe.kind.row() else { continue };
            let Some(Value::Object(output)) = serde_json::to_value(&probe.output).ok() else { continue };
            let sealed = walk::object(row.output, &output, Said::default(), &sealer);
            probe.output = ProbeOutput::from_value(&probe.kind, Value::Object(sealed)).unwrap_or_default();
        }
    }
}

impl Ask {
    /// Whether its answer may hold secrets, which are sealed before they are written to a file.
    #[must_use]
    pub fn may_hold_secrets(self) -> bool {
        walk::may_hold_secrets(self.members())
    }
}

struct Sealer(Secret);

impl Texts for Sealer {
    fn text(&self, class: Class, _id: bool, text: &str) -> Option<String> {
        Some(match class {
            Class::Secret if !is_sealed(text) => sealed(&self.0, text),
            Class::Cookie => {
                let (cookie, rest) = text.split_at(text.find(';').unwrap_or(text.len()));
                match cookie.split_once('=') {
                    Some((name, value)) if !is_sealed(value) => format!("{name}={}{rest}", sealed(&self.0, value)),
                    Some(_) => text.to_owned(),
                    None => sealed(&self.0, text),
                }
            }
            _ => text.to_owned(),
        })
    }

    fn tags(&self, tags: &Value) -> Option<Value> {
        Some(tags.clone())
    }
}
