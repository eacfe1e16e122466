//! Exports as others read them: Python's reader of CSV, its reader of JSON, and JUnitParser from PyPI.

use crate::handback::exports::of_canvas;
use crate::handback::room::{Room, catalogue, room, words};
use grade::export::{Exported, canvas, classroom50, gradescope, json, junit, moodle, nbgrader};
use std::path::PathBuf;
use std::process::Command;

const READER: &str = r#"
import csv, decimal, json, pathlib, sys
here = pathlib.Path(sys.argv[1])

def table(name):
    with open(here / name, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    for row in rows:
        assert None not in row and None not in row.values(), row
        for cell in row.values():
            assert not cell.lstrip(" '").startswith(("=", "+", "@", "\t", "\r")) or cell.startswith("'"), cell
    return rows

rows = {row["ID"]: row for row in table("canvas.csv")}
marks = {}
for line in table("nbgrader.csv"):
    marks[line["student_id"], line["assignment"]] = line
    if line["state"] == "graded":
        raw, late, score = (decimal.Decimal(line[key]) for key in ("raw_score", "late_submission_penalty", "score"))
        assert raw - late == score, line
book = json.loads((here / "gradebook.json").read_text("utf-8"))
ids = json.loads((here / "ids.json").read_text("utf-8"))
columns = {"lab-1.8": "Lab 1.8 routes (902)", "lab-1.11": "실습 1.11 (903)", "lab-1.12": "Lab 1.12 (904)"}
moodle = {row["username"]: row for row in table("moodle.csv")}
graded = 0
for learner in book["learners"]:
    for lab in learner["labs"]:
        if lab["state"] != "graded":
            continue
        graded += 1
        score = decimal.Decimal(str(lab["score"]))
        assert decimal.Decimal(marks[learner["id"], lab["lab"]]["score"]) == score
        assert decimal.Decimal(moodle[learner["id"] + ".login"][lab["lab"]]) == score
        assert decimal.Decimal(rows[ids[learner["id"]]][columns[lab["lab"]]]) == score
        assert lab["evidence"] in moodle[learner["id"] + ".login"][lab["lab"] + " feedback"]
assert graded > 10, graded

for kind in ("gradescope", "classroom50"):
    found = sorted((here / kind).rglob("*.json"))
    assert len(found) == 6, found
    for file in found:
        result = json.loads(file.read_text("utf-8"))
        assert result["tests"], file
        if kind == "classroom50":
            assert all(type(test[key]) is int for test in result["tests"] for key in ("score", "max-score"))

from junitparser import JUnitXml
suites = JUnitXml.fromfile(str(here / "junit.xml"))
held = {f'{learner["id"]}/{lab["lab"]}': lab for learner in book["learners"] for lab in learner["labs"]}
for suite in suites:
    lab = held.pop(suite.name)
    assert suite.tests == len(lab["checks"]), suite.name
    statuses = [check["status"] for check in lab["checks"]]
    assert (suite.failures, suite.errors) == (statuses.count("fail"), statuses.count("unknown")), suite.name
    assert {p.name: p.value for p in suite.properties()}["evidence"] == lab["evidence"]
assert not held, held
print("read", graded)
"#;

fn write(folder: &std::path::Path, name: &str, exported: &Exported) {
    for file in &exported.files {
        let path = if file.path.is_empty() { folder.join(name) } else { folder.join(name).join(&file.path) };
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.bytes).unwrap();
    }
}

#[test]
fn readers_that_are_not_ours_read_the_same() {
    let Some(python) = real::python("junitparser") else { return };
    let Room { book, .. } = room();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("foreign-{}", std::process::id()));
    write(&folder, "canvas.csv", &canvas::fill(&book, of_canvas(&book).as_bytes()).unwrap());
    write(&folder, "moodle.csv", &moodle::csv(&book, &words).unwrap());
    write(&folder, "nbgrader.csv", &nbgrader::csv(&book).unwrap());
    write(&folder, "gradebook.json", &json::text(&book, "check 0.1.0").unwrap());
    write(&folder, "junit.xml", &junit::xml(&book, catalogue("en")).unwrap());
    write(&folder, "gradescope", &gradescope::folder(&book, &words).unwrap());
    write(&folder, "classroom50", &classroom50::folder(&book, &classroom50::Runner::default()).unwrap());
    let ids: serde_json::Map<String, serde_json::Value> = book
        .learners
        .iter()
        .map(|row| (row.learner.id.clone(), row.learner.canvas_id.clone().unwrap_or_default().into()))
        .collect();
    std::fs::write(folder.join("ids.json"), serde_json::to_string(&ids).unwrap()).unwrap();
    let run = Command::new(python).args(["-I", "-c", READER]).arg(&folder).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.starts_with("read "), "{said}{}", String::from_utf8_lossy(&run.stderr));
    std::fs::remove_dir_all(&folder).unwrap();
}
