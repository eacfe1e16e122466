//! Blocks of addresses as answers.

use crate::support::{posed, read, written};
use messages::Language;
use proptest::prelude::*;
use quiz::{BlockFault, BlockRule, Body, Sort, Unposed};

fn rule(rest: &str) -> BlockRule {
    let Sort::Cidr(rule) = read("cidr", rest).sort else { return BlockRule::default() };
    rule
}

const SUBNET: &str = "within = \"10.0.0.0/16\"\napart = [\"10.0.0.0/20\"]\nusable = 200\nsmallest = true\n";

#[test]
fn a_block_is_judged_by_what_it_has_to_be() {
    let rule = rule(SUBNET);
    let net = |text: &str| text.parse().unwrap();
    let cases = [
        ("10.0.16.0/24", Ok(())),
        (" １０.0.255.0 / 24 ", Ok(())),
        ("10.0.16.0", Err(BlockFault::NoBlock)),
        ("10.0.16.0/33", Err(BlockFault::NoBlock)),
        ("", Err(BlockFault::NoBlock)),
        ("10.0.16.7/24", Err(BlockFault::NotFirst { block: net("10.0.16.0/24") })),
        ("10.1.0.0/24", Err(BlockFault::Outside { within: net("10.0.0.0/16") })),
        ("fd00::/64", Err(BlockFault::Outside { within: net("10.0.0.0/16") })),
        ("10.0.15.0/24", Err(BlockFault::Overlaps { other: net("10.0.0.0/20") })),
        ("10.0.0.0/16", Err(BlockFault::Overlaps { other: net("10.0.0.0/20") })),
        ("10.0.16.0/25", Err(BlockFault::TooSmall { usable: 123, wanted: 200 })),
        ("10.0.16.0/29", Err(BlockFault::NoSubnet)),
        ("10.0.16.0/23", Err(BlockFault::TooLarge { length: 24 })),
    ];
    for (answer, expected) in cases {
        assert_eq!(rule.judge(answer), expected, "{answer}");
    }
    let equals = self::rule("equals = \"10.0.4.0/22\"\n");
    assert_eq!(equals.judge("10.0.4.0/22"), Ok(()));
    assert_eq!(equals.judge("10.0.0.0/22"), Err(BlockFault::Other));
}

#[test]
fn what_is_wrong_with_a_block_is_told_in_both_languages() {
    for language in Language::ALL {
        let posed = posed(&read("cidr", SUBNET), language);
        assert!(written(&posed, "10.0.16.0/24").is_right);
        for wrong in ["x", "10.0.16.7/24", "10.1.0.0/24", "10.0.0.0/20", "10.0.16.0/27", "10.0.16.0/30", "10.0.16.0/20"]
        {
            let graded = written(&posed, wrong);
            assert!(!graded.is_right && graded.whys.len() == 1, "{wrong}");
            assert!(graded.whys.iter().all(|why| !why.contains("quiz-")), "{graded:?}");
        }
    }
}

#[test]
fn a_block_that_cannot_be_is_not_asked_for() {
    let question = read("cidr", "within = \"10.0.0.0/24\"\napart = [\"10.0.0.0/24\"]\nusable = 20\n");
    let words = messages::Catalogue::new(Language::En);
    assert_eq!(question.pose(&words, &crate::support::worlds()), Err(Unposed::NoBlock));
}

proptest! {
    #[test]
    fn the_example_is_right(third in 0_u8..=255, length in 16_u8..=24, usable in 1_u32..4000, smallest: bool,
                            taken in proptest::collection::vec((0_u8..=255, 18_u8..=28), 0..6)) {
        let block = |third: u8, length: u8| ipnet::Ipv4Net::new([10, 0, third, 0].into(), length).unwrap().trunc().into();
        let rule = BlockRule {
            equals: None,
            within: Some(block(third, length)),
            apart: taken.into_iter().map(|(third, length)| block(third, length)).collect(),
            usable: Some(usable),
            smallest,
        };
        if let Some(example) = rule.example() {
            prop_assert_eq!(rule.judge(&example.to_string()), Ok(()));
        } else {
            // Then no block of the size that suffices is: all of them are tried.
            let within: ipnet::Ipv4Net = match block(third, length) { ipnet::IpNet::V4(v4) => v4, ipnet::IpNet::V6(_) => unreachable!() };
            let size = judge::smallest(usable);
            if size >= within.prefix_len() && judge::usable(size) >= usable {
                let mut all = within.subnets(size).unwrap();
                prop_assert!(!all.any(|one| rule.judge(&one.to_string()).is_ok()));
            }
        }
    }
}

#[test]
fn a_page_without_a_script_can_show_one_that_is_right() {
    let posed = posed(&read("cidr", SUBNET), Language::En);
    let Body::Block(block) = &posed.body else { panic!("{posed:?}") };
    assert_eq!(block.example.to_string(), "10.0.16.0/24");
}
