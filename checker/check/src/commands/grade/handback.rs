//! What goes out: marks in the forms of LMSs, the page of the class, and a page for each learner.
//!
//! What it is told to write is looked at before anything is graded, so that a word that is wrong costs no time.

use super::Trouble;
use crate::cli;
use crate::failure::Failure;
use crate::files;
use crate::nearest::nearest;
use crate::output;
use crate::words::Saying;
use grade::class::{self, Beside, Glance};
use grade::export::{self, ExportFault, Exported, Kind, classroom50};
use grade::{Assembled, Course, Entry, LearnerRow, Store};
use messages::{Catalogue, Language};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

/// The folder of the learners' pages, beside the page of the class.
const FEEDBACK: &str = "feedback";

/// What there is to write.
pub(super) struct Handback<'h> {
    exports: Vec<Export>,
    html: Option<&'h Path>,
    /// The words of the command.
    pub(super) words: &'h Catalogue,
    /// The words of the other language, for learners who read that.
    other: Catalogue,
}

struct Export {
    kind: Kind,
    /// The file or the folder to write.
    file: PathBuf,
    /// The instructor's own file, to be filled in.
    own: Vec<u8>,
}

impl<'h> Handback<'h> {
    /// Understands what the command line asks for.
    ///
    /// # Errors
    /// There is no such form, the file to be filled in cannot be read, or something that is read would be written over.
    pub(super) fn of(args: &'h cli::Grade, words: &'h Catalogue) -> Result<Self, Failure> {
        let mut exports = Vec::new();
        for asked in &args.export {
            let Ok(kind) = asked.kind.parse::<Kind>() else {
                let known = Kind::ALL.map(|kind| kind.word().to_owned());
                let said = Saying::new("grade-export-kind").with("kind", &asked.kind).listing("known", &known);
                return Err(Failure::usage(said).meant(nearest(&asked.kind, known.iter().map(String::as_str))));
            };
            let (file, own) = match kind {
                Kind::Canvas => (filled(&asked.file), files::bytes(&asked.file)?),
                _ => (asked.file.clone(), Vec::new()),
            };
            is_apart(&file, args)?;
            exports.push(Export { kind, file, own });
        }
        let other = match words.language() {
            Language::Ko => Language::En,
            Language::En => Language::Ko,
        };
        Ok(Self { exports, html: args.html.as_deref(), words, other: Catalogue::new(other) })
    }

    /// Writes everything, and says the class in a few lines.
    ///
    /// # Errors
    /// The store does not answer, a form cannot take these marks, or a file cannot be written.
    pub(super) async fn write(
        &self,
        store: &Store,
        course: &Course,
        assembled: &Assembled,
        entries: &[Entry],
        shared: &class::Shared,
    ) -> Result<String, Trouble> {
        let book = &assembled.book;
        for asked in &self.exports {
            self.export(asked, assembled)?;
        }
        let mut beside = Beside { shared: shared.clone(), ..Beside::at_once(book, entries) };
        if let Some(folder) = self.html {
            let feedback = folder.join(FEEDBACK);
            made(&feedback)?;
            let stems = export::Stems::of(book.learners.iter().map(|row| row.learner.id.as_str()));
            for row in &book.learners {
                let stem = stems.get(&row.learner.id);
                let (page, text) = self.learner(store, course, assembled, row, &mut beside).await?;
                let Some(page) = page else { continue };
                save(&feedback.join(format!("{stem}.html")), page.as_bytes())?;
                save(&feedback.join(format!("{stem}.txt")), text.as_bytes())?;
            }
            let glance = Glance::of(book, course, &beside);
            let page = class::page(book, &glance, self.words, Some(FEEDBACK), TOOL);
            let file = folder.join("class.html");
            save(&file, page.as_bytes())?;
            output::remark(&format!(
                "{}\n",
                Saying::new("grade-html-written").with("file", file.display()).say(self.words)
            ));
        }
        let glance = Glance::of(book, course, &beside);
        Ok(class::summary(book, &glance, self.words))
    }

