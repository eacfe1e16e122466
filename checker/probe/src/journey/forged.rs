//! What an application should not take: orders from other sites, with somebody else's token, of another shop's menu, of
//! numbers that make no sense; and words that are not to become markup.

use super::fill::{action, choices, filled, is_token, own_values, with, without_tokens};
use super::menu::Menus;
use super::offer::Offer;
use super::order::List;
use super::seen::Seen;
use super::showing::{boss_paths, delivery_paths};
use super::{Walker, test_data};
use crate::html::{Ask, Field, Form};
use std::collections::BTreeSet;

/// Where each dish is a hidden field beside a number, as formsets have it: the field, and what it holds at the other
/// shop.
fn hidden_dish(menus: &Menus) -> Option<(String, String)> {
    let second = menus.second.as_ref()?;
    let names_dish = |field: &&Field| {
        let name = field.name.to_ascii_lowercase();
        let sounds = |words: &[&str]| words.iter().any(|word| name.contains(word));
        sounds(&["menu", "dish", "item", "product", "food"]) && !sounds(&["price", "name", "_forms"])
    };
    let mut own = own_values(&menus.first.form).filter(names_dish);
    let has_number = menus.first.form.asking(Ask::Number).next().is_some();
    own.find_map(|field| {
        let other = own_values(&second.form).find(|other| other.name == field.name)?;
        let is_own = own_values(&menus.first.form).any(|field| field.value == other.value);
        (has_number && !is_own).then(|| (field.name.clone(), other.value.clone()))
    })
}

