//! Puts the words of the reader's language into the command line's help.
//!
//! Every command and argument is looked up by its name: `help-trace`, `arg-snapshot`, or `arg-init-region` where the
//! same name means something else. `help-….usage` is the usage line, `help-….after` what follows the options.

use crate::cli::Cli;
use clap::builder::Resettable;
use clap::{Arg, ArgAction, Command, CommandFactory as _};
use messages::{Catalogue, Value};

/// The command line without a word: enough to understand what was said, and ready at once.
pub(crate) fn structure() -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help_heading("output");
    own_help(Cli::command().disable_version_flag(true).arg(version))
}

/// Puts a help option of our own, which can have words, in the place of clap's.
fn own_help(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help_heading("output");
    command.disable_help_flag(true).disable_help_subcommand(true).arg(help).mut_subcommands(own_help)
}

/// The command line with its help.
pub(crate) fn command(words: &Catalogue) -> Command {
    localise(structure(), "check", words)
}

/// `path` is the message id of a command: `check`, `trace`, `snapshot-redact`.
fn localise(command: Command, path: &str, words: &Catalogue) -> Command {
    let id = format!("help-{path}");
    let about = words.message(&id, &[]);
    let mut after = String::new();
    if words.has_attribute(&id, "after") {
        after = words.attribute(&id, "after", &[]);
    }
    let usage = words.message("help-word-usage", &[]);
    command
        .about(about)
        .long_about(Resettable::Reset)
        .after_help(after)
        .override_usage(words.attribute(&id, "usage", &[]))
        .subcommand_help_heading(words.message("help-heading-commands", &[]))
        .help_template(format!("{{about}}\n\n{usage}\n{{usage}}\n\n{{all-args}}{{after-help}}"))
        .mut_args(|arg| describe(arg, path, words))
        .mut_subcommands(|sub| {
            let inner = match path {
                "check" => sub.get_name().to_owned(),
                outer => format!("{outer}-{}", sub.get_name()),
            };
            localise(sub, &inner, words)
        })
}

fn describe(arg: Arg, path: &str, words: &Catalogue) -> Arg {
    let heading = match (arg.get_help_heading(), arg.is_positional()) {
        (Some(heading), _) => format!("help-heading-{heading}"),
        (None, true) => "help-heading-arguments".into(),
        (None, false) => "help-heading-options".into(),
    };
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let values: Vec<_> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let text = |name: &str| Value::Text(name.to_owned().into());
    let args = [("default", text(&default.join(", "))), ("values", text(&values.join(", ")))];
    let help = words.message(&argument(&arg, path, words), &args);
    let takes_value = arg.get_action().takes_values();
    arg.help(help)
        .long_help(Resettable::Reset)
        .hide_default_value(takes_value)
        .hide_possible_values(takes_value)
        .help_heading(words.message(&heading, &[]))
}

/// The message id of an argument.
fn argument(arg: &Arg, path: &str, words: &Catalogue) -> String {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("arg-{path}-{name}");
    if words.has(&own) { own } else { format!("arg-{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Language;

    #[test]
    fn the_command_line_is_consistent() {
        command(&Catalogue::new(Language::En)).debug_assert();
    }

    /// Every text that a reader sees, command by command.
    fn texts(command: &Command) -> Vec<String> {
        let mut texts = vec![command.clone().render_help().to_string()];
        texts.extend(command.get_subcommands().flat_map(self::texts));
        texts
    }

    #[test]
    fn every_word_is_there_in_both_languages() {
        for language in Language::ALL {
            for text in texts(&command(&Catalogue::new(language))) {
                for id in ["help-", "arg-", "{$", "heading-"] {
                    // A message that is not there is shown as its id.
                    assert!(!text.split_whitespace().any(|word| word.starts_with(id)), "{language}: {id} in\n{text}");
                }
                if language == Language::Ko {
                    for word in ["Usage", "Options", "Commands", "Arguments", "Print help", "default:", "possible"] {
                        assert!(!text.contains(word), "{word} in\n{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn korean_help_is_korean() {
        let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
        let command = command(&Catalogue::new(Language::Ko));
        fn walk(command: &Command, hangul: &dyn Fn(&str) -> bool) {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(hangul(&about), "{}: {about}", command.get_name());
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(hangul(&help), "{} {}: {help}", command.get_name(), arg.get_id());
            }
            command.get_subcommands().for_each(|sub| walk(sub, hangul));
        }
        walk(&command, &hangul);
    }
}
