//! The owner's page: orders that wait for their minutes, one list for all or one for each shop.

use super::Walker;
use super::fill::{Fields, action, filled, key, own_values, short_key, with};
use super::menu::{Menu, Menus};
use super::order::{List, taken};
use super::seen::Seen;
use crate::html::{Ask, Document, Form};
use reqwest::Url;
use std::collections::BTreeSet;

/// The form of one order on the owner's page.
pub(super) struct Boss {
    pub(super) page: Url,
    pub(super) form: Form,
}

impl Boss {
    /// The field that names the order, and what it holds here and in the form of another shop's order. A field that
    /// names the shop is none.
    pub(super) fn order(&self, other: &Self, shops: (&str, &str)) -> Option<(String, String, String)> {
        let pairs = own_values(&self.form).filter_map(|field| {
            let other = own_values(&other.form).find(|other| other.name == field.name && other.value != field.value)?;
            Some((field.name.clone(), field.value.clone(), other.value.clone()))
        });
        let pairs: Vec<_> = pairs.collect();
        let is_shop = |(_, own, other): &&(String, String, String)| own == shops.0 && other == shops.1;
        let is_order = |pair: &&(String, String, String)| pairs.len() == 1 || !is_shop(pair);
        pairs.iter().find(is_order).or(pairs.first()).cloned()
    }

    /// Whether a page has the form still.
    fn is_offered(&self, seen: &Seen) -> bool {
        key(&self.form, &self.page).is_some_and(|own| keys_of(seen).contains(&own))
    }

    fn fields(&self, minutes: &str) -> Fields {
        let asked: Vec<_> = self.form.fields.iter().filter(|field| is_asked(field.ask)).collect();
        let names: Vec<String> = asked.into_iter().map(|field| field.name.clone()).collect();
        with(&filled(&self.form, minutes), &names, minutes)
    }
}

fn is_asked(ask: Ask) -> bool {
    matches!(ask, Ask::Number | Ask::Text | Ask::Select)
}

/// What to send for minutes that are none.
const WRONG: [&str; 4] = ["abc", "0", "-5", "1000000000"];

