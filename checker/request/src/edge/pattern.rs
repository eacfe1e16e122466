//! Which paths a pattern of a cache behaviour takes.

/// Whether a pattern takes a path.
///
/// `*` stands for any characters or none, `?` for exactly one, the case counts, and a slash at the beginning may be left
/// out. A pattern takes whole paths, and neither the query string nor the name:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern>.
#[must_use]
pub fn takes(pattern: &str, path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let (pattern, path): (Vec<char>, Vec<char>) = (bare(pattern).chars().collect(), bare(path).chars().collect());
    // Where the last star stood, and how far it has come: it swallows one more each time that the rest does not fit.
    let (mut at, mut here, mut star) = (0, 0, None::<(usize, usize)>);
    while here < path.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, here));
                at += 1;
            }
            Some('?') => {
                at += 1;
                here += 1;
            }
            Some(wanted) if Some(wanted) == path.get(here) => {
                at += 1;
                here += 1;
            }
            _ => {
                let Some((starred, from)) = star else { return false };
                star = Some((starred, from + 1));
                at = starred + 1;
                here = from + 1;
            }
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|rest| *rest == '*')
}

fn bare(text: &str) -> &str {
    text.strip_prefix('/').unwrap_or(text)
}
