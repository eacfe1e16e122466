//! RDS: instances, clusters, the subnets they may stand in, and how long their engines are supported.

use crate::ids::*;
use crate::time::Time;

shape! {
    /// `DescribeDBInstances`.
    DbInstance[db_instance_identifier "DBInstanceIdentifier": String = Identifier] {
        db_instance_arn "DBInstanceArn": Option<Arn>,
        db_instance_status "DBInstanceStatus": Option<String> = Word,
        db_instance_class "DBInstanceClass": Option<String> = Word,
        db_cluster_identifier "DBClusterIdentifier": Option<String> = Identifier,
        db_name "DBName": Option<String> = Name,
        engine: Option<String> = Word,
        engine_version: Option<String> = Word,
        engine_lifecycle_support: Option<String> = Word,
        endpoint: Option<DbEndpoint>,
        publicly_accessible: Option<bool>,
        multi_az "MultiAZ": Option<bool>,
        availability_zone: Option<String> = Word,
        storage_type: Option<String> = Word,
        allocated_storage: Option<i32>,
        backup_retention_period: Option<i32>,
        iam_database_authentication_enabled "IAMDatabaseAuthenticationEnabled": Option<bool>,
        db_subnet_group "DBSubnetGroup": Option<DbSubnetGroup>,
        vpc_security_groups: Vec<VpcSecurityGroupMembership>,
    }
    /// Where a database answers.
    DbEndpoint { address: Option<String> = Host, port: Option<i32> }
    /// The subnets that a database may stand in; of `DescribeDBSubnetGroups` too.
    DbSubnetGroup {
        db_subnet_group_name "DBSubnetGroupName": Option<String> = Name,
        vpc_id: Option<VpcId>,
        subnet_group_status: Option<String> = Word,
        subnets: Vec<DbSubnet>,
    }
    /// One of them.
    DbSubnet {
        subnet_identifier: Option<SubnetId>,
        subnet_status: Option<String> = Word,
        subnet_availability_zone: Option<DbAvailabilityZone>,
    }
    /// A zone as RDS writes it.
    DbAvailabilityZone { name: Option<String> = Word }
    /// A group of a database.
    VpcSecurityGroupMembership { vpc_security_group_id: Option<SecurityGroupId>, status: Option<String> = Word }

    /// `DescribeDBClusters`: Aurora and Multi-AZ clusters, whose facts are the cluster's and not its instances'.
    DbCluster[db_cluster_identifier "DBClusterIdentifier": String = Identifier] {
        db_cluster_arn "DBClusterArn": Option<Arn>,
        status: Option<String> = Word,
        engine: Option<String> = Word,
        engine_version: Option<String> = Word,
        engine_lifecycle_support: Option<String> = Word,
        endpoint: Option<String> = Host,
        reader_endpoint: Option<String> = Host,
        port: Option<i32>,
        publicly_accessible: Option<bool>,
        multi_az "MultiAZ": Option<bool>,
        database_name: Option<String> = Name,
        db_subnet_group "DBSubnetGroup": Option<String> = Name,
        db_cluster_members "DBClusterMembers": Vec<DbClusterMember>,
        vpc_security_groups: Vec<VpcSecurityGroupMembership>,
    }
    /// An instance of a cluster.
    DbClusterMember {
        db_instance_identifier "DBInstanceIdentifier": Option<String> = Identifier,
        is_cluster_writer: Option<bool>,
    }

    /// `DescribeDBSnapshots`: what is kept of a database, also after it is gone.
    DbSnapshot[db_snapshot_identifier "DBSnapshotIdentifier": String = Identifier] {
        db_instance_identifier "DBInstanceIdentifier": Option<String> = Identifier,
        snapshot_type: Option<String> = Word,
        status: Option<String> = Word,
        engine: Option<String> = Word,
        allocated_storage: Option<i32>,
        vpc_id: Option<VpcId>,
        snapshot_create_time: Option<Time>,
    }

    /// `DescribeDBProxies`: what an application may talk to instead of its database.
    DbProxy[db_proxy_name "DBProxyName": String = Identifier] {
        db_proxy_arn "DBProxyArn": Option<Arn>,
        status: Option<String> = Word,
        engine_family: Option<String> = Word,
        endpoint: Option<String> = Host,
        require_tls "RequireTLS": Option<bool>,
        vpc_id: Option<VpcId>,
        vpc_subnet_ids: Vec<SubnetId>,
        vpc_security_group_ids: Vec<SecurityGroupId>,
    }

    /// `DescribeDBMajorEngineVersions`: until when a version is in standard support.
    DbMajorEngineVersion {
        engine: Option<String> = Word,
        major_engine_version: Option<String> = Word,
        supported_engine_lifecycles: Vec<SupportedEngineLifecycle>,
    }
    /// One phase of the support of a version.
    SupportedEngineLifecycle {
        lifecycle_support_name: Option<String> = Word,
        lifecycle_support_start_date: Option<Time>,
        lifecycle_support_end_date: Option<Time>,
    }
}
