//! Target groups, their targets and how these are.

use super::super::{Command, Edit};
use super::action::{health_of, refresh_targets};
use super::{arn, put_attribute, some_name};
use crate::account::{Account, Named};
use crate::args::Args;
use crate::element::{set, text};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;
use std::net::IpAddr;

pub(super) const GROUP: Command = Command {
    name: "target-group",
    usage: "target-group LABEL VPC PROTOCOL PORT [type=instance|ip|lambda|alb] [check=/PATH|tcp|off] [check-port=PORT] [matcher=200-399] [interval=30] [timeout=5] [healthy=5] [unhealthy=2] [version=HTTP2] [name=NAME]",
    about: "a target group with the usual settings, that no load balancer uses yet; \
            `check=` is the path that health checks ask for, or how else they look",
    options: &[
        "type",
        "check",
        "check-port",
        "matcher",
        "interval",
        "timeout",
        "healthy",
        "unhealthy",
        "version",
        "name",
    ],
    examples: &["target-group web-tg vpc http 80 check=/health matcher=200-399", "target-group quic-tg vpc tcp 443"],
    read: group,
};

pub(super) const TARGET: Command = Command {
    name: "target",
    usage: "target GROUP INSTANCE|ADDRESS|BALANCER|ARN [port=PORT] [zone=ZONE] [STATE] [REASON]",
    about: "a target of a group, or another state of one: healthy, unhealthy, initial, unused, draining, unavailable; \
            the reason is the usual one unless it is named. \
            Without a state it is healthy where a load balancer uses the group and its zone, else unused; one that did \
            not answer in time, or did not run, is asked again after a line that opens a list, a group or a way, or that \
            starts a host",
    options: &["port", "zone"],
    examples: &[
        "target-group web-tg vpc http 80",
        "target web-tg app",
        "target web-tg bastion port=8080 unhealthy Target.ResponseCodeMismatch",
    ],
    read: target,
};

pub(super) const DROP: Command = Command {
    name: "drop-target",
    usage: "drop-target GROUP INSTANCE|ADDRESS|BALANCER|ARN",
    about: "takes a target out of a group",
    options: &[],
    examples: &["target-group web-tg vpc http 80", "target web-tg app", "drop-target web-tg app"],
    read: drop_target,
};

pub(super) const STICKY: Command = Command {
    name: "sticky",
    usage: "sticky GROUP off|lb_cookie|source_ip|app_cookie [COOKIE] [seconds=86400]",
    about: "whether and how clients stay at the target that they got first; \
            `app_cookie` follows a cookie of the application",
    options: &["seconds"],
    examples: &["target-group web-tg vpc http 80", "sticky web-tg lb_cookie seconds=3600"],
    read: sticky,
};

const PROTOCOLS: [(&str, &str); 9] = [
    ("http", "HTTP"),
    ("https", "HTTPS"),
    ("tcp", "TCP"),
    ("tls", "TLS"),
    ("udp", "UDP"),
    ("tcp_udp", "TCP_UDP"),
    ("quic", "QUIC"),
    ("tcp_quic", "TCP_QUIC"),
    ("geneve", "GENEVE"),
];

const TYPES: [(&str, &str); 4] = [("instance", "instance"), ("ip", "ip"), ("lambda", "lambda"), ("alb", "alb")];

