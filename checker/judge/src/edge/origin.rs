//! Whether a distribution gets its pages: the origin of a path is a load balancer of the VPC, CloudFront's packets come to
//! it, its certificate is accepted, and what it answers is a page and not the way back to the edge.

use super::{Front, Scene, Target, balancer_arg, is_ours, reach, target, way};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use ::request::edge::{Behavior, Origin, Way};
use ::request::listener::{self, Action, Serving};
use ::request::tls::{self, Dates, Moment, Shown};
use ::request::{Name, Request, Scheme};
use snapshot::shapes::{Certificate, Listener, LoadBalancer};

/// What becomes of requests for a path.
pub(crate) fn judge(scene: &Scene<'_, '_>, front: &Front<'_>, path: &str) -> Outcome {
    let (behavior, origin) = match way(scene, front, path) {
        Ok(way) => way,
        Err(outcome) => return *outcome,
    };
    let leads_elsewhere = || {
        let finding = Finding::lacking("DISTRIBUTION_ORIGIN_ELSEWHERE", front.distribution.id)
            .with("path", path)
            .with("pattern", behavior.called())
            .with("origin", origin.domain.as_str());
        Outcome::fail(scene.stage.named(finding))
    };
    let ask = Ask { scene, front, behavior: &behavior, origin: &origin, path };
    match target(scene, &origin) {
        Target::Balancer(balancer) | Target::Inside(_, Some(balancer)) if !is_ours(scene, balancer) => {
            leads_elsewhere()
        }
        Target::Balancer(balancer) => ask.over_internet(balancer),
        Target::Inside(id, balancer) => ask.inside(id, balancer),
        Target::Bucket | Target::Else => leads_elsewhere(),
        Target::Untold(Some(missing)) => Outcome::unknown(missing),
        Target::Untold(None) => Outcome::because(
            Note::new("why-edge-origin").with("resource", front.distribution.id).with("detail", origin.domain.as_str()),
        ),
    }
}

/// What keeps the load balancer from handing out a file, if it is the load balancer that is asked for it.
pub(crate) fn judge_file(scene: &Scene<'_, '_>, front: &Front<'_>, path: &str) -> Outcome {
    let Ok((_, origin)) = way(scene, front, path) else { return Outcome::default() };
    let (Target::Balancer(balancer) | Target::Inside(_, Some(balancer))) = target(scene, &origin) else {
        return Outcome::default();
    };
    let outcome = if is_ours(scene, balancer) { judge(scene, front, path) } else { Outcome::default() };
    // That the way is right is told by the check that is about it.
    Outcome { seen: Vec::new(), warnings: Vec::new(), premises: Vec::new(), ..outcome }
}

/// Whether the rules of a load balancer take a request for a path only by the viewer's own `Host`, which does not go on.
pub(crate) fn rules_need_host<'a>(
    scene: &Scene<'a, '_>,
    front: &Front<'a>,
    behavior: &Behavior<'a>,
    origin: &Origin<'a>,
    path: &str,
) -> bool {
    let Target::Balancer(balancer) = target(scene, origin) else { return false };
    let inventory = scene.stage.network.inventory();
    let ask = Ask { scene, front, behavior, origin, path };
    let place = ask.place(balancer);
    origin.ways(behavior).into_iter().flatten().any(|way| {
        let Serving::By(listener) =
            listener::serving(inventory, &balancer.load_balancer_arn, place, way.scheme, way.port)
        else {
            return false;
        };
        front.asked().iter().any(|asked| {
            let Some(host) = origin.host(behavior, asked).filter(|host| *host != asked) else { return false };
            let request = ask.request(host, &way, origin.headers());
            matches!(answered(scene, listener, place, &request), Answered::Refused(..))
                && ask.with_host(listener, place, asked, &way)
        })
    })
}

