//! Listeners, their rules and their certificates.

use super::super::{Command, Edit, certificates};
use super::action::{self, Action};
use crate::account::{Account, Named, prioritised};
use crate::args::Args;
use crate::element::{list, set, text};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;

pub(super) const LISTENER: Command = Command {
    name: "listener",
    usage: "listener LABEL BALANCER PROTOCOL PORT [certificate=CERTIFICATE] [policy=NAME] -> ACTION",
    about: "a listener with its default action and the default rule LABEL-default. ACTION is \
            `forward GROUP[:WEIGHT]… [stickiness=SECONDS]`, `redirect https [STATUS]` (or an address like \
            https://#{host}:443/#{path}?#{query}), or `respond STATUS [TYPE]`. \
            Groups that it forwards to belong to the load balancer, and their unused targets are healthy",
    options: &["certificate", "policy", "stickiness"],
    examples: &[
        "alb front public-a public-c groups=web-sg",
        "target-group web-tg vpc http 80",
        "target web-tg app",
        "listener front-http front http 80 -> forward web-tg",
        "listener front-moved front http 8080 -> redirect https",
    ],
    read: listener,
};

pub(super) const RULE: Command = Command {
    name: "rule",
    usage: "rule LABEL LISTENER PRIORITY [host=NAME,…] [path=PATTERN,…] [header=NAME:VALUE,…] [query=KEY:VALUE,…] [method=GET,…] [source=CIDR,…] [host-regex=REGEX] [path-regex=REGEX] [url-rewrite=\"REGEX REPLACE\"] -> ACTION",
    about: "a rule of a listener: all of its conditions have to hold, of each one value; ACTION is as in `listener`",
    options: &[
        "host",
        "path",
        "header",
        "query",
        "method",
        "source",
        "host-regex",
        "path-regex",
        "url-rewrite",
        "stickiness",
    ],
    examples: &[
        "alb front public-a public-c",
        "target-group web-tg vpc http 80",
        "listener front-http front http 80 -> respond 404",
        "rule delivery front-http 10 path=/delivery,/delivery/* -> forward web-tg",
        "rule secret front-http 20 header=X-Origin:let-me-in method=GET,POST -> forward web-tg",
    ],
    read: rule,
};

pub(super) const ACTION: Command = Command {
    name: "action",
    usage: "action LISTENER|RULE -> ACTION",
    about: "another action: the default one of a listener, or that of a rule",
    options: &["stickiness"],
    examples: &[
        "alb front public-a public-c",
        "target-group blue vpc http 80",
        "target-group green vpc http 80",
        "listener front-http front http 80 -> forward blue",
        "action front-http -> forward blue:90 green:10 stickiness=600",
    ],
    read: change,
};

pub(super) const CERTIFICATES: Command = Command {
    name: "sni",
    usage: "sni LISTENER CERTIFICATE…",
    about: "further certificates of a listener, beside the default one",
    options: &[],
    examples: &[
        "alb front public-a public-c",
        "certificate site-cert www.example.link",
        "certificate api-cert api.example.link",
        "listener front-https front https 443 certificate=site-cert -> respond 404",
        "sni front-https api-cert",
    ],
    read: sni,
};

pub(super) const POLICY: Command = Command {
    name: "ssl-policy",
    usage: "ssl-policy NAME PROTOCOL…",
    about: "a security policy of listeners with the protocols that clients may speak, like TLSv1.2, \
            beside those that are listed in every world",
    options: &[],
    examples: &["ssl-policy ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04 TLSv1.2 TLSv1.3"],
    read: policy,
};

/// What the AWS CLI takes where nobody names a policy.
const USUAL_POLICY: &str = "ELBSecurityPolicy-2016-08";

const PROTOCOLS: [(&str, &str); 8] = [
    ("http", "HTTP"),
    ("https", "HTTPS"),
    ("tcp", "TCP"),
    ("tls", "TLS"),
    ("udp", "UDP"),
    ("tcp_udp", "TCP_UDP"),
    ("quic", "QUIC"),
    ("tcp_quic", "TCP_QUIC"),
];

