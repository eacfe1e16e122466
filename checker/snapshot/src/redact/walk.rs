//! What becomes of a text, by what it is.

use super::Mode;
use super::endpoint_policy;
use super::name::{Names, each_part};
use super::words::{AUTHORITIES, HTTP_NAMES, PATHS, PLACEHOLDERS, SETTINGS, WORDS_OF_HEADERS, is_code};
use crate::seal;
use crate::shapes::Class;
use crate::walk::Texts;
use serde_json::Value;

/// Groups that AWS makes, by the names that nobody else may give: a VPC's own, and that of CloudFront's interfaces in it.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html>
const AWS_GROUPS: [&str; 2] = ["default", "CloudFront-VPCOrigins-Service-SG"];

impl Texts for Names<'_> {
    fn text(&self, class: Class, id: bool, text: &str) -> Option<String> {
        let share = self.mode == Mode::Share;
        if text.is_empty() {
            return Some(String::new());
        }
        Some(match class {
            Class::Word | Class::Time => self.scan(text),
            Class::Code => code(text),
            Class::Id => self.id(text),
            Class::Account => self.account(text),
            Class::Principal if !share => return None,
            Class::Principal if text.starts_with("arn:") => self.arn(text),
            Class::Principal => self.word("user", text),
            Class::Address => match self.addresses.redact(text) {
                Some(_) if !share => text.to_owned(),
                Some(address) => address,
                None => self.word("address", text),
            },
            Class::Arn => self.arn(text),
            Class::Host => self.host(text),
            Class::Zone => self.zone(text),
            Class::Record => self.record(text),
            Class::Digest => self.digest(text),
            Class::Name => self.called(text),
            Class::Identifier => self.identifier(text),
            Class::GroupName if AWS_GROUPS.contains(&text) => text.to_owned(),
            Class::ListName if is_list_of_aws(text) => text.to_owned(),
            // Nothing hangs on these names.
            Class::GroupName | Class::ListName if !share && !id => return None,
            Class::GroupName => self.word("group", text),
            Class::ListName => self.word("list", text),
            Class::KeyName => self.word("key", text),
            Class::Policy => endpoint_policy::redact(self, text),
            Class::Description => self.description(text),
            Class::Path => self.path(text),
            Class::Url => self.url(text),
            Class::HttpName => self.http_name(text),
            Class::HeaderValue => self.header_value(text),
            Class::Cookie => self.cookie(text),
            Class::Setting => self.setting(text),
            Class::Secret => seal::sealed(self.secret, text),
            Class::Condition | Class::Text => self.word("text", text),
        })
    }

    fn tags(&self, tags: &Value) -> Option<Value> {
        let (Mode::Share, Value::Array(tags)) = (self.mode, tags) else { return None };
        let one = |tag: &Value| {
            let mut tag = tag.clone();
            if let Some(Value::String(name)) = tag.get_mut("Value")
                && !name.is_empty()
            {
                *name = self.word("name", name);
            }
            tag
        };
        Some(tags.iter().map(one).collect())
    }
}

/// A word for what went wrong; a server that is none of AWS's may say anything.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() || is_code(text) { text.to_owned() } else { "OtherError".into() }
}

/// `com.amazonaws.ap-northeast-2.s3`.
fn is_list_of_aws(text: &str) -> bool {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b));
    text.strip_prefix("com.amazonaws.").is_some_and(plain)
}

