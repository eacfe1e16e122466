//! The worlds of a lab: what each shows, and what it is to be judged as.

use labs::{File, Folder};
use messages::Catalogue;
use proof::{Expectation, Expected};
use world::Base;

/// A world of a lab, in its folder `cases`.
pub(crate) struct Case<'f> {
    /// Its name: that of the file.
    pub(crate) name: &'f str,
    /// The world.
    pub(crate) text: &'f str,
}

/// The worlds of a lab, by name.
pub(crate) fn cases(folder: &Folder) -> impl Iterator<Item = Case<'_>> {
    folder.below("cases").filter_map(Case::new)
}

impl<'f> Case<'f> {
    fn new(file: &'f File) -> Option<Self> {
        let name = file.path.strip_prefix("cases/")?.strip_suffix(".txt")?;
        Some(Self { name, text: &file.text })
    }

    /// What its author expects; nothing for one that does not say.
    fn expected(&self) -> Option<Expected> {
        Expectation::read(self.text).ok().map(|expectation| expectation.own)
    }

    /// The options with which it is to be judged.
    fn given(&self) -> String {
        let given = Expectation::read(self.text).map(|expectation| expectation.given).unwrap_or_default();
        let ports = given.ssh_ports.iter().map(|port| format!(" --ssh-port {port}"));
        ports.chain(given.domain.iter().map(|name| format!(" --domain {name}"))).collect()
    }

    /// Whether something is to be found in it, whatever the learner declares.
    pub(crate) fn is_broken(&self) -> bool {
        matches!(self.expected(), Some(Expected::Fails { .. })) && self.given().is_empty()
    }

    /// Whether its author says that many begin with this mistake.
    pub(crate) fn is_common(&self) -> bool {
        Expectation::read(self.text).is_ok_and(|expectation| expectation.is_common)
    }

    /// What it is to be judged as, in the reader's language.
    pub(crate) fn about(&self, words: &Catalogue) -> String {
        let about = match self.expected() {
            Some(Expected::Passes) => words.message("status-pass", &[]),
            Some(Expected::Unknown { .. }) => words.message("status-unknown", &[]),
            Some(Expected::Fails { code, .. }) => {
                match code.split('|').find(|code| words.has_attribute(code, "title")) {
                    Some(code) => words.attribute(code, "title", &[]),
                    None => words.message("status-fail", &[]),
                }
            }
            None => String::new(),
        };
        about + &self.given()
    }
}

/// A network that some edits have made of a base, without what gives them away, below what is to be said first.
pub(crate) fn to_mend(base: &Base, edits: &[String], head: &str) -> String {
    let header = format!("world {}\n", world::VERSION);
    let spelled = world::spelled_out(base, edits);
    let head: String = head.lines().map(|line| format!("# {line}\n")).collect();
    header.clone() + &head + spelled.strip_prefix(&header).unwrap_or(&spelled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Language;
    use world::World;

    #[test]
    fn every_case_is_the_same_world_when_spelled_out_and_says_nothing_about_itself() {
        let (mut seen, mut told, mut tracks) = (0, Vec::new(), Vec::<String>::new());
        // A third of them, unless all are asked for.
        let step = if std::env::var_os("EXHAUSTIVE").is_some() { 1 } else { 3 };
        let all = labs::FOLDERS.iter().flat_map(|folder| cases(folder).map(move |case| (folder, case)));
        for (folder, case) in all.step_by(step) {
            let own: World = case.text.parse().unwrap();
            let edits = own.edit_lines();
            let text = to_mend(own.base(), &edits, "Something here is broken.\nMend it.");
            let spelled: World = text.parse().unwrap();
            assert!(spelled.is_same_network(&own), "{}\n{text}", case.name);
            assert!(!text.contains("expect"), "{text}");
            // What was taken away was never there, or the file would say what is wrong with it.
            // Where things are cleared away, what is gone is no mistake.
            let is_cleared = folder.file("lab.toml").is_some_and(|lab| lab.contains("apart = true"));
            let is_taken = |line: &str| !is_cleared && ["remove ", "detach "].iter().any(|verb| line.starts_with(verb));
            tracks.extend(
                text.lines()
                    .filter(|line| case.is_common() && is_taken(line))
                    .map(|line| format!("{}: {line}", case.name)),
            );
            let last = text.lines().last().unwrap_or_default();
            // The way through an application is one line, and nothing stands around it.
            let is_whole = ["journey ", "polls "].iter().any(|way| last.starts_with(way));
            let is_told = case.is_broken() && !is_whole && edits.last().is_some_and(|edit| edit == last);
            told.extend(is_told.then(|| last.to_owned()));
            seen += usize::from(case.is_broken());
        }
        assert!(seen > 50, "only {seen} cases");
        assert_eq!(tracks, [""; 0]);
        // What nothing else in the network is about has no better place than the end.
        assert!(told.len() * 20 < seen, "{} of {seen} end with the fault: {told:#?}", told.len());
    }

    #[test]
    fn every_case_has_something_to_say() {
        for language in Language::ALL {
            let words = Catalogue::new(language);
            for case in labs::FOLDERS.iter().flat_map(cases) {
                assert!(!case.about(&words).is_empty(), "{}", case.name);
            }
        }
    }
}
