//! A line of a figure, and what can stand on one of any kind.

use super::fault::{Fault, Wrong};
use ipnet::Ipv4Net;

/// A line with its number from 1, without what stands around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) number: usize,
    pub(super) text: &'t str,
}

/// The most characters of a name, and of what is said.
const NAME: usize = 40;
const LABEL: usize = 60;
const TITLE: usize = 80;

impl<'t> Line<'t> {
    pub(super) fn fault(&self, wrong: Wrong) -> Fault {
        Fault { line: self.number, wrong }
    }

    /// The whole line as a title.
    pub(super) fn title(&self) -> Result<String, Fault> {
        if self.text.is_empty() {
            return Err(self.fault(Wrong::NoTitle));
        }
        self.within(self.text, TITLE)
    }

    /// What something on this line is called.
    pub(super) fn name(&self, text: &str) -> Result<String, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(self.fault(Wrong::NoName));
        }
        self.within(text, NAME)
    }

    /// What is said on this line, perhaps nothing.
    pub(super) fn label(&self, text: &str) -> Result<String, Fault> {
        self.within(text.trim(), LABEL)
    }

    /// An address with the length of its prefix, as the first word; and the rest.
    pub(super) fn address(&self) -> Result<(Ipv4Net, &'t str), Fault> {
        let (word, rest) = self.text.split_once(char::is_whitespace).unwrap_or((self.text, ""));
        let address = word.parse().map_err(|_| self.fault(Wrong::NoAddress { word: word.to_owned() }))?;
        Ok((address, rest.trim()))
    }

    /// An address, and a title if one stands behind it.
    pub(super) fn address_and_title(&self) -> Result<((Ipv4Net, Line<'t>), Option<String>), Fault> {
        let (address, rest) = self.address()?;
        let title = if rest.is_empty() { None } else { Some(self.within(rest, TITLE)?) };
        Ok(((address, *self), title))
    }

    fn within(&self, text: &str, most: usize) -> Result<String, Fault> {
        if text.chars().nth(most).is_some() {
            return Err(self.fault(Wrong::TooLong { text: text.to_owned(), most }));
        }
        Ok(text.to_owned())
    }
}
