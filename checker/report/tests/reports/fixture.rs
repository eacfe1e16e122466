//! Reports as the judge makes them, one for each thing that a reporter has to show.

mod hostile;
mod trace;

pub(crate) use hostile::{HOSTILE, flooded, hostile};
pub(crate) use trace::{delivered, no_route_trace, reply_dropped};

use judge::{
    Arg, Because, CheckReport, CheckStatus, Evidence, EvidenceLevel, Excerpt, ExcerptRow, Finding, LabReport,
    LabStatus, Mark, Mode, Need, Note, Points, Report, Text,
};
use reach::{Phrase, RouteTarget, Rule};

pub(crate) const PRIVATE_HOST: &str = "10.0.10.5";
pub(crate) const SERVER: &str = "203.0.113.7";

pub(crate) fn text(ko: &str, en: &str) -> Text {
    Text { ko: ko.into(), en: en.into() }
}

pub(crate) fn named(id: &str, name: &str) -> Arg {
    Arg::Resource { id: id.into(), name: Some(name.into()) }
}

pub(crate) fn report(labs: Vec<LabReport>) -> Report {
    Report {
        mode: Mode::Full,
        evidence: Evidence {
            level: EvidenceLevel::SelfReported,
            account: Some("123456789012".into()),
            region: Some("ap-northeast-2".into()),
            started: Some("2026-11-20T01:02:03Z".into()),
            finished: Some("2026-11-20T01:02:05Z".into()),
            snapshot_sha256: "0".repeat(64),
        },
        names: snapshot::Names::default(),
        labs,
    }
}

pub(crate) fn lab(status: LabStatus, checks: Vec<CheckReport>) -> LabReport {
    let sum = |points: fn(&Points) -> u32| checks.iter().map(|check| points(&check.points)).sum();
    LabReport {
        lab: "lab-1.12".into(),
        version: "9f2c".into(),
        title: text("NAT 게이트웨이", "NAT gateway"),
        status,
        because: None,
        points: Points { earned: sum(|points| points.earned), possible: sum(|points| points.possible) },
        cast: [
            ("vpc", vec!["vpc-0a1b2c3d4e5f60718".to_owned()]),
            ("public", vec!["subnet-0aaa".to_owned()]),
            ("private", vec!["subnet-0bbb".to_owned(), "subnet-0ccc".to_owned()]),
            ("private-host", vec!["i-0123".to_owned()]),
        ]
        .into(),
        assumptions: vec![],
        near_misses: vec![],
        notes: vec![],
        costs: vec![],
        checks,
    }
}

pub(crate) fn check(id: &str, status: CheckStatus, title: Text) -> CheckReport {
    CheckReport {
        id: id.into(),
        kind: "flow",
        title,
        status,
        points: Points { earned: if status == CheckStatus::Pass { 3 } else { 0 }, possible: 3 },
        seen: vec![],
        because: None,
        need: vec![],
        why: None,
        findings: vec![],
        warnings: vec![],
        premises: vec![],
        near_misses: vec![],
        trace: None,
        hints: vec![
            text(
                "프라이빗 서브넷에 연결된 라우팅 테이블은 어느 것입니까?",
                "Which of your route tables is associated with the private subnet?",
            ),
            text("기본 경로의 대상은 1.12절을 봅니다.", "See chapter 1.12 on the target of the default route."),
        ],
        rewritten: vec![],
    }
}

pub(crate) fn private_egress(status: CheckStatus) -> CheckReport {
    let title = text("프라이빗 서브넷에서 인터넷으로 나갑니다", "Private subnets reach the internet");
    check("private-egress", status, title)
}

fn row(cells: &[&str], marked: bool) -> ExcerptRow {
    let mark = if marked { Mark::Decides } else { Mark::Plain };
    ExcerptRow { cells: cells.iter().map(|cell| (*cell).to_owned()).collect(), rule: None, mark }
}

