//! What an expression that is not known yet refers to.
//!
//! A plan lists the references of an expression, not what is done with them, and knows nothing of local values. So what
//! is taken is what can be meant: a reference to the one planned resource, all of them where the attribute is a list, or
//! the one of the same `count` or `for_each` key. Whatever is left over stays unknown.

use super::scope::{Instance, Plan, parent, split};
use crate::left_open::{Note, Open};
use crate::value::Value;
use serde_json::Value as Json;

/// How often a reference may lead to another one.
const LONGEST: usize = 32;

/// Which resources the value of an attribute can be an id of, where nothing but local values lies between.
const MEANT: &[(&str, &[&str])] = &[("vpc_id", &["aws_vpc", "aws_default_vpc"]), ("allocation_id", &["aws_eip"])];

/// Looks references up for the attributes of one instance.
pub(super) struct Resolver<'p, 'j> {
    plan: &'p Plan<'j>,
    instance: &'p Instance<'j>,
    configured: &'j Json,
    notes: &'p mut Vec<Note>,
}

/// What was found of an expression.
#[derive(Default)]
struct Found {
    values: Vec<Value>,
    /// It may depend on the place among its siblings.
    by_position: bool,
    /// Something in it cannot be looked up.
    lost: bool,
    /// Something in it is a known value that may choose among the others.
    chooses: bool,
}

impl<'p, 'j> Resolver<'p, 'j> {
    pub(super) fn new(
        plan: &'p Plan<'j>,
        instance: &'p Instance<'j>,
        configured: &'j Json,
        notes: &'p mut Vec<Note>,
    ) -> Self {
        Self { plan, instance, configured, notes }
    }

    /// What an expression will be.
    pub(super) fn value(&mut self, expression: &Json, name: &str) -> Value {
        let mut found = Found::default();
        self.expression(expression, &self.instance.module, &mut found, LONGEST);
        found.values.dedup();
        if found.lost && found.values.is_empty() {
            return self.only(name);
        }
        if found.lost {
            return Value::Unknown;
        }
        // A list is as long as there are references, unless something may choose among them.
        match found.values.as_slice() {
            [] => Value::Unknown,
            [one] => one.clone(),
            several if name.ends_with('s') && !found.chooses => Value::List(several.to_vec()),
            several if found.by_position => {
                let same = self.same_key(several);
                if same != Value::Unknown {
                    self.note(Open::ByPosition(name.to_owned()));
                }
                same
            }
            _ => Value::Unknown,
        }
    }

    fn note(&mut self, what: Open) {
        self.notes.push(Note { resource: self.instance.address.clone(), line: None, what });
    }

    /// The one of several that has the key of this instance.
    fn same_key(&self, several: &[Value]) -> Value {
        let key_of = |address: &str| self.plan.instances().iter().find(|one| one.address == *address)?.key;
        let own = self.instance.key;
        let mut same = several.iter().filter(|value| match value {
            Value::Of { resource, .. } => own.is_some() && key_of(resource) == own,
            _ => false,
        });
        match (same.next(), same.next()) {
            (Some(one), None) => one.clone(),
            _ => Value::Unknown,
        }
    }

    /// The only resource that can be meant: what is not known yet comes from something that this plan builds.
    fn only(&self, name: &str) -> Value {
        let Some((_, kinds)) = MEANT.iter().find(|(attribute, _)| *attribute == name) else { return Value::Unknown };
        let all = || self.plan.instances().iter().filter(|one| kinds.contains(&one.kind.as_str()));
        let here: Vec<_> = all().filter(|one| one.module == self.instance.module).collect();
        let candidates = if here.is_empty() { all().collect() } else { here };
        match candidates.as_slice() {
            [one] => Value::Of { resource: one.address.clone(), attribute: "id".to_owned() },
            _ => Value::Unknown,
        }
    }

    fn expression(&self, expression: &Json, module: &str, found: &mut Found, longest: usize) {
        if let Some(constant) = expression.get("constant_value") {
            match Value::from(constant) {
                Value::List(values) => found.values.extend(values),
                Value::Text(text) => found.values.push(Value::Text(text)),
                _ => found.chooses = true,
            }
            return;
        }
        let Some(longest) = longest.checked_sub(1) else {
            found.lost = true;
            return;
        };
        let Some(references) = expression.get("references").and_then(Json::as_array) else {
            found.lost = true;
            return;
        };
        let mut whole = "";
        for reference in references.iter().filter_map(Json::as_str) {
            // Each reference is followed by what it begins with: the attribute, the instance, the resource.
            let shorter = whole.strip_prefix(reference).is_some_and(|rest| rest.starts_with(['.', '[']));
            if !shorter {
                whole = reference;
                self.reference(reference, module, found, longest);
            }
        }
    }

