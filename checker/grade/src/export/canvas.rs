//! Canvas: the gradebook that the instructor exported, with the marks filled in, ready to be imported again.
//!
//! A column is never made up: an import would make a new assignment of it. What is not a mark of ours stays as it was.

use super::{ExportFault, Exported, File, Sheet, about, neutral, reason};
use crate::gradebook::{Gradebook, LabColumn, LearnerRow, Mark, Reason};
use crate::identity::Learner;
use crate::score::Score;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization as _;

/// How Canvas says that somebody is excused.
const EXCUSED: &str = "EX";

/// What stands in the first cell of the row that has the points of each assignment.
const POINTS: &str = "Points Possible";

/// Fills the marks into `own`, the file that Canvas exported.
///
/// Learners are found by Canvas's number, else by their SIS id, else by their login, else by the roster's id that Canvas has
/// for a SIS id, or the e-mail address that it has for a login, else by their name, where only one person has it. A mark that is held back leaves its cell as it was.
///
/// # Errors
/// The file is no export of Canvas, or it has no column for any of the labs, or more than one for one of them.
pub fn fill(book: &Gradebook, own: &[u8]) -> Result<Exported, ExportFault> {
    let mut sheet = Sheet::read(own)?;
    let columns = Columns::of(&sheet)?;
    let (labs, mut remarks) = columns.labs(&sheet, book)?;
    let comma = has_decimal_comma(&sheet);
    remarks.extend(points(&sheet, &labs, book));
    let people = People::of(book);
    let (mut found, mut ambiguous) = (BTreeSet::new(), BTreeSet::new());
    for row in sheet.rows.iter_mut().skip(1) {
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).map_or("", |cell| cell.trim());
        let name = cell(Some(columns.student)).to_owned();
        if is_of_canvas(&name, cell(Some(columns.id))) {
            continue;
        }
        let learner = people.find(cell(Some(columns.id)), cell(columns.sis), cell(columns.login), &name);
        match learner {
            Ok(Some(learner)) => {
                if !found.insert(learner.learner.id.as_str()) {
                    remarks.push(about("export-row-twice", learner, &[("name", &name)]));
                }
                fill_row(row, learner, &labs, comma);
            }
            Ok(None) => remarks.push(reason("export-row-unknown", &name, &[("name", &name)])),
            Err(()) => {
                ambiguous.insert(called(super::plain(&name)));
                remarks.push(reason("export-row-ambiguous", &name, &[("name", &name)]));
            }
        }
        neutralise(row, &columns);
    }
    // Whose row may be somebody else's as well has one, and was told.
    let lacking = book.learners.iter().filter(|row| !row.cells.is_empty() && !found.contains(row.learner.id.as_str()));
    let lacking = lacking.filter(|row| !ambiguous.contains(&called(&row.learner.name)));
    remarks.extend(lacking.map(|row| about("export-no-row", row, &[("learner", &row.learner.id)])));
    Ok(Exported { files: vec![File { path: String::new(), bytes: sheet.write()? }], remarks })
}

/// Where what is about people stands.
struct Columns {
    student: usize,
    id: usize,
    sis: Option<usize>,
    login: Option<usize>,
    section: usize,
}

impl Columns {
    fn of(sheet: &Sheet) -> Result<Self, ExportFault> {
        let has = |heading: &str| sheet.column(heading).ok_or(ExportFault::NotCanvas);
        let (student, id, section) = (has("Student")?, has("ID")?, has("Section")?);
        if student != 0 || id > section {
            return Err(ExportFault::NotCanvas);
        }
        Ok(Self { student, id, sis: sheet.column("SIS User ID"), login: sheet.column("SIS Login ID"), section })
    }

