//! Edits upon a snapshot: what an account would look like with a few things changed.

use crate::account::{Account, Outcome};
use crate::element::text;
use crate::error::WorldError;
use crate::kind::Kind;
use serde_json::Value;
use snapshot::{Ask, Call, Place, Snapshot, Status};
use std::collections::BTreeSet;

/// Carries out edits, one a line and without the head of a world, on what a snapshot shows.
///
/// Everything is called by its id; what an edit makes anew by its label. The snapshot stays as it is.
///
/// # Errors
/// The first line that cannot be read or carried out.
pub fn edit(snapshot: &Snapshot, edits: &str) -> Result<Snapshot, WorldError> {
    let mut account = account(snapshot);
    let astray = crate::commands::led_astray(&account);
    crate::commands::apply_all(edits, &mut account)?;
    let line = edits.lines().count();
    crate::commands::walk_home(&mut account, &astray).map_err(|fault| WorldError { line, fault })?;
    let changed = crate::document::snapshot(account).map_err(|fault| WorldError { line, fault })?;
    let mut calls = changed.calls;
    // What this program does not read is none of its business.
    calls.extend(snapshot.calls.iter().filter(|call| call.known().is_none()).cloned());
    Ok(Snapshot { calls, probes: changed.probes, ..snapshot.clone() })
}

/// The account that a snapshot shows.
fn account(snapshot: &Snapshot) -> Account {
    let home = Place {
        account: snapshot.account.clone().unwrap_or_default(),
        region: snapshot.region.clone().unwrap_or_default(),
    };
    let mut account = Account::default();
    account.here = home.clone();
    for call in &snapshot.calls {
        if let Some(operation) = call.known() {
            take(&mut account, &home, operation, call);
        }
    }
    tell_unasked(&mut account, snapshot);
    account.home = home;
    account.probes.clone_from(&snapshot.probes);
    name_all(&mut account);
    account.auto_public = auto_public(&account);
    account
}

/// Takes one call over.
fn take(account: &mut Account, home: &Place, operation: Ask, call: &Call) {
    let place = Place {
        account: call.account.clone().unwrap_or_else(|| home.account.clone()),
        region: call.region.clone().unwrap_or_else(|| home.region.clone()),
    };
    let parent = operation.per().map(|_| call.parent().unwrap_or_default().to_owned());
    let answer = account.answer(&place, operation);
    let fresh = answer.outcome == Outcome::default();
    if let Some(parent) = &parent {
        let child = answer.children.entry(parent.clone()).or_default();
        let fresh = child.outcome.is_none();
        merge(child.outcome.get_or_insert_default(), call, fresh);
    }
    // What comes to be listed is asked about like the rest.
    merge(&mut answer.outcome, call, fresh);
    let elements = call.output.as_ref().map(snapshot::Output::to_elements).unwrap_or_default();
    for element in elements {
        account.insert(&place, operation, parent.as_deref(), element);
    }
}

/// Several calls of one ask share one outcome: the least certain of them.
fn merge(outcome: &mut Outcome, call: &Call, fresh: bool) {
    if fresh || call.status > outcome.status {
        outcome.status = call.status;
        outcome.code = call.error.as_ref().map(|error| error.code.clone());
    }
    outcome.truncated |= call.truncated || !call.proves_absence() && call.status == Status::Seen;
}

/// Whom nobody asked about stays so; where there was nobody to ask about, everybody was.
fn tell_unasked(account: &mut Account, snapshot: &Snapshot) {
    let inventory = snapshot::Inventory::new(snapshot);
    let places: Vec<Place> = account.places.keys().cloned().collect();
    for place in places {
        let at = inventory.index_of(&place);
        for ask in Ask::ALL.iter().copied().filter(|ask| ask.per().is_some()) {
            let Some(sheet) = account.places.get(&place) else { continue };
            let unasked = crate::document::unasked(sheet, ask);
            let nobody = unasked.is_empty() && !sheet.contains_key(&ask);
            if nobody && at.is_some_and(|at| inventory.status(ask, at) == Status::Seen) {
                account.answer(&place, ask).outcome = Outcome::seen();
            }
            for parent in unasked {
                let outcome = Some(Outcome::of(Status::NotAsked));
                account.answer(&place, ask).children.entry(parent).or_default().outcome = outcome;
            }
        }
    }
}

/// Gives everything that has an id that id as its label.
fn name_all(account: &mut Account) {
    let asks: BTreeSet<Ask> = account.places.values().flat_map(|sheet| sheet.keys().copied()).collect();
    let mut kinds: Vec<Kind> = asks.into_iter().map(Kind::listed_by).collect();
    // What is known in full goes before what a list says of it.
    kinds.sort_by_key(|kind| matches!(kind, Kind::Other(_)));
    for kind in kinds.into_iter().filter(|kind| !kind.id_field().is_empty()) {
        let ids: BTreeSet<String> = account.all(kind).map(|element| kind.id_of(element).to_owned()).collect();
        for id in ids.into_iter().filter(|id| !id.is_empty()) {
            account.here = account.place_of(kind, &id).unwrap_or_default();
            // The same resource may be listed in several places: the first one names it.
            let _ = account.register(&id, kind, Some(id.clone()));
        }
    }
    account.here = account.home.clone();
}

/// Stopped instances that get a public address when they start. The API tells only what their subnet gives to new ones.
fn auto_public(account: &Account) -> BTreeSet<String> {
    let gives: BTreeSet<&str> = account
        .all(Kind::Subnet)
        .filter(|subnet| subnet.get("MapPublicIpOnLaunch") == Some(&Value::Bool(true)))
        .map(|subnet| text(subnet, "SubnetId"))
        .collect();
    let stopped = |instance: &&Value| instance.pointer("/State/Name").and_then(Value::as_str) == Some("stopped");
    let stopped = account.all(Kind::Instance).filter(stopped);
    stopped
        .filter(|instance| gives.contains(text(instance, "SubnetId")))
        .map(|instance| text(instance, "InstanceId").to_owned())
        .collect()
}
