//! Is an answer right, and if not, which thought led astray?

use super::{Question, Task, host_ends, is_allowed, usable};
use crate::finding::{Finding, Note};
use crate::outcome::Outcome;
use ipnet::Ipv4Net;
use std::net::Ipv4Addr;

/// Judges one answer.
#[must_use]
pub fn grade(question: &Question, answer: Option<&str>) -> Outcome {
    let Some(answer) = answer else { return Outcome::fail(finding("ANSWER_MISSING", question)) };
    let verdict = match &question.task {
        Task::Usable(length) => counted(answer, *length),
        Task::Smallest(hosts) => sized(answer, *hosts),
        Task::Canonical(typed, length) => canonical(answer, *typed, *length),
        Task::Ends(block) => ends(answer, *block),
        Task::Overlap(a, b) => yes_or_no(answer, a.contains(b) || b.contains(a), "CIDR_OVERLAP"),
        Task::Allowed(parent, block) => yes_or_no(answer, is_allowed(*parent, *block), why_allowed(*parent, *block)),
        Task::Vpc(taken) => vpc(answer, taken),
        Task::Partition(parent, hosts) => partition(answer, *parent, hosts),
    };
    match verdict {
        Ok(warnings) => {
            let mut outcome = Outcome::pass(Note::new("seen-answer").with("answer", answer));
            let warned = |wrong: Wrong| wrong.into_finding(question, answer);
            outcome.warnings.extend(warnings.into_iter().map(warned));
            outcome
        }
        Err(wrong) => Outcome::fail(wrong.into_finding(question, answer)),
    }
}

/// A code and what it is about.
struct Wrong {
    code: &'static str,
    about: String,
    other: String,
}

impl Wrong {
    fn new(code: &'static str, about: impl ToString) -> Self {
        Self { code, about: about.to_string(), other: String::new() }
    }

    fn and(mut self, other: impl ToString) -> Self {
        self.other = other.to_string();
        self
    }

    fn into_finding(self, question: &Question, answer: &str) -> Finding {
        finding(self.code, question)
            .with("answer", answer)
            .with("about", self.about)
            .with("other", self.other)
            .with("solution", question.solution.as_str())
    }
}

fn finding(code: &'static str, question: &Question) -> Finding {
    Finding::at(code, question.id)
        .with("question", question.ask.clone())
        .with("resource", question.id)
        .with("solution", question.solution.as_str())
        .with("answer", "")
        .with("about", "")
        .with("other", "")
}

type Verdict = Result<Vec<Wrong>, Wrong>;

fn counted(answer: &str, length: u8) -> Verdict {
    let number: u64 = answer.replace([',', '_'], "").parse().map_err(|_| Wrong::new("ANSWER_UNREADABLE", answer))?;
    let right = u64::from(usable(length));
    match number {
        number if number == right => Ok(Vec::new()),
        // The textbook keeps two addresses, and some keep none.
        number if number == right + 3 || number == right + 5 => Err(Wrong::new("CIDR_FORGOT_RESERVED", number)),
        number => Err(Wrong::new("ANSWER_WRONG", number)),
    }
}

fn sized(answer: &str, hosts: u32) -> Verdict {
    let length: u8 = answer.trim_start_matches('/').parse().map_err(|_| Wrong::new("ANSWER_UNREADABLE", answer))?;
    let right = super::smallest(hosts);
    if length == right {
        return Ok(Vec::new());
    }
    Err(match length {
        29..=32 => Wrong::new("CIDR_SIZE_NOT_ALLOWED", format!("/{length}")),
        length if length == right + 1 => Wrong::new("CIDR_FORGOT_RESERVED", format!("/{length}")),
        length if length > right => Wrong::new("CIDR_TOO_SMALL", format!("/{length}")).and(hosts),
        length => Wrong::new("ANSWER_WRONG", format!("/{length}")),
    })
}

fn canonical(answer: &str, typed: Ipv4Addr, length: u8) -> Verdict {
    let block = block(answer)?;
    let right = Ipv4Net::new_assert(typed, length).trunc();
    if block == right {
        return Ok(Vec::new());
    }
    // What AWS makes of the block is the answer, which is not told.
    let code = match block {
        block if block.addr() != block.network() => "CIDR_HOST_BITS",
        block if block.prefix_len() != length => "CIDR_OTHER_LENGTH",
        _ => "CIDR_MISALIGNED",
    };
    Err(Wrong::new(code, block))
}

fn ends(answer: &str, block: Ipv4Net) -> Verdict {
    let addresses: Vec<Ipv4Addr> = words(answer)
        .map(|word| word.parse().map_err(|_| Wrong::new("ANSWER_UNREADABLE", word)))
        .collect::<Result<_, _>>()?;
    let [first, last] = addresses.as_slice() else { return Err(Wrong::new("ANSWER_UNREADABLE", answer)) };
    let right = host_ends(block);
    if (*first, *last) == right {
        return Ok(Vec::new());
    }
    let reserved = |address: &Ipv4Addr| block.contains(address) && (*address < right.0 || *address > right.1);
    let forgotten = [first, last].into_iter().find(|address| reserved(address));
    Err(forgotten.map_or_else(|| Wrong::new("ANSWER_WRONG", answer), |it| Wrong::new("CIDR_FORGOT_RESERVED", it)))
}

