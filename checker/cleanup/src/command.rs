//! What is typed for a step: words for the AWS CLI, not yet quoted for a shell.

/// One call of the AWS CLI, without `aws`, a Region and a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its words.
    pub words: Vec<String>,
    /// The Region, where it is not that of the VPC.
    pub region: Option<String>,
}

/// One line of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Deletes; what has gone already is fine, what is still held is tried again.
    Remove(Command),
    /// Waits with a waiter of the AWS CLI.
    Wait(Command),
    /// Asks for a state again and again until nothing is left of it.
    Vanish(Command),
    /// Gives the subnets that a network ACL still guards to another list, whose id comes second.
    Exchange(String, String),
    /// Switches a distribution off, waits until every edge knows, deletes it.
    Distribution(String),
    /// Deletes an origin inside of a VPC, which like a distribution goes by its `ETag`.
    VpcOrigin(String),
}

impl Command {
    /// The words of a line, which are all plain; `@` stands for an id.
    pub(crate) fn of(line: &str, id: &str) -> Self {
        let words = line.split(' ').map(|word| word.replace('@', id)).collect();
        Self { words, region: None }
    }

    /// The same in another Region.
    pub(crate) fn in_region(self, region: &str) -> Self {
        Self { region: Some(region.to_owned()), ..self }
    }

    /// The same with one more word, which may have any characters in it.
    pub(crate) fn with(mut self, word: impl Into<String>) -> Self {
        self.words.push(word.into());
        self
    }
}

/// Deletes by one line.
pub(crate) fn remove(line: &str, id: &str) -> Line {
    Line::Remove(Command::of(line, id))
}

/// Waits by one line.
pub(crate) fn wait(line: &str, id: &str) -> Line {
    Line::Wait(Command::of(line, id))
}

/// Asks for a state by one line.
pub(crate) fn vanish(line: &str, id: &str, query: &str) -> Line {
    Line::Vanish(Command::of(line, id).with("--query").with(query))
}
