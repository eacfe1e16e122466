//! Boards of any kind: reading and judging them ends, and never in a panic.

use super::rules::rules;
use board::{Board, judge};
use proptest::prelude::*;

/// A line that a board may have, with names from a few, so that they meet.
fn line() -> impl Strategy<Value = String> {
    let name =
        prop::sample::select(vec!["주문", "order", "가게", "배달", "Order placed", "주문이 거절됨", "a -> b", "", "x"]);
    let names = prop::collection::vec(name.clone(), 0..4).prop_map(|names| {
        format!("[{}]", names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "))
    });
    let section =
        prop::sample::select(vec!["events", "actors", "externals", "aggregates", "hotspots", "triggers", "map"]);
    let table = prop::sample::select(vec!["commands", "policies", "contexts", "map", "triggers", "events"]);
    let field = prop::sample::select(vec!["by", "on", "then", "when", "do"]);
    prop_oneof![
        (section, names.clone()).prop_map(|(section, names)| format!("{section} = {names}")),
        table.prop_map(|table| format!("[{table}]")),
        (name.clone(), field, names.clone())
            .prop_map(|(name, field, names)| format!("\"{name}\" = {{ {field} = {names} }}")),
        (name, names).prop_map(|(name, names)| format!("\"{name}\" = {names}")),
        ("가게|배달|주문", "->|<-|<->|-|→", "가게|배달|주문")
            .prop_map(|(a, arrow, b)| format!("\"{a} {arrow} {b}\" = \"\"")),
    ]
}

fn look(text: &str) {
    if let Ok(board) = Board::parse(text) {
        let parts = vec![vec!["주문".to_owned()], vec![], vec!["ship".to_owned()]];
        for rule in rules(&parts) {
            let verdict = judge(&board, rule);
            assert!(verdict.wrong.iter().chain(&verdict.unwise).all(|flaw| flaw.code.starts_with("BOARD_")));
        }
    }
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,200}") {
        look(&text);
        look(&format!("board = \"x\"\n{text}"));
    }

    #[test]
    fn no_board_is_too_odd(lines in prop::collection::vec(line(), 0..20)) {
        look(&format!("board = \"x\"\n{}", lines.join("\n")));
    }

    #[test]
    fn no_change_of_a_board_is_too_odd(at in 0_usize..3000, with in "\\PC{0,3}", language in 0_usize..2) {
        let text = super::rules::SOLVED[language];
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        look(&format!("{}{with}{}", &text[..at], &text[at..]));
    }
}
