//! What learners have in their accounts: the worlds of the labs' cases, each learner's with ids of its own.
//!
//! A world is built once, however many learners have it; that its ids are another account's is done to its text.

use super::random::Random;
use super::{Broken, Kind};
use labs::Folder;
use proof::{Expectation, Expected, Given};
use std::collections::{BTreeMap, VecDeque};
use std::io::{Cursor, Write as _};
use std::sync::OnceLock;
use world::Bases;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// The account of practice worlds.
const ACCOUNT: &str = "123456789012";

/// What a lab comes to, as its cases say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComesTo {
    /// It passes.
    Passes,
    /// It fails.
    Fails {
        /// At this check.
        check: String,
        /// With one of these codes, between `|`; `?` is any.
        code: String,
    },
    /// It cannot be told.
    Unknown {
        /// This check.
        check: String,
    },
}

/// Everything that can be handed in.
pub struct Material {
    items: Vec<Item>,
    /// How many of them are solved worlds: they come first.
    solved: usize,
    bases: Bases,
}

struct Item {
    name: String,
    text: String,
    given: Given,
    comes_to: BTreeMap<String, ComesTo>,
    versions: BTreeMap<String, String>,
    json: OnceLock<Vec<u8>>,
}

impl Material {
    /// That of the course.
    #[must_use]
    pub fn of_the_course() -> Self {
        let bases = proof::bases(labs::FOLDERS);
        let library: Vec<(judge::Lab, &Folder)> = labs::FOLDERS
            .iter()
            .filter_map(|folder| Some((judge::Lab::parse(folder.file("lab.toml")?).ok()?, folder)))
            .filter(|(lab, _)| !lab.is_on_paper())
            .collect();
        let mut by_base: BTreeMap<String, Vec<&(judge::Lab, &Folder)>> = BTreeMap::new();
        for of in &library {
            by_base.entry(proof::base_of(&of.0, of.1)).or_default().push(of);
        }
        let mut items: Vec<Item> = by_base
            .iter()
            .map(|(base, labs)| Item {
                name: base.clone(),
                text: proof::only(base),
                given: Given::default(),
                comes_to: labs.iter().map(|(lab, _)| (lab.id.clone(), ComesTo::Passes)).collect(),
                versions: labs.iter().map(|(lab, folder)| (lab.id.clone(), folder.version.to_string())).collect(),
                json: OnceLock::new(),
            })
            .collect();
        let solved = items.len();
        for (lab, folder) in &library {
            let cases =
                folder.files.iter().filter(|file| file.path.starts_with("cases/") && file.path.ends_with(".txt"));
            items.extend(cases.filter_map(|file| case(lab, folder, &file.path, &file.text)));
        }
        Self { items, solved, bases }
    }

    /// How many kinds of accounts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Those whose lab comes to something, in an order of this seed.
    pub(super) fn shuffled(&self, random: &mut Random, is: impl Fn(&ComesTo) -> bool) -> VecDeque<usize> {
        let cases = (self.solved..self.items.len()).filter(|item| self.items[*item].comes_to.values().all(&is));
        let mut cases: Vec<usize> = cases.collect();
        random.shuffle(&mut cases);
        cases.into()
    }

    /// One in which everything is done.
    pub(super) fn solved(&self, random: &mut Random) -> usize {
        usize::try_from(random.below(self.solved as u64)).unwrap_or(0)
    }

    pub(super) fn name(&self, item: usize) -> String {
        self.items[item].name.clone()
    }

    pub(super) fn comes_to(&self, item: usize) -> BTreeMap<String, ComesTo> {
        self.items[item].comes_to.clone()
    }

