//! What is no evidence of absence: elements that were cut, lists with holes.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use crate::shapes::{Fill, answer};
use serde_json::{Map, Value, json};
use snapshot::import::{Imported, NoteKind, SourceFile, import};
use snapshot::shapes::{Class, Kind, Member};
use snapshot::{Answer, Ask, Status};

/// Every member, as AWS prints it.
struct Full;

impl Fill for Full {
    fn text(&mut self, member: &str, _class: Class) -> String {
        if member == "RuleArn" { "arn:aws:elb:r:1:listener-rule/app/x/1/2/3".into() } else { "text".into() }
    }
}

/// An answer of an ask with these elements.
fn list_of(ask: Ask, elements: &[Value]) -> Value {
    let Answer::List(path) = ask.row().answer else { return Value::Null };
    path.iter().rev().fold(json!(elements), |inside, member| json!({ *member: inside }))
}

fn element(ask: Ask) -> Value {
    let Answer::List(path) = ask.row().answer else { return Value::Null };
    answer(ask, &mut Full).pointer(&format!("/{}/0", path.join("/"))).unwrap().clone()
}

/// The object that holds the last member of a path, and that member.
fn holder<'v, 'p>(element: &'v mut Value, path: &'p str) -> (&'v mut Map<String, Value>, &'p str) {
    let (pointer, last) = path.rsplit_once("[].").unwrap_or(("", path));
    let pointer = pointer.split("[].").filter(|name| !name.is_empty()).map(|name| format!("/{name}/0"));
    (element.pointer_mut(&pointer.collect::<String>()).unwrap().as_object_mut().unwrap(), last)
}

fn imported(text: &Value) -> Imported {
    import(&[SourceFile { path: "a.json".into(), bytes: text.to_string().into_bytes() }])
}

fn of_snapshot(ask: Ask, output: &Value) -> Value {
    json!({"format": 1, "calls": [{"service": ask.service(), "operation": ask.name(), "input": {}, "status": "seen",
                                   "output": output}]})
}

#[test]
fn an_element_without_a_list_that_aws_always_prints_is_left_out_and_said() {
    let mut tried = 0;
    for &ask in Ask::ALL {
        for &list in ask.row().always {
            let whole = element(ask);
            let mut cut = whole.clone();
            let (object, name) = holder(&mut cut, list);
            object.remove(name).unwrap();
            let mut empty = whole.clone();
            let (object, name) = holder(&mut empty, list);
            object[name] = Value::Null;
            let mut holed = whole.clone();
            let (object, name) = holder(&mut holed, list);
            object[name] = json!([null]);
            let told = NoteKind::Cut { operation: ask.name(), list };
            for (elements, kept, notes) in [
                (vec![cut.clone(), cut.clone()], 0, vec![told.clone()]),
                (vec![holed], 0, vec![told.clone()]),
                (vec![cut.clone(), whole], 1, vec![told]),
                (vec![empty], 1, vec![]),
            ] {
                let answer = list_of(ask, &elements);
                let record = json!({"operation": ask.name(), "service": ask.service(), "output": answer,
                                    "input": ask.per().map(|per| json!({ per.member: "arn:p" }))});
                for text in [answer, record] {
                    let imported = imported(&text);
                    let said: Vec<_> = imported.notes.iter().map(|note| note.kind.clone()).collect();
                    assert_eq!(said, notes, "{} {list}: {text}", ask.name());
                    let [call] = &imported.snapshot.calls[..] else { unreachable!("{} {list}", ask.name()) };
                    assert_eq!(call.output.as_ref().unwrap().len(), kept, "{} {list}", ask.name());
                    assert_eq!((call.status, call.truncated), (Status::Seen, !notes.is_empty()), "{}", ask.name());
                }
            }
            // A snapshot leaves empty lists out.
            let snapshot = imported(&of_snapshot(ask, &list_of(ask, &[cut])));
            assert_eq!((&snapshot.notes[..], snapshot.snapshot.calls[0].truncated), (&[][..], false), "{list}");
            tried += 1;
        }
    }
    assert!(tried > 15, "only {tried} lists");
}

#[test]
fn the_lists_that_are_always_there_are_lists_of_the_shapes() {
    fn is_list(shape: &[Member], path: &str) -> bool {
        let (name, rest) = path.split_once("[].").unwrap_or((path, ""));
        shape.iter().find(|member| member.is_called(name)).is_some_and(|member| match member.kind {
            Kind::Shape(inner) if !rest.is_empty() => member.list && is_list(inner, rest),
            _ => member.list && rest.is_empty(),
        })
    }
    for ask in Ask::ALL {
        for list in ask.row().always {
            assert!(is_list(ask.members(), list), "{}: {list}", ask.name());
        }
    }
}

#[test]
fn a_list_with_holes_is_not_whole() {
    for &ask in Ask::ALL.iter().filter(|ask| ask.is_list()) {
        for elements in [vec![element(ask), Value::Null], vec![Value::Null]] {
            let answer = list_of(ask, &elements);
            let imported = imported(&of_snapshot(ask, &answer));
            assert!(imported.snapshot.calls[0].truncated, "{}: {answer}", ask.name());
            let record = json!({"operation": ask.name(), "service": ask.service(), "output": answer,
                                "input": ask.per().map(|per| json!({ per.member: "arn:p" }))});
            let imported = self::imported(&record);
            assert!(imported.snapshot.calls[0].truncated, "{}: {answer}", ask.name());
            assert_eq!(imported.notes.len(), 1, "{}: {:?}", ask.name(), imported.notes);
        }
    }
}
