//! Names, walked on trees of name servers: what the walk writes down, and what is read from it.

mod hostile;
mod recorded;
mod responder;
mod tree;

use probe::dns::{Options, Question, walk};
use request::dns::{Finding, Reading, read};
use snapshot::shapes::probe::Dns;

/// Walks a name, and reads what was written down.
fn walked(name: &str, kind: &str, options: &Options) -> (Dns, Reading) {
    let question = Question::new(name, kind).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let dns = runtime.block_on(walk(&question, options));
    let reading = read(&dns);
    (dns, reading)
}

/// The codes of a reading, in their order, those that are only worth knowing in brackets.
fn codes(reading: &Reading) -> String {
    let code = |finding: &Finding| match finding.weight.as_str() {
        "note" => format!("[{}]", finding.code),
        "pending" => format!("({})", finding.code),
        _ => finding.code.to_owned(),
    };
    let codes: Vec<String> = reading.findings.iter().map(code).collect();
    format!("{} {}", reading.verdict.as_str(), codes.join(" ")).trim().to_owned()
}
