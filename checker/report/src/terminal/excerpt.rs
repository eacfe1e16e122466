//! Evidence as AWS shows it: a small table in which the line to look at is marked.

use super::page::{Line, Page, width};
use super::style;
use crate::excerpt::{Shown, lines};
use crate::words::Words;
use judge::{Excerpt, Mark};

pub(super) fn draw(page: &mut Page, indent: usize, excerpt: &Excerpt, words: Words<'_>) {
    let headings: Vec<String> = excerpt.columns.iter().map(|column| words.plain(column)).collect();
    let rows: Vec<(Shown<'_>, Vec<String>)> = lines(excerpt)
        .into_iter()
        .map(|line| match line {
            Shown::Row(row) => (line, row.cells.iter().map(|cell| words.named(cell.clone())).collect()),
            Shown::LeftOut(_) => (line, Vec::new()),
        })
        .collect();
    let widths: Vec<usize> = headings
        .iter()
        .enumerate()
        .map(|(index, heading)| {
            let cells = rows.iter().filter_map(|(_, cells)| cells.get(index)).map(|cell| width(cell));
            cells.chain([width(heading)]).max().unwrap_or(0)
        })
        .collect();
    let title = words.resource(&excerpt.resource, excerpt.name.as_deref());
    page.whole(indent, &frame("╭ ").styled(style::STRONG, &title));
    page.whole(indent, &frame("│   ").then(row(&headings, &widths, style::QUIET)));
    for (line, cells) in &rows {
        match line {
            Shown::LeftOut(_) => page.whole(indent, &frame("│   …")),
            Shown::Row(line) if line.mark == Mark::Decides => {
                page.whole(indent, &frame("│ ").styled(style::BAD, "▶ ").then(row(cells, &widths, style::BAD)));
            }
            Shown::Row(_) => page.whole(indent, &frame("│   ").then(row(cells, &widths, style::PLAIN))),
        }
    }
    page.whole(indent, &frame("╰"));
}

fn frame(text: &str) -> Line {
    Line::new().styled(style::QUIET, text)
}

fn row(cells: &[String], widths: &[usize], style: anstyle::Style) -> Line {
    cells.iter().zip(widths).enumerate().fold(Line::new(), |line, (index, (cell, width))| {
        let gap = if index == 0 { "" } else { "   " };
        line.plain(gap).then(Line::new().styled(style, cell).padded(*width))
    })
}
