//! A server, greeted under the name that its certificate has to show, and nothing more.
//!
//! The handshake goes on whatever the certificate is like: the whole chain is written down, and what is wrong with it is
//! said by one word ([`Problem`]). Nothing is sent once the handshake is done, and nobody else is asked: what a server
//! leaves out of its chain is not fetched, revocation is not looked up.

mod certificate;
mod trust;

pub use trust::{Trust, TrustFault};

use rustls::pki_types::ServerName;
use rustls::{AlertDescription, ClientConfig, Error, InvalidMessage, PeerIncompatible};
use snapshot::shapes::probe::Tls;
use std::fmt;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use trust::Recorder;

/// What is wrong with a greeting: one word of a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Problem {
    /// The name is none that a server can be greeted by.
    BadName,
    /// Nothing listens at the port.
    ConnectionRefused,
    /// No way leads to the address.
    Unreachable,
    /// Nothing came in time.
    Timeout,
    /// The server hung up during the handshake.
    Closed,
    /// The port speaks HTTP without TLS.
    PlainHttp,
    /// The port speaks something else.
    NotTls,
    /// Only TLS 1.1 or older is to be had.
    TooOld,
    /// The server knows no certificate for the name.
    NameUnknown,
    /// The server refuses for another reason.
    Refused,
    /// The certificate is for other names.
    WrongName,
    /// A certificate of the chain is past its time.
    Expired,
    /// A certificate of the chain begins later.
    NotYetValid,
    /// The certificate vouches for itself.
    SelfSigned,
    /// What the server sends ends before an authority that is known.
    IncompleteChain,
    /// The chain ends at an authority that is not known.
    UnknownAuthority,
    /// A certificate cannot be accepted for another reason: its form, its signature, its purpose.
    Unacceptable,
    /// The server could not prove that the certificate is its own.
    NotItsOwn,
    /// There is no authority to judge by.
    NoAuthorities,
}

impl Problem {
    /// Every problem.
    pub const ALL: &[Self] = &[
        Self::BadName,
        Self::ConnectionRefused,
        Self::Unreachable,
        Self::Timeout,
        Self::Closed,
        Self::PlainHttp,
        Self::NotTls,
        Self::TooOld,
        Self::NameUnknown,
        Self::Refused,
        Self::WrongName,
        Self::Expired,
        Self::NotYetValid,
        Self::SelfSigned,
        Self::IncompleteChain,
        Self::UnknownAuthority,
        Self::Unacceptable,
        Self::NotItsOwn,
        Self::NoAuthorities,
    ];

    /// As it stands in a transcript.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::BadName => "bad-name",
            Self::ConnectionRefused => "connection-refused",
            Self::Unreachable => "unreachable",
            Self::Timeout => "timeout",
            Self::Closed => "closed",
            Self::PlainHttp => "plain-http",
            Self::NotTls => "not-tls",
            Self::TooOld => "too-old",
            Self::NameUnknown => "name-unknown",
            Self::Refused => "refused",
            Self::WrongName => "wrong-name",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::SelfSigned => "self-signed",
            Self::IncompleteChain => "incomplete-chain",
            Self::UnknownAuthority => "unknown-authority",
            Self::Unacceptable => "unacceptable",
            Self::NotItsOwn => "not-its-own",
            Self::NoAuthorities => "no-authorities",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Greets the server at an address by a name, for as long as `patience` at the most.
///
/// Whether the address may be connected to is for the [guard](crate::guard) to say, before.
///
/// # Examples
/// ```
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
/// # runtime.block_on(async {
/// use probe::tls::{Problem, Trust, greet};
/// // A port that nothing listens at.
/// let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
/// let greeting = greet(address, "shop.example.link", &Trust::system(), std::time::Duration::from_secs(5)).await;
/// assert_eq!(greeting.problem.as_deref(), Some(Problem::ConnectionRefused.as_str()));
/// # });
/// ```
pub async fn greet(address: SocketAddr, name: &str, trust: &Trust, patience: Duration) -> Tls {
    let started = Instant::now();
    let mut greeting = Tls { address: Some(address.to_string()), ..Tls::default() };
    let problem = shake_hands(address, name, trust, started + patience, &mut greeting).await;
    greeting.problem = problem.map(|problem| problem.to_string());
    greeting.milliseconds = i64::try_from(started.elapsed().as_millis()).ok();
    greeting
}

/// Writes down what the handshake shows, and returns why there was none, or what is wrong with the certificates.
async fn shake_hands(
    address: SocketAddr,
    name: &str,
    trust: &Trust,
    end: Instant,
    greeting: &mut Tls,
) -> Option<Problem> {
    let Ok(server) = ServerName::try_from(name.trim_end_matches('.').to_owned()) else { return Some(Problem::BadName) };
    let stream = match timeout_at(end, TcpStream::connect(address)).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return Some(unconnected(error.kind())),
        Err(_) => return Some(Problem::Timeout),
    };
    let recorder = Arc::new(Recorder::new(trust));
    let mut config = ClientConfig::builder_with_provider(Recorder::provider())
        .with_safe_default_protocol_versions()
        .ok()?
        .dangerous()
        .with_custom_certificate_verifier(recorder.clone())
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let mut stream = Listened { stream, first: Vec::new() };
    // The connector takes the stream by reference, so that what it heard first can be looked at when it fails.
    let shaken = timeout_at(end, TlsConnector::from(Arc::new(config)).connect(server, &mut stream)).await;
    let outcome = match shaken {
        Err(_) => Some(Problem::Timeout),
        Ok(Ok(connection)) => {
            let (_, session) = connection.get_ref();
            greeting.protocol = session.protocol_version().and_then(|version| version.as_str()).map(protocol);
            greeting.cipher =
                session.negotiated_cipher_suite().and_then(|suite| suite.suite().as_str()).map(Into::into);
            greeting.alpn = session.alpn_protocol().map(|chosen| String::from_utf8_lossy(chosen).into_owned());
            None
        }
        Ok(Err(error)) => Some(failed(&error)),
    };
    let (chain, judged) = recorder.seen();
    greeting.chain = chain;
    if outcome.is_none() {
        greeting.verified = match judged {
            Some(Problem::NoAuthorities) => None,
            other => Some(other.is_none()),
        };
    }
    match outcome {
        Some(Problem::NotTls) if stream.first.starts_with(b"HTTP/") => Some(Problem::PlainHttp),
        // Some servers hang up on what is no HTTP, and say nothing.
        Some(Problem::Closed) if greeting.chain.is_empty() && speaks_http(address, end).await => {
            Some(Problem::PlainHttp)
        }
        Some(problem) => Some(problem),
        None => judged,
    }
}

