//! What the calls of the AWS CLI show of a network, and which of them shows a fault first.

use serde_json::Value;
use snapshot::{Ask, Snapshot};
use std::collections::BTreeMap;

/// What one call shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// The elements of its answer, each with the parent that it was asked about.
    pub elements: Vec<(Option<String>, Value)>,
}

/// Where one looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The call.
    pub ask: Ask,
    /// The resource to look at in its answer; empty where the answer does not name it.
    pub resource: String,
}

/// What each call shows that was answered at all.
#[must_use]
pub fn views(snapshot: &Snapshot) -> BTreeMap<Ask, View> {
    let mut views: BTreeMap<Ask, View> = BTreeMap::new();
    for call in &snapshot.calls {
        let (Some(ask), Some(output)) = (call.known(), &call.output) else { continue };
        let parent = ask.per().and_then(|_| call.parent()).map(|parent| parent.to_owned());
        let elements = output.to_elements().into_iter().map(|element| (parent.clone(), element));
        views.entry(ask).or_default().elements.extend(elements);
    }
    views
}

/// Calls that show the consequences of nearly everything: nobody begins there.
const LAST: [Ask; 3] = [Ask::DescribeNetworkInterfaces, Ask::DescribeAddresses, Ask::DescribeVolumes];

/// The calls that show what a code is about, where that is not the resource itself.
const BY_CODE: [(&str, &[Ask]); 16] = [
    ("TARGET_GROUP_NOT_IN_USE", &[Ask::DescribeListeners, Ask::DescribeRules]),
    ("TARGET_", &[Ask::DescribeTargetHealth]),
    ("HEALTH_CHECK_", &[Ask::DescribeTargetHealth, Ask::DescribeTargetGroups]),
    ("FORWARD_TO_NOBODY", &[Ask::DescribeTargetHealth, Ask::DescribeListeners]),
    ("NO_RULE_FOR_PATH", &[Ask::DescribeRules]),
    ("PATH_PATTERN_", &[Ask::DescribeRules]),
    ("RULE", &[Ask::DescribeRules]),
    ("REDIRECT_", &[Ask::DescribeListeners, Ask::DescribeRules]),
    ("RECORD", &[Ask::ListResourceRecordSets]),
    ("ALIAS_", &[Ask::ListResourceRecordSets]),
    ("NAME_SERVERS_", &[Ask::GetDomainDetail]),
    ("ZONE_NS_", &[Ask::ListResourceRecordSets]),
    ("VALIDATION_RECORD_", &[Ask::DescribeCertificate]),
    ("DISTRIBUTION_", &[Ask::GetDistribution]),
    ("EDGE_", &[Ask::GetDistribution]),
    ("ORIGIN_", &[Ask::GetDistribution, Ask::DescribeListeners]),
];

/// The call at which an expert looks first: one whose answer differs from that of the network in which nothing is
/// broken, and of these the one that lists the resource at fault.
pub(crate) fn first(code: &str, resource: &str, whole: &Snapshot, broken: &Snapshot) -> Option<Look> {
    let (whole, broken) = (views(whole), views(broken));
    let differs = |ask: &Ask| sorted(whole.get(ask)) != sorted(broken.get(ask));
    let differing: Vec<Ask> = Ask::ALL.iter().copied().filter(differs).collect();
    let by_code = BY_CODE.iter().find(|(begin, _)| code.starts_with(begin)).map(|(_, asks)| *asks).unwrap_or_default();
    let lists = |ask: &&Ask| {
        let Some(id) = ask.id_member() else { return false };
        let is_it = |element: &Value| element.get(&id).and_then(Value::as_str) == Some(resource);
        [&whole, &broken]
            .iter()
            .filter_map(|views| views.get(ask))
            .any(|view| view.elements.iter().any(|(_, one)| is_it(one)))
    };
    let names = |ask: &&Ask| {
        let view = broken.get(ask);
        !LAST.contains(ask)
            && view.is_some_and(|view| view.elements.iter().any(|(_, one)| one.to_string().contains(resource)))
    };
    let found = by_code
        .iter()
        .find(|ask| differing.contains(ask))
        .or_else(|| differing.iter().find(lists))
        .or_else(|| differing.iter().find(names))
        .or_else(|| differing.iter().find(|ask| !LAST.contains(ask)))
        .or_else(|| differing.first());
    let ask = *found?;
    let is_about = |(parent, element): &(Option<String>, Value)| {
        parent.as_deref() == Some(resource) || element.to_string().contains(&format!("\"{resource}\""))
    };
    let is_named = broken.get(&ask).is_some_and(|view| view.elements.iter().any(is_about));
    Some(Look { ask, resource: if is_named { resource.to_owned() } else { String::new() } })
}

/// The elements of a view, whatever the order in which AWS would list them.
fn sorted(view: Option<&View>) -> Vec<String> {
    let elements = view.map_or(&[][..], |view| &view.elements);
    let mut texts: Vec<String> = elements
        .iter()
        .map(|(parent, element)| format!("{} {element}", parent.as_deref().unwrap_or_default()))
        .collect();
    texts.sort_unstable();
    texts
}