impl Walker<'_> {
    /// The forms of the owners' and the couriers' pages as they are.
    pub(super) async fn before(&self, menus: &Menus) -> BTreeSet<String> {
        let mut paths = boss_paths(&menus.first);
        paths.extend(menus.second.iter().flat_map(boss_paths));
        paths.extend(["delivery/orders/", "delivery/orders"].map(str::to_owned));
        let mut known = BTreeSet::new();
        let mut tried = BTreeSet::new();
        for path in paths {
            if let Some(url) = self.at(&path).filter(|_| tried.insert(path)) {
                let seen = self.see(&url).await;
                known.extend(keys_of(&seen));
            }
        }
        known
    }

    /// The first of some pages that shows an order: its mark, or a form that was not there before it, for a page need not
    /// say where an order goes. Else the first that is there.
    pub(super) async fn showing(
        &self,
        paths: &[String],
        mark: &str,
        known: &BTreeSet<String>,
    ) -> Option<(Seen, &'static str)> {
        let mut first: Option<Seen> = None;
        for url in paths.iter().filter_map(|path| self.at(path)) {
            let seen = self.see(&url).await;
            if seen.shows(mark) || has_new(&seen, known) {
                return Some((seen, "shown"));
            }
            if first.as_ref().is_none_or(|known| known.outcome == "missing" && seen.outcome != "missing") {
                first = Some(seen);
            }
        }
        let seen = first?;
        let word = if matches!(seen.outcome, "page" | "json") { "not-shown" } else { seen.outcome };
        Some((seen, word))
    }

    /// The owner's page with the form of the order.
    pub(super) async fn boss(&mut self, menu: &Menu, mark: &str, known: &BTreeSet<String>) -> Option<Boss> {
        let (seen, word) = self.showing(&boss_paths(menu), mark, known).await?;
        self.told("boss", seen.hops.clone(), word, seen.piece(mark));
        if word != "shown" {
            return None;
        }
        let page = seen.document();
        let form = page.zip(seen.url()).and_then(|(page, url)| form_of(page, url, mark, known, true));
        let word = match (form, page) {
            (Some(_), _) => "found",
            (None, Some(page)) if page.is_scripted => "scripted",
            _ => "absent",
        };
        self.told("boss-form", Vec::new(), word, seen.piece(mark));
        Some(Boss { page: seen.url()?.clone(), form: form?.clone() })
    }

    /// The form of an order on the owner's page, and nothing written down.
    pub(super) async fn boss_form(&self, menu: &Menu, mark: &str, known: &BTreeSet<String>) -> Option<Boss> {
        let (seen, _) = self.showing(&boss_paths(menu), mark, known).await?;
        let form = form_of(seen.document()?, seen.url()?, mark, known, true)?.clone();
        Some(Boss { page: seen.url()?.clone(), form })
    }

    /// Sends minutes, and looks where they are shown.
    pub(super) async fn minutes(&mut self, boss: &Boss, list: &List) {
        let before = (self.see(&boss.page).await, self.see(&list.url).await);
        let number = (31..120).find(|number| before.0.counts(*number) == 0 && before.1.counts(*number) == 0);
        let number = number.unwrap_or(37);
        let Some(sent) = self.accept(boss, &number.to_string()).await else { return };
        self.told("minutes-sent", sent.hops.clone(), taken(&sent), sent.piece(""));
        let (own, all) = (self.see(&boss.page).await, self.see(&list.url).await);
        let text = number.to_string();
        let word = if own.counts(number) > before.0.counts(number) || all.counts(number) > before.1.counts(number) {
            "shown"
        } else {
            "not-shown"
        };
        let hops = own.hops.iter().chain(&all.hops).cloned().collect();
        let shown = if own.counts(number) > 0 { own.piece(&text) } else { all.piece(&text) };
        self.told("minutes", hops, word, shown);
    }

    pub(super) async fn accept(&self, boss: &Boss, minutes: &str) -> Option<Seen> {
        Some(self.send(&action(&boss.form, &boss.page)?, &boss.fields(minutes)).await)
    }

    /// Whether each shop's page shows its own orders and no other's.
    ///
    /// `known` are the forms that were there before the order of the second shop.
    pub(super) async fn own(&mut self, menus: &Menus, mark: &str, other: Option<&str>, known: &BTreeSet<String>) {
        let (Some(menu), Some(other)) = (&menus.second, other) else {
            self.told("boss-own", Vec::new(), "one-shop", Vec::new());
            return;
        };
        let of = |menu: &Menu| boss_paths(menu).into_iter().take(2).collect::<Vec<_>>();
        let Some((first, word)) = self.showing(&of(&menus.first), mark, known).await else { return };
        let Some((second, other_word)) = self.showing(&of(menu), other, known).await else { return };
        let (seen, word) = match (word, other_word) {
            ("shown", "shown") if first.shows(other) || has_new(&first, known) => (first, "others-shown"),
            ("shown" | "not-shown", "shown") if second.shows(mark) => (second, "others-shown"),
            // An order that has its minutes need not be shown any more.
            ("shown" | "not-shown", "shown") => (first, "own"),
            ("shown", word) => (second, word),
            (word, _) => (first, word),
        };
        let piece = if word == "others-shown" && seen.shows(other) { seen.piece(other) } else { seen.piece(mark) };
        self.told("boss-own", seen.hops.clone(), word, piece);
        if word == "own" {
            self.edited(menus, mark, other, known).await;
        }
    }

    /// Minutes for an order of the second shop, from the page of the first one.
    async fn edited(&mut self, menus: &Menus, mark: &str, other: &str, known: &BTreeSet<String>) {
        let Some(second) = &menus.second else { return };
        let Some(waiting) = self.boss_form(second, other, known).await else { return };
        let known: BTreeSet<String> = known.union(&self.before(menus).await).cloned().collect();
        // An order of the first shop that waits, too, for the form of the marked one may be gone.
        let fresh = self.mark();
        let _ = self.order_at(&menus.first, &super::test_data(&fresh)).await;
        let Some(own) = self.boss_form(&menus.first, &fresh, &known).await else { return };
        let Some((name, _, id)) = own.order(&waiting, (&menus.first.shop, &second.shop)) else { return };
        let Some(url) = action(&own.form, &own.page) else { return };
        let says_shop = own_values(&own.form).count() > 1;
        let before = self.see(&waiting.page).await.counts(83);
        let sent = self.send(&url, &with(&own.fields("83"), &[name], &id)).await;
        let after = self.see(&waiting.page).await;
        let is_taken = after.counts(83) > before || !waiting.is_offered(&after);
        let word = match (sent.outcome, is_taken) {
            ("fault", _) => "fault",
            (_, false) => "refused",
            // Where the form says nothing of the shop, the application knows nothing of it.
            (_, true) if says_shop => "accepted",
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
        let Some(boss) = self.boss_form(&menus.first, &mark, known).await else { return };
        let Some(mut url) = action(&boss.form, &boss.page) else { return };
        let waits = async |walker: &Self| boss.is_offered(&walker.see(&boss.page).await);
        url.query_pairs_mut().clear().extend_pairs(boss.fields("73"));
        let opened = self.see(&url).await;
        let word =
            if waits(self).await && self.see(&boss.page).await.counts(73) == 0 { "unchanged" } else { "changed" };
        self.told("minutes-get", opened.hops.clone(), word, opened.piece(""));
        if word == "changed" {
            return;
        }
        let mut worst = None;
        for wrong in WRONG {
            let Some(sent) = self.accept(&boss, wrong).await else { return };
            let is_taken = !waits(self).await || self.see(&list.url).await.counts(1_000_000_000) > 0;
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
    }
}

/// What tells the forms of a page apart.
pub(super) fn keys_of(seen: &Seen) -> BTreeSet<String> {
    let (Some(page), Some(url)) = (seen.document(), seen.url()) else { return BTreeSet::new() };
    page.forms.iter().flat_map(|form| [key(form, url), short_key(form, url)]).flatten().collect()
}

/// Whether a page has a form of an order that was not known yet.
pub(super) fn has_new(seen: &Seen, known: &BTreeSet<String>) -> bool {
    let (Some(page), Some(url)) = (seen.document(), seen.url()) else { return false };
    page.forms.iter().filter_map(|form| short_key(form, url)).any(|key| !known.contains(&key))
}

/// Where a shop's orders may be: a page of its own, or one for all.
fn boss_paths(menu: &Menu) -> Vec<String> {
    let shop = &menu.shop;
    let all = ["boss/orders/", "boss/orders", "boss/"].map(str::to_owned);
    [format!("boss/orders/{shop}/"), format!("boss/orders/{shop}")].into_iter().chain(all).collect()
}

/// The form that belongs to a marked order: the only new one, or the one beside which the mark stands.
pub(super) fn form_of<'d>(
    page: &'d Document,
    url: &Url,
    mark: &str,
    known: &BTreeSet<String>,
    asks: bool,
) -> Option<&'d Form> {
    let is_asking = |form: &Form| form.fields.iter().any(|field| is_asked(field.ask) && !field.name.is_empty());
    let fits: Vec<&Form> = page.forms.iter().filter(|form| form.is_post && (!asks || is_asking(form))).collect();
    let is_new = |form: &&&Form| key(form, url).is_some_and(|key| !known.contains(&key));
    let fresh: Vec<&Form> = fits.iter().filter(is_new).copied().collect();
    if let [only] = fresh.as_slice() {
        return Some(only);
    }
    let at = page.text.find(mark)?;
    let among = if fresh.is_empty() { &fits } else { &fresh };
    // What an order says stands before its form, or in it; else behind it.
    let behind = among.iter().find(|form| at < form.to);
    behind.or_else(|| among.iter().rev().find(|form| form.to <= at)).copied()
}
