//! What an answer means for a walk, and what of it is written down.

use super::message::Asked;
use hickory_proto::op::{Message, ResponseCode};
use hickory_proto::rr::{Name, RData, Record, RecordType};
use snapshot::shapes::probe::{DnsAnswer, DnsRecord};

/// Records of a section that are written down, and characters of a value.
const RECORDS: usize = 32;
const VALUE: usize = 1200;

/// What an answer means for a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Records of the type, from the name itself or at the end of its CNAMEs.
    Answer,
    /// A CNAME whose end the server does not tell.
    Alias(Name),
    /// There is no such name.
    NoName,
    /// The name is there and has nothing of the type.
    NoData,
    /// Another zone below has the name.
    Referral(Name),
    /// The way up or sideways: the server does not have the zone for which it was asked.
    Astray,
    /// The server does not want to answer, or cannot.
    Refused,
    /// An answer from hearsay, where the server's own was asked for.
    Unauthoritative,
}

impl Outcome {
    /// The word for it in a transcript.
    pub(super) fn as_str(&self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Alias(_) => "alias",
            Self::NoName => "no-name",
            Self::NoData => "no-data",
            Self::Referral(_) => "referral",
            Self::Astray => "astray",
            Self::Refused => "refused",
            Self::Unauthoritative => "unauthoritative",
        }
    }

    /// Whether it ends the walk to a name.
    pub(super) fn is_final(&self) -> bool {
        matches!(self, Self::Answer | Self::Alias(_) | Self::NoName | Self::NoData)
    }

    /// What a message means that answers a question to a server of a zone.
    pub(super) fn of_server(message: &Message, asked: &Asked, zone: &Name) -> Self {
        match message.metadata.response_code {
            ResponseCode::NoError | ResponseCode::NXDomain => {}
            _ => return Self::Refused,
        }
        let found = Self::of_resolver(message, asked);
        if message.metadata.authoritative {
            return found;
        }
        let delegations = message.authorities.iter().filter(|record| record.record_type() == RecordType::NS);
        let mut owners: Vec<&Name> = delegations.map(|record| &record.name).collect();
        owners.dedup();
        match owners.as_slice() {
            // Whatever stands in the answer is hearsay.
            _ if found != Self::NoData => Self::Unauthoritative,
            // Only downwards, and only towards the name: nothing else comes to an end.
            [owner] if *owner != zone && zone.zone_of(owner) && owner.zone_of(&asked.name) => {
                Self::Referral((*owner).clone())
            }
            [] => Self::Unauthoritative,
            _ => Self::Astray,
        }
    }

    /// What a message means that answers a question to a resolver, whoever has the answer.
    pub(super) fn of_resolver(message: &Message, asked: &Asked) -> Self {
        let code = message.metadata.response_code;
        if !matches!(code, ResponseCode::NoError | ResponseCode::NXDomain) {
            return Self::Refused;
        }
        let (end, steps) = end_of(message, &asked.name, asked.kind);
        if message.answers.iter().any(|record| record.name == end && record.record_type() == asked.kind) {
            return Self::Answer;
        }
        // A code is said of the end of the CNAMEs (RFC 6604).
        match (steps == 0, code) {
            (true, ResponseCode::NXDomain) => Self::NoName,
            (true, _) => Self::NoData,
            (false, _) => Self::Alias(end),
        }
    }
}

/// Where the CNAMEs of an answer lead, and how many there are.
fn end_of(message: &Message, name: &Name, kind: RecordType) -> (Name, usize) {
    let (mut end, mut steps) = (name.clone(), 0);
    // No more steps than records: who leads in a circle gets out of it.
    while steps < message.answers.len() && kind != RecordType::CNAME {
        let next = message.answers.iter().find_map(|record| match &record.data {
            RData::CNAME(target) if record.name == end => Some(target.0.clone()),
            _ => None,
        });
        match next {
            Some(next) => end = next,
            None => break,
        }
        steps += 1;
    }
    (end, steps)
}

/// A name as it is written down: lower case, without its last dot.
pub(super) fn written(name: &Name) -> String {
    let text = name.to_lowercase().to_ascii();
    if text == "." { text } else { text.strip_suffix('.').unwrap_or(&text).to_owned() }
}

/// What was asked, before anything has come of it.
pub(super) fn blank(asked: &Asked, purpose: &str) -> DnsAnswer {
    DnsAnswer {
        purpose: Some(purpose.to_owned()),
        name: Some(written(&asked.name)),
        r#type: Some(asked.kind.to_string()),
        checking_disabled: asked.recursion.then_some(asked.checking_disabled),
        ..DnsAnswer::default()
    }
}

/// Writes a message into what was asked.
pub(super) fn fill(entry: &mut DnsAnswer, message: &Message, outcome: &Outcome) {
    entry.outcome = Some(outcome.as_str().to_owned());
    entry.rcode = Some(rcode(message.metadata.response_code));
    entry.authoritative = Some(message.metadata.authoritative);
    entry.truncated = message.metadata.truncation.then_some(true);
    entry.authenticated = message.metadata.authentic_data.then_some(true);
    entry.answer = records(&message.answers);
    entry.authority = records(&message.authorities);
    entry.additional = records(&message.additionals);
}

