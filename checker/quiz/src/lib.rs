//! Questions of the book: read from their files, posed in a language, answered and graded.
//!
//! Where the packet engine knows the answer it is never written down: the steps of a packet's way, what a change does to
//! a world and whether a block of addresses fits are worked out when a question is posed. A function of the files and of
//! the labs' folders: nothing is read, nothing is random, and the order in which options are shown is the same each time.

mod block;
mod chapter;
mod fault;
mod grade;
mod lint;
mod normal;
mod pose;
mod question;
mod read;
mod shuffle;
mod worlds;

pub use block::{Block, BlockFault};
pub use chapter::{Chapter, File, chapters, find};
pub use fault::{QuestionError, QuestionFault, Unposed, What};
pub use grade::{Answer, Graded, escaped};
pub use lint::{FEWEST, Problem, lint};
pub use normal::normal;
pub use pose::{Body, Posed, PosedItem, PosedOption, PosedWrong};
pub use question::{Aim, Asked, BlockRule, Change, Choice, Edit, Kind, Packet, Question, Sort, Wrong};
pub use worlds::Worlds;
