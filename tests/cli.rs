//! The command line as people use it: exit codes, streams, languages, input that is not as it should be.

use crate::support::{Run, Scene, is_korean};
use std::process::Stdio;

#[test]
fn the_first_command_of_the_readme_passes_and_explains() {
    let run = Scene::new().check(&["lab-1.12", "--practice"]).ends(0).quiet();
    for word in ["lab-1.12", "pass", "10 of 10", "nat", "vpc-", "subnet-"] {
        assert!(run.out.to_lowercase().contains(word), "{word} in\n{}", run.out);
    }
    let all = Scene::new().check(&["all", "--practice", "--lang", "ko"]).ends(0).quiet();
    assert!(is_korean(&all.out) && all.out.contains("lab-1.3") && all.out.contains("lab-1.13"), "{}", all.out);
}

#[test]
fn labs_have_more_than_one_name() {
    let scene = Scene::new();
    let lab =
        |name: &str| scene.check(&[name, "--practice", "--format", "json"]).ends(0).json()["labs"][0]["lab"].clone();
    assert_eq!(lab("1.12"), "lab-1.12");
    assert_eq!(lab("LAB-1.12"), "lab-1.12");
    assert_eq!(lab("lab-1.10"), "lab-1.9", "an alias");
    let twice = scene.check(&["1.12", "lab-1.12", "--practice", "--format", "json"]).ends(0).json();
    assert_eq!(twice["labs"].as_array().unwrap().len(), 1);
}

#[test]
fn verdicts_become_exit_codes() {
    let scene = Scene::new();
    scene.world("broken.txt", "unroute private-rt 0.0.0.0/0");
    scene.world("denied.txt", "denied ec2:DescribeNatGateways");
    let world = |file| scene.check(&["lab-1.12", "--world", file]);
    world("solved").ends(0).quiet();
    let broken = world("broken.txt").ends(1).quiet();
    let first = broken.out.lines().next().unwrap();
    assert!(first.contains("rtb-"), "the first line names the table: {first}");
    let unknown = world("denied.txt").ends(3).quiet();
    assert!(unknown.out.contains("ec2:DescribeNatGateways"), "{}", unknown.out);
    // One broken lab among others decides.
    scene.check(&["all", "--world", "broken.txt"]).ends(1);
    scene.check(&["lab-1.7", "lab-1.12", "--world", "denied.txt"]).ends(3);
    scene.check(&["lab-1.12", "--world", "nat-failed"]).ends(1);
    scene.check(&["lab-1.7", "lab-1.12", "--world", "lab-1.12/nat-failed"]).ends(1);
    scene.check(&["lab-1.12", "--world", "lab-1.12/nat-failed"]).ends(1);
    scene.check(&["lab-1.7", "--world", "empty"]).ends(1);
}

