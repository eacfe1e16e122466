//! The labs: the course's own, with those of a folder added or in their places.
//!
//! Only labs that are asked for, and those that they rest on, are parsed.

mod worlds;

pub(crate) use worlds::Solved;

use crate::failure::Failure;
use crate::files;
use crate::words::Saying;
use judge::Lab;
use labs::Folder;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every lab that there is, none of the course's own parsed.
pub(crate) struct Library {
    folders: Vec<Folder>,
    /// Labs of the folder that was given: their ids are not known before.
    added: Vec<Lab>,
    from: Option<PathBuf>,
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

impl Library {
    /// The course's labs, with those of a folder.
    ///
    /// # Errors
    /// A lab of the folder cannot be read.
    pub(crate) fn open(dir: Option<&Path>) -> Result<Self, Failure> {
        let mut library = Self { folders: labs::FOLDERS.to_vec(), added: Vec::new(), from: dir.map(Path::to_owned) };
        for folder in dir.map_or(Ok(Vec::new()), on_disk)? {
            let lab = library.parse(&folder)?;
            library.folders.retain(|known| labs::number(&lab.id) != known.number());
            library.folders.push(Folder { name: Cow::Owned(renamed(&folder, &lab)), files: folder.files });
            library.added.push(lab);
        }
        library.folders.sort_by_key(|folder| order(folder.number()));
        library.worlds_are_there()?;
        Ok(library)
    }

    /// All folders, in the order of the course.
    pub(crate) fn folders(&self) -> &[Folder] {
        &self.folders
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
        match self.added.iter().find(|lab| labs::number(&lab.id) == folder.number()) {
            Some(lab) => Ok(lab.clone()),
            None => self.parse(folder),
        }
    }

    /// Labs by their names, `all` for all, with those that they rest on.
    ///
    /// # Errors
    /// No lab is called so, or one cannot be read.
    pub(crate) fn select(&self, names: &[String]) -> Result<Selection, Failure> {
        let mut selection = Selection { labs: Vec::new(), asked: Vec::new(), versions: BTreeMap::new() };
        for name in names {
            let folders = match name.as_str() {
                "all" => self.folders.iter().collect(),
                name => vec![self.folder(name)?],
            };
            for folder in folders {
                if !selection.asked.contains(&folder.id()) {
                    selection.asked.push(folder.id());
                }
            }
        }
        let mut waiting: Vec<(String, Option<String>)> =
            selection.asked.iter().rev().map(|id| (id.clone(), None)).collect();
        while let Some((id, whose)) = waiting.pop() {
            if selection.labs.iter().any(|lab| lab.is_called(&id)) {
                continue;
            }
            let folder = self.folder(&id).map_err(|failure| match whose {
                Some(lab) => Failure::usage(Saying::new("lab-rests-on-nothing").with("lab", lab).with("id", &id)),
                None => failure,
            })?;
            let lab = self.lab(folder)?;
            selection.versions.insert(lab.id.clone(), folder.version());
            waiting.extend(lab.rests_on.iter().map(|below| (below.clone(), Some(lab.id.clone()))));
            selection.labs.push(lab);
        }
        Ok(selection)
    }

    fn parse(&self, folder: &Folder) -> Result<Lab, Failure> {
        let file = self.place(folder, "lab.toml");
        let text = folder
            .file("lab.toml")
            .ok_or_else(|| Failure::usage(Saying::new("lab-without-spec").with("file", &file)))?;
        Lab::parse(text).map_err(|error| {
            let what = Saying::new("lab-not-read")
                .with("file", &file)
                .with("line", error.line)
                .with("column", error.column)
                .cause(crate::reasons::lab_fault(&error.fault));
            let failure = Failure::usage(what);
            let failure = match &error.span {
                Some(span) => failure.showing(crate::snippet::of(text, span.clone())),
                None => failure,
            };
            match error.fault.nearest() {
                Some(word) => failure.hint(Saying::new("usage-did-you-mean").with("word", word)),
                None => failure,
            }
        })
    }

    /// How a file of a lab is named to people.
    pub(crate) fn place(&self, folder: &Folder, file: &str) -> String {
        let own = labs::find(folder.number()).is_some_and(|known| known == folder);
        match &self.from {
            Some(dir) if !own => format!("{}/{}/{file}", dir.display(), folder.name),
            _ => format!("labs/{}/{file}", folder.name),
        }
    }

    fn unknown(&self, name: &str) -> Failure {
        let ids: Vec<String> = self.folders.iter().map(Folder::id).collect();
        let failure = Failure::usage(Saying::new("lab-unknown").with("lab", name));
        let full = format!("lab-{}", labs::number(&name.to_ascii_lowercase()));
        let near = crate::nearest::nearest(&full, ids.iter().map(String::as_str)).map(str::to_owned);
        match file_meant(name).or(near).or_else(|| crate::cli::help::verb_like(name)) {
            Some(meant) => failure.hint(Saying::new("usage-did-you-mean").with("word", meant)),
            None => failure.hint(Saying::new("lab-known").with("labs", ids.join(", "))),
        }
    }
}

/// The lab folders of a folder; a folder that is a lab itself is one, too.
fn on_disk(dir: &Path) -> Result<Vec<Folder>, Failure> {
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
    let labs: Vec<Folder> = by_folder
        .into_iter()
        .filter(|(name, files)| is_lab(name, files))
        .map(|(name, files)| Folder::new(name, files))
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
