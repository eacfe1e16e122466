//! Requests through listeners, case by case: worlds and requests in `tests/listener/*.txt`, each with what comes of it.
//!
//! A case is a title after `==`, a world without its first line, and requests after `--`; `== world NAME` and
//! `like NAME` share a world between cases. `-- METHOD URL [NAME:VALUE] [from=ADDRESS] [at=BALANCER] [known=NAME] =>
//! ANSWER`, where the URL's host may be the label of a load balancer, and a name that is known leads to it. The answer, with labels for ARNs:
//! `forward GROUP[:WEIGHT]… [stays=SECONDS]`, `fixed STATUS`, `elsewhere URL`, `circle`, `nobody`, `otherwise`,
//! `unsure`, `action KIND`, and `lacks OPERATION`. Behind `;`, each has to hold: `by LABEL` · `gate KIND` · `after URL` (a
//! redirect was followed to it) · `steps COUNT` · `past LABEL WHY` · `shadowed LABEL` · `maybe LABELS` · `for WHY` · `seen URL` ·
//! `keeps HOW`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a case that cannot be read is a failed test")]

use request::listener::{
    Action, Dead, Decided, Keeping, Mismatch, NearPath, Rewritten, Untold, Way, follow, keeping, rewritten,
};
use request::{Name, Request, Scheme};
use snapshot::Inventory;
use snapshot::shapes::Rule;
use std::collections::BTreeMap;
use world::{Built, Labels, World};

fn url(request: &Request) -> String {
    let scheme = if request.scheme == Scheme::Https { "https" } else { "http" };
    let port = if request.port == request.scheme.port() { String::new() } else { format!(":{}", request.port) };
    let query: Vec<String> = request.query.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    format!("{scheme}://{}{port}{}{query}", request.host, request.path)
}

/// What a question asks, of which load balancer, and what other names lead to that.
struct Asked {
    request: Request,
    at: Option<String>,
    known: Vec<Name>,
}

/// `GET http://host:port/path?query` and what follows.
fn asked(words: &[&str], names: &BTreeMap<String, String>) -> Asked {
    let [method, url, rest @ ..] = words else { panic!("{words:?} is no request") };
    let (scheme, rest_of_url) = url.split_once("://").unwrap();
    let scheme = if scheme == "https" { Scheme::Https } else { Scheme::Http };
    let (authority, path) = rest_of_url.split_once('/').unwrap();
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, port.parse().ok()));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let host = names.get(host).map_or(host, String::as_str);
    let mut request = Request::get(scheme, Name::new(host), &format!("/{path}"));
    request.method = (*method).to_owned();
    request.port = port.unwrap_or(request.port);
    let pairs = query.split('&').filter(|part| !part.is_empty());
    let pair = |part: &str| {
        part.split_once('=').map_or((part.into(), String::new()), |(key, value)| (key.into(), value.into()))
    };
    request.query = pairs.map(pair).collect();
    let (mut at, mut known) = (None, Vec::new());
    for word in rest {
        if let Some(address) = word.strip_prefix("from=") {
            request.source = Some(address.parse().unwrap());
        } else if let Some(label) = word.strip_prefix("at=") {
            at = Some(label.to_owned());
        } else if let Some(name) = word.strip_prefix("known=") {
            known.push(Name::new(name));
        } else {
            let (name, value) = word.split_once(':').unwrap_or_else(|| panic!("{word:?} is no header"));
            request.headers.push((name.to_owned(), value.to_owned()));
        }
    }
    Asked { request, at, known }
}

struct Said<'l> {
    labels: &'l Labels,
}

