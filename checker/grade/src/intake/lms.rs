//! How LMSs name what they give: who handed it in is read from that.
//!
//! - Canvas packs all files of an assignment side by side, `name_LATE_user_file_original-1.zip`: the learner's name in small
//!   letters without all that is no letter, `LATE` where it is, the number of the user, that of the file, and what the
//!   learner called it, with a number behind it where something of that name was handed in before. A text that was typed
//!   in is `name_user_text.html`, an address `name_user_link.html`; where learners are anonymous the name is missing and
//!   the number is `anon_` and some letters.
//! - Moodle makes a folder for each learner, `Name_participant_assignsubmission_file_`, or puts the same before the name of
//!   the file.
//! - Google Classroom has no form of its own: what a learner uploads keeps its name, and a copy that was made for each is
//!   `Name - Title`.

use crate::identity::Identity;

/// A file of Canvas's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canvas {
    /// The name, as far as Canvas leaves it; empty where learners are anonymous.
    pub name: String,
    /// Whether it came late.
    pub late: bool,
    /// The number of the user; of anonymous ones `anon_` and some letters.
    pub user: String,
    /// The number of the file: later ones are higher. Texts that were typed in have none.
    pub file: u64,
    /// What the learner called it, without the number that Canvas puts behind it.
    pub original: String,
    /// That number: how many of the same name came before.
    pub again: u64,
}

/// The longest number: those of several sites together have 17 digits.
const DIGITS: usize = 19;

fn is_number(text: &str) -> bool {
    (1..=DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads the name of a file as Canvas gives it; nothing for any other.
#[must_use]
pub fn canvas(file: &str) -> Option<Canvas> {
    let parts: Vec<&str> = file.split('_').collect();
    for (at, part) in parts.iter().enumerate() {
        let before = parts.get(..at)?;
        let (user, next) = match *part {
            "anon" => (format!("anon_{}", parts.get(at + 1).filter(|code| is_code(code))?), at + 2),
            number if is_number(number) => (number.to_owned(), at + 1),
            _ => continue,
        };
        let (name, late) = match before.split_last() {
            Some((&"LATE", name)) => (name.join("_"), true),
            _ => (before.join("_"), false),
        };
        let rest = parts.get(next..)?;
        return match rest {
            [number, original @ ..] if is_number(number) && original.iter().any(|part| !part.is_empty()) => {
                let (original, again) = without_number(&original.join("_"));
                Some(Canvas { name, late, user, file: number.parse().ok()?, original, again })
            }
            [typed @ ("text.html" | "link.html")] => {
                Some(Canvas { name, late, user, file: 0, original: (*typed).to_owned(), again: 0 })
            }
            // A number in the name of a file is no Canvas.
            _ => None,
        };
    }
    None
}

/// What Canvas calls somebody who is anonymous.
fn is_code(text: &str) -> bool {
    (3..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A name without the number that stands before its ending where it came again: `lab-1.zip` came after `lab.zip`.
fn without_number(original: &str) -> (String, u64) {
    let (stem, ending) = match original.rfind('.') {
        Some(0) | None => (original, ""),
        Some(at) => original.split_at(at),
    };
    match stem.rsplit_once('-') {
        Some((name, number)) if !name.is_empty() && is_number(number) && number.len() <= 3 => {
            (format!("{name}{ending}"), number.parse().unwrap_or(0))
        }
        _ => (original.to_owned(), 0),
    }
}

/// A folder or a file of Moodle's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moodle {
    /// The full name.
    pub name: String,
    /// The number of the participant; empty where there is none.
    pub participant: String,
    /// What the learner called it, where it is a file.
    pub original: String,
}

/// Reads the name of a folder, or of a file, as Moodle gives it; nothing for any other.
#[must_use]
pub fn moodle(name: &str) -> Option<Moodle> {
    // The first of them is the LMS's: what a learner called a file must not make it another's.
    let (who, rest) = name.split_once("_assignsubmission_")?;
    let rest = ["file", "onlinetext"].iter().find_map(|kind| rest.strip_prefix(kind))?;
    let original = match rest {
        "" => "",
        rest => rest.strip_prefix('_')?,
    };
    let (name, participant) = match who.rsplit_once('_') {
        Some((name, number)) if is_number(number) => (name, number),
        _ => (who, ""),
    };
    let name = name.trim();
    (!name.is_empty()).then(|| Moodle {
        name: name.to_owned(),
        participant: participant.to_owned(),
        original: original.to_owned(),
    })
}

/// Whether an LMS was told not to say who it is.
pub(crate) fn is_anonymous(identity: &Identity) -> bool {
    match identity {
        Identity::Canvas(user) => user.starts_with("anon_"),
        Identity::Moodle { name, .. } => {
            ["participant", "참여자", "참가자"].contains(&crate::roster::folded(name).as_str())
        }
        Identity::Called(_) | Identity::Collected(_) => false,
    }
}

/// What systems put beside people's files: it is of nobody.
#[must_use]
pub fn is_litter(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    path.split('/').any(|part| part == "__MACOSX" || part == ".git")
        || last.starts_with("._")
        || last.starts_with("~$")
        || ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".localized", ".directory"]
            .contains(&last.to_lowercase().as_str())
}

/// Whether a file is an archive by its name.
#[must_use]
pub fn is_archive(name: &str) -> bool {
    let name = name.to_lowercase();
    [".zip", ".tar.gz", ".tgz"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a file can be evidence or answers by its name.
pub(crate) fn is_evidence(name: &str) -> bool {
    let name = name.to_lowercase();
    [".json", ".gz", ".toml"].iter().any(|ending| name.ends_with(ending))
}

/// The name of a file without its endings.
pub(crate) fn stem(name: &str) -> &str {
    const ENDINGS: [&str; 8] = [".tar.gz", ".json.gz", ".zip", ".tgz", ".json", ".toml", ".gz", ".txt"];
    let cut = |ending: &&str| {
        let at = name.len().checked_sub(ending.len()).filter(|at| *at > 0)?;
        let (stem, found) = (name.get(..at)?, name.get(at..)?);
        found.eq_ignore_ascii_case(ending).then_some(stem)
    };
    ENDINGS.iter().find_map(cut).unwrap_or(name)
}
