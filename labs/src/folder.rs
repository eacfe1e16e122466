//! A lab folder: named files, found by path.

use crate::version::version;
use std::borrow::Cow;

/// A lab's folder, embedded or read at run time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The folder's name: the lab's number, a hyphen and a slug, `1.12-nat-gateway`; or its name alone, `clean`.
    pub name: Cow<'static, str>,
    /// Its files, sorted by path.
    pub files: Cow<'static, [File]>,
    /// The SHA-256, in hexadecimal, of all paths and texts, by which reports tell one state of a lab from another.
    ///
    /// Line ends do not count: a checkout on Windows is the same version of a lab.
    pub version: Cow<'static, str>,
}

/// A file of a lab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path inside the folder, with `/` between its parts.
    pub path: Cow<'static, str>,
    /// What is in it.
    pub text: Cow<'static, str>,
}

impl Folder {
    /// A folder that was read at run time, from the paths and texts of its files.
    #[must_use]
    pub fn new(name: String, files: impl IntoIterator<Item = (String, String)>) -> Self {
        let file = |(path, text)| File { path: Cow::Owned(path), text: Cow::Owned(text) };
        let mut files: Vec<File> = files.into_iter().map(file).collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let version = version(files.iter().map(|file| (&*file.path, &*file.text)));
        Self { name: Cow::Owned(name), files: Cow::Owned(files), version: Cow::Owned(version) }
    }

    /// The lab's number: `1.12`; of a lab that belongs to no chapter its name.
    #[must_use]
    pub fn number(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }

    /// The lab's id: `lab-1.12`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("lab-{}", self.number())
    }

    /// The text of the file at a path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| &*file.text)
    }

    /// The script that builds the lab in an account, for a lab that builds something in one.
    #[must_use]
    pub fn build_script(&self) -> Option<&str> {
        self.file("solution/build.sh")
    }

    /// The files below a folder of this folder.
    pub fn below<'f>(&'f self, folder: &'f str) -> impl Iterator<Item = &'f File> {
        self.files.iter().filter(move |file| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }
}

/// The number in a lab's id, which may stand alone: `1.12` for `lab-1.12`; of a lab that belongs to no chapter its name,
/// `clean` for `lab-clean`.
#[must_use]
pub fn number(id: &str) -> &str {
    let Some(rest) = id.strip_prefix("lab") else { return id };
    let bare = rest.strip_prefix(['-', '_', ' ']);
    let is_number = |bare: &&str| bare.starts_with(|c: char| c.is_ascii_digit());
    // Without a hyphen a name would be the end of another word.
    bare.filter(|bare| !bare.is_empty()).or(Some(rest).filter(is_number)).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> Folder {
        Folder::new("9.1-x-y".into(), files.iter().map(|(path, text)| ((*path).into(), (*text).into())))
    }

    #[test]
    fn the_name_gives_number_and_id() {
        let folder = folder(&[]);
        assert_eq!((folder.number(), folder.id().as_str()), ("9.1", "lab-9.1"));
        for same in ["lab-9.1", "lab9.1", "lab 9.1", "9.1"] {
            assert_eq!(number(same), "9.1");
        }
        assert_eq!([number("lab-clean"), number("clean")], ["clean"; 2]);
        assert_eq!([number("labels"), number("lab-"), number("lab")], ["labels", "lab-", "lab"]);
    }

    #[test]
    fn the_version_follows_paths_and_texts_and_nothing_else() {
        let version = |files: &[(&str, &str)]| folder(files).version;
        let one = version(&[("a", "x\ny\n"), ("b", "")]);
        assert_eq!(one.len(), 64);
        assert_eq!(one, version(&[("b", ""), ("a", "x\r\ny\r\n")]), "order of listing and line ends");
        for other in
            [&[("a", "x\ny\n")][..], &[("a", "x\ny"), ("b", "")], &[("ax", "\ny\n"), ("b", "")], &[("a", "x\ny\nb")]]
        {
            assert_ne!(one, version(other));
        }
    }

    #[test]
    fn what_was_embedded_has_the_version_that_a_reader_of_the_folder_computes() {
        for folder in crate::FOLDERS {
            let files = folder.files.iter().map(|file| (file.path.to_string(), file.text.to_string()));
            assert_eq!(*folder, Folder::new(folder.name.to_string(), files));
        }
    }

    #[test]
    fn below_takes_whole_parts_of_a_path() {
        let folder = folder(&[("cases/a.txt", ""), ("casesb/c", ""), ("cases", "")]);
        assert_eq!(folder.below("cases").map(|file| &*file.path).collect::<Vec<_>>(), ["cases/a.txt"]);
    }
}
