//! Names of files for learners: every system can hold them, no two are the same, and none leads anywhere else.

use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;

/// The longest stem in bytes: there is room for an ending, and for what a download puts in front.
const LONGEST: usize = 96;

/// Names of devices, which Windows opens instead of a file, with whatever ending:
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
const DEVICES: [&str; 8] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$", "$mft"];

/// The file names of a class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stems(BTreeMap<String, String>);

impl Stems {
    /// Names for all of these ids; the same for the same class, whatever its order.
    #[must_use]
    pub fn of<'i>(ids: impl IntoIterator<Item = &'i str>) -> Self {
        let ids: BTreeSet<&str> = ids.into_iter().collect();
        let mut users = BTreeMap::<String, usize>::new();
        for id in &ids {
            *users.entry(folded(&stem(id))).or_default() += 1;
        }
        // Where a file system would take two for one, each gets a mark of its own.
        let own = |id: &&str| {
            let plain = stem(id);
            let is_alone = users.get(&folded(&plain)) == Some(&1);
            ((*id).to_owned(), if is_alone { plain } else { marked(&plain, id) })
        };
        Self(ids.iter().map(own).collect())
    }

    /// The name for an id, without an ending.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.0.get(id).cloned().unwrap_or_else(|| stem(id))
    }
}

/// A name of a file for an id, without an ending: the id where every system can hold it, else what can be held of it with
/// a mark that comes from the whole id.
#[must_use]
pub fn stem(id: &str) -> String {
    let composed: String = id.nfc().collect();
    let is_held = |c: char| {
        let is_plain = c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '@');
        // Some letters look like nothing.
        is_plain && (c.is_ascii() || matches!(report::safe::line(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_)))
    };
    let held: String = composed.chars().map(|c| if is_held(c) { c } else { '_' }).collect();
    let held = held.trim_matches('.');
    let mut end = held.len().min(LONGEST);
    while !held.is_char_boundary(end) {
        end -= 1;
    }
    let held = held.get(..end).unwrap_or_default().trim_end_matches('.');
    let held = if held.is_empty() { "_" } else { held };
    if held == id && !is_device(held) { held.to_owned() } else { marked(held, id) }
}

fn marked(held: &str, id: &str) -> String {
    let mut name = if is_device(held) { format!("_{held}-") } else { format!("{held}-") };
    for byte in Sha256::digest(id.as_bytes()).iter().take(6) {
        // Writing to a string cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// Whether Windows takes a name for a device: what stands in front of the first dot decides.
fn is_device(name: &str) -> bool {
    let front = folded(name.split('.').next().unwrap_or_default());
    let is_port = |kind: &str| {
        front.strip_prefix(kind).is_some_and(|rest| {
            let mut rest = rest.chars();
            matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    DEVICES.contains(&front.as_str()) || is_port("com") || is_port("lpt")
}

/// What file systems without case compare by.
fn folded(name: &str) -> String {
    name.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}