/// The rule by which a load balancer answers a request of the edge.
enum Answered<'a> {
    /// It goes to a target.
    Forwarded,
    /// The client is sent elsewhere.
    Redirected(Request, &'a str),
    /// The load balancer answers by itself.
    Refused(&'a str, &'a str),
    /// That cannot be told.
    Untold(Box<Outcome>),
}

/// What a listener answers.
fn answered<'a>(scene: &Scene<'a, '_>, listener: &'a Listener, place: usize, request: &Request) -> Answered<'a> {
    let answer = listener::answer(scene.stage.network.inventory(), listener, place, request);
    if let Some(missing) = answer.missing().next() {
        return Answered::Untold(Box::new(Outcome::unknown(missing.clone())));
    }
    let untold = |resource: &str, detail: &str| {
        let why = Note::new("why-unreadable-rule").with("resource", resource).with("detail", detail);
        Answered::Untold(Box::new(Outcome::because(why)))
    };
    let Some(decided) = answer.decided() else {
        let rule = answer.untold.iter().find_map(listener::Untold::rule);
        let arn = rule.map_or(listener.listener_arn.as_str(), |rule| rule.rule_arn.as_str());
        return untold(arn, "Conditions");
    };
    let arn = decided.rule.map_or(listener.listener_arn.as_str(), |rule| rule.rule_arn.as_str());
    match &decided.deed.action {
        Action::Forward(_) => Answered::Forwarded,
        Action::Fixed { status } => Answered::Refused(arn, status),
        Action::Redirect(redirect) => match redirect.followed(request) {
            Some(followed) => Answered::Redirected(followed, arn),
            None => untold(arn, "RedirectConfig"),
        },
        Action::Unknown { kind } => untold(arn, kind),
    }
}

/// A path that is asked for at the edge.
struct Ask<'x, 'a, 'r> {
    scene: &'x Scene<'a, 'r>,
    front: &'x Front<'a>,
    behavior: &'x Behavior<'a>,
    origin: &'x Origin<'a>,
    path: &'x str,
}

impl<'a> Ask<'_, 'a, '_> {
    fn over_internet(&self, balancer: &'a LoadBalancer) -> Outcome {
        let Some(ways) = self.origin.ways(self.behavior) else {
            return Outcome::because(
                Note::new("why-not-told")
                    .with("resource", self.front.distribution.id)
                    .with("detail", "CustomOriginConfig"),
            );
        };
        let mut outcome = Outcome::default();
        let mut asked = Vec::new();
        for way in &ways {
            if !asked.contains(&way.port) {
                asked.push(way.port);
                outcome.absorb(reach::over_internet(self.scene, balancer, way.port));
            }
        }
        for way in &ways {
            outcome.absorb(self.spoken(balancer, way));
        }
        if !outcome.fails() && !outcome.is_unknown() {
            outcome.seen.push(self.seen(balancer));
            outcome.warnings.extend(self.open_beside(balancer));
            outcome.trace = outcome.trace.take().filter(|trace| trace.verdict == ::reach::Verdict::Delivered);
        }
        outcome
    }

    fn seen(&self, balancer: &LoadBalancer) -> Note {
        Note::new("seen-edge-origin")
            .with("path", self.path)
            .with("resource", self.front.distribution.id)
            .with("balancer", balancer_arg(balancer))
    }

