//! Puts the words of the reader's language into the command line's help.
//!
//! Every command and argument is looked up by its name: `help-trace`, `arg-snapshot`, or `arg-init-region` where the
//! same name means something else. `help-….usage` is the usage line, `help-….after` what follows the options.

use crate::cli::Cli;
use clap::builder::Resettable;
use clap::{Arg, ArgAction, Command, CommandFactory as _};
use messages::{Catalogue, Value};
use std::ffi::OsString;

/// The command line without a word: enough to understand what was said, and ready at once.
pub(crate) fn structure() -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help_heading("output");
    own_help(Cli::command().disable_version_flag(true).arg(version))
}

/// Puts a help option of our own, which can have words, in the place of clap's.
fn own_help(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help_heading("output");
    // A number below zero is a wrong value, and no option that does not exist.
    let number = |arg: Arg| {
        let is_number = arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == "N"));
        if is_number { arg.allow_negative_numbers(true) } else { arg }
    };
    let command = command.mut_args(number);
    command.disable_help_flag(true).disable_help_subcommand(true).arg(help).mut_subcommands(own_help)
}

/// The command line with its help.
pub(crate) fn command(words: &Catalogue) -> Command {
    localise(structure(), "check", words)
}

/// The verb that a word was probably meant for.
pub(crate) fn verb_like(word: &str) -> Option<String> {
    let verbs = structure();
    if let Some(near) = crate::nearest::nearest(word, verbs.get_subcommands().map(Command::get_name)) {
        return Some(format!("check {near}"));
    }
    // A verb below another one, or an option, is meant only where it is written right.
    let below = verbs.get_subcommands().find(|verb| verb.find_subcommand(word).is_some());
    let option = || verbs.get_arguments().any(|arg| arg.get_long() == Some(word)).then(|| format!("check --{word}"));
    below.map(|verb| format!("check {} {word}", verb.get_name())).or_else(option)
}

/// The help that a command line asks for.
pub(crate) fn text(words: &Catalogue, args: impl IntoIterator<Item = OsString>) -> String {
    // The same command line gives the same error, this time with words.
    let asked = command(words).try_get_matches_from_mut(args);
    asked.err().map(|help| help.render().ansi().to_string()).unwrap_or_default()
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

    /// Every command with its path, the program itself first.
    fn paths(command: &Command) -> Vec<(Vec<String>, Command)> {
        let mut found = vec![(vec![], command.clone())];
        for sub in command.get_subcommands() {
            let below = paths(sub).into_iter().map(|(path, command)| {
                ([sub.get_name().to_owned()].into_iter().chain(path).collect::<Vec<_>>(), command)
            });
            found.extend(below);
        }
        found
    }

    #[test]
    fn help_says_the_same_wherever_it_is_asked_for() {
        for language in Language::ALL {
            let words = Catalogue::new(language);
            let ask = |path: &[String], flag: &str| {
                let line = ["check"].into_iter().chain(path.iter().map(String::as_str)).chain([flag]);
                text(&words, line.map(OsString::from))
            };
            let whole = command(&words);
            for (path, command) in paths(&whole) {
                let long = ask(&path, "--help");
                assert_eq!(ask(&path, "-h"), long, "{path:?}");
                // What a list of commands says of one is how its own help begins.
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(flat(&long).starts_with(&flat(&about)), "{path:?}: {about}");
                if let Some((_, above)) = path.split_last() {
                    assert!(flat(&ask(above, "--help")).contains(&flat(&about)), "{path:?}: {about}");
                }
            }
        }
    }

    #[test]
    fn usage_lines_name_what_there_is() {
        for language in Language::ALL {
            let words = Catalogue::new(language);
            let rest = if language == Language::Ko { "[옵션]" } else { "[options]" };
            for (path, command) in paths(&command(&words)).into_iter().filter(|(_, command)| !command.has_subcommands())
            {
                let id = format!("help-{}", path.join("-"));
                let usage = words.attribute(&id, "usage", &[]);
                for line in usage.lines() {
                    assert!(line.trim().starts_with(&format!("check {}", path.join(" "))), "{line}");
                }
                let said: Vec<&str> = usage.split([' ', '[', ']', '\n']).filter(|word| word.starts_with('-')).collect();
                let options: Vec<&Arg> = command
                    .get_opts()
                    .chain(command.get_arguments().filter(|arg| {
                        !arg.is_positional() && !arg.get_action().takes_values() && arg.get_id() != "help"
                    }))
                    .filter(|arg| arg.get_id() != "lang" && arg.get_id() != "help")
                    .collect();
                let is_called = |arg: &Arg, word: &str| {
                    arg.get_long().is_some_and(|long| word == format!("--{long}"))
                        || arg.get_short().is_some_and(|short| word == format!("-{short}"))
                };
                for word in &said {
                    assert!(options.iter().any(|arg| is_called(arg, word)), "{path:?} has no {word}");
                }
                let unsaid: Vec<_> =
                    options.iter().filter(|arg| !said.iter().any(|word| is_called(arg, word))).collect();
                assert_eq!(usage.contains(rest), !unsaid.is_empty(), "{usage}: {unsaid:?}");
                // What must be there stands without brackets, and only that.
                for arg in options.iter().filter(|arg| said.iter().any(|word| is_called(arg, word))) {
                    let optional = arg.get_short().is_some_and(|short| usage.contains(&format!("[-{short} ")))
                        || arg.get_long().is_some_and(|long| usage.contains(&format!("[--{long}")));
                    assert!(!(arg.is_required_set() && optional), "{usage}");
                }
            }
        }
    }

    #[test]
    fn the_commands_of_readme_and_hand_outs_are_understood() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut files = vec![root.join("README.md"), root.join("README.ko.md"), root.join("labs/README.md")];
        for lab in std::fs::read_dir(root.join("labs")).unwrap() {
            let lab = lab.unwrap().path();
            files.extend(["en.md", "ko.md"].map(|name| lab.join(name)).into_iter().filter(|file| file.exists()));
        }
        let mut seen = 0;
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            // Alone on a line of a block, or between backquotes.
            let inline = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
            for line in text.lines().chain(inline).filter(|line| *line == "check" || line.starts_with("check ")) {
                let line = line.split(['|', '>', '#']).next().unwrap_or_default();
                let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(['"', '\''])).collect();
                // What is said of commands in general is no command.
                if words.contains(&"…") {
                    continue;
                }
                let parsed = structure().try_get_matches_from(&words);
                // A sentence may name a command without saying what about.
                let told = [clap::error::ErrorKind::DisplayHelp, clap::error::ErrorKind::MissingRequiredArgument];
                let fine = parsed.as_ref().err().is_none_or(|error| told.contains(&error.kind()));
                assert!(fine, "{}: {line}: {parsed:?}", file.display());
                seen += 1;
            }
        }
        assert!(seen > 50, "only {seen} commands");
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
