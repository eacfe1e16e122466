//! When a watched account is looked at again, and when watching ends: a machine whose only clock is its argument.
//!
//! It is polite: after a change it looks again soon, since one change is seldom the only one; while nothing happens it
//! waits longer and longer; and it ends by itself. Its size does not depend on how long it runs.

use std::time::Duration;

/// After a change, and at the beginning.
const SOON: Duration = Duration::from_secs(10);
/// The longest wait.
const LATE: Duration = Duration::from_secs(120);
/// How long nothing may change before watching ends.
const IDLE: Duration = Duration::from_secs(30 * 60);
/// How long watching goes on at the most, whatever changes.
const LONGEST: Duration = Duration::from_secs(4 * 60 * 60);
/// Looks that may fail in a row.
const FAILURES: u32 = 5;
/// How often a file is looked at: that costs nobody anything.
const OF_FILE: Duration = Duration::from_secs(1);

/// What came of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Something is not as it was.
    Changed,
    /// All is as it was.
    Same,
    /// There was no look: the account could not be asked.
    Failed,
}

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Look again after so long.
    In(Duration),
    /// Nothing any more.
    Stop(Why),
}

/// Why watching has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Nothing changed for so long.
    Idle(Duration),
    /// It has gone on for so long.
    Longest(Duration),
    /// Several looks in a row failed.
    Failed,
}

/// The machine. All times are since one and the same moment.
#[derive(Debug, Clone)]
pub(super) struct Pace {
    begun: Duration,
    changed: Duration,
    wait: Duration,
    late: Duration,
    failures: u32,
}

impl Pace {
    /// Of an account, from now on.
    pub(super) fn of_account(now: Duration) -> Self {
        Self { begun: now, changed: now, wait: SOON, late: LATE, failures: 0 }
    }

    /// Of a file, from now on.
    pub(super) fn of_file(now: Duration) -> Self {
        Self { begun: now, changed: now, wait: OF_FILE, late: OF_FILE, failures: 0 }
    }

    /// What to do after a look that has just ended.
    pub(super) fn after(&mut self, outcome: Outcome, now: Duration) -> Next {
        match outcome {
            Outcome::Changed => {
                self.changed = now;
                self.wait = SOON.min(self.late);
                self.failures = 0;
            }
            Outcome::Same => {
                self.failures = 0;
                self.back_off();
            }
            Outcome::Failed => {
                self.failures = self.failures.saturating_add(1);
                self.back_off();
                self.back_off();
            }
        }
        if self.failures >= FAILURES {
            return Next::Stop(Why::Failed);
        }
        if now.saturating_sub(self.begun) >= LONGEST {
            return Next::Stop(Why::Longest(LONGEST));
        }
        if now.saturating_sub(self.changed) >= IDLE {
            return Next::Stop(Why::Idle(IDLE));
        }
        Next::In(self.wait)
    }

    /// Half as long again, up to the longest wait.
    fn back_off(&mut self) {
        self.wait = (self.wait + self.wait / 2).min(self.late);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What happened in a simulated time of watching.
    #[derive(Debug, Default)]
    struct Day {
        looks: u32,
        stops: Vec<Why>,
        closest: Option<Duration>,
    }

    /// Watches for a time in which the network changes at some moments, each look taking a while; whoever watches
    /// switches it on again at once when it has ended.
    fn watch(long: Duration, changes: &[Duration], look: Duration) -> Day {
        let mut day = Day::default();
        let mut now = Duration::ZERO;
        let mut seen = 0;
        let mut pace = Pace::of_account(now);
        while now < long {
            now += look;
            day.looks += 1;
            let there = changes.iter().filter(|change| **change <= now).count();
            let outcome = if there == seen { Outcome::Same } else { Outcome::Changed };
            seen = there;
            match pace.after(outcome, now) {
                Next::In(wait) => {
                    day.closest = Some(day.closest.map_or(wait, |closest| closest.min(wait)));
                    now += wait;
                }
                Next::Stop(why) => {
                    day.stops.push(why);
                    pace = Pace::of_account(now);
                }
            }
        }
        day
    }

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    #[test]
    fn a_day_in_which_nothing_happens_is_asked_for_seldom_and_ends_each_half_hour() {
        let day = watch(DAY, &[], Duration::from_secs(3));
        // Half an hour is 20 looks or so, and each time ends by itself.
        assert!(day.looks < 48 * 24, "{day:?}");
        assert!(day.stops.len() >= 40, "{day:?}");
        assert!(day.stops.iter().all(|why| *why == Why::Idle(IDLE)), "{day:?}");
        assert!(day.closest >= Some(SOON), "{day:?}");
    }

    #[test]
    fn a_day_in_which_everything_changes_all_the_time_is_bounded_too() {
        let changes: Vec<Duration> = (0..24 * 60 * 12).map(|at| Duration::from_secs(at * 5)).collect();
        let day = watch(DAY, &changes, Duration::from_secs(3));
        // A look takes 3 s and waits 10 s, but where watching ends and is switched on again.
        assert_eq!(day.stops.len(), 5, "{day:?}");
        assert!(day.looks <= 24 * 60 * 60 / 13 + 1 + 5, "{day:?}");
        assert!(day.stops.iter().all(|why| *why == Why::Longest(LONGEST)), "{day:?}");
    }

    #[test]
    fn a_change_is_seen_within_two_minutes_and_brings_the_next_look_closer() {
        let mut pace = Pace::of_account(Duration::ZERO);
        let mut now = Duration::ZERO;
        let mut waits = Vec::new();
        for _ in 0..12 {
            let Next::In(wait) = pace.after(Outcome::Same, now) else { break };
            waits.push(wait);
            now += wait;
        }
        assert!(waits.is_sorted() && waits.last() == Some(&LATE), "{waits:?}");
        assert_eq!(pace.after(Outcome::Changed, now), Next::In(SOON));
    }

    #[test]
    fn an_account_that_cannot_be_asked_is_given_up() {
        let mut pace = Pace::of_account(Duration::ZERO);
        let mut now = Duration::ZERO;
        let mut asked = 0;
        let why = loop {
            asked += 1;
            match pace.after(Outcome::Failed, now) {
                Next::In(wait) => now += wait,
                Next::Stop(why) => break why,
            }
        };
        assert_eq!((asked, why), (FAILURES, Why::Failed));
        // One that answers in between is not.
        let mut pace = Pace::of_account(Duration::ZERO);
        for at in 0..20 {
            let outcome = if at % 3 == 0 { Outcome::Same } else { Outcome::Failed };
            assert_ne!(pace.after(outcome, Duration::from_secs(at)), Next::Stop(Why::Failed));
        }
    }

    #[test]
    fn a_file_is_waited_for_a_second_at_a_time() {
        let mut pace = Pace::of_file(Duration::ZERO);
        for at in 0..1_000 {
            let outcome = if at % 7 == 0 { Outcome::Changed } else { Outcome::Same };
            assert_eq!(pace.after(outcome, Duration::from_secs(at)), Next::In(OF_FILE));
        }
        assert_eq!(pace.after(Outcome::Same, Duration::from_secs(994) + IDLE), Next::Stop(Why::Idle(IDLE)));
    }
}
