//! Elements that ask the engine in the page: around what stands there without it, and the files that they load.
//!
//! What they load lies beside both books in `widgets`, once: the module for pages that are served, the same in base64 for
//! pages in the file system, from which nothing can be fetched, the words of each language, and the labs of playgrounds.

use crate::course::Course;
use crate::sources;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What every page loads where there is an engine, and where `book.toml` lists such files. The script loads the rest
/// only for a page that has an element.
pub(crate) const LOADED: [(&str, &str); 2] =
    [("output.html.additional-js", "../widgets/widgets.js"), ("output.html.additional-css", "../widgets/widgets.css")];

/// An element with attributes around what stands in its place where no script runs; only that where there is no engine.
pub(crate) fn around<'a>(
    course: &Course<'_>,
    name: &str,
    inside: &str,
    attributes: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    if course.engine.is_none() {
        return inside.to_owned();
    }
    let mut element = format!("\n<course-{name}");
    for (name, value) in attributes {
        let _ = write!(element, " {name}=\"{}\"", quoted(value));
    }
    let _ = write!(element, ">\n\n{inside}\n\n</course-{name}>\n");
    element
}

/// A text as the value of an attribute, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => quoted.push_str("&amp;"),
            '"' => quoted.push_str("&quot;"),
            '<' => quoted.push_str("&lt;"),
            '>' => quoted.push_str("&gt;"),
            '\n' => quoted.push_str("&#10;"),
            other => quoted.push(other),
        }
    }
    quoted
}

/// Writes what elements load beside the books; nothing without an engine.
///
/// # Errors
/// A file cannot be written.
pub(crate) fn beside(course: &Course<'_>, folder: &Path) -> Result<(), (PathBuf, io::Error)> {
    let Some(module) = &course.engine else { return Ok(()) };
    let folder = folder.join("widgets");
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        fs::write(&file, bytes).map_err(|error| (file, error))
    };
    fs::create_dir_all(&folder).map_err(|error| (folder.clone(), error))?;
    write("engine.wasm", module)?;
    write("engine.js", format!("window.courseEngine = '{}';\n", STANDARD.encode(module)).as_bytes())?;
    for language in sources::LANGUAGES {
        let words = format!("window.courseWords = {};\n", engine::words(language));
        write(&format!("words-{language}.js"), words.as_bytes())?;
    }
    let folders: Vec<_> = course.folders().cloned().collect();
    for lab in &folders {
        let id = lab.id();
        if let Some(text) = engine::lab(&folders, &id) {
            let lab = format!("(window.courseLabs ??= {{}})['{id}'] = {text};\n");
            write(&format!("{id}.js"), lab.as_bytes())?;
        }
    }
    for script in sources::SOURCES {
        let name = script.path.strip_prefix("book/widgets/").filter(|name| name.ends_with(".js"));
        name.map_or(Ok(()), |name| write(name, script.text.as_bytes()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_stays_in_its_attribute() {
        assert_eq!(quoted("a \"b\"\n<c> & 가"), "a &quot;b&quot;&#10;&lt;c&gt; &amp; 가");
    }
}
