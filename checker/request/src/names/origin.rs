//! Where the origins of a distribution lead.

use super::walk::{Answer, End};
use super::{Family, Resolver, View};
use crate::name::Name;
use snapshot::shapes::{Distribution, LoadBalancer};
use snapshot::{Ask, Missing};

/// Where one origin leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin<'s> {
    /// To a load balancer that need not be public.
    Inside(&'s LoadBalancer),
    /// To a name, and where that leads from the internet.
    Named {
        /// The name.
        host: Name,
        /// Where it leads.
        answers: Vec<Answer<'s>>,
    },
    /// To an origin inside of a VPC that is not listed, or is no load balancer, by its id.
    OtherInside(&'s str),
    /// Not known without this call.
    Unknown(Missing),
}

impl<'s> Resolver<'s> {
    /// The settings of a distribution.
    ///
    /// # Errors
    /// The call without which they are not known.
    pub fn distribution(&self, id: &str) -> Result<Option<&'s Distribution>, Missing> {
        let detail = self.inventory.distribution_details.of(id).first().and_then(|detail| detail.distribution.as_ref());
        match detail {
            Some(distribution) => Ok(Some(distribution)),
            None => self
                .inventory
                .missing_children(&self.inventory.distribution_details, id, self.place)
                .map_or(Ok(None), Err),
        }
    }

    /// Where the origins of a distribution lead, each with its id.
    #[must_use]
    pub fn origins(&self, distribution: &'s Distribution) -> Vec<(&'s str, Origin<'s>)> {
        let config = distribution.distribution_config.as_ref();
        let origins = config.and_then(|config| config.origins.as_ref()).map_or(&[][..], |origins| &origins.items);
        origins
            .iter()
            .map(|origin| {
                let inside = origin.vpc_origin_config.as_ref().and_then(|inside| inside.vpc_origin_id.as_deref());
                let to = match inside {
                    Some(id) => self.inside(id),
                    None => {
                        let host = Name::new(origin.domain_name.as_deref().unwrap_or_default());
                        let answers = self.resolve(&host, Family::V4, View::Public);
                        Origin::Named { host, answers }
                    }
                };
                (origin.id.as_deref().unwrap_or_default(), to)
            })
            .collect()
    }

    fn inside(&self, id: &'s str) -> Origin<'s> {
        let Some(known) = self.inventory.vpc_origins.get(id) else {
            let lacking = self.inventory.lacking([Ask::ListVpcOrigins], self.place).pop();
            return lacking.map_or(Origin::OtherInside(id), Origin::Unknown);
        };
        let balancer = known.origin_endpoint_arn.as_deref().and_then(|arn| self.inventory.load_balancers.get(arn));
        balancer.map_or(Origin::OtherInside(id), Origin::Inside)
    }
}

impl<'s> Origin<'s> {
    /// The load balancers that it leads to.
    #[must_use]
    pub fn balancers(&self) -> Vec<&'s LoadBalancer> {
        match self {
            Self::Inside(balancer) => vec![balancer],
            Self::Named { answers, .. } => answers
                .iter()
                .flat_map(|answer| &answer.paths)
                .filter_map(|path| match &path.end {
                    End::Balancer(balancer) => Some(*balancer),
                    _ => None,
                })
                .collect(),
            Self::OtherInside(_) | Self::Unknown(_) => Vec::new(),
        }
    }
}
