//! What could be seen and what not.

use super::place::region_name;
use super::{Command, Edit};
use crate::account::Outcome;
use crate::args::Args;
use crate::error::Fault;
use crate::phrase::Phrase;
use snapshot::{Ask, Place, Status};

const OPERATION: Phrase = Phrase::AnOperation;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "denied",
        usage: "denied SERVICE:OPERATION [of PARENT] [REGION]",
        about: "the credentials may not ask this; of PARENT: about this one, where the others were answered",
        options: &[],
        examples: &[
            "denied ec2:DescribeNatGateways",
            "denied acm:ListCertificates us-east-1",
            "denied ec2:DescribeVpcAttribute of vpc",
        ],
        read: |args| outcome(args, Outcome::of(Status::Denied)),
    },
    Command {
        name: "failed",
        usage: "failed SERVICE:OPERATION [of PARENT] CODE [REGION]",
        about: "asked, but no whole answer came, with this error code",
        options: &[],
        examples: &["failed ec2:DescribeInstances RequestLimitExceeded"],
        read: |args| outcome(args, Outcome::of(Status::Failed)),
    },
    Command {
        name: "unsupported",
        usage: "unsupported SERVICE:OPERATION [of PARENT] [REGION]",
        about: "the endpoint does not know the call",
        options: &[],
        examples: &["unsupported ec2:DescribeVpcBlockPublicAccessOptions"],
        read: |args| outcome(args, Outcome::of(Status::Unsupported)),
    },
    Command {
        name: "not-asked",
        usage: "not-asked SERVICE:OPERATION [of PARENT] [REGION]",
        about: "nobody asked this",
        options: &[],
        examples: &["not-asked ssm:DescribeInstanceInformation"],
        read: |args| outcome(args, Outcome::of(Status::NotAsked)),
    },
    Command {
        name: "truncated",
        usage: "truncated SERVICE:OPERATION [of PARENT] [REGION]",
        about: "pages are missing: what is listed is there, what is not may be there too",
        options: &[],
        examples: &["truncated ec2:DescribeSubnets"],
        read: |args| outcome(args, Outcome { truncated: true, ..Outcome::seen() }),
    },
    Command {
        name: "seen",
        usage: "seen SERVICE:OPERATION [of PARENT] [REGION]",
        about: "answered in full, as everything is unless a line above says otherwise",
        options: &[],
        examples: &["denied ec2:DescribeVpcs", "seen ec2:DescribeVpcs"],
        read: |args| outcome(args, Outcome::seen()),
    },
];

/// Reads `service:Ask`.
pub(super) fn operation(word: &str) -> Result<Ask, Fault> {
    let (service, name) = word.split_once(':').unwrap_or(("", word));
    Ask::find(service, name).ok_or_else(|| {
        let known: Vec<String> = Ask::ALL.iter().map(|known| format!("{}:{}", known.service(), known.name())).collect();
        Fault::unknown(Phrase::Operation, word, known.iter().map(String::as_str))
    })
}

/// `SERVICE:OPERATION [of PARENT] [REGION]`, with the error code of `failed` before the Region.
fn outcome(args: &mut Args<'_>, mut outcome: Outcome) -> Result<Edit, Fault> {
    let word = args.word(OPERATION)?;
    let ask = operation(&word)?;
    let parent = parent(args, &word, ask)?;
    if outcome.status == Status::Failed {
        outcome.code = Some(args.word(Phrase::ErrorCode)?);
    }
    let region = args.optional().map(|word| region_name(&word)).transpose()?;
    Ok(Box::new(move |account| {
        // At home, or in the Region that the line names.
        let region = region.unwrap_or_else(|| account.here.region.clone());
        let place = Place { account: account.here.account.clone(), region };
        let parent = parent.map(|parent| account.name(&parent, &[]).map_or(parent, |named| named.id));
        let answer = account.answer(&place, ask);
        match parent {
            Some(parent) => answer.children.entry(parent).or_default().outcome = Some(outcome),
            None => answer.decide(outcome),
        }
        Ok(())
    }))
}

/// `of PARENT`, for an ask that is made once for each parent.
pub(super) fn parent(args: &mut Args<'_>, word: &str, ask: Ask) -> Result<Option<String>, Fault> {
    let parent = if args.skip("of") { Some(args.word(Phrase::Parent)?) } else { None };
    if parent.is_some() && ask.per().is_none() {
        return Err(Fault::refused(word, Phrase::OneCallLists, Phrase::LeaveOfOut));
    }
    Ok(parent)
}
