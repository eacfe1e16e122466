//! Several graders on one database: each submission is judged by one of them, whoever dies and whatever goes away.
#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot set up")]

use crate::grading::{Scene, by_submission, course, graded, start, wait};
use crate::postgres::{Postgres, until};
use grade::{Entry, Facts, Finished, Identity, Judged, Kept, Offered, Place, State, Store};
use std::collections::BTreeSet;
use std::time::Duration;

async fn open(address: &str) -> Store {
    Store::open(&Place::parse(address, None).unwrap()).await.unwrap()
}

fn entries(address: &str) -> Vec<Entry> {
    wait(async { open(address).await.entries().await.unwrap() })
}

#[test]
fn four_share_a_class_two_die_and_the_database_goes_away_once() {
    let Some(server) = Postgres::start() else { return };
    let learners = if std::env::var("EXHAUSTIVE").is_ok() { 10_000 } else { 120 };
    let scene = Scene::new(21, learners);
    let (_, handed, _) = scene.found();
    let alone = by_submission(graded(&scene.store(), &handed).1);
    let address = server.address();
    let mut graders: Vec<_> = (0..4).map(|_| start(&address, scene.folder.path())).collect();
    let done = |least: usize| {
        until("so many are judged", || {
            let entries = wait(async {
                let store = Store::open(&Place::parse(&address, None).ok()?).await.ok()?;
                store.entries().await.ok()
            })?;
            (entries.iter().filter(|entry| !entry.is_waiting).count() >= least).then_some(())
        });
    };
    done(alone.len() / 8);
    for grader in &mut graders[..2] {
        grader.kill().unwrap();
    }
    done(alone.len() / 4);
    server.restart(Duration::from_secs(1));
    for grader in &mut graders[..2] {
        grader.wait().unwrap();
    }
    for grader in &mut graders[2..] {
        assert!(grader.wait().unwrap().success(), "who is not killed goes on to the end");
    }
    let together = by_submission(entries(&address));
    assert!(together.values().all(|(times, _)| *times == 1), "each is judged once");
    assert_eq!(together.len(), alone.len());
    for (submission, result) in &alone {
        assert_eq!(together.get(submission), Some(result), "{submission:?}");
    }
}

fn offered(number: usize) -> Offered {
    let facts = Facts {
        origin: format!("{number}.zip"),
        identity: Identity::Called(number.to_string()),
        at: None,
        late_by_lms: false,
        attempt: 1,
    };
    Offered { sha256: format!("{number:064x}"), learner: number.to_string(), facts }
}

fn finished(id: i64) -> Finished {
    Finished { id, judged: Judged::default(), basis: course().basis(), kept: Kept::default() }
}

/// What holds of every kind of store.
fn shares(place: &str) {
    let all: Vec<Offered> = (0..30).map(offered).collect();
    wait(async {
        let (one, other) = (open(place).await, open(place).await);
        let ids: Vec<i64> = one.offer(&all).await.unwrap().into_iter().map(|(id, _)| id).collect();
        let same: Vec<i64> = other.offer(&all).await.unwrap().into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, same, "what is in the queue already is not put there again");
        let mine: BTreeSet<i64> = one.claim(&ids[..20]).await.unwrap().into_iter().collect();
        let theirs: BTreeSet<i64> = other.claim(&ids).await.unwrap().into_iter().collect();
        assert_eq!((mine.len(), theirs.len()), (20, 10));
        assert!(mine.is_disjoint(&theirs));
        // Nobody hands in for another.
        let stolen: Vec<Finished> = mine.iter().map(|id| finished(*id)).collect();
        assert!(other.finish(&stolen).await.unwrap().iter().all(|ours| !ours));
        assert!(one.finish(&stolen).await.unwrap().iter().all(|ours| *ours));
        // Said again, because nobody heard the answer, it is still one result.
        assert!(one.finish(&stolen).await.unwrap().iter().all(|ours| *ours));
        let entries = one.entries().await.unwrap();
        assert!(entries.iter().filter(|entry| mine.contains(&entry.id)).all(|entry| entry.times == 1));
        assert_eq!(one.open_of(&ids).await.unwrap().len(), 10);
        let states = one.offer(&all).await.unwrap();
        assert_eq!(states.iter().filter(|(_, state)| *state == State::Leased).count(), 10);
        assert_eq!(states.iter().filter(|(_, state)| matches!(state, State::Done { .. })).count(), 20);
    });
}

#[test]
fn a_file_is_shared() {
    let folder = tempfile::TempDir::new().unwrap();
    shares(&folder.path().join("grades.db").display().to_string());
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("-grader-"))
        .collect();
    assert!(left.is_empty(), "who leaves in good order leaves nothing behind: {left:?}");
}

#[test]
fn a_database_is_shared() {
    let Some(server) = Postgres::start() else { return };
    shares(&server.address());
}

#[test]
fn what_a_dead_grader_held_on_a_file_is_free_at_once() {
    let folder = tempfile::TempDir::new().unwrap();
    let place = folder.path().join("grades.db").display().to_string();
    wait(async {
        let (dead, alive) = (open(&place).await, open(&place).await);
        let all: Vec<Offered> = (0..5).map(offered).collect();
        let ids: Vec<i64> = dead.offer(&all).await.unwrap().into_iter().map(|(id, _)| id).collect();
        assert_eq!(dead.claim(&ids).await.unwrap().len(), 5);
        assert!(alive.claim(&ids).await.unwrap().is_empty());
        dead.close().await;
        assert_eq!(alive.claim(&ids).await.unwrap().len(), 5);
    });
}

#[test]
fn what_is_no_store_is_an_error_and_stays_as_it_is() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "Notes of somebody, which are no database at all. ".repeat(50)).unwrap();
    let before = std::fs::read(&file).unwrap();
    let error = wait(Store::open(&Place::File(file.clone()))).unwrap_err();
    assert!(!error.to_string().is_empty());
    assert_eq!(std::fs::read(&file).unwrap(), before);
}