/// The code as operators write it.
fn rcode(code: ResponseCode) -> String {
    match code {
        ResponseCode::NoError => "NOERROR".to_owned(),
        ResponseCode::FormErr => "FORMERR".to_owned(),
        ResponseCode::ServFail => "SERVFAIL".to_owned(),
        ResponseCode::NXDomain => "NXDOMAIN".to_owned(),
        ResponseCode::NotImp => "NOTIMP".to_owned(),
        ResponseCode::Refused => "REFUSED".to_owned(),
        ResponseCode::NotAuth => "NOTAUTH".to_owned(),
        other => format!("RCODE{}", u16::from(other)),
    }
}

fn records(records: &[Record]) -> Vec<DnsRecord> {
    records.iter().take(RECORDS).map(record).collect()
}

fn record(record: &Record) -> DnsRecord {
    let value = match &record.data {
        RData::NS(name) => written(&name.0),
        RData::CNAME(name) => written(&name.0),
        data => data.to_string().chars().take(VALUE).collect(),
    };
    DnsRecord {
        name: Some(written(&record.name)),
        r#type: Some(record.record_type().to_string()),
        ttl: Some(record.ttl.into()),
        value: Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hickory_proto::op::{MessageType, OpCode, Query};
    use hickory_proto::rr::rdata::{A, CNAME, NS};

    fn name(text: &str) -> Name {
        Name::from_ascii(text).unwrap()
    }

    /// A message: flags, then lines of records, the section first.
    fn message(flags: &str, lines: &[&str]) -> Message {
        let mut message = Message::new(7, MessageType::Response, OpCode::Query);
        message.add_query(Query::query(name("www.example.link."), RecordType::A));
        message.metadata.authoritative = flags.contains("aa");
        if flags.contains("nx") {
            message.metadata.response_code = ResponseCode::NXDomain;
        }
        if flags.contains("refused") {
            message.metadata.response_code = ResponseCode::Refused;
        }
        for line in lines {
            let [section, owner, kind, value] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let data = match kind {
                "A" => RData::A(A(value.parse().unwrap())),
                "CNAME" => RData::CNAME(CNAME(name(value))),
                _ => RData::NS(NS(name(value))),
            };
            let record = Record::from_rdata(name(owner), 60, data);
            match section {
                "answer" => message.answers.push(record),
                _ => message.authorities.push(record),
            }
        }
        message
    }

    #[test]
    fn an_answer_means_one_thing() {
        let asked = Asked::of_server(name("www.example.link."), RecordType::A);
        let chain = ["answer www.example.link. CNAME x.example.net."];
        let circle = ["answer www.example.link. CNAME b.link.", "answer b.link. CNAME www.example.link."];
        for (flags, lines, zone, outcome) in [
            ("aa", &["answer www.example.link. A 192.0.2.1"][..], "example.link.", "answer"),
            ("", &["answer www.example.link. A 192.0.2.1"], "example.link.", "unauthoritative"),
            ("aa", &["answer other.link. A 192.0.2.1"], "example.link.", "no-data"),
            ("aa", &chain, "example.link.", "alias"),
            ("aa nx", &chain, "example.link.", "alias"),
            ("aa", &circle, "example.link.", "alias"),
            ("aa", &[], "example.link.", "no-data"),
            ("aa nx", &[], "example.link.", "no-name"),
            ("nx", &[], "example.link.", "unauthoritative"),
            ("refused", &[], "example.link.", "refused"),
            ("", &["authority example.link. NS ns1.example.link."], "link.", "referral"),
            ("", &["authority www.example.link. NS ns1.example.link."], "link.", "referral"),
            ("", &["authority example.link. NS ns1.example.link."], "example.link.", "astray"),
            ("", &["authority link. NS a.nic.link."], "example.link.", "astray"),
            ("", &["authority . NS a.root."], "example.link.", "astray"),
            ("", &["authority other.link. NS a.nic.link."], "link.", "astray"),
            ("", &["authority example.link. NS a.link.", "authority other.link. NS a.link."], "link.", "astray"),
            ("", &[], "link.", "unauthoritative"),
        ] {
            let message = message(flags, lines);
            let found = Outcome::of_server(&message, &asked, &name(zone));
            assert_eq!(found.as_str(), outcome, "{flags} {lines:?} from {zone}");
        }
    }

    #[test]
    fn what_is_written_down_is_bounded() {
        let mut long = message("aa", &[]);
        for _ in 0..5000 {
            long.answers.push(Record::from_rdata(name("www.example.link."), 1, RData::A(A::new(192, 0, 2, 1))));
        }
        let asked = Asked::of_server(name("www.example.link."), RecordType::A);
        let mut entry = blank(&asked, "walk");
        fill(&mut entry, &long, &Outcome::Answer);
        assert_eq!(entry.answer.len(), RECORDS);
        assert_eq!(entry.name.as_deref(), Some("www.example.link"));
    }
}
