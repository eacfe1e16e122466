//! The order in which options are shown: authors put the right one first, readers should not know that.
//!
//! It follows from the question alone, so that a page, a terminal and either language show the same.

/// An order of `count` things that belongs to `seed`.
pub(crate) fn order(seed: &str, count: usize) -> Vec<usize> {
    // FNV-1a, which scatters short texts well.
    let mut state = seed
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        // One step of xorshift.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let places = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
        let other = usize::try_from((state >> 16) % places).unwrap_or(0);
        order.swap(last, other);
    }
    order
}

/// The same, but never in the order in which the things are.
pub(crate) fn disorder(seed: &str, count: usize) -> Vec<usize> {
    let mut order = order(seed, count);
    if order.iter().copied().eq(0..count) {
        order.rotate_left(usize::from(count > 1));
    }
    order
}
