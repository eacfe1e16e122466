//! What leads to the VPC from outside: distributions, records and their zones, certificates.

use crate::command::{Command, Line};
use crate::id;
use crate::kept::{Kept, Reason};
use crate::kind::{Kind, Why};
use crate::plan::Plan;
use crate::scene::Scene;
use snapshot::Row;
use snapshot::shapes::{Distribution, DistributionSummary, HostedZone, Identified, ResourceRecordSet};
use std::collections::BTreeSet;

/// Finds all of it, with what blocks what.
pub(crate) fn find(scene: &Scene<'_>, domain: Option<&str>, plan: &mut Plan) {
    let mut front = Front { scene, names: BTreeSet::new(), addresses: BTreeSet::new(), origins: BTreeSet::new() };
    front.begin(plan);
    // A record may lead to a name that another record or a distribution makes the course's; each round finds one at least.
    loop {
        let known = front.names.len();
        front.distributions(plan);
        front.records();
        if front.names.len() == known {
            break;
        }
    }
    let domain = domain.map(canonical);
    let zones = front.zones(domain.as_deref(), plan);
    front.certificates(&zones, plan);
    front.block(plan);
}

struct Front<'a, 's> {
    scene: &'a Scene<'s>,
    /// Names that lead into the VPC.
    names: BTreeSet<String>,
    /// Public addresses of hosts in it.
    addresses: BTreeSet<String>,
    /// Origins of distributions that are in it.
    origins: BTreeSet<String>,
}

/// A name as it is compared: without its last dot, and without the prefix for both kinds of addresses.
fn canonical(name: &str) -> String {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name.strip_prefix("dualstack.").map_or(name.clone(), str::to_owned)
}

impl Front<'_, '_> {
    fn begin(&mut self, plan: &mut Plan) {
        let inventory = self.scene.inventory;
        for balancer in inventory.load_balancers.iter().filter(|one| plan.has(Kind::LoadBalancer, one.id())) {
            self.names.extend(balancer.dns_name.as_deref().map(canonical));
        }
        for balancer in
            inventory.classic_load_balancers.iter().filter(|one| plan.has(Kind::ClassicLoadBalancer, one.id()))
        {
            self.names.extend(balancer.dns_name.as_deref().map(canonical));
        }
        for instance in inventory.instances().iter().filter(|one| plan.has(Kind::Instance, one.id())) {
            self.addresses.extend(instance.public_ip_address.clone());
            self.addresses.extend(instance.ipv6_address.clone());
        }
        for address in inventory.addresses.iter() {
            if address.allocation_id.as_deref().is_some_and(|id| plan.has(Kind::Address, id)) {
                self.addresses.insert(address.public_ip.clone());
            }
        }
        for database in inventory.db_instances.iter().filter(|one| plan.has(Kind::DbInstance, one.id())) {
            let address = database.endpoint.as_ref().and_then(|endpoint| endpoint.address.as_deref());
            self.names.extend(address.map(canonical));
        }
        for origin in inventory.vpc_origins.rows().iter().filter(|row| self.scene.is_ours(row)).map(|row| row.item) {
            let Some(arn) = origin.origin_endpoint_arn.as_deref() else { continue };
            let instance = arn.rsplit('/').next().unwrap_or_default();
            if plan.has(Kind::LoadBalancer, arn) || plan.has(Kind::Instance, instance) {
                plan.add(Kind::VpcOrigin, origin.id(), vec![Line::VpcOrigin(origin.id().to_owned())]);
                self.origins.insert(origin.id().to_owned());
                plan.wait((Kind::LoadBalancer, arn), (Kind::VpcOrigin, origin.id()), Why::Origin);
                plan.wait((Kind::Instance, instance), (Kind::VpcOrigin, origin.id()), Why::Origin);
            }
        }
    }

    /// Whether a name leads into the VPC.
    fn leads(&self, name: &str) -> bool {
        let name = canonical(name);
        // A host's own name holds its address: ec2-198-51-100-7.ap-northeast-2.compute.amazonaws.com.
        let of_host =
            name.strip_prefix("ec2-").and_then(|rest| rest.split('.').next()).map(|host| host.replace('-', "."));
        self.names.contains(&name)
            || of_host.is_some_and(|address| name.ends_with(".amazonaws.com") && self.addresses.contains(&address))
    }

