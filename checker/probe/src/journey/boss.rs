//! The owner's page: orders that wait for their minutes, one list for all or one for each shop.

use super::Walker;
use super::fill::without_tokens;
use super::menu::{Menu, Menus};
use super::offer::{Offer, has_new, keys_of};
use super::order::{List, taken};
use super::seen::Seen;
use super::showing::{Shown, boss_paths, delivery_paths};
use std::collections::BTreeSet;

/// What to send for minutes that are none.
const WRONG: [&str; 4] = ["abc", "0", "-5", "1000000000"];

impl Walker<'_> {
    /// The forms of the owners' and the couriers' pages as they are.
    pub(super) async fn before(&self, menus: &Menus) -> BTreeSet<String> {
        let mut paths = boss_paths(&menus.first);
        paths.extend(menus.second.iter().flat_map(boss_paths));
        paths.extend(delivery_paths());
        let mut known = BTreeSet::from([String::new()]);
        let mut tried = BTreeSet::new();
        for path in paths {
            if let Some(url) = self.at(&path).filter(|_| tried.insert(path)) {
                let seen = self.see(&url).await;
                known.extend(keys_of(&seen));
            }
        }
        known
    }

    /// The owner's page with the form of the order.
    pub(super) async fn boss(&mut self, menu: &Menu, mark: &str, known: &BTreeSet<String>) -> Option<Offer> {
        let shown = self.showing(&boss_paths(menu), Some(&menu.shop), mark, known).await?;
        self.told("boss", shown.seen.hops.clone(), shown.word, shown.seen.piece(mark));
        if shown.word != "shown" {
            return None;
        }
        let offer = self.offer_or_step(&shown, menu, mark, known).await;
        let word = match (&offer, shown.seen.document()) {
            (Some(_), _) => "found",
            (None, Some(page)) if page.is_scripted => "scripted",
            _ => "absent",
        };
        self.told("boss-form", Vec::new(), word, shown.seen.piece(mark));
        offer
    }

    /// The form of an order on the owner's page, and nothing written down.
    pub(super) async fn boss_form(&self, menu: &Menu, mark: &str, known: &BTreeSet<String>) -> Option<Offer> {
        let shown = self.showing(&boss_paths(menu), Some(&menu.shop), mark, known).await?;
        self.offer_or_step(&shown, menu, mark, known).await
    }

    /// The form for the minutes; where an order has to be accepted first, as a step of its own, once it is.
    async fn offer_or_step(&self, shown: &Shown, menu: &Menu, mark: &str, known: &BTreeSet<String>) -> Option<Offer> {
        if let Some(offer) = self.offer_of(shown, mark, known, true).await {
            return Some(offer);
        }
        let step = self.offer_of(shown, mark, known, false).await?;
        let path = step.to()?.path().to_ascii_lowercase();
        if ["delete", "remove", "cancel", "reject", "logout", "deny"].iter().any(|word| path.contains(word)) {
            return None;
        }
        self.take(&step, "").await?;
        let shown = self.showing(&boss_paths(menu), Some(&menu.shop), mark, known).await?;
        self.offer_of(&shown, mark, known, true).await
    }

    /// Minutes that can be sent and stand nowhere yet: what is sent, and the number that shows it. They are others than
    /// the order has got already, for the same ones once more would change nothing: nothing where no others are offered.
    pub(super) async fn unseen(&self, boss: &Offer, list: &List, from: u32, got: Option<u32>) -> Option<(String, u32)> {
        let (own, all) = (self.look(boss).await, self.listing(list, &list.mark).await);
        let count = |number: &u32| own.counts(*number) + all.counts(*number);
        let is_unseen = |number: &u32| count(number) == 0;
        let offered = boss.minutes();
        if !offered.is_empty() {
            // What is offered stands on the page already: what was given to no order yet stands there the least often.
            let others = offered.into_iter().filter(|(_, number)| Some(*number) != got);
            return others.min_by_key(|(_, number)| count(number));
        }
        let number = (from..from + 90).find(is_unseen).unwrap_or(from + 6);
        Some((number.to_string(), number))
    }

    /// Sends minutes, looks where they are shown, and says which they were.
    pub(super) async fn minutes(&mut self, boss: &Offer, list: &List) -> Option<u32> {
        let (text, number) = self.unseen(boss, list, 31, None).await?;
        let before = (self.look(boss).await, self.listing(list, &list.mark).await);
        let sent = self.take(boss, &text).await?;
        self.told("minutes-sent", sent.hops.clone(), taken(&sent), sent.piece(""));
        let (own, all) = (self.look(boss).await, self.listing(list, &list.mark).await);
        let is_shown = own.counts(number) > before.0.counts(number)
            || all.counts(number) > before.1.counts(number)
            || (sent.url() != own.url() && sent.counts(number) > 0 && before.0.counts(number) == 0)
            || is_clocked(&own, &before.0, number)
            || is_clocked(&all, &before.1, number);
        let word = if is_shown { "shown" } else { "not-shown" };
        let hops = own.hops.iter().chain(&all.hops).cloned().collect();
        let digits = number.to_string();
        let shown = if own.counts(number) > 0 { own.piece(&digits) } else { all.piece(&digits) };
        self.told("minutes", hops, word, shown);
        Some(number)
    }

    /// Whether each shop's page shows its own orders and no other's.
    ///
    /// `known` are the forms that were there before the order of the second shop.
    pub(super) async fn own(&mut self, menus: &Menus, mark: &str, other: Option<&str>, known: &BTreeSet<String>) {
        let (Some(menu), Some(other)) = (&menus.second, other) else {
            self.told("boss-own", Vec::new(), "one-shop", Vec::new());
            return;
        };
        let (Some(first), Some(second)) =
            (self.showing_own(&menus.first, mark, known).await, self.showing_own(menu, other, known).await)
        else {
            return;
        };
        let is_others = first.seen.shows(other) || (first.word == "shown" && has_new(&first.seen, known));
        let (shown, word) = match (first.word, second.word) {
            ("shown", "shown") if is_others => (first, "others-shown"),
            ("shown" | "not-shown", "shown") if second.seen.shows(mark) => (second, "others-shown"),
            // An order that has its minutes need not be shown any more.
            ("shown" | "not-shown", "shown") => (first, "own"),
            ("shown", word) => (second, word),
            (word, _) => (first, word),
        };
        let seen = shown.seen;
        let piece = if word == "others-shown" && seen.shows(other) { seen.piece(other) } else { seen.piece(mark) };
        self.told("boss-own", seen.hops.clone(), word, piece);
        if word == "own" {
            self.edited(menus, mark, other, known).await;
        }
    }

    /// A shop's own page; where none is named after it, one that may know by other means whose it is.
    async fn showing_own(&self, menu: &Menu, mark: &str, known: &BTreeSet<String>) -> Option<Shown> {
        let paths = boss_paths(menu);
        let (own, all) = paths.split_at_checked(3)?;
        let shown = self.showing(own, Some(&menu.shop), mark, known).await?;
        if shown.word == "shown" {
            return Some(shown);
        }
        let other = self.showing(all, Some(&menu.shop), mark, known).await?;
        Some(if shown.word == "missing" || other.entry.is_some() { other } else { shown })
    }

    /// Minutes for an order of the second shop, from the page of the first one.
    async fn edited(&mut self, menus: &Menus, mark: &str, other: &str, known: &BTreeSet<String>) {
        let Some(second) = &menus.second else { return };
        let Some(waiting) = self.boss_form(second, other, known).await.filter(|boss| !boss.is_typed()) else { return };
        let known: BTreeSet<String> = known.union(&self.before(menus).await).cloned().collect();
        // An order of the first shop that waits, too, for the form of the marked one may be gone.
        let fresh = self.mark();
        let _ = self.order_at(&menus.first, &super::test_data(&fresh)).await;
        let Some(own) = self.boss_form(&menus.first, &fresh, &known).await else { return };
        let Some(named) = own.named(&waiting, (&menus.first.shop, &second.shop)) else { return };
        let offered = own.minutes();
        let (text, number) = offered.last().cloned().unwrap_or_else(|| ("83".to_owned(), 83));
        let Some((url, fields)) = own.aimed(&named, &text) else { return };
        let before = self.look(&waiting).await.counts(number);
        let _ = self.look(&own).await;
        let sent = self.send(&url, &fields).await;
        let after = self.look(&waiting).await;
        let is_taken = after.counts(number) > before || !waiting.is_offered(&after);
        let word = match (sent.outcome, is_taken) {
            ("fault", _) => "fault",
            (_, false) => "refused",
            // Where the form says nothing of the shop, the application knows nothing of it.
            (_, true) if own.says_shop(&waiting, &named) => "accepted",
            (_, true) => "accepted-unsaid",
        };
        self.told("boss-edit", sent.hops, word, after.piece(mark));
    }

    /// What becomes of minutes that are none, and of a form that is only looked at.
    pub(super) async fn wrong_minutes(&mut self, menus: &Menus, list: &List, known: &BTreeSet<String>) {
        let mark = self.mark();
        if self.order_at(&menus.first, &super::test_data(&mark)).await.is_none() || !self.is_listed(list, &mark).await {
            return;
        }
        let Some(boss) = self.boss_form(&menus.first, &mark, known).await.filter(|boss| !boss.is_typed()) else {
            return;
        };
        let Some(mut url) = boss.to() else { return };
        let waits = async |walker: &Self| boss.is_offered(&walker.look(&boss).await);
        let Some((text, number)) = self.unseen(&boss, list, 61, None).await else { return };
        url.query_pairs_mut().clear().extend_pairs(without_tokens(&boss.form, boss.fields(&text)));
        let before = self.look(&boss).await.counts(number);
        let opened = self.see(&url).await;
        let is_same = waits(self).await && self.look(&boss).await.counts(number) == before;
        let word = if is_same { "unchanged" } else { "changed" };
        self.told("minutes-get", opened.hops.clone(), word, opened.piece(""));
        if word == "changed" {
            return;
        }
        let mut worst = None;
        for wrong in WRONG {
            let Some(sent) = self.take(&boss, wrong).await else { return };
            let is_taken = !waits(self).await || self.listing(list, &mark).await.counts(1_000_000_000) > 0;
            let word = match sent.outcome {
                "fault" => "fault",
                _ if is_taken => "accepted",
                _ => continue,
            };
            let stop = word == "accepted";
            worst = Some((sent.hops, word, wrong));
            if stop {
                break;
            }
        }
        let (hops, word, wrong) = worst.unwrap_or((Vec::new(), "refused", ""));
        self.told("minutes-wrong", hops, word, vec![wrong.to_owned()]);
        self.forged_offer("minutes-forged", &boss, &text, &mark).await;
    }
}

