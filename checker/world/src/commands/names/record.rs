//! Records of a hosted zone.

use super::super::{Command, Edit, balancers, certificates, distributions};
use super::{dotted, name_of};
use crate::account::{Account, Named};
use crate::args::Args;
use crate::element::{list, set, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;

pub(super) const RECORD: Command = Command {
    name: "record",
    usage: "record ZONE NAME TYPE VALUE… [ttl=300] [set=ID] [weight=N] [failover=PRIMARY|SECONDARY] [latency=REGION] [geo=CODE] [multivalue=on] [health-check=ID]   or   record ZONE NAME TYPE -> BALANCER|DISTRIBUTION|ENDPOINT|NAME [zone-id=ID] [evaluate=off] [set=ID] [weight=N] …",
    about: "a record, or an alias (behind the arrow); it replaces one of the same name, type and set. \
            NAME is `@` for the zone's own, or stands below it (`www`) unless it ends in the zone's name or in a dot. \
            An alias of a load balancer says `dualstack.` before its name, as the console does, \
            and carries the zone that AWS has for it unless `zone-id=` says another",
    options: &[
        "ttl",
        "set",
        "weight",
        "failover",
        "latency",
        "geo",
        "multivalue",
        "health-check",
        "zone-id",
        "evaluate",
    ],
    examples: &[
        "zone shop example.link",
        "alb front public-a public-c groups=web-sg",
        "record shop www A -> front",
        "record shop @ TXT \"v=spf1 -all\"",
        "record shop api A 198.51.100.1 198.51.100.2 ttl=60 set=blue weight=90",
        "record shop blog CNAME www.example.link",
    ],
    read: record,
};

pub(super) const UNRECORD: Command = Command {
    name: "unrecord",
    usage: "unrecord ZONE NAME TYPE [set=ID]",
    about: "takes a record away",
    options: &["set"],
    examples: &["zone shop example.link", "record shop www A 198.51.100.1", "unrecord shop www A"],
    read: unrecord,
};

/// The types that Route 53 knows
/// (<https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html>).
const TYPES: [&str; 16] = [
    "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TXT",
];

/// The full name of a record.
fn full(word: &str, zone: &str) -> String {
    let name = dotted(word);
    if word == "@" {
        zone.to_owned()
    } else if word.ends_with('.') || name == zone || name.ends_with(&format!(".{zone}")) {
        name
    } else {
        format!("{name}{zone}")
    }
}

/// The options that make one record of several of a name.
fn routing(args: &mut Args<'_>) -> Result<Value, Fault> {
    let mut fields = json!({});
    set(&mut fields, "SetIdentifier", args.option("set").map_or(Value::Null, Value::from));
    let weight: Option<u8> = args.parsed("weight", Phrase::Weight)?;
    set(&mut fields, "Weight", weight.map_or(Value::Null, Value::from));
    let failovers = [("PRIMARY", "PRIMARY"), ("SECONDARY", "SECONDARY")];
    let failover =
        args.option("failover").map(|word| crate::args::choose(Phrase::Failover, &word, &failovers)).transpose()?;
    set(&mut fields, "Failover", failover.map_or(Value::Null, Value::from));
    set(&mut fields, "Region", args.option("latency").map_or(Value::Null, Value::from));
    if let Some(code) = args.option("geo") {
        let continents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];
        let field = if continents.contains(&code.as_str()) { "ContinentCode" } else { "CountryCode" };
        set(&mut fields, "GeoLocation", json!({ field: code }));
    }
    set(&mut fields, "MultiValueAnswer", args.switch("multivalue")?.map_or(Value::Null, Value::from));
    set(&mut fields, "HealthCheckId", args.option("health-check").map_or(Value::Null, Value::from));
    let several = ["Weight", "Failover", "Region", "GeoLocation", "MultiValueAnswer"];
    if let Some(field) =
        several.iter().find(|field| fields.get(**field).is_some() && fields.get("SetIdentifier").is_none())
    {
        return Err(Fault::refused(field, Phrase::OneOfSeveral, Phrase::WriteSet));
    }
    Ok(fields)
}

