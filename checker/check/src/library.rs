//! The labs: the course's own, with those of a folder added or in their places.
//!
//! Only labs that are asked for, and those that they rest on, are parsed.

mod worlds;

pub(crate) use worlds::Solved;

use crate::failure::Failure;
use crate::files;
use crate::words::Saying;
use judge::{Lab, LabError, LabFault};
use labs::Folder;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every lab that there is, none of the course's own parsed.
pub(crate) struct Library {
    folders: Vec<Folder>,
    /// Labs of the folder that was given: their ids are not known before.
    added: Vec<Lab>,
    /// Where the folders of those lie, by their numbers.
    places: BTreeMap<String, PathBuf>,
    /// The course's own labs that were parsed, by their numbers.
    parsed: RefCell<BTreeMap<String, Lab>>,
}

/// Labs that were asked for, with those that they rest on.
pub(crate) struct Selection {
    /// All of them.
    pub(crate) labs: Vec<Lab>,
    /// The ids of those that were asked for, in that order.
    pub(crate) asked: Vec<String>,
    /// The version of each.
    pub(crate) versions: BTreeMap<String, String>,
}

impl Selection {
    /// Whether a check of these labs judges what only a probe shows.
    pub(crate) fn is_of_probes(&self) -> bool {
        self.labs.iter().flat_map(|lab| &lab.checks).any(|check| check.judge.check().is_of_probes())
    }
}

impl Library {
    /// The course's labs, with those of a folder.
    ///
    /// # Errors
    /// A lab of the folder cannot be read.
    pub(crate) fn open(dir: Option<&Path>) -> Result<Self, Failure> {
        let mut library = Self {
            folders: labs::FOLDERS.to_vec(),
            added: Vec::new(),
            places: BTreeMap::new(),
            parsed: RefCell::default(),
        };
        for (folder, place) in dir.map_or(Ok(Vec::new()), on_disk)? {
            library.add(folder, place)?;
        }
        library.folders.sort_by_key(|folder| order(folder.number()));
        library.worlds_are_there()?;
        library.rests_on_what_is_there()?;
        Ok(library)
    }

    /// A lab of the folder that was given, in the place of the course's own of its number.
    fn add(&mut self, folder: Folder, place: PathBuf) -> Result<(), Failure> {
        let lab = parsed(&folder, &place.display().to_string())?;
        let number = labs::number(&lab.id).to_owned();
        if let Some(other) = self.places.get(&number) {
            return Err(two_of_one_number(other, &place));
        }
        self.folders.retain(|known| known.number() != number);
        self.folders.push(Folder { name: Cow::Owned(renamed(&folder, &lab)), ..folder });
        self.added.push(lab);
        self.places.insert(number, place);
        Ok(())
    }

    /// That every lab of the folder that was given rests on labs that are there.
    fn rests_on_what_is_there(&self) -> Result<(), Failure> {
        for lab in &self.added {
            let folder = self.folder(&lab.id)?;
            for (at, on) in lab.rests_on.iter().enumerate() {
                if self.folder(on).is_err() {
                    let others = self.folders.iter().map(Folder::id).filter(|id| *id != lab.id);
                    let fault = LabFault::RestsOnNothing { on: on.clone(), known: others.collect() };
                    let text = folder.file("lab.toml").unwrap_or_default();
                    let error = LabError::of_value(text, &["rests-on", &at.to_string()], fault);
                    return Err(not_read(text, &self.place(folder, "lab.toml"), &error));
                }
            }
        }
        Ok(())
    }

    /// All folders, in the order of the course.
    pub(crate) fn folders(&self) -> &[Folder] {
        &self.folders
    }

    /// The folders of the labs that are done one after the other, without those that stand apart.
    ///
    /// # Errors
    /// A lab cannot be read.
    pub(crate) fn of_the_course(&self) -> Result<Vec<&Folder>, Failure> {
        let labs = self.folders.iter().map(|folder| Ok((self.lab(folder)?.apart, folder)));
        let labs = labs.collect::<Result<Vec<_>, Failure>>()?;
        Ok(labs.into_iter().filter(|(is_apart, _)| !is_apart).map(|(_, folder)| folder).collect())
    }

