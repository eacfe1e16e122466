//! The ladder of hints: made from what was found, so that no step of it is about something else or done already.
//!
//! A question that makes one look; the idea, with its chapter; what only the lab's author knows; the place; the setting
//! where no command changes it alone; what suffices.

use super::Words;
use crate::safe;
use judge::{Arg, CheckReport, CheckStatus, Finding};
use messages::Value;
use reach::{Change, Edit, is_plain_word};

/// One step of a ladder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hint {
    /// What it says, a sentence or a paragraph each.
    pub texts: Vec<String>,
    /// Commands of the AWS CLI: what looks, or what changes.
    pub commands: Vec<String>,
    /// Lines of the world language: what mends a practice world, and what `--what-if` tries out.
    pub edits: Vec<String>,
    /// Lines of a practice world's text, behind `-` those that go and behind `+` those that come.
    pub rewritten: Vec<String>,
}

impl Words<'_> {
    /// The ladder of a check that fails, the gentlest step first; nothing for others.
    #[must_use]
    pub fn ladder(&self, check: &CheckReport) -> Vec<Hint> {
        if check.status != CheckStatus::Fail {
            return Vec::new();
        }
        // What goes away with another finding needs no looking at.
        let findings: Vec<&Finding> = check.findings.iter().filter(|finding| !finding.goes_with_others).collect();
        let said = |texts: Vec<String>| Hint { texts: distinct(texts), ..Hint::default() };
        let mut ladder = vec![
            said(findings.iter().filter_map(|finding| self.question(finding)).collect()),
            said(findings.iter().filter_map(|finding| self.idea(finding)).collect()),
        ];
        ladder.extend(check.hints.iter().map(|hint| said(vec![safe::line(self.text(hint)).into_owned()])));
        let mut place = said(findings.iter().filter_map(|finding| self.place(finding)).collect());
        if !self.is_practice() {
            let commands = findings.iter().filter(|finding| is_plain_word(&finding.resource));
            place.commands = distinct(commands.filter_map(|finding| Some(self.in_region(look(finding)?))).collect());
        }
        ladder.push(place);
        // No command changes a single setting of a distribution, but the console has a field for it.
        let unmended = findings.iter().filter(|finding| finding.change.is_none());
        ladder.push(said(unmended.filter_map(|finding| self.setting(finding)).collect()));
        ladder.push(self.sufficing(findings.iter().filter_map(|finding| finding.change.as_ref())));
        ladder.push(self.rewritten(check));
        ladder.retain(|hint| !hint.texts.is_empty());
        ladder
    }

    /// What suffices, in words and in what to type.
    #[must_use]
    pub fn sufficing<'f>(&self, changes: impl Iterator<Item = &'f Change>) -> Hint {
        let mut hint = Hint::default();
        let mut told: Vec<&Edit> = Vec::new();
        for change in changes {
            hint.texts.extend(self.change(change));
            for (at, edit) in change.edits.iter().enumerate() {
                // What two findings have in common is done once.
                if told.contains(&edit) {
                    continue;
                }
                told.push(edit);
                hint.edits.push(self.edit_line(edit));
                // Nobody has the account of a practice world.
                hint.commands
                    .extend(change.commands.get(at).into_iter().flatten().filter(|_| !self.is_practice()).cloned());
            }
        }
        Hint { texts: distinct(hint.texts), ..hint }
    }

    /// What is to be written otherwise in the text of a practice world.
    fn rewritten(&self, check: &CheckReport) -> Hint {
        if check.rewritten.is_empty() || !self.is_practice() {
            return Hint::default();
        }
        let mut lines = Vec::new();
        for one in &check.rewritten {
            lines.extend(one.out.iter().map(|line| format!("- {}", safe::line(line))));
            lines.extend(one.into.iter().map(|line| format!("+ {}", safe::line(line))));
        }
        Hint { texts: vec![self.plain("hint-rewritten")], rewritten: lines, ..Hint::default() }
    }

    /// A command for the Region of the evidence, whichever one the reader's shell is set to.
    fn in_region(&self, command: String) -> String {
        match self.region.filter(|_| !command.contains(" --region ")) {
            Some(region) => command.replacen("aws ", &format!("aws --region {region} "), 1),
            None => command,
        }
    }

    fn question(&self, finding: &Finding) -> Option<String> {
        if !self.catalogue.has_attribute(finding.code, "question") {
            return None;
        }
        let values = self.values(&finding.args);
        Some(self.named(self.catalogue.attribute(finding.code, "question", &super::slice(&values))))
    }

    /// The first sentences of the code's explanation, with where to read on.
    fn idea(&self, finding: &Finding) -> Option<String> {
        if !self.catalogue.has_attribute(finding.code, "explain") {
            return None;
        }
        let explained = self.catalogue.attribute(finding.code, "explain", &[]);
        let idea = first_sentences(&explained, 2);
        let lab = messages::code(finding.code).map(|code| code.lab.as_str()).unwrap_or_default();
        let chapter = lab.trim_start_matches("lab-");
        Some(
            self.with(
                "hint-idea",
                &[("idea", idea.into()), ("chapter", chapter.into()), ("code", finding.code.into())],
            ),
        )
    }

    /// The field of the console that is to be set, and to what.
    fn setting(&self, finding: &Finding) -> Option<String> {
        let id = format!("set-{}", finding.code);
        if !self.catalogue.has(&id) {
            return None;
        }
        let values = self.values(&finding.args);
        Some(self.named(self.catalogue.message(&id, &super::slice(&values))))
    }

    /// Where the resource is: in the console, or in the text of a practice world.
    fn place(&self, finding: &Finding) -> Option<String> {
        let kind = kind(finding);
        let id = format!("place-{}", part(kind, finding.code).unwrap_or(kind));
        if !self.catalogue.has(&id) {
            return None;
        }
        let direction = match finding.args.get("direction") {
            Some(Arg::Text(direction)) => direction.as_str(),
            _ => "",
        };
        let resource = self.resource(&finding.resource, finding.name.as_deref());
        let line = match finding.args.get("line") {
            Some(Arg::Number(line)) => *line,
            _ => 0,
        };
        let args = [("resource", resource.into()), ("direction", direction.into()), ("line", Value::Number(line))];
        let place = self.with(&id, &args);
        // Where nothing in the text mends it, its lines are no place to look.
        let is_mended = finding.change.is_some();
        let label = self.name_of(&finding.resource).filter(|_| self.is_practice() && is_mended);
        Some(match label {
            Some(label) => self.with("place-in-world", &[("place", place.into()), ("label", label.into())]),
            None => place,
        })
    }
}

