//! Certificates: where they are, what they cover, and how it is shown that the names are the applicant's.

use super::{Command, Edit, names};
use crate::account::{Account, MADE};
use crate::args::Args;
use crate::element::{list, list_mut, set, text};
use crate::error::Fault;
use crate::kind::{Kind, digits, uuid};
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Place;

pub(super) const COMMANDS: &[Command] = &[Command {
    name: "certificate",
    usage: "certificate LABEL NAME… [region=us-east-1] [status=ISSUED] [validation=DNS|EMAIL|HTTP] [zone=ZONE] [type=AMAZON_ISSUED] [key=RSA_2048] [expires=TIME] [failure=REASON]",
    about: "a certificate for these names, in this Region unless another is named; `zone=` puts the records that validate \
            it into a hosted zone. One that is PENDING_VALIDATION has no dates yet",
    options: &["region", "status", "validation", "zone", "type", "key", "expires", "failure"],
    examples: &[
        "certificate site-cert example.link *.example.link",
        "certificate edge-cert www.example.link region=us-east-1",
        "zone shop example.link",
        "certificate waiting www.example.link status=PENDING_VALIDATION zone=shop",
    ],
    read: certificate,
}];

const VALIDATIONS: [(&str, &str); 3] = [("DNS", "DNS"), ("EMAIL", "EMAIL"), ("HTTP", "HTTP")];

/// The beginning of what is issued.
const BEGINS: &str = "2026-03-01T00:00:00+00:00";
/// The end of what is issued with the usual term of 198 days.
const EXPIRES: &str = "2026-09-15T23:59:59+00:00";

fn certificate(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let label = args.new_label()?;
    let first = args.word(Phrase::HostName)?;
    let covered: Vec<String> = std::iter::once(first).chain(args.rest()).map(|name| name.to_lowercase()).collect();
    let (region, zone) = (args.option("region"), args.option("zone"));
    let status = args.option("status").unwrap_or_else(|| "ISSUED".into());
    let validation = args.option("validation").unwrap_or_else(|| "DNS".into());
    let validation = crate::args::choose(Phrase::WayOfValidation, &validation, &VALIDATIONS)?;
    let r#type = args.option("type").unwrap_or_else(|| "AMAZON_ISSUED".into());
    let key = args.option("key").unwrap_or_else(|| "RSA_2048".into());
    let expires = args.option("expires").unwrap_or_else(|| EXPIRES.into());
    let failure = args.option("failure");
    Ok(Box::new(move |account| {
        let region = region.unwrap_or_else(|| account.here.region.clone());
        account.here = Place { account: account.here.account.clone(), region };
        let here = account.here.clone();
        let id = format!(
            "arn:aws:acm:{}:{}:certificate/{}",
            here.region,
            here.account,
            uuid(&format!("certificate {label}"))
        );
        let pending = status == "PENDING_VALIDATION";
        let issued = !pending && failure.is_none() && !matches!(status.as_str(), "FAILED" | "VALIDATION_TIMED_OUT");
        let imported = r#type == "IMPORTED";
        let options: Vec<Value> = if imported {
            Vec::new()
        } else {
            let state = if issued {
                "SUCCESS"
            } else if pending {
                "PENDING_VALIDATION"
            } else {
                "FAILED"
            };
            covered.iter().map(|name| option(name, validation, state)).collect()
        };
        let fields = json!({
            "DomainName": covered.first(),
            "SubjectAlternativeNames": covered,
            "DomainValidationOptions": options,
            "Status": status,
            "Type": r#type,
            "KeyAlgorithm": key,
            "CreatedAt": MADE,
            "IssuedAt": (issued && !imported).then_some(MADE),
            "NotBefore": issued.then_some(BEGINS),
            "NotAfter": issued.then_some(expires),
            "InUseBy": [],
            "FailureReason": failure,
            "RenewalEligibility": "INELIGIBLE",
        });
        account.create_under(Some(&id), &label, Kind::Certificate, Some(id.clone()), fields)?;
        let Some(zone) = zone else { return Ok(()) };
        let zone = account.find(&zone, &[Kind::HostedZone])?;
        for record in options.iter().filter_map(|option| option.get("ResourceRecord")) {
            names::put(
                account,
                &zone,
                json!({
                    "Name": text(record, "Name"),
                    "Type": "CNAME",
                    "TTL": 300,
                    "ResourceRecords": [{"Value": text(record, "Value")}],
                }),
            );
        }
        Ok(())
    }))
}

