//! A cache behaviour: what is let through, what of it goes on, and what is kept for whom.

use super::managed;
use super::parts::{self, Parts};
use crate::Scheme;
use snapshot::shapes::{CacheBehavior, CachePolicyConfig};
use snapshot::{Ask, Inventory, Missing, Status};

/// How viewers have to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// As they like.
    AllowAll,
    /// Plain requests are told to come again by https.
    RedirectToHttps,
    /// Plain requests are refused.
    HttpsOnly,
    /// The configuration does not say in words that are known.
    Unknown,
}

/// How long answers are kept, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lives {
    /// At least, whatever the origin says.
    pub least: i64,
    /// Where the origin says nothing.
    pub usual: i64,
    /// At most, whatever the origin says.
    pub most: i64,
}

/// Whether an answer stays at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Never.
    Never,
    /// Where the origin says how long, and not otherwise.
    AsTold,
    /// Unless the origin forbids it (`no-store`, `private`, `no-cache`, `max-age=0`).
    UnlessForbidden,
    /// Whatever the origin says.
    Always,
    /// The configuration does not say.
    Unknown,
}

/// What becomes of requests of some paths.
#[derive(Debug, Clone)]
pub struct Behavior<'s> {
    /// Its pattern; `None` for the default one.
    pub pattern: Option<&'s str>,
    /// The origin that it asks, by the name that the distribution has for it.
    pub origin: &'s str,
    /// How viewers have to speak.
    pub viewer: Viewer,
    /// What an answer is kept by, beside the path.
    pub key: Parts,
    /// What goes on to the origin.
    pub forwarded: Parts,
    /// How long answers are kept; `None` where nobody can tell.
    pub lives: Option<Lives>,
    /// The calls that would tell more.
    pub missing: Vec<Missing>,
    methods: Option<&'s [String]>,
    cached: Option<&'s [String]>,
}

impl<'s> Behavior<'s> {
    pub(super) fn new(inventory: &Inventory<'s>, item: &'s CacheBehavior, default: bool) -> Self {
        let mut missing = Vec::new();
        let (key, sent, lives) = kept_by(inventory, item, &mut missing);
        let more = match item.origin_request_policy_id.as_deref().filter(|id| !id.is_empty()) {
            Some(id) => request_policy(inventory, id, &mut missing),
            None => Parts::none(),
        };
        let methods = item.allowed_methods.as_ref();
        Self {
            pattern: if default { None } else { item.path_pattern.as_deref() },
            origin: item.target_origin_id.as_deref().unwrap_or_default(),
            viewer: match item.viewer_protocol_policy.as_deref() {
                Some("allow-all") => Viewer::AllowAll,
                Some("redirect-to-https") => Viewer::RedirectToHttps,
                Some("https-only") => Viewer::HttpsOnly,
                _ => Viewer::Unknown,
            },
            key,
            forwarded: sent.or(&more),
            lives,
            missing,
            methods: methods.map(|methods| &*methods.items),
            cached: methods.and_then(|methods| methods.cached_methods.as_ref()).map(|words| &*words.items),
        }
    }

