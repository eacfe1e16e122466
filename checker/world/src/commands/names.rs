//! Hosted zones, their records, and registered domains.

mod record;

use super::{Command, Edit};
use crate::account::{Account, Named};
use crate::args::Args;
use crate::element::{list, set, text};
use crate::error::Fault;
use crate::kind::{Kind, letters, number};
use crate::phrase::Phrase;
use crate::summary::name_servers;
use serde_json::{Value, json};
use snapshot::{Ask, Place};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "zone",
        usage: "zone LABEL NAME [private] [vpcs=VPC,…] [servers=NAME,…] [delegation-set=ID] [id=ID]",
        about: "a hosted zone with its SOA and NS records and four name servers; a private one answers in these VPCs",
        options: &["vpcs", "servers", "delegation-set", "id"],
        examples: &["zone shop example.link", "zone inside corp.internal private vpcs=vpc"],
        read: zone,
    },
    record::RECORD,
    record::UNRECORD,
    Command {
        name: "dnssec",
        usage: "dnssec ZONE SIGNING|NOT_SIGNING|ACTION_NEEDED [key=ACTIVE|INACTIVE|ACTION_NEEDED]",
        about: "whether a zone is signed, and the state of its key-signing key",
        options: &["key"],
        examples: &["zone shop example.link", "dnssec shop SIGNING"],
        read: dnssec,
    },
    Command {
        name: "domain",
        usage: "domain LABEL NAME [zone=ZONE] [servers=NAME,…] [status=CODE,…] [expires=TIME] [ds=on]",
        about: "a domain that Route 53 registered, with the name servers of a zone, or these; \
                `ds=on` leaves the zone's key at the registry",
        options: &["zone", "servers", "status", "expires", "ds"],
        examples: &["zone shop example.link", "domain shop-domain example.link zone=shop"],
        read: domain,
    },
    Command {
        name: "delegate",
        usage: "delegate DOMAIN ZONE|SERVER…",
        about: "the registry sends everybody to the name servers of this zone, or to these",
        options: &[],
        examples: &[
            "zone shop example.link",
            "domain shop-domain example.link zone=shop",
            "zone again example.link",
            "delegate shop-domain again",
        ],
        read: delegate,
    },
];

pub(super) use record::put;

/// A name with the dot at its end, in small letters.
fn dotted(name: &str) -> String {
    format!("{}.", name.trim_end_matches('.').to_lowercase())
}

fn zone(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, name) = (args.new_label()?, dotted(&args.word(Phrase::ZoneName)?));
    let private = args.skip("private");
    let vpcs = args.list("vpcs").unwrap_or_default();
    let (servers, set_id, id) = (args.list("servers"), args.option("delegation-set"), args.option("id"));
    if private == vpcs.is_empty() {
        let (why, remedy) = if private {
            (Phrase::PrivateZoneAnswers, Phrase::NameVpcs)
        } else {
            (Phrase::PublicZoneAnswers, Phrase::WritePrivate)
        };
        return Err(Fault::refused(&label, why, remedy));
    }
    Ok(Box::new(move |account| {
        let id = id.unwrap_or_else(|| format!("Z0{}", letters(&format!("zone {label}"), 19)));
        let mut answers_in = Vec::new();
        for vpc in vpcs {
            let vpc = account.find(&vpc, &[Kind::Vpc])?;
            answers_in.push(json!({"VPCRegion": vpc.place.region, "VPCId": vpc.id}));
        }
        let servers = servers.unwrap_or_else(|| name_servers(&id));
        let id = account.register(&label, Kind::HostedZone, Some(id))?;
        let delegation = json!({"NameServers": servers});
        let mut element = json!({"HostedZone": {
            "Id": id,
            "Name": name,
            "Config": {"PrivateZone": private},
            "ResourceRecordSetCount": 0,
        }});
        if private {
            set(&mut element, "VPCs", answers_in);
        } else {
            let mut delegation = delegation;
            set(&mut delegation, "Id", set_id.map_or(Value::Null, Value::from));
            set(&mut element, "DelegationSet", delegation);
        }
        let here = account.here.clone();
        account.insert(&here, Ask::GetHostedZone, Some(&id), element);
        account.changed(Kind::HostedZone, &id);
        let named = account.find(&id, &[Kind::HostedZone])?;
        // What Route 53 itself writes into a zone.
        let hosts: Vec<Value> = servers.iter().map(|server| json!({"Value": dotted(server)})).collect();
        let first = servers.first().map_or("", String::as_str);
        let soa = format!("{} awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400", dotted(first));
        put(account, &named, json!({"Name": name, "Type": "NS", "TTL": 172_800, "ResourceRecords": hosts}));
        put(account, &named, json!({"Name": name, "Type": "SOA", "TTL": 900, "ResourceRecords": [{"Value": soa}]}));
        Ok(())
    }))
}

