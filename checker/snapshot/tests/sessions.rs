//! Pasted sessions: what stands around an answer says whether it is all there is, which answer is newer, and what was
//! refused.
#![expect(clippy::panic, reason = "helpers of tests")]

use serde_json::json;
use snapshot::import::{Imported, NoteKind, SourceFile, import};
use snapshot::{Ask, Call, Output, Status};

fn text(path: &str, text: impl ToString) -> SourceFile {
    SourceFile { path: path.into(), bytes: text.to_string().into_bytes() }
}

fn session(kept: &str) -> Imported {
    import(&[text("session.txt", kept)])
}

fn notes(imported: &Imported) -> String {
    imported.notes.iter().map(|note| format!("{note}\n")).collect()
}

fn calls(imported: &Imported, ask: Ask) -> Vec<&Call> {
    imported.snapshot.calls.iter().filter(|call| call.known() == Some(ask)).collect()
}

fn call(imported: &Imported, ask: Ask) -> &Call {
    match calls(imported, ask)[..] {
        [call] => call,
        ref all => panic!("{} of {}: {}", all.len(), ask.name(), notes(imported)),
    }
}

const VPCS: &str = "{\n    \"Vpcs\": []\n}";

#[test]
fn a_command_that_left_some_out_is_seen_however_it_is_written() {
    let filters = "--filters Name=vpc-id,Values=x";
    for (above, whole) in [
        // One line, in the shells that people have.
        ("$ aws ec2 describe-vpcs", true),
        ("me@host:~$ aws ec2 describe-vpcs --output json", true),
        ("C:\\>aws.exe ec2 describe-vpcs", true),
        ("$ awslocal ec2 describe-vpcs", true),
        ("$ docker run --rm -it amazon/aws-cli ec2 describe-vpcs", true),
        ("$ docker run --rm amazon/aws-cli:2.15.0 ec2 describe-vpcs", true),
        ("$ time AWS_PROFILE=lab aws ec2 describe-vpcs", true),
        ("$ aws ec2 describe-vpcs 2>&1 | tee vpcs.json", true),
        ("$ aws ec2 describe-vpcs | jq .", true),
        ("$ aws --no-verify-ssl --region us-east-1 ec2 describe-vpcs --no-paginate", true),
        ("$ aws ec2 describe-vpcs | python3 -m json.tool | less", true),
        ("$ echo \"$(aws ec2 describe-vpcs)\"", true),
        (&format!("$ aws ec2 describe-vpcs {filters}"), false),
        (&format!("C:\\>aws.exe ec2 describe-vpcs {filters}"), false),
        (&format!("$ awslocal ec2 describe-vpcs {filters}"), false),
        (&format!("$ docker run --rm -it amazon/aws-cli ec2 describe-vpcs {filters}"), false),
        (&format!("$ echo \"$(aws ec2 describe-vpcs {filters})\""), false),
        ("$ aws ec2 describe-vpcs --query 'Vpcs[]'", false),
        ("$ aws ec2 describe-vpcs --vpc-ids vpc-1", false),
        ("$ aws ec2 describe-vpcs | jq '{Vpcs: .Vpcs[:1]}'", false),
        ("$ aws ec2 describe-vpcs | tee x | head -3", false),
        ("$ aws ec2 describe-vpcs > a.json; cat b.json", false),
        ("$ aws ec2 describe-vpcs > a.json && cat b.json", false),
        // Several lines.
        ("$ aws ec2 describe-vpcs \\\n    --output json", true),
        ("$ aws ec2 describe-vpcs \\\n> --output json", true),
        ("PS C:\\> aws ec2 describe-vpcs `\r\n>> --region us-east-1", true),
        (&format!("$ aws ec2 describe-vpcs \\\n    {filters}"), false),
        (&format!("$ aws ec2 describe-vpcs \\\n> {filters}"), false),
        (&format!("PS C:\\> aws ec2 describe-vpcs `\r\n>>   {filters}"), false),
        (&format!("C:\\>aws ec2 describe-vpcs ^\r\nMore? {filters}"), false),
        (&format!("$ aws ec2 describe-vpcs \\\n> --output json \\\n> {filters} \\\n> --region us-east-1"), false),
        ("$ aws ec2 describe-vpcs |\n> jq '.x'", false),
        // What is no command of the AWS CLI, or not one that is understood.
        ("$ cat a.json", false),
        ("me@host:~$ ./show.sh vpcs", false),
        ("root@host:~# cat a.json", false),
        ("host% cat a.json", false),
        ("PS C:\\> Get-Content a.json", false),
        ("C:\\Users\\me>type a.json", false),
        ("$ aws ec2 describe-vpcs --filters 'Name=x", false),
        ("aws vpc list", false),
        // What is no command.
        ("# VPCs", true),
        ("## The VPCs of $ 5", true),
        ("My VPCs:", true),
        ("```json", true),
        ("cat > vpcs.json <<'EOF'", true),
        ("<pre>", true),
        ("$", true),
        ("C:\\Users\\me>", true),
        ("[ec2-user@ip ~]$ ", true),
        ("vpcs -> all", true),
        ("100% of them", true),
    ] {
        let imported = session(&format!("{above}\n{VPCS}\n"));
        assert_eq!(call(&imported, Ask::DescribeVpcs).proves_absence(), whole, "{above}");
        let why = |kind: &NoteKind| matches!(kind, NoteKind::Narrowed { .. } | NoteKind::StrangeCommand { .. });
        let why = imported.notes.iter().filter(|note| why(&note.kind)).count();
        assert_eq!(why, usize::from(!whole), "{above}: {}", notes(&imported));
        assert!(!imported.notes.iter().any(|note| matches!(note.kind, NoteKind::Incomplete { .. })), "{above}");
    }
    // A record and a snapshot say themselves what was asked.
    let record = json!({"operation": "DescribeVpcs", "output": {"Vpcs": []}});
    assert!(call(&session(&format!("$ cat a.json\n{record}\n")), Ask::DescribeVpcs).proves_absence());
}

