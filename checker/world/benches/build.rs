//! How long a world takes, and how much room: reading its text, and carrying it out.

use std::fmt::Write;
use std::str::FromStr;
use world::World;

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

const TEXT: &str = "world 1\nbase solved\nremove nat-1\nnat nat-2 public-c\nroute private-rt 0.0.0.0/0 -> nat-2\n";

#[divan::bench]
fn read() -> bool {
    World::from_str(divan::black_box(TEXT)).is_ok()
}

#[divan::bench(args = ["empty", "default-vpc", "solved"])]
fn build(base: &str) -> bool {
    World::from_str(&format!("world 1\nbase {base}\n")).is_ok_and(|world| world.build().is_ok())
}

/// A world of `count` things, a line each.
fn large(what: &str, count: usize) -> String {
    let mut text = String::from("world 1\nbase empty\n");
    text.push_str("vpc net 10.0.0.0/16\nsubnet one net 10.0.0.0/18 zone=a\nsubnet two net 10.0.64.0/18 zone=c\n");
    text.push_str("igw out net\nsg hosts net\nalb front one two groups=hosts\ntarget-group web net http 80\n");
    text.push_str("listener http front http 80 -> forward web\nzone shop example.link\nacl list net\n");
    for number in 0..count {
        let (high, low) = (number / 250, number % 250);
        let line = match what {
            "instances" => writeln!(text, "instance host-{number} one groups=hosts public-ip=on"),
            "vpcs" => writeln!(text, "vpc vpc-{number} 10.{low}.0.0/16"),
            "group-rules" => writeln!(text, "allow hosts in tcp {number} from 10.{high}.{low}.0/24"),
            "list-rules" => writeln!(text, "allow list in {} tcp {number} from 10.0.0.0/8", number + 1),
            "listener-rules" => writeln!(text, "rule rule-{number} http {} path=/{number} -> forward web", number + 1),
            "records" => writeln!(text, "record shop host-{number} A 198.51.{high}.{low}"),
            _ => Ok(()),
        };
        line.expect("writing to a text cannot fail");
    }
    text
}

#[divan::bench(args = [
    ("instances", 500), ("instances", 2000),
    ("vpcs", 1000), ("vpcs", 4000),
    ("group-rules", 1000), ("group-rules", 4000),
    ("list-rules", 1000), ("list-rules", 4000),
    ("listener-rules", 1000), ("listener-rules", 4000),
    ("records", 1000), ("records", 4000),
], sample_count = 3, sample_size = 1)]
fn many(bencher: divan::Bencher<'_, '_>, (what, count): (&str, usize)) {
    let text = large(what, count);
    bencher.bench(|| {
        let world = World::from_str(divan::black_box(&text)).expect("the world can be read");
        world.build().expect("the world can be built").snapshot.calls.len()
    });
}
