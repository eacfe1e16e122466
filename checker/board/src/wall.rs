//! Looking along the wall: what produces an event, what starts a command, where each of them lies.

use crate::model::{Board, Command, Context, Policy, Starter};
use std::collections::BTreeSet;

impl Board {
    /// The commands that lead to an event.
    pub fn producers<'b>(&'b self, event: &'b str) -> impl Iterator<Item = &'b Command> {
        self.commands.iter().filter(move |command| command.then.iter().any(|name| name == event))
    }

    /// Whether anything on the board leads to an event.
    #[must_use]
    pub fn is_produced(&self, event: &str) -> bool {
        let has = |then: &[String]| then.iter().any(|name| name == event);
        self.producers(event).next().is_some()
            || self.policies.iter().any(|policy| has(&policy.then))
            || self.externals.iter().any(|external| has(&external.then))
    }

    /// What starts a command: people, systems, rules, in this order.
    #[must_use]
    pub fn starters<'b>(&'b self, command: &'b Command) -> Vec<Starter<'b>> {
        let given = command.by.iter().map(|name| {
            let is_person = self.actors.iter().any(|actor| actor.name == *name);
            if is_person { Starter::Actor(name) } else { Starter::External(name) }
        });
        let by_rule = self.policies.iter().filter(|policy| policy.does.contains(&command.note.name));
        given.chain(by_rule.map(Starter::Policy)).collect()
    }

    /// Whether a name is that of an aggregate.
    #[must_use]
    pub fn is_aggregate(&self, name: &str) -> bool {
        self.aggregates.iter().any(|aggregate| aggregate.name == name)
    }

    /// The contexts in which an aggregate lies.
    pub fn contexts_of<'b>(&'b self, aggregate: &'b str) -> impl Iterator<Item = &'b Context> {
        self.contexts.iter().filter(move |context| context.aggregates.iter().any(|name| name == aggregate))
    }

    /// The contexts in which a command is handled, each once.
    #[must_use]
    pub fn contexts_of_command<'b>(&'b self, command: &'b Command) -> BTreeSet<&'b str> {
        let contexts = command.on.iter().flat_map(|aggregate| self.contexts_of(aggregate));
        contexts.map(|context| context.note.name.as_str()).collect()
    }

    /// The contexts in which an event happens, each once.
    #[must_use]
    pub fn contexts_of_event<'b>(&'b self, event: &'b str) -> BTreeSet<&'b str> {
        self.producers(event).flat_map(|command| self.contexts_of_command(command)).collect()
    }

    /// The commands that a policy gives.
    pub fn given_by<'b>(&'b self, policy: &'b Policy) -> impl Iterator<Item = &'b Command> {
        self.commands.iter().filter(|command| policy.does.contains(&command.note.name))
    }

    /// From which context to which other a policy leads, each pair once.
    #[must_use]
    pub fn crossings<'b>(&'b self, policy: &'b Policy) -> BTreeSet<(&'b str, &'b str)> {
        let from: BTreeSet<&str> = policy.when.iter().flat_map(|event| self.contexts_of_event(event)).collect();
        let to: BTreeSet<&str> = self.given_by(policy).flat_map(|command| self.contexts_of_command(command)).collect();
        let pairs = from.iter().flat_map(|from| to.iter().map(move |to| (*from, *to)));
        // Of something that lies in several contexts nobody knows which way it is.
        pairs.filter(|(from, to)| from != to && !from_both(policy, self, from, to)).collect()
    }
}

/// Whether the policy's event happens in both contexts, so that it may be no crossing at all.
fn from_both(policy: &Policy, board: &Board, from: &str, to: &str) -> bool {
    policy.when.iter().all(|event| {
        let contexts = board.contexts_of_event(event);
        contexts.contains(from) && contexts.contains(to)
    })
}
