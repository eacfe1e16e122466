//! How long a large account takes, and how much memory: `cargo run --release -p reach --example scale [INTERFACES]`.
//!
//! The account is indexed, the exposure of every interface found, and a million questions are answered in full.
//! Memory is the peak of the whole process, the account itself in it, where the system tells.

#![expect(clippy::print_stdout, reason = "an example speaks")]

#[path = "../benches/support/synthetic.rs"]
mod synthetic;

use reach::{End, Flow, Network, Verdict};
use std::time::{Duration, Instant};

fn main() {
    let interfaces = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(10_000);
    let questions: usize = std::env::args().nth(2).and_then(|word| word.parse().ok()).unwrap_or(1_000_000);
    let snapshot = synthetic::account(interfaces);
    println!("{interfaces} interfaces; peak memory so far {}", peak());

    let start = Watch::new();
    let network = Network::new(&snapshot);
    println!("index     {}", start.told());

    let start = Watch::new();
    let exposures = network.exposure();
    // It is shared out to threads, whose time on a processor is not this one's.
    let took = format!("{:.1?}", start.0.elapsed());
    let reached = exposures.iter().filter(|exposure| !exposure.inbound.sets.is_empty()).count();
    let sets: usize = exposures.iter().map(|one| one.inbound.sets.len() + one.outbound.sets.len()).sum();
    println!("exposure  {took}; {reached} reached, {sets} sets; peak memory {}", peak());

    let end = |n: usize| End::Interface(format!("eni-{}", n % interfaces).as_str().into());
    let flows: Vec<Flow> = (0..10_000).map(|n| Flow::tcp(end(n * 7919), end(n * 104_729 + 1), 8059)).collect();
    let (mut delivered, mut hops) = (0, 0);
    let start = Watch::new();
    for flow in flows.iter().cycle().take(questions) {
        let trace = network.trace(flow);
        delivered += usize::from(trace.verdict == Verdict::Delivered);
        hops += trace.request.hops.len() + trace.reply.hops.len();
    }
    println!("{questions} traces {}; {delivered} delivered, {hops} hops", start.told());
}

/// How long something takes: by the clock, and of this thread on a processor where the system tells, for others may be
/// busy too.
struct Watch(Instant, Option<Duration>);

impl Watch {
    fn new() -> Self {
        Self(Instant::now(), on_processor())
    }

    fn told(&self) -> String {
        let clock = self.0.elapsed();
        match (self.1, on_processor()) {
            (Some(before), Some(now)) => format!("{clock:.1?} ({:.1?} on a processor)", now.saturating_sub(before)),
            _ => format!("{clock:.1?}"),
        }
    }
}

fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// The most memory that the process has had.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".to_owned(), |line| line.trim().to_owned())
}
