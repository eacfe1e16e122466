//! Says in the reader's language why a command line was not understood.

use super::value::Odd;
use crate::failure::Failure;
use crate::words::Saying;
use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::error::Error as _;
use std::ffi::OsString;

/// What was wrong with a command line; `command` is what it was read by, `args` are its words.
pub(crate) fn refusal(error: &Error, command: &Command, args: &[OsString]) -> Failure {
    let text = |kind| context(error, kind);
    let what = match error.kind() {
        // A word where no more are taken is no option.
        ErrorKind::UnknownArgument if !text(ContextKind::InvalidArg).starts_with('-') => {
            let word = text(ContextKind::InvalidArg);
            Saying::new("usage-one-too-many").with("word", word).with("command", asked(error))
        }
        ErrorKind::UnknownArgument => Saying::new("usage-unknown-argument").with("arg", text(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => {
            Saying::new("usage-unknown-command").with("word", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Saying::new("usage-missing-command")
        }
        ErrorKind::MissingRequiredArgument => Saying::new("usage-missing").with("args", text(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => {
            let (arg, prior) = (text(ContextKind::InvalidArg), text(ContextKind::PriorArg));
            let id = if arg == prior || prior.is_empty() { "usage-twice" } else { "usage-conflict" };
            Saying::new(id).with("arg", arg).with("other", prior)
        }
        // An option that stands at the end has no value at all.
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            Saying::new("usage-no-value").with("arg", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Saying::new("usage-value")
            .with("arg", text(ContextKind::InvalidArg))
            .with("value", text(ContextKind::InvalidValue)),
        ErrorKind::InvalidUtf8 => Saying::new("usage-not-text"),
        _ => Saying::new("usage-other").with("arg", text(ContextKind::InvalidArg)),
    };
    let failure = Failure::usage(what);
    match remedy(error, command, args) {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

/// What to write instead.
fn remedy(error: &Error, command: &Command, args: &[OsString]) -> Option<Saying> {
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let suggested = context(error, kind);
        if !suggested.is_empty() {
            return Some(Saying::new("usage-did-you-mean").with("word", suggested));
        }
    }
    let valid = context(error, ContextKind::ValidValue);
    if !valid.is_empty() {
        return Some(Saying::new("usage-valid").with("values", valid));
    }
    if error.kind() == ErrorKind::ValueValidation {
        if let Some(Odd { meant: Some(meant) }) = error.source().and_then(|source| source.downcast_ref()) {
            return Some(Saying::new("usage-did-you-mean").with("word", meant));
        }
        let arg = context(error, ContextKind::InvalidArg);
        let of_verb = help_of(verb(command, args), &arg);
        return of_verb
            .or_else(|| help_of(command, &arg))
            .map(|help| Saying::new("usage-is").with("arg", arg).with("help", help));
    }
    if let Some(meant) = meant(error, command, args) {
        return Some(Saying::new("usage-did-you-mean").with("word", meant));
    }
    Some(Saying::new("usage-see-help").with("command", asked(error)))
}

/// What a wrong word may have been meant for.
fn meant(error: &Error, command: &Command, args: &[OsString]) -> Option<String> {
    match error.kind() {
        // A long option with one hyphen is read as short ones.
        ErrorKind::UnknownArgument => args.iter().find_map(|arg| {
            let name = arg.to_str()?.strip_prefix('-').filter(|name| name.len() > 1 && !name.starts_with('-'))?;
            let long = format!("--{name}");
            help_of(command, &long).map(|_| long)
        }),
        // A lab in the place of what is to be done with it.
        ErrorKind::InvalidSubcommand => {
            let lab = labs::find(&context(error, ContextKind::InvalidSubcommand))?.id();
            let asked = asked(error);
            Some(if asked.ends_with("practice") { format!("{asked} start {lab}") } else { format!("check {lab}") })
        }
        _ => None,
    }
}

/// The command that was asked for, without what it takes: `check practice start`.
fn asked(error: &Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let words = usage.trim_start_matches("Usage:").split_whitespace();
    let verbs: Vec<&str> = words.take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).collect();
    if verbs.is_empty() { "check".to_owned() } else { verbs.join(" ") }
}

/// What the words reach: the verb, or the one below it. Other verbs may call something else by the name of an argument.
fn verb<'c>(command: &'c Command, args: &[OsString]) -> &'c Command {
    args.iter().filter_map(|arg| arg.to_str()).fold(command, |at, arg| at.find_subcommand(arg).unwrap_or(at))
}

/// The help of an argument, by how an error shows it: `--port <N>`.
fn help_of(command: &Command, shown: &str) -> Option<String> {
    let name = shown.split_whitespace().next()?.trim_start_matches("--").trim_matches(['<', '>', '[', ']', '.']);
    let own = command.get_arguments().find(|arg| {
        arg.get_long() == Some(name)
            || arg.is_positional() && arg.get_value_names().is_some_and(|names| names[0] == name)
    });
    match own {
        Some(arg) => arg.get_help().map(ToString::to_string),
        None => command.get_subcommands().find_map(|sub| help_of(sub, shown)),
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
