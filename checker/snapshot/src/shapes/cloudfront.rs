//! CloudFront: distributions, the policies that say what is cached and forwarded, and origins inside of VPCs.

use crate::ids::*;
use crate::time::Time;

shape! {
    /// `ListDistributions`: what is needed to ask for each.
    DistributionSummary[id: String = Id] {
        arn "ARN": Option<Arn>,
        status: Option<String> = Word,
        domain_name: Option<String> = Host,
        enabled: Option<bool>,
        aliases: Option<HostItems>,
        default_cache_behavior: Option<PolicyIds>,
        cache_behaviors: Option<PolicyIdItems>,
        web_acl_id "WebACLId": Option<Arn>,
    }
    /// The policies that a behaviour names.
    PolicyIds { cache_policy_id: Option<String> = Id, origin_request_policy_id: Option<String> = Id }
    /// The policies that all other behaviours name.
    PolicyIdItems { items: Vec<PolicyIds> }

    /// `GetDistribution`.
    DistributionAnswer { distribution: Option<Distribution> }
    /// A distribution.
    Distribution[id: String = Id] {
        arn "ARN": Option<Arn>,
        status: Option<String> = Word,
        last_modified_time: Option<Time>,
        domain_name: Option<String> = Host,
        distribution_config: Option<DistributionConfig>,
    }
    /// What a distribution is told to do.
    DistributionConfig {
        enabled: Option<bool>,
        aliases: Option<HostItems>,
        origins: Option<Origins>,
        default_cache_behavior: Option<CacheBehavior>,
        cache_behaviors: Option<CacheBehaviors>,
        custom_error_responses: Option<CustomErrorResponses>,
        viewer_certificate: Option<ViewerCertificate>,
        default_root_object: Option<String> = Path,
        price_class: Option<String> = Word,
        http_version: Option<String> = Word,
        is_ipv6_enabled "IsIPV6Enabled": Option<bool>,
        web_acl_id "WebACLId": Option<Arn>,
        connection_mode: Option<String> = Word,
    }
    /// Names that a distribution answers to.
    HostItems { items: Vec<String> = Host }
    /// Where a distribution fetches from.
    Origins { items: Vec<Origin> }
    /// One origin.
    Origin {
        id: Option<String> = Text,
        domain_name: Option<String> = Host,
        origin_path: Option<String> = Path,
        custom_headers: Option<CustomHeaders>,
        custom_origin_config: Option<CustomOriginConfig>,
        vpc_origin_config: Option<VpcOriginConfig>,
        origin_access_control_id: Option<String> = Id,
    }
    /// Headers that CloudFront adds.
    CustomHeaders { items: Vec<OriginCustomHeader> }
    /// One of them: its value is often a secret that only the load balancer knows.
    OriginCustomHeader { header_name: Option<String> = HttpName, header_value: Option<String> = Secret }
    /// How a web server is asked.
    CustomOriginConfig {
        http_port "HTTPPort": Option<i32>,
        https_port "HTTPSPort": Option<i32>,
        origin_protocol_policy: Option<String> = Word,
        origin_ssl_protocols: Option<WordItems>,
        origin_read_timeout: Option<i32>,
    }
    /// An origin inside of a VPC.
    VpcOriginConfig { vpc_origin_id: Option<String> = Id }
    /// AWS's words.
    WordItems { items: Vec<String> = Word }
    /// Names of headers, cookies and query strings.
    NameItems { items: Vec<String> = HttpName }
    /// The behaviours beside the default one, in their order.
    CacheBehaviors { items: Vec<CacheBehavior> }
    /// What happens to requests of a path.
    CacheBehavior {
        path_pattern: Option<String> = Path,
        target_origin_id: Option<String> = Text,
        viewer_protocol_policy: Option<String> = Word,
        allowed_methods: Option<AllowedMethods>,
        cache_policy_id: Option<String> = Id,
        origin_request_policy_id: Option<String> = Id,
        forwarded_values: Option<ForwardedValues>,
        min_ttl "MinTTL": Option<i64>,
        default_ttl "DefaultTTL": Option<i64>,
        max_ttl "MaxTTL": Option<i64>,
        compress: Option<bool>,
    }
    /// Methods that are let through, and those whose answers are kept.
    AllowedMethods { items: Vec<String> = Word, cached_methods: Option<WordItems> }
    /// What is forwarded where no policy says it.
    ForwardedValues {
        query_string: Option<bool>,
        cookies: Option<CookiePreference>,
        headers: Option<NameItems>,
        query_string_cache_keys: Option<NameItems>,
    }
    /// Which cookies are forwarded.
    CookiePreference { forward: Option<String> = Word, whitelisted_names: Option<NameItems> }
    /// How long errors are kept.
    CustomErrorResponses { items: Vec<CustomErrorResponse> }
    /// How long one error is kept.
    CustomErrorResponse {
        error_code: Option<i32>,
        response_code: Option<String> = Word,
        error_caching_min_ttl "ErrorCachingMinTTL": Option<i64>,
    }
    /// The certificate that viewers see.
    ViewerCertificate {
        cloud_front_default_certificate: Option<bool>,
        acm_certificate_arn "ACMCertificateArn": Option<Arn>,
        iam_certificate_id "IAMCertificateId": Option<String> = Id,
        ssl_support_method "SSLSupportMethod": Option<String> = Word,
        minimum_protocol_version: Option<String> = Word,
    }

    /// `GetCachePolicy`.
    CachePolicyAnswer { cache_policy: Option<CachePolicy> }
    /// What is part of the key under which an answer is kept. AWS's own policies have the same ids everywhere.
    CachePolicy[id: String = Id] { cache_policy_config: Option<CachePolicyConfig> }
    /// Its settings.
    CachePolicyConfig {
        name: Option<String> = Name,
        min_ttl "MinTTL": Option<i64>,
        default_ttl "DefaultTTL": Option<i64>,
        max_ttl "MaxTTL": Option<i64>,
        parameters_in_cache_key_and_forwarded_to_origin: Option<CacheKeyParameters>,
    }
    /// What of a request is part of the key.
    CacheKeyParameters {
        headers_config: Option<HeadersConfig>,
        cookies_config: Option<CookiesConfig>,
        query_strings_config: Option<QueryStringsConfig>,
    }
    /// Which headers.
    HeadersConfig { header_behavior: Option<String> = Word, headers: Option<NameItems> }
    /// Which cookies.
    CookiesConfig { cookie_behavior: Option<String> = Word, cookies: Option<NameItems> }
    /// Which query strings.
    QueryStringsConfig { query_string_behavior: Option<String> = Word, query_strings: Option<NameItems> }

    /// `GetOriginRequestPolicy`.
    OriginRequestPolicyAnswer { origin_request_policy: Option<OriginRequestPolicy> }
    /// What is forwarded without being part of the key.
    OriginRequestPolicy[id: String = Id] { origin_request_policy_config: Option<OriginRequestPolicyConfig> }
    /// Its settings.
    OriginRequestPolicyConfig {
        name: Option<String> = Name,
        headers_config: Option<HeadersConfig>,
        cookies_config: Option<CookiesConfig>,
        query_strings_config: Option<QueryStringsConfig>,
    }

    /// `ListVpcOrigins`.
    VpcOriginSummary[id: String = Id] {
        name: Option<String> = Name,
        status: Option<String> = Word,
        arn: Option<Arn>,
        origin_endpoint_arn: Option<Arn>,
    }
}
