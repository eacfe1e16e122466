//! What an answer belongs to that does not say it: what the name of its file, or of a folder, names.
//!
//! A name counts if it names exactly one thing of the right kind among all that the files list. An id may stand anywhere
//! in it; a name that a person gave has to be all of it, but for words that only say what kind of answer it is.

use super::place::{Hint, is_account, is_region};
use crate::ask::{Ask, ids_at};
use crate::document::Call;
use crate::shapes::{Class, Kind};
use std::collections::{BTreeSet, HashMap};

/// Ends of file names that say how the text is kept.
const ENDINGS: &[&str] = &[".json", ".gz", ".txt", ".md", ".log", ".out"];

/// Words beside those of the table that say what an answer is, and not whose.
const WORDS: &[&str] = &[
    "alb",
    "nlb",
    "gwlb",
    "lb",
    "elb",
    "tg",
    "tgw",
    "rtb",
    "pl",
    "zone",
    "zones",
    "aws",
    "json",
    "output",
    "out",
    "result",
    "of",
    "for",
    "the",
    "targetgroup",
    "loadbalancer",
    "prefixlist",
    "entry",
    "members",
];

/// Words that are added to the name of a copy.
const COPIES: &[&str] = &["backup", "bak", "copy", "old", "new", "orig", "latest", "final"];

/// Words of a name that say that it is not an answer of this kind: several kinds of answers look the same.
fn foreign(ask: Ask) -> &'static [&'static str] {
    match ask {
        Ask::DescribeLoadBalancerAttributes => {
            &["target", "targets", "tg", "targetgroup", "targetgroups", "listener", "listeners"]
        }
        Ask::DescribeTargetGroupAttributes => &["listener", "listeners"],
        _ => &[],
    }
}

/// How something is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Id,
    Name,
}

#[derive(Debug)]
struct Thing {
    /// The call that is made for it.
    ask: Ask,
    id: String,
    by: By,
    listed: Hint,
}

/// The names of all that answers belong to.
#[derive(Debug, Default)]
pub(super) struct Names {
    things: HashMap<String, Vec<Thing>>,
    /// The most words that a name has.
    longest: usize,
    words: BTreeSet<String>,
}

impl Names {
    pub(super) fn new() -> Self {
        let mut words: BTreeSet<String> = WORDS.iter().map(|&word| word.to_owned()).collect();
        for ask in Ask::ALL {
            let per = ask.per().map_or("", |per| per.member);
            for name in [ask.name(), per, ask.service(), ask.key().unwrap_or_default()] {
                words.extend(humps(name));
            }
        }
        Self { words, ..Self::default() }
    }

    /// Adds what an answer lists.
    pub(super) fn add(&mut self, call: &Call, folder: &Hint) {
        let Some((ask, output)) = call.known().zip(call.output.as_ref()) else { return };
        let own = ask.id_member();
        let children: Vec<(Ask, &str)> =
            Ask::ALL.iter().flat_map(|child| sources(*child, ask, own.as_deref())).collect();
        if children.is_empty() {
            return;
        }
        let listed = Hint {
            account: call.account.clone().or_else(|| folder.account.clone()),
            region: call.region.clone().or_else(|| folder.region.clone()),
        };
        let called = |class| matches!(class, Class::Name | Class::Host | Class::ListName);
        let names: Vec<String> = ask
            .members()
            .iter()
            .filter(|member| !member.list && matches!(member.kind, Kind::Text(class) if called(class)))
            .map(crate::shapes::Member::name)
            .collect();
        for element in output.to_elements() {
            for (child, path) in &children {
                for id in ids_at(&element, path) {
                    let id = id.strip_prefix("/hostedzone/").map_or(id.clone(), str::to_owned);
                    self.insert(&id, *child, &id, By::Id, &listed);
                    if own.as_deref() == Some(path) {
                        for name in names.iter().filter_map(|name| element.get(name)?.as_str()) {
                            self.insert(name, *child, &id, By::Name, &listed);
                        }
                    }
                }
            }
        }
    }