/// Everything that is wrong with what somebody typed: arguments, and a word of the English answer.
const WRONG: &[(&[&str], &str)] = &[
    (&["lab-1.88"], "lab-1.8 "),
    (&["lab-1.12", "nonsense-word"], "nonsense-word"),
    (&["lab-1.12", "--world", "lab-2.19/targets-shut-out"], "lab-2.19/targets-shut "),
    (&["lab-2.19", "--world", "2.19/alb-in-private"], "lab-2.19/alb-in-private-subnets "),
    (&["lab-1.12", "--practise"], "--practice"),
    (&["lab-1.12", "--practice", "--world", "solved"], "--world"),
    (&["lab-1.12", "--snapshot", "a", "--world", "b"], "--world"),
    (&["lab-1.12", "--snapshot"], "--snapshot"),
    (&["lab-1.12", "--practice", "--format", "jason"], "json"),
    (&["lab-1.12", "--practice", "--hint", "x"], "--hint"),
    (&["lab-1.12", "--practice", "--my-ip", "10.0.0"], "--my-ip"),
    (&["lab-1.11", "--practice", "--my-ip", "192.168.0.5"], "checkip"),
    (&["lab-1.12", "--practice", "--lang", "kr"], "en"),
    (&["lab-1.12", "--practice", "--practice"], "--practice"),
    (&["lab-1.12", "--endpoint-url", "127.0.0.1:5411"], "http://127.0.0.1:5411"),
    (&["lab-1.12", "--endpoint-url", "nonsense"], "http://"),
    (&["lab-1.12", "--region", "ap-northeast2"], "ap-northeast-2"),
    (&["doctor", "--region", "seoul"], "ap-northeast-2"),
    (&["init", "--region", "seoul"], "ap-northeast-2"),
    (&["help", "tarce"], "trace"),
    (&["--practice"], "which lab"),
    (&["--practice", "worlds"], "--practice"),
    (&["lab-1.12", "--world", "nat-faled"], "nat-failed"),
    (&["lab-1.12", "--world", "solvd"], "solved"),
    (&["lab-1.12", "--world", "no/such/file"], "no/such/file"),
    (&["lab-1.12", "--snapshot", "no-such.json"], "no-such.json"),
    (&["lab-1.12", "--practice", "--labs", "no-such"], "no-such"),
    (&["lab-1.12", "--practice", "--answers", "no-such"], "no-such"),
    (&["lab-1.12", "--practice", "-o", "no/such/folder.json"], "no/such"),
    (&["lab-1.12", "--practice", "--watch"], "--watch"),
    (&["lab-1.12", "--world", "solved", "--watch"], "--watch"),
    (&["snapshot"], "command"),
    (&["snapshot", "shwo", "x"], "show"),
    (&["snapshot", "show"], "FILE"),
    (&["import"], "PATH"),
    (&["import", "no-such"], "no-such"),
    (&["collect"], "--output"),
    (&["collect", "--script", "fish"], "bash"),
    (&["trace"], "FROM"),
    (&["trace", "internet", "--world", "solved"], "to where"),
    (&["trace", "internet", "10.0.0.10", "--world", "solved"], "--port"),
    (&["trace", "internet", "10.0.0.10", "--port", "22", "--protocol", "icmp", "--world", "solved"], "icmp"),
    (&["trace", "internet", "10.0.0.10", "--port", "22", "--protocol", "sctp", "--world", "solved"], "sctp"),
    (&["trace", "internet", "10.0.0.256", "--port", "22", "--world", "solved"], "10.0.0.256"),
    (&["trace", "internet", "i-0123456789abcdef0", "--port", "22", "--world", "solved"], "i-0123456789abcdef0"),
    (&["trace", "internet", "10.0.0.10", "--port", "65536", "--world", "solved"], "65536"),
    (&["trace", "--flows", "no-such", "--format", "json", "--world", "solved"], "no-such"),
    (&["trace", "--flows", "-", "--snapshot", "-", "--format", "json"], "standard input"),
    (&["trace", "--flows", "-", "--world", "solved"], "json"),
    (&["trace", "a", "b", "--flows", "-", "--world", "solved", "--format", "json"], "--flows"),
    (&["trace", "--from", "internet", "--world", "solved"], "to where"),
    (&["trace", "a", "b", "--from", "c", "--world", "solved"], "--from"),
    (&["explain", "NO_ROUTE", "lab-1.12"], "one word too many"),
    (&["explain", "NO_ROUTE"], "NO_ROUTE_TO_DESTINATION"),
    (&["explain"], "no-flow"),
    (&["explain", "xyzzy"], "no-flow"),
    (&["explain", "flwo"], "flow"),
    (&["policy", "lab-1.3"], "permission"),
    (&["sheet", "lab-1.12"], "lab-1.12"),
    (&["practice", "start", "lab-9.9"], "lab-9.9"),
    (&["practice", "start", "lab-2.11"], "check lab-2.11 --app http://127.0.0.1:8000"),
    (&["practice", "start", "lab-1.12", "--world", "nat-faled"], "nat-failed"),
    (&["worlds", "lab-9.9"], "lab-9.9"),
    (&["drill", "--level", "4"], "4"),
    (&["drill", "--world", "world.txt"], "--seed"),
    (&["drill", "--seed", "1", "--world", "no-such"], "no-such"),
    (&["lab", "new", "two nat"], "9.1-two-nat"),
    (&["lab", "lint", "lab-9.9"], "lab-9.9"),
    (&["completions", "cmd"], "bash"),
    // What later versions may have does not pretend to be here.
    (&["quiz", "9.9"], "9.9"),
    (&["grade"], "grade"),
    (&["serve", "--listen", "0.0.0.0:0"], "0.0.0.0:0"),
];

