//! The delivery: accepted orders, each with the form that says that it arrived.

use super::Walker;
use super::boss::{Boss, form_of, has_new, keys_of};
use super::fill::{action, filled, key, own_values, with};
use super::menu::Menus;
use super::order::taken;
use super::seen::Seen;
use std::collections::BTreeSet;

impl Walker<'_> {
    /// `known` and `later` are the forms that were there before the first shop's order, and before the second one's.
    pub(super) async fn delivery(
        &mut self,
        menus: &Menus,
        mark: &str,
        other: Option<&str>,
        boss: Option<&Boss>,
        (known, later): (&BTreeSet<String>, &BTreeSet<String>),
    ) {
        let paths = ["delivery/orders/", "delivery/orders", "delivery/"].map(str::to_owned);
        let Some((seen, word)) = self.showing(&paths, mark, known).await else { return };
        self.told("delivery", seen.hops.clone(), word, seen.piece(mark));
        if word != "shown" {
            return;
        }
        let (Some(page), Some(url)) = (seen.document(), seen.url()) else { return };
        let Some(form) = form_of(page, url, mark, known, false).cloned() else {
            let word = if page.is_scripted { "scripted" } else { "absent" };
            self.told("delivery-form", Vec::new(), word, seen.piece(mark));
            return;
        };
        self.told("delivery-form", Vec::new(), "found", seen.piece(mark));
        let Some(to) = action(&form, url) else { return };
        let fields = filled(&form, "");
        if let (Some(boss), Some(other), Some(menu)) = (boss, other, &menus.second)
            && let Some(waiting) = self.boss_form(menu, other, later).await
            && let Some((name, own, id)) = boss.order(&waiting, (&menus.first.shop, &menu.shop))
            // It is named here as on the owner's page, or by the same value.
            && let Some(field) = own_values(&form).find(|field| field.name == name || field.value == own)
        {
            let name = field.name.clone();
            let early = self.send(&to, &with(&fields, &[name], &id)).await;
            let accepted = self.accept(&waiting, "38").await;
            let after = self.see(url).await;
            let is_open = after.shows(other) || has_new(&after, &keys_of(&seen));
            let word = match (early.outcome, accepted.is_some(), is_open) {
                ("fault", _, _) => "fault",
                (_, true, true) => "refused",
                (_, true, false) => "accepted",
                (_, false, _) => "unknown",
            };
            self.told("delivery-early", early.hops, word, Vec::new());
        }
        let mut looked = to.clone();
        looked.query_pairs_mut().clear().extend_pairs(&fields);
        let opened = self.see(&looked).await;
        let is_open = |seen: &Seen| key(&form, url).is_some_and(|own| keys_of(seen).contains(&own));
        let word = if is_open(&self.see(url).await) { "unchanged" } else { "changed" };
        self.told("delivery-get", opened.hops, word, Vec::new());
        if word == "changed" {
            return;
        }
        let sent = self.send(&to, &fields).await;
        self.told("delivered-sent", sent.hops.clone(), taken(&sent), sent.piece(""));
        let after = self.see(url).await;
        let word = if is_open(&after) { "still-there" } else { "gone" };
        self.told("delivered", after.hops.clone(), word, after.piece(mark));
        let again = self.send(&to, &fields).await;
        let word = if again.outcome == "fault" { "fault" } else { "taken" };
        self.told("delivered-again", again.hops, word, Vec::new());
    }
}
