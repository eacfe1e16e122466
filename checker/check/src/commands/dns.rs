//! `check dns`: a name, followed from the root to its servers, and what resolvers say of it.
//!
//! It needs neither a lab nor an account: whom it asks is on the command line, or known to everybody.

use crate::cli::{Dns, PageFormat};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Target;
use crate::probing;
use crate::runtime::wait;
use crate::words::Saying;
use messages::Catalogue;
use probe::dns::{Question, TYPES};
use probe::guard::Guard;
use report::dns::Walk;
use request::dns::Verdict;

const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

pub(super) fn run(args: &Dns, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let question = question(args)?;
    let guard = if args.allow_private { Guard::anywhere() } else { Guard::public_only() };
    let options = probing::walks(&args.root, &args.resolver, guard);
    let dns = wait(probe::dns::walk(&question, &options))?;
    let reading = request::dns::read(&dns);
    let (name, kind) = (question.name(), question.kind());
    let walk = Walk { name: &name, kind: &kind, dns: &dns, reading: &reading };
    match args.format {
        PageFormat::Terminal => target.tell(&report::terminal::dns(&walk, words, target.options(0)))?,
        PageFormat::Json => target.deliver(&report::json::dns(&walk, TOOL))?,
        PageFormat::Html => target.deliver(&report::html::dns(&walk, words, TOOL))?,
    }
    target.announce(words);
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
