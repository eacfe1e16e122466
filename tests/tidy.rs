//! Rules of the repository that no compiler holds.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a file that cannot be read ends the test")]

use crate::support::repository;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use toml::{Table, Value};

/// Which crates each crate may know. A new arrow is a design decision, and ARCHITECTURE.md tells it too.
const ARROWS: &[(&str, &[&str])] = &[
    ("board", &[]),
    ("snapshot", &[]),
    ("world", &["snapshot"]),
    ("planned", &["snapshot", "world"]),
    ("reach", &["snapshot"]),
    ("request", &["snapshot"]),
    ("judge", &["board", "cleanup", "cost", "reach", "request", "snapshot"]),
    ("messages", &[]),
    ("advice", &["judge", "reach", "snapshot", "world"]),
    ("report", &["board", "judge", "messages", "reach", "request", "snapshot"]),
    ("labs", &[]),
    ("proof", &["judge", "labs", "snapshot", "world"]),
    ("quiz", &["judge", "labs", "messages", "proof", "reach", "report", "snapshot", "world"]),
    ("engine", &["judge", "labs", "messages", "proof", "reach", "report", "snapshot", "world"]),
    (
        "book",
        &["engine", "judge", "labs", "messages", "proof", "quiz", "reach", "report", "request", "snapshot", "world"],
    ),
    ("drill", &["advice", "judge", "labs", "proof", "reach", "snapshot", "world"]),
    ("cleanup", &["messages", "snapshot"]),
    ("companion", &["advice", "cost", "judge", "messages", "reach", "report", "snapshot", "world"]),
    ("cost", &["messages", "snapshot"]),
    ("submission", &["snapshot"]),
    ("grade", &["advice", "cost", "judge", "messages", "report", "snapshot", "submission"]),
    ("access", &["snapshot"]),
    ("collect", &["access", "snapshot"]),
    ("probe", &["snapshot"]),
    ("sample-app", &[]),
    (
        "check",
        &[
            "access",
            "advice",
            "board",
            "book",
            "cleanup",
            "collect",
            "companion",
            "cost",
            "drill",
            "grade",
            "judge",
            "labs",
            "messages",
            "planned",
            "probe",
            "proof",
            "quiz",
            "reach",
            "report",
            "request",
            "snapshot",
            "submission",
            "world",
        ],
    ),
];

/// Crates that are functions of their arguments.
const PURE: &str = "board snapshot world planned reach request judge messages report labs proof quiz access advice engine \
    cleanup cost drill submission";

fn is_pure(package: &str) -> bool {
    PURE.split(' ').any(|pure| pure == package)
}

/// The crate whose functions a page calls by their names, which takes an attribute that the others may not have.
const WITH_LINTS_OF_ITS_OWN: &str = "book/widgets/engine/Cargo.toml";

/// The files of the repository, by their paths in it. Without git, as in an unpacked archive, what lies there.
pub(crate) fn files() -> Vec<String> {
    let root = repository();
    let git = Command::new("git").args(["ls-files", "-z"]).current_dir(&root).output();
    match git {
        Ok(listed) if listed.status.success() && !listed.stdout.is_empty() => {
            let listed = String::from_utf8(listed.stdout).unwrap();
            listed.split('\0').filter(|path| !path.is_empty() && root.join(path).is_file()).map(str::to_owned).collect()
        }
        _ => {
            let mut found = Vec::new();
            walk(&root, "", &mut found);
            found
        }
    }
}

fn walk(folder: &Path, inside: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{inside}{name}");
        if entry.file_type().unwrap().is_dir() {
            if !["target", ".git"].contains(&name.as_str()) {
                walk(&entry.path(), &format!("{path}/"), found);
            }
        } else {
            found.push(path);
        }
    }
}

pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn table(path: &str) -> Table {
    read(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The manifests of the workspace's crates, by the names of their packages. Fuzzing has a workspace of its own.
fn manifests() -> BTreeMap<String, (String, Table)> {
    let manifests = files().into_iter().filter(|path| path.ends_with("/Cargo.toml"));
    manifests
        .map(|path| {
            let manifest = table(&path);
            let name = manifest["package"]["name"].as_str().unwrap().to_owned();
            (name, (path, manifest))
        })
        .filter(|(_, (_, manifest))| !manifest.contains_key("workspace"))
        .collect()
}

/// The dependencies in one kind of section, those of a platform with them.
fn dependencies<'m>(manifest: &'m Table, kind: &str) -> Vec<(&'m str, &'m Value)> {
    let platforms = manifest.get("target").and_then(Value::as_table);
    let sections = platforms.into_iter().flat_map(Table::values).filter_map(Value::as_table);
    let sections = sections.chain([manifest]).filter_map(|table| table.get(kind).and_then(Value::as_table));
    sections.flat_map(|section| section.iter().map(|(name, how)| (name.as_str(), how))).collect()
}

#[test]
fn crates_know_only_what_the_design_lets_them() {
    let manifests = manifests();
    let ours: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    for (name, allowed) in ARROWS {
        let Some((path, manifest)) = manifests.get(*name) else { panic!("there is no crate {name}") };
        let known: BTreeSet<&str> = dependencies(manifest, "dependencies")
            .into_iter()
            .map(|(name, _)| name)
            .filter(|d| ours.contains(d))
            .collect();
        let extra: Vec<_> = known.iter().filter(|dependency| !allowed.contains(dependency)).collect();
        assert!(extra.is_empty(), "{path} knows {extra:?}");
    }
    let unknown: Vec<_> = manifests.keys().filter(|name| !ours.contains(name.as_str()) && *name != "real").collect();
    assert!(unknown.is_empty(), "no arrows are written down for {unknown:?}");
}

#[test]
fn pure_crates_bring_no_network_and_no_runtime() {
    let lock = table("Cargo.lock");
    let mut graph = BTreeMap::<&str, Vec<&str>>::new();
    for package in lock["package"].as_array().unwrap() {
        let wanted = package.get("dependencies").and_then(Value::as_array).into_iter().flatten();
        let names = wanted.map(|name| name.as_str().unwrap().split(' ').next().unwrap());
        graph.entry(package["name"].as_str().unwrap()).or_default().extend(names);
    }
    let manifests = manifests();
    for name in PURE.split(' ') {
        // The lock file mixes what tests need into a crate's own list; the manifest keeps it apart.
        let mut waiting: Vec<&str> =
            dependencies(&manifests[name].1, "dependencies").into_iter().map(|(name, _)| name).collect();
        let mut seen = BTreeSet::new();
        while let Some(package) = waiting.pop() {
            if seen.insert(package) && !is_pure(package) {
                waiting.extend(graph.get(package).into_iter().flatten());
            }
        }
        for banned in ["tokio", "hyper", "reqwest", "rustls", "mio", "socket2", "indicatif", "etcetera"] {
            assert!(!seen.contains(banned), "{name} brings {banned}");
        }
        assert!(!seen.iter().any(|package| package.starts_with("aws-")), "{name} brings the SDK");
    }
}

#[test]
fn pure_crates_touch_no_file_clock_or_environment() {
    let banned = [
        "std::fs",
        "fs::read",
        "fs::write",
        "File::open",
        "std::env",
        "env::var",
        "std::process",
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "TcpStream",
        "UdpSocket",
        "thread::",
        "println!",
        "eprintln!",
        "getrandom",
    ];
    for path in files() {
        let inside = ["checker/", "book/widgets/"].iter().find_map(|folder| path.strip_prefix(folder));
        let crate_of = inside.unwrap_or(&path).split('/').next().unwrap_or_default().to_owned();
        if !is_pure(&crate_of) || !path.contains("/src/") || !path.ends_with(".rs") {
            continue;
        }
        // Tests of a module stand at its end, and may do more.
        let text = read(&path);
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = own.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for word in banned {
                assert!(!line.contains(word) || (word == "thread::" && path == SHARED_OUT), "{path}: {line}");
            }
        }
    }
}

/// The one place that shares its work out to threads; what it answers does not depend on how many there are.
const SHARED_OUT: &str = "checker/reach/src/parallel.rs";

/// The names that a text takes from the crate's root: `crate::name` and each of `crate::{one, two::Three}`.
fn taken_from_root(text: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for (_, rest) in text.match_indices("crate::").map(|(at, found)| text.split_at(at + found.len())) {
        match rest.strip_prefix('{') {
            None => names.push(word(rest)),
            Some(group) => {
                let group = group.split(';').next().unwrap_or_default();
                let mut depth = 0;
                let outermost = |c: char| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    c == ',' && depth == 0
                };
                names.extend(group.split(outermost).map(|part| word(part.trim())));
            }
        }
    }
    names
}

