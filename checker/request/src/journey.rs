//! What a journey through the polls or through the ordering application means: which stage of the course it has come to, and the first thing
//! that keeps it from the next.
//!
//! A function of the transcript ([`snapshot::shapes::probe::Journey`]): each step says in one word what came of it, and
//! the table in `rules` says which words are right, which are wrong and by what code. Any other word, and a step that
//! was not come to, tells nothing.

mod instances;
mod rules;

pub use instances::{ONE_ADDRESS, WAY as WAY_OF_INSTANCES, kept, shared};
use rules::{RULES, Rule};
use snapshot::shapes::probe::{Journey, JourneyStep};

/// How far the course has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 2.5: questions are voted on. An application of its own.
    Polls,
    /// 2.9: shops and menus are listed.
    Lists,
    /// 2.10: shops lead to their menus.
    Menus,
    /// 2.11: orders are taken.
    Orders,
    /// 2.12: the list of orders is a page, and one gets to it.
    List,
    /// 2.13: owners give minutes.
    Minutes,
    /// 2.14: each shop sees its own orders.
    Own,
    /// 2.15: orders are delivered.
    Delivery,
}

impl Stage {
    /// The stages of the ordering application, in the course's order.
    pub const ORDERING: &[Self] =
        &[Self::Lists, Self::Menus, Self::Orders, Self::List, Self::Minutes, Self::Own, Self::Delivery];

    /// The chapter.
    #[must_use]
    pub fn chapter(self) -> &'static str {
        match self {
            Self::Polls => "2.5",
            Self::Lists => "2.9",
            Self::Menus => "2.10",
            Self::Orders => "2.11",
            Self::List => "2.12",
            Self::Minutes => "2.13",
            Self::Own => "2.14",
            Self::Delivery => "2.15",
        }
    }

    /// The way through an application that it is read from.
    #[must_use]
    pub fn way(self) -> &'static str {
        match self {
            Self::Polls => "polls",
            _ => "ordering",
        }
    }

    /// What it builds on: the stages without which nothing of it can be tried.
    fn rests_on(self) -> &'static [Self] {
        match self {
            Self::Polls | Self::Lists => &[],
            Self::Menus => &[Self::Lists],
            Self::Orders => &[Self::Lists, Self::Menus],
            Self::List | Self::Minutes => &[Self::Lists, Self::Menus, Self::Orders],
            Self::Own | Self::Delivery => &[Self::Lists, Self::Menus, Self::Orders, Self::Minutes],
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// The step at which it was found.
    pub step: &'static str,
    /// The request that shows it, as people write it: `POST /order/order/`.
    pub request: String,
    /// The status of its answer, 0 for none.
    pub status: i32,
    /// The piece of the answer that shows it, as far as there is one.
    pub piece: String,
    /// Whether the way ends there.
    pub ends: bool,
}

/// What a journey means for a stage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// What is wrong, in the order of the way.
    pub findings: Vec<Finding>,
    /// What is not good, and breaks nothing.
    pub warnings: Vec<Finding>,
    /// The step and its word for which it cannot be told; a step without a word was not come to.
    pub unknown: Option<(&'static str, String)>,
}

impl Reading {
    /// Whether everything of the stage was seen and right.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.findings.is_empty() && self.unknown.is_none()
    }
}

/// Reads a journey for one stage.
///
/// Whatever it holds: one that makes no sense is one of which nothing can be told.
#[must_use]
pub fn read(journey: &Journey, stage: Stage) -> Reading {
    let mut reading = Reading::default();
    // What the stage rests on ends the way where it is not there; nothing behind it was tried.
    let bases = RULES.iter().filter(|rule| rule.ways && stage.rests_on().contains(&rule.stage));
    let own = RULES.iter().filter(|rule| rule.stage == stage);
    for rule in bases.chain(own) {
        let before = reading.findings.len();
        judge(journey, rule, &mut reading);
        let is_shut = rule.ways && (reading.findings.len() > before || reading.unknown.is_some());
        if is_shut {
            return reading;
        }
    }
    // Where no token is looked at, that it may be anybody's is the same thing.
    if reading.findings.iter().any(|finding| finding.code == "APP_TOKEN_NOT_CHECKED") {
        reading.findings.retain(|finding| finding.code != "APP_TOKEN_OF_ANYBODY");
    }
    reading
}

