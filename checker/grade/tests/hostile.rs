//! What somebody hands in who means ill: refused or made harmless, in bounds that are measured in bytes.

use crate::support::raw::{self, Part, zip};
use crate::support::{SNAPSHOT, Scene, class, codes, submission, whose};
use grade::intake::{Bounds, Found, Intake, Problem};
use proptest::prelude::*;
use std::io::Write;
use std::net::{TcpListener, UdpSocket};
use std::time::Duration;

/// What comes of the only submission.
fn loaded(intake: &Intake) -> Result<submission::Submission, Problem> {
    let [found] = intake.found.as_slice() else { panic!("one submission: {intake:#?}") };
    found.content.load(&Bounds::default())
}

/// The code of what is wrong with what this learner hands in.
fn code(name: &str, bytes: &[u8]) -> String {
    let scene = Scene::new();
    scene.file(name, bytes);
    let intake = scene.look(&[name], &class());
    let problem = loaded(&intake).map(drop).unwrap_err();
    let reason = problem.reason(&intake.found[0].origin);
    // Neither what is told nor its arguments are long, whatever the names inside are.
    let longest = reason.args.values().map(String::len).max().unwrap_or(0);
    assert!(longest < 1_024, "{reason:?}");
    reason.code
}

fn archive(parts: &[Part]) -> String {
    code("20250001.zip", &zip(parts))
}

