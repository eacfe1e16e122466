//! The documentation of a check, taken apart: sections, the line that a lab writes, cases, commands.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// What stands before the first heading; nothing should.
    pub(crate) preamble: String,
    /// Its sections, in order.
    pub(crate) sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Default)]
pub(crate) struct Section {
    /// The level of its heading, from 1.
    pub(crate) level: usize,
    /// Its heading.
    pub(crate) heading: String,
    /// Its prose, without code.
    pub(crate) prose: String,
    /// Its inline code.
    pub(crate) spans: Vec<String>,
    /// Its code blocks: what the fence says, and the text.
    pub(crate) blocks: Vec<(String, String)>,
}

/// A case: a world (or, for an exercise, a file of answers) and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Case {
    /// What comes of it.
    pub(crate) expected: Expected,
    /// The codes of the warnings with which it passes.
    pub(crate) warns: Vec<String>,
    /// The ports on which the learner says that ssh listens.
    pub(crate) ssh_ports: Vec<u16>,
    /// The domain that the learner declares.
    pub(crate) domain: Option<String>,
    /// The text, without the comments, which are in the language of the document.
    pub(crate) text: String,
}

/// What comes of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expected {
    /// The check passes.
    Passes,
    /// Its first finding has this code, at the resource of this label.
    Fails { code: String, at: String },
    /// It cannot be told.
    Unknown,
}

impl Document {
    pub(crate) fn read(markdown: &str) -> Self {
        let mut document = Self::default();
        let mut fence: Option<String> = None;
        let mut in_heading = false;
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    in_heading = true;
                    document.sections.push(Section { level: number(level), ..Section::default() });
                }
                Event::End(TagEnd::Heading(_)) => in_heading = false,
                Event::Start(Tag::CodeBlock(kind)) => {
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    if let Some(section) = document.sections.last_mut() {
                        section.blocks.push((info.clone(), String::new()));
                    }
                    fence = Some(info);
                }
                Event::End(TagEnd::CodeBlock) => fence = None,
                Event::Text(text) => document.text(&text, in_heading, fence.is_some()),
                Event::Code(code) => {
                    if let Some(section) = document.sections.last_mut() {
                        section.spans.push(code.to_string());
                    }
                }
                _ => {}
            }
        }
        document
    }

    fn text(&mut self, text: &str, in_heading: bool, in_code: bool) {
        let Some(section) = self.sections.last_mut() else { return self.preamble.push_str(text) };
        let place = match section.blocks.last_mut() {
            Some((_, block)) if in_code => block,
            _ if in_heading => &mut section.heading,
            _ => &mut section.prose,
        };
        place.push_str(text);
    }

    /// The sections' levels and headings.
    pub(crate) fn headings(&self) -> Vec<(usize, &str)> {
        self.sections.iter().map(|section| (section.level, section.heading.as_str())).collect()
    }

    /// The code blocks of all sections.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &(String, String)> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// The cases of all sections.
    pub(crate) fn cases(&self) -> Result<Vec<Case>, String> {
        let all: Result<Vec<Vec<Case>>, String> = self.sections.iter().map(Section::cases).collect();
        all.map(|all| all.concat())
    }
}

impl Section {
    /// The cases of this section, in order.
    pub(crate) fn cases(&self) -> Result<Vec<Case>, String> {
        self.blocks
            .iter()
            .filter(|(info, _)| info.starts_with("case"))
            .map(|(info, text)| {
                let (words, options): (Vec<&str>, Vec<&str>) =
                    info.split_whitespace().partition(|word| !OPTIONS.iter().any(|option| word.starts_with(option)));
                let expected = expected(info, &words)?;
                let [domain, ssh_ports, warns] = OPTIONS.map(|option| value(&options, option));
                if !warns.is_empty() && expected != Expected::Passes {
                    return Err(format!("```{info}: only what passes passes with a warning"));
                }
                let ssh_ports = ssh_ports.iter().map(|port| port.parse().map_err(|_| format!("```{info}: {port}")));
                let ssh_ports = ssh_ports.collect::<Result<_, String>>()?;
                Ok(Case { expected, warns, ssh_ports, domain: domain.first().cloned(), text: without_comments(text) })
            })
            .collect()
    }
}

fn number(level: HeadingLevel) -> usize {
    level as usize
}

/// What may stand behind what is expected: `case passes warns=CODE ssh-port=2222 domain=example.link`.
const OPTIONS: [&str; 3] = ["domain=", "ssh-port=", "warns="];

/// The values of an option, separated by commas.
fn value(options: &[&str], name: &str) -> Vec<String> {
    let values = options.iter().filter_map(|option| option.strip_prefix(name)).flat_map(|values| values.split(','));
    values.map(str::to_owned).collect()
}

fn expected(info: &str, words: &[&str]) -> Result<Expected, String> {
    match words {
        ["case", "passes"] => Ok(Expected::Passes),
        ["case", "unknown"] => Ok(Expected::Unknown),
        ["case", code, at] => match (code.strip_prefix("fails="), at.strip_prefix("at=")) {
            (Some(code), Some(at)) => Ok(Expected::Fails { code: code.to_owned(), at: at.to_owned() }),
            _ => Err(format!("```{info}: write `fails=CODE at=LABEL`")),
        },
        _ => Err(format!("```{info}: write `case passes`, `case unknown` or `case fails=CODE at=LABEL`")),
    }
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty());
    lines.map(|line| format!("{}\n", line.trim_end())).collect()
}