/// The key of a zone: what the zone says of it, and what stands above.
fn key(zone: &str) -> (u32, String) {
    let tag: u32 = number(&format!("key {zone}"), 5).parse().unwrap_or_default();
    (tag % 65_536, crate::kind::digits(&format!("key {zone}"), 64).to_uppercase())
}

fn dnssec(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let zone = args.word(Phrase::TheZone)?;
    let states =
        ["SIGNING", "NOT_SIGNING", "ACTION_NEEDED", "DELETING", "INTERNAL_FAILURE"].map(|state| (state, state));
    let state = args.one_of(Phrase::StateOfSigning, &states)?;
    let status = args.option("key").unwrap_or_else(|| "ACTIVE".into());
    Ok(Box::new(move |account| {
        let zone = account.find(&zone, &[Kind::HostedZone])?;
        let (tag, digest) = key(&zone.id);
        let keys = json!([{
            "Name": "zone_key",
            "Status": status,
            "KeyTag": tag,
            "DigestValue": digest,
            "DSRecord": format!("{tag} 13 2 {digest}"),
        }]);
        let mut element = json!({"Status": {"ServeSignature": state}});
        if state != "NOT_SIGNING" {
            set(&mut element, "KeySigningKeys", keys);
        }
        let list = account.answer(&zone.place, Ask::GetDNSSEC).list_mut(Some(&zone.id));
        list.clear();
        list.push(element);
        Ok(())
    }))
}

