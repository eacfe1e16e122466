//! What is different for each learner: made from the key of the course and the learner's id, so that it can be made again
//! and nobody can make another's without the key.

use hmac::{Hmac, KeyInit as _, Mac as _};
use ipnet::Ipv4Net;
use sha2::Sha256;
use std::net::Ipv4Addr;

/// What of a lab is different for each learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// The block that everybody's block lies in.
    pub within: Ipv4Net,
    /// The prefix length of a learner's block.
    pub length: u8,
}

/// The words that names are made of.
const WORDS: &[&str] = &[
    "alder", "aspen", "birch", "cedar", "clover", "coral", "daisy", "ember", "fern", "flint", "ginger", "hazel",
    "heron", "iris", "ivy", "jade", "juniper", "larch", "lark", "laurel", "linden", "lotus", "maple", "marten",
    "myrtle", "olive", "otter", "pearl", "pine", "plum", "quartz", "raven", "reed", "robin", "rowan", "sage", "spruce",
    "swift", "tansy", "teal", "thistle", "topaz", "tulip", "violet", "walnut", "willow", "wren", "yarrow",
];

impl Variant {
    /// The block that a learner's VPC has to have.
    #[must_use]
    pub fn block(&self, key: &str, lab: &str, learner: &str) -> Ipv4Net {
        let length = self.length.clamp(self.within.prefix_len(), 32);
        let blocks = 1_u64 << (length - self.within.prefix_len());
        let at = number(key, lab, learner, "block") % blocks;
        let offset = u32::try_from(at << (32 - length)).unwrap_or(0);
        let address = Ipv4Addr::from(u32::from(self.within.network()).saturating_add(offset));
        Ipv4Net::new(address, length).unwrap_or(self.within)
    }
}

/// A name for what a learner makes up names for: a word and a number, such as `cedar-417`.
#[must_use]
pub fn name(key: &str, lab: &str, learner: &str) -> String {
    let number = number(key, lab, learner, "name");
    let words = WORDS.len() as u64;
    let word = usize::try_from(number % words).ok().and_then(|at| WORDS.get(at)).copied().unwrap_or("cedar");
    format!("{word}-{}", 100 + number / words % 900)
}

fn number(key: &str, lab: &str, learner: &str, what: &str) -> u64 {
    // Lengths keep apart what would else run into each other.
    let text = format!("{what}\n{}\n{lab}\n{}\n{learner}", lab.len(), learner.len());
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("a key of any length is one");
    mac.update(text.as_bytes());
    let digest = mac.finalize().into_bytes();
    digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
