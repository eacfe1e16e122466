//! Elastic Load Balancing: load balancers, listeners, rules, target groups and their health; Classic ones as far as
//! they are listed.

use crate::ids::*;

shape! {
    /// `DescribeLoadBalancers` (v2).
    LoadBalancer[load_balancer_arn: Arn] {
        load_balancer_name: Option<String> = Name,
        dns_name "DNSName": Option<String> = Host,
        canonical_hosted_zone_id: Option<String> = Zone,
        r#type: Option<String> = Word,
        scheme: Option<String> = Word,
        state: Option<LoadBalancerState>,
        vpc_id: Option<VpcId>,
        security_groups: Vec<SecurityGroupId>,
        availability_zones: Vec<LoadBalancerZone>,
        ip_address_type: Option<String> = Word,
    }
    /// `active` when it serves.
    LoadBalancerState { code: Option<String> = Word }
    /// A zone that a load balancer is enabled in.
    LoadBalancerZone {
        zone_name: Option<String> = Word,
        subnet_id: Option<SubnetId>,
        load_balancer_addresses: Vec<LoadBalancerAddress>,
    }
    /// A fixed address of a network load balancer.
    LoadBalancerAddress {
        ip_address: Option<String> = Address,
        allocation_id: Option<AllocationId>,
        private_ipv4_address "PrivateIPv4Address": Option<String> = Address,
        ipv6_address "IPv6Address": Option<String> = Address,
    }
    /// `DescribeListeners`.
    Listener[listener_arn: Arn] {
        load_balancer_arn: Option<Arn>,
        port: Option<i32>,
        protocol: Option<String> = Word,
        default_actions: Vec<ListenerAction>,
        ssl_policy: Option<String> = Word,
        certificates: Vec<ListenerCertificate>,
    }
    /// A certificate of a listener; of `DescribeListenerCertificates` too, which alone tells which is the default.
    ListenerCertificate[certificate_arn: Arn] { is_default: Option<bool> }
    /// What a listener or rule does.
    ListenerAction {
        r#type: Option<String> = Word,
        target_group_arn: Option<Arn>,
        order: Option<i32>,
        forward_config: Option<ForwardConfig>,
        redirect_config: Option<RedirectConfig>,
        fixed_response_config: Option<FixedResponseConfig>,
    }
    /// A weighted forward.
    ForwardConfig {
        target_groups: Vec<TargetGroupTuple>,
        target_group_stickiness_config: Option<TargetGroupStickinessConfig>,
    }
    /// Whether a weighted forward keeps a client at the group that it got first.
    TargetGroupStickinessConfig { enabled: Option<bool>, duration_seconds: Option<i32> }
    /// A redirect; `#{host}` and the like stand for what was asked.
    RedirectConfig {
        protocol: Option<String> = Word,
        port: Option<String> = Word,
        host: Option<String> = Host,
        path: Option<String> = Path,
        query: Option<String> = Path,
        status_code: Option<String> = Word,
    }
    /// A fixed response, without its text.
    FixedResponseConfig { status_code: Option<String> = Word, content_type: Option<String> = Word }

    /// `DescribeRules`.
    Rule[rule_arn: Arn] {
        priority: Option<String> = Word,
        conditions: Vec<RuleCondition>,
        actions: Vec<ListenerAction>,
        is_default: Option<bool>,
        transforms: Vec<RuleTransform>,
    }
    /// One condition of a rule; all of a rule's have to hold.
    RuleCondition {
        field: Option<String> = Word,
        values: Vec<String> = Condition,
        host_header_config: Option<HostHeaderConditionConfig>,
        path_pattern_config: Option<PathPatternConditionConfig>,
        http_header_config: Option<HttpHeaderConditionConfig>,
        query_string_config: Option<QueryStringConditionConfig>,
        http_request_method_config: Option<HttpRequestMethodConditionConfig>,
        source_ip_config: Option<SourceIpConditionConfig>,
        regex_values: Vec<String> = Condition,
    }
    /// Names that are asked for.
    HostHeaderConditionConfig { values: Vec<String> = Host, regex_values: Vec<String> = Text }
    /// Paths that are asked for.
    PathPatternConditionConfig { values: Vec<String> = Path, regex_values: Vec<String> = Path }
    /// A header. Its values may be a secret between a distribution and its load balancer.
    HttpHeaderConditionConfig {
        http_header_name: Option<String> = HttpName,
        values: Vec<String> = Secret,
        regex_values: Vec<String> = Secret,
    }
    /// A query string.
    QueryStringConditionConfig { values: Vec<QueryStringKeyValuePair> }
    /// One part of a query string.
    QueryStringKeyValuePair { key: Option<String> = HttpName, value: Option<String> = Secret }
    /// Methods.
    HttpRequestMethodConditionConfig { values: Vec<String> = Word }
    /// Where the request comes from.
    SourceIpConditionConfig { values: Vec<String> = Address }
    /// What a rule rewrites before it forwards.
    RuleTransform {
        r#type: Option<String> = Word,
        host_header_rewrite_config: Option<RewriteConfigs>,
        url_rewrite_config: Option<RewriteConfigs>,
    }
    /// The rewrites of a transform.
    RewriteConfigs { rewrites: Vec<RewriteConfig> }
    /// One rewrite.
    RewriteConfig { regex: Option<String> = Path, replace: Option<String> = Path }

    /// `DescribeSSLPolicies`: which protocols the clients of a listener may speak.
    SslPolicy[name: String = Word] {
        ssl_protocols: Vec<String> = Word,
        supported_load_balancer_types: Vec<String> = Word,
    }

    /// One target group of a weighted forward.
    TargetGroupTuple { target_group_arn: Option<Arn>, weight: Option<i32> }
    /// `DescribeTargetGroups`.
    TargetGroup[target_group_arn: Arn] {
        target_group_name: Option<String> = Name,
        protocol: Option<String> = Word,
        port: Option<i32>,
        vpc_id: Option<VpcId>,
        target_type: Option<String> = Word,
        health_check_enabled: Option<bool>,
        health_check_port: Option<String> = Word,
        health_check_protocol: Option<String> = Word,
        health_check_path: Option<String> = Path,
        health_check_interval_seconds: Option<i32>,
        health_check_timeout_seconds: Option<i32>,
        healthy_threshold_count: Option<i32>,
        unhealthy_threshold_count: Option<i32>,
        matcher: Option<Matcher>,
        protocol_version: Option<String> = Word,
        load_balancer_arns: Vec<Arn>,
        ip_address_type: Option<String> = Word,
    }
    /// The answers that count as healthy.
    Matcher { http_code: Option<String> = Word, grpc_code: Option<String> = Word }
    /// `DescribeTargetHealth`: one target.
    TargetHealthDescription {
        target: Option<TargetDescription>,
        health_check_port: Option<String> = Word,
        target_health: Option<TargetHealth>,
    }
    /// A target: an instance id, an address, a function or a load balancer.
    TargetDescription { id: Option<String> = Id, port: Option<i32>, availability_zone: Option<String> = Word }
    /// Whether a target is used.
    TargetHealth { state: Option<String> = Word, reason: Option<String> = Word, description: Option<String> = Word }
    /// `DescribeLoadBalancerAttributes`, `DescribeTargetGroupAttributes`: one setting.
    Attribute { key: Option<String> = Word, value: Option<String> = Setting }

    /// `DescribeLoadBalancers` of the first API: a Classic Load Balancer.
    ClassicLoadBalancer[load_balancer_name: String = Name] {
        dns_name "DNSName": Option<String> = Host,
        canonical_hosted_zone_name_id "CanonicalHostedZoneNameID": Option<String> = Zone,
        scheme: Option<String> = Word,
        vpc_id "VPCId": Option<VpcId>,
        subnets: Vec<SubnetId>,
        security_groups: Vec<SecurityGroupId>,
        listener_descriptions: Vec<ClassicListenerDescription>,
        instances: Vec<ClassicInstance>,
    }
    /// A listener of a Classic Load Balancer, in the object that AWS puts around it.
    ClassicListenerDescription { listener: Option<ClassicListener> }
    /// A listener of a Classic Load Balancer.
    ClassicListener {
        protocol: Option<String> = Word,
        load_balancer_port: Option<i32>,
        instance_protocol: Option<String> = Word,
        instance_port: Option<i32>,
    }
    /// A target of a Classic Load Balancer.
    ClassicInstance { instance_id: Option<InstanceId> }
}

