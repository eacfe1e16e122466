//! The report for continuous integration.

use crate::fixture;
use messages::{Catalogue, Language};

#[test]
fn statuses_become_failures_errors_and_skips() {
    let labs = vec![fixture::passing(), fixture::without_route(), fixture::denied()];
    let xml = report::junit::to_string(&fixture::report(labs), &Catalogue::new(Language::En)).unwrap();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("junit-en", xml);
    });
}