impl Walker<'_> {
    pub(super) async fn forged(&mut self, menus: &Menus, list: &List) {
        self.strange(menus, list).await;
        self.replayed(menus, list).await;
        self.of_other_shop(menus, list).await;
        self.numbers(menus, list).await;
        self.prices(menus, list).await;
        self.by_get(menus, list).await;
        self.order_of_list(list).await;
    }

    /// An order by an address alone, where the form sends it by POST.
    async fn by_get(&mut self, menus: &Menus, list: &List) {
        let Some(mut url) = action(&menus.first.form, &menus.first.url) else { return };
        let mark = self.mark();
        url.query_pairs_mut()
            .extend_pairs(without_tokens(&menus.first.form, filled(&menus.first.form, &test_data(&mark))));
        let opened = self.see(&url).await;
        let word = if self.is_listed(list, &mark).await { "changed" } else { "unchanged" };
        self.told("order-get", opened.hops, word, Vec::new());
    }

    /// Whether the list shows its orders in the same order each time.
    async fn order_of_list(&mut self, list: &List) {
        let mut known: Option<Vec<u32>> = None;
        for _ in 0..4 {
            let seen = self.see(&list.url).await;
            let places = (0..self.count).filter_map(|count| Some((seen.text().find(&self.mark_of(count))?, count)));
            let mut places: Vec<_> = places.collect();
            places.sort_unstable();
            let found: Vec<u32> = places.into_iter().map(|(_, count)| count).collect();
            // Two of them stand in the same order by chance.
            if found.len() < 3 {
                return;
            }
            if known.is_some_and(|known| known != found) {
                self.told("list-order", seen.hops, "unstable", Vec::new());
                return;
            }
            known = Some(found);
        }
        self.told("list-order", Vec::new(), "stable", Vec::new());
    }

    /// Writes down whether the list shows something that was not to be taken.
    async fn kept(&mut self, step: &str, sent: Seen, list: &List, mark: &str) {
        let word = match sent.outcome {
            "fault" => "fault",
            _ if self.is_listed(list, mark).await => "accepted",
            _ => "refused",
        };
        let piece = sent.piece(mark);
        self.told(step, sent.hops, word, piece);
    }

    /// A form of another site: no cookie, no token, another origin. Nothing that knows its own forms takes it.
    async fn strange(&mut self, menus: &Menus, list: &List) {
        let Some(to) = action(&menus.first.form, &menus.first.url) else { return };
        let stranger = self.browser.somebody_else();
        let mark = self.mark();
        let fields = without_tokens(&menus.first.form, filled(&menus.first.form, &test_data(&mark)));
        let sent = Seen::of(stranger.post_from(&to, &fields, "https://elsewhere.example").await);
        self.kept("order-forged", sent, list, &mark).await;
    }

    /// A token that was given to somebody else.
    async fn replayed(&mut self, menus: &Menus, list: &List) {
        let Some(to) = action(&menus.first.form, &menus.first.url) else { return };
        let stranger = self.browser.somebody_else();
        if !menus.first.form.fields.iter().any(is_token) {
            return;
        }
        let mark = self.mark();
        let _own = stranger.get(&menus.first.url).await;
        let fresh = self.see(&menus.first.url).await;
        let form = fresh.document().and_then(super::menu::order_form).unwrap_or(&menus.first.form);
        let sent = Seen::of(stranger.post(&to, &filled(form, &test_data(&mark))).await);
        self.kept("order-replayed", sent, list, &mark).await;
    }

    /// A dish of one shop, ordered at another.
    async fn of_other_shop(&mut self, menus: &Menus, list: &List) {
        let Some(second) = &menus.second else { return };
        let Some(to) = action(&menus.first.form, &menus.first.url) else { return };
        let is_choice = |ask: Ask| matches!(ask, Ask::Check | Ask::Radio | Ask::Select);
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let of = |form: &Form| {
            let chosen = form.fields.iter().filter(|field| is_choice(field.ask));
            choices(form)
                .filter(|(name, _)| chosen.clone().any(|field| field.name == *name))
                .map(owned)
                .collect::<Vec<_>>()
        };
        let (own, others) = (of(&menus.first.form), of(&second.form));
        let foreign = others.into_iter().find(|(name, value)| {
            own.iter().any(|(known, _)| known == name) && !own.iter().any(|(_, known)| known == value)
        });
        let Some((name, value)) = foreign.or_else(|| hidden_dish(menus)) else {
            return self.counted_of_other_shop(menus, list).await;
        };
        let mark = self.mark();
        let fresh = self.see(&menus.first.url).await;
        let form = fresh.document().and_then(super::menu::order_form).unwrap_or(&menus.first.form);
        let fields = with(&filled(form, &test_data(&mark)), &[name], &value);
        let sent = self.send(&to, &fields).await;
        self.kept("order-other-menu", sent, list, &mark).await;
    }

    /// The same where each dish has a field for how many of it: nothing of this shop's, and one of the other's. It says
    /// something only where nothing at all is refused.
    async fn counted_of_other_shop(&mut self, menus: &Menus, list: &List) {
        let Some(second) = &menus.second else { return };
        let Some(to) = action(&menus.first.form, &menus.first.url) else { return };
        let counts = |form: &Form| form.asking(Ask::Number).map(|field| field.name.clone()).collect::<Vec<_>>();
        let (own, others) = (counts(&menus.first.form), counts(&second.form));
        let foreign = others.into_iter().find(|name| !menus.first.form.fields.iter().any(|field| field.name == *name));
        let Some(foreign) = foreign.filter(|_| !own.is_empty()) else { return };
        for dish in [None, Some(foreign.as_str())] {
            let mark = self.mark();
            let fresh = self.see(&menus.first.url).await;
            let form = fresh.document().and_then(super::menu::order_form).unwrap_or(&menus.first.form);
            let mut fields = with(&filled(form, &test_data(&mark)), &own, "0");
            fields.extend(dish.map(|dish| (dish.to_owned(), "1".to_owned())));
            let sent = self.send(&to, &fields).await;
            if dish.is_some() {
                self.kept("order-other-menu", sent, list, &mark).await;
            } else if sent.outcome == "fault" || self.is_listed(list, &mark).await {
                return;
            }
        }
    }

    /// Numbers below one and beyond all sense.
    async fn numbers(&mut self, menus: &Menus, list: &List) {
        let Some(to) = action(&menus.first.form, &menus.first.url) else { return };
        let sounds =
            |name: &str| ["quantity", "qty", "count"].iter().any(|word| name.to_ascii_lowercase().contains(word));
        let is_number = |field: &&Field| field.ask == Ask::Number || (field.ask == Ask::Select && sounds(&field.name));
        let names: Vec<_> = menus.first.form.fields.iter().filter(is_number).map(|field| field.name.clone()).collect();
        if names.is_empty() {
            return;
        }
        for wrong in ["-1", "0", "abc", "1000000000"] {
            let mark = self.mark();
            let fresh = self.see(&menus.first.url).await;
            let form = fresh.document().and_then(super::menu::order_form).unwrap_or(&menus.first.form);
            let fields = with(&filled(form, &test_data(&mark)), &names, wrong);
            let sent = self.send(&to, &fields).await;
            self.kept("order-number", sent, list, &mark).await;
        }
    }

    /// Prices that stand in hidden fields, sent as others: what the list shows then came from the form.
    async fn prices(&mut self, menus: &Menus, list: &List) {
        let Some(to) = action(&menus.first.form, &menus.first.url) else { return };
        let shown: String = menus.first.document.text.chars().filter(|c| !matches!(c, ',' | '.')).collect();
        let is_price = |value: &str| value.parse::<u32>().is_ok_and(|price| price >= 100) && shown.contains(value);
        let fields = menus.first.form.asking(Ask::Hidden).filter(|field| is_price(&field.value));
        let names: Vec<String> = fields.map(|field| field.name.clone()).collect();
        let before = self.listing(list, &list.mark).await;
        let Some(price) = (137..999).find(|price| before.counts(*price) == 0).filter(|_| !names.is_empty()) else {
            return;
        };
        let mark = self.mark();
        let fresh = self.see(&menus.first.url).await;
        let form = fresh.document().and_then(super::menu::order_form).unwrap_or(&menus.first.form);
        let sent = self.send(&to, &with(&filled(form, &test_data(&mark)), &names, &price.to_string())).await;
        let after = self.listing(list, &mark).await;
        let word = match sent.outcome {
            "fault" => "fault",
            _ if after.counts(price) > 0 => "accepted",
            _ if after.shows(&mark) => "ignored",
            _ => "refused",
        };
        let price = price.to_string();
        let piece = after.piece(if word == "accepted" { &price } else { &mark });
        self.told("order-price", sent.hops, word, piece);
    }

    /// Words that look like markup: in the list, on the owner's page, and on the delivery's.
    pub(super) async fn markup(&mut self, menus: &Menus, list: &List, known: &BTreeSet<String>) {
        let mark = self.mark();
        let text = format!("<i id={mark}>{}", test_data(&mark));
        let Some(sent) = self.order_at(&menus.first, &text).await else { return };
        let seen = self.listing(list, &mark).await;
        let is_markup = |seen: &Seen| seen.document().is_some_and(|page| page.ids.contains(&mark));
        let word = match sent.outcome {
            _ if is_markup(&seen) => "raw",
            _ if seen.shows(&mark) => "escaped",
            "fault" => "fault",
            _ => "refused",
        };
        self.told("order-markup", seen.hops.clone(), word, vec![text.clone()]);
        if !matches!(word, "raw" | "escaped") {
            return;
        }
        let Some(boss) = self.showing(&boss_paths(&menus.first), Some(&menus.first.shop), &mark, known).await else {
            return;
        };
        // Such a text may break the page's own markup: what cannot be found then tells nothing.
        if is_markup(&boss.seen) || boss.seen.shows(&mark) {
            let word = if is_markup(&boss.seen) { "raw" } else { "escaped" };
            self.told("minutes-markup", boss.seen.hops.clone(), word, vec![text.clone()]);
        }
        let Some(offer) = self.offer_of(&boss, &mark, known, true).await else { return };
        let minutes = offer.minutes().pop().map_or("45".to_owned(), |offered| offered.0);
        let _ = self.take(&offer, &minutes).await;
        let Some(open) = self.showing(&delivery_paths(), None, &mark, known).await else { return };
        if is_markup(&open.seen) || open.seen.shows(&mark) {
            let word = if is_markup(&open.seen) { "raw" } else { "escaped" };
            self.told("delivery-markup", open.seen.hops.clone(), word, vec![text]);
        }
        let Some(offer) = self.offer_of(&open, &mark, known, false).await else { return };
        self.forged_offer("delivered-forged", &offer, "", &mark).await;
    }

    /// The offer of a marked order, taken by a form of another site: no cookie, no token, another origin.
    pub(super) async fn forged_offer(&mut self, step: &str, offer: &Offer, minutes: &str, mark: &str) {
        let Some(to) = offer.to() else { return };
        let stranger = self.browser.somebody_else();
        if !self.is_open(offer, mark).await.1 {
            return;
        }
        let fields = without_tokens(&offer.form, offer.fields(minutes));
        let sent = Seen::of(stranger.post_from(&to, &fields, "https://elsewhere.example").await);
        let word = match sent.outcome {
            "fault" => "fault",
            _ if self.is_open(offer, mark).await.1 => "refused",
            _ => "accepted",
        };
        // Where a number is typed, the page need not show what became of it: it tells something only if it shows what is
        // done by its own form.
        if word == "refused" && offer.is_typed() {
            let _ = self.take(offer, minutes).await;
            if self.is_open(offer, mark).await.1 {
                return;
            }
        }
        let piece = sent.piece("");
        self.told(step, sent.hops, word, piece);
    }
}
