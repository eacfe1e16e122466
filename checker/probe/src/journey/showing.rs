//! Where an order is shown: on a page, on its further pages, behind the choice of a shop, or on a page of its own.

use super::Walker;
use super::fill::{Fields, action, choices, choosing, filled};
use super::menu::Menu;
use super::offer::{Entry, Offer, has_new};
use super::seen::Seen;
use crate::html::{Ask, Document, Field};
use reqwest::Url;
use std::collections::BTreeSet;

/// A page that may show an order.
pub(super) struct Shown {
    pub(super) seen: Seen,
    /// `shown`, `not-shown`, or why there is no page.
    pub(super) word: &'static str,
    pub(super) entry: Option<Entry>,
}

/// Further pages of a list that are looked at.
const PAGES: usize = 3;

impl Walker<'_> {
    /// The first of some pages that shows an order: its mark, or a form that was not there before it, for a page need not
    /// say where an order goes. Else the first that is there.
    pub(super) async fn showing(
        &self,
        paths: &[String],
        shop: Option<&str>,
        mark: &str,
        known: &BTreeSet<String>,
    ) -> Option<Shown> {
        let mut first: Option<Seen> = None;
        let mut is_shut = false;
        // What a session remembers holds for every page.
        let remembered = shop.zip(self.door.get()).map(|(shop, door)| door.of(shop));
        if let Some(entry) = &remembered {
            let _ = self.enter(entry).await;
        }
        for url in paths.iter().filter_map(|path| self.at(path)) {
            let seen = self.see(&url).await;
            is_shut |= asks_who(&seen);
            let (seen, is_shown) = self.on_its_pages(seen, mark, known).await;
            if is_shown {
                return Some(Shown { seen, word: "shown", entry: remembered });
            }
            if let Some(entry) = shop.and_then(|shop| entry(&seen, shop)) {
                for seen in [self.enter(&entry).await, self.see(&url).await] {
                    if let (seen, true) = self.on_its_pages(seen, mark, known).await {
                        let _ = self.door.set(entry.clone());
                        return Some(Shown { seen, word: "shown", entry: Some(entry) });
                    }
                }
            }
            for url in shop.map_or_else(Vec::new, |shop| links_of(&seen, shop)) {
                if let (seen, true) = self.on_its_pages(self.see(&url).await, mark, known).await {
                    return Some(Shown { seen, word: "shown", entry: None });
                }
            }
            if first.as_ref().is_none_or(|known| known.outcome == "missing" && seen.outcome != "missing") {
                first = Some(seen);
            }
        }
        let seen = first?;
        let word = match seen.outcome {
            _ if is_shut => "login",
            "page" | "json" => "not-shown",
            word => word,
        };
        Some(Shown { seen, word, entry: remembered })
    }

    /// A page, or the one of its further pages that shows an order; and whether one does.
    pub(super) async fn on_its_pages(&self, seen: Seen, mark: &str, known: &BTreeSet<String>) -> (Seen, bool) {
        let shows = |seen: &Seen| seen.shows(mark) || (!known.is_empty() && has_new(seen, known));
        if shows(&seen) {
            return (seen, true);
        }
        for url in further(&seen) {
            let other = self.see(&url).await;
            if shows(&other) {
                return (other, true);
            }
        }
        (seen, false)
    }

    /// What can be done with an order, on the page that shows it or on the order's own.
    pub(super) async fn offer_of(
        &self,
        shown: &Shown,
        mark: &str,
        known: &BTreeSet<String>,
        asks: bool,
    ) -> Option<Offer> {
        let entered = |offer: Offer| Offer { entry: shown.entry.clone(), ..offer };
        if let Some(offer) = Offer::of(&shown.seen, mark, known, asks) {
            return Some(entered(offer));
        }
        let page = shown.seen.document()?;
        for url in links_at(page, shown.seen.url()?, mark) {
            let own = self.see(&url).await;
            if let Some(offer) = Offer::of_page(&own, asks) {
                let led = shown.seen.url().map(|list| (list.clone(), url));
                return Some(entered(Offer { led, ..offer }));
            }
        }
        None
    }
}

/// Whether a page asks who is there.
pub(super) fn asks_who(seen: &Seen) -> bool {
    let has_secret =
        seen.document().is_some_and(|page| page.forms.iter().any(|form| form.asking(Ask::Password).next().is_some()));
    let is_led = seen.hops.iter().skip(1).any(|hop| {
        let path = hop.path.as_deref().unwrap_or_default().split('?').next().unwrap_or_default().to_ascii_lowercase();
        ["login", "signin", "sign-in"].iter().any(|word| path.contains(word))
    });
    has_secret || is_led
}

/// What is sent where a page was led away from to one that asks for a name and for no secret.
pub(super) fn introduction(seen: &Seen) -> Option<(Url, Fields)> {
    let (page, here) = (seen.document().filter(|_| seen.hops.len() > 1 && asks_who(seen))?, seen.url()?);
    let is_own = |field: &Field| !field.name.is_empty() && matches!(field.ask, Ask::Text | Ask::Exact);
    let is_more = |field: &Field| matches!(field.ask, Ask::Password | Ask::Check | Ask::Number | Ask::Select);
    let mut forms = page.forms.iter().filter(|form| form.is_post && form.fields.iter().any(is_own));
    let form = forms.next().filter(|form| !form.fields.iter().any(is_more))?;
    forms.next().is_none().then(|| Some((action(form, here)?, filled(form, "check-test"))))?
}

