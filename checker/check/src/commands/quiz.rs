//! `check quiz`: the questions of a chapter of the book, asked one after the other, graded and explained.

mod asking;
mod lint;
mod shown;
mod typed;

use crate::cli::Quiz;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::library::Library;
use crate::nearest::nearest;
use crate::output;
use crate::reasons;
use crate::words::Saying;
use messages::{Catalogue, Language};
use quiz::{Chapter, Posed, Question, Worlds};
use std::path::Path;

pub(super) fn run(args: &Quiz, words: &Catalogue) -> Result<Exit, Failure> {
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let shelf = match &args.questions {
        Some(folder) => Shelf::on_disk(folder)?,
        None => Shelf::of_course(),
    };
    let worlds = Worlds::new(library.folders());
    let asked = args.chapter.as_deref().map(|word| shelf.find(word)).transpose()?;
    if args.lint {
        return lint::run(&shelf, asked, words, &worlds);
    }
    match (asked, shelf.chapters.as_slice()) {
        (Some(chapter), _) if !args.list => ask(&shelf, chapter, words, &worlds),
        // Where there is only one nobody has to name it.
        (None, [only]) if !args.list => ask(&shelf, only, words, &worlds),
        (None, []) => Err(Failure::usage(Saying::new("quiz-none").with("folder", &shelf.place))),
        (Some(chapter), _) => list(&shelf, std::slice::from_ref(chapter), words),
        (None, all) => list(&shelf, all, words),
    }
}

/// Questions, and where they lie.
struct Shelf {
    /// As people call the folder.
    place: String,
    chapters: Vec<Chapter>,
    /// Whether they are the course's own.
    is_of_course: bool,
}

impl Shelf {
    fn of_course() -> Self {
        Self { place: "book/questions".to_owned(), chapters: quiz::chapters(book::questions()), is_of_course: true }
    }

    /// The questions of a folder; one that has files itself is a chapter.
    fn on_disk(folder: &Path) -> Result<Self, Failure> {
        let listing = files::below(folder)?;
        if let Some((below, error)) = listing.closed.first() {
            return Err(files::unreadable(&below.file, error));
        }
        let is_chapter = listing.files.iter().any(|below| !below.path.contains('/') && below.path.ends_with(".toml"));
        // `.` is called something, too.
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let own = whole.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut texts = Vec::new();
        for below in listing.files.iter().filter(|below| below.path.contains('/') || is_chapter) {
            let path = if is_chapter { format!("{own}/{}", below.path) } else { below.path.clone() };
            texts.push((path, files::text(&below.file)?));
        }
        let chapters = quiz::chapters(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let parent = if is_chapter { folder.parent().unwrap_or(Path::new("")) } else { folder };
        Ok(Self { place: parent.display().to_string(), chapters, is_of_course: false })
    }

    /// The chapter that a word means.
    fn find(&self, word: &str) -> Result<&Chapter, Failure> {
        quiz::find(&self.chapters, word).ok_or_else(|| {
            let names: Vec<&str> = self.chapters.iter().map(|chapter| chapter.name.as_str()).collect();
            let failure = Failure::usage(Saying::new("quiz-unknown").with("chapter", word));
            match nearest(word, names.iter().copied()) {
                Some(near) => failure.meant(Some(near)),
                None if names.is_empty() => failure,
                None => failure.hint(Saying::new("quiz-known").with("chapters", names.join(", "))),
            }
        })
    }

    /// How a file is named to people.
    fn file(&self, chapter: &str, file: &str) -> String {
        [self.place.as_str(), chapter, file].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
    }

    /// What a chapter is called: the title of its page, which begins with its number, or the name of its folder.
    fn title(&self, chapter: &Chapter, language: Language) -> String {
        let page = format!("book/{}/src/{}.md", language.as_str(), chapter.name);
        let page = book::SOURCES.iter().find(|source| self.is_of_course && source.path == page);
        let title = page.and_then(|page| page.text.lines().next()?.strip_prefix("# "));
        title.map_or_else(|| chapter.name.clone(), |title| title.trim().to_owned())
    }
}

/// The chapters with their numbers of questions.
fn list(shelf: &Shelf, chapters: &[Chapter], words: &Catalogue) -> Result<Exit, Failure> {
    let wide = chapters.iter().map(|chapter| chapter.name.chars().count()).max().unwrap_or_default();
    let mut text = String::new();
    for chapter in chapters {
        let title = shelf.title(chapter, words.language());
        let title = if title == chapter.name { String::new() } else { format!("  {}", report::safe::line(&title)) };
        let count = Saying::new("quiz-count").counting("count", chapter.files.len()).say(words);
        text.push_str(&format!("{:wide$}  {count}{title}\n", report::safe::line(&chapter.name)));
    }
    output::print(&text)?;
    Ok(Exit::Passed)
}

/// Asks all questions of a chapter.
fn ask(shelf: &Shelf, chapter: &Chapter, words: &Catalogue, worlds: &Worlds<'_>) -> Result<Exit, Failure> {
    // What is wrong with a file is told before the first question, not in the middle.
    let mut posed: Vec<Posed> = Vec::new();
    for file in &chapter.files {
        let place = shelf.file(&chapter.name, &file.name);
        let question =
            Question::parse(&file.text).map_err(|error| reasons::odd_question(&error, &file.text, &place))?;
        let unposed = |fault| reasons::odd_pose(&fault, &file.text, &place);
        posed.push(question.pose(words, worlds).map_err(unposed)?);
    }
    asking::all(&shelf.title(chapter, words.language()), &posed, words)
}
