//! Listeners, rules, target groups, records and databases as commands of the AWS CLI.

use super::Writer;
use super::words::variable;
use reach::{Edit, is_plain_word};
use snapshot::Inventory;
use snapshot::shapes::ResourceRecordSet;

/// The hosted zone of every distribution
/// (<https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html>).
const ZONE_OF_DISTRIBUTIONS: &str = "Z2FDTNDATAQYW2";
/// The Region in which domains are registered (<https://docs.aws.amazon.com/general/latest/gr/r53.html>).
const OF_DOMAINS: &str = "us-east-1";
/// For how many seconds resolvers keep a new record: not for long, while somebody is still at work on it.
const TTL: i64 = 300;

/// The commands of an edit that is about one of these; none of one with a word that the shell would take for something
/// else. `None` for any other edit.
pub(super) fn commands(writer: &Writer<'_>, edit: &Edit) -> Option<Vec<String>> {
    let command = match edit {
        Edit::Alias { .. }
        | Edit::Record { .. }
        | Edit::DropRecord { .. }
        | Edit::Delegate { .. }
        | Edit::DropKey { .. } => of_names(writer.inventory, edit),
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
                let listener = writer.word(listener);
                format!(
                    "aws elbv2 create-rule --listener-arn {listener} --priority {priority} --conditions {condition} \
                     --actions Type=forward,TargetGroupArn={group}"
                )
            })
        }
        Edit::NewListener { label, balancer, port, secure, group } => {
            let own = match secure {
                Some((certificate, policy)) => plain(&[certificate, policy]).map(|()| {
                    format!(
                        "--protocol HTTPS --port {port} --certificates CertificateArn={certificate} --ssl-policy {policy}"
                    )
                }),
                None => Some(format!("--protocol HTTP --port {port}")),
            };
            plain(&[label, balancer, group]).and(own).map(|own| {
                format!(
                    "{}=$(aws elbv2 create-listener --load-balancer-arn {balancer} {own} \
                     --default-actions Type=forward,TargetGroupArn={group} --query 'Listeners[0].ListenerArn' --output text)",
                    variable(label)
                )
            })
        }
        _ => return settings(edit),
    };
    Some(command.into_iter().collect())
}

