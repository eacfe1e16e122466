//! Files as people have them: answers beside each other, answers with text around them, and names that tell what an
//! answer belongs to.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use proptest::prelude::*;
use serde_json::{Value, json};
use snapshot::import::{Imported, NoteKind, SourceFile, import};
use snapshot::{Answer, Ask, Call};

fn text(path: &str, text: impl ToString) -> SourceFile {
    SourceFile { path: path.into(), bytes: text.to_string().into_bytes() }
}

fn notes(imported: &Imported) -> String {
    imported.notes.iter().map(|note| format!("{note}\n")).collect()
}

fn call(imported: &Imported, ask: Ask) -> &Call {
    let found = imported.snapshot.calls.iter().find(|call| call.known() == Some(ask));
    found.unwrap_or_else(|| panic!("no {}: {}", ask.name(), notes(imported)))
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

const ARN: &str = "arn:aws:elasticloadbalancing:ap-northeast-2:111122223333";

#[test]
fn sessions_notes_and_appended_answers_are_read() {
    let subnets = pretty(&json!({"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1"}]}));
    let vpcs = pretty(&json!({"Vpcs": [{"VpcId": "vpc-1"}]}));
    let lines = vpcs.lines().count();
    for (around, kept) in [
        (None, format!("{subnets}\n{vpcs}\n")),
        (None, format!("{subnets}{vpcs}")),
        (None, format!("[{subnets},{vpcs}]")),
        (
            Some((1, 2)),
            format!(
                "C:\\Users\\me>aws ec2 describe-subnets\r\n{subnets}\r\n\r\nC:\\Users\\me>aws ec2 describe-vpcs\r\n{vpcs}\r\n"
            ),
        ),
        (
            Some((1, 3)),
            format!("PS C:\\> aws ec2 describe-subnets\n{subnets}\nPS C:\\> aws ec2 describe-vpcs\n{vpcs}\nPS C:\\>"),
        ),
        (
            Some((1, 3)),
            format!(
                "[ec2-user@ip-10-0-0-1 ~]$ aws ec2 describe-vpcs\n{vpcs}[ec2-user@ip ~]$ aws ec2 describe-subnets\n{subnets}\n~ $ \n"
            ),
        ),
        (Some((1, 6)), format!("# My network\n\n```json\n{vpcs}\n```\n\nSubnets:\n\n~~~\n{subnets}\n~~~\n")),
        (Some((1, 3)), format!("cat > vpcs.json <<'EOF'\n{vpcs}\nEOF\n\n{subnets}\nEOF\n")),
        (Some((lines + 1, 1)), format!("{vpcs}\nnull\n{subnets}\n")),
    ] {
        let imported = import(&[text("all.txt", &kept)]);
        assert!(call(&imported, Ask::DescribeVpcs).proves_absence(), "{kept}");
        assert!(call(&imported, Ask::DescribeSubnets).proves_absence(), "{kept}");
        // What is skipped is said once, and nothing else is.
        let said = around.map(|(line, lines)| NoteKind::Around { line, lines });
        assert_eq!(
            imported.notes.iter().map(|note| note.kind.clone()).collect::<Vec<_>>(),
            Vec::from_iter(said),
            "{kept}"
        );
    }
    // Pages of one call, appended: what they show is there, and whether that is all of it is not said.
    let pages = "{\"Vpcs\":[{\"VpcId\":\"vpc-1\"}],\"NextToken\":\"2\"}\n{\"Vpcs\":[{\"VpcId\":\"vpc-2\"}]}\n";
    let imported = import(&[text("vpcs.json", pages)]);
    let vpcs = call(&imported, Ask::DescribeVpcs);
    assert_eq!((vpcs.output.as_ref().unwrap().len(), vpcs.truncated), (2, true));
}

#[test]
fn a_broken_document_ends_the_file_and_a_strange_one_does_not() {
    let vpcs = "{\"Vpcs\": []}";
    let imported = import(&[text(
        "a.json",
        format!("{vpcs}\n\n{{\"Subnets\": [\n  {{\"SubnetId\": }}]}}\n{{\"NatGateways\": []}}\n"),
    )]);
    assert_eq!(
        notes(&imported),
        "a.json: skipped from there on: line 4, column 16 (Subnets[0].SubnetId): a value belongs here\n"
    );
    assert_eq!(imported.snapshot.calls.len(), 1);
    let imported =
        import(&[text("a.json", format!("{vpcs}\n{{\"Subnets\": [{{\"SubnetId\": 5}}]}}\n{{\"NatGateways\": []}}\n"))]);
    assert_eq!(
        notes(&imported),
        "a.json: skipped: line 2, column 27 (Subnets[0].SubnetId): the number `5` is here, a text belongs here\n"
    );
    assert_eq!(imported.snapshot.calls.len(), 2);
    let cut = import(&[text("a.json", format!("{vpcs}\n{{\"Subnets\": ["))]);
    assert_eq!(
        notes(&cut),
        "a.json: skipped from there on: line 2, column 14 (Subnets): the document ends early, save or copy it again in full\n"
    );
    // A whole snapshot may stand among other text too, and its errors are told where they are in the file.
    let snapshot = "{\"format\":1,\"calls\":[\n{\"service\":7}]}";
    let imported = import(&[text("a.json", format!("notes\n{vpcs}\n{snapshot}\n"))]);
    assert!(notes(&imported).contains("line 4, column 12 (calls[0].service)"), "{}", notes(&imported));
}

