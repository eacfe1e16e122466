//! Which addresses new interfaces get: the same in every run, and no two the same.

use crate::account::{Account, taken};
use crate::element::{list, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use ipnet::{Ipv4Net, Ipv6Net};
use serde_json::Value;
use std::net::{Ipv4Addr, Ipv6Addr};

/// AWS keeps the first four addresses of a subnet and the last one
/// (<https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html>).
const KEPT: u32 = 5;
/// Where people begin to number their hosts.
const FIRST: u32 = 10;
/// Public addresses that nobody chose: TEST-NET-2, from .100 on.
const PUBLIC: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 100);

/// How many addresses a new subnet has to give.
pub(crate) fn available(block: Ipv4Net) -> u32 {
    (block.broadcast().to_bits() - block.network().to_bits()).saturating_add(1).saturating_sub(KEPT)
}

/// A free private address of a subnet, or the one that was asked for.
pub(crate) fn private(account: &mut Account, subnet: &str, asked: Option<Ipv4Addr>) -> Result<Ipv4Addr, Fault> {
    let element = account.get(Kind::Subnet, subnet);
    let word = account.label_of(subnet).unwrap_or(subnet).to_owned();
    let block: Option<Ipv4Net> = element.and_then(|element| text(element, "CidrBlock").parse().ok());
    let Some(block) = block else {
        return Err(Fault::refused(&word, Phrase::NoBlock, Phrase::ChooseSubnetWithBlock));
    };
    let (low, high) = (block.network().to_bits(), block.broadcast().to_bits());
    let usable = |bits: &u32| *bits >= low.saturating_add(KEPT - 1) && *bits < high;
    let free = |bits: &u32| {
        let ip = Ipv4Addr::from_bits(*bits).to_string();
        !account.is_linked(Kind::Interface, &taken(subnet, &ip))
    };
    if let Some(asked) = asked {
        return match (usable(&asked.to_bits()), free(&asked.to_bits())) {
            (true, true) => Ok(asked),
            (false, _) => {
                let why = Phrase::KeptByAws { word: word.to_owned(), block: block.to_string() };
                Err(Fault::refused(&asked.to_string(), why, Phrase::ChooseAddress))
            }
            (_, false) => {
                let why = Phrase::AddressHeld { word: word.to_owned() };
                Err(Fault::refused(&asked.to_string(), why, Phrase::ChooseAddress))
            }
        };
    }
    let first = low.saturating_add(FIRST);
    let begin = account.room.get(subnet).copied().unwrap_or(first).clamp(first.min(high), high);
    let found = (begin..high).chain(low..first.min(high)).filter(usable).find(free);
    // One that comes free again is looked for from the beginning.
    if let Some(found) = found.filter(|found| *found >= first) {
        account.room.insert(subnet.to_owned(), found.saturating_add(1));
    }
    found.map(Ipv4Addr::from_bits).ok_or_else(|| Fault::refused(&word, Phrase::Full, Phrase::ChooseSubnet))
}

/// The IPv6 address that was asked for, or a free one of a subnet that gives each interface one.
pub(crate) fn ipv6(account: &mut Account, subnet: &str, asked: Option<Ipv6Addr>) -> Result<Option<Ipv6Addr>, Fault> {
    let element = account.get(Kind::Subnet, subnet);
    let word = account.label_of(subnet).unwrap_or(subnet);
    let blocks: Vec<Ipv6Net> = element
        .map(|element| list(element, "Ipv6CidrBlockAssociationSet"))
        .unwrap_or_default()
        .iter()
        .filter_map(|block| text(block, "Ipv6CidrBlock").parse().ok())
        .collect();
    if let Some(asked) = asked {
        if blocks.iter().any(|block| block.contains(&asked)) {
            return Ok(Some(asked));
        }
        let why = Phrase::NoBlockHolds { word: word.to_owned() };
        return Err(Fault::refused(&asked.to_string(), why, Phrase::WriteCidr { word: word.to_owned() }));
    }
    let gives = element.and_then(|element| element.get("AssignIpv6AddressOnCreation")) == Some(&Value::Bool(true));
    let Some(block) = blocks.first().filter(|_| gives) else { return Ok(None) };
    let low = block.network().to_bits();
    let (first, last) = (low.saturating_add(FIRST.into()), block.broadcast().to_bits());
    let begin = account.room6.get(subnet).copied().unwrap_or(first).max(first);
    let mut candidates = (begin..=last).map(Ipv6Addr::from_bits);
    let found = candidates.find(|address| !account.is_linked(Kind::Interface, &address.to_string()));
    if let Some(found) = found {
        account.room6.insert(subnet.to_owned(), found.to_bits().saturating_add(1));
    }
    Ok(found)
}

/// A public address that nobody has, nor had: AWS does not give the same one twice.
pub(crate) fn public(account: &mut Account) -> String {
    let begin = account.given.map_or(PUBLIC.to_bits(), |last| last.to_bits().saturating_add(1));
    let in_use = |address: &Ipv4Addr| {
        let ip = address.to_string();
        account.is_linked(Kind::Interface, &ip) || account.is_linked(Kind::ElasticIp, &ip)
    };
    let address = (begin..=u32::MAX).map(Ipv4Addr::from_bits).find(|address| !in_use(address)).unwrap_or(PUBLIC);
    account.given = Some(address);
    address.to_string()
}