    /// The column of each lab, and the labs that have none.
    fn labs<'b>(
        &self,
        sheet: &Sheet,
        book: &'b Gradebook,
    ) -> Result<(BTreeMap<usize, &'b LabColumn>, Vec<Reason>), ExportFault> {
        let headings = sheet.rows.first().map(Vec::as_slice).unwrap_or_default();
        let assignments: Vec<(usize, &str)> = headings
            .iter()
            .enumerate()
            .skip(self.section + 1)
            .filter_map(|(at, heading)| Some((at, assignment(heading)?)))
            .collect();
        let (mut columns, mut remarks) = (BTreeMap::new(), Vec::new());
        for lab in &book.labs {
            let fitting: Vec<&(usize, &str)> = assignments.iter().filter(|(_, title)| is_of(lab, title)).collect();
            match fitting.as_slice() {
                [] => remarks.push(reason("export-lab-no-column", &lab.lab, &[("lab", &lab.lab)])),
                [(at, _)] => {
                    columns.insert(*at, lab);
                }
                many => {
                    let titles = many.iter().filter_map(|(at, _)| headings.get(*at).cloned()).collect();
                    return Err(ExportFault::ManyColumns { lab: lab.lab.clone(), columns: titles });
                }
            }
        }
        if columns.is_empty() {
            return Err(ExportFault::NoColumn { labs: book.labs.iter().map(|lab| lab.lab.clone()).collect() });
        }
        Ok((columns, remarks))
    }
}

/// The title of an assignment, without the number in parentheses that every column of one ends with. A sum, which the
/// import does not read, has none.
fn assignment(heading: &str) -> Option<&str> {
    let (title, number) = heading.trim().strip_suffix(')')?.rsplit_once('(')?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then(|| title.trim())
}

/// Whether an assignment is that of a lab: its title says the lab's number, or is the lab's title.
fn is_of(lab: &LabColumn, title: &str) -> bool {
    let number = lab.lab.strip_prefix("lab-").unwrap_or(&lab.lab);
    let folded = |text: &str| text.nfc().collect::<String>().to_lowercase();
    let title = folded(title);
    if [&lab.title.ko, &lab.title.en].into_iter().any(|own| !own.is_empty() && folded(own) == title) {
        return true;
    }
    // `1.1` is no part of `1.12`, nor of `v1.1.2`.
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let number = folded(number);
    title.match_indices(number.as_str()).any(|(at, _)| {
        let (before, behind) =
            (title.get(..at).unwrap_or_default(), title.get(at + number.len()..).unwrap_or_default());
        let mut behind = behind.chars();
        let is_end = match (behind.next(), behind.next()) {
            // A full stop behind it ends a sentence.
            (Some('.'), next) => !next.is_some_and(is_part),
            (next, _) => !next.is_some_and(is_part),
        };
        is_end && !before.ends_with(|c: char| c.is_ascii_digit() || c == '.')
    })
}

/// Whether a row is Canvas's own: the points of the assignments, how they are posted, its test student.
fn is_of_canvas(name: &str, id: &str) -> bool {
    name == POINTS
        || name.starts_with("Manual Posting")
        || name == "Student, Test"
        || (name.is_empty() && id.is_empty())
}

/// Where Canvas counts other points than the rubric.
fn points(sheet: &Sheet, labs: &BTreeMap<usize, &LabColumn>, book: &Gradebook) -> Vec<Reason> {
    let Some(row) = sheet.rows.iter().skip(1).find(|row| row.first().is_some_and(|cell| cell.trim() == POINTS)) else {
        return Vec::new();
    };
    let differing = labs.iter().filter_map(|(at, lab)| {
        let theirs = hundredths(row.get(*at)?)?;
        (theirs != lab.possible).then(|| {
            let (ours, theirs) = (lab.possible.to_string(), theirs.to_string());
            let args = [("lab", lab.lab.as_str()), ("possible", ours.as_str()), ("theirs", theirs.as_str())];
            (position(book, lab), reason("export-points-differ", &lab.lab, &args))
        })
    });
    let mut differing: Vec<_> = differing.collect();
    differing.sort_by_key(|(at, _)| *at);
    differing.into_iter().map(|(_, reason)| reason).collect()
}

fn position(book: &Gradebook, lab: &LabColumn) -> usize {
    book.labs.iter().position(|each| each.lab == lab.lab).unwrap_or_default()
}

/// A number of points as a file of Canvas has it.
fn hundredths(text: &str) -> Option<Score> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = part.trim_end_matches('0');
    if part.len() > 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part: u64 = format!("{part:0<2}").parse().ok()?;
    Some(Score::hundredths(whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(part)?))
}

/// Whether the numbers of a table with semicolons are written with a comma.
fn has_decimal_comma(sheet: &Sheet) -> bool {
    let is_decimal = |cell: &str| {
        cell.split_once(',').is_some_and(|(whole, part)| {
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits(whole) && digits(part)
        })
    };
    sheet.delimiter == b';' && sheet.rows.iter().skip(1).flatten().any(|cell| is_decimal(cell.trim()))
}