/// The form by which somebody says which shop is theirs: one that offers it and asks for nothing else.
fn entry(seen: &Seen, shop: &str) -> Option<Entry> {
    let (page, url) = (seen.document()?, seen.url()?);
    let asks = |ask| matches!(ask, Ask::Text | Ask::Number | Ask::Password);
    let named = page.forms.iter().filter(|form| !form.fields.iter().any(|field| asks(field.ask))).find_map(|form| {
        let sounds = |name: &str| !name.to_ascii_lowercase().contains("order");
        let (name, value) = choices(form).find(|(name, value)| *value == shop && sounds(name))?;
        Some((form, name, value))
    });
    let (form, name, value) = named?;
    let fields = choosing(&filled(form, ""), name, value);
    Some(Entry { url: action(form, url)?, fields, name: name.to_owned(), is_post: form.is_post })
}

/// Links to a page that names the shop.
fn links_of(seen: &Seen, shop: &str) -> Vec<Url> {
    let (Some(page), Some(here)) = (seen.document(), seen.url()) else { return Vec::new() };
    let names = |url: &Url| {
        url.path_segments().is_some_and(|mut parts| parts.any(|part| part == shop))
            || url.query_pairs().any(|(_, value)| value == shop)
    };
    let is_other = |url: &Url| ["/order/", "/delivery/", "/polls/"].iter().any(|part| url.path().contains(part));
    links(page, here)
        .into_iter()
        .filter(|(url, _)| names(url) && !is_other(url) && url != here)
        .map(|(url, _)| url)
        .take(2)
        .collect()
}

/// The links nearest to a mark.
fn links_at(page: &Document, here: &Url, mark: &str) -> Vec<Url> {
    nearest(page, here, mark, |url| !sounds(url, &UNDOES) && !sounds(url, &COMPLETES))
}

/// The link nearest to a mark that sounds as if it completed something.
pub(super) fn deed_at(page: &Document, here: &Url, mark: &str) -> Option<Url> {
    nearest(page, here, mark, |url| !sounds(url, &UNDOES) && sounds(url, &COMPLETES)).into_iter().next()
}

/// What is never opened.
const UNDOES: [&str; 5] = ["delete", "remove", "cancel", "logout", "reset"];

/// What is opened only where that is the question.
const COMPLETES: [&str; 4] = ["complete", "done", "finish", "delivered"];

fn sounds(url: &Url, words: &[&str]) -> bool {
    let all = url.as_str().to_ascii_lowercase();
    words.iter().any(|word| all.contains(word))
}

fn nearest(page: &Document, here: &Url, mark: &str, is_one: impl Fn(&Url) -> bool) -> Vec<Url> {
    let Some(at) = page.text.find(mark) else { return Vec::new() };
    let mut all = links(page, here);
    all.retain(|(url, _)| url != here && is_one(url));
    all.sort_by_key(|(_, place)| if *place < at { (at - *place) * 2 } else { *place - at });
    all.into_iter().map(|(url, _)| url).take(2).collect()
}

/// Further pages of a list: the same page, asked for another part of it. The last ones first.
fn further(seen: &Seen) -> Vec<Url> {
    let (Some(page), Some(here)) = (seen.document(), seen.url()) else { return Vec::new() };
    let number = |url: &Url| {
        let is_part = |name: &str| ["page", "offset", "start", "p"].contains(&name);
        url.query_pairs().find(|(name, _)| is_part(name)).map(|(_, value)| value.parse::<u64>().unwrap_or(u64::MAX))
    };
    let mut parts: Vec<(u64, Url)> = links(page, here)
        .into_iter()
        .filter(|(url, _)| url.path() == here.path() && url != here)
        .filter_map(|(url, _)| Some((number(&url)?, url)))
        .collect();
    parts.sort();
    parts.dedup();
    parts.into_iter().rev().map(|(_, url)| url).take(PAGES).collect()
}

/// Where the links of a page lead, with their places in its text.
pub(super) fn links(page: &Document, here: &Url) -> Vec<(Url, usize)> {
    let all = page.links.iter().filter_map(|link| Some((here.join(&link.href).ok()?, link.at)));
    let here = all.filter(|(url, _)| url.origin() == here.origin());
    here.map(|(mut url, at)| {
        url.set_fragment(None);
        (url, at)
    })
    .collect()
}

/// Where a shop's orders may be: a page of its own, or one for all.
pub(super) fn boss_paths(menu: &Menu) -> Vec<String> {
    let shop = &menu.shop;
    let all = ["boss/orders/", "boss/orders", "boss/"].map(str::to_owned);
    [format!("boss/orders/{shop}/"), format!("boss/orders/{shop}"), format!("boss/orders/?shop={shop}")]
        .into_iter()
        .chain(all)
        .collect()
}

/// Where what is to be delivered may be.
pub(super) fn delivery_paths() -> [String; 3] {
    ["delivery/orders/", "delivery/orders", "delivery/"].map(str::to_owned)
}
