//! What can go wrong with a database, in the words of the person who has to mend it.

use std::io;
use std::sync::Arc;

use sqlx::Error;
use sqlx::error::DatabaseError;
use sqlx::mysql::MySqlDatabaseError;
use sqlx::sqlite::SqliteError;

/// A statement failed after the app had started.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The database did not answer in time, or is locked, full, read-only or gone. Nothing was stored: worth another try.
    #[error("the database is busy or away: {0}")]
    Away(#[source] Arc<Error>),
    /// The database refused a statement; our own mistake. Nothing was stored.
    #[error("the database refused a statement: {0}")]
    Refused(#[source] Arc<Error>),
    /// The database did not say whether it stored what it was told to store.
    #[error("the database did not say whether it stored it: {0}")]
    Unsure(#[source] Arc<Error>),
    /// The operating system gave no random numbers.
    #[error("the operating system gives no random numbers")]
    NoRandom,
}

impl StoreError {
    /// An end that nobody knows.
    pub(super) fn unsure(error: Error) -> Self {
        Self::Unsure(Arc::new(error))
    }

    /// What a failure means that follows an end that nobody knows: it is still not known.
    pub(super) fn still_unsure(self) -> Self {
        match self {
            Self::Away(error) => Self::Unsure(error),
            other => other,
        }
    }

    /// Says whether the database holds another row of this key.
    pub(super) fn is_duplicate(&self) -> bool {
        let Self::Refused(error) = self else { return false };
        error.as_database_error().is_some_and(|error| error.is_unique_violation())
    }
}

/// For everything but a `COMMIT`: whatever failed before that is not stored.
impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        let ours = match &error {
            Error::Database(inner) => is_our_mistake(inner.as_ref()),
            Error::RowNotFound
            | Error::ColumnNotFound(_)
            | Error::ColumnIndexOutOfBounds { .. }
            | Error::ColumnDecode { .. }
            | Error::TypeNotFound { .. }
            | Error::Encode(_)
            | Error::Decode(_) => true,
            _ => false,
        };
        if ours { Self::Refused(Arc::new(error)) } else { Self::Away(Arc::new(error)) }
    }
}

/// A statement that no waiting would make right: of the wrong shape, or against a constraint.
fn is_our_mistake(error: &dyn DatabaseError) -> bool {
    if let Some(code) = sqlite_code(error) {
        // ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE, TOOBIG; the others are about the file, the disk and locks.
        return [1, 18, 19, 20, 21, 25].contains(&code);
    }
    let code = error.code().unwrap_or_default();
    // Rights that were taken away and given back: PostgreSQL's 42501, MySQL's 1142 and 1143.
    let rights = code == "42501" || mysql_number(error).is_some_and(|number| [1142, 1143].contains(&number));
    ["0A", "21", "22", "23", "26", "42"].iter().any(|class| code.starts_with(class)) && !rights
}

/// SQLite's code without what extends it.
fn sqlite_code(error: &dyn DatabaseError) -> Option<u32> {
    error.try_downcast_ref::<SqliteError>()?;
    error.code()?.parse::<u32>().ok().map(|code| code & 0xff)
}

fn mysql_number(error: &dyn DatabaseError) -> Option<u16> {
    error.try_downcast_ref::<MySqlDatabaseError>().map(MySqlDatabaseError::number)
}

/// What a failed `COMMIT` means: an answer of the database settles it, unless the database was stopped while it answered.
pub(super) fn after_commit(error: Error) -> StoreError {
    let settled = match &error {
        Error::Database(inner) => match (sqlite_code(inner.as_ref()), mysql_number(inner.as_ref())) {
            // IOERR: the last page may have been written before the disk failed.
            (Some(code), _) => code != 10,
            // Shutting down, interrupted, an error while committing, killed, timed out.
            (_, Some(number)) => ![1053, 1180, 1317, 1927, 1969].contains(&number) && !is_broken_connection(&error),
            _ => !inner.code().is_some_and(|code| ["57", "08", "XX", "58"].iter().any(|class| code.starts_with(class))),
        },
        _ => false,
    };
    if settled { error.into() } else { StoreError::unsure(error) }
}

/// Says whether a connection is of no more use, whatever else may be wrong.
pub(super) fn is_broken_connection(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::Tls(_) | Error::Protocol(_) => true,
        Error::WorkerCrashed | Error::BeginFailed | Error::InvalidSavePointStatement => true,
        Error::Database(inner) => {
            // PostgreSQL's administrator ended it; MySQL's: killed, idle for too long.
            let code = inner.code().unwrap_or_default();
            code.starts_with("57P")
                || code.starts_with("08")
                || matches!(mysql_number(inner.as_ref()), Some(1927 | 4031))
        }
        _ => false,
    }
}

/// Says whether somebody else holds a SQLite database, so that waiting on is worth it.
pub(super) fn is_busy(error: &Error) -> bool {
    error.as_database_error().and_then(sqlite_code).is_some_and(|code| matches!(code, 5 | 6))
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
                let number = mysql_number(inner.as_ref());
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
