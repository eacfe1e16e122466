//! How far the signatures of a zone hold: the DS of the zone above, the keys of the zone, its answer.
//!
//! This is the last link of the chain, which is the one that a learner can break. That the links above it hold is for
//! resolvers to say; that a name is absent is believed where the SOA that says so is signed.

use hickory_proto::dnssec::rdata::{DNSKEY, DNSSECRData, DS, RRSIG};
use hickory_proto::dnssec::{DigestType, Verifier as _};
use hickory_proto::op::Message;
use hickory_proto::rr::{DNSClass, Name, RData, Record, RecordType};
use std::cmp::Ordering;

/// How far signatures hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Every link that was looked at.
    Secure,
    /// There is neither a DS nor a key.
    Unsigned,
    /// The zone has keys, and the zone above none of their digests: it counts as unsigned.
    NoDs,
    /// A resolver that checks signatures answers nobody.
    Broken(&'static str),
    /// It cannot be told.
    Unknown(&'static str),
}

impl State {
    /// The word for it in a transcript, and what is wrong.
    pub(super) fn words(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Secure => ("secure", None),
            Self::Unsigned => ("unsigned", None),
            Self::NoDs => ("no-ds", None),
            Self::Broken(problem) => ("broken", Some(problem)),
            Self::Unknown(problem) => ("unknown", Some(problem)),
        }
    }
}

/// The DS records of a zone in what the zone above says of it.
pub(super) fn digests(referral: &Message, zone: &Name) -> Vec<Record> {
    let of_zone = |record: &&Record| record.record_type() == RecordType::DS && record.name == *zone;
    referral.authorities.iter().filter(of_zone).cloned().collect()
}

/// How far the signatures of a zone hold, by its DS records above, its answer about its keys, and its answer to a
/// question, at a time.
pub(super) fn state(zone: &Name, above: &[Record], keys: Option<&Message>, answer: &Message, now: u32) -> State {
    let Some(keys) = keys else { return State::Unknown("KEYS_NOT_TOLD") };
    let known: Vec<&DNSKEY> = keys.answers.iter().filter(|one| one.name == *zone).filter_map(key).collect();
    if above.is_empty() {
        return if known.is_empty() { State::Unsigned } else { State::NoDs };
    }
    if known.is_empty() {
        return State::Broken("KEY_MISSING");
    }
    let digests: Vec<&DS> = above.iter().filter_map(digest).collect();
    let is_usable = |ds: &&&DS| ds.algorithm().is_supported() && is_supported(ds.digest_type());
    if digests.iter().filter(is_usable).count() == 0 {
        // Who cannot check takes the zone for unsigned (RFC 4035, 5.2).
        return State::Unknown("ALGORITHM_UNKNOWN");
    }
    let is_covered = |key: &&&DNSKEY| digests.iter().any(|ds| ds.covers(zone, key).unwrap_or(false));
    let entries: Vec<&DNSKEY> = known.iter().filter(is_covered).copied().collect();
    if entries.is_empty() {
        return State::Broken("KEY_DIFFERS");
    }
    if let Err(problem) = holds(zone, RecordType::DNSKEY, &keys.answers, zone, &entries, now) {
        return State::Broken(problem);
    }
    answer_of(zone, answer, &known, now)
}

/// Whether the answer is signed: what it says of names in the zone, or the SOA by which it says that there is nothing.
fn answer_of(zone: &Name, answer: &Message, keys: &[&DNSKEY], now: u32) -> State {
    let section = if answer.answers.is_empty() { &answer.authorities } else { &answer.answers };
    let mut sets: Vec<(&Name, RecordType)> = Vec::new();
    for record in section.iter().filter(|record| zone.zone_of(&record.name)) {
        let is_said = !answer.answers.is_empty() || record.record_type() == RecordType::SOA;
        let set = (&record.name, record.record_type());
        if is_said && record.record_type() != RecordType::RRSIG && !sets.contains(&set) {
            sets.push(set);
        }
    }
    for (name, kind) in sets.into_iter().take(16) {
        if let Err(problem) = holds(name, kind, section, zone, keys, now) {
            return State::Broken(problem);
        }
    }
    State::Secure
}

/// Whether one signature over a set of records holds by one of the keys of a zone.
fn holds(
    name: &Name,
    kind: RecordType,
    section: &[Record],
    zone: &Name,
    keys: &[&DNSKEY],
    now: u32,
) -> Result<(), &'static str> {
    let mut problem = "SIGNATURE_MISSING";
    let all = section.iter().filter(|record| record.name == *name).filter_map(signature);
    // As many as a rollover needs: who sends thousands does not get them all computed.
    for rrsig in all.filter(|rrsig| rrsig.input().type_covered == kind).take(4) {
        let input = rrsig.input();
        if input.signer_name != *zone {
            problem = "SIGNATURE_WRONG";
            continue;
        }
        if order(input.sig_expiration.get(), now) == Ordering::Less {
            problem = "SIGNATURE_EXPIRED";
            continue;
        }
        if order(input.sig_inception.get(), now) == Ordering::Greater {
            problem = "SIGNATURE_EARLY";
            continue;
        }
        problem = "SIGNATURE_WRONG";
        let is_of = |key: &&&DNSKEY| {
            key.zone_key() && !key.revoke() && key.calculate_key_tag().is_ok_and(|tag| tag == input.key_tag)
        };
        for key in keys.iter().filter(is_of).take(4) {
            if key.verify_rrsig(name, DNSClass::IN, rrsig, section.iter()).is_ok() {
                return Ok(());
            }
        }
    }
    Err(problem)
}

/// Times of signatures go round (RFC 4034, 3.1.5).
fn order(time: u32, now: u32) -> Ordering {
    time.wrapping_sub(now).cast_signed().cmp(&0)
}

fn is_supported(digest: DigestType) -> bool {
    digest.is_supported()
}

fn key(record: &Record) -> Option<&DNSKEY> {
    match &record.data {
        RData::DNSSEC(DNSSECRData::DNSKEY(key)) => Some(key),
        _ => None,
    }
}

fn digest(record: &Record) -> Option<&DS> {
    match &record.data {
        RData::DNSSEC(DNSSECRData::DS(ds)) => Some(ds),
        _ => None,
    }
}

fn signature(record: &Record) -> Option<&RRSIG> {
    match &record.data {
        RData::DNSSEC(DNSSECRData::RRSIG(rrsig)) => Some(rrsig),
        _ => None,
    }
}
