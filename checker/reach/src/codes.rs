//! The stable names of causes.
//!
//! Where AWS's Reachability Analyzer has a name for a cause, it is that name, so that a learner can look it up:
//! <https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html>. The others are ours.
//! What a code means to a person is said by the crate `messages`, not here.

use crate::Code;

macro_rules! codes {
    ($($(#[$doc:meta])* $NAME:ident,)*) => {
        $($(#[$doc])* pub const $NAME: Code = Code(stringify!($NAME));)*

        /// Every code that a trace can carry.
        pub const ALL: &[Code] = &[$($NAME,)*];
    };
}

codes! {
    // Reachability Analyzer's names.
    /// A component is not in a working state.
    BAD_STATE,
    /// A gateway is not attached to the VPC, or not in a working state.
    BAD_STATE_ATTACHMENT,
    /// A route is a blackhole, or its target is gone.
    BAD_STATE_ROUTE,
    /// A VPN connection is not in a working state.
    BAD_STATE_VPN,
    /// A load balancer has no listener for the protocol and port.
    ELBV2_LISTENERS_MISMATCH,
    /// A listener's target groups have no target.
    ELBV2_LISTENER_HAS_NO_TG,
    /// A load balancer has no target in a zone that it may send to.
    ELBV2_NO_TARGETS_IN_AZ,
    /// The source is none of the interface's addresses.
    ENI_ADDRESS_RESTRICTION,
    /// No rule of the interface's security groups admits the packet.
    ENI_SG_RULES_MISMATCH,
    /// An interface that checks source and destination gets a packet that is for somebody else.
    ENI_SOURCE_DEST_CHECK_RESTRICTION,
    /// An internet gateway drops what is for a private address.
    IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
    /// An internet gateway drops what is for the shared address space 100.64.0.0/10.
    IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
    /// The destination has no public address by which the internet could reach it.
    IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
    /// The source has no public address to leave by.
    IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
    /// A NAT gateway serves only its own VPC, not a peering, VPN or Direct Connect.
    NGW_REQUIRES_SOURCE_IN_VPC,
    /// A route table has no route to the destination.
    NO_ROUTE_TO_DESTINATION,
    /// A peering carries only what is between the blocks of its two VPCs.
    PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
    /// A component does not carry this protocol.
    PROTOCOL_RESTRICTION,
    /// A regional NAT gateway does not serve the zone of the sender.
    REGIONAL_NGW_ROUTE_AZ_RESTRICTION,
    /// The network ACL of a subnet does not admit the packet.
    SUBNET_ACL_RESTRICTION,
    /// A transit gateway attachment has no route table.
    TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION,
    /// A transit gateway has no interface in the zone of the sender.
    TGW_ROUTE_AZ_RESTRICTION,
    /// A transit gateway route is a blackhole.
    TGW_RTB_BAD_STATE_ROUTE,
    /// A transit gateway route table has no route to the destination.
    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT,
    /// A component belongs to no VPC any more, or has no interface.
    UNASSOCIATED_COMPONENT,
    /// A resource is named that the snapshot does not show.
    UNKNOWN_RESOURCE,
    /// The path leads out of what the snapshot shows.
    UNKNOWN_DESTINATION,
    /// A virtual private gateway takes packets only from interfaces of its VPC.
    VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
    /// Block public access stops the packet.
    VPC_BLOCK_PUBLIC_ACCESS_ENABLED,
    /// A gateway endpoint carries only TCP and ICMP echo.
    VPCE_GATEWAY_PROTOCOL_RESTRICTION,
    /// An endpoint never opens a connection.
    VPCE_INTRA_VPC_TRAFFIC,

    // Our own.
    /// Nobody has the address.
    UNASSIGNED_ADDRESS,
    /// The address is one of the five of a subnet that AWS keeps for itself.
    RESERVED_ADDRESS,
    /// The address is in the VPC but in none of its subnets.
    ADDRESS_IN_NO_SUBNET,
    /// The address is of no use on the internet.
    SPECIAL_PURPOSE_ADDRESS,
    /// The instance is not running.
    INSTANCE_NOT_RUNNING,
    /// The interface belongs to no instance.
    INTERFACE_NOT_ATTACHED,
    /// The NAT gateway is not available.
    NAT_GATEWAY_NOT_AVAILABLE,
    /// The subnet of a NAT gateway routes to the NAT gateway itself.
    NAT_IN_OWN_SUBNET_LOOP,
    /// A NAT gateway takes no connection from outside.
    NAT_GATEWAY_ACCEPTS_NO_CONNECTIONS,
    /// A private NAT gateway has no public address to leave by.
    NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS,
    /// A reply comes to a NAT gateway that has not seen its request.
    NAT_GATEWAY_WITHOUT_SESSION,
    /// An egress-only gateway carries no reply to a request that came another way.
    EGRESS_ONLY_GATEWAY_WITHOUT_SESSION,
    /// An egress-only gateway carries IPv6 only.
    EGRESS_ONLY_GATEWAY_IPV6_ONLY,
    /// There is no internet gateway by which the internet could come in.
    NO_INTERNET_GATEWAY,
    /// The interface has no IPv6 address.
    NO_IPV6_ADDRESS,
    /// The interface has no IPv4 address.
    NO_IPV4_ADDRESS,
    /// The interface refuses everything from an internet gateway.
    INTERFACE_DENIES_IGW_TRAFFIC,
    /// The endpoint is not available.
    VPCE_NOT_AVAILABLE,
    /// A gateway endpoint does not list the route table that leads to it.
    VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED,
    /// A gateway endpoint serves only the interfaces of its own VPC.
    VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC,
    /// The service behind the interface does not answer on this protocol or port.
    SERVICE_DOES_NOT_LISTEN,
    /// The service behind the interface opens no connection.
    SERVICE_OPENS_NO_CONNECTION,
    /// The load balancer is not active.
    LOAD_BALANCER_NOT_ACTIVE,
    /// No target of the load balancer is of use.
    LOAD_BALANCER_NO_USABLE_TARGET,
    /// A target cannot reach itself through a load balancer that keeps the client's address.
    LOAD_BALANCER_HAIRPIN,
    /// The peering is not active.
    PEERING_NOT_ACTIVE,
    /// The VPC is not attached to the transit gateway.
    TGW_VPC_NOT_ATTACHED,
    /// A reply does not come back on the way on which it is waited for.
    ASYMMETRIC_PATH,
    /// A packet goes in circles.
    ROUTING_LOOP,
    /// DNS support of the VPC is switched off: its resolver does not answer.
    DNS_SUPPORT_DISABLED,
    /// The usual name of the service does not lead to the endpoint of the VPC.
    ENDPOINT_PRIVATE_DNS_OFF,

    // Why an answer is unknown.
    /// A call that would decide is not in the snapshot.
    EVIDENCE_MISSING,
    /// A resource is still being made or changed.
    STATE_PENDING,
    /// What happens there is not modelled.
    NOT_MODELLED,
    /// The configuration does not say whether an appliance passes the packet on.
    APPLIANCE_FORWARDING_UNKNOWN,
    /// The configuration does not say what is beyond a VPN, Direct Connect or other private line.
    NETWORK_BEYOND_UNKNOWN,
    /// A rule or block could not be read.
    UNREADABLE_RULE,
    /// Whether a service listens on this port is not for the configuration to say.
    LISTENER_UNKNOWN,
    /// The question cannot be asked.
    BAD_QUESTION,
}
