//! Things to touch: what stands in a page for one, and is all there is where no script runs.

use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use crate::{console, element, picture, thing, walks};
use ::engine::Engine;
use messages::Catalogue;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// `{{#widget playground WORLD LAB}}`: a practice world to mend; `{{#widget subnets VPC SUBNET…}}`: a plan of subnets;
/// `{{#widget routes WORLD TABLE from=… to=…}}`: a table to edit; `{{#widget rules WORLD FILTER… from=… to=… port=…}}`;
/// `{{#widget walks}}`: ways to a name, step by step; and every table of `book/widgets` by its name.
pub(crate) fn widget(course: &Course<'_>, words: &Catalogue, directive: &Directive, id: &str) -> Result<String, What> {
    directive.knows(&["from", "to", "port"])?;
    match directive.about.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["playground", world, lab] => {
            let (lab, _) = course.lab(lab)?;
            let map = Directive { word: "map", about: vec![(*world).to_owned()], details: vec![], caption: None };
            let map = picture::map(course, words, &map, id)?;
            let mend = words.message("book-mend", &[("lab", lab.id.as_str().into())]);
            let case = world.split_once('/').map_or(*world, |(_, case)| case);
            let start = format!("check practice start {} --world {case}", lab.id);
            // A broken world has no record of what a look from outside would find once it is mended.
            let is_tried = lab.checks.iter().any(|check| check.judge.check().is_of_probes());
            let how = if is_tried { " --no-probes" } else { "" };
            let watch = format!("check {} --world world.txt{how} --watch", lab.id);
            let inside = format!("{map}\n\n{mend}\n\n~~~~~console\n$ {start}\n$ {watch}\n~~~~~\n");
            let text = course.text(world)?;
            let own = [("lab", lab.id.as_str()), ("world", &text)];
            Ok(element::around(course, "playground", &inside, own.into_iter().chain(ends(directive))))
        }
        ["subnets", vpc, subnets @ ..] => {
            let listed = subnets.join(" ");
            let own = [("vpc", *vpc), ("subnets", &listed)];
            Ok(element::around(course, "subnets", &plan(words, vpc, subnets), own.into_iter()))
        }
        ["routes", world, table] => {
            let text = course.text(world)?;
            let inside = console::trace(course, words, &way(world, directive))?;
            let own = [("world", text.as_str()), ("table", table)];
            Ok(element::around(course, "routes", &inside, own.into_iter().chain(ends(directive))))
        }
        ["rules", world, filters @ ..] if !filters.is_empty() => {
            let text = course.text(world)?;
            let inside = console::trace(course, words, &way(world, directive))?;
            let filters = filters.join(" ");
            let own = [("world", text.as_str()), ("filters", &filters)];
            Ok(element::around(course, "rules", &inside, own.into_iter().chain(ends(directive))))
        }
        ["walks"] => walks::walks(words),
        [name] if let Some(thing) = thing::thing(words.language(), name) => thing,
        [known, ..] => Err(What::Argument { word: (*known).to_owned() }),
        [] => Err(What::Missing { what: "NAME" }),
    }
}

/// A plan as the engine judges it, in a table.
fn plan(words: &Catalogue, vpc: &str, subnets: &[&str]) -> String {
    let asked = json!({ "plan": { "vpc": vpc, "subnets": subnets } });
    let told: Value = serde_json::from_str(&Engine::default().answer(&asked.to_string())).unwrap_or_default();
    let say = |id: &str, values: &[(&str, messages::Value<'_>)]| words.message(&format!("touch-{id}"), values);
    let text = |told: &Value, member: &str| told[member].as_str().unwrap_or_default().to_owned();
    let heads = ["block", "verdict", "range", "usable"].map(|head| say(head, &[]));
    let mut table = format!("\n| {} |\n|---|---|---|---:|\n", heads.join(" | "));
    for (block, told) in subnets.iter().zip(told["subnets"].as_array().into_iter().flatten()) {
        let other = told["other"].as_u64().and_then(|at| subnets.get(usize::try_from(at).ok()?)).copied();
        let values = [("network", text(told, "network").into()), ("other", other.unwrap_or_default().into())];
        let verdict = match told["fault"].as_str() {
            Some(fault) => format!("✘ {}", say(&format!("fault-{fault}"), &values)),
            None => format!("✔ {}", say("fine", &[])),
        };
        let range = format!("{} – {}", text(told, "first"), text(told, "last"));
        let _ = writeln!(table, "| `{block}` | {verdict} | {range} | {} |", told["usable"]);
    }
    table
}

/// The packet that it begins with.
fn ends(directive: &Directive) -> impl Iterator<Item = (&str, &str)> {
    directive.details.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

/// The packet's way in the world as it is found, which stands there without a script.
fn way(world: &str, directive: &Directive) -> Directive {
    Directive { word: "trace", about: vec![world.to_owned()], details: directive.details.clone(), caption: None }
}