    /// Its pattern as it is written, or `Default (*)` as the console has it.
    #[must_use]
    pub fn called(&self) -> &'s str {
        self.pattern.unwrap_or("Default (*)")
    }

    /// Whether requests of a method are let through; `None` where nobody can tell.
    #[must_use]
    pub fn lets(&self, method: &str) -> Option<bool> {
        self.methods.map(|methods| methods.iter().any(|known| known == method))
    }

    /// Whether answers to a method stay at the edge.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html#ExpirationDownloadDist>
    #[must_use]
    pub fn kept(&self, method: &str) -> Kept {
        let cached = match method {
            "GET" | "HEAD" => true,
            "OPTIONS" => match self.cached {
                Some(cached) => cached.iter().any(|known| known == method),
                None => return Kept::Unknown,
            },
            _ => false,
        };
        match self.lives {
            _ if !cached => Kept::Never,
            // Settings of the old kind that forward all headers keep nothing:
            // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html
            _ if self.key.headers.is_all() => Kept::Never,
            None => Kept::Unknown,
            Some(lives) if lives.most == 0 => Kept::Never,
            Some(lives) if lives.least > 0 => Kept::Always,
            Some(lives) if lives.usual > 0 => Kept::UnlessForbidden,
            Some(_) => Kept::AsTold,
        }
    }

    /// How requests that go on were spoken by the viewer.
    #[must_use]
    pub fn schemes(&self) -> &'static [Scheme] {
        match self.viewer {
            Viewer::RedirectToHttps | Viewer::HttpsOnly => &[Scheme::Https],
            Viewer::AllowAll | Viewer::Unknown => &[Scheme::Https, Scheme::Http],
        }
    }
}

/// The key, what of a request is sent on with it, and how long answers live.
fn kept_by<'s>(
    inventory: &Inventory<'s>,
    item: &'s CacheBehavior,
    missing: &mut Vec<Missing>,
) -> (Parts, Parts, Option<Lives>) {
    if let Some(id) = item.cache_policy_id.as_deref().filter(|id| !id.is_empty()) {
        let answers = inventory.cache_policies.of(id);
        let config = answers.iter().find_map(|one| one.cache_policy.as_ref()?.cache_policy_config.as_ref());
        let (key, lives) = match config.map(read).or_else(|| managed::cache_policy(id).map(|(key, it)| (key, Some(it))))
        {
            Some(known) => known,
            None => {
                missing.push(lacking(inventory, Ask::GetCachePolicy, inventory.cache_policies.status(id)));
                (Parts::unknown(), None)
            }
        };
        return (key.clone(), key, lives);
    }
    let Some(values) = &item.forwarded_values else { return (Parts::unknown(), Parts::unknown(), None) };
    let (key, sent) = parts::of_forwarded_values(values);
    (key, sent, lives(item.min_ttl, item.default_ttl, item.max_ttl))
}

fn read(config: &CachePolicyConfig) -> (Parts, Option<Lives>) {
    let key = match &config.parameters_in_cache_key_and_forwarded_to_origin {
        Some(key) => {
            Parts::of(key.headers_config.as_ref(), key.cookies_config.as_ref(), key.query_strings_config.as_ref())
        }
        None => Parts::unknown(),
    };
    (key, lives(config.min_ttl, config.default_ttl, config.max_ttl))
}

/// What is not told has AWS's usual value, but for the least, which is always told.
/// <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html>
fn lives(least: Option<i64>, usual: Option<i64>, most: Option<i64>) -> Option<Lives> {
    let least = least?;
    let usual = usual.unwrap_or_else(|| least.max(86_400));
    Some(Lives { least, usual, most: most.unwrap_or_else(|| usual.max(31_536_000)) })
}

fn request_policy(inventory: &Inventory<'_>, id: &str, missing: &mut Vec<Missing>) -> Parts {
    let answers = inventory.origin_request_policies.of(id);
    let config =
        answers.iter().find_map(|one| one.origin_request_policy.as_ref()?.origin_request_policy_config.as_ref());
    let read = config
        .map(|it| Parts::of(it.headers_config.as_ref(), it.cookies_config.as_ref(), it.query_strings_config.as_ref()));
    read.or_else(|| managed::request_policy(id)).unwrap_or_else(|| {
        let status = inventory.origin_request_policies.status(id);
        missing.push(lacking(inventory, Ask::GetOriginRequestPolicy, status));
        Parts::unknown()
    })
}

/// The call that would tell what a policy holds.
fn lacking(inventory: &Inventory<'_>, operation: Ask, status: Status) -> Missing {
    let mut place = inventory.places().get(inventory.home()).cloned().unwrap_or_default();
    snapshot::GLOBAL.clone_into(&mut place.region);
    Missing { operation, place, status }
}
