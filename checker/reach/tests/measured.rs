//! Probes that were measured on a real account, if the cases are beside the repository: no answer may be wrong.

#![expect(clippy::unwrap_used, reason = "a broken case file is a failed test")]

use reach::{Network, Verdict, wire};
use snapshot::import::{SourceFile, import};
use std::collections::BTreeMap;
use std::path::Path;

fn files(folder: &Path, base: &Path, found: &mut Vec<SourceFile>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, base, found);
        } else {
            let name = path.strip_prefix(base).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(SourceFile { path: name, bytes: std::fs::read(&path).unwrap() });
        }
    }
}

#[test]
fn demo_account_is_as_measured() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/reach-cases/demo");
    if !demo.is_dir() {
        // The data is its owner's and is not kept here. Whoever says that nothing may be skipped has it beside the
        // repository, or says with `MEASURED=absent` that this is known.
        let is = |name: &str, value: &str| std::env::var(name).as_deref() == Ok(value);
        assert!(!is("REQUIRE_REAL", "1") || is("MEASURED", "absent"), "{} is absent", demo.display());
        println!("skipped: {} is absent", demo.display());
        return;
    }
    let base = demo.join("aws_configs");
    let mut sources = Vec::new();
    files(&base, &base, &mut sources);
    let imported = import(&sources);
    let network = Network::new(&imported.snapshot);
    let cases = std::fs::read_to_string(demo.join("cases.jsonl")).unwrap();
    let (mut wrong, mut tally) = (Vec::new(), BTreeMap::<(String, &str), usize>::new());
    for line in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let (id, flow) = wire::request_from_json(line, &network);
        let scope = case["scope"].as_str().unwrap().to_owned();
        let (verdict, trace) = match flow {
            Ok(flow) => {
                let trace = network.trace(&flow);
                assert_eq!(trace.verdict, network.verdict(&flow), "{line}");
                (trace.verdict, wire::trace_to_json(&id, &trace))
            }
            Err(why) => (Verdict::Unknown, why),
        };
        let expected = if case["expected"] == "delivered" { Verdict::Delivered } else { Verdict::Dropped };
        let outcome = match verdict {
            Verdict::Unknown => "unknown",
            verdict if verdict == expected => "right",
            _ => "wrong",
        };
        *tally.entry((scope, outcome)).or_default() += 1;
        if outcome != "right" {
            wrong.push(format!("{line}\n    {trace}"));
        }
    }
    println!("{tally:?}");
    assert!(!tally.is_empty(), "no case was read");
    assert!(wrong.is_empty(), "{tally:?}\n{}", wrong.join("\n"));
}
