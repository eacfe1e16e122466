//! A class is graded: what each submission comes to, what adds up, what is done once, what comes back after a kill.
#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot set up")]

use crate::class::{By, Class, ComesTo, Handed as Made, Kind, Material};
use crate::rubric::labs;
use grade::intake::{Bounds, look};
use grade::{
    Assembled, Course, Entry, Handed, Mark, Place, Progress, Ran, Roster, Rubric, Score, Store, Strays, Verdict,
};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

static MATERIAL: LazyLock<Material> = LazyLock::new(Material::of_the_course);

/// Set for a process of this program of tests that grades and may be killed: the store, and the folder of the class.
const STORE: &str = "CHECK_GRADE_TEST_STORE";
const FOLDER: &str = "CHECK_GRADE_TEST_CLASS";

pub(crate) fn course() -> Course {
    let labs = labs();
    let asked = labs.iter().map(|lab| lab.id.clone()).collect();
    let versions = labs::FOLDERS.iter().map(|folder| (folder.id(), folder.version.to_string())).collect();
    Course { labs, asked, versions }
}

pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

/// A class on a disk.
pub(crate) struct Scene {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) class: Class,
    pub(crate) expected: crate::class::Expected,
}

impl Scene {
    pub(crate) fn new(seed: u64, learners: usize) -> Self {
        let folder = tempfile::TempDir::new().unwrap();
        let class = Class::new(seed, learners, &MATERIAL);
        let (archive, expected) = class.canvas();
        std::fs::write(folder.path().join("submissions.zip"), archive).unwrap();
        std::fs::write(folder.path().join("roster.csv"), class.roster()).unwrap();
        Self { folder, class, expected }
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.folder.path().join("grades.db")
    }

    pub(crate) fn found(&self) -> (Roster, Vec<Handed>, Strays) {
        found(self.folder.path())
    }
}

pub(crate) fn found(folder: &Path) -> (Roster, Vec<Handed>, Strays) {
    let roster = Roster::read(&std::fs::read(folder.join("roster.csv")).unwrap()).unwrap();
    let bounds = Bounds::default();
    let intake = look(&[folder.join("submissions.zip")], &roster, &bounds);
    let (handed, strays) = grade::handed(&intake, &bounds);
    (roster, handed, strays)
}

const TWO: NonZero<usize> = NonZero::new(2).unwrap();

pub(crate) fn graded(store: &Path, handed: &[Handed]) -> (Ran, Vec<Entry>) {
    wait(async {
        let store = Store::open(&Place::File(store.to_owned())).await.unwrap();
        let ran = grade::grade(&store, &course(), handed, TWO, &|_: Progress| ()).await.unwrap();
        let entries = store.entries().await.unwrap();
        store.close().await;
        (ran, entries)
    })
}

fn assembled(scene: &Scene, rubric: &Rubric) -> Assembled {
    let (roster, handed, strays) = scene.found();
    let (ran, entries) = graded(&scene.store(), &handed);
    let now = jiff::Timestamp::now();
    grade::assemble(&course(), rubric, roster.learners(), &entries, &ran.ids, strays, now)
}

/// What is wrong with what a submission came to.
fn differs(class: &Class, made: &Made, assembled: &Assembled) -> Option<String> {
    let By::Person(person) = made.by else { return None };
    let who = &class.people.get(person)?.id;
    let row = assembled.book.learners.iter().find(|row| row.learner.id == *who)?;
    for (lab, comes_to) in &made.comes_to {
        let Some(cell) = row.cells.get(lab) else { return Some(format!("{who} has no mark in {lab}")) };
        let possible = assembled.book.labs.iter().find(|column| column.lab == *lab)?.possible;
        let is_right = match (comes_to, cell.mark) {
            (ComesTo::Passes, Mark::Given { score, .. }) => score == possible,
            (ComesTo::Fails { .. }, Mark::Given { score, .. }) => score < possible,
            (ComesTo::Fails { .. }, Mark::Held) => true,
            (ComesTo::Unknown { check }, Mark::Held) => {
                cell.lab.checks.iter().any(|of| of.id == *check && Verdict::from(of.status) == Verdict::Unknown)
            }
            _ => false,
        };
        if !is_right {
            return Some(format!("{who} {lab} {:?}: {comes_to:?} is {:?}", made.kind, cell.mark));
        }
    }
    None
}

