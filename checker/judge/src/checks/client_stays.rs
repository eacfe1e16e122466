//! `client-stays`: whoever keeps cookies is handed the load balancer's, and brings it back.

use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::pages::{self, Came, Place, Visit};
use crate::service::{self, Front};
use crate::stage::Stage;
use request::listener::{Keeping, Stickiness, keeping, of_group};
use serde::Deserialize;
use snapshot::{Ask, ProbeAsk, Wanted};
use std::collections::BTreeSet;

pub(super) const INFO: CheckInfo = super::info!("client-stays");

/// How often a page is asked for by one visitor.
const TIMES: u8 = 3;

/// `client-stays = { paths = ["/order/shops/", "/delivery/orders/"], twin = "sticky" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientStays {
    /// The paths whose groups are looked at.
    paths: Vec<String>,
    /// The check of the same lab that says what the configuration has to do with it.
    twin: Option<String>,
}

/// What the configuration promises for a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Promise {
    /// A cookie of the load balancer.
    Cookie,
    /// One once the application has handed out its own.
    AfterApplication,
    /// Nothing.
    Nothing,
    /// It cannot be told.
    Unknown,
}

impl Check for ClientStays {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[service::needs(), vec![Ask::DescribeTargetGroupAttributes]].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        let zones = [Ask::ListHostedZones, Ask::ListResourceRecordSets];
        let needed = self.needs();
        let all = [service::refines(), zones.to_vec()].concat();
        asks(&all).into_iter().filter(|wanted| !needed.contains(wanted)).collect()
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        let Ok(places) = pages::of_balancers(stage) else { return Vec::new() };
        let all = places.iter().flat_map(|place| self.paths.iter().map(move |path| (place, path)));
        let promised = all.filter(|(place, path)| promise(stage, place, path) != Promise::Unknown);
        promised.map(|(place, path)| ask(place, path)).collect()
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn twin(&self) -> Option<&str> {
        self.twin.as_deref()
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let places = match pages::of_balancers(stage) {
            Ok(places) => places,
            Err(outcome) => return *outcome,
        };
        pages::at_best(stage, &places, |place| self.at_place(stage, place))
    }

    fn consistent(&self) -> Result<(), LabFault> {
        service::are_paths(&self.paths)
    }
}

fn ask(place: &Place, path: &str) -> ProbeAsk {
    place.ask(path).times(TIMES).with_cookies()
}

impl ClientStays {
    fn at_place(&self, stage: &Stage<'_>, place: &Place) -> Outcome {
        let mut outcome = Outcome::default();
        let mut free = Vec::new();
        for path in &self.paths {
            match promise(stage, place, path) {
                Promise::Nothing => match stage.tried.http(&ask(place, path)) {
                    Ok(_) => free.push(Arg::from(path.as_str())),
                    Err(why) => outcome.absorb(Outcome::because(why)),
                },
                Promise::Unknown => {
                    let why =
                        Note::new("why-not-told").with("resource", place.id.as_str()).with("detail", path.as_str());
                    outcome.absorb(Outcome::because(why));
                }
                promise => outcome.absorb(match stage.tried.http(&ask(place, path)) {
                    Ok(http) => of_visits(place, path, promise, &pages::visits(http)),
                    Err(why) => Outcome::because(why),
                }),
            }
        }
        // Nothing is promised, and nothing can be missed.
        if !free.is_empty() {
            outcome.seen.push(Note::new("seen-nothing-promised").with("paths", Arg::List(free)));
        }
        outcome
    }
}

/// What the configuration promises who asks for a path: what is certain goes before what is not.
fn promise(stage: &Stage<'_>, place: &Place, path: &str) -> Promise {
    let Ok(fronts) = service::fronts(stage) else { return Promise::Unknown };
    let is_asked = |front: &&Front<'_>| place.is_edge || front.arn() == place.id;
    fronts.iter().filter(is_asked).map(|front| of_front(stage, front, path)).min().unwrap_or(Promise::Unknown)
}

