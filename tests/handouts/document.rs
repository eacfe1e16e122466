//! A hand-out as its readers see it: sections, blocks of commands, links. What is in the blocks is not looked at.

use crate::support::repository;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A fenced block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// The id of the chapter, a heading of the second level, in which it stands.
    pub(crate) section: String,
    /// The first word after the fence: what the text is written in.
    pub(crate) language: String,
    /// The second word, which readers do not see: the one way of building that the block belongs to. None if to all.
    pub(crate) way: Option<String>,
    /// What is between the fences.
    pub(crate) text: String,
}

/// A hand-out.
#[derive(Debug)]
pub(crate) struct Document {
    /// The path in the repository.
    pub(crate) path: String,
    /// The ids of all headings, in order.
    pub(crate) ids: Vec<String>,
    /// All fenced blocks, in order.
    pub(crate) blocks: Vec<Block>,
    /// The targets of all links.
    pub(crate) links: Vec<String>,
}

impl Document {
    /// Reads the hand-out of a lab in a language.
    pub(crate) fn read(lab: &str, language: &str) -> Self {
        let path = format!("labs/{lab}/{language}.md");
        let markdown = std::fs::read_to_string(repository().join(&path)).unwrap();
        let mut read = Self { path, ids: Vec::new(), blocks: Vec::new(), links: Vec::new() };
        let (mut section, mut open) = (String::new(), None::<Block>);
        for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES) {
            match event {
                Event::Start(Tag::Heading { level, id: Some(id), .. }) => {
                    if level == HeadingLevel::H2 {
                        section = id.to_string();
                    }
                    read.ids.push(id.into_string());
                }
                Event::Start(Tag::Link { dest_url, .. }) => read.links.push(dest_url.into_string()),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                    let mut words = info.split(' ').map(str::to_owned);
                    let (language, way) = (words.next().unwrap_or_default(), words.next());
                    open = Some(Block { section: section.clone(), language, way, text: String::new() });
                }
                Event::Text(text) => {
                    if let Some(block) = &mut open {
                        block.text.push_str(&text);
                    }
                }
                Event::End(TagEnd::CodeBlock) => read.blocks.extend(open.take()),
                _ => {}
            }
        }
        read
    }

    /// The blocks in a language of commands.
    pub(crate) fn written_in(&self, language: &str) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.language == language)
    }
}

/// The folders of the labs, in the order of their numbers.
pub(crate) fn labs() -> impl Iterator<Item = &'static str> {
    labs::FOLDERS.iter().map(|folder| &*folder.name)
}
