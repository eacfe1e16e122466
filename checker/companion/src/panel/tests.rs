//! Answers as they are written: how many at once, one look after the other, an end when the page goes, and nothing that
//! grows.

use super::run;
use crate::CourseMap;
use crate::books::{Books, Cache};
use crate::drills::{Drill, Drills};
use crate::guard::{Guard, Token};
use crate::source::{Asked, By, Choice, Evidence, For, History, Listener, Source, Step};
use crate::state::{Program, State};
use crate::turns::ANSWERS;
use axum::body::{Bytes, to_bytes};
use axum::extract::State as With;
use axum::response::Response;
use judge::{EvidenceLevel, Lab, Report, Request};
use messages::{Catalogue, Language};
use reach::{Flow, Network};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// No course and no book.
struct Nothing;

impl Program for Nothing {
    fn course(&self) -> CourseMap {
        CourseMap::default()
    }

    fn progress(&self) -> Option<PathBuf> {
        None
    }

    fn build_book(&self, _: &Path) -> Result<(), String> {
        Ok(())
    }

    fn stop(&self) {}
}

impl Drills for Nothing {
    fn begin(&self, _: Option<u64>, _: u8, _: &Catalogue) -> Result<Box<dyn Drill>, String> {
        Err("<b>none</b>".to_owned())
    }

    fn results(&self) -> Option<String> {
        None
    }
}

/// What became of the looks of a source.
#[derive(Default)]
struct Looks {
    now: AtomicUsize,
    most: AtomicUsize,
    all: AtomicUsize,
    /// How often the files were looked at.
    marks: AtomicUsize,
    /// Whether looks wait.
    are_held: AtomicBool,
}

/// A practice world in the place of all evidence.
struct Practice {
    looks: Arc<Looks>,
    lab: Lab,
}

const LAB: &str = include_str!("../../../../labs/1.12-nat-gateway/lab.toml");
const WORLD: &str = "world 1\nbase solved\nunroute private-rt 0.0.0.0/0\n";

impl Source for Practice {
    fn choices(&self, _: For<'_>, _: &Catalogue) -> Vec<Choice> {
        Vec::new()
    }

    fn lab(&self, id: &str) -> Option<Lab> {
        Some(self.lab.clone()).filter(|lab| lab.id == id)
    }

    fn text(&self, _: For<'_>, _: &str, _: &Catalogue) -> Result<String, String> {
        Err(String::new())
    }

    fn look(&self, _: For<'_>, by: &By, _: &Catalogue, listener: &Listener) -> Result<Evidence, String> {
        let text = match by {
            By::Text(text) => text,
            _ => WORLD,
        };
        let now = self.looks.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.looks.most.fetch_max(now, Ordering::SeqCst);
        self.looks.all.fetch_add(1, Ordering::SeqCst);
        // More steps than anybody keeps.
        (0..1_000).for_each(|at| listener.tell(Step::Asked(format!("<b>{at}</b>"))));
        while self.looks.are_held.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(5));
        }
        self.looks.now.fetch_sub(1, Ordering::SeqCst);
        let built = text.parse::<world::World>().and_then(|world| world.build()).map_err(|error| error.to_string())?;
        let level = EvidenceLevel::Practice;
        Ok(Evidence {
            snapshot: built.snapshot,
            level,
            live: false,
            is_of_now: false,
            labels: built.labels,
            text: None,
        })
    }

    fn judge(&self, lab: &str, evidence: &Evidence, _: &Catalogue) -> Result<Report, String> {
        Ok(judge::judge(&Request::of_practice(std::slice::from_ref(&self.lab), &[lab], &evidence.snapshot)))
    }

    fn remember(&self, _: &Report, _: &Evidence, _: &Catalogue) -> Option<String> {
        None
    }

    fn history(&self, _: &str) -> Option<History> {
        None
    }

    fn flow(&self, _: &Asked, _: &Network<'_>, _: &Catalogue) -> Result<Flow, String> {
        Err(String::new())
    }

    fn mark(&self) -> Option<u64> {
        // A file that changes all the time.
        Some(self.looks.marks.fetch_add(1, Ordering::SeqCst) as u64)
    }
}

fn state() -> (State, Arc<Looks>) {
    let looks = Arc::new(Looks::default());
    let source = Box::new(Practice { looks: Arc::clone(&looks), lab: Lab::parse(LAB).unwrap() });
    let guard = Guard::new(Token::new().unwrap(), 1);
    let books = Books::new(Cache { folder: PathBuf::new(), key: String::new() });
    (State::new(guard, (Box::new(Nothing), source, Box::new(Nothing)), Language::En, books), looks)
}

