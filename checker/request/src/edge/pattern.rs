//! Which paths a pattern of a cache behaviour takes.

use crate::listener::wildcard_matches;

/// Whether a pattern takes a path.
///
/// `*` stands for any characters or none, `?` for exactly one, the case counts, and a slash at the beginning may be left
/// out. A pattern takes whole paths, and neither the query string nor the name:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern>.
#[must_use]
pub fn takes(pattern: &str, path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    wildcard_matches(bare(pattern), bare(path))
}

fn bare(text: &str) -> &str {
    text.strip_prefix('/').unwrap_or(text)
}
