//! The parts of a plan, by address.

use crate::error::{PlanError, Where};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Modules in modules, deeper than anybody writes.
const DEEPEST: usize = 32;

/// One planned resource.
#[derive(Debug)]
pub(super) struct Instance<'j> {
    pub(super) address: String,
    pub(super) kind: String,
    pub(super) name: String,
    /// The index of `count` or the key of `for_each`.
    pub(super) key: Option<&'j Json>,
    /// The address of the module instance that it is in; nothing for the root.
    pub(super) module: String,
    pub(super) values: &'j Json,
}

/// A plan, to look up in.
#[derive(Debug)]
pub(super) struct Plan<'j> {
    pub(super) json: &'j Json,
    instances: Vec<Instance<'j>>,
    /// By module, type and name.
    by_name: BTreeMap<(String, String), Vec<usize>>,
    unknown: BTreeMap<&'j str, &'j Json>,
    /// What data sources have answered already, by address.
    data: BTreeMap<&'j str, &'j Json>,
}

impl<'j> Plan<'j> {
    pub(super) fn of(json: &'j Json) -> Result<Self, PlanError> {
        let root = json.get("planned_values").and_then(|values| values.get("root_module"));
        let mut plan = Self {
            json,
            instances: Vec::new(),
            by_name: BTreeMap::new(),
            unknown: BTreeMap::new(),
            data: BTreeMap::new(),
        };
        if let Some(root) = root {
            plan.module(root, "", DEEPEST)?;
        }
        for (at, instance) in plan.instances.iter().enumerate() {
            let name = format!("{}.{}", instance.kind, instance.name);
            plan.by_name.entry((instance.module.clone(), name)).or_default().push(at);
        }
        for change in json.get("resource_changes").and_then(Json::as_array).into_iter().flatten() {
            let address = change.get("address").and_then(Json::as_str);
            let unknown = change.get("change").and_then(|change| change.get("after_unknown"));
            if let (Some(address), Some(unknown)) = (address, unknown) {
                plan.unknown.insert(address, unknown);
            }
        }
        let prior = json.get("prior_state").and_then(|state| state.get("values"));
        if let Some(root) = prior.and_then(|values| values.get("root_module")) {
            answered(root, &mut plan.data, DEEPEST);
        }
        Ok(plan)
    }

    fn module(&mut self, module: &'j Json, address: &str, deepest: usize) -> Result<(), PlanError> {
        let at = |resource: &str| Where { resource: Some(resource.to_owned()), line: None };
        let Some(deepest) = deepest.checked_sub(1) else { return Err(PlanError::TooDeep { at: at(address) }) };
        for resource in module.get("resources").and_then(Json::as_array).into_iter().flatten() {
            if resource.get("mode").and_then(Json::as_str) == Some("data") {
                continue;
            }
            let text = |member: &str| resource.get(member).and_then(Json::as_str).map(str::to_owned);
            let place = text("address").unwrap_or_else(|| address.to_owned());
            let odd = |what: &str| PlanError::Odd { at: at(&place), what: what.to_owned() };
            self.instances.push(Instance {
                address: text("address").ok_or_else(|| odd("address"))?,
                kind: text("type").ok_or_else(|| odd("type"))?,
                name: text("name").ok_or_else(|| odd("name"))?,
                key: resource.get("index"),
                module: address.to_owned(),
                values: resource.get("values").filter(|values| values.is_object()).ok_or_else(|| odd("values"))?,
            });
        }
        for child in module.get("child_modules").and_then(Json::as_array).into_iter().flatten() {
            let address = child.get("address").and_then(Json::as_str).unwrap_or_default();
            self.module(child, address, deepest)?;
        }
        Ok(())
    }

    pub(super) fn instances(&self) -> &[Instance<'j>] {
        &self.instances
    }