    /// An origin inside of the VPC: its ports stand where nobody looks, so that one listener that serves is enough.
    fn inside(&self, id: &str, balancer: Option<&'a LoadBalancer>) -> Outcome {
        let inventory = self.scene.stage.network.inventory();
        let item = inventory.vpc_origins.get(id);
        let untold = |detail: &str| {
            Outcome::because(Note::new("why-edge-vpc-origin").with("resource", id).with("detail", detail))
        };
        let Some(item) = item else {
            let missing = inventory.missing(&inventory.vpc_origins, self.scene.stage.cast.place);
            return missing.map_or_else(|| untold("VpcOriginId"), Outcome::unknown);
        };
        match item.status.as_deref() {
            Some("Deployed") => {}
            Some(state @ ("Deploying" | "InProgress" | "Updating" | "Creating")) => {
                return Outcome::because(Note::new("why-pending").with("resource", id).with("detail", state));
            }
            Some(state) if state.starts_with("Fail") => {
                let finding = Finding::lacking("VPC_ORIGIN_NOT_DEPLOYED", id).with("state", state);
                return Outcome::fail(self.scene.stage.named(finding));
            }
            state => return untold(state.unwrap_or("Status")),
        }
        // An instance, or a load balancer of another account.
        let Some(balancer) = balancer else { return untold("OriginEndpointArn") };
        let arn = balancer.load_balancer_arn.as_str();
        let place = self.place(balancer);
        if let Some(missing) = inventory.missing_children(&inventory.listeners, arn, place) {
            return Outcome::unknown(missing);
        }
        let mut tried: Vec<Outcome> = Vec::new();
        for listener in inventory.listeners.of(arn) {
            let scheme = match listener.protocol.as_deref() {
                Some("HTTP" | "TCP") => Scheme::Http,
                Some("HTTPS" | "TLS") => Scheme::Https,
                _ => continue,
            };
            let Some(port) = listener.port.and_then(|port| u16::try_from(port).ok()) else { continue };
            let mut one = match reach::inside(self.scene, balancer, port) {
                reach::Admission::Open => Outcome::default(),
                reach::Admission::Shut(group) => Outcome::fail(reach::shut(self.scene.stage, &group, id, port)),
                reach::Admission::Untold(Some(missing)) => Outcome::unknown(missing),
                reach::Admission::Untold(None) => untold("SecurityGroups"),
            };
            one.absorb(self.spoken(balancer, &Way { viewer: Scheme::Https, scheme, port }));
            let port = Arg::Text(port.to_string());
            one.premises.push(Note::new("assumed-edge-vpc-origin").with("resource", id).with("port", port));
            tried.push(one);
        }
        let works = tried.iter().position(|one| !one.fails() && !one.is_unknown());
        let best = works.or_else(|| tried.iter().position(Outcome::is_unknown)).or_else(|| {
            // https first, which is what the rest of the course is about.
            (0..tried.len()).rev().min_by_key(|&at| tried.get(at).map_or(0, |one| one.findings.len()))
        });
        let Some(best) = best else {
            let finding = Finding::lacking("VPC_ORIGIN_WITHOUT_LISTENER", arn).with("origin", id);
            return Outcome::fail(self.scene.stage.named(finding));
        };
        let mut outcome = tried.swap_remove(best);
        if works.is_some() {
            outcome.seen.push(self.seen(balancer));
        }
        outcome
    }

    fn place(&self, balancer: &LoadBalancer) -> usize {
        let inventory = self.scene.stage.network.inventory();
        let row = inventory.load_balancers.row(&balancer.load_balancer_arn);
        row.map_or(self.scene.stage.cast.place, |row| row.place)
    }

