//! Where a store is: a file, or a database by its address. Opens nothing.

use sqlx::postgres::PgConnectOptions;
use std::path::PathBuf;
use std::str::FromStr;

/// Where a store is.
#[derive(Debug, Clone)]
pub enum Place {
    /// A SQLite file.
    File(PathBuf),
    /// A PostgreSQL database.
    Postgres(Box<PgConnectOptions>),
}

/// An address that cannot be used. It is never repeated: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlaceError {
    /// The scheme names no database that is spoken here.
    #[error("unknown kind of database {0:?}: a file, or postgres://USER@HOST/NAME")]
    Scheme(String),
    /// The rest is malformed.
    #[error("the address cannot be read; put a password with special characters into PGPASSWORD")]
    Malformed,
    /// No database is named.
    #[error("the address names no database: postgres://USER@HOST/NAME")]
    NoDatabase,
}

impl Place {
    /// Reads an address or the path of a file; `password` takes the place of the one in an address.
    ///
    /// # Errors
    /// The address cannot be used.
    pub fn parse(text: &str, password: Option<&str>) -> Result<Self, PlaceError> {
        let Some((scheme, rest)) = text.split_once("://") else {
            return Ok(Self::File(text.strip_prefix("sqlite:").unwrap_or(text).into()));
        };
        match scheme {
            "sqlite" => Ok(Self::File(rest.into())),
            "postgres" | "postgresql" => {
                let mut options = PgConnectOptions::from_str(text).map_err(|_| PlaceError::Malformed)?;
                if options.get_database().is_none_or(str::is_empty) {
                    return Err(PlaceError::NoDatabase);
                }
                if let Some(password) = password {
                    options = options.password(password);
                }
                Ok(Self::Postgres(Box::new(options)))
            }
            other => Err(PlaceError::Scheme(other.chars().take(20).collect())),
        }
    }

    /// How it is told to people: never with a password.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Postgres(options) => format!("{}:{}", options.get_host(), options.get_port()),
        }
    }
}
