//! What is there already, set up otherwise: where a load balancer stands, what a listener shows, how targets are checked.

use super::super::{Command, Edit, certificates, interfaces};
use super::action::{health_of, refresh_targets};
use super::interfaces_of;
use crate::account::Account;
use crate::args::Args;
use crate::element::{list, set, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;

pub(super) const STAND: Command = Command {
    name: "stand",
    usage: "stand BALANCER SUBNET…",
    about: "a load balancer stands in these subnets and no others; targets in zones that are new to it are asked",
    options: &[],
    examples: &["alb front private-a private-c groups=web-sg", "stand front public-a public-c"],
    read: stand,
};

pub(super) const CERTIFY: Command = Command {
    name: "certify",
    usage: "certify LISTENER CERTIFICATE",
    about: "another default certificate of a listener",
    options: &[],
    examples: &[
        "alb front public-a public-c",
        "certificate old-cert www.example.com",
        "certificate site-cert example.link *.example.link",
        "listener front-https front https 443 certificate=old-cert -> respond 404",
        "certify front-https site-cert",
    ],
    read: certify,
};

pub(super) const CHECK: Command = Command {
    name: "check",
    usage: "check GROUP [path=/PATH] [matcher=CODES]",
    about: "other health checks of a target group. Targets that answered with a status which the matcher takes now are \
            healthy; what another path would have answered is not known, and leaves them as they are",
    options: &["path", "matcher"],
    examples: &["target-group web-tg vpc http 80", "check web-tg path=/readyz matcher=200-399"],
    read: check,
};

fn stand(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (balancer, first) = (args.word(Phrase::LoadBalancer)?, args.word(Phrase::ASubnet)?);
    let words: Vec<String> = std::iter::once(first).chain(args.rest()).collect();
    Ok(Box::new(move |account| {
        let balancer = account.find(&balancer, &[Kind::LoadBalancer])?;
        let element = account.element(&balancer)?.clone();
        let application = text(&element, "Type") == "application";
        if let Some(one) = words.first().filter(|_| application && words.len() < 2) {
            return Err(Fault::refused(one, Phrase::TwoZonesForBalancer, Phrase::NameOtherZone));
        }
        let subnets = interfaces::subnets(account, &words)?;
        interfaces::check_zones(account, &subnets, &words)?;
        let vpc = interfaces::vpc_of(account, &subnets, &words)?;
        if let Some(one) = words.first().filter(|_| text(&element, "VpcId") != vpc.id) {
            return Err(Fault::refused(one, Phrase::InOtherVpc, Phrase::NameSubnetsOfVpc));
        }
        account.here = vpc.place.clone();
        for interface in interfaces_of(account, &balancer.id) {
            let stands = account.get(Kind::Interface, &interface).map(|one| text(one, "SubnetId").to_owned());
            if !subnets.iter().any(|subnet| stands.as_ref() == Some(&subnet.id)) {
                interfaces::delete(account, &interface);
            }
        }
        let before: Vec<Value> = list(&element, "AvailabilityZones").to_vec();
        let known = |subnet: &str| before.iter().find(|zone| text(zone, "SubnetId") == subnet);
        let zones = interfaces::zones(account, &subnets);
        let listed: Vec<Value> = subnets
            .iter()
            .zip(zones)
            .map(|(subnet, zone)| {
                known(&subnet.id).cloned().unwrap_or_else(|| json!({"ZoneName": zone, "SubnetId": subnet.id}))
            })
            .collect();
        let new: Vec<_> = subnets.into_iter().filter(|subnet| known(&subnet.id).is_none()).collect();
        set(account.element_mut(&balancer)?, "AvailabilityZones", listed);
        let groups: Vec<String> =
            list(&element, "SecurityGroups").iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let label = account.word_for(&balancer.id).to_owned();
        let way = balancer.id.split_once(":loadbalancer/").map(|(_, way)| way.to_owned()).unwrap_or_default();
        let service = interfaces::Service {
            label: &label,
            r#type: if application { "interface" } else { "network_load_balancer" },
            description: format!("ELB {way}"),
            owner: "amazon-elb",
            groups: &groups,
            without_groups: !application && groups.is_empty(),
            public: text(&element, "Scheme") == "internet-facing",
        };
        interfaces::create_for_service(account, &service, &new)?;
        let uses = |group: &&Value| list(group, "LoadBalancerArns").iter().any(|arn| *arn == balancer.id);
        let used: Vec<String> =
            account.all(Kind::TargetGroup).filter(uses).map(|one| text(one, "TargetGroupArn").to_owned()).collect();
        used.iter().for_each(|group| refresh_targets(account, group));
        Ok(())
    }))
}

fn certify(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (listener, certificate) = (args.word(Phrase::TheListener)?, args.word(Phrase::TheCertificate)?);
    Ok(Box::new(move |account| {
        let listener = account.find(&listener, &[Kind::Listener])?;
        let element = account.element(&listener)?;
        let balancer = text(element, "LoadBalancerArn").to_owned();
        let before: Vec<String> =
            list(element, "Certificates").iter().map(|one| text(one, "CertificateArn").to_owned()).collect();
        let arn = certificates::usable(account, &certificate, &listener.place.region)?;
        set(account.element_mut(&listener)?, "Certificates", json!([{"CertificateArn": arn}]));
        let all = account.answer(&listener.place, Ask::DescribeListenerCertificates).list_mut(Some(&listener.id));
        let is_default = |one: &Value| one.get("IsDefault").and_then(Value::as_bool) == Some(true);
        all.retain(|one| !is_default(one) && text(one, "CertificateArn") != arn);
        all.push(json!({"CertificateArn": arn, "IsDefault": true}));
        for one in before {
            certificates::no_longer_used_by(account, &one, &balancer);
        }
        certificates::used_by(account, &arn, &balancer);
        Ok(())
    }))
}

fn check(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let group = args.word(Phrase::TheTargetGroup)?;
    let (path, matcher) = (args.option("path"), args.option("matcher"));
    if let Some(path) = path.as_ref().filter(|path| !path.starts_with('/')) {
        return Err(Fault::malformed(path, Phrase::HealthCheck));
    }
    Ok(Box::new(move |account| {
        let group = account.find(&group, &[Kind::TargetGroup])?;
        let element = account.element_mut(&group)?;
        if let Some(path) = path {
            set(element, "HealthCheckPath", path);
        }
        if let Some(codes) = matcher {
            set(element, "Matcher", json!({"HttpCode": codes}));
            answered(account, &group.id, &codes);
        }
        Ok(())
    }))
}

/// Targets whose answers a matcher takes are healthy.
fn answered(account: &mut Account, group: &str, codes: &str) {
    let place = account.place_of(Kind::TargetGroup, group).unwrap_or_default();
    for target in account.answer(&place, Ask::DescribeTargetHealth).list_mut(Some(group)).iter_mut() {
        let health = target.get("TargetHealth").cloned().unwrap_or_default();
        let told = text(&health, "Description").split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        let came: Vec<&str> = told.map(|(codes, _)| codes.split(',').map(str::trim).collect()).unwrap_or_default();
        let is_taken = !came.is_empty() && came.iter().all(|code| takes(codes, code));
        if text(&health, "Reason") == "Target.ResponseCodeMismatch" && is_taken {
            set(target, "TargetHealth", health_of("healthy", None));
        }
    }
}

/// Whether a matcher like `200,301-302` takes a status.
fn takes(matcher: &str, status: &str) -> bool {
    let Ok(status) = status.parse::<u16>() else { return false };
    matcher.split(',').any(|part| {
        let (low, high) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<u16>().ok();
        number(low).zip(number(high)).is_some_and(|(low, high)| (low..=high).contains(&status))
    })
}
