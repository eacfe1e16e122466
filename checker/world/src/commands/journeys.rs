//! Ways through the polls and through an ordering application: each of their steps in a word, with the requests that it
//! would take.

use super::probes::tried;
use super::{Command, Edit};
use crate::args::{Args, choose};
use crate::error::Fault;
use crate::phrase::Phrase;
use snapshot::shapes::probe::{HttpHop, Journey, JourneyInput, JourneyStep};
use snapshot::{ProbeAsk, ProbeKind, ProbeOutput, Status};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "journey",
        usage: "journey URL [stage=2.15] [STEP=WORD …]",
        about: "a way through an ordering application that has everything up to a stage of the course, but for the \
            steps that are named: of each, WORD is what came of it. The steps in their order: shops (linked, listed, \
            unlinked, empty, missing, fault), menus (page, listed, alike), order-form (found, absent, by-get), order \
            (redirected, page, refused, fault, left-out), list (shown, not-shown), list-page (page, json), list-link \
            (linked, unlinked), boss (shown, not-shown), boss-form (found, absent), minutes-sent, minutes (shown, \
            not-shown), boss-own (own, others-shown, one-shop), boss-edit (refused, accepted, accepted-unsaid), delivery \
            (shown, not-shown), delivery-form (found, absent), delivery-early (refused, accepted), delivery-get \
            (unchanged, changed), delivered-sent, delivered (gone, still-there), \
            delivered-again (taken, same, accepted, fault), minutes-late (refused, accepted); order-forged, order-replayed, \
            order-other-menu, order-number (refused, accepted, fault), order-price (ignored, accepted), order-get \
            (unchanged, changed), list-order (stable, unstable), order-markup, minutes-markup, delivery-markup \
            (escaped, raw), minutes-forged, delivered-forged (refused, accepted), minutes-get (unchanged, changed), minutes-wrong (refused, accepted, fault). A step that is \
            `none` was not come to",
        options: &STEPS,
        examples: &[
            "journey http://127.0.0.1:8000/",
            "journey http://127.0.0.1:8000/ stage=2.11 order-forged=accepted",
        ],
        read: journey,
    },
    Command {
        name: "polls",
        usage: "polls URL [STEP=WORD …]",
        about: "a way through polls that have everything, but for the steps that are named: of each, WORD is what came \
                of it. The steps in their order: polls (linked, unlinked, empty, missing, fault), question (page, missing, \
                fault), vote-form (found, absent, by-get), results (page, missing, fault), vote-sent (redirected, page, \
                refused, fault, slash, left-out), vote (counted, not-counted, twice); question-unknown (missing, page, \
                fault), vote-get (unchanged, changed), vote-none, vote-forged, vote-replayed, vote-other-choice (refused, \
                accepted, fault), votes-together (added, lost), question-markup (escaped, raw); and, where it is named, \
                votes-kept (kept, lost), of a restart. A step that is `none` was not come to",
        options: &POLL_STEPS,
        examples: &["polls http://127.0.0.1:8000/", "polls http://127.0.0.1:8000/ votes-together=lost"],
        read: polls,
    },
    Command {
        name: "instances",
        usage: "instances URL OTHER [before=MARK] [STEP=WORD …]",
        about: "an order that was sent to one instance of an ordering application and looked for at another, and with \
                `before=` an order with that mark from before a restart. The steps in their order: shops, menus, order-form, \
                order, list, as those of `journey`; list-stranger (shown, not-shown: whether another visitor sees it at the \
                first one, login, scripted), kept (kept, lost, unclear), list-other (shown, not-shown, missing, fault, \
                no-connection), kept-other. After a word that is not the first of these nothing was come to, but for what was \
                kept",
        options: &TWO_STEPS,
        examples: &[
            "instances http://127.0.0.1:8001/ http://127.0.0.1:8002/",
            "instances http://127.0.0.1:8001/ http://127.0.0.1:8002/ list-other=not-shown",
        ],
        read: instances,
    },
];

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