async fn asked(state: &State, form: &str) -> Response {
    run::run(With(state.clone()), Ok(Bytes::from(form.to_owned()))).await
}

async fn read(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

/// Waits until something is so.
async fn until(mut is_so: impl FnMut() -> bool) {
    for _ in 0..2_000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(is_so(), "it does not come to that");
}

#[tokio::test]
async fn looks_at_an_account_go_one_after_the_other_and_others_need_not_wait() {
    let (state, looks) = state();
    looks.are_held.store(true, Ordering::SeqCst);
    let answers: Vec<Response> = [
        asked(&state, "lab=lab-1.12&by=account").await,
        asked(&state, "lab=lab-1.12&by=account&lang=ko").await,
        asked(&state, "lab=lab-1.12&by=account").await,
    ]
    .into();
    until(|| looks.all.load(Ordering::SeqCst) == 1).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    looks.are_held.store(false, Ordering::SeqCst);
    let mut told = String::new();
    for answer in answers {
        told.push_str(&read(answer).await);
    }
    assert_eq!((looks.most.load(Ordering::SeqCst), looks.all.load(Ordering::SeqCst)), (1, 3));
    assert!(told.contains(&state.words(Language::En).message("panel-busy", &[])));
    assert_eq!(told.matches("data-status=\\\"fail\\\"").count(), 3, "{told}");
    // What a look says is text, whatever it is called.
    assert!(!told.contains("<b>"), "{told}");
}

#[tokio::test]
async fn each_check_arrives_by_itself_behind_the_verdict() {
    let (state, _) = state();
    let told = read(asked(&state, "lab=lab-1.12&by=world:x").await).await;
    let places: Vec<String> = told
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|piece| serde_json::from_str::<serde_json::Value>(piece).unwrap()["at"].as_str().unwrap().to_owned())
        .collect();
    let checks = Lab::parse(LAB).unwrap().checks;
    let expected: Vec<String> = checks.iter().map(|check| format!("check:lab-1.12:{}", check.id)).collect();
    let arrived: Vec<&String> = places.iter().filter(|place| place.starts_with("check:")).collect();
    assert_eq!(arrived, expected.iter().collect::<Vec<_>>());
    let at = |place: &str| places.iter().position(|each| each == place).unwrap();
    assert!(at("checks") < at("sum") && at("sum") < at("map") && at("map") < at(&expected[0]), "{places:?}");
}

#[tokio::test]
async fn a_text_that_is_no_world_is_told_and_nothing_else_changes() {
    let (state, _) = state();
    let told = read(asked(&state, "lab=lab-1.12&by=world:x&text=world+1%0Abase+%3Cscript%3E").await).await;
    assert!(told.contains("refused") && !told.contains("<script"), "{told}");
    assert!(!told.contains("data-status"), "{told}");
}

#[tokio::test]
async fn so_many_answers_are_on_their_way_and_one_more_says_so() {
    let (state, looks) = state();
    looks.are_held.store(true, Ordering::SeqCst);
    let mut waiting = Vec::new();
    for _ in 0..ANSWERS {
        waiting.push(asked(&state, "lab=lab-1.12&by=world:x").await);
    }
    let told = read(asked(&state, "lab=lab-1.12&by=world:x").await).await;
    assert!(told.contains(&state.words(Language::En).message("panel-too-many", &[])), "{told}");
    looks.are_held.store(false, Ordering::SeqCst);
    for answer in waiting {
        assert!(read(answer).await.contains("data-status"));
    }
    until(|| state.turns.answers.available_permits() == ANSWERS).await;
}

#[tokio::test]
async fn watching_ends_when_the_page_goes() {
    let (state, looks) = state();
    let answer = asked(&state, "lab=lab-1.12&by=given&watch=1").await;
    // Somebody reads, as a page does, and then goes.
    let reader = tokio::spawn(read(answer));
    until(|| looks.all.load(Ordering::SeqCst) >= 2).await;
    reader.abort();
    until(|| state.turns.answers.available_permits() == ANSWERS).await;
    let seen = looks.all.load(Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert!(looks.all.load(Ordering::SeqCst) <= seen + 1, "it is looked at for nobody");
}

/// The memory of this process that is in use, in KiB.
#[cfg(target_os = "linux")]
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn as_many_looks_as_a_day_of_watching_has_leave_nothing_behind() {
    let (state, _) = state();
    let look = async || drop(read(asked(&state, "lab=lab-1.12&by=account").await).await);
    for _ in 0..100 {
        look().await;
    }
    let before = resident();
    // A quiet day: 24 looks each half hour (`pace`).
    for _ in 0..48 * 24 {
        look().await;
    }
    let grown = resident().saturating_sub(before);
    assert!(grown < 16 * 1024, "{grown} KiB");
}
