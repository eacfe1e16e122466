//! `delegation`: the learner's domain has a public zone, and the world is sent to it.

use crate::check::{Check, CheckInfo};
use crate::finding::{Finding, Note};
use crate::outcome::Outcome;
use crate::site::{self, Site, ZONES, ZONES_REFINED, list};
use crate::stage::Stage;
use request::Name;
use request::names::{By, Delegation as Sent, Zone, is_route53};
use request::tls::Moment;
use serde::Deserialize;
use snapshot::shapes::DomainDetail;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("delegation");

/// `delegation = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegation {}

/// States in which a registry gives no answer for a domain: <https://www.icann.org/epp>.
const OUT_OF_DNS: [&str; 5] = ["clientHold", "serverHold", "pendingDelete", "redemptionPeriod", "inactive"];

impl Check for Delegation {
    fn needs(&self) -> Vec<Wanted> {
        site::with(ZONES, &[])
    }

    fn refines(&self) -> Vec<Wanted> {
        site::with(ZONES_REFINED, &[Ask::GetDNSSEC])
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let site = match site::of(stage) {
            Ok(site) => site,
            Err(outcome) => return *outcome,
        };
        let zones = site.zones();
        let mut outcome = match zones.as_slice() {
            [] => site::without_zone(stage, &site),
            [only] => of_one(&site, only),
            several => of_twins(&site, several),
        };
        of_domain(stage, &site, &mut outcome);
        site::told(stage, outcome)
    }
}

/// One zone, by what is known of who sends to it.
fn of_one<'a>(site: &Site<'a>, zone: &Zone<'a>) -> Outcome {
    let mut outcome = Outcome::pass(
        Note::new("seen-zone").with("zone", zone.name.as_str()).with("servers", list(named(&zone.servers))),
    );
    match site.resolver.delegation(zone) {
        Sent::Full(by) => {
            ns_record(site, zone, true, &mut outcome);
            outcome.seen.push(match by {
                By::Registrar(_) => Note::new("seen-delegated-by-registrar").with("domain", zone.name.as_str()),
                By::Parent(_) => Note::new("seen-delegated-by-parent").with("domain", zone.name.as_str()),
            });
        }
        Sent::Vanity { unresolved, .. } if unresolved.is_empty() => {
            outcome.premises.push(Note::new("assumed-vanity").with("domain", zone.name.as_str()));
        }
        Sent::Vanity { unresolved, .. } => {
            return Outcome::because(
                Note::new("why-vanity-name-servers")
                    .with("domain", zone.name.as_str())
                    .with("servers", list(named(unresolved))),
            );
        }
        Sent::Partly { by, servers } => {
            outcome.add(differs("NAME_SERVERS_PARTLY_DIFFER", zone, by, servers));
            ns_record(site, zone, false, &mut outcome);
        }
        Sent::Elsewhere { by, servers } => {
            // Records that are kept with somebody else make no fault of a zone that holds none.
            if !zone.is_used() && !servers.is_empty() && !servers.iter().any(is_route53) {
                return Outcome::because(site::elsewhere(&site.domain));
            }
            outcome.add(differs("NAME_SERVERS_DIFFER", zone, by, servers));
            ns_record(site, zone, false, &mut outcome);
        }
        Sent::Untold | Sent::Unknown(_) => {
            ns_record(site, zone, false, &mut outcome);
            outcome.premises.push(
                Note::new("assumed-delegated")
                    .with("domain", zone.name.as_str())
                    .with("servers", list(named(&zone.servers))),
            );
        }
    }
    outcome
}

/// Of twins, the one that the world is sent to has to be the one that holds the records.
fn of_twins<'a>(site: &Site<'a>, zones: &[&Zone<'a>]) -> Outcome {
    let chosen = zones.iter().find(|zone| site.resolver.delegation(zone).leads_here());
    let used: Vec<&&Zone<'a>> = zones.iter().filter(|zone| zone.is_used()).collect();
    if let Some(chosen) = chosen {
        let mut outcome = of_one(site, chosen);
        for other in used.iter().filter(|other| other.id != chosen.id) {
            let finding = undelegated(other, chosen);
            if chosen.is_used() { outcome.warnings.push(finding) } else { outcome.add(finding) }
        }
        return outcome;
    }
    let refused = |zone: &&Zone<'a>| matches!(site.resolver.delegation(zone), Sent::Elsewhere { .. });
    // Sent to none of them: the one that holds the records is the one that is meant.
    if zones.iter().all(refused) {
        let meant = used.first().map(|zone| **zone).or(zones.first().copied());
        return meant.map_or_else(Outcome::default, |zone| of_one(site, zone));
    }
    Outcome::because(Note::new("why-twin-zones").with("domain", site.domain.as_str()))
}

/// That the records stand in a zone that nobody is sent to.
pub(super) fn undelegated(other: &Zone<'_>, chosen: &Zone<'_>) -> Finding {
    Finding::lacking("RECORDS_IN_UNDELEGATED_ZONE", other.id.as_str())
        .with("zone", other.name.as_str())
        .with("other", chosen.id.as_str())
}

fn named(names: &[Name]) -> Vec<&str> {
    names.iter().map(Name::as_str).collect()
}

/// That the world is sent to other name servers than the zone's, or to none.
pub(super) fn differs(code: &'static str, zone: &Zone<'_>, by: &By<'_>, servers: &[Name]) -> Finding {
    let at = match by {
        By::Registrar(domain) => domain.domain_name.as_deref().unwrap_or_default(),
        By::Parent(parent) => parent,
    };
    let code = match by {
        By::Parent(_) if servers.is_empty() => "SUBDOMAIN_NOT_DELEGATED",
        _ => code,
    };
    Finding::lacking(code, at)
        .with("domain", zone.name.as_str())
        .with("zone", zone.id.as_str())
        .with("expected", list(named(&zone.servers)))
        .with("found", list(named(servers)))
}

