//! Block public access: the switch of the account and its exclusions.

use super::{Command, Edit};
use crate::account::Account;
use crate::args::Args;
use crate::element::{set, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "bpa",
        usage: "bpa off|block-bidirectional|block-ingress [managed-by=declarative-policy]",
        about: "the account's block public access in this Region",
        options: &["managed-by"],
        examples: &["bpa block-bidirectional"],
        read: bpa,
    },
    Command {
        name: "exclude-bpa",
        usage: "exclude-bpa VPC|SUBNET allow-bidirectional|allow-egress [state=create-complete]",
        about: "what block public access leaves alone; the exclusion is called LABEL-exclusion",
        options: &["state"],
        examples: &["bpa block-bidirectional", "exclude-bpa public-a allow-bidirectional"],
        read: exclude,
    },
];

const MODES: [(&str, &str); 3] =
    [("off", "off"), ("block-bidirectional", "block-bidirectional"), ("block-ingress", "block-ingress")];
const EXCLUSIONS: [(&str, &str); 2] =
    [("allow-bidirectional", "allow-bidirectional"), ("allow-egress", "allow-egress")];

fn bpa(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let mode = args.one_of(Phrase::Mode, &MODES)?;
    let manager = args.option("managed-by").unwrap_or_else(|| "account".into());
    Ok(Box::new(move |account| {
        let here = account.here.clone();
        let answer = account.answer(&here, Ask::DescribeVpcBlockPublicAccessOptions);
        let options = json!({"VpcBlockPublicAccessOptions": {
            "AwsAccountId": here.account,
            "AwsRegion": here.region,
            "State": if mode == "off" { "default-state" } else { "update-complete" },
            "InternetGatewayBlockMode": mode,
            "ManagedBy": manager,
            "ExclusionsAllowed": "allowed",
        }});
        answer.elements.clear();
        answer.elements.push(options);
        refresh(account);
        Ok(())
    }))
}

fn exclude(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::VpcOrSubnet)?;
    let mode = args.one_of(Phrase::ModeOfExclusion, &EXCLUSIONS)?;
    let state = args.option("state").unwrap_or_else(|| "create-complete".into());
    Ok(Box::new(move |account| {
        let named = account.find(&word, &[Kind::Vpc, Kind::Subnet])?;
        let owner = text(account.element(&named)?, "OwnerId").to_owned();
        account.here = named.place.clone();
        let sort = if named.kind == Kind::Vpc { "vpc" } else { "subnet" };
        let arn = format!("arn:aws:ec2:{}:{owner}:{sort}/{}", named.place.region, named.id);
        let fields = json!({"InternetGatewayExclusionMode": mode, "ResourceArn": arn, "State": state});
        let label = format!("{}-exclusion", account.label_of(&named.id).unwrap_or(&word));
        account.create(&label, Kind::Exclusion, None, fields)?;
        refresh(account);
        Ok(())
    }))
}

/// Writes what block public access does to each VPC and subnet onto it.
pub(super) fn refresh(account: &mut Account) {
    for kind in [Kind::Vpc, Kind::Subnet] {
        let ids: Vec<String> = account.all(kind).map(|element| kind.id_of(element).to_owned()).collect();
        ids.iter().for_each(|id| mark(account, kind, id));
    }
}

/// Writes what block public access does to a VPC or subnet onto it, as AWS does
/// (<https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html>): an exclusion of the VPC or of the
/// subnet weakens the account's mode.
pub(super) fn mark(account: &mut Account, kind: Kind, id: &str) {
    let Some(element) = account.get(kind, id) else { return };
    let excluded = |wanted: &str| {
        let in_force = |one: &&Value| matches!(text(one, "State"), "create-complete" | "update-complete");
        let mut exclusions = account.all(Kind::Exclusion).filter(in_force);
        let found = exclusions.find(|one| text(one, "ResourceArn").rsplit('/').next() == Some(wanted))?;
        Some(text(found, "InternetGatewayExclusionMode").to_owned())
    };
    let exclusion = excluded(text(element, "VpcId")).or_else(|| excluded(id));
    let place = account.place_of(kind, id).unwrap_or_else(|| account.here.clone());
    let mode = account
        .places
        .get(&place)
        .and_then(|sheet| {
            let options = sheet.get(&Ask::DescribeVpcBlockPublicAccessOptions)?.elements.iter().next()?;
            options.pointer("/VpcBlockPublicAccessOptions/InternetGatewayBlockMode")?.as_str()
        })
        .unwrap_or("off");
    let effective = match (mode, exclusion.as_deref()) {
        ("off", _) | (_, Some("allow-bidirectional")) => "off",
        (_, Some("allow-egress")) => "block-ingress",
        (mode, _) => mode,
    };
    let states = json!({"InternetGatewayBlockMode": effective});
    if let Some(element) = account.get_mut(kind, id) {
        set(element, "BlockPublicAccessStates", states);
    }
}
