//! A teardown as a script that can be pasted as a whole: for a POSIX shell or for PowerShell.
//!
//! It begins with the account: with other credentials than those of the evidence nothing is deleted. Each step says why
//! it stands where it does; what has gone already is fine, so that a second run finds nothing.

mod bash;
mod powershell;

use crate::command::{Command, Line};
use crate::id;
use crate::kind::Kind;
use crate::plan::Step;
use crate::teardown::Teardown;
use messages::{Catalogue, Value};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A language of scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// For every POSIX shell; pasted into bash or zsh it is handed to `sh`.
    Bash,
    /// For Windows PowerShell 5.1 and for PowerShell 7.
    PowerShell,
}

/// The script; none without an account to guard it by, without a Region, or for a profile that is no word.
#[must_use]
pub fn script(teardown: &Teardown, profile: Option<&str>, shell: Shell, words: &Catalogue) -> Option<String> {
    let account = teardown.account.as_deref()?;
    let region = teardown.region.as_deref()?;
    if profile.is_some_and(|profile| profile.is_empty() || profile.chars().any(char::is_control)) {
        return None;
    }
    let writer = Writer { teardown, account, region, profile, words };
    Some(match shell {
        Shell::Bash => bash::script(&writer),
        Shell::PowerShell => powershell::script(&writer),
    })
}

/// What deletes a step's thing, typed into a POSIX shell, each line with its Region: without what only waits, and without
/// the guard that a script begins with.
#[must_use]
pub fn commands(teardown: &Teardown, step: &Step) -> Vec<String> {
    let deletes = step.lines.iter().filter(|line| !matches!(line, Line::Wait(_) | Line::Vanish(_)));
    deletes.flat_map(|line| command_line(line, teardown, None, Shell::Bash)).collect()
}

/// What is typed for a line of a step; more than one command for what goes by its `ETag`.
pub(crate) fn command_line(line: &Line, teardown: &Teardown, profile: Option<&str>, shell: Shell) -> Vec<String> {
    let own = teardown.region.as_deref().unwrap_or_default();
    let quoted = |words: Vec<String>| {
        let quote = |word: &String| match shell {
            Shell::Bash => bash::quote(word),
            Shell::PowerShell => powershell::quote_bare(word),
        };
        let words: Vec<String> = ["aws".to_owned()].iter().chain(&words).map(quote).collect();
        words.join(" ")
    };
    let commands: Vec<Command> = match line {
        Line::Remove(command) | Line::Wait(command) | Line::Vanish(command) => vec![command.clone()],
        Line::Distribution(id) => [
            "cloudfront get-distribution-config --id @",
            "cloudfront update-distribution --id @ --if-match ETAG --distribution-config file://disabled.json",
            "cloudfront wait distribution-deployed --id @",
            "cloudfront delete-distribution --id @ --if-match ETAG",
        ]
        .iter()
        .map(|line| Command::of(line, id).in_region(snapshot::GLOBAL))
        .collect(),
        Line::Exchange(list, default) => vec![
            Command::of("ec2 describe-network-acls --network-acl-ids @", list)
                .with("--query")
                .with("NetworkAcls[].Associations[].NetworkAclAssociationId"),
            Command::of("ec2 replace-network-acl-association --association-id ASSOCIATION --network-acl-id @", default),
        ],
        Line::VpcOrigin(id) => {
            ["cloudfront get-vpc-origin --id @", "cloudfront delete-vpc-origin --id @ --if-match ETAG"]
                .iter()
                .map(|line| Command::of(line, id).in_region(snapshot::GLOBAL))
                .collect()
        }
    };
    commands.iter().map(|command| quoted(whole(command, own, profile))).collect()
}

/// All words of a command.
fn whole(command: &Command, region: &str, profile: Option<&str>) -> Vec<String> {
    let mut words = command.words.clone();
    words.extend(options(command.region.as_deref().unwrap_or(region), profile));
    words
}

/// Where and as whom.
fn options(region: &str, profile: Option<&str>) -> Vec<String> {
    let mut words = vec!["--region".to_owned(), region.to_owned()];
    if let Some(profile) = profile {
        words.extend(["--profile".to_owned(), profile.to_owned()]);
    }
    words
}

/// What both languages write from.
struct Writer<'w> {
    teardown: &'w Teardown,
    account: &'w str,
    region: &'w str,
    profile: Option<&'w str>,
    words: &'w Catalogue,
}

/// The most ids that a sentence names.
const NAMED: usize = 6;

/// The most ids in one question about tags: a filter takes 200 values.
const ASKED: usize = 100;

