//! A way through an ordering application: each of its steps in a word, with the requests that it would take.

use super::{Command, Edit};
use crate::account::MADE;
use crate::args::{Args, choose};
use crate::error::Fault;
use crate::phrase::Phrase;
use snapshot::shapes::probe::{HttpHop, Journey, JourneyInput, JourneyStep};
use snapshot::{Probe, ProbeAsk, ProbeKind, ProbeOutput, Status};

pub(super) const COMMANDS: &[Command] = &[Command {
    name: "journey",
    usage: "journey URL [stage=2.15] [STEP=WORD …]",
    about: "a way through an ordering application that has everything up to a stage of the course, but for the \
            steps that are named: of each, WORD is what came of it. The steps in their order: shops (linked, listed, \
            unlinked, empty, missing, fault), menus (page, listed, alike), order-form (found, absent, by-get), order \
            (redirected, page, refused, fault, left-out), list (shown, not-shown), list-page (page, json), list-link \
            (linked, unlinked), boss (shown, not-shown), boss-form (found, absent), minutes-sent, minutes (shown, \
            not-shown), boss-own (own, others-shown, one-shop), boss-edit (refused, accepted, accepted-unsaid), delivery \
            (shown, not-shown), delivery-form (found, absent), delivery-early (refused, accepted), delivery-get \
            (unchanged, changed), delivered-sent, delivered (gone, still-there), delivered-again (taken, fault); \
            order-forged, order-replayed, order-other-menu, order-number (refused, accepted, fault), order-price (ignored, accepted), order-markup \
            (escaped, raw), minutes-get (unchanged, changed), minutes-wrong (refused, accepted, fault). A step that is \
            `none` was not come to",
    options: &STEPS,
    examples: &["journey http://127.0.0.1:8000/", "journey http://127.0.0.1:8000/ stage=2.11 order-forged=accepted"],
    read: journey,
}];

/// A step of a right application: from which stage on, what comes of it, by which request, with which status.
struct Right(u8, &'static str, &'static str, &'static str, &'static str, i32);

/// What shows that an application has not come further than a stage: the last chapter that it has, a step, its word.
const NOT_YET: [(u8, &str, &str); 7] = [
    (9, "shops", "listed"),
    (9, "menus", "listed"),
    (10, "order-form", "absent"),
    (11, "list-page", "json"),
    (12, "boss", "missing"),
    (13, "boss-own", "missing"),
    (14, "delivery", "missing"),
];

const RIGHT: [Right; 28] = [
    Right(9, "shops", "linked", "GET", "/order/shops/", 200),
    Right(9, "menus", "page", "GET", "/order/menus/1/", 200),
    Right(10, "order-form", "found", "", "", 0),
    Right(11, "order", "redirected", "POST", "/order/order/", 302),
    Right(11, "list", "shown", "GET", "/order/order/", 200),
    Right(11, "list-page", "page", "", "", 0),
    Right(12, "list-link", "linked", "", "", 0),
    Right(12, "boss", "shown", "GET", "/boss/orders/1/", 200),
    Right(13, "boss-form", "found", "", "", 0),
    Right(13, "minutes-sent", "redirected", "POST", "/boss/timeinput/", 302),
    Right(13, "minutes", "shown", "GET", "/boss/orders/1/", 200),
    Right(13, "boss-own", "own", "GET", "/boss/orders/1/", 200),
    Right(14, "boss-edit", "refused", "POST", "/boss/timeinput/", 404),
    Right(14, "delivery", "shown", "GET", "/delivery/orders/", 200),
    Right(15, "delivery-form", "found", "", "", 0),
    Right(15, "delivery-early", "refused", "POST", "/delivery/orders/", 409),
    Right(15, "delivery-get", "unchanged", "GET", "/delivery/orders/?order_id=1", 200),
    Right(15, "delivered-sent", "redirected", "POST", "/delivery/orders/", 302),
    Right(15, "delivered", "gone", "GET", "/delivery/orders/", 200),
    Right(15, "delivered-again", "taken", "POST", "/delivery/orders/", 302),
    Right(11, "order-forged", "refused", "POST", "/order/order/", 403),
    Right(11, "order-replayed", "refused", "POST", "/order/order/", 403),
    Right(11, "order-other-menu", "refused", "POST", "/order/order/", 400),
    Right(11, "order-number", "refused", "POST", "/order/order/", 400),
    Right(11, "order-price", "ignored", "POST", "/order/order/", 302),
    Right(12, "order-markup", "escaped", "GET", "/order/order/", 200),
    Right(13, "minutes-get", "unchanged", "GET", "/boss/timeinput/?order_id=1", 405),
    Right(13, "minutes-wrong", "refused", "POST", "/boss/timeinput/", 400),
];

const STEPS: [&str; 29] = {
    // The last one is no step.
    let mut steps = ["stage"; 29];
    let mut index = 0;
    while index < RIGHT.len() {
        steps[index] = RIGHT[index].1;
        index += 1;
    }
    steps
};

fn journey(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let url = args.text(Phrase::PageAddress)?;
    let chapters: Vec<(String, u8)> = (9..=15).map(|chapter| (format!("2.{chapter}"), chapter)).collect();
    let known: Vec<(&str, u8)> = chapters.iter().map(|(word, chapter)| (word.as_str(), *chapter)).collect();
    let last = args.option("stage").map_or(Ok(15), |word| choose(Phrase::StageOfJourney, &word, &known))?;
    let mut steps = Vec::new();
    for Right(from, step, right, method, path, status) in &RIGHT {
        let said = args.option(step);
        if *from > last && said.is_none() {
            continue;
        }
        let not_yet = NOT_YET.iter().find(|(chapter, known, _)| *chapter == last && known == step);
        let outcome = said.unwrap_or_else(|| not_yet.map_or(*right, |(_, _, word)| *word).to_owned());
        if outcome == "none" {
            continue;
        }
        let status = if outcome == *right { *status } else { status_of(&outcome, method) };
        let hop = || HttpHop {
            method: Some((*method).to_owned()),
            scheme: Some("http".to_owned()),
            host: Some("127.0.0.1".to_owned()),
            port: Some(8000),
            path: Some((*path).to_owned()),
            status: Some(status),
            ..HttpHop::default()
        };
        let hops = if method.is_empty() { Vec::new() } else { vec![hop()] };
        steps.push(JourneyStep { step: Some((*step).to_owned()), hops, outcome: Some(outcome), found: Vec::new() });
    }
    Ok(Box::new(move |account| {
        let input = JourneyInput { url: Some(url), journey: Some("ordering".to_owned()) };
        let ask = ProbeAsk::new(ProbeKind::Journey, &input);
        account.probes.retain(|known| ProbeAsk::of(known) != ask);
        account.probes.push(Probe {
            kind: ask.kind,
            input: ask.input,
            vantage: Some("practice".to_owned()),
            at: Some(MADE.to_owned()),
            status: Status::Seen,
            error: None,
            output: Some(ProbeOutput::Journey(Journey { steps })),
        });
        Ok(())
    }))
}

/// The status with which such an answer comes.
fn status_of(outcome: &str, method: &str) -> i32 {
    match (outcome, method) {
        ("missing", _) => 404,
        ("fault", _) => 500,
        ("refused", _) => 403,
        ("method", _) => 405,
        ("invalid", _) => 400,
        ("page" | "changed", _) | (_, "GET") => 200,
        _ => 302,
    }
}
