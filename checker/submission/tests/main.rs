//! What holds for submissions.
