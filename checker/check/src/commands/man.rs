//! `check man`: the manual page of the whole program, in the reader's language, as man reads it.
//!
//! Its words are those of `--help`. One page holds all commands: who looks for an option searches one page for it.

use crate::cli::help;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use clap::{Arg, ArgAction, Command};
use messages::Catalogue;
use roff::{Inline, Roff, bold, italic, roman};

pub(super) fn run(words: &Catalogue) -> Result<Exit, Failure> {
    output::print_bytes(page(words).as_bytes())?;
    Ok(Exit::Passed)
}

fn page(words: &Catalogue) -> String {
    let check = help::command(words);
    let mut page = Roff::new();
    let version = concat!("check ", env!("CARGO_PKG_VERSION"));
    page.control("TH", ["CHECK", "1", "", version, ""]);
    page.control("SH", [words.message("man-name", &[]).as_str()]);
    page.text([roman(format!("check - {}", about(&check)))]);
    page.control("SH", [words.message("man-synopsis", &[]).as_str()]);
    usage(&mut page, "check", words);
    options(&mut page, &check, false);
    page.control("SH", [words.message("help-heading-commands", &[]).as_str()]);
    verbs(&mut page, &check, "check", words);
    page.control("SH", [words.message("man-notes", &[]).as_str()]);
    as_it_is(&mut page, &words.attribute("help-check", "after", &[]));
    page.render()
}

/// A section for each command below one, whose message id `path` is as in [`crate::cli::help`].
fn verbs(page: &mut Roff, above: &Command, path: &str, words: &Catalogue) {
    for command in above.get_subcommands() {
        let name = command.get_name();
        let path = if path == "check" { name.to_owned() } else { format!("{path}-{name}") };
        page.control("SS", [format!("check {}", path.replace('-', " ")).as_str()]);
        page.text([roman(about(command))]);
        usage(page, &path, words);
        options(page, command, true);
        let id = format!("help-{path}");
        if words.has_attribute(&id, "after") {
            as_it_is(page, &words.attribute(&id, "after", &[]));
        }
        verbs(page, command, &path, words);
    }
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn usage(page: &mut Roff, path: &str, words: &Catalogue) {
    as_it_is(page, &words.attribute(&format!("help-{path}"), "usage", &[]));
}

/// Lines that stay as they are, in their order and with their spaces.
fn as_it_is(page: &mut Roff, text: &str) {
    page.control("PP", []).control("RS", ["4"]).control("nf", []);
    for line in text.lines() {
        page.text([roman(line.trim_end())]);
    }
    page.control("fi", []).control("RE", []);
}

/// What a command understands. What every command does is told once, of the program.
fn options(page: &mut Roff, command: &Command, is_below: bool) {
    let is_everywhere = |arg: &&Arg| ["help", "lang", "version"].contains(&arg.get_id().as_str());
    let told = command.get_arguments().filter(|arg| !(arg.is_hide_set() || is_below && is_everywhere(arg)));
    let mut heading = None;
    for arg in told {
        if !is_below && heading.as_deref() != arg.get_help_heading() {
            heading = arg.get_help_heading().map(str::to_owned);
            page.control("SH", heading.as_deref());
        }
        page.control("TP", []).text(label(arg));
        page.text([roman(arg.get_help().map(ToString::to_string).unwrap_or_default())]);
    }
}

/// How an argument is typed.
fn label(arg: &Arg) -> Vec<Inline> {
    let mut label = Vec::new();
    let names = [arg.get_short().map(|short| format!("-{short}")), arg.get_long().map(|long| format!("--{long}"))];
    for name in names.into_iter().flatten() {
        if !label.is_empty() {
            label.push(roman(", "));
        }
        label.push(bold(name));
    }
    let several = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
    for value in arg.get_value_names().into_iter().flatten().filter(|_| arg.get_action().takes_values()) {
        if !label.is_empty() {
            label.push(roman(" "));
        }
        label.push(italic(value.as_str()));
    }
    label.push(roman(several));
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Language;
    use std::io::Write as _;
    use std::process::{Command as Process, Stdio};

    /// Every command with its name as it is typed.
    fn commands(command: &Command, path: &str) -> Vec<(String, Command)> {
        let below = command.get_subcommands().flat_map(|sub| {
            let name = format!("{path} {}", sub.get_name());
            [vec![(name.clone(), sub.clone())], commands(sub, &name)].concat()
        });
        below.collect()
    }

    #[test]
    fn the_page_names_every_command_and_every_option() {
        for language in Language::ALL {
            let words = Catalogue::new(language);
            let page = page(&words);
            let check = help::command(&words);
            // A minus sign that can be searched for is escaped.
            let plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "");
            for (name, command) in commands(&check, "check") {
                let heading = format!(".SS \"{name}\"\n");
                let (_, section) = plain.split_once(&heading).unwrap_or_else(|| panic!("{language}: no {name}"));
                let section = section.split("\n.SS ").next().unwrap();
                for long in command.get_arguments().filter(|arg| !arg.is_hide_set()).filter_map(Arg::get_long) {
                    let is_told = section.contains(&format!("--{long}")) || ["help", "lang"].contains(&long);
                    assert!(is_told, "{language}: {name} --{long}");
                }
            }
            for long in check.get_arguments().filter_map(Arg::get_long) {
                assert!(plain.contains(&format!("--{long}")), "{language}: --{long}");
            }
            // A line that man would carry out is one that is written here.
            let known = [".TH", ".SH", ".SS", ".TP", ".PP", ".RS", ".RE", ".nf", ".fi", ".ie", ".el"];
            for line in page.lines().filter(|line| line.starts_with(['.', '\''])) {
                assert!(known.iter().any(|known| line.starts_with(known)), "{language}: {line}");
            }
        }
    }

    /// A page that man has something to say about is wrong for somebody.
    #[test]
    fn man_reads_the_page() {
        if Process::new("groff").arg("--version").output().is_err() {
            println!("skipped: there is no groff here");
            return;
        }
        for language in Language::ALL {
            let mut groff = Process::new("groff");
            groff.args(["-K", "utf8", "-T", "utf8", "-man", "-ww", "-z"]);
            let mut run = groff.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            run.stdin.take().unwrap().write_all(page(&Catalogue::new(language)).as_bytes()).unwrap();
            let run = run.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert!(run.status.success() && said.is_empty(), "{language}: {said}");
        }
    }
}
