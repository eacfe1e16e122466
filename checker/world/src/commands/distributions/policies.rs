//! Cache policies and origin request policies: AWS's own, which every account has, and people's.

use super::super::{Command, Edit};
use crate::account::Account;
use crate::args::Args;
use crate::error::Fault;
use crate::kind::{Kind, uuid};
use crate::managed_policies::{CACHE_POLICIES, REQUEST_POLICIES, cache_config, parts, request_config};
use crate::phrase::Phrase;
use serde_json::Value;

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
            let names = of_aws.iter().map(|(name, _)| *name);
            Err(Fault::unknown(Phrase::Kind(kind), word, known.iter().map(String::as_str).chain(names)))
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
                _ => return Err(Fault::malformed(&words.join(","), Phrase::ThreeLives)),
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
