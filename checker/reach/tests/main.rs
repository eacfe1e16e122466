//! What the engine says of packets, on paper, on random accounts and on a measured one.

#[path = "support/account.rs"]
mod account;
#[path = "support/agreement.rs"]
mod agreement;
#[path = "support/nonsense.rs"]
mod nonsense;
#[path = "../benches/support/synthetic.rs"]
mod synthetic;

mod bounds;
mod change;
mod exposure;
mod meant;
mod measured;
mod names;
mod near;
mod robust;
mod semantics;
