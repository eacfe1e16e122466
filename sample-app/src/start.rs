//! Puts the parts together, and says in plain words why that failed.

use std::io::{self, Write as _};
use std::path::PathBuf;

use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use crate::cli::{Cli, Command, LogFormat, ServeArgs};
use crate::server::{self, Limits};
use crate::store::{ConnectError, Store, StoreError, TargetError};
use crate::web::{self, Settings, Shared};

mod sample_orders;

/// Why the app did not start, or stopped with an error.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The system gives no threads.
    #[error("cannot start the runtime: {0}")]
    Runtime(#[source] io::Error),
    /// The log filter is malformed.
    #[error("cannot read the log filter: {0}")]
    Log(#[source] tracing_subscriber::filter::ParseError),
    /// The database URL is malformed.
    #[error("cannot use the database: {0}")]
    Target(#[from] TargetError),
    /// The database does not open.
    #[error("cannot open the database {0}")]
    Connect(#[from] ConnectError),
    /// A statement failed.
    #[error("cannot use the database: {0}")]
    Store(#[from] StoreError),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {error}{advice}")]
    Listen {
        /// What was asked for.
        address: String,
        /// What the system said.
        #[source]
        error: io::Error,
        /// What to do.
        advice: &'static str,
    },
    /// The standard output is closed.
    #[error("cannot print the address: {0}")]
    Print(#[source] io::Error),
    /// Backups of servers are made by their own tools.
    #[error("backup is for SQLite; use pg_dump, mysqldump or an RDS snapshot for a server")]
    BackupOfServer,
    /// A backup never overwrites.
    #[error("the file {0} exists; name a new one")]
    BackupExists(PathBuf),
}

/// Does what the command line says.
pub async fn run(cli: Cli) -> Result<(), StartError> {
    let _log = start_log(&cli)?;
    let connection = cli.database.connection()?;
    let store = connection.open().await?;
    let done = match cli.command {
        None => serve(cli.serve, &store).await,
        Some(Command::Migrate) => Ok(()),
        Some(Command::Seed { orders }) => {
            store.add_sample_data().await?;
            sample_orders::place(&store, orders).await.map_err(Into::into)
        }
        Some(Command::Backup { file }) => backup(&store, file).await,
    };
    store.close().await;
    done
}

async fn serve(options: ServeArgs, store: &Store) -> Result<(), StartError> {
    if !options.no_sample_data && store.add_sample_data().await? {
        tracing::info!("added sample shops, menus and polls");
    }
    let listener = server::listen(&options.listen).await.map_err(|error| StartError::Listen {
        address: options.listen.clone(),
        advice: advice(&error),
        error,
    })?;
    let address = listener.local_addr().map_err(|error| StartError::Listen {
        address: options.listen.clone(),
        error,
        advice: "",
    })?;
    let instance = options.instance.unwrap_or_else(|| format!("{}:{}", machine(), address.port()));
    let trusted = options.trusted_proxy.clone();
    let settings = Settings {
        apps: options.apps,
        instance,
        pins: options.boss_pin.into(),
        trusted: options.trusted_proxy,
        hosts: options.host,
        public_origins: options.public_origin,
        hsts: options.hsts,
        rate_limit: options.rate_limit,
        rate_limit_loopback: options.rate_limit_loopback,
        metrics_open: options.metrics_open,
    };
    let (close, closing) = watch::channel(false);
    let shared = Shared::new(settings, store.clone(), closing).await?;
    // The address alone on its line, for people to click and scripts to read.
    let mut out = io::stdout();
    writeln!(out, "http://{address}").and_then(|()| out.flush()).map_err(StartError::Print)?;
    tracing::info!(%address, engine = %store.engine(), host = store.host().unwrap_or("-"), "serving");
    let limits = Limits {
        connections: options.max_connections,
        of_one: options.max_connections_per_client.map(|most| most as usize),
        trusted,
        keep_alive: std::time::Duration::from_secs(options.keep_alive),
        drain: std::time::Duration::from_secs(options.drain),
    };
    server::run(listener, web::service(&shared), limits, || shared.start_draining(), close).await;
    Ok(())
}

async fn backup(store: &Store, file: PathBuf) -> Result<(), StartError> {
    if tokio::fs::try_exists(&file).await.unwrap_or(true) {
        return Err(StartError::BackupExists(file));
    }
    if store.back_up(&file).await? { Ok(()) } else { Err(StartError::BackupOfServer) }
}

/// Starts the log on standard error; lines are written by a thread of their own until the guard is dropped.
fn start_log(cli: &Cli) -> Result<tracing_appender::non_blocking::WorkerGuard, StartError> {
    let filter = EnvFilter::try_new(&cli.log).map_err(StartError::Log)?;
    let (writer, guard) = tracing_appender::non_blocking(io::stderr());
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).with_ansi(false).with_target(false);
    match cli.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
    Ok(guard)
}

fn machine() -> String {
    ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .into_iter()
        .find_map(|file| std::fs::read_to_string(file).ok())
        .or_else(|| std::env::var("COMPUTERNAME").ok())
        .or_else(|| std::env::var("HOSTNAME").ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "instance".to_owned())
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            "; another program has this port: stop it, or choose another with --listen ADDR:PORT"
        }
        io::ErrorKind::PermissionDenied => {
            "; ports below 1024 need a right of their own: use port 8000 behind the load balancer, or \
             AmbientCapabilities=CAP_NET_BIND_SERVICE in the unit"
        }
        io::ErrorKind::AddrNotAvailable => "; this machine has no such address: 0.0.0.0 stands for all it has",
        io::ErrorKind::InvalidInput => "; write it as ADDR:PORT, for example 0.0.0.0:8000",
        _ => "",
    }
}
