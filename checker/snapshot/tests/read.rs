//! Reading: what round-trips, and what every kind of broken file is told.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use snapshot::{Ask, Call, Limits, Output, ReadError, Snapshot};

const WHOLE: &str = r#"{
  "format": 1,
  "tool": "check 0.1.0",
  "calls": [
    {"service": "ec2", "operation": "DescribeVpcs", "input": {}, "status": "seen", "output": {"Vpcs": [
      {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "Tags": [{"Key": "Name", "Value": "한국어"}]}
    ]}}
  ],
  "probes": []
}
"#;

fn refused(text: &str) -> String {
    Snapshot::from_bytes(text.as_bytes()).unwrap_err().to_string()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once('\u{feff}').chain(text.chars()).collect::<String>().encode_utf16().flat_map(bytes).collect()
}

#[test]
fn every_encoding_reads_the_same() {
    let plain = Snapshot::from_json(WHOLE).unwrap();
    let Some(Output::DescribeVpcs(vpcs)) = &plain.calls[0].output else { panic!("no VPCs") };
    assert_eq!(vpcs[0].tags.name(), Some("한국어"));
    let bom = format!("\u{feff}{WHOLE}");
    let packed = plain.to_gzip();
    for bytes in [
        WHOLE.as_bytes(),
        bom.as_bytes(),
        &utf16(WHOLE, u16::to_le_bytes),
        &utf16(WHOLE, u16::to_be_bytes),
        &packed,
        &packed.repeat(1),
        plain.to_json().as_bytes(),
    ] {
        assert_eq!(Snapshot::from_bytes(bytes).unwrap(), plain);
    }
}

#[test]
fn the_hash_is_of_the_content_not_of_the_file() {
    let one = Snapshot::from_json(WHOLE).unwrap();
    let two = Snapshot::from_json(&WHOLE.replace("  ", " ").replace('\n', "\r\n")).unwrap();
    assert_eq!(one.sha256(), two.sha256());
    let other = Snapshot::from_json(&WHOLE.replace("vpc-1", "vpc-2")).unwrap();
    assert_ne!(one.sha256(), other.sha256());
    assert_eq!(one.sha256().len(), 64);
}

#[test]
fn errors_name_the_exact_value_in_the_whole_document() {
    let wrong = WHOLE.replace("\"10.0.0.0/16\"", "[16]");
    let error = Snapshot::from_json(&wrong).unwrap_err();
    assert_eq!(
        error,
        ReadError::Malformed {
            line: 6,
            column: 39,
            path: "calls[0].output.Vpcs[0].CidrBlock".into(),
            cause: "a list is here, a text belongs here".into(),
        }
    );
    assert_eq!(
        error.to_string(),
        "line 6, column 39 (calls[0].output.Vpcs[0].CidrBlock): a list is here, a text belongs here"
    );
    // Characters, not bytes: the tag's Korean stands before the value.
    let after = WHOLE.replace("\"한국어\"}]", "\"한국어\"}], \"IsDefault\": 7");
    let column = 1 + after.lines().nth(5).unwrap().chars().position(|c| c == '7').unwrap();
    assert_eq!(
        refused(&after),
        format!(
            "line 6, column {column} (calls[0].output.Vpcs[0].IsDefault): \
             the number `7` is here, true or false belongs here"
        )
    );
    insta::assert_snapshot!(
        [
            refused(&WHOLE.replace("\"VpcId\": \"vpc-1\", ", "")),
            refused(&WHOLE.replace("\"seen\"", "\"sean\"")),
            refused(&WHOLE.replace("\"service\": \"ec2\", ", "")),
            refused(&WHOLE.replace("\"probes\": []", "\"probes\": {}")),
            refused(&WHOLE.replace("\"format\": 1", "\"format\": \"1\"")),
            refused(&WHOLE.replace("\"format\": 1", "\"format\": 0")),
            refused(&WHOLE.replace("{\"Vpcs\": [", "{\"Vpcs\": [,")),
            refused(&WHOLE.replace("\"probes\": []", "\"probes\": [],")),
            refused(&WHOLE.replace("check 0.1.0", "check\n0.1.0")),
            refused(&format!("{WHOLE} more")),
            refused(&WHOLE.replace("\"calls\"", "\"cals\"")),
        ]
        .join("\n")
    );
}