fn judge(journey: &Journey, rule: &Rule, reading: &mut Reading) {
    let steps: Vec<&JourneyStep> =
        journey.steps.iter().filter(|step| step.step.as_deref() == Some(rule.step)).collect();
    if steps.is_empty() {
        // A page that has no numbers has none that could be wrong.
        if rule.ways && reading.unknown.is_none() {
            reading.unknown = Some((rule.step, String::new()));
        }
        return;
    }
    for step in steps {
        let word = step.outcome.as_deref().unwrap_or_default();
        if rule.right.contains(&word) || listed_by_its_menu(journey, rule, word) {
            continue;
        }
        let known = rule.wrong.iter().chain(rules::PAGES).find(|(wrong, _)| *wrong == word);
        // Who cannot be remembered is asked again and again.
        let forgotten = &("login", "APP_COOKIE_KEPT_BACK");
        let known = known.or_else(|| Some(forgotten).filter(|_| word == "login" && is_kept_back(journey, step)));
        match known {
            Some((_, code)) => {
                let code = if *code == "APP_FORM_REFUSED" { refused(journey, step) } else { code };
                let finding = Finding { ends: rule.ways, ..finding(journey, code, rule.step, step) };
                let list = if rules::WARNED.contains(&word) { &mut reading.warnings } else { &mut reading.findings };
                if !list.iter().any(|known| known.code == finding.code && known.step == finding.step) {
                    list.push(finding);
                }
            }
            None if reading.unknown.is_none() => reading.unknown = Some((rule.step, word.to_owned())),
            None => {}
        }
    }
}

/// A page of shops without a link lists them all the same, if their menus are there: that is for the next stage.
fn listed_by_its_menu(journey: &Journey, rule: &Rule, word: &str) -> bool {
    let has_menu = journey.steps.iter().any(|step| {
        step.step.as_deref() == Some("menus") && matches!(step.outcome.as_deref(), Some("page" | "alike" | "listed"))
    });
    rule.stage == Stage::Lists && rule.step == "shops" && matches!(word, "unlinked" | "scripted") && has_menu
}

/// Whether a cookie was given that could not come back: one for https alone, over http.
fn is_kept_back(journey: &Journey, step: &JourneyStep) -> bool {
    let sent = step.hops.first().filter(|hop| hop.scheme.as_deref() == Some("http"));
    let Some(sent) = sent.map(|hop| &hop.cookies_sent) else { return false };
    let name_of = |value: &str| {
        let mut parts = value.split(';');
        let name = parts.next()?.split('=').next()?.trim().to_owned();
        parts.any(|part| part.trim().eq_ignore_ascii_case("secure")).then_some(name)
    };
    let headers = journey.steps.iter().flat_map(|step| &step.hops).flat_map(|hop| &hop.headers);
    let cookies = headers.filter(|one| one.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("set-cookie")));
    cookies.filter_map(|one| name_of(one.value.as_deref()?)).any(|name| !sent.contains(&name))
}

/// Why a form is refused that came from the application's own page: its cookie could not come back, or the application
/// takes itself for another address than people see.
fn refused(journey: &Journey, step: &JourneyStep) -> &'static str {
    // An edge that is made for files answers forms itself, and says so.
    let is_of_edge = step.hops.first().is_some_and(|hop| {
        hop.headers.iter().any(|header| {
            let is =
                |text: &Option<String>, word: &str| text.as_deref().is_some_and(|text| text.eq_ignore_ascii_case(word));
            is(&header.name, "x-cache") && is(&header.value, "Error from cloudfront")
        })
    });
    if is_of_edge {
        return "APP_FORM_NOT_TAKEN";
    }
    let plain = step.hops.first().is_some_and(|hop| hop.scheme.as_deref() == Some("http"));
    let sent_none = step.hops.first().is_some_and(|hop| hop.cookies_sent.is_empty());
    if is_kept_back(journey, step) {
        "APP_COOKIE_KEPT_BACK"
    } else if !plain && !sent_none {
        "APP_ORIGIN_NOT_KNOWN"
    } else {
        "APP_FORM_REFUSED"
    }
}

fn finding(journey: &Journey, code: &'static str, step: &'static str, at: &JourneyStep) -> Finding {
    // A step that only looked at what came before shows it by the request before it.
    let place = journey.steps.iter().position(|step| step == at).unwrap_or_default();
    let before = journey.steps.get(..=place).unwrap_or_default().iter().rev();
    let hop = before.flat_map(|step| step.hops.iter().take(1)).next();
    let request = hop.map(|hop| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        format!("{} {}", text(&hop.method), text(&hop.path))
    });
    Finding {
        code,
        step,
        request: request.unwrap_or_default(),
        status: hop.and_then(|hop| hop.status).unwrap_or_default(),
        piece: at.found.first().cloned().unwrap_or_default(),
        ends: false,
    }
}