impl Writer<'_> {
    fn say(&self, id: &str) -> String {
        self.words.message(id, &[])
    }

    fn say_with(&self, id: &str, args: &[(&str, String)]) -> String {
        let args: Vec<(&str, Value<'_>)> =
            args.iter().map(|(name, value)| (*name, Value::from(value.clone()))).collect();
        self.words.message(id, &args)
    }

    fn kind(&self, kind: Kind) -> String {
        self.say(&format!("cleanup-kind-{}", kind.word()))
    }

    /// What stands above the steps, one line each.
    fn head(&self) -> Vec<String> {
        let teardown = self.teardown;
        let mut lines = Vec::new();
        let text = |value: &Option<String>| value.as_deref().map(harmless).unwrap_or_else(|| "?".to_owned());
        let place = [("account", self.account.to_owned()), ("region", self.region.to_owned())];
        lines.push(self.say_with("cleanup-head", &place));
        if teardown.vpc.is_some() {
            lines.push(self.say_with("cleanup-head-vpc", &[("vpc", text(&teardown.vpc))]));
        }
        if teardown.finished.is_some() {
            lines.push(self.say_with("cleanup-head-seen", &[("time", text(&teardown.finished))]));
        }
        lines.push(self.say("cleanup-head-for-good"));
        if teardown.steps.iter().any(|step| matches!(step.kind, Kind::DbInstance | Kind::DbCluster)) {
            lines.push(self.say("cleanup-head-databases"));
        }
        if teardown.steps.iter().any(|step| step.kind == Kind::Distribution) {
            lines.push(self.say("cleanup-head-distributions"));
        }
        if teardown.steps.iter().any(|step| step.kind == Kind::Zone) {
            lines.push(self.say("cleanup-head-zones"));
        }
        lines.push(self.say("cleanup-head-stacks"));
        lines.push(self.say("cleanup-head-terraform"));
        if !teardown.lacking.is_empty() {
            let asked: BTreeSet<String> = teardown.lacking.iter().map(lacking).collect();
            let asked: Vec<String> = asked.into_iter().collect();
            lines.push(self.say_with("cleanup-lacking", &[("calls", asked.join(", "))]));
        }
        for kept in &teardown.kept {
            let id = [("kind", self.kind(kept.kind)), ("id", harmless(&kept.id))];
            lines.push(self.say_with(&format!("cleanup-kept-{}", kept.reason.word()), &id));
        }
        if !teardown.others.is_empty() {
            lines.push(self.say("cleanup-others"));
            for other in &teardown.others {
                lines.push(format!(
                    "  {}  {}  {}",
                    self.kind(other.kind),
                    harmless(&other.id),
                    harmless(&other.region)
                ));
            }
        }
        lines.push(self.say("cleanup-unseen"));
        lines
    }

    /// Steps of one kind that stand together: all are begun before the first is waited for. Of groups, which wait for each
    /// other, each stands alone.
    fn together(&self) -> Vec<&[Step]> {
        let steps = self
            .teardown
            .steps
            .chunk_by(|one, next| one.kind == next.kind && !next.waits_for.iter().any(|wait| wait.kind == one.kind));
        steps.collect()
    }

    /// What is said of steps: what they are, and what each waited for.
    fn about(&self, number: usize, steps: &[Step]) -> Vec<String> {
        let Some(first) = steps.first() else { return Vec::new() };
        let mut lines =
            vec![format!("{number}. {}  {}", self.kind(first.kind), ids(steps.iter().map(|step| &*step.id)))];
        let note = format!("cleanup-note-{}", first.kind.word());
        if self.words.has(&note) {
            lines.push(format!("   {}", self.say(&note)));
        }
        let mut waits: Vec<_> = steps.iter().flat_map(|step| &step.waits_for).collect();
        waits.sort();
        waits.dedup();
        for same in waits.chunk_by(|one, next| one.why == next.why) {
            let Some(why) = same.first().map(|wait| wait.why) else { continue };
            let ids = ids(same.iter().map(|wait| &*wait.id));
            lines.push(format!("   {}", self.say_with(&format!("cleanup-why-{}", why.word()), &[("ids", ids)])));
        }
        lines
    }

    /// The ids whose tags are asked for, in questions that are short enough.
    fn tagged(&self) -> Vec<String> {
        let ids: BTreeSet<&str> =
            self.teardown.steps.iter().filter(|step| step.kind.is_of_ec2()).map(|step| &*step.id).collect();
        let ids: Vec<&str> = ids.into_iter().collect();
        ids.chunks(ASKED).map(|ids| ids.join(",")).collect()
    }

    /// What CloudFormation is asked for by its id, and the Region to ask in: one where a stack that made it may lie.
    fn stacked(&self) -> BTreeSet<(&str, &str)> {
        let asked = self.teardown.steps.iter().filter(|step| step.kind.is_of_stacks());
        asked
            .flat_map(|step| {
                let id = step.id.as_str();
                let regions = match step.kind {
                    Kind::Certificate => [id::region_of(id).unwrap_or(self.region); 2],
                    // It has no Region, so that a template of any may have it; those with CloudFront lie in one.
                    Kind::Zone | Kind::Distribution | Kind::VpcOrigin => [self.region, snapshot::GLOBAL],
                    _ => [self.region; 2],
                };
                regions.map(|region| (region, id))
            })
            .collect()
    }

    fn has(&self, is_one: impl Fn(&Line) -> bool) -> bool {
        self.teardown.steps.iter().flat_map(|step| &step.lines).any(is_one)
    }
}

