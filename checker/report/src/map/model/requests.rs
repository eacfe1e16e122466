//! What a request passes before it is a packet of a VPC: names, distributions, load balancers with their listeners and
//! rules, target groups; and the databases behind.

use super::balancers;
use super::order::order;
use reach::Network;
use request::Name;
use snapshot::Names;
use snapshot::shapes::{
    CacheBehavior, Distribution, DistributionSummary, HostedZone, Listener, ListenerAction, LoadBalancer, Origin,
    ResourceRecordSet, Rule, RuleCondition,
};
use std::collections::BTreeMap;

/// What requests pass, in the order in which they do.
#[derive(Debug, Default)]
pub(in crate::map) struct Requests {
    pub(in crate::map) zones: Vec<Post>,
    pub(in crate::map) distributions: Vec<Post>,
    pub(in crate::map) balancers: Vec<Post>,
    pub(in crate::map) groups: Vec<Post>,
}

/// One of them.
#[derive(Debug)]
pub(in crate::map) struct Post {
    pub(in crate::map) kind: PostKind,
    pub(in crate::map) id: String,
    pub(in crate::map) name: Option<String>,
    /// AWS's words beside the name: a scheme, a port, a state.
    pub(in crate::map) facts: Vec<String>,
    pub(in crate::map) works: bool,
    pub(in crate::map) lines: Vec<Line>,
}

/// Kinds of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::map) enum PostKind {
    Zone,
    PrivateZone,
    Distribution,
    Balancer,
    Group,
}

/// A line of one: a record, a behaviour, a rule, a target.
#[derive(Debug)]
pub(in crate::map) struct Line {
    /// What it is about, as AWS writes it; it may lead on to what `does` says.
    pub(in crate::map) text: String,
    pub(in crate::map) does: Does,
    /// The ids of the posts that it leads to.
    pub(in crate::map) to: Vec<String>,
    /// Whether it is as it should be.
    pub(in crate::map) works: bool,
}

/// What becomes of what a line is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::map) enum Does {
    /// It leads to something, by AWS's word or name for it.
    Leads(String),
    /// It is said to go elsewhere.
    Redirects(String),
    /// It is answered at once.
    Answers(String),
    /// It is in this state.
    Is(String),
    /// So many more are like it.
    More(usize),
    /// A heading of those that follow, with what belongs to all of them.
    Heads(String),
}

/// The most lines of one post.
const MOST: usize = 10;

impl Requests {
    /// All of them, in order.
    pub(in crate::map) fn columns(&self) -> [&[Post]; 4] {
        [&self.zones, &self.distributions, &self.balancers, &self.groups]
    }

    pub(in crate::map) fn posts(&self) -> impl Iterator<Item = &Post> {
        self.columns().into_iter().flatten()
    }
}

/// What requests pass on their way into these VPCs.
pub(super) fn of(network: &Network<'_>, names: &Names, vpcs: &[&str]) -> Requests {
    let inventory = network.inventory();
    let mut requests = Requests::default();
    // How each is called where another one leads to it.
    let mut called: BTreeMap<String, String> = BTreeMap::new();
    for balancer in inventory.load_balancers.iter() {
        let here = balancer.vpc_id.as_deref().is_none_or(|vpc| vpcs.contains(&vpc));
        if here {
            requests.balancers.push(of_balancer(network, names, balancer));
        }
    }
    for group in inventory.target_groups.iter() {
        let arn = group.target_group_arn.to_string();
        let used = requests.balancers.iter().flat_map(|post| &post.lines).any(|line| line.to.contains(&arn));
        if used {
            requests.groups.push(of_group(network, names, &arn));
        }
    }
    for summary in inventory.distributions.iter() {
        let detail = inventory.distribution_details.of(&summary.id).iter().find_map(|one| one.distribution.as_ref());
        requests.distributions.push(of_distribution(network, names, summary, detail));
    }
    for zone in inventory.hosted_zones.iter() {
        requests.zones.push(of_zone(network, names, zone));
    }
    for post in requests.posts() {
        called.insert(post.id.clone(), post.name.clone().unwrap_or_else(|| post.id.clone()));
    }
    // A zone without anything that leads here is somebody else's business.
    requests.zones.retain(|zone| zone.lines.iter().any(|line| line.to.iter().any(|id| called.contains_key(id))));
    for posts in [&mut requests.zones, &mut requests.distributions, &mut requests.balancers, &mut requests.groups] {
        posts.sort_by_cached_key(|post| order(post.name.as_deref(), &post.id));
        for line in posts.iter_mut().flat_map(|post| &mut post.lines) {
            line.to.retain(|id| called.contains_key(id));
            if let (Does::Leads(text), [one]) = (&mut line.does, line.to.as_slice())
                && let Some(name) = called.get(one)
            {
                text.clone_from(name);
            }
        }
    }
    requests
}