/// The modules that each module of a crate takes something from, whether by their own names or by those that the root
/// hands on.
fn arrows_between_modules(root: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = root.rsplit_once('/').unwrap().0.to_owned() + "/";
    let text = read(root);
    let modules: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_suffix(';')?.rsplit_once("mod ").map(|(_, name)| name))
        .filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .collect();
    let mut handed_on = BTreeMap::<String, &str>::new();
    for part in text.split(';').filter_map(|statement| statement.rsplit_once("use ").map(|(_, part)| part.trim())) {
        let Some((module, names)) = part.split_once("::") else { continue };
        if let Some(module) = modules.get(module) {
            let names = names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty());
            handed_on.extend(names.map(|name| (name.to_owned(), *module)));
        }
    }
    let mut arrows = BTreeMap::<String, BTreeSet<String>>::new();
    for path in files().into_iter().filter(|path| path.starts_with(&folder) && path.ends_with(".rs")) {
        let inside = path[folder.len()..].trim_end_matches(".rs");
        let module = inside.split('/').next().unwrap_or_default();
        if path == root || inside.ends_with("/tests") {
            continue;
        }
        let text = read(&path);
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: String =
            own.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
        for name in taken_from_root(&code) {
            let other = modules.get(name.as_str()).or_else(|| handed_on.get(&name)).copied();
            if let Some(other) = other.filter(|other| *other != module) {
                arrows.entry(module.to_owned()).or_default().insert(other.to_owned());
            }
        }
    }
    arrows
}

#[test]
fn modules_of_a_crate_do_not_know_each_other_in_circles() {
    let roots = files().into_iter().filter(|path| path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs"));
    let mut seen = 0;
    for root in roots.filter(|path| !path.starts_with("fuzz/")) {
        let mut arrows = arrows_between_modules(&root);
        seen += arrows.values().map(BTreeSet::len).sum::<usize>();
        // What points at nothing that is left, or what nothing that is left points at, stands in no circle.
        loop {
            let left: BTreeSet<String> = arrows.keys().cloned().collect();
            let pointed_at: BTreeSet<String> = arrows.values().flatten().cloned().collect();
            arrows.values_mut().for_each(|others| others.retain(|other| left.contains(other)));
            arrows.retain(|module, others| !others.is_empty() && pointed_at.contains(module));
            if arrows.len() == left.len() {
                break;
            }
        }
        assert!(arrows.is_empty(), "{root}: a circle among {arrows:?}");
    }
    assert!(seen > 300, "only {seen} arrows between modules were found");
}

#[test]
fn versions_and_features_are_set_once() {
    let root = table("Cargo.toml");
    let shared = root["workspace"]["dependencies"].as_table().unwrap();
    let ours = |name: &str| shared.get(name).and_then(|how| how.get("path")).is_some();
    let mut used = BTreeSet::new();
    for (path, manifest) in manifests().into_values() {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, how) in dependencies(&manifest, kind) {
                used.insert(name.to_owned());
                assert_eq!(
                    how.get("workspace").and_then(Value::as_bool),
                    Some(true),
                    "{path}: {name} has a version of its own"
                );
                let features = how.get("features").is_some() || how.get("default-features").is_some();
                assert!(!features || ours(name), "{path}: {name} has features of its own");
            }
        }
        if path == WITH_LINTS_OF_ITS_OWN {
            let mut lints = root["workspace"]["lints"].as_table().unwrap().clone();
            lints["rust"]["unsafe_code"] = "deny".into();
            assert_eq!(manifest["lints"].as_table(), Some(&lints), "{path}");
        } else {
            assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "{path}");
        }
        for key in ["version", "edition", "rust-version", "license", "publish"] {
            assert_eq!(manifest["package"][key]["workspace"].as_bool(), Some(true), "{path}: {key}");
        }
    }
    let idle: Vec<_> = shared.keys().filter(|name| !used.contains(*name)).collect();
    assert!(idle.is_empty(), "nobody uses {idle:?}");
}

