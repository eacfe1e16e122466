//! Why the store could not do something, and whether trying again helps.

use sqlx::Error;
use std::sync::Arc;

/// The store could not do something.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The database is not there, or went away and did not come back.
    #[error("the database cannot be reached: {0}")]
    Away(Arc<Error>),
    /// A newer program made the tables.
    #[error("the store is of version {0}, which a newer version of this program made")]
    Newer(i64),
    /// The file cannot be made or opened.
    #[error("the file cannot be opened: {0}")]
    File(Arc<std::io::Error>),
    /// What is stored is not what this program stores.
    #[error("the store holds something that is not understood: {0}")]
    Odd(String),
    /// The database refused; this is a bug, or the file is no store.
    #[error("the database refused: {0}")]
    Refused(Arc<Error>),
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        // The user, the password or the name of the database.
        let is_refused_entry = |error: &Error| {
            let code = error.as_database_error().and_then(|error| error.code()).unwrap_or_default();
            code.starts_with("28") || code.starts_with("3D")
        };
        let is_on_the_way = matches!(error, Error::Io(_) | Error::Tls(_) | Error::Configuration(_));
        if may_pass(&error) || is_on_the_way || is_refused_entry(&error) {
            Self::Away(Arc::new(error))
        } else {
            Self::Refused(Arc::new(error))
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Odd(error.to_string())
    }
}

impl StoreError {
    /// Whether the same may succeed in a moment.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Away(error) if may_pass(error))
    }
}

/// Whether waiting helps: the connection broke, the server is starting or stopping, somebody else holds a lock.
fn may_pass(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::Protocol(_) | Error::PoolTimedOut | Error::WorkerCrashed | Error::BeginFailed => true,
        Error::Database(inner) => {
            let code = inner.code().unwrap_or_default();
            // SQLite: busy and locked, with what extends them. PostgreSQL: connections, resources, an operator, a system
            // error, deadlocks.
            let sqlite = inner.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some();
            match code.parse::<u32>() {
                Ok(number) if sqlite => matches!(number & 0xff, 5 | 6),
                _ => {
                    !sqlite
                        && (["08", "53", "57", "58"].iter().any(|class| code.starts_with(class))
                            || code == "40P01"
                            || code == "40001")
                }
            }
        }
        _ => false,
    }
}
