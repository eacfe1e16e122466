//! What a page offers to do with one order: a form of its own, or one form for all orders in which it can be chosen.

use super::Walker;
use super::fill::{
    Fields, action, choice_key, choices, choosing, filled, key, keys, naming_values, own_values, short_key, with,
};
use super::seen::Seen;
use crate::html::{Ask, Document, Field, Form};
use reqwest::Url;
use std::collections::BTreeSet;

/// The way by which somebody says which shop is theirs, where the page's address does not.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) url: Url,
    pub(super) fields: Fields,
    /// The field that names the shop.
    pub(super) name: String,
    pub(super) is_post: bool,
}

impl Entry {
    /// The same for another shop.
    pub(super) fn of(&self, shop: &str) -> Self {
        Self { fields: choosing(&self.fields, &self.name, shop), ..self.clone() }
    }
}

/// What can be done with one order.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub(super) page: Url,
    pub(super) form: Form,
    /// The order, where the form is one for all.
    pub(super) choice: Option<(String, String)>,
    pub(super) entry: Option<Entry>,
    /// The list that leads to the page, where it is one of the order alone, and the link by which it does.
    pub(super) led: Option<(Url, Url)>,
}

/// Where the order is named in what is sent.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// The field; nothing where it is a part of the address.
    field: String,
    pub(super) own: String,
    pub(super) other: String,
}

impl Offer {
    /// The offer that belongs to a marked order: the only new one, or the one beside which the mark stands.
    pub(super) fn of(seen: &Seen, mark: &str, known: &BTreeSet<String>, asks: bool) -> Option<Self> {
        let (page, url) = (seen.document()?, seen.url()?);
        let offer =
            |form: &Form, choice| Self { page: url.clone(), form: form.clone(), choice, entry: None, led: None };
        let fits: Vec<&Form> = page.forms.iter().filter(|form| form.is_post && (!asks || is_asking(form))).collect();
        let is_new = |form: &&&Form| key(form, url).is_some_and(|key| !known.contains(&key));
        let fresh: Vec<&Form> = fits.iter().filter(is_new).copied().collect();
        if let [only] = fresh.as_slice() {
            let choice = chosen(only, url, mark, known).filter(|_| naming_values(only).next().is_none());
            return Some(offer(only, choice));
        }
        let shared = fits.iter().find_map(|form| Some((form, chosen(form, url, mark, known)?)));
        if let (Some((form, choice)), true) = (shared, fresh.is_empty()) {
            return Some(offer(form, Some(choice)));
        }
        let at = page.text.find(mark)?;
        let among = if fresh.is_empty() { &fits } else { &fresh };
        // What an order says stands before its form, or in it; else behind it.
        let behind = among.iter().find(|form| at < form.to);
        let form = behind.or_else(|| among.iter().rev().find(|form| form.to <= at)).copied()?;
        Some(offer(form, typed(form, page, mark, asks)))
    }

    /// What a page of one order offers.
    pub(super) fn of_page(seen: &Seen, asks: bool) -> Option<Self> {
        let (page, url) = (seen.document()?, seen.url()?);
        let mut forms = page.forms.iter().filter(|form| form.is_post);
        let form = forms.next().filter(|form| !asks || is_asking(form))?.clone();
        forms.next().is_none().then(|| Self { page: url.clone(), form, choice: None, entry: None, led: None })
    }

    /// Whether a page offers it still.
    pub(super) fn is_offered(&self, seen: &Seen) -> bool {
        let own = match &self.choice {
            Some((name, value)) => choice_key(&self.form, &self.page, (name.as_str(), value.as_str())),
            None => key(&self.form, &self.page),
        };
        own.is_some_and(|own| keys_of(seen).contains(&own))
    }

    /// Whether the order has to be typed in: then nothing on the page says whether it is offered still.
    pub(super) fn is_typed(&self) -> bool {
        let is_there = |own: (&str, &str)| choices(&self.form).any(|choice| choice == own);
        self.choice.as_ref().is_some_and(|(name, value)| !is_there((name.as_str(), value.as_str())))
    }

    /// What is sent to do it.
    pub(super) fn fields(&self, minutes: &str) -> Fields {
        let asked: Vec<String> = self.asked().map(|field| field.name.clone()).collect();
        let fields = with(&filled(&self.form, minutes), &asked, minutes);
        match &self.choice {
            Some((name, value)) => choosing(&fields, name, value),
            None => fields,
        }
    }

    pub(super) fn to(&self) -> Option<Url> {
        action(&self.form, &self.page)
    }

    /// What it asks for beside the order.
    fn asked(&self) -> impl Iterator<Item = &Field> {
        let is_choice = |field: &Field| self.choice.as_ref().is_some_and(|(name, _)| *name == field.name);
        self.form.fields.iter().filter(move |field| is_asked(field) && !is_choice(field))
    }

