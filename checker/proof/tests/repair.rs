//! Suggested changes suffice: applied to a broken world, again and again, they make its lab pass in as many steps as
//! there are faults.
//!
//! There are two thousand pairs of mistakes, and hundreds of lines that break something: a sample is tried, and all of
//! them with `EXHAUSTIVE=1`.

#![expect(clippy::unwrap_used, reason = "a test stops at a lab or world that cannot be read")]

#[path = "support/beyond.rs"]
mod beyond;
#[path = "support/faults.rs"]
mod faults;
#[path = "support/mended.rs"]
mod mended;

use judge::{CheckStatus, Finding, Lab, LabReport, Report, Request};
use reach::Change;
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use world::World;

/// A broken world of a lab.
struct Case {
    lab: String,
    name: String,
    edits: Vec<String>,
    base: String,
    /// In how many steps it is mended.
    steps: usize,
}

/// What the learner declares beside a world, which is a comment in it.
const GIVEN: &str = "# given domain ";
/// What AWS answers first: the listener that is to show a certificate is made once it is issued.
const FIRST_OF_TWO: &str = "# expect fails certificate VALIDATION_RECORD_";

fn library() -> Vec<Lab> {
    labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect()
}

/// Whether a lab is done in the world of the first chapter. In what a later one is done in stands more than its own case
/// says, and what is lacking of that is a fault as well.
fn is_done_in_solved(lab: &Lab) -> bool {
    lab.base.as_deref().is_none_or(|base| base == "solved")
}

/// Every case that fails, with the lines of its world.
fn cases(library: &[Lab]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (folder, lab) in labs::FOLDERS.iter().zip(library) {
        for file in folder.files.iter().filter(|file| file.path.starts_with("cases/") && file.path.ends_with(".txt")) {
            if !file.text.contains("# expect fails") || beyond::is_beyond_edits(&lab.id, &file.path, &file.text) {
                continue;
            }
            let lines = file.text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
            let lines: Vec<String> = lines.skip(1).map(str::to_owned).collect();
            let given = file.text.lines().filter(|line| line.starts_with(GIVEN)).map(str::to_owned);
            cases.push(Case {
                lab: lab.id.clone(),
                name: file.path.trim_start_matches("cases/").trim_end_matches(".txt").to_owned(),
                base: lines[0].clone(),
                edits: lines[1..].iter().cloned().chain(given).collect(),
                steps: if file.text.contains(FIRST_OF_TWO) { 2 } else { 1 },
            });
        }
    }
    cases
}

/// Judges a lab and all that it rests on, and tells what a person is told.
fn judge(library: &[Lab], lab: &str, snapshot: &Snapshot, domain: Option<&str>) -> Report {
    let mut asked: Vec<&str> = Vec::new();
    let mut next = vec![lab];
    while let Some(id) = next.pop() {
        let lab = library.iter().find(|lab| lab.is_called(id)).unwrap();
        if !asked.contains(&lab.id.as_str()) {
            asked.push(&lab.id);
            next.extend(lab.rests_on.iter().map(String::as_str));
        }
    }
    let request = Request { domain, ..Request::of_practice(library, &asked, snapshot) };
    let mut report = judge::judge(&request);
    advice::keep_what_mends(&mut report, &request);
    report
}

/// The changes that are suggested in a lab.
fn changes(lab: &LabReport) -> impl Iterator<Item = &Change> {
    let failing = lab.checks.iter().filter(|check| check.status == CheckStatus::Fail);
    failing.flat_map(|check| &check.findings).filter_map(|finding| finding.change.as_ref())
}

/// The edits of some changes, each once.
fn lines<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in changes.into_iter().flat_map(|change| &change.edits).map(ToString::to_string) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn findings(report: &Report) -> String {
    let mut told = Vec::new();
    for lab in &report.labs {
        for check in lab.checks.iter().filter(|check| !matches!(check.status, CheckStatus::Pass)) {
            let codes: Vec<String> =
                check.findings.iter().map(|finding| format!("{}@{}", finding.code, finding.resource)).collect();
            told.push(format!("{} {} {:?} [{}]", lab.lab, check.id, check.status, codes.join(", ")));
        }
    }
    told.join("; ")
}

/// Mends a world in at most so many steps: what is suggested is written below it.
fn mend(library: &[Lab], lab: &str, mut text: String, steps: usize) -> Result<usize, String> {
    let mut steps_taken: Vec<(World, String)> = Vec::new();
    let domain = text.lines().find_map(|line| line.strip_prefix(GIVEN)).map(str::to_owned);
    let domain = domain.as_deref();
    for step in 0..=steps {
        let (snapshot, world) = match build(&text) {
            Ok(built) => built,
            Err(error) => return Err(format!("{}\n    {error}", log(&steps_taken))),
        };
        let report = judge(library, lab, &snapshot, domain);
        if mended::passes(&report, lab) {
            return Ok(step);
        }
        let lines = lines(report.labs.iter().flat_map(changes));
        if step == 0
            && let Some(change) =
                report.labs.iter().find_map(|lab| needless(library, &report, lab, (&snapshot, domain)))
        {
            return Err(format!("{}\n    {}\n      -> needless: {change:?}", log(&steps_taken), findings(&report)));
        }
        let told = format!("\n    {}\n      -> {}", findings(&report), lines.join("\n         "));
        steps_taken.push((world, told));
        if step == steps || lines.is_empty() {
            break;
        }
        text.push_str(&lines.join("\n"));
        text.push('\n');
    }
    Err(log(&steps_taken))
}

