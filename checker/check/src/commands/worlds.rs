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
        let own = folder.file(proof::SOLVED).map(|_| ("solved", words.message("base-of-lab", &[])));
        let cases = crate::case::cases(folder).map(|case| (case.name, case.about(words)));
        let all: Vec<(&str, String)> = own.into_iter().chain(cases).collect();
        if !all.is_empty() {
            text.push('\n');
        }
        for (name, about) in all {
            let name = format!("{}/{name}", folder.id());
            text.push_str(&format!("{:<44} {about}\n", report::safe::line(&name)));
        }
    }
    output::print(&text)?;
    Ok(Exit::Passed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Language;

    #[test]
    fn every_base_is_told_in_both_languages() {
        for language in [Language::Ko, Language::En] {
            let words = Catalogue::new(language);
            for base in world::bases() {
                assert!(words.has(&format!("base-{}", base.name)), "{} in {language:?}", base.name);
            }
        }
    }
}
