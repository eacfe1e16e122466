//! `check completions`: what a shell needs to complete commands, the names of labs, worlds, checks and codes included.
//!
//! The names are the course's own: those of `--labs` are not known when the script is made. They are there for shells
//! only; what is typed is understood as before.

use crate::case;
use crate::cli::Completions;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};
use clap_complete::Shell;
use judge::Lab;
use labs::FOLDERS;
use messages::Catalogue;
use std::collections::BTreeSet;

pub(super) fn run(args: &Completions, words: &Catalogue) -> Result<Exit, Failure> {
    output::print_bytes(script(args.shell, words).as_bytes())?;
    Ok(Exit::Passed)
}

fn script(shell: Shell, words: &Catalogue) -> String {
    let mut script = Vec::new();
    let mut command = with_names(crate::cli::help::command(words), "check");
    clap_complete::generate(shell, &mut command, "check", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    // A world is a name or a file. Bash falls back on files by itself where no name fits.
    match shell {
        Shell::Zsh => {
            let worlds = worlds().join(" ");
            script.replace(
                &format!(":WORLD:({worlds})"),
                &format!(":WORLD:{{_alternative \"worlds:world:({worlds})\" \"files:file:_files\"}}"),
            )
        }
        Shell::Fish => {
            script
                .split_inclusive('\n')
                .map(|line| {
                    if line.contains(" -l world ") { line.replace(" -r -f -a ", " -r -F -a ") } else { line.to_owned() }
                })
                .collect()
        }
        _ => script,
    }
}

/// A copy of the command line in which names are values; `path` is as in [`crate::cli::help`].
fn with_names(command: Command, path: &str) -> Command {
    command.mut_args(|arg| named(arg, path)).mut_subcommands(|sub| {
        let inner = match path {
            "check" => sub.get_name().to_owned(),
            outer => format!("{outer}-{}", sub.get_name()),
        };
        with_names(sub, &inner)
    })
}

fn named(arg: Arg, path: &str) -> Arg {
    let names = match (path, arg.get_id().as_str()) {
        ("policy" | "collect" | "doctor", "asked") => {
            labs().chain(["network", "cleanup", "cost"].map(str::to_owned)).collect()
        }
        ("lab-lint", "asked") => labs().collect(),
        (_, "asked") => labs().chain(["all".to_owned()]).collect(),
        ("sheet", "lab") => labs_on_paper(),
        ("lab-up", "lab") => labs_in_an_account().collect(),
        (_, "lab") => labs().collect(),
        // There the lab is named already.
        ("practice-start", "world") => cases(),
        // That is a file that somebody mends.
        ("drill", "world") => return arg,
        (_, "world") => worlds(),
        (_, "word") => codes(),
        ("help", "command") => verbs(),
        _ => return arg,
    };
    arg.value_parser(PossibleValuesParser::new(names))
}

fn labs() -> impl Iterator<Item = String> {
    FOLDERS.iter().map(labs::Folder::id)
}

/// Labs that are exercises.
fn labs_on_paper() -> Vec<String> {
    let lab = |folder: &&labs::Folder| folder.file("lab.toml").and_then(|text| Lab::parse(text).ok());
    FOLDERS.iter().filter(|folder| lab(folder).is_some_and(|lab| lab.is_on_paper())).map(labs::Folder::id).collect()
}

/// Labs that build something in an account.
fn labs_in_an_account() -> impl Iterator<Item = String> {
    FOLDERS.iter().filter(|folder| folder.build_script().is_some()).map(labs::Folder::id)
}

/// The names that `--world` knows everywhere.
fn worlds() -> Vec<String> {
    let bases = world::bases().iter().map(|base| base.name.clone());
    let of_labs = FOLDERS.iter().flat_map(|folder| {
        let solved = folder.file(proof::SOLVED).map(|_| "solved");
        let names = solved.into_iter().chain(case::cases(folder).map(|case| case.name));
        names.map(|name| format!("{}/{name}", folder.id())).collect::<Vec<_>>()
    });
    bases.chain(of_labs).collect()
}

/// The names of the worlds of all labs in which something is to be mended, without the lab.
fn cases() -> Vec<String> {
    let broken = FOLDERS.iter().flat_map(case::cases).filter(case::Case::is_broken);
    let names: BTreeSet<&str> = broken.map(|case| case.name).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// All that can be explained.
fn codes() -> Vec<String> {
    let checks = judge::CHECKS.iter().map(|check| check.id.to_owned());
    checks.chain(messages::codes().iter().map(|code| code.code.clone())).collect()
}

/// All that has a help of its own.
fn verbs() -> Vec<String> {
    crate::cli::help::structure().get_subcommands().map(|verb| verb.get_name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Language;
    use std::io::Write as _;
    use std::process::{Command as Process, Stdio};

    /// What bash offers for a line, of which the last word is being typed.
    fn offered(shell: &str, line: &[&str]) -> Vec<String> {
        let words: String = line.iter().map(|word| format!("'{word}' ")).collect();
        let code = format!(
            "{shell}\nCOMP_WORDS=({words})\nCOMP_CWORD={}\n_check check '{}' '{}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
            line.len() - 1,
            line[line.len() - 1],
            line[line.len() - 2],
        );
        // Read as a shell reads it: it is longer than an argument may be.
        let mut bash = Process::new("bash");
        bash.args(["--norc", "--noprofile"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut run = bash.spawn().unwrap();
        run.stdin.take().unwrap().write_all(code.as_bytes()).unwrap();
        let run = run.wait_with_output().unwrap();
        assert!(run.status.success() && run.stderr.is_empty(), "{run:?}");
        let text = String::from_utf8(run.stdout).unwrap();
        text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    #[cfg(unix)]
    #[test]
    fn bash_offers_labs_worlds_checks_and_codes() {
        if Process::new("bash").arg("--version").output().is_err() {
            println!("skipped: there is no bash here");
            return;
        }
        let script = script(Shell::Bash, &Catalogue::new(Language::En));
        let offered = |line: &[&str]| offered(&script, line);
        let labs: Vec<String> = labs().filter(|lab| lab.starts_with("lab-1.")).collect();
        assert_eq!(offered(&["check", "lab-1."]), labs);
        assert_eq!(offered(&["check", "lab-1.7", "lab-1."]), labs);
        assert_eq!(offered(&["check", "practice", "start", "lab-1.1"]).len(), 3);
        assert_eq!(offered(&["check", "sheet", "lab"]), ["lab-1.3", "lab-2.4"]);
        assert_eq!(offered(&["check", "lab", "up", "lab-2.1"]), ["lab-2.16", "lab-2.17", "lab-2.19"]);
        assert_eq!(offered(&["check", "policy", "net"]), ["network"]);
        assert_eq!(offered(&["check", "help", "expl"]), ["explain"]);
        let codes = offered(&["check", "explain", "NO_"]);
        assert!(codes.len() > 3 && codes.iter().all(|code| code.starts_with("NO_")), "{codes:?}");
        assert!(codes.contains(&"NO_ROUTE_TO_DESTINATION".to_owned()));
        assert_eq!(offered(&["check", "explain", "flo"]), ["flow"]);
        let worlds = offered(&["check", "lab-1.12", "--world", "lab-1.12/nat"]);
        assert!(worlds.contains(&"lab-1.12/nat-failed".to_owned()), "{worlds:?}");
        assert!(offered(&["check", "trace", "--world", "sol"]).contains(&"solved".to_owned()));
        assert!(
            offered(&["check", "practice", "start", "lab-1.12", "--world", "nat-f"]).contains(&"nat-failed".to_owned())
        );
        // Nothing fits the name of a file, so that bash offers files.
        assert!(offered(&["check", "lab-1.12", "--world", "worl"]).is_empty() && script.contains("-o default"));
    }

    #[test]
    fn a_world_may_be_a_file_in_other_shells_too() {
        for language in Language::ALL {
            let words = Catalogue::new(language);
            let zsh = script(Shell::Zsh, &words);
            assert_eq!(
                zsh.matches("files:file:_files").count(),
                7,
                "check, trace, exposure, map, cleanup, cost, serve"
            );
            assert!(zsh.contains("lab-1.12/nat-failed") && zsh.contains("NO_ROUTE_TO_DESTINATION"));
            let fish = script(Shell::Fish, &words);
            // A drill is judged by its own file: no world has that name.
            let takes_names = |line: &&str| line.contains(" -l world ") && !line.contains("subcommand drill");
            let of_world: Vec<&str> = fish.lines().filter(takes_names).collect();
            assert!(of_world.len() > 4 && of_world.iter().all(|line| line.contains(" -r -F -a ")), "{of_world:?}");
        }
    }

    #[test]
    fn names_are_what_is_understood_and_nothing_less_is() {
        // The copy knows only names; the command line itself still takes what has none.
        let files = ["check", "lab-9.1", "--world", "my.txt"];
        assert!(crate::cli::help::structure().try_get_matches_from(files).is_ok());
        let copy = with_names(crate::cli::help::structure(), "check");
        assert!(copy.clone().try_get_matches_from(files).is_err());
        copy.debug_assert();
    }
}
