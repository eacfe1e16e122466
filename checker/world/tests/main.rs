//! The language of practice worlds, and the accounts that it makes.

mod asks;
mod brought;
mod complete;
mod consequences;
mod errors;
mod examples;
mod language;
mod properties;
mod services;
mod what_if;
