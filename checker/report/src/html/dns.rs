//! A walk through the DNS as a page of its own.

use super::content_security;
use super::page::Badge;
use crate::dns::{Step, Told, View, Walk};
use crate::safe;
use askama::Template;
use messages::Catalogue;
use request::dns::{Verdict, Weight};

/// Everything that `dns.html` shows.
#[derive(Template)]
#[template(path = "dns.html", whitespace = "minimize")]
struct Page<'p> {
    catalogue: &'p Catalogue,
    lang: &'static str,
    policy: String,
    style: String,
    title: String,
    status: Badge,
    headline: String,
    values: Vec<String>,
    findings: Vec<Told>,
    steps: Vec<Step>,
    tool: &'p str,
}

impl Page<'_> {
    fn plain(&self, id: &str) -> String {
        self.catalogue.message(id, &[])
    }

    /// The class that colours a finding.
    fn class(weight: &Weight) -> &'static str {
        match weight {
            Weight::Broken => "fail",
            Weight::Unknown => "unknown",
            Weight::Pending | Weight::Note => "skipped",
        }
    }
}

/// The walk as a page in the catalogue's language.
#[must_use]
pub fn dns(walk: &Walk<'_>, catalogue: &Catalogue, tool: &str) -> String {
    let view = View::new(walk, catalogue);
    let style = content_security::style(&[]);
    let class = match view.verdict {
        Verdict::Resolves => "pass",
        Verdict::Broken => "fail",
        Verdict::Unknown => "unknown",
    };
    let page = Page {
        catalogue,
        lang: catalogue.language().as_str(),
        policy: content_security::policy(&style),
        style,
        title: format!("{} · {}", safe::line(walk.name), catalogue.message("dns-title", &[])),
        status: Badge { class, word: catalogue.message(&format!("dns-word-{}", view.verdict.as_str()), &[]) },
        headline: view.headline,
        values: view.values,
        findings: view.findings,
        steps: view.steps,
        tool,
    };
    let text = page.render().expect("the template writes to memory, and nothing in it returns an error");
    let mut text = safe::text(&text).into_owned();
    text.push('\n');
    text
}
