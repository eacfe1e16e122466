//! Reports that were made by hand, drawn by every reporter in both languages.

mod explain;
mod fixture;
mod hostile;
mod json;
mod junit;
mod terminal;
mod trace;
