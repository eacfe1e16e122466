//! Why a command could not do its work: what, where, what to do about it; and the exit code that follows.

use crate::exit::Exit;
use crate::words::Saying;
use messages::Catalogue;
use std::path::Path;

/// A command that ended without its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure(Box<Parts>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    kind: Kind,
    what: Saying,
    excerpt: Option<String>,
    list: Vec<Saying>,
    hint: Option<Saying>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Usage,
    Access,
}

impl Failure {
    /// The command line, or a file that it names, cannot be used.
    pub(crate) fn usage(what: Saying) -> Self {
        Self(Box::new(Parts { kind: Kind::Usage, what, excerpt: None, list: Vec::new(), hint: None }))
    }

    /// There is no way to the account.
    pub(crate) fn access(what: Saying) -> Self {
        Self(Box::new(Parts { kind: Kind::Access, what, excerpt: None, list: Vec::new(), hint: None }))
    }

    /// The same with why, as `$cause` of its sentence.
    pub(crate) fn because(mut self, cause: Saying) -> Self {
        self.0.what = self.0.what.cause(cause);
        self
    }

    /// The same with a few lines that show the place.
    pub(crate) fn showing(mut self, excerpt: String) -> Self {
        self.0.excerpt = Some(excerpt);
        self
    }

    /// The same where a file and not the command line has the word.
    pub(crate) fn inside(mut self, file: &Path) -> Self {
        self.0.what = Saying::new("failure-in-file").with("file", file.display()).cause(self.0.what);
        self
    }

    /// The same with what there is to choose from, a line each.
    pub(crate) fn listing(mut self, list: Vec<Saying>) -> Self {
        self.0.list = list;
        self
    }

    /// The same with what to do about it.
    pub(crate) fn hint(mut self, hint: Saying) -> Self {
        self.0.hint = Some(hint);
        self
    }

    /// The same with the word that was probably meant, if there is one like it.
    pub(crate) fn meant(self, word: Option<impl ToString>) -> Self {
        match word {
            Some(word) => self.hint(Saying::new("usage-did-you-mean").with("word", word.to_string())),
            None => self,
        }
    }

    /// What it is, for whoever goes on without.
    pub(crate) fn into_what(self) -> Saying {
        self.0.what
    }

    /// How the run ends.
    pub(crate) fn exit(&self) -> Exit {
        match self.0.kind {
            Kind::Usage => Exit::Usage,
            Kind::Access => Exit::Access,
        }
    }

    /// The failure in words, ready for a terminal.
    pub(crate) fn say(&self, words: &Catalogue) -> String {
        let mut text = words.message("failure", &[("what", self.0.what.say(words).into())]);
        if let Some(excerpt) = &self.0.excerpt {
            text.push('\n');
            text.push_str(excerpt.trim_end());
        }
        for each in &self.0.list {
            text.push_str("\n  ");
            text.push_str(&each.say(words));
        }
        if let Some(hint) = &self.0.hint {
            text.push('\n');
            text.push_str(&words.message("failure-hint", &[("hint", hint.say(words).into())]));
        }
        text.push('\n');
        text
    }
}
