//! A form filled in as a visitor would: what is chosen stays chosen, the first of what has to be chosen is, and free
//! text is a mark.

use crate::html::{Ask, Field, Form};
use reqwest::Url;
use std::collections::BTreeSet;

/// Fields as they are sent.
pub(super) type Fields = Vec<(String, String)>;

/// The fields of a form with its free text.
pub(super) fn filled(form: &Form, text: &str) -> Fields {
    let mut sent = Fields::new();
    let mut chosen = BTreeSet::new();
    let mut has_button = false;
    let is_chosen = |name: &str| form.fields.iter().any(|field| field.name == name && field.is_chosen);
    for field in form.fields.iter().filter(|field| !field.name.is_empty()) {
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
            Ask::Number if field.value.is_empty() => field.min.unwrap_or(1).max(1).to_string(),
            Ask::Text => fitting(field, text),
            Ask::Password => continue,
            Ask::Button if has_button => continue,
            Ask::Button => {
                has_button = true;
                field.value.clone()
            }
            Ask::Hidden | Ask::Select | Ask::Number => field.value.clone(),
        };
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

/// What tells the forms of a page apart that are one for each order: where they go, and what short hidden values they
/// carry. Long ones are tokens.
pub(super) fn key(form: &Form, page: &Url) -> Option<String> {
    let own: Vec<_> = own_values(form).map(|field| format!("{}={}", field.name, field.value)).collect();
    let action = action(form, page)?;
    (form.is_post && (!own.is_empty() || !form.action.is_empty()))
        .then(|| format!("{} {}", action.path(), own.join("&")))
}

/// The same by the shortest values alone, which are no token that changes each time; `None` without any.
pub(super) fn short_key(form: &Form, page: &Url) -> Option<String> {
    let own = own_values(form).filter(|field| !is_token(field));
    let own: Vec<_> = own.map(|field| format!("{}={}", field.name, field.value)).collect();
    let action = action(form, page)?;
    (form.is_post && !own.is_empty()).then(|| format!("{} {}", action.path(), own.join("&")))
}

/// Hidden values that are no tokens.
pub(super) fn own_values(form: &Form) -> impl Iterator<Item = &Field> {
    let is_own = |field: &&Field| !field.name.is_empty() && !field.value.is_empty() && field.value.len() <= 40;
    form.fields.iter().filter(|field| field.ask == Ask::Hidden).filter(is_own)
}

/// Whether a hidden value looks like a token: a long one.
pub(super) fn is_token(field: &Field) -> bool {
    field.ask == Ask::Hidden && field.value.len() >= 16
}
