//! The door: whatever AWS answers, nothing but the members of the shapes comes in, at any depth, and all of them do.

use crate::shapes::{Fill, answer};
use serde_json::{Map, Value, json};
use snapshot::import::{SourceFile, import};
use snapshot::shapes::Class;
use snapshot::{Ask, Output};

const CANARY: &str = "CANARY";

/// Free text and secrets that AWS documents somewhere in these answers, and names that AWS has not thought of yet.
const DROPPED: &[&str] = &[
    "AddressingType",
    "Banner",
    "CallerReference",
    "CertificateAuthority",
    "ClientToken",
    "Comment",
    "Comments",
    "ConsoleOutput",
    "CustomerGatewayConfiguration",
    "CustomerOwnedIp",
    "DBName",
    "Description",
    "ErrorMessage",
    "FailureMessage",
    "Groups2",
    "IamInstanceProfileName",
    "KernelId",
    "Later",
    "Licenses",
    "MasterUserPassword",
    "MasterUserSecret",
    "MasterUsername",
    "Message",
    "NetworkInterfaceDescription",
    "Notes",
    "Password",
    "PreSharedKey",
    "PrivateDnsName",
    "PrivateKey",
    "ProductCodes",
    "PublicDnsName",
    "PublicDns",
    "RamdiskId",
    "Reason2",
    "RequesterId",
    "RootDeviceName",
    "SpotInstanceRequestId",
    "StateChangeReason",
    "StateMessage",
    "StateReason",
    "StateTransitionReason",
    "StatusMessage",
    "TagList",
    "TunnelInsideCidr",
    "UserData",
    "tags",
    "vpcId",
    "x",
    "",
];

/// Every member that is kept, and beside each of them everything that is not.
struct WithCanaries(bool);

impl Fill for WithCanaries {
    fn text(&mut self, member: &str, _class: Class) -> String {
        format!("kept {member}")
    }
    fn more(&mut self, known: &Map<String, Value>) -> Map<String, Value> {
        let dropped = DROPPED.iter().filter(|name| self.0 && !known.contains_key(**name));
        let mut more: Map<String, Value> = dropped.map(|name| ((*name).to_owned(), json!(CANARY))).collect();
        if self.0 {
            more.insert("Deeper".into(), json!({"Deeper": [{"Text": CANARY}, CANARY]}));
            more.insert(format!("{CANARY}-as-a-name"), json!(1));
            if !known.contains_key("Tags") {
                more.insert("Tags".into(), json!([{"Key": "Name", "Value": CANARY}]));
            }
        }
        more
    }
    fn more_tags(&mut self) -> Vec<Value> {
        let tags = vec![
            json!({"Key": "Owner", "Value": CANARY}),
            json!({"Key": CANARY, "Value": "1"}),
            json!({"Key": "name", "Value": CANARY}),
        ];
        if self.0 { tags } else { Vec::new() }
    }
    fn description(&mut self) -> String {
        if self.0 { format!("ELB {CANARY} of kim") } else { String::new() }
    }
}

/// What should come in: no list of another API's members, no description that a person wrote.
fn kept(operation: Ask) -> Value {
    let mut value = answer(operation, &mut WithCanaries(false));
    without_descriptions(&mut value);
    value
}

fn without_descriptions(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(without_descriptions),
        Value::Object(members) => {
            members.retain(|name, member| name != "Description" || member != "");
            members.values_mut().for_each(without_descriptions);
        }
        _ => {}
    }
}

#[test]
fn all_kept_members_of_every_operation_survive_and_nothing_else() {
    for &operation in Ask::ALL {
        let text = answer(operation, &mut WithCanaries(true)).to_string();
        assert!(text.matches(CANARY).count() > DROPPED.len(), "the sample of {} has no canaries", operation.name());
        let (output, whole) =
            Output::from_json(operation, &text).unwrap_or_else(|error| panic!("{}: {error}", operation.name()));
        assert!(whole, "{}", operation.name());
        let written = serde_json::to_value(&output).unwrap();
        assert!(!written.to_string().contains(CANARY), "{}: {written:#}", operation.name());
        assert_eq!(written, kept(operation), "{}", operation.name());
    }
}

