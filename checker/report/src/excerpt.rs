//! Which lines of an evidence table are shown: a list of hundreds of rules would hide the one that matters.

use judge::{Excerpt, ExcerptRow, Mark};

/// Lines that are shown around the marked ones.
const AROUND: usize = 3;

/// What takes a line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown<'e> {
    /// A line.
    Row(&'e ExcerptRow),
    /// So many lines that are left out here.
    LeftOut(usize),
}

/// The lines around those to look at; all of them if there are none such and they are few.
pub(crate) fn lines(excerpt: &Excerpt) -> Vec<Shown<'_>> {
    let marks: Vec<usize> =
        excerpt.rows.iter().enumerate().filter(|(_, row)| row.mark != Mark::Plain).map(|(index, _)| index).collect();
    let is_near = |index: usize| match marks.as_slice() {
        [] => index < 4 * AROUND,
        marks => marks.iter().any(|mark| mark.abs_diff(index) <= AROUND),
    };
    let mut lines = Vec::new();
    for (index, row) in excerpt.rows.iter().enumerate() {
        match lines.last_mut() {
            _ if is_near(index) => lines.push(Shown::Row(row)),
            Some(Shown::LeftOut(count)) => *count += 1,
            _ => lines.push(Shown::LeftOut(1)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(rows: usize, marked: &[usize]) -> Excerpt {
        let row = |index| ExcerptRow {
            cells: vec![format!("{index}")],
            rule: None,
            mark: if marked.contains(&index) { Mark::Decides } else { Mark::Plain },
        };
        Excerpt { resource: "acl-0".into(), name: None, columns: vec![], rows: (0..rows).map(row).collect() }
    }

    fn shape(excerpt: &Excerpt) -> String {
        lines(excerpt)
            .iter()
            .map(|line| match line {
                Shown::Row(row) if row.mark == Mark::Decides => "▶".to_owned(),
                Shown::Row(_) => "·".to_owned(),
                Shown::LeftOut(count) => format!("({count})"),
            })
            .collect()
    }

    #[test]
    fn lines_far_from_the_marks_are_left_out_and_counted() {
        assert_eq!(shape(&excerpt(4, &[1])), "·▶··");
        assert_eq!(shape(&excerpt(40, &[20])), "(17)···▶···(16)");
        assert_eq!(shape(&excerpt(30, &[0, 15])), "▶···(8)···▶···(11)");
        assert_eq!(shape(&excerpt(20, &[])), "············(8)");
        assert_eq!(shape(&excerpt(0, &[])), "");
        let mut close = excerpt(40, &[]);
        close.rows[20].mark = Mark::Near;
        assert_eq!(shape(&close), "(17)·······(16)", "what almost fits is in view, and not marked");
    }
}
