//! What git takes along: what `.gitignore` does not leave out, and what the index has whatever is left out.

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::{BTreeMap, BTreeSet};

/// Lines of a `.gitignore` that are read, and such files.
const LINES: usize = 500;
const FILES: usize = 200;

/// What is left out of a repository, and what is in it all the same.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// By the folder in which they stand; `""` is the first one.
    left_out: BTreeMap<String, Vec<Gitignore>>,
    tracked: BTreeSet<String>,
}

impl Kept {
    /// Takes a `.gitignore` of a folder.
    pub(super) fn leave_out(&mut self, folder: &str, text: &str) {
        if self.left_out.len() >= FILES {
            return;
        }
        let mut builder = GitignoreBuilder::new("");
        for line in text.lines().take(LINES) {
            // A line that is no pattern leaves nothing out.
            let _ = builder.add_line(None, line);
        }
        if let Ok(built) = builder.build() {
            self.left_out.entry(folder.to_owned()).or_default().push(built);
        }
    }

    /// Takes the index of a repository.
    pub(super) fn track(&mut self, index: &[u8]) {
        self.tracked = paths(index).unwrap_or_default();
    }

    /// Whether a file is taken along.
    pub(super) fn has_file(&self, path: &str) -> bool {
        self.tracked.contains(path) || !self.is_left_out(path)
    }

    /// Whether something below a folder may be taken along.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let begin = format!("{folder}/");
        let is_tracked = self.tracked.range(begin.clone()..).next().is_some_and(|path| path.starts_with(&begin));
        is_tracked || !self.is_excluded(folder, true)
    }

    /// Whether a file or a folder above it is left out.
    fn is_left_out(&self, path: &str) -> bool {
        let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        above.into_iter().any(|folder| self.is_excluded(folder, true)) || self.is_excluded(path, false)
    }

    /// What the nearest of the files says that says anything.
    fn is_excluded(&self, path: &str, is_folder: bool) -> bool {
        let mut above: Vec<&str> = path.match_indices('/').filter_map(|(at, _)| path.get(..at)).collect();
        above.insert(0, "");
        for folder in above.into_iter().rev() {
            let inside =
                if folder.is_empty() { path } else { path.get(folder.len().saturating_add(1)..).unwrap_or(path) };
            for patterns in self.left_out.get(folder).into_iter().flatten().rev() {
                match patterns.matched(inside, is_folder) {
                    Match::Ignore(_) => return true,
                    Match::Whitelist(_) => return false,
                    Match::None => {}
                }
            }
        }
        false
    }
}

/// The paths of an index: <https://git-scm.com/docs/index-format>. `None` if it is none, or of a kind not known here.
fn paths(index: &[u8]) -> Option<BTreeSet<String>> {
    const FIXED: usize = 62;
    let number = |at: usize| Some(u32::from_be_bytes(index.get(at..at.checked_add(4)?)?.try_into().ok()?));
    let version = number(4)?;
    if index.get(..4)? != b"DIRC" || !(2..=4).contains(&version) {
        return None;
    }
    let (mut at, mut found, mut before) = (12_usize, BTreeSet::new(), Vec::new());
    for _ in 0..number(8)? {
        let flags = u16::from_be_bytes(index.get(at.checked_add(60)?..at.checked_add(FIXED)?)?.try_into().ok()?);
        let mut name = at.checked_add(FIXED)?;
        if version >= 3 && flags & 0x4000 != 0 {
            name = name.checked_add(2)?;
        }
        if version == 4 {
            let (cut, length) = shared(index.get(name..)?)?;
            before.truncate(before.len().checked_sub(cut)?);
            name = name.checked_add(length)?;
        } else {
            before.clear();
        }
        let rest = index.get(name..)?;
        let end = rest.iter().position(|byte| *byte == 0)?;
        before.extend_from_slice(rest.get(..end)?);
        found.insert(std::str::from_utf8(&before).ok()?.to_owned());
        let past = name.checked_add(end)?;
        // Entries of the older kinds are filled up to eight bytes with one to eight zeros.
        at = if version == 4 {
            past.checked_add(1)?
        } else {
            at.checked_add((past.checked_sub(at)? / 8).checked_add(1)?.checked_mul(8)?)?
        };
    }
    Some(found)
}

/// How much of the path before is not shared, and in how many bytes that is written.
fn shared(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number = 0_usize;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        number = number.checked_mul(128)?.checked_add(usize::from(byte & 0x7f))?;
        if byte & 0x80 == 0 {
            return Some((number, index.checked_add(1)?));
        }
        number = number.checked_add(1)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_left_out_as_git_does_it() {
        let mut kept = Kept::default();
        kept.leave_out("", "*.log\n/.env\nnode_modules/\n!keep.log\nbuild\n# note\n");
        kept.leave_out("app", "local_settings.py\n!*.log\n");
        for (path, is_kept) in [
            (".env", false),
            ("app/.env", true),
            ("a.log", false),
            ("keep.log", true),
            ("app/b.log", true),
            ("node_modules/x/y.js", false),
            ("web/node_modules/x.js", false),
            ("build/keep.log", false),
            ("app/local_settings.py", false),
            ("app/deep/local_settings.py", false),
            ("local_settings.py", true),
        ] {
            assert_eq!(kept.has_file(path), is_kept, "{path}");
        }
        assert!(!kept.has_below("node_modules") && kept.has_below("app"));
    }

    /// An index as git writes it, with these paths.
    fn index(paths: &[&str]) -> Vec<u8> {
        let mut bytes = b"DIRC\0\0\0\x02".to_vec();
        bytes.extend(u32::try_from(paths.len()).expect("few").to_be_bytes());
        for path in paths {
            let mut entry = vec![0; 60];
            entry.extend(u16::try_from(path.len()).expect("short").to_be_bytes());
            entry.extend(path.as_bytes());
            let padded = (entry.len() / 8 + 1) * 8;
            entry.resize(padded, 0);
            bytes.extend(entry);
        }
        bytes
    }

    #[test]
    fn what_the_index_has_is_taken_along_whatever_is_left_out() {
        let mut kept = Kept::default();
        kept.leave_out("", ".env\nsecrets/\n");
        kept.track(&index(&[".env", "manage.py", "secrets/key.pem"]));
        assert!(kept.has_file(".env") && kept.has_file("secrets/key.pem") && kept.has_below("secrets"));
        assert!(!kept.has_file("secrets/other.pem") && !kept.has_file("app/.env"));
    }

    #[test]
    fn an_index_that_is_none_says_nothing() {
        let whole = index(&["a", "folder/b"]);
        for end in 0..whole.len() {
            let _ = paths(whole.get(..end).expect("a part"));
        }
        for wrong in [b"".as_slice(), b"DIRC", b"DIRC\0\0\0\x09\xff\xff\xff\xff", b"DIRC\0\0\0\x02\xff\xff\xff\xff"] {
            assert_eq!(paths(wrong), None);
        }
        assert_eq!(paths(&whole).map(|paths| paths.len()), Some(2));
        // The fourth kind: what is cut from the path before, and what follows.
        let mut fourth = b"DIRC\0\0\0\x04\0\0\0\x02".to_vec();
        for (cut, rest) in [(0_u8, "folder/a"), (1, "b")] {
            fourth.extend([0; 62]);
            fourth.push(cut);
            fourth.extend(rest.as_bytes());
            fourth.push(0);
        }
        assert_eq!(paths(&fourth).map(Vec::from_iter), Some(vec!["folder/a".to_owned(), "folder/b".to_owned()]));
    }
}