#[test]
fn import_lets_nothing_else_in_either() {
    for &operation in Ask::ALL {
        let answer = answer(operation, &mut WithCanaries(true));
        let record = json!({
            "operation": operation.name(), "service": operation.service(), "note": CANARY,
            "input": operation.per().map_or(json!({}), |per| json!({per.member: "kept parent"})),
            "output": answer,
        });
        let files = [("record.json", record), ("answer.json", answer)];
        let all = import(&files.map(|(path, value)| SourceFile { path: path.into(), bytes: value.to_string().into() }));
        let text = all.snapshot.to_json();
        assert!(!all.snapshot.calls.is_empty(), "{}: {:?}", operation.name(), all.notes);
        assert!(!text.contains(CANARY), "{}: {text}", operation.name());
    }
}

#[test]
fn no_shape_keeps_what_is_never_collected() {
    for &operation in Ask::ALL {
        let text = kept(operation).to_string();
        for never in [
            "UserData",
            "Password",
            "Secret",
            "PreSharedKey",
            "Message",
            "ConsoleOutput",
            "Username",
            "CustomerGatewayConfiguration",
        ] {
            assert!(!text.contains(&format!("{never}\"")), "{} keeps {never}", operation.name());
        }
    }
}

/// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_domains_GetDomainDetail.html>
#[test]
fn nobody_learns_whose_a_domain_is() {
    let contact = json!({
        "FirstName": CANARY, "LastName": CANARY, "ContactType": CANARY, "OrganizationName": CANARY, "AddressLine1": CANARY,
        "AddressLine2": CANARY, "City": CANARY, "State": CANARY, "CountryCode": CANARY, "ZipCode": CANARY,
        "PhoneNumber": CANARY, "Email": CANARY, "Fax": CANARY, "ExtraParams": [{"Name": CANARY, "Value": CANARY}],
    });
    let answer = json!({
        "DomainName": "shop.example", "Nameservers": [{"Name": "ns-1.awsdns-01.com", "GlueIps": []}], "AutoRenew": true,
        "AdminContact": contact, "RegistrantContact": contact, "TechContact": contact, "BillingContact": contact,
        "AdminPrivacy": true, "RegistrantPrivacy": true, "TechPrivacy": true, "BillingPrivacy": true,
        "RegistrarName": CANARY, "WhoIsServer": CANARY, "RegistrarUrl": CANARY, "AbuseContactEmail": CANARY,
        "AbuseContactPhone": CANARY, "RegistryDomainId": CANARY, "Reseller": CANARY, "DnsSec": CANARY,
        "CreationDate": "2026-01-01", "UpdatedDate": "2026-01-01", "ExpirationDate": "2027-01-01",
        "StatusList": ["clientTransferProhibited"],
        "DnssecKeys": [{"Algorithm": 13, "Flags": 257, "PublicKey": CANARY, "DigestType": 2, "Digest": "0A", "KeyTag": 7, "Id": CANARY}],
    });
    let (output, _) = Output::from_json(Ask::GetDomainDetail, &answer.to_string()).unwrap();
    let written = serde_json::to_string(&output).unwrap();
    assert!(written.contains("ns-1.awsdns-01.com") && !written.contains(CANARY), "{written}");
    let record = json!({"operation": "GetDomainDetail", "input": {"DomainName": "shop.example"}, "output": answer});
    for file in [answer, record] {
        let file = SourceFile { path: "domain.json".into(), bytes: file.to_string().into() };
        let text = import(&[file]).snapshot.to_json();
        assert!(!text.contains(CANARY), "{text}");
    }
}

#[test]
fn descriptions_are_kept_only_if_a_service_wrote_them() {
    let kept = |text: &str| snapshot::shapes::ServiceDescription::new(text).as_str().is_some();
    for service in [
        "ELB app/my-lb/50dc6c495c0c9188",
        "ELB net/nlb-fin/31268b43b093ba7d",
        "VPC Endpoint Interface vpce-0a1b2c3d4e5f60718",
        "Interface for NAT Gateway nat-0a1b2c3d4e5f60718",
        "Network Interface for Transit Gateway Attachment tgw-attach-0a1b2c3d4e5f60718",
        "RDSNetworkInterface",
        "EC2 Instance Connect Endpoint eice-0a1b2c3d4e5f60718",
    ] {
        assert!(kept(service), "{service}");
    }
    for person in [
        "",
        "ELB CANARY",
        "ELB app/my lb/50dc",
        "ELB app/lb/50dc and the password is x",
        "RDSNetworkInterface of kim",
        "VPC Endpoint Interface of kim",
        "VPC Endpoint Interface vpce-1 password x",
        "Primary network interface",
    ] {
        assert!(!kept(person), "{person}");
    }
}
