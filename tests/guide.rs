//! The guide for authors of labs does what it says: its blocks are carried out in their order, in both languages.
#![expect(clippy::unwrap_used, clippy::panic, reason = "what is not as it should be ends the test")]

use crate::support::{Run, Scene, is_korean, repository};
use judge::{Lab, LabFault, TomlFault};

/// A block of code of the guide.
struct Block {
    line: usize,
    /// What stands behind the fence: `sh`, `sh exits=1`, `sh account`, `text output`, `toml file=PATH`,
    /// `text append=PATH`.
    info: String,
    text: String,
}

fn guide(name: &str) -> String {
    std::fs::read_to_string(repository().join("labs").join(name)).unwrap()
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (line, text) in (1..).zip(page.lines()) {
        match text.strip_prefix("```") {
            Some(info) if !open => {
                blocks.push(Block { line, info: info.to_owned(), text: String::new() });
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                let block = blocks.last_mut().unwrap();
                block.text.push_str(text);
                block.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// Runs one line of a block; whoever has no `rm` deletes the files in the file manager.
fn line(scene: &Scene, line: &str) -> Option<Run> {
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        ["check", args @ ..] => Some(scene.check(args)),
        ["rm", files] => {
            let folder = files.strip_suffix("/*").unwrap();
            for file in std::fs::read_dir(scene.folder().join(folder)).unwrap() {
                std::fs::remove_file(file.unwrap().path()).unwrap();
            }
            None
        }
        _ => panic!("no command of the guide: {line}"),
    }
}

/// A text without its numbers: how many worlds a proof takes changes with what there is to look at.
fn without_numbers(text: &str) -> String {
    text.split(|c: char| c.is_ascii_digit()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("#")
}

/// Follows the guide from its first block to its last.
fn follow(name: &str, scene: &Scene) {
    let mut said = String::new();
    let (mut commands, mut files) = (0, 0);
    for block in blocks(&guide(name)) {
        let place = format!("{name}:{}", block.line);
        match block.info.split_once(' ') {
            None | Some(("sh", _)) if block.info.starts_with("sh") => {
                said.clear();
                for text in block.text.lines() {
                    let Some(run) = line(scene, text) else { continue };
                    commands += 1;
                    match block.info.as_str() {
                        "sh" => assert_eq!(run.code, 0, "{place}: {text}\n{run:#?}"),
                        "sh exits=1" => assert_eq!(run.code, 1, "{place}: {text}\n{run:#?}"),
                        // Nobody has an account here: it is said that there is none, and not that the words are wrong.
                        "sh account" => {
                            assert!([2, 4].contains(&run.code) && !run.err.contains("--help"), "{place}: {run:#?}");
                        }
                        other => panic!("{place}: {other}"),
                    }
                    said.push_str(&run.out);
                    said.push_str(&run.err);
                }
            }
            Some(("text", "output")) => {
                let shown = without_numbers(&block.text);
                assert!(without_numbers(&said).contains(&shown), "{place}: {}\nis not in\n{said}", block.text);
            }
            Some((_, what)) => {
                files += 1;
                match what.split_once('=') {
                    Some(("file", file)) => scene.file(file, &block.text),
                    Some(("append", file)) => scene.file(file, scene.read(file) + &block.text),
                    _ => panic!("{place}: {what}"),
                };
            }
            None => panic!("{place}: nothing says what becomes of this block"),
        }
    }
    assert!(commands > 15 && files > 8, "{commands} commands and {files} files");
}

#[test]
fn the_guide_leads_from_nothing_to_a_lab() {
    follow("GUIDE.md", &Scene::new());
}

#[test]
fn the_korean_guide_leads_there_too() {
    let scene = Scene::new().var("LANG", "ko_KR.UTF-8");
    follow("GUIDE.ko.md", &scene);
    let comments = ["lab.toml", "solved.txt"].map(|file| scene.read(&format!("mine/9.4-mail/{file}")));
    assert!(comments.iter().all(|text| is_korean(text)));
}

/// The same commands, files and marks; comments and what the program says are in the reader's language.
#[test]
fn both_guides_show_the_same() {
    let bare = |block: Block| {
        let is_said = block.info == "text output";
        let lines = block.text.lines().filter(|line| !is_said && (!line.starts_with('#') || line.contains("expect ")));
        (block.info, lines.map(str::to_owned).collect::<Vec<_>>())
    };
    let [en, ko] =
        ["GUIDE.md", "GUIDE.ko.md"].map(|name| blocks(&guide(name)).into_iter().map(bare).collect::<Vec<_>>());
    assert_eq!(en, ko);
}

/// The words that a `lab.toml` can have at a place, from what is said of one that it cannot.
fn known(text: &str) -> Vec<String> {
    match Lab::parse(text).unwrap_err().fault {
        LabFault::Toml(TomlFault::UnknownField { known, .. } | TomlFault::UnknownWord { known, .. }) => known,
        other => panic!("{other}"),
    }
}

#[test]
fn the_guides_leave_no_word_out() {
    let text = "{ ko = \"-\", en = \"-\" }";
    let check = |judge: &str| {
        format!(
            "id = \"lab-9.9\"\nchapter = \"-\"\ntitle = {text}\ngoal = {text}\n\
             [[check]]\nid = \"a\"\ntitle = {text}\npoints = 1\n{judge}\n"
        )
    };
    let mut words = known("nonsense = 1\n");
    words.extend(known(&check("nonsense = 1")));
    words.extend(known(&check("judge.nonsense = {}")));
    words.extend(known(&check("judge.flow = { from = \"nonsense\", to = \"internet\" }")));
    for kind in ["flow", "no-flow", "service-endpoint", "zonal-egress", "subnets", "exists", "list-admits"] {
        words.extend(known(&check(&format!("judge.{kind} = {{ nonsense = 1 }}"))));
    }
    words.retain(|word| !["check", "cost"].contains(&word.as_str()));
    assert!(words.len() > 35, "{words:?}");
    for name in ["GUIDE.md", "GUIDE.ko.md"] {
        let page = guide(name);
        for word in &words {
            assert!(page.contains(&format!("`{word}`")), "{name} says nothing of {word}");
        }
        assert!(page.contains("`[[check]]`") && page.contains("`[[cost]]`"));
        // What it leads to is there.
        for link in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { page.clone() } else { guide(file) };
            let heading = |line: &str| {
                let plain = |c: char| c.is_alphanumeric() || c == '-';
                line.trim_start_matches('#')
                    .trim()
                    .to_lowercase()
                    .replace(' ', "-")
                    .chars()
                    .filter(|c| plain(*c))
                    .collect()
            };
            let found = target.lines().filter(|line| line.starts_with('#')).any(|line| {
                let heading: String = heading(line);
                heading == anchor
            });
            assert!(anchor.is_empty() || found, "{name}: no heading for {link}");
        }
    }
}
