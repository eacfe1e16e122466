//! Instances and what they keep.

use super::interface::{InterfaceAssociation, PrivateAddress};
use super::{GroupIdentifier, Tags};
use crate::ids::*;
use crate::time::Time;

shape! {
    /// `DescribeInstances`: instances that were started together.
    Reservation { reservation_id: Option<String> = Id, owner_id: Option<String> = Account, instances: Vec<Instance> }

    /// An instance. Its addresses and groups are those of its interfaces.
    Instance[instance_id: InstanceId] {
        state: Option<InstanceState>,
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        private_ip_address: Option<String> = Address,
        public_ip_address: Option<String> = Address,
        ipv6_address: Option<String> = Address,
        source_dest_check: Option<bool>,
        security_groups: Vec<GroupIdentifier>,
        network_interfaces: Vec<InstanceNetworkInterface>,
        image_id: Option<String> = Id,
        instance_type: Option<String> = Word,
        architecture: Option<String> = Word,
        platform: Option<String> = Word,
        platform_details: Option<String> = Word,
        instance_lifecycle: Option<String> = Word,
        key_name: Option<String> = KeyName,
        launch_time: Option<Time>,
        iam_instance_profile: Option<IamInstanceProfile>,
        metadata_options: Option<MetadataOptions>,
        placement: Option<Placement>,
        tags: Tags,
    }
    /// `running`, `stopped` and so on.
    InstanceState { name: Option<String> = Word, code: Option<i32> }
    /// The role that an instance carries.
    IamInstanceProfile { arn: Option<Arn> }
    /// How the instance's metadata service may be asked.
    MetadataOptions { http_tokens: Option<String> = Word, http_endpoint: Option<String> = Word }
    /// Where an instance runs, and whether the hardware is shared.
    Placement { availability_zone: Option<String> = Word, tenancy: Option<String> = Word }

    /// An interface as its instance lists it.
    InstanceNetworkInterface[network_interface_id: NetworkInterfaceId] {
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        owner_id: Option<String> = Account,
        status: Option<String> = Word,
        interface_type: Option<String> = Word,
        private_ip_address: Option<String> = Address,
        private_ip_addresses: Vec<PrivateAddress>,
        ipv6_addresses: Vec<InstanceIpv6Address>,
        association: Option<InterfaceAssociation>,
        attachment: Option<InstanceInterfaceAttachment>,
        groups: Vec<GroupIdentifier>,
        source_dest_check: Option<bool>,
    }
    /// An IPv6 address as an instance lists it.
    InstanceIpv6Address { ipv6_address: Option<String> = Address }
    /// The place of an interface on its instance.
    InstanceInterfaceAttachment {
        attachment_id: Option<String> = Id,
        device_index: Option<i32>,
        status: Option<String> = Word,
    }

    /// `DescribeInstanceInformation` of Systems Manager: a host that its agent keeps in touch.
    InstanceInformation[instance_id: InstanceId] {
        ping_status: Option<String> = Word,
        last_ping_date_time: Option<Time>,
        platform_type: Option<String> = Word,
    }

    /// `DescribeVolumes`: disks cost money while their instance is stopped.
    Volume[volume_id: VolumeId] {
        size: Option<i64>,
        volume_type: Option<String> = Word,
        state: Option<String> = Word,
        create_time: Option<Time>,
        attachments: Vec<VolumeAttachment>,
        tags: Tags,
    }
    /// The instance that a disk belongs to.
    VolumeAttachment { instance_id: Option<InstanceId>, state: Option<String> = Word }

    /// `DescribeSnapshots`: what is kept of a disk, also after it is gone.
    EbsSnapshot[snapshot_id: SnapshotId] of owner_id {
        volume_id: Option<VolumeId>,
        volume_size: Option<i64>,
        full_snapshot_size_in_bytes: Option<i64>,
        storage_tier: Option<String> = Word,
        state: Option<String> = Word,
        start_time: Option<Time>,
        owner_id: Option<String> = Account,
        tags: Tags,
    }
}
