//! Names that lead to somebody else who may stand before the application: Cloudflare, Global Accelerator, a DNS host that
//! answers with addresses in the place of a CNAME.
//!
//! Addresses show nothing there. Whether the application answers by the name does: a page that it has comes over HTTPS,
//! and one that nobody has does not, which tells it from a parking page that answers anything.

use crate::finding::Note;
use crate::pages::{self, Came};
use crate::stage::Stage;
use request::Name;
use snapshot::ProbeAsk;

/// A page that the course's application has, and one that nobody has.
const PATHS: [&str; 2] = ["/order/shops/", "/robots/vote/boss/index/"];

/// What has to be tried of such a name.
pub(crate) fn asks(host: &Name) -> [ProbeAsk; 2] {
    PATHS.map(|path| ProbeAsk::http(&format!("https://{host}{path}"), None))
}

/// That the application answers by a name, wherever that leads; `None` where that is not seen.
pub(crate) fn answered(stage: &Stage<'_>, host: &Name) -> Option<Note> {
    let [known, nobodys] = asks(host).map(|ask| {
        let visits = pages::visits(stage.tried.http(&ask).ok()?);
        match visits.first()?.came() {
            Came::Answer(status) => Some(status),
            _ => None,
        }
    });
    let is_it = matches!(known, Some(200..=299)) && matches!(nobodys, Some(404 | 410));
    is_it.then(|| Note::new("seen-name-proxied").with("name", host.as_str()).with("path", PATHS[0]))
}
