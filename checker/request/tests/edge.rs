//! Distributions in worlds: which one answers, what it does with a path, whom it asks and how.
//!
//! `cases/edge.txt` holds blocks: a title, a world, then questions (`? NAME PATH`) with their answers. A name
//! beginning with `@` is the one that AWS gave the distribution of this label.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read ends the test")]

use request::edge::{Behavior, Kept, Selection, State, Whom, answering, distributions};
use request::{Name, Scheme};
use snapshot::Inventory;
use std::fmt::Write as _;

const CASES: &str = include_str!("cases/edge.txt");

#[test]
fn every_case_comes_out_as_it_says() {
    let mut wrong = String::new();
    for block in CASES.split("\n== ").skip(1) {
        let (title, rest) = block.split_once('\n').unwrap_or((block, ""));
        let lines = rest.lines().filter(|line| !line.trim().is_empty());
        let (mut world, mut asked): (String, Vec<(&str, Vec<&str>)>) = ("world 1\n".into(), Vec::new());
        for line in lines {
            match (line.strip_prefix("? "), asked.last_mut()) {
                (Some(question), _) => asked.push((question, Vec::new())),
                (None, Some((_, answers))) => answers.push(line.trim()),
                (None, None) => _ = writeln!(world, "{line}"),
            }
        }
        assert!(!asked.is_empty(), "{title} asks nothing");
        let world: world::World = world.parse().unwrap();
        let snapshot = world.snapshot().unwrap_or_else(|error| panic!("{title}: {error}"));
        let inventory = Inventory::new(&snapshot);
        for (question, expected) in asked {
            let (name, path) = question.split_once(' ').unwrap();
            let found = answer(&inventory, name, path);
            if found != expected {
                _ = writeln!(wrong, "{title}\n? {question}\n  {}\n", found.join("\n  "));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn answer(inventory: &Inventory<'_>, name: &str, path: &str) -> Vec<String> {
    let all = distributions(inventory);
    let name = match name {
        "@" => all.first().and_then(|one| one.domain()).unwrap(),
        name => Name::new(name),
    };
    let Some(one) = answering(&all, &name) else { return vec!["nobody".into()] };
    let state = match one.state() {
        State::Deployed => "deployed",
        State::InProgress => "in progress",
        State::Disabled => "disabled",
        State::Unknown => "unknown",
    };
    let tenants = if one.is_for_tenants() { " for tenants" } else { "" };
    let by = one.serves(&name).unwrap();
    let by = if Some(&by) == one.domain().as_ref() { "its own name".to_owned() } else { by.to_string() };
    let mut lines = vec![format!("{by}: {state}{tenants}")];
    let Some(behavior) = one.behavior(inventory, path) else { return lines };
    lines.push(does(&behavior));
    let Some(origin) = one.origin(inventory, &behavior) else { return lines };
    let balancer = |one: &snapshot::shapes::LoadBalancer| one.scheme.clone().unwrap_or_default();
    let whom = match origin.whom {
        Whom::Balancer(one) => format!("load balancer, {}", balancer(one)),
        Whom::InVpc(hidden) => format!("in a VPC, {}", hidden.balancer.map_or("unknown".into(), balancer)),
        Whom::Bucket => "bucket".into(),
        Whom::Server => format!("server {}", origin.domain),
    };
    let scheme = |scheme| if scheme == Scheme::Https { "https" } else { "http" };
    let ways: Vec<String> = origin.ways(&behavior).map_or_else(
        || vec!["by some port".into()],
        |ways| ways.iter().map(|way| format!("{}→{}:{}", scheme(way.viewer), scheme(way.scheme), way.port)).collect(),
    );
    let called = |host: &Name| if *host == name { "the viewer's name" } else { "its own name" };
    let host = origin.host(&behavior, &name).map_or("unknown", called);
    let certified: Vec<&str> = origin.certified_names(&behavior, &name).into_iter().map(called).collect();
    let headers = origin.headers().len();
    lines.push(format!(
        "{whom}; {}; Host is {host}; certificate for {}{}{}",
        ways.join(" "),
        certified.join(" or "),
        if headers > 0 { "; adds a header" } else { "" },
        if origin.path().is_empty() { String::new() } else { format!("; below {}", origin.path()) },
    ));
    lines
}

fn does(behavior: &Behavior<'_>) -> String {
    let methods: Vec<&str> = ["GET", "POST"].into_iter().filter(|one| behavior.lets(one) == Some(true)).collect();
    let kept = match behavior.kept("GET") {
        Kept::Never => "never",
        Kept::AsTold => "as told",
        Kept::UnlessForbidden => "unless forbidden",
        Kept::Always => "always",
        Kept::Unknown => "unknown",
    };
    assert_eq!(behavior.kept("POST"), Kept::Never);
    let words = |selection: &Selection| match selection {
        Selection::Unknown => "unknown".to_owned(),
        one if one.is_none() => "none".into(),
        one if one.is_all() => "all".into(),
        Selection::Only(names) => names.iter().cloned().collect::<Vec<_>>().join(","),
        Selection::AllBut(names) if names.len() > 3 => format!("all but {}", names.len()),
        Selection::AllBut(names) => format!("all but {}", names.iter().cloned().collect::<Vec<_>>().join(",")),
    };
    let parts = |parts: &request::edge::Parts| {
        format!("cookies {} queries {} headers {}", words(&parts.cookies), words(&parts.queries), words(&parts.headers))
    };
    format!(
        "{}: {}; sends {}; key {}; keeps {kept}{}",
        behavior.called(),
        methods.join(" "),
        parts(&behavior.forwarded),
        parts(&behavior.key),
        if behavior.missing.is_empty() { "" } else { "; lacks a call" },
    )
}

#[test]
fn patterns_take_whole_paths() {
    let takes = [
        ("*", "/"),
        ("/static/*", "/static/app.css"),
        ("static/*", "/static/app.css"),
        ("/static/*", "/static/"),
        ("*.css", "/a/b/app.css?v=3"),
        ("/a?c/*", "/abc/d"),
        ("*/static/*", "/x/static/static/y"),
        ("/a*b*c", "/aXbYbZc"),
        ("", "/"),
    ];
    for (pattern, path) in takes {
        assert!(request::edge::takes(pattern, path), "{pattern} {path}");
    }
    let leaves = [
        ("/static/*", "/static"),
        ("/static", "/static/app.css"),
        ("/Static/*", "/static/app.css"),
        ("/a?c", "/ac"),
        ("/a*b*c", "/aXbYbZ"),
        ("*.css", "/app.css.map"),
        ("*.css", "/app.js?x=.css"),
        ("", "/a"),
    ];
    for (pattern, path) in leaves {
        assert!(!request::edge::takes(pattern, path), "{pattern} {path}");
    }
}