fn listener(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, balancer) = (args.new_label()?, args.word(Phrase::LoadBalancer)?);
    let protocol = args.one_of(Phrase::ProtocolOfListeners, &PROTOCOLS)?;
    let word = args.word(Phrase::ThePort)?;
    let port: u16 = word.parse().map_err(|_| Fault::malformed(&word, Phrase::SecurePort))?;
    let action = Action::read(args)?;
    let (certificate, policy) = (args.option("certificate"), args.option("policy"));
    let secure = matches!(protocol, "HTTPS" | "TLS" | "QUIC" | "TCP_QUIC");
    if secure && certificate.is_none() {
        let why = Phrase::NeedsCertificate { protocol: protocol.to_owned() };
        return Err(Fault::refused(&label, why, Phrase::WriteCertificate));
    }
    Ok(Box::new(move |account| {
        let balancer = account.find(&balancer, &[Kind::LoadBalancer])?;
        let application = text(account.element(&balancer)?, "Type") == "application";
        if application != matches!(protocol, "HTTP" | "HTTPS") {
            let (why, fit) = if application {
                (Phrase::ApplicationListens, Phrase::WriteHttp)
            } else {
                (Phrase::NetworkListens, Phrase::WriteTcp)
            };
            return Err(Fault::refused(protocol, why, fit));
        }
        account.here = balancer.place.clone();
        let made = action.made(account)?;
        let certificate = certificate.map(|word| certificates::usable(account, &word, &balancer.place.region));
        let certificate = certificate.transpose()?;
        let hash = digits(&format!("listener {label}"), 16);
        let id = format!("{}/{hash}", balancer.id.replacen(":loadbalancer/", ":listener/", 1));
        let listed = certificate.iter().map(|arn| json!({"CertificateArn": arn})).collect::<Vec<_>>();
        let fields = json!({
            "LoadBalancerArn": balancer.id,
            "Port": port,
            "Protocol": protocol,
            "DefaultActions": [made],
            "SslPolicy": secure.then(|| policy.unwrap_or_else(|| USUAL_POLICY.into())),
            "Certificates": listed,
        });
        account.create_under(Some(&balancer.id), &label, Kind::Listener, Some(id.clone()), fields)?;
        if let Some(arn) = certificate {
            let default = json!({"CertificateArn": arn, "IsDefault": true});
            account.insert(&balancer.place, Ask::DescribeListenerCertificates, Some(&id), default);
            certificates::used_by(account, &arn, &balancer.id);
        }
        action::link(account, &balancer.id, std::slice::from_ref(&made));
        let fields = json!({"Priority": "default", "Conditions": [], "Actions": [made], "IsDefault": true});
        new_rule(account, &format!("{label}-default"), &id, fields)
    }))
}

fn new_rule(account: &mut Account, label: &str, listener: &str, fields: Value) -> Result<(), Fault> {
    let hash = digits(&format!("rule {label}"), 16);
    let id = format!("{}/{hash}", listener.replacen(":listener/", ":listener-rule/", 1));
    account.create_under(Some(listener), label, Kind::Rule, Some(id), fields).map(drop)
}

/// The conditions that options give, each as AWS writes it: values of hosts and paths stand there twice.
fn conditions(args: &mut Args<'_>) -> Result<Vec<Value>, Fault> {
    let mut conditions = Vec::new();
    for (option, field, config) in [
        ("host", "host-header", "HostHeaderConfig"),
        ("path", "path-pattern", "PathPatternConfig"),
        ("method", "http-request-method", "HttpRequestMethodConfig"),
        ("source", "source-ip", "SourceIpConfig"),
    ] {
        let Some(values) = args.list(option) else { continue };
        if let Some(wrong) = values.iter().find(|value| option == "source" && crate::args::block(value).is_err()) {
            return Err(Fault::malformed(wrong, Phrase::SourceBlock));
        }
        let mut condition = json!({"Field": field, config: {"Values": values}});
        if matches!(option, "host" | "path") {
            set(&mut condition, "Values", values);
        }
        conditions.push(condition);
    }
    for (option, field, config) in
        [("host-regex", "host-header", "HostHeaderConfig"), ("path-regex", "path-pattern", "PathPatternConfig")]
    {
        if let Some(regex) = args.option(option) {
            conditions.push(json!({"Field": field, "RegexValues": [regex], config: {"RegexValues": [regex]}}));
        }
    }
    if let Some(header) = args.option("header") {
        let (name, values) = header.split_once(':').ok_or_else(|| Fault::malformed(&header, Phrase::HeaderValues))?;
        let values: Vec<&str> = values.split(',').collect();
        conditions
            .push(json!({"Field": "http-header", "HttpHeaderConfig": {"HttpHeaderName": name, "Values": values}}));
    }
    if let Some(pairs) = args.list("query") {
        let pair = |pair: &String| match pair.split_once(':') {
            Some((key, value)) => json!({"Key": key, "Value": value}),
            None => json!({"Value": pair}),
        };
        let pairs: Vec<Value> = pairs.iter().map(pair).collect();
        conditions.push(json!({"Field": "query-string", "QueryStringConfig": {"Values": pairs}}));
    }
    Ok(conditions)
}

