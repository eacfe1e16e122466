//! Redaction and sealing, by the table: a canary in every text of every ask and probe, in inputs, errors and everything
//! around them, and none is left.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use crate::shapes::{Fill, answer, object};
use serde_json::{Map, Value, json};
use snapshot::redact::{Mode, redact};
use snapshot::shapes::Class;
use snapshot::{Answer, Ask, Call, ProbeKind, Snapshot, ids_at};
use std::collections::BTreeSet;

/// A canary in the form of what each text is, wherever people can write one.
struct Canaries {
    mode: Mode,
    /// The type of records, the field of conditions.
    kind: &'static str,
    header: &'static str,
}

const KINDS: &[&str] = &[
    "TXT",
    "A",
    "AAAA",
    "CNAME",
    "NS",
    "MX",
    "SRV",
    "SOA",
    "CAA",
    "HTTPS",
    "DS",
    "LATER",
    "host-header",
    "path-pattern",
    "http-header",
    "query-string",
    "source-ip",
    "http-request-method",
];
const HEADERS: &[&str] = &["set-cookie", "location", "server", "x-canary", "Content-Type"];

impl Fill for Canaries {
    fn text(&mut self, member: &str, class: Class) -> String {
        let ids = self.mode == Mode::Share;
        match class {
            Class::Word if matches!(member, "Type" | "type" | "Field") => self.kind.into(),
            Class::HttpName if member == "name" => self.header.into(),
            // What a method is, who asks for it decides.
            Class::Condition if self.kind == "http-request-method" => "GET".into(),
            Class::Word | Class::Time => "available".into(),
            Class::Id if ids => "canary-1".into(),
            Class::Id => "E123".into(),
            Class::Zone if ids => "/hostedzone/ZCANARY".into(),
            Class::Zone => "Z123".into(),
            // A name in the form of a Region's is a name all the same.
            Class::Host => "kim-canary-1.canary2.canary".into(),
            Class::Record => "10 \"canary\" canary.example canary".into(),
            Class::Path => "/canary/x.canary?canary=canary&a=canary*#canary".into(),
            Class::Url => "https://canary:canary@canary.canary:canary/canary?canary".into(),
            Class::Arn => "arn:canary:canary:kim-canary-1:canary:canary/canary:canary".into(),
            Class::Cookie | Class::HeaderValue => "canary=canary; Path=/canary; Domain=canary.kr; canary=canary".into(),
            Class::Policy => policy().to_string(),
            _ => "canary of kim".into(),
        }
    }
    fn more(&mut self, _known: &Map<String, Value>) -> Map<String, Value> {
        Map::from_iter([("Canary".into(), json!({"canary": ["canary"]}))])
    }
    fn more_tags(&mut self) -> Vec<Value> {
        vec![json!({"Key": "canary", "Value": "canary"})]
    }
    fn description(&mut self) -> String {
        "ELB app/canary/50dc6c495c0c9188".into()
    }
}

fn policy() -> Value {
    json!({"Version": "canary", "Id": "canary", "canary": ["canary"], "Statement": [{
        "Sid": "canary", "Effect": "canary", "Action": ["canary", "canary:Get", "s3:canary canary"],
        "Principal": {"AWS": ["canary", "arn:aws:iam::111122223333:user/canary"], "Federated": "canary", "canary": "canary",
                      "Service": "canary.amazonaws.com"},
        "Resource": ["arn:aws:s3:::canary/canary", "arn:aws:s3:::al2023-repos-canary/canary", "arn:aws:canary:::canary",
                     "arn:aws:s3:::canary-${aws:PrincipalTag/canary}-${canary}/canary"],
        "Condition": {"canary": {"canary": "canary"}, "StringEquals": {
            "kms:EncryptionContext:canary": "canary", "canary:aud": "canary", "aws:ResourceTag/canary": ["canary"],
            "canary": "canary", "canary/canary:sub": "canary", "aws:canary canary": "canary"}}}]})
}

