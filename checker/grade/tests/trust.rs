//! External ids: each learner's own, kept once made, and held to the account in which they were first used.

use grade::{GrantChange, Grants, GrantsFault};
use proptest::prelude::*;

fn counting() -> impl FnMut() -> [u8; 16] {
    let mut made: u128 = 0;
    move || {
        made += 1;
        made.to_be_bytes()
    }
}

#[test]
fn what_was_made_stays_and_what_is_new_is_added() {
    let mut grants = Grants::default();
    let mut random = counting();
    assert_eq!(grants.issue([("kim", None), ("lee", Some("111122223333"))], &mut random), 2);
    let first = grants.clone();
    assert_eq!(grants.issue([("kim", Some("444455556666")), ("lee", None), ("park", None)], &mut random), 1);
    for was in first.iter() {
        let is = grants.of(&was.learner).unwrap();
        assert_eq!(is.external_id, was.external_id, "roles in accounts ask for it");
    }
    assert_eq!(grants.of("kim").unwrap().account.as_deref(), Some("444455556666"), "told later");
    assert_eq!(grants.of("lee").unwrap().account.as_deref(), Some("111122223333"), "and not forgotten");
}

#[test]
fn another_account_or_a_role_made_anew_is_told() {
    let mut grants = Grants::default();
    grants.issue([("kim", Some("111122223333"))], counting());
    let kim = grants.of_mut("kim").unwrap();
    assert_eq!(kim.pin("111122223333", "AROAFIRST"), Ok(()));
    assert_eq!(kim.pin("111122223333", "AROAFIRST"), Ok(()), "the same again");
    let other = GrantChange::Account { was: "111122223333".into(), is: "999999999999".into() };
    assert_eq!(kim.pin("999999999999", "AROAFIRST"), Err(other));
    let anew = GrantChange::Role { was: "AROAFIRST".into(), is: "AROASECOND".into() };
    assert_eq!(kim.pin("111122223333", "AROASECOND"), Err(anew));
    assert_eq!(kim.role_id.as_deref(), Some("AROAFIRST"), "nothing is taken over unasked");
}

#[test]
fn the_arn_follows_from_account_and_partition() {
    let mut grants = Grants::default();
    grants.issue([("kim", Some("111122223333")), ("lee", None)], counting());
    let arn = |region| grants.of("kim").unwrap().role_arn(region).unwrap();
    assert_eq!(arn("ap-northeast-2"), "arn:aws:iam::111122223333:role/course-check-look");
    assert_eq!(arn("cn-north-1"), "arn:aws-cn:iam::111122223333:role/course-check-look");
    assert_eq!(arn("us-gov-west-1"), "arn:aws-us-gov:iam::111122223333:role/course-check-look");
    assert_eq!(grants.of("lee").unwrap().role_arn("us-east-1"), None);
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_its_line() {
    const ID: &str = "00000000000000000000000000000001";
    let head = "learner,account,external_id,role_id\n";
    for (text, line, fault) in [
        ("name,key\n".to_owned(), 1, GrantsFault::Columns("name,key".into())),
        (format!("{head}kim,12345678901x,{ID},\n"), 2, GrantsFault::Account("12345678901x".into())),
        (format!("{head}kim,1234567890123,{ID},\n"), 2, GrantsFault::Account("1234567890123".into())),
        (format!("{head}kim,,short,\n"), 2, GrantsFault::ExternalId("kim".into())),
        (format!("{head}kim,,{ID},\nlee,,{ID},\n"), 3, GrantsFault::Shared("kim".into(), "lee".into())),
    ] {
        let error = Grants::parse(&text).unwrap_err();
        assert_eq!((error.line, error.fault), (line, fault), "{text}");
    }
    let error = Grants::parse(&format!("{head}kim,{ID}\n")).unwrap_err();
    assert!(matches!(error.fault, GrantsFault::NoRow(_)), "{error}");
}

#[test]
fn zeros_that_a_sheet_of_numbers_drops_come_back() {
    let text = "learner,account,external_id,role_id\r\nkim,1111-2222-3,00000000000000000000000000000001,\r\n";
    let grants = Grants::parse(text).unwrap();
    assert_eq!(grants.of("kim").unwrap().account.as_deref(), Some("000111122223"));
}

proptest! {
    #[test]
    fn a_file_reads_back(learners in prop::collection::btree_set("[^\\s\r\n][^\r\n]{0,12}[^\\s\r\n]", 0..8)) {
        let mut grants = Grants::default();
        grants.issue(learners.iter().map(|learner| (learner.as_str(), Some("000000000007"))), counting());
        for learner in &learners {
            grants.of_mut(learner).unwrap().pin("000000000007", "AROA").unwrap();
        }
        prop_assert_eq!(Grants::parse(&grants.to_csv()).unwrap(), grants);
    }

    #[test]
    fn no_text_panics(text in ".{0,200}") {
        let _ = Grants::parse(&text);
    }
}
