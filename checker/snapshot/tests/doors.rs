//! What holds at every door that an answer can come in by: a bare file, a call record, a wrapper, a snapshot document.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use crate::shapes::{Fill, answer};
use serde_json::{Value, json};
use snapshot::import::{Imported, NoteKind, SourceFile, import};
use snapshot::shapes::{Class, Kind, Member};
use snapshot::{Answer, Ask, Call, Snapshot};

/// Everything that can be there is there.
struct Full;

impl Fill for Full {
    fn text(&mut self, member: &str, _class: Class) -> String {
        if member == "RuleArn" { "arn:x:listener-rule/app/a/1/2/3".into() } else { "x-1".into() }
    }
    fn description(&mut self) -> String {
        "ELB app/a/0f".into()
    }
}

fn full(ask: Ask) -> Value {
    answer(ask, &mut Full)
}

fn files(files: &[(&str, &Value)]) -> Imported {
    let source = |&(path, value): &(&str, &Value)| SourceFile { path: path.into(), bytes: value.to_string().into() };
    import(&files.iter().map(source).collect::<Vec<_>>())
}

/// The list that names the parent of an ask's answers, and the name of a file that names it too.
fn parents(ask: Ask) -> Option<Value> {
    let source = ask.per()?.sources[0];
    let Answer::List(path) = source.ask.row().answer else { panic!("{} is no list", source.ask.name()) };
    let mut element = json!({});
    for name in source.ask.id_member().iter().map(String::as_str).chain(source.ask.row().has.iter().copied()) {
        element[name] = json!("x-1");
    }
    element[source.path] = json!("x-1");
    for list in source.ask.row().always {
        element[*list] = json!([]);
    }
    Some(path.iter().rev().fold(json!([element]), |inside, member| json!({ *member: inside })))
}

/// The same answer by all doors, each with its name.
fn doors(ask: Ask, output: &Value) -> Vec<(&'static str, Imported)> {
    let mut input = json!({});
    if let Some(per) = ask.per() {
        input[per.member] = json!("x-1");
    }
    if ask.row().whole_only_with_input {
        input = Value::Object(ask.row().inputs()[0].clone());
    }
    let mut record = json!({"service": ask.service(), "operation": ask.name(), "input": input, "output": output});
    let mut all = vec![("record", files(&[("r.json", &record)])), ("records", files(&[("r.json", &json!([record]))]))];
    record["status"] = json!("seen");
    let document = json!({"format": 1, "calls": [record]});
    all.push(("document", files(&[("d.json", &document)])));
    let read = Snapshot::from_json(&document.to_string()).unwrap();
    all.push(("reader", Imported { snapshot: read, notes: Vec::new() }));
    match parents(ask) {
        None => all.push(("file", files(&[("f.json", output)]))),
        Some(parents) if ask.is_list() => {
            all.push(("file", files(&[("x-1.json", output), ("parents.json", &parents)])));
        }
        Some(_) => {}
    }
    if let (Some(wrapper), Some(per)) = (ask.row().wrapper, ask.per()) {
        let mut element = output.clone();
        if let Some(members) = element.as_object_mut() {
            members.insert(per.member.to_owned(), json!("x-1"));
        }
        all.push(("wrapper", files(&[("w.json", &json!({ wrapper: [element] }))])));
    }
    all
}

fn calls(imported: &Imported, ask: Ask) -> Vec<&Call> {
    imported.snapshot.calls.iter().filter(|call| call.known() == Some(ask)).collect()
}

fn lists() -> impl Iterator<Item = (Ask, &'static [&'static str])> {
    Ask::ALL.iter().filter_map(|&ask| match ask.row().answer {
        Answer::List(path) => Some((ask, path)),
        Answer::Object(_) => None,
    })
}

