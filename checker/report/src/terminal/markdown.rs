//! Documentation in Markdown as plain paragraphs for a terminal.
//!
//! Headings, paragraphs, lists, quotes, code and tables are drawn; pictures and raw HTML are not.

mod table;

use super::page::{Line, Page};
use super::{Options, style};
use anstyle::Style;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use table::Table;

/// Markdown for a terminal.
#[must_use]
pub fn markdown(text: &str, options: Options) -> String {
    let mut drawing = Drawing {
        page: Page::new(options),
        line: Line::new(),
        styles: vec![],
        lists: vec![],
        item: None,
        code: None,
        is_first: true,
        link: None,
        table: None,
    };
    for event in Parser::new_ext(text, pulldown_cmark::Options::ENABLE_TABLES) {
        drawing.event(event);
    }
    drawing.page.into_text()
}

struct Drawing {
    page: Page,
    line: Line,
    styles: Vec<Style>,
    /// The number of the next item of each open list; `None` for one with bullets.
    lists: Vec<Option<u64>>,
    /// The mark of an item whose first line is not drawn yet.
    item: Option<String>,
    code: Option<String>,
    is_first: bool,
    link: Option<String>,
    table: Option<Table>,
}

impl Drawing {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.write(&text),
            },
            Event::Code(code) => {
                let line = std::mem::take(&mut self.line);
                self.line = line.styled(style::CODE, &code);
            }
            Event::SoftBreak => self.write(" "),
            Event::HardBreak => self.flush(),
            Event::Rule => {
                self.gap();
                self.page.whole(0, &Line::new().styled(style::QUIET, "────────"));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.gap();
                self.styles.push(style::STRONG);
            }
            Tag::Paragraph if self.item.is_none() => self.gap(),
            Tag::CodeBlock(_) => {
                self.flush();
                self.gap();
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.flush();
                if self.lists.is_empty() {
                    self.gap();
                }
                self.lists.push(*first);
            }
            Tag::Item => {
                self.flush();
                self.item = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                });
            }
            Tag::Table(_) => {
                self.flush();
                self.gap();
                self.table = Some(Table::default());
            }
            Tag::TableHead => {
                self.styles.push(style::STRONG);
                self.row();
            }
            Tag::TableRow => self.row(),
            Tag::Strong | Tag::Emphasis => self.styles.push(style::STRONG),
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.to_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.styles.pop();
                self.flush();
            }
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            TagEnd::TableHead => {
                self.styles.pop();
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                if let Some(table) = &mut self.table {
                    table.cell(cell);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.draw(&mut self.page, 2 * self.lists.len() + 2);
                }
            }
            TagEnd::CodeBlock => {
                for line in self.code.take().unwrap_or_default().lines() {
                    self.page.whole(4, &Line::new().styled(style::CODE, line));
                }
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::Strong | TagEnd::Emphasis => {
                self.styles.pop();
            }
            TagEnd::Link => {
                if let Some(url) = self.link.take() {
                    self.write(&format!(" ({url})"));
                }
            }
            _ => {}
        }
    }

    fn row(&mut self) {
        if let Some(table) = &mut self.table {
            table.row();
        }
    }

    fn write(&mut self, text: &str) {
        let style = self.styles.last().copied().unwrap_or(style::PLAIN);
        let line = std::mem::take(&mut self.line);
        self.line = line.styled(style, text);
    }

    /// An empty line before a block, but not at the top.
    fn gap(&mut self) {
        if !self.is_first {
            self.page.blank();
        }
        self.is_first = false;
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.width() == 0 {
            return;
        }
        let indent = 2 * self.lists.len();
        match self.item.take() {
            Some(mark) => {
                let hang = indent + mark.len();
                self.page.wrap(indent, hang, &Line::new().plain(&mark).then(line));
            }
            None if self.lists.is_empty() => self.page.wrap(0, 0, &line),
            None => self.page.wrap(indent + 2, indent + 2, &line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "Before.\n\n| 매개변수 | 뜻 |\n|---|---|\n| `from` | 누가 연결을 여는지, 아래의 *낱말* 가운데 하나 |\n| `포트` | 목적지 포트 |\n\nAfter.\n";

    fn drawn(text: &str, width: usize) -> String {
        anstream::adapter::strip_str(&markdown(text, Options { width, ..Options::default() })).to_string()
    }

    #[test]
    fn tables_have_columns_by_the_width_of_what_is_shown() {
        assert_eq!(
            drawn(TABLE, 80),
            "Before.\n\n  매개변수  뜻\n  ─────────────────────────────────────────────────────\n  from      누가 연결을 여는지, 아래의 낱말 가운데 하나\n  포트      목적지 포트\n\nAfter.\n"
        );
        assert_eq!(
            drawn(TABLE, 40),
            "Before.\n\n  매개변수  뜻\n  ──────────────────────────────────────\n  from      누가 연결을 여는지, 아래의\n            낱말 가운데 하나\n  포트      목적지 포트\n\nAfter.\n"
        );
    }

    #[test]
    fn a_table_too_wide_for_the_page_becomes_lines_with_labels() {
        let text = "| a | who that is | where |\n|---|---|---|\n| one | somebody on the internet | here |\n| two | | there |\n";
        assert_eq!(
            drawn(text, 40),
            "  one\n    who that is: somebody on the\n      internet\n    where: here\n  two\n    where: there\n"
        );
        assert_eq!(drawn("| a |\n|---|\n", 40), "  a\n  ─\n");
    }

    #[test]
    fn blocks_are_drawn_as_plain_text() {
        let text = "# Title\n\nA *short* paragraph with `code`\nover two lines.\n\n- one\n- two [page](https://x.example)\n\n1. first\n2. second\n\n```sh\naws ec2 describe-vpcs\n```\n<b>raw</b>\n";
        let drawn = markdown(text, Options { width: 60, ..Options::default() });
        assert_eq!(
            anstream::adapter::strip_str(&drawn).to_string(),
            "Title\n\nA short paragraph with code over two lines.\n\n  - one\n  - two page (https://x.example)\n\n  1. first\n  2. second\n\n    aws ec2 describe-vpcs\n\nraw\n"
        );
    }
}
