//! What the command above an answer in a pasted session says of it: its parent, its Region, and whether it asked for
//! some only.
//!
//! A command counts if nothing stands between it and the answer, and if the answer is one of that command. Where
//! something stands there that looks like a command and is not understood, nobody knows what it left out.

use super::note::NoteKind;
use super::recognise::{Contents, Orphan};
use super::record;
use crate::ask::Ask;
use serde_json::{Value, json};

/// Options that change nothing of what is listed. Where pages are cut, the answer says so itself.
const HARMLESS: &[&str] = &[
    "output",
    "profile",
    "region",
    "no-cli-pager",
    "no-cli-auto-prompt",
    "page-size",
    "max-items",
    "max-results",
    "no-paginate",
    "endpoint-url",
    "color",
    "debug",
    "no-verify-ssl",
    "ca-bundle",
    "cli-read-timeout",
    "cli-connect-timeout",
];

/// Options for all services that stand alone: without a value behind them.
const FLAGS: &[&str] = &[
    "no-cli-pager",
    "no-cli-auto-prompt",
    "cli-auto-prompt",
    "no-paginate",
    "debug",
    "no-verify-ssl",
    "no-sign-request",
];

/// Names of the AWS CLI: on Windows, in a container, against LocalStack.
const NAMES: &[&str] = &["aws", "aws.exe", "aws.cmd", "aws2", "aws-cli", "awslocal"];

/// What shells print in front of the further lines of a command.
const SECONDARY: &[&str] = &[">>", ">", "More?", "quote>", "dquote>", "cmdsubst>", "pipe>"];

/// No command of a person goes over more lines.
const LINES: usize = 32;

/// No more of a command is shown.
const SHOWN: usize = 60;

/// A command of the AWS CLI.
pub(super) struct Command {
    pub(super) ask: Ask,
    options: Vec<(String, Vec<String>)>,
    /// What takes its output and may leave some out, or prints something else.
    behind: Option<String>,
}

/// What stands above an answer.
enum Above {
    Nothing,
    Command(Command),
    /// It looks like a command.
    Strange(String),
}

/// Adds what the command in front of a document says to what was found in it, and says which ask it made in full.
pub(super) fn apply(before: &str, contents: &mut Contents) -> Option<Ask> {
    let command = match above(before) {
        Above::Command(command) => command,
        Above::Strange(text) if !contents.says_itself => {
            hide(contents, |operation| NoteKind::StrangeCommand { operation, command: text.clone() }, |_| true);
            return None;
        }
        Above::Strange(_) | Above::Nothing => return None,
    };
    let ask = command.ask;
    let region = command.value("region").map(str::to_owned);
    if let Some((per, id)) = ask.per().zip(command.parent()) {
        let (own, others): (Vec<Orphan>, Vec<Orphan>) = std::mem::take(&mut contents.orphans)
            .into_iter()
            .partition(|orphan| orphan.calls.iter().any(|call| call.known() == Some(ask)));
        contents.orphans = others;
        for mut call in own.into_iter().flat_map(|orphan| orphan.calls).filter(|call| call.known() == Some(ask)) {
            call.input.insert(per.member.to_owned(), id.into());
            contents.calls.push(call);
        }
    }
    let orphans = contents.orphans.iter_mut().flat_map(|orphan| &mut orphan.calls);
    for call in contents.calls.iter_mut().chain(orphans).filter(|call| call.known() == Some(ask)) {
        call.region = call.region.take().or_else(|| region.clone());
        if ask == Ask::SearchTransitGatewayRoutes {
            call.input.extend(command.filters().map(|filters| ("Filters".to_owned(), filters)));
        }
    }
    match command.narrows() {
        Some(option) => {
            hide(contents, |operation| NoteKind::Narrowed { operation, option: option.clone() }, |other| other == ask);
            None
        }
        None => Some(ask),
    }
}

