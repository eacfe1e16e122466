//! Tables that are asked for every packet: by a hash that is quicker than the standard one, and seeded anew in each run
//! as that is.

use foldhash::fast::RandomState;

pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;
pub(crate) type HashSet<K> = std::collections::HashSet<K, RandomState>;