    /// The ids of the labs of the folder that was given.
    pub(crate) fn added(&self) -> Vec<String> {
        self.added.iter().map(|lab| lab.id.clone()).collect()
    }

    /// The folder of a lab, by any of its names.
    ///
    /// # Errors
    /// No lab is called so.
    pub(crate) fn folder(&self, name: &str) -> Result<&Folder, Failure> {
        let wanted = name.to_ascii_lowercase();
        let number = labs::number(&wanted);
        if let Some(folder) = self.folders.iter().find(|folder| folder.number() == number) {
            return Ok(folder);
        }
        // Only who asks for an alias pays for reading them all.
        let full = format!("lab-{number}");
        for folder in &self.folders {
            if self.lab(folder)?.aliases.contains(&full) {
                return Ok(folder);
            }
        }
        Err(self.unknown(name))
    }

    /// The lab of a folder.
    ///
    /// # Errors
    /// Its specification is missing or cannot be read.
    pub(crate) fn lab(&self, folder: &Folder) -> Result<Lab, Failure> {
        if let Some(lab) = self.added.iter().find(|lab| labs::number(&lab.id) == folder.number()) {
            return Ok(lab.clone());
        }
        if let Some(lab) = self.parsed.borrow().get(folder.number()) {
            return Ok(lab.clone());
        }
        let lab = parsed(folder, &self.place(folder, ""))?;
        self.parsed.borrow_mut().insert(folder.number().to_owned(), lab.clone());
        Ok(lab)
    }

    /// Labs by their names, `all` for all, with those that they rest on.
    ///
    /// # Errors
    /// No lab is called so, or one cannot be read.
    pub(crate) fn select(&self, names: &[String]) -> Result<Selection, Failure> {
        let mut selection = Selection { labs: Vec::new(), asked: Vec::new(), versions: BTreeMap::new() };
        for name in names {
            let folders = match name.as_str() {
                "all" => self.of_the_course()?,
                name => vec![self.folder(name)?],
            };
            for folder in folders {
                if !selection.asked.contains(&folder.id()) {
                    selection.asked.push(folder.id());
                }
            }
        }
        let mut waiting: Vec<String> = selection.asked.iter().rev().cloned().collect();
        while let Some(id) = waiting.pop() {
            if selection.labs.iter().any(|lab| lab.is_called(&id)) {
                continue;
            }
            let folder = self.folder(&id)?;
            let lab = self.lab(folder)?;
            selection.versions.insert(lab.id.clone(), folder.version.to_string());
            waiting.extend(lab.rests_on.iter().cloned());
            selection.labs.push(lab);
        }
        Ok(selection)
    }

    /// How a file of a lab, or its folder, is named to people.
    pub(crate) fn place(&self, folder: &Folder, file: &str) -> String {
        let place = match self.places.get(folder.number()) {
            Some(place) => place.display().to_string(),
            None => format!("labs/{}", folder.name),
        };
        if file.is_empty() { place } else { format!("{place}/{file}") }
    }

    fn unknown(&self, name: &str) -> Failure {
        let ids: Vec<String> = self.folders.iter().map(Folder::id).collect();
        let failure = Failure::usage(Saying::new("lab-unknown").with("lab", name));
        let lower = name.to_ascii_lowercase();
        let number = labs::number(&lower);
        let slip = |id: &&String| {
            let is_near = |word: &str| strsim::damerau_levenshtein(word, id) < 2;
            is_near(&lower) || is_near(&format!("lab-{number}"))
        };
        // Letters that changed places are a slip sooner than others are.
        let letters = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        let has_others = |id: &&String| letters(id) != letters(&format!("lab-{number}"));
        let near = ids.iter().filter(slip).min_by_key(has_others).cloned();
        let is_number = number.contains('.') && number.split('.').all(|part| part.parse::<u16>().is_ok());
        let word = || crate::nearest::nearest(name, WORDS).map(str::to_owned);
        match file_meant(name).or(near).or_else(|| crate::cli::help::verb_like(name)).or_else(word) {
            Some(meant) => failure.hint(Saying::new("usage-did-you-mean").with("word", meant)),
            None if is_number && self.places.is_empty() => failure.hint(Saying::new("lab-needs-labs")),
            None => failure.hint(Saying::new("lab-known").with("labs", ids.join(", "))),
        }
    }
}