/// Whether a port answers to HTTP without TLS.
async fn speaks_http(address: SocketAddr, end: Instant) -> bool {
    let talk = async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(b"HEAD / HTTP/1.0\r\n\r\n").await?;
        let mut first = [0; 5];
        stream.read_exact(&mut first).await?;
        Ok::<_, io::Error>(&first == b"HTTP/")
    };
    matches!(timeout_at(end, talk).await, Ok(Ok(true)))
}

/// `TLSv1.3` for what rustls calls `TLSv1_3`: the name that everybody else uses.
fn protocol(name: &str) -> String {
    name.replace('_', ".")
}

fn unconnected(kind: ErrorKind) -> Problem {
    match kind {
        ErrorKind::ConnectionRefused => Problem::ConnectionRefused,
        ErrorKind::TimedOut => Problem::Timeout,
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => Problem::Closed,
        _ => Problem::Unreachable,
    }
}

/// Why a handshake failed.
fn failed(error: &io::Error) -> Problem {
    let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) else {
        return match error.kind() {
            ErrorKind::TimedOut => Problem::Timeout,
            _ => Problem::Closed,
        };
    };
    match error {
        Error::InvalidMessage(InvalidMessage::UnknownProtocolVersion) => Problem::TooOld,
        Error::InvalidMessage(_) | Error::InappropriateMessage { .. } => Problem::NotTls,
        Error::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
            | PeerIncompatible::Tls12NotOffered
            | PeerIncompatible::Tls12NotOfferedOrEnabled,
        )
        | Error::AlertReceived(AlertDescription::ProtocolVersion) => Problem::TooOld,
        Error::AlertReceived(AlertDescription::UnrecognisedName) => Problem::NameUnknown,
        Error::AlertReceived(AlertDescription::CloseNotify) => Problem::Closed,
        Error::InvalidCertificate(rustls::CertificateError::BadSignature) => Problem::NotItsOwn,
        Error::InvalidCertificate(_) | Error::NoCertificatesPresented => Problem::Unacceptable,
        _ => Problem::Refused,
    }
}

/// A stream that keeps the first bytes that came over it.
struct Listened {
    stream: TcpStream,
    first: Vec<u8>,
}

/// Enough to tell what answers.
const FIRST: usize = 16;

impl AsyncRead for Listened {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buffer);
        let fresh = buffer.filled().get(before..).unwrap_or_default();
        let room = FIRST.saturating_sub(self.first.len());
        self.first.extend(fresh.iter().take(room));
        read
    }
}

impl AsyncWrite for Listened {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_a_word_of_its_own() {
        let words: std::collections::BTreeSet<_> = Problem::ALL.iter().map(|problem| problem.as_str()).collect();
        assert_eq!(words.len(), Problem::ALL.len());
    }
}
