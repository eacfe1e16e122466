//! A `lab.toml` that is wrong is told so at the very place.

use judge::Lab;

const RIGHT: &str = r#"
id = "lab-9.1"
chapter = "9.1"
title = { ko = "가", en = "a" }
goal = { ko = "나", en = "b" }

[[check]]
id = "egress"
points = 3
title = { ko = "다", en = "c" }
judge.flow = { from = "private-hosts", to = "internet", port = 443 }

[[check]]
id = "closed"
points = 1
title = { ko = "라", en = "d" }
judge.no-flow = { from = "internet", to = "private-hosts", twin = "egress" }
"#;

#[test]
fn a_right_one_is_read() {
    let lab = Lab::parse(RIGHT).unwrap();
    assert_eq!((lab.id.as_str(), lab.checks.len()), ("lab-9.1", 2));
}

/// Parameters that are each well written and make no sense together, or none at all.
#[test]
fn what_a_check_cannot_be_told_is_an_error_at_that_check() {
    let port = "tcp and udp need a `port`";
    let icmp = "icmp has no port: leave `port` out";
    let empty = "`any-of` needs at least one entry, like";
    let outside = "one of `from` and `to` has to be in the VPC";
    for (line, at, told) in [
        (r#"flow = { from = "private-hosts", to = "internet" }"#, "{", port),
        (r#"flow = { from = "private-hosts", to = "internet", protocol = "udp" }"#, "{", port),
        (r#"flow = { from = "private-hosts", to = "internet", protocol = "icmp", port = 443 }"#, "443", icmp),
        (r#"flow = { from = "learner", to = "learner", port = 443 }"#, r#""learner", port"#, outside),
        (r#"no-flow = { from = "internet", to = "learner", twin = "egress" }"#, r#""learner""#, outside),
        (r#"list-admits = { from = "learner", to = "internet", port = 22 }"#, r#""internet""#, outside),
        (r#"service-endpoint = { from = "private-hosts", any-of = [] }"#, "[]", empty),
        (r#"list-refuses = { any-of = [], twin = "egress" }"#, "[]", empty),
        (r#"groups-closed = { port = 22, twin = "egerss" }"#, r#""egerss""#, "did you mean `egress`?"),
        (r#"sheet = { question = "q99" }"#, r#""q99""#, "no question is called `q99`"),
    ] {
        let (before, after) = RIGHT.split_once("judge.no-flow").unwrap();
        let rest = after.split_once('\n').unwrap().1;
        let error = Lab::parse(&format!("{before}judge.{line}\n{rest}")).unwrap_err().to_string();
        let column = "judge.".len() + line.find(at).unwrap() + 1;
        let begins = format!("line 17, column {column}: ");
        assert!(error.starts_with(&begins) && error.contains(told), "{line}: {begins}{error}");
    }
}

/// A lab is named by its number alone wherever it is named.
#[test]
fn what_a_lab_rests_on_may_be_written_short() {
    let text = RIGHT.replace("chapter", "rests-on = [\"1.9\", \"lab-1.12\"]\nchapter");
    assert_eq!(Lab::parse(&text).unwrap().rests_on, ["lab-1.9", "lab-1.12"]);
}

#[test]
fn errors_point_at_the_word_and_name_the_nearest() {
    let cases = [
        ("judge.flow", "judge.flwo", "line 11, column 7: unknown variant `flwo`", "did you mean `flow`?"),
        (
            "private-hosts\", to = \"internet\", port",
            "private-host\", to = \"internet\", port",
            "line 11, column 23: unknown variant `private-host`",
            "did you mean `private-hosts`?",
        ),
        ("points = 3", "point = 3", "line 9, column 1: unknown field `point`", "did you mean `points`?"),
        ("port = 443", "port = 70000", "line 11, column 64: invalid value", ""),
        ("port = 443", "port = \"443\"", "line 11, column 64: invalid type", ""),
        (
            "twin = \"egress\"",
            "twin = \"ingress\"",
            "line 17, column 67: the twin `ingress` is no check before this one",
            "",
        ),
        ("id = \"closed\"", "id = \"egress\"", "line 14, column 6: two checks are called `egress`", ""),
        ("id = \"lab-9.1\"", "id = \"9.1\"", "line 2, column 6: a lab's id begins with `lab-`", ""),
        (", port = 443", "", "line 11, column 14: tcp and udp need a `port`", ""),
        ("points = 3", "points = 1001", "line 9, column 10: a check earns at most 1000 points, not 1001", ""),
        ("points = 3", "points = \"five\"", "line 9, column 10: invalid type", "a whole number from 0 to 1000"),
        ("points = 3", "points = -5", "line 9, column 10: invalid value", "a whole number from 0 to 1000"),
        ("points = 3", "points = 3\npoints = 3", "line 10, column 1: duplicate key `points`", ""),
        ("points = 3\n", "", "line 7, column 1: missing field `points`", ""),
        ("judge.flow = {", "judge.flow = 3 #", "line 11, column 14: invalid type: number `3`, expected table", ""),
    ];
    for (from, to, begins, holds) in cases {
        let error = Lab::parse(&RIGHT.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(!error.contains("something else"), "{error}");
        assert!(error.starts_with(begins) && error.contains(holds), "{to}: {error}");
    }
}
