//! What a file plans, whichever tool wrote it: resources under the names of Terraform's types and attributes.

use crate::left_open::Note;
use crate::value::Value;
use std::collections::BTreeMap;

/// One resource.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Resource {
    /// Terraform's address, or the logical id.
    pub(crate) address: String,
    /// Terraform's type.
    pub(crate) kind: String,
    /// The type as the file calls it.
    pub(crate) said: String,
    pub(crate) values: Value,
    /// The line in the file that was read.
    pub(crate) line: Option<usize>,
    /// Whether it is there depends on something that is not known.
    pub(crate) is_unsure: bool,
}

impl Resource {
    pub(crate) fn at(&self, name: &str) -> &Value {
        self.values.at(name)
    }
}

/// What a file plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Planned {
    pub(crate) resources: Vec<Resource>,
    /// The Region, where the file says one.
    pub(crate) region: Option<String>,
    pub(crate) notes: Vec<Note>,
}

impl Planned {
    /// The addresses of all resources in the file, in its order.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.resources.iter().map(|resource| resource.address.as_str())
    }

    /// How many resources the file plans.
    #[must_use]
    pub fn len(&self) -> usize {
        self.resources.len()
    }

    /// Whether it plans nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.resources.is_empty()
    }
}

/// Where resources are declared in the files of a Terraform configuration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    /// File and line of each `TYPE.NAME`.
    places: BTreeMap<String, Vec<(String, usize)>>,
}

impl Sources {
    /// Looks a file through for `resource "TYPE" "NAME"`; `name` is what people call the file.
    pub fn read(&mut self, name: &str, text: &str) {
        let mut until: Option<String> = None;
        let mut in_comment = false;
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if let Some(end) = &until {
                if line == end {
                    until = None;
                }
                continue;
            }
            if in_comment {
                in_comment = !line.contains("*/");
                continue;
            }
            if line.starts_with("/*") {
                in_comment = !line.contains("*/");
                continue;
            }
            until = heredoc(line);
            if let Some(declared) = declared(line) {
                self.places.entry(declared).or_default().push((name.to_owned(), number));
            }
        }
    }

    /// File and line of a resource, by its address; nothing where two files declare one of this name.
    #[must_use]
    pub fn place(&self, address: &str) -> Option<(&str, usize)> {
        let mut words = address_words(address);
        let name = words.pop()?;
        let kind = words.pop()?;
        match self.places.get(&format!("{kind}.{name}"))?.as_slice() {
            [(file, line)] => Some((file.as_str(), *line)),
            _ => None,
        }
    }
}

/// The words of an address without indices: `module.a["x.y"].aws_vpc.b[0]` has `module`, `a`, `aws_vpc`, `b`.
fn address_words(address: &str) -> Vec<String> {
    let (mut words, mut word, mut depth) = (Vec::new(), String::new(), 0_usize);
    for letter in address.chars() {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '.' if depth == 0 => words.push(std::mem::take(&mut word)),
            letter if depth == 0 => word.push(letter),
            _ => {}
        }
    }
    words.push(word);
    words
}

/// `TYPE.NAME` of a line that begins a resource.
fn declared(line: &str) -> Option<String> {
    let rest = line.strip_prefix("resource")?.trim_start();
    let (kind, rest) = quoted(rest)?;
    let (name, rest) = quoted(rest.trim_start())?;
    rest.trim_start().starts_with('{').then(|| format!("{kind}.{name}"))
}

fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('"')?.split_once('"')
}

/// The word that ends a heredoc which begins in this line.
fn heredoc(line: &str) -> Option<String> {
    let (before, rest) = line.split_once("<<")?;
    if before.contains('#') || before.contains("//") {
        return None;
    }
    let word = rest.trim_start_matches('-').trim();
    let good = !word.is_empty() && word.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    good.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_is_found_where_it_is_declared() {
        let mut sources = Sources::default();
        let text = "# resource \"aws_vpc\" \"a\" {\nlocals {\n x = <<EOT\nresource \"aws_vpc\" \"b\" {\nEOT\n}\n\
                    /*\nresource \"aws_vpc\" \"c\" {\n*/\nresource \"aws_vpc\" \"d\" {\n}\n";
        sources.read("main.tf", text);
        assert_eq!(sources.place("aws_vpc.d"), Some(("main.tf", 10)));
        assert_eq!(sources.place("module.x[\"a.b\"].aws_vpc.d[0]"), Some(("main.tf", 10)));
        for hidden in ["aws_vpc.a", "aws_vpc.b", "aws_vpc.c"] {
            assert_eq!(sources.place(hidden), None, "{hidden}");
        }
        sources.read("other.tf", "resource \"aws_vpc\" \"d\" {\n");
        assert_eq!(sources.place("aws_vpc.d"), None, "two of this name");
    }
}
