//! A form filled in as a visitor would: what is chosen stays chosen, the first of what has to be chosen is, and free
//! text is a mark.

use crate::html::{Ask, Field, Form, HEADER};
use reqwest::Url;
use std::collections::BTreeSet;

/// Fields as they are sent.
pub(super) type Fields = Vec<(String, String)>;

/// The fields of a form with its free text.
pub(super) fn filled(form: &Form, text: &str) -> Fields {
    let mut sent = Fields::new();
    let mut chosen = BTreeSet::new();
    // The first button sends the form, whether it has a name or not.
    let button = form.fields.iter().position(|field| field.ask == Ask::Button);
    // Where how many of each is what is asked: one of the first.
    let mut has_some = false;
    let is_chosen = |name: &str| form.fields.iter().any(|field| field.name == name && field.is_chosen);
    for (place, field) in form.fields.iter().enumerate().filter(|(_, field)| !field.name.is_empty()) {
        let value = match field.ask {
            Ask::Check | Ask::Radio => {
                let is_first = !is_chosen(&field.name) && !chosen.contains(&field.name);
                if !field.is_chosen && !is_first {
                    continue;
                }
                chosen.insert(field.name.clone());
                field.value.clone()
            }
            Ask::Select if field.value.is_empty() => {
                field.options.iter().find(|option| !option.is_empty()).cloned().unwrap_or_default()
            }
            Ask::Number if field.value == "0" && !has_some => field.min.unwrap_or(1).max(1).to_string(),
            Ask::Number if field.value.is_empty() => field.min.unwrap_or(1).max(1).to_string(),
            Ask::Text => fitting(field, text),
            Ask::Password => continue,
            Ask::Button if button != Some(place) => continue,
            Ask::Hidden | Ask::Select | Ask::Number | Ask::Exact | Ask::Button => field.value.clone(),
        };
        has_some |= field.ask == Ask::Number;
        sent.push((field.name.clone(), value));
    }
    sent
}

/// As much of the end of a text as fits: the end tells one mark from another.
fn fitting(field: &Field, text: &str) -> String {
    let length = text.chars().count();
    let most = field.max_length.unwrap_or(length).min(length);
    text.chars().skip(length - most).collect()
}

/// Where a form is sent to.
pub(super) fn action(form: &Form, page: &Url) -> Option<Url> {
    let action = form.action.trim();
    if action.is_empty() { Some(page.clone()) } else { page.join(action).ok() }
}

/// The same fields with another value in some of them.
pub(super) fn with(fields: &[(String, String)], names: &[String], value: &str) -> Fields {
    let changed = |name: &String, old: &String| if names.contains(name) { value.to_owned() } else { old.clone() };
    fields.iter().map(|(name, old)| (name.clone(), changed(name, old))).collect()
}

/// The same fields with something chosen, whether it was among them or not.
pub(super) fn choosing(fields: &[(String, String)], name: &str, value: &str) -> Fields {
    let mut chosen = with(fields, &[name.to_owned()], value);
    if !chosen.iter().any(|(known, _)| known == name) {
        chosen.push((name.to_owned(), value.to_owned()));
    }
    chosen
}

/// What tells the forms of a page apart that are one for each order: where they go, and what short hidden values they
/// carry. Long ones are tokens.
pub(super) fn key(form: &Form, page: &Url) -> Option<String> {
    key_of(form, page, only_button(form))
}

/// The same with one of its buttons: where a form has several, each may be for another order.
fn key_of(form: &Form, page: &Url, button: Option<&Field>) -> Option<String> {
    let own = own_values(form).chain(button);
    let own: Vec<_> = own.map(|field| format!("{}={}", field.name, field.value)).collect();
    let action = action(form, page)?;
    (form.is_post && (!own.is_empty() || !form.action.is_empty()))
        .then(|| format!("{} {}", action.path(), own.join("&")))
}