fn record(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (zone, name) = (args.word(Phrase::TheZone)?, args.word(Phrase::TheName)?);
    let r#type = args.one_of(Phrase::TypeOfRecord, &TYPES.map(|one| (one, one)))?;
    let routing = routing(args)?;
    let ttl: Option<u32> = args.parsed("ttl", Phrase::SecondsToLive)?;
    let zone_id = args.option("zone-id");
    let evaluate = args.switch("evaluate")?;
    let alias = if args.skip("->") { Some(args.word(Phrase::AliasTarget)?) } else { None };
    let values = args.rest();
    if alias.is_none() && values.is_empty() {
        return Err(Fault::Missing { what: Phrase::ValueOrTarget, usage: RECORD.usage });
    }
    Ok(Box::new(move |account| {
        let zone = account.find(&zone, &[Kind::HostedZone])?;
        let apex = name_of(account, &zone)?;
        let name = full(&name, &apex);
        if name == apex && r#type == "CNAME" {
            let why = Phrase::NoCnameAtTop;
            return Err(Fault::refused(&name, why, Phrase::WriteAlias));
        }
        let mut record = json!({"Name": name, "Type": r#type});
        crate::element::update(&mut record, routing);
        match alias {
            Some(word) => {
                let (host, owner) = target(account, &word, &zone)?;
                // Of a distribution the health is not asked after
                // (https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html).
                let evaluate = evaluate.unwrap_or(owner != distributions::ZONE);
                let owner = zone_id.unwrap_or(owner);
                let alias = json!({"HostedZoneId": owner, "DNSName": host, "EvaluateTargetHealth": evaluate});
                set(&mut record, "AliasTarget", alias);
            }
            None => {
                let quotes = matches!(r#type, "TXT" | "SPF");
                let value = |value: &String| if quotes { format!("\"{value}\"") } else { value.clone() };
                let values: Vec<Value> = values.iter().map(|one| json!({"Value": value(one)})).collect();
                set(&mut record, "TTL", ttl.unwrap_or(300));
                set(&mut record, "ResourceRecords", values);
            }
        }
        let validates = r#type == "CNAME" && values.iter().any(|value| value.contains(".acm-validations.aws"));
        put(account, &zone, record);
        if validates {
            certificates::validate(account);
        }
        Ok(())
    }))
}

/// The name and the hosted zone of what an alias leads to.
fn target(account: &Account, word: &str, zone: &Named) -> Result<(String, String), Fault> {
    let kinds = [Kind::LoadBalancer, Kind::ClassicLoadBalancer, Kind::Distribution, Kind::Endpoint];
    let known = account.name(word, &kinds);
    let Ok(named) = known else {
        // A name is one of the zone's own, or of something that is not in this world.
        if !word.contains('.') {
            return known.map(|_| Default::default());
        }
        let host = dotted(word);
        let own = host.ends_with(&name_of(account, zone)?);
        let owner = if own { zone.id.clone() } else { guess(&host) };
        return Ok((host, owner));
    };
    let element = account.element(&named)?;
    Ok(match named.kind {
        Kind::LoadBalancer => {
            let host = text(element, "DNSName");
            (dotted(&format!("dualstack.{host}")), text(element, "CanonicalHostedZoneId").to_owned())
        }
        Kind::ClassicLoadBalancer => {
            let host = text(element, "DNSName");
            (dotted(&format!("dualstack.{host}")), text(element, "CanonicalHostedZoneNameID").to_owned())
        }
        Kind::Distribution => (dotted(text(element, "DomainName")), distributions::ZONE.to_owned()),
        _ => {
            let entry = list(element, "DnsEntries").first().cloned().unwrap_or_default();
            (dotted(text(&entry, "DnsName")), text(&entry, "HostedZoneId").to_owned())
        }
    })
}

/// The hosted zone of a name of AWS's, told by its form.
fn guess(host: &str) -> String {
    let parts: Vec<&str> = host.trim_end_matches('.').split('.').rev().collect();
    match parts.as_slice() {
        ["net", "cloudfront", ..] => distributions::ZONE.to_owned(),
        ["com", "amazonaws", "elb", region, ..] => balancers::zones_of(region).0,
        ["com", "amazonaws", region, "elb", ..] => balancers::zones_of(region).1,
        _ => format!("Z0{}", crate::kind::letters(host, 19)),
    }
}

fn same(record: &Value, other: &Value) -> bool {
    ["Name", "Type", "SetIdentifier"].iter().all(|field| text(record, field) == text(other, field))
}

/// Puts a record into a zone, in place of one of the same name, type and set.
pub(in crate::commands) fn put(account: &mut Account, zone: &Named, record: Value) {
    let records = account.answer(&zone.place, Ask::ListResourceRecordSets).list_mut(Some(&zone.id));
    let known = records.iter_mut().find(|known| same(known, &record));
    match known {
        Some(known) => *known = record,
        None => records.push(record),
    }
    count(account, zone);
}

/// A zone says how many records it has.
fn count(account: &mut Account, zone: &Named) {
    let records = account.answer(&zone.place, Ask::ListResourceRecordSets).list_mut(Some(&zone.id)).iter().count();
    let inner = account.get_mut(Kind::HostedZone, &zone.id).and_then(|element| element.get_mut("HostedZone"));
    if let Some(inner) = inner {
        set(inner, "ResourceRecordSetCount", records);
    }
}

fn unrecord(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (zone, word) = (args.word(Phrase::TheZone)?, args.word(Phrase::TheName)?);
    let r#type = args.one_of(Phrase::TypeOfRecord, &TYPES.map(|one| (one, one)))?;
    let set_id = args.option("set").unwrap_or_default();
    Ok(Box::new(move |account| {
        let zone = account.find(&zone, &[Kind::HostedZone])?;
        let name = full(&word, &name_of(account, &zone)?);
        let wanted = json!({"Name": name, "Type": r#type, "SetIdentifier": set_id});
        let records = account.answer(&zone.place, Ask::ListResourceRecordSets).list_mut(Some(&zone.id));
        if !records.iter().any(|record| same(record, &wanted)) {
            let known =
                records.iter().filter(|record| text(record, "Type") == r#type).map(|record| text(record, "Name"));
            return Err(Fault::unknown(Phrase::RecordOfType, &name, known));
        }
        records.retain(|record| !same(record, &wanted));
        count(account, &zone);
        Ok(())
    }))
}
