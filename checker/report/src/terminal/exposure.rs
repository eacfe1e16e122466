//! `check exposure` on the terminal: each interface that the internet reaches, what of it does, and what it reaches.
//!
//! Interfaces that nothing reaches are many and alike: those that reach the same are told together.

use super::page::{Line, Page, width};
use super::{Options, style};
use crate::exposure::{Entry, called};
use crate::words::{Row, Words};
use reach::Extent;
use snapshot::Missing;

/// Every interface, those that are reached first.
#[must_use]
pub fn exposure(entries: &[Entry], lacking: &[Missing], words: Words<'_>, options: Options) -> String {
    let mut page = Page::new(options);
    let (told, quiet): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|entry| entry.is_reached() || !entry.exposure.inbound.unknown.is_empty());
    if lacking.is_empty() {
        page.whole(0, &headline(entries, words));
    } else {
        // Nobody may read "nothing is reached" where not everything was listed.
        let untold = words.with("exposure-untold", &[("count", entries.len().into())]);
        page.whole(0, &Line::new().styled(style::DOUBT, "? ").styled(style::STRONG, &untold));
        super::lacking(&mut page, lacking, words);
    }
    for entry in told {
        page.blank();
        page.wrap(0, 2, &heading(entry, words));
        direction(&mut page, "exposure-inbound", &entry.exposure.inbound, words);
        direction(&mut page, "exposure-outbound", &entry.exposure.outbound, words);
    }
    unreached(&mut page, &quiet, words);
    assumptions(&mut page, entries, words);
    page.into_text()
}

fn headline(entries: &[Entry], words: Words<'_>) -> Line {
    let reached = entries.iter().filter(|entry| entry.is_reached()).count();
    let unknown = entries.iter().filter(|entry| entry.is_unknown()).count();
    let args = [("reached", reached.into()), ("count", entries.len().into()), ("unknown", unknown.into())];
    Line::new().styled(style::STRONG, &words.with("exposure-summary", &args))
}

/// `! i-… (web)  eni-…  10.0.1.10 = 203.0.113.10  subnet-… (public-a)`
fn heading(entry: &Entry, words: Words<'_>) -> Line {
    let (mark, colour) = if entry.is_reached() { ("!", style::BAD) } else { ("?", style::DOUBT) };
    let node = &entry.interface;
    let mut rest: Vec<String> = Vec::new();
    if node.instance.is_some() || node.owner.is_some() {
        rest.push(node.id.to_string());
    }
    if node.kind != "host" && node.owner.is_none() {
        rest.push(words.plain(&format!("exposure-kind-{}", node.kind)));
    }
    rest.push(addresses(entry));
    rest.extend(node.subnet.as_ref().map(|subnet| words.resource(subnet, entry.subnet_name.as_deref())));
    Line::new()
        .styled(colour, mark)
        .plain(" ")
        .styled(style::STRONG, &called(entry, words))
        .plain("  ")
        .plain(&rest.join("  "))
}

fn addresses(entry: &Entry) -> String {
    let v4 = entry.interface.v4.iter().map(|(private, public)| match public {
        Some(public) => format!("{private} = {public}"),
        None => private.to_string(),
    });
    v4.chain(entry.interface.v6.iter().map(ToString::to_string)).collect::<Vec<_>>().join(", ")
}

fn direction(page: &mut Page, label: &str, extent: &Extent, words: Words<'_>) {
    let rows = words.exposed(extent);
    if rows.is_empty() && extent.unknown.is_empty() {
        let text = words.plain(&format!("{label}-nothing"));
        return page.wrap(4, 6, &Line::new().styled(style::QUIET, &text));
    }
    if !rows.is_empty() {
        page.wrap(4, 6, &Line::new().styled(style::QUIET, &words.plain(label)));
    }
    table(page, 6, &rows);
    for Row { what, whom, why } in words.unexposed(extent) {
        let untold = words.with(&format!("{label}-unknown"), &[("what", what.into()), ("whom", whom.into())]);
        page.wrap(4, 6, &Line::new().styled(style::DOUBT, "? ").plain(&untold));
        for why in why {
            page.wrap(6, 8, &Line::new().styled(style::QUIET, &why));
        }
    }
}

fn table(page: &mut Page, indent: usize, rows: &[Row]) {
    // Longer than this a list of ports pushes the addresses off the page.
    let column = rows.iter().map(|row| width(&row.what)).max().unwrap_or(0).min(36);
    for row in rows {
        let line = Line::new().plain(&row.what).padded(column).plain("  ").plain(&row.whom);
        page.wrap(indent, indent + 4, &line);
    }
}

/// Those that nothing reaches, together where they reach the same.
fn unreached(page: &mut Page, entries: &[&Entry], words: Words<'_>) {
    if entries.is_empty() {
        return;
    }
    page.blank();
    let count = words.with("exposure-unreached", &[("count", entries.len().into())]);
    page.wrap(0, 2, &Line::new().styled(style::STRONG, &count));
    let mut groups: Vec<(&Extent, Vec<&Entry>)> = Vec::new();
    for &entry in entries {
        let extent = &*entry.exposure.outbound;
        match groups.iter_mut().find(|(known, _)| *known == extent) {
            Some((_, members)) => members.push(entry),
            None => groups.push((extent, vec![entry])),
        }
    }
    for (extent, members) in groups {
        let mut names: Vec<String> = members
            .iter()
            .map(|entry| match entry.interface.kind {
                "host" => format!("{} {}", called(entry, words), addresses(entry)),
                _ if entry.interface.owner.is_some() => called(entry, words),
                kind => format!("{} {}", words.plain(&format!("exposure-kind-{kind}")), called(entry, words)),
            })
            .collect();
        // What has an interface in each zone is named once.
        names.dedup();
        page.wrap(2, 4, &Line::new().plain(&names.join(", ")));
        direction(page, "exposure-outbound", extent, words);
    }
}

/// What was taken for granted, once for all of them.
fn assumptions(page: &mut Page, entries: &[Entry], words: Words<'_>) {
    let mut told: Vec<String> = Vec::new();
    for entry in entries {
        for missing in entry.exposure.inbound.assumed.iter().chain(&entry.exposure.outbound.assumed) {
            let text = words.assumed(missing);
            if !told.contains(&text) {
                told.push(text);
            }
        }
    }
    if !told.is_empty() {
        page.blank();
    }
    let label = words.plain("label-assumed");
    for text in told {
        page.wrap(0, 2, &Line::new().styled(style::QUIET, &format!("{label}: {text}")));
    }
}
