//! The commands of the language, each with how it is written, what it does and an example: the one table that the
//! reader and LANGUAGE.md share.

mod balancers;
mod certificates;
mod databases;
mod distributions;
mod endpoints;
mod evidence;
mod filters;
mod gateways;
mod guard;
mod hosts;
mod interfaces;
mod journeys;
mod names;
mod nat;
mod network;
mod place;
mod prefixes;
mod probes;
mod raw;
mod removal;
mod repositories;
mod routes;
mod transit;

use crate::account::{Account, Walk};
use crate::args::Args;
use crate::error::{Fault, WorldError};
use crate::line::Line;
use crate::phrase::Phrase;

/// A line that has been read and can be carried out.
pub(crate) type Edit = Box<dyn FnOnce(&mut Account) -> Result<(), Fault>>;

/// One command.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// The word that a line begins with.
    pub name: &'static str,
    /// How it is written; `[…]` may be left out, `…` may be repeated.
    pub usage: &'static str,
    /// What it does, with what AWS does because of it.
    pub about: &'static str,
    /// The names of its `name=value` options.
    pub options: &'static [&'static str],
    /// Lines that can be carried out one after another on `base solved`.
    pub examples: &'static [&'static str],
    pub(crate) read: fn(&mut Args<'_>) -> Result<Edit, Fault>,
}

/// Every command, in the order of LANGUAGE.md, by subject.
pub const SUBJECTS: &[(&str, &[Command])] = &[
    ("Networks", network::COMMANDS),
    ("Routes", routes::COMMANDS),
    ("Gateways", gateways::COMMANDS),
    ("NAT", nat::COMMANDS),
    ("Network ACLs and security groups", filters::COMMANDS),
    ("Instances", hosts::COMMANDS),
    ("Interfaces and addresses", interfaces::COMMANDS),
    ("Endpoints", endpoints::COMMANDS),
    ("Prefix lists", prefixes::COMMANDS),
    ("Transit gateways", transit::COMMANDS),
    ("Load balancers", balancers::COMMANDS),
    ("Databases", databases::COMMANDS),
    ("Zones and domains", names::COMMANDS),
    ("Certificates", certificates::COMMANDS),
    ("Distributions", distributions::COMMANDS),
    ("Taking away", removal::COMMANDS),
    ("Block public access", guard::COMMANDS),
    ("Account and Region", place::COMMANDS),
    ("What could be seen", evidence::COMMANDS),
    ("What was tried from outside", probes::COMMANDS),
    ("Applications that were used", journeys::COMMANDS),
    ("Repositories that were looked through", repositories::COMMANDS),
    ("Any field", raw::COMMANDS),
];

/// Every command.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    SUBJECTS.iter().flat_map(|(_, commands)| commands.iter())
}

pub(crate) fn find(name: &str) -> Result<&'static Command, Fault> {
    if name == "base" {
        return Err(Fault::SecondBase);
    }
    commands()
        .find(|command| command.name == name)
        .ok_or_else(|| Fault::unknown(Phrase::Command, name, commands().map(|command| command.name)))
}

/// Carries out the edits of a text without header.
pub(crate) fn apply_all(edits: &str, account: &mut Account) -> Result<(), WorldError> {
    for (line, text) in (1..).zip(edits.lines()) {
        let words = Line::read(text).map_err(|fault| WorldError { line, fault })?.words;
        if !words.is_empty() {
            apply(&words, account).map_err(|fault| WorldError { line, fault })?;
        }
    }
    Ok(())
}

/// What follows of all edits together: a walk through the DNS ends where the registry has come to send the world.
pub(crate) fn settle(account: &mut Account) -> Result<(), Fault> {
    probes::walk_again(account)
}

/// The walks through the DNS that the registry leads astray.
pub(crate) fn led_astray(account: &Account) -> Vec<Walk> {
    probes::led_astray(account)
}

/// What follows of edits that bring such walks home.
pub(crate) fn walk_home(account: &mut Account, astray: &[Walk]) -> Result<(), Fault> {
    probes::walk_home(account, astray)
}

pub(crate) fn apply(words: &[String], account: &mut Account) -> Result<(), Fault> {
    read(words)?(account)?;
    account.here = account.home.clone();
    Ok(())
}

/// Reads one edit.
pub(crate) fn read(words: &[String]) -> Result<Edit, Fault> {
    let Some((name, rest)) = words.split_first() else { return Ok(Box::new(|_| Ok(()))) };
    let command = find(name)?;
    let mut args = Args::new(rest, command.options, command.usage)?;
    let edit = (command.read)(&mut args)?;
    args.finish()?;
    if OPENS.contains(&name.as_str()) {
        return Ok(Box::new(move |account| {
            edit(account)?;
            balancers::check_again(account);
            Ok(())
        }));
    }
    Ok(edit)
}

/// Commands after which a packet may arrive that did not before.
const OPENS: [&str; 10] =
    ["allow", "drop-rule", "use", "route", "associate", "disassociate", "groups", "attach", "start", "stand"];
