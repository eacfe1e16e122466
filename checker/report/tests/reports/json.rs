//! The JSON report and its committed schema.

use crate::fixture;
use messages::{Catalogue, Language};
use serde_json::{Value, json};

fn schema() -> Value {
    serde_json::from_str(report::json::v1::SCHEMA).unwrap()
}

fn written(language: Language) -> Value {
    let text = report::json::v1::to_string(&fixture::all(), &Catalogue::new(language), "check 0.0.0");
    assert!(text.ends_with("}\n"));
    serde_json::from_str(&text).unwrap()
}

/// The schema as it would be if readers refused members that they do not know.
fn closed(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(members) => {
                if members.contains_key("properties") && !members.contains_key("additionalProperties") {
                    members.insert("additionalProperties".into(), json!(false));
                }
                members.values_mut().for_each(close);
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema);
    schema
}

#[test]
fn reports_match_the_schema_and_the_schema_knows_every_member() {
    let schema = closed(schema());
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for language in Language::ALL {
        let report = written(language);
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for spoil in [
        |report: &mut Value| report["format"] = json!(2),
        |report: &mut Value| report["labs"][0]["status"] = json!("skipped"),
        |report: &mut Value| report["labs"][1]["checks"][0]["findings"][0]["code"] = json!("no-route"),
        |report: &mut Value| report["labs"][1]["checks"][0]["trace"]["request"]["hops"][0]["layer"] = json!("switch"),
        |report: &mut Value| {
            report["evidence"].as_object_mut().unwrap().remove("level");
        },
    ] {
        let mut report = written(Language::En);
        assert!(validator.is_valid(&report));
        spoil(&mut report);
        assert!(!validator.is_valid(&report), "{report}");
    }
}

#[test]
fn members_are_named_and_nested_as_the_contract_says() {
    let report = written(Language::En);
    let keys = |value: &Value| {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&report), ["evidence", "format", "labs", "lang", "mode", "snapshot_sha256", "tool"]);
    assert_eq!(keys(&report["evidence"]), ["account", "finished", "level", "region", "started"]);
    let lab = &report["labs"][1];
    assert_eq!(
        keys(lab),
        ["assumptions", "because", "cast", "checks", "lab", "near_misses", "notes", "points", "status", "version"]
    );
    assert_eq!(lab["cast"]["vpc"], json!("vpc-0a1b2c3d4e5f60718"));
    assert_eq!(lab["cast"]["private"], json!(["subnet-0bbb", "subnet-0ccc"]));
    assert_eq!(
        keys(&lab["checks"][0]),
        [
            "because", "docs", "findings", "hints", "id", "need", "points", "seen", "status", "title", "trace",
            "warnings", "why"
        ]
    );
    let finding = &lab["checks"][0]["findings"][0];
    assert_eq!(keys(finding), ["args", "change", "code", "expected", "found", "message", "resource"]);
    assert_eq!(finding["message"], "rtb-0priv (private-rt): there is no route 0.0.0.0/0 → NAT gateway");
    assert_eq!(lab["checks"][1]["because"], json!({"kind": "check", "lab": "lab-1.12", "check": "private-egress"}));
    assert_eq!(
        report["labs"][3]["checks"][0]["need"],
        json!([{"action": "ec2:DescribeNatGateways", "region": "ap-northeast-2"}])
    );
    assert_eq!(report["labs"][4]["checks"][1]["because"], json!({"kind": "no-probes", "lab": null, "check": null}));
}

#[test]
fn a_whole_report() {
    let report = fixture::report(vec![fixture::shut_reply()]);
    let text = report::json::v1::to_string(&report, &Catalogue::new(Language::Ko), "check 0.0.0");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("json-reply-shut-ko", text);
    });
}