/// What is told with one word or two.
fn settings(edit: &Edit) -> Option<Vec<String>> {
    let (words, command): (Vec<&str>, String) = match edit {
        Edit::RulePriority { rule, priority } => {
            (vec![rule], format!("elbv2 set-rule-priorities --rule-priorities RuleArn={rule},Priority={priority}"))
        }
        Edit::CookieOfBalancer { group } => (
            vec![group],
            format!(
                "elbv2 modify-target-group-attributes --target-group-arn {group} --attributes \
                 Key=stickiness.enabled,Value=true Key=stickiness.type,Value=lb_cookie"
            ),
        ),
        Edit::Register { group, target } => {
            (vec![group, target], format!("elbv2 register-targets --target-group-arn {group} --targets Id={target}"))
        }
        Edit::Matcher { group, codes } => (
            vec![group, codes],
            format!("elbv2 modify-target-group --target-group-arn {group} --matcher HttpCode={codes}"),
        ),
        Edit::SecurityPolicy { listener, policy } => {
            (vec![listener, policy], format!("elbv2 modify-listener --listener-arn {listener} --ssl-policy {policy}"))
        }
        Edit::Certify { listener, certificate } => (
            vec![listener, certificate],
            format!("elbv2 modify-listener --listener-arn {listener} --certificates CertificateArn={certificate}"),
        ),
        Edit::Stand { balancer, subnets } => (
            std::iter::once(balancer).chain(subnets).map(String::as_str).collect(),
            format!("elbv2 set-subnets --load-balancer-arn {balancer} --subnets {}", subnets.join(" ")),
        ),
        Edit::StartDatabase { database, is_cluster: true } => {
            (vec![database], format!("rds start-db-cluster --db-cluster-identifier {database}"))
        }
        Edit::StartDatabase { database, is_cluster: false } => {
            (vec![database], format!("rds start-db-instance --db-instance-identifier {database}"))
        }
        _ => return None,
    };
    Some(plain(&words).map(|()| format!("aws {command}")).into_iter().collect())
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

/// Records, and where a registry sends everybody.
fn of_names(inventory: &Inventory<'_>, edit: &Edit) -> Option<String> {
    match edit {
        Edit::Alias { zone, name, kind, target } => {
            let (host, owner) = led_to(inventory, target)?;
            // Of a distribution the health cannot be asked after.
            let body = aliased(&host, &owner, owner != ZONE_OF_DISTRIBUTIONS)?;
            change(zone, "UPSERT", name, kind, &body)
        }
        Edit::Record { zone, name, kind, values } => {
            change(zone, "UPSERT", name, kind, &valued(TTL, values.iter().map(String::as_str))?)
        }
        Edit::DropRecord { zone, name, kind } => {
            let sets = inventory.resource_record_sets.of(zone);
            let called = |set: &str| set.trim_end_matches('.').eq_ignore_ascii_case(name.trim_end_matches('.'));
            let set = sets
                .iter()
                .find(|set| set.name.as_deref().is_some_and(called) && set.r#type.as_deref() == Some(kind.as_str()))
                .filter(|set| set.set_identifier.is_none())?;
            change(zone, "DELETE", name, kind, &as_it_stands(set)?)
        }
        Edit::Delegate { domain, servers } => {
            plain(&[domain])?;
            plain(&servers.iter().map(String::as_str).collect::<Vec<_>>())?;
            let servers: Vec<String> = servers.iter().map(|server| format!("Name={server}")).collect();
            Some(format!(
                "aws --region {OF_DOMAINS} route53domains update-domain-nameservers --domain-name {domain} \
                 --nameservers {}",
                servers.join(" ")
            ))
        }
        // Which id a key has the registry says.
        Edit::DropKey { domain } => plain(&[domain]).map(|()| {
            let domains = format!("aws --region {OF_DOMAINS} route53domains");
            format!(
                "{domains} disassociate-delegation-signer-from-domain --domain-name {domain} --id \"$({domains} \
                 get-domain-detail --domain-name {domain} --query 'DnssecKeys[0].Id' --output text)\""
            )
        }),
        _ => None,
    }
}

/// The name and the hosted zone of what an alias leads to, as the console writes them.
fn led_to(inventory: &Inventory<'_>, target: &str) -> Option<(String, String)> {
    if let Some(balancer) = inventory.load_balancers.get(target) {
        let zone = balancer.canonical_hosted_zone_id.clone()?;
        return Some((format!("dualstack.{}", balancer.dns_name.as_deref()?), zone));
    }
    let distribution = inventory.distributions.get(target)?;
    Some((distribution.domain_name.clone()?, ZONE_OF_DISTRIBUTIONS.to_owned()))
}

/// What is deleted has to be told as it stands.
fn as_it_stands(set: &ResourceRecordSet) -> Option<String> {
    match &set.alias_target {
        Some(alias) => aliased(
            alias.dns_name.as_deref()?,
            alias.hosted_zone_id.as_deref()?,
            alias.evaluate_target_health.unwrap_or_default(),
        ),
        None => {
            let values: Option<Vec<&str>> = set.resource_records.iter().map(|one| one.value.as_deref()).collect();
            valued(set.ttl?, values?.into_iter())
        }
    }
}

fn aliased(host: &str, owner: &str, evaluate: bool) -> Option<String> {
    plain(&[host, owner])?;
    let alias = format!("\"HostedZoneId\":\"{owner}\",\"DNSName\":\"{host}\",\"EvaluateTargetHealth\":{evaluate}");
    Some(format!("\"AliasTarget\":{{{alias}}}"))
}

fn valued<'v>(ttl: i64, values: impl Iterator<Item = &'v str>) -> Option<String> {
    let one = |value: &str| plain(&[value]).map(|()| format!("{{\"Value\":\"{value}\"}}"));
    let values: Option<Vec<String>> = values.map(one).collect();
    Some(format!("\"TTL\":{ttl},\"ResourceRecords\":[{}]", values?.join(",")))
}

fn change(zone: &str, action: &str, name: &str, kind: &str, body: &str) -> Option<String> {
    plain(&[zone, name, kind])?;
    let record = format!("\"Name\":\"{name}\",\"Type\":\"{kind}\",{body}");
    Some(format!(
        "aws route53 change-resource-record-sets --hosted-zone-id {zone} --change-batch \
         '{{\"Changes\":[{{\"Action\":\"{action}\",\"ResourceRecordSet\":{{{record}}}}}]}}'"
    ))
}