/// The route table of the private subnet without a default route.
pub(crate) fn no_route() -> CheckReport {
    let resource = named("rtb-0priv", "private-rt");
    let needed =
        Note::new("needed-route").with("destination", "0.0.0.0/0").with("target", Note::new("target-nat-gateway"));
    let mut finding = Finding::at("NO_ROUTE_TO_DESTINATION", "rtb-0priv")
        .with("resource", resource)
        .with("from", Note::new("who-instance").with("instance", named("i-0123", "private-app")))
        .with("to", Note::new("who-internet"))
        .with("leg", "request")
        .with("direction", "")
        .with("rule", Rule::from(Phrase::NoRoute))
        .with("protocol", "tcp")
        .with("source", PRIVATE_HOST)
        .with("destination", SERVER)
        .with("ports", "443")
        .with("packet", "tcp 10.0.10.5:32768-60999 → 203.0.113.7:443")
        .with("near", "")
        .with("needed", needed);
    finding.name = Some("private-rt".into());
    finding.excerpt = Some(Excerpt {
        resource: "rtb-0priv".into(),
        name: Some("private-rt".into()),
        columns: vec!["column-destination", "column-target", "column-state"],
        rows: vec![row(&["10.0.0.0/16", "local", "active"], false), row(&["0.0.0.0/0", "—", ""], true)],
    });
    CheckReport { findings: vec![finding], trace: Some(no_route_trace()), ..private_egress(CheckStatus::Fail) }
}

/// A list of the private subnet that admits replies from the VPC only.
pub(crate) fn reply_shut() -> CheckReport {
    let near = Note::new("near-address")
        .with("rule", trace::admits(110, (1024, 65535), "10.0.0.0/16", false))
        .with("resource", "acl-0priv");
    let mut finding = Finding::at("SUBNET_ACL_RESTRICTION", "acl-0priv")
        .with("resource", named("acl-0priv", "private-nacl"))
        .with("subnet", named("subnet-0bbb", "private-a"))
        .with("from", Note::new("who-instance").with("instance", named("i-0123", "private-app")))
        .with("to", Note::new("who-internet"))
        .with("leg", "reply")
        .with("direction", "ingress")
        .with("rule", trace::deny_all())
        .with("protocol", "tcp")
        .with("source", SERVER)
        .with("destination", PRIVATE_HOST)
        .with("ports", "32768-60999")
        .with("packet", "tcp 203.0.113.7:443 → 10.0.10.5:32768-60999")
        .with("near", near)
        .with("needed", "allow tcp 32768-60999 from 0.0.0.0/0");
    finding.name = Some("private-nacl".into());
    let columns = vec!["column-rule", "column-action", "column-protocol", "column-ports", "column-from"];
    finding.excerpt = Some(Excerpt {
        resource: "acl-0priv".into(),
        name: Some("private-nacl".into()),
        columns,
        rows: vec![
            row(&["100", "allow", "tcp", "22", "10.0.0.0/24"], false),
            row(&["110", "allow", "tcp", "1024-65535", "10.0.0.0/16"], true),
            row(&["*", "deny", "all", "all", "0.0.0.0/0"], false),
        ],
    });
    CheckReport { findings: vec![finding], trace: Some(reply_dropped()), ..private_egress(CheckStatus::Fail) }
}

pub(crate) fn passing() -> LabReport {
    let seen = Note::new("seen-flow")
        .with("from", Note::new("who-instance").with("instance", named("i-0123", "private-app")))
        .with("to", Note::new("who-internet"))
        .with("what", "tcp 443");
    let egress = CheckReport { seen: vec![seen], trace: Some(delivered()), ..private_egress(CheckStatus::Pass) };
    let title =
        text("인터넷에서 프라이빗 호스트로 들어올 수 없습니다", "Nothing from the internet reaches private hosts");
    let closed = CheckReport { seen: vec![Note::new("seen-no-flow")], ..check("closed", CheckStatus::Pass, title) };
    LabReport {
        costs: vec![text(
            "NAT 게이트웨이: 시간당 0.059달러, 퍼블릭 IPv4 주소: 시간당 0.005달러",
            "NAT gateway: 0.059 USD an hour; public IPv4 address: 0.005 USD an hour",
        )],
        assumptions: vec![
            Note::new("assumed")
                .with("action", "ec2:DescribeVpcBlockPublicAccessOptions")
                .with("status", "unsupported"),
        ],
        ..lab(LabStatus::Pass, vec![egress, closed])
    }
}

