//! Edits upon a snapshot: what an account would look like with a few things changed.

use crate::account::{Account, Answer};
use crate::element::text;
use crate::error::WorldError;
use crate::kind::Kind;
use serde_json::Value;
use snapshot::{Ask, Call, Place, Snapshot};
use std::collections::BTreeSet;

/// Carries out edits, one a line and without the head of a world, on what a snapshot shows.
///
/// Everything is called by its id; what an edit makes anew by its label. The snapshot stays as it is.
///
/// # Errors
/// The first line that cannot be read or carried out.
pub fn edit(snapshot: &Snapshot, edits: &str) -> Result<Snapshot, WorldError> {
    let mut account = account(snapshot);
    crate::world::apply_all(edits, &mut account)?;
    let line = edits.lines().count();
    let changed = crate::document::snapshot(account).map_err(|fault| WorldError { line, fault })?;
    let mut calls = changed.calls;
    // What this program does not read is none of its business.
    calls.extend(snapshot.calls.iter().filter(|call| call.known().is_none()).cloned());
    Ok(Snapshot { calls, ..snapshot.clone() })
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
    let answer = account.answer(&place, operation);
    merge_status(answer, call);
    let elements = call.output.as_ref().map(snapshot::Output::to_elements).unwrap_or_default();
    if operation.per().is_some() {
        let parent = call.parent().unwrap_or_default().to_owned();
        answer.children.entry(parent).or_default().extend(elements);
    } else {
        answer.elements.extend(elements);
    }
}

/// Calls that are asked one parent at a time share one status: the least certain of them.
fn merge_status(answer: &mut Answer, call: &Call) {
    let first = answer.elements.is_empty() && answer.children.is_empty() && answer.code.is_none();
    if first || call.status > answer.status {
        answer.status = call.status;
        answer.code = call.error.as_ref().map(|error| error.code.clone());
    }
    answer.truncated |= call.truncated || !call.proves_absence() && call.status == snapshot::Status::Seen;
}

/// Gives everything that has an id that id as its label.
fn name_all(account: &mut Account) {
    let operations: BTreeSet<Ask> = account.places.values().flat_map(|sheet| sheet.keys().copied()).collect();
    let places: Vec<Place> = account.places.keys().cloned().collect();
    for kind in operations.into_iter().map(Kind::listed_by).filter(|kind| !kind.id_field().is_empty()) {
        for place in &places {
            for id in ids(account, kind, place) {
                account.here = place.clone();
                // The same resource may be listed in several places: the first one names it.
                let _ = account.register(&id, kind, Some(id.clone()));
            }
        }
    }
    account.here = account.home.clone();
}

fn ids(account: &Account, kind: Kind, place: &Place) -> Vec<String> {
    let Some(answer) = account.places.get(place).and_then(|sheet| sheet.get(&kind.operation())) else {
        return Vec::new();
    };
    let inside: Vec<&Value> = match kind {
        Kind::Instance => answer.elements.iter().flat_map(|one| crate::element::list(one, "Instances")).collect(),
        _ => answer.elements.iter().collect(),
    };
    let named = inside.into_iter().map(|element| text(element, kind.id_field()).to_owned());
    named.filter(|id| !id.is_empty()).collect()
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