const RIGHT: [Right; 35] = [
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
    Right(15, "minutes-late", "refused", "POST", "/boss/timeinput/", 409),
    Right(11, "order-forged", "refused", "POST", "/order/order/", 403),
    Right(11, "order-replayed", "refused", "POST", "/order/order/", 403),
    Right(11, "order-other-menu", "refused", "POST", "/order/order/", 400),
    Right(11, "order-number", "refused", "POST", "/order/order/", 400),
    Right(11, "order-price", "ignored", "POST", "/order/order/", 302),
    Right(11, "order-get", "unchanged", "GET", "/order/order/?shop=1&menu=1", 200),
    Right(12, "list-order", "stable", "GET", "/order/order/", 200),
    Right(12, "order-markup", "escaped", "GET", "/order/order/", 200),
    Right(13, "minutes-markup", "escaped", "GET", "/boss/orders/1/", 200),
    Right(15, "delivery-markup", "escaped", "GET", "/delivery/orders/", 200),
    Right(15, "delivered-forged", "refused", "POST", "/delivery/orders/", 403),
    Right(13, "minutes-get", "unchanged", "GET", "/boss/timeinput/?order_id=1", 405),
    Right(13, "minutes-wrong", "refused", "POST", "/boss/timeinput/", 400),
    Right(13, "minutes-forged", "refused", "POST", "/boss/timeinput/", 403),
];

const POLLS: [Right; 15] = [
    Right(5, "polls", "linked", "GET", "/polls/", 200),
    Right(5, "question", "page", "GET", "/polls/1/", 200),
    Right(5, "vote-form", "found", "", "", 0),
    Right(5, "results", "page", "GET", "/polls/1/results/", 200),
    Right(5, "vote-sent", "redirected", "POST", "/polls/1/vote/", 302),
    Right(5, "vote", "counted", "GET", "/polls/1/results/", 200),
    Right(5, "question-unknown", "missing", "GET", "/polls/999983/", 404),
    Right(5, "vote-get", "unchanged", "GET", "/polls/1/vote/?choice=1", 405),
    Right(5, "vote-none", "refused", "POST", "/polls/1/vote/", 400),
    Right(5, "vote-forged", "refused", "POST", "/polls/1/vote/", 403),
    Right(5, "vote-replayed", "refused", "POST", "/polls/1/vote/", 403),
    Right(5, "vote-other-choice", "refused", "POST", "/polls/1/vote/", 400),
    Right(5, "votes-together", "added", "POST", "/polls/1/vote/", 302),
    Right(5, "question-markup", "escaped", "GET", "/polls/", 200),
    Right(5, "votes-kept", "kept", "GET", "/polls/1/results/", 200),
];

/// The way through two instances, as far as their lists.
const TWO: [Right; 9] = [
    Right(9, "shops", "linked", "GET", "/order/shops/", 200),
    Right(9, "menus", "page", "GET", "/order/menus/1/", 200),
    Right(10, "order-form", "found", "", "", 0),
    Right(11, "order", "redirected", "POST", "/order/order/", 302),
    Right(11, "list", "shown", "GET", "/order/order/", 200),
    Right(11, "list-stranger", "shown", "GET", "/order/order/", 200),
    Right(16, "kept", "kept", "GET", "/order/order/", 200),
    Right(16, "list-other", "shown", "GET", "/order/order/", 200),
    Right(16, "kept-other", "kept", "GET", "/order/order/", 200),
];

const TWO_STEPS: [&str; 10] = {
    // The last one is no step.
    let mut steps = ["before"; 10];
    let mut index = 0;
    while index < TWO.len() {
        steps[index] = TWO[index].1;
        index += 1;
    }
    steps
};

const STEPS: [&str; 36] = {
    // The last one is no step.
    let mut steps = ["stage"; 36];
    let mut index = 0;
    while index < RIGHT.len() {
        steps[index] = RIGHT[index].1;
        index += 1;
    }
    steps
};

