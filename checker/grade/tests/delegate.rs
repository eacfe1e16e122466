//! Subdomains of learners, and the records that hand them over.

use grade::{DelegationFault, change_batch, delegations, zone_lines};

const SERVERS: &str = "NS-1.awsdns-01.com., ns-2.awsdns-02.net";

#[test]
fn each_learner_has_a_zone_and_those_whose_servers_are_known_have_records() {
    let (all, faults) = delegations("Course.example.", [("Kim_Minsu", SERVERS), ("20261234", "")]);
    assert_eq!(faults, []);
    assert_eq!(
        zone_lines(&all),
        "kim-minsu.course.example.\t300\tIN\tNS\tns-1.awsdns-01.com.\nkim-minsu.course.example.\t300\tIN\tNS\tns-2.awsdns-02.net.\n"
    );
    assert_eq!(all[1].zone, "20261234.course.example");
    let batch = change_batch(&all);
    let changes = batch["Changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "an empty record set is none");
    assert_eq!(changes[0]["ResourceRecordSet"]["Name"], "kim-minsu.course.example.");
    assert_eq!(changes[0]["ResourceRecordSet"]["ResourceRecords"].as_array().unwrap().len(), 2);
}

#[test]
fn what_would_take_a_name_from_somebody_or_make_none_is_told() {
    let rows = [("kim.a", ""), ("kim_a", ""), ("김민수", ""), ("-", ""), ("lee", "192.0.2.1")];
    let (all, faults) = delegations("course.example", rows);
    assert_eq!(all.len(), 1);
    let label = |learner: &str| DelegationFault::Label { learner: learner.into() };
    assert_eq!(
        faults,
        [
            DelegationFault::Same { zone: "kim-a.course.example".into(), learners: ["kim.a".into(), "kim_a".into()] },
            label("김민수"),
            label("-"),
            DelegationFault::Server { learner: "lee".into(), server: "192.0.2.1".into() },
        ]
    );
}
