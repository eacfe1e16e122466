//! The pages of one call, merged.

use crate::outcome::Fault;
use snapshot::{CallError, Output, Status};
use std::collections::HashSet;
use tokio::time::Instant;

/// More pages than any account of a course has: a service that never ends is not waited for.
const MOST: usize = 10_000;

/// What a call gave.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: Status,
    pub(crate) error: Option<CallError>,
    pub(crate) truncated: bool,
    pub(crate) output: Option<Output>,
}

/// A call that is being asked, page by page.
#[derive(Debug)]
pub(crate) struct Pages {
    output: Option<Output>,
    token: Option<String>,
    tokens: HashSet<String>,
    fault: Option<Fault>,
    truncated: bool,
    deadline: Instant,
}

impl Pages {
    pub(crate) fn new(deadline: Instant) -> Self {
        Self { output: None, token: None, tokens: HashSet::new(), fault: None, truncated: false, deadline }
    }

    /// When the whole call has to be over.
    pub(crate) fn deadline(&self) -> Instant {
        self.deadline
    }

    /// The token to ask the next page with.
    pub(crate) fn token(&self) -> Option<String> {
        self.token.clone()
    }

    /// Adds a page; says whether there is another.
    ///
    /// An empty token ends the list like none (`DescribeVpcEndpoints` sends one). A token that came before would go
    /// round for ever.
    pub(crate) fn add(&mut self, page: Output, next: Option<String>) -> bool {
        match &mut self.output {
            Some(output) => output.merge(page),
            None => self.output = Some(page),
        }
        let Some(next) = next.filter(|token| !token.is_empty()) else { return false };
        if self.tokens.len() >= MOST || !self.tokens.insert(next.clone()) {
            self.fail(Fault::failed("RepeatedToken", "the service sent the same page token twice"));
            return false;
        }
        self.token = Some(next);
        true
    }

    /// Notes that the service says there is more but not how to get it.
    pub(crate) fn truncate(&mut self) {
        self.truncated = true;
    }

    /// Notes that no further page comes. What came before is kept, though it proves no absence.
    pub(crate) fn fail(&mut self, fault: Fault) {
        self.truncated |= self.output.is_some();
        self.fault = Some(fault);
    }

    pub(crate) fn finish(self) -> Answer {
        let (status, error) = match self.fault {
            // Whatever stopped a later page: the first was allowed and known.
            Some(fault) if self.output.is_some() => (Status::Failed, Some(fault.error)),
            Some(fault) => (fault.status, Some(fault.error)),
            None => (Status::Seen, None),
        };
        Answer { status, error, truncated: self.truncated, output: self.output }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use snapshot::Ask;

    fn page() -> Output {
        Output::empty(Ask::DescribeVpcs)
    }

    fn pages() -> Pages {
        Pages::new(Instant::now())
    }

    #[test]
    fn an_empty_token_ends_the_list() {
        let mut pages = pages();
        assert!(pages.add(page(), Some("2".into())));
        assert!(!pages.add(page(), Some(String::new())));
        let answer = pages.finish();
        assert_eq!((answer.status, answer.truncated), (Status::Seen, false));
    }

    #[test]
    fn a_repeated_token_is_no_whole_list() {
        let mut pages = pages();
        assert!(pages.add(page(), Some("2".into())));
        assert!(!pages.add(page(), Some("2".into())));
        let answer = pages.finish();
        assert_eq!((answer.status, answer.truncated), (Status::Failed, true));
        assert_eq!(answer.error.unwrap().code, "RepeatedToken");
    }

    #[test]
    fn a_denied_later_page_is_failed_and_keeps_the_first() {
        let mut pages = pages();
        pages.add(page(), Some("2".into()));
        pages.fail(Fault { status: Status::Denied, error: CallError::default() });
        let answer = pages.finish();
        assert_eq!((answer.status, answer.truncated, answer.output.is_some()), (Status::Failed, true, true));
    }

    #[test]
    fn a_denied_first_page_is_denied() {
        let mut pages = pages();
        pages.fail(Fault { status: Status::Denied, error: CallError::default() });
        let answer = pages.finish();
        assert_eq!((answer.status, answer.truncated, answer.output), (Status::Denied, false, None));
    }
}
