//! Host names: AWS's own parts stay, what somebody chose goes.

use super::Mode;
use super::name::{Names, each_part};
use crate::import::is_region;

impl Names<'_> {
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
}
