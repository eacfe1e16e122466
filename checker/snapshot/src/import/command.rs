//! What the command above an answer in a pasted session says of it: its parent, its Region, and whether it asked for
//! some only.
//!
//! A command counts if nothing stands between it and the answer, and if the answer is one of that command.

use super::note::NoteKind;
use super::recognise::Contents;
use super::record;
use crate::ask::Ask;
use serde_json::{Value, json};

/// Options that change nothing of what is listed. Where pages are cut, the answer says so itself.
const HARMLESS: &[&str] = &[
    "output",
    "profile",
    "region",
    "no-cli-pager",
    "page-size",
    "max-items",
    "max-results",
    "no-paginate",
    "endpoint-url",
    "color",
    "debug",
    "no-verify-ssl",
    "cli-read-timeout",
    "cli-connect-timeout",
];

/// No command of a person goes over more lines.
const LINES: usize = 32;

struct Command {
    ask: Ask,
    options: Vec<(String, Vec<String>)>,
}

/// Adds what the command in front of a document says to what was found in it.
pub(super) fn apply(before: &str, contents: &mut Contents) {
    let Some(command) = last(before) else { return };
    let ask = command.ask;
    let region = command.value("region").map(str::to_owned);
    let parent = ask.per().and_then(|per| Some((per, command.value(&kebab(per.member))?)));
    if let Some((per, id)) = parent {
        let (own, others) = std::mem::take(&mut contents.orphans)
            .into_iter()
            .partition(|orphan| orphan.calls.iter().any(|call| call.known() == Some(ask)));
        contents.orphans = others;
        let own: Vec<super::recognise::Orphan> = own;
        for mut call in own.into_iter().flat_map(|orphan| orphan.calls).filter(|call| call.known() == Some(ask)) {
            call.input.insert(per.member.to_owned(), id.into());
            contents.calls.push(call);
        }
    }
    let narrows = command.narrows();
    let orphans = contents.orphans.iter_mut().flat_map(|orphan| &mut orphan.calls);
    let mut narrowed = false;
    for call in contents.calls.iter_mut().chain(orphans).filter(|call| call.known() == Some(ask)) {
        call.region = call.region.take().or_else(|| region.clone());
        if ask == Ask::SearchTransitGatewayRoutes {
            call.input.extend(command.filters().map(|filters| ("Filters".to_owned(), filters)));
        } else if narrows.is_some() && !call.truncated {
            call.truncated = true;
            narrowed = true;
        }
    }
    let note = narrows.filter(|_| narrowed);
    contents
        .notes
        .extend(note.map(|option| NoteKind::Narrowed { operation: ask.name(), option: format!("--{option}") }));
}

impl Command {
    /// The one value of an option; one that the shell would have put in is not known.
    fn value(&self, name: &str) -> Option<&str> {
        let (_, values) = self.options.iter().find(|(option, _)| option == name)?;
        match values.as_slice() {
            [value] if !value.is_empty() && !value.contains(['$', '%', '<']) => Some(value),
            _ => None,
        }
    }

    /// The option that asks for some of what there is.
    fn narrows(&self) -> Option<&str> {
        let row = self.ask.row();
        let parent = row.per.map(|per| kebab(per.member));
        let inputs = row.inputs();
        let own = |option: &str| {
            Some(option) == parent.as_deref()
                || HARMLESS.contains(&option)
                || inputs.iter().any(|input| input.keys().any(|member| kebab(member) == option))
        };
        self.options.iter().map(|(option, _)| option.as_str()).find(|option| !own(option))
    }

    /// The filters of a search, in the form of the API.
    fn filters(&self) -> Option<Value> {
        let (_, values) = self.options.iter().find(|(option, _)| option == "filters")?;
        let one = |value: &String| {
            if let Ok(json) = serde_json::from_str::<Value>(value) {
                return if let Value::Array(list) = json { list } else { vec![json] };
            }
            // Name=state,Values=active,blackhole
            let (name, values) =
                value.strip_prefix("Name=").and_then(|rest| rest.split_once(",Values=")).unwrap_or_default();
            vec![json!({"Name": name, "Values": values.split(',').collect::<Vec<_>>()})]
        };
        Some(values.iter().flat_map(one).collect())
    }
}

/// The command that ends a text.
fn last(text: &str) -> Option<Command> {
    let text = text.trim_end();
    // The command begins somewhere in the last lines that hang together.
    let mut begin = text.rfind('\n').map_or(0, |newline| newline + 1);
    for _ in 0..LINES {
        let line = text.get(begin..)?;
        if let Some(command) = position_of_aws(line).and_then(|at| parse(line.get(at..)?)) {
            return Some(command);
        }
        let above = text.get(..begin)?.trim_end();
        if !above.ends_with(['\\', '`', '^']) {
            return None;
        }
        begin = above.rfind('\n').map_or(0, |newline| newline + 1);
    }
    None
}

/// Behind the word `aws` of a line.
fn position_of_aws(line: &str) -> Option<usize> {
    line.match_indices("aws ").find_map(|(at, found)| {
        let before = line.get(..at)?.chars().next_back();
        before
            .is_none_or(|c| c.is_whitespace() || matches!(c, '$' | '#' | '%' | '>' | '/' | '\\'))
            .then_some(at + found.len())
    })
}

fn parse(text: &str) -> Option<Command> {
    let mut words = words(text)?.into_iter().peekable();
    let mut options = Vec::new();
    let mut names = Vec::new();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else {
            names.push(word);
            continue;
        };
        let (name, value) =
            option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value.to_owned())));
        let mut values: Vec<String> = value.into_iter().collect();
        // In front of the service stand options for all services, each with one value.
        let most = if names.len() < 2 { 1 } else { usize::MAX };
        while values.len() < most && words.peek().is_some_and(|word| !word.starts_with("--")) {
            values.extend(words.next());
        }
        options.push((name.to_owned(), values));
    }
    let [service, operation] = names.as_slice() else { return None };
    Some(Command { ask: record::find(Some(service), operation)?, options })
}

/// The words of a command as a shell reads them; `None` if the text goes on behind the command.
fn words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (c, Some(_)) => word.get_or_insert_default().push(c),
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            ('\\' | '`' | '^', None) if rest.peek().is_none_or(|next| matches!(next, '\n' | '\r')) => {
                while rest.next_if(|next| next.is_whitespace()).is_some() {}
                words.extend(word.take());
            }
            ('\n', None) => return None,
            ('|' | ';' | '>' | '&', None) => break,
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, None) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Some(words)
}

/// An option's name: `TargetGroupArn` is `target-group-arn`.
fn kebab(member: &str) -> String {
    let mut option = String::new();
    for letter in member.chars() {
        if letter.is_ascii_uppercase() && !option.is_empty() {
            option.push('-');
        }
        option.push(letter.to_ascii_lowercase());
    }
    option
}
