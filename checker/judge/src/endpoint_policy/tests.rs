//! Policies and what becomes of them.

use super::*;

const BLOCK: ipnet::IpNet = ipnet::IpNet::V4(ipnet::Ipv4Net::new_assert(std::net::Ipv4Addr::new(10, 0, 0, 0), 16));

fn facts() -> Facts<'static> {
    Facts { endpoint: "vpce-1", vpc: "vpc-1", blocks: &[BLOCK] }
}

fn read_for(service: &str, document: &str) -> Policy {
    read(Some(document), &format!("com.amazonaws.ap-northeast-2.{service}"), &facts())
}

/// Statements as JSON, with what most policies have in common.
fn policy(statements: &[&str]) -> String {
    format!(r#"{{"Version":"2012-10-17","Statement":[{}]}}"#, statements.join(","))
}

const ALLOW: &str = r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#;

/// A statement for everybody and every resource.
fn about(effect: &str, action: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Principal":"*",{action},"Resource":"*"}}"#)
}

fn under(effect: &str, condition: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Principal":"*","Action":"*","Resource":"*","Condition":{condition}}}"#)
}

fn of_resource(effect: &str, resource: &str) -> String {
    format!(r#"{{"Effect":"{effect}","Principal":"*","Action":"*",{resource}}}"#)
}

fn of_principal(effect: &str, principal: &str) -> String {
    format!(r#"{{"Effect":"{effect}",{principal},"Action":"*","Resource":"*"}}"#)
}

#[derive(Debug, PartialEq, Eq)]
enum Comes {
    Open,
    Narrow,
    Shut,
    Depends,
    Unreadable,
}
use Comes::{Depends, Narrow, Open, Shut, Unreadable};

fn comes(policy: Policy) -> Comes {
    match policy {
        Policy::Open => Open,
        Policy::Narrow => Narrow,
        Policy::Shut => Shut,
        Policy::Depends(_) => Depends,
        Policy::Absent | Policy::Unreadable => Unreadable,
    }
}

fn try_all(cases: Vec<(&str, Vec<String>, Comes)>) {
    for (service, statements, expected) in cases {
        let statements: Vec<&str> = statements.iter().map(String::as_str).collect();
        let text = policy(&statements);
        assert_eq!(comes(read_for(service, &text)), expected, "{service}: {text}");
    }
}

fn allow() -> String {
    ALLOW.to_owned()
}

#[test]
fn actions_are_those_of_the_service() {
    let names = |effect, text: &str| about(effect, &format!(r#""Action":{text}"#));
    let but = |effect, text: &str| about(effect, &format!(r#""NotAction":{text}"#));
    try_all(vec![
        ("s3", vec![allow()], Open),
        ("s3", vec![names("Allow", r#""s3:*""#)], Open),
        ("s3", vec![names("Allow", r#""S3:*""#)], Open),
        ("s3", vec![names("Allow", r#"["s3:*"]"#)], Open),
        ("s3", vec![names("Allow", r#"["sqs:*","s3:GetObject"]"#)], Narrow),
        ("s3", vec![names("Allow", r#""s3:get*""#)], Narrow),
        ("s3", vec![names("Allow", r#""s?:*""#)], Open),
        ("s3", vec![names("Allow", r#""sqs:*""#)], Shut),
        ("s3", vec![names("Allow", r#""s3-outposts:*""#)], Shut),
        ("s3", vec![names("Allow", "[]")], Shut),
        ("s3", vec![], Shut),
        ("s3", vec![names("Deny", r#""*""#)], Shut),
        ("s3", vec![allow(), names("Deny", r#""S3:*""#)], Shut),
        ("s3", vec![allow(), names("Deny", r#"["s3:*"]"#)], Shut),
        ("s3", vec![allow(), names("Deny", r#""sqs:*""#)], Open),
        ("s3", vec![allow(), names("Deny", r#""s3:DeleteBucket""#)], Narrow),
        ("s3", vec![names("Allow", r#""s3:GetObject""#), names("Deny", r#""s3:Get*""#)], Shut),
        ("s3", vec![names("Allow", r#""s3:Get*""#), names("Deny", r#""s3:GetObject""#)], Narrow),
        ("s3", vec![names("Allow", r#""s3:Get?bject""#), names("Deny", r#""s3:*bject""#)], Shut),
        // Two halves that deny it all together.
        ("s3", vec![allow(), names("Deny", r#""s3:Get*""#), but("Deny", r#""s3:Get*""#)], Shut),
        ("s3", vec![names("Allow", r#""s3:Get*""#), but("Allow", r#""s3:Get*""#)], Open),
        ("s3", vec![but("Allow", r#""iam:*""#)], Open),
        ("s3", vec![but("Allow", r#""s3:*""#)], Shut),
        ("s3", vec![but("Allow", r#"["s3:DeleteBucket"]"#)], Narrow),
        ("s3", vec![allow(), but("Deny", r#""s3:*""#)], Open),
        ("s3", vec![allow(), but("Deny", r#""iam:*""#)], Shut),
        ("s3", vec![allow(), but("Deny", "[]")], Shut),
        ("dynamodb", vec![names("Allow", r#""dynamodb:*""#)], Open),
        ("dynamodb", vec![names("Allow", r#""s3:*""#)], Shut),
        ("ssm", vec![names("Allow", r#""ssm:*""#)], Open),
        ("ssm", vec![names("Allow", r#""ssm:GetParameter""#)], Narrow),
        ("ssm", vec![names("Allow", r#""s3:*""#)], Shut),
        ("ssmmessages", vec![names("Allow", r#""ssm:*""#)], Shut),
        ("ecr.dkr", vec![names("Allow", r#""ecr:*""#)], Open),
        ("monitoring", vec![names("Allow", r#""cloudwatch:PutMetricData""#)], Narrow),
        ("monitoring", vec![names("Allow", r#""monitoring:*""#)], Shut),
        ("email-smtp", vec![names("Allow", r#""ses:*""#)], Open),
        // A service that is not known by name.
        ("tomorrow.api", vec![allow()], Open),
        ("tomorrow.api", vec![names("Deny", r#""*""#)], Shut),
        ("tomorrow.api", vec![names("Allow", r#""tomorrow:*""#)], Open),
        ("tomorrow.api", vec![names("Allow", r#""future:*""#)], Depends),
    ]);
}

#[test]
fn resources_are_those_of_the_service() {
    let names = |effect, text: &str| of_resource(effect, &format!(r#""Resource":{text}"#));
    let but = |effect, text: &str| of_resource(effect, &format!(r#""NotResource":{text}"#));
    try_all(vec![
        ("s3", vec![names("Allow", r#"["*"]"#)], Open),
        ("s3", vec![names("Allow", r#""arn:aws:s3:::*""#)], Open),
        ("s3", vec![names("Allow", r#"["arn:aws:s3:::b","arn:aws:s3:::b/*"]"#)], Narrow),
        ("s3", vec![names("Allow", r#""arn:aws:sqs:::*""#)], Shut),
        ("s3", vec![names("Allow", r#""arn:aws-cn:s3:::*""#)], Shut),
        ("s3", vec![names("Allow", r#""arn:aws:s3:::b/*""#), names("Deny", r#""arn:aws:s3:::b*""#)], Shut),
        ("s3", vec![names("Allow", r#""arn:aws:s3:::b/*""#), names("Deny", r#""arn:aws:s3:::c*""#)], Narrow),
        ("s3", vec![allow(), but("Deny", r#""arn:aws:s3:::b/*""#)], Narrow),
        ("s3", vec![allow(), but("Deny", r#""arn:aws:sqs:::q""#)], Shut),
        ("s3", vec![but("Allow", r#""*""#)], Shut),
        ("s3", vec![names("Allow", r#""arn:aws:s3:::b/${aws:username}/*""#)], Narrow),
        // Which of them is denied depends on who calls.
        ("s3", vec![allow(), names("Deny", r#""arn:aws:s3:::${aws:username}*""#)], Narrow),
        ("s3", vec![allow(), but("Deny", r#""arn:aws:s3:::${aws:username}*""#)], Narrow),
        ("s3", vec![names("Allow", r#""arn:aws:s3:::${broken""#)], Narrow),
        ("dynamodb", vec![names("Allow", r#""arn:aws:dynamodb:*:*:table/*""#)], Narrow),
        ("sts", vec![names("Allow", r#""arn:aws:iam::123456789012:role/app""#)], Narrow),
    ]);
}

#[test]
fn principals_are_everybody_or_some() {
    let names = |effect, text: &str| of_principal(effect, &format!(r#""Principal":{text}"#));
    let but = |effect, text: &str| of_principal(effect, &format!(r#""NotPrincipal":{text}"#));
    let role = r#"{"AWS":"arn:aws:iam::123456789012:role/app"}"#;
    let account = r#"{"AWS":"123456789012"}"#;
    let root = r#"{"AWS":"arn:aws:iam::123456789012:root"}"#;
    try_all(vec![
        ("s3", vec![names("Allow", r#"{"AWS":"*"}"#)], Open),
        ("s3", vec![names("Allow", r#"{"AWS":["*"]}"#)], Open),
        ("s3", vec![names("Allow", role)], Narrow),
        ("s3", vec![names("Allow", account)], Narrow),
        ("s3", vec![names("Allow", r#"{"AWS":[]}"#)], Shut),
        ("s3", vec![names("Allow", "{}")], Shut),
        ("s3", vec![names("Allow", r#"{"Service":"ec2.amazonaws.com"}"#)], Narrow),
        ("s3", vec![allow(), names("Deny", r#"{"AWS":"*"}"#)], Shut),
        ("s3", vec![allow(), names("Deny", role)], Narrow),
        ("s3", vec![names("Allow", role), names("Deny", account)], Shut),
        ("s3", vec![names("Allow", role), names("Deny", root)], Shut),
        ("s3", vec![names("Allow", account), names("Deny", role)], Narrow),
        ("s3", vec![allow(), but("Deny", role)], Narrow),
        ("s3", vec![but("Allow", r#"{"AWS":"*"}"#)], Shut),
        ("s3", vec![but("Allow", role)], Narrow),
    ]);
}

#[test]
fn conditions_hold_or_not_or_nobody_can_tell() {
    let allow_if = |condition: &str| vec![under("Allow", condition)];
    let deny_if = |condition: &str| vec![allow(), under("Deny", condition)];
    try_all(vec![
        ("s3", allow_if("{}"), Open),
        ("s3", allow_if(r#"{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"#), Open),
        ("s3", allow_if(r#"{"StringEquals":{"AWS:sourceVPCE":["vpce-0","vpce-1"]}}"#), Open),
        ("s3", allow_if(r#"{"StringEquals":{"aws:SourceVpce":"vpce-2"}}"#), Shut),
        ("s3", deny_if(r#"{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}"#), Open),
        ("s3", deny_if(r#"{"StringNotEquals":{"aws:SourceVpc":"vpc-2"}}"#), Shut),
        ("s3", deny_if(r#"{"Bool":{"aws:SecureTransport":"false"}}"#), Open),
        ("s3", deny_if(r#"{"Bool":{"aws:SecureTransport":false}}"#), Open),
        ("s3", allow_if(r#"{"Bool":{"aws:SecureTransport":"True"}}"#), Open),
        // No request through an endpoint has the key.
        ("s3", allow_if(r#"{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#), Shut),
        ("s3", allow_if(r#"{"IpAddressIfExists":{"aws:SourceIp":"10.0.0.0/8"}}"#), Open),
        ("s3", deny_if(r#"{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#), Shut),
        ("s3", allow_if(r#"{"Null":{"aws:SourceIp":"true"}}"#), Open),
        ("s3", allow_if(r#"{"Null":{"aws:SourceIp":"false"}}"#), Shut),
        ("s3", allow_if(r#"{"Null":{"aws:SourceVpce":"false"}}"#), Open),
        ("s3", allow_if(r#"{"IpAddress":{"aws:VpcSourceIp":"10.0.0.0/8"}}"#), Open),
        ("s3", allow_if(r#"{"IpAddress":{"aws:VpcSourceIp":"10.0.10.0/24"}}"#), Narrow),
        ("s3", allow_if(r#"{"IpAddress":{"aws:VpcSourceIp":"10.0.10.5"}}"#), Narrow),
        ("s3", allow_if(r#"{"IpAddress":{"aws:VpcSourceIp":"192.168.0.0/16"}}"#), Shut),
        ("s3", allow_if(r#"{"IpAddress":{"aws:VpcSourceIp":"nowhere"}}"#), Depends),
        ("s3", deny_if(r#"{"NotIpAddress":{"aws:VpcSourceIp":"192.168.0.0/16"}}"#), Shut),
        ("s3", allow_if(r#"{"StringEquals":{"aws:RequestedRegion":"ap-northeast-2"}}"#), Open),
        ("s3", allow_if(r#"{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}"#), Shut),
        // Who calls is not in the configuration: some do.
        ("s3", allow_if(r#"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#), Narrow),
        ("s3", deny_if(r#"{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}"#), Narrow),
        ("s3", allow_if(r#"{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/app"}}"#), Narrow),
        ("s3", allow_if(r#"{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":["o-1/*"]}}"#), Narrow),
        ("s3", allow_if(r#"{"NumericLessThan":{"s3:max-keys":10}}"#), Narrow),
        ("s3", allow_if(r#"{"StringLike":{"aws:SourceVpce":"vpce-${aws:username}"}}"#), Narrow),
        ("s3", allow_if(r#"{"StringLike":{"aws:SourceVpce":"vpce-*"}}"#), Open),
        // Both have to hold.
        ("s3", allow_if(r#"{"StringEquals":{"aws:PrincipalOrgID":"o-1","aws:SourceVpce":"vpce-2"}}"#), Shut),
        // When is not in the configuration either, and then it is all or nothing.
        ("s3", allow_if(r#"{"DateLessThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}}"#), Depends),
        ("s3", deny_if(r#"{"DateGreaterThan":{"aws:EpochTime":1767225600}}"#), Depends),
        ("s3", allow_if(r#"{"StringResembles":{"aws:PrincipalOrgID":"o-1"}}"#), Depends),
        ("s3", allow_if(r#"{"StringEquals":{"nonsense":"o-1"}}"#), Depends),
        ("s3", allow_if(r#"{"ForMost:StringEquals":{"aws:SourceVpce":"vpce-1"}}"#), Depends),
        // Where something else lets it through, that does not matter.
        ("s3", [allow_if(r#"{"StringEquals":{"nonsense":"o-1"}}"#), vec![allow()]].concat(), Open),
    ]);
}

#[test]
fn what_it_depends_on_is_named() {
    let text = policy(&[&under("Allow", r#"{"DateLessThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"}}"#)]);
    assert_eq!(read_for("s3", &text), Policy::Depends("DateLessThan aws:CurrentTime".to_owned()));
    let text = policy(&[&about("Allow", r#""Action":"future:*""#)]);
    let service = "com.amazonaws.ap-northeast-2.tomorrow";
    assert_eq!(read_for("tomorrow", &text), Policy::Depends(service.to_owned()));
}

#[test]
fn what_is_no_policy_is_unreadable_and_what_was_not_listed_is_absent() {
    let stated = |statement: &str| policy(&[statement]);
    let wrong = [
        String::new(),
        "not a policy".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        format!("[{ALLOW}]"),
        r#"{"Statement":"all"}"#.to_owned(),
        r#"{"Statement":null}"#.to_owned(),
        r#"{"Statement":[null]}"#.to_owned(),
        r#"{"Statement":[[]]}"#.to_owned(),
        r#"{"Statement":[{}]}"#.to_owned(),
        r#"{"Statement":[{"Effect":"Perhaps"}]}"#.to_owned(),
        format!(r#"{{"Version":"2027-01-01","Statement":[{ALLOW}]}}"#),
        format!(r#"{{"Version":2012,"Statement":[{ALLOW}]}}"#),
        format!(r#"{{"Statement":[{ALLOW}],"Statement":[]}}"#),
        format!(r#"{{"statement":[{ALLOW}]}}"#),
        format!(r#"{{"Statement":[{ALLOW}]}} and more"#),
        format!(r#"{{"Statement":[{ALLOW}"#),
        stated(&ALLOW.replace("\"Allow\"", "\"allow\"")),
        stated(&ALLOW.replace("\"Allow\"", "[\"Allow\"]")),
        stated(&ALLOW.replace("\"Effect\":\"Allow\",", "")),
        stated(&ALLOW.replace("\"Principal\":\"*\",", "")),
        stated(&ALLOW.replace("\"Action\":\"*\",", "")),
        stated(&ALLOW.replace(",\"Resource\":\"*\"", "")),
        stated(&ALLOW.replace("\"Principal\":\"*\"", "\"Principal\":\"123456789012\"")),
        stated(&ALLOW.replace("\"Principal\":\"*\"", "\"Principal\":{\"aws\":\"*\"}")),
        stated(&ALLOW.replace("\"Principal\":\"*\"", "\"Principal\":7")),
        stated(&ALLOW.replace("\"Action\":\"*\"", "\"Action\":true")),
        stated(&ALLOW.replace("\"Action\":\"*\"", "\"Action\":[\"*\",7]")),
        stated(&ALLOW.replace("\"Action\":\"*\"", "\"Action\":\"*\",\"NotAction\":\"s3:*\"")),
        stated(&ALLOW.replace("\"Action\"", "\"Actions\"")),
        stated(&ALLOW.replace("\"Effect\":\"Allow\"", "\"Effect\":\"Allow\",\"Effect\":\"Deny\"")),
        stated(&under("Allow", "[]")),
        stated(&under("Allow", r#"{"StringEquals":[]}"#)),
        stated(&under("Allow", r#"{"StringEquals":{"aws:SourceVpce":{}}}"#)),
        stated(&under("Allow", r#"{"StringEquals":{"aws:SourceVpce":[["vpce-1"]]}}"#)),
        "[".repeat(100_000),
        format!("{{\"Statement\":{}", "{\"Condition\":".repeat(100_000)),
    ];
    for document in wrong {
        let shown: String = document.chars().take(200).collect();
        assert_eq!(read_for("s3", &document), Policy::Unreadable, "{shown}");
    }
    assert_eq!(read(None, "com.amazonaws.ap-northeast-2.s3", &facts()), Policy::Absent);
    assert_eq!(read_for("s3", &format!(r#"{{"Statement":{ALLOW}}}"#)), Policy::Open, "one statement needs no list");
    let named = ALLOW.replace("\"Effect\"", "\"Sid\":\"All\",\"Effect\"");
    assert_eq!(read_for("s3", &format!(r#"{{"Id":"x","Statement":[{named}]}}"#)), Policy::Open);
}

#[test]
fn a_policy_that_tells_too_much_apart_is_not_followed_to_the_end() {
    let actions: Vec<String> = (0..60).map(|index| format!("\"*{index}*a???????????????????????*\"")).collect();
    let text = policy(&[&about("Allow", &format!("\"Action\":[{}]", actions.join(",")))]);
    assert_eq!(comes(read_for("s3", &text)), Depends);
    let buckets: Vec<String> = (0..60).map(|index| format!("\"arn:aws:s3:::bucket-{index}/*\"")).collect();
    let text = policy(&[&of_resource("Allow", &format!("\"Resource\":[{}]", buckets.join(",")))]);
    assert_eq!(comes(read_for("s3", &text)), Narrow, "many buckets are no riddle");
}

/// Policies that are cut off, with a character changed, doubled or gone, at every place.
#[test]
fn no_text_is_too_mangled() {
    let texts = [
        policy(&[ALLOW, &about("Deny", r#""NotAction":["s3:Get*","s3:?ut*"]"#)]),
        policy(&[&under("Allow", r#"{"ForAnyValue:StringLikeIfExists":{"aws:PrincipalOrgPaths":["o-1/*",1,true]}}"#)]),
        policy(&[&of_resource("Deny", r#""NotResource":"arn:aws:s3:::${aws:username}/*""#)]),
        policy(&[&of_principal("Allow", r#""NotPrincipal":{"AWS":["arn:aws:iam::123456789012:root"]}"#)]),
    ];
    for text in &texts {
        let letters: Vec<char> = text.chars().collect();
        for place in 0..letters.len() {
            let (before, after) = (&letters[..place], &letters[place + 1..]);
            let joined = |middle: &str| before.iter().collect::<String>() + middle + &after.iter().collect::<String>();
            let cut: String = before.iter().collect();
            for mangled in
                [cut, joined(""), joined("\""), joined("{"), joined("]"), joined("*"), joined("$"), joined("가")]
            {
                for service in ["s3", "", "..", "ecr.api"] {
                    let _ = read(Some(&mangled), service, &facts());
                }
            }
        }
    }
}
