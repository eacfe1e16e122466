//! What CloudFront keeps and what it forwards: behaviours and policies.
#![expect(deprecated, reason = "what old behaviours are told without a policy is evidence like any other")]

use super::{required, text};
use aws_sdk_cloudfront::types as sdk;
use snapshot::shapes;

pub(super) fn cache_behavior(from: sdk::CacheBehavior) -> shapes::CacheBehavior {
    shapes::CacheBehavior {
        path_pattern: text(from.path_pattern),
        target_origin_id: text(from.target_origin_id),
        viewer_protocol_policy: required(&from.viewer_protocol_policy),
        allowed_methods: from.allowed_methods.map(|methods| shapes::AllowedMethods {
            items: words(&methods.items),
            cached_methods: methods.cached_methods.map(|methods| shapes::WordItems { items: words(&methods.items) }),
        }),
        cache_policy_id: from.cache_policy_id,
        origin_request_policy_id: from.origin_request_policy_id,
        forwarded_values: from.forwarded_values.map(|values| shapes::ForwardedValues {
            query_string: Some(values.query_string),
            cookies: values.cookies.map(|cookies| shapes::CookiePreference {
                forward: required(&cookies.forward),
                whitelisted_names: cookies.whitelisted_names.map(|names| self::names(names.items)),
            }),
            headers: values.headers.map(|headers| names(headers.items)),
            query_string_cache_keys: values.query_string_cache_keys.map(|keys| names(keys.items)),
        }),
        min_ttl: from.min_ttl,
        default_ttl: from.default_ttl,
        max_ttl: from.max_ttl,
        compress: from.compress,
    }
}

fn words<T: AsRef<str>>(from: &[T]) -> Vec<String> {
    from.iter().filter_map(required).collect()
}

fn names(items: Option<Vec<String>>) -> shapes::NameItems {
    shapes::NameItems { items: items.unwrap_or_default() }
}

pub(crate) fn cache_policy(from: sdk::CachePolicy) -> shapes::CachePolicy {
    shapes::CachePolicy {
        id: from.id,
        cache_policy_config: from.cache_policy_config.map(|config| shapes::CachePolicyConfig {
            name: text(config.name),
            min_ttl: Some(config.min_ttl),
            default_ttl: config.default_ttl,
            max_ttl: config.max_ttl,
            parameters_in_cache_key_and_forwarded_to_origin: config
                .parameters_in_cache_key_and_forwarded_to_origin
                .map(key_parameters),
        }),
    }
}

fn key_parameters(from: sdk::ParametersInCacheKeyAndForwardedToOrigin) -> shapes::CacheKeyParameters {
    shapes::CacheKeyParameters {
        headers_config: from.headers_config.map(|config| shapes::HeadersConfig {
            header_behavior: required(&config.header_behavior),
            headers: config.headers.map(|headers| names(headers.items)),
        }),
        cookies_config: from.cookies_config.map(|config| shapes::CookiesConfig {
            cookie_behavior: required(&config.cookie_behavior),
            cookies: config.cookies.map(|cookies| names(cookies.items)),
        }),
        query_strings_config: from.query_strings_config.map(|config| shapes::QueryStringsConfig {
            query_string_behavior: required(&config.query_string_behavior),
            query_strings: config.query_strings.map(|strings| names(strings.items)),
        }),
    }
}

/// The same as of a cache policy, in types of its own.
pub(crate) fn origin_request_policy(from: sdk::OriginRequestPolicy) -> shapes::OriginRequestPolicy {
    shapes::OriginRequestPolicy {
        id: from.id,
        origin_request_policy_config: from.origin_request_policy_config.map(|config| {
            shapes::OriginRequestPolicyConfig {
                name: text(config.name),
                headers_config: config.headers_config.map(|config| shapes::HeadersConfig {
                    header_behavior: required(&config.header_behavior),
                    headers: config.headers.map(|headers| names(headers.items)),
                }),
                cookies_config: config.cookies_config.map(|config| shapes::CookiesConfig {
                    cookie_behavior: required(&config.cookie_behavior),
                    cookies: config.cookies.map(|cookies| names(cookies.items)),
                }),
                query_strings_config: config.query_strings_config.map(|config| shapes::QueryStringsConfig {
                    query_string_behavior: required(&config.query_string_behavior),
                    query_strings: config.query_strings.map(|strings| names(strings.items)),
                }),
            }
        }),
    }
}
