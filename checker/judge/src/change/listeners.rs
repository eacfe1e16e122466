//! Listeners that are not there or show the wrong certificate, load balancers in the wrong subnets, health checks that take
//! a good answer for a bad one.
//!
//! Where more than one target group, listener or certificate could be meant nothing is proposed.

use super::fronts::{POLICY, groups_in_use, only};
use super::{one, text};
use crate::finding::{Arg, Finding};
use crate::stage::Stage;
use reach::{Change, Edit, new_label};
use request::Name;
use request::tls::{self, Dates, Moment};
use snapshot::shapes::{Certificate, Listener, ListenerAction, Rule, Subnet};
use std::collections::BTreeMap;

/// What is healthy where an application answers with a redirect: any success, and any redirect.
const ALSO_REDIRECTS: &str = "200-399";

pub(super) fn change(stage: &Stage<'_>, code: &str, resource: &str, finding: &Finding) -> Option<Change> {
    match code {
        "LOAD_BALANCER_WITHOUT_LISTENER" => for_http(stage, resource),
        "NO_HTTPS_LISTENER" => for_https(stage, resource, text(finding, "name")?),
        "CERTIFICATE_NAME_MISMATCH" => certify(stage, resource, text(finding, "name")?),
        "LOAD_BALANCER_IN_PRIVATE_SUBNET" => into_public(stage, resource),
        "TARGET_ZONE_NOT_ENABLED" => into_zone(stage, resource, text(finding, "zone")?),
        "HEALTH_CHECK_OTHER_STATUS" => also_redirects(resource, finding),
        _ => None,
    }
}

/// A listener for http that leads to the one target group with targets.
fn for_http(stage: &Stage<'_>, balancer: &str) -> Option<Change> {
    let group = only(&groups_in_use(stage))?;
    Some(one(listener(balancer, 80, None, group)))
}

fn listener(balancer: &str, port: u16, secure: Option<(String, String)>, group: &str) -> Edit {
    let label = new_label("listener", &format!("{balancer}{port}"));
    Edit::NewListener { label, balancer: balancer.to_owned(), port, secure, group: group.to_owned() }
}

/// A certificate that a listener can show to clients of a name: issued, inside of its dates, and in the Region.
fn certificate<'s>(stage: &Stage<'s>, host: &str) -> Option<&'s Certificate> {
    let inventory = stage.network.inventory();
    let region = inventory.places().get(stage.cast.place)?.region.as_str();
    let (host, now) = (Name::new(host), stage.now.and_then(Moment::read));
    let all = inventory.certificate_details.iter().filter_map(|answer| answer.certificate.as_ref());
    let mut usable = all.filter(|one| {
        one.certificate_arn.split(':').nth(3) == Some(region)
            && one.status.as_deref() == Some("ISSUED")
            && tls::fit(one, &host).is_some()
            && tls::dates(one, now) == Dates::Inside
    });
    usable.next()
}

/// A listener for https that does what the one for http did, which then leads there.
fn for_https(stage: &Stage<'_>, balancer: &str, host: &str) -> Option<Change> {
    let inventory = stage.network.inventory();
    let certificate = certificate(stage, host)?.certificate_arn.to_string();
    inventory.ssl_policies.get(POLICY)?;
    let plain: Vec<&Listener> = inventory
        .listeners
        .of(balancer)
        .iter()
        .copied()
        .filter(|one| one.protocol.as_deref() == Some("HTTP") && one.port == Some(80))
        .collect();
    let http = only(&plain)?;
    let rules: Vec<&Rule> =
        inventory.rules.of(&http.listener_arn).iter().copied().filter(|rule| rule.is_default != Some(true)).collect();
    let group = led_to(&http.default_actions)?;
    let secure = listener(balancer, 443, Some((certificate, POLICY.to_owned())), group);
    let Edit::NewListener { label: new, .. } = &secure else { return None };
    let new = new.clone();
    let mut edits = vec![secure];
    for rule in &rules {
        edits.push(Edit::NewRule {
            label: new_label("rule", &rule.rule_arn),
            listener: new.clone(),
            priority: rule.priority.as_deref()?.parse().ok()?,
            patterns: super::fronts::paths_alone(rule)?.to_vec(),
            group: led_to(&rule.actions)?.to_owned(),
        });
    }
    edits.push(Edit::ToHttps { at: http.listener_arn.to_string() });
    edits.extend(rules.iter().map(|rule| Edit::ToHttps { at: rule.rule_arn.to_string() }));
    Some(Change::new(edits))
}

/// The one target group that some actions lead to.
fn led_to(actions: &[ListenerAction]) -> Option<&str> {
    let [action] = actions else { return None };
    only(&action.receiving().collect::<Vec<_>>())
}

/// The default certificate of a listener of which none fits.
fn certify(stage: &Stage<'_>, at: &str, host: &str) -> Option<Change> {
    stage.network.inventory().listeners.iter().find(|one| one.listener_arn.as_str() == at)?;
    let certificate = certificate(stage, host)?.certificate_arn.to_string();
    Some(one(Edit::Certify { listener: at.to_owned(), certificate }))
}

/// A public subnet of each zone.
fn into_public(stage: &Stage<'_>, balancer: &str) -> Option<Change> {
    let mut zones: BTreeMap<&str, &Subnet> = BTreeMap::new();
    for subnet in &stage.cast.roles.public {
        zones.entry(subnet.availability_zone.as_deref()?).or_insert(subnet);
    }
    let subnets: Vec<String> = zones.values().map(|subnet| subnet.subnet_id.to_string()).collect();
    (subnets.len() > 1).then(|| one(Edit::Stand { balancer: balancer.to_owned(), subnets }))
}

/// The subnets that it has, and one of the zone: a public one for a load balancer that is public.
fn into_zone(stage: &Stage<'_>, balancer: &str, zone: &str) -> Option<Change> {
    let item = stage.network.inventory().load_balancers.get(balancer)?;
    let roles = &stage.cast.roles;
    let fitting = if item.scheme.as_deref() == Some("internal") { &roles.private } else { &roles.public };
    let new = fitting.iter().find(|subnet| subnet.availability_zone.as_deref() == Some(zone))?;
    let known = item.availability_zones.iter().filter_map(|zone| zone.subnet_id.as_ref());
    let subnets = known.chain([&new.subnet_id]).map(ToString::to_string).collect();
    Some(one(Edit::Stand { balancer: balancer.to_owned(), subnets }))
}

/// Redirects count as healthy too, where nothing but redirects came: the application is there and answers. What path it
/// would answer otherwise only its owner knows.
fn also_redirects(group: &str, finding: &Finding) -> Option<Change> {
    let Some(Arg::Note(note)) = finding.args.get("came") else { return None };
    let Some(Arg::List(codes)) = note.args.get("codes") else { return None };
    let is_redirect = |code: &Arg| matches!(code, Arg::Text(code) if code.starts_with('3'));
    let edit = Edit::Matcher { group: group.to_owned(), codes: ALSO_REDIRECTS.to_owned() };
    (!codes.is_empty() && codes.iter().all(is_redirect)).then(|| one(edit))
}
