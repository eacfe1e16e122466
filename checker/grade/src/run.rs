//! A run: takes submissions of the queue, judges them on every core, and writes down what came of them.
//!
//! Threads judge; one task speaks to the store. What it has written down is done, whatever happens next; what it holds
//! when it is killed goes to whoever asks next, once the lease has ended.

use crate::course::Course;
use crate::gradebook::Reason;
use crate::identity::Identity;
use crate::judged::{Judged, Kept, Level};
use crate::judging::judge;
use crate::store::{Facts, Finished, LEASE, Offered, State, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use submission::Submission;
use tokio::sync::mpsc;

/// Where a submission can be had when it is its turn.
pub trait Load: Send + Sync {
    /// The submission.
    ///
    /// # Errors
    /// Why it cannot be read, and what to do about it.
    fn load(&self) -> Result<Submission, Reason>;
}

/// A submission that was found, of a learner of the roster.
#[derive(Clone)]
pub struct Handed {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The learner.
    pub learner: String,
    /// How it came.
    pub facts: Facts,
    /// What is in it.
    pub content: Arc<dyn Load>,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// All that this run has to do.
    pub all: usize,
    /// What is done.
    pub done: usize,
    /// What others are judging, where nothing else is left to do.
    pub with_others: usize,
}

/// What a run did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ran {
    /// The number in the store of each submission that was handed over, in their order.
    pub ids: Vec<i64>,
    /// How many this run has judged.
    pub judged: usize,
    /// How many were judged before, or by others.
    pub known: usize,
}

/// One submission to be judged.
struct Job {
    id: i64,
    learner: String,
    level: Level,
    content: Content,
}

enum Content {
    There(Arc<dyn Load>),
    Here(Box<Submission>),
}

/// What came of it.
struct Done {
    id: i64,
    judged: Judged,
    kept: Kept,
}

/// Where jobs come from.
enum Source<'s> {
    Handed(BTreeMap<i64, &'s Handed>),
    Kept(BTreeMap<i64, (String, Facts)>),
}

/// Submissions that are taken at once by each thread.
const AHEAD: usize = 8;
/// Results that are written down at once.
const BATCH: usize = 64;
/// How often it is looked whether others are done.
const LOOK: Duration = Duration::from_millis(200);

/// Judges what was found and is not judged yet.
///
/// # Errors
/// The store cannot be reached any more, or refuses. What was written down stays.
pub async fn grade(
    store: &Store,
    course: &Course,
    handed: &[Handed],
    workers: NonZero<usize>,
    told: &dyn Fn(Progress),
) -> Result<Ran, StoreError> {
    let offered: Vec<Offered> = handed
        .iter()
        .map(|one| Offered { sha256: one.sha256.clone(), learner: one.learner.clone(), facts: one.facts.clone() })
        .collect();
    let states = store.offer(&offered).await?;
    let ids: Vec<i64> = states.iter().map(|(id, _)| *id).collect();
    let basis = course.basis();
    // What was judged by another version stays as it is, but for labs that it was not judged for.
    let other: BTreeSet<i64> = states
        .iter()
        .filter(|(_, state)| matches!(state, State::Done { basis: by } if *by != basis))
        .map(|(id, _)| *id)
        .collect();
    let mut before = BTreeMap::new();
    if !other.is_empty() {
        for entry in store.entries().await?.into_iter().filter(|entry| other.contains(&entry.id)) {
            if let Some(judged) =
                entry.judged.filter(|judged| course.asked.iter().any(|lab| !judged.asked.contains(lab)))
            {
                before.insert(entry.id, judged);
            }
        }
        let again: Vec<i64> = before.keys().copied().collect();
        store.reopen(&again, &basis).await?;
    }
    let mut jobs = BTreeMap::new();
    for ((id, state), one) in states.iter().zip(handed) {
        if !matches!(state, State::Done { .. }) || before.contains_key(id) {
            jobs.insert(*id, one);
        }
    }
    let unique: BTreeSet<i64> = ids.iter().copied().collect();
    let known = unique.len() - jobs.len();
    let judged = run(store, course, Source::Handed(jobs), before, workers, told).await?;
    Ok(Ran { known: known + (unique.len() - known - judged), ids, judged })
}

