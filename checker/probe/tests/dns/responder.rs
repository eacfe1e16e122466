//! Answers of our own making, as messages.

use hickory_proto::op::{Message, MessageType, ResponseCode};
use hickory_proto::rr::rdata::{A, CNAME, NS, SOA};
use hickory_proto::rr::{Name, RData, Record};
use real::Responder;
use std::net::SocketAddr;

pub(super) fn name(text: &str) -> Name {
    Name::from_ascii(text).unwrap()
}

/// A record: `owner ttl type value`.
pub(super) fn record(line: &str) -> Record {
    let [owner, ttl, kind, value] = line.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{line}") };
    let data = match kind {
        "A" => RData::A(A(value.parse().unwrap())),
        "NS" => RData::NS(NS(name(value))),
        "CNAME" => RData::CNAME(CNAME(name(value))),
        "SOA" => RData::SOA(SOA::new(name(value), name(value), 1, 7200, 900, 1_209_600, 300)),
        _ => panic!("{line}"),
    };
    Record::from_rdata(name(owner), ttl.parse().unwrap(), data)
}

/// The answer to a question, to be filled.
pub(super) fn answer(question: &[u8]) -> Message {
    let mut message = Message::from_vec(question).unwrap();
    message.metadata.message_type = MessageType::Response;
    message.edns = None;
    message
}

/// What a resolver says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Told {
    Answer(&'static str, u32),
    NoName(u32),
    /// Only without a check of signatures.
    OnlyUnchecked(&'static str),
    Refused,
}

/// A resolver that says one thing of every name.
pub(super) fn resolver(at: SocketAddr, told: Told) -> Responder {
    Responder::start(at, move |question, _| {
        let mut message = answer(question);
        message.metadata.recursion_available = true;
        let asked = message.queries[0].name().to_ascii();
        match told {
            Told::Answer(address, ttl) => message.answers.push(record(&format!("{asked} {ttl} A {address}"))),
            Told::OnlyUnchecked(address) if message.metadata.checking_disabled => {
                message.answers.push(record(&format!("{asked} 60 A {address}")));
            }
            Told::OnlyUnchecked(_) => message.metadata.response_code = ResponseCode::ServFail,
            Told::NoName(ttl) => {
                message.metadata.response_code = ResponseCode::NXDomain;
                message.authorities.push(record(&format!("good.link. {ttl} SOA ns1.good.link.")));
            }
            Told::Refused => message.metadata.response_code = ResponseCode::Refused,
        }
        vec![message.to_vec().unwrap()]
    })
}