impl Said<'_> {
    fn label(&self, id: &str) -> String {
        self.labels.label(id).unwrap_or(id).to_owned()
    }

    fn rule(&self, rule: &Rule) -> String {
        self.label(&rule.rule_arn)
    }

    fn decided(&self, decided: &Decided<'_>) -> String {
        match &decided.deed.action {
            Action::Forward(forward) => {
                let alone = forward.groups.len() == 1;
                let group = |one: &request::listener::Weighted<'_>| match (alone, one.weight) {
                    (true, 1) => self.label(one.group),
                    (_, weight) => format!("{}:{weight}", self.label(one.group)),
                };
                let groups: Vec<String> = forward.groups.iter().map(group).collect();
                let stays = forward.stays.map(|seconds| format!(" stays={seconds}")).unwrap_or_default();
                format!("forward {}{stays}", groups.join(" "))
            }
            Action::Fixed { status } => format!("fixed {status}"),
            Action::Redirect(_) => "redirect".to_owned(),
            Action::Unknown { kind } => format!("action {kind}"),
        }
    }

    fn untold(&self, untold: &Untold<'_>) -> String {
        match untold {
            Untold::Missing(missing) => format!("missing {}", missing.operation.name()),
            Untold::Sealed { rule } => format!("sealed {}", self.rule(rule)),
            Untold::Regex { rule, regex } => format!("regex {} {regex}", self.rule(rule)),
            Untold::Field { rule, field } => format!("field {} {field}", self.rule(rule)).trim_end().to_owned(),
            Untold::Source { rule } => format!("source {}", self.rule(rule)),
            Untold::Priority { rule } => format!("priority {}", self.rule(rule)),
        }
    }

    fn found(&self, inventory: &Inventory<'_>, place: usize, way: &Way<'_>) -> Vec<String> {
        let mut parts = Vec::new();
        let last = way.steps.last();
        let end = way.end();
        parts.push(match (&way.dead, &end) {
            (Some(Dead::NoListener { other: Some(_), .. }), _) => "otherwise".to_owned(),
            (Some(Dead::NoListener { other: None, .. }), _) => "nobody".to_owned(),
            (Some(Dead::Elsewhere(to)), _) => format!("elsewhere {}", url(to)),
            (Some(Dead::Circle(_)), _) => "circle".to_owned(),
            (Some(Dead::Unknown(missing)), _) => format!("lacks {}", missing.operation.name()),
            (Some(Dead::Unsure), _) => "unsure".to_owned(),
            (None, Some((_, decided))) => self.decided(decided),
            (None, None) => panic!("no end and no reason"),
        });
        parts.push(format!("steps {}", way.steps.len()));
        if let Some((_, decided)) = end {
            parts.extend(decided.rule.map(|rule| format!("by {}", self.rule(rule))));
            parts.extend(decided.deed.gate.map(|gate| format!("gate {}", gate.kind)));
            if let (Some(rule), Some(step)) = (decided.rule, last) {
                parts.push(match rewritten(rule, &step.request) {
                    Rewritten::Same => format!("seen {}", url(&step.request)),
                    Rewritten::As(seen) => format!("seen {}", url(&seen)),
                    Rewritten::Unknown(text) => format!("seen unknown {text}"),
                });
            }
            if let Action::Forward(forward) = &decided.deed.action {
                parts.push(match keeping(inventory, forward, place) {
                    Err(missing) => format!("keeps unknown {}", missing.operation.name()),
                    Ok(Keeping::Stays) => "keeps target".to_owned(),
                    Ok(Keeping::Free) => "keeps nothing".to_owned(),
                    Ok(Keeping::Partly { free }) => {
                        let free: Vec<String> = free.iter().map(|group| self.label(group)).collect();
                        format!("keeps not {}", free.join(" "))
                    }
                    Ok(Keeping::BetweenGroups { .. }) => "keeps no group".to_owned(),
                    Ok(Keeping::CookieOfApplication { group }) => format!("keeps app-cookie {}", self.label(group)),
                    Ok(Keeping::NoCookie { name, .. }) => format!("keeps no cookie {name}").trim_end().to_owned(),
                    Ok(Keeping::Unknown { .. }) => "keeps unknown".to_owned(),
                });
            }
        }
        if let Some(step) = last.filter(|_| way.steps.len() > 1) {
            parts.push(format!("after {}", url(&step.request)));
        }
        let Some(step) = last else { return parts };
        for passed in &step.answer.passed {
            let why = match &passed.but {
                Mismatch::Host { .. } => "host".to_owned(),
                Mismatch::Path { near: Some(NearPath::Case(pattern)), .. } => format!("case {pattern}"),
                Mismatch::Path { near: Some(NearPath::Below(pattern)), .. } => format!("below {pattern}"),
                Mismatch::Path { near: Some(NearPath::Above(pattern)), .. } => format!("above {pattern}"),
                Mismatch::Path { near: None, .. } => "path".to_owned(),
                Mismatch::Header { name } => format!("header {name}"),
                Mismatch::Query => "query".to_owned(),
                Mismatch::Method { .. } => "method".to_owned(),
                Mismatch::Source { .. } => "source".to_owned(),
            };
            parts.push(format!("past {} {why}", self.rule(passed.rule)));
        }
        parts.extend(step.answer.shadowed.iter().map(|rule| format!("shadowed {}", self.rule(rule))));
        if step.answer.possible.len() > 1 {
            let rules = step.answer.possible.iter().filter_map(|one| one.rule);
            parts.push(format!("maybe {}", rules.map(|rule| self.rule(rule)).collect::<Vec<_>>().join(" ")));
        }
        parts.extend(step.answer.untold.iter().map(|untold| format!("for {}", self.untold(untold))));
        parts
    }
}

