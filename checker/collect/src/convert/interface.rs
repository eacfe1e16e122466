//! Network interfaces.

use super::host::group;
use super::{id, link, list, tags, word};
use aws_sdk_ec2::types as sdk;
use snapshot::shapes;

pub(crate) fn network_interface(from: sdk::NetworkInterface) -> shapes::NetworkInterface {
    shapes::NetworkInterface {
        network_interface_id: id(from.network_interface_id),
        vpc_id: link(from.vpc_id),
        subnet_id: link(from.subnet_id),
        owner_id: from.owner_id,
        availability_zone: from.availability_zone,
        status: word(from.status),
        interface_type: word(from.interface_type),
        description: from.description.as_deref().map(shapes::ServiceDescription::new).unwrap_or_default(),
        requester_managed: from.requester_managed,
        private_ip_address: from.private_ip_address,
        private_ip_addresses: list(from.private_ip_addresses, |address| shapes::PrivateAddress {
            private_ip_address: address.private_ip_address,
            primary: address.primary,
            association: address.association.map(association),
        }),
        ipv6_addresses: list(from.ipv6_addresses, |address| shapes::InterfaceIpv6Address {
            ipv6_address: address.ipv6_address,
            is_primary_ipv6: address.is_primary_ipv6,
        }),
        association: from.association.map(association),
        attachment: from.attachment.map(|attachment| shapes::InterfaceAttachment {
            attachment_id: attachment.attachment_id,
            instance_id: link(attachment.instance_id),
            instance_owner_id: attachment.instance_owner_id,
            device_index: attachment.device_index,
            status: word(attachment.status),
        }),
        groups: list(from.groups, group),
        source_dest_check: from.source_dest_check,
        deny_all_igw_traffic: from.deny_all_igw_traffic,
        tags: tags(from.tag_set),
    }
}

fn association(from: sdk::NetworkInterfaceAssociation) -> shapes::InterfaceAssociation {
    shapes::InterfaceAssociation {
        public_ip: from.public_ip,
        ip_owner_id: from.ip_owner_id,
        allocation_id: link(from.allocation_id),
        carrier_ip: from.carrier_ip,
    }
}
