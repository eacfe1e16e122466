//! The journey through applications on loopback: one that answers page by page as it is told, and the course's own.

use super::{Options, Way, walk};
use crate::guard::Guard;
use crate::http::Limits;
use reqwest::Url;
use snapshot::shapes::probe::Journey;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn options() -> Options {
    let limits = Limits { together: Duration::from_secs(20), ..Limits::default() };
    Options {
        guard: Guard::public_only(),
        limits,
        read_only: false,
        mark: "7f3a19c2".to_owned(),
        way: Way::Ordering,
        before: None,
    }
}

fn told(journey: &Journey) -> Vec<(&str, &str)> {
    journey
        .steps
        .iter()
        .map(|step| (step.step.as_deref().unwrap_or_default(), step.outcome.as_deref().unwrap_or_default()))
        .collect()
}

struct App(Child);

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The course's application, where it was built beside these tests.
fn sample_app(folder: &std::path::Path) -> Option<(App, Url)> {
    let tests: PathBuf = std::env::current_exe().ok()?;
    let program = tests.parent()?.parent()?.join("sample-app");
    let mut child = Command::new(program)
        .args(["--listen", "127.0.0.1:0", "--database"])
        .arg(format!("sqlite:{}", folder.join("app.db").display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take()?).read_line(&mut line).ok()?;
    let url = Url::parse(line.trim()).ok()?;
    Some((App(child), url))
}

#[tokio::test]
async fn the_courses_application_is_gone_through_to_its_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some((_app, url)) = sample_app(folder.path()) else {
        println!("skipped: no sample-app was built beside these tests");
        return;
    };
    let began = Instant::now();
    let journey = walk(&url, &options()).await.expect("a journey");
    println!("{:?} {:#?}", began.elapsed(), told(&journey));
    let expected = [
        ("shops", "linked"),
        ("menus", "page"),
        ("order-form", "found"),
        ("order", "redirected"),
        ("list", "shown"),
        ("list-page", "page"),
        ("list-link", "linked"),
        ("boss", "shown"),
        ("boss-form", "found"),
        ("minutes-sent", "redirected"),
        ("minutes", "shown"),
        ("boss-own", "own"),
        ("boss-edit", "refused"),
        ("delivery", "shown"),
        ("delivery-form", "found"),
        ("delivery-early", "refused"),
        ("delivery-get", "unchanged"),
        ("delivered-sent", "redirected"),
        ("delivered", "gone"),
        ("delivered-again", "same"),
        ("minutes-late", "refused"),
        ("order-forged", "refused"),
        ("order-replayed", "refused"),
        ("order-other-menu", "refused"),
        ("order-number", "refused"),
        ("order-number", "refused"),
        ("order-number", "refused"),
        ("order-number", "refused"),
        ("order-get", "unchanged"),
        ("list-order", "stable"),
        ("order-markup", "escaped"),
        ("minutes-markup", "escaped"),
        ("delivery-markup", "escaped"),
        ("delivered-forged", "refused"),
        ("minutes-get", "unchanged"),
        ("minutes-wrong", "refused"),
        ("minutes-forged", "refused"),
    ];
    assert_eq!(told(&journey), expected);

    let polls = walk(&url, &Options { way: Way::Polls, ..options() }).await.expect("a journey");
    let expected = [
        ("polls", "linked"),
        ("question", "page"),
        ("vote-form", "found"),
        ("results", "page"),
        ("question-unknown", "missing"),
        ("vote-sent", "redirected"),
        ("vote", "counted"),
        ("vote-get", "unchanged"),
        ("vote-none", "refused"),
        ("vote-forged", "refused"),
        ("vote-replayed", "refused"),
        ("vote-other-choice", "refused"),
        ("votes-together", "added"),
    ];
    assert_eq!(told(&polls), expected);

    let options = Options { read_only: true, ..options() };
    let journey = walk(&url, &options).await.expect("a journey");
    assert_eq!(told(&journey).last(), Some(&("order", "left-out")));
    let posts = journey.steps.iter().flat_map(|step| &step.hops).filter(|hop| hop.method.as_deref() == Some("POST"));
    assert_eq!(posts.count(), 0, "nothing is sent that would be kept");
}