    fn settings(&self, distribution: &DistributionSummary) -> Option<&Distribution> {
        let answers = self.scene.inventory.distribution_details.of(distribution.id());
        answers.iter().find_map(|answer| answer.distribution.as_ref())
    }

    fn distributions(&mut self, plan: &mut Plan) {
        let inventory = self.scene.inventory;
        for row in inventory.distributions.rows().iter().filter(|row| self.scene.is_ours(row)) {
            let distribution = row.item;
            let config = self.settings(distribution).and_then(|settings| settings.distribution_config.as_ref());
            let origins = config.and_then(|config| config.origins.as_ref()).map_or(&[][..], |origins| &origins.items);
            let ours = origins.iter().any(|origin| {
                let inside = origin.vpc_origin_config.as_ref().and_then(|inside| inside.vpc_origin_id.as_deref());
                inside.is_some_and(|id| self.origins.contains(id))
                    || origin.domain_name.as_deref().is_some_and(|name| self.leads(name))
            });
            if !ours {
                continue;
            }
            let id = distribution.id();
            plan.add(Kind::Distribution, id, vec![Line::Distribution(id.to_owned())]);
            for origin in origins {
                let inside = origin.vpc_origin_config.as_ref().and_then(|inside| inside.vpc_origin_id.as_deref());
                plan.wait((Kind::VpcOrigin, inside.unwrap_or_default()), (Kind::Distribution, id), Why::Origin);
            }
            self.names.extend(distribution.domain_name.as_deref().map(canonical));
        }
    }

    fn zone_rows(&self) -> impl Iterator<Item = &HostedZone> {
        let rows = self.scene.inventory.hosted_zones.rows().iter();
        rows.filter(|row: &&Row<'_, HostedZone>| self.scene.is_ours(row)).map(|row| row.item)
    }

    fn records(&mut self) {
        let mut found = Vec::new();
        for zone in self.zone_rows() {
            for record in self.scene.inventory.resource_record_sets.of(zone.id()) {
                if self.leads_inside(record) {
                    found.extend(record.name.as_deref().map(canonical));
                }
            }
        }
        self.names.extend(found);
    }

    fn leads_inside(&self, record: &ResourceRecordSet) -> bool {
        if let Some(alias) = &record.alias_target {
            return alias.dns_name.as_deref().is_some_and(|name| self.leads(name));
        }
        let mut values = record.resource_records.iter().filter_map(|value| value.value.as_deref());
        match record.r#type.as_deref() {
            Some("A" | "AAAA") => values.any(|value| self.addresses.contains(value)),
            Some("CNAME") => values.any(|value| self.leads(value)),
            _ => false,
        }
    }

    /// The zones that go, by their names; and records, of those and of other zones.
    fn zones(&self, domain: Option<&str>, plan: &mut Plan) -> BTreeSet<String> {
        let inventory = self.scene.inventory;
        let registered: BTreeSet<String> =
            inventory.domains.iter().filter_map(|domain| domain.domain_name.as_deref()).map(canonical).collect();
        let mut going = BTreeSet::new();
        for zone in self.zone_rows() {
            let (id, name) = (zone.id(), canonical(zone.name.as_deref().unwrap_or_default()));
            let private = zone.config.as_ref().is_some_and(|config| config.private_zone == Some(true));
            let of_vpc = private && self.answers_here_only(id);
            let records = inventory.resource_record_sets.of(id);
            let rest: Vec<&ResourceRecordSet> =
                records.iter().copied().filter(|record| !is_own_of_zone(record, &name)).collect();
            let leading = rest.iter().any(|record| self.leads_inside(record));
            let declared = domain == Some(name.as_str());
            if !(leading || declared && !private || of_vpc) {
                continue;
            }
            let is_courses = |record: &ResourceRecordSet| of_vpc || self.leads_inside(record) || is_proof(record);
            // That it has no other records is known only of a whole list.
            let whole = inventory.resource_record_sets.status(id) == snapshot::Status::Seen;
            let all = rest.iter().all(|record| is_courses(record)) && whole;
            let stays = if !private && registered.contains(&name) {
                Some(Reason::RegisteredHere)
            } else if !all || private && !of_vpc {
                Some(Reason::OtherRecords)
            } else {
                None
            };
            let mut complete = true;
            for record in &rest {
                if self.leads_inside(record) || stays.is_none() {
                    complete &= add_record(id, record, plan);
                }
            }
            match stays {
                None if complete => {
                    let line = Line::Remove(Command::of("route53 delete-hosted-zone --id @", id));
                    plan.add(Kind::Zone, id, vec![line]);
                    going.insert(name);
                }
                None => plan.kept.push(Kept { kind: Kind::Zone, id: id.to_owned(), reason: Reason::OtherRecords }),
                Some(reason) => plan.kept.push(Kept { kind: Kind::Zone, id: id.to_owned(), reason }),
            }
        }
        going
    }

