//! The packet engine: where a packet goes in the network that a snapshot shows, hop by hop, there and back, and what
//! stops it.
//!
//! A pure function of the snapshot. It judges no lab and never fails: what the snapshot does not decide is
//! [`Verdict::Unknown`] with the missing call or the reason named.

mod change;
pub mod codes;
mod ends;
pub mod evidence;
mod exposure;
mod flow;
mod hash;
mod internet;
mod layers;
mod near;
mod network;
pub mod parallel;
mod phrase;
mod ports;
mod question;
mod rule;
mod trace;
mod tracing;
mod walk;
pub mod wire;

pub use change::{Change, Edit, Intent, Traffic, VISITOR, VISITOR6, is_plain_word, new_label};
pub use ends::EndError;
pub use exposure::{Exposed, Exposure, Extent, Untold, rest_of_internet};
pub use flow::{End, Flow, Protocol};
pub use network::special::is_public;
pub use network::{InterfaceRef, Network};
pub use phrase::Phrase;
pub use rule::{AclEntry, Destination, GroupPeer, Kind, RouteRule, RouteTarget, Rule, SecurityGroupRule};
pub use trace::{
    Action, Blocker, But, Code, Direction, Hop, Layer, Leg, LegTrace, LegVerdict, Near, Packet, Partial, PortOwner,
    Trace, Verdict, Why,
};