#[test]
fn a_cut_document_says_that_it_ends_early() {
    for cut in 1..WHOLE.trim_end().len() {
        let Some(part) = WHOLE.get(..cut) else { continue };
        let error = Snapshot::from_json(part).unwrap_err();
        assert!(matches!(error, ReadError::Truncated { .. }), "{cut}: {error}");
    }
    let cut = Snapshot::from_json(WHOLE.split_at(150).0).unwrap_err();
    insta::assert_snapshot!(cut.to_string());
    let packed = Snapshot::from_json(WHOLE).unwrap().to_gzip();
    assert_eq!(Snapshot::from_bytes(&packed[..packed.len() / 2]), Err(ReadError::GzipEndsEarly));
    let mut damaged = packed.clone();
    let middle = damaged.len() / 2;
    for byte in &mut damaged[middle..middle + 6] {
        *byte = !*byte;
    }
    assert!(matches!(Snapshot::from_bytes(&damaged), Err(ReadError::GzipDamaged { .. } | ReadError::GzipEndsEarly)));
}

#[test]
fn size_and_depth_are_bounded() {
    let limits = Limits { bytes: 1000, depth: 8, ..Limits::default() };
    let large = format!("{}{WHOLE}", " ".repeat(1000));
    assert_eq!(Snapshot::from_bytes_within(large.as_bytes(), limits), Err(ReadError::TooLarge { limit: 1000 }));
    // 64 MiB of zeros pack into 64 KiB: refused while unpacking.
    let bomb = {
        use std::io::Write as _;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&vec![b' '; 65 << 20]).unwrap();
        encoder.finish().unwrap()
    };
    assert_eq!(Snapshot::from_bytes(&bomb), Err(ReadError::TooLarge { limit: 64 << 20 }));
    let deep = format!("{{\"format\":1,\"calls\":[],\n\"x\":{}{}}}", "[".repeat(100), "]".repeat(100));
    assert_eq!(Snapshot::from_json(&deep), Err(ReadError::TooDeep { line: 2, column: 68, limit: 64 }));
    let hostile = "[".repeat(5_000_000);
    assert_eq!(Snapshot::from_json(&hostile), Err(ReadError::TooDeep { line: 1, column: 65, limit: 64 }));
    // Brackets in texts do not nest.
    let quoted = format!("{{\"format\":1,\"calls\":[],\"x\":\"{}\\\"{}\"}}", "[".repeat(100), "{".repeat(100));
    assert!(Snapshot::from_json(&quoted).is_ok());
}

#[test]
fn other_files_are_told_what_they_are() {
    insta::assert_snapshot!(
        [
            refused(""),
            refused("  \n"),
            refused("<html></html>"),
            refused("[1]"),
            refused("12"),
            refused("{}"),
            refused(r#"{"Vpcs": [], "NextToken": ""}"#),
            refused(r#"{"format": 2, "calls": {"a": 1}}"#),
            refused(r#"{"format": 7, "runs": []}"#),
            Snapshot::from_bytes(b"{\"a\":\n\"\xb0\xa1\"}").unwrap_err().to_string(),
            Snapshot::from_bytes(b"\xff\xfe{\0\x01").unwrap_err().to_string(),
            ReadError::GzipEndsEarly.to_string(),
            ReadError::TooLarge { limit: 64 << 20 }.to_string(),
            ReadError::TooDeep { line: 2, column: 68, limit: 64 }.to_string(),
        ]
        .join("\n")
    );
}

#[test]
fn unknown_members_calls_and_values_are_no_error() {
    let text = r#"{"format":1,"later":{"a":1},"calls":[
        {"service":"ec2","operation":"DescribeMoons","status":"seen","output":{"Moons":[1]}},
        {"service":"ec2","operation":"DescribeSubnets","status":"seen","extra":1,
         "output":{"Subnets":[{"SubnetId":"subnet-1","State":"shining","Later":[{}]}],"NextToken":null}},
        {"service":"ec2","operation":"DescribeNatGateways","status":"denied",
         "error":{"code":"UnauthorizedOperation","message":"no","http":403},"output":null}]}"#;
    let read = Snapshot::from_json(text).unwrap();
    assert_eq!(read.calls[0].output, None);
    assert_eq!(read.calls[0].operation, "DescribeMoons");
    let Some(Output::DescribeSubnets(subnets)) = &read.calls[1].output else { panic!("no subnets") };
    assert_eq!(subnets[0].state.as_deref(), Some("shining"));
    assert_eq!(read.calls[2].error.as_ref().unwrap().http, Some(403));
    assert_eq!(Snapshot::from_json(&read.to_json()).unwrap(), read);
}

#[test]
fn an_empty_answer_of_every_operation_round_trips() {
    let mut calls: Vec<Call> = Ask::ALL.iter().map(|&operation| Call::seen(Output::empty(operation))).collect();
    // An object with nothing in it is no answer, an empty list is one.
    for call in &mut calls {
        call.truncated = !call.known().unwrap().is_list();
    }
    let snapshot = Snapshot { format: 1, calls, ..Snapshot::default() };
    assert_eq!(Snapshot::from_bytes(&snapshot.to_gzip()).unwrap(), snapshot);
}
