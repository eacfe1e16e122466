//! Evidence as AWS shows it: a small table in which the line to look at is marked.

use super::page::{Line, Page, width};
use super::style;
use crate::words::Words;
use judge::Excerpt;

/// Lines that are shown around the marked ones; a list of hundreds of rules would hide them.
const AROUND: usize = 3;

pub(super) fn draw(page: &mut Page, indent: usize, excerpt: &Excerpt, words: Words<'_>) {
    let headings: Vec<String> = excerpt.columns.iter().map(|column| words.plain(column)).collect();
    let widths: Vec<usize> = headings
        .iter()
        .enumerate()
        .map(|(index, heading)| {
            let cells = excerpt.rows.iter().filter_map(|row| row.cells.get(index)).map(|cell| width(cell));
            cells.chain([width(heading)]).max().unwrap_or(0)
        })
        .collect();
    let title = words.resource(&excerpt.resource, excerpt.name.as_deref());
    page.whole(indent, &frame("╭ ").styled(style::STRONG, &title));
    page.whole(indent, &frame("│   ").then(row(&headings, &widths, style::QUIET)));
    let mut skipped = false;
    for (index, line) in excerpt.rows.iter().enumerate() {
        if !is_near_mark(excerpt, index) {
            if !skipped {
                page.whole(indent, &frame("│   …"));
            }
            skipped = true;
            continue;
        }
        skipped = false;
        if line.marked {
            page.whole(indent, &frame("│ ").styled(style::BAD, "▶ ").then(row(&line.cells, &widths, style::BAD)));
        } else {
            page.whole(indent, &frame("│   ").then(row(&line.cells, &widths, style::PLAIN)));
        }
    }
    page.whole(indent, &frame("╰"));
}

/// Whether a line is marked, or near one that is; all are shown if none is marked and they are few.
fn is_near_mark(excerpt: &Excerpt, index: usize) -> bool {
    let marks = || excerpt.rows.iter().enumerate().filter(|(_, row)| row.marked).map(|(at, _)| at);
    if marks().next().is_none() {
        return index < 4 * AROUND;
    }
    marks().any(|at| at.abs_diff(index) <= AROUND)
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
