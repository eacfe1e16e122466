//! `check init`: writes `course.toml` from what is given, and never over one that is there.

use crate::cli::Init;
use crate::course;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use std::path::Path;

pub(super) fn run(args: &Init, words: &Catalogue) -> Result<Exit, Failure> {
    let given = [
        ("learner", args.learner.as_deref()),
        ("profile", args.profile.as_deref()),
        ("region", args.region.as_deref()),
        ("vpc", args.vpc.as_deref()),
        ("app", args.app.as_deref()),
        ("domain", args.domain.as_deref()),
        ("repository", args.repository.as_deref()),
    ];
    let text = course::template(&given, |id| words.message(id, &[]));
    output::create(Path::new(course::FILE), text.as_bytes())?;
    output::remark(&format!("{}\n", Saying::new("init-done").with("file", course::FILE).say(words)));
    Ok(Exit::Passed)
}
