//! What is said twice: the lists that give a part of what is known about each certificate, distribution, zone, domain
//! and attachment, and the one object about something that only a list was given for.

use crate::account::Account;
use crate::element::{list, set, update};
use crate::kind::{Kind, number};
use crate::managed_policies::managed;
use serde_json::{Value, json};
use snapshot::Ask;

/// Brings the lists up to what is known about each element since they were written.
pub(crate) fn write(account: &mut Account) {
    for (kind, id) in std::mem::take(&mut account.summaries) {
        let (Some(ask), Some(place)) = (kind.summary(), account.place_of(kind, &id)) else { continue };
        let Some(fields) = account.get(kind, &id).map(|detail| summary(kind, detail)) else { continue };
        let list = Kind::listed_by(ask);
        if account.get(list, &id).is_none() {
            account.insert(&place, ask, None, json!({ list.id_field(): id }));
        }
        if let Some(element) = account.get_mut(list, &id) {
            update(element, fields);
        }
    }
}

/// Some fields of an object.
fn some(object: &Value, fields: &[&str]) -> Value {
    let given = |field: &&str| Some(((*field).to_owned(), object.get(*field)?.clone()));
    fields.iter().filter_map(given).collect()
}

/// What a list says of something.
fn summary(kind: Kind, detail: &Value) -> Value {
    let mut fields = match kind {
        Kind::HostedZone => detail.get("HostedZone").cloned().unwrap_or_default(),
        Kind::Domain => some(detail, &["DomainName"]),
        Kind::Certificate => some(detail, &["DomainName", "Status", "Type", "KeyAlgorithm"]),
        Kind::Distribution => some(detail, &["ARN", "Status", "DomainName"]),
        Kind::TransitAttachment => some(detail, &["TransitGatewayId", "State"]),
        _ => some(detail, &["State"]),
    };
    match kind {
        Kind::Domain => set(&mut fields, "Expiry", detail.get("ExpirationDate").cloned().unwrap_or_default()),
        Kind::Certificate => set(&mut fields, "InUse", !list(detail, "InUseBy").is_empty()),
        Kind::TransitAttachment => {
            set(&mut fields, "ResourceType", "vpc");
            set(&mut fields, "ResourceId", detail.get("VpcId").cloned().unwrap_or_default());
            set(&mut fields, "ResourceOwnerId", detail.get("VpcOwnerId").cloned().unwrap_or_default());
        }
        Kind::Distribution => {
            let config = detail.get("DistributionConfig").cloned().unwrap_or_default();
            update(&mut fields, some(&config, &["Enabled", "Aliases", "WebACLId"]));
            let policies = |behavior: &Value| some(behavior, &["CachePolicyId", "OriginRequestPolicyId"]);
            let others = config.get("CacheBehaviors").map(|behaviors| list(behaviors, "Items")).unwrap_or_default();
            let others: Vec<Value> = others.iter().map(policies).collect();
            set(&mut fields, "DefaultCacheBehavior", config.get("DefaultCacheBehavior").map_or(Value::Null, policies));
            set(&mut fields, "CacheBehaviors", json!({"Items": others}));
        }
        _ => {}
    }
    fields
}

/// The one object about something of which a list has only `summary`: every question was answered.
pub(crate) fn objects(ask: Ask, id: &str, summary: Option<&Value>) -> Vec<Value> {
    let mut known = summary.cloned().unwrap_or_else(|| json!({}));
    match ask {
        Ask::DescribeVpcAttribute => vec![
            json!({"VpcId": id, "EnableDnsSupport": {"Value": true}}),
            json!({"VpcId": id, "EnableDnsHostnames": {"Value": false}}),
        ],
        Ask::GetHostedZone => {
            let private = known.pointer("/Config/PrivateZone") == Some(&Value::Bool(true));
            let set = (!private).then(|| json!({"NameServers": name_servers(id)}));
            vec![json!({"HostedZone": known, "DelegationSet": set})]
        }
        Ask::GetDNSSEC => vec![json!({"Status": {"ServeSignature": "NOT_SIGNING"}})],
        Ask::GetDomainDetail => {
            let servers: Vec<Value> = name_servers(id).iter().map(|name| json!({"Name": name})).collect();
            vec![json!({"DomainName": id, "Nameservers": servers, "ExpirationDate": known.get("Expiry")})]
        }
        Ask::DescribeCertificate => {
            set(&mut known, "CertificateArn", id);
            vec![json!({"Certificate": known})]
        }
        Ask::GetDistribution => {
            let mut one = some(&known, &["Id", "ARN", "Status", "DomainName"]);
            let fields = ["Enabled", "Aliases", "DefaultCacheBehavior", "CacheBehaviors", "WebACLId"];
            set(&mut one, "DistributionConfig", some(&known, &fields));
            vec![json!({"Distribution": one})]
        }
        Ask::GetCachePolicy => vec![Kind::CachePolicy.wrapped(managed(Kind::CachePolicy, id))],
        Ask::GetOriginRequestPolicy => vec![Kind::RequestPolicy.wrapped(managed(Kind::RequestPolicy, id))],
        _ => Vec::new(),
    }
}

/// Four name servers, as Route 53 gives them to a zone.
pub(crate) fn name_servers(id: &str) -> Vec<String> {
    let ends = [(0, "com"), (512, "net"), (1024, "org"), (1536, "co.uk")];
    let server = |(first, end): (u32, &str)| {
        let number: u32 = number(&format!("{id}{end}"), 4).parse().unwrap_or_default();
        format!("ns-{}.awsdns-{:02}.{end}", first + number % 512, number % 64)
    };
    ends.into_iter().map(server).collect()
}
