//! Messages of the DNS: those that are asked, and what is taken of those that come back.
//!
//! What comes back is anybody's bytes. Nothing is believed that does not answer the question that was asked.

use hickory_proto::op::{Edns, Message, MessageType, OpCode, Query, ResponseCode};
use hickory_proto::rr::{DNSClass, Name, RecordType};

/// What servers may send in one datagram without its being torn apart on the way: <https://www.dnsflagday.net/2020/>.
const PAYLOAD: u16 = 1232;

/// A question, and how it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The name.
    pub name: Name,
    /// The type.
    pub kind: RecordType,
    /// Whether the server is to find the answer elsewhere, as a resolver does.
    pub recursion: bool,
    /// Whether a resolver is to leave signatures unchecked.
    pub checking_disabled: bool,
}

impl Asked {
    /// A question to a server that has the answer, or knows who does.
    #[must_use]
    pub fn of_server(name: Name, kind: RecordType) -> Self {
        Self { name, kind, recursion: false, checking_disabled: false }
    }

    /// A question to a resolver.
    #[must_use]
    pub fn of_resolver(name: Name, kind: RecordType, checking_disabled: bool) -> Self {
        Self { name, kind, recursion: true, checking_disabled }
    }

    /// The message that asks it.
    ///
    /// # Errors
    /// A name that no message can carry.
    pub fn to_bytes(&self, id: u16) -> Result<Vec<u8>, Fault> {
        let mut message = Message::new(id, MessageType::Query, OpCode::Query);
        message.metadata.recursion_desired = self.recursion;
        message.metadata.checking_disabled = self.checking_disabled;
        message.metadata.authentic_data = self.recursion;
        message.add_query(Query::query(self.name.clone(), self.kind));
        let mut edns = Edns::new();
        edns.set_max_payload(PAYLOAD).set_version(0).set_dnssec_ok(!self.recursion);
        message.set_edns(edns);
        message.to_vec().map_err(|_| Fault::Malformed)
    }

    /// The answer in some bytes, if they are one to this question.
    ///
    /// # Errors
    /// They are no message, or answer something else.
    pub fn read(&self, id: u16, bytes: &[u8]) -> Result<Message, Fault> {
        // Looked at before the rest is: what was not asked for is not worth being read.
        let said = bytes.get(..2).and_then(|id| id.try_into().ok()).map(u16::from_be_bytes);
        if said.ok_or(Fault::Malformed)? != id {
            return Err(Fault::WrongId);
        }
        let message = Message::from_vec(bytes).map_err(|_| Fault::Malformed)?;
        if message.metadata.message_type != MessageType::Response || message.metadata.op_code != OpCode::Query {
            return Err(Fault::Malformed);
        }
        let answers = |query: &Query| {
            query.query_type() == self.kind && query.query_class() == DNSClass::IN && *query.name() == self.name
        };
        match message.queries.as_slice() {
            [query] if answers(query) => Ok(message),
            // Who refuses may do without repeating the question.
            [] if message.metadata.response_code != ResponseCode::NoError => Ok(message),
            _ => Err(Fault::WrongQuestion),
        }
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing came in time.
    Timeout,
    /// The machine says that nothing listens there, or closed the connection.
    Unreachable,
    /// This machine has no way there.
    NoRoute,
    /// What came is no message of the DNS.
    Malformed,
    /// What came answers another question of somebody else.
    WrongId,
    /// What came answers another question.
    WrongQuestion,
    /// Nothing was sent: a name led to an address outside of the public internet.
    AddressRefused,
    /// Nothing was sent: the server has no address.
    NoAddress,
    /// Nothing was sent: the server's name lies in the zone itself, and the zone above has no address for it.
    NoGlue,
    /// Nothing was sent: as many questions were asked as may be.
    Spent,
}

impl Fault {
    /// The word for it in a transcript.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Timeout => "TIMEOUT",
            Self::Unreachable => "UNREACHABLE",
            Self::NoRoute => "NO_ROUTE",
            Self::Malformed => "MALFORMED",
            Self::WrongId => "WRONG_ID",
            Self::WrongQuestion => "WRONG_QUESTION",
            Self::AddressRefused => "ADDRESS_REFUSED",
            Self::NoAddress => "NO_ADDRESS",
            Self::NoGlue => "NO_GLUE",
            Self::Spent => "SPENT",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> Asked {
        Asked::of_server(Name::from_ascii("www.example.link.").unwrap(), RecordType::A)
    }

    fn answer(change: impl Fn(&mut Message)) -> Vec<u8> {
        let mut message = Message::from_vec(&asked().to_bytes(7).unwrap()).unwrap();
        message.metadata.message_type = MessageType::Response;
        change(&mut message);
        message.to_vec().unwrap()
    }

    #[test]
    fn a_question_asks_a_server_for_itself() {
        let bytes = asked().to_bytes(7).unwrap();
        let message = Message::from_vec(&bytes).unwrap();
        assert!(!message.metadata.recursion_desired && message.edns.as_ref().unwrap().flags().dnssec_ok);
        assert_eq!(message.edns.unwrap().max_payload(), PAYLOAD);
    }

    #[test]
    fn only_an_answer_to_the_question_is_read() {
        assert!(asked().read(7, &answer(|_| {})).is_ok());
        assert_eq!(asked().read(8, &answer(|_| {})), Err(Fault::WrongId));
        assert_eq!(asked().read(7, &asked().to_bytes(7).unwrap()), Err(Fault::Malformed), "a question");
        let other = answer(|message| message.queries = vec![Query::query(Name::root(), RecordType::A)]);
        assert_eq!(asked().read(7, &other), Err(Fault::WrongQuestion));
        let none = answer(|message| message.queries.clear());
        assert_eq!(asked().read(7, &none), Err(Fault::WrongQuestion));
        let refused = answer(|message| {
            message.queries.clear();
            message.metadata.response_code = ResponseCode::Refused;
        });
        assert!(asked().read(7, &refused).is_ok());
        let upper = answer(|message| {
            message.queries = vec![Query::query(Name::from_ascii("WWW.example.LINK.").unwrap(), RecordType::A)];
        });
        assert!(asked().read(7, &upper).is_ok(), "names have no case");
    }

    #[test]
    fn broken_bytes_are_no_answer() {
        let whole = answer(|_| {});
        for end in 0..whole.len() {
            let cut = whole.get(..end).unwrap();
            assert_eq!(asked().read(7, cut).unwrap_err(), Fault::Malformed, "{end} bytes");
        }
        // A name that points at itself, at what follows, and a chain of pointers.
        for pointer in [[0xc0, 12], [0xc0, 14], [0xff, 0xff]] {
            let mut bytes = vec![0, 7, 0x84, 0, 0, 1, 0, 0, 0, 0, 0, 0];
            bytes.extend(pointer);
            bytes.extend([0, 1, 0, 1]);
            assert_eq!(asked().read(7, &bytes).unwrap_err(), Fault::Malformed, "{pointer:?}");
        }
    }
}
