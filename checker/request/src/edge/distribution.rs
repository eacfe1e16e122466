//! A distribution: the names that it answers for, whether it does, and its behaviours in their order.

use super::behavior::Behavior;
use super::origin::Origin;
use super::pattern;
use crate::Name;
use snapshot::Inventory;
use snapshot::shapes::{DistributionConfig, DistributionSummary, HostItems};

/// Whether a distribution answers at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Everywhere, as it is configured.
    Deployed,
    /// Its last change is still on its way to the edges.
    InProgress,
    /// It is switched off.
    Disabled,
    /// The configuration does not say in words that are known.
    Unknown,
}

/// A distribution.
#[derive(Debug, Clone, Copy)]
pub struct Distribution<'s> {
    /// Its id.
    pub id: &'s str,
    summary: Option<&'s DistributionSummary>,
    detail: Option<&'s snapshot::shapes::Distribution>,
}

/// Every distribution that is listed.
#[must_use]
pub fn distributions<'s>(inventory: &Inventory<'s>) -> Vec<Distribution<'s>> {
    let details =
        |id: &str| inventory.distribution_details.of(id).iter().find_map(|answer| answer.distribution.as_ref());
    let listed = inventory.distributions.iter();
    let mut all: Vec<Distribution<'s>> = listed
        .map(|summary| Distribution { id: &summary.id, summary: Some(summary), detail: details(&summary.id) })
        .collect();
    // Somebody may hand in the settings of one without the list.
    for detail in inventory.distribution_details.iter().filter_map(|answer| answer.distribution.as_ref()) {
        if !all.iter().any(|known| known.id == detail.id) {
            all.push(Distribution { id: &detail.id, summary: None, detail: Some(detail) });
        }
    }
    all
}

/// The distribution that answers for a name, if its settings let it: the one whose own name it is, the one that has it
/// among its names, else the one whose wildcard is the longest.
///
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-wildcard>
#[must_use]
pub fn answering<'s>(all: &[Distribution<'s>], name: &Name) -> Option<Distribution<'s>> {
    let fit = |one: &&Distribution<'s>| one.serves(name).map(|fits| fits.as_str().len());
    all.iter().filter(|one| one.serves(name).is_some()).max_by_key(fit).copied()
}

impl<'s> Distribution<'s> {
    /// Its settings; `None` where nobody could ask.
    #[must_use]
    pub fn config(&self) -> Option<&'s DistributionConfig> {
        self.detail.and_then(|detail| detail.distribution_config.as_ref())
    }

    /// Its ARN.
    #[must_use]
    pub fn arn(&self) -> Option<&'s str> {
        let detail = self.detail.and_then(|detail| detail.arn.as_deref());
        detail.or_else(|| self.summary.and_then(|summary| summary.arn.as_deref()))
    }

    /// The name that AWS gave it.
    #[must_use]
    pub fn domain(&self) -> Option<Name> {
        let detail = self.detail.and_then(|detail| detail.domain_name.as_deref());
        detail.or_else(|| self.summary.and_then(|summary| summary.domain_name.as_deref())).map(Name::new)
    }

    /// The names that it was given beside.
    #[must_use]
    pub fn aliases(&self) -> Vec<Name> {
        let told = self.config().and_then(|config| config.aliases.as_ref());
        let items: Option<&HostItems> = told.or_else(|| self.summary.and_then(|summary| summary.aliases.as_ref()));
        items.into_iter().flat_map(|items| &items.items).map(|name| Name::new(name)).collect()
    }

    /// The one of its names by which it answers for a name.
    ///
    /// `*` in the place of the first label stands for one label or several.
    #[must_use]
    pub fn serves(&self, name: &Name) -> Option<Name> {
        let own = self.domain().into_iter().chain(self.aliases());
        let fits = |own: &Name| {
            own == name
                || own.as_str().strip_prefix("*.").is_some_and(|zone| {
                    name.as_str().strip_suffix(zone).is_some_and(|labels| labels.len() > 1 && labels.ends_with('.'))
                })
        };
        own.filter(fits).max_by_key(|own| (own == name, own.as_str().len()))
    }

    /// Whether it answers.
    #[must_use]
    pub fn state(&self) -> State {
        let enabled = self.config().and_then(|config| config.enabled);
        let enabled = enabled.or_else(|| self.summary.and_then(|summary| summary.enabled));
        let status = self.detail.and_then(|detail| detail.status.as_deref());
        let status = status.or_else(|| self.summary.and_then(|summary| summary.status.as_deref()));
        match (enabled, status) {
            (_, Some("InProgress")) => State::InProgress,
            (Some(false), _) => State::Disabled,
            (Some(true), Some("Deployed")) => State::Deployed,
            _ => State::Unknown,
        }
    }

    /// Whether its names belong to tenants, which are not listed here:
    /// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-config-options.html>.
    #[must_use]
    pub fn is_for_tenants(&self) -> bool {
        self.config().and_then(|config| config.connection_mode.as_deref()) == Some("tenant-only")
    }

    /// The behaviour that takes a path: the first one whose pattern does, else the default one.
    #[must_use]
    pub fn behavior(&self, inventory: &Inventory<'s>, path: &str) -> Option<Behavior<'s>> {
        let config = self.config()?;
        let others = config.cache_behaviors.as_ref().map(|all| &*all.items).unwrap_or_default();
        let takes = |pattern: &Option<String>| pattern.as_deref().is_some_and(|pattern| pattern::takes(pattern, path));
        match others.iter().find(|one| takes(&one.path_pattern)) {
            Some(found) => Some(Behavior::new(inventory, found, false)),
            None => Some(Behavior::new(inventory, config.default_cache_behavior.as_ref()?, true)),
        }
    }

    /// All of its origins.
    #[must_use]
    pub fn origins(&self, inventory: &Inventory<'s>) -> Vec<Origin<'s>> {
        let origins = self.config().and_then(|config| config.origins.as_ref());
        origins.into_iter().flat_map(|origins| &origins.items).map(|item| Origin::new(inventory, item)).collect()
    }

    /// The origin that a behaviour asks.
    #[must_use]
    pub fn origin(&self, inventory: &Inventory<'s>, behavior: &Behavior<'s>) -> Option<Origin<'s>> {
        let origins = self.config()?.origins.as_ref()?;
        let item = origins.items.iter().find(|origin| origin.id.as_deref() == Some(behavior.origin))?;
        Some(Origin::new(inventory, item))
    }
}
