//! How each kind of thing treats a packet, one file each.

pub(crate) mod appliance;
pub(crate) mod balancer;
pub(crate) mod block_public_access;
pub(crate) mod database;
pub(crate) mod egress_only;
pub(crate) mod endpoint;
pub(crate) mod host;
pub(crate) mod internet_gateway;
pub(crate) mod nat_gateway;
pub(crate) mod network_acl;
pub(crate) mod peering;
pub(crate) mod private_gateway;
pub(crate) mod route_table;
pub(crate) mod security_group;
pub(crate) mod transit;