    /// What a learner hands in of it, and what the file is called.
    pub(super) fn file(&self, item: usize, kind: &Kind, account: u64, claims: &str) -> (Vec<u8>, String) {
        let item = &self.items[item];
        let snapshot = || gzip(&personal(item.json(&self.bases), account));
        let archive = |format| {
            let hash = format!("{account:016x}{:048x}", 0);
            let name = format!("snapshots/{}.json.gz", &hash[..16]);
            zip(&[("submission.json", item.manifest(format, claims, &hash).as_bytes()), (&name, &snapshot())])
        };
        match kind {
            Kind::Broken(Broken::Cut) => {
                let mut bytes = snapshot();
                bytes.truncate(bytes.len() / 2);
                (bytes, "snapshot.json.gz".into())
            }
            Kind::Broken(Broken::Page) => (
                b"<!DOCTYPE html>\n<html><head><title>504 Gateway Time-out</title></head></html>".to_vec(),
                "submission.zip".into(),
            ),
            Kind::Broken(Broken::Empty) => (Vec::new(), "submission.zip".into()),
            Kind::Broken(Broken::Picture) => {
                (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\x80\0\0\x048\x08\x06".to_vec(), "화면 캡처.png".into())
            }
            Kind::Broken(Broken::CutArchive) => {
                let mut bytes = archive(1);
                bytes.truncate(bytes.len() * 2 / 3);
                (bytes, "submission.zip".into())
            }
            Kind::Broken(Broken::Newer) => (archive(99), "submission.zip".into()),
            Kind::Twice => (zip(&[("submission.zip", &archive(1))]), "제출.zip".into()),
            _ => (archive(1), "submission.zip".into()),
        }
    }
}

/// A case of a lab; nothing where it says nothing of its own lab.
fn case(lab: &judge::Lab, folder: &Folder, path: &str, text: &str) -> Option<Item> {
    let said = Expectation::read(text).ok()?;
    let own = match said.own {
        Expected::Passes => ComesTo::Passes,
        Expected::Fails { check, code, .. } => ComesTo::Fails { check, code },
        Expected::Unknown { check } => ComesTo::Unknown { check },
    };
    let name = path.trim_start_matches("cases/").trim_end_matches(".txt");
    Some(Item {
        name: format!("{}/{name}", lab.id),
        text: text.to_owned(),
        given: said.given,
        comes_to: BTreeMap::from([(lab.id.clone(), own)]),
        versions: BTreeMap::from([(lab.id.clone(), folder.version.to_string())]),
        json: OnceLock::new(),
    })
}

impl Item {
    /// What a look at the account sees.
    fn json(&self, bases: &Bases) -> &[u8] {
        self.json.get_or_init(|| {
            let built = bases.read(&self.text).and_then(|world| world.snapshot());
            let built = built.unwrap_or_else(|error| panic!("{}: {error}", self.name));
            serde_json::to_vec(&built).unwrap()
        })
    }

    fn manifest(&self, format: u32, learner: &str, hash: &str) -> String {
        let passed = |comes_to: &ComesTo| (*comes_to == ComesTo::Passes).then_some("2026-11-20T03:00:00Z");
        let attempt = |(lab, comes_to): (&String, &ComesTo)| {
            let version = self.versions.get(lab);
            let attempt = serde_json::json!([{
                "passed": passed(comes_to), "version": version, "snapshot": hash, "mode": "full"
            }]);
            (lab.clone(), attempt)
        };
        let labs: serde_json::Map<String, serde_json::Value> = self.comes_to.iter().map(attempt).collect();
        serde_json::json!({
            "format": format, "tool": "check 0.1.0", "learner": learner, "made": "2026-11-21T09:00:00Z",
            "claims": { "domain": self.given.domain, "ssh-port": self.given.ssh_ports }, "labs": labs
        })
        .to_string()
    }
}

/// The text with the ids, the account and the times of somebody else: equal ones stay equal, and their order stays.
fn personal(json: &[u8], account: u64) -> Vec<u8> {
    let mut random = Random::new(account);
    let turned: Vec<u8> = (0..IDS).map(|_| u8::try_from(random.below(16)).unwrap_or(0)).collect();
    let number = format!("{}", 100_000_000_000 + random.below(800_000_000_000));
    let later = u32::try_from(random.below(3 * 3600)).unwrap_or(0);
    let mut text = Vec::with_capacity(json.len());
    let mut at = 0;
    while let Some(rest) = json.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(ACCOUNT.as_bytes()) {
            text.extend_from_slice(number.as_bytes());
            at += ACCOUNT.len();
        } else if rest[0] == b'-' && is_id(&rest[1..]) {
            text.push(b'-');
            let digits = rest[1..=IDS].iter().zip(&turned);
            text.extend(digits.map(|(digit, turn)| DIGITS[usize::from((value(*digit) + turn) % 16)]));
            at += 1 + IDS;
        } else if let Some(time) = time(rest).and_then(|time| (time + later < DAY).then_some(time + later)) {
            text.extend_from_slice(format!("T{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60).as_bytes());
            at += 9;
        } else {
            text.push(rest[0]);
            at += 1;
        }
    }
    text
}

/// The digits of an id.
const IDS: usize = 17;
const DIGITS: &[u8; 16] = b"0123456789abcdef";
/// Seconds of a day.
const DAY: u32 = 24 * 3600;

fn is_id(text: &[u8]) -> bool {
    text.len() > IDS && text[..IDS].iter().all(|byte| DIGITS.contains(byte)) && !text[IDS].is_ascii_alphanumeric()
}

fn value(digit: u8) -> u8 {
    if digit.is_ascii_digit() { digit - b'0' } else { digit - b'a' + 10 }
}

/// The second of the day in `T12:34:56`.
fn time(text: &[u8]) -> Option<u32> {
    let [b'T', a, b, b':', c, d, b':', e, f, ..] = text else { return None };
    let two = |tens: &u8, ones: &u8| {
        let is_number = tens.is_ascii_digit() && ones.is_ascii_digit();
        is_number.then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
    };
    Some(two(a, b)? * 3600 + two(c, d)? * 60 + two(e, f)?)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