#[test]
fn what_is_wrong_with_a_command_line_is_told_in_both_languages_on_standard_error() {
    let scene = Scene::new();
    let korean = Scene::new().var("LC_ALL", "ko_KR.UTF-8");
    for (args, word) in WRONG {
        let told = scene.check(args).ends(2);
        assert!(told.out.is_empty(), "{args:?}: {told:#?}");
        assert!(told.err.starts_with("error: ") && told.err.contains(word), "{args:?}: {word} in {}", told.err);
        assert!(!told.err.contains("usage-") && !told.err.contains("{$"), "{args:?}: {}", told.err);
        // The choice of a language that does not exist leaves that of the locale.
        let told = korean.check(args).ends(2);
        assert!(
            told.out.is_empty() && told.err.starts_with("오류: ") && is_korean(told.err.trim_start_matches("오류: ")),
            "{args:?}: {told:#?}"
        );
    }
}

#[test]
fn files_that_cannot_be_used_are_told_with_their_place() {
    let scene = Scene::new();
    let deep = format!("{{\"format\":1,\"calls\":[{}{}]}}", "[".repeat(200), "]".repeat(200));
    for (file, text, words) in [
        ("empty.json", "", &["empty.json", "empty"][..]),
        ("cut.json", "{\"format\":1,\n\"calls\":[", &["cut.json", "line 2"]),
        ("shape.json", "{\"format\":1,\n\"calls\":[{\"service\":7}]}", &["shape.json", "line 2", "service"]),
        ("newer.json", "{\"format\":99,\"calls\":[]}", &["newer.json", "99"]),
        ("deep.json", &deep, &["deep.json", "deeper"]),
        ("text.json", "RouteTables: []", &["text.json", "JSON"]),
        ("list.json", "[{\"VpcId\":\"vpc-1\"}]", &["list.json", "--query"]),
        ("other.json", "{\"Users\":[]}", &["other.json", "Users"]),
        ("cut.json.gz", "\u{1f}\u{8b}", &["cut.json.gz"]),
    ] {
        scene.file(file, text);
        let told = scene.check(&["lab-1.12", "--snapshot", file]).ends(2);
        for word in words {
            assert!(told.out.is_empty() && told.err.contains(word), "{file}: {word} in {}", told.err);
        }
        scene.check(&["snapshot", "show", file]).ends(2);
    }
    for (text, words) in [
        ("base solved\n", &["line 1", "world 1"][..]),
        ("world 1\nbase sovled\n", &["line 2", "sovled", "solved", "^^^^^^"]),
        ("world 1\nbase solved\n\nunrote private-rt 0.0.0.0/0\n", &["line 4", "unrote", "^^^^^^"]),
        ("world 1\nbase solved\nunroute privat-rt 0.0.0.0/0\n", &["line 3", "privat-rt", "private-rt"]),
        ("world 9\nbase solved\n", &["line 1", "9"]),
        ("", &["world 1"]),
    ] {
        scene.file("world.txt", text);
        let told = scene.check(&["lab-1.12", "--world", "world.txt"]).ends(2);
        for word in words {
            assert!(told.err.contains("world.txt") && told.err.contains(word), "{text}: {word} in {}", told.err);
        }
    }
    scene.file("bytes.txt", b"\xff\xfe\x00");
    scene.check(&["lab-1.12", "--world", "bytes.txt"]).ends(2);
    scene.file("answers.toml", "sheet = \"practice\"\n[[question]]\nid = \"usabel\"\n");
    let told = scene.check(&["lab-1.3", "--answers", "answers.toml"]).ends(2);
    assert!(told.err.contains("answers.toml, line 3") && told.err.contains("usabel"), "{}", told.err);
    scene.check(&["lab-1.12", "--world", "."]).ends(2);
    std::fs::create_dir(scene.folder().join("nothing")).unwrap();
    scene.check(&["lab-1.12", "--snapshot", "nothing"]).ends(2);
    // A file that is not there is that, whoever asks for it, and never a permission.
    for args in [
        &["lab-1.12", "--snapshot", "missing.json"][..],
        &["trace", "internet", "10.0.0.10", "--snapshot", "missing.json"],
        &["exposure", "--snapshot", "missing.json"],
        &["map", "--snapshot", "missing.json"],
        &["import", "missing.json"],
        &["snapshot", "show", "missing.json"],
    ] {
        let told = scene.check(args).ends(2);
        assert!(told.out.is_empty() && told.err.contains("there is no file missing.json"), "{args:?}: {}", told.err);
        assert!(!told.err.contains("ermission"), "{args:?}: {}", told.err);
    }
}

