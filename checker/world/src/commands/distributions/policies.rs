//! Cache policies and origin request policies: AWS's own, which every account has, and people's.

use super::super::{Command, Edit};
use crate::account::Account;
use crate::args::Args;
use crate::element::set;
use crate::error::Fault;
use crate::kind::{Kind, uuid};
use serde_json::{Value, json};

pub(super) const CACHE: Command = Command {
    name: "cache-policy",
    usage: "cache-policy LABEL [ttl=MIN,DEFAULT,MAX] [headers=NAME,…] [cookies=none|all|NAME,…] [queries=none|all|NAME,…] [name=NAME]",
    about: "a cache policy: how long answers are kept (1, 86400 and 31536000 seconds unless told otherwise), \
            and what of a request is part of the key, which is nothing unless told otherwise",
    options: &["ttl", "headers", "cookies", "queries", "name"],
    examples: &[
        "alb front public-a public-c",
        "cache-policy by-session ttl=0,60,600 cookies=session queries=all",
        "distribution cdn front cache=by-session",
    ],
    read: cache,
};

pub(super) const REQUEST: Command = Command {
    name: "request-policy",
    usage: "request-policy LABEL [headers=none|allViewer|NAME,…] [cookies=none|all|NAME,…] [queries=none|all|NAME,…] [name=NAME]",
    about: "an origin request policy: what of a request goes to the origin without being part of the key",
    options: &["headers", "cookies", "queries", "name"],
    examples: &[
        "alb front public-a public-c",
        "request-policy only-cookies cookies=all",
        "distribution cdn front request=only-cookies",
    ],
    read: request,
};