/// Whether a page tells the time that minutes lead to, as it did not before: some say when an order comes and not how
/// long it takes. Only the minute is compared, for the hour depends on where the application believes to be.
fn is_clocked(seen: &Seen, before: &Seen, number: u32) -> bool {
    let now = jiff::Timestamp::now().as_second().div_euclid(60) + i64::from(number);
    let known = clocks(before.text());
    let is_new = |minute: &i64| {
        let count = |all: &[i64]| all.iter().filter(|other| *other == minute).count();
        count(&clocks(seen.text())) > count(&known)
    };
    // A minute may have begun since it was sent.
    (now - 1..=now + 1).any(|minute| is_new(&minute.rem_euclid(60)))
}

/// The minutes of the times of day in a text: `18:05`, `6:05`, `오후 6시 5분`.
fn clocks(text: &str) -> Vec<i64> {
    let is_digit = |c: &char| c.is_ascii_digit();
    let of = |(place, sign): (usize, &str)| {
        let (before, behind) = (text.get(..place)?, text.get(place + sign.len()..)?);
        let hour: String = before.chars().rev().take_while(is_digit).collect();
        let digits: String = behind.trim_start().chars().take_while(is_digit).collect();
        let minute = digits.parse::<i64>().ok().filter(|minute| *minute < 60)?;
        ((1..=2).contains(&hour.len()) && (1..=2).contains(&digits.len())).then_some(minute)
    };
    text.match_indices(':').chain(text.match_indices('시')).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::clocks;

    #[test]
    fn times_of_day_are_found_and_nothing_else() {
        assert_eq!(clocks("도착 18:05, 6:45 p.m., 오후 6시 7분"), [5, 45, 7]);
        assert_eq!(clocks("http://a:8000/ 12:345 3:99 시: a:b 번호: 31"), Vec::<i64>::new());
        assert_eq!(clocks("2026-11-29 18:05:59"), [5, 59]);
    }
}
