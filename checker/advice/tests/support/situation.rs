//! A file of `situations`: the title of its source and the question, then the world.

use reach::{Flow, Network, wire};
use std::path::Path;
use world::{Built, World};

/// What one of them shows and asks.
pub(crate) struct Situation {
    /// The title of its source.
    pub(crate) title: String,
    /// The question: from, to, protocol, port.
    pub(crate) ask: String,
    /// Its network.
    pub(crate) built: Built,
}

/// All of them, by the names of their files.
pub(crate) fn all() -> Vec<Situation> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/situations");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| Situation::read(&std::fs::read_to_string(file).unwrap())).collect()
}

impl Situation {
    fn read(text: &str) -> Self {
        let header = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let built = lines.join("\n").parse::<World>().and_then(|world| world.build());
        let built = built.unwrap_or_else(|error| panic!("{text}\n{error}"));
        Self { title: header("# "), ask: header("# ask "), built }
    }

    /// The question about its network.
    pub(crate) fn flow(&self, network: &Network<'_>) -> Flow {
        let end = |label: &str| {
            let id = self.built.labels.id(label).unwrap_or(label);
            let name = network.inventory().load_balancers.get(id).and_then(|balancer| balancer.dns_name.as_deref());
            network.parse_end(name.unwrap_or(id)).unwrap_or_else(|error| panic!("{}: {error}", self.title))
        };
        let words: Vec<&str> = self.ask.split_whitespace().collect();
        let [from, to, protocol, port] = words[..] else { panic!("{words:?} is no question") };
        let protocol = wire::protocol(protocol).unwrap();
        Flow { from: end(from), to: end(to), protocol, port: Some(port.parse().unwrap()), source_port: None }
    }
}
