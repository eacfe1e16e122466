//! What labs have to see from outside, tried and written into the evidence.
//!
//! Which probes these are depends on what the account says, and some on what came of others: they are made in rounds.

use crate::cli::Probing;
use crate::failure::Failure;
use crate::files;
use crate::runtime::wait;
use crate::words::Saying;
use judge::Request;
use messages::Catalogue;
use probe::dns::{Options, PORT};
use probe::guard::Guard;
use probe::made::{Settings, make};
use probe::repository;
use probe::tls::{Trust, TrustFault};
use snapshot::{Probe, ProbeAsk, ProbeKind, ProbeOutput, Snapshot, Status};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::task::JoinSet;

/// Rounds that are made, and probes of one.
const ROUNDS: usize = 4;
const MOST: usize = 32;

/// Whether a practice world says nothing of what its labs have tried from outside. Nobody can try a network that is a
/// text: its checks that would are left out then, as by `--no-probes`, or no learner who mends it would come to a pass.
pub(crate) fn is_untried(request: &Request<'_>) -> bool {
    request.snapshot.probes.is_empty() && !judge::probes(request).is_empty()
}

/// Makes the probes that `wanted` names of the evidence as it stands, until it names no more. What is about to be tried
/// is told first.
///
/// # Errors
/// There is no runtime for it, or no file of authorities. That something cannot be reached is no error: it is recorded.
pub(crate) fn complete(
    snapshot: &mut Snapshot,
    args: &Probing,
    told: &dyn Fn(&str),
    wanted: impl Fn(&Snapshot) -> Vec<ProbeAsk>,
) -> Result<(), Failure> {
    let mut settings = None;
    for _ in 0..ROUNDS {
        let mut asks = wanted(snapshot);
        // A repository is no host: it is looked through by itself, where one was named.
        asks.retain(|ask| ask.kind != ProbeKind::Repository);
        asks.truncate(MOST);
        if asks.is_empty() {
            break;
        }
        let subjects: Vec<String> = asks.iter().map(ProbeAsk::subject).collect();
        told(&subjects.join(", "));
        let with = match &settings {
            Some(known) => Arc::clone(known),
            None => Arc::clone(settings.insert(Arc::new(self::settings(args)?))),
        };
        begin(snapshot);
        for probe in made(asks, &with)? {
            snapshot.record(probe);
        }
        snapshot.finished = Some(now());
    }
    Ok(())
}

/// Looks through the learner's repository, if `wanted` names that of the evidence as it stands.
///
/// What was recorded before gives way: a repository that is named is looked at as it is now.
///
/// # Errors
/// There is nothing that can be read at the path.
pub(crate) fn look_through(
    snapshot: &mut Snapshot,
    path: &Path,
    told: &dyn Fn(&str),
    wanted: impl Fn(&Snapshot) -> Vec<ProbeAsk>,
) -> Result<(), Failure> {
    let known = std::mem::take(&mut snapshot.probes);
    snapshot.probes = known.into_iter().filter(|probe| probe.kind != ProbeKind::Repository).collect();
    let Some(ask) = wanted(snapshot).into_iter().find(|ask| ask.kind == ProbeKind::Repository) else { return Ok(()) };
    told(&path.to_string_lossy());
    let found = repository::look(path, repository::Limits::default()).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => {
            Failure::usage(files::about("repository-no-archive", path)).hint(Saying::new("repository-hint"))
        }
        _ => files::unreadable(path, &error),
    })?;
    begin(snapshot);
    snapshot.record(Probe {
        kind: ask.kind,
        input: ask.input,
        vantage: None,
        at: Some(now()),
        status: Status::Seen,
        error: None,
        output: Some(ProbeOutput::Repository(found)),
    });
    Ok(())
}

/// Says on standard error what is being tried.
pub(crate) fn aloud(words: &Catalogue) -> impl Fn(&str) {
    |subjects| {
        let told = Saying::new("probing").with("subjects", report::safe::line(subjects));
        crate::output::remark(&format!("{}\n", told.say(words)));
    }
}

/// Evidence of probes alone begins with the first of them.
fn begin(snapshot: &mut Snapshot) {
    snapshot.started.get_or_insert_with(now);
}

fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// All probes of a round at once, in the order in which they were asked for.
fn made(asks: Vec<ProbeAsk>, settings: &Arc<Settings>) -> Result<Vec<Probe>, Failure> {
    let mut made = wait(async {
        let mut tasks = JoinSet::new();
        for (index, ask) in asks.into_iter().enumerate() {
            let settings = Arc::clone(settings);
            tasks.spawn(async move { (index, make(&ask, &settings).await) });
        }
        let mut made: Vec<(usize, Probe)> = Vec::new();
        while let Some(one) = tasks.join_next().await {
            made.extend(one.ok());
        }
        made
    })?;
    made.sort_by_key(|(index, _)| *index);
    Ok(made.into_iter().map(|(_, probe)| probe).collect())
}

/// How probes are made, as the command line says.
///
/// # Errors
/// The file of authorities cannot be used.
fn settings(args: &Probing) -> Result<Settings, Failure> {
    let guard = if args.allow_private { Guard::anywhere() } else { Guard::public_only() };
    let trust = match &args.ca_file {
        Some(file) => Trust::from_pem(&files::bytes(file)?).map_err(|fault| {
            Failure::usage(files::about("ca-file-not-read", file)).because(match fault {
                TrustFault::Empty => Saying::new("ca-file-empty"),
                TrustFault::Unreadable(number) => Saying::new("ca-file-certificate").with("number", number),
            })
        })?,
        None => Trust::system(),
    };
    let dns = walks(&args.root, &args.resolver, guard);
    Ok(Settings { dns, guard, trust, by_walk: !args.root.is_empty(), read_only: args.read_only, ..Settings::default() })
}

/// Where walks through the DNS begin, and whom they ask beside: the resolvers of this machine and two that anybody may
/// ask, unless others are named.
pub(crate) fn walks(root: &[SocketAddr], resolver: &[SocketAddr], guard: Guard) -> Options {
    let mut options = Options { guard, ..Options::default() };
    options.resolvers.splice(..0, system().into_iter().take(2));
    if let Some(first) = root.first() {
        // A tree of one's own has one port, and its names are nobody else's business.
        options.port = if root.iter().all(|root| root.port() == first.port()) { first.port() } else { PORT };
        options.roots = root.to_vec();
        options.resolvers.clear();
    }
    if !resolver.is_empty() {
        options.resolvers = resolver.to_vec();
    }
    let mut seen: Vec<SocketAddr> = Vec::new();
    options.resolvers.retain(|address| {
        let is_new = !seen.contains(address);
        seen.push(*address);
        is_new
    });
    options
}

/// The resolvers of this machine, where they stand in a file.
fn system() -> Vec<SocketAddr> {
    std::fs::read_to_string("/etc/resolv.conf").map(|file| probe::dns::resolvers_of(&file)).unwrap_or_default()
}
