//! Every word on the pages, in both languages.
//!
//! A language is a value of [`Text`], so a sentence that one of them lacks does not compile.

mod en;
mod ko;

use crate::domain::state::State;

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Korean.
    Ko,
    /// English.
    En,
}

/// The words of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each name is the sentence")]
pub struct Text {
    pub code: &'static str,
    pub app_name: &'static str,
    pub tagline: &'static str,
    pub skip: &'static str,
    pub navigation: &'static str,
    pub nav_order: &'static str,
    pub nav_orders: &'static str,
    pub nav_boss: &'static str,
    pub nav_delivery: &'static str,
    pub nav_polls: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub served_by: &'static str,
    pub serves: &'static str,
    pub shops: &'static str,
    pub no_shops: &'static str,
    pub more_shops: &'static str,
    pub more_dishes: &'static str,
    pub from_start: &'static str,
    pub see_menu: &'static str,
    pub menu_of: fn(&str) -> String,
    pub choose_dishes: &'static str,
    pub quantity_of: fn(&str) -> String,
    pub address: &'static str,
    pub address_hint: &'static str,
    pub place_order: &'static str,
    pub empty_menu: &'static str,
    pub orders: &'static str,
    pub no_orders: &'static str,
    pub order_number: fn(i64) -> String,
    pub placed_notice: fn(i64) -> String,
    pub your_orders: &'static str,
    pub to_order_list: &'static str,
    pub older: &'static str,
    pub newest: &'static str,
    pub shop: &'static str,
    pub dishes: &'static str,
    pub total: &'static str,
    pub status: &'static str,
    pub placed_at: &'static str,
    pub won: fn(&str) -> String,
    pub state_placed: &'static str,
    pub state_accepted: fn(i64) -> String,
    pub state_delivered: &'static str,
    pub boss_title: &'static str,
    pub boss_choose: &'static str,
    pub orders_of: fn(&str) -> String,
    pub minutes: &'static str,
    pub accept: &'static str,
    pub delivery_title: &'static str,
    pub no_deliveries: &'static str,
    pub complete: &'static str,
    pub polls_title: &'static str,
    pub no_polls: &'static str,
    pub vote: &'static str,
    pub results: &'static str,
    pub results_of: fn(&str) -> String,
    pub votes: fn(i64) -> String,
    pub vote_again: &'static str,
    pub choose_one: &'static str,
    pub pin_title: fn(&str) -> String,
    pub pin: &'static str,
    pub pin_enter: &'static str,
    pub pin_wrong: &'static str,
    pub pin_later: &'static str,
    pub invalid_missing: fn(&str) -> String,
    pub invalid_number: fn(&str) -> String,
    pub invalid_range: fn(&str, i64, i64) -> String,
    pub invalid_long: fn(&str, usize) -> String,
    pub invalid_character: fn(&str) -> String,
    pub field_dish: &'static str,
    pub field_quantity: &'static str,
    pub field_order: &'static str,
    pub field_name: &'static str,
    pub field_price: &'static str,
    pub no_such_shop: &'static str,
    pub not_on_menu: &'static str,
    pub back: &'static str,
    pub not_found: &'static str,
    pub not_found_why: &'static str,
    pub not_served_why: &'static str,
    pub method: &'static str,
    pub method_why: &'static str,
    pub bad_request: &'static str,
    pub bad_form_why: &'static str,
    pub bad_host_why: &'static str,
    pub forbidden: &'static str,
    pub token_why: &'static str,
    pub origin_why: fn(&str, &str) -> String,
    pub cross_site_why: &'static str,
    pub conflict: &'static str,
    pub conflict_why: fn(&str) -> String,
    pub too_large: &'static str,
    pub too_large_why: &'static str,
    pub too_slow: &'static str,
    pub too_slow_why: &'static str,
    pub wrong_type: &'static str,
    pub wrong_type_why: &'static str,
    pub too_many: &'static str,
    pub too_many_why: &'static str,
    pub busy: &'static str,
    pub busy_why: &'static str,
    pub unsure: &'static str,
    pub unsure_why: &'static str,
    pub internal: &'static str,
    pub internal_why: &'static str,
    pub request_number: &'static str,
}

impl Lang {
    /// Returns the words of the language.
    pub fn text(self) -> &'static Text {
        match self {
            Self::Ko => &ko::TEXT,
            Self::En => &en::TEXT,
        }
    }

    /// Reads a language code such as `ko` or `en-GB`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split(['-', '_']).next()?.trim().to_ascii_lowercase().as_str() {
            "ko" => Some(Self::Ko),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Chooses by an `Accept-Language` header; the course's own language where it names neither.
    pub fn preferred(header: &str) -> Self {
        let mut best = (0.0, Self::Ko);
        for entry in header.split(',').take(20) {
            let mut parts = entry.split(';');
            let lang = parts.next().and_then(Self::from_code);
            let quality = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            if let Some(lang) = lang
                && quality > best.0
            {
                best = (quality, lang);
            }
        }
        best.1
    }
}

impl Text {
    /// Says where an order stands.
    pub fn state(&self, state: State) -> String {
        match state {
            State::Placed => self.state_placed.to_owned(),
            State::Accepted(minutes) => (self.state_accepted)(minutes),
            State::Delivered(_) => self.state_delivered.to_owned(),
        }
    }

    /// Writes an amount of money.
    pub fn money(&self, won: i64) -> String {
        let digits = won.to_string();
        let mut grouped = String::with_capacity(digits.len() + 4);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        (self.won)(&grouped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_preference() {
        let cases = [
            ("", Lang::Ko),
            ("fr-FR,fr", Lang::Ko),
            ("en-US,en;q=0.9", Lang::En),
            ("ko-KR,ko;q=0.9,en;q=0.8", Lang::Ko),
            ("ko;q=0.3, en;q=0.8", Lang::En),
            ("en;q=0, ko;q=0.1", Lang::Ko),
            ("en;q=abc", Lang::En),
        ];
        for (header, expected) in cases {
            assert_eq!(Lang::preferred(header), expected, "{header:?}");
        }
    }

    #[test]
    fn money_is_grouped() {
        assert_eq!(Lang::En.text().money(0), "₩0");
        assert_eq!(Lang::En.text().money(1_234_567), "₩1,234,567");
        assert_eq!(Lang::Ko.text().money(19_000), "19,000원");
    }
}
