//! Maps of practice worlds in a page, with a packet's path over them, and the same path in words.

use crate::console;
use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use askama::Template;
use messages::Catalogue;
use reach::{Flow, Network, Protocol, Trace, wire};
use report::map::{self, Options};
use snapshot::{Inventory, Names};

#[derive(Template)]
#[template(path = "map.html")]
struct Figure<'f> {
    id: &'f str,
    svg: &'f str,
    caption: Option<&'f str>,
    /// The way in words, below words that open it.
    way: Option<(String, String)>,
    is_open: bool,
    scroll: String,
}

/// `{{#map WORLD from=… to=… port=…}}`; with `way=open` its way in words is there to be read at once.
pub(crate) fn map(course: &Course<'_>, words: &Catalogue, directive: &Directive, id: &str) -> Result<String, What> {
    directive.knows(&["from", "to", "port", "protocol", "way"])?;
    let is_open = match directive.detail("way") {
        Some("open") => true,
        Some(other) => return Err(What::Argument { word: format!("way={other}") }),
        None => false,
    };
    let directive = &Directive {
        details: directive.details.iter().filter(|(name, _)| name != "way").cloned().collect(),
        ..directive.clone()
    };
    let built = course.world(directive.only("WORLD")?)?;
    let labels = || built.labels.iter().map(|(label, _, id)| (label, id));
    let network = Network::new(&built.snapshot).with_names(labels());
    let names = Names::of(&Inventory::new(&built.snapshot)).with_labels(labels());
    let path = path(directive, &network)?;
    let prefix = format!("{id}-");
    let options = Options { path: path.as_ref(), names: Some(&names), id_prefix: &prefix, ..Options::default() };
    let svg = map::svg(&network, &options, words);
    let way = match &path {
        Some(_) => {
            let printed = console::printed(course, words, &console::trace_command(directive)?)?;
            Some((words.message("book-way", &[]), printed.trim_end().to_owned()))
        }
        None => None,
    };
    let figure = Figure {
        id,
        svg: &svg,
        caption: directive.caption.as_deref(),
        way,
        is_open,
        scroll: words.message("book-map-scrolls", &[]),
    };
    Ok(crate::block::block(&figure))
}

/// The path that a directive asks for.
fn path(directive: &Directive, network: &Network<'_>) -> Result<Option<Trace>, What> {
    let (Some(from), Some(to)) = (directive.detail("from"), directive.detail("to")) else { return Ok(None) };
    let odd = |word: &str| What::Flow { word: word.to_owned() };
    let end = |word: &str| network.parse_end(word).map_err(|_| odd(word));
    let word = directive.detail("protocol").unwrap_or("tcp");
    let protocol = wire::protocol(word).map_err(|_| odd(word))?;
    let port = directive.detail("port").map(|port| port.parse::<u16>().map_err(|_| odd(port))).transpose()?;
    if port.is_some() != matches!(protocol, Protocol::Tcp | Protocol::Udp) {
        return Err(What::Missing { what: "port" });
    }
    let flow = Flow { from: end(from)?, to: end(to)?, protocol, port, source_port: None };
    Ok(Some(network.trace(&flow)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::SOURCES;
    use std::collections::BTreeSet;

    /// The question that a line of a page answers with a packet's way in words.
    fn asked(line: &str) -> Option<String> {
        if let Some(command) = line.strip_prefix("$ check ") {
            return command.starts_with("trace ").then(|| command.to_owned());
        }
        let mut directive = Directive::of(line)?.ok()?;
        directive.details.retain(|(name, _)| name != "way");
        let has_way = directive.word == "trace" || directive.word == "map" && directive.detail("from").is_some();
        has_way.then(|| console::trace_command(&directive).unwrap())
    }

    #[test]
    fn no_section_prints_a_way_twice() {
        let mut ways = 0;
        for source in SOURCES.iter().filter(|source| source.path.ends_with(".md")) {
            for section in source.text.split("\n## ") {
                let mut seen = BTreeSet::new();
                for question in section.lines().filter_map(asked) {
                    assert!(seen.insert(question.clone()), "{}: {question}", source.path);
                    ways += 1;
                }
            }
        }
        assert!(ways > 20, "{ways}");
    }
}
