//! What a teardown says of the worlds of all labs, of parts of them, and of evidence that somebody made up.

mod hostile;
mod order;
mod text;
