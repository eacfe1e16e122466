//! Which fields a shape has at a path.

use snapshot::Ask;
use snapshot::shapes::{Kind, Member};

/// Where a path leaves the shapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Astray {
    /// The index of the first segment that names nothing.
    pub(crate) segment: usize,
    /// The fields that are there instead; none below a text or number.
    pub(crate) fields: Vec<String>,
}

/// What can be at a path.
#[derive(Clone, Copy)]
enum Place {
    List(Kind),
    Thing(Kind),
    /// The only tag that is kept.
    Tag,
}

/// Follows a path through an element of an operation's answer.
///
/// # Errors
/// Where the path leaves the shapes.
pub(crate) fn follow(operation: Ask, path: &[String]) -> Result<(), Astray> {
    let mut place = Place::Thing(operation.kind());
    for (segment, word) in path.iter().enumerate() {
        let astray = |fields: Vec<String>| Err(Astray { segment, fields });
        place = match place {
            Place::List(kind) if is_index(word) => Place::Thing(kind),
            Place::Thing(Kind::Tags) if is_index(word) => Place::Tag,
            Place::List(_) | Place::Thing(Kind::Tags) => return astray(vec!["0".into(), "-".into()]),
            Place::Tag if ["Key", "Value"].contains(&word.as_str()) => {
                Place::Thing(Kind::Plain(snapshot::shapes::Plain::Switch))
            }
            Place::Tag => return astray(vec!["Key".into(), "Value".into()]),
            Place::Thing(Kind::Shape(members)) => match members.iter().find(|member| member.is_called(word)) {
                Some(member) if member.list => Place::List(member.kind),
                Some(member) => Place::Thing(member.kind),
                None => return astray(members.iter().map(Member::name).collect()),
            },
            Place::Thing(_) => return astray(Vec::new()),
        };
    }
    Ok(())
}

/// Whether a word of a path names an element of a list; `-` is the one after the last.
pub(crate) fn is_index(word: &str) -> bool {
    word == "-" || !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
