//! The course's applications, used as their visitors would: the polls with a question, a vote, its results; and the
//! ordering application with shops, a menu, an order, its list, the owner's page, the delivery.
//!
//! Only where to begin is known; links, forms, fields and tokens are read from the pages, and forms are found by what
//! they do. What is sent is marked as test data ([`Options::mark`]) and goes to the application that was named and to
//! nobody else. Nothing is judged here: each step says in one word what came of it, and
//! `request::journey` reads the words.

mod boss;
mod delivery;
mod fill;
mod forged;
mod instances;
mod menu;
mod offer;
mod order;
mod polls;
mod seen;
mod showing;
#[cfg(test)]
mod tried;

use crate::guard::Guard;
use crate::http::{Browser, Limits, Means, Trouble};
pub use instances::{is_mark, mark_of, mark_of_votes, votes_of, walk_two};
use offer::Entry;
use reqwest::Url;
use seen::Seen;
use showing::introduction;
use snapshot::shapes::probe::{HttpHop, Journey, JourneyStep};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// How an application is gone through.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which addresses its name may lead to.
    pub guard: Guard,
    /// What it may cost.
    pub limits: Limits,
    /// Whether nothing is to be sent that the application would keep.
    pub read_only: bool,
    /// What marks the test data of this journey: letters and digits that stand on no other page.
    pub mark: String,
    /// Which of the course's applications it is.
    pub way: Way,
    /// What marks test data from before a restart, if there was one.
    pub before: Option<String>,
}

/// Which application is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// Questions that are voted on.
    Polls,
    /// The ordering application.
    #[default]
    Ordering,
}

impl Way {
    /// The way of a name, as probes have it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "polls" => Some(Self::Polls),
            "ordering" => Some(Self::Ordering),
            _ => None,
        }
    }
}

/// Goes through an application, from the address that was named.
///
/// # Errors
/// When nothing can be asked at all.
pub async fn walk(app: &Url, options: &Options) -> Result<Journey, Trouble> {
    walk_by(app, &options.guard.into(), options).await
}

/// The same, by means of its own: other authorities, addresses that are known.
///
/// # Errors
/// When nothing can be asked at all.
pub async fn walk_by(app: &Url, means: &Means, options: &Options) -> Result<Journey, Trouble> {
    let mut walker = Walker::new(app, means, options)?;
    match options.way {
        Way::Polls => walker.polls().await,
        Way::Ordering => walker.ordering().await,
    }
    let mark = walker.votes.map_or_else(|| options.mark.clone(), instances::mark_of_votes);
    Ok(Journey { steps: walker.steps, mark: Some(mark) })
}

struct Walker<'o> {
    browser: Browser,
    app: Url,
    options: &'o Options,
    steps: Vec<JourneyStep>,
    /// How many things were marked so far.
    count: u32,
    /// The way by which owners say which shop is theirs, once it is known that there is one.
    door: OnceLock<Entry>,
    /// How often a name was given where a page asks for one.
    introduced: AtomicU32,
    /// How many votes the choice has that was voted for, at last.
    votes: Option<u64>,
}

/// How often somebody says what they are called, at most.
const INTRODUCTIONS: u32 = 3;

impl<'o> Walker<'o> {
    /// A visitor who knows nothing yet.
    fn new(app: &Url, means: &Means, options: &'o Options) -> Result<Self, Trouble> {
        let mut app = app.clone();
        if !app.path().ends_with('/') {
            let path = format!("{}/", app.path());
            app.set_path(&path);
        }
        let browser = Browser::new(&app, means.clone(), options.limits)?;
        Ok(Self {
            browser,
            app,
            options,
            steps: Vec::new(),
            count: 0,
            door: OnceLock::new(),
            introduced: AtomicU32::new(0),
            votes: None,
        })
    }
}

impl Walker<'_> {
    async fn ordering(&mut self) {
        let Some(shops) = self.shops().await else { return };
        let Some(menus) = self.menus(&shops).await else { return };
        if self.options.read_only {
            self.told("order", Vec::new(), "left-out", Vec::new());
            return;
        }
        let mut known = self.before(&menus).await;
        let Some(placed) = self.order(&menus).await else { return };
        let Some(list) = self.list(&menus, &placed).await else { return };
        let boss = self.boss(&menus.first, &placed.mark, &known).await;
        let minutes = match &boss {
            Some(boss) => self.minutes(boss, &list).await,
            None => None,
        };
        // What is new from here on belongs to the order of the second shop.
        let later: BTreeSet<String> = known.union(&self.before(&menus).await).cloned().collect();
        let other = self.second(&menus, &list).await;
        if boss.is_some() {
            self.own(&menus, &placed.mark, other.as_deref(), &later).await;
        }
        let order = delivery::Delivered {
            mark: &placed.mark,
            other: other.as_deref(),
            boss: boss.as_ref(),
            minutes,
            known: &known,
            later: &later,
        };
        self.delivery(&menus, &list, &order).await;
        self.forged(&menus, &list).await;
        known.extend(later);
        known.extend(self.before(&menus).await);
        self.markup(&menus, &list, &known).await;
        if boss.is_some() {
            known.extend(self.before(&menus).await);
            self.wrong_minutes(&menus, &list, &known).await;
        }
    }

    /// A page below the application's address.
    fn at(&self, path: &str) -> Option<Url> {
        self.app.join(path).ok()
    }

    /// A page; where somebody is asked what they are called before it, they say so once, and come to it then.
    async fn see(&self, url: &Url) -> Seen {
        let seen = Seen::of(self.browser.get(url).await);
        let Some((to, fields)) = introduction(&seen).filter(|_| !self.options.read_only) else { return seen };
        if self.introduced.fetch_add(1, Ordering::Relaxed) >= INTRODUCTIONS {
            return seen;
        }
        let _ = self.send(&to, &fields).await;
        Seen::of(self.browser.get(url).await)
    }

    /// The first of some pages that is there, else the first one.
    async fn first(&self, paths: &[String]) -> Option<Seen> {
        let mut first = None;
        for url in paths.iter().filter_map(|path| self.at(path)) {
            let seen = self.see(&url).await;
            if seen.outcome != "missing" {
                return Some(seen);
            }
            first = first.or(Some(seen));
        }
        first
    }

    /// Writes a step down.
    fn told(&mut self, step: &str, hops: Vec<HttpHop>, outcome: &str, found: Vec<String>) {
        let step = JourneyStep { step: Some(step.to_owned()), hops, outcome: Some(outcome.to_owned()), found };
        self.steps.push(step);
    }

    /// A mark that nothing bore before.
    fn mark(&mut self) -> String {
        self.count += 1;
        self.mark_of(self.count - 1)
    }

    fn mark_of(&self, count: u32) -> String {
        let letter = char::from_digit(count % 26 + 10, 36).unwrap_or('z');
        format!("{}{letter}", self.options.mark)
    }
}

/// What stands before a mark, so that everybody sees what it is.
const MARKED: &str = "check-test-";

fn test_data(mark: &str) -> String {
    format!("{MARKED}{mark}")
}
