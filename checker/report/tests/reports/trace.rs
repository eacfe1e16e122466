//! `check trace` on the terminal.

use crate::fixture;
use messages::{Catalogue, Language};
use reach::{Code, End, Flow, LegTrace, LegVerdict, Partial, PortOwner, Rule, Trace, Verdict, Why};
use report::Words;
use report::terminal::{self, Options};

fn both(name: &str, trace: &Trace) {
    let flow = Flow::tcp(End::Instance("i-0123".into()), End::Internet, 443);
    for language in Language::ALL {
        let text = terminal::trace(&flow, trace, &[], Words::new(&Catalogue::new(language)), Options::default());
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(
                format!("trace-{name}-{language}"),
                anstream::adapter::strip_str(&text).to_string()
            );
        });
    }
}

#[test]
fn a_packet_that_arrives_but_not_for_every_client() {
    let mut trace = fixture::delivered();
    trace.partial = Some(Partial {
        leg: reach::Leg::Reply,
        ports: vec![(1024, 32767), (61000, 65535)],
        who: PortOwner::NatGateway,
        resource: "acl-0pub".into(),
        rule: Rule::DenyAll,
        addresses: vec![],
    });
    both("delivered", &trace);
}

#[test]
fn a_reply_that_is_dropped() {
    both("reply-shut", &fixture::reply_dropped());
}

#[test]
fn a_request_without_a_route() {
    both("no-route", &fixture::no_route_trace());
}

#[test]
fn a_path_that_cannot_be_told() {
    let nothing = LegTrace { verdict: LegVerdict::Unknown, hops: vec![] };
    let mut trace = fixture::delivered();
    trace.verdict = Verdict::Unknown;
    trace.request.verdict = LegVerdict::Unknown;
    trace.request.hops.truncate(4);
    trace.reply = LegTrace { verdict: LegVerdict::NotReached, ..nothing };
    trace.why =
        Some(Why { code: Code("STATE_PENDING"), resource: "nat-0abc".into(), detail: Rule::State("pending".into()) });
    both("unknown", &trace);
}

#[test]
fn names_stand_for_arns_and_an_internal_load_balancer_ends_a_path_from_the_internet() {
    let text =
        "world 1\nbase solved\nalb front private-a private-c scheme=internal name=shop\ntarget-group web-tg vpc http 80
target web-tg app\nlistener front-http front http 80 -> forward web-tg\n";
    let snapshot = text.parse::<world::World>().unwrap().snapshot().unwrap();
    let network = reach::Network::new(&snapshot);
    let names = snapshot::Names::of(network.inventory());
    let told = |from: &str, port: u16, language: Language| {
        let end = |text: &str| network.parse_end(text).unwrap();
        let flow = Flow::tcp(end(from), end("shop"), port);
        let catalogue = Catalogue::new(language);
        let words = Words::about(&catalogue, judge::EvidenceLevel::SelfReported, &names);
        terminal::trace(&flow, &network.trace(&flow), &[], words, Options::default())
    };
    for (language, group, listener) in
        [(Language::En, "target group", "listener 80 HTTP"), (Language::Ko, "대상 그룹", "리스너 80 HTTP")]
    {
        let texts = [told("10.0.0.10", 80, language), told("10.0.0.10", 81, language), told("internet", 80, language)];
        assert!(texts.iter().all(|text| !text.contains("arn:")), "{texts:#?}");
        assert!(texts[0].contains(group) && texts[0].contains(listener), "{}", texts[0]);
        let after = ["ENI_SG_RULES_MISMATCH", "NAT_GATEWAY_WITHOUT_SESSION", listener];
        assert!(after.iter().all(|word| !texts[2].contains(word)), "{}", texts[2]);
    }
}

/// The packet engine writes batches itself; a check's trace is the same document.
#[test]
fn both_writers_of_a_trace_agree() {
    let catalogue = Catalogue::new(Language::En);
    let mut partial = fixture::delivered();
    partial.partial = Some(Partial {
        leg: reach::Leg::Reply,
        ports: vec![(1024, 32767)],
        who: PortOwner::InternetClient,
        resource: "acl-0pub".into(),
        rule: Rule::DenyAll,
        addresses: vec![],
    });
    partial.missing_prefixes = vec!["128.0.0.0/1".parse().unwrap()];
    partial.widest = Some("0.0.0.0/0".parse().unwrap());
    for trace in [partial, fixture::reply_dropped(), fixture::no_route_trace()] {
        let ours = serde_json::to_value(report::json::v1::trace("private-egress", &trace, &catalogue)).unwrap();
        let theirs = reach::wire::trace_to_json(&serde_json::Value::from("private-egress"), &trace);
        assert_eq!(ours, serde_json::from_str::<serde_json::Value>(&theirs).unwrap());
    }
}
