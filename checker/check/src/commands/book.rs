//! `check book`: the book of the course, built by mdBook's library; or this program as mdBook's preprocessor.

use crate::cli::{Book, help};
use crate::engine;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::reasons;
use crate::words::Saying;
use book::{BuildError, Course, Fault, InputError, What};
use messages::{Catalogue, Language};
use std::io;
use std::process::{Command, Stdio};

pub(super) fn run(args: &Book, words: &Catalogue) -> Result<Exit, Failure> {
    let program = |args: &[String], language| printed(args, language);
    let course = Course::new(labs::FOLDERS, verbs(), &program);
    if args.as_preprocessor {
        // mdBook asks first which renderers are served: all, for nothing depends on it.
        if args.rest.is_empty() {
            let pages = book::answer(&course, io::stdin().lock()).map_err(|error| odd_input(&error))?;
            output::print_bytes(&pages)?;
        }
        return Ok(Exit::Passed);
    }
    let course = match engine::module(args.engine.as_deref())? {
        Some(module) => course.with_engine(module.into_owned()),
        None => course,
    };
    let built = book::build(&course, &args.output).map_err(|error| not_built(&error))?;
    output::print(&format!("{}\n", Saying::new("book-built").with("file", built.index.display()).say(words)))?;
    Ok(Exit::Passed)
}

/// The verbs that the reference has a section for, those of a verb after it.
fn verbs() -> Vec<String> {
    let structure = help::structure();
    let mut verbs = Vec::new();
    for verb in structure.get_subcommands() {
        verbs.push(verb.get_name().to_owned());
        verbs.extend(verb.get_subcommands().map(|inner| format!("{} {}", verb.get_name(), inner.get_name())));
    }
    verbs
}

/// What this very program prints when a reader types this.
fn printed(args: &[String], language: Language) -> Result<String, String> {
    let said = |error: io::Error| error.to_string();
    let program = std::env::current_exe().map_err(said)?;
    let run = Command::new(program)
        .args(args)
        .args(["--lang", language.as_str()])
        .envs([("NO_COLOR", "1"), ("COLUMNS", "90"), ("LC_ALL", "C.UTF-8")])
        .stdin(Stdio::null())
        .output()
        .map_err(said)?;
    // A verdict that is no pass is what the page wants to show.
    let is_verdict = run.status.code().is_some_and(|code| [0, 1, 3].contains(&code));
    if is_verdict {
        Ok(String::from_utf8_lossy(&run.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&run.stderr).into_owned())
    }
}

fn not_built(error: &BuildError) -> Failure {
    match error {
        BuildError::Taken(folder) => Failure::usage(Saying::new("book-taken").with("file", folder.display())),
        BuildError::Page(fault) => odd_page(fault),
        BuildError::File(file, error) => {
            let failure = Failure::usage(Saying::new("book-file").with("file", file.display()));
            failure.because(Saying::new("book-said").with("said", error))
        }
    }
}

fn odd_input(error: &InputError) -> Failure {
    match error {
        InputError::Page(fault) => odd_page(fault),
        InputError::Unread(said) => {
            Failure::usage(Saying::new("book-input")).because(Saying::new("book-said").with("said", said))
        }
    }
}

/// What is wrong with a page, and where.
fn odd_page(fault: &Fault) -> Failure {
    let cause = match &fault.what {
        What::Directive { word, known } => {
            Saying::new("book-directive").with("word", word).with("known", known.join(", "))
        }
        What::Argument { word } => Saying::new("book-argument").with("word", word),
        What::Missing { what } => Saying::new("book-missing").with("what", what),
        What::Lab { lab } => Saying::new("book-lab").with("lab", lab),
        What::Section { section, known } => {
            Saying::new("book-section").with("section", section).listing("known", known)
        }
        What::World { name } => Saying::new("book-world").with("name", name),
        What::Unbuilt(error) => reasons::world_fault(&error.fault),
        What::Flow { word } => Saying::new("book-flow").with("word", word),
        What::Command { command, said } => Saying::new("book-command").with("command", command).with("said", said),
        What::Thing { file, said } => Saying::new("book-thing").with("file", file).with("said", said),
        What::Question { file } => Saying::new("book-question").with("file", file),
        What::Unclosed => Saying::new("book-unclosed"),
        What::Figure { said } | What::Mdbook(said) => Saying::new("book-said").with("said", said),
    };
    Failure::usage(Saying::new("book-page").with("file", &fault.file).with("line", fault.line)).because(cause)
}
