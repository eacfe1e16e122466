//! What does not fit a shape is told with its place, whatever the ask and the member.

use crate::shapes::{Fill, answer};
use serde_json::{Value, json};
use snapshot::shapes::Class;
use snapshot::{Ask, Misfit, Output, ReadError, Snapshot};

struct Full;

impl Fill for Full {
    fn text(&mut self, _member: &str, class: Class) -> String {
        if class == Class::Time { "time" } else { "text" }.to_owned()
    }

    fn description(&mut self) -> String {
        "text".to_owned()
    }
}

/// The pointers to all texts, numbers and switches below a value, with the paths that people read.
fn leaves(value: &Value, pointer: &str, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                leaves(inner, &format!("{pointer}/{name}"), &format!("{path}.{name}"), found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                leaves(inner, &format!("{pointer}/{index}"), &format!("{path}[{index}]"), found);
            }
        }
        _ => found.push((pointer.to_owned(), path.to_owned())),
    }
}

fn error(ask: Ask, output: &Value) -> (String, String) {
    let call =
        json!({"service": ask.service(), "operation": ask.name(), "input": {}, "status": "seen", "output": output});
    match Snapshot::from_json(&json!({"format": 1, "calls": [call]}).to_string()) {
        Err(ReadError::Malformed { path, cause, .. }) => (path, cause),
        other => (String::new(), format!("{other:?}")),
    }
}

#[test]
fn any_member_of_another_type_is_told_with_its_path() {
    let mut tried = 0;
    for &ask in Ask::ALL {
        let whole = answer(ask, &mut Full);
        let mut found = Vec::new();
        leaves(&whole, "", "calls[0].output", &mut found);
        for (pointer, path) in found {
            let mut output = whole.clone();
            let Some(leaf) = output.pointer_mut(&pointer) else { continue };
            // A number is a time as well.
            *leaf = match leaf.as_str() {
                Some("time") => json!([7]),
                Some(_) => json!(7),
                None => json!("seven"),
            };
            assert_eq!(error(ask, &output).0, path, "{}", ask.name());
            tried += 1;
        }
    }
    assert!(tried > 500, "only {tried} members");
}

/// The pointers to all objects below a value, with the paths that people read.
fn objects(value: &Value, pointer: &str, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            found.push((pointer.to_owned(), path.to_owned()));
            for (name, inner) in members {
                objects(inner, &format!("{pointer}/{name}"), &format!("{path}.{name}"), found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                objects(inner, &format!("{pointer}/{index}"), &format!("{path}[{index}]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_list_is_never_read_as_an_object() {
    let mut tried = 0;
    for &ask in Ask::ALL {
        let whole = answer(ask, &mut Full);
        let mut found = Vec::new();
        objects(&whole, "", "calls[0].output", &mut found);
        for (pointer, path) in found {
            let mut output = whole.clone();
            let Some(object) = output.pointer_mut(&pointer) else { continue };
            // What `--query '[].[A, B]'` prints, whole or cut.
            let values: Vec<Value> = object.as_object().into_iter().flatten().map(|(_, value)| value.clone()).collect();
            for values in [json!(values), json!([])] {
                *output.pointer_mut(&pointer).unwrap_or(&mut Value::Null) = values;
                let (told, cause) = error(ask, &output);
                assert_eq!(told, path, "{}: {cause}", ask.name());
                assert!(cause.starts_with("a list is here, an object"), "{}: {cause}", ask.name());
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "only {tried} objects");
}

#[test]
fn a_number_that_is_no_time() {
    let nat = json!({"NatGateways": [{"NatGatewayId": "nat-1", "CreateTime": 1e13}]});
    let (path, cause) = error(Ask::DescribeNatGateways, &nat);
    assert_eq!(path, "calls[0].output.NatGateways[0].CreateTime", "{cause}");
}

#[test]
fn a_number_that_is_too_large_and_a_member_that_is_there_twice() {
    let rule = json!({"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [{"FromPort": 3_000_000_000_i64}]}]});
    let (path, cause) = error(Ask::DescribeSecurityGroups, &rule);
    assert_eq!(path, "calls[0].output.SecurityGroups[0].IpPermissions[0].FromPort", "{cause}");

    let call = r#"{"service":"ec2","operation":"DescribeVpcs","input":{},"status":"seen","output":"#;
    let text = format!(
        "{{\"format\":1,\"calls\":[\n{call}\n{{\"Vpcs\":[\n{{\"VpcId\":\"vpc-1\",\n\"VpcId\":\"vpc-2\"}}]}}}}]}}"
    );
    let told = Snapshot::from_json(&text).map(drop).map_err(|error| error.to_string());
    assert!(told.as_ref().is_err_and(|told| told.contains("line 5") && told.contains("there twice")), "{told:?}");
}

/// The pointers to everything in a value, itself first.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, inner)| places(inner, &format!("{pointer}/{name}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, inner)| places(inner, &format!("{pointer}/{index}"), found));
        }
        _ => {}
    }
}

#[test]
fn what_is_parsed_already_is_read_as_text_is() {
    let read = |ask, output: &Value| {
        let told = |read: Result<(Output, bool), Misfit>| read.map_err(|misfit| misfit.to_string());
        assert_eq!(
            told(Output::from_value(ask, output)),
            told(Output::from_json(ask, &output.to_string())),
            "{}: {output}",
            ask.name()
        );
    };
    let mut tried = 0;
    for &ask in Ask::ALL {
        let whole = answer(ask, &mut Full);
        let mut found = Vec::new();
        places(&whole, "", &mut found);
        for pointer in found {
            for other in
                [json!(null), json!(7), json!(-7.5), json!(true), json!("text"), json!([]), json!([null]), json!({})]
            {
                let mut output = whole.clone();
                if let Some(place) = output.pointer_mut(&pointer) {
                    *place = other;
                    read(ask, &output);
                    tried += 1;
                }
            }
        }
        for (beside, said) in
            [("Quantity", json!(0)), ("NextToken", json!("more")), ("IsTruncated", json!(true)), ("Other", json!(1))]
        {
            let mut output = whole.clone();
            output[beside] = said.clone();
            read(ask, &output);
            let Some(members) = output.as_object_mut() else { continue };
            for inner in members.values_mut().filter_map(Value::as_object_mut) {
                inner.insert(beside.to_owned(), said.clone());
            }
            read(ask, &output);
        }
        read(ask, &json!({}));
    }
    assert!(tried > 5000, "only {tried}");
}
