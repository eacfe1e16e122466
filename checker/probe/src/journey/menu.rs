//! Shops and their menus: the list of shops, the ways to menus, the form that a menu is.

use super::Walker;
use super::seen::{Body, Seen, entries};
use super::showing::asks_who;
use crate::html::{Ask, Document, Form};
use reqwest::Url;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The shops as far as they are known.
pub(super) struct Shops {
    seen: Seen,
    /// The pages of menus.
    ways: Vec<Url>,
    /// Whether that is a guess, for nothing leads there.
    is_guessed: bool,
}

/// The menus of one shop or of two.
pub(super) struct Menus {
    /// The page of the shops.
    pub(super) shops: Seen,
    pub(super) first: Menu,
    pub(super) second: Option<Menu>,
}

/// One menu with its form.
pub(super) struct Menu {
    pub(super) url: Url,
    pub(super) form: Form,
    pub(super) document: Document,
    /// What names the shop in addresses.
    pub(super) shop: String,
}

impl Walker<'_> {
    /// The list of shops.
    pub(super) async fn shops(&mut self) -> Option<Shops> {
        let seen = self.first(&["order/shops/", "order/shops", "order/shop/", "order/", ""].map(str::to_owned)).await?;
        let mut ways = seen.document().map(|page| ways(page, &seen)).unwrap_or_default();
        let mut is_guessed = false;
        let mut outcome = if asks_who(&seen) { "login" } else { seen.outcome };
        if let Body::Json(value) = &seen.body {
            if outcome == "json" {
                outcome = list_word(value);
            }
            let ids = entries(value).into_iter().flatten().filter_map(id).take(2);
            ways = ids.filter_map(|id| self.at(&format!("order/menus/{id}/"))).collect();
        } else if let Some(page) = seen.document() {
            outcome = match (ways.is_empty(), page.is_scripted) {
                (true, _) if outcome == "login" => "login",
                (false, _) => "linked",
                // Scripts may lead to menus where no link does.
                (true, true) => "scripted",
                (true, false) => "unlinked",
            };
            if ways.is_empty() {
                ways.extend(self.at("order/menus/1/"));
                is_guessed = true;
            }
        }
        self.told("shops", seen.hops.clone(), outcome, seen.piece(""));
        (!ways.is_empty()).then_some(Shops { seen, ways, is_guessed })
    }

    /// The menu of a shop, and that of another.
    pub(super) async fn menus(&mut self, shops: &Shops) -> Option<Menus> {
        let first = self.menu_of(shops.ways.first()?).await;
        let outcome = match &first.body {
            Body::Json(value) if first.outcome == "json" => list_word(value),
            _ => first.outcome,
        };
        let mut others = Vec::new();
        for url in shops.ways.iter().skip(1).take(3) {
            others.push(self.menu_of(url).await);
        }
        // A shop may have nothing to order yet, beside others that have.
        let orders = |seen: &Seen| seen.document().and_then(order_form).is_some();
        let (first, mut rest) = match others.iter().position(orders) {
            Some(place) if !orders(&first) => {
                let later = others.split_off(place);
                let mut later = later.into_iter();
                (later.next()?, later.collect())
            }
            _ => (first, others),
        };
        let place = rest.iter().position(orders).unwrap_or_default();
        let second = (place < rest.len()).then(|| rest.swap_remove(place));
        let is_alike =
            second.as_ref().is_some_and(|second| second.outcome == "page" && is_same(second, &first, &shops.seen));
        let outcome = match outcome {
            "page" if asks_who(&first) => "login",
            "page" | "listed" if self.is_anything(shops, &first).await => "other",
            "page" if is_alike => "alike",
            outcome => outcome,
        };
        self.told("menus", first.hops.clone(), outcome, first.piece(""));
        let document = first.document()?;
        let word = match order_form(document) {
            Some(form) if form.is_post => "found",
            Some(_) => "by-get",
            // Scripts may send what no form does.
            None if document.is_scripted => "scripted",
            None => "absent",
        };
        self.told("order-form", Vec::new(), word, first.piece(""));
        let first = menu(&first)?;
        let second = second.as_ref().and_then(menu);
        let shops = self.see(shops.seen.url()?).await;
        Some(Menus { shops, first, second })
    }

    /// Whether a menu is what is answered to everything: the page of the shops once more, or a page where nothing led to
    /// it, and no address is unknown.
    async fn is_anything(&self, shops: &Shops, menu: &Seen) -> bool {
        if menu.text().trim() == shops.seen.text().trim() {
            return true;
        }
        let nowhere = self.at("order/check-test-nothing-here/").filter(|_| shops.is_guessed);
        match nowhere {
            Some(nowhere) => matches!(self.see(&nowhere).await.outcome, "page" | "json"),
            None => false,
        }
    }

    async fn menu_of(&self, url: &Url) -> Seen {
        let seen = self.see(url).await;
        if seen.outcome != "missing" {
            return seen;
        }
        let id = url.path_segments().and_then(|mut parts| parts.rfind(|part| !part.is_empty())).unwrap_or_default();
        let asked = self.at(&format!("order/menus/?shop={id}"));
        for other in bare(url).into_iter().chain(asked) {
            let other = self.see(&other).await;
            if other.outcome != "missing" {
                return other;
            }
        }
        seen
    }
}

