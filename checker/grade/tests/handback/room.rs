//! A small class, graded by the judge itself in worlds of the labs: each learner with an account of their own.
#![expect(clippy::panic, reason = "a world that is not one ends the test")]

use grade::class::Beside;
use grade::{
    Cell, Course, Gradebook, LabColumn, LabMark, Learner, LearnerRow, Mark, MarkedCheck, Reason, Score, Tally,
};
use judge::{CheckStatus, EvidenceLevel, Lab, LabStatus, Report, Request};
use messages::{Catalogue, Language};
use snapshot::Snapshot;
use std::collections::BTreeMap;
use world::World;

pub(crate) const ASKED: [&str; 3] = ["lab-1.8", "lab-1.11", "lab-1.12"];

/// A name that tries everything at once.
pub(crate) const HOSTILE: &str = "=HYPERLINK(\"http://evil.example\")<script>alert(1)</script>\u{1b}[31m\u{202e}";

/// The class with what its pages are made of.
pub(crate) struct Room {
    pub(crate) book: Gradebook,
    pub(crate) course: Course,
    pub(crate) beside: Beside,
    /// By learner and lab.
    pub(crate) reports: BTreeMap<String, BTreeMap<String, Report>>,
}

pub(crate) fn catalogue(language: &str) -> &'static Catalogue {
    static WORDS: std::sync::LazyLock<[Catalogue; 2]> =
        std::sync::LazyLock::new(|| [Catalogue::new(Language::Ko), Catalogue::new(Language::En)]);
    &WORDS[usize::from(language == "en")]
}

/// The words of a learner's language.
pub(crate) fn words(row: &LearnerRow) -> &'static Catalogue {
    catalogue(row.learner.lang.as_deref().unwrap_or("en"))
}

/// What a look at a world shows, in an account with ids of its own.
pub(crate) fn evidence(world: &str, key: u8) -> Snapshot {
    let text = match world.split_once('/') {
        Some((lab, case)) => {
            let folder = labs::find(lab).unwrap_or_else(|| panic!("{lab}"));
            folder.file(&format!("cases/{case}.txt")).unwrap_or_else(|| panic!("{world}")).to_owned()
        }
        None => format!("world 1\nbase {world}\n"),
    };
    let world: World = text.parse().unwrap_or_else(|error| panic!("{world}: {error}"));
    snapshot::redact::redact(&world.snapshot().unwrap(), snapshot::redact::Mode::Share, &[key; 32])
}

pub(crate) fn course() -> Course {
    let labs: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    Course { labs, asked: ASKED.map(str::to_owned).to_vec(), versions: BTreeMap::new() }
}

/// Judges evidence.
pub(crate) fn judged(course: &Course, snapshot: &Snapshot, level: EvidenceLevel) -> Report {
    let asked = ASKED;
    judge::judge(&Request {
        level,
        snapshot_sha256: "ab12",
        no_probes: true,
        ..Request::of_practice(&course.labs, &asked, snapshot)
    })
}

/// A mark of a lab, a point for each of the lab's.
pub(crate) fn cell(report: &Report, lab: &str, late: u32, hints: u32) -> Cell {
    let judged = report.labs.iter().find(|each| each.lab == lab).unwrap();
    let checks: Vec<MarkedCheck> = judged
        .checks
        .iter()
        .map(|check| MarkedCheck {
            id: check.id.clone(),
            status: check.status,
            earned: if check.status == CheckStatus::Pass { Score::points(check.points.possible) } else { Score::ZERO },
            possible: Score::points(check.points.possible),
            first: check.findings.first().map(|finding| Reason {
                code: finding.code.to_owned(),
                resource: finding.resource.clone(),
                args: BTreeMap::new(),
            }),
            need: check.need.iter().map(|need| need.action.clone()).collect(),
            waived: false,
        })
        .collect();
    let earned: Score = checks.iter().map(|check| check.earned).sum();
    let late = Score::hundredths(u64::from(late));
    let off = Score::hundredths(u64::from(hints) * 25);
    let mark = if judged.status == LabStatus::Unknown {
        Mark::Held
    } else {
        Mark::Given { score: earned.less(late).less(off), late, hints: off }
    };
    Cell {
        mark,
        lab: LabMark {
            lab: lab.to_owned(),
            version: "v1".into(),
            status: judged.status,
            level: report.evidence.level,
            checks,
        },
        origin: "submissions.zip/someone_12_34_lab.zip".into(),
        at: Some("2026-11-20T03:04:05Z".parse().unwrap()),
        snapshot: Some("ab12".into()),
        hints,
    }
}