    /// Whether a private zone answers in this VPC and in no other.
    fn answers_here_only(&self, zone: &str) -> bool {
        let details = self.scene.inventory.hosted_zone_details.of(zone);
        let vpcs: Vec<_> = details.iter().flat_map(|detail| &detail.vpcs).collect();
        !vpcs.is_empty() && vpcs.iter().all(|vpc| self.scene.is_here(vpc.vpc_id.as_ref()))
    }

    /// Certificates that are shown by what goes, or are for names of zones that go; imported ones are nobody's to lose.
    fn certificates(&self, zones: &BTreeSet<String>, plan: &mut Plan) {
        let inventory = self.scene.inventory;
        let shown = self.shown(plan);
        for row in inventory.certificates.rows().iter().filter(|row| self.scene.is_ours(row)) {
            let arn = row.item.id();
            let details = inventory.certificate_details.of(arn);
            let Some(details) = details.iter().find_map(|answer| answer.certificate.as_ref()) else { continue };
            if details.r#type.as_deref().or(row.item.r#type.as_deref()) == Some("IMPORTED") {
                continue;
            }
            let mut names = details.subject_alternative_names.iter().chain(&details.domain_name).peekable();
            let of_zone = names.peek().is_some()
                && names.all(|name| {
                    let name = canonical(name);
                    zones.iter().any(|zone| name == *zone || name.ends_with(&format!(".{zone}")))
                });
            if !(of_zone || shown.iter().any(|(certificate, _, _)| certificate == arn)) {
                continue;
            }
            if details.in_use_by.iter().any(|user| !Self::goes(user, plan)) {
                let (kind, id) = (Kind::Certificate, arn.to_owned());
                plan.kept.push(Kept { kind, id, reason: Reason::UsedElsewhere });
                continue;
            }
            let Some(region) = id::region_of(arn) else {
                plan.kept.push(Kept { kind: Kind::Certificate, id: arn.to_owned(), reason: Reason::OddId });
                continue;
            };
            let command = Command::of("acm delete-certificate --certificate-arn @", arn).in_region(region);
            plan.add(Kind::Certificate, arn, vec![Line::Remove(command)]);
        }
        for (certificate, kind, id) in shown {
            plan.wait((Kind::Certificate, &certificate), (kind, &id), Why::Shows);
        }
    }

    /// Whether something that ACM names as a user goes; of a load balancer it may name the listener.
    fn goes(user: &str, plan: &Plan) -> bool {
        let last = user.rsplit('/').next().unwrap_or_default();
        let of_listener = user.replacen(":listener/", ":loadbalancer/", 1);
        let balancer = of_listener.rsplit_once('/').filter(|_| of_listener != user).map(|(balancer, _)| balancer);
        plan.has(Kind::LoadBalancer, balancer.unwrap_or(user))
            || plan.has(Kind::Distribution, last)
            || plan.has(Kind::ClassicLoadBalancer, last)
    }

    /// Who shows which certificate, of what goes.
    fn shown(&self, plan: &Plan) -> Vec<(String, Kind, String)> {
        let inventory = self.scene.inventory;
        let mut shown = Vec::new();
        for balancer in plan.ids(Kind::LoadBalancer) {
            for listener in inventory.listeners.of(&balancer) {
                let more = inventory.listener_certificates.of(listener.id()).iter().copied();
                for certificate in listener.certificates.iter().chain(more) {
                    shown.push((certificate.id().to_owned(), Kind::LoadBalancer, balancer.clone()));
                }
            }
        }
        for distribution in inventory.distributions.iter().filter(|one| plan.has(Kind::Distribution, one.id())) {
            let config = self.settings(distribution).and_then(|settings| settings.distribution_config.as_ref());
            let certificate = config.and_then(|config| config.viewer_certificate.as_ref());
            if let Some(arn) = certificate.and_then(|certificate| certificate.acm_certificate_arn.as_deref()) {
                shown.push((arn.to_owned(), Kind::Distribution, distribution.id().to_owned()));
            }
        }
        shown
    }

    /// A zone waits for its records.
    fn block(&self, plan: &mut Plan) {
        for (kind, id) in plan.all_but_vpc(|kind| kind == Kind::Record) {
            let zone = id.split(' ').next().unwrap_or_default();
            plan.wait((Kind::Zone, zone), (kind, &id), Why::InZone);
        }
    }
}

