//! Load balancers of every generation, and the settings of load balancers and target groups.

mod action;
mod changed;
mod listeners;
mod targets;

use super::{Command, Edit, interfaces};
use crate::account::{Account, Named};
use crate::args::Args;
use crate::element::{list, set, text};
use crate::error::Fault;
use crate::kind::{Kind, digits, number};
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::{Ask, Place};

pub(super) use listeners::{take_listener, take_rule};
pub(super) use targets::{check_again, leave};

/// In the order of LANGUAGE.md.
pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "alb",
        usage: "alb LABEL SUBNET SUBNET… [groups=SG,…] [scheme=internal] [ip-type=dualstack] [name=NAME] [state=active]",
        about: "an application load balancer in subnets of two zones or more: an interface in each subnet, called LABEL-eni, \
                LABEL-eni-2 and so on, with a public address unless it is internal, a DNS name of AWS's form, and the \
                usual settings; without groups it has the VPC's default security group",
        options: &["groups", "scheme", "ip-type", "name", "state"],
        examples: &["alb front public-a public-c groups=web-sg"],
        read: |args| balancer(args, &APPLICATION),
    },
    Command {
        name: "nlb",
        usage: "nlb LABEL SUBNET… [groups=SG,…] [eips=EIP,…] [scheme=internal] [ip-type=dualstack] [cross-zone=on] [name=NAME] [state=active]",
        about: "a network load balancer, with groups only if some are named; `eips=` gives each subnet its own address",
        options: &["groups", "eips", "scheme", "ip-type", "cross-zone", "name", "state"],
        examples: &[
            "nlb edge public-a public-c",
            "eip edge-eip",
            "nlb fixed public-a eips=edge-eip scheme=internet-facing",
        ],
        read: |args| balancer(args, &NETWORK),
    },
    Command {
        name: "classic",
        usage: "classic LABEL SUBNET… [groups=SG,…] [listen=http:80:http:80,…] [instances=INSTANCE,…] [scheme=internal] [name=NAME]",
        about: "a Classic Load Balancer, with its listeners (protocol and port, then those of the instances)",
        options: &["groups", "listen", "instances", "scheme", "name"],
        examples: &["classic old public-a public-c groups=web-sg listen=http:80:http:8080 instances=app"],
        read: classic,
    },
    listeners::LISTENER,
    listeners::RULE,
    listeners::ACTION,
    listeners::CERTIFICATES,
    listeners::POLICY,
    targets::GROUP,
    targets::TARGET,
    targets::DROP,
    targets::STICKY,
    changed::STAND,
    changed::CERTIFY,
    changed::CHECK,
    Command {
        name: "attribute",
        usage: "attribute BALANCER|TARGET-GROUP KEY VALUE",
        about: "a setting of a load balancer or a target group, by AWS's name for it",
        options: &[],
        examples: &[
            "alb front public-a public-c",
            "attribute front idle_timeout.timeout_seconds 120",
            "attribute front load_balancing.cross_zone.enabled true",
        ],
        read: attribute,
    },
];

/// What tells one sort of load balancer from another.
struct Sort {
    r#type: &'static str,
    /// In ARNs and in what AWS writes about interfaces.
    short: &'static str,
    interface: &'static str,
    settings: &'static [(&'static str, &'static str)],
}

const APPLICATION: Sort = Sort {
    r#type: "application",
    short: "app",
    interface: "interface",
    settings: &[
        ("access_logs.s3.enabled", "false"),
        ("deletion_protection.enabled", "false"),
        ("idle_timeout.timeout_seconds", "60"),
        ("client_keep_alive.seconds", "3600"),
        ("load_balancing.cross_zone.enabled", "true"),
        ("routing.http.desync_mitigation_mode", "defensive"),
        ("routing.http.drop_invalid_header_fields.enabled", "false"),
        ("routing.http.preserve_host_header.enabled", "false"),
        ("routing.http.xff_header_processing.mode", "append"),
        ("routing.http2.enabled", "true"),
        ("waf.fail_open.enabled", "false"),
    ],
};
const NETWORK: Sort = Sort {
    r#type: "network",
    short: "net",
    interface: "network_load_balancer",
    settings: &[
        ("access_logs.s3.enabled", "false"),
        ("deletion_protection.enabled", "false"),
        ("load_balancing.cross_zone.enabled", "false"),
        ("dns_record.client_routing_policy", "any_availability_zone"),
    ],
};

