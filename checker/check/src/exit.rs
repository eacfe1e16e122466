//! Exit codes: the one place where they are numbers.

use std::process::ExitCode;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// All passed, or what was asked for was done.
    Passed,
    /// Something that was judged failed.
    Failed,
    /// The command line or a file that it names cannot be used.
    Usage,
    /// Nothing failed, but something cannot be told.
    Unknown,
    /// No credentials, no access or no network.
    Access,
    /// A bug of this program.
    Bug,
}

impl Exit {
    /// The number that the shell sees.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Passed => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Unknown => 3,
            Self::Access => 4,
            // EX_SOFTWARE of sysexits.h.
            Self::Bug => 70,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_that_the_help_promises() {
        let words = messages::Catalogue::new(messages::Language::En);
        let help = words.attribute("help-check", "after", &[]);
        for exit in [Exit::Passed, Exit::Failed, Exit::Usage, Exit::Unknown, Exit::Access, Exit::Bug] {
            assert!(help.contains(&format!(" {} ", exit.code())), "{exit:?} in {help}");
        }
    }
}