const POLL_STEPS: [&str; 15] = {
    let mut steps = [""; 15];
    let mut index = 0;
    while index < POLLS.len() {
        steps[index] = POLLS[index].1;
        index += 1;
    }
    steps
};

fn polls(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let url = args.text(Phrase::PageAddress)?;
    let said: Vec<Option<String>> = POLLS.iter().map(|Right(_, step, ..)| args.option(step)).collect();
    let steps = POLLS.iter().zip(said).filter_map(|(right, said)| {
        // There was no restart unless somebody says so.
        let usual = if right.1 == "votes-kept" { "none" } else { right.2 };
        step(right, said.unwrap_or_else(|| usual.to_owned()))
    });
    Ok(gone(of_way(url, "polls"), steps.collect()))
}

/// What marks an order of practice.
const MARK: &str = "7f3a19e3";

fn instances(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let url = args.word(Phrase::PageAddress)?;
    let other = args.word(Phrase::PageAddress)?;
    let before = args.option("before");
    let mut steps = Vec::new();
    let mut is_over = false;
    for right in &TWO {
        let Right(_, step, word, ..) = right;
        let is_kept = matches!(*step, "kept" | "kept-other");
        let said = args.option(step);
        if is_over || is_kept && before.is_none() {
            continue;
        }
        let outcome = said.unwrap_or_else(|| (*word).to_owned());
        is_over = !is_kept && outcome != *word;
        steps.extend(self::step(right, outcome));
    }
    let input = JourneyInput { other: Some(other), before, ..of_way(url, "instances") };
    Ok(gone(input, steps))
}

fn journey(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let url = args.text(Phrase::PageAddress)?;
    let chapters: Vec<(String, u8)> = (9..=15).map(|chapter| (format!("2.{chapter}"), chapter)).collect();
    let known: Vec<(&str, u8)> = chapters.iter().map(|(word, chapter)| (word.as_str(), *chapter)).collect();
    let last = args.option("stage").map_or(Ok(15), |word| choose(Phrase::StageOfJourney, &word, &known))?;
    let mut steps = Vec::new();
    for right in &RIGHT {
        let Right(from, step, word, ..) = right;
        let said = args.option(step);
        if *from > last && said.is_none() {
            continue;
        }
        let not_yet = NOT_YET.iter().find(|(chapter, known, _)| *chapter == last && known == step);
        let outcome = said.unwrap_or_else(|| not_yet.map_or(*word, |(_, _, word)| *word).to_owned());
        steps.extend(self::step(right, outcome));
    }
    Ok(gone(of_way(url, "ordering"), steps))
}

/// A step with what came of it; `none` is none.
fn step(Right(_, step, right, method, path, status): &Right, outcome: String) -> Option<JourneyStep> {
    if outcome == "none" {
        return None;
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
    Some(JourneyStep { step: Some((*step).to_owned()), hops, outcome: Some(outcome), found: Vec::new() })
}

fn of_way(url: String, way: &str) -> JourneyInput {
    JourneyInput { url: Some(url), journey: Some(way.to_owned()), ..JourneyInput::default() }
}

fn gone(input: JourneyInput, steps: Vec<JourneyStep>) -> Edit {
    Box::new(move |account| {
        let ask = ProbeAsk::new(ProbeKind::Journey, &input);
        let journey = Journey { steps, mark: Some(MARK.to_owned()) };
        tried(account, ask, Status::Seen, ProbeOutput::Journey(journey));
        Ok(())
    })
}

/// The status with which such an answer comes.
fn status_of(outcome: &str, method: &str) -> i32 {
    match (outcome, method) {
        ("missing", _) => 404,
        ("fault", _) => 500,
        ("refused", _) => 403,
        ("method", _) => 405,
        ("invalid", _) => 400,
        ("slash", _) => 301,
        ("page" | "changed", _) | (_, "GET") => 200,
        _ => 302,
    }
}
