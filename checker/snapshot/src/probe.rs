//! What may be tried from outside an account's API: the table of probes, one row a kind.
//!
//! A row says what a probe shows, what it is asked with and what comes of it, member by member, as a row of
//! [`Ask`](crate::Ask) does for an operation of AWS. Who tries it, and how, is not known here.

mod ask;

pub use ask::ProbeAsk;

use crate::shapes::probe::{
    Dns, DnsInput, Http, HttpInput, Journey, JourneyInput, Repository, RepositoryInput, Tcp, TcpInput, Tls, TlsInput,
};
use crate::shapes::{Kept, Kind, Member};
use crate::status::{CallError, Status};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// What one kind of probe is.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The kind, as it stands in a document.
    pub name: &'static str,
    /// What it shows, in English.
    pub en: &'static str,
    /// What it shows, in Korean.
    pub ko: &'static str,
    /// The members of what it is asked with.
    pub input: &'static [Member],
    /// The members of what comes of it.
    pub output: &'static [Member],
}

macro_rules! probes {
    ($($(#[$doc:meta])* $Kind:ident $name:literal ($Input:ty => $Output:ty) = $en:literal, $ko:literal;)*) => {
        /// What was tried.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProbeKind {
            $($(#[$doc])* $Kind,)*
            /// What a newer program tries: it can be read, and says nothing to this one.
            Other(String),
        }

        impl ProbeKind {
            /// Every kind that this program knows.
            pub const ALL: &[Self] = &[$(Self::$Kind,)*];

            /// Its row of the table; `None` for what a newer program tries.
            #[must_use]
            pub fn row(&self) -> Option<&'static Row> {
                match self {
                    $(Self::$Kind => {
                        const ROW: Row = Row {
                            name: $name,
                            en: $en,
                            ko: $ko,
                            input: members(<$Input as Kept>::KIND),
                            output: members(<$Output as Kept>::KIND),
                        };
                        Some(&ROW)
                    })*
                    Self::Other(_) => None,
                }
            }
        }

        impl From<&str> for ProbeKind {
            fn from(name: &str) -> Self {
                match name {
                    $($name => Self::$Kind,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        /// What came of a probe.
        #[derive(Debug, Clone, PartialEq)]
        pub enum ProbeOutput {
            $($(#[$doc])* $Kind($Output),)*
        }

        impl ProbeOutput {
            /// The kind of probe that it comes of.
            #[must_use]
            pub fn kind(&self) -> ProbeKind {
                match self {
                    $(Self::$Kind(_) => ProbeKind::$Kind,)*
                }
            }

            /// Reads what came of a probe; nothing is read of what a newer program tries.
            ///
            /// # Errors
            /// If it has another shape than the kind says.
            pub fn from_value(kind: &ProbeKind, value: Value) -> Result<Option<Self>, serde_json::Error> {
                if value.is_null() {
                    return Ok(None);
                }
                match kind {
                    $(ProbeKind::$Kind => crate::member::One::one(&value).map(Self::$Kind).map(Some),)*
                    ProbeKind::Other(_) => Ok(None),
                }
            }
        }

        impl Serialize for ProbeOutput {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$Kind(output) => output.serialize(serializer),)*
                }
            }
        }
    };
}

probes! {
    /// A name, followed through the DNS.
    Dns "dns" (DnsInput => Dns) = "how a name is resolved", "이름이 풀리는 과정";
    /// A port, knocked at.
    Tcp "tcp" (TcpInput => Tcp) = "whether a port answers", "포트가 응답하는지";
    /// A server, greeted.
    Tls "tls" (TlsInput => Tls) = "the certificate that a server shows", "서버가 보여 주는 인증서";
    /// A page, asked for.
    Http "http" (HttpInput => Http) = "how a page is answered", "페이지 요청에 대한 응답";
    /// A way through an application.
    Journey "journey" (JourneyInput => Journey) = "whether an application can be used", "애플리케이션을 쓸 수 있는지";
    /// A repository, looked through.
    Repository "repository" (RepositoryInput => Repository) = "whether a repository holds secrets", "저장소에 비밀이 있는지";
}

const fn members(kind: Kind) -> &'static [Member] {
    match kind {
        Kind::Shape(members) => members,
        _ => &[],
    }
}

impl ProbeKind {
    /// The kind, as it stands in a document.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => known.row().map_or("", |row| row.name),
        }
    }
}

#[expect(clippy::derivable_impls, reason = "the macro gives the variants of both enums the same attributes")]
impl Default for ProbeKind {
    fn default() -> Self {
        Self::Dns
    }
}

impl Serialize for ProbeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for ProbeKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(String::deserialize(deserializer)?.as_str()))
    }
}

/// Something that was tried from outside the API.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Probe {
    /// What was tried: a name, a port, a server, a page, an application.
    pub kind: ProbeKind,
    /// What it was tried with, whose members the kind's row names.
    pub input: Map<String, Value>,
    /// From where it was tried.
    pub vantage: Option<String>,
    /// When, RFC 3339.
    pub at: Option<String>,
    /// How far the result can be trusted.
    pub status: Status,
    /// Why there is no result.
    pub error: Option<CallError>,
    /// The result; `None` also for a kind that this program does not know.
    pub output: Option<ProbeOutput>,
}

impl<'de> Deserialize<'de> for Probe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct ProbeIn {
            kind: ProbeKind,
            #[serde(default)]
            input: Map<String, Value>,
            vantage: Option<String>,
            at: Option<String>,
            #[serde(default)]
            status: Status,
            error: Option<CallError>,
            #[serde(default)]
            output: Value,
        }
        let read = ProbeIn::deserialize(deserializer)?;
        let wrong =
            |error| serde::de::Error::custom(format_args!("the output of a {} probe: {error}", read.kind.name()));
        Ok(Self {
            output: ProbeOutput::from_value(&read.kind, read.output).map_err(wrong)?,
            kind: read.kind,
            input: read.input,
            vantage: read.vantage,
            at: read.at,
            status: read.status,
            error: read.error,
        })
    }
}
