//! Pictures of random boards: nothing lies on anything else, nothing lies outside, and every note is up.

use super::{Options, Part, scene, svg};
use crate::drawing::look::{look, well_formed};
use crate::drawing::scene::Shape;
use crate::drawing::{Setting, Theme, contrast, draw};
use crate::words::Words;
use board::{Board, Command, Context, Direction, Event, External, Hotspot, Note, Policy, Relation};
use messages::{Catalogue, Language};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

const SOLVED: [&str; 2] = [
    include_str!("../../../../labs/2.4-event-storming/solved.ko.toml"),
    include_str!("../../../../labs/2.4-event-storming/solved.en.toml"),
];

/// Names as people write them, and as nobody should.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[가-힣]{1,8}( [가-힣]{1,12}){0,3}",
        "[A-Za-z]{1,30}( [a-z]{1,12}){0,4}",
        "\\PC{1,40}",
        Just("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW".to_owned()),
    ]
}

fn notes(most: usize) -> impl Strategy<Value = Vec<String>> {
    prop::collection::btree_set(name(), 0..most).prop_map(|names| names.into_iter().collect())
}

fn some(from: &[String], choice: &[Index], most: usize) -> Vec<String> {
    let chosen = choice.iter().take(most).filter(|_| !from.is_empty()).map(|index| index.get(from).clone());
    chosen.collect::<BTreeSet<_>>().into_iter().collect()
}

fn note(name: &str) -> Note {
    Note { name: name.to_owned(), line: 1 }
}

prop_compose! {
    fn any_board()(
        events in notes(9), commands in notes(9), actors in notes(4), externals in notes(3), policies in notes(4),
        aggregates in notes(6), contexts in notes(6), hotspots in notes(6), labels in prop::collection::vec(name(), 9),
        choice in prop::collection::vec(any::<Index>(), 400), counts in prop::collection::vec(0_usize..4, 100),
    ) -> Board {
        let mut choice = choice.chunks(4);
        let mut counts = counts.into_iter();
        let mut pick = |from: &[String]| some(from, choice.next().unwrap_or_default(), counts.next().unwrap_or(1));
        let starters: Vec<String> = actors.iter().chain(&externals).cloned().collect();
        let command = |name: &String, by, on, then| Command { note: note(name), by, on, then };
        let commands: Vec<Command> =
            commands.iter().map(|name| command(name, pick(&starters), pick(&aggregates), pick(&events))).collect();
        let called: Vec<String> = commands.iter().map(|command| command.note.name.clone()).collect();
        let policy = |name: &String, when, does, then| Policy { note: note(name), when, does, then };
        let policies = policies.iter().map(|name| policy(name, pick(&events), pick(&called), pick(&events))).collect();
        let relations = labels.iter().filter_map(|label| {
            let (from, to) = (pick(&contexts).first()?.clone(), pick(&contexts).last()?.clone());
            let direction = match label.len() % 3 {
                0 => Direction::Forth,
                1 => Direction::Both,
                _ => Direction::Unsaid,
            };
            let label = if label.len() % 5 == 0 { String::new() } else { label.clone() };
            (from != to).then(|| Relation { note: note("r"), from, to, direction, label })
        });
        let relations = relations.collect();
        let contexts: Vec<Context> =
            contexts.iter().map(|name| Context { note: note(name), aggregates: pick(&aggregates) }).collect();
        Board {
            title: labels.first().cloned().unwrap_or_default(),
            hotspots: hotspots.iter().map(|name| Hotspot { note: note(name), at: pick(&events).pop() }).collect(),
            externals: externals.iter().map(|name| External { note: note(name), then: pick(&events) }).collect(),
            events: events.iter().map(|name| Event { note: note(name), group: None }).collect(),
            actors: actors.iter().map(|name| note(name)).collect(),
            aggregates: aggregates.iter().map(|name| note(name)).collect(),
            commands, policies, contexts, relations,
        }
    }
}

/// Draws a board in every way and looks at it.
fn draw_all(board: &Board, pairs: &mut BTreeSet<(String, String)>) {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        for part in [Part::Wall, Part::Map, Part::Both] {
            for setting in [Setting::Alone, Setting::Page] {
                let options = Options { part, setting, ..Options::default() };
                let scene = scene(board, &options, Words::new(&catalogue));
                look(&scene);
                contrast::pairs(&scene, pairs);
                if part == Part::Wall {
                    every_note_is_up(board, &scene.shapes);
                }
                if setting == Setting::Alone {
                    let drawn = svg(board, &options, &catalogue);
                    well_formed(&drawn);
                    assert_eq!(drawn, svg(board, &options, &catalogue), "the same again");
                    assert!(!drawn.contains("board-described") && !drawn.contains("note-event"), "words are lacking");
                }
            }
        }
    }
}

fn every_note_is_up(board: &Board, shapes: &[Shape]) {
    let hints: Vec<&str> = shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Note { hint, .. } => Some(hint.as_str()),
            _ => None,
        })
        .collect();
    let notes = board.events.iter().map(|event| &event.note);
    let notes = notes.chain(&board.actors).chain(&board.aggregates);
    let notes = notes.chain(board.commands.iter().map(|command| &command.note));
    let notes = notes.chain(board.policies.iter().map(|policy| &policy.note));
    let notes = notes.chain(board.externals.iter().map(|external| &external.note));
    for note in notes.chain(board.hotspots.iter().map(|hotspot| &hotspot.note)) {
        let name = crate::safe::line(&note.name);
        assert!(hints.iter().any(|hint| hint.ends_with(&*name)), "{name:?} is not up");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_lies_on_anything_else(board in any_board()) {
        let mut pairs = BTreeSet::new();
        draw_all(&board, &mut pairs);
        contrast::are_legible(&pairs);
    }
}

#[test]
fn the_boards_of_the_course_are_drawn() {
    for text in SOLVED {
        let board = Board::parse(text).unwrap();
        let mut pairs = BTreeSet::new();
        draw_all(&board, &mut pairs);
        assert!(pairs.iter().any(|(_, below)| below == "note policy"), "{pairs:?}");
        contrast::are_legible(&pairs);
        let catalogue = Catalogue::new(Language::En);
        let options = Options { part: Part::Map, ..Options::default() };
        let scene = scene(&board, &options, Words::new(&catalogue));
        let tips = scene.shapes.iter().filter(|shape| matches!(shape, Shape::Tip { .. })).count();
        assert_eq!(tips, board.relations.len());
    }
}

#[test]
fn every_kind_of_note_has_a_colour_and_a_shape_of_its_own() {
    let sheet = draw::sheet("p-", Theme::Light);
    let rect = crate::drawing::scene::Rect { x: 0, y: 0, w: 148, h: 60 };
    let kinds = board::NoteKind::ALL.into_iter().filter(|kind| *kind != board::NoteKind::Context);
    let mut shapes = BTreeSet::new();
    for kind in kinds.clone() {
        assert!(sheet.contains(&format!(".p-note.p-{}", kind.as_str())), "{kind:?}");
        shapes.insert(draw::notes::outline(rect, kind));
    }
    assert_eq!(shapes.len(), kinds.count());
}
