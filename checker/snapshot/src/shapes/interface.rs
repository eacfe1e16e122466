//! Network interfaces: where addresses and security groups really are.

use super::{Absent, GroupIdentifier, Tags};
use crate::ids::*;
use serde::{Deserialize, Deserializer, Serialize};

shape! {
    /// `DescribeNetworkInterfaces`.
    NetworkInterface[network_interface_id: NetworkInterfaceId] of owner_id {
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        owner_id: Option<String> = Account,
        availability_zone: Option<String> = Word,
        status: Option<String> = Word,
        interface_type: Option<String> = Word,
        description: ServiceDescription,
        requester_managed: Option<bool>,
        private_ip_address: Option<String> = Address,
        private_ip_addresses: Vec<PrivateAddress>,
        ipv6_addresses: Vec<InterfaceIpv6Address>,
        association: Option<InterfaceAssociation>,
        attachment: Option<InterfaceAttachment>,
        groups: Vec<GroupIdentifier>,
        source_dest_check: Option<bool>,
        deny_all_igw_traffic: Option<bool>,
        tags "TagSet": Tags,
    }
    /// A private IPv4 address and the public one that stands for it outside.
    PrivateAddress {
        private_ip_address: Option<String> = Address,
        primary: Option<bool>,
        association: Option<InterfaceAssociation>,
    }
    /// A public address; `ip_owner_id` is `amazon` for one that goes when the instance stops.
    InterfaceAssociation {
        public_ip: Option<String> = Address,
        ip_owner_id: Option<String> = Account,
        allocation_id: Option<AllocationId>,
        carrier_ip: Option<String> = Address,
    }
    /// An IPv6 address of an interface.
    InterfaceIpv6Address { ipv6_address: Option<String> = Address, is_primary_ipv6: Option<bool> }
    /// The instance or service that holds the interface.
    InterfaceAttachment {
        attachment_id: Option<String> = Id,
        instance_id: Option<InstanceId>,
        instance_owner_id: Option<String> = Account,
        device_index: Option<i32>,
        status: Option<String> = Word,
    }
}

/// The description of an interface that an AWS service made for itself, the only link to its load balancer, endpoint
/// or attachment. What people write there is not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ServiceDescription(Option<String>);

/// What a service writes, up to the id of the thing that it made the interface for, and how that id begins.
const SERVICES: [(&str, &str); 4] = [
    ("VPC Endpoint Interface ", "vpce-"),
    ("Interface for NAT Gateway ", "nat-"),
    ("Network Interface for Transit Gateway Attachment ", "tgw-attach-"),
    ("EC2 Instance Connect Endpoint ", "eice-"),
];

impl ServiceDescription {
    /// Keeps `text` if a service wrote it: only the whole sentence will do, so that nobody's own words pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let id = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let of_service = SERVICES
            .iter()
            .any(|(words, kind)| text.strip_prefix(words).is_some_and(|rest| rest.starts_with(kind) && id(rest)));
        let kept = of_service || text == "RDSNetworkInterface" || is_of_balancer(text);
        Self(kept.then(|| text.to_owned()))
    }

    /// The text, if a service wrote it.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// `ELB app/my-balancer/50dc6c495c0c9188`, the end of the load balancer's ARN.
fn is_of_balancer(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("ELB ") else { return false };
    let parts: Vec<&str> = rest.split('/').collect();
    let [kind, name, hash] = parts.as_slice() else { return false };
    matches!(*kind, "app" | "net" | "gwy")
        && (1..=32).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !hash.is_empty()
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl crate::member::Kept for ServiceDescription {
    const KIND: crate::member::Kind = crate::member::Kind::Text(crate::member::Class::Description);
}

impl crate::member::Field for ServiceDescription {}

impl Absent for ServiceDescription {
    fn absent(&self) -> bool {
        self.0.is_none()
    }
}

impl<'de> Deserialize<'de> for ServiceDescription {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(|text| Self::new(&text)).unwrap_or_default())
    }
}
