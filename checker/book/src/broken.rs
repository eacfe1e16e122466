//! The broken cases of labs, judged as the program judges them.

use judge::{Answer, Answers, Lab, Report, Request};
use labs::{File, Folder};
use proof::{Expectation, Expected, base_of, only};
use snapshot::{Inventory, Names};
use world::Bases;

/// A broken case as it was judged.
pub(crate) struct Broken {
    /// The name of its file.
    pub(crate) file: String,
    /// What its author says of it.
    pub(crate) said: Expectation,
    pub(crate) report: Report,
    pub(crate) names: Names,
    /// Whether it is written in Korean, if people wrote it in a language: answers, not worlds.
    pub(crate) is_korean: Option<bool>,
}

/// What cases are judged with.
pub(crate) struct Bench<'b> {
    pub(crate) labs: &'b [Lab],
    pub(crate) bases: &'b Bases,
    /// The right answers to all exercises.
    pub(crate) answers: &'b Answers,
}

impl Bench<'_> {
    /// The broken cases of a lab, those first that many begin with.
    pub(crate) fn broken(&self, lab: &Lab, folder: &Folder) -> Vec<Broken> {
        let files: Vec<&File> = folder.below("cases").collect();
        let judged = reach::parallel::each(&files, 1, |file| self.judged(lab, folder, file));
        let mut broken: Vec<Broken> = judged.into_iter().flatten().collect();
        broken.sort_by_key(|broken| !broken.said.is_common);
        broken
    }

    /// A case that is broken.
    fn judged(&self, lab: &Lab, folder: &Folder, file: &File) -> Option<Broken> {
        let said = Expectation::read(&file.text).ok()?;
        if !matches!(said.own, Expected::Fails { .. }) {
            return None;
        }
        let name = file.path.strip_prefix("cases/")?.to_owned();
        let is_world = name.ends_with(".txt");
        let text = if is_world { file.text.to_string() } else { only(&base_of(lab, folder)) };
        let built = self.bases.read(&text).ok()?.build().ok()?;
        let answers = self.answers.clone();
        let answers = if is_world { answers } else { answers.with_own(&lab.id, Answer::parse(&file.text).ok()?) };
        let report = judge::judge(&Request {
            ssh_ports: &said.given.ssh_ports,
            domain: said.given.domain.as_deref(),
            answers: &answers,
            ..Request::of_practice(self.labs, &[lab.id.as_str()], &built.snapshot)
        });
        let labels = built.labels.iter().map(|(label, _, id)| (label, id));
        let names = Names::of(&Inventory::new(&built.snapshot)).with_labels(labels);
        let is_hangul = |letter: char| matches!(letter, '가'..='힣');
        let words = file.text.lines().filter(|line| !line.trim_start().starts_with('#'));
        let is_korean = (!is_world).then(|| words.into_iter().any(|line| line.contains(is_hangul)));
        Some(Broken { file: name, said, report, names, is_korean })
    }
}
