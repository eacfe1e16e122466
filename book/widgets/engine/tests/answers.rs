//! What the engine answers is what the crates say, and what the module answers is what the engine answers.
//!
//! Of the worlds of all labs one in [`STEP`] is asked about, and all with `EXHAUSTIVE=1`. The module is tried where
//! `ENGINE` names it, or where `.ci/wasm` has built it, and there is a Node.js.

use engine::Engine;
use judge::{Answer, Lab, Request};
use labs::Folder;
use messages::{Catalogue, Language};
use proof::{Expectation, Expected};
use reach::{Flow, Network, wire};
use report::json::v1;
use report::map::{self, Options};
use serde_json::{Value, json};
use snapshot::{Inventory, Names};
use std::path::Path;
use std::process::Command;
use world::Built;

const STEP: usize = 23;

fn step() -> usize {
    if std::env::var_os("EXHAUSTIVE").is_some() { 1 } else { STEP }
}

/// Each lab in an account with the texts of its worlds.
fn worlds() -> Vec<(&'static Folder, &'static str)> {
    let labs = labs::FOLDERS.iter().filter(|folder| {
        let lab = folder.file("lab.toml").and_then(|spec| Lab::parse(spec).ok());
        lab.is_some_and(|lab| !lab.is_on_paper())
    });
    labs.flat_map(|folder| {
        folder.below("cases").filter(|file| file.path.ends_with(".txt")).map(move |file| (folder, &*file.text))
    })
    .step_by(step())
    .collect()
}

/// An engine that has loaded a language and all labs, and what it was asked for that.
fn loaded(language: Language) -> (Engine, Vec<String>) {
    let labs = labs::FOLDERS.iter().filter_map(|folder| engine::lab(labs::FOLDERS, &folder.id()));
    let questions: Vec<String> = [engine::words(language)].into_iter().chain(labs).collect();
    let mut engine = Engine::default();
    for question in &questions {
        let answer = engine.answer(question);
        assert!(!answer.contains("\"fault\""), "{answer}");
    }
    (engine, questions)
}

fn answered(engine: &mut Engine, question: &Value) -> Value {
    serde_json::from_str(&engine.answer(&question.to_string())).unwrap()
}

fn built(text: &str) -> Built {
    proof::bases(labs::FOLDERS).read(text).unwrap().build().unwrap()
}

fn labels(built: &Built) -> impl Iterator<Item = (&str, &str)> {
    built.labels.iter().map(|(label, _, id)| (label, id))
}

fn names(built: &Built) -> Names {
    Names::of(&Inventory::new(&built.snapshot)).with_labels(labels(built))
}

/// The ends of a flow that both sides of a world have.
fn ends(built: &Built) -> Vec<(String, &'static str)> {
    let network = Network::new(&built.snapshot).with_names(labels(built));
    let ends = network.names_of_ends();
    ends.into_iter()
        .filter(|end| network.parse_end(end).is_ok())
        .take(2)
        .map(|end| (end.to_owned(), "203.0.113.80"))
        .collect()
}

fn asked(folder: &Folder, text: &str) -> Vec<Value> {
    let given = Expectation::read(text).map(|said| said.given).unwrap_or_default();
    let built = built(text);
    let judged =
        json!({"judge": {"lab": folder.id(), "world": text, "domain": given.domain, "ssh_ports": given.ssh_ports}});
    let mut asked = vec![judged, json!({"map": {"world": text, "prefix": "m-"}}), json!({"open": {"world": text}})];
    asked.extend(
        ends(&built)
            .into_iter()
            .map(|(from, to)| json!({"trace": {"world": text, "path": {"from": from, "to": to, "port": 443}}})),
    );
    asked.push(json!({"say": {"id": "touch-sum", "values": {"lab": folder.id(), "earned": 1, "possible": 3}}}));
    asked.extend(ends(&built).into_iter().map(|(from, to)| {
        let table = built.labels.iter().map(|(label, _, _)| label).find(|label| label.ends_with("-rt"));
        json!({"lookup": {"world": text, "table": table, "path": {"from": from, "to": to, "port": 443}}})
    }));
    asked
}