    fn reference(&self, reference: &str, module: &str, found: &mut Found, longest: usize) {
        let words = split(reference);
        let word = |at: usize| words.get(at).map(|(word, _)| word.as_str()).unwrap_or_default();
        let key = |at: usize| words.get(at).and_then(|(_, keys)| keys.first()).map(String::as_str);
        match word(0) {
            "count" | "path" | "terraform" => found.by_position = true,
            "each" if word(1) == "key" => found.by_position = true,
            "each" => {
                let mut each = Found::default();
                match self.configured.get("for_each_expression") {
                    Some(expression) => self.expression(expression, module, &mut each, longest),
                    None => each.lost = true,
                }
                match self.same_key(&each.values) {
                    Value::Of { resource, .. } => {
                        let attribute = if word(2).is_empty() { "id" } else { word(2) };
                        found.values.push(Value::Of { resource, attribute: attribute.to_owned() });
                    }
                    _ => found.lost = true,
                }
            }
            "var" => self.variable(word(1), key(1), module, found, longest),
            "local" | "self" => found.lost = true,
            "data" => {
                let prefix = if module.is_empty() { String::new() } else { format!("{module}.") };
                let address = format!("{prefix}data.{}.{}", word(1), word(2));
                match self.plan.data(&address).and_then(|values| values.get(word(3))) {
                    Some(Json::String(text)) => found.values.push(Value::Text(text.clone())),
                    Some(_) => found.chooses = true,
                    None => found.lost = true,
                }
            }
            "module" => self.output(word(1), key(1), word(2), key(2), module, found, longest),
            kind => {
                let name = format!("{kind}.{}", word(1));
                let all: Vec<_> = self.plan.named(module, &name).collect();
                let chosen = all.iter().filter(|one| key(1).is_none_or(|key| is_key(one.key, key)));
                // Of a resource that is not planned, since it has `count = 0`, nothing comes.
                for one in chosen {
                    let attribute = if word(2).is_empty() { "id" } else { word(2) };
                    found.values.push(Value::Of { resource: one.address.clone(), attribute: attribute.to_owned() });
                }
            }
        }
    }

    /// What a variable is: as set, for the root module, else as the call says.
    fn variable(&self, name: &str, key: Option<&str>, module: &str, found: &mut Found, longest: usize) {
        if module.is_empty() {
            match self.plan.variable(name) {
                Some(Json::String(text)) => found.values.push(Value::Text(text.clone())),
                Some(Json::Array(values)) => found.values.extend(values.iter().map(Value::from)),
                _ => found.chooses = true,
            }
            return;
        }
        let expression = self.plan.call(module).and_then(|call| call.get("expressions")?.get(name));
        // A variable that the call does not set has its default, which is known.
        let Some(expression) = expression else {
            found.chooses = true;
            return;
        };
        let mut of_call = Found::default();
        self.expression(expression, &parent(module), &mut of_call, longest);
        chosen(of_call, key, found);
    }

    /// What an output of another module is.
    #[expect(clippy::too_many_arguments, reason = "the words of one reference")]
    fn output(
        &self,
        name: &str,
        instance: Option<&str>,
        output: &str,
        key: Option<&str>,
        module: &str,
        found: &mut Found,
        longest: usize,
    ) {
        let children = self.plan.children(module, name);
        let wanted = instance.map(|key| format!("[{key}]"));
        for child in children.iter().filter(|child| wanted.as_ref().is_none_or(|wanted| child.ends_with(wanted))) {
            let outputs = self.plan.module_configuration(child).and_then(|module| module.get("outputs"));
            let expression = outputs.and_then(|outputs| outputs.get(output)?.get("expression"));
            let mut of_child = Found::default();
            match expression {
                Some(expression) => self.expression(expression, child, &mut of_child, longest),
                None => of_child.lost = true,
            }
            chosen(of_child, key, found);
        }
        if children.is_empty() {
            found.lost = true;
        }
    }
}

/// Puts what was found beyond a module's border to the rest, or the one element that is asked for.
fn chosen(of: Found, key: Option<&str>, found: &mut Found) {
    found.lost |= of.lost;
    found.by_position |= of.by_position;
    found.chooses |= of.chooses;
    match key.map(|key| key.parse::<usize>()) {
        None => found.values.extend(of.values),
        Some(Ok(at)) if at < of.values.len() => found.values.extend(of.values.into_iter().nth(at)),
        Some(_) => found.lost = true,
    }
}

/// Whether the index of an instance is what stands between brackets.
fn is_key(key: Option<&Json>, written: &str) -> bool {
    match key {
        Some(Json::String(key)) => written.trim_matches('"') == key,
        Some(Json::Number(key)) => written == key.to_string(),
        _ => false,
    }
}
