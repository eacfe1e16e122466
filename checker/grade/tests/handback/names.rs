//! Names of files: every system can hold them, no two are one, none leads anywhere else.

use grade::export::{Stems, stem};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn a_plain_id_is_its_own_name() {
    for id in ["kim01", "2026-12345", "a.b@c", "김민지", "x_y"] {
        assert_eq!(stem(id), id);
    }
}

#[test]
fn what_no_system_can_hold_is_replaced_and_stays_apart() {
    for id in [
        "",
        ".",
        "..",
        "../../etc/passwd",
        "a/b",
        "a\\b",
        "c:",
        "con",
        "CON.txt",
        "com1",
        "LPT¹",
        "nul.x",
        "a ",
        "a.",
        "\u{202e}x",
    ] {
        let name = stem(id);
        assert_ne!(name, id);
        assert!(!name.contains(['/', '\\', ':', '\u{202e}', ' ']), "{id:?} {name}");
        assert!(!name.starts_with('.') && !name.ends_with('.'), "{id:?} {name}");
    }
    assert_ne!(stem("a/b"), stem("a\\b"));
}

#[test]
fn ids_that_differ_in_case_or_composition_alone_get_names_of_their_own() {
    let ids = ["Kim", "kim", "KIM", "가", "\u{1100}\u{1161}", "straße", "STRASSE"];
    let stems = Stems::of(ids);
    let names: BTreeSet<String> = ids.iter().map(|id| stems.get(id).to_lowercase()).collect();
    assert_eq!(names.len(), ids.len(), "{names:?}");
}

proptest! {
    #[test]
    fn any_class_gets_names_that_are_apart_on_every_system(ids in prop::collection::btree_set(".{0,40}", 0..20)) {
        let stems = Stems::of(ids.iter().map(String::as_str));
        let names: Vec<String> = ids.iter().map(|id| stems.get(id)).collect();
        let apart: BTreeSet<String> = names.iter().map(|name| name.to_uppercase().to_lowercase()).collect();
        prop_assert_eq!(apart.len(), ids.len());
        for name in &names {
            prop_assert!(!name.is_empty() && name.len() <= 128, "{}", name);
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', ' ']), "{}", name);
            prop_assert!(!name.chars().any(char::is_control), "{}", name);
        }
    }
}
