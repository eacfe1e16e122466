//! A plan of subnets: whether each is a network, where it begins and ends, and whom it is in the way of.

use ipnet::Ipv4Net;
use serde_json::{Value, json};

/// What AWS allows for a VPC and for a subnet: <https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html>.
const LENGTHS: std::ops::RangeInclusive<u8> = 16..=28;

/// Each block with what is wrong with it, as a word; `null` where nothing is.
pub(crate) fn judged(vpc: &str, subnets: &[String]) -> Value {
    let whole = parsed(vpc);
    let blocks: Vec<Option<Ipv4Net>> = subnets.iter().map(|text| parsed(text)).collect();
    let told: Vec<Value> = (0..)
        .zip(&blocks)
        .map(|(index, block)| {
            let Some(block) = block else { return json!({ "fault": "odd" }) };
            let clashes = |other: &Option<Ipv4Net>| other.is_some_and(|other| overlap(&other.trunc(), &block.trunc()));
            let before = blocks.iter().take(index).position(clashes);
            let fault = match own_fault(block) {
                Some(fault) => Some(fault),
                None if whole.is_some_and(|whole| !whole.trunc().contains(block)) => Some("outside"),
                None => before.map(|_| "overlap"),
            };
            told(block, fault, before)
        })
        .collect();
    let whole = whole.map_or_else(|| json!({ "fault": "odd" }), |whole| told_alone(&whole));
    json!({ "vpc": whole, "subnets": told })
}

fn parsed(text: &str) -> Option<Ipv4Net> {
    text.trim().parse().ok()
}

fn own_fault(block: &Ipv4Net) -> Option<&'static str> {
    if block.trunc() != *block {
        Some("host-bits")
    } else if LENGTHS.contains(&block.prefix_len()) {
        None
    } else {
        Some("size")
    }
}

fn overlap(one: &Ipv4Net, other: &Ipv4Net) -> bool {
    one.contains(other) || other.contains(one)
}

fn told_alone(block: &Ipv4Net) -> Value {
    told(block, own_fault(block), None)
}

fn told(block: &Ipv4Net, fault: Option<&str>, other: Option<usize>) -> Value {
    let network = block.trunc();
    json!({
        "fault": fault,
        "other": other,
        "network": network.to_string(),
        "first": network.network().to_string(),
        "last": network.broadcast().to_string(),
        "start": u32::from(network.network()),
        "size": 1_u64 << (32 - u32::from(network.prefix_len().min(32))),
        "usable": judge::usable(network.prefix_len()),
    })
}

#[cfg(test)]
mod tests {
    use super::judged;

    #[test]
    fn each_block_says_what_is_wrong_with_it() {
        let texts = ["10.0.0.0/20", "10.0.8.0/21", "10.0.4.1/24", "10.1.0.0/24", "10.0.16.0/29", "10.0.32.0/20", "x"];
        let told = judged("10.0.0.0/16", &texts.map(str::to_owned));
        let faults: Vec<_> =
            told["subnets"].as_array().into_iter().flatten().map(|one| one["fault"].as_str()).collect();
        let expected = [None, Some("overlap"), Some("host-bits"), Some("outside"), Some("size"), None, Some("odd")];
        assert_eq!(faults, expected);
        assert_eq!(told["subnets"][1]["other"], 0);
        assert_eq!(told["subnets"][0]["usable"], 4091);
        assert_eq!(told["subnets"][0]["last"], "10.0.15.255");
        assert_eq!(judged("0.0.0.0/0", &[])["vpc"]["size"], 1_u64 << 32);
    }
}