/// Takes from answers that they are whole, and says why.
fn hide(contents: &mut Contents, note: impl Fn(&'static str) -> NoteKind, of: impl Fn(Ask) -> bool) {
    let orphans = contents.orphans.iter_mut().flat_map(|orphan| &mut orphan.calls);
    let mut said: Vec<&'static str> = Vec::new();
    for call in contents.calls.iter_mut().chain(orphans).filter(|call| call.output.is_some() && !call.truncated) {
        let Some(ask) = call.known().filter(|ask| of(*ask)) else { continue };
        call.truncated = true;
        if !said.contains(&ask.name()) {
            said.push(ask.name());
        }
    }
    contents.notes.extend(said.into_iter().map(note));
}

impl Command {
    /// The one value of an option; one that the shell would have put in is not known.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let (_, values) = self.options.iter().find(|(option, _)| option == name)?;
        match values.as_slice() {
            [value] if !value.is_empty() && !value.contains(['$', '%', '<']) => Some(value),
            _ => None,
        }
    }

    /// The parent that it asks about.
    pub(super) fn parent(&self) -> Option<&str> {
        self.value(&kebab(self.ask.per()?.member))
    }

    /// What asks for some of what there is, as it is written.
    fn narrows(&self) -> Option<String> {
        let row = self.ask.row();
        let parent = row.per.map(|per| kebab(per.member));
        let inputs = row.inputs();
        let own = |option: &str| {
            Some(option) == parent.as_deref()
                || HARMLESS.contains(&option)
                || option == "filters" && self.ask == Ask::SearchTransitGatewayRoutes
                || inputs.iter().any(|input| input.keys().any(|member| kebab(member) == option))
        };
        let option = self.options.iter().map(|(option, _)| option.as_str()).find(|option| !own(option));
        option.map(|option| format!("--{option}")).or_else(|| self.behind.clone())
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

/// The command of the AWS CLI that ends a text.
pub(super) fn last(text: &str) -> Option<Command> {
    match above(text) {
        Above::Command(command) => Some(command),
        Above::Nothing | Above::Strange(_) => None,
    }
}

/// What ends a text.
fn above(text: &str) -> Above {
    // The command begins somewhere in the last lines that hang together.
    let mut lines: Vec<&str> = Vec::new();
    let mut rest = text.trim_end();
    loop {
        let begin = rest.rfind('\n').map_or(0, |newline| newline + 1);
        let line = rest.get(begin..).unwrap_or_default();
        let more = without_secondary(line);
        let above = rest.get(..begin).unwrap_or_default().trim_end();
        let goes_on =
            !above.is_empty() && (above.ends_with(['\\', '`', '^']) && !above.ends_with("```") || more.is_some());
        lines.push(if goes_on { more.unwrap_or(line) } else { line });
        if !goes_on || lines.len() >= LINES {
            break;
        }
        rest = above;
    }
    lines.reverse();
    let command = lines.join("\n");
    // Most of the program's time goes into logs, of which no line has one.
    if let Some(at) = position_of_aws(&command) {
        if let Some(parsed) = command.get(at..).and_then(parse) {
            return Above::Command(parsed);
        }
        if command.get(..at).is_some_and(|name| NAMES.contains(&name.trim_start())) {
            return Above::Strange(shown(&command));
        }
    }
    if lines.first().is_some_and(|line| has_prompt(line)) { Above::Strange(shown(&command)) } else { Above::Nothing }
}

/// A further line of a command without what the shell prints in front of it.
fn without_secondary(line: &str) -> Option<&str> {
    let line = line.trim_start();
    SECONDARY.iter().find_map(|prompt| line.strip_prefix(prompt)).filter(|rest| rest.starts_with(char::is_whitespace))
}

/// Whether something stands behind the sign of a prompt: `me@host:~$ cat a.json`, `PS C:\> type a.json`.
fn has_prompt(line: &str) -> bool {
    let line = line.trim();
    // What a document is written into, marks of HTML, headings and comments.
    if line.contains("<<") || line.starts_with(['<', '#']) {
        return false;
    }
    line.char_indices().any(|(at, sign)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        let behind = line.get(at + sign.len_utf8()..).unwrap_or_default();
        let is_sign = match sign {
            // `->` points at something, and `50%` is a number.
            '#' => before.is_some_and(|before| before != '#' && !before.is_whitespace()),
            '>' => !matches!(before, Some('-' | '=')),
            '%' => !before.is_some_and(|before| before.is_ascii_digit()),
            '$' | '❯' | '➜' => true,
            _ => false,
        };
        let spaced = behind.starts_with(char::is_whitespace);
        let of_windows = sign == '>' && line.get(1..2) == Some(":");
        is_sign && (spaced || of_windows) && !behind.trim().is_empty()
    })
}

fn shown(command: &str) -> String {
    let line = command.trim().lines().next().unwrap_or_default();
    let mut shown: String = line.chars().filter(|c| !c.is_control()).take(SHOWN).collect();
    if shown.len() < command.trim().len() {
        shown.push('…');
    }
    shown
}

/// Behind the name of the AWS CLI in a line.
fn position_of_aws(line: &str) -> Option<usize> {
    line.match_indices("aws").find_map(|(at, _)| {
        let before = line.get(..at)?.chars().next_back();
        let begins = before
            .is_none_or(|c| c.is_whitespace() || matches!(c, '$' | '#' | '%' | '>' | '/' | '\\' | '(' | '"' | '\''));
        let name = line.get(at..)?.split(char::is_whitespace).next()?;
        let end = at + name.len();
        // A container has a tag.
        let name = if name.starts_with("aws-cli:") { "aws-cli" } else { name };
        (begins && end < line.len() && NAMES.contains(&name)).then_some(end)
    })
}

fn parse(text: &str) -> Option<Command> {
    let (words, behind) = words(text)?;
    let mut words = words.into_iter().peekable();
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
        // In front of the service stand options for all services, each with one value or none.
        let most = if FLAGS.contains(&name) {
            0
        } else if names.len() < 2 {
            1
        } else {
            usize::MAX
        };
        while values.len() < most && words.peek().is_some_and(|word| !word.starts_with("--")) {
            values.extend(words.next());
        }
        options.push((name.to_owned(), values));
    }
    let [service, operation] = names.as_slice() else { return None };
    let behind = leaves_out(behind);
    Some(Command { ask: record::find(Some(service), operation)?, options, behind })
}