/// A few ids in a line.
fn ids<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let all: Vec<String> = ids.map(harmless).collect();
    let mut line: Vec<String> = all.iter().take(NAMED).cloned().collect();
    if all.len() > NAMED {
        line.push(format!("+{}", all.len() - NAMED));
    }
    line.join(", ")
}

/// A call that has no whole answer.
fn lacking(missing: &snapshot::Missing) -> String {
    format!(
        "{}:{} {} ({})",
        missing.operation.service(),
        missing.operation.name(),
        harmless(&missing.place.region),
        missing.status.word()
    )
}

/// A word that stands in a comment: what no id has in it is not shown.
fn harmless(word: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || " ._:/-".contains(character);
    word.chars().take(200).map(|character| if is_plain(character) { character } else { '?' }).collect()
}

/// Lines as comments, which both shells write alike.
fn comment(out: &mut String, lines: &[String]) {
    for line in lines.iter().flat_map(|line| line.lines()) {
        let _ = writeln!(out, "# {line}");
    }
}

/// Whether both shells take a word for itself without quotes.
fn is_plain(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.:/-".contains(&byte))
}

/// A template with its places filled, each once: what is put in is never looked through for places.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('@') {
        out.push_str(before);
        let place = after
            .split_once('@')
            .filter(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'));
        match place {
            Some((name, behind)) => {
                let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
                out.push_str(value);
                rest = behind;
            }
            None => {
                out.push('@');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// What of all that bills the last part of a script asks for in each Region: a word, the command, the part of its answer.
const STILL: &[(&str, &str, &str)] = &[
    ("nat-gateway", "ec2 describe-nat-gateways", "NatGateways[?State=='available' || State=='pending'].[NatGatewayId]"),
    ("elastic-ip-address", "ec2 describe-addresses", "Addresses[].[AllocationId]"),
    ("instance", "ec2 describe-instances", "Reservations[].Instances[?State.Name=='running'][].[InstanceId]"),
    ("volume", "ec2 describe-volumes", "Volumes[].[VolumeId]"),
    ("snapshot", "ec2 describe-snapshots --owner-ids self", "Snapshots[].[SnapshotId]"),
    (
        "vpc-endpoint",
        "ec2 describe-vpc-endpoints",
        "VpcEndpoints[?VpcEndpointType=='Interface' || VpcEndpointType=='GatewayLoadBalancer'].[VpcEndpointId]",
    ),
    (
        "transit-gateway-attachment",
        "ec2 describe-transit-gateway-attachments",
        "TransitGatewayAttachments[?State=='available'].[TransitGatewayAttachmentId]",
    ),
    ("vpn-gateway", "ec2 describe-vpn-connections", "VpnConnections[?State=='available'].[VpnConnectionId]"),
    ("load-balancer", "elbv2 describe-load-balancers", "LoadBalancers[].[LoadBalancerArn]"),
    ("classic-load-balancer", "elb describe-load-balancers", "LoadBalancerDescriptions[].[LoadBalancerName]"),
    ("database", "rds describe-db-instances", "DBInstances[].[DBInstanceIdentifier]"),
    ("database-cluster", "rds describe-db-clusters", "DBClusters[].[DBClusterIdentifier]"),
    ("database-snapshot", "rds describe-db-snapshots --snapshot-type manual", "DBSnapshots[].[DBSnapshotIdentifier]"),
];

/// The same for what is the same in all Regions.
const STILL_EVERYWHERE: &[(&str, &str, &str)] = &[
    ("hosted-zone", "route53 list-hosted-zones", "HostedZones[].[Id]"),
    ("distribution", "cloudfront list-distributions", "DistributionList.Items[].[Id]"),
];