    fn insert(&mut self, name: &str, ask: Ask, id: &str, by: By, listed: &Hint) {
        let words = tokens(name);
        self.longest = self.longest.max(words.len());
        let things = self.things.entry(words.join("-")).or_default();
        let same = |thing: &Thing| thing.ask == ask && thing.id == id && thing.listed == *listed;
        if !words.is_empty() && !things.iter().any(same) {
            things.push(Thing { ask, id: id.to_owned(), by, listed: listed.clone() });
        }
    }

    /// What the path of a file names among the parents of these calls; the innermost folder that names one decides.
    pub(super) fn parent(&self, path: &str, asks: &[Ask], hint: &Hint) -> Option<(Ask, String)> {
        let mut parts: Vec<String> = path.split(['/', '\\']).map(decoded).collect();
        if let Some(file) = parts.last_mut() {
            *file = without_ends(file, &|name| ENDINGS.iter().find_map(|ending| name.strip_suffix(ending))).to_owned();
        }
        parts.retain(|part| !is_region(part) && !is_account(part));
        // As it is called, else without what people and browsers add to the name of a copy.
        let copies: Vec<String> = parts
            .iter()
            .map(|part| without_ends(part, &|name| without_date(name).or_else(|| without_copy(name))).to_owned())
            .collect();
        let ways = [(&parts, false), (&parts, true), (&copies, false), (&copies, true)];
        let named = ways.into_iter().find_map(|(parts, apart)| {
            let found = self.innermost(parts, apart, asks, hint);
            (!found.is_empty()).then_some(found)
        });
        if let Some(found) = named {
            return one(found);
        }
        // An ARN has slashes, which are folders where nobody has encoded them.
        let all: Vec<String> = parts.iter().flat_map(|part| tokens(part)).collect();
        let arns = self.runs(&all).filter(|(run, thing)| run.len() > 4 && thing.by == By::Id);
        one(arns.filter(|(_, thing)| fits(thing, asks, hint)).map(|(_, thing)| (thing.ask, thing.id.clone())).collect())
    }

    /// What the innermost of these parts names that names anything. What kind of answer it is may be said in one word,
    /// which is taken apart.
    fn innermost(&self, parts: &[String], apart: bool, asks: &[Ask], hint: &Hint) -> BTreeSet<(Ask, String)> {
        let all: Vec<Vec<String>> = parts.iter().map(|part| self.words_apart(part)).collect();
        let parts = if apart { all.clone() } else { parts.iter().map(|part| tokens(part)).collect() };
        for (index, part) in parts.iter().enumerate().rev() {
            let others = || all.iter().enumerate().filter(|(other, _)| *other != index).flat_map(|(_, words)| words);
            let found = self.named(part, asks, hint, &others().collect::<Vec<_>>());
            if !found.is_empty() {
                return found.into_iter().map(|(ask, id)| (ask, id.to_owned())).collect();
            }
        }
        BTreeSet::new()
    }

    /// The words of a name, those that say what kind of answer it is one by one: `TargetHealth` is two, `MyShop` is one.
    fn words_apart(&self, name: &str) -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words
            .flat_map(|word| {
                let apart = humps(word);
                if apart.iter().all(|word| self.words.contains(word)) { apart } else { vec![word.to_lowercase()] }
            })
            .collect()
    }

    /// All that one part of a path names: what is called just so, else what is named in it.
    fn named<'a>(
        &'a self,
        part: &'a [String],
        asks: &[Ask],
        hint: &Hint,
        others: &[&String],
    ) -> BTreeSet<(Ask, &'a str)> {
        let mut exact = BTreeSet::new();
        let mut inside = BTreeSet::new();
        for (run, thing) in self.runs(part).filter(|(_, thing)| fits(thing, asks, hint)) {
            let beside: Vec<&String> = part[..run.start].iter().chain(&part[run.end..]).collect();
            if beside.iter().chain(others).any(|word| foreign(thing.ask).contains(&word.as_str())) {
                continue;
            }
            let says_kind = |word: &String| self.words.contains(word);
            if beside.is_empty() {
                exact.insert((thing.ask, thing.id.as_str()));
            } else if thing.by == By::Id || beside.into_iter().all(says_kind) && !part[run].iter().all(says_kind) {
                inside.insert((thing.ask, thing.id.as_str()));
            }
        }
        if exact.is_empty() { inside } else { exact }
    }

    /// Things whose names are runs of these words.
    fn runs<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = (std::ops::Range<usize>, &'a Thing)> {
        let lengths = move |start: usize| 1..=self.longest.min(words.len() - start);
        (0..words.len()).flat_map(move |start| lengths(start).map(move |length| start..start + length)).flat_map(
            move |run| {
                let things = self.things.get(&words[run.clone()].join("-")).map_or(&[][..], Vec::as_slice);
                things.iter().map(move |thing| (run.clone(), thing))
            },
        )
    }
}

