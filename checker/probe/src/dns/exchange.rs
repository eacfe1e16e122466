//! One question to one address: UDP, once more if nothing comes, and TCP if the answer does not fit.

use super::message::{Asked, Fault};
use hickory_proto::op::Message;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::{Instant, timeout_at};

/// How long a datagram is waited for, and how often it is sent.
const PATIENCE: Duration = Duration::from_millis(1500);
const TRIES: u32 = 2;

/// What is read of one datagram: more than was said to fit, so that what is longer is seen to be.
const DATAGRAM: usize = 4096;

/// Datagrams that answer nothing, before whoever sends them is listened to no longer.
const STRAYS: u32 = 16;

/// What came of a question.
#[derive(Debug)]
pub(super) struct Exchange {
    pub(super) transport: &'static str,
    pub(super) result: Result<Message, Fault>,
    pub(super) milliseconds: u64,
}

/// Asks, and waits until `end` at the longest.
pub(super) async fn exchange(address: SocketAddr, asked: Asked, end: Instant) -> Exchange {
    let started = Instant::now();
    let (transport, result) = match over_udp(address, &asked, end).await {
        Ok(message) if message.metadata.truncation => {
            let whole = over_tcp(address, &asked, end.min(Instant::now() + PATIENCE * TRIES)).await;
            // What fitted is an answer, too, if nothing more can be had: but one that says that it is cut.
            match whole {
                Ok(whole) => ("tcp", Ok(whole)),
                Err(_) => ("udp", Ok(message)),
            }
        }
        result => ("udp", result),
    };
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    Exchange { transport, result, milliseconds }
}

async fn over_udp(address: SocketAddr, asked: &Asked, end: Instant) -> Result<Message, Fault> {
    let own: SocketAddr = match address {
        SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
        SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
    };
    let mut fault = Fault::Timeout;
    for _ in 0..TRIES {
        // A new port and a new number for each try; a connected socket hears the one address only.
        let socket = UdpSocket::bind(own).await.map_err(|error| told(error.kind()))?;
        socket.connect(address).await.map_err(|error| told(error.kind()))?;
        let id = number()?;
        socket.send(&asked.to_bytes(id)?).await.map_err(|error| told(error.kind()))?;
        let until = end.min(Instant::now() + PATIENCE);
        let mut buffer = [0; DATAGRAM];
        for _ in 0..STRAYS {
            let Ok(received) = timeout_at(until, socket.recv(&mut buffer)).await else { break };
            let length = received.map_err(|error| told(error.kind()))?;
            match asked.read(id, buffer.get(..length).unwrap_or_default()) {
                Ok(message) => return Ok(message),
                // Somebody else may be guessing; the answer itself may still come.
                Err(wrong) => fault = wrong,
            }
        }
        if Instant::now() >= end {
            break;
        }
    }
    Err(fault)
}

async fn over_tcp(address: SocketAddr, asked: &Asked, end: Instant) -> Result<Message, Fault> {
    let id = number()?;
    let question = asked.to_bytes(id)?;
    let length = u16::try_from(question.len()).map_err(|_| Fault::Malformed)?;
    let talk = async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(&[&length.to_be_bytes(), question.as_slice()].concat()).await?;
        // No answer is longer than its length can say.
        let mut answer = vec![0; usize::from(stream.read_u16().await?)];
        stream.read_exact(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    };
    let answer = timeout_at(end, talk).await.map_err(|_| Fault::Timeout)?.map_err(|error| told(error.kind()))?;
    asked.read(id, &answer)
}

/// A number that nobody else can guess.
fn number() -> Result<u16, Fault> {
    let mut bytes = [0; 2];
    getrandom::fill(&mut bytes).map_err(|_| Fault::NoRoute)?;
    Ok(u16::from_be_bytes(bytes))
}

fn told(kind: ErrorKind) -> Fault {
    match kind {
        ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::AddrNotAvailable
        | ErrorKind::PermissionDenied
        | ErrorKind::InvalidInput
        | ErrorKind::Unsupported => Fault::NoRoute,
        ErrorKind::TimedOut => Fault::Timeout,
        _ => Fault::Unreachable,
    }
}
