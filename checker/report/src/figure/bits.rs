//! The bits of an IPv4 address: which of them are the network's, and which are left for hosts.

use super::fault::{Fault, Wrong};
use super::line::Line;
use super::room::{LABEL, MARGIN};
use super::told::Told;
use crate::drawing::scene::{Rect, Scene};
use crate::drawing::text::{self, Font};
use crate::words::Words;
use ipnet::Ipv4Net;

const CELL: (i32, i32) = (15, 26);
/// Between bytes.
const GAP: i32 = 10;
const LEFT: i32 = MARGIN;
const RIGHT: i32 = MARGIN + 32 * CELL.0 + 3 * GAP;

const DIGIT: Font = Font::mono(12);
const BYTE: Font = Font::mono(14).bold();
const VALUE: Font = Font::mono(13);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits {
    address: Ipv4Net,
}

impl Bits {
    pub(super) fn parse((address, _): &(Ipv4Net, Line<'_>), lines: &[Line<'_>]) -> Result<Self, Fault> {
        match lines.first() {
            Some(line) => Err(line.fault(Wrong::Extra { text: line.text.to_owned() })),
            None => Ok(Self { address: *address }),
        }
    }

    pub(super) fn title(&self, words: Words<'_>) -> String {
        words.with("figure-bits", &[("address", self.address.to_string().into())])
    }

    fn host_bits(&self) -> u8 {
        32 - self.address.prefix_len()
    }

    /// What is told of the network: a word and a value.
    fn facts(&self, words: Words<'_>) -> [(String, String); 5] {
        let network = self.address.trunc();
        let count = 1_u64 << self.host_bits();
        [
            (words.plain("figure-bits-net"), network.to_string()),
            (words.plain("figure-bits-mask"), network.netmask().to_string()),
            (words.plain("figure-first"), network.network().to_string()),
            (words.plain("figure-last"), network.broadcast().to_string()),
            (words.plain("figure-count"), grouped(count)),
        ]
    }

    fn parts(&self, words: Words<'_>) -> [String; 2] {
        let part = |id, bits: u8| words.with(id, &[("bits", u32::from(bits).into())]);
        [part("figure-bits-network", self.address.prefix_len()), part("figure-bits-host", self.host_bits())]
    }

    /// The bits of the address, the first first.
    fn digits(&self) -> impl Iterator<Item = &'static str> {
        let bits = self.address.addr().to_bits();
        (0..32).rev().map(move |place| if bits >> place & 1 == 1 { "1" } else { "0" })
    }

    pub(super) fn told(&self, words: Words<'_>) -> Told {
        let [network, host] = self.parts(words);
        let digits: Vec<&str> = self.digits().collect();
        let (fixed, free) = digits.split_at(usize::from(self.address.prefix_len()).min(digits.len()));
        let mut entries = vec![
            format!("{}: {}", self.address.addr(), bytes(&digits, 0)),
            format!("{network}: {}", bytes(fixed, 0)),
            format!("{host}: {}", bytes(free, fixed.len())),
        ];
        entries.retain(|entry| !entry.ends_with(": "));
        entries.extend(self.facts(words).map(|(word, value)| format!("{word}: {value}")));
        Told { is_ordered: false, entries }
    }

    pub(super) fn lay(&self, words: Words<'_>) -> Scene {
        let mut scene = Scene { width: RIGHT + MARGIN, ..Scene::default() };
        let mut y = MARGIN;
        for (byte, number) in (0..).zip(self.address.addr().octets()) {
            let middle = cell(8 * byte) + 4 * CELL.0;
            scene.text_around((middle, y + 13), BYTE, "ink", &number.to_string(), 8 * CELL.0);
        }
        y += 22;
        let fixed = i32::from(self.address.prefix_len());
        for (place, digit) in (0..).zip(self.digits()) {
            let class = if place < fixed { "bit net" } else { "bit host" };
            let rect = Rect { x: cell(place), y, w: CELL.0, h: CELL.1 };
            scene.frame(rect, 2, class, None);
            scene.text_around((rect.x + CELL.0 / 2, y + 17), DIGIT, "ink", digit, CELL.0);
        }
        y += CELL.1 + 6;
        let [network, host] = self.parts(words);
        let half = (RIGHT - LEFT) / 2 - 8;
        if fixed > 0 {
            brace(&mut scene, (LEFT, cell(fixed - 1) + CELL.0), y, "brace net");
            scene.text((LEFT, y + 23), LABEL, "ink", &network, half);
        }
        if fixed < 32 {
            brace(&mut scene, (cell(fixed), RIGHT), y, "brace host");
            scene.text_to((RIGHT, y + 23), LABEL, "ink", &host, half);
        }
        y += 44;
        let facts = self.facts(words);
        let column = facts.iter().map(|(word, _)| text::width(word, LABEL)).max().unwrap_or(0) + 20;
        for (word, value) in &facts {
            scene.text((LEFT, y + 12), LABEL, "quiet", word, column);
            scene.text((LEFT + column, y + 12), VALUE, "ink", value, RIGHT - LEFT - column);
            y += 20;
        }
        scene.height = y + MARGIN - 4;
        scene
    }
}

/// Where the cell of a bit begins.
fn cell(place: i32) -> i32 {
    LEFT + place * CELL.0 + place / 8 * GAP
}

/// A bracket below cells.
fn brace(scene: &mut Scene, (left, right): (i32, i32), y: i32, class: &'static str) {
    scene.line(vec![(left + 1, y - 2), (left + 1, y + 5), (right - 1, y + 5), (right - 1, y - 2)], class);
}

/// Bits with a space between bytes, at which a narrow page can break them; the first stands at a place of its own.
fn bytes(digits: &[&str], place: usize) -> String {
    let mut bytes = String::new();
    for (digit, at) in digits.iter().zip(place..) {
        if at > place && at.is_multiple_of(8) {
            bytes.push(' ');
        }
        bytes.push_str(digit);
    }
    bytes
}

/// A number in groups of three digits.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