#[test]
fn answers_as_people_keep_them_are_evidence() {
    let scene = Scene::new();
    let vpcs = r#"{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16","IsDefault":false,"State":"available"}]}"#;
    scene.file("session.txt", format!("C:\\>aws ec2 describe-vpcs\r\n{vpcs}\r\n{{\"Subnets\":[]}}\r\nC:\\>"));
    let run = scene.check(&["import", "session.txt"]).ends(0);
    assert_eq!(run.json()["calls"].as_array().unwrap().len(), 2);
    assert!(run.err.contains("session.txt: 2 lines outside the answers skipped; the first is line 1"), "{}", run.err);
    let run = scene.check(&["import", "session.txt", "--lang", "ko"]).ends(0);
    assert!(run.err.contains("응답이 아닌 줄 2개를 건너뜀"), "{}", run.err);
    // What belongs to something says so, or the file's name does.
    scene.file("one/health-web.json", r#"{"TargetHealthDescriptions":[]}"#);
    let told = scene.check(&["import", "one/health-web.json"]).ends(2);
    assert!(told.err.contains("TargetGroupArn"), "{}", told.err);
    scene.file("one/groups.json", r#"{"TargetGroups":[{"TargetGroupArn":"arn:t","TargetGroupName":"web"}]}"#);
    let run = scene.check(&["import", "one"]).ends(0).quiet();
    assert_eq!(run.json()["calls"].as_array().unwrap().len(), 2);
    let korean = b"{\"Vpcs\": [], \"x\": \"\xb0\xa1\"}";
    scene.file("cp949.json", korean);
    let told = scene.check(&["import", "cp949.json"]).ends(2);
    assert!(told.err.contains("CP949"), "{}", told.err);
    // So is whatever else a person writes: in UTF-16, as Windows PowerShell does, but in no older encoding.
    let utf16 =
        |text: &str| -> Vec<u8> { format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect() };
    scene.file("edit16.txt", utf16("unroute private-rt 0.0.0.0/0\r\n"));
    scene.check(&["lab-1.12", "--practice", "--what-if", "edit16.txt"]).ends(1);
    scene.file("world949.txt", b"world 1\nbase solved\n# \xb0\xa1\xb3\xaa\xb4\xd9\n");
    let told = scene.check(&["lab-1.12", "--world", "world949.txt"]).ends(2);
    assert!(told.err.contains("world949.txt, line 3: ") && told.err.contains("save it as UTF-8"), "{}", told.err);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_takes_nothing_from_the_other_files() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let scene = Scene::new();
    scene.file("in/vpcs.json", r#"{"Vpcs":[]}"#);
    scene.file("in/closed/subnets.json", r#"{"Subnets":[]}"#);
    scene.file("in/secret.json", "{}");
    let folder = scene.folder().join("in");
    symlink(&folder, folder.join("again")).unwrap();
    symlink("gone", folder.join("nowhere")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.join("pipe")).status().unwrap().success());
    let close = |name: &str, mode| {
        std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    close("closed", 0);
    close("secret.json", 0);
    // Nothing is closed to root.
    let is_root = std::fs::read(folder.join("secret.json")).is_ok();
    for (lang, words) in [
        ("en", ["a link to a folder", "not there", "a pipe", "may not be read"]),
        ("ko", ["폴더를 가리키는", "없는 것을", "파이프", "권한이"]),
    ] {
        let run = scene.check(&["import", "in", "--lang", lang]).ends(0);
        assert_eq!(run.json()["calls"].as_array().unwrap().len(), 1 + usize::from(is_root));
        for (name, word) in ["again: ", "nowhere: ", "pipe: "].into_iter().zip(words) {
            let said: Vec<&str> = run.err.lines().filter(|line| line.starts_with(name)).collect();
            assert!(matches!(said[..], [line] if line.contains(word)), "{name}{word}: {}", run.err);
        }
        let closed = run.err.lines().filter(|line| line.contains(words[3])).count();
        assert_eq!(closed, if is_root { 0 } else { 2 }, "{}", run.err);
    }
    close("closed", 0o700);
}

#[test]
fn what_is_too_much_is_refused_with_the_limit() {
    let scene = Scene::new();
    let routes = format!(r#"{{"RouteTables":[{{"RouteTableId":"rtb-1","Routes":[{}{{}}]}}]}}"#, "{},".repeat(1 << 20));
    scene.file("bomb.json", &routes);
    let told = scene.check(&["import", "bomb.json"]).ends(2);
    assert!(told.err.contains("1048576") || told.err.contains("1,048,576"), "{}", told.err);
    // A line that nobody would ask with is answered in its place; what has no lines is no list of questions.
    scene.snapshot("snapshot.json", "");
    let flows = format!("{{}}\n{}\n{{}}\n", "x".repeat(200_000));
    let ask = ["trace", "--snapshot", "snapshot.json", "--flows", "-", "--format", "json"];
    let told = scene.check_with(&ask, flows.as_bytes()).ends(0);
    assert_eq!(told.out.lines().count(), 3, "{}", told.out);
    #[cfg(unix)]
    {
        let told =
            scene.check(&["trace", "--snapshot", "snapshot.json", "--flows", "/dev/zero", "--format", "json"]).ends(2);
        assert!(told.err.contains("/dev/zero"), "{}", told.err);
    }
}

#[test]
fn without_an_account_it_says_so_in_one_line_and_shows_the_practice_way() {
    for (scene, word) in [(Scene::new(), "practi"), (Scene::new().var("LANG", "ko_KR.UTF-8"), "--practice")] {
        let told = scene.check(&["lab-1.12"]).ends(4);
        assert!(told.out.is_empty() && told.err.contains(word), "{told:#?}");
        assert_eq!(told.err.lines().count(), 1, "{}", told.err);
    }
    let scene = Scene::new();
    assert!(scene.check(&["doctor", "--no-probes"]).ends(4).err.lines().count() == 1);
    scene.check(&["collect", "lab-1.12", "-o", "snapshot.json"]).ends(4);
    scene.check(&["trace", "internet", "10.0.0.10", "--port", "22"]).ends(4);
    assert!(!scene.folder().join("snapshot.json").exists());
}

#[test]
fn snapshots_come_from_files_folders_and_standard_input() {
    let scene = Scene::new();
    let file = scene.snapshot("snapshot.json", "");
    let text = std::fs::read(&file).unwrap();
    scene.check(&["lab-1.12", "--snapshot", "snapshot.json"]).ends(0).quiet();
    scene.check_with(&["lab-1.12", "--snapshot", "-"], &text).ends(0).quiet();
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(String::from_utf8(text).unwrap().replace('\n', "\r\n").into_bytes());
    scene.check_with(&["lab-1.12", "--snapshot", "-"], &marked).ends(0).quiet();
    scene.check(&["import", "snapshot.json", "-o", "again.json.gz"]).ends(0);
    scene.check(&["lab-1.12", "--snapshot", "again.json.gz"]).ends(0).quiet();
    // Two files of the AWS CLI, whatever they are called.
    let vpcs = r#"{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16","IsDefault":false,"State":"available"}]}"#;
    scene.file("cli/ap-northeast-2/first.txt", vpcs);
    scene.file("cli/ap-northeast-2/notes.md", "# not JSON");
    let run = scene.check(&["import", "cli"]).ends(0);
    assert!(run.err.contains("notes.md"), "what is skipped is told: {}", run.err);
    assert_eq!(run.json()["region"], "ap-northeast-2");
    let shown = scene.check(&["snapshot", "show", "cli"]).ends(0);
    assert!(shown.out.contains("ec2:DescribeVpcs"), "{}", shown.out);
}

#[test]
fn people_s_files_have_byte_order_marks_and_other_line_ends() {
    let scene = Scene::new();
    scene.file("world.txt", "\u{feff}world 1\r\nbase solved\r\nunroute private-rt 0.0.0.0/0\r\n");
    scene.check(&["lab-1.12", "--world", "world.txt"]).ends(1);
    scene.file("course.toml", "\u{feff}learner = \"hana\"\r\n");
    let sheet = scene.check(&["sheet", "lab-1.3"]).ends(0).quiet();
    assert!(sheet.out.contains("sheet = \"hana\""), "{}", sheet.out);
    scene.file("answers.toml", format!("\u{feff}{}", sheet.out.replace('\n', "\r\n")));
    scene.check(&["lab-1.3", "--answers", "answers.toml"]).ends(1).quiet();
}

#[test]
fn redaction_keeps_the_verdict_and_loses_the_names() {
    let scene = Scene::new();
    let secret = "a-name-that-nobody-else-has";
    scene.snapshot(
        "snapshot.json",
        &format!(
            "unroute private-rt 0.0.0.0/0\njson private-rt /Tags/0/Key Name\njson private-rt /Tags/0/Value {secret}"
        ),
    );
    assert!(scene.read("snapshot.json").contains(secret));
    for mode in ["share", "submit"] {
        let run = scene.check(&["snapshot", "redact", "snapshot.json", "--mode", mode]).ends(0).quiet();
        assert!(!run.out.contains(secret), "{mode}");
        assert_eq!(run.out.contains("123456789012"), mode == "submit", "{mode}");
        let judged = scene.check_with(&["lab-1.12", "--snapshot", "-", "--format", "json"], run.out.as_bytes()).ends(1);
        assert_eq!(judged.json()["labs"][0]["checks"][0]["findings"][0]["code"], "NO_ROUTE_TO_DESTINATION");
    }
    let twice = [(); 2].map(|()| scene.check(&["snapshot", "redact", "snapshot.json"]).out);
    assert_ne!(twice[0], twice[1], "each file has a key of its own");
}

#[test]
fn nothing_that_a_tag_holds_reaches_a_terminal() {
    let scene = Scene::new();
    scene.snapshot(
        "snapshot.json",
        "unroute private-rt 0.0.0.0/0\njson private-rt /Tags [{\"Key\":\"Name\",\"Value\":\"\\u001b[2Jpass\\u202e\"}]",
    );
    for args in [&["lab-1.12", "--snapshot", "snapshot.json"][..], &["snapshot", "show", "snapshot.json"]] {
        let run = scene.check(args);
        assert!(!run.out.contains(['\u{1b}', '\u{202e}']) && !run.err.contains('\u{1b}'), "{run:#?}");
    }
    let told = scene.check(&["lab-\u{1b}[31m"]).ends(2);
    assert!(!told.err.contains('\u{1b}'), "{}", told.err);
}

#[test]
fn colour_is_for_terminals_that_want_it() {
    let coloured = |scene: Scene| scene.check(&["lab-1.12", "--practice"]).ends(0).out.contains('\u{1b}');
    assert!(!coloured(Scene::new()), "a pipe is no terminal");
    assert!(coloured(Scene::new().var("CLICOLOR_FORCE", "1")));
    assert!(!coloured(Scene::new().var("CLICOLOR_FORCE", "1").var("NO_COLOR", "1")));
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let scene = Scene::new();
    for args in [&["all", "--practice"][..], &["worlds"], &["explain", "flow"], &["completions", "zsh"], &["--help"]] {
        let mut child = scene.start(&mut scene.command(args));
        drop(child.stdout.take());
        let run = Run::of(child.wait_with_output().unwrap());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    }
}

#[test]
fn reports_go_to_files_whole() {
    let scene = Scene::new();
    for format in ["terminal", "json", "html", "junit"] {
        let shown = scene.check(&["lab-1.12", "--practice", "--format", format]).ends(0).quiet();
        let silent = scene.check(&["lab-1.12", "--practice", "--format", format, "-o", format]).ends(0);
        assert_eq!(silent.err, format!("{format} is written\n"));
        assert_eq!((silent.out.as_str(), scene.read(format)), ("", shown.out), "{format}");
    }
    assert_eq!(std::fs::read_dir(scene.folder()).unwrap().count(), 4, "nothing is left beside the files");
}

#[test]
fn a_page_is_one_file_in_the_readers_language_that_asks_nobody_for_anything() {
    let scene = Scene::new();
    scene.snapshot(
        "snapshot.json",
        "unroute private-rt 0.0.0.0/0\njson private-rt /Tags [{\"Key\":\"Name\",\"Value\":\"<script>alert(1)</script>\\u202e\"}]",
    );
    for (lang, heading) in [("ko", "<h1>실습 보고서</h1>"), ("en", "<h1>Lab report</h1>")] {
        let asked =
            ["all", "--snapshot", "snapshot.json", "--format", "html", "--lang", lang, "-o", "report.html", "--force"];
        assert!(scene.check(&asked).ends(1).err.contains("report.html"));
        let page = scene.read("report.html");
        assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">")) && page.ends_with("</html>\n"));
        assert!(page.contains(heading) && page.contains("id=\"lab-1.12:private-egress\""));
        // The network, and once more with the path in the check that fails.
        let (before, check) = page.split_once("id=\"lab-1.12:private-egress\"").unwrap();
        let check = check.split("<section").next().unwrap();
        assert_eq!((before.matches("role=\"img\"").count(), check.matches("role=\"img\"").count()), (1, 1));
        // Who it is, and how far that can be believed.
        let level = if lang == "ko" { "학습자 제출" } else { "self-reported" };
        assert!(page.contains(level) && page.contains("NO_ROUTE_TO_DESTINATION"));
        assert!(
            page.contains("&#60;script&#62;alert(1)&#60;/script&#62;\\u{202e}"),
            "the name is shown, and only that"
        );
        for banned in ["<script", "<link", "<iframe", "<img", " style=", "'unsafe-inline'", "src=", "@import", "url("] {
            assert!(!page.contains(banned), "{banned}");
        }
    }
}

#[test]
fn help_is_a_command_as_well() {
    let scene = Scene::new();
    for path in [&[][..], &["trace"], &["practice", "start"], &["snapshot"], &["help"]] {
        let told = scene.check(&[&["help"][..], path].concat()).ends(0).quiet().out;
        assert_eq!(told, scene.check(&[path, &["--help"]].concat()).ends(0).quiet().out, "{path:?}");
    }
}

#[test]
fn marks_are_ascii_where_the_locale_has_no_more() {
    for (name, value) in [("LC_ALL", "C"), ("LANG", "POSIX"), ("LC_CTYPE", "ko_KR.eucKR")] {
        let scene = Scene::new().var(name, value);
        let run = scene.check(&["lab-1.12", "--world", "nat-failed"]).ends(1).quiet();
        assert!(run.out.is_ascii() && run.out.contains("->"), "{value}: {}", run.out);
        let told = scene.check(&["lab-1.99"]).ends(2);
        assert!(told.err.is_ascii(), "{}", told.err);
        // Files and data are for others than this terminal.
        scene.check(&["lab-1.12", "--world", "nat-failed", "-o", "report.txt"]).ends(1);
        assert!(scene.read("report.txt").contains('→'));
        let page = scene.check(&["lab-1.12", "--world", "nat-failed", "--format", "html"]).ends(1).out;
        assert!(page.contains('→'));
        let korean = scene.check(&["lab-1.12", "--world", "nat-failed", "--lang", "ko"]).ends(1).out;
        assert!(is_korean(&korean) && !korean.contains(['→', '✘', '…']), "{korean}");
    }
}

#[test]
fn the_language_is_that_of_the_flag_or_the_locale() {
    let korean = |scene: Scene, args: &[&str]| is_korean(&scene.check(args).ends(0).out);
    let judge = ["lab-1.12", "--practice"];
    assert!(!korean(Scene::new(), &judge));
    assert!(korean(Scene::new().var("LANG", "ko_KR.UTF-8"), &judge));
    assert!(korean(Scene::new().var("LC_MESSAGES", "ko").var("LANG", "en_US.UTF-8"), &judge));
    assert!(!korean(Scene::new().var("LC_ALL", "C").var("LANG", "ko_KR.UTF-8"), &judge));
    assert!(!korean(Scene::new().var("LANG", "ko_KR.UTF-8"), &["lab-1.12", "--practice", "--lang", "en"]));
    for args in [&["--help"][..], &["trace", "--help"], &["snapshot", "redact", "-h"], &["--lang=ko", "--help"]] {
        assert!(korean(Scene::new().var("LANG", "ko_KR.UTF-8"), args), "{args:?}");
    }
    assert!(!korean(Scene::new(), &["--help"]));
    assert_eq!(Scene::new().check(&["--version"]).ends(0).out, concat!("check ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_watched_world_is_judged_at_each_change() {
    use std::io::{BufRead as _, BufReader};
    let scene = Scene::new();
    scene.world("world.txt", "unroute private-rt 0.0.0.0/0");
    let mut command = scene.command(&["lab-1.12", "--world", "world.txt", "--watch"]);
    let mut child = scene.start(command.stderr(Stdio::null()));
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut verdict = || lines.by_ref().map(Result::unwrap).find(|line| line.contains("lab-1.12 ")).unwrap();
    assert!(verdict().starts_with("fail"));
    // What is half written is told and waited for.
    scene.file("world.txt", "world 1\nbase sol");
    std::thread::sleep(std::time::Duration::from_millis(600));
    scene.world("world.txt", "");
    assert!(verdict().starts_with("pass"));
    child.kill().unwrap();
    child.wait().unwrap();
}
