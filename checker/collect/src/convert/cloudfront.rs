//! Distributions: where they fetch from and what they do with requests.
#![expect(deprecated, reason = "what old behaviours are told without a policy is evidence like any other")]

use super::cache::cache_behavior;
use super::{link, list, number, required, text, time_told, word};
use aws_sdk_cloudfront::types as sdk;
use snapshot::shapes;

pub(crate) use super::cache::{cache_policy, origin_request_policy};

pub(crate) fn distribution_summary(from: sdk::DistributionSummary) -> shapes::DistributionSummary {
    let policies = |behavior: sdk::CacheBehavior| shapes::PolicyIds {
        cache_policy_id: behavior.cache_policy_id,
        origin_request_policy_id: behavior.origin_request_policy_id,
    };
    shapes::DistributionSummary {
        id: from.id,
        arn: text(from.arn).map(Into::into),
        status: text(from.status),
        domain_name: text(from.domain_name),
        enabled: Some(from.enabled),
        aliases: from.aliases.map(aliases),
        default_cache_behavior: from.default_cache_behavior.map(|behavior| shapes::PolicyIds {
            cache_policy_id: behavior.cache_policy_id,
            origin_request_policy_id: behavior.origin_request_policy_id,
        }),
        cache_behaviors: from
            .cache_behaviors
            .map(|behaviors| shapes::PolicyIdItems { items: list(behaviors.items, policies) }),
        // An empty one says that there is none.
        web_acl_id: Some(from.web_acl_id.into()),
    }
}

pub(crate) fn distribution(from: sdk::Distribution) -> shapes::Distribution {
    shapes::Distribution {
        id: from.id,
        arn: text(from.arn).map(Into::into),
        status: text(from.status),
        last_modified_time: time_told(from.last_modified_time),
        domain_name: text(from.domain_name),
        distribution_config: from.distribution_config.map(config),
    }
}

fn config(from: sdk::DistributionConfig) -> shapes::DistributionConfig {
    shapes::DistributionConfig {
        enabled: Some(from.enabled),
        aliases: from.aliases.map(aliases),
        origins: from.origins.map(|origins| shapes::Origins { items: origins.items.into_iter().map(origin).collect() }),
        default_cache_behavior: from.default_cache_behavior.map(default_cache_behavior),
        cache_behaviors: from
            .cache_behaviors
            .map(|behaviors| shapes::CacheBehaviors { items: list(behaviors.items, cache_behavior) }),
        custom_error_responses: from.custom_error_responses.map(|responses| shapes::CustomErrorResponses {
            items: list(responses.items, |response| shapes::CustomErrorResponse {
                error_code: number(response.error_code),
                response_code: response.response_code,
                error_caching_min_ttl: response.error_caching_min_ttl,
            }),
        }),
        viewer_certificate: from.viewer_certificate.map(|certificate| shapes::ViewerCertificate {
            cloud_front_default_certificate: certificate.cloud_front_default_certificate,
            acm_certificate_arn: link(certificate.acm_certificate_arn),
            iam_certificate_id: certificate.iam_certificate_id,
            ssl_support_method: word(certificate.ssl_support_method),
            minimum_protocol_version: word(certificate.minimum_protocol_version),
        }),
        default_root_object: from.default_root_object,
        price_class: word(from.price_class),
        http_version: word(from.http_version),
        is_ipv6_enabled: from.is_ipv6_enabled,
        web_acl_id: link(from.web_acl_id),
        connection_mode: word(from.connection_mode),
    }
}

fn aliases(from: sdk::Aliases) -> shapes::HostItems {
    shapes::HostItems { items: from.items.unwrap_or_default() }
}

fn origin(from: sdk::Origin) -> shapes::Origin {
    shapes::Origin {
        id: text(from.id),
        domain_name: text(from.domain_name),
        origin_path: from.origin_path,
        custom_headers: from.custom_headers.map(|headers| shapes::CustomHeaders {
            items: list(headers.items, |header| shapes::OriginCustomHeader {
                header_name: text(header.header_name),
                header_value: text(header.header_value),
            }),
        }),
        custom_origin_config: from.custom_origin_config.map(|config| shapes::CustomOriginConfig {
            http_port: number(config.http_port),
            https_port: number(config.https_port),
            origin_protocol_policy: required(&config.origin_protocol_policy),
            origin_ssl_protocols: config
                .origin_ssl_protocols
                .map(|protocols| shapes::WordItems { items: protocols.items.iter().filter_map(required).collect() }),
            origin_read_timeout: config.origin_read_timeout,
        }),
        vpc_origin_config: from
            .vpc_origin_config
            .map(|config| shapes::VpcOriginConfig { vpc_origin_id: text(config.vpc_origin_id) }),
        origin_access_control_id: from.origin_access_control_id,
    }
}

/// What happens to requests of no path in particular; the SDK has a type of its own for it.
fn default_cache_behavior(from: sdk::DefaultCacheBehavior) -> shapes::CacheBehavior {
    let behavior = sdk::CacheBehavior::builder()
        .path_pattern(String::new())
        .target_origin_id(from.target_origin_id)
        .viewer_protocol_policy(from.viewer_protocol_policy)
        .set_allowed_methods(from.allowed_methods)
        .set_cache_policy_id(from.cache_policy_id)
        .set_origin_request_policy_id(from.origin_request_policy_id)
        .set_forwarded_values(from.forwarded_values)
        .set_min_ttl(from.min_ttl)
        .set_default_ttl(from.default_ttl)
        .set_max_ttl(from.max_ttl)
        .set_compress(from.compress)
        .build();
    behavior.map(cache_behavior).map(|kept| shapes::CacheBehavior { path_pattern: None, ..kept }).unwrap_or_default()
}

pub(crate) fn vpc_origin_summary(from: sdk::VpcOriginSummary) -> shapes::VpcOriginSummary {
    shapes::VpcOriginSummary {
        id: from.id,
        name: text(from.name),
        status: text(from.status),
        arn: text(from.arn).map(Into::into),
        origin_endpoint_arn: text(from.origin_endpoint_arn).map(Into::into),
    }
}