#[test]
fn the_later_answer_of_a_file_counts() {
    let subnets = |state: &str, ids: &[&str]| {
        let one = |id: &&str| json!({"SubnetId": id, "State": state});
        json!({"Subnets": ids.iter().map(one).collect::<Vec<_>>()}).to_string()
    };
    let (old, new) = (subnets("pending", &["subnet-1", "subnet-2"]), subnets("available", &["subnet-1"]));
    let command = "$ aws ec2 describe-subnets\n";
    let filtered = "$ aws ec2 describe-subnets --subnet-ids subnet-1\n";
    for (kept, ids) in [
        // Nobody knows whether the second asked for all.
        (format!("{old}\n{new}\n"), vec!["subnet-1", "subnet-2"]),
        (format!("[{old},{new}]"), vec!["subnet-1", "subnet-2"]),
        (format!("{command}{old}\n{filtered}{new}\n"), vec!["subnet-1", "subnet-2"]),
        (format!("{command}{old}\n{command}{new}\n"), vec!["subnet-1"]),
        (format!("{old}\n{command}{new}\n"), vec!["subnet-1"]),
    ] {
        let imported = session(&kept);
        let Some(Output::DescribeSubnets(found)) = &call(&imported, Ask::DescribeSubnets).output else { panic!() };
        let mut told: Vec<_> =
            found.iter().map(|one| (one.subnet_id.as_str(), one.state.as_deref().unwrap())).collect();
        told.sort_unstable();
        assert_eq!(told.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids, "{kept}");
        assert_eq!(told[0].1, "available", "{kept}");
        assert!(!notes(&imported).contains("another file"), "{}", notes(&imported));
    }
    // Between files nobody knows which is newer.
    let two = import(&[text("a.json", format!("{new}\n{old}")), text("b.json", &new)]);
    assert!(
        matches!(&two.notes[..], [note] if note.path == "b.json" && matches!(note.kind, NoteKind::Conflict { .. }))
    );
}

