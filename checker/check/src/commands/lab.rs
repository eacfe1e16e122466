//! `check lab`: for those who write labs. Makes the folder of a new one, and proves labs by their own worlds.

mod lint;
mod scaffold;
mod words;

pub(super) use lint::lint;
pub(super) use scaffold::new;
