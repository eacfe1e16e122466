//! Which addresses new interfaces get: the same in every run, and no two the same.

use crate::account::Account;
use crate::element::{list, text};
use crate::error::Fault;
use crate::kind::Kind;
use ipnet::{Ipv4Net, Ipv6Net};
use serde_json::Value;
use std::collections::BTreeSet;
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
pub(crate) fn private(account: &Account, subnet: &str, asked: Option<Ipv4Addr>) -> Result<Ipv4Addr, Fault> {
    let element = account.get(Kind::Subnet, subnet);
    let word = account.label_of(subnet).unwrap_or(subnet).to_owned();
    let block: Option<Ipv4Net> = element.and_then(|element| text(element, "CidrBlock").parse().ok());
    let Some(block) = block else {
        return Err(Fault::refused(&word, "it has no IPv4 block", "choose a subnet that has one"));
    };
    let used: BTreeSet<&str> = account
        .all(Kind::Interface)
        .filter(|interface| text(interface, "SubnetId") == subnet)
        .flat_map(|interface| list(interface, "PrivateIpAddresses"))
        .map(|address| text(address, "PrivateIpAddress"))
        .collect();
    let (low, high) = (block.network().to_bits(), block.broadcast().to_bits());
    let usable = |bits: &u32| *bits >= low.saturating_add(KEPT - 1) && *bits < high;
    let free = |bits: &u32| !used.contains(Ipv4Addr::from_bits(*bits).to_string().as_str());
    if let Some(asked) = asked {
        return match (usable(&asked.to_bits()), free(&asked.to_bits())) {
            (true, true) => Ok(asked),
            (false, _) => {
                let why = format!("{word} has {block}, of which AWS keeps the first four addresses and the last");
                Err(Fault::refused(&asked.to_string(), why, "choose another address, or leave `ip=` out"))
            }
            (_, false) => {
                let why = format!("another interface in {word} has it");
                Err(Fault::refused(&asked.to_string(), why, "choose another address, or leave `ip=` out"))
            }
        };
    }
    let first = low.saturating_add(FIRST);
    (first..high)
        .chain(low..first.min(high))
        .filter(usable)
        .find(free)
        .map(Ipv4Addr::from_bits)
        .ok_or_else(|| Fault::refused(&word, "all its addresses are used", "choose another subnet"))
}

/// The IPv6 address that was asked for, or a free one of a subnet that gives each interface one.
pub(crate) fn ipv6(account: &Account, subnet: &str, asked: Option<Ipv6Addr>) -> Result<Option<Ipv6Addr>, Fault> {
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
        let why = format!("no IPv6 block of {word} holds it");
        return Err(Fault::refused(&asked.to_string(), why, format!("write `cidr {word} BLOCK` first")));
    }
    let gives = element.and_then(|element| element.get("AssignIpv6AddressOnCreation")) == Some(&Value::Bool(true));
    let Some(block) = blocks.first().filter(|_| gives) else { return Ok(None) };
    let used: BTreeSet<&str> = account
        .all(Kind::Interface)
        .flat_map(|interface| list(interface, "Ipv6Addresses"))
        .map(|address| text(address, "Ipv6Address"))
        .collect();
    let low = block.network().to_bits();
    // One more candidate than there are addresses: one of them is free.
    let candidates = 0..=used.len() as u128;
    let mut candidates = candidates.map(|number| Ipv6Addr::from_bits(low.saturating_add(u128::from(FIRST) + number)));
    Ok(candidates.find(|address| !used.contains(address.to_string().as_str()) && block.contains(address)))
}

/// A public address that nobody has, nor had: AWS does not give the same one twice.
pub(crate) fn public(account: &mut Account) -> String {
    let interfaces = account.all(Kind::Interface);
    let used: BTreeSet<&str> = interfaces
        .filter_map(|interface| interface.pointer("/Association/PublicIp").and_then(Value::as_str))
        .chain(account.all(Kind::ElasticIp).map(|address| text(address, "PublicIp")))
        .collect();
    let address = (PUBLIC.to_bits()..)
        .map(|bits| Ipv4Addr::from_bits(bits).to_string())
        .find(|address| !used.contains(address.as_str()) && !account.given.contains(address))
        .unwrap_or_default();
    account.given.insert(address.clone());
    address
}
