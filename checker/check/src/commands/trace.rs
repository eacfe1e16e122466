//! `check trace`: where a packet goes, what its answer meets, and everything that stands in the way.

mod batch;
mod way;

use crate::cli::{self, Source, Trace, TraceFormat};
#[cfg(feature = "live")]
use crate::course::Course;
use crate::evidence::{self, Evidence};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::flow::{self, Asked};
use crate::output::{self, Target};
use crate::words::Saying;
use messages::Catalogue;
use reach::{Network, Verdict, wire};
use report::Words;
use serde_json::Value;
use std::path::Path;

pub(super) fn run(args: &Trace, words: &Catalogue) -> Result<Exit, Failure> {
    let stdin = Some(Path::new("-"));
    if args.flows.as_deref() == stdin && args.source.snapshot.as_deref() == stdin {
        return Err(Failure::usage(Saying::new("usage-stdin-twice")));
    }
    // An account is not asked for what has no answer; a file is, for whether the word is known at all.
    let lacks = args.flows.is_none() && args.ends().is_none() && args.page().is_none();
    if lacks && (args.word().is_none() || args.source.is_account()) {
        return Err(lacking(args));
    }
    let target = Target::of(&args.output)?;
    let evidence = evidence(&args.source, &args.library, words)?;
    let network = evidence.network();
    if lacks {
        return Err(args.word().and_then(|word| flow::end(word, &network).err()).unwrap_or_else(|| lacking(args)));
    }
    if let (None, Some((from, path))) = (&args.flows, args.page()) {
        return page(from, path, args, &target, &evidence, words);
    }
    match (&args.flows, args.ends()) {
        (Some(flows), _) => batch(flows, args, &target, (&network, words)),
        (None, Some((from, to))) => {
            let (port, source_port) = (args.port, args.source_port);
            let flow = flow::flow(&Asked { from, to, protocol: &args.protocol, port, source_port }, &network)?;
            let trace = network.trace(&flow);
            let changes = advice::for_flow(&evidence.snapshot, &network, &flow, &trace);
            let names = evidence.names();
            let words = Words::about(words, evidence.level, &names);
            match args.format {
                TraceFormat::Terminal => {
                    let options = target.options(0);
                    target.tell(&report::terminal::trace(&flow, &trace, &changes, words, options))?;
                }
                TraceFormat::Json => {
                    let document = wire::answer_to_json(&Value::Null, &trace, &changes);
                    target.deliver(&(report::safe::json(&document).into_owned() + "\n"))?;
                }
            }
            target.announce(words.catalogue);
            Ok(match trace.verdict {
                Verdict::Delivered => Exit::Passed,
                Verdict::Dropped => Exit::Failed,
                Verdict::Unknown => Exit::Unknown,
            })
        }
        _ => Err(lacking(args)),
    }
}

/// One end is no way, and none is less.
fn lacking(args: &Trace) -> Failure {
    Failure::usage(match args.word() {
        Some(from) => Saying::new("flow-other-end-missing").with("end", from),
        None => Saying::new("usage-missing").with("args", "<FROM>, <TO>"),
    })
}

/// A request in the place of a packet.
fn page(
    from: &str,
    path: Option<&str>,
    args: &Trace,
    target: &Target<'_>,
    evidence: &Evidence,
    catalogue: &Catalogue,
) -> Result<Exit, Failure> {
    let network = evidence.network();
    let no_zone = || match flow::end(from, &network) {
        _ if from.contains("://") => Failure::usage(Saying::new("flow-odd-url").with("url", from)),
        Ok(_) => lacking(args),
        Err(_) => Failure::usage(Saying::new("flow-no-zone").with("end", from)),
    };
    let mut request = way::asked(from, path, &network).ok_or_else(no_zone)?;
    request.port = args.port.unwrap_or(request.port);
    let names = evidence.names();
    let words = Words::about(catalogue, evidence.level, &names);
    way::run(&request, &network, target, args.format, (catalogue, words))
}

/// What a request to a URL, or to a name of a zone, meets; nothing if the word is neither.
pub(super) fn page_text(
    word: &str,
    evidence: &Evidence,
    catalogue: &Catalogue,
    options: report::terminal::Options,
) -> Option<String> {
    let network = evidence.network();
    let request = way::asked(word, None, &network)?;
    let names = evidence.names();
    Some(way::text(&request, &network, options, (catalogue, Words::about(catalogue, evidence.level, &names))))
}

fn batch(
    flows: &Path,
    args: &Trace,
    target: &Target<'_>,
    (network, words): (&Network<'_>, &Catalogue),
) -> Result<Exit, Failure> {
    if args.format != TraceFormat::Json {
        return Err(Failure::usage(Saying::new("trace-batch-json")));
    }
    match target.file() {
        Some(file) => {
            let mut kept = batch::Kept::new();
            let written = batch::answer(flows, &mut kept, network)?;
            output::written(written, file)?;
            target.save(&kept.into_answers())?;
            target.announce(words);
        }
        None => {
            let out = std::io::BufWriter::new(std::io::stdout().lock());
            output::written(batch::answer(flows, out, network)?, Path::new("-"))?;
        }
    }
    Ok(Exit::Passed)
}

/// The evidence of a question about a network; an account is asked for all that a packet can meet.
pub(super) fn evidence(source: &Source, library: &cli::Library, words: &Catalogue) -> Result<Evidence, Failure> {
    evidence::given(source, library, words, || live(source, words))
}

/// What an account shows of all that a packet can meet.
#[cfg(feature = "live")]
fn live(source: &Source, words: &Catalogue) -> Result<Evidence, Failure> {
    let options = crate::live::options(&source.account, &Course::find()?, words)?;
    let found = crate::live::collect(&access::Plan::new(reach::evidence::NETWORK.iter().copied()), &options, words)?;
    evidence::edited(source, evidence::live(found))
}

#[cfg(not(feature = "live"))]
fn live(_: &Source, _: &Catalogue) -> Result<Evidence, Failure> {
    Err(crate::offline::no_account())
}
