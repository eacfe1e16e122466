//! What people call a resource, beside its id. Nothing here decides anything.

use crate::finding::Arg;
use snapshot::shapes::Tags;

/// A resource as an argument.
#[must_use]
pub(crate) fn resource(id: &str, tags: &Tags) -> Arg {
    Arg::Resource { id: id.to_owned(), name: tags.name().map(str::to_owned) }
}
