//! Databases and where they may stand.

use super::{id, link, links, list, time, word};
use aws_sdk_rds::types as sdk;
use snapshot::shapes;

pub(crate) fn instance(from: sdk::DbInstance) -> shapes::DbInstance {
    shapes::DbInstance {
        db_instance_identifier: id(from.db_instance_identifier),
        db_instance_arn: link(from.db_instance_arn),
        db_instance_status: from.db_instance_status,
        db_instance_class: from.db_instance_class,
        db_cluster_identifier: from.db_cluster_identifier,
        db_name: from.db_name,
        engine: from.engine,
        engine_version: from.engine_version,
        engine_lifecycle_support: from.engine_lifecycle_support,
        endpoint: from.endpoint.map(|endpoint| shapes::DbEndpoint { address: endpoint.address, port: endpoint.port }),
        publicly_accessible: from.publicly_accessible,
        multi_az: from.multi_az,
        availability_zone: from.availability_zone,
        storage_type: from.storage_type,
        allocated_storage: from.allocated_storage,
        backup_retention_period: from.backup_retention_period,
        iam_database_authentication_enabled: from.iam_database_authentication_enabled,
        db_subnet_group: from.db_subnet_group.map(subnet_group),
        vpc_security_groups: list(from.vpc_security_groups, group),
    }
}

pub(crate) fn cluster(from: sdk::DbCluster) -> shapes::DbCluster {
    shapes::DbCluster {
        db_cluster_identifier: id(from.db_cluster_identifier),
        db_cluster_arn: link(from.db_cluster_arn),
        status: from.status,
        engine: from.engine,
        engine_version: from.engine_version,
        engine_lifecycle_support: from.engine_lifecycle_support,
        endpoint: from.endpoint,
        reader_endpoint: from.reader_endpoint,
        port: from.port,
        publicly_accessible: from.publicly_accessible,
        multi_az: from.multi_az,
        database_name: from.database_name,
        db_subnet_group: from.db_subnet_group,
        db_cluster_members: list(from.db_cluster_members, |member| shapes::DbClusterMember {
            db_instance_identifier: member.db_instance_identifier,
            is_cluster_writer: member.is_cluster_writer,
        }),
        vpc_security_groups: list(from.vpc_security_groups, group),
    }
}

fn group(from: sdk::VpcSecurityGroupMembership) -> shapes::VpcSecurityGroupMembership {
    shapes::VpcSecurityGroupMembership { vpc_security_group_id: link(from.vpc_security_group_id), status: from.status }
}

pub(crate) fn snapshot(from: sdk::DbSnapshot) -> shapes::DbSnapshot {
    shapes::DbSnapshot {
        db_snapshot_identifier: id(from.db_snapshot_identifier),
        db_instance_identifier: from.db_instance_identifier,
        snapshot_type: from.snapshot_type,
        status: from.status,
        engine: from.engine,
        allocated_storage: from.allocated_storage,
        vpc_id: link(from.vpc_id),
        snapshot_create_time: time(from.snapshot_create_time),
    }
}

pub(crate) fn proxy(from: sdk::DbProxy) -> shapes::DbProxy {
    shapes::DbProxy {
        db_proxy_name: id(from.db_proxy_name),
        db_proxy_arn: link(from.db_proxy_arn),
        status: word(from.status),
        engine_family: from.engine_family,
        endpoint: from.endpoint,
        require_tls: from.require_tls,
        vpc_id: link(from.vpc_id),
        vpc_subnet_ids: links(from.vpc_subnet_ids),
        vpc_security_group_ids: links(from.vpc_security_group_ids),
    }
}

pub(crate) fn subnet_group(from: sdk::DbSubnetGroup) -> shapes::DbSubnetGroup {
    shapes::DbSubnetGroup {
        db_subnet_group_name: from.db_subnet_group_name,
        vpc_id: link(from.vpc_id),
        subnet_group_status: from.subnet_group_status,
        subnets: list(from.subnets, |subnet| shapes::DbSubnet {
            subnet_identifier: link(subnet.subnet_identifier),
            subnet_status: subnet.subnet_status,
            subnet_availability_zone: subnet
                .subnet_availability_zone
                .map(|zone| shapes::DbAvailabilityZone { name: zone.name }),
        }),
    }
}

pub(crate) fn major_engine_version(from: sdk::DbMajorEngineVersion) -> shapes::DbMajorEngineVersion {
    shapes::DbMajorEngineVersion {
        engine: from.engine,
        major_engine_version: from.major_engine_version,
        supported_engine_lifecycles: list(from.supported_engine_lifecycles, |phase| shapes::SupportedEngineLifecycle {
            lifecycle_support_name: word(phase.lifecycle_support_name),
            lifecycle_support_start_date: time(phase.lifecycle_support_start_date),
            lifecycle_support_end_date: time(phase.lifecycle_support_end_date),
        }),
    }
}
