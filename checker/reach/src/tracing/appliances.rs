//! What an appliance does with a packet no configuration says: whether that matters.

use super::{Question, Walked};
use crate::ends::{Aim, Source};
use crate::walk::{Appliances, Walk};
use crate::{Verdict, codes};

impl Walked<'_> {
    /// Whether nothing is unknown but what an appliance does.
    fn hinges_on_appliance(&self) -> bool {
        let why = self.walk.why.as_ref().map(|why| why.code);
        why == Some(codes::APPLIANCE_FORWARDING_UNKNOWN)
            && self.walk.missing.is_empty()
            && self.verdict() == Verdict::Unknown
    }
}

impl<'n> Question<'n> {
    /// Walks, and where the answer hinges on an appliance, walks for each of what it can do.
    pub(super) fn walk_from(&self, walk: Walk<'n>, source: Source, aim: Aim) -> Walked<'n> {
        let (narrow, apart) = (walk.narrow, walk.apart.is_some());
        let walked = self.take(walk, source, aim);
        if apart || !walked.hinges_on_appliance() {
            return walked;
        }
        // It cannot be told what an appliance does; but where neither of what it can do brings the packet through, that
        // is no matter.
        let mut shown = None;
        for appliances in [Appliances::Pass, Appliances::Translate] {
            let mut walk = Walk::new(self.net, self.extras);
            walk.narrow = narrow;
            walk.appliances = appliances;
            let tried = self.take(walk, source, aim);
            if tried.verdict() != Verdict::Dropped {
                return walked;
            }
            shown = shown.or(Some(tried));
        }
        shown.unwrap_or(walked)
    }
}