#[test]
fn names_that_lead_out_of_an_archive() {
    for name in ["../../../etc/cron.d/x", r"..\..\Windows\x", "/etc/passwd", r"C:\Windows\x", "c:x", r"\\server\x"] {
        let parts = [Part::stored("submission.json", br#"{"format":1}"#), Part::stored(name, b"x")];
        assert!(["member-escapes", "member-absolute"].contains(&archive(&parts).as_str()), "{name}");
    }
    // Nothing was written beside the folder of the test.
    assert!(!std::path::Path::new("/etc/cron.d/x").exists());
}

#[test]
fn links_and_devices_in_an_archive() {
    let link = Part { mode: 0o120_777, ..Part::stored("snapshot.json", b"/etc/shadow") };
    assert_eq!(archive(&[link]), "member-link");
    let device = Part { mode: 0o020_666, ..Part::stored("snapshot.json", b"") };
    assert_eq!(archive(&[device]), "member-special");
}

#[cfg(unix)]
#[test]
fn links_and_pipes_on_the_disk() {
    let scene = Scene::new();
    let outside = Scene::new();
    let secret = outside.file("secret.json", SNAPSHOT);
    scene.file("class/20250002.json", SNAPSHOT);
    std::os::unix::fs::symlink(&secret, scene.path().join("class/20250001.json")).unwrap();
    std::os::unix::fs::symlink(outside.path(), scene.path().join("class/홍길동")).unwrap();
    // A folder inside itself.
    std::os::unix::fs::symlink(scene.path(), scene.path().join("class/again")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(scene.path().join("class/pipe.json")).status();
    let intake = scene.look(&["class"], &class());
    assert_eq!(whose(&scene, &intake), [("class/20250002.json".to_owned(), "20250002".to_owned())]);
    let mut expected = vec!["file-link"; 3];
    if made.is_ok_and(|status| status.success()) {
        expected.push("file-special");
    }
    let mut codes = codes(&intake);
    codes.sort_unstable();
    assert_eq!(codes, expected);
}

#[test]
fn archives_that_are_made_to_fill_memory() {
    // Zeros, of which a thousandth is in the archive.
    let zeros = raw_zeros(48 << 20, flate2::Compression::fast());
    assert_eq!(archive(&[Part { name: b"a.json".to_vec(), ..zeros.clone() }]), "member-large");
    let some = raw_zeros(16 << 20, flate2::Compression::best());
    assert_eq!(archive(&[Part { name: b"a.json".to_vec(), ..some.clone() }]), "member-bomb");
    // The same bytes under many names.
    let mut parts = vec![Part { name: b"0.json".to_vec(), ..some.clone() }];
    parts.extend((1..100).map(|n| Part { name: format!("{n}.json").into(), shares: Some(0), ..some.clone() }));
    assert_eq!(archive(&parts), "member-overlaps");
    // Archives in archives in archives, sixteen each, as in the best known of them.
    let mut layer = zip(&[Part::stored("0.dll", b"\0\0\0\0")]);
    for _ in 0..4 {
        let parts: Vec<Part> = (0..16).map(|n| Part::stored(format!("lib {n}.zip"), &layer)).collect();
        layer = zip(&parts);
    }
    assert_eq!(code("20250001.zip", &layer), "archive-several");
    // One that has itself inside, as deep as it goes.
    let mut layer = submission("x");
    for _ in 0..100 {
        layer = zip(&[Part::stored("r.zip", &layer)]);
    }
    assert_eq!(code("20250001.zip", &layer), "archive-nested");
    let many: Vec<Part> = (0..2_000).map(|n| Part::stored(format!("{n}.json"), b"")).collect();
    assert_eq!(archive(&many), "archive-many");
}

fn raw_zeros(bytes: usize, how: flate2::Compression) -> Part {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), how);
    let block = vec![0; 1 << 20];
    for _ in 0..bytes >> 20 {
        encoder.write_all(&block).unwrap();
    }
    Part { method: 8, packed: encoder.finish().unwrap(), size: bytes as u32, ..Part::stored("", b"") }
}

/// A file as large as one likes, without taking the room.
fn sparse(scene: &Scene, name: &str, bytes: u64, begin: &[u8]) {
    let path = scene.file(name, begin);
    std::fs::OpenOptions::new().write(true).open(path).unwrap().set_len(bytes).unwrap();
}

#[test]
fn a_gibibyte_of_json() {
    let scene = Scene::new();
    sparse(&scene, "20250001.json", 1 << 30, br#"{"format":1,"calls":["#);
    let intake = scene.look(&["20250001.json"], &class());
    let problem = loaded(&intake).map(drop).unwrap_err();
    assert!(matches!(problem, Problem::Large { limit, .. } if limit <= 64 << 20), "{problem}");
}

#[test]
fn ten_million_rows_deep_nesting_and_bytes_that_are_no_text() {
    // 10,000,000 objects of three bytes are less than 32 MiB.
    let rows = [br#"{"format":1,"calls":["#.to_vec(), b"{},".repeat(9_999_999), b"{}]}".to_vec()].concat();
    assert!(rows.len() < 32 << 20);
    assert_eq!(code("20250001.json", &rows), "nothing-but-damaged");
    let deep = [b"[".repeat(1 << 20), b"]".repeat(1 << 20)].concat();
    assert!(code("20250001.json", &deep).starts_with("nothing-but-"));
    let deep =
        [br#"{"format":1,"calls":"#.to_vec(), b"[".repeat(1 << 20), b"]".repeat(1 << 20), b"}".to_vec()].concat();
    assert_eq!(code("20250001.json", &deep), "nothing-but-damaged");
    for bytes in [&b"{\"format\":1,\"calls\":[\xff\xfe]}"[..], b"\xff\xff\xff", b"{\"\xed\xa0\x80\":1}"] {
        assert!(code("20250001.json", bytes).starts_with("nothing-but-"), "{bytes:?}");
    }
    let gzip = |bytes: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    };
    assert!(code("20250001.json.gz", &gzip(&vec![b' '; 40 << 20])).starts_with("nothing-but-"));
    assert!(code("20250001.json.gz", &gzip(&gzip(b"{}"))).starts_with("nothing-but-"));
}

#[test]
fn members_that_are_there_twice() {
    let twice = [
        Part::stored("submission.json", br#"{"format":1}"#),
        Part::stored("submission.json", br#"{"format":1,"learner":"other"}"#),
    ];
    assert_eq!(archive(&twice), "archive-twice");
    let several = [Part::stored("a/submission.json", b"{}"), Part::stored("b/submission.json", b"{}")];
    let scene = Scene::new();
    scene.file("20250001.zip", zip(&several));
    let problem = loaded(&scene.look(&["20250001.zip"], &class())).map(drop).unwrap_err();
    assert_eq!(problem.reason("").code, "submission-is-several");
    // Members of JSON: what is told is the last or an error, and nothing panics.
    let doubled = br#"{"format":1,"format":1,"calls":[],"calls":[]}"#;
    let scene = Scene::new();
    scene.file("20250001.json", doubled);
    let _ = loaded(&scene.look(&["20250001.json"], &class()));
}

/// Names that do something where they are shown or written, all of which a file of a learner may have.
const ODD_NAMES: [&str; 12] = [
    "\u{1b}[2J\u{1b}]0;owned\u{7}.json",
    "<script>alert(1)</script>.json",
    "=cmd|'/c calc'!A0.json",
    "+1+1.json",
    "@SUM(A1).json",
    "CON",
    "NUL",
    "aux.json",
    "com1.json.gz",
    "\u{202e}nosj.exe.json",
    "a\nb\r\0c.json",
    "name with { $variables } and %s.json",
];

#[test]
fn names_that_do_something_where_they_are_shown() {
    let long = format!("{}.json", "가".repeat(300));
    for name in ODD_NAMES.into_iter().chain([long.as_str()]) {
        let parts = [
            Part::stored(format!("kimminsu_1002_1_{name}"), SNAPSHOT),
            Part::stored("honggildong_1001_2_a.zip", &zip(&[Part::stored(name, SNAPSHOT)])),
        ];
        let scene = Scene::new();
        scene.file("submissions.zip", zip(&parts));
        let intake = scene.look(&["submissions.zip"], &class());
        let mut who: Vec<String> = whose(&scene, &intake).into_iter().map(|(_, who)| who).collect();
        who.sort_unstable();
        assert_eq!(who, ["20250001", "20250002"], "{name:?}");
        for found in &intake.found {
            // What the name is said to be ends at what reads it: as a name it is bytes like any other.
            let _ = found.content.load(&Bounds::default());
            for language in [messages::Language::Ko, messages::Language::En] {
                let words = messages::Catalogue::new(language);
                let shown = report::safe::line(&found.origin);
                let text = words.message("grade-reason-archive-broken", &[("resource", shown.into_owned().into())]);
                assert!(!text.chars().any(|c| c.is_control() || c == '\u{202e}'), "{text:?}");
            }
        }
    }
}

#[test]
fn a_name_that_is_too_long_is_told_in_short() {
    let name = format!("kimminsu_1002_1_{}.json", "x".repeat(60_000));
    let scene = Scene::new();
    scene.file(
        "submissions.zip",
        zip(&[Part::stored(name, SNAPSHOT), Part::stored("honggildong_1001_2_a.json", SNAPSHOT)]),
    );
    let intake = scene.look(&["submissions.zip"], &class());
    assert_eq!(codes(&intake), ["member-name"]);
    assert!(intake.unreadable[0].resource.len() < 1_024);
    assert_eq!(intake.found.len(), 1);
}

#[test]
fn folders_without_end() {
    let scene = Scene::new();
    let deep: String = (0..40).map(|_| "d/").collect();
    scene.file(&format!("class/{deep}20250001.json"), SNAPSHOT);
    scene.file("class/20250002.json", SNAPSHOT);
    let intake = scene.look(&["class"], &class());
    assert_eq!((codes(&intake), intake.found.len()), (vec!["folders-deep"], 1));
    let few = Bounds { files: 3, ..Bounds::default() };
    for number in 0..10 {
        scene.file(&format!("many/{number}.json"), SNAPSHOT);
    }
    let intake = grade::intake::look(&[scene.path().join("many")], &class(), &few);
    assert_eq!((intake.found.len(), intake.notes.len()), (3, 1));
    assert_eq!(intake.notes[0].code, "files-many");
}

/// Everything that names a host in what is handed in points at a listener of this test, which hears nothing.
#[test]
fn nothing_that_is_handed_in_makes_the_grader_connect() {
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
    tcp.set_nonblocking(true).unwrap();
    udp.set_read_timeout(Some(Duration::from_millis(1))).unwrap();
    let (web, name) = (tcp.local_addr().unwrap(), udp.local_addr().unwrap());
    let manifest = format!(
        r#"{{"format":1,"learner":"http://{web}/","claims":{{"domain":"{name}","app":["http://{web}/","http://169.254.169.254/latest/meta-data/"]}},
            "labs":{{"lab-2.22":[{{"passed":null,"snapshot":"0123456789abcdef"}}]}}}}"#
    );
    let snapshot = format!(
        r#"{{"format":1,"calls":[
            {{"service":"elbv2","operation":"DescribeLoadBalancers","region":"ap-northeast-2","output":{{"LoadBalancers":[{{"LoadBalancerArn":"arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/x/1","DNSName":"{web}","Type":"application","Scheme":"internet-facing","VpcId":"vpc-1","State":{{"Code":"active"}}}}]}}}},
            {{"service":"route53","operation":"ListHostedZones","output":{{"HostedZones":[{{"Id":"/hostedzone/Z1","Name":"http://{name}/","CallerReference":"x"}}]}}}}]}}"#
    );
    let bytes = zip(&[
        Part::stored("submission.json", manifest.as_bytes()),
        Part::stored("snapshots/0123456789abcdef.json", snapshot.as_bytes()),
        Part::stored(
            "course.toml",
            format!("app = \"http://{web}/\"\ndomain = \"{name}\"\nendpoint-url = \"http://{web}/\"\n").as_bytes(),
        ),
    ]);
    let scene = Scene::new();
    scene.file("20250001.zip", bytes);
    scene.file("홍길동/http:__x", format!("http://{web}/"));
    let intake = scene.look(&["20250001.zip", "홍길동"], &class());
    let found = intake.found.iter().find(|found| found.origin.ends_with(".zip")).expect("the archive");
    let submission = found.content.load(&Bounds::default()).unwrap();
    assert_eq!(submission.evidence.len(), 1);
    for evidence in &submission.evidence {
        let read = evidence.snapshot();
        assert!(read.is_ok(), "{read:?}");
    }
    let heard = tcp.accept().map(drop).unwrap_err();
    assert_eq!(heard.kind(), std::io::ErrorKind::WouldBlock);
    assert!(udp.recv(&mut [0; 64]).is_err());
    // The listener hears what connects: the test can fail.
    let _ = std::net::TcpStream::connect(web).unwrap();
    assert!((0..1_000).any(|_| {
        std::thread::sleep(Duration::from_millis(1));
        tcp.accept().is_ok()
    }));
}

