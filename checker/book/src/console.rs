//! What the program prints, in a page: the page says the command, the program the rest.

use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use messages::Catalogue;

/// A block of code that begins with `$ check …`, with what the program prints below it.
pub(crate) fn console(course: &Course<'_>, words: &Catalogue, lines: &[&str]) -> Result<String, What> {
    let [line] = lines else {
        return Err(match lines.get(1) {
            Some(other) => What::Argument { word: (*other).to_owned() },
            None => What::Missing { what: "$ check …" },
        });
    };
    let command = line.strip_prefix("$ check ").ok_or_else(|| What::Argument { word: (*line).to_owned() })?;
    shown(course, words, command)
}

/// `{{#trace WORLD from=… to=… port=…}}`: the way of a packet in words.
pub(crate) fn trace(course: &Course<'_>, words: &Catalogue, directive: &Directive) -> Result<String, What> {
    shown(course, words, &trace_command(directive)?)
}

/// The question of a directive as somebody would type it.
pub(crate) fn trace_command(directive: &Directive) -> Result<String, What> {
    directive.knows(&["from", "to", "port", "protocol"])?;
    let world = directive.only("WORLD")?;
    let end = |name| directive.detail(name).ok_or(What::Missing { what: name });
    let (from, to) = (end("from")?, end("to")?);
    let protocol = directive.detail("protocol").map(|protocol| format!(" --protocol {protocol}")).unwrap_or_default();
    let port = directive.detail("port").map(|port| format!(" --port {port}")).unwrap_or_default();
    Ok(format!("trace {from} {to}{protocol}{port} --world {world}"))
}

fn shown(course: &Course<'_>, words: &Catalogue, command: &str) -> Result<String, What> {
    let printed = printed(course, words, command)?;
    Ok(format!("~~~~~console\n$ check {command}\n{}\n~~~~~\n", printed.trim_end()))
}

/// What the program prints for a command without an account.
pub(crate) fn printed(course: &Course<'_>, words: &Catalogue, command: &str) -> Result<String, What> {
    let typed: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
    (course.program)(&typed, words.language())
        .map_err(|said| What::Command { command: format!("check {command}"), said })
}
