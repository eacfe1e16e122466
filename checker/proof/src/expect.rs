//! What a case says will come of it, in comments of its own text.
//!
//! `# expect passes`, `# expect fails CHECK CODE RESOURCE`, `# expect unknown CHECK`; `# expect also LAB CHECK CODE
//! RESOURCE` for a consequence in another lab or check. CODE and RESOURCE may name several with `|`, or be `?` for any;
//! a resource is named by its label in the world, a note of a board by its name.
//! `# given ssh-port N` and `# given domain NAME` are what the learner declares beside it.
//! `# common` says of a mistake that beginners make it: practice begins with such.
//! A solved world passes without saying so; what it costs other labs it says like a case.

/// What will come of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// Of its own lab.
    pub own: Expected,
    /// Checks that fail besides: lab, check, code, resource.
    pub also: Vec<[String; 4]>,
    /// What the learner declares.
    pub given: Given,
    /// Whether it is a mistake that many make, with which practice begins.
    pub is_common: bool,
}

/// What a learner declares beside the evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The ports beside 22 on which ssh listens.
    pub ssh_ports: Vec<u16>,
    /// The learner's own domain.
    pub domain: Option<String>,
}

impl Given {
    /// What the comments of a world say of it, whatever else they say; nothing where that is not understood.
    #[must_use]
    pub fn read(text: &str) -> Self {
        lines(text).map(|(_, said)| said.given).unwrap_or_default()
    }
}

/// What will come of a case in its own lab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// Every check passes.
    Passes,
    /// This check fails with this code at this resource.
    Fails {
        /// The check.
        check: String,
        /// The code, or several with `|`.
        code: String,
        /// The resource's label, or several with `|`.
        resource: String,
    },
    /// This check cannot be told.
    Unknown {
        /// The check.
        check: String,
    },
}

/// Why an expectation is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectationFault {
    /// There is none.
    Missing,
    /// There are several.
    Twice,
    /// Words after `# expect` that say nothing.
    Unclear {
        /// The words.
        words: String,
    },
    /// Words after `# given` that say nothing.
    Given {
        /// The words.
        words: String,
    },
    /// `# expect also` without its four words.
    Also {
        /// The words.
        words: String,
    },
    /// A solved world is to do anything but pass.
    SolvedToFail,
}

impl Expectation {
    /// Reads the expectation of a case.
    ///
    /// # Errors
    /// What is missing or not understood.
    pub fn read(text: &str) -> Result<Self, ExpectationFault> {
        let (own, rest) = lines(text)?;
        Ok(Self { own: own.ok_or(ExpectationFault::Missing)?, ..rest })
    }

    /// Reads what a solved world says of itself: that it passes, or nothing of its own lab.
    ///
    /// # Errors
    /// What is not understood, or that it is not to pass.
    pub fn of_solved(text: &str) -> Result<Self, ExpectationFault> {
        match lines(text)? {
            (None | Some(Expected::Passes), rest) => Ok(rest),
            (Some(_), _) => Err(ExpectationFault::SolvedToFail),
        }
    }
}

/// What the comments of a text say of its own lab, if they do, and what else they say.
fn lines(text: &str) -> Result<(Option<Expected>, Expectation), ExpectationFault> {
    let mut own = None;
    let mut rest = Expectation { own: Expected::Passes, also: Vec::new(), given: Given::default(), is_common: false };
    for line in text.lines().filter_map(|line| line.trim().strip_prefix('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["expect", "also", words @ ..] => rest.also.push(four(words)?),
            ["given", words @ ..] => given(words, &mut rest.given)?,
            ["common"] => rest.is_common = true,
            ["expect", ..] if own.is_some() => return Err(ExpectationFault::Twice),
            ["expect", words @ ..] => own = Some(expected(words)?),
            _ => {}
        }
    }
    Ok((own, rest))
}

fn expected(words: &[&str]) -> Result<Expected, ExpectationFault> {
    match words {
        ["passes"] => Ok(Expected::Passes),
        ["unknown", check] => Ok(Expected::Unknown { check: (*check).to_owned() }),
        // The name of a note on a board may have several words.
        ["fails", check, code, resource @ ..] if !resource.is_empty() => {
            Ok(Expected::Fails { check: (*check).to_owned(), code: (*code).to_owned(), resource: resource.join(" ") })
        }
        _ => Err(ExpectationFault::Unclear { words: words.join(" ") }),
    }
}

fn given(words: &[&str], given: &mut Given) -> Result<(), ExpectationFault> {
    let unclear = || ExpectationFault::Given { words: words.join(" ") };
    match words {
        ["ssh-port", ports @ ..] if !ports.is_empty() => {
            for port in ports {
                given.ssh_ports.push(port.parse().map_err(|_| unclear())?);
            }
        }
        ["domain", name] if given.domain.is_none() => given.domain = Some((*name).to_owned()),
        _ => return Err(unclear()),
    }
    Ok(())
}

fn four(words: &[&str]) -> Result<[String; 4], ExpectationFault> {
    match words {
        [lab, check, code, resource @ ..] if !resource.is_empty() => {
            Ok([(*lab).to_owned(), (*check).to_owned(), (*code).to_owned(), resource.join(" ")])
        }
        _ => Err(ExpectationFault::Also { words: words.join(" ") }),
    }
}

/// Whether a word of an expectation allows a value.
pub(crate) fn allows(word: &str, value: &str) -> bool {
    word == "?" || word.split('|').any(|one| one == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_case_expects() {
        let text =
            "world 1\n# A mistake.\n# expect fails egress NO_ROUTE rtb\n# expect also lab-2 x Y z\nbase solved\n";
        let expectation = Expectation::read(text).unwrap();
        assert!(matches!(expectation.own, Expected::Fails { check, .. } if check == "egress"));
        assert_eq!(expectation.also.len(), 1);
        let given = Expectation::read("world 1\n# given ssh-port 2222 2200\n# expect passes\n").unwrap();
        assert_eq!(given.given.ssh_ports, [2222, 2200]);
        assert_eq!(Given::read("world 1\n# given ssh-port 2222 2200\n# Somebody forgot it.\n"), given.given);
        let note = Expectation::read("# expect fails events BOARD_X Place an order\n").unwrap();
        assert!(matches!(note.own, Expected::Fails { resource, .. } if resource == "Place an order"));
        for wrong in [
            "",
            "# expect",
            "# expect fails x",
            "# expect passes\n# expect passes",
            "# expect also x\n# expect passes",
            "# given ssh-port\n# expect passes",
            "# given ssh-port 70000\n# expect passes",
            "# given rain\n# expect passes",
        ] {
            assert!(Expectation::read(wrong).is_err(), "{wrong}");
        }
        let solved = Expectation::of_solved("world 1\n# Done.\n# expect also lab-2 x Y z\nbase solved\n").unwrap();
        assert_eq!((solved.own, solved.also.len()), (Expected::Passes, 1));
        assert_eq!(Expectation::of_solved("# expect unknown x\n"), Err(ExpectationFault::SolvedToFail));
    }
}