#[test]
fn everything_that_was_found_comes_to_what_it_should_and_adds_up() {
    let scene = Scene::new(11, 50);
    let assembled = assembled(&scene, &Rubric::default());
    let tally = &assembled.book.tally;
    let expected = &scene.expected;
    // An earlier attempt counts for what the later one has nothing for.
    let is_replaced = |made: &&Made| {
        let By::Person(person) = made.by else { return false };
        let Some(last) = scene.class.last(person).filter(|last| last.attempt > made.attempt) else { return false };
        !matches!(made.kind, Kind::Broken(_)) && made.comes_to.keys().all(|lab| last.comes_to.contains_key(lab))
    };
    let replaced = scene.class.handed.iter().filter(is_replaced).count();
    let parts = (tally.graded, tally.superseded.len(), tally.unreadable.len(), tally.strangers.len());
    let graded = expected.graded + expected.superseded - replaced;
    assert_eq!(parts, (graded, replaced, expected.unreadable, expected.strangers));
    assert_eq!((tally.found, tally.waiting), (expected.found, 0));
    let last = (0..scene.class.people.len()).filter_map(|person| scene.class.last(person));
    let odd: Vec<String> = last.filter_map(|made| differs(&scene.class, made, &assembled)).collect();
    assert!(odd.is_empty(), "{odd:#?}");
    // What was left out takes nothing from what can be earned, and is told.
    let mut left_out = 0;
    for row in &assembled.book.learners {
        for reason in row.reasons.iter().filter(|reason| reason.code == "left-out") {
            let possible = assembled.book.labs.iter().find(|column| column.lab == reason.resource).unwrap().possible;
            let checks = &row.cells[&reason.resource].lab.checks;
            let all: Score = checks.iter().map(|check| check.possible).sum();
            // Each check's part is rounded by itself.
            assert!(all.as_hundredths().abs_diff(possible.as_hundredths()) < checks.len() as u64, "{reason:?}");
            left_out += 1;
        }
    }
    assert!(left_out > 0, "some of the class name no second address of their application");
    // Who says inside to be somebody else gets the mark, and is told of.
    for made in scene.class.handed.iter().filter(|made| made.kind == Kind::OtherName) {
        let By::Person(person) = made.by else { continue };
        let row = &assembled.book.learners[person];
        assert!(row.reasons.iter().any(|reason| reason.code == "other-learner"), "{row:?}");
    }
    // Everybody of the roster has a row, whoever handed in.
    assert_eq!(assembled.book.learners.len(), scene.class.people.len());
}

#[test]
fn what_is_done_is_not_done_again() {
    let scene = Scene::new(12, 25);
    let (_, handed, _) = scene.found();
    let (first, entries) = graded(&scene.store(), &handed);
    let (second, again) = graded(&scene.store(), &handed);
    assert_eq!((first.judged, first.known), (entries.len(), 0));
    assert_eq!((second.judged, second.known, second.ids), (0, entries.len(), first.ids));
    assert_eq!(entries, again);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for file in ["grades.db", "grades.db-wal", "grades.db-shm"].map(|name| scene.folder.path().join(name)) {
            let Ok(found) = file.metadata() else { continue };
            assert_eq!(found.permissions().mode() & 0o777, 0o600, "{}", file.display());
        }
    }
}

#[test]
fn what_is_kept_is_judged_again_as_it_was() {
    let scene = Scene::new(13, 25);
    let (_, handed, _) = scene.found();
    let (_, before) = graded(&scene.store(), &handed);
    let after = wait(async {
        let store = Store::open(&Place::File(scene.store())).await.unwrap();
        let ran = grade::regrade(&store, &course(), TWO, &|_: Progress| ()).await.unwrap();
        let readable = before.iter().filter(|entry| entry.judged.as_ref().unwrap().unreadable.is_none()).count();
        assert!(ran.judged >= readable, "{ran:?}");
        store.entries().await.unwrap()
    });
    for (before, after) in
        before.iter().zip(&after).filter(|(before, _)| before.judged.as_ref().unwrap().unreadable.is_none())
    {
        assert_eq!(after.times, before.times + 1);
        let labs = |entry: &Entry| entry.judged.clone().unwrap().labs;
        assert_eq!(labs(before), labs(after), "{}", before.facts.origin);
    }
}

