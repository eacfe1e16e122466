//! Things to touch: what stands in a page for one, and is all there is where no script runs.

use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use crate::{picture, thing};
use messages::Catalogue;

/// `{{#widget playground WORLD LAB}}`: a practice world to mend.
pub(crate) fn widget(course: &Course<'_>, words: &Catalogue, directive: &Directive, id: &str) -> Result<String, What> {
    directive.knows(&[])?;
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
            Ok(format!("{map}\n\n{mend}\n\n~~~~~console\n$ {start}\n$ {watch}\n~~~~~\n"))
        }
        [name] if let Some(thing) = thing::thing(words.language(), name) => thing,
        [known, ..] => Err(What::Argument { word: (*known).to_owned() }),
        [] => Err(What::Missing { what: "NAME" }),
    }
}
