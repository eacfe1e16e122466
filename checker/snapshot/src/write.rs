//! Writing a snapshot document, and the hash that reports name it by.
//!
//! The same snapshot gives the same bytes each time.

use crate::document::Snapshot;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;

impl Snapshot {
    /// The document as people read it: indented, with a line end at its end.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("every key of a snapshot is text");
        text.push('\n');
        text
    }

    /// The document, gzipped, without a time or a name in it.
    #[must_use]
    pub fn to_gzip(&self) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(self.to_json().as_bytes()).expect("memory does not refuse bytes");
        encoder.finish().expect("memory does not refuse bytes")
    }

    /// The SHA-256, in hexadecimal, of the canonical document: without white space, members by name.
    ///
    /// It does not depend on how the file was written, packed or indented.
    #[must_use]
    pub fn sha256(&self) -> String {
        let value = serde_json::to_value(self).expect("every key of a snapshot is text");
        let mut text = String::new();
        canonical(&value, &mut text);
        hex(&Sha256::digest(text.as_bytes()))
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub(crate) fn canonical(value: &Value, text: &mut String) {
    match value {
        Value::Array(list) => {
            text.push('[');
            for (index, element) in list.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                canonical(element, text);
            }
            text.push(']');
        }
        Value::Object(map) => {
            // The order of a map depends on a feature of serde_json that any other crate can switch on.
            let mut members: Vec<_> = map.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            text.push('{');
            for (index, (name, member)) in members.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                let _ = write!(text, "{}:", Value::from(name.as_str()));
                canonical(member, text);
            }
            text.push('}');
        }
        scalar => {
            let _ = write!(text, "{scalar}");
        }
    }
}
