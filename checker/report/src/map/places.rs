//! What is drawn where, so that one can walk through a map without seeing it.

use super::model::Picture;
use super::scene::{Scene, Shape};
use crate::words::Words;

/// A thing on a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is: its kind, its id with its name, its state.
    pub about: String,
    /// How many things it lies in: 0 for a VPC and for what stands beside VPCs.
    pub depth: usize,
    /// Its left and upper edge, its width and its height, in pixels of the drawing.
    pub rect: [i32; 4],
}

/// The things of a scene, in the order in which they are drawn: a VPC before what lies in it.
pub(super) fn of(scene: &Scene, picture: &Picture, words: Words<'_>) -> Vec<Place> {
    let mut vpcs = picture.vpcs.iter();
    let mut places: Vec<Place> = Vec::new();
    for shape in &scene.shapes {
        let Shape::Frame { rect, class, hint, .. } = shape else { continue };
        let (about, depth) = match (class.split(' ').next().unwrap_or_default(), hint) {
            // The frame of a VPC says nothing when it is pointed at: it is most of the map.
            ("vpc", _) => match vpcs.next() {
                Some(vpc) => (words.resource(&vpc.id, vpc.name.as_deref()), 0),
                None => continue,
            },
            ("chip", Some(hint)) => (hint.clone(), 2),
            ("card" | "seat", Some(hint)) => (hint.clone(), 1),
            ("tile", Some(hint)) => (hint.clone(), usize::from(is_inside(rect, &places))),
            (_, Some(hint)) => (hint.clone(), 0),
            (_, None) => continue,
        };
        places.push(Place { about, depth, rect: [rect.x, rect.y, rect.w, rect.h] });
    }
    places
}

/// Whether a rectangle lies in a VPC that was drawn before.
fn is_inside(rect: &super::scene::Rect, places: &[Place]) -> bool {
    places.iter().filter(|place| place.depth == 0).any(|place| {
        let [x, y, w, h] = place.rect;
        x <= rect.x && y <= rect.y && rect.right() <= x + w && rect.bottom() <= y + h
    })
}
