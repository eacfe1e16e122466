//! `check dns`: a name, followed from the root to its servers, and what resolvers say of it.
//!
//! It needs neither a lab nor an account: whom it asks is on the command line, or known to everybody.

use crate::cli::{Dns, PageFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Target;
use crate::runtime::wait;
use crate::words::Saying;
use messages::Catalogue;
use probe::dns::{Options, PORT, Question, TYPES};
use probe::guard::Guard;
use report::dns::Walk;
use request::dns::Verdict;
use std::net::SocketAddr;

const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

pub(super) fn run(args: &Dns, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let question = question(args)?;
    let options = options(args);
    let dns = wait(probe::dns::walk(&question, &options))?;
    let reading = request::dns::read(&dns);
    let (name, kind) = (question.name(), question.kind());
    let walk = Walk { name: &name, kind: &kind, dns: &dns, reading: &reading };
    match args.format {
        PageFormat::Terminal => target.tell(&report::terminal::dns(&walk, words, target.options(0)))?,
        PageFormat::Json => target.deliver(&report::json::dns(&walk, TOOL))?,
        PageFormat::Html => target.deliver(&report::html::dns(&walk, words, TOOL))?,
    }
    Ok(match reading.verdict {
        Verdict::Resolves => Exit::Passed,
        Verdict::Broken => Exit::Failed,
        Verdict::Unknown => Exit::Unknown,
    })
}

fn question(args: &Dns) -> Result<Question, Failure> {
    if let Some(question) = Question::new(&args.name, &args.kind) {
        return Ok(question);
    }
    let wrong = match Question::new("example.com", &args.kind) {
        Some(_) => Saying::new("dns-bad-name").with("name", &args.name),
        None => Saying::new("dns-bad-type").with("type", &args.kind).with("types", TYPES.join(", ")),
    };
    Err(Failure::usage(wrong))
}

fn options(args: &Dns) -> Options {
    let mut options = Options::default();
    if args.allow_private {
        options.guard = Guard::anywhere();
    }
    options.resolvers.splice(..0, system().into_iter().take(2));
    if let Some(first) = args.root.first() {
        // A tree of one's own has one port, and its names are nobody else's business.
        options.port = if args.root.iter().all(|root| root.port() == first.port()) { first.port() } else { PORT };
        options.roots.clone_from(&args.root);
        options.resolvers.clear();
    }
    if !args.resolver.is_empty() {
        options.resolvers.clone_from(&args.resolver);
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
