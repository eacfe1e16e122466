//! Names: ids, account numbers, ARNs and host names, wherever they stand.
//!
//! Which member holds what is not known here, see `field`.

use super::Mode;
use super::address::Addresses;
use super::secret::Secret;
use crate::import::is_account;
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

    pub(super) fn hash(&self, text: &str, radix: u8) -> String {
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
