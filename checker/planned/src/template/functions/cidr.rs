//! `Fn::Cidr`: the first blocks of a size in a larger block.

use ipnet::IpNet;

/// So many blocks whose host part has so many bits (8 by default); nothing if they do not fit.
pub(super) fn split(block: &str, count: i64, host_bits: Option<i64>) -> Option<Vec<String>> {
    let block: IpNet = block.parse().ok()?;
    let count = usize::try_from(count).ok().filter(|count| (1..=256).contains(count))?;
    let bits = u8::try_from(host_bits.unwrap_or(8)).ok()?;
    let prefix = block.max_prefix_len().checked_sub(bits).filter(|prefix| *prefix >= block.prefix_len())?;
    let blocks: Vec<String> = match block {
        IpNet::V4(block) => block.subnets(prefix).ok()?.take(count).map(|one| one.to_string()).collect(),
        IpNet::V6(block) => block.subnets(prefix).ok()?.take(count).map(|one| one.to_string()).collect(),
    };
    (blocks.len() == count).then_some(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_cut_as_aws_cuts_it() {
        assert_eq!(split("10.0.0.0/16", 2, Some(8)), Some(vec!["10.0.0.0/24".into(), "10.0.1.0/24".into()]));
        assert_eq!(split("10.0.0.0/24", 6, Some(5)).map(|blocks| blocks[5].clone()), Some("10.0.0.160/27".into()));
        assert_eq!(split("2600:1f13::/56", 1, Some(64)), Some(vec!["2600:1f13::/64".into()]));
        assert_eq!(split("10.0.0.0/24", 9, Some(5)), None, "eight fit");
        assert_eq!(split("10.0.0.0/24", 1, Some(9)), None);
        assert_eq!(split("10.0.0.0/24", 0, Some(5)), None);
        assert_eq!(split("ten", 1, None), None);
    }
}
