//! Pages of one application, asked for one hop at a time; everything that its server decides is bounded.
//!
//! Only the host and port that were named are ever asked: a link or a redirect to elsewhere is told, not followed.

mod answer;
mod browser;
mod charset;
mod hop;
mod resolver;
#[cfg(test)]
mod tried;

pub use answer::{Heard, heard};
pub use browser::{Browser, Limits, Means, Page, Visit};

use std::fmt;

/// Why there is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The address is no `http` or `https` address with a host, or nobody knows the name.
    NoAddress,
    /// The address leads to another host or port than the one that was named.
    Elsewhere,
    /// A redirect whose `Location` is missing or cannot be read.
    RedirectUnreadable,
    /// More redirects than a browser would follow.
    RedirectsEndless,
    /// The name leads to no address of the public internet.
    AddressRefused,
    /// Nothing accepts connections there.
    NoConnection,
    /// Nobody listens: the host itself says so.
    ConnectionRefused,
    /// The server's certificate is not one to be trusted.
    CertificateRefused,
    /// The server does not speak TLS, or not so that there is a connection.
    TlsRefused,
    /// The time was over before the answer was.
    TimeOver,
    /// What came is no HTTP answer, or one with more headers than are read, or it broke off.
    NoAnswer,
    /// The answer is packed, though nothing packed was asked for.
    Packed,
}

impl Trouble {
    /// Its word in a transcript.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoAddress => "no-address",
            Self::Elsewhere => "elsewhere",
            Self::RedirectUnreadable => "redirect-unreadable",
            Self::RedirectsEndless => "redirects-endless",
            Self::AddressRefused => "address-refused",
            Self::NoConnection => "no-connection",
            Self::ConnectionRefused => "connection-refused",
            Self::CertificateRefused => "certificate-refused",
            Self::TlsRefused => "tls-refused",
            Self::TimeOver => "time-over",
            Self::NoAnswer => "no-answer",
            Self::Packed => "packed",
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl std::error::Error for Trouble {}
