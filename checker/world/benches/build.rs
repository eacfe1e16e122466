//! How long a world takes: reading its text, and carrying it out.

use std::str::FromStr;
use world::World;

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
