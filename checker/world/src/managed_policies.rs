//! The cache and origin request policies that AWS keeps for everybody, and how a policy is written.

use crate::element::{set, update};
use crate::kind::Kind;
use serde_json::{Value, json};

/// Name, id, lives, headers, cookies and query strings of a cache policy.
pub(crate) type CachePolicy = (&'static str, &'static str, [u32; 3], &'static str, &'static str, &'static str);

/// AWS's own cache policies by name: id, lives, headers, cookies and query strings
/// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>).
pub(crate) const CACHE_POLICIES: [CachePolicy; 5] = [
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
pub(crate) const REQUEST_POLICIES: [(&str, &str, &str, &str, &str); 7] = [
    ("AllViewer", "216adef6-5c7f-47e4-b989-5492eafa07d3", "allViewer", "all", "all"),
    // It adds headers of CloudFront's own to those of the viewer.
    ("AllViewerAndCloudFrontHeaders-2022-06", "33f36d7e-f396-46d9-90e0-52428a34d9dc", "allViewer", "all", "all"),
    ("AllViewerExceptHostHeader", "b689b0a8-53d0-40ab-baf2-68738e2966ac", "allExcept:Host", "all", "all"),
    (
        "CORS-S3Origin",
        "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf",
        "Access-Control-Request-Headers,Access-Control-Request-Method,Origin",
        "none",
        "none",
    ),
    ("CORS-CustomOrigin", "59781a5b-3903-41f3-afcb-af62929ccde1", "Origin", "none", "none"),
    ("HostHeaderOnly", "bf0718e1-ba1e-49d1-88b1-f726733018ae", "Host", "none", "none"),
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

pub(crate) fn parts(headers: &str, cookies: &str, queries: &str) -> Value {
    json!({
        "HeadersConfig": part("HeaderBehavior", "Headers", headers),
        "CookiesConfig": part("CookieBehavior", "Cookies", cookies),
        "QueryStringsConfig": part("QueryStringBehavior", "QueryStrings", queries),
    })
}

pub(crate) fn cache_config(name: &str, [least, usual, most]: [u32; 3], key: &Value) -> Value {
    json!({"CachePolicyConfig": {
        "Name": name,
        "MinTTL": least,
        "DefaultTTL": usual,
        "MaxTTL": most,
        "ParametersInCacheKeyAndForwardedToOrigin": key,
    }})
}

pub(crate) fn request_config(name: &str, mut parts: Value) -> Value {
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
    update(&mut policy, config.unwrap_or_default());
    policy
}
