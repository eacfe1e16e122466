//! AWS's own policies, which have the same ids in every account: for where nobody could ask what is in them.

use super::behavior::Lives;
use super::parts::{Parts, Selection};

/// Headers that UseOriginCacheControlHeaders makes part of the key.
const ORIGIN_HEADERS: &[&str] = &["host", "origin", "x-http-method", "x-http-method-override", "x-method-override"];

const LONG: Lives = Lives { least: 1, usual: 86_400, most: 31_536_000 };
const AS_TOLD: Lives = Lives { least: 0, usual: 0, most: 31_536_000 };
const NEVER: Lives = Lives { least: 0, usual: 0, most: 0 };

/// How long a cache policy of AWS's own keeps answers, and under which key.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>
pub(super) fn cache_policy(id: &str) -> Option<(Parts, Lives)> {
    let (headers, cookies, queries, lives): (&[&str], bool, bool, Lives) = match id {
        // CachingOptimized, CachingOptimizedForUncompressedObjects
        "658327ea-f89d-4fab-a63d-7e88639e58f6" | "b2884449-e4de-46a7-ac36-70bc7f1ddd6d" => (&[], false, false, LONG),
        // CachingDisabled
        "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" => (&[], false, false, NEVER),
        // UseOriginCacheControlHeaders, and the same with query strings
        "83da9c7e-98b4-4e11-a168-04f0df8e2c65" => (ORIGIN_HEADERS, true, false, AS_TOLD),
        "4cc15a8a-d715-48a4-82b8-cc0b614638fe" => (ORIGIN_HEADERS, true, true, AS_TOLD),
        _ => return None,
    };
    Some((Parts { headers: only(headers), cookies: all_or_none(cookies), queries: all_or_none(queries) }, lives))
}

/// What an origin request policy of AWS's own sends on.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html>
pub(super) fn request_policy(id: &str) -> Option<Parts> {
    let (headers, all): (Selection, bool) = match id {
        // AllViewer, AllViewerAndCloudFrontHeaders-2022-06
        "216adef6-5c7f-47e4-b989-5492eafa07d3" | "33f36d7e-f396-46d9-90e0-52428a34d9dc" => (Selection::all(), true),
        // AllViewerExceptHostHeader
        "b689b0a8-53d0-40ab-baf2-68738e2966ac" => (Selection::AllBut(["host".to_owned()].into()), true),
        // CORS-CustomOrigin
        "59781a5b-3903-41f3-afcb-af62929ccde1" => (only(&["origin"]), false),
        // CORS-S3Origin
        "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf" => {
            (only(&["access-control-request-headers", "access-control-request-method", "origin"]), false)
        }
        // HostHeaderOnly
        "bf0718e1-ba1e-49d1-88b1-f726733018ae" => (only(&["host"]), false),
        // UserAgentRefererHeaders
        "acba4595-bd28-49b8-b9fe-13317c0390fa" => (only(&["referer", "user-agent"]), false),
        _ => return None,
    };
    Some(Parts { headers, cookies: all_or_none(all), queries: all_or_none(all) })
}

fn only(names: &[&str]) -> Selection {
    Selection::Only(names.iter().map(|name| (*name).to_owned()).collect())
}

fn all_or_none(all: bool) -> Selection {
    if all { Selection::all() } else { Selection::none() }
}