    /// The numbers that can be sent for minutes, with what the page says of them; nothing where any can.
    pub(super) fn minutes(&self) -> Vec<(String, u32)> {
        let is_offered = |field: &&Field| matches!(field.ask, Ask::Select | Ask::Radio | Ask::Button);
        let Some(field) = self.asked().find(is_offered) else {
            return Vec::new();
        };
        let number = |text: &str| {
            let digits: String =
                text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
            digits.parse::<u32>().ok()
        };
        if field.ask != Ask::Select {
            let all = self.form.fields.iter().filter(|other| other.name == field.name);
            return all.filter_map(|field| Some((field.value.clone(), number(&field.value)?))).collect();
        }
        let labels = field.options.iter().zip(&field.labels);
        labels
            .filter(|(value, _)| !value.is_empty())
            .filter_map(|(value, label)| Some((value.clone(), number(label)?)))
            .collect()
    }

    /// Where this order is named, and what names the one of another offer. What names the shop is none.
    pub(super) fn named(&self, other: &Self, shops: (&str, &str)) -> Option<Named> {
        if let (Some((name, own)), Some((_, other))) = (&self.choice, &other.choice) {
            return Some(Named { field: name.clone(), own: own.clone(), other: other.clone() });
        }
        let pairs = naming_values(&self.form).filter_map(|field| {
            let other =
                naming_values(&other.form).find(|other| other.name == field.name && other.value != field.value)?;
            Some(Named { field: field.name.clone(), own: field.value.clone(), other: other.value.clone() })
        });
        let pairs: Vec<_> = pairs.collect();
        let is_order = |named: &&Named| pairs.len() == 1 || named.own != shops.0 || named.other != shops.1;
        if let Some(found) = pairs.iter().find(is_order).or(pairs.first()) {
            return Some(found.clone());
        }
        let (own, others) = (self.to()?, other.to()?);
        let differing: Vec<_> =
            own.path_segments()?.zip(others.path_segments()?).filter(|(own, other)| own != other).collect();
        // Where only one part differs, nothing else names the order, though its number may be that of the shop as well.
        let is_shop = |pair: &&(&str, &str)| **pair == shops && differing.len() > 1;
        let mut orders = differing.iter().filter(|pair| !is_shop(pair));
        let (own, other) = orders.next().filter(|_| orders.next().is_none())?;
        Some(Named { field: String::new(), own: (*own).to_owned(), other: (*other).to_owned() })
    }

    /// Where this offer names the order that is named so elsewhere.
    pub(super) fn names(&self, order: &Named) -> Option<Named> {
        let with = |field: &str| Some(Named { field: field.to_owned(), ..order.clone() });
        if let Some((name, _)) = &self.choice {
            return with(name);
        }
        let is_it = |field: &&Field| (!order.field.is_empty() && field.name == order.field) || field.value == order.own;
        if let Some(field) = naming_values(&self.form).find(is_it) {
            return with(&field.name);
        }
        self.to()?.path_segments()?.any(|part| part == order.own).then(|| with(""))?
    }

    /// What is sent to do it with the other order.
    pub(super) fn aimed(&self, named: &Named, minutes: &str) -> Option<(Url, Fields)> {
        let (mut url, fields) = (self.to()?, self.fields(minutes));
        if !named.field.is_empty() {
            return Some((url, choosing(&fields, &named.field, &named.other)));
        }
        let parts: Vec<_> =
            url.path().split('/').map(|part| if part == named.own { named.other.as_str() } else { part }).collect();
        let path = parts.join("/");
        url.set_path(&path);
        Some((url, fields))
    }

    /// Whether what is sent says whose order it is, beside which one it is.
    pub(super) fn says_shop(&self, other: &Self, named: &Named) -> bool {
        let path = |url: Option<Url>| url.map(|url| url.path().to_owned());
        let aimed = path(self.aimed(named, "").map(|(url, _)| url));
        self.entry.is_some() || own_values(&self.form).count() > 1 || aimed != path(other.to())
    }
}

impl Walker<'_> {
    /// The page of an offer, as whoever made it sees it.
    pub(super) async fn look(&self, offer: &Offer) -> Seen {
        if let Some(entry) = &offer.entry {
            let _ = self.enter(entry).await;
        }
        self.see(&offer.page).await
    }

    pub(super) async fn enter(&self, entry: &Entry) -> Seen {
        if entry.is_post {
            return self.send(&entry.url, &entry.fields).await;
        }
        let mut url = entry.url.clone();
        url.query_pairs_mut().clear().extend_pairs(&entry.fields);
        self.see(&url).await
    }

    /// Sends it, for minutes where it asks for any.
    pub(super) async fn take(&self, offer: &Offer, minutes: &str) -> Option<Seen> {
        if let Some(entry) = &offer.entry {
            let _ = self.enter(entry).await;
        }
        Some(self.send(&offer.to()?, &offer.fields(minutes)).await)
    }
}

