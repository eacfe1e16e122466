//! Where names lead: `tests/cases/names.txt`.
//!
//! `-- NAME A|AAAA [in VPC] => ANSWER | ANSWER`: an answer for each zone that may be asked, with its label and `:`; its ways
//! are separated by `;`, each the kinds of its records (`*` behind a wildcard's), its end, and what there is to say of it.
//! `-- delegation ZONE => …` and `-- origins DISTRIBUTION => …`.

use crate::cases;
use request::Name;
use request::names::{
    Addressed, By, Delegation, End, Family, How, Origin, Path, Resolver, Service, Share, View, Whose,
};
use snapshot::Inventory;
use world::Built;

fn label<'b>(built: &'b Built, id: &'b str) -> &'b str {
    built.labels.label(id).unwrap_or(id)
}

fn whose(built: &Built, one: &Addressed<'_>) -> String {
    let whose = match &one.whose {
        Whose::Balancer { balancer, fixed } => {
            format!("{}{}", label(built, &balancer.load_balancer_arn), if *fixed { "!" } else { "" })
        }
        Whose::Classic(name) => label(built, name).to_owned(),
        Whose::Instance(id) | Whose::Unused(id) => label(built, id).to_owned(),
        Whose::Interface(interface) => label(built, &interface.network_interface_id).to_owned(),
        Whose::Unlisted => "nobody".into(),
        Whose::Unknown(missing) => format!("lacks {}", missing.operation.name()),
    };
    format!("{}={whose}", one.ip)
}

fn end(built: &Built, one: &End<'_>) -> String {
    match one {
        End::Balancer(balancer) => format!("balancer {}", label(built, &balancer.load_balancer_arn)),
        End::Classic(classic) => format!("classic {}", label(built, &classic.load_balancer_name)),
        End::Distribution(id) => format!("distribution {}", label(built, id)),
        End::Addresses(all) => all.iter().map(|one| whose(built, one)).collect::<Vec<_>>().join(","),
        End::Aws { service, looked, .. } => {
            let of = match service {
                Service::LoadBalancer(region) => format!("load balancer in {region}"),
                other => format!("{other:?}"),
            };
            format!("{of}{}", if *looked { " not listed" } else { "" })
        }
        End::OtherZone { to, .. } => format!("other zone ({})", end(built, to)),
        End::NoFamily(to) => format!("no family ({})", end(built, to)),
        End::Outside(name) => format!("outside {name}"),
        End::Delegated { at, .. } => format!("delegated {at}"),
        End::NoName(name) => format!("no name {name}"),
        End::NoData => "no data".into(),
        End::Loop => "loop".into(),
        End::TooLong => "too long".into(),
        End::Unreadable(value) => format!("unreadable {value}"),
        End::Unknown(missing) => format!("lacks {}", missing.operation.name()),
    }
}

fn path(built: &Built, one: &Path<'_>) -> String {
    let mut words: Vec<String> = one
        .steps
        .iter()
        .map(|step| {
            let how = match step.how {
                How::Alias => "alias",
                How::Cname => "cname",
                How::Addresses => "address",
            };
            format!("{how}{}", if step.is_wildcard() { "*" } else { "" })
        })
        .collect();
    words.push(end(built, &one.end));
    words.extend(match one.share {
        Share::Answered => None,
        Share::Spare => Some("spare".to_owned()),
        Share::Never => Some("never".to_owned()),
    });
    words.extend(one.doubtful.then(|| "doubtful".to_owned()));
    words.join(" ")
}

fn by(built: &Built, one: &By<'_>) -> String {
    match one {
        By::Registrar(_) => "registrar".into(),
        By::Parent(zone) => label(built, zone).to_owned(),
    }
}

fn answer(question: &str, built: &Built) -> String {
    let inventory = Inventory::new(&built.snapshot);
    let resolver = Resolver::new(&inventory, inventory.home());
    let id = |label: &str| built.labels.id(label).unwrap_or(label).to_owned();
    let words: Vec<&str> = question.split_whitespace().collect();
    match words.as_slice() {
        ["delegation", zone] => {
            let id = id(zone);
            let Some(zone) = resolver.zone(&id) else { return "no such zone".into() };
            match resolver.delegation(zone) {
                Delegation::Full(who) => format!("full by {}", by(built, who)),
                Delegation::Vanity { by: who, unresolved, .. } if unresolved.is_empty() => {
                    format!("vanity by {}", by(built, who))
                }
                Delegation::Vanity { by: who, unresolved, .. } => {
                    format!("vanity by {}, {} unresolved", by(built, who), unresolved.len())
                }
                Delegation::Partly { by: who, .. } => format!("partly by {}", by(built, who)),
                Delegation::Elsewhere { by: who, servers } => format!("{} others by {}", servers.len(), by(built, who)),
                Delegation::Untold => "untold".into(),
                Delegation::Unknown(missing) => format!("lacks {}", missing.operation.name()),
            }
        }
        ["origins", distribution] => {
            let Ok(Some(known)) = resolver.distribution(&id(distribution)) else { return "unknown".into() };
            let all = resolver.origins(known).into_iter().map(|(_, origin)| match &origin {
                Origin::Unknown(missing) => format!("lacks {}", missing.operation.name()),
                Origin::OtherInside(_) => "other inside".into(),
                one => {
                    let to: Vec<&str> = one.balancers().iter().map(|to| label(built, &to.load_balancer_arn)).collect();
                    let to = if to.is_empty() { "nobody".to_owned() } else { to.join(",") };
                    format!("{} {to}", if matches!(one, Origin::Inside(_)) { "inside" } else { "by name" })
                }
            });
            all.collect::<Vec<_>>().join("; ")
        }
        [name, family, rest @ ..] => {
            let family = if *family == "A" { Family::V4 } else { Family::V6 };
            let vpc = rest.last().map(|vpc| id(vpc));
            let view = vpc.as_deref().map_or(View::Public, View::Vpc);
            let answers = resolver.resolve(&Name::new(name), family, view).into_iter().map(|answer| {
                let paths: Vec<String> = answer.paths.iter().map(|one| path(built, one)).collect();
                let zone = answer.zone.map_or("nobody", |zone| label(built, zone));
                format!("{zone}: {}", paths.join("; "))
            });
            answers.collect::<Vec<_>>().join(" | ")
        }
        _ => "no question".into(),
    }
}

#[test]
fn names_lead_where_the_cases_say() {
    cases::all(include_str!("cases/names.txt"), answer);
}
