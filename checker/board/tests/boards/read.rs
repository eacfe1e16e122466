//! What is read, and what is said of what cannot be.

use board::{Board, BoardFault, Direction, Section, Starter};

const WALL: &str = r#"
board = "Ordering"
actors = ["Customer"]
externals = ["Bank"]
aggregates = ["Order", "Dish"]
hotspots = { "Who pays back?" = "order  PLACED" }
events = ["Order placed", "Order rejected"]
[commands]
"Place order" = { by = ["customer", "Bank"], on = "Order", then = ["Order placed"] }
"Reject order" = { by = "When late", on = "Order", then = "Order rejected" }
[policies]
"When late" = { when = "Order placed" }
[contexts]
"Order" = "Order"
"Kitchen" = ["Dish"]
"Abroad" = []
[map]
"Order -> Kitchen" = "orders"
"Kitchen <- Abroad" = ""
"Order ↔ Abroad" = ""
"Kitchen - Order" = ""
"#;

#[test]
fn a_wall_is_read_as_it_is_written() {
    let board = Board::parse(WALL).unwrap();
    assert_eq!(board.title, "Ordering");
    let place = &board.commands[0];
    assert_eq!((place.by.len(), place.note.line), (2, 9), "spellings are those of the notes: {:?}", place.by);
    assert_eq!(board.starters(place), [Starter::Actor("Customer"), Starter::External("Bank")]);
    let reject = &board.commands[1];
    assert!(matches!(board.starters(reject).as_slice(), [Starter::Policy(policy)] if policy.note.name == "When late"));
    assert_eq!(board.hotspots[0].at.as_deref(), Some("Order placed"));
    let relations: Vec<_> =
        board.relations.iter().map(|one| (one.from.as_str(), one.to.as_str(), one.direction)).collect();
    assert_eq!(
        relations,
        [
            ("Order", "Kitchen", Direction::Forth),
            ("Abroad", "Kitchen", Direction::Forth),
            ("Order", "Abroad", Direction::Both),
            ("Kitchen", "Order", Direction::Unsaid),
        ]
    );
    assert!(Board::parse(&WALL.replace('\n', "\r\n")).is_ok());
}

#[test]
fn both_solved_boards_are_the_same_wall() {
    let [ko, en] = super::rules::SOLVED.map(|text| Board::parse(text).unwrap());
    let shape = |board: &Board| {
        (board.events.len(), board.commands.len(), board.policies.len(), board.aggregates.len(), board.relations.len())
    };
    assert_eq!(shape(&ko), shape(&en));
}

#[test]
fn trigger_is_a_word_for_who_or_what_starts_a_command() {
    let head = "board = \"x\"\nevents = [\"a\", \"b\"]\n";
    let list = format!("{head}triggers = [\"Customer\"]\n[commands]\n\"c\" = {{ trigger = \"Customer\" }}\n");
    let board = Board::parse(&list).unwrap();
    assert_eq!((board.actors.len(), board.commands[0].by.len()), (1, 1));
    let table = format!(
        "{head}[triggers]\n\"Customer\" = {{}}\n\"rule\" = {{ when = \"a\", do = \"c\" }}\n[commands]\n\"c\" = {{ by = \"Customer\" }}\n"
    );
    let board = Board::parse(&table).unwrap();
    assert_eq!((board.actors.len(), board.policies.len(), board.policies[0].does.len()), (1, 1, 1));
}

/// What is wrong, where, and what was probably meant.
fn refused(text: &str) -> (usize, usize, BoardFault) {
    let error = Board::parse(text).unwrap_err();
    (error.line, error.column, error.fault)
}

#[test]
fn every_mistake_is_told_at_its_word() {
    let head = "board = \"x\"\nevents = [\"주문이 접수됨\", \"b\"]\naggregates = [\"Order\"]\n";
    let with = |rest: &str| refused(&format!("{head}{rest}"));
    let (line, column, fault) = with("[commands]\n\"주문하기\" = { on = \"Order\", then = \"주문이 접수댐\" }\n");
    assert_eq!((line, column, fault.nearest()), (5, 33, Some("주문이 접수됨")), "{fault:?}");
    assert!(matches!(fault, BoardFault::UnknownName { among, .. } if among == [Section::Events]));
    let (line, _, fault) = with("[commands]\n\"c\" = { on = \"Odrer\" }\n");
    assert_eq!((line, fault.nearest()), (5, Some("Order")));
    let (_, _, fault) = with("[commands]\n\"c\" = { by = \"Nobody at all\" }\n");
    assert!(matches!(&fault, BoardFault::UnknownName { among, .. } if among.len() == 3) && fault.nearest().is_none());
    let (line, column, fault) = with("[commands]\n\"c\" = { handled = \"Order\" }\n");
    assert!(matches!(fault, BoardFault::UnknownField { section: Section::Commands, .. }), "{fault:?}");
    assert_eq!((line, column), (5, 9));
    let (line, _, fault) = with("commnads = 1\n");
    assert_eq!((line, fault.nearest()), (4, Some("commands")));
    let (line, _, fault) = with("actors = [\"A\", \"a\"]\n");
    assert!(matches!(fault, BoardFault::Twice { section: Section::Actors, first: 4, .. }) && line == 4, "{fault:?}");
    let (_, _, fault) = with("[commands]\n\"c\" = {}\n\"c\" = {}\n");
    assert_eq!(fault, BoardFault::KeyTwice { name: "c".to_owned() });
    let (_, _, fault) = with("[contexts]\n\"A\" = \"Order\"\n\"B\" = []\n[map]\n\"A -> C\" = \"\"\n");
    assert!(matches!(&fault, BoardFault::UnknownName { word, .. } if word == "C"), "{fault:?}");
    let (line, _, fault) = with("[contexts]\n\"A\" = \"Order\"\n\"B\" = []\n[map]\n\"A B C\" = \"\"\n");
    assert!(matches!(fault, BoardFault::NoRelation { .. }) && line == 8, "{fault:?}");
    let (_, _, fault) = with("[contexts]\n\"A\" = []\n[map]\n\"A -> A\" = \"\"\n");
    assert_eq!(fault, BoardFault::WithItself { name: "A".to_owned() });
    for (rest, wanted) in [
        ("actors = 5", "ListOrTable"),
        ("actors = [5]", "Text"),
        ("commands = [\"a\"]", "Table"),
        ("[commands]\nc = { then = 5 }", "Names"),
    ] {
        let (_, _, fault) = with(rest);
        assert!(matches!(&fault, BoardFault::WrongKind { wanted: kind } if format!("{kind:?}") == wanted), "{fault:?}");
    }
    assert!(matches!(refused("events = []").2, BoardFault::NoTitle));
    assert!(matches!(refused("board = \"x\"\nevents = [").2, BoardFault::Syntax { .. }));
    assert!(matches!(with("[commands]\n\"  \" = {}").2, BoardFault::NoName));
    assert!(matches!(with(&format!("actors = [\"{}\"]", "가".repeat(121))).2, BoardFault::LongName { .. }));
    let many: Vec<String> = (0..700).map(|number| format!("\"{number}\"")).collect();
    assert!(matches!(with(&format!("actors = [{}]", many.join(","))).2, BoardFault::TooMany { .. }));
}

#[test]
fn places_that_are_not_filled_in_yet_are_empty() {
    let board =
        Board::parse("board = \"\"\nevents = [\"\"]\n[commands]\nc = { by = \"\", on = [], then = \"\" }\n").unwrap();
    assert!(board.events.is_empty() && board.commands[0].by.is_empty() && board.commands[0].then.is_empty());
}
