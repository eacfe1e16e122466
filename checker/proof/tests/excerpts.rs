//! The marked line of an excerpt is the rule of the sentence above it, in every broken world of every lab.

use judge::{Arg, Excerpt, ExcerptRow, Finding, Lab, Mark, Part, Request};
use reach::Rule;
use world::World;

/// What contradicts itself in a finding.
fn contradiction(finding: &Finding, excerpt: &Excerpt) -> Option<String> {
    let marked: Vec<&ExcerptRow> = excerpt.rows.iter().filter(|row| row.mark == Mark::Decides).collect();
    let told = match (finding.args.get("rule"), &finding.stop.part) {
        (Some(Arg::Rule(rule)), _) | (_, Part::Rule(rule)) => Some(rule),
        _ => None,
    };
    let shown = told.filter(|told| excerpt.rows.iter().any(|row| row.rule.as_ref() == Some(told)));
    match (marked.as_slice(), told, shown) {
        ([_, _, ..], ..) => Some(format!("{} lines are marked", marked.len())),
        ([row], told, _) if row.rule.is_some() => {
            (row.rule.as_ref() != told).then(|| format!("marks {:?}, says {told:?}", row.rule))
        }
        // A line for what is not there stands for no rule that is there.
        ([_], Some(told), _) if !matches!(told, Rule::Phrase(_)) && !told.denies_all() => {
            Some(format!("says {told}, marks a line that is not there"))
        }
        ([], _, Some(shown)) => Some(format!("says {shown}, marks nothing")),
        _ => None,
    }
}

#[test]
fn the_marked_line_is_the_rule_of_the_sentence() {
    let library: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    let asked: Vec<&str> = library.iter().map(|lab| lab.id.as_str()).collect();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for folder in labs::FOLDERS {
        for file in folder.files.iter().filter(|file| file.path.starts_with("cases/") && file.path.ends_with(".txt")) {
            let built = file.text.parse::<World>().unwrap().build().unwrap();
            let report = judge::judge(&Request::of_practice(&library, &asked, &built.snapshot));
            let checks = report.labs.iter().flat_map(|lab| &lab.checks);
            for finding in checks.flat_map(|check| check.findings.iter().chain(&check.warnings)) {
                let Some(excerpt) = &finding.excerpt else { continue };
                seen += 1;
                let found = contradiction(finding, excerpt);
                wrong.extend(found.map(|found| format!("{}: {} {found}", file.path, finding.code)));
            }
        }
    }
    assert!(seen > 40, "{seen} excerpts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
