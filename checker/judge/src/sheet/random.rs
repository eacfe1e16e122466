//! Numbers that depend on nothing but the learner's id.

use sha2::{Digest, Sha256};

pub(super) struct Random {
    seed: Vec<u8>,
    drawn: u64,
}

impl Random {
    pub(super) fn new(learner: &str) -> Self {
        Self { seed: Sha256::digest(learner.as_bytes()).to_vec(), drawn: 0 }
    }

    /// A number below `bound`, which is small: the bias of the remainder does not matter here.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        self.drawn += 1;
        let hash = Sha256::new().chain_update(&self.seed).chain_update(self.drawn.to_be_bytes()).finalize();
        let number = hash.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        number % bound.max(1)
    }
}
