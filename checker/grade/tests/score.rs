//! Scores are exact, and print as gradebooks read them.

use grade::Score;

#[test]
fn a_score_prints_at_most_two_decimals_and_no_needless_zero() {
    for (hundredths, text) in [(0, "0"), (5, "0.05"), (50, "0.5"), (700, "7"), (1_033, "10.33"), (1_230, "12.3")] {
        assert_eq!(Score::hundredths(hundredths).to_string(), text);
    }
}

#[test]
fn a_part_of_a_score_is_rounded_once_and_to_the_nearest() {
    let third = Score::points(10).part(1, 3);
    assert_eq!(third, Score::hundredths(333));
    assert_eq!(Score::points(10).part(2, 3), Score::hundredths(667));
    assert_eq!(Score::points(10).part(0, 0), Score::ZERO, "of nothing there is no part");
}