fn of_balancer(network: &Network<'_>, names: &Names, balancer: &LoadBalancer) -> Post {
    let inventory = network.inventory();
    let part = balancers::part(balancer);
    let mut lines = Vec::new();
    let mut listeners: Vec<&Listener> = inventory.listeners.of(&balancer.load_balancer_arn).to_vec();
    listeners.sort_by_key(|listener| (listener.port, listener.listener_arn.as_str()));
    for listener in listeners {
        let spoken = [listener.protocol.clone(), listener.port.map(|port| port.to_string())];
        let text = spoken.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let certificate = listener.certificates.first().and_then(|one| certified(network, &one.certificate_arn));
        lines.push(Line { text, does: Does::Heads(certificate.unwrap_or_default()), to: Vec::new(), works: true });
        let mut rules: Vec<&Rule> = inventory
            .rules
            .of(&listener.listener_arn)
            .iter()
            .filter(|rule| rule.is_default != Some(true))
            .copied()
            .collect();
        rules.sort_by_key(|rule| rule.priority.as_deref().and_then(|priority| priority.parse::<u32>().ok()));
        for rule in rules {
            let conditions: Vec<String> = rule.conditions.iter().map(condition).collect();
            let priority = rule.priority.as_deref().unwrap_or_default();
            lines.push(line(format!("{priority} {}", conditions.join(" ")), &rule.actions));
        }
        lines.push(line("default".to_owned(), &listener.default_actions));
    }
    Post {
        kind: PostKind::Balancer,
        name: names.get(&part.id).map(str::to_owned).or(Some(part.name)),
        facts: part.scheme.into_iter().chain(part.state.filter(|_| !part.works)).collect(),
        works: part.works,
        id: part.id,
        lines: shortened(lines),
    }
}

/// The first name that a certificate is for.
fn certified(network: &Network<'_>, arn: &str) -> Option<String> {
    let inventory = network.inventory();
    let listed = inventory.certificates.get(arn).and_then(|certificate| certificate.domain_name.clone());
    let detail = inventory.certificate_details.of(arn).iter().find_map(|one| one.certificate.as_ref());
    listed.or_else(|| detail.and_then(|detail| detail.domain_name.clone()))
}

/// What a rule asks for, without its field where a path shows it.
fn condition(condition: &RuleCondition) -> String {
    let field = condition.field.as_deref().unwrap_or_default();
    let (mut values, named): (Vec<&String>, Option<&String>) = match field {
        "path-pattern" => (condition.path_pattern_config.iter().flat_map(|one| &one.values).collect(), None),
        "host-header" => (condition.host_header_config.iter().flat_map(|one| &one.values).collect(), None),
        "http-request-method" => {
            (condition.http_request_method_config.iter().flat_map(|one| &one.values).collect(), None)
        }
        "source-ip" => (condition.source_ip_config.iter().flat_map(|one| &one.values).collect(), None),
        // What these compare with may be a secret.
        "http-header" => {
            (Vec::new(), condition.http_header_config.as_ref().and_then(|one| one.http_header_name.as_ref()))
        }
        _ => (Vec::new(), None),
    };
    if values.is_empty() {
        values = if named.is_some() { named.into_iter().collect() } else { condition.values.iter().collect() };
    }
    let values: Vec<&str> = values.into_iter().map(String::as_str).collect();
    if field == "path-pattern" && !values.is_empty() {
        return values.join(", ");
    }
    format!("{field} {}", values.join(", ")).trim_end().to_owned()
}

