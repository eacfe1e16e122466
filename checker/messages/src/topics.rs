//! The files of the catalogues. A new file is one line here and one file for each language.

use crate::Language;

macro_rules! topics {
    ($($topic:literal),* $(,)?) => {
        /// The file names of one language with their text, in the order in which they are searched.
        #[must_use]
        pub fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
            const KO: &[(&str, &str)] = &[$(($topic, include_str!(concat!("../ko/", $topic, ".ftl")))),*];
            const EN: &[(&str, &str)] = &[$(($topic, include_str!(concat!("../en/", $topic, ".ftl")))),*];
            match language {
                Language::Ko => KO,
                Language::En => EN,
            }
        }
    };
}

topics![
    "terminal",
    "columns",
    "exposure",
    "cleanup",
    "cost",
    "notes",
    "notes-app",
    "notes-http",
    "service",
    "hints",
    "phrases",
    "codes-route",
    "codes-acl",
    "codes-group",
    "codes-gateway",
    "codes-endpoint",
    "codes-host",
    "codes-transit",
    "codes-balancer",
    "codes-edge",
    "codes-names",
    "codes-dns",
    "dns",
    "codes-certificate",
    "codes-service",
    "codes-lab",
    "codes-database",
    "codes-deploy",
    "codes-clean",
    "codes-sheet",
    "codes-tls",
    "codes-http",
    "codes-board",
    "codes-journey",
    "codes-repository",
    "codes-limits",
    "edge",
    "explain",
    "html",
    "cli",
    "trust",
    "command",
    "reasons",
    "lint",
    "lab-up",
    "toml",
    "map",
    "board",
    "book",
    "figure",
    "changes",
    "world",
    "plan",
    "quiz",
    "drill",
    "submit",
    "grade",
    "intake",
    "roster",
    "touch",
    "companion",
    "panel",
    "class",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A file that has no line here would be read by nobody, and nobody would be told.
    #[test]
    fn every_file_has_its_line() {
        let named =
            |language| sources(language).iter().map(|(topic, _)| format!("{topic}.ftl")).collect::<BTreeSet<_>>();
        for (language, folder) in [(Language::Ko, "ko"), (Language::En, "en")] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let files = std::fs::read_dir(folder).unwrap();
            let files: BTreeSet<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
            assert_eq!(files, named(language));
        }
    }
}
