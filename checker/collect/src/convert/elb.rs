//! Load balancers, what they listen to and where they send it.

use super::{id, link, links, list, number, text, word};
use aws_sdk_elasticloadbalancing::types as classic;
use aws_sdk_elasticloadbalancingv2::types as sdk;
use snapshot::shapes;

pub(crate) fn load_balancer(from: sdk::LoadBalancer) -> shapes::LoadBalancer {
    shapes::LoadBalancer {
        load_balancer_arn: id(from.load_balancer_arn),
        load_balancer_name: from.load_balancer_name,
        dns_name: from.dns_name,
        canonical_hosted_zone_id: from.canonical_hosted_zone_id,
        r#type: word(from.r#type),
        scheme: word(from.scheme),
        state: from.state.map(|state| shapes::LoadBalancerState { code: word(state.code) }),
        vpc_id: link(from.vpc_id),
        security_groups: links(from.security_groups),
        availability_zones: list(from.availability_zones, |zone| shapes::LoadBalancerZone {
            zone_name: zone.zone_name,
            subnet_id: link(zone.subnet_id),
            load_balancer_addresses: list(zone.load_balancer_addresses, |address| shapes::LoadBalancerAddress {
                ip_address: address.ip_address,
                allocation_id: link(address.allocation_id),
                private_ipv4_address: address.private_ipv4_address,
                ipv6_address: address.ipv6_address,
            }),
        }),
        ip_address_type: word(from.ip_address_type),
    }
}

pub(crate) fn listener(from: sdk::Listener) -> shapes::Listener {
    shapes::Listener {
        listener_arn: id(from.listener_arn),
        load_balancer_arn: link(from.load_balancer_arn),
        port: from.port,
        protocol: word(from.protocol),
        default_actions: list(from.default_actions, action),
        ssl_policy: from.ssl_policy,
        certificates: list(from.certificates, certificate),
    }
}

pub(crate) fn certificate(from: sdk::Certificate) -> shapes::ListenerCertificate {
    shapes::ListenerCertificate { certificate_arn: id(from.certificate_arn), is_default: from.is_default }
}

fn action(from: sdk::Action) -> shapes::ListenerAction {
    shapes::ListenerAction {
        r#type: word(from.r#type),
        target_group_arn: link(from.target_group_arn),
        order: from.order,
        forward_config: from.forward_config.map(|config| shapes::ForwardConfig {
            target_groups: list(config.target_groups, |group| shapes::TargetGroupTuple {
                target_group_arn: link(group.target_group_arn),
                weight: group.weight,
            }),
            target_group_stickiness_config: config.target_group_stickiness_config.map(|config| {
                shapes::TargetGroupStickinessConfig {
                    enabled: config.enabled,
                    duration_seconds: config.duration_seconds,
                }
            }),
        }),
        redirect_config: from.redirect_config.map(|config| shapes::RedirectConfig {
            protocol: config.protocol,
            port: config.port,
            host: config.host,
            path: config.path,
            query: config.query,
            status_code: word(config.status_code),
        }),
        fixed_response_config: from.fixed_response_config.map(|config| shapes::FixedResponseConfig {
            status_code: config.status_code,
            content_type: config.content_type,
        }),
    }
}

pub(crate) fn rule(from: sdk::Rule) -> shapes::Rule {
    shapes::Rule {
        rule_arn: id(from.rule_arn),
        priority: from.priority,
        conditions: list(from.conditions, condition),
        actions: list(from.actions, action),
        is_default: from.is_default,
        transforms: list(from.transforms, |transform| shapes::RuleTransform {
            r#type: word(transform.r#type),
            host_header_rewrite_config: transform.host_header_rewrite_config.map(|config| rewrites(config.rewrites)),
            url_rewrite_config: transform.url_rewrite_config.map(|config| rewrites(config.rewrites)),
        }),
    }
}

fn rewrites(from: Option<Vec<sdk::RewriteConfig>>) -> shapes::RewriteConfigs {
    shapes::RewriteConfigs {
        rewrites: list(from, |rewrite| shapes::RewriteConfig { regex: rewrite.regex, replace: rewrite.replace }),
    }
}

