//! Route 53: hosted zones and their records; of the registrar, where a domain's name servers are, and nothing of
//! whose it is.

use crate::ids::*;
use crate::time::Time;

shape! {
    /// `ListHostedZones`, and inside of `GetHostedZone`.
    HostedZone[id: HostedZoneId] {
        name: Option<String> = Host,
        config: Option<HostedZoneConfig>,
        resource_record_set_count: Option<i64>,
    }
    /// Whether a zone answers only in VPCs. AWS leaves the object out for some zones, which are public then.
    HostedZoneConfig { private_zone: Option<bool> }

    /// `GetHostedZone`: a zone with the name servers that a registrar has to be told, or the VPCs that it answers in.
    HostedZoneDetail {
        hosted_zone: Option<HostedZone>,
        delegation_set: Option<DelegationSet>,
        vpcs "VPCs": Vec<HostedZoneVpc>,
    }
    /// The name servers of a zone.
    DelegationSet { id: Option<String> = Id, name_servers: Vec<String> = Host }
    /// A VPC that a private zone answers in.
    HostedZoneVpc { vpc_region "VPCRegion": Option<String> = Word, vpc_id "VPCId": Option<VpcId> }

    /// `ListResourceRecordSets`.
    ResourceRecordSet {
        name: Option<String> = Host,
        r#type: Option<String> = Word,
        ttl "TTL": Option<i64>,
        alias_target: Option<AliasTarget>,
        resource_records: Vec<ResourceRecord>,
        set_identifier: Option<String> = Text,
        weight: Option<i64>,
        region: Option<String> = Word,
        failover: Option<String> = Word,
        multi_value_answer: Option<bool>,
        geo_location: Option<GeoLocation>,
        health_check_id: Option<String> = Id,
    }
    /// What an alias leads to.
    AliasTarget {
        hosted_zone_id: Option<HostedZoneId>,
        dns_name "DNSName": Option<String> = Host,
        evaluate_target_health: Option<bool>,
    }
    /// A value; of a type that carries free text it may be a secret.
    ResourceRecord { value: Option<String> = Record }
    /// From where a record is answered.
    GeoLocation {
        continent_code: Option<String> = Word,
        country_code: Option<String> = Word,
        subdivision_code: Option<String> = Word,
    }

    /// `GetDNSSEC`: whether a zone is signed, and by which keys.
    Dnssec { status: Option<DnssecStatus>, key_signing_keys: Vec<KeySigningKey> }
    /// `SIGNING`, `NOT_SIGNING` and so on.
    DnssecStatus { serve_signature: Option<String> = Word }
    /// A key that signs the keys of a zone; its `DSRecord` has to stand in the zone above.
    KeySigningKey {
        name: Option<String> = Text,
        status: Option<String> = Word,
        key_tag: Option<i32>,
        digest_value: Option<String> = Digest,
        ds_record "DSRecord": Option<String> = Digest,
    }

    /// `ListDomains` of the registrar.
    DomainSummary {
        domain_name: Option<String> = Host,
        auto_renew: Option<bool>,
        transfer_lock: Option<bool>,
        expiry: Option<Time>,
    }
    /// `GetDomainDetail`: the name servers that the registry has, and why it may not answer. Whose domain it is, and how
    /// to reach them, has no place here.
    DomainDetail {
        domain_name: Option<String> = Host,
        nameservers: Vec<Nameserver>,
        status_list: Vec<String> = Word,
        dnssec_keys: Vec<DnssecKey>,
        expiration_date: Option<Time>,
    }
    /// A name server with the addresses that the registry hands out for it.
    Nameserver { name: Option<String> = Host, glue_ips: Vec<String> = Address }
    /// A key that the registry vouches for.
    DnssecKey {
        algorithm: Option<i32>,
        flags: Option<i32>,
        key_tag: Option<i32>,
        digest: Option<String> = Digest,
        digest_type: Option<i32>,
    }
}
