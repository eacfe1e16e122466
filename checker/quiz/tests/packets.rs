//! Where packets end: what the engine says becomes the options.

use crate::support::{chosen, options, posed, read};
use messages::Language;
use quiz::{Body, Question, Unposed};

fn packet(world: &str, from: &str, to: &str, port: u16) -> Question {
    read("packet", &format!("world = \"{world}\"\nfrom = \"{from}\"\nto = \"{to}\"\nport = {port}\n"))
}

#[test]
fn the_step_that_stops_the_packet_is_right_and_no_other() {
    let cases = [
        ("lab-1.12/crossing-d", "app", "203.0.113.80", 443, "way back: network ACL `public-acl`, inbound"),
        ("lab-1.12/nat-failed", "app", "203.0.113.80", 443, "way there: NAT gateway `nat-1`"),
        // A destination of many blocks: none of them is reached, and all for one reason.
        ("lab-1.13/list-lets-no-reply-in", "app", "s3", 443, "way back: network ACL `private-acl`, inbound"),
        ("lab-1.13/solved", "app", "s3", 443, "Nowhere"),
        ("lab-1.12/private-table-not-changed", "app", "internet", 443, "way there: route table"),
        ("solved", "app", "internet", 443, "Nowhere"),
        ("solved", "app", "203.0.113.80", 443, "Nowhere"),
        ("lab-1.12/solved", "app", "203.0.113.80", 443, "Nowhere"),
        ("1.12/solved", "app", "203.0.113.80", 443, "Nowhere"),
    ];
    for (world, from, to, port, step) in cases {
        let posed = posed(&packet(world, from, to, port), Language::En);
        let right: Vec<&str> = options(&posed).into_iter().filter(|(_, right)| *right).map(|(text, _)| text).collect();
        assert!(matches!(right.as_slice(), [one] if one.contains(step)), "{world}: {:#?}", options(&posed));
        assert!(chosen(&posed, &[step]).is_right);
        let last = options(&posed).len() - 1;
        assert!(options(&posed)[last].0.contains("Nowhere"), "that it arrives comes last");
    }
}

#[test]
fn each_step_is_there_once_with_what_the_engine_found() {
    for language in Language::ALL {
        for (world, port) in
            [("lab-1.12/crossing-d", 443), ("lab-1.12/nat-failed", 443), ("solved", 443), ("solved", 25)]
        {
            let posed = posed(&packet(world, "app", "203.0.113.80", port), language);
            let Body::Options { options, several } = &posed.body else { panic!("{posed:?}") };
            assert!(!several);
            let mut texts: Vec<&str> = options.iter().map(|option| option.text.as_str()).collect();
            texts.sort_unstable();
            let count = texts.len();
            texts.dedup();
            assert_eq!(texts.len(), count, "{texts:#?}");
            assert!(count > 4, "{texts:#?}");
            let end = options.iter().position(|option| option.is_right).unwrap();
            for (at, option) in options.iter().enumerate() {
                let found = option.found.as_deref();
                assert!(found.is_some() || at == end && at + 1 == count, "{option:?}");
                // The labels of the world stand for its ids.
                let text = format!("{} {}", option.text, found.unwrap_or_default());
                assert!(!text.contains("acl-0") && !text.contains("quiz-") && !text.contains("{$"), "{text}");
            }
        }
    }
}

#[test]
fn whoever_chooses_another_step_is_told_what_the_engine_found_there() {
    let posed = posed(&packet("lab-1.12/crossing-d", "app", "203.0.113.80", 443), Language::En);
    let passes = chosen(&posed, &["way there: NAT gateway"]);
    assert!(!passes.is_right && passes.whys[0].contains("passes here"), "{passes:?}");
    let beyond = chosen(&posed, &["way back: NAT gateway"]);
    assert!(!beyond.is_right && beyond.whys[0].contains("does not come this far"), "{beyond:?}");
    let arrives = chosen(&posed, &["Nowhere"]);
    assert!(!arrives.is_right && arrives.whys[0].contains("public-acl"), "{arrives:?}");
}

#[test]
fn where_a_way_has_no_steps_there_is_something_to_choose_from_all_the_same() {
    let resolver =
        "world = \"lab-1.12/crossing-d\"\nfrom = \"app\"\nto = \"10.0.0.2\"\nport = 53\nprotocol = \"udp\"\n";
    for language in Language::ALL {
        let posed = posed(&read("packet", resolver), language);
        let shown = options(&posed);
        assert_eq!(shown.len(), 4, "{shown:#?}");
        assert!(shown.iter().all(|(text, is_right)| *is_right != text.contains('`')), "{shown:#?}");
    }
    let posed = posed(&read("packet", resolver), Language::En);
    assert!(chosen(&posed, &["security group"]).whys[0].contains("does not meet"));
}

#[test]
fn what_cannot_be_told_or_found_is_not_asked() {
    let words = messages::Catalogue::new(Language::En);
    let worlds = crate::support::worlds();
    let unposed = |question: Question| question.pose(&words, &worlds).unwrap_err();
    assert_eq!(unposed(packet("lab-1.12/nat-denied", "app", "203.0.113.80", 443)), Unposed::Undecided { option: None });
    // Half of the internet is reached, and half is not.
    assert_eq!(
        unposed(packet("lab-1.12/half-the-internet", "app", "internet", 443)),
        Unposed::Undecided { option: None }
    );
    for name in ["lab-1.12/no-such", "lab-9.9/solved", "nothing", "", "/", "lab-1.12/"] {
        assert_eq!(unposed(packet(name, "app", "internet", 443)), Unposed::NoWorld { name: name.to_owned() });
    }
    assert!(matches!(unposed(packet("solved", "nobody", "app", 22)), Unposed::NoEnd { field: "from", .. }));
    assert!(matches!(unposed(packet("solved", "app", "nobody", 22)), Unposed::NoEnd { field: "to", .. }));
}

/// Every broken world of the labs, asked about the packets that the course sends: whatever comes of it, exactly one step
/// is where the packet ends.
#[test]
fn in_every_world_a_packet_ends_at_one_step() {
    let words = messages::Catalogue::new(Language::Ko);
    let worlds = crate::support::worlds();
    let mut seen = 0;
    for folder in labs::FOLDERS.iter().filter(|folder| folder.number().starts_with("1.")) {
        for case in folder.below("cases").step_by(3) {
            let name = case.path.trim_start_matches("cases/").trim_end_matches(".txt");
            let world = format!("{}/{name}", folder.id());
            for (from, to, port) in
                [("app", "203.0.113.80", 443), ("203.0.113.80", "bastion", 22), ("bastion", "app", 22)]
            {
                let Ok(posed) = packet(&world, from, to, port).pose(&words, &worlds) else { continue };
                let right = options(&posed).iter().filter(|(_, is_right)| *is_right).count();
                assert_eq!(right, 1, "{world} {from} {to}: {:#?}", options(&posed));
                seen += 1;
            }
        }
    }
    assert!(seen > 60, "only {seen}");
}