fn condition(from: sdk::RuleCondition) -> shapes::RuleCondition {
    shapes::RuleCondition {
        field: from.field,
        values: from.values.unwrap_or_default(),
        host_header_config: from.host_header_config.map(|config| shapes::HostHeaderConditionConfig {
            values: config.values.unwrap_or_default(),
            regex_values: config.regex_values.unwrap_or_default(),
        }),
        path_pattern_config: from.path_pattern_config.map(|config| shapes::PathPatternConditionConfig {
            values: config.values.unwrap_or_default(),
            regex_values: config.regex_values.unwrap_or_default(),
        }),
        http_header_config: from.http_header_config.map(|config| shapes::HttpHeaderConditionConfig {
            http_header_name: config.http_header_name,
            values: config.values.unwrap_or_default(),
            regex_values: config.regex_values.unwrap_or_default(),
        }),
        query_string_config: from.query_string_config.map(|config| shapes::QueryStringConditionConfig {
            values: list(config.values, |pair| shapes::QueryStringKeyValuePair { key: pair.key, value: pair.value }),
        }),
        http_request_method_config: from
            .http_request_method_config
            .map(|config| shapes::HttpRequestMethodConditionConfig { values: config.values.unwrap_or_default() }),
        source_ip_config: from
            .source_ip_config
            .map(|config| shapes::SourceIpConditionConfig { values: config.values.unwrap_or_default() }),
        regex_values: from.regex_values.unwrap_or_default(),
    }
}

pub(crate) fn target_group(from: sdk::TargetGroup) -> shapes::TargetGroup {
    shapes::TargetGroup {
        target_group_arn: id(from.target_group_arn),
        target_group_name: from.target_group_name,
        protocol: word(from.protocol),
        port: from.port,
        vpc_id: link(from.vpc_id),
        target_type: word(from.target_type),
        health_check_enabled: from.health_check_enabled,
        health_check_port: from.health_check_port,
        health_check_protocol: word(from.health_check_protocol),
        health_check_path: from.health_check_path,
        health_check_interval_seconds: from.health_check_interval_seconds,
        health_check_timeout_seconds: from.health_check_timeout_seconds,
        healthy_threshold_count: from.healthy_threshold_count,
        unhealthy_threshold_count: from.unhealthy_threshold_count,
        matcher: from
            .matcher
            .map(|matcher| shapes::Matcher { http_code: matcher.http_code, grpc_code: matcher.grpc_code }),
        protocol_version: from.protocol_version,
        load_balancer_arns: links(from.load_balancer_arns),
        ip_address_type: word(from.ip_address_type),
    }
}

pub(crate) fn target_health(from: sdk::TargetHealthDescription) -> shapes::TargetHealthDescription {
    shapes::TargetHealthDescription {
        target: from.target.map(|target| shapes::TargetDescription {
            id: target.id,
            port: target.port,
            availability_zone: target.availability_zone,
        }),
        health_check_port: from.health_check_port,
        target_health: from.target_health.map(|health| shapes::TargetHealth {
            state: word(health.state),
            reason: word(health.reason),
            description: health.description,
        }),
    }
}

pub(crate) fn load_balancer_attribute(from: sdk::LoadBalancerAttribute) -> shapes::Attribute {
    shapes::Attribute { key: from.key, value: from.value }
}

pub(crate) fn target_group_attribute(from: sdk::TargetGroupAttribute) -> shapes::Attribute {
    shapes::Attribute { key: from.key, value: from.value }
}

pub(crate) fn ssl_policy(from: sdk::SslPolicy) -> shapes::SslPolicy {
    shapes::SslPolicy {
        name: id(from.name),
        ssl_protocols: from.ssl_protocols.unwrap_or_default(),
        supported_load_balancer_types: from.supported_load_balancer_types.unwrap_or_default(),
    }
}

pub(crate) fn classic_load_balancer(from: classic::LoadBalancerDescription) -> shapes::ClassicLoadBalancer {
    shapes::ClassicLoadBalancer {
        load_balancer_name: id(from.load_balancer_name),
        dns_name: from.dns_name,
        canonical_hosted_zone_name_id: from.canonical_hosted_zone_name_id,
        scheme: from.scheme,
        vpc_id: link(from.vpc_id),
        subnets: links(from.subnets),
        security_groups: links(from.security_groups),
        listener_descriptions: list(from.listener_descriptions, |description| shapes::ClassicListenerDescription {
            listener: description.listener.map(|listener| shapes::ClassicListener {
                protocol: text(listener.protocol),
                load_balancer_port: number(listener.load_balancer_port),
                instance_protocol: listener.instance_protocol,
                instance_port: number(listener.instance_port),
            }),
        }),
        instances: list(from.instances, |instance| shapes::ClassicInstance { instance_id: link(instance.instance_id) }),
    }
}
