//! `check worlds`: the worlds that `--world` knows by name.

use crate::cli::Worlds;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use messages::Catalogue;

pub(super) fn run(args: &Worlds, words: &Catalogue) -> Result<Exit, Failure> {
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let mut text = String::new();
    for base in world::bases() {
        let about = words.message(&format!("base-{}", base.name), &[]);
        text.push_str(&format!("{:<12} {about}\n", base.name));
    }
    let folders = match &args.lab {
        Some(lab) => vec![library.folder(lab)?],
        None => library.folders().iter().collect(),
    };
    for folder in folders {
        let cases: Vec<_> = crate::case::cases(folder).collect();
        if !cases.is_empty() {
            text.push('\n');
        }
        for case in cases {
            let name = format!("{}/{}", folder.id(), case.name);
            text.push_str(&format!("{:<44} {}\n", report::safe::line(&name), case.about(words)));
        }
    }
    output::print(&text)?;
    Ok(Exit::Passed)
}
