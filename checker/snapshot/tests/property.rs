//! What holds for every document: it round-trips, and no bytes make reading or importing panic.

use crate::shapes::{Fill, answer, object};
use proptest::prelude::*;
use serde_json::{Value, json};
use snapshot::import::{SourceFile, import};
use snapshot::redact::{Mode, redact};
use snapshot::shapes::Class;
use snapshot::{Ask, ProbeKind, Snapshot};

/// Fills a sample by an endless list of choices.
struct Chosen {
    choices: Vec<u8>,
    next: usize,
    texts: Vec<String>,
}

impl Chosen {
    fn choose(&mut self) -> u8 {
        self.next += 1;
        self.choices[self.next % self.choices.len()]
    }
}

impl Fill for Chosen {
    fn text(&mut self, _member: &str, _class: Class) -> String {
        let choice = usize::from(self.choose());
        let fixed = ["10.0.0.0/16", "vpc-0a1b2c3d4e5f60718", "arn:aws:s3:::b", "::/0", "111122223333", "available", ""];
        fixed.get(choice % 12).map_or_else(|| self.texts[choice % self.texts.len()].clone(), |text| (*text).to_owned())
    }
    fn has(&mut self, _member: &str) -> bool {
        self.choose() > 80
    }
    fn description(&mut self) -> String {
        "ELB app/a/0f".into()
    }
}

prop_compose! {
    fn document()(
        picks in prop::collection::vec(0..Ask::ALL.len(), 0..5),
        choices in prop::collection::vec(any::<u8>(), 1..200),
        texts in prop::collection::vec(any::<String>(), 1..8),
        statuses in prop::collection::vec(prop::sample::select(vec!["seen", "denied", "failed", "unsupported", "not-asked"]), 5),
        truncated: bool,
        account in prop::option::of("[0-9]{12}"),
    ) -> Value {
        let mut fill = Chosen { choices, next: 0, texts };
        let calls: Vec<Value> = picks.iter().zip(statuses).map(|(&pick, status)| {
            let operation = Ask::ALL[pick];
            let output = answer(operation, &mut fill);
            json!({"service": operation.service(), "operation": operation.name(), "account": account, "input": {"X": fill.text("X", Class::Text)},
                   "status": status, "truncated": truncated, "output": output,
                   "error": {"code": fill.text("code", Class::Text), "message": fill.text("message", Class::Text), "http": 403}})
        }).collect();
        let later = json!({"kind": "later", "input": {"name": fill.text("name", Class::Text)}, "output": [fill.text("o", Class::Text), null, 1.5]});
        let known = ProbeKind::ALL.iter().filter_map(|kind| Some((kind.name(), kind.row()?)));
        let mut probes: Vec<Value> = known.map(|(kind, row)| {
            json!({"kind": kind, "input": object(row.input, &mut fill), "output": object(row.output, &mut fill)})
        }).collect();
        probes.push(later);
        json!({"format": 1, "account": account, "region": fill.text("region", Class::Text), "calls": calls, "probes": probes})
    }
}

fn survive(bytes: &[u8]) {
    if let Ok(snapshot) = Snapshot::from_bytes(bytes) {
        let again = redact(&snapshot, Mode::Share, &[9; 32]);
        assert_eq!(again.calls.len(), snapshot.calls.len());
    }
    let _ = import(&[SourceFile { path: "us-east-1/a\\b/c.json".into(), bytes: bytes.to_vec() }]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn documents_round_trip(document in document()) {
        let text = document.to_string();
        let one = Snapshot::from_json(&text).unwrap();
        let two = Snapshot::from_json(&one.to_json()).unwrap();
        prop_assert_eq!(&one, &two);
        prop_assert_eq!(&one, &Snapshot::from_bytes(&one.to_gzip()).unwrap());
        prop_assert_eq!(one.sha256(), two.sha256());
        // Nothing of what is read is lost: all outputs stand in the document as they were.
        let written: Value = serde_json::from_str(&one.to_json()).unwrap();
        for (before, after) in document["calls"].as_array().unwrap().iter().zip(written["calls"].as_array().unwrap()) {
            prop_assert_eq!(&before["output"], &after["output"]);
        }
        let (before, after) = (document["probes"].as_array().unwrap(), written["probes"].as_array().unwrap());
        for (before, after) in before.iter().zip(after) {
            prop_assert_eq!(&before["input"], &after["input"]);
            prop_assert!(before["output"] == after["output"] || before["kind"] == "later" && after["output"].is_null());
        }
    }

    #[test]
    fn redaction_keeps_the_shape(document in document(), key: [u8; 32], share: bool) {
        let before = Snapshot::from_json(&document.to_string()).unwrap();
        let mode = if share { Mode::Share } else { Mode::Submit };
        let after = redact(&before, mode, &key);
        prop_assert_eq!(before.calls.len(), after.calls.len());
        for (one, two) in before.calls.iter().zip(&after.calls) {
            prop_assert_eq!((one.status, one.truncated), (two.status, two.truncated));
            prop_assert_eq!(one.output.as_ref().map(snapshot::Output::len), two.output.as_ref().map(snapshot::Output::len));
        }
        prop_assert_eq!(&after, &Snapshot::from_json(&after.to_json()).unwrap());
        if !share {
            prop_assert_eq!(&after.account, &before.account);
        }
    }

    #[test]
    fn sealing_keeps_the_shape_and_what_is_sealed(document in document(), key: [u8; 32], other: [u8; 32]) {
        let before = Snapshot::from_json(&document.to_string()).unwrap();
        let mut sealed = before.clone();
        sealed.seal(&key);
        let mut again = sealed.clone();
        again.seal(&other);
        prop_assert_eq!(&again, &sealed);
        prop_assert_eq!(&sealed, &Snapshot::from_json(&sealed.to_json()).unwrap());
        for (one, two) in before.calls.iter().zip(&sealed.calls) {
            prop_assert_eq!(one.output.as_ref().map(snapshot::Output::len), two.output.as_ref().map(snapshot::Output::len));
            if !one.known().is_some_and(Ask::may_hold_secrets) {
                prop_assert_eq!(one, two);
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survive(&bytes);
    }

    #[test]
    fn no_text_like_json_makes_it_panic(text in r#"[\[\]{}:,"\\0-9a-zé \n.eE+-]{0,200}"#) {
        survive(text.as_bytes());
        survive(format!("{{\"format\":1,\"calls\":[{text}]}}").as_bytes());
        survive(format!("{{\"Vpcs\":[{text}]}}").as_bytes());
    }

    #[test]
    fn no_damage_makes_it_panic(document in document(), at: prop::sample::Index, byte: u8, cut: bool, packed: bool) {
        let snapshot = Snapshot::from_json(&document.to_string()).unwrap();
        let mut bytes = if packed { snapshot.to_gzip() } else { document.to_string().into_bytes() };
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        survive(&bytes);
    }
}
