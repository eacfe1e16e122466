//! What could be seen and what not, and probes.

use super::{Command, Edit};
use crate::args::Args;
use crate::error::Fault;
use serde_json::{Map, Value};
use snapshot::{Ask, Place, Probe, Status};

const OPERATION: &str = "an operation like ec2:DescribeVpcs";

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "denied",
        usage: "denied SERVICE:OPERATION [REGION]",
        about: "the credentials may not ask this",
        options: &[],
        examples: &["denied ec2:DescribeNatGateways", "denied ec2:DescribeVpcs us-east-1"],
        read: |args| status(args, Status::Denied),
    },
    Command {
        name: "failed",
        usage: "failed SERVICE:OPERATION CODE [REGION]",
        about: "asked, but no whole answer came, with this error code",
        options: &[],
        examples: &["failed ec2:DescribeInstances RequestLimitExceeded"],
        read: failed,
    },
    Command {
        name: "unsupported",
        usage: "unsupported SERVICE:OPERATION [REGION]",
        about: "the endpoint does not know the call",
        options: &[],
        examples: &["unsupported ec2:DescribeVpcBlockPublicAccessOptions"],
        read: |args| status(args, Status::Unsupported),
    },
    Command {
        name: "not-asked",
        usage: "not-asked SERVICE:OPERATION [REGION]",
        about: "nobody asked this",
        options: &[],
        examples: &["not-asked ssm:DescribeInstanceInformation"],
        read: |args| status(args, Status::NotAsked),
    },
    Command {
        name: "truncated",
        usage: "truncated SERVICE:OPERATION [REGION]",
        about: "pages are missing: what is listed is there, what is not may be there too",
        options: &[],
        examples: &["truncated ec2:DescribeSubnets"],
        read: truncated,
    },
    Command {
        name: "seen",
        usage: "seen SERVICE:OPERATION [REGION]",
        about: "answered in full, as everything is unless a line above says otherwise",
        options: &[],
        examples: &["denied ec2:DescribeVpcs", "seen ec2:DescribeVpcs"],
        read: |args| status(args, Status::Seen),
    },
    Command {
        name: "probe",
        usage: "probe KIND JSON",
        about: "something that was tried from outside, with its members input, vantage, at, status, error and output",
        options: &[],
        examples: &[
            r#"probe tcp {"input": {"host": "198.51.100.20", "port": 22}, "status": "seen", "output": {"open": true}}"#,
        ],
        read: probe,
    },
];

/// Reads `service:Ask`.
pub(super) fn operation(word: &str) -> Result<Ask, Fault> {
    let (service, name) = word.split_once(':').unwrap_or(("", word));
    Ask::find(service, name).ok_or_else(|| {
        let known: Vec<String> = Ask::ALL.iter().map(|known| format!("{}:{}", known.service(), known.name())).collect();
        Fault::unknown("operation", word, known.iter().map(String::as_str))
    })
}

/// The answer that a line is about: at home, or in the Region that it names.
fn place(region: Option<String>, here: &Place) -> Place {
    Place { account: here.account.clone(), region: region.unwrap_or_else(|| here.region.clone()) }
}

fn status(args: &mut Args<'_>, status: Status) -> Result<Edit, Fault> {
    let (operation, region) = (operation(&args.word(OPERATION)?)?, args.optional());
    Ok(Box::new(move |account| {
        let place = place(region, &account.here);
        let answer = account.answer(&place, operation);
        (answer.status, answer.code, answer.truncated) = (status, None, false);
        Ok(())
    }))
}

fn failed(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let operation = operation(&args.word(OPERATION)?)?;
    let (code, region) = (args.word("the error code")?, args.optional());
    Ok(Box::new(move |account| {
        let place = place(region, &account.here);
        let answer = account.answer(&place, operation);
        (answer.status, answer.code, answer.truncated) = (Status::Failed, Some(code), false);
        Ok(())
    }))
}

fn truncated(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (operation, region) = (operation(&args.word(OPERATION)?)?, args.optional());
    Ok(Box::new(move |account| {
        let place = place(region, &account.here);
        let answer = account.answer(&place, operation);
        (answer.status, answer.code, answer.truncated) = (Status::Seen, None, true);
        Ok(())
    }))
}

fn probe(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let kinds = [("dns", "dns"), ("tcp", "tcp"), ("tls", "tls"), ("http", "http")];
    let kind = args.one_of("kind of probe", &kinds)?;
    let text = args.text("the probe in JSON")?;
    let unfit = |why: serde_json::Error| Fault::Unfit { word: kind.into(), why: why.to_string() };
    let mut members: Map<String, Value> = serde_json::from_str(&text).map_err(unfit)?;
    let known = ["input", "vantage", "at", "status", "error", "output"];
    if let Some(wrong) = members.keys().find(|member| !known.contains(&member.as_str())) {
        return Err(Fault::unknown("member of a probe", wrong, known));
    }
    members.insert("kind".into(), kind.into());
    let probe: Probe = serde_json::from_value(Value::Object(members)).map_err(unfit)?;
    Ok(Box::new(move |account| {
        account.probes.push(probe);
        Ok(())
    }))
}
