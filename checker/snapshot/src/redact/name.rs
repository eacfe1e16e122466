//! Names: ids, account numbers, ARNs and host names, wherever they stand.
//!
//! Which member holds what is not known here, see `field`.

use super::Mode;
use super::address::Addresses;
use super::secret::Secret;
use crate::import::{is_account, is_region};
use std::collections::HashSet;

/// What redaction knows of a snapshot.
pub(super) struct Names<'k> {
    pub(super) mode: Mode,
    pub(super) secret: &'k Secret,
    pub(super) addresses: Addresses<'k>,
    /// Ids of AWS's own prefix lists, which are the same for everybody.
    pub(super) public: HashSet<&'k str>,
}

impl Names<'_> {
    /// A made-up word for what a person called something: the same for the same, with the kind in front.
    pub(super) fn word(&self, kind: &str, text: &str) -> String {
        format!("{kind}-{}", self.secret.word("word", text, 10))
    }

    /// An account's number; AWS's own accounts have words for names (`amazon`, `amazon-elb`, `AWS`), which stay.
    pub(super) fn account(&self, text: &str) -> String {
        if self.mode == Mode::Submit || text.is_empty() {
            text.to_owned()
        } else if is_account(text) {
            self.secret.permute("account", text, 10)
        } else if ["amazon", "aws", "self"].iter().any(|own| text.to_ascii_lowercase().starts_with(own)) {
            text.to_owned()
        } else {
            self.word("account", text)
        }
    }

    /// An id, or whatever stands where an id may: an address, an ARN, `local`.
    pub(super) fn id(&self, text: &str) -> String {
        if self.mode == Mode::Submit && !text.starts_with("arn:") || text.is_empty() || text == "local" {
            return text.to_owned();
        }
        self.known(text).unwrap_or_else(|| {
            // Not of AWS's form: keep what tells its kind.
            let kind = text.rsplit_once('-').map_or("", |(kind, _)| kind);
            let kind = if KINDS.contains(&kind) { kind } else { "id" };
            format!("{kind}-{}", self.secret.word("id", text, 17))
        })
    }

    /// A text of a form that names something; `None` for any other.
    pub(super) fn known(&self, text: &str) -> Option<String> {
        if text.starts_with("arn:") {
            return Some(self.arn(text));
        }
        if self.mode == Mode::Submit {
            let named = is_account(text) || is_id(text) || self.addresses.redact(text).is_some();
            return named.then(|| text.to_owned());
        }
        if is_account(text) {
            return Some(self.account(text));
        }
        if is_id(text) {
            return Some(self.aws_id(text));
        }
        self.addresses.redact(text)
    }

    fn aws_id(&self, text: &str) -> String {
        match text.rsplit_once('-') {
            Some(_) if self.public.contains(text) => text.to_owned(),
            Some((kind, digits)) => format!("{kind}-{}", self.secret.permute(kind, digits, 16)),
            None => text.to_owned(),
        }
    }

    /// The parts of a text between separators, where they have the form of an id, an account or an address.
    pub(super) fn scan(&self, text: &str) -> String {
        if let Some(known) = self.known(text) {
            return known;
        }
        let part = |part: &str| self.known(part).unwrap_or_else(|| part.to_owned());
        each_part(text, [' ', '/', ':', '.', ','], part)
    }

    /// `arn:partition:service:region:account:resource`.
    pub(super) fn arn(&self, text: &str) -> String {
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let ["arn", partition, service, region, account, resource] = parts.as_slice() else {
            return self.id_or_word(text);
        };
        let account = self.account(account);
        let resource = match *service {
            "elasticloadbalancing" => self.balancer(resource),
            "s3" => self.bucket(resource),
            _ => self.resource(resource),
        };
        format!("arn:{partition}:{service}:{region}:{account}:{resource}")
    }

    fn id_or_word(&self, text: &str) -> String {
        self.known(text.trim_start_matches("arn:")).unwrap_or_else(|| self.word("arn", text))
    }

    /// `loadbalancer/app/NAME/HASH`, `listener/app/NAME/HASH/HASH`, `targetgroup/NAME/HASH`.
    fn balancer(&self, resource: &str) -> String {
        let mut first = true;
        each_part(resource, ['/', '/', '/', '/', '/'], |part| {
            let keep = std::mem::take(&mut first) || matches!(part, "app" | "net" | "gwy" | "*");
            if keep { part.to_owned() } else { self.balancer_part(part) }
        })
    }

    fn balancer_part(&self, part: &str) -> String {
        if part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            self.hash(part, 16)
        } else {
            self.balancer_name(part)
        }
    }

    fn hash(&self, text: &str, radix: u8) -> String {
        if self.mode == Mode::Submit { text.to_owned() } else { self.secret.permute("hash", text, radix) }
    }

    /// A load balancer's or target group's name, the same as member, in ARNs, in host names and in descriptions.
    ///
    /// ARNs and host names end in a hash of AWS that tells them apart, so that a submission, whose ids must be the
    /// same each time, can do without any name.
    pub(super) fn balancer_name(&self, name: &str) -> String {
        if self.mode == Mode::Submit { "x".into() } else { format!("lb{}", self.secret.word("balancer", name, 10)) }
    }

    /// `bucket/key`; AWS's own buckets, which endpoint policies have to name, stay.
    fn bucket(&self, resource: &str) -> String {
        let (bucket, key) = resource.split_once('/').map_or((resource, None), |(bucket, key)| (bucket, Some(key)));
        let public = bucket.starts_with("al2023-repos-")
            || bucket.starts_with("amazonlinux")
            || bucket.starts_with("prod-") && bucket.ends_with("-starport-layer-bucket");
        if public {
            return resource.to_owned();
        }
        let pattern = |text: &str| {
            each_part(text, ['*', '?', '/', '$', '*'], |part| {
                if part.is_empty() { String::new() } else { self.word("s", part) }
            })
        };
        key.map_or_else(|| pattern(bucket), |key| format!("{}/{}", pattern(bucket), pattern(key)))
    }

    fn resource(&self, resource: &str) -> String {
        let mut first = true;
        let many = resource.contains(['/', ':']);
        each_part(resource, ['/', ':', '/', ':', '/'], |part| {
            let kind = std::mem::take(&mut first) && many;
            if kind || matches!(part, "" | "*" | "root") {
                return part.to_owned();
            }
            self.known(part).unwrap_or_else(|| self.word("n", part))
        })
    }

    /// A host name: AWS's own parts stay, what somebody chose goes.
    pub(super) fn host(&self, name: &str) -> String {
        let lower = name.trim_end_matches('.').to_ascii_lowercase();
        let dot = if name.ends_with('.') { "." } else { "" };
        let host = match [".amazonaws.com", ".amazonaws.com.cn"]
            .iter()
            .find_map(|aws| Some((lower.strip_suffix(aws)?, aws)))
        {
            Some((front, aws)) => format!("{}{aws}", self.aws_host(front)),
            None if self.addresses.redact(&lower).is_some() => self.known(&lower).unwrap_or_default(),
            None if self.mode == Mode::Submit => lower.clone(),
            None => match lower.rsplit_once('.') {
                Some((front, top)) => format!("{}.{top}", self.labels(front)),
                None => self.labels(&lower),
            },
        };
        host + dot
    }

    fn labels(&self, front: &str) -> String {
        each_part(front, ['.', '.', '.', '.', '.'], |label| match label {
            "" | "*" | "www" => label.to_owned(),
            label => self.word("h", label),
        })
    }

    fn aws_host(&self, front: &str) -> String {
        let labels: Vec<&str> = front.split('.').collect();
        let has = |service: &str| labels.iter().skip(1).any(|label| *label == service);
        if has("elb") {
            return each_part(front, ['.', '.', '.', '.', '.'], |label| match label {
                "elb" | "dualstack" => label.to_owned(),
                label if is_region(label) => label.to_owned(),
                label => self.elb_label(label),
            });
        }
        if has("vpce") || has("rds") {
            return each_part(front, ['.', '.', '.', '.', '.'], |label| match label {
                "*" | "vpce" | "rds" => label.to_owned(),
                label if is_region(label) || self.mode == Mode::Submit => label.to_owned(),
                label if label.starts_with("vpce-") => self.endpoint_label(label),
                label if has("vpce") => label.to_owned(),
                label => self.identifier(label),
            });
        }
        match labels.as_slice() {
            [_, region] if is_region(region) => front.to_owned(),
            [front @ .., service, region] if is_region(region) => {
                let front = front.iter().map(|label| match *label {
                    "*" | "api" | "dkr" | "bucket" | "accesspoint" | "control" => (*label).to_owned(),
                    label if self.mode == Mode::Submit => label.to_owned(),
                    label => self.word("h", label),
                });
                front.chain([(*service).to_owned(), (*region).to_owned()]).collect::<Vec<_>>().join(".")
            }
            _ if self.mode == Mode::Submit => front.to_owned(),
            _ => self.labels(front),
        }
    }

    /// `internal-NAME-1234567890`, `NAME-0123456789abcdef`.
    fn elb_label(&self, label: &str) -> String {
        let (internal, rest) = label.strip_prefix("internal-").map_or(("", label), |rest| ("internal-", rest));
        let Some((name, hash)) = rest.rsplit_once('-') else { return self.balancer_name(label) };
        let radix = if hash.bytes().all(|byte| byte.is_ascii_digit()) && hash.len() < 16 { 10 } else { 16 };
        let hex = hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let hash = if hex { self.hash(hash, radix) } else { self.balancer_name(hash) };
        format!("{internal}{}-{hash}", self.balancer_name(name))
    }

    /// `vpce-0123…-abcdefgh`, with or without a zone behind.
    fn endpoint_label(&self, label: &str) -> String {
        let parts: Vec<&str> = label.splitn(4, '-').collect();
        match parts.as_slice() {
            ["vpce", id, random, zone @ ..] => {
                let zone: String = zone.iter().map(|zone| format!("-{zone}")).collect();
                format!("{}-{}{zone}", self.id(&format!("vpce-{id}")), self.secret.word("random", random, 8))
            }
            _ => self.id(label),
        }
    }

    /// A database's identifier: a name, and the only id it has.
    pub(super) fn identifier(&self, text: &str) -> String {
        if self.mode == Mode::Submit { text.to_owned() } else { format!("db{}", self.secret.word("db", text, 10)) }
    }
}