fn is_asked(field: &Field) -> bool {
    let is_asking = matches!(field.ask, Ask::Number | Ask::Text | Ask::Select | Ask::Radio);
    (is_asking || (field.ask == Ask::Button && is_of_minutes(field))) && !field.name.is_empty()
}

/// Whether what can be chosen is how long it takes, and not an order: some have a button for each.
fn is_of_minutes(field: &Field) -> bool {
    let name = field.name.to_ascii_lowercase();
    let sounds = ["time", "minute", "estimat", "duration", "eta", "시간"].iter().any(|word| name.contains(word));
    let has_number = field.ask != Ask::Button || field.value.contains(|c: char| c.is_ascii_digit());
    (sounds || name == "min" || name == "mins" || field.name == "분") && has_number && !sounds_of_order(&name)
}

fn sounds_of_order(name: &str) -> bool {
    ["order", "pk"].iter().any(|word| name.contains(word)) || name == "id" || name.ends_with("_id")
}

fn is_asking(form: &Form) -> bool {
    form.fields.iter().any(is_asked)
}

/// What was not to be chosen before, in a form for all orders: beside the mark, or under a name that sounds like it.
fn chosen(form: &Form, page: &Url, mark: &str, known: &BTreeSet<String>) -> Option<(String, String)> {
    let is_of_order = |name: &str| !form.fields.iter().any(|field| field.name == name && is_of_minutes(field));
    let is_new = |choice: &(&str, &str)| {
        is_of_order(choice.0) && choice_key(form, page, *choice).is_some_and(|key| !known.contains(&key))
    };
    let new: Vec<_> = choices(form).filter(is_new).collect();
    let says = |choice: &&(&str, &str)| {
        let labels = form.fields.iter().filter(|field| field.name == choice.0);
        labels
            .flat_map(|field| field.options.iter().zip(&field.labels))
            .any(|(value, label)| value == choice.1 && label.contains(mark))
    };
    let sounds = |choice: &&(&str, &str)| {
        let name = choice.0.to_ascii_lowercase();
        ["order", "id", "pk"].iter().any(|word| name.contains(word))
    };
    let found = new.iter().find(says).or_else(|| new.iter().find(sounds)).or(new.first())?;
    Some((found.0.to_owned(), found.1.to_owned()))
}

/// The order's number where it has to be typed: the first one in its line.
fn typed(form: &Form, page: &Document, mark: &str, asks: bool) -> Option<(String, String)> {
    let sounds = |field: &&Field| {
        let name = field.name.to_ascii_lowercase();
        ["order", "id", "pk"].iter().any(|word| name.contains(word))
    };
    // Where something is asked for, the only field is for that.
    let least = if asks { 2 } else { 1 };
    let asked = form.fields.iter().filter(|field| is_asked(field)).count();
    if own_values(form).any(|field| sounds(&field)) || asked < least {
        return None;
    }
    let is_typed = |field: &&Field| matches!(field.ask, Ask::Number | Ask::Text) && sounds(field);
    let field = form.fields.iter().find(is_typed)?;
    let line = page.line_with(mark)?.replace(mark, "");
    let digits: String = line.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| (field.name.clone(), digits))
}

/// What tells the forms of a page apart, and what can be chosen in them.
pub(super) fn keys_of(seen: &Seen) -> BTreeSet<String> {
    let (Some(page), Some(url)) = (seen.document(), seen.url()) else { return BTreeSet::new() };
    let choices = page.forms.iter().flat_map(|form| choices(form).filter_map(|choice| choice_key(form, url, choice)));
    page.forms.iter().flat_map(|form| keys(form, url)).chain(choices).collect()
}

/// Whether a page has a form for the other one of two orders.
pub(super) fn has_other(seen: &Seen, named: &Named) -> bool {
    let (Some(page), Some(url)) = (seen.document(), seen.url()) else { return false };
    page.forms.iter().filter(|form| form.is_post).any(|form| {
        let is_it = |name: &str, value: &str| name == named.field && value == named.other;
        let is_in = |to: Url| to.path_segments().is_some_and(|mut parts| parts.any(|part| part == named.other));
        naming_values(form).any(|field| is_it(&field.name, &field.value))
            || choices(form).any(|(name, value)| is_it(name, value))
            || (named.field.is_empty() && action(form, url).is_some_and(is_in))
    })
}

/// Whether a page has something for an order that was not known yet.
pub(super) fn has_new(seen: &Seen, known: &BTreeSet<String>) -> bool {
    let (Some(page), Some(url)) = (seen.document(), seen.url()) else { return false };
    let mut forms = page.forms.iter().filter(|form| form.is_post);
    forms.any(|form| {
        let choices = choices(form).filter_map(|choice| choice_key(form, url, choice));
        short_key(form, url).into_iter().chain(choices).any(|key| !known.contains(&key))
    })
}