/// The part of its page at which one looks for what was seen from outside.
fn part(kind: &str, code: &str) -> Option<&'static str> {
    Some(match (kind, code) {
        ("load-balancer", "PAGE_ANSWERED_SOMETIMES" | "BAD_GATEWAY_SEEN" | "SERVICE_UNAVAILABLE_SEEN") => "targets-of",
        ("load-balancer", "GATEWAY_TIMEOUT_SEEN" | "APPLICATION_FAULT_SEEN") => "hosts-of",
        ("load-balancer", "PATH_NOT_ANSWERED") => "rules-of",
        ("load-balancer", "STICKY_COOKIE_NOT_SEEN") => "stickiness-of",
        ("load-balancer", "REDIRECT_CIRCLE_SEEN") => "redirects-of",
        ("i", "NOBODY_LISTENS" | "APPLICATION_FAULT_SEEN" | "HOST_NAME_REFUSED") => "service-of",
        _ => return None,
    })
}

/// The kind of a resource, as the messages about places call it.
fn kind(finding: &Finding) -> &str {
    match finding.resource.as_str() {
        // Where there is no VPC only the Region can be looked at.
        _ if finding.code == "NO_VPC" => "region",
        // What a VPC lacks is looked for among what it has of the kind, not at the VPC.
        vpc if vpc.starts_with("vpc-") => match finding.code {
            "NO_INTERNET_GATEWAY" => "internet-gateways",
            "NO_ENDPOINT" => "endpoints",
            "NO_PEERING" => "peerings",
            "NO_PUBLIC_SUBNET" | "NO_PRIVATE_SUBNET" => "route-tables",
            "TOO_FEW_SUBNETS" | "ONE_AVAILABILITY_ZONE" | "TOO_FEW_ZONES" => "subnets",
            "NO_INSTANCE_IN_PRIVATE_SUBNET" | "NO_WAY_IN" | "NO_APP_HOST" | "NO_ENTRY_TO_APP" => "instances",
            "NO_DATABASE" => "databases",
            "NO_LOAD_BALANCER" => "load-balancers",
            "NO_DISTRIBUTION" => "distributions",
            _ => "vpc",
        },
        // A question of a sheet and a note of a board are nowhere in an account.
        _ if finding.args.contains_key("question") => "",
        _ if finding.args.contains_key("line") => "board",
        _ if finding.code.starts_with("REPOSITORY_HOLDS_") => "file",
        _ if matches!(finding.code, "ORDER_NOT_SHARED" | "ORDER_LOST_ON_RESTART" | "INSTANCE_FAILS") => "instance",
        attachment if attachment.starts_with("tgw-attach-") => "tgw-attach",
        table if table.starts_with("tgw-rtb-") => "tgw-rtb",
        exclusion if exclusion.starts_with("vpcbpa-") => "vpcbpa",
        group if group.contains(":targetgroup/") => "target-group",
        balancer if balancer.contains(":loadbalancer/") => "load-balancer",
        listener if listener.contains(":listener/") || listener.contains(":listener-rule/") => "listener",
        certificate if certificate.contains(":certificate/") => "certificate",
        zone if is_made_up(zone, 'Z') => "zone",
        distribution if is_made_up(distribution, 'E') => "distribution",
        origin if origin.starts_with("vo_") => "vpc-origin",
        // Of an account there is no page: what it lacks is looked for in the list of all.
        account if finding.code == "NO_HOSTED_ZONE" && account.bytes().all(|byte| byte.is_ascii_digit()) => "all-zones",
        // What was seen from outside at a name is looked at where it is shown, not where the name is registered.
        name if finding.code.starts_with("TLS_") && name.contains('.') => "handshake",
        name if finding.code.starts_with("SENT_") && name.contains('.') => "redirects",
        name if finding.code == "ANSWERED_OVER_HTTP" && name.contains('.') => "redirects",
        path if finding.code.starts_with("APP_") && path.starts_with('/') => "page",
        domain if domain.contains('.') && !domain.contains(':') => "domain",
        id => match id.split('-').next().unwrap_or_default() {
            of_ec2 if OF_EC2.contains(&of_ec2) => of_ec2,
            // Called as its owner likes, or not there at all: its code says what it is.
            other => match messages::code(finding.code).map(|code| code.lab.as_str()) {
                Some("lab-2.16") => "database",
                Some("lab-2.22") => "zones",
                Some("lab-2.23") => "certificates",
                Some("lab-2.24") => "distributions",
                _ => other,
            },
        },
    }
}