fn fill_row(row: &mut Vec<String>, learner: &LearnerRow, labs: &BTreeMap<usize, &LabColumn>, comma: bool) {
    for (at, lab) in labs {
        let text = match learner.cells.get(&lab.lab).map(|cell| cell.mark) {
            Some(Mark::Given { score, .. }) => score.to_string(),
            Some(Mark::Excused) => EXCUSED.to_owned(),
            Some(Mark::Held) | None => continue,
        };
        if row.len() <= *at {
            row.resize(at + 1, String::new());
        }
        if let Some(cell) = row.get_mut(*at) {
            *cell = if comma { text.replace('.', ",") } else { text };
        }
    }
}

/// What learners can choose themselves does not act in a spreadsheet. The import finds them by their numbers.
fn neutralise(row: &mut [String], columns: &Columns) {
    for at in [columns.student, columns.section] {
        if let Some(cell) = row.get_mut(at) {
            *cell = neutral(cell).into_owned();
        }
    }
}

/// The learners by what Canvas knows of them; `None` where more than one is known by it.
struct People<'b> {
    by_id: BTreeMap<String, Option<&'b LearnerRow>>,
    by_sis: BTreeMap<String, Option<&'b LearnerRow>>,
    by_login: BTreeMap<String, Option<&'b LearnerRow>>,
    by_own: BTreeMap<String, Option<&'b LearnerRow>>,
    by_email: BTreeMap<String, Option<&'b LearnerRow>>,
    by_name: BTreeMap<String, Option<&'b LearnerRow>>,
}

impl<'b> People<'b> {
    fn of(book: &'b Gradebook) -> Self {
        let by = |key: &dyn Fn(&Learner) -> Option<String>| {
            let mut found = BTreeMap::new();
            for row in &book.learners {
                if let Some(key) = key(&row.learner).filter(|key| !key.is_empty()) {
                    found.entry(key).and_modify(|one| *one = None).or_insert(Some(row));
                }
            }
            found
        };
        Self {
            by_id: by(&|learner| learner.canvas_id.clone()),
            by_sis: by(&|learner| learner.sis_id.clone()),
            by_login: by(&|learner| learner.login.as_deref().map(str::to_lowercase)),
            // Where the roster says nothing of what Canvas goes by, its own id or the e-mail address may be just that.
            by_own: by(&|learner| learner.sis_id.is_none().then(|| learner.id.clone())),
            by_email: by(&|learner| learner.email.as_deref().map(str::to_lowercase)),
            by_name: by(&|learner| Some(called(&learner.name))),
        }
    }

    /// Whose row it is; an error if more than one learner has the name that is left to go by.
    fn find(&self, id: &str, sis: &str, login: &str, name: &str) -> Result<Option<&'b LearnerRow>, ()> {
        let login = login.to_lowercase();
        let keys = [
            (&self.by_id, id),
            (&self.by_sis, sis),
            (&self.by_login, login.as_str()),
            (&self.by_own, sis),
            (&self.by_email, login.as_str()),
        ];
        for (map, key) in keys {
            if let Some(Some(row)) = map.get(key).filter(|_| !key.is_empty()) {
                return Ok(Some(row));
            }
        }
        match self.by_name.get(&called(super::plain(name))) {
            // A row that Canvas knows by another number than the roster's is somebody else of that name.
            Some(Some(row)) if contradicts(&row.learner.canvas_id, id) || contradicts(&row.learner.sis_id, sis) => {
                Ok(None)
            }
            Some(Some(row)) => Ok(Some(row)),
            Some(None) => Err(()),
            None => Ok(None),
        }
    }
}

fn contradicts(ours: &Option<String>, theirs: &str) -> bool {
    !theirs.is_empty() && ours.as_deref().is_some_and(|ours| !ours.is_empty() && ours != theirs)
}

/// A name as it is compared: composed, in small letters, without regard to spaces and to which of its parts comes first.
fn called(name: &str) -> String {
    let name = name.nfc().collect::<String>().to_lowercase();
    let mut parts: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty()).collect();
    parts.sort_unstable();
    parts.join(" ")
}
