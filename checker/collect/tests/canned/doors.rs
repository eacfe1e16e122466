//! Two doors, one shape: what the SDK reads off the wire is what import reads from the AWS CLI.

use crate::canned::{answer, live, name, one, plainly, printed, serve, wire};
use serde_json::Value;
use snapshot::shapes::ServiceDescription;
use snapshot::{Ask, Output, Status};

/// Fields that AWS fills elsewhere: an instance does not say which allocation its address comes from, and only a
/// behaviour beside the default one has a path.
const NOT_HERE: &[(Ask, &str)] =
    &[(Ask::DescribeInstances, "allocation_id: None"), (Ask::GetDistribution, "path_pattern: None")];

#[test]
fn both_doors_give_one_shape_with_every_field() {
    let server = plainly();
    for ask in live() {
        let name = name(ask);
        let call = one(ask, &server);
        assert_eq!((call.status, call.truncated), (Status::Seen, said_to_go_on(ask)), "{name}: {:?}", call.error);
        let collected = call.output.unwrap();
        let (imported, whole) = Output::from_json(ask, &printed(ask)).unwrap();
        assert_eq!(whole, !call.truncated, "{name}");
        assert_eq!(collected, imported, "{name}");

        let mut printed = format!("{collected:?}");
        for (_, text) in NOT_HERE.iter().filter(|(of, _)| *of == ask) {
            printed = printed.replace(text, "");
        }
        assert!(!printed.contains("None") && !printed.contains("[]"), "{name} has an empty field: {printed}");
    }
}

/// The generated answer says that there are more routes.
fn said_to_go_on(ask: Ask) -> bool {
    ask == Ask::SearchTransitGatewayRoutes
}

#[test]
fn every_field_stands_where_aws_has_it_and_nothing_else_survives() {
    let server = plainly();
    for ask in live() {
        let call = one(ask, &server);
        let json = serde_json::to_value(&call.output).unwrap();
        let mut texts = Vec::new();
        leaves(&json, String::new(), &mut texts);
        assert!(!texts.is_empty(), "{ask:?}");
        for (path, text) in texts {
            assert!(!text.contains("secret canary"), "{ask:?} keeps {text} at {path}");
            if let Some(written) = text.strip_prefix("canary ") {
                assert_eq!(written, path, "{ask:?}");
            }
        }
    }
}

#[test]
fn what_people_write_is_not_kept() {
    let server = serve(|_, ask, body| {
        let mine = body
            .replace("Interface for NAT Gateway nat-0canary", "secret canary of a person")
            .replace("canary ", "secret canary ");
        answer(ask, 200, mine)
    });
    // Fields of free text, of people, or of keys, on the wire of each call; none of them may reach a snapshot.
    for (ask, fields) in [
        (Ask::DescribeNetworkInterfaces, &["Description", "PrivateDnsName"][..]),
        (Ask::DescribeSecurityGroups, &["Description"]),
        (Ask::DescribeInstances, &["ClientToken", "StateTransitionReason", "Description"]),
        (Ask::DescribeVpnConnections, &["CustomerGatewayConfiguration", "PreSharedKey", "PreSharedKeyArn"]),
        (Ask::DescribeTransitGateways, &["Description"]),
        (Ask::GetManagedPrefixListEntries, &["Description"]),
        (Ask::DescribeNatGateways, &["FailureMessage"]),
        (Ask::DescribeVpcBlockPublicAccessOptions, &["Reason"]),
        (Ask::DescribeVpcEndpoints, &["FailureReason", "LastError"]),
        (Ask::DescribeListeners, &["ClientSecret", "MessageBody", "AuthenticateOidcConfig"]),
        (Ask::DescribeRules, &["ClientSecret", "MessageBody"]),
        (Ask::DescribeDBInstances, &["MasterUsername", "MasterUserSecret", "TagList"]),
        (Ask::DescribeDBClusters, &["MasterUsername", "MasterUserSecret"]),
        (Ask::ListHostedZones, &["Comment", "CallerReference"]),
        (Ask::GetHostedZone, &["Comment"]),
        (Ask::GetDNSSEC, &["KmsArn", "PublicKey"]),
        (Ask::GetDomainDetail, &["RegistrantContact", "AdminContact", "TechContact", "Email", "AbuseContactEmail"]),
        (Ask::DescribeCertificate, &["Subject", "Serial", "ValidationEmails"]),
        (Ask::ListDistributions, &["Comment"]),
        (Ask::GetDistribution, &["Comment", "CallerReference", "Logging"]),
        (Ask::DescribeInstanceInformation, &["ComputerName", "IPAddress", "Name", "IamRole"]),
    ] {
        let text = serde_json::to_string(&one(ask, &server).output).unwrap();
        for field in fields {
            assert!(printed(ask).contains(&format!("\"{field}\"")), "{field} is not on the wire of {ask:?}");
            assert!(!text.contains(&format!("\"{field}\"")), "{ask:?} keeps {field}");
        }
    }
}

#[test]
fn words_that_the_sdk_does_not_know_are_kept() {
    // Every enum of every answer holds a word that no SDK knows; that they survive is the first test. These are the
    // words that AWS sends and the SDK spells otherwise.
    let server = serve(|_, ask, body| {
        let real = body.replace("canary VpcEndpoints.State<", "available<");
        answer(ask, 200, real.replace("canary InternetGateways.Attachments.State<", "available<"))
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

#[test]
fn every_answer_is_on_file_and_no_other() {
    for ask in live() {
        wire(ask);
        printed(ask);
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire");
    let mut files = 0;
    for service in std::fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir()) {
        files += std::fs::read_dir(service.path()).unwrap().count();
    }
    assert_eq!(files, 2 * live().len());
}
