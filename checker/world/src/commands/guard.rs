//! Block public access: the switch of the account and its exclusions.

use super::{Command, Edit};
use crate::account::Account;
use crate::args::Args;
use crate::element::{set, text, update};
use crate::error::Fault;
use crate::kind::Kind;
use serde_json::{Value, json};
use snapshot::Ask;
use std::collections::BTreeMap;

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
    let mode = args.one_of("mode", &MODES)?;
    let manager = args.option("managed-by").unwrap_or_else(|| "account".into());
    Ok(Box::new(move |account| {
        let here = account.here.clone();
        let elements = &mut account.answer(&here, Ask::DescribeVpcBlockPublicAccessOptions).elements;
        let options = json!({"VpcBlockPublicAccessOptions": {
            "AwsAccountId": here.account,
            "AwsRegion": here.region,
            "State": if mode == "off" { "default-state" } else { "update-complete" },
            "InternetGatewayBlockMode": mode,
            "ManagedBy": manager,
            "ExclusionsAllowed": "allowed",
        }});
        elements.clear();
        elements.push(options);
        refresh(account);
        Ok(())
    }))
}

fn exclude(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word("a VPC or subnet")?;
    let mode = args.one_of("mode of an exclusion", &EXCLUSIONS)?;
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

/// Writes what block public access does to each VPC and subnet onto it, as AWS does
/// (<https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html>): an exclusion of the VPC or of the
/// subnet weakens the account's mode.
pub(super) fn refresh(account: &mut Account) {
    let exclusions: BTreeMap<String, String> = account
        .all(Kind::Exclusion)
        .filter(|exclusion| matches!(text(exclusion, "State"), "create-complete" | "update-complete"))
        .filter_map(|exclusion| {
            let resource = text(exclusion, "ResourceArn").rsplit('/').next()?.to_owned();
            Some((resource, text(exclusion, "InternetGatewayExclusionMode").to_owned()))
        })
        .collect();
    for sheet in account.places.values_mut() {
        let mode = sheet
            .get(&Ask::DescribeVpcBlockPublicAccessOptions)
            .and_then(|answer| {
                answer.elements.first()?.pointer("/VpcBlockPublicAccessOptions/InternetGatewayBlockMode")
            })
            .and_then(Value::as_str)
            .unwrap_or("off")
            .to_owned();
        for (operation, field) in [(Ask::DescribeVpcs, "VpcId"), (Ask::DescribeSubnets, "SubnetId")] {
            let Some(answer) = sheet.get_mut(&operation) else { continue };
            for element in &mut answer.elements {
                let exclusion =
                    [text(element, "VpcId"), text(element, field)].iter().find_map(|id| exclusions.get(*id));
                let effective = match (mode.as_str(), exclusion.map(String::as_str)) {
                    ("off", _) | (_, Some("allow-bidirectional")) => "off",
                    (_, Some("allow-egress")) => "block-ingress",
                    (mode, _) => mode,
                };
                let mut states = json!({});
                update(&mut states, json!({"InternetGatewayBlockMode": effective}));
                set(element, "BlockPublicAccessStates", states);
            }
        }
    }
}
