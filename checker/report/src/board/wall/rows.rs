//! What stands beside what: the rows of the wall, by contexts.

use board::{Board, Command, NoteKind, Starter};
use std::collections::BTreeSet;

/// A note to be put up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paper {
    pub(super) kind: NoteKind,
    pub(super) name: String,
    /// What stands below its name: a message, and the names in it.
    pub(super) more: Option<(&'static str, String)>,
}

/// Notes side by side: who starts it, the command, what handles it, what happens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) columns: [Vec<Paper>; 4],
    /// Whether one leads to the next.
    pub(super) is_joined: bool,
}

/// Rows in a frame: a context, or without a name what is not in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The message that says what the frame is.
    pub(super) label: &'static str,
    pub(super) name: Option<String>,
    pub(super) rows: Vec<Row>,
}

fn paper(kind: NoteKind, name: &str) -> Paper {
    Paper { kind, name: name.to_owned(), more: None }
}

/// Everything on the board, each note at least once.
pub(super) fn groups(board: &Board) -> Vec<Group> {
    let mut groups: Vec<Group> = board
        .contexts
        .iter()
        .map(|context| {
            let name = context.note.name.as_str();
            let own = |command: &&Command| board.contexts_of_command(command).first() == Some(&name);
            let mut commands: Vec<&Command> = board.commands.iter().filter(own).collect();
            // What one aggregate handles stands together.
            commands
                .sort_by_key(|command| context.aggregates.iter().position(|aggregate| command.on.contains(aggregate)));
            let mut rows: Vec<Row> = commands.into_iter().map(|command| row(board, command)).collect();
            let idle = context.aggregates.iter().filter(|aggregate| !is_handling(board, aggregate));
            rows.extend(idle.map(|aggregate| alone(2, paper(NoteKind::Aggregate, aggregate))));
            Group { label: "note-context", name: Some(name.to_owned()), rows }
        })
        .collect();
    let loose = Group { label: "board-loose", name: None, rows: loose(board) };
    let questions = Group { label: "board-questions", name: None, rows: questions(board) };
    groups.extend([loose, questions].into_iter().filter(|group| !group.rows.is_empty()));
    groups
}

fn is_handling(board: &Board, aggregate: &String) -> bool {
    board.commands.iter().any(|command| command.on.contains(aggregate))
}

/// A row with one note.
fn alone(column: usize, paper: Paper) -> Row {
    let mut row = Row::default();
    if let Some(papers) = row.columns.get_mut(column) {
        papers.push(paper);
    }
    row
}

/// The row of a command.
fn row(board: &Board, command: &Command) -> Row {
    let starters = board.starters(command).into_iter().map(|starter| match starter {
        Starter::Actor(name) => paper(NoteKind::Actor, name),
        Starter::External(name) => paper(NoteKind::External, name),
        Starter::Policy(policy) => policy_paper(policy),
    });
    let on = command
        .on
        .iter()
        .map(|name| paper(if board.is_aggregate(name) { NoteKind::Aggregate } else { NoteKind::External }, name));
    let columns =
        [starters.collect(), vec![paper(NoteKind::Command, &command.note.name)], on.collect(), events(&command.then)];
    Row { columns, is_joined: true }
}

fn events(names: &[String]) -> Vec<Paper> {
    names.iter().map(|name| paper(NoteKind::Event, name)).collect()
}

/// A policy says itself what it waits for: a line across the wall would not be followed by anybody.
fn policy_paper(policy: &board::Policy) -> Paper {
    let more = (!policy.when.is_empty()).then(|| ("board-when", policy.when.join(", ")));
    Paper { more, ..paper(NoteKind::Policy, &policy.note.name) }
}

/// What has no place in a context.
fn loose(board: &Board) -> Vec<Row> {
    let homeless = board.commands.iter().filter(|command| board.contexts_of_command(command).is_empty());
    let mut rows: Vec<Row> = homeless.map(|command| row(board, command)).collect();
    // What leads to events by itself, or to nothing at all.
    let policies = board.policies.iter().filter(|policy| policy.does.is_empty() || !policy.then.is_empty());
    let externals = board.externals.iter().filter(|external| {
        let name = &external.note.name;
        let is_up = board.commands.iter().any(|command| command.by.contains(name) || command.on.contains(name));
        !external.then.is_empty() || !is_up
    });
    let reporting = policies
        .map(|policy| (policy_paper(policy), events(&policy.then)))
        .chain(externals.map(|external| (paper(NoteKind::External, &external.note.name), events(&external.then))));
    rows.extend(reporting.map(|(paper, events)| Row {
        is_joined: !events.is_empty(),
        columns: [vec![paper], Vec::new(), Vec::new(), events],
    }));
    let acting: BTreeSet<&String> = board.commands.iter().flat_map(|command| &command.by).collect();
    let actors = board.actors.iter().map(|actor| &actor.name).filter(|name| !acting.contains(name));
    let actors: Vec<Paper> = actors.map(|name| paper(NoteKind::Actor, name)).collect();
    let aggregates = board.aggregates.iter().map(|aggregate| &aggregate.name);
    let homeless = aggregates.filter(|name| board.contexts_of(name).next().is_none() && !is_handling(board, name));
    let aggregates: Vec<Paper> = homeless.map(|name| paper(NoteKind::Aggregate, name)).collect();
    let orphans = board.events.iter().filter(|event| !board.is_produced(&event.note.name));
    let orphans: Vec<Paper> = orphans.map(|event| paper(NoteKind::Event, &event.note.name)).collect();
    rows.extend(grid([actors, aggregates, orphans].concat()));
    rows
}

/// Open questions, with what they hang on.
fn questions(board: &Board) -> Vec<Row> {
    let papers = board.hotspots.iter().map(|hotspot| Paper {
        more: hotspot.at.clone().map(|at| ("board-at", at)),
        ..paper(NoteKind::Hotspot, &hotspot.note.name)
    });
    grid(papers.collect())
}

/// Notes beside each other that do not lead to each other.
fn grid(papers: Vec<Paper>) -> Vec<Row> {
    let row = |papers: &[Paper]| {
        let mut row = Row::default();
        for (column, paper) in row.columns.iter_mut().zip(papers) {
            column.push(paper.clone());
        }
        row
    };
    papers.chunks(4).map(row).collect()
}