/// The zone's own record of its name servers: resolvers that have been there once go by it.
fn ns_record(site: &Site<'_>, zone: &Zone<'_>, sent_here: bool, outcome: &mut Outcome) {
    let own = zone.ns(&zone.name);
    if own.is_empty() || zone.servers.is_empty() {
        return;
    }
    let strangers: Vec<&Name> = own.iter().filter(|server| !zone.servers.contains(server)).collect();
    if strangers.is_empty() {
        return;
    }
    // Names of one's own have addresses, and stand in the SOA record as well.
    let are_of_ones_own =
        !zone.soa_names_its_servers() || strangers.iter().all(|server| site.resolver.has_address(server));
    // Where the world is sent to the zone by its own servers, names of one's own would stand above it too.
    if sent_here
        || !are_of_ones_own
        || strangers.iter().any(|server| is_route53(server))
        || own.iter().any(|server| zone.servers.contains(server))
    {
        outcome.add(
            Finding::lacking("ZONE_NS_RECORD_EDITED", zone.id.as_str())
                .with("zone", zone.name.as_str())
                .with("expected", list(named(&zone.servers)))
                .with("found", list(named(&own))),
        );
    } else {
        // Names of one's own may lead to the same servers by their addresses.
        outcome.premises.push(Note::new("assumed-vanity").with("domain", zone.name.as_str()));
    }
}

/// What the registrar says of the domain itself, or of the one that it stands below.
fn of_domain(stage: &Stage<'_>, site: &Site<'_>, outcome: &mut Outcome) {
    let above = std::iter::successors(site.zone.clone().or_else(|| Some(site.domain.clone())), Name::parent);
    let known = above.into_iter().find_map(|name| site.resolver.registered(&name).ok().flatten());
    let Some(domain) = known else { return };
    let name = domain.domain_name.as_deref().unwrap_or_default();
    let states = domain.status_list.iter().map(String::as_str);
    let held = states.filter(|state| OUT_OF_DNS.iter().any(|out| out.eq_ignore_ascii_case(state)));
    if let Some(state) = held.into_iter().next() {
        outcome.add(Finding::lacking("DOMAIN_ON_HOLD", name).with("domain", name).with("state", state));
    }
    let until = domain.expiration_date.as_deref();
    let now = stage.now.and_then(Moment::read);
    if let (Some(text), Some(end), Some(now)) = (until, until.and_then(Moment::read), now)
        && end < now
    {
        outcome.add(
            Finding::lacking("DOMAIN_EXPIRED", name).with("domain", name).with("until", text.get(..10).unwrap_or(text)),
        );
    }
    glue(domain, name, outcome);
    let top = Name::new(name);
    for zone in site.resolver.public_zones_of(&top) {
        if site.resolver.delegation(zone).leads_here() {
            signed(stage, domain, zone, outcome);
        }
    }
}

/// Name servers inside of the domain itself cannot be asked for without an address from above.
fn glue(domain: &DomainDetail, name: &str, outcome: &mut Outcome) {
    let top = Name::new(name);
    let bare = domain.nameservers.iter().filter(|server| {
        server.glue_ips.is_empty() && server.name.as_deref().is_some_and(|one| Name::new(one).is_in(&top))
    });
    let bare: Vec<&str> = bare.filter_map(|server| server.name.as_deref()).collect();
    if !bare.is_empty() {
        outcome.add(Finding::lacking("GLUE_MISSING", name).with("domain", name).with("servers", list(bare)));
    }
}

/// What the registry vouches for has to be what the zone is signed with; a signed zone without a key above is merely not
/// checked: <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html>.
fn signed(stage: &Stage<'_>, domain: &DomainDetail, zone: &Zone<'_>, outcome: &mut Outcome) {
    let Some(state) = stage.network.inventory().dnssec.of(zone.id).first() else { return };
    let serves = state.status.as_ref().and_then(|status| status.serve_signature.as_deref()).unwrap_or_default();
    let name = domain.domain_name.as_deref().unwrap_or_default();
    match (serves, domain.dnssec_keys.is_empty()) {
        ("SIGNING", true) => {
            outcome.seen.push(Note::new("seen-signed-without-key").with("domain", name));
        }
        ("NOT_SIGNING", false) => {
            outcome.add(
                Finding::lacking("DNSSEC_KEY_LEFT_BEHIND", name).with("domain", name).with("zone", zone.id.as_str()),
            );
        }
        ("SIGNING", false) => {
            let fits = domain.dnssec_keys.iter().any(|above| {
                state.key_signing_keys.iter().filter(|key| key.status.as_deref() != Some("INACTIVE")).any(|key| match (
                    above.key_tag,
                    key.key_tag,
                ) {
                    (Some(above), Some(own)) => above == own,
                    _ => above.digest.is_some() && above.digest == key.digest_value,
                })
            });
            if !fits {
                outcome.add(Finding::lacking("DNSSEC_KEYS_DIFFER", name).with("domain", name).with("state", serves));
            }
        }
        ("ACTION_NEEDED" | "INTERNAL_FAILURE", false) => {
            outcome.add(Finding::lacking("DNSSEC_KEYS_DIFFER", name).with("domain", name).with("state", serves));
        }
        _ => {}
    }
}