/// A target group with its share of what is forwarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighted<'s> {
    /// Its ARN.
    pub group: &'s str,
    /// Its share of all shares; with 0 it gets nothing.
    pub weight: u32,
}

impl ListenerAction {
    /// The target groups that it forwards to, in AWS's order, those with a share of nothing too; none where it does
    /// something else.
    ///
    /// This stands beside the shape because packets and requests read it alike, and neither crate knows of the other.
    /// The one group is named twice, and an old answer names it alone; the list decides, for it has the shares:
    /// <https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html>.
    pub fn forwards(&self) -> impl Iterator<Item = Weighted<'_>> {
        let tuples = self.forward_config.iter().flat_map(|config| &config.target_groups);
        let listed = tuples.filter_map(|tuple| {
            let weight = tuple.weight.map_or(1, |weight| u32::try_from(weight).unwrap_or(0));
            Some(Weighted { group: tuple.target_group_arn.as_deref()?, weight })
        });
        let mut listed = listed.peekable();
        let alone = if listed.peek().is_none() { self.target_group_arn.as_deref() } else { None };
        listed.chain(alone.map(|group| Weighted { group, weight: 1 }))
    }

    /// The target groups that get anything.
    pub fn receiving(&self) -> impl Iterator<Item = &str> {
        self.forwards().filter(|one| one.weight > 0).map(|one| one.group)
    }
}