/// What stands in front of the digits of AWS's ids and of those that stand for them in tests.
const KINDS: &[&str] = &[
    "vpc",
    "subnet",
    "rtb",
    "acl",
    "sg",
    "eni",
    "i",
    "igw",
    "eigw",
    "nat",
    "eipalloc",
    "vpce",
    "vpce-svc",
    "pl",
    "pcx",
    "eice",
    "vpcbpa-exclude",
    "vol",
    "tgw",
    "tgw-attach",
    "tgw-rtb",
    "vgw",
    "vpn",
    "ami",
    "r",
    "dopt",
    "rtbassoc",
    "aclassoc",
    "eipassoc",
    "eni-attach",
    "ela-attach",
    "cagw",
    "lgw",
    "snap",
    "o",
    "ou",
    "cgw",
    "ipv4pool-ec2",
    "mi",
];

/// `vpc-` and eight or seventeen digits, the old and the new length.
fn is_id(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(kind, digits)| {
        KINDS.contains(&kind)
            && matches!(digits.len(), 8 | 17)
            && digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

/// Replaces what stands between separators.
pub(super) fn each_part(text: &str, separators: [char; 5], mut part: impl FnMut(&str) -> String) -> String {
    text.split_inclusive(separators)
        .map(|piece| match piece.strip_suffix(separators) {
            Some(word) => format!("{}{}", part(word), &piece[word.len()..]),
            None => part(piece),
        })
        .collect()
}