    /// What is spoken with a load balancer by one way: its listener, its certificate, what it answers.
    fn spoken(&self, balancer: &'a LoadBalancer, way: &Way) -> Outcome {
        let inventory = self.scene.stage.network.inventory();
        if balancer.r#type.as_deref() != Some("application") {
            // It hands on what it does not read.
            let premise = Note::new("assumed-edge-unread").with("resource", balancer_arg(balancer));
            return Outcome { premises: vec![premise], ..Outcome::default() };
        }
        let place = self.place(balancer);
        let listener = match listener::serving(inventory, &balancer.load_balancer_arn, place, way.scheme, way.port) {
            Serving::By(listener) => listener,
            // The packet that finds nobody is told already.
            Serving::Nobody => return Outcome::default(),
            Serving::Unknown(missing) => return Outcome::unknown(missing),
            Serving::Otherwise(listener) => {
                let finding = Finding::lacking("ORIGIN_SPEAKS_OTHERWISE", listener.listener_arn.as_str())
                    .with("wanted", word(way.scheme))
                    .with("port", Arg::Text(way.port.to_string()))
                    .with("instead", listener.protocol.as_deref().unwrap_or_default());
                return Outcome::fail(self.scene.stage.named(finding));
            }
        };
        let mut outcome = Outcome::default();
        for asked in &self.front.asked() {
            if way.scheme == Scheme::Https {
                outcome.absorb(self.certified(listener, place, asked));
            }
            outcome.absorb(self.page(balancer, listener, place, asked, way));
        }
        outcome
    }

    /// The certificate is for the name that CloudFront asks for, or for the one that it passes on.
    fn certified(&self, listener: &'a Listener, place: usize, asked: &Name) -> Outcome {
        let inventory = self.scene.stage.network.inventory();
        let names = self.origin.certified_names(self.behavior, asked);
        let mut default = None;
        for name in &names {
            match tls::shown(inventory, listener, name, place) {
                Shown::Fitting(all) => return self.valid(&all),
                Shown::Unknown(missing) => return Outcome::unknown(missing),
                Shown::Default(arn, certificate) => default = Some((arn, certificate)),
                Shown::None => {}
            }
        }
        let untold = |detail: &str| {
            Outcome::because(
                Note::new("why-not-told").with("resource", listener.listener_arn.as_str()).with("detail", detail),
            )
        };
        // A certificate of IAM, or one that nobody could look at.
        let Some((arn, Some(certificate))) = default else {
            return untold(default.map_or("Certificates", |(arn, _)| arn));
        };
        if self.behavior.forwarded.headers.has("host").is_none() {
            return self.unknown_policy();
        }
        let covered: std::collections::BTreeSet<Name> = tls::names_of(certificate).collect();
        let wanted: Vec<Name> = names.into_iter().cloned().collect();
        let finding = Finding::lacking("ORIGIN_CERTIFICATE_MISMATCH", listener.listener_arn.as_str())
            .with("names", super::names::list(&wanted))
            .with("covered", super::names::list(&covered.into_iter().collect::<Vec<_>>()))
            .with("certificate", arn);
        Outcome::fail(self.scene.stage.named(finding))
    }

    /// Of the certificates that are for a name, one is still valid. When that is not known, it is no matter here: AWS itself
    /// says of one that it has expired.
    fn valid(&self, all: &[&Certificate]) -> Outcome {
        let now = self.scene.stage.now.and_then(Moment::read);
        let over = |one: &&&Certificate| {
            matches!(one.status.as_deref(), Some("EXPIRED" | "REVOKED"))
                || matches!(tls::dates(one, now), Dates::TooLate)
        };
        let Some(one) = all.iter().find(over).filter(|_| all.iter().all(|one| over(&one))) else {
            return Outcome::default();
        };
        let until = one.not_after.as_deref().unwrap_or_default();
        let finding = Finding::lacking("ORIGIN_CERTIFICATE_EXPIRED", one.certificate_arn.as_str())
            .with("state", one.status.as_deref().unwrap_or_default())
            .with("until", until.get(..10).unwrap_or(until));
        Outcome::fail(self.scene.stage.named(finding))
    }

    /// What the policies send on is not known: that which would tell, if it is a call.
    fn unknown_policy(&self) -> Outcome {
        unknown_policy(self.front.distribution.id, self.behavior)
    }

    /// What is answered is a page.
    fn page(
        &self,
        balancer: &'a LoadBalancer,
        listener: &'a Listener,
        place: usize,
        asked: &Name,
        way: &Way,
    ) -> Outcome {
        let Some(host) = self.origin.host(self.behavior, asked) else { return self.unknown_policy() };
        let request = self.request(host, way, self.origin.headers());
        let stage = self.scene.stage;
        match answered(self.scene, listener, place, &request) {
            Answered::Forwarded => Outcome::default(),
            Answered::Untold(outcome) => *outcome,
            Answered::Redirected(followed, rule) => {
                // Viewers that spoke plainly come again, by https.
                if way.viewer == Scheme::Http && followed.scheme == Scheme::Https {
                    return Outcome::default();
                }
                // To another page of the same name: that is asked for like any other.
                if followed.scheme == way.viewer && followed.host == *asked && followed.path != request.path {
                    return Outcome::default();
                }
                let circle = followed.scheme == way.viewer && followed.host == *asked;
                let target = format!("{}://{}{}", word(followed.scheme), followed.host, followed.path);
                let finding = Finding::lacking("ORIGIN_REDIRECTS_BACK", listener.listener_arn.as_str())
                    .with("rule", rule)
                    .with("path", self.path)
                    .with("target", target)
                    .with("circle", if circle { "yes" } else { "no" })
                    .with("scheme", word(way.scheme));
                Outcome::fail(stage.named(finding))
            }
            Answered::Refused(rule, status) => {
                // With the viewer's own Host it would be another rule: that is told where it is lost.
                if *host != *asked && self.with_host(listener, place, asked, way) {
                    return Outcome::default();
                }
                let finding = Finding::lacking("ORIGIN_REFUSES_DISTRIBUTION", listener.listener_arn.as_str())
                    .with("rule", rule)
                    .with("state", status)
                    .with("path", self.path)
                    .with("balancer", balancer_arg(balancer));
                Outcome::fail(stage.named(finding))
            }
        }
    }

    /// Whether the request would be forwarded if the viewer's `Host` went on.
    fn with_host(&self, listener: &'a Listener, place: usize, asked: &Name, way: &Way) -> bool {
        let request = self.request(asked, way, self.origin.headers());
        matches!(answered(self.scene, listener, place, &request), Answered::Forwarded)
    }

    fn request(&self, host: &Name, way: &Way, headers: Vec<(String, String)>) -> Request {
        let path = format!("{}{}", self.origin.path(), self.path);
        Request { port: way.port, headers, ..Request::get(way.scheme, host.clone(), &path) }
    }

    /// That others than CloudFront get pages from the load balancer too.
    fn open_beside(&self, balancer: &'a LoadBalancer) -> Option<Finding> {
        let inventory = self.scene.stage.network.inventory();
        let place = self.place(balancer);
        let asked = self.front.asked().into_iter().next()?;
        let listeners = inventory.listeners.of(&balancer.load_balancer_arn);
        let open = listeners.iter().find_map(|listener| {
            let port = listener.port.and_then(|port| u16::try_from(port).ok())?;
            let scheme = if listener.protocol.as_deref() == Some("HTTPS") { Scheme::Https } else { Scheme::Http };
            let request = self.request(&asked, &Way { viewer: scheme, scheme, port }, Vec::new());
            // A load balancer that asks for a secret answers nobody else.
            let forwards = matches!(answered(self.scene, listener, place, &request), Answered::Forwarded);
            let widest = reach::beside_cloudfront(self.scene, balancer, port).filter(|_| forwards)?;
            Some((port, widest))
        });
        let (port, widest) = open?;
        let finding = Finding::lacking("BALANCER_OPEN_BESIDE_DISTRIBUTION", balancer.load_balancer_arn.as_str())
            .with("port", Arg::Text(port.to_string()))
            .with("block", widest.to_string());
        Some(self.scene.stage.named(finding))
    }
}

/// What the policies of a behaviour say is not known: by the call that would tell, if it is one.
pub(crate) fn unknown_policy(distribution: &str, behavior: &Behavior<'_>) -> Outcome {
    match behavior.missing.first() {
        Some(missing) => Outcome::unknown(missing.clone()),
        None => Outcome::because(
            Note::new("why-edge-policy").with("resource", distribution).with("detail", behavior.called()),
        ),
    }
}

fn word(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Http => "http",
        Scheme::Https => "https",
    }
}
