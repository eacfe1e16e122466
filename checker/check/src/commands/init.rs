//! `check init`: writes `course.toml` from what is given, and never over one that is there.

use crate::cli::Init;
use crate::course;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use std::path::Path;
use toml::Value;

pub(super) fn run(args: &Init, words: &Catalogue) -> Result<Exit, Failure> {
    let text = |given: &Option<String>| Value::String(given.clone().unwrap_or_default());
    course::Course::no_third_app(&args.app)?;
    let apps = |given: &[String]| match given {
        [] => Value::String(String::new()),
        [one] => Value::String(one.clone()),
        several => Value::Array(several.iter().cloned().map(Value::String).collect()),
    };
    let ports = args.ssh_port.iter().map(|port| Value::Integer((*port).into())).collect();
    let given = [
        ("learner", text(&args.learner)),
        ("course", text(&args.course)),
        ("profile", text(&args.profile)),
        ("region", text(&args.region)),
        ("vpc", text(&args.vpc)),
        ("ssh-port", Value::Array(ports)),
        ("app", apps(&args.app)),
        ("domain", text(&args.domain)),
        ("repository", text(&args.repository)),
    ];
    let text = course::template(&given, |id| words.message(id, &[]));
    output::create(Path::new(course::FILE), text.as_bytes())?;
    output::remark(&format!("{}\n", Saying::new("init-done").with("file", course::FILE).say(words)));
    Ok(Exit::Passed)
}
