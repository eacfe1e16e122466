//! Host names: AWS's own parts stay, what somebody chose goes, label by label, so that what lies below what still does.

use super::Mode;
use super::name::{Names, each_part, is_id};
use super::words::{AWS_LABELS, BEFORE_COUNTRY, LABELS, PLACEHOLDERS, SERVICES, TOPS};
use crate::import::is_region;

/// The domains in which AWS names things for its customers.
const OF_AWS: &[&str] =
    &[".amazonaws.com", ".amazonaws.com.cn", ".cloudfront.net", ".acm-validations.aws", ".awsglobalaccelerator.com"];

/// Whether AWS gave the name.
pub(super) fn is_of_aws(name: &str) -> bool {
    let lower = name.trim_end_matches('.').to_ascii_lowercase();
    OF_AWS.iter().any(|domain| lower.ends_with(domain))
}

impl Names<'_> {
    /// A host name, a zone's or a record's name.
    pub(super) fn host(&self, name: &str) -> String {
        let lower = name.trim_end_matches('.').to_ascii_lowercase();
        let dot = if name.ends_with('.') { "." } else { "" };
        if self.addresses.redact(&lower).is_some() {
            return self.known(&lower).unwrap_or_default() + dot;
        }
        let of_aws = OF_AWS.iter().find_map(|domain| Some((lower.strip_suffix(domain)?, *domain)));
        let host = match of_aws {
            Some((front, domain @ (".amazonaws.com" | ".amazonaws.com.cn"))) => self.aws_host(front) + domain,
            // What AWS made up is an id.
            Some((front, domain)) if self.mode == Mode::Submit && made_by_aws(front) => format!("{front}{domain}"),
            Some((front, domain)) => self.labels(front) + domain,
            None => self.other(&lower),
        };
        host + dot
    }

    fn other(&self, lower: &str) -> String {
        // A name to which its domain was added once more still shows that.
        if let Some((name, domain)) = doubled(lower) {
            return format!("{}.{}", self.other(name), self.other(domain));
        }
        let Some((front, top)) = lower.rsplit_once('.') else {
            return if TOPS.has(lower) { lower.to_owned() } else { self.label(lower) };
        };
        if let Some(address) = front.strip_suffix(".in-addr").filter(|_| top == "arpa").and_then(reversed) {
            let mapped = self.known(&address).unwrap_or(address);
            return format!("{}.in-addr.arpa", reversed(&mapped).unwrap_or_default());
        }
        let (front, last) = match front.rsplit_once('.') {
            Some((front, second)) if top.len() == 2 && BEFORE_COUNTRY.has(second) => (front, Some(second)),
            _ => (front, None),
        };
        // A name server of Route 53: `ns-1234.awsdns-56.co.uk`.
        if let (Some((server, group)), tail) = (front.rsplit_once('.'), last.map(|last| format!(".{last}")))
            && let Some(number) = server.strip_prefix("ns-").filter(|number| is_number(number))
            && group.strip_prefix("awsdns-").is_some_and(is_number)
        {
            return format!("ns-{}.{group}{}.{top}", self.hash(number, 10), tail.unwrap_or_default());
        }
        let top = if TOPS.has(top) { top.to_owned() } else { self.label(top) };
        let second = last.map(|last| format!("{last}.")).unwrap_or_default();
        format!("{}.{second}{top}", self.labels(front))
    }

    fn labels(&self, front: &str) -> String {
        each_part(front, &['.'], |label| self.label(label))
    }

    fn label(&self, label: &str) -> String {
        if label.is_empty() || LABELS.has(label) || PLACEHOLDERS.has(label) || is_region(label) {
            return label.to_owned();
        }
        if is_id(label) {
            return self.id(label);
        }
        if let Some(mapped) = self.address_label(label) {
            return mapped;
        }
        let under = if label.starts_with('_') { "_" } else { "" };
        let pieces = each_part(label.trim_start_matches('_'), &['*', '?'], |piece| {
            if piece.is_empty() { String::new() } else { self.word("h", piece) }
        });
        format!("{under}{pieces}")
    }

    /// `ip-10-0-1-7`, `ec2-203-0-113-9`: EC2's names for its hosts.
    fn address_label(&self, label: &str) -> Option<String> {
        let (kind, address) = label.split_once('-').filter(|(kind, _)| matches!(*kind, "ip" | "ec2"))?;
        let mapped = self.addresses.redact(&address.replace('-', "."))?;
        Some(if self.mode == Mode::Submit { label.to_owned() } else { format!("{kind}-{}", mapped.replace('.', "-")) })
    }

    fn aws_host(&self, front: &str) -> String {
        let has = |service: &str| front.split('.').skip(1).any(|label| label == service);
        let (balancer, database) = (has("elb"), has("rds"));
        let mut first = true;
        each_part(front, &['.'], |label| {
            let first = std::mem::take(&mut first);
            let own = SERVICES.has(label) || AWS_LABELS.has(label);
            match label {
                // The first is what a person called it, whatever else it may look like.
                label if balancer && first && label != "dualstack" => self.elb_label(label),
                label if database && first => self.identifier(label),
                label if own || label.is_empty() || label == "*" || is_region(label) => label.to_owned(),
                label if balancer => self.elb_label(label),
                label if database => self.database_label(label),
                label if label.starts_with("vpce-") && !is_id(label) => self.endpoint_label(label),
                label => match label.strip_prefix("s3-website-").filter(|region| is_region(region)) {
                    Some(_) => label.to_owned(),
                    None => self.label(label),
                },
            }
        })
    }

    /// `internal-NAME-1234567890`, `NAME-0123456789abcdef`.
    fn elb_label(&self, label: &str) -> String {
        let (internal, rest) = label.strip_prefix("internal-").map_or(("", label), |rest| ("internal-", rest));
        let Some((name, hash)) = rest.rsplit_once('-') else { return self.called(label) };
        let radix = if is_number(hash) && hash.len() < 16 { 10 } else { 16 };
        let hex = !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hex {
            format!("{internal}{}-{}", self.balancer_name(name), self.hash(hash, radix))
        } else {
            format!("{internal}{}", self.called(rest))
        }
    }

    /// `cabcdefghijk` behind an instance, `cluster-ro-cabcdefghijk` behind a cluster: the account's own.
    fn database_label(&self, label: &str) -> String {
        let fronts = ["cluster-custom-", "cluster-ro-", "cluster-", "proxy-"];
        let front = fronts.into_iter().find(|front| label.starts_with(front)).unwrap_or_default();
        let own = label.get(front.len()..).unwrap_or_default();
        let made = own.len() == 12 && own.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if self.mode == Mode::Submit && made { label.to_owned() } else { format!("{front}{}", self.identifier(own)) }
    }

    /// `vpce-0123…-abcdefgh`, with or without a zone behind.
    fn endpoint_label(&self, label: &str) -> String {
        let parts: Vec<&str> = label.splitn(4, '-').collect();
        let ["vpce", id, random, zone @ ..] = parts.as_slice() else { return self.label(label) };
        let zone = match zone {
            [zone] if is_region(zone.trim_end_matches(|letter: char| letter.is_ascii_lowercase())) => {
                format!("-{zone}")
            }
            [zone] => format!("-{}", self.word("z", zone)),
            _ => String::new(),
        };
        let own = random.len() == 8 && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let random =
            if self.mode == Mode::Submit && own { (*random).to_owned() } else { self.secret.word("random", random, 8) };
        format!("{}-{random}{zone}", self.id(&format!("vpce-{id}")))
    }
}

