//! Instances and what they keep.

use super::{id, link, list, tags, time, word};
use aws_sdk_ec2::types as sdk;
use snapshot::shapes;

pub(crate) fn reservation(from: sdk::Reservation) -> shapes::Reservation {
    shapes::Reservation {
        reservation_id: from.reservation_id,
        owner_id: from.owner_id,
        instances: list(from.instances, instance),
    }
}

fn instance(from: sdk::Instance) -> shapes::Instance {
    shapes::Instance {
        instance_id: id(from.instance_id),
        state: from.state.map(|state| shapes::InstanceState { name: word(state.name), code: state.code }),
        vpc_id: link(from.vpc_id),
        subnet_id: link(from.subnet_id),
        private_ip_address: from.private_ip_address,
        public_ip_address: from.public_ip_address,
        ipv6_address: from.ipv6_address,
        source_dest_check: from.source_dest_check,
        security_groups: list(from.security_groups, group),
        network_interfaces: list(from.network_interfaces, instance_network_interface),
        image_id: from.image_id,
        instance_type: word(from.instance_type),
        architecture: word(from.architecture),
        platform: word(from.platform),
        platform_details: from.platform_details,
        instance_lifecycle: word(from.instance_lifecycle),
        key_name: from.key_name,
        launch_time: time(from.launch_time),
        iam_instance_profile: from
            .iam_instance_profile
            .map(|profile| shapes::IamInstanceProfile { arn: link(profile.arn) }),
        metadata_options: from.metadata_options.map(|options| shapes::MetadataOptions {
            http_tokens: word(options.http_tokens),
            http_endpoint: word(options.http_endpoint),
        }),
        placement: from.placement.map(|placement| shapes::Placement {
            availability_zone: placement.availability_zone,
            tenancy: word(placement.tenancy),
        }),
        tags: tags(from.tags),
    }
}

pub(super) fn group(from: sdk::GroupIdentifier) -> shapes::GroupIdentifier {
    shapes::GroupIdentifier { group_id: id(from.group_id), group_name: from.group_name }
}

fn instance_network_interface(from: sdk::InstanceNetworkInterface) -> shapes::InstanceNetworkInterface {
    shapes::InstanceNetworkInterface {
        network_interface_id: id(from.network_interface_id),
        vpc_id: link(from.vpc_id),
        subnet_id: link(from.subnet_id),
        owner_id: from.owner_id,
        status: word(from.status),
        interface_type: from.interface_type,
        private_ip_address: from.private_ip_address,
        private_ip_addresses: list(from.private_ip_addresses, |address| shapes::PrivateAddress {
            private_ip_address: address.private_ip_address,
            primary: address.primary,
            association: address.association.map(association),
        }),
        ipv6_addresses: list(from.ipv6_addresses, |address| shapes::InstanceIpv6Address {
            ipv6_address: address.ipv6_address,
        }),
        association: from.association.map(association),
        attachment: from.attachment.map(|attachment| shapes::InstanceInterfaceAttachment {
            attachment_id: attachment.attachment_id,
            device_index: attachment.device_index,
            status: word(attachment.status),
        }),
        groups: list(from.groups, group),
        source_dest_check: from.source_dest_check,
    }
}

/// An instance does not say which allocation a public address comes from; its interface does.
fn association(from: sdk::InstanceNetworkInterfaceAssociation) -> shapes::InterfaceAssociation {
    shapes::InterfaceAssociation {
        public_ip: from.public_ip,
        ip_owner_id: from.ip_owner_id,
        allocation_id: None,
        carrier_ip: from.carrier_ip,
    }
}

pub(crate) fn volume(from: sdk::Volume) -> shapes::Volume {
    shapes::Volume {
        volume_id: id(from.volume_id),
        size: from.size.map(Into::into),
        volume_type: word(from.volume_type),
        state: word(from.state),
        create_time: time(from.create_time),
        attachments: list(from.attachments, |attachment| shapes::VolumeAttachment {
            instance_id: link(attachment.instance_id),
            state: word(attachment.state),
        }),
        tags: tags(from.tags),
    }
}

pub(crate) fn snapshot(from: sdk::Snapshot) -> shapes::EbsSnapshot {
    shapes::EbsSnapshot {
        snapshot_id: id(from.snapshot_id),
        volume_id: link(from.volume_id),
        volume_size: from.volume_size.map(Into::into),
        full_snapshot_size_in_bytes: from.full_snapshot_size_in_bytes,
        storage_tier: word(from.storage_tier),
        state: word(from.state),
        start_time: time(from.start_time),
        owner_id: from.owner_id,
        tags: tags(from.tags),
    }
}

pub(crate) fn instance_information(from: aws_sdk_ssm::types::InstanceInformation) -> shapes::InstanceInformation {
    shapes::InstanceInformation {
        instance_id: id(from.instance_id),
        ping_status: word(from.ping_status),
        last_ping_date_time: time(from.last_ping_date_time),
        platform_type: word(from.platform_type),
    }
}
