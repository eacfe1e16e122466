//! The delivery: accepted orders, each with the form that says that it arrived.

use super::fill::{action, without_tokens};
use super::menu::Menus;
use super::offer::{Named, Offer, has_new, has_other, keys_of};
use super::order::{List, taken};
use super::seen::Seen;
use super::showing::{Shown, deed_at, delivery_paths, links};
use super::{MARKED, Walker, test_data};
use reqwest::Url;
use snapshot::shapes::probe::HttpHop;
use std::collections::BTreeSet;

/// The order that is delivered, and what is known of it.
pub(super) struct Delivered<'a> {
    pub(super) mark: &'a str,
    /// The order of the second shop.
    pub(super) other: Option<&'a str>,
    pub(super) boss: Option<&'a Offer>,
    /// The minutes that it got.
    pub(super) minutes: Option<u32>,
    /// The forms that were there before the first shop's order, and before the second one's.
    pub(super) known: &'a BTreeSet<String>,
    pub(super) later: &'a BTreeSet<String>,
}

impl Walker<'_> {
    pub(super) async fn delivery(&mut self, menus: &Menus, list: &List, order: &Delivered<'_>) {
        let Some(shown) = self.showing(&delivery_paths(), None, order.mark, order.known).await else { return };
        let seen = &shown.seen;
        self.told("delivery", seen.hops.clone(), shown.word, seen.piece(order.mark));
        if shown.word != "shown" {
            return;
        }
        let offer = match self.offer_of(&shown, order.mark, order.known, false).await {
            Some(offer) => Some(offer),
            None => match self.linked(&shown, order.mark).await {
                Some(Linked::Offer(offer)) => Some(*offer),
                // The link alone did it.
                Some(Linked::Done(hops)) => {
                    self.told("delivery-form", Vec::new(), "found", seen.piece(order.mark));
                    self.told("delivery-get", hops, "changed", seen.piece(order.mark));
                    return;
                }
                None => None,
            },
        };
        let Some(offer) = offer else {
            let word = if seen.document().is_some_and(|page| page.is_scripted) { "scripted" } else { "absent" };
            self.told("delivery-form", Vec::new(), word, seen.piece(order.mark));
            return;
        };
        self.told("delivery-form", Vec::new(), "found", seen.piece(order.mark));
        self.early(menus, seen, &offer, order).await;
        let Some(mut looked) = offer.to() else { return };
        looked.query_pairs_mut().clear().extend_pairs(without_tokens(&offer.form, offer.fields("")));
        let opened = self.see(&looked).await;
        let word = if self.is_open(&offer, order.mark).await.1 { "unchanged" } else { "changed" };
        self.told("delivery-get", opened.hops, word, Vec::new());
        if word == "changed" {
            return;
        }
        let Some(sent) = self.take(&offer, "").await else { return };
        self.told("delivered-sent", sent.hops.clone(), taken(&sent), sent.piece(""));
        let (after, is_open) = self.is_open(&offer, order.mark).await;
        let word = match is_open {
            false => "gone",
            // It may stand there as one that was delivered, or another one was meant by the number.
            true if offer.is_typed() => "typed",
            true => "still-there",
        };
        self.told("delivered", after.hops.clone(), word, after.piece(order.mark));
        if word == "gone" {
            self.again(list, &offer, order, &sent).await;
            self.late(list, &offer, order).await;
        }
    }

    /// An order that nobody has accepted yet, delivered: that of the second shop.
    async fn early(&mut self, menus: &Menus, seen: &Seen, offer: &Offer, order: &Delivered<'_>) {
        let Some((waiting, other, named)) = self.waiting(menus, offer, order).await else { return };
        let Some((to, fields)) = offer.aimed(&named, "") else { return };
        let early = self.send(&to, &fields).await;
        let accepted = self.take(&waiting, &waiting.minutes().pop().map_or("38".to_owned(), |known| known.0)).await;
        let list = offer.led.as_ref().map_or(&offer.page, |(list, _)| list);
        let after = self.see(list).await;
        // Where forms stand in the list, it is they that say what can be delivered, and not that it stands there.
        let has_forms = offer.led.is_none() && !offer.is_typed();
        let is_open =
            has_other(&after, &named) || has_new(&after, &keys_of(seen)) || (!has_forms && after.shows(&other));
        let word = match (early.outcome, accepted.is_some(), is_open) {
            ("fault", _, _) => "fault",
            ("refused" | "invalid" | "method" | "missing", _, _) => "refused",
            (_, true, true) => "refused",
            (_, true, false) => "accepted",
            (_, false, _) => "unknown",
        };
        self.told("delivery-early", early.hops, word, Vec::new());
    }

    /// The form for the minutes of an order of the second shop that has none, its mark, and where both forms name it: a
    /// new order, where the first one has got its minutes meanwhile.
    async fn waiting(&mut self, menus: &Menus, offer: &Offer, order: &Delivered<'_>) -> Option<(Offer, String, Named)> {
        let (boss, menu) = (order.boss?, menus.second.as_ref()?);
        let shops = (menus.first.shop.as_str(), menu.shop.as_str());
        let named = |waiting: &Offer| boss.named(waiting, shops).and_then(|named| offer.names(&named));
        let mut mark = order.other?.to_owned();
        let found = self.boss_form(menu, &mark, order.later).await;
        if let Some((waiting, named)) = found.and_then(|waiting| named(&waiting).map(|named| (waiting, named))) {
            return Some((waiting, mark, named));
        }
        let known = order.later.union(&self.before(menus).await).cloned().collect();
        mark = self.mark();
        self.order_at(menu, &test_data(&mark)).await?;
        let waiting = self.boss_form(menu, &mark, &known).await?;
        let named = named(&waiting)?;
        Some((waiting, mark, named))
    }

    /// The same delivery once more.
    async fn again(&mut self, list: &List, offer: &Offer, order: &Delivered<'_>, sent: &Seen) {
        let mut looks = Vec::new();
        for _ in 0..LOOKS {
            looks.push(self.listing(list, order.mark).await);
        }
        let Some(again) = self.take(offer, "").await else { return };
        let after = self.listing(list, order.mark).await;
        let before: Vec<_> = looks.iter().map(|seen| seen.around(order.mark, MARKED)).collect();
        // What changes by itself tells nothing.
        let is_still = before.first().is_some_and(|first| first.is_some() && before.iter().all(|one| one == first));
        let is_changed = is_still && before.first() != Some(&after.around(order.mark, MARKED));
        let word = match again.outcome {
            "fault" => "fault",
            "refused" | "invalid" | "method" | "missing" => "taken",
            _ if is_changed => "accepted",
            // Neither refused nor told apart from the first time.
            _ if taken(&again) == "redirected" && again.is_like(sent) => "same",
            _ => "taken",
        };
        self.told("delivered-again", again.hops, word, after.piece(order.mark));
    }

    /// Minutes for an order that was delivered.
    async fn late(&mut self, list: &List, offer: &Offer, order: &Delivered<'_>) {
        let Some(boss) = order.boss else { return };
        let Some((text, number)) = self.unseen(boss, list, 91, order.minutes).await else { return };
        let before = (self.look(boss).await.counts(number), self.listing(list, order.mark).await.counts(number));
        let Some(sent) = self.take(boss, &text).await else { return };
        let after = (self.look(boss).await.counts(number), self.listing(list, order.mark).await);
        let is_back = self.is_open(offer, order.mark).await.1;
        let word = match sent.outcome {
            "fault" => "fault",
            _ if is_back || after.0 > before.0 || after.1.counts(number) > before.1 => "accepted",
            _ => "refused",
        };
        self.told("minutes-late", sent.hops, word, after.1.piece(order.mark));
    }

    /// What a link does that sounds as if it completed the order: it leads to a form, or it does it.
    async fn linked(&self, shown: &Shown, mark: &str) -> Option<Linked> {
        let (page, list) = (shown.seen.document()?, shown.seen.url()?);
        let link = deed_at(page, list, mark)?;
        let opened = self.see(&link).await;
        if !leads(&self.see(list).await, &link) {
            return Some(Linked::Done(opened.hops));
        }
        let offer = Offer::of_page(&opened, false)?;
        Some(Linked::Offer(Box::new(Offer { led: Some((list.clone(), link)), ..offer })))
    }

    /// The page of an offer, and whether it is open still: where its number has to be typed, whether the page shows it;
    /// where the order has a page of its own, whether a list leads there.
    pub(super) async fn is_open(&self, offer: &Offer, mark: &str) -> (Seen, bool) {
        let own = self.look(offer).await;
        let is_offered = match &offer.led {
            // The address of such a page says which order it is about; its form may say nothing.
            Some(_) => own.document().zip(own.url()).is_some_and(|(page, here)| {
                page.forms.iter().any(|form| form.is_post && action(form, here) == offer.to())
            }),
            None if offer.is_typed() => own.shows(mark),
            None => offer.is_offered(&own),
        };
        match &offer.led {
            Some((list, link)) if is_offered => {
                let list = self.see(list).await;
                let is_led = leads(&list, link);
                (list, is_led)
            }
            _ => (own, is_offered),
        }
    }
}

/// How often a list is looked at before something is sent again.
const LOOKS: usize = 4;

/// Where a link leads that sounds as if it completed an order.
enum Linked {
    /// To a form that does.
    Offer(Box<Offer>),
    /// To its end.
    Done(Vec<HttpHop>),
}

fn leads(list: &Seen, link: &Url) -> bool {
    let page = list.document().zip(list.url());
    page.is_some_and(|(page, here)| links(page, here).iter().any(|(url, _)| url == link))
}
