//! Batfish's files: answers that are asked for one parent at a time, each under the parent that it belongs to.
//!
//! <https://github.com/batfish/batfish/wiki/Packaging-snapshots-for-analysis>

use super::cut;
use super::note::NoteKind;
use super::part::Part;
use super::recognise::{Contents, of_parent, told};
use crate::ask::Ask;
use serde_json::json;

/// The call inside the wrapper of this name.
pub(super) fn operation(key: &str) -> Option<Ask> {
    Ask::ALL.iter().copied().find(|ask| ask.row().wrapper == Some(key))
}

/// Reads the elements of a wrapper, one call each.
pub(super) fn read(list: &[Part<'_>], operation: Ask) -> Result<Contents, NoteKind> {
    let mut contents = Contents::default();
    let Some(per) = operation.per() else { return Ok(contents) };
    let key = operation.key().unwrap_or_default();
    for element in list.iter().filter(|element| !element.is_null()) {
        let members = element.members().map_err(NoteKind::Broken)?;
        let parent = members.get(per.member).and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
        let Some(parent) = parent.filter(|parent| !parent.is_empty()) else {
            let cause = format!("the member `{}` is missing or no text", per.member);
            return Err(NoteKind::Broken(element.wrong(cause)));
        };
        if members.get(key).is_none() {
            contents.notes.push(NoteKind::NoList { list: format!("{key} ({parent})") });
            continue;
        }
        let mut input = of_parent(per, &parent);
        if operation == Ask::SearchTransitGatewayRoutes {
            input.insert("Filters".into(), json!([{"Name": "type", "Values": ["static"]}]));
        }
        contents.join(told(cut::read(element, operation).map_err(NoteKind::Broken)?, input));
    }
    Ok(contents)
}
