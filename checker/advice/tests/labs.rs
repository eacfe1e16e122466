//! Changes of a report: those that mend a broken lab stay, those that do not are not told.

#![expect(clippy::unwrap_used, reason = "a lab that cannot be read is a failed test")]

use judge::{CheckStatus, Finding, Lab, Report, Request};
use reach::{Change, Edit};

fn library() -> Vec<Lab> {
    labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect()
}

fn failing(report: &Report) -> Vec<&Finding> {
    let checks = report.labs.iter().flat_map(|lab| &lab.checks).filter(|check| check.status == CheckStatus::Fail);
    checks.flat_map(|check| &check.findings).collect()
}

/// Every world of a lab that fails, with the report about it.
fn broken(mut each: impl FnMut(&str, Report, &Request<'_>)) {
    let library = library();
    for (folder, lab) in labs::FOLDERS.iter().zip(&library) {
        for file in folder.files.iter().filter(|file| {
            file.path.starts_with("cases/") && file.path.ends_with(".txt") && file.text.contains("# expect fails")
        }) {
            let snapshot = file.text.parse::<world::World>().unwrap().snapshot().unwrap();
            let asked = [lab.id.as_str()];
            let request = Request::of_practice(&library, &asked, &snapshot);
            each(&file.path, judge::judge(&request), &request);
        }
    }
}

#[test]
fn what_mends_a_lab_is_told() {
    let (mut proposed, mut lost) = (0, Vec::new());
    broken(|name, mut report, request| {
        let before = failing(&report).iter().filter(|finding| finding.change.is_some()).count();
        advice::keep_what_mends(&mut report, request);
        let told = |finding: &&&Finding| finding.change.is_some() || finding.goes_with_others;
        let after = failing(&report).iter().filter(told).count();
        proposed += before;
        // What a walk has seen stays seen until the next one: what is proposed for its cause cannot be tried. Lab 2.21 is
        // nothing but walks.
        if after < before && !name.starts_with("cases/walk-") && request.asked != ["lab-2.21"] {
            lost.push(format!("{}: {name}: {after} of {before}", request.asked[0]));
        }
    });
    assert!(proposed > 60, "only {proposed} changes");
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn what_mends_nothing_is_not_told() {
    let useless = Edit::DropRoute { table: "rtb-0123456789abcdef0".to_owned(), destination: "0.0.0.0/0".to_owned() };
    broken(|name, mut report, request| {
        let inventory = snapshot::Inventory::new(request.snapshot);
        let vpc = inventory.vpcs.iter().next().map(|vpc| vpc.vpc_id.to_string());
        let harmless = vpc.map(|vpc| Edit::NewGroup { label: "one-more".to_owned(), vpc });
        for edit in [Some(useless.clone()), harmless].into_iter().flatten() {
            for check in report.labs.iter_mut().flat_map(|lab| &mut lab.checks) {
                for finding in &mut check.findings {
                    finding.change = Some(Change::new([edit.clone()]));
                }
            }
            advice::keep_what_mends(&mut report, request);
            assert!(failing(&report).iter().all(|finding| finding.change.is_none()), "{}: {name}", request.asked[0]);
        }
    });
}

/// A NAT gateway among the private subnets is stopped by their route and by their network ACL. It belongs elsewhere,
/// and there the list of its old place is not asked.
#[test]
fn what_goes_away_with_another_finding_is_not_to_be_mended() {
    let text = "world 1\nbase solved\nremove app\ninstance app-2 public-a groups=private-sg\n\
                remove nat-1\nnat nat-2 private-c\nroute private-rt 0.0.0.0/0 -> nat-2\n";
    let snapshot = text.parse::<world::World>().unwrap().snapshot().unwrap();
    let library = library();
    let asked = ["lab-1.12"];
    let request = Request::of_practice(&library, &asked, &snapshot);
    let mut report = judge::judge(&request);
    advice::keep_what_mends(&mut report, &request);
    let told: Vec<(&str, usize, bool)> = failing(&report)
        .iter()
        .map(|it| (it.code, it.change.as_ref().map_or(0, |change| change.edits.len()), it.goes_with_others))
        .collect();
    assert_eq!(told, [("NAT_IN_OWN_SUBNET_LOOP", 2, false), ("SUBNET_ACL_RESTRICTION", 0, true)]);
}
