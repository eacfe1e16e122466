//! The world in which a lab is done: its own, a file of its folder, or one that its `lab.toml` names.

use judge::Lab;
use labs::Folder;
use world::{Bases, VERSION};

/// The file of a lab's own solved world.
pub const SOLVED: &str = "solved.txt";

/// The world in which a lab of the course is done, and every other that says nothing else.
const OF_THE_COURSE: &str = "solved";

/// What worlds can start from where these labs are loaded: the course's worlds, and each lab's own by the lab's id.
#[must_use]
pub fn bases<'f>(folders: impl IntoIterator<Item = &'f Folder>) -> Bases {
    let own = |folder: &Folder| Some((folder.id(), folder.file(SOLVED)?.to_owned()));
    Bases::new(folders.into_iter().filter_map(own))
}

/// The name of the base in which a lab is done.
#[must_use]
pub fn base_of(lab: &Lab, folder: &Folder) -> String {
    match (folder.file(SOLVED), &lab.base) {
        (Some(_), _) => folder.id(),
        (None, Some(base)) => base.clone(),
        (None, None) => OF_THE_COURSE.to_owned(),
    }
}

/// The text of a world that is a base and nothing else.
#[must_use]
pub fn only(base: &str) -> String {
    format!("world {VERSION}\nbase {base}\n")
}
