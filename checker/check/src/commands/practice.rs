//! `check practice start`: writes a world in which something of a lab is broken, for the learner to mend.

use crate::case;
use crate::cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use std::path::Path;

pub(super) fn run(
    lab: &str,
    world: Option<&str>,
    library: &cli::Library,
    output: &Path,
    words: &Catalogue,
) -> Result<Exit, Failure> {
    let library = Library::open(library.labs_dir.as_deref())?;
    let folder = library.folder(lab)?;
    let case = match world {
        Some(name) => case::cases(folder).find(|case| case.name == name).ok_or_else(|| {
            let failure = Failure::usage(Saying::new("world-unknown").with("world", name));
            match crate::nearest::nearest(name, case::cases(folder).map(|case| case.name)) {
                Some(near) => failure.hint(Saying::new("usage-did-you-mean").with("word", near)),
                None => failure.hint(Saying::new("world-see-list")),
            }
        })?,
        None => case::cases(folder)
            .find(|case| case.is_broken())
            .ok_or_else(|| Failure::usage(Saying::new("practice-none").with("lab", folder.id())))?,
    };
    let head = Saying::new("practice-head").with("lab", folder.id()).say(words);
    let text = case.to_mend(&head, &library.bases());
    let text = text.map_err(|error| crate::reasons::odd_world(&error, case.text, case.name))?;
    if output == Path::new("-") {
        output::print(&text)?;
        return Ok(Exit::Passed);
    }
    output::create(output, text.as_bytes())?;
    let done = Saying::new("practice-started").with("file", output.display()).with("lab", folder.id());
    output::remark(&format!("{}\n", done.say(words)));
    Ok(Exit::Passed)
}