#[test]
fn another_rubric_changes_marks_and_says_why() {
    let scene = Scene::new(14, 25);
    let own = assembled(&scene, &Rubric::default());
    let marked = own.book.learners.iter().flat_map(|row| &row.cells).filter(|(_, cell)| cell.given().is_some());
    let marked: BTreeSet<&str> = marked.map(|(lab, _)| lab.as_str()).collect();
    let mut marked = marked.into_iter();
    let (one, two) = (marked.next().unwrap(), marked.next().unwrap());
    let text = format!("unknown = \"zero\"\n[labs.\"{one}\"]\npoints = 50\n[labs.\"{two}\"]\npoints = 30\n");
    let other = assembled(&scene, &Rubric::parse(&text, &labs()).unwrap());
    let changes = wait(async {
        let store = Store::open(&Place::File(scene.store())).await.unwrap();
        let first = store.record(&course().asked, &grade::remembered(&own), "grade").await.unwrap();
        assert!(first.iter().all(|change| change.before.is_none()) && !first.is_empty());
        let same = store.record(&course().asked, &grade::remembered(&own), "grade").await.unwrap();
        assert!(same.is_empty(), "{same:?}");
        store.record(&course().asked, &grade::remembered(&other), "regrade").await.unwrap()
    });
    let changed: Vec<grade::Changed> = changes.iter().filter_map(grade::changed).collect();
    let labs: BTreeSet<&str> = changed.iter().map(|change| change.lab.as_str()).collect();
    assert!(labs.contains(one) && labs.contains(two), "{one} and {two}: {labs:?}");
    assert!(changed.iter().all(|change| change.why.iter().any(|why| why.code == "change-rubric")), "{changed:#?}");
    assert!(other.book.learners.iter().flat_map(|row| row.cells.values()).all(|cell| cell.mark != Mark::Held));
    // A column is as large as the rubric says, whatever could be told.
    assert_eq!(other.book.labs.iter().find(|column| column.lab == one).unwrap().possible, Score::points(50));
}

/// Grades the class of another process, which may kill it at any moment.
#[test]
#[ignore = "it is started by the tests that kill it"]
fn grader() {
    let (Some(store), Some(folder)) = (std::env::var_os(STORE), std::env::var_os(FOLDER)) else { return };
    let store = store.into_string().unwrap();
    let (_, handed, _) = found(Path::new(&folder));
    wait(async {
        let store = Store::open(&Place::parse(&store, None).unwrap()).await.unwrap();
        grade::grade(&store, &course(), &handed, TWO, &|_: Progress| ()).await.unwrap();
        store.close().await;
    });
}

/// Starts a grader as a process of its own.
pub(crate) fn start(store: &str, folder: &Path) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "grading::grader", "--ignored"])
        .env(STORE, store)
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Results by submission, whatever numbers the store gave them.
pub(crate) fn by_submission(entries: Vec<Entry>) -> BTreeMap<(String, String), (i64, grade::Judged)> {
    entries.into_iter().map(|entry| ((entry.sha256, entry.learner), (entry.times, entry.judged.unwrap()))).collect()
}

#[test]
fn a_kill_loses_nothing_and_doubles_nothing() {
    let moments = if std::env::var("EXHAUSTIVE").is_ok() { 50 } else { 3 };
    let scene = Scene::new(15, 40);
    let (_, handed, _) = scene.found();
    let whole = by_submission(graded(&scene.folder.path().join("whole.db"), &handed).1);
    let mut killed = 0;
    for moment in 0..moments {
        let store = scene.folder.path().join(format!("killed-{moment}.db"));
        // From before the store is there to after the last result, in no even steps.
        let pause = Duration::from_millis(20 + moment * 7919 % 900 * 3);
        let mut grader = start(&store.display().to_string(), scene.folder.path());
        std::thread::sleep(pause);
        killed += u32::from(grader.try_wait().unwrap().is_none());
        grader.kill().unwrap();
        grader.wait().unwrap();
        let (ran, entries) = graded(&store, &handed);
        assert_eq!(ran.judged + ran.known, whole.len(), "after {pause:?}");
        let found = by_submission(entries);
        assert!(found.values().all(|(times, _)| *times == 1), "judged twice after {pause:?}");
        assert_eq!(found, whole, "after {pause:?}");
    }
    assert!(killed > 0, "every grader was done before it was killed");
}