fn check(title: &str, world: &str, questions: &[&str]) -> Vec<String> {
    // Sealed as it is in a file.
    let (sealed, world) = match world.split_once("sealed\n") {
        Some((_, rest)) => (true, rest),
        None => (false, world),
    };
    let parsed = format!("world 1\n{world}").parse::<World>();
    let Built { mut snapshot, labels, .. } = match parsed.and_then(|world| world.build()) {
        Ok(built) => built,
        Err(error) => return vec![format!("== {title}\n{world}\n   {error}")],
    };
    if sealed {
        snapshot.seal(&[7; 32]);
    }
    let inventory = Inventory::new(&snapshot);
    let said = Said { labels: &labels };
    let rows = inventory.load_balancers.rows();
    let names =
        rows.iter().filter_map(|row| Some((said.label(&row.item.load_balancer_arn), row.item.dns_name.clone()?)));
    let names: BTreeMap<String, String> = names.collect();
    let mut failures = Vec::new();
    for line in questions {
        let (question, wanted) = line.split_once("=>").unwrap_or_else(|| panic!("{line:?} expects nothing"));
        let words: Vec<&str> = question.split_whitespace().collect();
        let Asked { request, at, known } = asked(&words, &names);
        let row = rows.iter().find(|row| at.as_ref().is_none_or(|at| said.label(&row.item.load_balancer_arn) == *at));
        let row = row.unwrap();
        let way = follow(&inventory, row.item, row.place, &request, &known);
        let found = said.found(&inventory, row.place, &way);
        let wanted: Vec<&str> = wanted.split(';').map(str::trim).collect();
        let named =
            |part: &str| names.iter().fold(part.to_owned(), |part, (label, name)| part.replace(name.as_str(), label));
        let found: Vec<String> = found.iter().map(|part| named(part)).collect();
        let first = wanted.first() == found.first().map(String::as_str).as_ref();
        if !first || !wanted.iter().all(|part| found.iter().any(|known| known == part)) {
            failures.push(format!("== {title}\n   {line}\n   found: {}", found.join("; ")));
        }
    }
    failures
}

#[test]
fn every_case() {
    let mut failures = Vec::new();
    let mut count = 0;
    for text in [
        include_str!("listener/conditions.txt"),
        include_str!("listener/actions.txt"),
        include_str!("listener/stickiness.txt"),
    ] {
        let mut shared: BTreeMap<&str, String> = BTreeMap::new();
        for block in text.split("\n== ").skip(1) {
            let (title, body) = block.split_once('\n').unwrap();
            let (questions, lines): (Vec<&str>, Vec<&str>) = body.lines().partition(|line| line.starts_with("-- "));
            let mut world = String::new();
            for line in lines {
                match line.strip_prefix("like ") {
                    Some(name) => world.push_str(shared.get(name).unwrap_or_else(|| panic!("no world {name}"))),
                    None => world.push_str(line),
                }
                world.push('\n');
            }
            match title.strip_prefix("world ") {
                Some(name) => drop(shared.insert(name, world)),
                None => {
                    assert!(!questions.is_empty(), "{title}: no request");
                    count += questions.len();
                    failures.extend(check(
                        title,
                        &world,
                        &questions.iter().map(|it| it.trim_start_matches("-- ")).collect::<Vec<_>>(),
                    ));
                }
            }
        }
    }
    assert!(count > 60, "only {count} requests");
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}
