//! ARNs: `arn:partition:service:region:account:resource`. What belongs together by an ARN still does afterwards: a rule
//! to its listener, a database to its identifier, a distribution to its id.

use super::name::{Names, each_part};
use super::words::{REPOSITORY, RESOURCES, SERVICES};
use crate::import::is_region;

const WILD: &[char] = &['*', '?'];

impl Names<'_> {
    /// An ARN, or whatever stands where one should.
    pub(super) fn arn(&self, text: &str) -> String {
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let ["arn", partition, service, region, account, resource] = parts.as_slice() else {
            let bare = text.trim_start_matches("arn:");
            return self.known(bare).unwrap_or_else(|| self.word("arn", text));
        };
        let partition = if matches!(*partition, "aws" | "aws-cn" | "aws-us-gov" | "*") { partition } else { "aws" };
        let own_service = if matches!(*service, "" | "*") || SERVICES.has(service) {
            (*service).to_owned()
        } else {
            self.word("s", service)
        };
        let region = if matches!(*region, "" | "*") || is_region(region) {
            (*region).to_owned()
        } else {
            self.word("r", region)
        };
        let resource = match *service {
            "elasticloadbalancing" => self.balancer(resource),
            "rds" => self.database(resource),
            "s3" => self.bucket(resource),
            _ => self.resource(resource),
        };
        format!("arn:{partition}:{own_service}:{region}:{}:{resource}", self.account(account))
    }

    /// `loadbalancer/app/NAME/HASH`, `listener/app/NAME/HASH/HASH`, `listener-rule/app/NAME/HASH/HASH/HASH`,
    /// `targetgroup/NAME/HASH`, `loadbalancer/NAME` of the first API.
    fn balancer(&self, resource: &str) -> String {
        let parts: Vec<&str> = resource.split('/').collect();
        let of_kind = parts.get(1).is_some_and(|kind| matches!(*kind, "app" | "net" | "gwy" | "*"));
        let name = if of_kind && parts.len() > 2 { 2 } else { 1 };
        let one = |(at, part): (usize, &&str)| match at {
            0 if RESOURCES.has(part) || *part == "*" => (*part).to_owned(),
            0 => self.word("n", part),
            _ if at < name => (*part).to_owned(),
            // Without a hash behind it, the name is all that tells it from others.
            _ if at == name && at + 1 == parts.len() => self.pattern(part, |part| self.called(part)),
            _ if at == name => self.pattern(part, |part| self.balancer_name(part)),
            _ => self.pattern(part, |part| self.balancer_hash(part)),
        };
        parts.iter().enumerate().map(one).collect::<Vec<_>>().join("/")
    }

    /// The sixteen digits that AWS puts behind a name.
    fn balancer_hash(&self, part: &str) -> String {
        if part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase()) {
            self.hash(part, 16)
        } else {
            self.called(part)
        }
    }

    /// `db:IDENTIFIER`, `cluster:IDENTIFIER`, `subgrp:NAME`.
    fn database(&self, resource: &str) -> String {
        match resource.split_once(':') {
            Some((kind @ ("db" | "cluster"), name)) => {
                format!("{kind}:{}", self.pattern(name, |name| self.identifier(name)))
            }
            Some((kind @ "subgrp", name)) => format!("{kind}:{}", self.pattern(name, |name| self.called(name))),
            _ => self.resource(resource),
        }
    }

    /// `bucket/key`; AWS's own buckets, which endpoint policies have to name, stay.
    fn bucket(&self, resource: &str) -> String {
        let (bucket, key) = resource.split_once('/').map_or((resource, None), |(bucket, key)| (bucket, Some(key)));
        let public = is_public_bucket(bucket);
        let named = |text: &str| {
            each_part(text, &['*', '?', '/', '$', '.'], |part| {
                let stays = part.is_empty() || public && REPOSITORY.has(part);
                if stays { part.to_owned() } else { self.word("s", part) }
            })
        };
        let bucket = if public { bucket.to_owned() } else { self.pattern(bucket, |part| self.word("s", part)) };
        key.map_or_else(|| bucket.clone(), |key| format!("{bucket}/{}", named(key)))
    }

    fn resource(&self, resource: &str) -> String {
        let mut first = true;
        let many = resource.contains(['/', ':']);
        each_part(resource, &['/', ':'], |part| {
            let kind = std::mem::take(&mut first) && many && RESOURCES.has(part);
            if kind || matches!(part, "" | "*" | "root") {
                return part.to_owned();
            }
            self.pattern(part, |part| match self.known(part) {
                Some(known) => known,
                // An id of CloudFront is the same as member and in an ARN.
                None if is_bare_id(part) => self.id(part),
                None => self.word("n", part),
            })
        })
    }

    /// A part with wildcards in it.
    fn pattern(&self, text: &str, part: impl Fn(&str) -> String) -> String {
        each_part(text, WILD, |piece| if piece.is_empty() { String::new() } else { part(piece) })
    }
}

/// `E2QWRUHAPOMQZL`, `vo_Abc123`: ids that CloudFront makes.
fn is_bare_id(text: &str) -> bool {
    let capitals = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    text.len() >= 12 && text.starts_with('E') && capitals(text) && text.bytes().any(|byte| byte.is_ascii_digit())
        || text.strip_prefix("vo_").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Where Amazon Linux and Elastic Container Registry keep what every instance fetches.
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html>,
/// <https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html>
fn is_public_bucket(bucket: &str) -> bool {
    let between = |front: &str, back: &str| {
        bucket.strip_prefix(front).and_then(|rest| rest.strip_suffix(back)).is_some_and(|r| r == "*" || is_region(r))
    };
    between("al2023-repos-", "-de612dc2")
        || between("amazonlinux-2-repos-", "")
        || between("amazonlinux.", ".amazonaws.com")
        || between("packages.", ".amazonaws.com")
        || between("repo.", ".amazonaws.com")
        || between("prod-", "-starport-layer-bucket")
}