/// Judges again what is kept, all of it; one that was interrupted goes on.
///
/// # Errors
/// As [`grade`].
pub async fn regrade(
    store: &Store,
    course: &Course,
    workers: NonZero<usize>,
    told: &dyn Fn(Progress),
) -> Result<Ran, StoreError> {
    let open: BTreeSet<i64> = store.reopen_all().await?.into_iter().collect();
    let mut jobs = BTreeMap::new();
    let mut before = BTreeMap::new();
    for entry in store.entries().await? {
        if open.contains(&entry.id) {
            jobs.insert(entry.id, (entry.learner, entry.facts));
            before.extend(entry.judged.map(|judged| (entry.id, judged)));
        }
    }
    let all = jobs.len();
    let judged = run(store, course, Source::Kept(jobs), before, workers, told).await?;
    Ok(Ran { ids: Vec::new(), judged, known: all - judged.min(all) })
}

impl Source<'_> {
    fn ids(&self) -> Vec<i64> {
        match self {
            Self::Handed(jobs) => jobs.keys().copied().collect(),
            Self::Kept(jobs) => jobs.keys().copied().collect(),
        }
    }

    /// The job of a number; nothing if the store has it no more.
    async fn job(&self, store: &Store, id: i64) -> Result<Option<Job>, StoreError> {
        let level = |facts: &Facts| match facts.identity {
            Identity::Collected(_) => Level::Collected,
            _ => Level::SelfReported,
        };
        match self {
            Self::Handed(jobs) => Ok(jobs.get(&id).map(|one| Job {
                id,
                learner: one.learner.clone(),
                level: level(&one.facts),
                content: Content::There(Arc::clone(&one.content)),
            })),
            Self::Kept(jobs) => {
                let Some((learner, facts)) = jobs.get(&id) else { return Ok(None) };
                // One that is damaged stays as it is, and the others are judged.
                let submission = match store.submission(id).await {
                    Err(StoreError::Odd(_)) => None,
                    read => read?,
                };
                Ok(submission.map(|submission| Job {
                    id,
                    learner: learner.clone(),
                    level: level(facts),
                    content: Content::Here(Box::new(submission)),
                }))
            }
        }
    }
}

/// Judges jobs until each is done, by this run or by another; how many this run has judged.
async fn run(
    store: &Store,
    course: &Course,
    source: Source<'_>,
    mut before: BTreeMap<i64, Judged>,
    workers: NonZero<usize>,
    told: &dyn Fn(Progress),
) -> Result<usize, StoreError> {
    let ids = source.ids();
    if ids.is_empty() {
        return Ok(0);
    }
    let (give, jobs) = channel::<Job>();
    let (hand_in, results) = mpsc::unbounded_channel::<Done>();
    let jobs = Arc::new(Mutex::new(jobs));
    let shared = Arc::new(course.clone());
    let threads: Vec<_> = (0..workers.get())
        .map(|_| {
            let (jobs, hand_in, course) = (Arc::clone(&jobs), hand_in.clone(), Arc::clone(&shared));
            std::thread::spawn(move || work(&course, &jobs, &hand_in))
        })
        .collect();
    drop(hand_in);
    let result = distribute(store, course, &source, &mut before, workers, told, ids, give, results).await;
    for thread in threads {
        // What is in it was caught already; the thread itself has nothing to tell.
        let _ = thread.join();
    }
    result
}