/// The words of a command as a shell reads them, and what stands behind the command; `None` if further lines do.
fn words(text: &str) -> Option<(Vec<String>, &str)> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (c, Some(_)) => word.get_or_insert_default().push(c),
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            ('\\' | '`' | '^', None) if rest.peek().is_none_or(|(_, next)| matches!(next, '\n' | '\r')) => {
                while rest.next_if(|(_, next)| next.is_whitespace()).is_some() {}
                words.extend(word.take());
            }
            ('\n', None) => return None,
            ('|' | ';' | '>' | '&' | ')', None) => {
                // `2>&1` begins with the number of what is redirected.
                let is_stream = |word: &String| c == '>' && word.bytes().all(|byte| byte.is_ascii_digit());
                words.extend(word.take().filter(|word| !is_stream(word)));
                return Some((words, text.get(at..)?));
            }
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, None) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Some((words, ""))
}

/// What behind a command may leave some of its output out, or prints something else.
fn leaves_out(behind: &str) -> Option<String> {
    let at = behind.find(['|', ';']).or_else(|| behind.find("&&"))?;
    let further = behind.get(at..)?.trim_start_matches(['|', ';', '&']);
    let mut words = further.split_whitespace();
    let program = words.next()?;
    let arguments: Vec<&str> = words.map(|word| word.trim_matches(['\'', '"'])).collect();
    let is_piped = behind.get(at..).is_some_and(|behind| behind.starts_with('|') && !behind.starts_with("||"));
    let passes_all = match program {
        // What comes out is what went in.
        "tee" | "cat" | "more" | "less" | "Tee-Object" | "Out-File" | "Out-String" | "Out-Host" => is_piped,
        "jq" => is_piped && arguments.iter().all(|word| matches!(*word, "." | "-S" | "-C" | "-M" | "--tab")),
        "python" | "python3" | "py" => is_piped && arguments.starts_with(&["-m", "json.tool"]),
        // A loop ends.
        "done" => true,
        _ => false,
    };
    if passes_all { leaves_out(further) } else { behind.get(at..).map(shown) }
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