#[test]
fn whole_answers_come_in_whole() {
    for (ask, _) in lists() {
        for (door, imported) in doors(ask, &full(ask)) {
            let calls = calls(&imported, ask);
            // ListCertificates leaves some out unless it is told not to, which a bare file does not say.
            let whole = !(door == "file" && ask.row().whole_only_with_input);
            assert_eq!(calls.len(), 1, "{} by {door}: {:?}", ask.name(), imported.notes);
            assert_eq!(calls[0].output.as_ref().unwrap().len(), 1, "{} by {door}", ask.name());
            // The wrapper of static routes says by its name that it holds some only.
            if door != "wrapper" {
                assert_eq!(calls[0].proves_absence(), whole, "{} by {door}", ask.name());
            }
        }
    }
}

#[test]
fn there_is_more_counts_at_every_door() {
    let common = ["NextToken", "nextToken", "NextMarker", "NextPageMarker", "IsTruncated", "NextRecordName"];
    for (ask, path) in lists() {
        for flag in common.into_iter().chain(ask.row().more) {
            let said =
                if ["IsTruncated", "AdditionalRoutesAvailable"].contains(&flag) { json!(true) } else { json!("x") };
            let not = if said.is_boolean() { json!(false) } else { json!("") };
            for depth in 0..path.len() {
                for (value, more) in [(&said, true), (&not, false), (&Value::Null, false)] {
                    let mut output = full(ask);
                    let place = path[..depth].iter().fold(&mut output, |inside, member| &mut inside[*member]);
                    place[flag] = value.clone();
                    for (door, imported) in doors(ask, &output) {
                        let calls = calls(&imported, ask);
                        assert_eq!(calls.len(), 1, "{} by {door}: {:?}", ask.name(), imported.notes);
                        assert_eq!(calls[0].truncated, more, "{} by {door} with {flag}: {value}", ask.name());
                        assert!(!more || !calls[0].proves_absence());
                    }
                }
            }
        }
    }
}

#[test]
fn a_call_that_begins_on_a_later_page_is_not_whole() {
    for member in ["NextToken", "Marker", "StartingToken", "StartRecordName"] {
        for (ask, _) in lists() {
            let mut input = ask.row().inputs()[0].clone();
            input.extend(ask.per().map(|per| (per.member.to_owned(), json!("x-1"))));
            input.insert(member.into(), json!("page-2"));
            let record =
                json!({"service": ask.service(), "operation": ask.name(), "input": input, "output": full(ask)});
            let mut call = record.clone();
            call["status"] = json!("seen");
            for value in [record, json!({"format": 1, "calls": [call]})] {
                let imported = files(&[("r.json", &value)]);
                assert!(calls(&imported, ask).iter().all(|call| call.truncated), "{} {member}", ask.name());
            }
        }
    }
}

#[test]
fn an_answer_without_its_list_proves_nothing() {
    for &ask in Ask::ALL {
        let mut empty =
            vec![json!({}), json!({"ResponseMetadata": {}}), json!({"NextToken": null}), json!({"Moons": []})];
        match ask.row().answer {
            Answer::List(path) => {
                empty.push(path.iter().rev().fold(Value::Null, |inside, member| json!({ *member: inside })));
                empty.push(
                    path[..path.len() - 1].iter().rev().fold(json!({}), |inside, member| json!({ *member: inside })),
                );
            }
            Answer::Object(marks) => empty.extend(marks.iter().map(|mark| json!({ *mark: null }))),
        }
        for output in empty {
            for (door, imported) in doors(ask, &output) {
                let proves = calls(&imported, ask).iter().any(|call| call.proves_absence());
                assert!(!proves, "{} by {door}: {output}", ask.name());
                assert!(door == "reader" || !imported.notes.is_empty(), "{} by {door}: {output}", ask.name());
            }
        }
    }
}

/// The ways to all members of a shape that may be missing.
fn optional(shape: &[Member], at: &str, into: &mut Vec<String>) {
    for member in shape {
        let mut here = format!("{at}/{}", member.name());
        if !member.id {
            into.push(here.clone());
        }
        if member.list {
            here.push_str("/0");
        }
        match member.kind {
            Kind::Shape(inner) => optional(inner, &here, into),
            Kind::Tags => into.extend([here.clone(), format!("{here}/0/Value"), format!("{here}/0/Key")]),
            _ => {}
        }
    }
}

