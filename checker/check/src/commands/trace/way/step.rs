//! What a request meets on its way, one value a thing: its line for people, its object for programs.
//!
//! The members of the objects are a contract, as those of packets are: `kind` says which of them are there, and readers
//! pass over what they do not know.

use crate::words::Saying;
use report::Words;
use serde_json::{Value, json};

/// Something that a request meets.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// What is asked.
    Request { url: String },
    /// A record that leads on.
    Record { name: String, r#type: String, target: String, zone: String },
    /// So many ways that are not followed.
    Others { count: usize },
    /// A distribution.
    Distribution { resource: String, domain: String, state: &'static str },
    /// What it does with such a request.
    Behavior { pattern: String, post: bool, cookies: &'static str, queries: &'static str, kept: &'static str },
    /// How the origin is asked.
    Origin { domain: String, scheme: String, port: u16, host: String },
    /// A load balancer.
    Balancer { resource: String, name: String, scheme: String },
    /// The rule of a listener that takes the request.
    Rule { resource: String, protocol: String, port: u16, priority: String },
    /// A target group of it, with its share in a hundred.
    Group { resource: String, name: String, share: usize },
    /// One of its targets.
    Target { resource: String, port: Option<u16>, health_port: Option<u16>, state: String, reason: String },
    /// The client is sent elsewhere, by a distribution or a load balancer.
    Redirect { by_edge: bool, url: String },
    /// An address of the account that a record names.
    Address { address: String, resource: String },
}

impl Step {
    /// The line for people, who call resources by names.
    pub(super) fn say(&self, words: Words<'_>) -> Saying {
        match self {
            Self::Request { url } => Saying::new("way-request").with("url", url),
            Self::Record { name, r#type, target, zone } => Saying::new("way-record")
                .with("name", name)
                .with("type", r#type)
                .with("target", target)
                .with("zone", zone),
            Self::Others { count } => Saying::new("way-others").counting("count", *count),
            Self::Distribution { resource, domain, state } => {
                Saying::new("way-distribution").with("resource", resource).with("domain", domain).with("state", state)
            }
            Self::Behavior { pattern, post, cookies, queries, kept } => Saying::new("way-behavior")
                .with("pattern", pattern)
                .with("post", if *post { "yes" } else { "no" })
                .with("cookies", cookies)
                .with("queries", queries)
                .with("kept", kept),
            Self::Origin { domain, scheme, port, host } => Saying::new("way-origin")
                .with("origin", domain)
                .with("scheme", scheme)
                .with("port", port)
                .with("host", host),
            Self::Balancer { resource, name, scheme } => Saying::new("way-balancer")
                .with("resource", words.resource(resource, Some(name)))
                .with("scheme", scheme),
            Self::Rule { protocol, port, priority, .. } => {
                Saying::new("way-rule").with("protocol", protocol).with("port", port).with("priority", priority)
            }
            Self::Group { resource, name, share } => Saying::new("way-group")
                .with("resource", words.resource(resource, Some(name)))
                .counting("share", *share),
            Self::Target { resource, port, health_port, state, reason } => {
                let number = |port: &Option<u16>| port.map_or("-".to_owned(), |port| port.to_string());
                let said = Saying::new("way-health")
                    .with("state", state)
                    .with("reason", if reason.is_empty() { "none" } else { reason });
                match port {
                    Some(port) => Saying::new("way-target").with("port", port).with("health", number(health_port)),
                    None => Saying::new("way-target-function"),
                }
                .with("resource", words.resource(resource, None))
                .part("said", said)
            }
            Self::Redirect { by_edge, url } => {
                Saying::new(if *by_edge { "way-to-https" } else { "way-redirect" }).with("url", url)
            }
            Self::Address { address, resource } => {
                Saying::new("way-address").with("address", address).with("resource", words.resource(resource, None))
            }
        }
    }

    /// The object for programs.
    pub(super) fn to_json(&self) -> Value {
        match self {
            Self::Request { url } => json!({"kind": "request", "url": url}),
            Self::Record { name, r#type, target, zone } => {
                json!({"kind": "record", "name": name, "type": r#type, "target": target, "zone": zone})
            }
            Self::Others { count } => json!({"kind": "others", "count": count}),
            Self::Distribution { resource, domain, state } => {
                json!({"kind": "distribution", "resource": resource, "domain": domain, "state": state})
            }
            Self::Behavior { pattern, post, cookies, queries, kept } => json!({
                "kind": "behavior", "pattern": pattern, "post": post, "cookies": cookies, "queries": queries,
                "kept": kept,
            }),
            Self::Origin { domain, scheme, port, host } => {
                json!({"kind": "origin", "domain": domain, "scheme": scheme, "port": port, "host": host})
            }
            Self::Balancer { resource, name, scheme } => {
                json!({"kind": "load-balancer", "resource": resource, "name": name, "scheme": scheme})
            }
            Self::Rule { resource, protocol, port, priority } => json!({
                "kind": "rule", "resource": resource, "protocol": protocol, "port": port, "priority": priority,
            }),
            Self::Group { resource, name, share } => {
                json!({"kind": "target-group", "resource": resource, "name": name, "share": share})
            }
            Self::Target { resource, port, health_port, state, reason } => json!({
                "kind": "target", "resource": resource, "port": port, "health_port": health_port, "state": state,
                "reason": (!reason.is_empty()).then_some(reason),
            }),
            Self::Redirect { by_edge, url } => json!({
                "kind": "redirect", "by": if *by_edge { "distribution" } else { "load-balancer" }, "url": url,
            }),
            Self::Address { address, resource } => {
                json!({"kind": "address", "address": address, "resource": resource})
            }
        }
    }
}
