//! `check map`: the network as a picture, with a path over it if one is asked for; or the board of a storming.

use crate::answers;
use crate::cli::{Map, Theme};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::flow::{self, Asked};
use crate::output::{self, Target};
use crate::words::Saying;
use board::Board;
use judge::Answer;
use messages::Catalogue;
use reach::{Network, Trace, evidence};
use report::map::{self, Options};
use snapshot::VpcId;
use std::path::Path;

pub(super) fn run(args: &Map, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    if let Some(file) = target.file() {
        is_no_other_picture(file)?;
    }
    if let Some(file) = &args.answers {
        deliver(&report::board::svg(&board(file)?, &board_options(args), words), &target, words)?;
        return Ok(Exit::Passed);
    }
    let evidence = super::trace::evidence(&args.source, &args.library, words)?;
    let network = evidence.network();
    let vpcs = args.vpc.iter().map(|word| flow::vpc(word, &network).map(VpcId::from)).collect::<Result<Vec<_>, _>>()?;
    let path = path(args, &network)?;
    let names = evidence.names();
    let options = Options {
        theme: theme(args.theme),
        vpcs: &vpcs,
        path: path.as_ref(),
        names: Some(&names),
        ..Options::default()
    };
    deliver(&map::svg(&network, &options, words), &target, words)?;
    let lacking = network.lacking(evidence::MAP);
    if lacking.is_empty() {
        return Ok(Exit::Passed);
    }
    // The drawing says it too; here is what to do about it.
    output::remark(&report::terminal::missing_lists(&lacking, words, output::options(0)));
    Ok(Exit::Unknown)
}

/// Kinds of pictures, and of what holds them, that programs tell by the names of files.
const OTHER_PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "bmp", "pdf", "html"];

/// Refuses the name of a picture of another kind: no program would open what is in it.
fn is_no_other_picture(file: &Path) -> Result<(), Failure> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    if !ending.is_some_and(|ending| OTHER_PICTURES.contains(&ending.as_str())) {
        return Ok(());
    }
    let svg = file.with_extension("svg").display().to_string();
    Err(Failure::usage(Saying::new("map-no-svg").with("file", file.display())).meant(Some(&svg)))
}

/// Writes a picture; that a file has been written is said, for nothing else shows it.
fn deliver(picture: &str, target: &Target<'_>, words: &Catalogue) -> Result<(), Failure> {
    target.deliver(picture)?;
    if let Some(file) = target.file() {
        let done = Saying::new("map-written").with("file", file.display());
        output::remark(&format!("{}\n", done.say(words)));
    }
    Ok(())
}

/// The board in a file.
fn board(file: &Path) -> Result<Board, Failure> {
    match answers::one(file)? {
        Answer::Board(board) => Ok(*board),
        Answer::Sheet(_) => Err(Failure::usage(files::about("map-no-board", file))),
    }
}

fn board_options(args: &Map) -> report::board::Options<'static> {
    report::board::Options { theme: theme(args.theme), ..report::board::Options::default() }
}

fn theme(theme: Theme) -> map::Theme {
    match theme {
        Theme::Auto => map::Theme::Auto,
        Theme::Light => map::Theme::Light,
        Theme::Dark => map::Theme::Dark,
    }
}

/// The path that is asked for.
fn path(args: &Map, network: &Network<'_>) -> Result<Option<Trace>, Failure> {
    let (Some(from), Some(to)) = (&args.from, &args.to) else { return Ok(None) };
    let asked = Asked { from, to, protocol: &args.protocol, port: args.port, source_port: args.source_port };
    Ok(Some(network.trace(&flow::flow(&asked, network)?)))
}
