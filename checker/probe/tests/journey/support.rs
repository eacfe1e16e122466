//! Starts an application and goes through it.

use probe::guard::Guard;
use probe::http::Limits;
use probe::journey::{Options, Way, walk, walk_two};
use request::journey::Reading;
use reqwest::Url;
use snapshot::shapes::probe::Journey;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// In what an application is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Framework {
    Flask,
    Django,
    /// Django, with pieces of pages that htmx puts into them.
    Htmx,
    /// Django, as somebody else would write it: a file of `styles`.
    Style(&'static str),
    Express,
}

impl Framework {
    pub(super) const ALL: [Self; 3] = [Self::Flask, Self::Django, Self::Express];

    fn script(self, stage: &str) -> &'static str {
        match (self, stage) {
            (Self::Flask, "2.5") => "polls.py",
            (Self::Flask, _) => "ordering.py",
            (Self::Django, "2.5") => "django_polls.py",
            (Self::Django, _) => "django_ordering.py",
            (Self::Htmx, _) => "django_htmx.py",
            (Self::Style(file), _) => file,
            (Self::Express, "2.5") => "express_polls.js",
            (Self::Express, _) => "express_ordering.js",
        }
    }

    /// What starts it: the Python beside moto's server, which brings Flask along and has Django beside it; or Node.
    fn program(self) -> Option<Command> {
        let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
        if self == Self::Express {
            let asked = std::env::var_os("EXPRESS").map(PathBuf::from);
            let usual = target.join("ci-express/node_modules/express");
            let express = asked.into_iter().chain([usual]).find(|path| path.exists())?;
            let mut node = Command::new("node");
            node.env("EXPRESS", express);
            return Some(node);
        }
        let asked = std::env::var_os("MOTO_SERVER").map(PathBuf::from);
        let beside = |path: PathBuf| path.parent().map(|folder| folder.join("python"));
        let known = asked.into_iter().chain([target.join("ci-venv/bin/moto_server")]);
        let python = known.filter_map(beside).find(|path| path.exists())?;
        let module = if self == Self::Flask { "import flask" } else { "import django" };
        let has = Command::new(&python)
            .args(["-c", module])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        has.then(|| Command::new(python))
    }
}

/// An application that runs until it is dropped.
pub(super) struct App {
    child: Child,
    pub(super) url: Url,
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The application of a stage; `None` where there is no such framework.
pub(super) fn started(framework: Framework, stage: &str, words: &[&str]) -> Option<App> {
    let Some(mut program) = framework.program() else {
        assert!(std::env::var_os("REQUIRE_REAL").is_none(), "no {framework:?}: see CONTRIBUTING.md, Set-up");
        return None;
    };
    program.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journey").join(framework.script(stage)));
    if stage != "2.5" {
        program.arg(stage);
    }
    let mut child = program.args(words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    Some(App { child, url: line.trim().parse().unwrap() })
}

pub(super) fn options(mark: &str, way: Way) -> Options {
    let limits = Limits { together: Duration::from_secs(30), ..Limits::default() };
    Options { guard: Guard::public_only(), limits, read_only: false, mark: mark.to_owned(), way, before: None }
}

pub(super) fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// What is found on a way through the application of a stage; `None` where there is no such framework.
pub(super) fn journey(framework: Framework, stage: &str, words: &[&str]) -> Option<Journey> {
    let app = started(framework, stage, words)?;
    let way = if stage == "2.5" { Way::Polls } else { Way::Ordering };
    Some(wait(walk(&app.url, &options("5d0c7e41", way))).unwrap())
}

/// What is found on a way through two instances.
pub(super) fn two(app: &Url, other: &Url, before: Option<&str>, mark: &str) -> Journey {
    let means = Guard::anywhere().into();
    wait(walk_two((app, &means), (other, &means), before, &options(mark, Way::Ordering))).unwrap()
}

/// The first finding, or that there is none, or the step at which it cannot be told.
pub(super) fn told(reading: &Reading) -> String {
    match (reading.findings.first(), &reading.unknown) {
        (Some(finding), _) => finding.code.to_owned(),
        (None, Some((step, word))) => format!("? {step} {word}"),
        (None, None) => "+".to_owned(),
    }
}

pub(super) fn words(journey: &Journey) -> Vec<String> {
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    journey.steps.iter().map(|step| format!("{}={}", word(&step.step), word(&step.outcome))).collect()
}
