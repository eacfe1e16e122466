//! Instances and what they keep.

use super::interface::{InterfaceAssociation, PrivateAddress};
use super::{GroupIdentifier, Tags};
use crate::ids::*;

shape! {
    /// `DescribeInstances`: instances that were started together.
    Reservation { reservation_id: Option<String>, owner_id: Option<String>, instances: Vec<Instance> }

    /// An instance. Its addresses and groups are those of its interfaces.
    Instance[instance_id: InstanceId] {
        state: Option<InstanceState>,
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        private_ip_address: Option<String>,
        public_ip_address: Option<String>,
        ipv6_address: Option<String>,
        source_dest_check: Option<bool>,
        security_groups: Vec<GroupIdentifier>,
        network_interfaces: Vec<InstanceNetworkInterface>,
        image_id: Option<String>,
        instance_type: Option<String>,
        architecture: Option<String>,
        platform: Option<String>,
        key_name: Option<String>,
        launch_time: Option<String>,
        iam_instance_profile: Option<IamInstanceProfile>,
        metadata_options: Option<MetadataOptions>,
        placement: Option<Placement>,
        tags: Tags,
    }
    /// `running`, `stopped` and so on.
    InstanceState { name: Option<String>, code: Option<i32> }
    /// The role that an instance carries.
    IamInstanceProfile { arn: Option<Arn> }
    /// How the instance's metadata service may be asked.
    MetadataOptions { http_tokens: Option<String>, http_endpoint: Option<String> }
    /// Where an instance runs.
    Placement { availability_zone: Option<String> }

    /// An interface as its instance lists it.
    InstanceNetworkInterface[network_interface_id: NetworkInterfaceId] {
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        owner_id: Option<String>,
        status: Option<String>,
        interface_type: Option<String>,
        private_ip_address: Option<String>,
        private_ip_addresses: Vec<PrivateAddress>,
        ipv6_addresses: Vec<InstanceIpv6Address>,
        association: Option<InterfaceAssociation>,
        attachment: Option<InstanceInterfaceAttachment>,
        groups: Vec<GroupIdentifier>,
        source_dest_check: Option<bool>,
    }
    /// An IPv6 address as an instance lists it.
    InstanceIpv6Address { ipv6_address: Option<String> }
    /// The place of an interface on its instance.
    InstanceInterfaceAttachment {
        attachment_id: Option<String>,
        device_index: Option<i32>,
        status: Option<String>,
    }

    /// `DescribeInstanceInformation` of Systems Manager: a host that its agent keeps in touch.
    InstanceInformation[instance_id: InstanceId] {
        ping_status: Option<String>,
        last_ping_date_time: Option<String>,
        platform_type: Option<String>,
    }

    /// `DescribeVolumes`: disks cost money while their instance is stopped.
    Volume[volume_id: VolumeId] {
        size: Option<i64>,
        volume_type: Option<String>,
        state: Option<String>,
        create_time: Option<String>,
        attachments: Vec<VolumeAttachment>,
        tags: Tags,
    }
    /// The instance that a disk belongs to.
    VolumeAttachment { instance_id: Option<InstanceId>, state: Option<String> }
}