/// A document that has a canary wherever one can be.
fn document(fill: &mut Canaries) -> Value {
    let mut calls: Vec<Value> = Ask::ALL
        .iter()
        .map(|&ask| {
            let parent = ask.per().map(|per| (per.member.to_owned(), json!("canary")));
            // Ids stay in a submission, and this one is where an id belongs.
            let parent = parent.filter(|_| fill.mode == Mode::Share);
            let mut input: Map<String, Value> = parent.into_iter().collect();
            let filters = json!([{"Name": "tag:canary", "Values": ["canary"], "canary": {"canary": "canary"}}]);
            input.extend([("Filters".into(), filters), ("canary".into(), json!("canary")), ("NextToken".into(), json!("canary"))]);
            json!({"service": ask.service(), "operation": ask.name(), "account": "canary", "region": "canary", "at": "canary",
                   "finished": "canary", "input": input, "status": "failed", "output": answer(ask, fill), "canary": "canary",
                   "error": {"code": "canary: may not", "message": "canary", "http": 403, "canary": "canary"}})
        })
        .collect();
    calls.push(json!({"service": "canary", "operation": "canary", "input": {"canary": "canary"}, "output": {"canary": "canary"}}));
    let mut probes: Vec<Value> = ProbeKind::ALL
        .iter()
        .map(|kind| {
            let row = kind.row().unwrap();
            json!({"kind": kind.name(), "vantage": "canary", "at": "canary", "input": object(row.input, fill),
                   "output": object(row.output, fill), "error": {"code": "canary", "message": "canary"}})
        })
        .collect();
    probes.push(json!({"kind": "canary", "input": {"canary": "canary"}, "output": ["canary", {"canary": "canary"}]}));
    json!({"format": 1, "tool": "canary", "started": "canary", "finished": "canary", "account": "canary", "region": "canary",
           "principal": "arn:aws:iam::111122223333:user/canary", "calls": calls, "probes": probes, "canary": "canary"})
}

/// The line of every canary that is left.
fn left(snapshot: &Snapshot) -> Vec<String> {
    let text = snapshot.to_json();
    text.lines().filter(|line| line.to_ascii_lowercase().contains("canary")).map(str::to_owned).collect()
}

#[test]
fn no_canary_is_left() {
    for mode in [Mode::Share, Mode::Submit] {
        for (at, &kind) in KINDS.iter().enumerate() {
            let header = HEADERS[at % HEADERS.len()];
            let document = document(&mut Canaries { mode, kind, header }).to_string();
            let before = Snapshot::from_json(&document).unwrap();
            assert!(left(&before).len() > 300, "the sample has no canaries");
            let after = redact(&before, mode, &[3; 32]);
            assert_eq!(left(&after), [""; 0], "{mode:?} {kind}");
            assert_eq!(after.calls.len(), before.calls.len());
            for (one, two) in before.calls.iter().zip(&after.calls) {
                assert_eq!(
                    one.output.as_ref().map(snapshot::Output::len),
                    two.output.as_ref().map(snapshot::Output::len)
                );
            }
        }
    }
}

/// Names that could be somebody's, in the form that each text has.
struct Plausible;

impl Fill for Plausible {
    fn text(&mut self, _member: &str, class: Class) -> String {
        match class {
            Class::Id => "vpc-0a1b2c3d4e5f60718",
            Class::Arn => "arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:listener/app/kim/50dc6c495c0c9188/0467ef3c8400ae65",
            Class::Zone => "/hostedzone/Z0123ABCDEF",
            Class::Host => "Kim.example.link",
            _ => "available",
        }
        .into()
    }
    fn description(&mut self) -> String {
        "RDSNetworkInterface".into()
    }
}

fn parents(call: &Call, path: &str) -> BTreeSet<String> {
    call.output.iter().flat_map(|output| output.to_elements()).flat_map(|element| ids_at(&element, path)).collect()
}

#[test]
fn every_call_still_names_a_parent_that_is_listed() {
    for &child in Ask::ALL {
        let Some(per) = child.per() else { continue };
        for (mode, source) in
            [Mode::Share, Mode::Submit].iter().flat_map(|mode| per.sources.iter().map(move |s| (*mode, s)))
        {
            let listed = json!({"service": source.ask.service(), "operation": source.ask.name(), "status": "seen",
                                "output": answer(source.ask, &mut Plausible)});
            let element = match source.ask.row().answer {
                Answer::List(path) => path.iter().fold(&listed["output"], |value, member| &value[*member])[0].clone(),
                Answer::Object(_) => listed["output"].clone(),
            };
            let id = ids_at(&element, source.path).remove(0);
            let asked = json!({"service": child.service(), "operation": child.name(), "input": {per.member: id}});
            let before = Snapshot::from_json(&json!({"format": 1, "calls": [listed, asked]}).to_string()).unwrap();
            let after = redact(&before, mode, &[5; 32]);
            let [listed, asked] = after.calls.as_slice() else { panic!("{child:?}") };
            let parents = parents(listed, source.path);
            assert!(
                parents.contains(asked.parent().unwrap()),
                "{mode:?} {child:?} of {source:?}: {parents:?} {:?}",
                asked.input
            );
            assert!(mode == Mode::Submit || asked.input != before.calls[1].input, "{child:?}");
        }
    }
}

