//! Why a command could not do its work: what, where, what to do about it; and the exit code that follows.

use crate::exit::Exit;
use crate::words::Saying;
use messages::Catalogue;

/// A command that ended without its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure(Box<Parts>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    kind: Kind,
    what: Saying,
    excerpt: Option<String>,
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
        Self(Box::new(Parts { kind: Kind::Usage, what, excerpt: None, hint: None }))
    }

    /// There is no way to the account.
    pub(crate) fn access(what: Saying) -> Self {
        Self(Box::new(Parts { kind: Kind::Access, what, excerpt: None, hint: None }))
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

    /// The same with what to do about it.
    pub(crate) fn hint(mut self, hint: Saying) -> Self {
        self.0.hint = Some(hint);
        self
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
        if let Some(hint) = &self.0.hint {
            text.push('\n');
            text.push_str(&words.message("failure-hint", &[("hint", hint.say(words).into())]));
        }
        text.push('\n');
        text
    }
}
