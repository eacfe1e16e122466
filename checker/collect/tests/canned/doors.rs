//! Two doors, one shape: what the SDK reads off the wire is what import reads from the AWS CLI.

use crate::{live, one, serve, wire};
use real::{Reply, Response};
use serde_json::Value;
use snapshot::shapes::ServiceDescription;
use snapshot::{Ask, Output, Status};

/// Fields that AWS fills elsewhere: an instance does not say which allocation its address comes from.
const NOT_HERE: &[(Ask, &str)] = &[(Ask::DescribeInstances, "allocation_id: None")];

#[test]
fn both_doors_give_one_shape_with_every_field() {
    let server = serve(|_, _, body| Reply::Whole(Response::xml(200, body)));
    for operation in live() {
        let name = operation.name();
        let call = one(operation, &server);
        assert_eq!(call.status, Status::Seen, "{name}: {:?}", call.error);
        let collected = call.output.unwrap();
        let imported = Output::from_json(operation, &wire(name, "json")).unwrap();
        assert_eq!(collected, imported, "{name}");

        let mut printed = format!("{collected:?}");
        for (_, text) in NOT_HERE.iter().filter(|(of, _)| *of == operation) {
            printed = printed.replace(text, "");
        }
        assert!(!printed.contains("None") && !printed.contains("[]"), "{name} has an empty field: {printed}");
    }
}

#[test]
fn every_field_stands_where_aws_has_it_and_nothing_else_survives() {
    let server = serve(|_, _, body| Reply::Whole(Response::xml(200, body)));
    for operation in live() {
        let call = one(operation, &server);
        let json = serde_json::to_value(&call.output).unwrap();
        let mut texts = Vec::new();
        leaves(&json, String::new(), &mut texts);
        assert!(!texts.is_empty(), "{operation:?}");
        for (path, text) in texts {
            assert!(!text.contains("secret canary"), "{operation:?} keeps {text} at {path}");
            if let Some(written) = text.strip_prefix("canary ") {
                assert_eq!(written, path, "{operation:?}");
            }
        }
    }
}

#[test]
fn what_people_write_is_not_kept() {
    let server = serve(|_, _, body| {
        let mine = body
            .replace("Interface for NAT Gateway nat-0canary", "secret canary of a person")
            .replace("canary ", "secret canary ");
        Reply::Whole(Response::xml(200, mine))
    });
    // Fields of free text, or of keys, on the wire of each operation; none of them may reach a snapshot.
    for (operation, fields) in [
        (Ask::DescribeNetworkInterfaces, &["Description", "PrivateDnsName"][..]),
        (Ask::DescribeSecurityGroups, &["Description"]),
        (Ask::DescribeInstances, &["ClientToken", "StateTransitionReason", "Description"]),
        (Ask::DescribeVpnConnections, &["CustomerGatewayConfiguration", "PreSharedKey", "PreSharedKeyArn"]),
        (Ask::DescribeTransitGateways, &["Description"]),
        (Ask::GetManagedPrefixListEntries, &["Description"]),
        (Ask::DescribeNatGateways, &["FailureMessage"]),
        (Ask::DescribeVpcBlockPublicAccessOptions, &["Reason"]),
        (Ask::DescribeVpcEndpoints, &["FailureReason", "LastError"]),
    ] {
        let text = serde_json::to_string(&one(operation, &server).output).unwrap();
        for field in fields {
            assert!(wire(operation.name(), "json").contains(&format!("\"{field}\"")), "{field} is on the wire");
            assert!(!text.contains(&format!("\"{field}\"")), "{operation:?} keeps {field}");
        }
    }
}

#[test]
fn words_that_the_sdk_does_not_know_are_kept() {
    // Every enum of every answer holds a word that no SDK knows; that they survive is the first test. These are the
    // words that AWS sends and the SDK spells otherwise.
    let server = serve(|_, _, body| {
        let real = body.replace("canary VpcEndpoints.State<", "available<");
        Reply::Whole(Response::xml(200, real.replace("canary InternetGateways.Attachments.State<", "available<")))
    });
    let Some(Output::DescribeVpcEndpoints(endpoints)) = one(Ask::DescribeVpcEndpoints, &server).output else {
        panic!("no endpoints")
    };
    assert_eq!(endpoints[0].state.as_deref(), Some("available"));
    let gateways = one(Ask::DescribeInternetGateways, &server).output;
    let Some(Output::DescribeInternetGateways(gateways)) = gateways else { panic!("no gateways") };
    assert_eq!(gateways[0].attachments[0].state.as_deref(), Some("available"));
}

/// Text leaves with their paths, lists without numbers; the value of a tag stands under `Tags` or `TagSet`.
fn leaves(value: &Value, path: String, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let below = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                leaves(member, below, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| leaves(item, path.clone(), into)),
        Value::String(text) => into.push((path, text.clone())),
        _ => {}
    }
}

#[test]
fn descriptions_of_services_are_kept() {
    assert_eq!(ServiceDescription::new("ELB app/web/50dc6c495c0c9188").as_str(), Some("ELB app/web/50dc6c495c0c9188"));
    assert_eq!(ServiceDescription::new("the door of kim").as_str(), None);
}