/// What a list in JSON is.
fn list_word(value: &Value) -> &'static str {
    match entries(value) {
        Some(list) if !list.is_empty() => "listed",
        Some(_) => "empty",
        None => "other",
    }
}

/// Whether two pages say the same and offer the same, but for what the list of shops says: names of shops.
fn is_same(one: &Seen, other: &Seen, shops: &Seen) -> bool {
    let names: BTreeSet<&str> = shops.text().split_whitespace().collect();
    let words = |seen: &Seen| {
        let words = seen.text().split_whitespace().filter(|word| !names.contains(word));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let values = |seen: &Seen| {
        let form = seen.document().and_then(order_form);
        let fields = form.into_iter().flat_map(|form| &form.fields).filter(|field| field.ask != Ask::Hidden);
        fields.map(|field| field.value.clone()).collect::<Vec<_>>()
    };
    words(one) == words(other) && values(one) == values(other)
}

fn menu(seen: &Seen) -> Option<Menu> {
    let document = seen.document()?;
    let form = order_form(document).filter(|form| form.is_post)?.clone();
    let url = seen.url()?.clone();
    // It stands in the address, after `?` or at its end.
    let asked = url.query_pairs().find(|(name, value)| name.contains("shop") && !value.is_empty());
    let asked = asked.or_else(|| url.query_pairs().find(|(_, value)| !value.is_empty()));
    let last = url.path_segments()?.rfind(|part| !part.is_empty())?.to_owned();
    let shop = asked.map_or(last, |(_, value)| value.into_owned());
    Some(Menu { url, form, document: document.clone(), shop })
}

/// The same address without the slash at its end.
fn bare(url: &Url) -> Option<Url> {
    let path = url.path().strip_suffix('/')?.to_owned();
    let mut bare = url.clone();
    bare.set_path(&path);
    Some(bare)
}

/// The form by which something is ordered: what can be chosen, and room for where it goes.
pub(super) fn order_form(page: &Document) -> Option<&Form> {
    let worth = |form: &&Form| {
        let has = |asks: &[Ask]| form.fields.iter().any(|field| asks.contains(&field.ask) && !field.name.is_empty());
        let choice = usize::from(has(&[Ask::Check])) * 2 + usize::from(has(&[Ask::Radio, Ask::Select, Ask::Number]));
        if choice == 0 || has(&[Ask::Password]) {
            return 0;
        }
        usize::from(form.is_post) * 4 + choice + usize::from(has(&[Ask::Text]))
    };
    page.forms.iter().filter(|form| worth(form) > 0).max_by_key(worth)
}

/// The pages to which links lead that differ in nothing but in which shop they mean.
pub(super) fn ways(page: &Document, seen: &Seen) -> Vec<Url> {
    let Some(here) = seen.url() else { return Vec::new() };
    let mut groups: BTreeMap<String, Vec<Url>> = BTreeMap::new();
    let of_forms = page.forms.iter().filter(|form| !form.is_post).map(|form| form.action.as_str());
    for href in page.links.iter().map(|link| link.href.as_str()).chain(of_forms) {
        let Ok(mut url) = here.join(href) else { continue };
        url.set_fragment(None);
        let is_here = url.host() == here.host() && url.port_or_known_default() == here.port_or_known_default();
        if !is_here || url == *here {
            continue;
        }
        let group = groups.entry(shape(&url)).or_default();
        if !group.contains(&url) {
            group.push(url);
        }
    }
    let worth = |(shape, group): &(String, Vec<Url>)| {
        let is_menu = shape.to_ascii_lowercase().contains("menu");
        let others = ["order/order", "boss", "delivery", "polls", "admin"];
        let is_other = others.iter().any(|word| shape.contains(word));
        let is_one_of_many = is_menu || (shape.contains('#') && !is_other);
        if is_one_of_many { usize::from(is_menu) * 1_000 + group.len() } else { 0 }
    };
    let best = groups.into_iter().filter(|group| worth(group) > 0).max_by_key(worth);
    best.map(|(_, group)| group).unwrap_or_default()
}

/// An address with `#` for each number, and for whatever names a shop's menu: pages of one kind look alike.
fn shape(url: &Url) -> String {
    let path = url.path();
    let whole = path.trim_end_matches('/');
    let menu = whole.rsplit_once('/').filter(|(front, last)| front.contains("menu") && !last.contains("menu"));
    let path = menu.map_or_else(|| path.to_owned(), |(front, _)| format!("{front}/#"));
    let query = url.query_pairs().map(|(name, _)| format!("?{name}=#")).collect::<String>();
    let mut shape = String::new();
    for c in path.chars().chain(query.chars()) {
        match c {
            '0'..='9' if shape.ends_with('#') => {}
            '0'..='9' => shape.push('#'),
            c => shape.push(c),
        }
    }
    shape
}

/// What names an entry of a list: `pk`, `id`, a word for addresses, or a number under a name that ends so.
fn id(entry: &Value) -> Option<String> {
    let members = entry.as_object()?;
    let text = |value: &Value| match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if !text.is_empty() && text.len() <= 40 => Some(text.clone()),
        _ => None,
    };
    let known = ["pk", "id", "slug", "code"].iter().find_map(|name| members.get(*name)).and_then(text);
    let ending = || members.iter().find(|(name, _)| name.ends_with("id")).and_then(|(_, value)| text(value));
    let number = || members.values().find(|value| value.is_u64()).and_then(text);
    known.or_else(ending).or_else(number)
}
