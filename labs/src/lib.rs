//! The course's labs: each a folder with its specification, hand-outs, solutions and cases, embedded as it is.
//!
//! Only text and its hash: what a `lab.toml` means is `judge`'s, what a case means `world`'s.
//! Folders that are read at run time take the same form, so whoever uses labs cannot tell them apart.

mod folder;
mod version;

pub use folder::{File, Folder, number};

use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/folders.rs"));

/// The course's own folder of a lab, by its id with or without `lab-`.
#[must_use]
pub fn find(id: &str) -> Option<&'static Folder> {
    FOLDERS.iter().find(|folder| folder.number() == number(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_found_by_either_form_of_their_id_and_lie_in_the_order_of_the_course() {
        for folder in FOLDERS {
            assert_eq!(find(&folder.id()).map(|found| &found.name), Some(&folder.name));
            assert_eq!(find(folder.number()).map(|found| &found.name), Some(&folder.name));
        }
        let place = |id| FOLDERS.iter().position(|folder| folder.id() == id);
        assert!(place("lab-1.9").is_some());
        assert!(place("lab-1.9") < place("lab-1.12"), "1.9 comes before 1.12");
        assert_eq!(find("lab-1"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn every_file_of_a_folder_is_there_under_its_path() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in FOLDERS {
            assert!(!folder.files.is_empty(), "{} is empty", folder.name);
            for file in folder.files.iter() {
                let on_disk = std::fs::read_to_string(root.join(&*folder.name).join(&*file.path)).unwrap();
                assert_eq!(on_disk, file.text, "{}/{}", folder.name, file.path);
            }
        }
    }
}