#[test]
fn a_page_is_told_what_the_crates_say() {
    let library: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let (mut engine, _) = loaded(language);
        for (folder, text) in worlds() {
            let built = built(text);
            let given = Expectation::read(text).map(|said| said.given).unwrap_or_default();
            let id = folder.id();
            let ids = [id.as_str()];
            let mut report = judge::judge(&Request {
                domain: given.domain.as_deref(),
                ssh_ports: &given.ssh_ports,
                ..Request::of_practice(&library, &ids, &built.snapshot)
            });
            let names = names(&built);
            report.names = names.clone();
            let expected: Value = serde_json::from_str(&v1::to_string(&report, &catalogue, "check")).unwrap();
            let told = asked(folder, text).iter().map(|question| answered(&mut engine, question)).collect::<Vec<_>>();
            assert_eq!(told[0]["report"], expected, "{text}");

            let network = Network::new(&built.snapshot).with_names(labels(&built));
            let options = Options { names: Some(&names), id_prefix: "m-", ..Options::default() };
            assert_eq!(told[1]["svg"], map::svg(&network, &options, &catalogue), "{text}");

            let spelled = told[2]["world"].as_str().unwrap();
            assert!(!spelled.contains("expect"), "{spelled}");
            let question = json!({"judge": {"lab": id, "world": spelled, "domain": told[2]["domain"], "ssh_ports": told[2]["ssh_ports"]}});
            let again = answered(&mut engine, &question);
            assert_eq!(again["report"]["labs"][0]["status"], expected["labs"][0]["status"], "{spelled}");

            for (told, (from, to)) in told.iter().skip(3).zip(ends(&built)) {
                let end = |word: &str| network.parse_end(word).unwrap();
                let trace = network.trace(&Flow::tcp(end(&from), end(to), 443));
                assert_eq!(told["trace"], wire::trace_to_value(&trace), "{from}\n{text}");
                assert_eq!(told["stopped"].as_array().unwrap().len(), trace.blockers.len());
            }
        }
    }
}

/// Every board of every lab, as a page asks for it.
fn boards() -> Vec<(String, Value)> {
    let of = |folder: &Folder| {
        let own = folder.id();
        let files = folder.below("cases").filter(|file| file.path.ends_with(".toml"));
        let boards = files.filter(|file| matches!(Answer::parse(&file.text), Ok(Answer::Board(_))));
        let asked = |text: &str| json!({"board": {"lab": own, "board": text, "prefix": "b-"}});
        boards.map(|file| (file.text.to_string(), asked(&file.text))).collect::<Vec<_>>()
    };
    labs::FOLDERS.iter().flat_map(of).collect()
}

#[test]
fn a_board_is_judged_and_drawn_as_the_crates_do() {
    let boards = boards();
    assert!(boards.len() > 20, "{}", boards.len());
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let (mut engine, _) = loaded(language);
        for (text, asked) in &boards {
            let told = answered(&mut engine, asked);
            let Answer::Board(board) = Answer::parse(text).unwrap() else { continue };
            let options = report::board::Options { id_prefix: "b-", ..report::board::Options::default() };
            assert_eq!(told["svg"], report::board::svg(&board, &options, &catalogue), "{text}");
            if let Ok(Expectation { own: Expected::Fails { check, code, .. }, .. }) = Expectation::read(text) {
                let checks = told["report"]["labs"][0]["checks"].as_array().unwrap();
                let own = checks.iter().find(|one| one["id"] == check.as_str()).unwrap();
                assert_eq!(own["status"], "fail", "{text}");
                assert!(own["findings"].to_string().contains(code.split('|').next().unwrap()), "{own}");
            }
        }
        let odd = answered(&mut engine, &json!({"board": {"lab": "lab-2.4", "board": "board = \"b\"\n[events\n"}}));
        assert_eq!(odd["line"], 2, "{odd}");
    }
}

#[test]
fn every_text_is_answered() {
    let (mut engine, _) = loaded(Language::Ko);
    for question in ["", "{", "null", "{\"judge\":{}}", "{\"plan\":{\"vpc\":\"\",\"subnets\":[\"/\"]}}"] {
        let answer: Value = serde_json::from_str(&engine.answer(question)).unwrap();
        assert!(answer.is_object(), "{answer}");
    }
    let world = "world 1\nbase solved\nrouet private-rt 0.0.0.0/0 -> igw\n";
    let told = answered(&mut engine, &json!({"read": {"world": world}}));
    assert_eq!((&told["line"], &told["word"]), (&json!(3), &json!("rouet")));
    let sentence = told["sentence"].as_str().unwrap();
    assert!(sentence.contains("route") && !sentence.starts_with("world-"), "{told}");
    let missing = answered(&mut engine, &json!({"judge": {"lab": "lab-9.9", "world": "world 1\nbase empty\n"}}));
    assert!(missing["fault"].is_string());
}

#[test]
fn the_module_answers_as_the_engine_does() {
    let has_node = Command::new("node").arg("--version").output().is_ok();
    if !has_node {
        real::missing("no Node.js");
        return;
    }
    let Some(module) = real::module(env!("CARGO_TARGET_TMPDIR")) else { return };
    for language in Language::ALL {
        let (_, mut questions) = loaded(language);
        questions
            .extend(worlds().into_iter().flat_map(|(folder, text)| asked(folder, text)).map(|asked| asked.to_string()));
        questions.extend(boards().into_iter().step_by(step().min(5)).map(|(_, asked)| asked.to_string()));
        questions.extend(["{".to_owned(), "\u{ac00}".to_owned()]);
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("questions-{language}.txt"));
        std::fs::write(&file, questions.join("\n")).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/module.js");
        let run = Command::new("node").args([&script, &module, &file]).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let told = String::from_utf8(run.stdout).unwrap();
        let told: Vec<&str> = told.lines().collect();
        assert_eq!(told.len(), questions.len());
        let mut engine = Engine::default();
        for (question, told) in questions.iter().zip(told) {
            assert_eq!(told, engine.answer(question), "{question}");
        }
    }
}
