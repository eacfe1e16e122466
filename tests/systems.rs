//! What other systems than this one make of the sources, as far as it can be seen without them.

use crate::tidy::{files, read};

/// The sources of what people run, without tests, line by line with the file and the number.
fn code() -> Vec<(String, usize, String)> {
    let sources = files().into_iter().filter(|path| path.ends_with(".rs") && path.contains("/src/"));
    let own = |path: &String| !path.ends_with("/tests.rs") && !path.contains("/tests/") && !path.starts_with("tests/");
    let lines = sources.filter(own).flat_map(|path| {
        let text = read(&path);
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = (1..).zip(own.lines().map(str::to_owned)).map(|(number, line)| (path.clone(), number, line));
        lines.collect::<Vec<_>>()
    });
    lines.filter(|(_, _, line)| !line.trim_start().starts_with("//")).collect()
}

/// Windows locks no file that is open for appending alone:
/// <https://doc.rust-lang.org/std/fs/struct.File.html#method.lock>.
#[test]
fn a_file_that_may_be_locked_is_open_for_reading_too() {
    /// Files that nobody locks.
    const ONLY_MADE: [&str; 1] = ["sample-app/src/store/private_file.rs"];
    let mut seen = 0;
    for (path, number, line) in code() {
        if line.contains(".append(true)") && !ONLY_MADE.contains(&path.as_str()) {
            assert!(line.contains(".read(true)"), "{path}:{number}: {line}");
            seen += 1;
        }
    }
    assert!(seen > 3, "only {seen} files are appended to");
}

/// A canonical path of Windows begins with `\\?\`: there `/` is part of a name and `..` is no way up, browsers do not
/// open it, and nobody reads it with pleasure. `std::path::absolute` makes a whole path of any.
#[test]
fn canonical_paths_are_compared_and_neither_joined_nor_shown() {
    /// Where one is made, and what for.
    const MADE: [(&str, &str); 6] = [
        ("checker/check/src/output.rs", "opens what a link leads to, and a file beside it"),
        ("checker/check/src/commands/quiz.rs", "takes the last name of a folder"),
        ("checker/check/src/commands/grade/handback.rs", "compares"),
        ("checker/check/src/course.rs", "compares"),
        ("checker/check/src/launcher.rs", "follows a link, and not on Windows"),
        ("checker/grade/src/intake/list.rs", "takes the last name of a path"),
    ];
    let mut made: Vec<String> =
        code().into_iter().filter(|(_, _, line)| line.contains("canonicalize(")).map(|(path, ..)| path).collect();
    made.dedup();
    let mut known: Vec<&str> = MADE.iter().map(|(path, _)| *path).collect();
    known.sort_unstable();
    made.sort_unstable();
    assert_eq!(made, known, "left: where canonical paths are made, right: what is known of them");
}

/// What is typed into one system's shell only stands where the others are thought of.
#[test]
fn no_path_of_unix_stands_alone() {
    for (path, number, line) in code() {
        if line.contains("\"/dev/null\"") || line.contains("\"/tmp") {
            assert!(line.contains("cfg!(windows)"), "{path}:{number}: {line}");
        }
    }
}

/// An action that is named by a tag is whatever its owner, or who stole the name, makes of it tomorrow.
#[test]
fn actions_are_named_by_their_commits_and_permissions_by_job() {
    let workflows: Vec<String> =
        files().into_iter().filter(|path| path.starts_with(".github/workflows/") && path.ends_with(".yml")).collect();
    assert!(!workflows.is_empty(), "there is no workflow");
    let mut seen = 0;
    for path in workflows {
        let text = read(&path);
        for line in text.lines().filter(|line| line.trim_start_matches([' ', '-']).starts_with("uses:")) {
            let (named, version) = line.split_once(" # v").unwrap_or_default();
            let commit = named.rsplit('@').next().unwrap_or_default();
            assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{path}: {line}");
            assert!(version.starts_with(|first: char| first.is_ascii_digit()), "{path}: {line} says no version");
            seen += 1;
        }
        assert!(text.contains("\npermissions: {}\n"), "{path}: whatever a job may do is said where the job is");
        assert!(!text.contains("secrets."), "{path}: nothing of it needs a stored secret");
    }
    assert!(seen > 5, "only {seen} actions");
}

/// What is built in CI and what is published come from one version of the tool.
#[test]
fn a_wheel_is_made_by_one_version_of_maturin() {
    let listed = read(".ci/requirements.txt");
    let version = listed.lines().find_map(|line| line.strip_prefix("maturin==")).unwrap_or_default();
    assert!(!version.is_empty(), "{listed}");
    assert!(read(".github/workflows/release.yml").contains(&format!("maturin-version: v{version}\n")), "{version}");
    // The name that people type is the name of an executable in it: without one `uvx` starts nothing.
    let project = read("pyproject.toml");
    let name = project.lines().find_map(|line| line.strip_prefix("name = ")).unwrap_or_default();
    assert!(read("checker/check/Cargo.toml").contains(&format!("[[bin]]\nname = {name}\n")), "{name}");
}