/// Where an answer of `ask` names the parents of `child`.
fn sources(child: Ask, ask: Ask, own: Option<&str>) -> Vec<(Ask, &'static str)> {
    let Some(per) = child.per() else { return Vec::new() };
    let mut paths: Vec<_> = per.sources.iter().filter(|source| source.ask == ask).map(|source| source.path).collect();
    // Several calls list prefix lists.
    if own == Some(per.member) && !paths.contains(&per.member) && ask.per().is_none() {
        paths.push(per.member);
    }
    paths.into_iter().map(|path| (child, path)).collect()
}

/// Whether something is of the right kind and not of another place.
fn fits(thing: &Thing, asks: &[Ask], hint: &Hint) -> bool {
    let same = |one: &Option<String>, other: &Option<String>| one.is_none() || other.is_none() || one == other;
    asks.contains(&thing.ask) && same(&thing.listed.account, &hint.account) && same(&thing.listed.region, &hint.region)
}

fn one(found: BTreeSet<(Ask, String)>) -> Option<(Ask, String)> {
    let mut found = found.into_iter();
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// A name without all the ends that are cut off.
fn without_ends<'n>(mut name: &'n str, cut: &dyn Fn(&'n str) -> Option<&'n str>) -> &'n str {
    while let Some(shorter) = cut(name).filter(|shorter| !shorter.is_empty()) {
        name = shorter;
    }
    name
}

/// A name without what is added to that of a copy: `(1)`, `-backup`, `_v2`, a date, a time.
///
/// A number alone stays, and so does `-v2`: AWS's names have such ends, but no underscore, no brackets and no blank.
fn without_copy(name: &str) -> Option<&str> {
    let name = name.trim_end();
    if let Some(inside) = name.strip_suffix(')') {
        return inside
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .strip_suffix('(')
            .filter(|_| inside.ends_with(|c: char| c.is_ascii_digit()));
    }
    let at = name.rfind(|c: char| !c.is_alphanumeric())?;
    let (before, end) = (name.get(..at)?, name.get(at..)?);
    let word = end.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let version = word
        .strip_prefix(['v', 'V'])
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty());
    if COPIES.contains(&&*word.to_lowercase()) || version && !end.starts_with('-') {
        return Some(before);
    }
    // 20261127, 20261127T0930Z
    let (date, time) = word.split_at_checked(8)?;
    if digits(date, 8) && date.starts_with("20") && (time.is_empty() || time.starts_with('T')) {
        return Some(before);
    }
    None
}

/// The name in front of a date that is written with marks between its parts: `2026-11-27`.
fn without_date(name: &str) -> Option<&str> {
    let at = name.len().checked_sub(10)?;
    let (before, date) = (name.get(..at)?, name.get(at..)?);
    let form = date.bytes().enumerate().all(|(index, byte)| match index {
        4 | 7 => matches!(byte, b'-' | b'_' | b'.'),
        _ => byte.is_ascii_digit(),
    });
    (form && date.starts_with("20")).then(|| before.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// The words of a name, whatever stands between them.
fn tokens(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The words of `DescribeTargetHealth`.
fn humps(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut upper = true;
    for letter in name.chars() {
        let begins = letter.is_uppercase() && !upper;
        upper = letter.is_uppercase();
        match words.last_mut() {
            Some(word) if !begins => word.extend(letter.to_lowercase()),
            _ => words.push(letter.to_lowercase().collect()),
        }
    }
    words
}

/// A name without percent encoding.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.first_chunk::<2>().and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