#[test]
fn the_command_above_an_answer_tells_its_parent_and_what_was_left_out() {
    let health = pretty(&json!({"TargetHealthDescriptions": []}));
    let session = format!(
        "$ aws --profile lab elbv2 describe-target-health \\\n    --target-group-arn {ARN}:targetgroup/web/0f --region us-east-1\n{health}\n\
         $ aws ec2 describe-vpcs --filters 'Name=vpc-id,Values=vpc-1' \n{{\"Vpcs\": []}}\n\
         $ aws ec2 describe-subnets --output json | jq .\n{{\"Subnets\": []}}\n\
         $ aws ec2 describe-route-tables --filters x\nsomething else\n{{\"RouteTables\": []}}\n\
         $ aws ec2 search-transit-gateway-routes --transit-gateway-route-table-id tgw-rtb-1 --filters Name=state,Values=active,blackhole\n\
         {{\"Routes\": [], \"AdditionalRoutesAvailable\": false}}\n\
         $ aws elbv2 describe-load-balancer-attributes --load-balancer-arn \"$LB\"\n{{\"Attributes\": []}}\n"
    );
    let imported = import(&[text("session.txt", session)]);
    let told = call(&imported, Ask::DescribeTargetHealth);
    assert_eq!(told.parent(), Some(&*format!("{ARN}:targetgroup/web/0f")));
    assert_eq!(told.region.as_deref(), Some("us-east-1"));
    assert!(!call(&imported, Ask::DescribeVpcs).proves_absence());
    assert!(call(&imported, Ask::DescribeSubnets).proves_absence());
    assert!(call(&imported, Ask::DescribeRouteTables).proves_absence());
    let routes = call(&imported, Ask::SearchTransitGatewayRoutes);
    assert_eq!(routes.input["Filters"], json!([{"Name": "state", "Values": ["active", "blackhole"]}]));
    assert_eq!(
        notes(&imported).lines().map(|line| line.chars().take(52).collect()).collect::<Vec<String>>(),
        [
            "session.txt: DescribeVpcs: the command before it ask",
            "session.txt: 8 lines beside the answers skipped, the",
            "session.txt: \"Attributes\" skipped: it does not say w",
            "session.txt: nothing tells the Region of answers in "
        ]
    );
}

/// An account with two of everything that answers belong to.
fn account() -> Vec<SourceFile> {
    let two = |element: fn(&str) -> Value| [element("aa"), element("bb")];
    let mut files = vec![
        text(
            "lb.json",
            json!({"LoadBalancers": two(|id| json!({"LoadBalancerArn": format!("{ARN}:loadbalancer/app/my-alb-{id}/50dc{id}"),
            "LoadBalancerName": format!("my-alb-{id}"), "DNSName": format!("my-alb-{id}-1.ap-northeast-2.elb.amazonaws.com"), "AvailabilityZones": []}))}),
        ),
        text(
            "tg.json",
            json!({"TargetGroups": two(|id| json!({"TargetGroupArn": format!("{ARN}:targetgroup/web-{id}/73e2{id}"),
            "TargetGroupName": format!("web-{id}")}))}),
        ),
        text(
            "zones.json",
            json!({"HostedZones": two(|id| json!({"Id": format!("/hostedzone/Z0{id}"), "Name": format!("{id}.example.com.")}))}),
        ),
        text(
            "tgw.json",
            json!({"TransitGatewayRouteTables": two(|id| json!({"TransitGatewayRouteTableId": format!("tgw-rtb-0{id}")}))}),
        ),
        text(
            "pl.json",
            json!({"PrefixLists": two(|id| json!({"PrefixListId": format!("pl-0{id}"), "PrefixListName": format!("list-{id}")}))}),
        ),
    ];
    let listener = |id: &str| {
        json!({"ListenerArn": format!("{ARN}:listener/app/my-alb-{id}/50dc{id}/0467{id}"),
                                     "LoadBalancerArn": format!("{ARN}:loadbalancer/app/my-alb-{id}/50dc{id}"), "DefaultActions": []})
    };
    files.push(text("listeners.json", json!({"Listeners": [listener("aa"), listener("bb")]})));
    files
}