fn of_front(stage: &Stage<'_>, front: &Front<'_>, path: &str) -> Promise {
    let inventory = stage.network.inventory();
    let entries = service::entries(stage, front, None);
    // Whoever is sent on ends at the last listener: that of https, where there is one.
    let Some(entry) = entries.last() else { return Promise::Unknown };
    let visitors = service::visitors(stage, front);
    let mut ways = visitors.iter().map(|visitor| service::asked(stage, front, entry, visitor, path));
    let Some(asked) = ways.find(|asked| asked.forward().is_some()) else { return Promise::Unknown };
    let Some(forward) = asked.forward() else { return Promise::Unknown };
    let is_of_application =
        |group: &str| matches!(of_group(inventory, group, front.place), Ok(Stickiness::ApplicationCookie { .. }));
    match keeping(inventory, forward, front.place) {
        Ok(Keeping::Stays) if forward.receiving().any(is_of_application) => Promise::AfterApplication,
        Ok(Keeping::Stays) => Promise::Cookie,
        Ok(Keeping::Partly { .. }) => Promise::AfterApplication,
        Ok(Keeping::Free) => Promise::Nothing,
        _ => Promise::Unknown,
    }
}

/// The cookies by which a load balancer knows its clients again:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#sticky-sessions>.
fn of_balancer(names: &[&str]) -> BTreeSet<String> {
    names
        .iter()
        .filter(|name| name.starts_with("AWSALB") && !name.ends_with("CORS"))
        .map(|name| (*name).to_owned())
        .collect()
}

fn of_visits(place: &Place, path: &str, promise: Promise, visits: &[Visit<'_>]) -> Outcome {
    let url = place.url(path);
    let why = |message: &'static str, detail: &str| {
        Outcome::because(Note::new(message).with("url", url.as_str()).with("detail", detail.to_owned()))
    };
    for visit in visits {
        match visit.came() {
            Came::Answer(status) if status < 500 => {}
            Came::Answer(status) => return why("why-page-not-got", &status.to_string()),
            Came::Elsewhere(to) => return why("why-page-elsewhere", to),
            Came::Circle => return why("why-page-not-got", "redirects-endless"),
            Came::Nothing(word) => return why("why-page-not-got", word),
        }
    }
    let handed: BTreeSet<String> = visits.iter().flat_map(|visit| of_balancer(&visit.handed())).collect();
    let Some(cookie) = handed.first() else {
        return match promise {
            Promise::AfterApplication => why("why-cookie-of-application", path),
            // A distribution may keep what is set at the edge.
            _ if place.is_edge => why("why-cookie-at-edge", path),
            _ => Outcome::fail(
                Finding::lacking("STICKY_COOKIE_NOT_SEEN", place.id.as_str())
                    .with("resource", place.arg.clone())
                    .with("url", url.as_str())
                    .with("path", path)
                    .with("found", site_list(visits)),
            ),
        };
    };
    let brought = visits.iter().skip(1).all(|visit| visit.brought().contains(&cookie.as_str()));
    if !brought {
        return why("why-cookie-not-kept", cookie);
    }
    let instances: BTreeSet<&str> = visits.iter().filter_map(|visit| visit.header("x-instance-id")).collect();
    let note = Note::new("seen-cookie-kept").with("url", url.as_str()).with("cookie", cookie.as_str());
    let mut outcome = Outcome::pass(note);
    // Only an application that says who it is shows it: that is worth a remark, and no points.
    if instances.len() > 1 {
        outcome.warnings.push(
            Finding::lacking("CLIENT_WANDERS", place.id.as_str())
                .with("resource", place.arg.clone())
                .with("url", url.as_str())
                .with("path", path)
                .with("found", crate::site::list(instances)),
        );
    }
    outcome
}

/// The cookies that came, for a reader.
fn site_list(visits: &[Visit<'_>]) -> Arg {
    let all: BTreeSet<&str> = visits.iter().flat_map(|visit| visit.handed()).collect();
    if all.is_empty() { Arg::from(Note::new("cookies-none")) } else { crate::site::list(all) }
}
