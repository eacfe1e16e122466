//! Certificates: `tests/cases/tls.txt`.
//!
//! `-- covers NAME HOST => exact|wildcard|no`, `-- LISTENER HOST => …` (which certificate is shown), `-- dates CERTIFICATE
//! TIME => …`, `-- policy LISTENER => PROTOCOLS`.

use crate::cases;
use request::Name;
use request::tls::{Dates, Fit, Moment, Shown, certificate, covers, dates, protocols, shown};
use snapshot::Inventory;
use world::Built;

fn answer(question: &str, built: &Built) -> String {
    let inventory = Inventory::new(&built.snapshot);
    let home = inventory.home();
    let id = |label: &str| built.labels.id(label).unwrap_or(label).to_owned();
    let label = |id: &str| built.labels.label(id).unwrap_or(id).to_owned();
    let listener = |word: &str| {
        let arn = id(word);
        inventory.listeners.iter().find(|one| *one.listener_arn == *arn)
    };
    let words: Vec<&str> = question.split_whitespace().collect();
    match words.as_slice() {
        ["covers", name, host] => match covers(&Name::new(name), &Name::new(host)) {
            Some(Fit::Exact) => "exact".into(),
            Some(Fit::Wildcard) => "wildcard".into(),
            None => "no".into(),
        },
        ["dates", one, time] => {
            let Ok(Some(known)) = certificate(&inventory, &id(one), home) else { return "not known".into() };
            match dates(known, Moment::read(time)) {
                Dates::Inside => "inside".into(),
                Dates::TooEarly => "too early".into(),
                Dates::TooLate => "too late".into(),
                Dates::Unknown => "unknown".into(),
            }
        }
        ["policy", one] => {
            let policy = listener(one).and_then(|listener| listener.ssl_policy.as_deref()).unwrap_or_default();
            match protocols(&inventory, policy, home) {
                Ok(protocols) => protocols.join(" "),
                Err(Some(missing)) => format!("lacks {}", missing.operation.name()),
                Err(None) => "not listed".into(),
            }
        }
        [one, host] => {
            let Some(listener) = listener(one) else { return "no such listener".into() };
            match shown(&inventory, listener, &Name::new(host), home) {
                Shown::Fitting(all) => {
                    let labels: Vec<String> = all.iter().map(|one| label(&one.certificate_arn)).collect();
                    labels.join(" ")
                }
                Shown::Default(arn, known) => {
                    format!("default {}{}", label(arn), if known.is_some() { "" } else { ", not listed" })
                }
                Shown::None => "none".into(),
                Shown::Unknown(missing) => format!("lacks {}", missing.operation.name()),
            }
        }
        _ => "no question".into(),
    }
}

#[test]
fn certificates_are_shown_as_the_cases_say() {
    cases::all(include_str!("cases/tls.txt"), answer);
}