/// What an ask answers to a parent that it does not name.
fn orphan(ask: Ask) -> Option<Value> {
    match (ask.row().answer, ask.per()?) {
        (Answer::List(path), _) => Some(path.iter().rev().fold(json!([]), |inside, member| json!({ *member: inside }))),
        (Answer::Object(_), _) if ask == Ask::GetDNSSEC => {
            Some(json!({"Status": {"ServeSignature": "NOT_SIGNING"}, "KeySigningKeys": []}))
        }
        _ => None,
    }
}

fn parent_ids(ask: Ask, id: &str) -> (String, Vec<String>) {
    match ask.per().unwrap().member {
        "LoadBalancerArn" => (format!("{ARN}:loadbalancer/app/my-alb-{id}/50dc{id}"), vec![format!("my-alb-{id}")]),
        "TargetGroupArn" => (format!("{ARN}:targetgroup/web-{id}/73e2{id}"), vec![format!("web-{id}")]),
        "ListenerArn" => (format!("{ARN}:listener/app/my-alb-{id}/50dc{id}/0467{id}"), vec![]),
        "HostedZoneId" => (format!("Z0{id}"), vec![format!("{id}.example.com")]),
        "TransitGatewayRouteTableId" => (format!("tgw-rtb-0{id}"), vec![]),
        "PrefixListId" => (format!("pl-0{id}"), vec![format!("list-{id}")]),
        other => panic!("say what a {other} looks like"),
    }
}

fn encoded(text: &str) -> String {
    text.replace(':', "%3A").replace('/', "%2F")
}

#[test]
fn the_name_of_a_file_or_folder_tells_the_parent_of_every_answer_that_needs_one() {
    for (&ask, output) in Ask::ALL.iter().filter_map(|ask| Some((ask, orphan(*ask)?))) {
        let (id, names) = parent_ids(ask, "aa");
        let (other, _) = parent_ids(ask, "bb");
        let plain = encoded(&id);
        let mut good = vec![
            format!("{plain}.json"),
            format!("some-{plain}.json"),
            format!("out/{plain}/answer.json"),
            format!("{}.json", id.replace(|c: char| !c.is_alphanumeric(), "_")),
            format!("ap-northeast-2/{id}.json"),
        ];
        for name in names {
            good.extend([format!("{name}.json"), format!("describe-{name}.txt"), format!("{name}/out.json")]);
            good.push(format!("{}/{name}.json", ask.service()));
            // The name of the call in one word, and what people and browsers add to a name.
            let kind = ask.name().trim_start_matches(|c: char| c.is_ascii_lowercase());
            good.extend([ask.name(), kind, ask.key().unwrap_or(kind)].map(|kind| format!("{kind}-{name}.json")));
            for end in [
                " (1)",
                "(2)",
                "-backup",
                "-old",
                "_v2",
                ".v3",
                "-2026-11-27",
                "_20261127",
                "-20261127T093000Z",
                " - copy (2)",
                "-2026-11-27-backup",
            ] {
                good.extend([format!("{name}{end}.json"), format!("describe-{name}{end}.json")]);
            }
        }
        for path in good {
            let mut files = account();
            files.push(text(&path, &output));
            let imported = import(&files);
            let found: Vec<_> = imported.snapshot.calls.iter().filter(|call| call.known() == Some(ask)).collect();
            let found: Vec<_> = found.into_iter().filter(|call| call.parent() == Some(&id)).collect();
            assert_eq!(found.len(), 1, "{} {path}: {}", ask.name(), notes(&imported));
            assert_eq!(notes(&imported), "", "{} {path}", ask.name());
        }
        for path in ["answer.json".into(), format!("{plain}-{}.json", encoded(&other)), "cc.json".into()] {
            let mut files = account();
            files.push(text(&path, &output));
            let imported = import(&files);
            assert!(
                matches!(imported.notes[..], [ref note] if matches!(note.kind, NoteKind::NoParent { .. })),
                "{path}"
            );
        }
    }
}

