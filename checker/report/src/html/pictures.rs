//! The pictures of a report's page: the network that was judged, the path in each check that fails by one, and the
//! boards of labs on paper.

use super::Map;
use crate::board::{self, Part};
use crate::map::{self, Options, Setting};
use judge::{Answers, CheckStatus, LabReport, Report};
use messages::Catalogue;
use reach::{Network, Trace};
use snapshot::{Snapshot, VpcId};

/// What the ids of a drawing of a report begin with, by its number: a page is one name space.
#[must_use]
pub fn prefix(number: usize) -> String {
    format!("map{number}-")
}

/// The pictures of a report, ready-made: the maps, the overview first, and the boards of the answers.
#[must_use]
pub fn pictures(report: &Report, snapshot: &Snapshot, given: &Answers, words: &Catalogue) -> Vec<Map> {
    let mut all = maps(report, snapshot, words);
    for lab in report.labs.iter().filter(|lab| lab.checks.iter().any(|check| check.kind == "board")) {
        let Some(board) = given.of(&lab.lab).board.filter(|board| !board.is_bare()) else { continue };
        for (part, title) in [(Part::Wall, "html-board-wall"), (Part::Map, "html-board-map")] {
            if part == Part::Map && board.contexts.is_empty() {
                continue;
            }
            let prefix = prefix(all.len());
            let options = board::Options { setting: Setting::Page, part, id_prefix: &prefix, ..Default::default() };
            all.push(Map {
                title: words.message(title, &[]),
                svg: board::svg(board, &options, words),
                lab: Some(lab.lab.clone()),
                check: None,
            });
        }
    }
    all
}

/// The maps, the overview first; none where there is no network.
fn maps(report: &Report, snapshot: &Snapshot, words: &Catalogue) -> Vec<Map> {
    let network = Network::new(snapshot);
    if network.inventory().vpcs.iter().next().is_none() {
        return vec![];
    }
    let mut maps = vec![overview(report, &network, words)];
    for lab in &report.labs {
        let vpcs = cast([lab], &network);
        for check in lab.checks.iter().filter(|check| check.status == CheckStatus::Fail) {
            let Some(trace) = check.trace.as_ref().filter(|trace| !trace.request.hops.is_empty()) else { continue };
            let prefix = prefix(maps.len());
            let path = Some(trace);
            let options = Options { vpcs: &vpcs, path, id_prefix: &prefix, ..in_the_page(report) };
            maps.push(Map {
                title: words.message(if is_stopped(trace) { "html-map-path" } else { "html-map-way" }, &[]),
                svg: map::svg(&network, &options, words),
                lab: Some(lab.lab.clone()),
                check: Some(check.id.clone()),
            });
        }
    }
    maps
}

/// Whether the path of a check has a place where it ends: what is wrong may lie beside it.
fn is_stopped(trace: &Trace) -> bool {
    !trace.blockers.is_empty()
}

/// The VPCs that the labs are about; everything if nobody can say which.
fn overview(report: &Report, network: &Network<'_>, words: &Catalogue) -> Map {
    let vpcs = cast(&report.labs, network);
    let title = if vpcs.is_empty() {
        words.message("html-map-all", &[])
    } else {
        let called = |id: &VpcId| match report.names.get(id) {
            Some(name) => format!("{} ({id})", crate::safe::line(name)),
            None => id.to_string(),
        };
        let vpcs: Vec<String> = vpcs.iter().map(called).collect();
        words.message("html-map-vpc", &[("vpc", vpcs.join(", ").into())])
    };
    let options = Options { vpcs: &vpcs, id_prefix: &prefix(0), ..in_the_page(report) };
    Map { title, svg: map::svg(network, &options, words), lab: None, check: None }
}

/// As a map is drawn that stands in the page of a report.
fn in_the_page(report: &Report) -> Options<'_> {
    Options { names: Some(&report.names), setting: Setting::Page, ..Options::default() }
}

/// The VPCs that were cast, each once, in order.
fn cast<'r>(labs: impl IntoIterator<Item = &'r LabReport>, network: &Network<'_>) -> Vec<VpcId> {
    let ids = labs.into_iter().filter_map(|lab| lab.cast.get("vpc")).flatten();
    let mut vpcs: Vec<VpcId> = vec![];
    for vpc in ids.filter_map(|id| network.inventory().vpcs.get(id)) {
        if !vpcs.contains(&vpc.vpc_id) {
            vpcs.push(vpc.vpc_id.clone());
        }
    }
    vpcs
}