/// What the ids of EC2 begin with.
const OF_EC2: [&str; 17] = [
    "vpc", "subnet", "rtb", "acl", "sg", "igw", "eigw", "nat", "vpce", "pcx", "eni", "i", "eice", "pl", "tgw", "vgw",
    "vpn",
];

/// Whether an id is one of those that AWS makes of capitals and digits behind a letter.
fn is_made_up(id: &str, letter: char) -> bool {
    let rest = id.strip_prefix(letter).unwrap_or_default();
    rest.len() > 8 && rest.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// The command that shows a resource.
fn look(finding: &Finding) -> Option<String> {
    let id = &finding.resource;
    let (command, option) = match kind(finding) {
        "vpc" if finding.code == "DNS_SUPPORT_DISABLED" => {
            return Some(format!("aws ec2 describe-vpc-attribute --vpc-id {id} --attribute enableDnsSupport"));
        }
        "vpc" if finding.code == "DNS_HOSTNAMES_DISABLED" => {
            return Some(format!("aws ec2 describe-vpc-attribute --vpc-id {id} --attribute enableDnsHostnames"));
        }
        "internet-gateways" => return Some(listed("internet-gateways", "attachment.vpc-id", id)),
        "endpoints" => return Some(listed("vpc-endpoints", "vpc-id", id)),
        "route-tables" => return Some(listed("route-tables", "vpc-id", id)),
        "subnets" => return Some(listed("subnets", "vpc-id", id)),
        "instances" => return Some(listed("instances", "vpc-id", id)),
        // A VPC may be either side of one: no filter fits both.
        "peerings" => return Some("aws ec2 describe-vpc-peering-connections".to_owned()),
        "vpc" => ("ec2 describe-vpcs", "--vpc-ids"),
        "subnet" => ("ec2 describe-subnets", "--subnet-ids"),
        "rtb" => ("ec2 describe-route-tables", "--route-table-ids"),
        "acl" => ("ec2 describe-network-acls", "--network-acl-ids"),
        "sg" => ("ec2 describe-security-groups", "--group-ids"),
        "igw" => ("ec2 describe-internet-gateways", "--internet-gateway-ids"),
        "eigw" => ("ec2 describe-egress-only-internet-gateways", "--egress-only-internet-gateway-ids"),
        "nat" => ("ec2 describe-nat-gateways", "--nat-gateway-ids"),
        "vpce" => ("ec2 describe-vpc-endpoints", "--vpc-endpoint-ids"),
        "pcx" => ("ec2 describe-vpc-peering-connections", "--vpc-peering-connection-ids"),
        "eni" => ("ec2 describe-network-interfaces", "--network-interface-ids"),
        "i" => ("ec2 describe-instances", "--instance-ids"),
        "eice" => ("ec2 describe-instance-connect-endpoints", "--instance-connect-endpoint-ids"),
        "pl" => ("ec2 get-managed-prefix-list-entries", "--prefix-list-id"),
        "tgw" => ("ec2 describe-transit-gateways", "--transit-gateway-ids"),
        "tgw-attach" => ("ec2 describe-transit-gateway-attachments", "--transit-gateway-attachment-ids"),
        "tgw-rtb" => {
            let filters = "--filters Name=state,Values=active,blackhole";
            return Some(format!(
                "aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id {id} {filters}"
            ));
        }
        "vgw" => ("ec2 describe-vpn-gateways", "--vpn-gateway-ids"),
        "vpn" => ("ec2 describe-vpn-connections", "--vpn-connection-ids"),
        "vpcbpa" => ("ec2 describe-vpc-block-public-access-exclusions", "--exclusion-ids"),
        "databases" | "database" => return Some("aws rds describe-db-instances".to_owned()),
        "load-balancers" => return Some("aws elbv2 describe-load-balancers".to_owned()),
        "distributions" => return Some("aws cloudfront list-distributions".to_owned()),
        "listener" => return Some(of_listener(id)),
        // It is listed in its own Region only.
        "certificate" => {
            let region = id.split(':').nth(3).unwrap_or_default();
            return Some(format!("aws --region {region} acm describe-certificate --certificate-arn {id}"));
        }
        "zones" | "all-zones" => return Some("aws route53 list-hosted-zones".to_owned()),
        "certificates" => return Some("aws acm list-certificates".to_owned()),
        "zone" => ("route53 list-resource-record-sets", "--hosted-zone-id"),
        "distribution" => ("cloudfront get-distribution", "--id"),
        "vpc-origin" => ("cloudfront get-vpc-origin", "--id"),
        "domain" => return Some("aws route53 list-hosted-zones".to_owned()),
        "load-balancer" => ("elbv2 describe-load-balancers", "--load-balancer-arns"),
        "target-group" => ("elbv2 describe-target-health", "--target-group-arn"),
        "region" => ("ec2 describe-vpcs", "--region"),
        _ => return None,
    };
    Some(format!("aws {command} {option} {id}"))
}

/// The command that shows the rules of a listener, or one of them.
fn of_listener(arn: &str) -> String {
    let option = if arn.contains(":listener-rule/") { "--rule-arns" } else { "--listener-arn" };
    format!("aws elbv2 describe-rules {option} {arn}")
}

/// The command that lists what a VPC has of a kind.
fn listed(kind: &str, filter: &str, vpc: &str) -> String {
    format!("aws ec2 describe-{kind} --filters Name={filter},Values={vpc}")
}

/// The first sentences of a text, in either language.
fn first_sentences(text: &str, count: usize) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or(text).replace('\n', " ");
    let ends = paragraph.match_indices(". ").map(|(at, _)| at + 1);
    let end = ends.take(count).last().filter(|_| paragraph.matches(". ").count() >= count);
    paragraph[..end.unwrap_or(paragraph.len())].trim().to_owned()
}

/// Each text once, where it stands first.
pub(super) fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_idea_is_the_first_sentences() {
        assert_eq!(first_sentences("One. Two. Three.\n\n- more", 2), "One. Two.");
        assert_eq!(first_sentences("하나입니다. 둘입니다. 셋입니다.", 2), "하나입니다. 둘입니다.");
        assert_eq!(first_sentences("Only one of\ntwo lines.\n\nMore. And. So.", 2), "Only one of two lines.");
        assert_eq!(first_sentences("One. Two.", 2), "One. Two.");
        assert_eq!(first_sentences("", 2), "");
    }
}
