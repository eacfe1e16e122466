//! What is graded: the labs of a course.

use judge::Lab;
use std::collections::BTreeMap;

/// The labs that a class is graded on.
#[derive(Debug, Clone)]
pub struct Course {
    /// The labs, and all that they rest on.
    pub labs: Vec<Lab>,
    /// The ids of those that are graded, in the order of the course.
    pub asked: Vec<String>,
    /// The version of each lab by its id: the hash of its folder.
    pub versions: BTreeMap<String, String>,
}