/// The hosted zones of load balancers by Region: of application and Classic ones, then of network ones
/// (<https://docs.aws.amazon.com/general/latest/gr/elb.html>).
const ZONES: [(&str, &str, &str); 8] = [
    ("ap-northeast-1", "Z14GRHDCWA56QT", "Z31USIVHYNEOWT"),
    ("ap-northeast-2", "ZWKZPGTI48KDX", "ZIBE1TIR4HY56"),
    ("ap-southeast-1", "Z1LMS91P8CMLE5", "ZKVM4W9LS7TM"),
    ("eu-central-1", "Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90"),
    ("eu-west-1", "Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"),
    ("us-east-1", "Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI"),
    ("us-east-2", "Z3AADJGX6KTTL2", "ZLMOA37VPKANP"),
    ("us-west-2", "Z1H1FL5HABSF5", "Z18D5FSROUN65G"),
];

/// The hosted zones that load balancers of a Region have their names in: of application ones, then of network ones.
pub(super) fn zones_of(region: &str) -> (String, String) {
    let known = ZONES.iter().find(|(name, ..)| *name == region);
    let made_up = |sort: &str| format!("Z0{}", crate::kind::letters(&format!("{sort}{region}"), 12));
    match known {
        Some((_, application, network)) => ((*application).to_owned(), (*network).to_owned()),
        None => (made_up("application"), made_up("network")),
    }
}

/// The beginning of the ARNs of load balancers, listeners and target groups.
pub(super) fn arn(place: &Place, sort: &str) -> String {
    format!("arn:aws:elasticloadbalancing:{}:{}:{sort}", place.region, place.account)
}

const SCHEMES: [(&str, &str); 2] = [("internal", "internal"), ("internet-facing", "internet-facing")];

/// What a line that makes a load balancer says.
struct Wanted {
    label: String,
    subnets: Vec<String>,
    groups: Option<Vec<String>>,
    eips: Vec<String>,
    scheme: &'static str,
    ip_type: String,
    cross_zone: Option<bool>,
    name: Option<String>,
    state: String,
}

