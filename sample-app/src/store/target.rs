//! Which database to use: read from a URL, with the password kept apart if wanted.
//!
//! Only reads text; opens nothing.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use sqlx::mysql::MySqlConnectOptions;
use sqlx::postgres::PgConnectOptions;

/// The kinds of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineName {
    /// A file.
    Sqlite,
    /// PostgreSQL, also RDS and Aurora.
    Postgres,
    /// MySQL or MariaDB, also RDS and Aurora.
    Mysql,
}

impl fmt::Display for EngineName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgresql",
            Self::Mysql => "mysql",
        })
    }
}

/// A database that can be connected to.
#[derive(Debug, Clone)]
pub enum Target {
    /// A file of this path.
    Sqlite(PathBuf),
    /// A PostgreSQL server.
    Postgres(Box<PgConnectOptions>),
    /// A MySQL or MariaDB server.
    Mysql(Box<MySqlConnectOptions>),
}

/// A database URL that cannot be used. The URL itself is never repeated: it may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// The scheme names no database that the app speaks.
    #[error(
        "unknown database kind {0:?}; use sqlite:FILE, postgres://USER@HOST:5432/NAME or mysql://USER@HOST:3306/NAME"
    )]
    Scheme(String),
    /// An in-memory database would be gone at the next start, and differ between connections.
    #[error("an in-memory database cannot be shared by connections; give a file, for example sqlite:shop.db")]
    InMemory,
    /// The rest of the URL is malformed.
    #[error(
        "the database URL cannot be read ({0}); if the password holds characters such as @ : / # ? %, \
         leave it out of the URL and set DATABASE_PASSWORD"
    )]
    Url(String),
    /// A server URL without the name of a database.
    #[error("the database URL names no database; add it at the end, for example {0}://USER@HOST/shop")]
    NoDatabase(&'static str),
}

impl Target {
    /// Reads a URL or a file path; `password` replaces whatever the URL says and needs no escaping.
    pub fn parse(url: &str, password: Option<&str>) -> Result<Self, TargetError> {
        let Some((scheme, rest)) = url.split_once(':') else {
            return Ok(Self::Sqlite(PathBuf::from(url)));
        };
        match scheme {
            "sqlite" => {
                let path = rest.strip_prefix("//").unwrap_or(rest);
                let path = path.split('?').next().unwrap_or_default();
                if path.is_empty() || path == ":memory:" {
                    return Err(TargetError::InMemory);
                }
                Ok(Self::Sqlite(PathBuf::from(path)))
            }
            "postgres" | "postgresql" => {
                let mut options = PgConnectOptions::from_str(url).map_err(unreadable)?;
                if options.get_database().is_none_or(str::is_empty) {
                    return Err(TargetError::NoDatabase("postgres"));
                }
                if let Some(password) = password {
                    options = options.password(password);
                }
                Ok(Self::Postgres(Box::new(options)))
            }
            "mysql" | "mariadb" => {
                let mut options = MySqlConnectOptions::from_str(url).map_err(unreadable)?;
                if options.get_database().is_none_or(str::is_empty) {
                    return Err(TargetError::NoDatabase("mysql"));
                }
                if let Some(password) = password {
                    options = options.password(password);
                }
                Ok(Self::Mysql(Box::new(options)))
            }
            other => Err(TargetError::Scheme(other.chars().take(20).collect())),
        }
    }

    /// Returns which kind of database it is.
    pub fn engine(&self) -> EngineName {
        match self {
            Self::Sqlite(_) => EngineName::Sqlite,
            Self::Postgres(_) => EngineName::Postgres,
            Self::Mysql(_) => EngineName::Mysql,
        }
    }

    /// Returns the name of the database on its server.
    pub fn database(&self) -> Option<&str> {
        match self {
            Self::Sqlite(_) => None,
            Self::Postgres(options) => options.get_database(),
            Self::Mysql(options) => options.get_database(),
        }
    }

    /// Returns the server's name and port, or `None` for a file.
    pub fn server(&self) -> Option<(String, u16)> {
        match self {
            Self::Sqlite(_) => None,
            Self::Postgres(options) => Some((options.get_host().to_owned(), options.get_port())),
            Self::Mysql(options) => Some((options.get_host().to_owned(), options.get_port())),
        }
    }
}

/// Says whether a host name or socket folder is on this machine.
pub(super) fn is_local(host: &str) -> bool {
    host.starts_with('/')
        || host.eq_ignore_ascii_case("localhost")
        || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn unreadable(error: sqlx::Error) -> TargetError {
    match error {
        sqlx::Error::Configuration(inner) => TargetError::Url(inner.to_string()),
        _ => TargetError::Url("malformed".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, engine: EngineName, server: Option<(&str, u16)>) {
        let target = Target::parse(url, Some("p@ss/w#rd")).expect(url);
        assert_eq!(target.engine(), engine, "{url}");
        assert_eq!(target.server(), server.map(|(host, port)| (host.to_owned(), port)), "{url}");
    }

    #[test]
    fn urls() {
        check("shop.db", EngineName::Sqlite, None);
        check("sqlite:shop.db", EngineName::Sqlite, None);
        check("sqlite:///var/lib/shop.db", EngineName::Sqlite, None);
        check("postgres://u@db.example:6000/shop", EngineName::Postgres, Some(("db.example", 6000)));
        check("mysql://u@db.example/shop", EngineName::Mysql, Some(("db.example", 3306)));
    }

    #[test]
    fn refusals_never_repeat_a_password() {
        for url in [
            "oracle://u:secret@h/d",
            "sqlite::memory:",
            "postgres://u:sec/ret@h/d",
            "mysql://u:secret@h/",
            "mysql://u:se#cret@h/d",
        ] {
            let error = Target::parse(url, None).expect_err(url).to_string();
            assert!(!error.contains("secret") && !error.contains("ret@"), "{error}");
        }
    }
}