    /// What of an instance is not known yet.
    pub(super) fn unknown(&self, address: &str) -> Option<&'j Json> {
        self.unknown.get(address).copied()
    }

    /// What a data source has answered.
    pub(super) fn data(&self, address: &str) -> Option<&'j Json> {
        self.data.get(address).copied()
    }

    /// The value of a variable of the root module.
    pub(super) fn variable(&self, name: &str) -> Option<&'j Json> {
        self.json.get("variables")?.get(name)?.get("value")
    }

    /// The instances of `TYPE.NAME` in a module instance.
    pub(super) fn named(&self, module: &str, name: &str) -> impl Iterator<Item = &Instance<'j>> {
        let found = self.by_name.get(&(module.to_owned(), name.to_owned()));
        found.into_iter().flatten().filter_map(|at| self.instances.get(*at))
    }

    /// The configuration of a module, by the address of one of its instances.
    pub(super) fn module_configuration(&self, address: &str) -> Option<&'j Json> {
        let mut module = self.json.get("configuration")?.get("root_module")?;
        for (name, _) in steps(address) {
            module = module.get("module_calls")?.get(&name)?.get("module")?;
        }
        Some(module)
    }

    /// The call of a module in the one above it, by the address of one of its instances.
    pub(super) fn call(&self, address: &str) -> Option<&'j Json> {
        let (name, _) = steps(address).pop()?;
        self.module_configuration(&parent(address))?.get("module_calls")?.get(&name)
    }

    /// The configuration of a resource.
    pub(super) fn configured(&self, instance: &Instance<'_>) -> Option<&'j Json> {
        let resources = self.module_configuration(&instance.module)?.get("resources")?.as_array()?;
        resources.iter().find(|resource| {
            let is = |member: &str, word: &str| resource.get(member).and_then(Json::as_str) == Some(word);
            is("type", &instance.kind) && is("name", &instance.name) && !is("mode", "data")
        })
    }

    /// The addresses of the instances of a module that is called in another one.
    pub(super) fn children(&self, module: &str, name: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for instance in &self.instances {
            // A module in which nothing but other modules stands is one too.
            let mut address = instance.module.clone();
            while !address.is_empty() {
                let above = parent(&address);
                let called = steps(&address).pop().is_some_and(|(step, _)| step == name);
                if above == module && called && !found.contains(&address) {
                    found.push(address.clone());
                }
                address = above;
            }
        }
        found
    }
}

fn answered<'j>(module: &'j Json, data: &mut BTreeMap<&'j str, &'j Json>, deepest: usize) {
    for resource in module.get("resources").and_then(Json::as_array).into_iter().flatten() {
        let address = resource.get("address").and_then(Json::as_str);
        let is_data = resource.get("mode").and_then(Json::as_str) == Some("data");
        if let (Some(address), Some(values), true) = (address, resource.get("values"), is_data) {
            data.insert(address, values);
        }
    }
    let Some(deepest) = deepest.checked_sub(1) else { return };
    for child in module.get("child_modules").and_then(Json::as_array).into_iter().flatten() {
        answered(child, data, deepest);
    }
}

/// The steps of a module's address, each with its key: `module.a["x"].module.b` has `a` and `b`.
pub(super) fn steps(address: &str) -> Vec<(String, Option<String>)> {
    let mut words = split(address).into_iter();
    let mut steps = Vec::new();
    while let Some((word, _)) = words.next() {
        if word == "module"
            && let Some((name, keys)) = words.next()
        {
            steps.push((name, keys.into_iter().next()));
        }
    }
    steps
}

/// The address of the module that a module is called in.
pub(super) fn parent(address: &str) -> String {
    let mut depth = 0_usize;
    let mut last = 0;
    for (at, letter) in address.char_indices() {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '.' if depth == 0 && address.get(at + 1..).is_some_and(|rest| rest.starts_with("module.")) => last = at,
            _ => {}
        }
    }
    address.get(..last).unwrap_or_default().to_owned()
}

/// The words of a reference with their indices: `aws_subnet.a[0].id` has `aws_subnet`, `a` with `0`, `id`.
pub(super) fn split(reference: &str) -> Vec<(String, Vec<String>)> {
    let mut words: Vec<(String, Vec<String>)> = vec![Default::default()];
    let mut depth = 0_usize;
    for letter in reference.chars() {
        let Some((word, keys)) = words.last_mut() else { break };
        match letter {
            '[' => {
                depth += 1;
                keys.push(String::new());
            }
            ']' => depth = depth.saturating_sub(1),
            '.' if depth == 0 => words.push(Default::default()),
            letter if depth == 0 => word.push(letter),
            letter => keys.last_mut().into_iter().for_each(|key| key.push(letter)),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart_at_dots_outside_of_keys() {
        let address = "module.a[\"x.module.y\"].module.b";
        assert_eq!(steps(address), [("a".to_owned(), Some("\"x.module.y\"".to_owned())), ("b".to_owned(), None)]);
        assert_eq!(parent(address), "module.a[\"x.module.y\"]");
        assert_eq!(parent("module.a"), "");
        let words = split("aws_subnet.a[\"k.l\"].id");
        assert_eq!(words[1], ("a".to_owned(), vec!["\"k.l\"".to_owned()]));
    }
}
