//! The command line; every option can also come from the environment, as units and containers like it.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::IpNet;

use crate::store::{Connection, PoolOptions, Target, TargetError};
use crate::web::apps::Apps;
use crate::web::host::HostName;
use crate::web::pins::Pin;

/// Serve the course's online ordering application and polls
#[derive(Debug, Parser)]
#[command(name = "sample-app", version)]
pub struct Cli {
    /// What to do besides serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Where the data is.
    #[command(flatten)]
    pub database: DatabaseArgs,
    /// How to serve.
    #[command(flatten)]
    pub serve: ServeArgs,
    /// How log lines look
    #[arg(long, global = true, env = "SAMPLE_APP_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// What is logged: error, warn, info, debug (every request), or a filter of the tracing crate
    #[arg(long, global = true, env = "SAMPLE_APP_LOG", default_value = "info,sqlx=warn")]
    pub log: String,
}

/// What to do besides serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Bring the tables up to date and stop
    Migrate,
    /// Add the sample shops, menus and polls to an empty database and stop
    Seed {
        /// Place this many made-up orders as well
        #[arg(long, default_value_t = 0)]
        orders: u32,
    },
    /// Copy a SQLite database, also while it is in use, to a new file
    Backup {
        /// The new file
        file: PathBuf,
    },
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For CloudWatch and other machines.
    Json,
}

/// Where the data is.
#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// sqlite:FILE, postgres://USER@HOST:5432/NAME or mysql://USER@HOST:3306/NAME
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, default_value = "sqlite:sample-app.db")]
    pub database: String,
    /// The database password, as it is: special characters need no escaping
    #[arg(long, global = true, env = "DATABASE_PASSWORD", hide_env_values = true)]
    pub database_password: Option<String>,
    /// Certificates that must have signed the server's (the RDS CA bundle); its host name is checked too
    #[arg(long, global = true, env = "DATABASE_CA", value_name = "FILE")]
    pub database_ca: Option<PathBuf>,
    /// Let each SQLite commit wait for the disk: slower, and safe against power cuts as well as against kill -9
    #[arg(long, global = true, env = "DATABASE_FLUSH")]
    pub database_flush: bool,
    /// The most connections to the database
    #[arg(long, global = true, env = "DATABASE_POOL", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub database_pool: u32,
    /// Seconds to wait for the first connection
    #[arg(long, global = true, env = "DATABASE_CONNECT_TIMEOUT", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=300))]
    pub database_connect_timeout: u64,
    /// Seconds that one statement may run
    #[arg(long, global = true, env = "DATABASE_STATEMENT_TIMEOUT", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=300))]
    pub database_statement_timeout: u64,
}

/// How to serve.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Address and port; port 0 picks a free one
    #[arg(long, env = "SAMPLE_APP_LISTEN", default_value = "127.0.0.1:8000")]
    pub listen: String,
    /// The apps this instance serves
    #[arg(long, env = "SAMPLE_APP_APPS", default_value = "order,boss,delivery,polls")]
    pub apps: Apps,
    /// The name of this instance in headers and footers; the machine's name and port by default
    #[arg(long, env = "SAMPLE_APP_INSTANCE")]
    pub instance: Option<String>,
    /// Ask for a PIN before a shop's pages: PIN for all shops, SHOP=PIN for one; may be repeated
    #[arg(long, env = "SAMPLE_APP_BOSS_PIN", hide_env_values = true, value_delimiter = ',')]
    pub boss_pin: Vec<Pin>,
    /// Believe X-Forwarded-* from these addresses, such as the VPC's CIDR behind an ALB; this machine is always believed
    #[arg(long, env = "SAMPLE_APP_TRUSTED_PROXY", value_name = "CIDR", value_delimiter = ',')]
    pub trusted_proxy: Vec<IpNet>,
    /// Answer only to these names in the Host header, such as shop.example.link or *.example.link; health checks and this machine itself are always answered
    #[arg(long, env = "SAMPLE_APP_HOST", value_name = "NAME", value_delimiter = ',')]
    pub host: Vec<HostName>,
    /// Take forms from this origin as well, such as <https://www.example.link>, where a proxy hides the Host
    #[arg(long, env = "SAMPLE_APP_PUBLIC_ORIGIN", value_name = "URL", value_delimiter = ',', value_parser = origin)]
    pub public_origin: Vec<String>,
    /// Tell browsers that came by HTTPS to do so for a year
    #[arg(long, env = "SAMPLE_APP_HSTS")]
    pub hsts: bool,
    /// Start an empty database without sample shops
    #[arg(long, env = "SAMPLE_APP_NO_SAMPLE_DATA")]
    pub no_sample_data: bool,
    /// Requests per second and client, with bursts of four times as many; 0 for no limit
    #[arg(long, env = "SAMPLE_APP_RATE_LIMIT", default_value_t = 100)]
    pub rate_limit: u32,
    /// Limit clients on this machine as well
    #[arg(long)]
    pub rate_limit_loopback: bool,
    /// The most open connections; beyond them the longest idle ones are closed
    #[arg(long, env = "SAMPLE_APP_MAX_CONNECTIONS", default_value_t = 4000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,
    /// The most open connections of one client's address, an eighth of all if not given; three quarters for a trusted proxy
    #[arg(long, env = "SAMPLE_APP_MAX_CONNECTIONS_PER_CLIENT", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections_per_client: Option<u32>,
    /// Seconds an idle connection stays open; must be more than the load balancer's idle timeout (60 for an ALB)
    #[arg(long, env = "SAMPLE_APP_KEEP_ALIVE", default_value_t = 75, value_parser = clap::value_parser!(u64).range(1..=4000))]
    pub keep_alive: u64,
    /// Seconds to go on serving after a stop signal while /readyz says no, for a load balancer to notice
    #[arg(long, env = "SAMPLE_APP_DRAIN", default_value_t = 0, value_parser = clap::value_parser!(u64).range(0..=3600))]
    pub drain: u64,
    /// Show /metrics to other machines
    #[arg(long, env = "SAMPLE_APP_METRICS_OPEN")]
    pub metrics_open: bool,
}

impl DatabaseArgs {
    /// Reads which database to open, and how.
    pub fn connection(&self) -> Result<Connection, TargetError> {
        let target = Target::parse(&self.database, self.database_password.as_deref())?;
        let options = PoolOptions {
            size: self.database_pool,
            connect_timeout: Duration::from_secs(self.database_connect_timeout),
            statement_timeout: Duration::from_secs(self.database_statement_timeout),
            flush: self.database_flush,
            ca: self.database_ca.clone(),
        };
        Ok(Connection { target, options })
    }
}

fn origin(text: &str) -> Result<String, &'static str> {
    let origin = text.trim_end_matches('/');
    let (_, host) = origin.split_once("://").ok_or("write it with http:// or https://")?;
    if !(origin.starts_with("http://") || origin.starts_with("https://")) || host.is_empty() || host.contains('/') {
        return Err("write it as https://HOST, without a path");
    }
    Ok(origin.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }
}
