//! Folders with what a class hands in.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

#[expect(dead_code, reason = "the tests of archives use all of it")]
#[path = "../../submission/tests/raw.rs"]
pub(crate) mod raw;

use grade::Roster;
use grade::intake::{Bounds, Intake, look};
use raw::{Part, zip};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Evidence that is read as such.
pub(crate) const SNAPSHOT: &[u8] = br#"{"format":1,"calls":[]}"#;

/// The class of most tests.
pub(crate) const CLASS: &str = "\
id,name,email,canvas id,section\n\
20250001,홍길동,hong@school.ac.kr,1001,A\n\
20250002,Kim Minsu,minsu@school.ac.kr,1002,A\n\
20250003,이영희,younghee@school.ac.kr,1003,B\n\
20250004,김민준,minjun1@school.ac.kr,1004,B\n\
20250005,김민준,minjun2@school.ac.kr,1005,B\n\
20250006,남궁민,namgung@school.ac.kr,1006,B\n";

pub(crate) fn class() -> Roster {
    roster(CLASS)
}

pub(crate) fn roster(text: &str) -> Roster {
    Roster::read(text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// What `check submit` writes, in short.
pub(crate) fn submission(learner: &str) -> Vec<u8> {
    zip(&[
        Part::stored("submission.json", format!(r#"{{"format":1,"learner":"{learner}"}}"#).as_bytes()),
        Part::stored("answers/lab-1.3.toml", b"one = 1"),
    ])
}

/// A folder that is gone with the test.
pub(crate) struct Scene(TempDir);

impl Scene {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let file = self.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, bytes).unwrap();
        file
    }

    /// Looks at some of its files and folders.
    pub(crate) fn look(&self, names: &[&str], roster: &Roster) -> Intake {
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path().join(name)).collect();
        look(&paths, roster, &Bounds::default())
    }

    /// Where something stands, without the folder itself.
    pub(crate) fn shown(&self, origin: &str) -> String {
        origin.replace(&format!("{}/", self.path().display()), "")
    }
}

/// Whose each submission is: where it stands, and the learner's id or the code of why it is nobody's.
pub(crate) fn whose(scene: &Scene, intake: &Intake) -> Vec<(String, String)> {
    let who = |found: &grade::intake::Found| found.who.clone().unwrap_or_else(|reason| format!("!{}", reason.code));
    intake.found.iter().map(|found| (scene.shown(&found.origin), who(found))).collect()
}

/// The codes of what cannot be read.
pub(crate) fn codes(intake: &Intake) -> Vec<&str> {
    intake.unreadable.iter().map(|reason| reason.code.as_str()).collect()
}

/// Text in CP949.
pub(crate) fn cp949(text: &str) -> Vec<u8> {
    let (bytes, _, is_lossy) = encoding_rs::EUC_KR.encode(text);
    assert!(!is_lossy, "{text}");
    bytes.into_owned()
}

/// Hangul taken apart, as macOS writes it.
pub(crate) fn apart(text: &str) -> String {
    text.chars()
        .flat_map(|character| {
            let code = character as u32;
            if !(0xac00..=0xd7a3).contains(&code) {
                return vec![character];
            }
            let index = code - 0xac00;
            let jamo = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11a7 + index % 28];
            jamo.into_iter().filter(|code| *code != 0x11a7).filter_map(char::from_u32).collect()
        })
        .collect()
}
