//! What can go wrong with a database, in the words of the person who has to mend it.

use std::io;

use sqlx::Error;

/// A statement failed after the app had started.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer in time, or is locked, full or gone: worth another try.
    #[error("the database is busy or away: {0}")]
    Away(#[source] Error),
    /// The database refused a statement; our own mistake.
    #[error("the database refused a statement: {0}")]
    Refused(#[source] Error),
    /// The operating system gave no random numbers.
    #[error("the operating system gives no random numbers")]
    NoRandom,
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        let away = match &error {
            Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed | Error::Io(_) | Error::Tls(_) => true,
            Error::Database(inner) => {
                let code = inner.code();
                // 40001, 40P01 and MySQL's 1205, 1213: a lock waited for too long; 53*, 57*: too many connections,
                // shutting down, statement timeout; SQLite's 5 and 6 and their extended codes: busy, locked.
                code.as_deref().is_some_and(|code| {
                    ["40001", "40P01", "55P03", "5", "6", "261", "517", "HY000"].contains(&code)
                        || code.starts_with("53")
                        || code.starts_with("57")
                        || code.starts_with("08")
                })
            }
            _ => false,
        };
        if away { Self::Away(error) } else { Self::Refused(error) }
    }
}

/// The database could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("{engine} at {place}: {cause}")]
pub struct ConnectError {
    /// The kind of database.
    pub engine: super::EngineName,
    /// Host and port, or the file.
    pub place: String,
    /// What is in the way.
    #[source]
    pub cause: Cause,
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// Nothing listens on that port.
    #[error(
        "connection refused: the machine answers but nothing listens on this port; check the port and that the database is started"
    )]
    ConnectionRefused,
    /// No answer at all.
    #[error(
        "no answer within {0} seconds: something drops the packets; check that the database's security group lets in the \
         security group of this machine on this port, and that both are in the same VPC"
    )]
    Timeout(u64),
    /// The name does not resolve.
    #[error(
        "the name does not resolve ({0}); copy the endpoint from the database's page and wait until its status is available"
    )]
    UnknownHost(String),
    /// The server has no database of that name.
    #[error(
        "unknown database {0:?}: the server runs but holds no database of this name; create it, or give the instance an initial database name"
    )]
    UnknownDatabase(String),
    /// The server takes only encrypted connections.
    #[error(
        "TLS required: the server takes only encrypted connections; leave out sslmode=disable, and give --database-ca FILE with the RDS certificate bundle"
    )]
    TlsRequired(#[source] Error),
    /// The server's certificate or its TLS settings do not fit.
    #[error(
        "TLS failed ({0}); check that --database-ca is the RDS certificate bundle and that the host name is the endpoint's own"
    )]
    Tls(String),
    /// Wrong user or password.
    #[error(
        "the user name or the password is wrong ({0}); a password with special characters goes into DATABASE_PASSWORD, not into the URL"
    )]
    Password(String),
    /// The server refuses this machine.
    #[error("the server does not let this machine in ({0})")]
    HostRefused(String),
    /// The file cannot be opened.
    #[error("the file cannot be opened ({0}); check that its folder exists and may be written")]
    File(String),
    /// The schema is not what this version expects.
    #[error("the tables could not be brought up to date ({0})")]
    Migration(String),
    /// Anything else.
    #[error("{0}")]
    Other(#[source] Error),
}

impl Cause {
    /// Finds the cause behind a failed first connection.
    pub(super) fn of(error: Error, database: Option<&str>) -> Self {
        match error {
            Error::Io(inner) => Self::of_io(inner),
            Error::Tls(inner) => {
                let text = inner.to_string();
                if text.contains("does not support") { Self::TlsRequired(Error::Tls(inner)) } else { Self::Tls(text) }
            }
            Error::Database(inner) => {
                let number = inner.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>().map(|error| error.number());
                let code = inner.code().unwrap_or_default().into_owned();
                let text = inner.message().to_owned();
                let name = || database.unwrap_or_default().to_owned();
                match (number, code.as_str()) {
                    (Some(1049), _) | (_, "3D000") => Self::UnknownDatabase(name()),
                    (Some(1045 | 1698), _) | (_, "28P01") => Self::Password(text),
                    (Some(1044), _) => Self::HostRefused(text),
                    (Some(3159 | 4002), _) => Self::TlsRequired(Error::Database(inner)),
                    (Some(1130), _) => Self::HostRefused(text),
                    // PostgreSQL with rds.force_ssl says "no pg_hba.conf entry for host …, no encryption".
                    (_, "28000") if text.contains("no encryption") || text.contains("SSL off") => {
                        Self::TlsRequired(Error::Database(inner))
                    }
                    (_, "28000") => Self::HostRefused(text),
                    (None, "14") => Self::File(text),
                    _ => Self::Other(Error::Database(inner)),
                }
            }
            other => Self::Other(other),
        }
    }

    fn of_io(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::ConnectionRefused => Self::ConnectionRefused,
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => Self::File(error.to_string()),
            // rustls reports a certificate that it refuses through the connection.
            io::ErrorKind::InvalidData => Self::Tls(error.to_string()),
            _ if error.to_string().contains("certificate") => Self::Tls(error.to_string()),
            _ if error.to_string().contains("lookup") => Self::UnknownHost(error.to_string()),
            _ => Self::Other(Error::Io(error)),
        }
    }
}
