//! `edge-answers`: pages come through the distribution, files stay at the edge, and a page is nobody else's.

use super::edge_passes::paths;
use crate::check::{Check, CheckInfo, asks};
use crate::edge::{self, Front, Scene};
use crate::finding::{Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::pages::{self, Came, Place, Visit};
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::shapes::probe::HttpInput;
use snapshot::{ProbeAsk, ProbeKind, Wanted};
use std::cell::RefCell;

pub(super) const INFO: CheckInfo = super::info!("edge-answers");

/// How often a file is asked for: the edge has several memories, and the first times fill them.
const FILES: u8 = 6;

/// How many visitors ask for a page.
const VISITORS: u8 = 2;

/// `edge-answers = { files = ["/static/app.css"], pages = ["/order/order/"], twin = "edge-in-front" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeAnswers {
    /// Paths of files that are the same for everybody.
    files: Vec<String>,
    /// Paths of pages that the application makes for one person.
    pages: Vec<String>,
    /// The check of the same lab that says what the configuration has to do with it.
    twin: Option<String>,
}

impl Check for EdgeAnswers {
    fn needs(&self) -> Vec<Wanted> {
        asks(edge::NEEDS)
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(edge::REFINES)
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        let all = RefCell::new(Vec::new());
        // Whoever is judged is asked; what is judged here is thrown away.
        edge::over_fronts(stage, |scene, front| {
            if let Some(place) = place(scene, front) {
                let mut all = all.borrow_mut();
                all.extend(self.files.iter().map(|path| place.ask(path).times(FILES)));
                all.extend(self.pages.iter().map(|path| place.ask(path).times(VISITORS)));
                all.extend(form(scene.stage, &place, &self.pages));
            }
            Outcome::default()
        });
        all.into_inner()
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn twin(&self) -> Option<&str> {
        self.twin.as_deref()
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        edge::over_fronts(stage, |scene, front| match place(scene, front) {
            Some(place) => self.at_place(scene.stage, &place),
            // Its names are its tenants' to know: nobody can be asked.
            None => Outcome::for_a_probe(),
        })
    }

    fn consistent(&self) -> Result<(), LabFault> {
        paths(&self.files)?;
        paths(&self.pages)
    }
}

/// Where the distribution is asked as its visitors ask: by name, wherever that leads.
fn place(scene: &Scene<'_, '_>, front: &Front<'_>) -> Option<Place> {
    let mut place = pages::of_distribution(scene.stage, &front.distribution)?;
    if let Some(name) = front.asked().first() {
        place.base = format!("https://{name}");
    }
    place.server = None;
    Some(place)
}

/// An empty form for nobody, sent beside a page: whether the edge lets it through shows whatever the application says to it. Only
/// to a name that the learner told.
fn form(stage: &Stage<'_>, place: &Place, pages: &[String]) -> Option<ProbeAsk> {
    stage.domain?;
    let path = pages.first()?;
    let input = HttpInput {
        url: Some(place.url(&format!("{}/robots/", path.trim_end_matches('/')))),
        method: Some("POST".to_owned()),
        ..HttpInput::default()
    };
    Some(ProbeAsk::new(ProbeKind::Http, &input))
}

impl EdgeAnswers {
    fn at_place(&self, stage: &Stage<'_>, place: &Place) -> Outcome {
        let mut outcome = Outcome::default();
        for path in &self.pages {
            outcome.absorb(match stage.tried.http(&place.ask(path).times(VISITORS)) {
                Ok(http) => of_page(place, path, &pages::visits(http)),
                Err(why) => Outcome::because(why),
            });
        }
        for path in &self.files {
            outcome.absorb(match stage.tried.http(&place.ask(path).times(FILES)) {
                Ok(http) => of_file(place, path, &pages::visits(http)),
                Err(why) => Outcome::because(why),
            });
        }
        if let Some(ask) = form(stage, place, &self.pages) {
            outcome.absorb(match stage.tried.http(&ask) {
                Ok(http) => of_form(place, &ask.subject(), &pages::visits(http)),
                // What may not be sent is not held against anybody.
                Err(_) => Outcome::default(),
            });
        }
        outcome
    }
}

fn finding(code: &'static str, place: &Place, url: &str, found: impl Into<String>) -> Outcome {
    Outcome::fail(
        Finding::lacking(code, place.id.as_str())
            .with("resource", place.arg.clone())
            .with("url", url.to_owned())
            .with("path", url.to_owned())
            .with("found", found.into()),
    )
}

/// What keeps anything else from being told of a visit.
fn trouble(place: &Place, url: &str, visit: Visit<'_>) -> Option<Outcome> {
    let not_got =
        |word: &str| Outcome::because(Note::new("why-page-not-got").with("url", url).with("detail", word.to_owned()));
    match visit.came() {
        Came::Circle => Some(Outcome::fail(place.circle(url, visit))),
        Came::Answer(status @ 500..) => Some(finding(pages::code(status), place, url, status.to_string())),
        Came::Answer(_) | Came::Elsewhere(_) => None,
        Came::Nothing(word) => Some(not_got(word)),
    }
}

/// Whether CloudFront handed an answer on:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html>.
fn is_by_edge(visit: Visit<'_>) -> bool {
    let says = |name: &str| visit.header(name).is_some_and(|value| value.to_ascii_lowercase().contains("cloudfront"));
    visit.header("x-amz-cf-id").is_some() || says("via") || says("x-cache") || says("server")
}

/// Whether an answer was kept at the edge: `Hit from cloudfront`, `RefreshHit from cloudfront`.
fn is_kept(visit: Visit<'_>) -> bool {
    let word = visit.header("x-cache").unwrap_or_default().to_ascii_lowercase();
    word.starts_with("hit") || word.starts_with("refreshhit")
}

fn of_page(place: &Place, path: &str, visits: &[Visit<'_>]) -> Outcome {
    let url = place.url(path);
    if let Some(outcome) = visits.iter().find_map(|visit| trouble(place, &url, *visit)) {
        return outcome;
    }
    let Some(last) = visits.last() else {
        return Outcome::because(Note::new("why-page-not-got").with("url", url).with("detail", "no-answer"));
    };
    if !visits.iter().all(|visit| is_by_edge(*visit)) {
        return finding("PAGE_PASSES_BY_EDGE", place, &url, last.header("server").unwrap_or("?"));
    }
    // An error is kept for some seconds whatever is set, and is nobody's own.
    if visits.len() > 1 && matches!(last.came(), Came::Answer(200..=299)) && is_kept(*last) {
        return finding("PAGE_OF_ANOTHER_SEEN", place, &url, last.header("x-cache").unwrap_or_default());
    }
    Outcome::pass(Note::new("seen-page-by-edge").with("url", url))
}

fn of_file(place: &Place, path: &str, visits: &[Visit<'_>]) -> Outcome {
    let url = place.url(path);
    if let Some(outcome) = visits.iter().find_map(|visit| trouble(place, &url, *visit)) {
        return outcome;
    }
    let is_there = |visit: &&Visit<'_>| matches!(visit.came(), Came::Answer(200..=299));
    let Some(last) = visits.iter().rev().find(is_there) else {
        // An application has files of other names: what the behaviours do with them, the configuration says.
        return Outcome::pass(Note::new("seen-no-such-file").with("url", url));
    };
    if visits.iter().any(|visit| is_kept(*visit)) {
        return Outcome::pass(Note::new("seen-file-kept").with("url", url));
    }
    if !is_by_edge(*last) {
        return finding("PAGE_PASSES_BY_EDGE", place, &url, last.header("server").unwrap_or("?"));
    }
    let told = last.header("cache-control").unwrap_or_default().to_ascii_lowercase();
    if ["no-store", "private", "no-cache"].iter().any(|word| told.contains(word)) {
        return finding("FILE_NOT_TO_BE_KEPT", place, &url, told);
    }
    Outcome::because(
        Note::new("why-file-never-kept").with("url", url).with("detail", last.header("x-cache").unwrap_or("-")),
    )
}

/// CloudFront itself refuses a method that a behaviour does not let through, with 403:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html>.
fn of_form(place: &Place, url: &str, visits: &[Visit<'_>]) -> Outcome {
    let refused = |visit: &&Visit<'_>| {
        let by = visit.header("server").unwrap_or_default().to_ascii_lowercase();
        visit.came() == Came::Answer(403) && by.starts_with("cloudfront")
    };
    match visits.iter().find(refused) {
        Some(_) => finding("FORM_REFUSED_AT_EDGE", place, url, "403"),
        None => Outcome::default(),
    }
}
