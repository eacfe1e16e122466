//! What an application should not take: orders from other sites, with somebody else's token, of another shop's menu, of
//! numbers that make no sense; and words that are not to become markup.

use super::fill::{action, filled, is_token, with};
use super::menu::Menus;
use super::order::List;
use super::seen::Seen;
use super::{Walker, test_data};
use crate::html::Ask;

impl Walker<'_> {
    pub(super) async fn forged(&mut self, menus: &Menus, list: &List) {
        self.strange(menus, list).await;
        self.replayed(menus, list).await;
        self.of_other_shop(menus, list).await;
        self.numbers(menus, list).await;
        self.prices(menus, list).await;
        self.markup(menus, list).await;
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
        let Ok(stranger) = self.browser.somebody_else() else { return };
        let mark = self.mark();
        let tokens: Vec<_> =
            menus.first.form.fields.iter().filter(|field| is_token(field)).map(|field| field.name.as_str()).collect();
        let mut fields = filled(&menus.first.form, &test_data(&mark));
        fields.retain(|(name, _)| !tokens.contains(&name.as_str()));
        let sent = Seen::of(stranger.post_from(&to, &fields, "https://elsewhere.example").await);
        self.kept("order-forged", sent, list, &mark).await;
    }

    /// A token that was given to somebody else.
    async fn replayed(&mut self, menus: &Menus, list: &List) {
        let Some(to) = action(&menus.first.form, &menus.first.url) else { return };
        let Ok(stranger) = self.browser.somebody_else() else { return };
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
        let of = |form: &crate::html::Form| {
            let chosen = form.fields.iter().filter(|field| is_choice(field.ask) && !field.name.is_empty());
            chosen.map(|field| (field.name.clone(), field.value.clone())).collect::<Vec<_>>()
        };
        let (own, others) = (of(&menus.first.form), of(&second.form));
        let foreign = others.into_iter().find(|(name, value)| {
            own.iter().any(|(known, _)| known == name) && !own.iter().any(|(_, known)| known == value)
        });
        let Some((name, value)) = foreign else { return };
        let mark = self.mark();
        let fresh = self.see(&menus.first.url).await;
        let form = fresh.document().and_then(super::menu::order_form).unwrap_or(&menus.first.form);
        let fields = with(&filled(form, &test_data(&mark)), &[name], &value);
        let sent = self.send(&to, &fields).await;
        self.kept("order-other-menu", sent, list, &mark).await;
    }

    /// Numbers below one and beyond all sense.
    async fn numbers(&mut self, menus: &Menus, list: &List) {
        let Some(to) = action(&menus.first.form, &menus.first.url) else { return };
        let names: Vec<_> = menus.first.form.asking(Ask::Number).map(|field| field.name.clone()).collect();
        if names.is_empty() {
            return;
        }
        for wrong in ["-1", "1000000000"] {
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
        let before = self.see(&list.url).await;
        let Some(price) = (137..999).find(|price| before.counts(*price) == 0).filter(|_| !names.is_empty()) else {
            return;
        };
        let mark = self.mark();
        let fresh = self.see(&menus.first.url).await;
        let form = fresh.document().and_then(super::menu::order_form).unwrap_or(&menus.first.form);
        let sent = self.send(&to, &with(&filled(form, &test_data(&mark)), &names, &price.to_string())).await;
        let after = self.see(&list.url).await;
        let word = match sent.outcome {
            "fault" => "fault",
            _ if after.counts(price) > 0 => "accepted",
            _ if after.shows(&mark) => "ignored",
            _ => "refused",
        };
        let piece = after.piece(&mark);
        self.told("order-price", sent.hops, word, piece);
    }

    /// Words that look like markup.
    async fn markup(&mut self, menus: &Menus, list: &List) {
        let mark = self.mark();
        let text = format!("<i id={mark}>{}", test_data(&mark));
        let Some(sent) = self.order_at(&menus.first, &text).await else { return };
        let seen = self.see(&list.url).await;
        let is_markup = seen.document().is_some_and(|page| page.ids.contains(&mark));
        let word = match sent.outcome {
            _ if is_markup => "raw",
            _ if seen.shows(&mark) => "escaped",
            "fault" => "fault",
            _ => "refused",
        };
        self.told("order-markup", seen.hops.clone(), word, vec![text]);
    }
}