/// What may stand in the place of labs.
const WORDS: [&str; 4] = ["all", "network", "cleanup", "cost"];

/// The lab of a folder; `place` is how people call that.
fn parsed(folder: &Folder, place: &str) -> Result<Lab, Failure> {
    let file = format!("{place}/lab.toml");
    let text =
        folder.file("lab.toml").ok_or_else(|| Failure::usage(Saying::new("lab-without-spec").with("file", &file)))?;
    let lab = Lab::parse(text).map_err(|error| not_read(text, &file, &error))?;
    // A folder that is called like a lab is called like its own.
    let is_numbered = folder.number().starts_with(|first: char| first.is_ascii_digit());
    if is_numbered && folder.number() != labs::number(&lab.id) {
        let fault = LabFault::OtherFolder { id: lab.id, folder: folder.name.to_string() };
        return Err(not_read(text, &file, &LabError::of_value(text, &["id"], fault)));
    }
    Ok(lab)
}

/// What is wrong with a `lab.toml`, shown with what is around it.
fn not_read(text: &str, file: &str, error: &LabError) -> Failure {
    let what = Saying::new("lab-not-read")
        .with("file", file)
        .with("line", error.line)
        .with("column", error.column)
        .cause(crate::reasons::lab_fault(&error.fault));
    let failure = Failure::usage(what);
    let failure = match &error.span {
        Some(span) => failure.showing(crate::snippet::of(text, span.clone())),
        None => failure,
    };
    failure.meant(error.fault.nearest())
}

/// Nobody could say which of two labs of one number is meant.
pub(crate) fn two_of_one_number(one: &Path, other: &Path) -> Failure {
    let both = Saying::new("labs-two-of-one-number").with("one", one.display());
    Failure::usage(both.with("other", other.display()))
}

/// The lab folders of a folder, with where they lie; a folder that is a lab itself is one, too.
fn on_disk(dir: &Path) -> Result<Vec<(Folder, PathBuf)>, Failure> {
    let mut by_folder = BTreeMap::<String, Vec<(String, String)>>::new();
    let single = dir.join("lab.toml").is_file();
    let own = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let listing = files::below(dir)?;
    if let Some((below, error)) = listing.closed.first() {
        return Err(files::unreadable(&below.file, error));
    }
    for below in listing.files {
        let (folder, path) = match below.path.split_once('/') {
            _ if single => (own.clone(), below.path.clone()),
            Some((folder, path)) => (folder.to_owned(), path.to_owned()),
            // What lies beside the labs, as a README does, belongs to none.
            None => continue,
        };
        by_folder.entry(folder).or_default().push((path, files::text(&below.file)?));
    }
    // The course's own folder holds a crate as well.
    let is_lab = |name: &str, files: &[(String, String)]| {
        name.starts_with(|first: char| first.is_ascii_digit()) || files.iter().any(|(path, _)| path == "lab.toml")
    };
    let place = |name: &str| if single { dir.to_owned() } else { dir.join(name) };
    let labs: Vec<(Folder, PathBuf)> = by_folder
        .into_iter()
        .filter(|(name, files)| is_lab(name, files))
        .map(|(name, files)| (place(&name), Folder::new(name, files)))
        .map(|(place, folder)| (folder, place))
        .collect();
    if labs.is_empty() {
        return Err(Failure::usage(files::about("labs-none", dir)));
    }
    Ok(labs)
}

/// A folder may be called anything; its lab's number is what it is found by.
fn renamed(folder: &Folder, lab: &Lab) -> String {
    let number = labs::number(&lab.id);
    if folder.number() == number { folder.name.to_string() } else { format!("{number}-{}", folder.name) }
}

/// Sorts 1.9 before 1.12, and numbers before names.
fn order(number: &str) -> (Vec<u32>, String) {
    (number.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect(), number.to_owned())
}

/// The option that a file is given by.
fn file_meant(name: &str) -> Option<String> {
    let path = Path::new(name);
    let is_text = path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("txt"));
    let option = if is_text { "--world" } else { "--snapshot" };
    path.is_file().then(|| format!("{option} {name}"))
}