/// What is the same in the settings of every group, and what only those of application or of network load balancers have.
const SETTINGS: [(&str, &str); 2] = [
    ("deregistration_delay.timeout_seconds", "300"),
    ("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
];
const OF_APPLICATION: [(&str, &str); 7] = [
    ("stickiness.enabled", "false"),
    ("stickiness.type", "lb_cookie"),
    ("stickiness.lb_cookie.duration_seconds", "86400"),
    ("stickiness.app_cookie.cookie_name", ""),
    ("stickiness.app_cookie.duration_seconds", "86400"),
    ("load_balancing.algorithm.type", "round_robin"),
    ("slow_start.duration_seconds", "0"),
];
const OF_NETWORK: [(&str, &str); 4] = [
    ("stickiness.enabled", "false"),
    ("stickiness.type", "source_ip"),
    ("proxy_protocol_v2.enabled", "false"),
    ("deregistration_delay.connection_termination.enabled", "false"),
];

fn group(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, vpc) = (args.new_label()?, args.word(Phrase::TheVpc)?);
    let protocol = args.one_of(Phrase::ProtocolOfTargetGroups, &PROTOCOLS)?;
    let word = args.word(Phrase::ThePort)?;
    let port: u16 = word.parse().map_err(|_| Fault::malformed(&word, Phrase::WebPort))?;
    let r#type = args.option("type");
    let r#type = r#type.map_or(Ok("instance"), |word| crate::args::choose(Phrase::TypeOfTargets, &word, &TYPES))?;
    let web = matches!(protocol, "HTTP" | "HTTPS");
    let check = args.option("check").unwrap_or_else(|| if web { "/".into() } else { "tcp".into() });
    let by_path = check.starts_with('/');
    if !by_path && !matches!(check.as_str(), "tcp" | "off") {
        return Err(Fault::malformed(&check, Phrase::HealthCheck));
    }
    let enabled = check != "off" && (r#type != "lambda" || by_path);
    let seconds = Phrase::Seconds;
    let interval: u32 = args.parsed("interval", seconds.clone())?.unwrap_or(30);
    let timeout: u32 = args.parsed("timeout", seconds)?.unwrap_or(if web { 5 } else { 10 });
    let healthy: u32 = args.parsed("healthy", Phrase::Successes)?.unwrap_or(5);
    let unhealthy: u32 = args.parsed("unhealthy", Phrase::Failures)?.unwrap_or(2);
    let check_port = args.option("check-port").unwrap_or_else(|| "traffic-port".into());
    let matcher = args.option("matcher").unwrap_or_else(|| "200".into());
    let (version, name) = (args.option("version").unwrap_or_else(|| "HTTP1".into()), args.option("name"));
    let check_protocol = if !by_path {
        "TCP"
    } else if protocol == "HTTPS" {
        "HTTPS"
    } else {
        "HTTP"
    };
    Ok(Box::new(move |account| {
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        account.here = vpc.place.clone();
        let here = account.here.clone();
        let name = name.unwrap_or_else(|| some_name("targets", &label));
        let id = format!("{}/{name}/{}", arn(&here, "targetgroup"), digits(&format!("targets {label}"), 16));
        let function = r#type == "lambda";
        let fields = json!({
            "TargetGroupName": name,
            "Protocol": (!function).then_some(protocol),
            "Port": (!function).then_some(port),
            "VpcId": (!function).then_some(&vpc.id),
            "HealthCheckProtocol": check_protocol,
            "HealthCheckPort": check_port,
            "HealthCheckEnabled": enabled,
            "HealthCheckIntervalSeconds": interval,
            "HealthCheckTimeoutSeconds": timeout,
            "HealthyThresholdCount": healthy,
            "UnhealthyThresholdCount": unhealthy,
            "HealthCheckPath": by_path.then_some(check),
            "Matcher": by_path.then(|| json!({"HttpCode": matcher})),
            "LoadBalancerArns": [],
            "TargetType": r#type,
            "ProtocolVersion": web.then_some(version),
            "IpAddressType": "ipv4",
        });
        account.create(&label, Kind::TargetGroup, Some(id.clone()), fields)?;
        let own: &[(&str, &str)] = if web { &OF_APPLICATION } else { &OF_NETWORK };
        for (key, value) in SETTINGS.iter().chain(own) {
            let setting = json!({"Key": key, "Value": value});
            account.insert(&here, Ask::DescribeTargetGroupAttributes, Some(&id), setting);
        }
        if !web {
            // Targets see the client, but for addresses that are asked by TCP or TLS
            // (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html).
            let kept = r#type != "ip" || !matches!(protocol, "TCP" | "TLS");
            let setting = json!({"Key": "preserve_client_ip.enabled", "Value": kept.to_string()});
            account.insert(&here, Ask::DescribeTargetGroupAttributes, Some(&id), setting);
        }
        Ok(())
    }))
}

/// A group and the id of a target: an instance's, a load balancer's, an address or a function.
fn resolve(account: &Account, group: &str, target: &str) -> Result<(Named, String), Fault> {
    let group = account.find(group, &[Kind::TargetGroup])?;
    let id = if target.parse::<IpAddr>().is_ok() || target.starts_with("arn:aws:lambda:") {
        target.to_owned()
    } else {
        account.find(target, &[Kind::Instance, Kind::LoadBalancer])?.id
    };
    let wanted = text(account.element(&group)?, "TargetType").to_owned();
    let is = match id.as_str() {
        id if id.starts_with("arn:aws:lambda:") => "lambda",
        id if id.starts_with("arn:") => "alb",
        id if id.parse::<IpAddr>().is_ok() => "ip",
        _ => "instance",
    };
    if is == wanted {
        return Ok((group, id));
    }
    let why = Phrase::TargetsAreOf { wanted: wanted.to_owned() };
    Err(Fault::refused(target, why, Phrase::NameOrMake { is: is.to_owned() }))
}

fn target(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (group, target) = (args.word(Phrase::TheTargetGroup)?, args.word(Phrase::TheTarget)?);
    let (state, reason) = (args.optional(), args.optional());
    let port: Option<u16> = args.parsed("port", Phrase::AppPort)?;
    let zone = args.option("zone");
    let states = ["healthy", "unhealthy", "initial", "unused", "draining", "unavailable", "unhealthy.draining"];
    if let Some(wrong) = state.as_deref().filter(|state| !states.contains(state)) {
        return Err(Fault::unknown(Phrase::StateOfTarget, wrong, states));
    }
    Ok(Box::new(move |account| {
        let (group, id) = resolve(account, &group, &target)?;
        let usual = account.element(&group)?.get("Port").cloned().unwrap_or_default();
        let port = port.map_or(usual, Value::from);
        // Checks go to the port of the group, or to the one that requests go to.
        let own = text(account.element(&group)?, "HealthCheckPort").to_owned();
        let own = (!own.is_empty() && own != "traffic-port").then_some(own);
        let checked = own.or_else(|| port.as_u64().map(|port| port.to_string()));
        let health = health_of(state.as_deref().unwrap_or("healthy"), reason.as_deref());
        let mut described = json!({"Id": id});
        set(&mut described, "Port", port.clone());
        set(&mut described, "AvailabilityZone", zone.map_or(Value::Null, Value::from));
        let mut element = json!({"Target": described, "TargetHealth": health});
        set(&mut element, "HealthCheckPort", checked.map_or(Value::Null, Value::from));
        let targets = account.answer(&group.place, Ask::DescribeTargetHealth).list_mut(Some(&group.id));
        targets.retain(|known| !is_target(known, &id, Some(&port)));
        targets.push(element);
        if state.is_none() {
            refresh_targets(account, &group.id);
        }
        Ok(())
    }))
}

/// Asks targets again that did not answer in time, or did not run: what kept the checks from them may be gone. Where it is not, that is
/// for whoever follows the packets to say.
pub(in crate::commands) fn check_again(account: &mut Account) {
    let instances = account.all(Kind::Instance);
    let is_up = |one: &&Value| one.pointer("/State/Name").and_then(Value::as_str) == Some("running");
    let down: Vec<String> = instances.filter(|one| !is_up(one)).map(|one| text(one, "InstanceId").to_owned()).collect();
    let answers = account.places.values_mut().filter_map(|sheet| sheet.get_mut(&Ask::DescribeTargetHealth));
    let targets = answers.flat_map(|answer| answer.children.values_mut()).flat_map(|child| child.elements.iter_mut());
    let reason = |target: &Value| target.get("TargetHealth").map(|health| text(health, "Reason").to_owned());
    let is_asked =
        |target: &&mut Value| matches!(reason(target).as_deref(), Some("Target.Timeout" | "Target.InvalidState"));
    for target in targets.filter(is_asked) {
        if !down.iter().any(|id| is_target(target, id, None)) {
            set(target, "TargetHealth", health_of("healthy", None));
        }
    }
}

/// An instance that does not run any more gets nothing; one that is gone is no target any more.
pub(in crate::commands) fn leave(account: &mut Account, instance: &str, gone: bool) {
    let answers = account.places.values_mut().filter_map(|sheet| sheet.get_mut(&Ask::DescribeTargetHealth));
    for group in answers.flat_map(|answer| answer.children.values_mut()) {
        if gone {
            group.elements.retain(|target| !is_target(target, instance, None));
        }
        for target in group.elements.iter_mut().filter(|target| is_target(target, instance, None)) {
            set(target, "TargetHealth", health_of("unused", Some("Target.InvalidState")));
        }
    }
}

fn is_target(target: &Value, id: &str, port: Option<&Value>) -> bool {
    let one = target.get("Target").cloned().unwrap_or_default();
    text(&one, "Id") == id && port.is_none_or(|port| one.get("Port").unwrap_or(&Value::Null) == port)
}

fn drop_target(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (group, target) = (args.word(Phrase::TheTargetGroup)?, args.word(Phrase::TheTarget)?);
    Ok(Box::new(move |account| {
        let (group, id) = resolve(account, &group, &target)?;
        let targets = account.answer(&group.place, Ask::DescribeTargetHealth).list_mut(Some(&group.id));
        if !targets.iter().any(|known| is_target(known, &id, None)) {
            return Err(Fault::refused(&target, Phrase::NoTargetOfGroup, Phrase::NameOneThatIs));
        }
        targets.retain(|known| !is_target(known, &id, None));
        Ok(())
    }))
}

fn sticky(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let group = args.word(Phrase::TheTargetGroup)?;
    let kinds = [("off", "off"), ("lb_cookie", "lb_cookie"), ("source_ip", "source_ip"), ("app_cookie", "app_cookie")];
    let kind = args.one_of(Phrase::KindOfStickiness, &kinds)?;
    let cookie = if kind == "app_cookie" { Some(args.word(Phrase::CookieName)?) } else { None };
    let seconds: Option<u32> = args.parsed("seconds", Phrase::SecondsOfStickiness)?;
    Ok(Box::new(move |account| {
        let group = account.find(&group, &[Kind::TargetGroup])?;
        put_attribute(account, &group, "stickiness.enabled", if kind == "off" { "false" } else { "true" });
        if kind != "off" {
            put_attribute(account, &group, "stickiness.type", kind);
        }
        if let Some(cookie) = cookie {
            put_attribute(account, &group, "stickiness.app_cookie.cookie_name", &cookie);
        }
        if let Some(seconds) = seconds {
            put_attribute(account, &group, &format!("stickiness.{kind}.duration_seconds"), &seconds.to_string());
        }
        Ok(())
    }))
}