/// The name servers of a zone.
fn servers_of(account: &Account, zone: &Named) -> Result<Vec<String>, Fault> {
    let element = account.element(zone)?;
    let servers = element.get("DelegationSet").map(|set| list(set, "NameServers")).unwrap_or_default();
    Ok(servers.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Name servers as a registry lists them.
fn listed(servers: &[String]) -> Vec<Value> {
    servers.iter().map(|server| json!({"Name": server.trim_end_matches('.')})).collect()
}

fn domain(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, name) = (args.new_label()?, args.word(Phrase::DomainName)?);
    let name = name.trim_end_matches('.').to_lowercase();
    let (zone, servers) = (args.option("zone"), args.list("servers"));
    let status = args.list("status").unwrap_or_else(|| vec!["clientTransferProhibited".into()]);
    let expires = args.option("expires").unwrap_or_else(|| "2027-03-01T09:00:00+00:00".into());
    let with_key = args.switch("ds")?.unwrap_or(false);
    Ok(Box::new(move |account| {
        let zone = zone.map(|zone| account.find(&zone, &[Kind::HostedZone])).transpose()?;
        let servers = match (&zone, servers) {
            (_, Some(servers)) => servers,
            (Some(zone), None) => servers_of(account, zone)?,
            (None, None) => name_servers(&name),
        };
        let keys = with_key.then(|| {
            let (tag, digest) = key(zone.as_ref().map_or(name.as_str(), |zone| &zone.id));
            json!([{"Algorithm": 13, "Flags": 257, "KeyTag": tag, "Digest": digest, "DigestType": 2}])
        });
        let here: Place = account.here.clone();
        let summary = json!({"DomainName": name, "AutoRenew": true, "TransferLock": true, "Expiry": expires});
        let fields = json!({
            "Nameservers": listed(&servers),
            "StatusList": status,
            "DnssecKeys": keys,
            "ExpirationDate": expires,
        });
        account.create_under(Some(&name), &label, Kind::Domain, Some(name.clone()), fields)?;
        account.insert(&here, Ask::ListDomains, None, summary);
        Ok(())
    }))
}

fn delegate(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (domain, first) = (args.word(Phrase::TheDomain)?, args.word(Phrase::ZoneOrServers)?);
    let words: Vec<String> = std::iter::once(first).chain(args.rest()).collect();
    Ok(Box::new(move |account| {
        let domain = account.find(&domain, &[Kind::Domain])?;
        let servers = match words.as_slice() {
            [zone] if !zone.contains('.') => servers_of(account, &account.find(zone, &[Kind::HostedZone])?)?,
            servers => servers.to_vec(),
        };
        set(account.element_mut(&domain)?, "Nameservers", listed(&servers));
        Ok(())
    }))
}

/// Where the registry sends the world for a name, as far as the account shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sent {
    /// To the zone that has it, or nothing says otherwise.
    ToItsZone,
    /// The domain is on hold: the registry names nobody.
    Nowhere,
    /// To servers that know none of the account's zones of the domain.
    ToStrangers(Vec<String>),
    /// To another zone of the domain, in which the name is not.
    ToAnEmptyZone(Vec<String>),
}

/// Where the world is sent for a name. Name servers inside of the domain itself may be anybody's.
pub(super) fn sent(account: &Account, name: &str) -> Sent {
    let name = dotted(name);
    let is_public = |zone: &&Value| zone.pointer("/HostedZone/Config/PrivateZone") != Some(&Value::Bool(true));
    let called = |zone: &Value| zone.pointer("/HostedZone/Name").and_then(Value::as_str).map(str::to_owned);
    let zones = || account.all(Kind::HostedZone).filter(is_public);
    let above = |apex: &String| name == *apex || name.ends_with(&format!(".{apex}"));
    let Some(apex) = zones().filter_map(called).filter(above).max_by_key(String::len) else { return Sent::ToItsZone };
    let Some(domain) = account.all(Kind::Domain).find(|one| dotted(text(one, "DomainName")) == apex) else {
        return Sent::ToItsZone;
    };
    if list(domain, "StatusList").iter().any(|word| word == "clientHold" || word == "serverHold") {
        return Sent::Nowhere;
    }
    let servers: Vec<String> = list(domain, "Nameservers").iter().map(|server| dotted(text(server, "Name"))).collect();
    if servers.is_empty() || servers.iter().any(|server| server.ends_with(&format!(".{apex}"))) {
        return Sent::ToItsZone;
    }
    let own: Vec<&Value> = zones().filter(|zone| called(zone).as_ref() == Some(&apex)).collect();
    let is_sent = |zone: &&&Value| {
        let known = zone.get("DelegationSet").map(|set| list(set, "NameServers")).unwrap_or_default();
        known.iter().filter_map(Value::as_str).any(|server| servers.contains(&dotted(server)))
    };
    let told = || servers.iter().map(|server| server.trim_end_matches('.').to_owned()).collect();
    match own.iter().find(is_sent) {
        None => Sent::ToStrangers(told()),
        Some(zone) if own.len() > 1 && !has(account, zone, &name) => Sent::ToAnEmptyZone(told()),
        Some(_) => Sent::ToItsZone,
    }
}

