//! Elastic Load Balancing v2 and the databases that packets end at.

use crate::ids::*;

shape! {
    /// `DescribeLoadBalancers` (v2).
    LoadBalancer[load_balancer_arn: Arn] {
        load_balancer_name: Option<String>,
        #[serde(rename = "DNSName")]
        dns_name: Option<String>,
        canonical_hosted_zone_id: Option<String>,
        r#type: Option<String>,
        scheme: Option<String>,
        state: Option<LoadBalancerState>,
        vpc_id: Option<VpcId>,
        security_groups: Vec<SecurityGroupId>,
        availability_zones: Vec<LoadBalancerZone>,
        ip_address_type: Option<String>,
    }
    /// `active` when it serves.
    LoadBalancerState { code: Option<String> }
    /// A zone that a load balancer is enabled in.
    LoadBalancerZone {
        zone_name: Option<String>,
        subnet_id: Option<SubnetId>,
        load_balancer_addresses: Vec<LoadBalancerAddress>,
    }
    /// A fixed address of a network load balancer.
    LoadBalancerAddress {
        ip_address: Option<String>,
        allocation_id: Option<AllocationId>,
        #[serde(rename = "PrivateIPv4Address")]
        private_ipv4_address: Option<String>,
        #[serde(rename = "IPv6Address")]
        ipv6_address: Option<String>,
    }
    /// `DescribeListeners`.
    Listener[listener_arn: Arn] {
        load_balancer_arn: Option<Arn>,
        port: Option<i32>,
        protocol: Option<String>,
        default_actions: Vec<ListenerAction>,
        ssl_policy: Option<String>,
    }
    /// What a listener or rule does.
    ListenerAction {
        r#type: Option<String>,
        target_group_arn: Option<Arn>,
        order: Option<i32>,
        forward_config: Option<ForwardConfig>,
    }
    /// A weighted forward.
    ForwardConfig { target_groups: Vec<TargetGroupTuple> }
    /// One target group of a weighted forward.
    TargetGroupTuple { target_group_arn: Option<Arn>, weight: Option<i32> }
    /// `DescribeTargetGroups`.
    TargetGroup[target_group_arn: Arn] {
        target_group_name: Option<String>,
        protocol: Option<String>,
        port: Option<i32>,
        vpc_id: Option<VpcId>,
        target_type: Option<String>,
        health_check_enabled: Option<bool>,
        health_check_port: Option<String>,
        health_check_protocol: Option<String>,
        health_check_path: Option<String>,
        load_balancer_arns: Vec<Arn>,
        ip_address_type: Option<String>,
    }
    /// `DescribeTargetHealth`: one target.
    TargetHealthDescription {
        target: Option<TargetDescription>,
        health_check_port: Option<String>,
        target_health: Option<TargetHealth>,
    }
    /// A target: an instance id, an address, a function or a load balancer.
    TargetDescription { id: Option<String>, port: Option<i32>, availability_zone: Option<String> }
    /// Whether a target is used.
    TargetHealth { state: Option<String>, reason: Option<String> }
    /// `DescribeLoadBalancerAttributes`, `DescribeTargetGroupAttributes`: one setting.
    Attribute { key: Option<String>, value: Option<String> }

    /// `DescribeDBInstances`.
    DbInstance[#[serde(rename = "DBInstanceIdentifier")] db_instance_identifier: String] {
        #[serde(rename = "DBInstanceStatus")]
        db_instance_status: Option<String>,
        engine: Option<String>,
        endpoint: Option<DbEndpoint>,
        publicly_accessible: Option<bool>,
        #[serde(rename = "DBSubnetGroup")]
        db_subnet_group: Option<DbSubnetGroup>,
        vpc_security_groups: Vec<VpcSecurityGroupMembership>,
    }
    /// Where a database answers.
    DbEndpoint { address: Option<String>, port: Option<i32> }
    /// The subnets that a database may stand in.
    DbSubnetGroup { vpc_id: Option<VpcId>, subnets: Vec<DbSubnet> }
    /// One of them.
    DbSubnet { subnet_identifier: Option<SubnetId>, subnet_status: Option<String> }
    /// A group of a database.
    VpcSecurityGroupMembership { vpc_security_group_id: Option<SecurityGroupId>, status: Option<String> }
}
