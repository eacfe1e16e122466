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
        // It cannot be told what an appliance does; but where nothing of what it can do brings the packet through, that
        // is no matter.
        let mut shown = None;
        let exits: Vec<Option<usize>> = match walked.walk.forks.as_slice() {
            [] => vec![None],
            forks => forks.iter().copied().map(Some).collect(),
        };
        let ways = exits.iter().flat_map(|&exit| [(exit, Appliances::Pass), (exit, Appliances::Translate)]);
        for (exit, appliances) in ways {
            let mut walk = Walk::new(self.net, self.extras, &self.budget);
            walk.narrow = narrow;
            walk.appliances = appliances;
            walk.exit = exit;
            let tried = self.take(walk, source, aim);
            if tried.verdict() != Verdict::Dropped {
                return walked;
            }
            // An interface by which the packet only comes back is not the way that is meant.
            let circles =
                |walked: &Walked<'_>| walked.walk.blocks.iter().any(|block| block.code == codes::ROUTING_LOOP);
            if shown.as_ref().is_none_or(|shown| circles(shown) && !circles(&tried)) {
                shown = Some(tried);
            }
        }
        shown.unwrap_or(walked)
    }
}