/// `AWSALB` and those that begin like it, which load balancers keep for themselves.
fn is_cookie_of_balancers(text: &str) -> bool {
    HTTP_NAMES.has(text.to_ascii_lowercase().as_str()) && text.starts_with("AWSALB") || text == "AWSALBAPP"
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

impl Names<'_> {
    /// The parts of a path, each for itself, so that a pattern or a regular expression still fits what it fitted.
    pub(super) fn path(&self, text: &str) -> String {
        each_part(text, &['/', '?', '&', '=', '*', '.', '^', '$', '(', ')', '|', '+', '\\'], |part| {
            let number = part.len() <= 4 && is_number(part);
            // A word of the course is nobody's in capitals either.
            let known = PATHS.has(part.to_ascii_lowercase().as_str()) || PLACEHOLDERS.has(part);
            let stays = part.is_empty() || number || known;
            if stays { part.to_owned() } else { self.word("p", part) }
        })
    }

    /// `https://host:port/path?query`, or only the last of it.
    pub(super) fn url(&self, text: &str) -> String {
        let Some((scheme, rest)) = text.split_once("://") else { return self.path(text) };
        let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(at);
        // Credentials in front of a host are nobody's business.
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) if port.parse::<u16>().is_ok() => (host, format!(":{port}")),
            _ => (host, String::new()),
        };
        let scheme = if matches!(scheme, "http" | "https") { scheme } else { "x" };
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let mapped = self.host(bare);
        let mapped = if bare == host { mapped } else { format!("[{mapped}]") };
        format!("{scheme}://{mapped}{port}{}", self.path(path))
    }

    fn http_name(&self, text: &str) -> String {
        let lower = text.to_ascii_lowercase();
        let of_aws = ["cloudfront-viewer-", "cloudfront-is-", "cloudfront-forwarded-"];
        let plain = lower.len() <= 48 && lower.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let own = HTTP_NAMES.has(lower.as_str()) || plain && of_aws.iter().any(|front| lower.starts_with(front));
        // Headers are the same whatever their case.
        if own || text == "*" { text.to_owned() } else { self.word("x", &lower) }
    }

    /// Words of the protocol and numbers stay.
    fn header_value(&self, text: &str) -> String {
        each_part(text, &[' ', ',', ';', '=', '/', '(', ')', '"', ':'], |part| {
            let number = part.len() <= 10 && is_number(part);
            let stays = part.is_empty() || number || WORDS_OF_HEADERS.has(part.to_ascii_lowercase().as_str());
            if stays { part.to_owned() } else { self.word("v", part) }
        })
    }

    /// `NAME=VALUE; Path=/; Secure`.
    fn cookie(&self, text: &str) -> String {
        let mut parts = text.split(';').map(str::trim);
        let (name, value) = parts.next().and_then(|cookie| cookie.split_once('=')).unwrap_or((text, ""));
        let mut cookie = format!("{}={}", self.http_name(name.trim()), seal::sealed(self.secret, value));
        for attribute in parts {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            let value = match name.to_ascii_lowercase().as_str() {
                "secure" | "httponly" | "partitioned" => String::new(),
                "path" => format!("={}", self.path(value)),
                "domain" => format!("={}", self.host(value)),
                "max-age" | "samesite" => format!("={}", self.header_value(value)),
                // Times of other servers are of no use, and anything else is free text.
                _ => continue,
            };
            cookie.push_str(&format!("; {name}{value}"));
        }
        cookie
    }

    /// `10 mail.example.com`, `0 issue "amazon.com"`: numbers and words of the record stay.
    fn record(&self, text: &str) -> String {
        each_part(text, &[' '], |part| {
            let bare = part.trim_matches('"');
            let stays = part.len() <= 10 && part.bytes().all(|byte| byte.is_ascii_digit())
                || matches!(bare, "" | "." | "issue" | "issuewild" | "iodef" | "h2" | "h3")
                || AUTHORITIES.has(bare);
            let quote = if part.starts_with('"') { "\"" } else { "" };
            if stays { part.to_owned() } else { format!("{quote}{}{quote}", self.host(bare)) }
        })
    }

    /// A load balancer's or target group's setting: switches and numbers stay, names of buckets, cookies and headers go.
    fn setting(&self, text: &str) -> String {
        if let Some(known) = self.known(text) {
            known
        } else if is_number(text) || SETTINGS.has(text) || is_cookie_of_balancers(text) {
            text.to_owned()
        } else {
            self.word("setting", text)
        }
    }

    /// `ELB app/NAME/HASH` and the like: the only link from an interface to its load balancer.
    fn description(&self, text: &str) -> String {
        let Some(rest) = text.strip_prefix("ELB ") else { return self.scan(text) };
        let arn = self.arn(&format!("arn:aws:elasticloadbalancing:::loadbalancer/{rest}"));
        format!("ELB {}", arn.rsplit_once("loadbalancer/").map_or("", |(_, name)| name))
    }
}