#[expect(clippy::too_many_arguments, reason = "the two ends of the threads' channels, and what the caller was given")]
async fn distribute(
    store: &Store,
    course: &Course,
    source: &Source<'_>,
    before: &mut BTreeMap<i64, Judged>,
    workers: NonZero<usize>,
    told: &dyn Fn(Progress),
    ids: Vec<i64>,
    give: Sender<Job>,
    mut results: mpsc::UnboundedReceiver<Done>,
) -> Result<usize, StoreError> {
    let basis = course.basis();
    let mut progress = Progress { all: ids.len(), ..Progress::default() };
    // Several graders that begin at the same moment begin at different places.
    let mut waiting: VecDeque<i64> = ids.into();
    let turn = store.seed() % waiting.len().max(1);
    waiting.rotate_left(turn);
    let mut with_others: Vec<i64> = Vec::new();
    let mut held: BTreeSet<i64> = BTreeSet::new();
    let (mut judged, mut renewed) = (0, Instant::now());
    let ahead = workers.get() * AHEAD;
    let mut batch: Vec<Done> = Vec::new();
    told(progress);
    loop {
        // Enough for the threads to do, and no more than is lost for a moment if this grader dies.
        while held.len() < ahead && !waiting.is_empty() {
            let some: Vec<i64> = waiting.drain(..waiting.len().min(ahead)).collect();
            let claimed: BTreeSet<i64> = store.claim(&some).await?.into_iter().collect();
            with_others.extend(some.into_iter().filter(|id| !claimed.contains(id)));
            for id in claimed {
                // Where the threads are gone, or the store has lost it, it stays open for others.
                match source.job(store, id).await?.map(|job| give.send(job)) {
                    Some(Ok(())) => {
                        held.insert(id);
                    }
                    _ => progress.done += 1,
                }
            }
        }
        if held.is_empty() {
            if with_others.is_empty() {
                return Ok(judged);
            }
            // Others hold the rest: they hand it in, or their leases end.
            let open: BTreeSet<i64> = store.open_of(&with_others).await?.into_iter().collect();
            progress.done += with_others.len() - open.len();
            progress.with_others = open.len();
            told(progress);
            with_others.clear();
            if !open.is_empty() {
                tokio::time::sleep(LOOK).await;
                waiting.extend(open);
            }
            continue;
        }
        let wait = Duration::from_secs(LEASE.unsigned_abs() / 4);
        let got = tokio::time::timeout(wait, results.recv_many(&mut batch, BATCH)).await;
        if matches!(got, Ok(0)) {
            // Every thread has ended, which only happens when none could go on.
            return Ok(judged);
        }
        if !batch.is_empty() {
            let finished: Vec<Finished> = batch
                .drain(..)
                .map(|mut done| {
                    if let Some(old) = before.remove(&done.id) {
                        done.judged.keep(old);
                    }
                    Finished { id: done.id, judged: done.judged, basis: basis.clone(), kept: done.kept }
                })
                .collect();
            let is_ours = store.finish(&finished).await?;
            judged += is_ours.iter().filter(|ours| **ours).count();
            progress.done += finished.len();
            finished.iter().for_each(|each| {
                held.remove(&each.id);
            });
            told(progress);
        }
        if renewed.elapsed() >= wait {
            let all: Vec<i64> = held.iter().copied().collect();
            store.renew(&all).await?;
            renewed = Instant::now();
        }
    }
}

/// What a thread does until there are no more jobs.
fn work(course: &Course, jobs: &Mutex<Receiver<Job>>, hand_in: &mpsc::UnboundedSender<Done>) {
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        let id = job.id;
        // A bug that one submission meets must not take the marks of all others along.
        let done = catch_unwind(AssertUnwindSafe(|| one(course, job)));
        let (judged, kept) = done.unwrap_or_else(|_| (unreadable(course, bug()), Kept::default()));
        if hand_in.send(Done { id, judged, kept }).is_err() {
            return;
        }
    }
}

fn one(course: &Course, job: Job) -> (Judged, Kept) {
    let submission = match job.content {
        Content::There(content) => content.load(),
        Content::Here(submission) => Ok(*submission),
    };
    match submission {
        Ok(submission) => judge(course, &job.learner, &submission, job.level),
        Err(reason) => (unreadable(course, reason), Kept::default()),
    }
}

fn unreadable(course: &Course, reason: Reason) -> Judged {
    Judged { asked: course.asked.clone(), unreadable: Some(reason), ..Judged::default() }
}

fn bug() -> Reason {
    Reason::new("bug", "", [])
}