fn read_scheme(args: &mut Args<'_>) -> Result<&'static str, Fault> {
    let scheme = args.option("scheme");
    scheme.map_or(Ok("internet-facing"), |word| crate::args::choose(Phrase::Scheme, &word, &SCHEMES))
}

/// A name as a person might have given it, which is not the label: names must not decide anything.
pub(super) fn some_name(sort: &str, label: &str) -> String {
    format!("{sort}-{}", digits(&format!("{sort} {label}"), 6))
}

fn balancer(args: &mut Args<'_>, sort: &'static Sort) -> Result<Edit, Fault> {
    let label = args.new_label()?;
    let subnets: Vec<String> = std::iter::once(args.word(Phrase::ASubnet)?).chain(args.rest()).collect();
    let wanted = Wanted {
        label,
        subnets,
        groups: args.list("groups"),
        eips: args.list("eips").unwrap_or_default(),
        scheme: read_scheme(args)?,
        ip_type: args.option("ip-type").unwrap_or_else(|| "ipv4".into()),
        cross_zone: args.switch("cross-zone")?,
        name: args.option("name"),
        state: args.option("state").unwrap_or_else(|| "active".into()),
    };
    if let Some(one) = wanted.subnets.first().filter(|_| sort.r#type == "application" && wanted.subnets.len() < 2) {
        let why = Phrase::TwoZonesForBalancer;
        return Err(Fault::refused(one, why, Phrase::NameOtherZone));
    }
    Ok(Box::new(move |account| new_balancer(account, sort, wanted)))
}

fn new_balancer(account: &mut Account, sort: &Sort, wanted: Wanted) -> Result<(), Fault> {
    let subnets = interfaces::subnets(account, &wanted.subnets)?;
    interfaces::check_zones(account, &subnets, &wanted.subnets)?;
    let vpc = interfaces::vpc_of(account, &subnets, &wanted.subnets)?;
    account.here = vpc.place.clone();
    let mut groups = interfaces::group_ids(account, wanted.groups.as_deref().unwrap_or_default())?;
    let without_groups = sort.r#type == "network" && groups.is_empty();
    if groups.is_empty() && !without_groups {
        groups.extend(account.first_linked(Kind::SecurityGroup, &crate::account::default(&vpc.id)));
    }
    let here = account.here.clone();
    let name = wanted.name.unwrap_or_else(|| some_name("balancer", &wanted.label));
    let hash = digits(&format!("{} {}", sort.short, wanted.label), 16);
    let way = format!("{}/{name}/{hash}", sort.short);
    let id = format!("{}/{way}", arn(&here, "loadbalancer"));
    let public = wanted.scheme == "internet-facing";
    let prefix = if public { "" } else { "internal-" };
    let (application, network) = zones_of(&here.region);
    let (host, zone) = if sort.r#type == "network" {
        (format!("{name}-{hash}.elb.{}.amazonaws.com", here.region), network)
    } else {
        let number = number(&id, 10);
        (format!("{prefix}{name}-{number}.{}.elb.amazonaws.com", here.region), application)
    };
    let eips: Vec<Named> =
        wanted.eips.iter().map(|eip| account.find(eip, &[Kind::ElasticIp])).collect::<Result<_, _>>()?;
    let zones = interfaces::zones(account, &subnets);
    let listed: Vec<Value> = subnets
        .iter()
        .zip(&zones)
        .enumerate()
        .map(|(at, (subnet, zone))| {
            let mut listed = json!({"ZoneName": zone, "SubnetId": subnet.id});
            let address = eips.get(at).and_then(|eip| account.get(Kind::ElasticIp, &eip.id));
            if let Some(address) = address {
                let fixed =
                    json!({"IpAddress": text(address, "PublicIp"), "AllocationId": text(address, "AllocationId")});
                set(&mut listed, "LoadBalancerAddresses", vec![fixed]);
            }
            listed
        })
        .collect();
    let fields = json!({
        "DNSName": host,
        "CanonicalHostedZoneId": zone,
        "LoadBalancerName": name,
        "Scheme": wanted.scheme,
        "VpcId": vpc.id,
        "State": {"Code": wanted.state},
        "Type": sort.r#type,
        "AvailabilityZones": listed,
        "SecurityGroups": groups,
        "IpAddressType": wanted.ip_type,
    });
    account.create(&wanted.label, Kind::LoadBalancer, Some(id.clone()), fields)?;
    let cross_zone = wanted.cross_zone.map(|on| ("load_balancing.cross_zone.enabled", on.to_string()));
    for (key, value) in sort.settings {
        let value = cross_zone.as_ref().filter(|(known, _)| known == key).map_or(*value, |(_, value)| value);
        let setting = json!({"Key": key, "Value": value});
        account.insert(&here, Ask::DescribeLoadBalancerAttributes, Some(&id), setting);
    }
    let made = interfaces::create_for_service(
        account,
        &interfaces::Service {
            label: &wanted.label,
            r#type: sort.interface,
            description: format!("ELB {way}"),
            owner: "amazon-elb",
            groups: &groups,
            without_groups,
            public: public && eips.is_empty(),
        },
        &subnets,
    )?;
    for (interface, eip) in made.iter().zip(&eips) {
        let ip = text(account.element(eip)?, "PublicIp").to_owned();
        interfaces::set_public(account, interface, &ip, Some(&eip.id));
    }
    Ok(())
}

/// The interfaces of a load balancer, by what AWS writes about them.
pub(super) fn interfaces_of(account: &Account, arn: &str) -> Vec<String> {
    let Some((_, way)) = arn.split_once(":loadbalancer/") else { return Vec::new() };
    account.linked(Kind::Interface, &format!("ELB {way}"))
}

/// Takes a load balancer's interfaces, listeners and rules away.
pub(super) fn unplug(account: &mut Account, id: &str) {
    interfaces_of(account, id).iter().for_each(|interface| interfaces::delete(account, interface));
    account.linked(Kind::Listener, id).iter().for_each(|listener| take_listener(account, listener));
}