/// How many bytes of the archive's file are held for each submission that is listed and not loaded: none.
#[test]
fn what_is_not_loaded_takes_no_room() {
    let body = vec![b' '; 1 << 20];
    let parts: Vec<Part> = (0..40)
        .map(|n| Part::stored(format!("kimminsu_1002_{n}_{n}.zip"), &zip(&[Part::stored("a.json", &body)])))
        .collect();
    let scene = Scene::new();
    scene.file("submissions.zip", zip(&parts));
    let intake = scene.look(&["submissions.zip"], &class());
    assert_eq!(intake.found.len(), 40);
    assert!(size_of::<Found>() < 512);
    // What is kept of each says where it is, and can be told in a line.
    let text = format!("{:?}", intake.found[0].content);
    assert!(!text.contains(&" ".repeat(64)));
}

fn any_part() -> impl Strategy<Value = Part> {
    let name = prop_oneof![
        "[a-z]{1,8}_[0-9]{1,5}_[0-9]{1,3}_[a-z./\\\\]{1,12}(zip|json|toml)?",
        "[A-Za-z가-힣 ]{1,8}_[0-9]{1,3}_assignsubmission_file_/?[a-z./]{0,8}",
        "\\PC{0,24}",
        ".{0,24}",
        Just("submission.json".to_owned()),
    ];
    let bytes = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..64),
        Just(SNAPSHOT.to_vec()),
        Just(br#"{"format":1}"#.to_vec()),
        Just(submission("x")),
    ];
    (name, bytes, any::<bool>(), 0_u16..16, proptest::option::weighted(0.1, any::<u32>())).prop_map(
        |(name, bytes, deflated, flags, size)| {
            let part = if deflated { Part::deflated(name, &bytes) } else { Part::stored(name, &bytes) };
            let flags = if flags == 0 { 1 } else { 0 };
            Part { flags, size: size.unwrap_or(part.size), ..part }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_archive_stops_it_and_every_member_is_accounted_for(
        parts in proptest::collection::vec(any_part(), 0..8),
        cut in proptest::option::weighted(0.2, any::<prop::sample::Index>()),
        name in prop_oneof![Just("submissions.zip"), Just("20250001.zip"), Just("x.json"), Just("a.tar.gz")],
    ) {
        let mut bytes = raw::zip(&parts);
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len() + 1));
        }
        let scene = Scene::new();
        scene.file(name, &bytes);
        let intake = scene.look(&[name], &class());
        let accounted: usize = intake.found.iter().map(|found| found.files).sum();
        prop_assert_eq!(accounted + intake.unreadable.len(), intake.files);
        for found in &intake.found {
            let one = found.content.load(&Bounds::default());
            if let Err(problem) = one {
                prop_assert!(!problem.reason(&found.origin).code.is_empty());
            }
            let _ = found.content.sha256(&Bounds::default());
        }
    }

    #[test]
    fn no_bytes_stop_it(bytes: Vec<u8>, ending in r"(zip|json|json\.gz|tar\.gz|toml|txt)") {
        let scene = Scene::new();
        let name = format!("20250001.{ending}");
        scene.file(&name, &bytes);
        for found in scene.look(&[&name], &class()).found {
            let _ = found.content.load(&Bounds::default());
        }
    }
}
