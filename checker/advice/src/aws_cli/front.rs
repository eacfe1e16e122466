//! Listeners, rules, target groups and records as commands of the AWS CLI.

use reach::{Edit, is_plain_word};
use snapshot::Inventory;

/// The hosted zone of every distribution
/// (<https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html>).
const ZONE_OF_DISTRIBUTIONS: &str = "Z2FDTNDATAQYW2";

/// The commands of an edit that is about one of these; none of one with a word that the shell would take for something
/// else. `None` for any other edit.
pub(super) fn commands(inventory: &Inventory<'_>, edit: &Edit) -> Option<Vec<String>> {
    let command = match edit {
        Edit::Forward { at, groups, stickiness } => {
            let is_plain = is_plain_word(at) && groups.iter().all(|(group, _)| is_plain_word(group));
            is_plain.then(|| acting(at, &forward(groups, *stickiness)))
        }
        Edit::ToHttps { at } => {
            let action = "Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}";
            plain(&[at]).map(|()| acting(at, &format!("'{action}'")))
        }
        Edit::MatchPaths { rule, patterns } => plain(&[rule])
            .and_then(|()| condition(patterns))
            .map(|condition| format!("aws elbv2 modify-rule --rule-arn {rule} --conditions {condition}")),
        Edit::NewRule { listener, priority, patterns, group, .. } => {
            plain(&[listener, group]).and_then(|()| condition(patterns)).map(|condition| {
                format!(
                    "aws elbv2 create-rule --listener-arn {listener} --priority {priority} --conditions {condition} \
                     --actions Type=forward,TargetGroupArn={group}"
                )
            })
        }
        Edit::RulePriority { rule, priority } => plain(&[rule])
            .map(|()| format!("aws elbv2 set-rule-priorities --rule-priorities RuleArn={rule},Priority={priority}")),
        Edit::CookieOfBalancer { group } => plain(&[group]).map(|()| {
            format!(
                "aws elbv2 modify-target-group-attributes --target-group-arn {group} --attributes \
                 Key=stickiness.enabled,Value=true Key=stickiness.type,Value=lb_cookie"
            )
        }),
        Edit::Register { group, target } => plain(&[group, target])
            .map(|()| format!("aws elbv2 register-targets --target-group-arn {group} --targets Id={target}")),
        Edit::Alias { zone, name, kind, target } => alias(inventory, target).and_then(|(host, owner)| {
            plain(&[zone, name, kind, &host, &owner])?;
            // Of a distribution the health cannot be asked after.
            let evaluate = owner != ZONE_OF_DISTRIBUTIONS;
            let alias = format!(
                "\"AliasTarget\":{{\"HostedZoneId\":\"{owner}\",\"DNSName\":\"{host}\",\"EvaluateTargetHealth\":{evaluate}}}"
            );
            Some(change(zone, "UPSERT", &format!("\"Name\":\"{name}\",\"Type\":\"{kind}\",{alias}")))
        }),
        Edit::DropCname { zone, name } => dropped(inventory, zone, name),
        Edit::SecurityPolicy { listener, policy } => plain(&[listener, policy])
            .map(|()| format!("aws elbv2 modify-listener --listener-arn {listener} --ssl-policy {policy}")),
        _ => return None,
    };
    Some(command.into_iter().collect())
}

fn plain(words: &[&str]) -> Option<()> {
    words.iter().all(|word| is_plain_word(word)).then_some(())
}

/// The command by which a listener or a rule comes to do something.
fn acting(at: &str, action: &str) -> String {
    if at.contains(":listener-rule/") {
        format!("aws elbv2 modify-rule --rule-arn {at} --actions {action}")
    } else {
        format!("aws elbv2 modify-listener --listener-arn {at} --default-actions {action}")
    }
}

fn forward(groups: &[(String, u32)], stickiness: Option<u32>) -> String {
    if let ([(group, _)], None) = (groups, stickiness) {
        return format!("Type=forward,TargetGroupArn={group}");
    }
    let tuple = |(group, weight): &(String, u32)| format!("{{\"TargetGroupArn\":\"{group}\",\"Weight\":{weight}}}");
    let tuples = groups.iter().map(tuple).collect::<Vec<_>>().join(",");
    let sticky = stickiness
        .map(|seconds| format!(",\"TargetGroupStickinessConfig\":{{\"Enabled\":true,\"DurationSeconds\":{seconds}}}"));
    let config = format!("{{\"TargetGroups\":[{tuples}]{}}}", sticky.unwrap_or_default());
    format!("'[{{\"Type\":\"forward\",\"ForwardConfig\":{config}}}]'")
}

/// A condition by paths, in quotes: a shell would look for files of such names.
fn condition(patterns: &[String]) -> Option<String> {
    let is_plain = |pattern: &String| is_plain_word(&pattern.replace(['*', '?'], "x")) && !pattern.contains([',', '=']);
    patterns.iter().all(is_plain).then(|| format!("'Field=path-pattern,Values={}'", patterns.join(",")))
}

/// The name and the hosted zone of what an alias leads to, as the console writes them.
fn alias(inventory: &Inventory<'_>, target: &str) -> Option<(String, String)> {
    if let Some(balancer) = inventory.load_balancers.get(target) {
        let zone = balancer.canonical_hosted_zone_id.clone()?;
        return Some((format!("dualstack.{}", balancer.dns_name.as_deref()?), zone));
    }
    let distribution = inventory.distributions.get(target)?;
    Some((distribution.domain_name.clone()?, ZONE_OF_DISTRIBUTIONS.to_owned()))
}

/// What is deleted has to be told as it stands.
fn dropped(inventory: &Inventory<'_>, zone: &str, name: &str) -> Option<String> {
    let sets = inventory.resource_record_sets.of(zone);
    let called = |set: &str| set.trim_end_matches('.').eq_ignore_ascii_case(name.trim_end_matches('.'));
    let set = sets
        .iter()
        .find(|set| set.name.as_deref().is_some_and(called) && set.r#type.as_deref() == Some("CNAME"))
        .filter(|set| set.set_identifier.is_none())?;
    let [value] = set.resource_records.as_slice() else { return None };
    let (value, ttl) = (value.value.as_deref()?, set.ttl?);
    plain(&[zone, name, value])?;
    let record =
        format!("\"Name\":\"{name}\",\"Type\":\"CNAME\",\"TTL\":{ttl},\"ResourceRecords\":[{{\"Value\":\"{value}\"}}]");
    Some(change(zone, "DELETE", &record))
}

fn change(zone: &str, action: &str, record: &str) -> String {
    format!(
        "aws route53 change-resource-record-sets --hosted-zone-id {zone} --change-batch \
         '{{\"Changes\":[{{\"Action\":\"{action}\",\"ResourceRecordSet\":{{{record}}}}}]}}'"
    )
}