/// Whether a record came with its zone and goes with it.
fn is_own_of_zone(record: &ResourceRecordSet, zone: &str) -> bool {
    matches!(record.r#type.as_deref(), Some("NS" | "SOA"))
        && record.name.as_deref().is_some_and(|name| canonical(name) == zone)
}

/// Whether a record is there for ACM to see whose the domain is.
fn is_proof(record: &ResourceRecordSet) -> bool {
    record.r#type.as_deref() == Some("CNAME")
        && record
            .resource_records
            .iter()
            .filter_map(|value| value.value.as_deref())
            .all(|value| canonical(value).ends_with(".acm-validations.aws"))
        && !record.resource_records.is_empty()
}

/// Adds a record, if it can be said in a command; Route 53 wants all of it said again.
fn add_record(zone: &str, record: &ResourceRecordSet, plan: &mut Plan) -> bool {
    let label = |part: &Option<String>| part.clone().unwrap_or_default();
    let (name, of_type) = (label(&record.name), label(&record.r#type));
    let id = format!("{zone} {name} {of_type}");
    match change(record).filter(|_| id::is_zone(zone)) {
        Some(change) => {
            let command = Command::of("route53 change-resource-record-sets --hosted-zone-id @", zone);
            let line = Line::Remove(command.with("--change-batch").with(change));
            plan.add_checked(Kind::Record, &id, vec![line]);
            true
        }
        None => {
            plan.kept.push(Kept { kind: Kind::Record, id, reason: Reason::OddId });
            false
        }
    }
}

/// The change that deletes a record, in the shorthand of the AWS CLI.
fn change(record: &ResourceRecordSet) -> Option<String> {
    let name = record.name.as_deref().filter(|name| id::is_host(name))?;
    let of_type = record.r#type.as_deref().filter(|word| id::is_type(word))?;
    // One of several under a name is told from the others by what is not all in the evidence.
    let is_one_of_several = record.set_identifier.is_some() || record.health_check_id.is_some();
    if is_one_of_several {
        return None;
    }
    let rest = if let Some(alias) = &record.alias_target {
        let zone = alias.hosted_zone_id.as_deref().filter(|zone| id::is_zone(zone))?;
        let target = alias.dns_name.as_deref().filter(|name| id::is_host(name))?;
        let evaluated = alias.evaluate_target_health.unwrap_or_default();
        format!("AliasTarget={{HostedZoneId={zone},DNSName={target},EvaluateTargetHealth={evaluated}}}")
    } else {
        let values: Option<Vec<String>> = record
            .resource_records
            .iter()
            .map(|value| {
                value.value.as_deref().filter(|value| id::is_host(value)).map(|value| format!("{{Value={value}}}"))
            })
            .collect();
        let values = values.filter(|values| !values.is_empty())?;
        format!("TTL={},ResourceRecords=[{}]", record.ttl?, values.join(","))
    };
    Some(format!("Changes=[{{Action=DELETE,ResourceRecordSet={{Name={name},Type={of_type},{rest}}}}}]"))
}
