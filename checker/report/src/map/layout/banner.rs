//! The head of a drawing: what it is, and of which account.

use super::{Desk, HEADING, PLAIN, TITLE};
use crate::map::Setting;
use crate::map::model::Picture;

/// Draws the head; the height below it.
pub(super) fn draw(desk: &mut Desk<'_>, picture: &Picture) -> i32 {
    let margin = desk.margin();
    let room = desk.reach - margin;
    let mut y = margin;
    // A page says itself what it shows.
    if desk.setting == Setting::Alone {
        let title = desk.words.plain("draw-title");
        y += 16;
        desk.scene.text((margin, y), TITLE, "ink", &title, room);
        if let [place] = picture.places.as_slice() {
            let parts = [place.account.as_str(), place.region.as_str()];
            let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            if !known.is_empty() {
                y += 20;
                desk.scene.text((margin, y), PLAIN, "quiet", &known.join(" · "), room);
            }
        }
        y += 26;
    }
    if picture.vpcs.is_empty() {
        let nothing = desk.words.plain("draw-no-vpc");
        y += 24;
        desk.scene.text((margin, y), HEADING, "quiet", &nothing, room);
        y += 30;
    }
    y
}