#[test]
fn the_map_of_architecture_md_is_the_tree() {
    let text = read("ARCHITECTURE.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let named: BTreeSet<String> = rows.map(str::to_owned).collect();
    let mut there = BTreeSet::new();
    for path in files() {
        match path.split('/').collect::<Vec<_>>().as_slice() {
            [top @ ("checker" | "tests"), inner, _, ..] => there.insert(format!("{top}/{inner}")),
            [top, _, ..] => there.insert((*top).to_owned()),
            _ => false,
        };
    }
    assert_eq!(there, named, "left: the tree, right: the map");
}

#[test]
fn files_have_one_job() {
    for path in files().into_iter().filter(|path| path.ends_with(".rs")) {
        let lines = read(&path).lines().count();
        assert!(lines <= 500, "{path} has {lines} lines");
        let name = path.rsplit('/').next().unwrap();
        assert!(!["mod.rs", "utils.rs", "util.rs", "helpers.rs", "misc.rs"].contains(&name), "{path} says nothing");
    }
}

#[test]
fn every_module_says_what_it_is() {
    for path in files().into_iter().filter(|path| path.ends_with(".rs")) {
        let text = read(&path);
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//!") || first.starts_with("#![doc = include_str!"), "{path} begins with: {first}");
    }
}

/// A file of tests that its program does not name is never run, and nobody is told.
#[test]
fn every_file_of_tests_is_run() {
    let files = files();
    let programs: Vec<&str> = files.iter().filter_map(|path| path.strip_suffix("tests/main.rs")).collect();
    assert!(programs.len() > 3, "{programs:?}");
    for program in programs {
        let folder = format!("{program}tests/");
        let main = read(&format!("{folder}main.rs"));
        for path in files.iter().filter_map(|path| path.strip_prefix(&folder)) {
            let Some(name) = path.strip_suffix(".rs").filter(|name| !name.contains('/') && *name != "main") else {
                continue;
            };
            assert!(main.contains(&format!("mod {name};")), "{folder}main.rs does not name {name}");
        }
    }
}

#[test]
fn nothing_is_left_behind() {
    // Written in parts, so that this file does not find itself.
    let places = ["work", "root", "tmp", "farm"].map(|folder| format!("/{folder}/"));
    let hosts = ["artifactory", "index.crates.io-"].map(str::to_owned);
    let marks = ["TO", "FIX", "XX"].iter().zip(["DO", "ME", "X"]).map(|(one, two)| format!("{one}{two}"));
    let stubs = ["todo", "unimplemented", "dbg"].map(|stub| format!("{stub}!("));
    let banned: Vec<String> = marks.chain(stubs).chain(hosts).collect();
    for path in files() {
        if path.ends_with(".lock") || path == "tests/tidy.rs" {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(repository().join(&path)) else { continue };
        for (number, line) in (1..).zip(text.lines()) {
            for word in &banned {
                assert!(!line.contains(word.as_str()), "{path}:{number}: {word}");
            }
            for place in &places {
                // `target/x/` is no place of a machine.
                let inside = |at: usize| line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '.');
                let found = line.match_indices(place.as_str()).any(|(at, _)| !inside(at));
                assert!(!found, "{path}:{number}: {place}");
            }
        }
    }
}

#[test]
fn every_check_is_registered_and_documented() {
    let registered = read("checker/judge/src/checks.rs");
    let docs: BTreeSet<&str> = judge::CHECKS.iter().map(|check| check.id).collect();
    let mut modules = 0;
    for path in files() {
        let Some(file) = path.strip_prefix("checker/judge/src/checks/") else { continue };
        if let Some(module) = file.strip_suffix(".rs").filter(|module| !module.contains('/')) {
            let id = module.replace('_', "-");
            let listed = registered.lines().any(|line| line.split_whitespace().next() == Some(module));
            assert!(listed && docs.contains(id.as_str()), "{path} is not in checks.rs");
            modules += 1;
        }
    }
    assert_eq!(modules, docs.len());
    for check in judge::CHECKS {
        for (language, text) in [("en", check.en), ("ko", check.ko)] {
            assert!(
                text.contains("```case passes") && text.contains("```case fails"),
                "{} {language}: no cases",
                check.id
            );
        }
    }
}

/// Pages that are English where their name says no language.
fn is_named_once(path: &str) -> bool {
    path.ends_with("README.en.md") || path.ends_with("GUIDE.en.md")
}

#[test]
fn what_is_there_in_one_language_is_there_in_the_other() {
    let files: BTreeSet<String> = files().into_iter().collect();
    let mut pairs = 0;
    for path in &files {
        let folder = |from: &str, to: &str| path.contains(from).then(|| path.replacen(from, to, 1));
        let twins = [
            folder("/ko/", "/en/"),
            folder("/en/", "/ko/"),
            path.ends_with("/ko.md").then(|| path.replace("/ko.md", "/en.md")),
            path.ends_with("/en.md").then(|| path.replace("/en.md", "/ko.md")),
            folder(".ko.", ".en.").filter(|twin| !is_named_once(twin)),
            folder(".en.", ".ko."),
            folder(".ko.md", ".md").filter(|_| is_named_once(&path.replace(".ko.md", ".en.md"))),
        ];
        for twin in twins.into_iter().flatten() {
            assert!(files.contains(&twin), "{path} has no twin {twin}");
            pairs += 1;
        }
    }
    assert!(pairs > 20, "only {pairs} files have a language");
}

/// What is between the words of a report is a name, a number or a mark: no sentence is written beside the catalogues.
#[test]
fn sentences_stand_in_the_catalogues() {
    for path in files() {
        let shown = path.starts_with("checker/check/src/") || path.starts_with("checker/report/src/");
        let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
        if !shown || is_test || !path.ends_with(".rs") {
            continue;
        }
        let text = read(&path);
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in own.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let exempt =
                ["expect(", "reason = ", "include_str!", "#[", "assert", "//"].iter().any(|word| line.contains(word));
            for literal in line.split('"').skip(1).step_by(2).filter(|_| !exempt) {
                let words =
                    literal.split(' ').filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic)).count();
                assert!(words < 3, "{path}: {literal:?}");
            }
        }
    }
}