fn learner(id: &str, name: &str, lang: &str) -> Learner {
    Learner {
        id: id.into(),
        name: name.into(),
        email: Some(format!("{id}@example.org")),
        canvas_id: Some(format!("70{}", id.len() * 31 + id.bytes().map(usize::from).sum::<usize>())),
        sis_id: Some(format!("S-{id}")),
        login: Some(format!("{id}.login")),
        section: Some("A반".into()),
        lang: Some(lang.into()),
        ..Learner::default()
    }
}

/// The whole class.
pub(crate) fn room() -> Room {
    let course = course();
    let class = [
        ("kim01", "김민지", "ko", Some("solved"), EvidenceLevel::Collected),
        ("lee02", "이서준", "ko", Some("lab-1.12/nat-failed"), EvidenceLevel::SelfReported),
        ("park03", "박지우", "ko", Some("lab-1.12/nat-failed"), EvidenceLevel::SelfReported),
        ("choi04", "최하은", "en", Some("lab-1.12/nat-denied"), EvidenceLevel::SelfReported),
        ("smith05", "Ann Smith", "en", Some("lab-1.12/private-table-not-changed"), EvidenceLevel::SelfReported),
        ("jung06", "정도윤", "ko", Some("lab-1.8/no-route"), EvidenceLevel::SelfReported),
        ("evil07", HOSTILE, "en", Some("lab-1.12/nat-failed"), EvidenceLevel::SelfReported),
        ("absent08", "Nobody There", "en", None, EvidenceLevel::SelfReported),
    ];
    let (mut rows, mut beside, mut reports) = (Vec::new(), Beside::default(), BTreeMap::new());
    for (number, (id, name, lang, world, level)) in class.into_iter().enumerate() {
        let mut row = LearnerRow { learner: learner(id, name, lang), cells: BTreeMap::new(), reasons: Vec::new() };
        if let Some(world) = world {
            let snapshot = evidence(world, u8::try_from(number).unwrap() + 1);
            let report = judged(&course, &snapshot, level);
            for lab in ASKED {
                let late = if id == "smith05" { 33 } else { 0 };
                row.cells.insert(lab.to_owned(), cell(&report, lab, late, u32::from(id == "lee02") * 2));
                reports.entry(id.to_owned()).or_insert_with(BTreeMap::new).insert(lab.to_owned(), report.clone());
            }
            row.learner.account.clone_from(&snapshot.account);
            beside.see(id, &snapshot, &format!("{number:064x}"), level);
        }
        rows.push(row);
    }
    if let Some(row) = rows.iter_mut().find(|row| row.learner.id == "jung06") {
        row.cells.remove("lab-1.12");
        if let Some(cell) = row.cells.get_mut("lab-1.11") {
            cell.mark = Mark::Excused;
        }
    }
    beside.regressed.insert(("kim01".into(), "lab-1.8".into()));
    let columns = ASKED.map(|id| {
        let lab = course.labs.iter().find(|lab| lab.id == id).unwrap();
        let possible = lab.checks.iter().map(|check| Score::points(check.points)).sum();
        LabColumn {
            lab: id.to_owned(),
            title: lab.title.clone(),
            possible,
            due: Some("2026-11-19T00:00:00Z".parse().unwrap()),
        }
    });
    let tally = Tally { found: 7, graded: 7, ..Tally::default() };
    let book = Gradebook {
        course: Some("클라우드 네트워크 2026".into()),
        made: "2026-11-29T10:00:00Z".parse().unwrap(),
        labs: columns.to_vec(),
        learners: rows,
        tally,
    };
    Room { book, course, beside, reports }
}