pub(crate) fn without_route() -> LabReport {
    let title =
        text("인터넷에서 프라이빗 호스트로 들어올 수 없습니다", "Nothing from the internet reaches private hosts");
    let mut skipped = check("closed", CheckStatus::Skipped, title);
    skipped.because = Some(Because::Check {
        lab: "lab-1.12".into(),
        check: "private-egress".into(),
        title: text("프라이빗 서브넷에서 인터넷으로 나갑니다", "Private subnets reach the internet"),
        code: "NO_ROUTE_TO_DESTINATION",
        resource: "rtb-0priv".into(),
        args: no_route().findings.first().unwrap().args.clone(),
    });
    LabReport {
        near_misses: vec![
            Note::new("near-unused")
                .with("rule", trace::default_route(RouteTarget::Nat("nat-0abc")))
                .with("resource", "rtb-0unused"),
        ],
        notes: vec![
            Note::new("cast-second-vpc")
                .with("vpc", named("vpc-0a1b2c3d4e5f60718", "course"))
                .with("second", named("vpc-0fff", "old")),
        ],
        ..lab(LabStatus::Fail, vec![no_route(), skipped])
    }
}

pub(crate) fn shut_reply() -> LabReport {
    lab(LabStatus::Fail, vec![reply_shut()])
}

pub(crate) fn denied() -> LabReport {
    let need = Need {
        action: "ec2:DescribeNatGateways".into(),
        region: "ap-northeast-2".into(),
        status: snapshot::Status::Denied,
    };
    let check = CheckReport { need: vec![need], ..private_egress(CheckStatus::Unknown) };
    lab(LabStatus::Unknown, vec![check])
}

pub(crate) fn root_elsewhere() -> LabReport {
    let because = Because::Check {
        lab: "lab-1.8".into(),
        check: "public-route".into(),
        title: text("퍼블릭 서브넷이 인터넷으로 이어집니다", "Public subnets lead to the internet"),
        code: "BAD_STATE_ATTACHMENT",
        resource: "igw-0abc".into(),
        args: Finding::at("BAD_STATE_ATTACHMENT", "igw-0abc")
            .with("resource", named("igw-0abc", "main"))
            .with("vpc", named("vpc-0a1b2c3d4e5f60718", "course"))
            .args,
    };
    let skipped = CheckReport { because: Some(because.clone()), ..private_egress(CheckStatus::Skipped) };
    let title = text("HTTPS로 확인합니다", "Seen over HTTPS");
    let probe = CheckReport { because: Some(Because::NoProbes), ..check("probe", CheckStatus::Skipped, title) };
    LabReport { because: Some(because), ..lab(LabStatus::Fail, vec![skipped, probe]) }
}

pub(crate) fn warned() -> LabReport {
    let warning = Finding::at("ONE_AVAILABILITY_ZONE", "vpc-0a1b2c3d4e5f60718")
        .with("resource", named("vpc-0a1b2c3d4e5f60718", "course"))
        .with("zone", "apne2-az1");
    let title = text("서브넷이 둘 이상 있습니다", "There are two subnets or more");
    let list = vec![Arg::from("subnet-0aaa 10.0.0.0/24"), Arg::from("subnet-0bbb 10.0.10.0/24")];
    let check = CheckReport {
        seen: vec![Note::new("seen-subnets").with("subnets", Arg::List(list))],
        warnings: vec![warning],
        ..check("subnets", CheckStatus::Pass, title)
    };
    LabReport {
        lab: "lab-1.7".into(),
        title: text("VPC와 서브넷", "VPC and subnets"),
        ..lab(LabStatus::Pass, vec![check])
    }
}

pub(crate) fn all() -> Report {
    report(vec![passing(), without_route(), shut_reply(), denied(), root_elsewhere(), warned(), hostile()])
}
