//! A subdomain for each learner: the NS records with which the instructor's zone hands it over.

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How long resolvers may keep the records, in seconds: short, for a learner who makes the zone anew gets other name
/// servers.
pub const TTL: u32 = 300;

/// The longest label (RFC 1035 §2.3.4).
const LONGEST_LABEL: usize = 63;

/// A learner's subdomain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The learner's id.
    pub learner: String,
    /// The name of the hosted zone that the learner makes, without a last dot.
    pub zone: String,
    /// Its name servers, without last dots, in the roster's order; none as long as nobody knows them.
    pub servers: Vec<String>,
}

/// Why there is no subdomain for a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DelegationFault {
    /// No name can be made of the id.
    Label {
        /// The id.
        learner: String,
    },
    /// Two ids come to the same name.
    Same {
        /// The name.
        zone: String,
        /// The ids.
        learners: [String; 2],
    },
    /// What stands there is no name of a server.
    Server {
        /// The learner.
        learner: String,
        /// What stands there.
        server: String,
    },
}

/// The subdomains of learners, each with the name servers that the roster has for it, separated by spaces, commas or
/// semicolons; and what is wrong with those that have none.
pub fn delegations<'l>(
    domain: &str,
    learners: impl IntoIterator<Item = (&'l str, &'l str)>,
) -> (Vec<Delegation>, Vec<DelegationFault>) {
    let domain = domain.trim_matches('.').to_lowercase();
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for (learner, servers) in learners {
        let Some(label) = label(learner) else {
            faults.push(DelegationFault::Label { learner: learner.to_owned() });
            continue;
        };
        let zone = format!("{label}.{domain}");
        if let Some(other) = owners.insert(zone.clone(), learner.to_owned()) {
            faults.push(DelegationFault::Same { zone, learners: [other, learner.to_owned()] });
            continue;
        }
        let words = servers.split([' ', ',', ';', '\n', '\t']).map(|name| name.trim_end_matches('.').to_lowercase());
        let servers: Vec<String> = words.filter(|name| !name.is_empty()).collect();
        match servers.iter().find(|name| !is_host(name)) {
            Some(odd) => faults.push(DelegationFault::Server { learner: learner.to_owned(), server: odd.clone() }),
            None => all.push(Delegation { learner: learner.to_owned(), zone, servers }),
        }
    }
    (all, faults)
}

/// The records as lines of a zone file.
#[must_use]
pub fn zone_lines(delegations: &[Delegation]) -> String {
    let records = delegations.iter().flat_map(|one| one.servers.iter().map(move |server| (&one.zone, server)));
    records.map(|(zone, server)| format!("{zone}.\t{TTL}\tIN\tNS\t{server}.\n")).collect()
}

/// The records as Route 53 takes them in one call of `change-resource-record-sets`.
#[must_use]
pub fn change_batch(delegations: &[Delegation]) -> Value {
    let known = delegations.iter().filter(|one| !one.servers.is_empty());
    let changes: Vec<Value> = known
        .map(|one| {
            let records: Vec<Value> =
                one.servers.iter().map(|server| json!({ "Value": format!("{server}.") })).collect();
            json!({ "Action": "UPSERT", "ResourceRecordSet": {
                "Name": format!("{}.", one.zone), "Type": "NS", "TTL": TTL, "ResourceRecords": records,
            } })
        })
        .collect();
    json!({ "Changes": changes })
}

/// The label that a learner's id makes; none if letters would be lost that tell it from others.
fn label(id: &str) -> Option<String> {
    let label: String =
        id.to_lowercase().chars().map(|c| if matches!(c, '_' | '.' | ' ' | '@') { '-' } else { c }).collect();
    is_label(&label).then_some(label)
}

fn is_label(label: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let inside = !label.starts_with('-') && !label.ends_with('-');
    !label.is_empty() && label.len() <= LONGEST_LABEL && inside && label.bytes().all(is_plain)
}

/// Whether a name can be a server's: an address is none.
fn is_host(name: &str) -> bool {
    let has_letters = |label: &str| label.bytes().any(|byte| byte.is_ascii_lowercase());
    let last = name.rsplit('.').next().unwrap_or_default();
    name.contains('.') && name.len() <= 253 && has_letters(last) && name.split('.').all(is_label)
}