/// What tells a form apart, and what does so with each of its buttons.
pub(super) fn keys(form: &Form, page: &Url) -> impl Iterator<Item = String> {
    let each = form.asking(Ask::Button).filter(|button| !button.name.is_empty() && !button.value.is_empty());
    let with_each = each.filter_map(|button| key_of(form, page, Some(button)));
    key(form, page).into_iter().chain(short_key(form, page)).chain(with_each)
}

/// The button of a form that has no other one, if something is sent by it.
fn only_button(form: &Form) -> Option<&Field> {
    let mut buttons = form.asking(Ask::Button);
    let only = buttons.next().filter(|button| !button.name.is_empty() && !button.value.is_empty())?;
    buttons.next().is_none().then_some(only)
}

/// What a form sends by itself that may name an order: hidden values that are no tokens, and that of its only button.
pub(super) fn naming_values(form: &Form) -> impl Iterator<Item = &Field> {
    own_values(form).chain(only_button(form))
}

/// The same by its values alone; `None` without any.
pub(super) fn short_key(form: &Form, page: &Url) -> Option<String> {
    naming_values(form).next()?;
    key(form, page)
}

/// Hidden values that are no tokens.
pub(super) fn own_values(form: &Form) -> impl Iterator<Item = &Field> {
    let is_own = |field: &&Field| !field.name.is_empty() && !field.value.is_empty() && !is_token(field);
    form.fields.iter().filter(|field| field.ask == Ask::Hidden).filter(is_own)
}

/// Fields of a form without those that look like tokens.
pub(super) fn without_tokens(form: &Form, mut fields: Fields) -> Fields {
    fields.retain(|(name, _)| {
        !name.starts_with(HEADER) && !form.fields.iter().any(|field| field.name == *name && is_token(field))
    });
    fields
}

/// Whether a hidden value looks like a token: a long one that is no UUID and does not say that it names a thing; some
/// databases name their rows by long words.
pub(super) fn is_token(field: &Field) -> bool {
    let (name, value) = (field.name.to_ascii_lowercase(), &field.value);
    let is_uuid = value.len() == 36 && value.bytes().filter(|byte| *byte == b'-').count() == 4;
    let sounds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let is_named = sounds(&["csrf", "xsrf", "token", "nonce"]);
    let is_thing = sounds(&["order", "shop", "menu", "pk"]) || name == "id" || name.ends_with("_id");
    field.ask == Ask::Hidden && value.len() >= 16 && !is_uuid && (is_named || !is_thing)
}

/// What can be chosen in a form: a name and a value each.
pub(super) fn choices(form: &Form) -> impl Iterator<Item = (&str, &str)> {
    form.fields.iter().filter(|field| !field.name.is_empty()).flat_map(|field| {
        let options: &[String] = if field.ask == Ask::Select { &field.options } else { &[] };
        let own = matches!(field.ask, Ask::Radio | Ask::Check | Ask::Button).then_some(&field.value);
        let values = options.iter().chain(own).filter(|value| !value.is_empty());
        values.map(|value| (field.name.as_str(), value.as_str()))
    })
}

/// What tells a choice apart from those of all forms.
pub(super) fn choice_key(form: &Form, page: &Url, (name, value): (&str, &str)) -> Option<String> {
    form.is_post.then(|| Some(format!("{} {name}~{value}", action(form, page)?.path())))?
}

#[cfg(test)]
mod tests {
    use super::{is_token, key};
    use crate::html::Document;

    #[test]
    fn a_long_name_of_a_row_is_no_token() {
        let page = Document::read(
            "<form method=post action=/a><input type=hidden name=_csrf value=0123456789abcdef>
             <input type=hidden name=sum value=0123456789abcdef><input type=hidden name=order_id value=507f1f77bcf86cd799439011>
             <input type=hidden name=next value=/order/><button name=go value=1></form>",
        );
        let form = &page.forms[0];
        let tokens: Vec<_> = form.fields.iter().filter(|field| is_token(field)).map(|field| &*field.name).collect();
        assert_eq!(tokens, ["_csrf", "sum"]);
        let told = key(form, &"http://a/".parse().expect("an address"));
        assert_eq!(told.as_deref(), Some("/a order_id=507f1f77bcf86cd799439011&next=/order/&go=1"));
    }
}