#[test]
fn a_name_that_may_mean_something_else_tells_nothing() {
    let attributes = json!({"Attributes": [{"Key": "x", "Value": "y"}]});
    let health = json!({"TargetHealthDescriptions": []});
    let lists = |balancer: &str, group: &str| {
        [
            text(
                "a.json",
                json!({"LoadBalancers": [{"LoadBalancerArn": "arn:b", "LoadBalancerName": balancer,
                "AvailabilityZones": []}]}),
            ),
            text("b.json", json!({"TargetGroups": [{"TargetGroupArn": "arn:t", "TargetGroupName": group}]})),
        ]
    };
    for (balancer, group, path, output, parent) in [
        ("shop", "web", "alb-attributes/shop.json", &attributes, Some("arn:b")),
        ("shop", "web", "attributes-web.json", &attributes, Some("arn:t")),
        // One name, two things.
        ("web", "web", "attributes/web.json", &attributes, None),
        ("web", "web", "target-health/web.json", &health, Some("arn:t")),
        // The name of something that is not listed.
        ("shop", "web", "health-web-api.json", &health, None),
        ("shop", "web", "my-web.json", &health, None),
        ("shop", "web", "health-web-2.json", &health, None),
        ("shop", "web", "health-web-v2.json", &health, None),
        ("shop", "web", "health-web-api-2026-11-27.json", &health, None),
        // As it is called comes before what it is a copy of.
        ("shop", "web-old", "health-web-old.json", &health, Some("arn:t")),
        // Camel case.
        ("shop", "web", "TargetHealth-web.json", &health, Some("arn:t")),
        ("MyShop", "web", "LoadBalancerAttributes-MyShop.json", &attributes, Some("arn:b")),
        ("shop", "web", "TargetGroupAttributes-shop.json", &attributes, None),
        ("shop", "web", "TargetGroupAttributes/shop.json", &attributes, None),
        // A word that says what kind of answer it is.
        ("shop", "health", "target-health.json", &health, None),
        ("alb", "web", "alb-attributes.json", &attributes, None),
        ("health", "web", "health.json", &health, None),
        // Other kinds of attributes look the same.
        ("web", "shop", "target-group-attributes/web.json", &attributes, None),
        ("shop", "web", "listener-attributes-shop.json", &attributes, None),
    ] {
        let mut files = lists(balancer, group).to_vec();
        files.push(text(path, output));
        let imported = import(&files);
        let found = imported.snapshot.calls.iter().find_map(Call::parent);
        assert_eq!(found, parent, "{path}: {}", notes(&imported));
        assert_eq!(imported.notes.is_empty(), parent.is_some(), "{path}");
    }
    // Two answers of one kind in a file are those of two parents.
    let mut files = lists("shop", "web").to_vec();
    files.push(text("web.json", format!("{health}\n{health}")));
    assert!(matches!(&import(&files).notes[..], [note] if note.times == 2));
    // The same name in another Region is another thing.
    let group = |region: &str| json!({"TargetGroups": [{"TargetGroupArn": format!("arn:aws:elb:{region}:1:tg/web/1"), "TargetGroupName": "web"}]});
    let imported = import(&[
        text("us-east-1/tg.json", group("us-east-1")),
        text("eu-west-1/tg.json", group("eu-west-1")),
        text("eu-west-1/web.json", &health),
        text("web.json", &health),
    ]);
    assert_eq!(call(&imported, Ask::DescribeTargetHealth).parent(), Some("arn:aws:elb:eu-west-1:1:tg/web/1"));
    assert!(matches!(&imported.notes[..], [note] if note.path == "web.json"));
}

/// Lines that hold no document.
fn noise() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        "\n",
        "# Notes\n",
        "```json\n",
        "```\n",
        "$ ls\n",
        "PS C:\\> dir\n",
        "C:\\Users\\me>\r\n",
        "[ec2-user@ip ~]$ cat x\n",
        "null\n",
        "EOF\n",
        "- [1] {see} \"below\n",
        "한국어 메모\n",
        "\u{feff}",
        ",\n",
        "-----\n|  x  |\n",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn one_file_says_what_many_do(
        picks in prop::collection::vec((0..Ask::ALL.len(), noise(), any::<bool>()), 1..8),
        end in noise(),
    ) {
        let mut whole = String::new();
        let mut files = Vec::new();
        for (index, (pick, before, is_pretty)) in picks.into_iter().enumerate() {
            let ask = Ask::ALL[pick];
            let record = json!({"service": ask.service(), "operation": ask.name(), "input": {"n": index},
                                "error": {"code": "Throttling", "message": "} [ \" {"}});
            let document = if is_pretty { pretty(&record) } else { record.to_string() };
            if !before.is_empty() && !whole.is_empty() {
                whole.push('\n');
            }
            whole.push_str(&before);
            whole.push_str(&document);
            files.push(text(&format!("{index}.json"), document));
        }
        whole.push_str(&end);
        let one = import(&[text("all.txt", &whole)]);
        let many = import(&files);
        prop_assert_eq!(&one.snapshot.calls, &many.snapshot.calls, "{}", whole);
        // What is skipped is said once.
        let said = one.notes.iter().filter(|note| matches!(note.kind, NoteKind::Around { .. })).count();
        let times: usize = one.notes.iter().map(|note| note.times).sum();
        prop_assert!(said <= 1 && times - said == many.notes.len());
    }
}
