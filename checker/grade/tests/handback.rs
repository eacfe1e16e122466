//! What goes out: exports, the class at a glance, and what goes back to learners.

mod alike;
mod exports;
mod feedback;
mod foreign;
mod glance;
mod looks;
mod names;
mod room;
mod sheets;