/// `www.example.link` and `example.link`, of `www.example.link.example.link`: a domain of two labels or more that stands
/// twice at the end.
fn doubled(name: &str) -> Option<(&str, &str)> {
    let dots = name.match_indices('.').map(|(at, _)| at);
    let cut = |at: usize| Some((name.get(..at)?, name.get(at + 1..)?));
    dots.filter_map(cut).find(|(front, domain)| {
        let before = front.strip_suffix(domain);
        domain.contains('.') && before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `d111111abcdef8`, `_1a2b3c….xlfgrmvvlj`: letters and digits that nobody chose.
fn made_by_aws(front: &str) -> bool {
    front.split('.').all(|label| {
        let label = label.trim_start_matches('_');
        label.len() >= 10 && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// The four numbers of an address the other way round.
fn reversed(address: &str) -> Option<String> {
    let parts: Vec<&str> = address.split('.').rev().collect();
    (parts.len() == 4 && parts.iter().all(|part| is_number(part))).then(|| parts.join("."))
}

#[cfg(test)]
mod tests {
    use super::doubled;

    #[test]
    fn a_domain_that_stands_twice_is_found() {
        let twice = Some(("www.example.link", "example.link"));
        assert_eq!(doubled("www.example.link.example.link"), twice);
        assert_eq!(doubled("example.link.example.link"), Some(("example.link", "example.link")));
        for once in ["www.example.link", "link.link", "myexample.link.example.link", "", "."] {
            assert_eq!(doubled(once), None, "{once}");
        }
    }
}