#[test]
fn a_refused_call_is_evidence_that_it_was_not_seen() {
    let refused = |code: &str, operation: &str| {
        format!("\nAn error occurred ({code}) when calling the {operation} operation: You may not. Encoded: x\n")
    };
    for &ask in Ask::ALL {
        for (code, status) in [
            (ask.row().service.refusal(), Status::Denied),
            ("Throttling", Status::Failed),
            ("UnknownOperationException", Status::Unsupported),
        ] {
            let command = ask.command().replacen("aws", "$ aws", 1);
            let parent = ask.per().map(|per| format!(" --{} x-1", snapshot::kebab(per.member)));
            let kept = format!("{command}{}\n{}", parent.unwrap_or_default(), refused(code, ask.name()));
            let imported = session(&kept);
            let call = call(&imported, ask);
            assert_eq!((call.status, call.parent()), (status, ask.per().map(|_| "x-1")), "{kept}");
            assert_eq!(call.error.as_ref().map(|error| &*error.code), Some(code), "{kept}");
            let [note] = &imported.notes[..] else { panic!("{kept}: {}", notes(&imported)) };
            assert_eq!(note.to_string(), format!("session.txt: {}: AWS refused the call ({code})", ask.name()));
        }
    }
    // Alone in a file, and between answers.
    let alone = import(&[
        text("a.txt", refused("UnauthorizedOperation", "DescribeVpcs")),
        text(
            "b.txt",
            format!("$ aws ec2 describe-subnets\n{{\"Subnets\": []}}\n$ aws x\n{}", refused("AccessDenied", "Moons")),
        ),
        text("web.txt", refused("AccessDenied", "DescribeTargetHealth")),
        text("g.json", json!({"TargetGroups": [{"TargetGroupArn": "arn:t", "TargetGroupName": "web"}]})),
    ]);
    assert_eq!(call(&alone, Ask::DescribeVpcs).status, Status::Denied);
    assert_eq!(call(&alone, Ask::DescribeTargetHealth).parent(), Some("arn:t"));
    assert!(call(&alone, Ask::DescribeSubnets).proves_absence());
    assert_eq!(
        notes(&alone),
        "a.txt: DescribeVpcs: AWS refused the call (UnauthorizedOperation)\n\
         b.txt: Moons: AWS refused the call (AccessDenied)\n\
         b.txt: 5 lines beside the answers skipped, the first is line 1\n\
         web.txt: DescribeTargetHealth: AWS refused the call (AccessDenied)\n"
            .replace("5 lines", "3 lines")
    );
    // Two APIs have a call of this name, and an object does not say which it is of.
    let which = session(&refused("AccessDenied", "DescribeLoadBalancers"));
    assert_eq!((which.snapshot.calls.len(), which.notes.len()), (0, 1));
    let object = session(&json!({"Error": {"Code": "AccessDenied", "Message": "no"}}).to_string());
    assert_eq!(notes(&object), "session.txt: AWS refused the call (AccessDenied)\n");
}

#[test]
fn what_holds_again_and_again_is_said_once() {
    let rows: String = (0..5000).map(|row| format!("{{\"time\": {row}, \"level\": \"info\"}}\n")).collect();
    let log = session(&rows);
    assert_eq!(
        notes(&log),
        "session.txt: \"time\" skipped: no check reads it (5000 times)\n\
         session.txt: \"level\" skipped: no check reads it (5000 times)\n"
    );
    let many: String = (0..5000).map(|row| format!("{{\"key{row}\": 1}}\n")).collect();
    let log = session(&many);
    assert_eq!(log.notes.len(), 9, "{}", notes(&log));
    assert_eq!(log.notes[8].times, 4992);
}

#[test]
fn an_element_that_is_nothing_takes_nothing_from_the_others() {
    let vpcs = json!({"Vpcs": []});
    for (odd, said) in [
        (json!({"CustomerGateways": []}), "[1] (CustomerGateways)"),
        (json!({}), "[1]"),
        (json!([vpcs]), "[1]"),
        (json!(7), "[1]"),
        (json!(null), "[1]"),
    ] {
        let imported = session(&json!([vpcs, odd, {"Subnets": []}]).to_string());
        assert!(call(&imported, Ask::DescribeVpcs).proves_absence(), "{odd}");
        assert!(call(&imported, Ask::DescribeSubnets).proves_absence(), "{odd}");
        assert_eq!(notes(&imported), format!("session.txt: {said:?} skipped: no check reads it\n"), "{odd}");
    }
    for known in [
        json!({"UserId": "AIDA", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/kim"}),
        json!({"VpcId": "vpc-1", "EnableDnsSupport": {"Value": true}}),
    ] {
        let imported = session(&json!([vpcs, known]).to_string());
        assert_eq!((imported.snapshot.calls.len(), notes(&imported)), (2, String::new()), "{known}");
    }
    let bare = session(&json!([{"VpcId": "vpc-1"}, {"VpcId": "vpc-2"}]).to_string());
    assert!(matches!(&bare.notes[..], [note] if note.kind == NoteKind::BareList));
    let positional = session(&json!([["vpc-1", "10.0.0.0/16"]]).to_string());
    assert!(matches!(&positional.notes[..], [note] if note.kind == NoteKind::BareList));
}

#[test]
fn an_archive_says_what_it_is() {
    let zip = SourceFile { path: "all.zip".into(), bytes: b"PK\x03\x04\x14\0\0\0".to_vec() };
    assert_eq!(notes(&import(&[zip])), "all.zip: skipped: a zip archive, unpack it\n");
}
