//! What AWS leaves out, spells otherwise or adds each month, as it comes through the SDK.

use crate::canned::{answer, one, serve};
use snapshot::{Ask, Output, Status};

/// One call whose answer is changed by a function.
fn told(ask: Ask, change: impl Fn(&str) -> String + Send + Sync + 'static) -> Output {
    let server = serve(move |_, asked, body| {
        let body = if asked == ask { change(&body) } else { body };
        answer(asked, 200, body)
    });
    let call = one(ask, &server);
    assert_eq!(call.status, Status::Seen, "{ask:?}: {:?}", call.error);
    call.output.unwrap()
}

/// A text without everything from the first `start` to the first `end` behind it.
fn without(body: &str, start: &str, end: &str) -> String {
    let from = body.find(start).unwrap_or_else(|| panic!("{start} is on the wire"));
    let to = body[from..].find(end).unwrap() + from + end.len();
    format!("{}{}", &body[..from], &body[to..])
}

/// A07: a main table's association names no subnet.
#[test]
fn a07_a_main_table_names_no_subnet() {
    let output = told(Ask::DescribeRouteTables, |body| without(body, "<subnetId>", "</subnetId>"));
    let Output::DescribeRouteTables(tables) = output else { panic!() };
    assert_eq!(tables[0].associations[0].subnet_id, None);
    assert!(tables[0].associations[0].main.is_some());
}

/// A11, A12: rules for all protocols have no ports, which is not port 0.
#[test]
fn a11_ports_that_are_not_there_are_not_zero() {
    let output = told(Ask::DescribeNetworkAcls, |body| without(body, "<portRange>", "</portRange>"));
    let Output::DescribeNetworkAcls(lists) = output else { panic!() };
    assert_eq!(lists[0].entries[0].port_range, None);
    let output = told(Ask::DescribeSecurityGroups, |body| {
        without(&without(body, "<fromPort>", "</fromPort>"), "<toPort>", "</toPort>")
    });
    let Output::DescribeSecurityGroups(groups) = output else { panic!() };
    let both = groups[0].ip_permissions.iter().chain(&groups[0].ip_permissions_egress);
    assert!(both.clone().any(|rule| rule.from_port.is_none() && rule.to_port.is_none()));
}

/// A28: AWS leaves the configuration of some zones out, and these are public.
#[test]
fn a28_a_zone_without_configuration_is_public() {
    let change = |body: &str| without(body, "<Config>", "</Config>");
    let Output::ListHostedZones(zones) = told(Ask::ListHostedZones, change) else { panic!() };
    assert_eq!(zones[0].config, None);
    let server = serve(move |_, ask, body| {
        let body = if ask == Ask::ListHostedZones { change(&body) } else { body };
        answer(ask, 200, body)
    });
    assert_eq!(one(Ask::GetDNSSEC, &server).status, Status::Seen, "its keys are asked for");
}

/// A28: octal escapes and the last dot stay as Route 53 writes them.
#[test]
fn a28_names_stay_as_they_are_written() {
    let output = told(Ask::ListResourceRecordSets, |body| {
        body.replacen("canary ResourceRecordSets.Name", "\\052.example.com.", 1)
    });
    let Output::ListResourceRecordSets(records) = output else { panic!() };
    assert_eq!(records[0].name.as_deref(), Some("\\052.example.com."));
}

/// A30: a database that is being created has no endpoint yet.
#[test]
fn a30_a_database_without_an_endpoint() {
    let output = told(Ask::DescribeDBInstances, |body| without(body, "<Endpoint>", "</Endpoint>"));
    let Output::DescribeDBInstances(instances) = output else { panic!() };
    assert_eq!(instances[0].endpoint, None);
}

/// A31: a target whose health nobody checks has no state to be healthy or not.
#[test]
fn a31_health_that_nobody_checks() {
    let output = told(Ask::DescribeTargetHealth, |body| {
        body.replace("canary TargetHealthDescriptions.TargetHealth.State", "unavailable")
    });
    let Output::DescribeTargetHealth(targets) = output else { panic!() };
    assert_eq!(targets[0].target_health.as_ref().unwrap().state.as_deref(), Some("unavailable"));
}

/// A36: words that are newer than the SDK.
#[test]
fn a36_words_of_next_month() {
    let output = told(Ask::DescribeRules, |body| {
        body.replace("canary Rules.Actions.Type", "jwt-validation")
            .replace("canary Rules.Transforms.Type", "new-rewrite")
    });
    let Output::DescribeRules(rules) = output else { panic!() };
    assert_eq!(rules[0].actions[0].r#type.as_deref(), Some("jwt-validation"));
    assert_eq!(rules[0].transforms[0].r#type.as_deref(), Some("new-rewrite"));
    let output = told(Ask::DescribeListeners, |body| body.replace("canary Listeners.Protocol", "QUIC"));
    let Output::DescribeListeners(listeners) = output else { panic!() };
    assert_eq!(listeners[0].protocol.as_deref(), Some("QUIC"));
    let output = told(Ask::DescribeVpcEndpoints, |body| body.replace("canary VpcEndpoints.VpcEndpointType", "Tunnel"));
    let Output::DescribeVpcEndpoints(endpoints) = output else { panic!() };
    assert_eq!(endpoints[0].vpc_endpoint_type.as_deref(), Some("Tunnel"));
}

/// What AWS's model requires and an answer lacks is not zero, `false` or a word of the SDK's.
#[test]
fn what_is_missing_is_not_made_up() {
    let output = told(Ask::ListResourceRecordSets, |body| without(body, "<Type>", "</Type>"));
    let Output::ListResourceRecordSets(records) = output else { panic!() };
    assert_eq!(records[0].r#type, None);
    let output = told(Ask::GetDistribution, |body| {
        without(&without(body, "<HTTPPort>", "</HTTPPort>"), "<OriginProtocolPolicy>", "</OriginProtocolPolicy>")
    });
    let Output::GetDistribution(answer) = output else { panic!() };
    let config = answer.distribution.unwrap().distribution_config.unwrap();
    let origin = config.origins.unwrap().items.remove(0).custom_origin_config.unwrap();
    assert_eq!((origin.http_port, origin.origin_protocol_policy), (None, None));
    assert!(origin.https_port.is_some());
}

/// CloudFront leaves an empty list out and says that it is empty.
#[test]
fn no_distribution_is_an_answer() {
    for (ask, root) in [(Ask::ListDistributions, "DistributionList"), (Ask::ListVpcOrigins, "VpcOriginList")] {
        let rest = "<MaxItems>100</MaxItems><IsTruncated>false</IsTruncated>";
        let output = told(ask, move |_| format!("<{root}>{rest}<Quantity>0</Quantity></{root}>"));
        assert!(output.is_empty(), "{ask:?}");
        let server = serve(move |_, asked, body| {
            let body = if asked == ask { format!("<{root}>{rest}<Quantity>2</Quantity></{root}>") } else { body };
            answer(asked, 200, body)
        });
        assert_eq!(one(ask, &server).error.unwrap().code, "IncompleteAnswer", "{ask:?}");
    }
}