/// How one name is validated. A wildcard has the record of the name that it stands below.
fn option(name: &str, validation: &str, state: &str) -> Value {
    let bare = name.strip_prefix("*.").unwrap_or(name);
    let mut option = json!({
        "DomainName": name,
        "ValidationDomain": (validation == "EMAIL").then_some(bare),
        "ValidationStatus": state,
        "ValidationMethod": validation,
    });
    if validation == "DNS" {
        let record = json!({
            "Name": format!("_{}.{bare}.", digits(&format!("name {bare}"), 32)),
            "Type": "CNAME",
            "Value": format!("_{}.{}.acm-validations.aws.", digits(&format!("value {bare}"), 32), digits(bare, 10)),
        });
        set(&mut option, "ResourceRecord", record);
    }
    option
}

/// Issues the certificates that wait for records all of which now stand where the world looks
/// (<https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html>).
pub(super) fn validate(account: &mut Account) {
    let is_found = |option: &Value| {
        let Some(record) = option.get("ResourceRecord") else { return text(option, "ValidationStatus") == "SUCCESS" };
        names::stands(account, text(record, "Name"), text(record, "Value"))
    };
    let waits = |one: &&Value| text(one, "Status") == "PENDING_VALIDATION";
    let is_shown = |one: &&Value| {
        let options = list(one, "DomainValidationOptions");
        !options.is_empty() && options.iter().all(is_found)
    };
    let shown = account.all(Kind::Certificate).filter(waits).filter(is_shown);
    let shown: Vec<String> = shown.map(|one| text(one, "CertificateArn").to_owned()).collect();
    for arn in shown {
        let Some(certificate) = account.get_mut(Kind::Certificate, &arn) else { continue };
        for option in list_mut(certificate, "DomainValidationOptions") {
            set(option, "ValidationStatus", "SUCCESS");
        }
        let fields = [("Status", "ISSUED"), ("IssuedAt", MADE), ("NotBefore", BEGINS), ("NotAfter", EXPIRES)];
        fields.iter().for_each(|(field, value)| set(certificate, field, *value));
    }
}

/// The ARN of a certificate that something in a Region can use: AWS offers no other.
pub(super) fn usable(account: &Account, word: &str, region: &str) -> Result<String, Fault> {
    if word.starts_with("arn:") && account.label_of(word).is_none() {
        return Ok(word.to_owned());
    }
    let named = account.find(word, &[Kind::Certificate])?;
    if named.place.region != region {
        let why = Phrase::CertificateElsewhere { found: named.place.region.clone(), region: region.to_string() };
        return Err(Fault::refused(word, why, Phrase::MakeCertificate { region: region.to_string() }));
    }
    Ok(named.id)
}

/// Something uses a certificate.
pub(super) fn used_by(account: &mut Account, arn: &str, user: &str) {
    if let Some(certificate) = account.get_mut(Kind::Certificate, arn) {
        let users = list_mut(certificate, "InUseBy");
        if !users.iter().any(|known| known == user) {
            users.push(user.into());
        }
    }
}

/// Something uses a certificate no longer, unless by another of its listeners.
pub(super) fn no_longer_used_by(account: &mut Account, arn: &str, user: &str) {
    let serves = |listener: &String| {
        let listener = account.get(Kind::Listener, listener);
        listener.is_some_and(|one| list(one, "Certificates").iter().any(|one| text(one, "CertificateArn") == arn))
    };
    if account.linked(Kind::Listener, user).iter().any(serves) {
        return;
    }
    if let Some(certificate) = account.get_mut(Kind::Certificate, arn) {
        list_mut(certificate, "InUseBy").retain(|known| known != user);
    }
}
