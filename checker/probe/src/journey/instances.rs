//! One application behind two addresses: an order that goes in at one is looked for at the other, by visitors who know
//! nothing of each other; and so is an order from before a restart.
//!
//! The first address is gone through as far as the list of orders. An order is looked for at the other one only where a
//! stranger sees it at the first: an application may show everybody their own.

use super::order::List;
use super::seen::Seen;
use super::showing::asks_who;
use super::{MARKED, Options, Walker};
use crate::http::{Means, Trouble};
use reqwest::Url;
use snapshot::shapes::probe::{Journey, JourneyStep};
use std::collections::BTreeSet;
use std::time::Duration;

/// How often an order is looked for that is not there yet, and how long it is waited between: readers of a database may
/// be a little behind.
const LOOKS: usize = 3;
const BETWEEN: Duration = Duration::from_millis(400);

/// A mark that can be told from one that was misspelt: its last two digits are made of the others.
#[must_use]
pub fn mark_of(random: [u8; 3]) -> String {
    let [a, b, c] = random;
    let number = u32::from_be_bytes([0, a, b, c]);
    format!("{number:06x}{:02x}", number % 251)
}

/// Whether a word is such a mark.
#[must_use]
pub fn is_mark(word: &str) -> bool {
    let is_lower = word.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let parts = word.split_at_checked(6).filter(|_| is_lower && word.len() == 8);
    parts.is_some_and(|(number, last)| {
        u32::from_str_radix(number, 16).is_ok_and(|number| format!("{:02x}", number % 251) == last)
    })
}

/// The mark of votes: votes bear none, so that it says how many there were.
///
/// ```
/// let mark = probe::journey::mark_of_votes(128);
/// assert_eq!(probe::journey::votes_of(&mark), Some(128));
/// assert_eq!(probe::journey::votes_of(&mark.replace("28", "29")), None);
/// ```
#[must_use]
pub fn mark_of_votes(votes: u64) -> String {
    format!("votes-{votes}-{:02x}", votes % 251)
}

/// How many votes such a mark says that there were.
#[must_use]
pub fn votes_of(word: &str) -> Option<u64> {
    let votes = word.strip_prefix("votes-")?.split('-').next()?.parse().ok()?;
    (mark_of_votes(votes) == word).then_some(votes)
}

/// Orders at one address and looks for the order at another; and for one that bears the mark `before`.
///
/// # Errors
/// When nothing can be asked at all.
pub async fn walk_two(
    (app, means): (&Url, &Means),
    (other, others): (&Url, &Means),
    before: Option<&str>,
    options: &Options,
) -> Result<Journey, Trouble> {
    let mut first = Walker::new(app, means, options)?;
    let stranger = Walker::new(app, means, options)?;
    let second = Walker::new(other, others, options)?;
    if let Some((mark, list)) = first.ordered().await {
        first.steps.extend(compared(&stranger, &second, &mark, &list, before).await);
    }
    Ok(Journey { steps: first.steps, mark: Some(options.mark.clone()) })
}

impl Walker<'_> {
    /// From the shops to an order in the list: its mark, and the list.
    async fn ordered(&mut self) -> Option<(String, List)> {
        let shops = self.shops().await?;
        let menus = self.menus(&shops).await?;
        if self.options.read_only {
            self.told("order", Vec::new(), "left-out", Vec::new());
            return None;
        }
        let placed = self.order(&menus).await?;
        let list = self.list(&menus, &placed).await?;
        Some((placed.mark, list))
    }

    /// Looks for an order in a list.
    async fn look_for(&self, list: &Url, mark: &str) -> (Seen, &'static str) {
        let mut looks = 0;
        loop {
            let (seen, is_shown) = self.on_its_pages(self.see(list).await, mark, &BTreeSet::new()).await;
            looks += 1;
            let word = match seen.outcome {
                _ if is_shown => "shown",
                _ if asks_who(&seen) => "login",
                "page" if seen.document().is_some_and(|page| page.is_scripted) => "scripted",
                "page" | "json" => "not-shown",
                word => word,
            };
            if word != "not-shown" || looks == LOOKS {
                return (seen, word);
            }
            tokio::time::sleep(BETWEEN).await;
        }
    }
}

/// What strangers see at both addresses.
async fn compared(
    stranger: &Walker<'_>,
    second: &Walker<'_>,
    mark: &str,
    list: &List,
    before: Option<&str>,
) -> Vec<JourneyStep> {
    let Some(there) = across(&list.url, &stranger.app, &second.app) else { return Vec::new() };
    let places = [(stranger, &list.url, "list-stranger", "kept"), (second, &there, "list-other", "kept-other")];
    let mut steps = Vec::new();
    for (walker, url, step, kept) in places {
        let (seen, word) = walker.look_for(url, mark).await;
        steps.push(told(step, &seen, word, mark));
        if word != "shown" {
            break;
        }
        if let Some(before) = before {
            let (seen, word) = walker.look_for(url, before).await;
            let word = match word {
                "shown" => "kept",
                // Others from before are there: what became of this one, a list alone does not tell.
                "not-shown" if others_in(&seen, mark) => "unclear",
                "not-shown" => "lost",
                word => word,
            };
            steps.push(told(kept, &seen, word, before));
        }
    }
    steps
}

fn told(step: &str, seen: &Seen, word: &str, mark: &str) -> JourneyStep {
    JourneyStep {
        step: Some(step.to_owned()),
        hops: seen.hops.clone(),
        outcome: Some(word.to_owned()),
        found: seen.piece(mark),
    }
}

/// Whether test data is there beside that of a mark.
fn others_in(seen: &Seen, mark: &str) -> bool {
    seen.text().split(MARKED).skip(1).any(|behind| !behind.starts_with(mark))
}

/// The same page below another address.
fn across(url: &Url, from: &Url, to: &Url) -> Option<Url> {
    let rest = url.path().strip_prefix(from.path())?;
    let mut there = to.clone();
    there.set_path(&format!("{}{rest}", to.path()));
    there.set_query(url.query());
    Some(there)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_was_misspelt_is_none() {
        let mark = mark_of([0x7f, 0x3a, 0x19]);
        assert!(is_mark(&mark), "{mark}");
        assert!(!is_mark(&mark.to_uppercase()) && !is_mark("") && !is_mark("7f3a1900가") && !is_mark(&mark[1..]));
        for place in 0..mark.len() {
            let mut other: Vec<char> = mark.chars().collect();
            other[place] = if other[place] == '0' { '1' } else { '0' };
            let other: String = other.into_iter().collect();
            assert!(!is_mark(&other), "{mark} and {other}");
        }
    }

    #[test]
    fn a_page_is_found_below_another_address() {
        let url = |text: &str| text.parse::<Url>().expect("an address");
        let cases = [
            ("http://a/order/order/?p=1", "http://a/", "http://b:81/", "http://b:81/order/order/?p=1"),
            ("http://a/shop/order/order", "http://a/shop/", "http://b/", "http://b/order/order"),
        ];
        for (page, from, to, expected) in cases {
            assert_eq!(across(&url(page), &url(from), &url(to)).as_ref().map(Url::as_str), Some(expected));
        }
        assert_eq!(across(&url("http://a/order/"), &url("http://a/shop/"), &url("http://b/")), None);
    }
}
