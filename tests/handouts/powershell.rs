//! What is said in PowerShell, and the script that looks at an account, before a grammar of the language.
//!
//! There is no PowerShell here to run it. What is parsed is what both 5.1 and 7 know.

use super::commands;
use crate::support::Scene;
use tree_sitter::{Node, Parser};

/// What is wrong with a text, by line: what the grammar does not know, and what PowerShell 5.1 does not.
pub(crate) fn problems(text: &str) -> Vec<String> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let tree = parser.parse(text, None).unwrap();
    let mut found = Vec::new();
    walk(tree.root_node(), text, &mut found);
    found
}

fn walk(node: Node<'_>, text: &str, found: &mut Vec<String>) {
    // A comma between bare words makes a list of them, which no program takes for one argument.
    let list = node.kind() == "," && node.parent().is_some_and(|parent| parent.kind() == "command_elements");
    // `one && other` came with version 7.
    if node.is_error() || node.is_missing() || list || node.kind() == "pipeline_chain_tail" {
        let line = text.lines().nth(node.start_position().row).unwrap_or_default();
        found.push(format!("{}: {line}", node.kind()));
    }
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        walk(child, text, found);
    }
}

#[test]
fn it_is_powershell() {
    let mut seen = 0;
    for block in commands().filter(|block| block.language == "powershell") {
        assert_eq!(problems(&block.text), [""; 0], "{block:#?}");
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
    for what in ["all", "network"] {
        let script = Scene::new().check(&["collect", what, "--script", "powershell"]).ends(0).out;
        assert_eq!(problems(&script), [""; 0], "{what}");
    }
    for lang in ["ko", "en"] {
        let run =
            Scene::new().check(&["cleanup", "--world", "course", "--shell", "powershell", "--lang", lang]).ends(0);
        assert_eq!(problems(&run.out), [""; 0], "{lang}");
    }
}

#[test]
fn what_is_no_powershell_is_found() {
    let right = "foreach ($id in aws ec2 describe-x --filters 'Name=a,Values=b' --output text) { $id }\n";
    assert_eq!(problems(right), [""; 0]);
    for (from, to) in [
        ("'Name=a,Values=b'", "Name=a,Values=b"),
        ("b'", "b"),
        (" }", ""),
        ("in aws", "aws"),
        ("$id }", "$id ?? 1 }"),
        ("{ $id", "{ aws --version && $id"),
    ] {
        assert!(!problems(&right.replacen(from, to, 1)).is_empty(), "{to}");
    }
}