/// What some actions do, of the last one that decides.
fn line(text: String, actions: &[ListenerAction]) -> Line {
    let mut line = Line { text, does: Does::Leads("?".to_owned()), to: Vec::new(), works: true };
    for action in actions {
        let kind = action.r#type.as_deref().unwrap_or_default();
        match kind {
            "forward" => {
                for arn in action.receiving() {
                    if !line.to.iter().any(|known| known == arn) {
                        line.to.push(arn.to_owned());
                    }
                }
                line.does = Does::Leads(line.to.iter().map(|arn| group_name(arn)).collect::<Vec<_>>().join(", "));
            }
            "redirect" => {
                let to = action.redirect_config.as_ref();
                let protocol = to.and_then(|to| to.protocol.as_deref()).unwrap_or("#{protocol}");
                let host = to.and_then(|to| to.host.as_deref()).filter(|host| *host != "#{host}");
                line.does =
                    Does::Redirects(host.map_or_else(|| protocol.to_owned(), |host| format!("{protocol} {host}")));
            }
            "fixed-response" => {
                let status = action.fixed_response_config.as_ref().and_then(|one| one.status_code.clone());
                line.does = Does::Answers(status.unwrap_or_default());
            }
            other => line.does = Does::Leads(other.to_owned()),
        }
    }
    line
}

/// The name in the middle of a target group's ARN.
fn group_name(arn: &str) -> String {
    arn.split('/').nth(1).unwrap_or(arn).to_owned()
}

fn of_group(network: &Network<'_>, names: &Names, arn: &str) -> Post {
    let inventory = network.inventory();
    let group = inventory.target_groups.get(arn);
    let port = group.and_then(|group| group.port).map(|port| port.to_string());
    let protocol = group.and_then(|group| group.protocol.clone());
    let targets = inventory.target_health.of(arn);
    let lines = targets.iter().map(|target| {
        let of = target.target.as_ref();
        let id = of.and_then(|of| of.id.as_deref()).unwrap_or_default();
        let health = target.target_health.as_ref();
        let state = health.and_then(|health| health.state.as_deref()).unwrap_or_default();
        let name = names.get(id).unwrap_or(id);
        let port = of.and_then(|of| of.port).map(|port| format!(":{port}")).unwrap_or_default();
        Line {
            text: format!("{name}{port}"),
            does: Does::Is(state.to_owned()),
            to: Vec::new(),
            works: matches!(state, "healthy" | "unavailable" | ""),
        }
    });
    Post {
        kind: PostKind::Group,
        id: arn.to_owned(),
        name: names.get(arn).map_or_else(|| Some(group_name(arn)), |name| Some(name.to_owned())),
        facts: [protocol, port]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .chunks(2)
            .map(|pair| pair.join(" "))
            .collect(),
        works: true,
        lines: shortened(lines.collect()),
    }
}

fn of_distribution(
    network: &Network<'_>,
    names: &Names,
    summary: &DistributionSummary,
    detail: Option<&Distribution>,
) -> Post {
    let config = detail.and_then(|detail| detail.distribution_config.as_ref());
    let origins: Vec<&Origin> = config
        .and_then(|config| config.origins.as_ref())
        .map(|origins| origins.items.iter().collect())
        .unwrap_or_default();
    let aliases = config.and_then(|config| config.aliases.as_ref()).or(summary.aliases.as_ref());
    let head = |alias: &String| Line {
        text: Name::new(alias).to_string(),
        does: Does::Heads(String::new()),
        to: Vec::new(),
        works: true,
    };
    let mut lines: Vec<Line> = aliases.into_iter().flat_map(|aliases| &aliases.items).map(head).collect();
    let behaviours =
        config.and_then(|config| config.cache_behaviors.as_ref()).map(|all| all.items.as_slice()).unwrap_or_default();
    let mut push = |behaviour: &CacheBehavior, pattern: &str| {
        let origin = origins.iter().find(|origin| origin.id.is_some() && origin.id == behaviour.target_origin_id);
        let to: Vec<String> = origin.and_then(|origin| balancer_of(network, origin)).into_iter().collect();
        let host = origin.and_then(|origin| origin.domain_name.clone()).or(behaviour.target_origin_id.clone());
        lines.push(Line { text: pattern.to_owned(), does: Does::Leads(host.unwrap_or_default()), to, works: true });
    };
    for behaviour in behaviours {
        push(behaviour, behaviour.path_pattern.as_deref().unwrap_or_default());
    }
    if let Some(behaviour) = config.and_then(|config| config.default_cache_behavior.as_ref()) {
        push(behaviour, "default");
    }
    let enabled = config.and_then(|config| config.enabled).or(summary.enabled);
    let status = detail.and_then(|detail| detail.status.clone()).or_else(|| summary.status.clone());
    let off = (enabled == Some(false)).then(|| "disabled".to_owned());
    Post {
        kind: PostKind::Distribution,
        id: summary.id.clone(),
        name: names.get(&summary.id).map(str::to_owned).or_else(|| summary.domain_name.clone()),
        works: enabled != Some(false),
        facts: off.into_iter().chain(status).collect(),
        lines: shortened(lines),
    }
}