fn rule(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, listener) = (args.new_label()?, args.word(Phrase::TheListener)?);
    let word = args.word(Phrase::ThePriority)?;
    let priority = word.parse::<u32>().ok().filter(|priority| (1..=50_000).contains(priority));
    let priority = priority.ok_or_else(|| Fault::malformed(&word, Phrase::Priority))?;
    let conditions = conditions(args)?;
    if conditions.is_empty() {
        return Err(Fault::refused(&label, Phrase::NoCondition, Phrase::WriteCondition));
    }
    let rewrite = args.option("url-rewrite");
    let transforms = match rewrite.as_deref().map(|rewrite| rewrite.split_once(' ')) {
        None => None,
        Some(Some((regex, replace))) => Some(json!([{
            "Type": "url-rewrite",
            "UrlRewriteConfig": {"Rewrites": [{"Regex": regex, "Replace": replace}]},
        }])),
        Some(None) => {
            let word = rewrite.unwrap_or_default();
            return Err(Fault::malformed(&word, Phrase::RegexAndReplacement));
        }
    };
    let action = Action::read(args)?;
    Ok(Box::new(move |account| {
        let named = account.find(&listener, &[Kind::Listener])?;
        let priority = priority.to_string();
        if let Some(other) = account.first_linked(Kind::Rule, &prioritised(&named.id, &priority)) {
            let why = Phrase::PriorityTaken { name: account.word_for(&other).to_owned() };
            return Err(Fault::refused(&priority, why, Phrase::ChooseAnother));
        }
        let balancer = text(account.element(&named)?, "LoadBalancerArn").to_owned();
        account.here = named.place.clone();
        let made = action.made(account)?;
        action::link(account, &balancer, std::slice::from_ref(&made));
        let fields = json!({
            "Priority": priority,
            "Conditions": conditions,
            "Actions": [made],
            "IsDefault": false,
            "Transforms": transforms,
        });
        new_rule(account, &label, &named.id, fields)
    }))
}

fn change(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::ListenerOrRule)?;
    let action = Action::read(args)?;
    Ok(Box::new(move |account| {
        let named = account.find(&word, &[Kind::Listener, Kind::Rule])?;
        let made = [action.made(account)?];
        let listener = match named.kind {
            Kind::Rule => snapshot::Own::ListenerOfRule.parent(account.element(&named)?).unwrap_or_default(),
            _ => named.id.clone(),
        };
        let balancer = account.get(Kind::Listener, &listener).map(|one| text(one, "LoadBalancerArn").to_owned());
        let before = put_action(account, &named, &made);
        if named.kind == Kind::Listener {
            // The default rule says the same.
            if let Some(id) = account.first_linked(Kind::Rule, &prioritised(&named.id, "default")) {
                put_action(account, &Named { kind: Kind::Rule, id, place: named.place.clone() }, &made);
            }
        }
        action::unlink(account, &before);
        action::link(account, &balancer.unwrap_or_default(), &made);
        Ok(())
    }))
}

/// Sets the action of a listener or a rule, and returns what it was.
fn put_action(account: &mut Account, named: &Named, made: &[Value]) -> Vec<Value> {
    let field = if named.kind == Kind::Rule { "Actions" } else { "DefaultActions" };
    let Some(element) = account.get_mut(named.kind, &named.id) else { return Vec::new() };
    let before = list(element, field).to_vec();
    set(element, field, made);
    before
}

fn sni(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (listener, first) = (args.word(Phrase::TheListener)?, args.word(Phrase::TheCertificate)?);
    let words: Vec<String> = std::iter::once(first).chain(args.rest()).collect();
    Ok(Box::new(move |account| {
        let listener = account.find(&listener, &[Kind::Listener])?;
        let balancer = text(account.element(&listener)?, "LoadBalancerArn").to_owned();
        for word in words {
            let arn = certificates::usable(account, &word, &listener.place.region)?;
            let further = json!({"CertificateArn": arn, "IsDefault": false});
            account.insert(&listener.place, Ask::DescribeListenerCertificates, Some(&listener.id), further);
            certificates::used_by(account, &arn, &balancer);
        }
        Ok(())
    }))
}

fn policy(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (name, first) = (args.word(Phrase::PolicyName)?, args.word(Phrase::TlsVersion)?);
    let protocols: Vec<String> = std::iter::once(first).chain(args.rest()).collect();
    Ok(Box::new(move |account| {
        let policy = json!({
            "Name": name,
            "SslProtocols": protocols,
            "SupportedLoadBalancerTypes": ["application", "network"],
        });
        let here = account.here.clone();
        account.forget(Kind::Other(Ask::DescribeSSLPolicies), &name);
        account.insert(&here, Ask::DescribeSSLPolicies, None, policy);
        Ok(())
    }))
}

/// Takes a listener away, with its rules and certificates.
pub(in crate::commands) fn take_listener(account: &mut Account, id: &str) {
    let place = account.place_of(Kind::Listener, id).unwrap_or_default();
    let rules = account.linked(Kind::Rule, id);
    let actions = account.get(Kind::Listener, id).map(|one| list(one, "DefaultActions").to_vec()).unwrap_or_default();
    let served = account.about(&place, Ask::DescribeListenerCertificates, id);
    let served: Vec<String> = served.map(|one| text(one, "CertificateArn").to_owned()).collect();
    let balancer = account.get(Kind::Listener, id).map(|one| text(one, "LoadBalancerArn").to_owned());
    rules.iter().for_each(|rule| take_rule(account, rule));
    account.delete(Kind::Listener, id);
    action::unlink(account, &actions);
    let balancer = balancer.unwrap_or_default();
    for arn in served {
        certificates::no_longer_used_by(account, &arn, &balancer);
    }
}

/// Takes a rule away.
pub(in crate::commands) fn take_rule(account: &mut Account, id: &str) {
    let actions = account.get(Kind::Rule, id).map(|rule| list(rule, "Actions").to_vec()).unwrap_or_default();
    account.delete(Kind::Rule, id);
    action::unlink(account, &actions);
}