/// A change suggested in a lab without which the same is left over as after all of that lab.
fn needless(
    library: &[Lab],
    report: &Report,
    lab: &LabReport,
    (snapshot, domain): (&Snapshot, Option<&str>),
) -> Option<Change> {
    let changes: Vec<&Change> = changes(lab).collect();
    let asked: Vec<&str> = report.labs.iter().map(|lab| lab.lab.as_str()).collect();
    type Left = (CheckStatus, Vec<Finding>);
    let after = |changes: &[&Change]| -> Option<Vec<Left>> {
        let snapshot = world::edit(snapshot, &lines(changes.iter().copied()).join("\n")).ok()?;
        let labs = judge::judge(&Request { domain, ..Request::of_practice(library, &asked, &snapshot) }).labs;
        Some(labs.into_iter().flat_map(|lab| lab.checks).map(|check| (check.status, check.findings)).collect())
    };
    let as_well = |(status, findings): &Left, (other, others): &Left| {
        status == other && findings.len() == others.len() && findings.iter().zip(others).all(|(a, b)| a.is_same(b))
    };
    let all = after(&changes)?;
    let is_needless = |at: &usize| {
        let mut fewer = changes.clone();
        fewer.remove(*at);
        after(&fewer).is_some_and(|fewer| fewer.iter().zip(&all).all(|(one, other)| as_well(one, other)))
    };
    (0..changes.len()).find(is_needless).map(|at| changes[at].clone())
}

/// What was judged and suggested, with labels for ids.
fn log(steps: &[(World, String)]) -> String {
    steps.iter().map(|(world, told)| world.labels().unwrap().relabel(told)).collect()
}

fn build(text: &str) -> Result<(Snapshot, World), world::WorldError> {
    let world: World = text.parse()?;
    Ok((world.snapshot()?, world))
}

