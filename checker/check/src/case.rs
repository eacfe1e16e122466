//! The worlds of a lab: what each shows, and what it is to be judged as.

use labs::{File, Folder};
use messages::Catalogue;
use proof::{Expectation, Expected};
use world::{Base, Bases, WorldError};

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
        let ports = Expectation::read(self.text).map(|expectation| expectation.ssh_ports).unwrap_or_default();
        ports.iter().map(|port| format!(" --ssh-port {port}")).collect()
    }

    /// Whether something is to be found in it, whatever the learner declares.
    pub(crate) fn is_broken(&self) -> bool {
        matches!(self.expected(), Some(Expected::Fails { .. })) && self.given().is_empty()
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

    /// The world without what gives it away: its base spelled out, its comments left out.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn to_mend(&self, head: &str, bases: &Bases) -> Result<String, WorldError> {
        let world = bases.read(self.text)?;
        let mut text = format!("world {}\n", world::VERSION);
        text.extend(head.lines().map(|line| format!("# {line}\n")));
        for line in self.text.lines().map(str::trim) {
            if line.starts_with("base ") {
                text.push_str(&spelled_out(world.base()));
            } else if !line.starts_with('#') && !line.starts_with("world ") {
                text.push_str(line);
                text.push('\n');
            }
        }
        Ok(text)
    }
}

/// What AWS makes by itself, which nobody has to mend.
const UNTOUCHED: [&str; 2] = ["empty", "default-vpc"];

/// A base as the edits that make it, on one that is worth nothing by itself.
fn spelled_out(base: &Base) -> String {
    let Some(under) = base.under.as_ref().filter(|_| !UNTOUCHED.contains(&base.name.as_str())) else {
        return format!("base {}\n", base.name);
    };
    let mut text = spelled_out(under);
    text.push('\n');
    for line in base.edits.lines().filter(|line| !line.trim_start().starts_with('#')) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Language;
    use world::World;

    #[test]
    fn every_case_is_the_same_world_when_spelled_out_and_says_nothing_about_itself() {
        let mut seen = 0;
        for case in labs::FOLDERS.iter().flat_map(cases) {
            let text = case.to_mend("Something here is broken.\nMend it.", &Bases::default()).unwrap();
            let own: World = case.text.parse().unwrap();
            let spelled: World = text.parse().unwrap();
            assert_eq!(spelled.snapshot(), own.snapshot(), "{}\n{text}", case.name);
            assert!(!text.contains("expect"), "{text}");
            seen += 1;
        }
        assert!(seen > 50, "only {seen} cases");
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
