//! Which account and Region a world is about.

use super::{Command, Edit, balancers};
use crate::account::{Account, Answer, List};
use crate::args::Args;
use crate::base::{look, zone_code};
use crate::element::{replace, replaced};
use crate::error::Fault;
use crate::phrase::Phrase;
use serde_json::json;
use snapshot::{Ask, Place, Status};

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
        name: "plan",
        usage: "plan free|paid [credits=100] [until=TIME] [status=ACTIVE]",
        about: "the plan that the account is on, with the credits that are left and its end",
        options: &["credits", "until", "status"],
        examples: &["plan free credits=87.5 until=2026-09-01T00:00:00Z"],
        read: plan,
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
        Err(Fault::malformed(word, Phrase::AccountNumber))
    }
}

pub(super) fn region_name(word: &str) -> Result<String, Fault> {
    let parts: Vec<&str> = word.split('-').collect();
    let good = parts.len() >= 3
        && parts.iter().all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
        && parts.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
    if good { Ok(word.to_owned()) } else { Err(Fault::malformed(word, Phrase::RegionLike)) }
}

fn region(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let name = region_name(&args.word(Phrase::TheRegion)?)?;
    Ok(Box::new(move |account| {
        let old = account.home.region.clone();
        let codes = (format!("{}-az", zone_code(&old)), format!("{}-az", zone_code(&name)));
        let to = Place { account: account.home.account.clone(), region: name.clone() };
        let (application, network) = balancers::zones_of(&old);
        let zones = balancers::zones_of(&name);
        let changes = [(&old, &name), (&codes.0, &codes.1), (&application, &zones.0), (&network, &zones.1)];
        rename(account, &to, &changes.map(|(from, to)| (from.as_str(), to.as_str())))
    }))
}

fn account(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let number = number(&args.word(Phrase::TheAccount)?)?;
    Ok(Box::new(move |account| {
        let old = account.home.account.clone();
        let to = Place { account: number.clone(), region: account.home.region.clone() };
        rename(account, &to, &[(&old, &number)])
    }))
}

/// Gives the account or its Region another name, in everything that was looked at from there. The list of Regions stays
/// as it is.
fn rename(account: &mut Account, to: &Place, changes: &[(&str, &str)]) -> Result<(), Fault> {
    let from = account.home.clone();
    if from == *to {
        return Ok(());
    }
    if account.places.get(to).is_some_and(|sheet| sheet.contains_key(&Ask::DescribeVpcs)) {
        let why = Phrase::LookedAt { place: format!("{}/{}", to.account, to.region) };
        return Err(Fault::refused(&to.region, why, Phrase::MoveUp));
    }
    // Services without Regions stay where they are asked, but may name the Region.
    let is_global = |ask: Ask| ask.row().service.global().is_some();
    let target = |place: &Place, ask: Ask| {
        let moves = place.region == from.region && !is_global(ask);
        let region = if moves { &to.region } else { &place.region };
        Place { account: to.account.clone(), region: region.clone() }
    };
    for (place, sheet) in std::mem::take(&mut account.places) {
        for (ask, mut answer) in sheet {
            if place.account != from.account {
                merge(account.answer(&place, ask), answer);
                continue;
            }
            let target = target(&place, ask);
            if ask != Ask::DescribeRegions && (target != place || is_global(ask)) {
                answer.lists_mut().flat_map(List::iter_mut).for_each(|element| replace(element, changes));
                let children = std::mem::take(&mut answer.children);
                answer.children = children.into_iter().map(|(id, child)| (replaced(&id, changes), child)).collect();
            }
            merge(account.answer(&target, ask), answer);
        }
    }
    account.rename_ids(|id| replaced(id, changes));
    for named in account.labels.values_mut().filter(|named| named.place.account == from.account) {
        named.place = target(&named.place, named.kind.operation());
    }
    account.home = to.clone();
    account.here = to.clone();
    if account.complete {
        look(account, to, false);
    }
    account.reindex();
    Ok(())
}

/// Two lists become one where the Region that everything moves to was asked for a part already.
fn merge(answer: &mut Answer, other: Answer) {
    answer.outcome = if answer.outcome.status == Status::NotAsked { other.outcome } else { answer.outcome.clone() };
    for element in other.elements.into_elements() {
        if !answer.elements.iter().any(|known| *known == element) {
            answer.elements.push(element);
        }
    }
    answer.children.extend(other.children);
}

fn plan(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let plan = args.one_of(Phrase::Plan, &[("free", "FREE"), ("paid", "PAID")])?;
    let credits: Option<f64> = args.parsed("credits", Phrase::Dollars)?;
    let until = args.option("until");
    let status = args.option("status").unwrap_or_else(|| "ACTIVE".into());
    Ok(Box::new(move |account| {
        let here = account.here.clone();
        let answer = account.answer(&here, Ask::GetAccountPlanState);
        answer.elements.clear();
        answer.elements.push(json!({
            "accountId": here.account,
            "accountPlanType": plan,
            "accountPlanStatus": status,
            "accountPlanRemainingCredits": credits.map(|amount| json!({"amount": amount, "unit": "USD"})),
            "accountPlanExpirationDate": until,
        }));
        Ok(())
    }))
}

fn elsewhere(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::TheRegion)?;
    let (other, region) = match word.split_once('/') {
        Some((account, region)) => (Some(number(account)?), region_name(region)?),
        None => (None, region_name(&word)?),
    };
    let first = args.peek();
    if matches!(first, None | Some("in" | "region" | "account")) {
        return Err(Fault::Missing { what: Phrase::ChangingEdit, usage: "in REGION EDIT" });
    }
    let edit = super::read(&args.raw())?;
    Ok(Box::new(move |account| {
        let place = Place { account: other.unwrap_or_else(|| account.home.account.clone()), region };
        look(account, &place, true);
        account.here = place;
        edit(account)
    }))
}
