//! Hosted zones, records and registered domains.

use super::{link, list, number, required, text, time, word};
use aws_sdk_route53::operation::get_dnssec::GetDnssecOutput;
use aws_sdk_route53::operation::get_hosted_zone::GetHostedZoneOutput;
use aws_sdk_route53::types as sdk;
use aws_sdk_route53domains::operation::get_domain_detail::GetDomainDetailOutput;
use aws_sdk_route53domains::types as domains;
use snapshot::shapes;

pub(crate) fn hosted_zone(from: sdk::HostedZone) -> shapes::HostedZone {
    shapes::HostedZone {
        id: from.id.into(),
        name: text(from.name),
        config: from.config.map(|config| shapes::HostedZoneConfig { private_zone: Some(config.private_zone) }),
        resource_record_set_count: from.resource_record_set_count,
    }
}

pub(crate) fn hosted_zone_detail(from: GetHostedZoneOutput) -> shapes::HostedZoneDetail {
    shapes::HostedZoneDetail {
        hosted_zone: from.hosted_zone.map(hosted_zone),
        delegation_set: from
            .delegation_set
            .map(|set| shapes::DelegationSet { id: set.id, name_servers: set.name_servers }),
        vpcs: list(from.vpcs, |vpc| shapes::HostedZoneVpc {
            vpc_region: word(vpc.vpc_region),
            vpc_id: link(vpc.vpc_id),
        }),
    }
}

pub(crate) fn resource_record_set(from: sdk::ResourceRecordSet) -> shapes::ResourceRecordSet {
    shapes::ResourceRecordSet {
        name: text(from.name),
        r#type: required(&from.r#type),
        ttl: from.ttl,
        alias_target: from.alias_target.map(|alias| shapes::AliasTarget {
            hosted_zone_id: text(alias.hosted_zone_id).map(Into::into),
            dns_name: text(alias.dns_name),
            evaluate_target_health: Some(alias.evaluate_target_health),
        }),
        resource_records: list(from.resource_records, |record| shapes::ResourceRecord { value: text(record.value) }),
        set_identifier: from.set_identifier,
        weight: from.weight,
        region: word(from.region),
        failover: word(from.failover),
        multi_value_answer: from.multi_value_answer,
        geo_location: from.geo_location.map(|place| shapes::GeoLocation {
            continent_code: place.continent_code,
            country_code: place.country_code,
            subdivision_code: place.subdivision_code,
        }),
        health_check_id: from.health_check_id,
    }
}

pub(crate) fn dnssec(from: GetDnssecOutput) -> shapes::Dnssec {
    shapes::Dnssec {
        status: from.status.map(|status| shapes::DnssecStatus { serve_signature: status.serve_signature }),
        key_signing_keys: from
            .key_signing_keys
            .into_iter()
            .map(|key| shapes::KeySigningKey {
                name: key.name,
                status: key.status,
                key_tag: number(key.key_tag),
                digest_value: key.digest_value,
                ds_record: key.ds_record,
            })
            .collect(),
    }
}

pub(crate) fn domain_summary(from: domains::DomainSummary) -> shapes::DomainSummary {
    shapes::DomainSummary {
        domain_name: from.domain_name,
        auto_renew: from.auto_renew,
        transfer_lock: from.transfer_lock,
        expiry: time(from.expiry),
    }
}

#[expect(deprecated, reason = "the AWS CLI prints the flags where the registrar still tells them")]
pub(crate) fn domain_detail(from: GetDomainDetailOutput) -> shapes::DomainDetail {
    shapes::DomainDetail {
        domain_name: from.domain_name,
        nameservers: list(from.nameservers, |server| shapes::Nameserver {
            name: text(server.name),
            glue_ips: server.glue_ips.unwrap_or_default(),
        }),
        status_list: from.status_list.unwrap_or_default(),
        dnssec_keys: list(from.dnssec_keys, |key| shapes::DnssecKey {
            algorithm: key.algorithm,
            flags: key.flags,
            key_tag: key.key_tag,
            digest: key.digest,
            digest_type: key.digest_type,
        }),
        expiration_date: time(from.expiration_date),
    }
}
