//! What people call resources, as ends of a question.

use reach::{End, EndError, Network};

const NETWORK: &str = r#"world 1
base solved
json bastion /Tags [{"Key": "Name", "Value": "door"}]
json vpc /Tags [{"Key": "Name", "Value": "door"}]
json app /Tags [{"Key": "Name", "Value": "web 1"}]
instance twin private-a
json twin /Tags [{"Key": "Name", "Value": "web 1"}]
alb front public-a public-c name=shop
endpoint ssm vpc ssm subnets=private-a
sg eice-sg vpc
eice way-in private-a groups=eice-sg
"#;

#[test]
fn a_name_that_one_resource_has_is_an_end() {
    let built = NETWORK.parse::<world::World>().unwrap().build().unwrap();
    let labels: Vec<(String, String)> =
        built.labels.iter().map(|(label, _, id)| (label.to_owned(), id.to_owned())).collect();
    let id = |label: &str| built.labels.id(label).unwrap();
    let balancer = |name: &End| matches!(name, End::Name(name) if name.contains("shop"));
    let bare = Network::new(&built.snapshot);
    assert_eq!(bare.parse_end("door"), Ok(End::Instance(id("bastion").into())));
    // A VPC of the same name is no end, and the host no VPC.
    assert_eq!(bare.vpc_called("door").unwrap().as_deref(), Some(id("vpc")));
    assert!(balancer(&bare.parse_end("shop").unwrap()));
    assert!(balancer(&bare.parse_end(id("front")).unwrap()));
    assert!(matches!(bare.parse_end("s3"), Ok(End::PrefixList(_))));
    assert!(matches!(bare.parse_end(id("ssm")), Ok(End::Name(_))));
    assert_eq!(bare.parse_end("internet"), Ok(End::Internet));
    // An Instance Connect endpoint opens connections from its interface.
    assert_eq!(bare.parse_end(id("way-in")), Ok(End::Interface(id("way-in-eni").into())));
    assert!(matches!(bare.parse_end("eice-0123456789abcdef0"), Err(EndError::Absent { .. })));
    let candidates = [id("app"), id("twin")];
    match bare.parse_end("web 1") {
        Err(EndError::Ambiguous { candidates: found, .. }) => {
            assert!(found.len() == 2 && candidates.iter().all(|id| found.iter().any(|one| one == id)), "{found:?}");
        }
        other => panic!("{other:?}"),
    }
    // What tells them apart may stand in front.
    let in_vpc = format!("{}/door", id("vpc"));
    for (text, end) in [("door/door", End::Instance(id("bastion").into())), (&in_vpc, bare.parse_end("door").unwrap())]
    {
        assert_eq!(bare.parse_end(text), Ok(end), "{text}");
    }
    let address = End::Address { address: "10.0.0.10".parse().unwrap(), vpc: Some(id("vpc").into()) };
    assert_eq!(bare.parse_end("door/10.0.0.10"), Ok(address));
    assert!(matches!(bare.parse_end("door/nobody"), Err(EndError::Malformed { .. })));
    assert!(matches!(bare.parse_end("nobody"), Err(EndError::Malformed { .. })));
    assert!(matches!(bare.parse_end("i-0123456789abcdef0"), Err(EndError::Absent { .. })));
    // The labels of a world are names too, and what is no end is none by its label either.
    let named =
        Network::new(&built.snapshot).with_names(labels.iter().map(|(label, id)| (label.as_str(), id.as_str())));
    assert_eq!(named.parse_end("app"), Ok(End::Instance(id("app").into())));
    for text in ["vpc/app".to_owned(), format!("{}/app", id("vpc"))] {
        assert_eq!(named.parse_end(&text), Ok(End::Instance(id("app").into())), "{text}");
    }
    assert!(named.parse_end("vpc/public-rt").is_err() && named.parse_end("default-vpc/app").is_err());
    assert!(matches!(named.parse_end("s3"), Ok(End::PrefixList(_))));
    assert!(matches!(named.parse_end("public-rt"), Err(EndError::Malformed { text }) if text == "public-rt"));
}
