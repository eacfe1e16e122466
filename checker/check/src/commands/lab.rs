//! `check lab`: makes the folder of a new lab, proves labs by their own worlds, and starts an account to practise one in.

mod lint;
mod scaffold;
mod up;
mod words;

pub(super) use lint::lint;
pub(super) use scaffold::new;
pub(super) use up::up;