#[test]
fn what_a_row_asks_with_stays() {
    for &ask in Ask::ALL {
        for input in ask.row().inputs() {
            let call = json!({"service": ask.service(), "operation": ask.name(), "input": input});
            let before = Snapshot::from_json(&json!({"format": 1, "calls": [call]}).to_string()).unwrap();
            assert_eq!(redact(&before, Mode::Share, &[5; 32]).calls[0].input, input, "{ask:?}");
        }
    }
}

#[test]
fn secrets_are_sealed_wherever_the_table_has_them() {
    struct Secrets(&'static str);
    impl Fill for Secrets {
        fn text(&mut self, member: &str, class: Class) -> String {
            match class {
                Class::Secret | Class::Condition | Class::Record => "canary".into(),
                Class::HeaderValue => "sessionid=canary; Path=/".into(),
                Class::HttpName if member == "name" => "Set-Cookie".into(),
                Class::Word if matches!(member, "Type" | "type" | "Field") => self.0.into(),
                _ => "available".into(),
            }
        }
    }
    let of = |kind: &'static str| {
        let mut fill = Secrets(kind);
        let call = |&ask: &Ask| json!({"service": ask.service(), "operation": ask.name(), "output": answer(ask, &mut Secrets(kind))});
        let calls: Vec<Value> = Ask::ALL.iter().map(call).collect();
        let known = ProbeKind::ALL.iter().map(|kind| (kind, kind.row().unwrap()));
        let probes: Vec<Value> =
            known.map(|(kind, row)| json!({"kind": kind.name(), "output": object(row.output, &mut fill)})).collect();
        Snapshot::from_json(&json!({"format": 1, "calls": calls, "probes": probes}).to_string()).unwrap()
    };
    for kind in ["TXT", "SPF", "http-header", "query-string", "LATER"] {
        let before = of(kind);
        let mut sealed = before.clone();
        sealed.seal(&[1; 32]);
        assert!(left(&before).len() > 10);
        assert_eq!(left(&sealed), [""; 0], "{kind}");
        // The same is the same: one seal stands for all of them.
        let text = sealed.to_json();
        let seals: BTreeSet<&str> = text.split("hmac:").skip(1).filter_map(|rest| rest.get(..64)).collect();
        assert_eq!(seals.len(), 1, "{kind}: {seals:?}");
        assert_eq!(redact(&sealed, Mode::Share, &[5; 32]).calls.len(), sealed.calls.len());
        let mut other = before.clone();
        other.seal(&[2; 32]);
        assert_ne!(other, sealed);
    }
    for kind in ["A", "CNAME", "MX"] {
        let mut sealed = of(kind);
        sealed.seal(&[1; 32]);
        let records = sealed.calls.iter().find(|call| call.known() == Some(Ask::ListResourceRecordSets)).unwrap();
        assert!(serde_json::to_string(records).unwrap().contains("canary"), "{kind}");
    }
}

#[test]
fn every_probe_says_what_it_is_in_both_languages() {
    let mut names = BTreeSet::new();
    for kind in ProbeKind::ALL {
        let row = kind.row().unwrap();
        assert_eq!(&ProbeKind::from(row.name), kind);
        assert!(
            !row.en.is_empty()
                && row.en.is_ascii()
                && !row.ko.is_ascii()
                && !row.input.is_empty()
                && !row.output.is_empty()
        );
        assert!(names.insert(row.name));
    }
    let later =
        Snapshot::from_json(r#"{"format":1,"calls":[],"probes":[{"kind":"quic","input":{"x":1},"output":[1]}]}"#)
            .unwrap();
    assert_eq!(later.probes[0].kind, ProbeKind::Other("quic".into()));
    assert_eq!(later.probes[0].output, None);
    let wrong =
        Snapshot::from_json(r#"{"format":1,"calls":[],"probes":[{"kind":"dns","output":{"walk":3}}]}"#).unwrap_err();
    assert!(wrong.to_string().contains("dns probe"), "{wrong}");
}