fn text(base: &str, edits: &[&[String]]) -> String {
    let mut text = format!("world 1\n{base}\n");
    for line in edits.iter().flat_map(|lines| lines.iter()) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[test]
fn one_fault_is_mended_in_one_step() {
    let library = library();
    let cases = cases(&library);
    let mut wrong = Vec::new();
    for case in &cases {
        if let Err(log) = mend(&library, &case.lab, text(&case.base, &[&case.edits]), case.steps) {
            wrong.push(format!("{} {}:{log}", case.lab, case.name));
        }
    }
    assert!(cases.len() > 60, "only {} cases fail", cases.len());
    assert!(wrong.is_empty(), "{} of {} are not mended:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn two_faults_are_mended_in_two_steps() {
    let library = library();
    let stands = |case: &Case| library.iter().any(|lab| lab.id == case.lab && is_done_in_solved(lab));
    let cases = cases(&library).into_iter().filter(|case| case.base == "base solved" && stands(case));
    let cases: Vec<Case> = cases.collect();
    let tried = AtomicUsize::new(0);
    let wrong = std::thread::scope(|scope| {
        let (library, cases, tried) = (&library, &cases, &tried);
        let workers = (0..WORKERS).map(|worker| scope.spawn(move || pairs(library, cases, worker, tried)));
        let workers: Vec<_> = workers.collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect::<Vec<String>>()
    });
    let tried = tried.into_inner();
    let least = if is_exhaustive() { 1500 } else { 1500 / SAMPLE };
    assert!(tried > least, "only {tried} pairs");
    assert!(wrong.is_empty(), "{} of {tried} are not mended:\n{}", wrong.len(), wrong.join("\n"));
}

const WORKERS: usize = 4;

/// One pair in so many is tried, and one line in [`LINES`].
const SAMPLE: usize = 17;
const LINES: usize = 5;

fn is_exhaustive() -> bool {
    std::env::var_os("EXHAUSTIVE").is_some()
}

/// What is not mended among one worker's share of the pairs.
fn pairs(library: &[Lab], cases: &[Case], worker: usize, tried: &AtomicUsize) -> Vec<String> {
    // For a later lab a single mistake of an earlier one may be more than one fault: without its own table, say, a
    // private subnet has lost the way to the NAT gateway too.
    let mut faults: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (index, one) in cases.iter().enumerate().skip(worker).step_by(WORKERS) {
        for (later, other) in cases.iter().enumerate().skip(index + 1) {
            if !is_exhaustive() && !(index + later).is_multiple_of(SAMPLE) {
                continue;
            }
            let text = text("base solved", &[&one.edits, &other.edits]);
            // Two mistakes that cannot be made in one account mask each other.
            if build(&text).is_err() {
                continue;
            }
            let mut alone = |index: usize| {
                *faults.entry((index, other.lab.as_str())).or_insert_with(|| {
                    mend(library, &other.lab, self::text("base solved", &[&cases[index].edits]), 4).unwrap()
                })
            };
            let most = alone(index).max(1) + alone(later);
            tried.fetch_add(1, Ordering::Relaxed);
            if let Err(log) = mend(library, &other.lab, text, most) {
                wrong.push(format!("{} {} + {} {}: {most}{log}", one.lab, one.name, other.lab, other.name));
            }
        }
    }
    wrong
}

/// One line that breaks something in the solved world: each rule, route, association and resource taken away or shut.
fn single_lines() -> Vec<String> {
    let solved = world::bases().iter().find(|base| base.name == "solved").unwrap();
    let mut lines = faults::of_rules_and_routes(&solved.edits, "default-acl");
    for line in solved.edits.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["igw" | "nat" | "instance" | "endpoint" | "route-table" | "acl", label, ..] = words[..] {
            lines.push(format!("remove {label}"));
        }
    }
    for list in ["public-acl", "private-acl"] {
        for (side, word) in [("in", "from"), ("out", "to")] {
            lines.push(format!("deny {list} {side} 1 all {word} 0.0.0.0/0"));
            lines.push(format!("deny {list} {side} 2 tcp 1024-40000 {word} 0.0.0.0/0"));
            lines.push(format!("clear {list} {side}"));
        }
    }
    let others = [
        "detach igw",
        "detach igw routes=active",
        "remove nat-1 routes=active",
        "remove nat-1 lingering",
        "fail nat-1 InternalError",
        "set nat-1 ConnectivityType private",
        "stop bastion",
        "stop app",
        "terminate bastion",
        "terminate app",
        "no-public-ip bastion",
        "groups bastion default-sg",
        "groups app default-sg",
        "clear private-sg out",
        "clear bastion-sg out",
        "clear bastion-sg",
        "main public-rt",
        "route public-rt 0.0.0.0/0 -> nat-1",
        "route public-rt 0.0.0.0/0 -> app",
        "route private-rt 0.0.0.0/0 -> igw",
        "route private-rt 0.0.0.0/0 -> bastion",
        "route private-rt 8.0.0.0/7 -> igw state=blackhole",
        "route public-rt 8.0.0.0/7 -> nat-0123456789abcdef0 state=blackhole",
        "associate public-rt private-a private-c",
        "associate private-rt public-a public-c",
        "bpa block-bidirectional",
        "bpa block-ingress",
        "set s3 State failed",
        "public-ip app",
        "allow private-sg in tcp 22 from 0.0.0.0/0",
        "allow private-sg in all from 0.0.0.0/0",
    ];
    lines.extend(others.map(str::to_owned));
    lines
}

#[test]
fn whatever_single_line_breaks_a_lab_is_mended() {
    let library = library();
    let mut wrong = Vec::new();
    let (mut broken, mut twice) = (0, Vec::new());
    for line in single_lines().into_iter().step_by(if is_exhaustive() { 1 } else { LINES }) {
        // An exercise on paper breaks with no network.
        // What stands apart is mended by deleting, with the commands of the clean-up.
        let is_of_networks =
            |lab: &&Lab| !lab.apart && is_done_in_solved(lab) && !judge::needs([*lab]).all().is_empty();
        for lab in library.iter().filter(is_of_networks) {
            let world = text("base solved", &[std::slice::from_ref(&line)]);
            match mend(&library, &lab.id, world, 2) {
                Ok(0) => {}
                Ok(steps) => {
                    broken += 1;
                    if steps > 1 {
                        twice.push(format!("{line} ({})", lab.id));
                    }
                }
                Err(log) => wrong.push(format!("{line} ({}):{log}", lab.id)),
            }
        }
    }
    assert!(broken > if is_exhaustive() { 70 } else { 70 / LINES }, "only {broken} labs were broken");
    assert!(wrong.is_empty(), "{} of {broken} are not mended:\n{}", wrong.len(), wrong.join("\n"));
    println!("in two steps: {}", twice.join("; "));
}

/// Practice begins with common mistakes, and whoever has nothing but the hints gets through them. What a visitor of an
/// application or the DNS meets is mended where it is, and not in a network.
#[test]
fn what_practice_begins_with_is_mended_by_its_hints() {
    let mut begun = 0;
    for (folder, lab) in labs::FOLDERS.iter().zip(library()) {
        for file in folder.files.iter().filter(|file| file.path.starts_with("cases/") && file.path.ends_with(".txt")) {
            let is_common = file.text.lines().any(|line| line == "# common");
            if !is_common
                || ["APP_", "DNS_"].iter().any(|kind| file.text.contains(kind))
                || lab.id == "lab-2.21"
                || lab.apart
            {
                continue;
            }
            begun += 1;
            assert!(!beyond::is_beyond_edits(&lab.id, &file.path, &file.text), "{} {}", lab.id, file.path);
        }
    }
    assert!(begun > 20, "{begun}");
}
