//! `check explain CODE`.

use messages::{Catalogue, Language};
use report::terminal::{Options, markdown};

#[test]
fn a_code_is_explained() {
    for language in Language::ALL {
        let text = report::explain::code("NO_ROUTE_TO_DESTINATION", &Catalogue::new(language)).unwrap();
        let drawn = anstream::adapter::strip_str(&markdown(&text, Options::default())).to_string();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("explain-{language}"), drawn);
        });
    }
}

#[test]
fn every_code_can_be_explained_and_others_cannot() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let codes = report::explain::codes(&catalogue);
        assert!(!codes.is_empty());
        for (code, title) in codes {
            assert!(!title.is_empty());
            let text = report::explain::code(code, &catalogue).unwrap();
            assert!(text.starts_with(&format!("# {code}: ")), "{text}");
        }
        assert_eq!(report::explain::code("NO_SUCH_CODE", &catalogue), None);
        assert_eq!(report::explain::code("status-pass", &catalogue), None);
    }
}

/// The packet engine and the catalogue are kept in step.
#[test]
fn every_code_of_the_engine_has_words() {
    let listed: Vec<&str> = messages::codes().iter().map(|code| code.code.as_str()).collect();
    let missing: Vec<&str> =
        reach::codes::ALL.iter().map(|code| code.0).filter(|code| !listed.contains(code)).collect();
    assert!(missing.is_empty(), "add them to messages: {missing:?}");
}
