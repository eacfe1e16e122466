//! Exposure: from where on the internet an interface is reached, and what of the internet it reaches, as sets.
//!
//! Whatever filters and routes could tell apart is walked once with all ports together: what is left of them at the end
//! is the answer for that block of addresses. It is the same walk as that of a single question, so the two agree.
//!
//! The way between a subnet and the internet is the same for most of its interfaces and is walked once for all of
//! them; what the groups of each admit is then laid over it. Where the two cannot be told apart the interface is walked
//! on its own ([`direct`]).

mod borders;
mod direct;
mod field;
mod groups;
mod result;
mod survey;
mod way;

use crate::internet::blocks;
use crate::network::{InterfaceRef, Network};
use crate::{Protocol, Why, parallel};
use ipnet::IpNet;
use snapshot::{Missing, NetworkInterfaceId};
use std::sync::Arc;
use survey::Survey;

/// So many interfaces are worth a thread of their own.
const SHARE: usize = 64;

/// What of the internet an interface has to do with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// The interface.
    pub interface: NetworkInterfaceId,
    /// What reaches it, by any of its addresses, and is answered.
    pub inbound: Arc<Extent>,
    /// What it reaches, from any of its addresses, and is answered by.
    pub outbound: Arc<Extent>,
}

impl Exposure {
    /// Whether some of it cannot be told: the sets are then what is certain.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        !self.inbound.unknown.is_empty() || !self.outbound.unknown.is_empty()
    }
}

/// One direction of an exposure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extent {
    /// What certainly gets through.
    pub sets: Vec<Exposed>,
    /// What may or may not.
    pub unknown: Vec<Untold>,
    /// Calls that could refine the answer and were not to be had: what was assumed instead.
    pub assumed: Vec<Missing>,
}

/// A set: every address of the blocks with every one of the ports.
///
/// A port of a protocol is in one set only, with all its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposed {
    /// The protocol: TCP, UDP and echo; what admits everything is [`Protocol::All`]; others where a rule names them.
    pub protocol: Protocol,
    /// Destination ports in order; empty for a protocol that has none.
    pub ports: Vec<(u16, u16)>,
    /// Addresses on the internet. Special-purpose blocks, which nobody there has, may be inside.
    pub prefixes: Vec<IpNet>,
}

/// A set of which the snapshot does not say whether it gets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untold {
    /// The set.
    pub set: Exposed,
    /// The calls that would tell.
    pub missing: Vec<Missing>,
    /// What is not decidable by any call.
    pub why: Vec<Why>,
}

/// The blocks of the internet that are not among some of one family: what is left out of nearly everything.
///
/// As for [`Exposed::prefixes`], special-purpose blocks do not count.
#[must_use]
pub fn rest_of_internet(prefixes: &[IpNet]) -> Vec<IpNet> {
    let Some(first) = prefixes.first() else { return Vec::new() };
    let v6 = matches!(first, IpNet::V6(_));
    let mut covered: Vec<(u128, u128)> = prefixes.iter().map(|&block| blocks::range(block)).collect();
    covered.sort_unstable();
    let space = blocks::Space::new(v6, None);
    let rest = blocks::without(space.ranges(), &covered);
    blocks::cover(v6, space.ranges(), &rest)
}

impl Network<'_> {
    /// The exposure of every interface, in the order of the snapshot.
    #[must_use]
    pub fn exposure(&self) -> Vec<Exposure> {
        self.exposure_where(|_| true)
    }

    /// The exposure of some interfaces, in the order of the snapshot.
    #[must_use]
    pub fn exposure_where(&self, wanted: impl Fn(&InterfaceRef) -> bool) -> Vec<Exposure> {
        // A NAT gateway may be known by its address alone.
        let named = |index: usize| self.interface_ids.get(self.interfaces[index].id) == Some(&index);
        let wanted = (0..self.interfaces.len()).filter(|&index| named(index) && wanted(&self.interface_ref(index)));
        let wanted: Vec<usize> = wanted.collect();
        let workers = parallel::workers(wanted.len(), SHARE);
        // A subnet is one worker's: what its interfaces have in common is found once.
        let share = |worker: usize| -> Vec<(usize, Exposure)> {
            let mut survey = Survey::new(self);
            let own = |&index: &usize| self.interfaces[index].subnet.unwrap_or_default() % workers == worker;
            wanted.iter().copied().filter(own).map(|index| (index, survey.exposure(index))).collect()
        };
        let mut found: Vec<_> = parallel::by_worker(workers, share).into_iter().flatten().collect();
        found.sort_unstable_by_key(|(index, _)| *index);
        found.into_iter().map(|(_, exposure)| exposure).collect()
    }

    /// The exposure of one interface; `None` for one that the snapshot does not have.
    #[must_use]
    pub fn exposure_of(&self, interface: &str) -> Option<Exposure> {
        let index = *self.interface_ids.get(interface)?;
        Some(Survey::new(self).exposure(index))
    }
}
