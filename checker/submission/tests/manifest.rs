//! `submission.json`: what is read of it, and what is said of one that cannot be read.

use submission::{Attempt, Claims, Manifest, Mode, SubmissionError};

const WHOLE: &str = r#"{
  "format": 1, "tool": "check 0.1.0", "course": "aws-2026", "learner": "kim", "made": "2026-11-29T10:00:00Z",
  "claims": {"vpc": "vpc-0123456789abcdef0", "domain": "h-0123456789.link", "app": "http://h-1:8000", "ssh-port": [2222, 2200]},
  "labs": {"lab-1.12": [{"passed": "2026-11-20T12:00:00Z", "version": "abc", "snapshot": "00ff", "mode": "no-probes"}, {"passed": null}]},
  "hints": {"lab-1.12": 3},
  "more": {"of": ["a", "later", "version"]}
}"#;

#[test]
fn it_is_read_and_what_it_does_not_know_is_passed_over() {
    let manifest = Manifest::parse(WHOLE.as_bytes()).unwrap();
    assert_eq!(manifest.learner.as_deref(), Some("kim"));
    assert_eq!(manifest.claims.app, ["http://h-1:8000"], "one address is a list of one");
    assert_eq!(manifest.claims.ssh_ports, [2222, 2200]);
    let first = Attempt {
        passed: Some("2026-11-20T12:00:00Z".into()),
        version: Some("abc".into()),
        snapshot: Some("00ff".into()),
        mode: Mode::NoProbes,
        claims: None,
    };
    assert_eq!(manifest.labs["lab-1.12"], [first, Attempt::default()]);
    assert_eq!(manifest.hints["lab-1.12"], 3);
    assert_eq!(Manifest::parse(manifest.to_json().as_bytes()).unwrap(), manifest, "it comes back");
    assert_eq!(Manifest::parse(b"{\"format\":1}").unwrap(), Manifest::default());
}

#[test]
fn a_newer_one_is_refused_whatever_else_is_in_it() {
    for newer in ["{\"format\":2}", "{\"labs\":7,\"format\":4000000000000}"] {
        assert!(matches!(Manifest::parse(newer.as_bytes()), Err(SubmissionError::Newer { .. })), "{newer}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (text, line, path) in [
        ("", 1, ""),
        ("[]", 1, ""),
        ("{}", 1, ""),
        ("{\"format\":\"1\"}", 1, "format"),
        ("{\"format\":1,\n\"labs\":{\"lab-1.7\":[{},\n{\"passed\":7}]}}", 3, "labs.lab-1\\.7[1].passed"),
        ("{\"format\":1,\n\"claims\":{\"ssh-port\":70000}}", 2, "claims.ssh-port"),
        ("{\"format\":1,", 1, ""),
    ] {
        let Err(SubmissionError::Manifest { line: found, path: at, cause, .. }) = Manifest::parse(text.as_bytes())
        else {
            panic!("{text}");
        };
        assert_eq!((found, at.replace('\\', "")), (line, path.replace('\\', "")), "{text}: {cause}");
        assert!(!cause.is_empty() && !cause.contains(" at line "), "{cause}");
    }
    assert!(matches!(Manifest::parse(b"\xff\xfe\xff"), Err(SubmissionError::Manifest { .. })));
}

#[test]
fn nobody_fills_the_memory_with_it() {
    let labs: String = (0..2000).map(|lab| format!("\"lab-{lab:04}\":[{}],", ["{}"; 40].join(","))).collect();
    let text = format!("{{\"format\":1,\"labs\":{{{}\"lab-x\":[]}}}}", labs);
    let manifest = Manifest::parse(text.as_bytes()).unwrap();
    assert!(manifest.labs.len() <= 512 && manifest.labs.values().all(|attempts| attempts.len() <= 16));
    let large = format!("{{\"format\":1,\"learner\":\"{}\"}}", "x".repeat(2 << 20));
    assert!(matches!(Manifest::parse(large.as_bytes()), Err(SubmissionError::TooLarge { .. })));
    let deep = format!("{{\"format\":1,\"x\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(Manifest::parse(deep.as_bytes()).is_ok(), "what nobody reads is passed over, however deep");
    assert!(Manifest::parse(deep.replace("\"x\"", "\"hints\"").as_bytes()).is_err());
}

#[test]
fn a_course_file_is_a_claim_and_never_a_setting() {
    let text = "learner = \"kim\"\nvpc = \"vpc-1\"\nssh-port = 2222\napp = [\"http://a\", \"http://b\", \"http://c\"]\n\
        profile = \"prod\"\nendpoint_url = \"http://203.0.113.9\"\ndomain = \"\"\n";
    let (claims, learner) = Claims::of_course_file(text);
    assert_eq!(learner.as_deref(), Some("kim"));
    let app = vec!["http://a".to_owned(), "http://b".to_owned()];
    assert_eq!(claims, Claims { vpc: Some("vpc-1".into()), domain: None, app, ssh_ports: vec![2222] });
    assert_eq!(Claims::of_course_file("not toml ["), (Claims::default(), None));
    assert_eq!(Claims::of_course_file("ssh-port = [-1, 0, 70000, \"x\"]\napp = 7").0, Claims::default());
}