/// The load balancer that an origin is, by its DNS name or by a VPC origin.
fn balancer_of(network: &Network<'_>, origin: &Origin) -> Option<String> {
    let inventory = network.inventory();
    if let Some(id) = origin.vpc_origin_config.as_ref().and_then(|config| config.vpc_origin_id.as_deref()) {
        let arn = inventory.vpc_origins.get(id)?.origin_endpoint_arn.as_ref()?;
        return Some(arn.to_string());
    }
    by_name(network, origin.domain_name.as_deref()?)
}

/// The load balancer of a DNS name that AWS gave it.
fn by_name(network: &Network<'_>, name: &str) -> Option<String> {
    let wanted = Name::new(name).without_family();
    let mut balancers = network.inventory().load_balancers.iter();
    let found = balancers.find(|one| one.dns_name.as_deref().is_some_and(|own| Name::new(own) == wanted));
    found.map(|balancer| balancer.load_balancer_arn.to_string())
}

fn of_zone(network: &Network<'_>, names: &Names, zone: &HostedZone) -> Post {
    let inventory = network.inventory();
    let is_private = zone.config.as_ref().and_then(|config| config.private_zone) == Some(true);
    let records = inventory.resource_record_sets.of(&zone.id).iter();
    let shown = records.filter(|record| matches!(record.r#type.as_deref(), Some("A" | "AAAA" | "CNAME")));
    let mut lines: Vec<Line> = shown.filter_map(|record| of_record(network, record)).collect();
    // What leads to something that is drawn is what is looked for.
    lines.sort_by_key(|line| line.to.is_empty());
    Post {
        kind: if is_private { PostKind::PrivateZone } else { PostKind::Zone },
        id: zone.id.to_string(),
        name: zone
            .name
            .as_deref()
            .map(|name| Name::new(name).to_string())
            .or_else(|| names.get(&zone.id).map(str::to_owned)),
        facts: Vec::new(),
        works: true,
        lines: shortened(lines),
    }
}

/// A record; nothing for one that only proves something to somebody.
fn of_record(network: &Network<'_>, record: &ResourceRecordSet) -> Option<Line> {
    let name = Name::new(record.name.as_deref()?);
    if name.as_str().starts_with('_') {
        return None;
    }
    let alias = record.alias_target.as_ref().and_then(|alias| alias.dns_name.as_deref());
    let value = alias.or_else(|| record.resource_records.first().and_then(|record| record.value.as_deref()))?;
    let to = Name::new(value);
    let mut distributions = network.inventory().distributions.iter();
    let distribution = distributions
        .find(|one| one.domain_name.as_deref().is_some_and(|own| Name::new(own) == to))
        .map(|one| one.id.clone());
    Some(Line {
        text: format!("{name} {}", record.r#type.as_deref().unwrap_or_default()),
        does: Does::Leads(to.to_string()),
        to: distribution.or_else(|| by_name(network, value)).into_iter().collect(),
        works: true,
    })
}

/// The first lines, and how many there are beside.
fn shortened(mut lines: Vec<Line>) -> Vec<Line> {
    if lines.len() > MOST {
        let more = lines.len() - (MOST - 1);
        lines.truncate(MOST - 1);
        lines.push(Line { text: String::new(), does: Does::More(more), to: Vec::new(), works: true });
    }
    lines
}