#[test]
fn null_is_absent_in_every_member_of_every_answer() {
    for &ask in Ask::ALL {
        let root = match ask.row().answer {
            Answer::List(path) => format!("/{}/0", path.join("/")),
            Answer::Object(_) => String::new(),
        };
        let mut ways = Vec::new();
        optional(ask.members(), &root, &mut ways);
        // Without one of these an element is none; where one is `null`, it is empty.
        let cut: Vec<String> =
            ask.row().always.iter().map(|list| format!("{root}/{}", list.replace("[].", "/0/"))).collect();
        for way in ways.into_iter().filter(|way| !cut.contains(way)) {
            let (holder, name) = way.rsplit_once('/').unwrap();
            let mut with = full(ask);
            with.pointer_mut(holder).unwrap()[name] = Value::Null;
            let mut without = full(ask);
            without.pointer_mut(holder).unwrap().as_object_mut().unwrap().remove(name);
            for ((door, null), (_, absent)) in doors(ask, &with).into_iter().zip(doors(ask, &without)) {
                assert_eq!(null.snapshot.calls, absent.snapshot.calls, "{} by {door}: {way}", ask.name());
                let broken = null.notes.iter().find(|note| matches!(note.kind, NoteKind::Broken(_)));
                assert!(broken.is_none(), "{} by {door}: {way}: {broken:?}", ask.name());
            }
        }
    }
}

/// The ways to all times in a shape.
fn times(shape: &[Member], at: &str, into: &mut Vec<String>) {
    for member in shape {
        let here = format!("{at}/{}{}", member.name(), if member.list { "/0" } else { "" });
        match member.kind {
            Kind::Shape(inner) => times(inner, &here, into),
            Kind::Text(Class::Time) => into.push(here),
            _ => {}
        }
    }
}

/// Version 1 of the AWS CLI prints the times of services that speak JSON as numbers.
#[test]
fn seconds_are_as_good_as_text_in_every_time_of_every_answer() {
    let mut seen = 0;
    for &ask in Ask::ALL {
        let root = match ask.row().answer {
            Answer::List(path) => format!("/{}/0", path.join("/")),
            Answer::Object(_) => String::new(),
        };
        let mut ways = Vec::new();
        times(ask.members(), &root, &mut ways);
        seen += ways.len();
        for way in ways {
            for (number, text) in [
                (json!(1_789_516_799), "2026-09-15T23:59:59+00:00"),
                (json!(1_795_363_210.123), "2026-11-22T16:00:10.123000+00:00"),
            ] {
                let [numbers, texts] = [number, json!(text)].map(|told| {
                    let mut output = full(ask);
                    *output.pointer_mut(&way).unwrap() = told;
                    doors(ask, &output)
                });
                for ((door, number), (_, text)) in numbers.into_iter().zip(texts) {
                    assert_eq!(number.snapshot.calls, text.snapshot.calls, "{} by {door}: {way}", ask.name());
                    let broken = number.notes.iter().find(|note| matches!(note.kind, NoteKind::Broken(_)));
                    assert!(broken.is_none(), "{} by {door}: {way}: {broken:?}", ask.name());
                }
            }
        }
    }
    assert!(seen > 12, "{seen}");
}

#[test]
fn null_is_absent_in_records_and_documents() {
    let call = json!({"service": null, "operation": "DescribeVpcs", "account": null, "region": null, "input": null,
                      "at": null, "finished": null, "status": null, "error": null, "truncated": null,
                      "output": {"Vpcs": [{"VpcId": "vpc-1", "Tags": [null]}], "NextToken": null}});
    let record = files(&[("r.json", &call)]);
    assert_eq!(record.notes, []);
    assert!(calls(&record, Ask::DescribeVpcs)[0].proves_absence());
    let mut call = call;
    call["service"] = json!("ec2");
    call["error"] = json!({"code": null, "message": null, "http": null});
    let document = json!({"format": 1, "tool": null, "account": "", "region": null, "calls": [call], "probes": null});
    let read = Snapshot::from_json(&document.to_string()).unwrap();
    assert_eq!((read.account, read.calls[0].output.as_ref().unwrap().len()), (None, 1));
}
