//! The book's pages and questions, embedded as they are.
//!
//! Only text: what a page means is the book's, what a question means `quiz`'s.

/// A file of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// The path inside the folder `book`, with `/` between its parts: `questions/1.9-network-acl/01-why-two.toml`.
    pub path: &'static str,
    /// What is in it.
    pub text: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The files below a folder, by their paths in it.
pub fn below(folder: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().filter_map(move |file| Some((file.path.strip_prefix(folder)?.strip_prefix('/')?, file.text)))
}

/// The names of the pages, in the order of their names: `1.9-network-acl`.
pub fn names() -> impl Iterator<Item = &'static str> {
    let name = |(path, _): (&'static str, &'static str)| path.strip_suffix(".md").filter(|name| !name.contains('/'));
    below("en/src").filter_map(name).filter(|name| *name != "SUMMARY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_there_under_its_path() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for file in FILES {
            assert_eq!(std::fs::read_to_string(root.join(file.path)).unwrap(), file.text, "{}", file.path);
        }
        assert!(below("questions").all(|(path, _)| !path.starts_with("questions")));
        assert!(names().all(|name| !name.contains(['/', '.']) || name.starts_with(|c: char| c.is_ascii_digit())));
    }
}
