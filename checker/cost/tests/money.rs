//! Money: exact sums, and rounding where people read them.

use cost::{Rate, Usd};
use proptest::prelude::*;

#[test]
fn amounts_are_rounded_half_up_and_in_groups() {
    for (nano, decimals, text) in [
        (0, 2, "0.00"),
        (4_999_999, 2, "0.00"),
        (5_000_000, 2, "0.01"),
        (43_070_000_000, 2, "43.07"),
        (1_234_567_891_000_000, 2, "1,234,567.89"),
        (999_999_999, 4, "1.0000"),
        (64_000_000, 4, "0.0640"),
        (1_500_000_000, 0, "2"),
    ] {
        assert_eq!(Usd::of_nano(nano).with_decimals(decimals), text, "{nano}");
    }
    assert_eq!(Usd::of_nano(143_643_400_000).to_string(), "143.6434");
    assert_eq!(Usd::of_nano(u128::MAX).times(2), Usd::of_nano(u128::MAX));
}

#[test]
fn won_are_whole() {
    let rate = Rate::parse("1,468.50").map(|rate| (rate.won(Usd::of_nano(1_000_000_000)), rate.to_string()));
    assert_eq!(rate, Some(("1,469".into(), "1,468.50".into())));
    let round = Rate::parse("1400").map(|rate| rate.won(Usd::of_nano(143_643_400_000)));
    assert_eq!(round.as_deref(), Some("201,101"));
    for odd in ["", "0", "-1", "1e3", "1400원", "2000000", "1.2.3", ".5", "99999999999999999999"] {
        assert_eq!(Rate::parse(odd), None, "{odd}");
    }
}

proptest! {
    /// The hours of a month are the month, and no rounding makes a part larger than the whole.
    #[test]
    fn the_parts_of_a_month_are_the_month(nano in 0..1_000_000_000_000_u128) {
        let month = Usd::of_nano(nano);
        prop_assert_eq!(month.of_hours(730), month);
        prop_assert!(month.of_hours(1) <= month.of_hours(24) && month.of_hours(24) <= month);
    }
}
