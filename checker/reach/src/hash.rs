//! Tables that are asked for every packet: by a hash that is quicker than the standard one. It is seeded by where the
//! system puts the program in memory, so that no file can be made in advance whose ids collide.

use foldhash::fast::RandomState;

pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
pub(crate) type HashSet<K> = std::collections::HashSet<K, RandomState>;
