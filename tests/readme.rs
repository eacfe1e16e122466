//! What both READMEs tell people to type, where it takes no account: typed as it stands there, from top to bottom.

use crate::support::{Scene, repository};

/// What has to be put in place of such a word, or is there after something else was done.
const STANDS_FOR: [&str; 8] = ["…", "FILE", "DIR", "NAME", "폴더", "파일", "이름", "edits.txt"];

/// Verbs that never look at an account.
const AT_HOME: [&str; 7] = ["sheet", "practice", "worlds", "explain", "policy", "lab", "init"];

/// Commands between backticks and in blocks of shell, in their order.
fn commands(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fence = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), fence) {
            (Some(language), None) => fence = Some(language),
            (Some(_), Some(_)) => fence = None,
            (None, Some("sh")) => {
                let line = line.replace("cargo run --no-default-features --", "check");
                found.extend(line.starts_with("check").then_some(line));
            }
            (None, Some(_)) => {}
            (None, None) => {
                let quoted = line.split('`').skip(1).step_by(2);
                found.extend(quoted.filter(|text| *text == "check" || text.starts_with("check ")).map(str::to_owned));
            }
        }
    }
    found
}

/// Whether a command says all that it needs, and asks no account.
fn is_whole(args: &[&str]) -> bool {
    let at_home = args.first().is_none_or(|verb| AT_HOME.contains(verb)) || args.contains(&"--script");
    let given = ["--practice", "--world", "--answers"].iter().any(|option| args.contains(option));
    let goes_on = args.contains(&"--watch") || args.starts_with(&["lab", "up"]);
    (at_home || given) && !goes_on && !args.iter().any(|arg| STANDS_FOR.iter().any(|word| arg.contains(word)))
}

#[test]
fn every_command_of_the_readme_that_takes_no_account_works_as_printed() {
    for (page, language) in [("README.md", "en"), ("README.ko.md", "ko")] {
        let text = std::fs::read_to_string(repository().join(page)).unwrap_or_default();
        let scene = Scene::new().var("LANG", &format!("{language}_XX.UTF-8"));
        let mut seen = 0;
        for command in commands(&text) {
            let args: Vec<&str> = command.split_whitespace().skip(1).collect();
            if !is_whole(&args) {
                continue;
            }
            // What serves until it is stopped is started, asked and stopped.
            #[cfg(unix)]
            if let ["serve", rest @ ..] = args.as_slice() {
                let served = crate::serve::Served::of(crate::serve::scene(), rest);
                assert_eq!(served.get("/alive").text(), "alive\n", "{page}: {command}");
                served.stop().ends(0);
                continue;
            }
            let run = scene.check(&args);
            // What is judged may pass, fail or be unknown; what is typed is right.
            assert!([0, 1, 3].contains(&run.code), "{page}: {command}\n{run:#?}");
            seen += 1;
        }
        assert!(seen > 12, "{page}: {seen}");
    }
}