    /// A learner's page and the same as text; what the evidence shows of the class is kept beside. There is none of
    /// somebody who has handed nothing in.
    async fn learner(
        &self,
        store: &Store,
        course: &Course,
        assembled: &Assembled,
        row: &LearnerRow,
        beside: &mut Beside,
    ) -> Result<(Option<String>, String), Trouble> {
        let mut held = BTreeMap::new();
        let mut by_lab = BTreeMap::new();
        for (lab, cell) in &row.cells {
            let Some(id) = assembled.counting.get(&(row.learner.id.clone(), lab.clone())) else { continue };
            if !held.contains_key(id)
                && let Some(submission) = store.submission(*id).await?
            {
                beside.take(&row.learner.id, &submission, cell.lab.level);
                held.insert(*id, submission);
            }
            by_lab.insert(lab.clone(), *id);
        }
        if row.cells.is_empty() {
            return Ok((None, String::new()));
        }
        let submissions = by_lab.into_iter().filter_map(|(lab, id)| Some((lab, held.get(&id)?))).collect();
        let reports = class::reports(course, row, &submissions);
        let words = self.words_of(row);
        let page = class::feedback_page(&assembled.book, row, &reports, words, TOOL);
        Ok((Some(page), class::feedback_text(&assembled.book, row, &reports, words)))
    }

    /// The words of a learner's language; of who names none, those of the command.
    fn words_of(&self, row: &LearnerRow) -> &Catalogue {
        match row.learner.lang.as_deref().and_then(|lang| lang.parse::<Language>().ok()) {
            Some(language) if language == self.other.language() => &self.other,
            _ => self.words,
        }
    }

    fn export(&self, asked: &Export, assembled: &Assembled) -> Result<(), Failure> {
        let book = &assembled.book;
        let words = |row: &LearnerRow| self.words_of(row);
        let done = match asked.kind {
            Kind::Canvas => export::canvas::fill(book, &asked.own),
            Kind::Moodle => export::moodle::csv(book, &words),
            Kind::Gradescope => export::gradescope::folder(book, &words),
            Kind::Classroom50 => classroom50::folder(book, &runner()),
            Kind::Nbgrader => export::nbgrader::csv(book),
            Kind::Junit => export::junit::xml(book, self.words),
            Kind::Json => export::json::text(book, TOOL),
        };
        let done = done.map_err(|fault| self.fault(&fault, asked))?;
        for file in &done.files {
            if file.path.is_empty() {
                save(&asked.file, &file.bytes)?;
            } else {
                let path = asked.file.join(&file.path);
                made(path.parent().unwrap_or(&asked.file))?;
                save(&path, &file.bytes)?;
            }
        }
        self.tell(&done, asked);
        Ok(())
    }

    fn fault(&self, fault: &ExportFault, asked: &Export) -> Failure {
        let why = grade::told::reason(&fault.reason(), self.words);
        Failure::usage(Saying::new("grade-export-failed").with("kind", asked.kind).with("why", why))
    }

    fn tell(&self, done: &Exported, asked: &Export) {
        let written = Saying::new("grade-export-written").with("kind", asked.kind).with("file", asked.file.display());
        output::remark(&format!("{}\n", written.say(self.words)));
        for remark in &done.remarks {
            output::remark(&format!("  {}\n", grade::told::reason(remark, self.words)));
        }
    }
}

/// Where the instructor's own file goes once it is filled in: beside it, for it stays as it is.
fn filled(own: &Path) -> PathBuf {
    let mut name = own.file_stem().unwrap_or_default().to_owned();
    name.push("-filled");
    if let Some(ending) = own.extension() {
        name.push(".");
        name.push(ending);
    }
    own.with_file_name(name)
}

/// Whether a file to write is none of those that are read.
fn is_apart(file: &Path, args: &cli::Grade) -> Result<(), Failure> {
    let read = args.paths.iter().chain([&args.roster]).chain(&args.rubric);
    let is_same = |read: &PathBuf| match (read.canonicalize(), file.canonicalize()) {
        (Ok(read), Ok(file)) => read == file,
        _ => false,
    };
    if Path::new(&args.store) == file || read.into_iter().any(is_same) {
        return Err(Failure::usage(Saying::new("grade-export-over").with("file", file.display())));
    }
    Ok(())
}

/// What the runner of Classroom 50 says, where it runs this.
fn runner() -> classroom50::Runner {
    let said = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
    classroom50::Runner {
        classroom: said("CLASSROOM"),
        assignment: said("ASSIGNMENT"),
        submission: said("SUBMISSION_TAG"),
        commit: said("COMMIT_URL"),
        release: said("RELEASE_URL"),
        review: said("REVIEW_URL"),
    }
}

fn made(folder: &Path) -> Result<(), Failure> {
    output::written(std::fs::create_dir_all(folder), folder)
}

/// Writes a file, in the place of the one of the last time.
fn save(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    output::written(output::replace(file, bytes), file)
}
