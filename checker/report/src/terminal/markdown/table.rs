//! A table of Markdown in columns, by the width of what is shown: a Hangul syllable takes two columns.
//!
//! The last column takes what is left of the page and is wrapped there. Where that would be too little, each row becomes
//! a few lines, with the headings as labels.

use super::super::page::{Line, Page};
use super::super::style;

/// Between two columns.
const GAP: usize = 2;

/// A table while it is read; the first row is the headings.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Line>>,
}

impl Table {
    /// Begins a row.
    pub(super) fn row(&mut self) {
        self.rows.push(vec![]);
    }

    /// Puts a cell at the end of the row.
    pub(super) fn cell(&mut self, cell: Line) {
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
    }

    /// Draws the table.
    pub(super) fn draw(self, page: &mut Page, indent: usize) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns.saturating_sub(1))
            .map(|column| self.rows.iter().filter_map(|row| row.get(column)).map(Line::width).max().unwrap_or(0))
            .collect();
        let last = indent + widths.iter().map(|width| width + GAP).sum::<usize>();
        if last > page.width() / 2 && columns > 1 {
            self.draw_stacked(page, indent);
        } else {
            self.draw_in_columns(page, indent, &widths, last);
        }
    }

    fn draw_in_columns(self, page: &mut Page, indent: usize, widths: &[usize], last: usize) {
        let longest = self.rows.iter().filter_map(|row| row.get(widths.len())).map(Line::width).max().unwrap_or(0);
        let rule = (last - indent + longest).min(page.width().saturating_sub(indent));
        for (index, row) in self.rows.into_iter().enumerate() {
            let cells = row.into_iter().enumerate().map(|(column, cell)| match widths.get(column) {
                Some(width) => cell.padded(width + GAP),
                None => cell,
            });
            page.wrap(indent, last, &cells.fold(Line::new(), Line::then));
            if index == 0 {
                page.whole(indent, &Line::new().styled(style::QUIET, &"─".repeat(rule)));
            }
        }
    }

    fn draw_stacked(self, page: &mut Page, indent: usize) {
        let mut rows = self.rows.into_iter();
        let headings = rows.next().unwrap_or_default();
        for row in rows {
            let mut cells = row.into_iter();
            if let Some(first) = cells.next() {
                page.wrap(indent, indent + 2, &first);
            }
            for (cell, heading) in cells.zip(headings.iter().skip(1)).filter(|(cell, _)| cell.width() > 0) {
                page.wrap(indent + 2, indent + 4, &heading.clone().plain(": ").then(cell));
            }
        }
    }
}