/// Name, id, lives, headers, cookies and query strings of a cache policy.
type CachePolicy = (&'static str, &'static str, [u32; 3], &'static str, &'static str, &'static str);

/// AWS's own cache policies by name: id, lives, headers, cookies and query strings
/// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>).
const CACHE_POLICIES: [CachePolicy; 5] = [
    ("CachingOptimized", "658327ea-f89d-4fab-a63d-7e88639e58f6", [1, 86_400, 31_536_000], "none", "none", "none"),
    ("CachingDisabled", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", [0, 0, 0], "none", "none", "none"),
    (
        "CachingOptimizedForUncompressedObjects",
        "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
        [1, 86_400, 31_536_000],
        "none",
        "none",
        "none",
    ),
    (
        "UseOriginCacheControlHeaders",
        "83da9c7e-98b4-4e11-a168-04f0df8e2c65",
        [0, 0, 31_536_000],
        "Host,Origin,X-HTTP-Method-Override,X-HTTP-Method,X-Method-Override",
        "all",
        "none",
    ),
    (
        "UseOriginCacheControlHeaders-QueryStrings",
        "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
        [0, 0, 31_536_000],
        "Host,Origin,X-HTTP-Method-Override,X-HTTP-Method,X-Method-Override",
        "all",
        "all",
    ),
];

/// AWS's own origin request policies by name: id, headers, cookies and query strings
/// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html>).
const REQUEST_POLICIES: [(&str, &str, &str, &str, &str); 5] = [
    ("AllViewer", "216adef6-5c7f-47e4-b989-5492eafa07d3", "allViewer", "all", "all"),
    ("AllViewerExceptHostHeader", "b689b0a8-53d0-40ab-baf2-68738e2966ac", "allExcept:Host", "all", "all"),
    (
        "CORS-S3Origin",
        "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
        "Access-Control-Request-Headers,Access-Control-Request-Method,Origin",
        "none",
        "none",
    ),
    ("CORS-CustomOrigin", "59781a5b-3903-41f3-afcb-af62929ccde1", "Origin", "none", "none"),
    ("UserAgentRefererHeaders", "acba4595-bd28-49b8-b9fe-13317c0390fa", "Referer,User-Agent", "none", "none"),
];

/// What of headers, cookies or query strings counts: `none`, `all`, `allViewer`, `allExcept:…` or names.
fn part(field: &str, names: &str, word: &str) -> Value {
    let (behavior, listed) = match word {
        "none" | "all" | "allViewer" => (word, ""),
        _ => match word.split_once(':') {
            Some((behavior, listed)) => (behavior, listed),
            None => ("whitelist", word),
        },
    };
    let mut config = json!({ field: behavior });
    if !listed.is_empty() {
        set(&mut config, names, json!({"Items": listed.split(',').collect::<Vec<_>>()}));
    }
    config
}

fn parts(headers: &str, cookies: &str, queries: &str) -> Value {
    json!({
        "HeadersConfig": part("HeaderBehavior", "Headers", headers),
        "CookiesConfig": part("CookieBehavior", "Cookies", cookies),
        "QueryStringsConfig": part("QueryStringBehavior", "QueryStrings", queries),
    })
}

fn cache_config(name: &str, [least, usual, most]: [u32; 3], key: &Value) -> Value {
    json!({"CachePolicyConfig": {
        "Name": name,
        "MinTTL": least,
        "DefaultTTL": usual,
        "MaxTTL": most,
        "ParametersInCacheKeyAndForwardedToOrigin": key,
    }})
}

fn request_config(name: &str, mut parts: Value) -> Value {
    set(&mut parts, "Name", name);
    json!({"OriginRequestPolicyConfig": parts})
}

/// The policy of AWS's own that has this id, or one of which nothing but the id is known.
pub(crate) fn managed(kind: Kind, id: &str) -> Value {
    let config = match kind {
        Kind::CachePolicy => {
            CACHE_POLICIES.iter().find(|one| one.1 == id).map(|(name, _, lives, headers, cookies, queries)| {
                cache_config(&format!("Managed-{name}"), *lives, &parts(headers, cookies, queries))
            })
        }
        _ => REQUEST_POLICIES.iter().find(|one| one.1 == id).map(|(name, _, headers, cookies, queries)| {
            request_config(&format!("Managed-{name}"), parts(headers, cookies, queries))
        }),
    };
    let mut policy = json!({"Id": id});
    crate::element::update(&mut policy, config.unwrap_or_default());
    policy
}

/// The id of a policy that a word names: a label, one of AWS's by its name, or an id.
pub(super) fn id(account: &mut Account, kind: Kind, word: &str) -> Result<String, Fault> {
    let cache = CACHE_POLICIES.iter().map(|one| (one.0, one.1));
    let request = REQUEST_POLICIES.iter().map(|one| (one.0, one.1));
    let of_aws: Vec<(&str, &str)> = if kind == Kind::CachePolicy { cache.collect() } else { request.collect() };
    let plain = word.strip_prefix("Managed-").unwrap_or(word);
    if let Some((_, id)) = of_aws.iter().find(|(name, id)| *name == plain || *id == word) {
        return Ok((*id).to_owned());
    }
    match account.find(word, &[kind]) {
        Ok(named) => Ok(named.id),
        Err(Fault::Unknown { .. }) if word.len() == 36 && word.split('-').count() == 5 => Ok(word.to_owned()),
        Err(Fault::Unknown { known, .. }) => {
            let what = if kind == Kind::CachePolicy { "cache policy" } else { "origin request policy" };
            let names = of_aws.iter().map(|(name, _)| *name);
            Err(Fault::unknown(what, word, known.iter().map(String::as_str).chain(names)))
        }
        Err(fault) => Err(fault),
    }
}

/// What headers, cookies and query strings a line names.
fn told(args: &mut Args<'_>) -> Value {
    let mut word = |name| args.option(name).unwrap_or_else(|| "none".into());
    let (headers, cookies, queries) = (word("headers"), word("cookies"), word("queries"));
    parts(&headers, &cookies, &queries)
}

fn create(account: &mut Account, label: &str, kind: Kind, sort: &str, policy: Value) -> Result<(), Fault> {
    let id = uuid(&format!("{sort} {label}"));
    account.create_under(Some(&id), label, kind, Some(id.clone()), policy).map(drop)
}

fn cache(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, key, name) = (args.new_label()?, told(args), args.option("name"));
    let lives = match args.list("ttl") {
        None => [1, 86_400, 31_536_000],
        Some(words) => {
            let lives: Vec<u32> = words.iter().filter_map(|word| word.parse().ok()).collect();
            match lives.as_slice() {
                [least, usual, most] if words.len() == 3 => [*least, *usual, *most],
                _ => return Err(Fault::malformed(&words.join(","), "three numbers of seconds like 0,60,600")),
            }
        }
    };
    Ok(Box::new(move |account| {
        let name = name.unwrap_or_else(|| super::super::balancers::some_name("cache", &label));
        create(account, &label, Kind::CachePolicy, "cache policy", cache_config(&name, lives, &key))
    }))
}

fn request(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, parts, name) = (args.new_label()?, told(args), args.option("name"));
    Ok(Box::new(move |account| {
        let name = name.unwrap_or_else(|| super::super::balancers::some_name("request", &label));
        create(account, &label, Kind::RequestPolicy, "request policy", request_config(&name, parts))
    }))
}