/// What the public zones of the account have at a name: the names that aliases lead to, or addresses.
pub(super) fn targets(account: &Account, name: &str, kind: &str) -> Vec<String> {
    let mut targets = Vec::new();
    for zone in account.all(Kind::HostedZone) {
        let id = Kind::HostedZone.id_of(zone);
        let place = account.place_of(Kind::HostedZone, id).unwrap_or_default();
        let records = account.about(&place, Ask::ListResourceRecordSets, id);
        for record in records.filter(|record| dotted(text(record, "Name")) == dotted(name)) {
            if text(record, "Type") != kind {
                continue;
            }
            if let Some(alias) = record.pointer("/AliasTarget/DNSName").and_then(Value::as_str) {
                // What is asked by either family is one load balancer.
                targets.push(alias.trim_end_matches('.').trim_start_matches("dualstack.").to_owned());
            }
            let values = list(record, "ResourceRecords");
            targets.extend(values.iter().map(|value| text(value, "Value").to_owned()));
        }
    }
    targets.dedup();
    targets
}

/// Whether a zone has records of a name, or of all names below it; one that nobody could look into may.
fn has(account: &Account, zone: &Value, name: &str) -> bool {
    let id = Kind::HostedZone.id_of(zone);
    let place = account.place_of(Kind::HostedZone, id).unwrap_or_default();
    let mut records = account.about(&place, Ask::ListResourceRecordSets, id).peekable();
    let is_unseen = records.peek().is_none();
    let is_address = |record: &Value| !matches!(text(record, "Type"), "NS" | "SOA");
    is_unseen
        || records.any(|record| {
            let known = dotted(text(record, "Name")).replace("\\052", "*");
            let is_below = known.strip_prefix("*.").is_some_and(|above| name.ends_with(&format!(".{above}")));
            is_address(record) && (known == name || is_below)
        })
}

/// Whether a CNAME of this name and value stands in the public zone that the world is sent to for it.
pub(super) fn stands(account: &Account, name: &str, value: &str) -> bool {
    let name = dotted(name);
    let is_public = |zone: &&Value| zone.pointer("/HostedZone/Config/PrivateZone") != Some(&Value::Bool(true));
    let called = |zone: &Value| zone.pointer("/HostedZone/Name").and_then(Value::as_str).map(str::to_owned);
    let zones = || account.all(Kind::HostedZone).filter(is_public);
    let above = |apex: &String| name == *apex || name.ends_with(&format!(".{apex}"));
    let Some(apex) = zones().filter_map(called).filter(above).max_by_key(String::len) else { return false };
    let own: Vec<&Value> = zones().filter(|zone| called(zone).as_ref() == Some(&apex)).collect();
    let domain = account.all(Kind::Domain).find(|one| dotted(text(one, "DomainName")) == apex);
    let sent: Option<Vec<String>> =
        domain.map(|one| list(one, "Nameservers").iter().map(|server| dotted(text(server, "Name"))).collect());
    let is_sent = |zone: &&&Value| {
        let servers = zone.get("DelegationSet").map(|set| list(set, "NameServers")).unwrap_or_default();
        let mut servers = servers.iter().filter_map(Value::as_str);
        sent.as_ref().map_or(own.len() == 1, |sent| servers.any(|server| sent.contains(&dotted(server))))
    };
    own.iter().filter(is_sent).any(|zone| {
        let id = Kind::HostedZone.id_of(zone);
        let place = account.place_of(Kind::HostedZone, id).unwrap_or_default();
        account.about(&place, Ask::ListResourceRecordSets, id).any(|record| {
            let values = list(record, "ResourceRecords").iter().map(|one| dotted(text(one, "Value")));
            dotted(text(record, "Name")) == name
                && text(record, "Type") == "CNAME"
                && values.into_iter().any(|one| one == dotted(value))
        })
    })
}

/// A zone's name.
fn name_of(account: &Account, zone: &Named) -> Result<String, Fault> {
    let element = account.element(zone)?;
    Ok(element.get("HostedZone").map(|zone| text(zone, "Name").to_owned()).unwrap_or_default())
}
