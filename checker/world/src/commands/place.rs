//! Which account and Region a world is about.

use super::{Command, Edit};
use crate::account::Account;
use crate::args::Args;
use crate::base::{sheet, zone_code};
use crate::error::Fault;
use serde_json::Value;
use snapshot::Place;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "region",
        usage: "region NAME",
        about: "moves everything that is at home to another Region",
        options: &[],
        examples: &["region us-east-1"],
        read: region,
    },
    Command {
        name: "account",
        usage: "account NUMBER",
        about: "gives the account another number",
        options: &[],
        examples: &["account 210987654321"],
        read: account,
    },
    Command {
        name: "in",
        usage: "in REGION|ACCOUNT/REGION EDIT",
        about: "carries an edit out in another Region or account, which was looked at too",
        options: &[],
        examples: &["in us-east-1 vpc lost 10.7.0.0/16", "in 999999999999/ap-northeast-2 vpc theirs 10.8.0.0/16"],
        read: elsewhere,
    },
];

/// An account's number.
pub(super) fn number(word: &str) -> Result<String, Fault> {
    if word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(word.to_owned())
    } else {
        Err(Fault::malformed(word, "an account's number of twelve digits like 999999999999"))
    }
}

fn region_name(word: &str) -> Result<String, Fault> {
    let parts: Vec<&str> = word.split('-').collect();
    let good = parts.len() >= 3
        && parts.iter().all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
        && parts.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    if good { Ok(word.to_owned()) } else { Err(Fault::malformed(word, "a Region like us-east-1")) }
}

fn region(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let name = region_name(&args.word("the Region")?)?;
    Ok(Box::new(move |account| {
        let old = account.home.region.clone();
        let codes = (format!("{}-az", zone_code(&old)), format!("{}-az", zone_code(&name)));
        let to = Place { account: account.home.account.clone(), region: name.clone() };
        rename(account, &to, &[(&old, &name), (&codes.0, &codes.1)])
    }))
}

fn account(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let number = number(&args.word("the account's number")?)?;
    Ok(Box::new(move |account| {
        let old = account.home.account.clone();
        let to = Place { account: number.clone(), region: account.home.region.clone() };
        rename(account, &to, &[(&old, &number)])
    }))
}

/// Gives home another name, everywhere in what is listed there. The list of Regions stays as it is.
fn rename(account: &mut Account, to: &Place, changes: &[(&str, &str)]) -> Result<(), Fault> {
    let from = account.home.clone();
    if from == *to {
        return Ok(());
    }
    if account.places.contains_key(to) {
        let why = format!("{}/{} was looked at already, by `in` or an edit that names it", to.account, to.region);
        return Err(Fault::refused(&to.region, why, "move this line up, before that one"));
    }
    let mut sheet = account.places.remove(&from).unwrap_or_default();
    for (operation, answer) in &mut sheet {
        if *operation == snapshot::Ask::DescribeRegions {
            continue;
        }
        let children = answer.children.values_mut().flatten();
        for element in answer.elements.iter_mut().chain(children) {
            replace(element, changes);
        }
    }
    account.places.insert(to.clone(), sheet);
    account.labels.values_mut().filter(|named| named.place == from).for_each(|named| named.place = to.clone());
    account.home = to.clone();
    account.here = to.clone();
    Ok(())
}

fn replace(value: &mut Value, changes: &[(&str, &str)]) {
    match value {
        Value::String(text) => {
            for (from, to) in changes {
                if text.contains(from) {
                    *text = text.replace(from, to);
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| replace(element, changes)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, changes)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn elsewhere(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word("the Region")?;
    let (other, region) = match word.split_once('/') {
        Some((account, region)) => (Some(number(account)?), region_name(region)?),
        None => (None, region_name(&word)?),
    };
    let first = args.peek();
    if matches!(first, None | Some("in" | "region" | "account")) {
        return Err(Fault::Missing { what: "an edit that makes or changes something", usage: "in REGION EDIT" });
    }
    let edit = crate::world::read(&args.raw())?;
    Ok(Box::new(move |account| {
        let place = Place { account: other.unwrap_or_else(|| account.home.account.clone()), region };
        if !account.places.contains_key(&place) {
            let sheet = sheet(&place, true);
            account.places.insert(place.clone(), sheet);
        }
        account.here = place;
        edit(account)
    }))
}
