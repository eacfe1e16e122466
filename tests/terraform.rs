//! The Terraform configurations of the labs beside their CloudFormation templates: both build the same.
//!
//! Each is evaluated with the same settings and told as a set of sentences, in which things go by their names. A
//! reference to something that is not declared ends the evaluation. Nothing is applied: the provider cannot be had here.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a file that cannot be read ends the test")]

mod configuration;
mod expression;
mod template;

use crate::support::repository;
use configuration::Configuration;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use template::Template;

/// What a learner may set.
pub(crate) struct Settings {
    key: Option<&'static str>,
    nat: bool,
    image: Option<&'static str>,
    zones: [Option<&'static str>; 2],
    balancer: bool,
    domain: Option<&'static str>,
    /// The zone that the domain has already.
    zone: Option<&'static str>,
}

const USUAL: Settings = Settings {
    key: Some("course"),
    nat: true,
    image: None,
    zones: [None, None],
    balancer: true,
    domain: None,
    zone: None,
};
/// The zone, its records, the certificate and the listener that shows it are there with a domain only.
const WITH_DOMAIN: Settings = Settings { domain: Some("example.link"), ..USUAL };
/// What both say of a database, each in its own words.
pub(crate) const DATABASE: [(&str, &str); 17] = [
    ("DBInstanceIdentifier", "identifier"),
    ("Engine", "engine"),
    ("EngineVersion", "engine_version"),
    ("EngineLifecycleSupport", "engine_lifecycle_support"),
    ("DBInstanceClass", "instance_class"),
    ("AllocatedStorage", "allocated_storage"),
    ("StorageType", "storage_type"),
    ("StorageEncrypted", "storage_encrypted"),
    ("DBName", "db_name"),
    ("MasterUsername", "username"),
    ("ManageMasterUserPassword", "manage_master_user_password"),
    ("DBSubnetGroupName", "db_subnet_group_name"),
    ("VPCSecurityGroups", "vpc_security_group_ids"),
    ("PubliclyAccessible", "publicly_accessible"),
    ("MultiAZ", "multi_az"),
    ("BackupRetentionPeriod", "backup_retention_period"),
    ("AvailabilityZone", "availability_zone"),
];
/// What both say of a distribution, each in its own words: ways of members and places in lists.
pub(crate) const DISTRIBUTION: [(&str, &str); 31] = [
    ("Comment", "comment"),
    ("Enabled", "enabled"),
    ("HttpVersion", "http_version"),
    ("IPV6Enabled", "is_ipv6_enabled"),
    ("PriceClass", "price_class"),
    ("Aliases", "aliases"),
    ("Origins/0/Id", "origin/0/origin_id"),
    ("Origins/0/DomainName", "origin/0/domain_name"),
    ("Origins/0/CustomOriginConfig/HTTPPort", "origin/0/custom_origin_config/0/http_port"),
    ("Origins/0/CustomOriginConfig/HTTPSPort", "origin/0/custom_origin_config/0/https_port"),
    ("Origins/0/CustomOriginConfig/OriginProtocolPolicy", "origin/0/custom_origin_config/0/origin_protocol_policy"),
    ("Origins/0/CustomOriginConfig/OriginSSLProtocols", "origin/0/custom_origin_config/0/origin_ssl_protocols"),
    ("DefaultCacheBehavior/TargetOriginId", "default_cache_behavior/0/target_origin_id"),
    ("DefaultCacheBehavior/ViewerProtocolPolicy", "default_cache_behavior/0/viewer_protocol_policy"),
    ("DefaultCacheBehavior/Compress", "default_cache_behavior/0/compress"),
    ("DefaultCacheBehavior/AllowedMethods", "default_cache_behavior/0/allowed_methods"),
    ("DefaultCacheBehavior/CachedMethods", "default_cache_behavior/0/cached_methods"),
    ("DefaultCacheBehavior/CachePolicyId", "default_cache_behavior/0/cache_policy_id"),
    ("DefaultCacheBehavior/OriginRequestPolicyId", "default_cache_behavior/0/origin_request_policy_id"),
    ("CacheBehaviors/0/PathPattern", "ordered_cache_behavior/0/path_pattern"),
    ("CacheBehaviors/0/TargetOriginId", "ordered_cache_behavior/0/target_origin_id"),
    ("CacheBehaviors/0/ViewerProtocolPolicy", "ordered_cache_behavior/0/viewer_protocol_policy"),
    ("CacheBehaviors/0/Compress", "ordered_cache_behavior/0/compress"),
    ("CacheBehaviors/0/AllowedMethods", "ordered_cache_behavior/0/allowed_methods"),
    ("CacheBehaviors/0/CachedMethods", "ordered_cache_behavior/0/cached_methods"),
    ("CacheBehaviors/0/CachePolicyId", "ordered_cache_behavior/0/cache_policy_id"),
    ("CacheBehaviors/0/OriginRequestPolicyId", "ordered_cache_behavior/0/origin_request_policy_id"),
    ("CacheBehaviors/1", "ordered_cache_behavior/1"),
    ("ViewerCertificate/AcmCertificateArn", "viewer_certificate/0/acm_certificate_arn"),
    ("ViewerCertificate/SslSupportMethod", "viewer_certificate/0/ssl_support_method"),
    ("ViewerCertificate/MinimumProtocolVersion", "viewer_certificate/0/minimum_protocol_version"),
];
const ORIGIN: &str = "front-1.ap-northeast-2.elb.amazonaws.com";
const REGION: &str = "ap-northeast-2";
const ZONES: [&str; 4] = ["zone-1", "zone-2", "zone-3", "zone-4"];
const MY_IP: &str = "203.0.113.7";
const NEWEST_IMAGE: &str = "newest-image";

fn read(lab: &str, file: &str) -> String {
    let path = repository().join("labs").join(lab).join("solution").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Labs whose stack is not the network's: what CloudFront shows has to be made in us-east-1, and a stack lives in one
/// Region.
const STACKS_OF_THEIR_OWN: &[&str] = &["2.24-cloudfront"];

/// The labs that have a solution, in the order of the course, each of which holds all that is before it.
fn labs() -> impl Iterator<Item = &'static str> {
    let solved = labs::FOLDERS.iter().filter(|folder| folder.below("solution").next().is_some());
    solved.map(|folder| &*folder.name).filter(|name| !STACKS_OF_THEIR_OWN.contains(name))
}

/// Only the record that validates the certificate is made in one of them: that of lab 2.23 serves both.
#[test]
fn a_stack_of_its_own_is_the_same_in_both() {
    let settings = Settings { zone: Some("Z0123456789ABC"), ..WITH_DOMAIN };
    for lab in STACKS_OF_THEIR_OWN {
        let mut one = Template::read(&read(lab, "template.yaml"), &settings).told();
        one.retain(|told| !told.contains("has the record that validates"));
        let text = read(lab, "main.tf");
        assert_eq!(one, Configuration::read(&text, &settings).told(), "{lab}");
        for (from, to) in [
            ("protocol_policy = \"https-only\"", "protocol_policy = \"http-only\""),
            ("4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "658327ea-f89d-4fab-a63d-7e88639e58f6"),
            ("path_pattern             = \"/static/*\"", "path_pattern             = \"/*\""),
            ("www.${var.domain}", "web.${var.domain}"),
            ("TLSv1.2_2021", "TLSv1.2_2019"),
        ] {
            assert!(text.contains(from), "{from}");
            assert_ne!(one, Configuration::read(&text.replacen(from, to, 1), &settings).told(), "{to}");
        }
    }
}

#[test]
fn terraform_builds_what_cloudformation_builds() {
    let settings = [
        USUAL,
        Settings { nat: false, ..USUAL },
        Settings { key: None, image: Some("ami-1"), zones: [Some("zone-2"), Some("zone-4")], ..USUAL },
        Settings { balancer: false, ..USUAL },
        WITH_DOMAIN,
        Settings { zone: Some("Z0123456789ABC"), ..WITH_DOMAIN },
        Settings { balancer: false, ..WITH_DOMAIN },
    ];
    let mut seen = 0;
    for lab in labs() {
        let (template, configuration) = (read(lab, "template.yaml"), read(lab, "main.tf"));
        for settings in &settings {
            let one = Template::read(&template, settings).told();
            let other = Configuration::read(&configuration, settings).told();
            let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| -> Vec<String> {
                these.difference(those).cloned().collect()
            };
            let (template, configuration) = (only(&one, &other), only(&other, &one));
            assert!(
                template.is_empty() && configuration.is_empty(),
                "{lab}: only template.yaml: {template:#?}\nonly main.tf: {configuration:#?}"
            );
            seen += one.len();
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn a_difference_is_seen() {
    let lab = "1.13-vpc-endpoint";
    let whole = Template::read(&read(lab, "template.yaml"), &USUAL).told();
    let text = read(lab, "main.tf");
    for (from, to) in [
        ("cidr_block           = \"10.0.0.0/16\"", "cidr_block           = \"10.1.0.0/16\""),
        ("rule_no    = 140", "rule_no    = 141"),
        ("to_port    = 65535", "to_port    = 60999"),
        ("referenced_security_group_id = aws_security_group.bastion.id", "cidr_ipv4 = \"0.0.0.0/0\""),
        ("nat_gateway_id         = aws_nat_gateway.course[0].id", "gateway_id = aws_internet_gateway.course.id"),
        ("route_table_ids   = [aws_route_table.private.id]", "route_table_ids   = []"),
        ("http_tokens   = \"required\"", "http_tokens   = \"optional\""),
        ("course = \"aws-networking\", Name = \"private-acl\"", "Name = \"private-acl\""),
    ] {
        assert!(text.contains(from), "{from}");
        assert_ne!(Configuration::read(&text.replacen(from, to, 1), &USUAL).told(), whole, "{to}");
    }
    let broken = text.replacen("aws_subnet.public_a.id", "aws_subnet.public_b.id", 1);
    assert!(std::panic::catch_unwind(|| Configuration::read(&broken, &USUAL)).is_err(), "what is not declared");
}

#[test]
fn a_difference_is_seen_in_what_a_domain_brings() {
    let lab = "2.23-https";
    let whole = Template::read(&read(lab, "template.yaml"), &WITH_DOMAIN).told();
    let text = read(lab, "main.tf");
    assert_eq!(Configuration::read(&text, &WITH_DOMAIN).told(), whole);
    for (from, to) in [
        ("  name  = var.domain\n  tags", "  name  = \"www.${var.domain}\"\n  tags"),
        ("  name    = \"www.${var.domain}\"", "  name    = \"web.${var.domain}\""),
        ("  type    = \"A\"", "  type    = \"AAAA\""),
        ("= aws_lb.course[0].dns_name", "= aws_lb.course[0].zone_id"),
        ("evaluate_target_health = true", "evaluate_target_health = false"),
        ("[\"*.${var.domain}\"]", "[\"www.${var.domain}\"]"),
        ("validation_method         = \"DNS\"", "validation_method         = \"EMAIL\""),
        ("domain_validation_options)[0].resource_record_type", "domain_validation_options)[0].resource_record_name"),
        ("= aws_acm_certificate_validation.course[0].certificate_arn", "= aws_lb.course[0].arn"),
        ("TLS13-1-2-2021-06", "TLS13-1-0-2021-06"),
        (
            "? aws_lb_listener.https[0].arn : aws_lb_listener.http[0].arn",
            "? aws_lb_listener.http[0].arn : aws_lb_listener.https[0].arn",
        ),
        (
            "listener_arn = aws_lb_listener.http[0].arn\n  priority     = 1\n",
            "listener_arn = aws_lb_listener.https[0].arn\n  priority     = 1\n",
        ),
        ("status_code = \"HTTP_301\"", "status_code = \"HTTP_302\""),
        ("count = var.domain != \"\" && var.zone_id == \"\" ? 1 : 0", "count = var.domain == \"\" ? 1 : 0"),
    ] {
        assert!(text.contains(from), "{from}");
        let other = std::panic::catch_unwind(|| Configuration::read(&text.replacen(from, to, 1), &WITH_DOMAIN).told());
        assert!(other.is_err() || other.is_ok_and(|other| other != whole), "{to}");
    }
}

#[test]
fn both_take_the_same_settings_and_tell_the_same_results() {
    for lab in labs() {
        let template = Template::read(&read(lab, "template.yaml"), &USUAL);
        let configuration = Configuration::read(&read(lab, "main.tf"), &USUAL);
        let snake =
            |names: &BTreeSet<String>| -> BTreeSet<String> { names.iter().map(|name| snake_case(name)).collect() };
        let mut parameters = snake(&template.parameters);
        // A template is deployed to a Region and cannot choose one; it needs a parameter to look an image up.
        parameters.remove("latest_image");
        parameters.insert("region".to_owned());
        assert_eq!(parameters, configuration.variables, "{lab}");
        assert_eq!(snake(&template.outputs), configuration.outputs, "{lab}");
    }
}

/// What has been applied stays under its address, so that the next lab changes it instead of building it anew.
#[test]
fn each_lab_keeps_what_the_one_before_has_built() {
    let mut before = BTreeMap::<&str, BTreeSet<String>>::new();
    for lab in labs() {
        let configuration = Configuration::read(&read(lab, "main.tf"), &WITH_DOMAIN);
        let template = Template::read(&read(lab, "template.yaml"), &WITH_DOMAIN);
        for (kind, now) in [("template.yaml", template.addresses()), ("main.tf", configuration.addresses())] {
            if let Some(earlier) = before.insert(kind, now.clone()) {
                assert!(earlier.is_subset(&now) && earlier.len() < now.len(), "{lab}: {kind}");
            }
        }
    }
}

/// `BastionAddress` as `bastion_address`.
fn snake_case(name: &str) -> String {
    let letters = name.chars().enumerate();
    letters.fold(String::new(), |mut snake, (at, letter)| {
        if at > 0 && letter.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        snake
    })
}

/// What lies at the end of a way, as a word.
fn at(value: &Value, way: &str) -> String {
    value.pointer(&format!("/{way}")).map(plain).unwrap_or_default()
}

/// A value as a word; nothing if it is not set.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