fn classic(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let label = args.new_label()?;
    let subnets: Vec<String> = std::iter::once(args.word(Phrase::ASubnet)?).chain(args.rest()).collect();
    let groups = args.list("groups").unwrap_or_default();
    let listen = args.list("listen").unwrap_or_else(|| vec!["http:80:http:80".into()]);
    let listeners = listen.iter().map(|word| classic_listener(word)).collect::<Result<Vec<_>, _>>()?;
    let instances = args.list("instances").unwrap_or_default();
    let (scheme, name) = (read_scheme(args)?, args.option("name"));
    Ok(Box::new(move |account| {
        let named = interfaces::subnets(account, &subnets)?;
        let vpc = interfaces::vpc_of(account, &named, &subnets)?;
        account.here = vpc.place.clone();
        let groups = interfaces::group_ids(account, &groups)?;
        let instances: Vec<Value> = instances
            .iter()
            .map(|word| Ok(json!({"InstanceId": account.find(word, &[Kind::Instance])?.id})))
            .collect::<Result<_, Fault>>()?;
        let name = name.unwrap_or_else(|| some_name("classic", &label));
        let region = account.here.region.clone();
        let public = scheme == "internet-facing";
        let prefix = if public { "" } else { "internal-" };
        let fields = json!({
            "DNSName": format!("{prefix}{name}-{}.{region}.elb.amazonaws.com", number(&name, 10)),
            "CanonicalHostedZoneNameID": zones_of(&region).0,
            "Scheme": scheme,
            "VPCId": vpc.id,
            "Subnets": named.iter().map(|subnet| subnet.id.as_str()).collect::<Vec<_>>(),
            "SecurityGroups": groups,
            "ListenerDescriptions": listeners,
            "Instances": instances,
        });
        account.create(&label, Kind::ClassicLoadBalancer, Some(name), fields)?;
        let service = interfaces::Service {
            label: &label,
            r#type: "interface",
            // A classic one's interfaces are told by its name alone, which could be anybody's words.
            description: String::new(),
            owner: "amazon-elb",
            groups: &groups,
            without_groups: false,
            public,
        };
        interfaces::create_for_service(account, &service, &named).map(drop)
    }))
}

/// `http:80:http:8080`, the load balancer's side first.
fn classic_listener(word: &str) -> Result<Value, Fault> {
    let parts: Vec<&str> = word.split(':').collect();
    let port = |text: &str| text.parse::<u16>().ok();
    let listener = match parts.as_slice() {
        [protocol, own, inner, instance] => port(own).zip(port(instance)).map(|(own, instance)| {
            json!({"Listener": {
                "Protocol": protocol.to_uppercase(),
                "LoadBalancerPort": own,
                "InstanceProtocol": inner.to_uppercase(),
                "InstancePort": instance,
            }})
        }),
        _ => None,
    };
    listener.ok_or_else(|| Fault::malformed(word, Phrase::ClassicListener))
}

fn attribute(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (word, key) = (args.word(Phrase::BalancerOrTargetGroup)?, args.word(Phrase::Setting)?);
    let value = args.text(Phrase::TheValue)?;
    Ok(Box::new(move |account| {
        let named = account.find(&word, &[Kind::LoadBalancer, Kind::TargetGroup])?;
        put_attribute(account, &named, &key, &crate::line::unquoted(&value));
        Ok(())
    }))
}

/// Sets a setting of a load balancer or a target group.
fn put_attribute(account: &mut Account, named: &Named, key: &str, value: &str) {
    let ask = match named.kind {
        Kind::LoadBalancer => Ask::DescribeLoadBalancerAttributes,
        _ => Ask::DescribeTargetGroupAttributes,
    };
    let settings = account.answer(&named.place, ask).list_mut(Some(&named.id));
    let known = settings.iter_mut().find(|setting| text(setting, "Key") == key);
    match known {
        Some(known) => set(known, "Value", value),
        None => settings.push(json!({"Key": key, "Value": value})),
    }
}

/// Whether a listener, a rule or another load balancer names a target group.
fn names_group(actions: &Value, group: &str) -> bool {
    let forwards = |action: &Value| {
        text(action, "TargetGroupArn") == group
            || action
                .pointer("/ForwardConfig/TargetGroups")
                .and_then(Value::as_array)
                .is_some_and(|groups| groups.iter().any(|one| text(one, "TargetGroupArn") == group))
    };
    ["DefaultActions", "Actions"].iter().any(|field| list(actions, field).iter().any(forwards))
}
