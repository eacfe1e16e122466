//! The chapters that have questions, and the files of each in their order.

/// The file of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The name in the folder of its chapter: `01-why-two.toml`.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// The questions of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The name of the chapter's page: `1.9-network-acl`.
    pub name: String,
    /// The files, in the order in which they are asked.
    pub files: Vec<File>,
}

impl Chapter {
    /// What stands before the first hyphen: `1.9`.
    #[must_use]
    pub fn number(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }

    /// Chapter and section as numbers.
    fn place(&self) -> Option<(u32, u32)> {
        place(self.number())
    }
}

fn place(number: &str) -> Option<(u32, u32)> {
    let (chapter, section) = number.split_once('.')?;
    Some((chapter.parse().ok()?, section.parse().ok()?))
}

/// The chapters of a folder of questions, in the order of the course: from the paths in it, `1.9-network-acl/01-a.toml`,
/// and the texts. What lies beside the folders of chapters, as a README does, belongs to none.
#[must_use]
pub fn chapters<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for (path, text) in files {
        let Some((name, file)) = path.split_once('/') else { continue };
        let file = File { name: file.to_owned(), text: text.to_owned() };
        match chapters.iter_mut().find(|chapter| chapter.name == name) {
            Some(chapter) => chapter.files.push(file),
            None => chapters.push(Chapter { name: name.to_owned(), files: vec![file] }),
        }
    }
    for chapter in &mut chapters {
        chapter.files.sort_by(|one, other| one.name.cmp(&other.name));
    }
    let order = |chapter: &Chapter| (chapter.place().is_none(), chapter.place(), chapter.name.clone());
    chapters.sort_by_key(order);
    chapters
}

/// How far a chapter's page may reach: 1.4 holds 1.5 and 1.6.
const REACH: u32 = 2;

/// The chapter that a word means: its name, its number, a lab's id, or the number of a section that its page holds too.
#[must_use]
pub fn find<'c>(chapters: &'c [Chapter], word: &str) -> Option<&'c Chapter> {
    let word = word.trim().to_ascii_lowercase();
    let word = word.trim_end_matches(".md").trim_end_matches(".html");
    let number = labs::number(word);
    let own = chapters.iter().find(|chapter| chapter.name == word || chapter.number() == number);
    own.or_else(|| chapters.iter().find(|chapter| chapter.name == number)).or_else(|| {
        let (part, section) = place(number)?;
        let places = || chapters.iter().filter_map(|chapter| Some((chapter, chapter.place()?)));
        let of_part = || places().filter(|(_, (of, _))| *of == part);
        // Only a section between two pages belongs to the first of them.
        let is_between = of_part().any(|(_, (_, later))| later > section);
        let before = of_part().filter(|(_, (_, at))| *at < section && section - at <= REACH);
        before.max_by_key(|(_, (_, at))| *at).map(|(chapter, _)| chapter).filter(|_| is_between)
    })
}
