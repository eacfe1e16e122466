//! Where in a JSON text something stands: line and column of an offset, offset of a path, how far a value reaches.
//!
//! It walks the text without building anything, and gives up (`None`) rather than guess on text that is not JSON.

use super::{Limits, ReadError};
pub(crate) use crate::step::{Step, show};
use serde_path_to_error::{Path, Segment};

/// The steps of a path that can be followed in the text.
pub(crate) fn steps(path: &Path) -> Vec<Step> {
    path.iter()
        .map_while(|segment| match segment {
            Segment::Seq { index } => Some(Step::Element(*index)),
            Segment::Map { key } => Some(Step::Member(key.clone())),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}

/// Line and column, both from 1, the column in characters.
pub(crate) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    // Bytes that continue a character do not count.
    let column = 1 + before.iter().skip(start).filter(|&&byte| byte & 0xc0 != 0x80).count();
    (line, column)
}

/// The offset of what `serde_json` calls this line and column; its columns count bytes.
pub(crate) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (start + column.saturating_sub(1)).min(text.len())
}

/// How far a value reaches, and how much is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    /// The offset behind its last bracket; `None` if the text ends before that.
    pub(crate) end: Option<usize>,
    /// Objects and elements of lists.
    pub(crate) elements: usize,
}

/// Measures the value with brackets that begins at `from`, before anybody builds it.
///
/// It only counts brackets and commas. A parser that reads the same text stops at the first bracket that is wrong, so
/// that it never builds more than is counted here.
///
/// # Errors
/// The value is nested deeper, or has more in it, than the limits let through.
pub(crate) fn extent(text: &str, from: usize, limits: Limits) -> Result<Extent, ReadError> {
    let mut open: Vec<bool> = Vec::new();
    let mut elements = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (offset, byte) in text.bytes().enumerate().skip(from) {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        let in_list = open.last() == Some(&true);
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                // An object in a list is counted by the list.
                elements += usize::from(byte == b'[' || !in_list);
                open.push(byte == b'[');
                if open.len() > limits.depth {
                    let (line, column) = line_and_column(text, offset);
                    return Err(ReadError::TooDeep { line, column, limit: limits.depth });
                }
            }
            b']' | b'}' => {
                open.pop();
                if open.is_empty() {
                    return Ok(Extent { end: Some(offset + 1), elements });
                }
            }
            b',' => elements += usize::from(in_list),
            _ => continue,
        }
        if elements > limits.elements {
            return Err(ReadError::TooMany { limit: limits.elements });
        }
    }
    Ok(Extent { end: None, elements })
}

/// Where a part of a text begins; 0 for what is no part of it.
pub(crate) fn offset_in(whole: &str, part: &str) -> usize {
    let offset = (part.as_ptr() as usize).checked_sub(whole.as_ptr() as usize);
    offset.filter(|offset| *offset <= whole.len()).unwrap_or(0)
}

/// The offset of the value at a path.
pub(crate) fn find(text: &str, path: &[Step]) -> Option<usize> {
    let mut walk = Walk { bytes: text.as_bytes(), at: 0 };
    walk.skip_space();
    for step in path {
        match step {
            Step::Element(index) => walk.enter_element(*index)?,
            Step::Member(name) => walk.enter_member(name)?,
        }
    }
    Some(walk.at)
}

struct Walk<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Walk<'t> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, wanted: u8) -> Option<()> {
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn enter_element(&mut self, index: usize) -> Option<()> {
        self.eat(b'[')?;
        self.skip_space();
        for _ in 0..index {
            self.skip_value()?;
            self.skip_space();
            self.eat(b',')?;
            self.skip_space();
        }
        (self.peek()? != b']').then_some(())
    }

    fn enter_member(&mut self, name: &str) -> Option<()> {
        self.eat(b'{')?;
        loop {
            self.skip_space();
            let key = self.string()?;
            self.skip_space();
            self.eat(b':')?;
            self.skip_space();
            if serde_json::from_slice::<String>(key).is_ok_and(|key| key == name) {
                return Some(());
            }
            self.skip_value()?;
            self.skip_space();
            self.eat(b',')?;
        }
    }

    fn string(&mut self) -> Option<&'t [u8]> {
        let start = self.at;
        self.eat(b'"')?;
        loop {
            match self.peek()? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return self.bytes.get(start..self.at);
                }
                _ => self.at += 1,
            }
        }
    }

    fn skip_value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                }
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b']' | b'}' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => {
                    self.at += 1;
                    continue;
                }
                _ => self.skip_scalar(),
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn skip_scalar(&mut self) {
        while let Some(byte) = self.peek() {
            if matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b']' | b'}' | b'[' | b'{' | b'"') {
                break;
            }
            self.at += 1;
        }
    }
}
