//! `check trace`: where a packet goes, what its answer meets, and everything that stands in the way.

mod batch;

use crate::cli::{Account, Trace, TraceFormat};
#[cfg(feature = "live")]
use crate::course::Course;
use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use reach::{EndError, Flow, Network, Protocol, Verdict, wire};
use serde_json::Value;
use snapshot::Snapshot;
use std::path::Path;

pub(super) fn run(args: &Trace, words: &Catalogue) -> Result<Exit, Failure> {
    let stdin = Some(Path::new("-"));
    if args.flows.as_deref() == stdin && args.source.snapshot.as_deref() == stdin {
        return Err(Failure::usage(Saying::new("usage-stdin-twice")));
    }
    let snapshot = snapshot(args, words)?;
    let network = Network::new(&snapshot);
    match (&args.flows, &args.from, &args.to) {
        (Some(flows), _, _) => batch(flows, args, &network),
        (None, Some(from), Some(to)) => {
            let flow = flow(args, from, to, &network)?;
            let trace = network.trace(&flow);
            let text = match args.format {
                TraceFormat::Terminal => report::terminal::trace(&flow, &trace, words, output::options(0)),
                TraceFormat::Json => format!("{}\n", wire::trace_to_json(&Value::Null, &trace)),
            };
            output::deliver(&text, args.output.as_deref())?;
            Ok(match trace.verdict {
                Verdict::Delivered => Exit::Passed,
                Verdict::Dropped => Exit::Failed,
                Verdict::Unknown => Exit::Unknown,
            })
        }
        _ => Err(Failure::usage(Saying::new("usage-missing").with("args", "<FROM>, <TO>"))),
    }
}

/// The question of a command line.
fn flow(args: &Trace, from: &str, to: &str, network: &Network<'_>) -> Result<Flow, Failure> {
    let odd = || Failure::usage(Saying::new("flow-protocol-odd").with("protocol", &args.protocol));
    let protocol = wire::protocol(&args.protocol).map_err(|_| odd())?;
    let has_ports = matches!(protocol, Protocol::Tcp | Protocol::Udp);
    let about = |id| Err(Failure::usage(Saying::new(id).with("protocol", &args.protocol)));
    if !has_ports && (args.port.is_some() || args.source_port.is_some()) {
        return about("flow-no-ports");
    }
    if has_ports && args.port.is_none() {
        return about("flow-port-missing");
    }
    let end = |text: &str| network.parse_end(text).map_err(|error| Failure::usage(odd_end(&error)));
    Ok(Flow { from: end(from)?, to: end(to)?, protocol, port: args.port, source_port: args.source_port })
}

fn odd_end(error: &EndError) -> Saying {
    match error {
        EndError::Malformed { text } => Saying::new("flow-end-odd").with("end", text),
        EndError::Ambiguous { address, candidates } => {
            Saying::new("flow-end-ambiguous").with("end", address).with("candidates", candidates.join(", "))
        }
        EndError::Absent { text } => Saying::new("flow-end-absent").with("end", text),
    }
}

fn batch(flows: &Path, args: &Trace, network: &Network<'_>) -> Result<Exit, Failure> {
    if args.format != TraceFormat::Json {
        return Err(Failure::usage(Saying::new("trace-batch-json")));
    }
    match args.output.as_deref().filter(|file| *file != Path::new("-")) {
        Some(file) => {
            let mut lines = Vec::new();
            let written = batch::answer(flows, &mut lines, network)?;
            output::written(written, file)?;
            output::save(file, &lines)?;
        }
        None => {
            let out = std::io::BufWriter::new(std::io::stdout().lock());
            output::written(batch::answer(flows, out, network)?, Path::new("-"))?;
        }
    }
    Ok(Exit::Passed)
}

/// The evidence; an account is asked for all that a packet can meet.
fn snapshot(args: &Trace, words: &Catalogue) -> Result<Snapshot, Failure> {
    let library = Library::open(None)?;
    if let Some(evidence) = evidence::named(&args.source, &library, &[], words)? {
        return Ok(evidence.snapshot);
    }
    live(&args.source.account, words)
}

/// What an account shows of all that a packet can meet.
#[cfg(feature = "live")]
pub(super) fn live(account: &Account, words: &Catalogue) -> Result<Snapshot, Failure> {
    let options = crate::live::options(account, &Course::find()?, words)?;
    crate::live::collect(&access::Plan::everything(), &options, words)
}

#[cfg(not(feature = "live"))]
pub(super) fn live(_: &Account, _: &Catalogue) -> Result<Snapshot, Failure> {
    Err(crate::offline::no_account())
}