fn yes_or_no(answer: &str, right: bool, code: &'static str) -> Verdict {
    let yes = match answer.to_lowercase().as_str() {
        "yes" | "y" | "true" | "예" | "네" => true,
        "no" | "n" | "false" | "아니요" | "아니오" => false,
        _ => return Err(Wrong::new("ANSWER_UNREADABLE", answer)),
    };
    if yes == right { Ok(Vec::new()) } else { Err(Wrong::new(code, answer)) }
}

fn why_allowed(parent: Ipv4Net, block: Ipv4Net) -> &'static str {
    if !(16..=28).contains(&block.prefix_len()) {
        "CIDR_SIZE_NOT_ALLOWED"
    } else if !parent.contains(&block) {
        "CIDR_OUTSIDE_PARENT"
    } else {
        "CIDR_CLASS_THINKING"
    }
}

fn vpc(answer: &str, taken: &[Ipv4Net]) -> Verdict {
    let block = exact(answer)?;
    if let Some(other) = taken.iter().find(|other| other.contains(&block) || block.contains(*other)) {
        return Err(Wrong::new("CIDR_OVERLAP", block).and(other));
    }
    let docker = Ipv4Net::new_assert(Ipv4Addr::new(172, 17, 0, 0), 16);
    let shared = Ipv4Net::new_assert(Ipv4Addr::new(100, 64, 0, 0), 10);
    let is_private = block.network().is_private() && block.broadcast().is_private();
    let unwise = docker.contains(&block) || block.contains(&docker) || !(is_private || shared.contains(&block));
    Ok(if unwise { vec![Wrong::new("CIDR_UNWISE", block)] } else { Vec::new() })
}

/// Any order, any gaps, any sizes that are large enough.
fn partition(answer: &str, parent: Ipv4Net, hosts: &[u32]) -> Verdict {
    let blocks: Vec<Ipv4Net> = words(answer).map(exact).collect::<Result<_, _>>()?;
    if let Some(block) = blocks.iter().find(|block| !parent.contains(*block)) {
        return Err(Wrong::new("CIDR_OUTSIDE_PARENT", block).and(parent));
    }
    for (index, block) in blocks.iter().enumerate() {
        if let Some(other) = blocks.iter().take(index).find(|other| other.contains(block) || block.contains(*other)) {
            return Err(Wrong::new("CIDR_OVERLAP", block).and(other));
        }
    }
    if blocks.len() != hosts.len() {
        return Err(Wrong::new("CIDR_WRONG_COUNT", blocks.len()).and(hosts.len()));
    }
    fits(&blocks, hosts)
}

/// The largest demand meets the largest block, the next the next.
fn fits(blocks: &[Ipv4Net], hosts: &[u32]) -> Verdict {
    let mut blocks = blocks.to_vec();
    let mut hosts = hosts.to_vec();
    blocks.sort_by_key(Ipv4Net::prefix_len);
    hosts.sort_unstable_by(|a, b| b.cmp(a));
    for (block, hosts) in blocks.iter().zip(hosts) {
        let room = usable(block.prefix_len());
        if room < hosts {
            let code = match hosts {
                27 => "CIDR_LOAD_BALANCER_TOO_SMALL",
                hosts if room + 3 >= hosts => "CIDR_FORGOT_RESERVED",
                _ => "CIDR_TOO_SMALL",
            };
            return Err(Wrong::new(code, block).and(hosts));
        }
    }
    Ok(Vec::new())
}

fn words(answer: &str) -> impl Iterator<Item = &str> {
    answer.split([',', ' ', ';', '\n', '\t']).filter(|word| !word.is_empty() && *word != "-" && *word != "~")
}

fn block(word: &str) -> Result<Ipv4Net, Wrong> {
    word.parse().map_err(|_| Wrong::new("ANSWER_UNREADABLE", word))
}

/// A block of a size that AWS takes, which begins where blocks of its size begin.
fn exact(word: &str) -> Result<Ipv4Net, Wrong> {
    let block = block(word)?;
    if !(16..=28).contains(&block.prefix_len()) {
        return Err(Wrong::new("CIDR_SIZE_NOT_ALLOWED", block));
    }
    if block.addr() == block.network() {
        return Ok(block);
    }
    // An address that begins a smaller block was meant as a beginning; any other was meant as a host.
    let begins_a_block = u32::from(block.addr()).trailing_zeros() >= 4;
    let code = if begins_a_block { "CIDR_MISALIGNED" } else { "CIDR_HOST_BITS" };
    Err(Wrong::new(code, block).and(block.trunc()))
}
