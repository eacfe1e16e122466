//! Things to touch: what stands in a page for one, and is all there is where no script runs.

use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use crate::{builds, console, element, picture, thing, walks};
use ::engine::Engine;
use askama::Template;
use judge::{Answer, EvidenceLevel};
use messages::{Catalogue, Language};
use report::Words;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// `{{#widget playground WORLD LAB}}`: a practice world to mend; `{{#widget subnets VPC SUBNET…}}`: a plan of subnets;
/// `{{#widget routes WORLD TABLE from=… to=…}}`: a table to edit; `{{#widget rules WORLD FILTER… from=… to=… port=…}}`;
/// `{{#widget board LAB CASE}}`: the board of a storming to mend; `{{#widget build NAME}}`: a network from parts; `{{#widget walks}}`: ways to a name, step by step; and every table of `book/widgets` by its name.
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
            let text = bare(&course.text(world)?);
            let own = [("lab", lab.id.as_str()), ("world", &text)];
            Ok(element::around(course, "playground", &inside, own.into_iter().chain(ends(directive))))
        }
        ["subnets", vpc, subnets @ ..] => {
            let listed = subnets.join(" ");
            let own = [("vpc", *vpc), ("subnets", &listed)];
            Ok(element::around(course, "subnets", &plan(words, vpc, subnets), own.into_iter()))
        }
        ["routes", world, table] => {
            let text = bare(&course.text(world)?);
            let inside = console::trace(course, words, &way(world, directive))?;
            let own = [("world", text.as_str()), ("table", table)];
            Ok(element::around(course, "routes", &inside, own.into_iter().chain(ends(directive))))
        }
        ["rules", world, filters @ ..] if !filters.is_empty() => {
            let text = bare(&course.text(world)?);
            let inside = console::trace(course, words, &way(world, directive))?;
            let filters = filters.join(" ");
            let own = [("world", text.as_str()), ("filters", &filters)];
            Ok(element::around(course, "rules", &inside, own.into_iter().chain(ends(directive))))
        }
        ["board", lab, case] => board(course, words, lab, case, id),
        ["build", name] => builds::build(course, words, name),
        ["walks"] => walks::walks(words),
        [name] if let Some(thing) = thing::thing(words.language(), name) => thing,
        [known, ..] => Err(What::Argument { word: (*known).to_owned() }),
        [] => Err(What::Missing { what: "NAME" }),
    }
}

#[derive(Template)]
#[template(path = "map.html")]
struct Drawn<'d> {
    id: &'d str,
    svg: &'d str,
    caption: Option<&'d str>,
    way: Option<(String, String)>,
    is_open: bool,
    scroll: String,
}

/// A board to mend: a broken case of a lab, in the reader's language where there is one, drawn, with what the rules say.
fn board(course: &Course<'_>, words: &Catalogue, lab: &str, case: &str, id: &str) -> Result<String, What> {
    let (lab, folder) = course.lab(lab)?;
    let known = |name: String| course.broken(lab).iter().find(|broken| broken.file == name);
    let own = (words.language() == Language::Ko).then(|| format!("{case}-korean.toml")).and_then(known);
    let missing = || What::World { name: case.to_owned() };
    let broken = own.or_else(|| known(format!("{case}.toml"))).ok_or_else(missing)?;
    let text = bare(folder.file(&format!("cases/{}", broken.file)).ok_or_else(missing)?);
    let Ok(Answer::Board(board)) = Answer::parse(&text) else { return Err(missing()) };
    let prefix = format!("{id}-");
    let options = report::board::Options { id_prefix: &prefix, ..report::board::Options::default() };
    let svg = report::board::svg(&board, &options, words);
    let scroll = words.message("touch-board-drawn", &[]);
    let mut inside = crate::block::block(&Drawn { id, svg: &svg, caption: None, way: None, is_open: false, scroll });
    let told = Words::about(words, EvidenceLevel::Practice, &broken.names);
    for finding in broken.report.labs.iter().flat_map(|lab| &lab.checks).flat_map(|check| &check.findings) {
        let message = told.finding(finding, None).message;
        let _ = writeln!(inside, "\n✘ {message} ([{0}](codes.md#{0}))", finding.code);
    }
    let _ = writeln!(inside, "\n~~~~~toml\n{}\n~~~~~", text.trim());
    let own = [("lab", lab.id.as_str()), ("board", text.as_str())];
    Ok(element::around(course, "board", &inside, own.into_iter()))
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

/// A world without its comments, which name the mistake to whoever looks at the page's source; what the learner declares
/// stays.
fn bare(world: &str) -> String {
    let is_kept =
        |line: &&str| line.trim().strip_prefix('#').is_none_or(|said| said.split_whitespace().next() == Some("given"));
    world.lines().filter(is_kept).flat_map(|line| [line, "\n"]).collect()
}

/// The packet that it begins with.
fn ends(directive: &Directive) -> impl Iterator<Item = (&str, &str)> {
    directive.details.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

/// The packet's way in the world as it is found, which stands there without a script.
fn way(world: &str, directive: &Directive) -> Directive {
    Directive { word: "trace", about: vec![world.to_owned()], details: directive.details.clone(), caption: None }
}

#[cfg(test)]
mod tests {
    use super::bare;
    use proof::Given;

    #[test]
    fn no_world_in_a_page_tells_its_mistake_and_all_are_what_they_were() {
        let bases = proof::bases(labs::FOLDERS);
        let cases = labs::FOLDERS.iter().flat_map(|folder| folder.below("cases"));
        let mut tried = 0;
        for file in cases.filter(|file| file.path.ends_with(".txt")) {
            let told = bare(&file.text);
            let comments = told.lines().filter(|line| line.trim().starts_with('#') && !line.contains("given"));
            assert_eq!(comments.count(), 0, "{told}");
            assert_eq!(Given::read(&told), Given::read(&file.text));
            let lines = |text: &str| bases.read(text).map(|world| world.edit_lines().len()).ok();
            assert_eq!(lines(&told), lines(&file.text), "{}", file.path);
            tried += 1;
        }
        assert!(tried > 100, "{tried}");
    }
}
