//! What is wrong with a line of a world, in the reader's language.

use messages::{Catalogue, Value};
use serde_json::json;
use world::{Fault, Phrase, WorldError};

/// How many words are worth listing when none is near.
const LISTED: usize = 12;

/// The line, the sentence, and the word that it is about, for a page to mark.
pub(crate) fn told(error: &WorldError, text: &str, words: &Catalogue) -> serde_json::Value {
    let line = text.lines().nth(error.line.saturating_sub(1)).unwrap_or_default();
    json!({
        "line": error.line,
        "text": line,
        "word": error.fault.word(),
        "sentence": sentence(&error.fault, words),
    })
}

/// The sentence.
pub(crate) fn sentence(fault: &Fault, words: &Catalogue) -> String {
    let say = |id: &str, args: &[(&str, String)]| {
        let args: Vec<(&str, Value<'_>)> = args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        words.message(id, &args)
    };
    let part = |phrase: &Phrase| self::phrase(phrase, words);
    let word = |word: &String| ("word", safe(word));
    match fault {
        Fault::NoHeader => say("world-no-header", &[]),
        Fault::NoBase => say("world-no-base", &[]),
        Fault::SecondBase => say("world-second-base", &[]),
        Fault::Newer { found } => say("world-newer", &[("found", safe(found)), ("known", world::VERSION.to_string())]),
        Fault::InBase { word: base, line, why } => {
            let cause = sentence(why, words);
            let base = safe(base);
            let args = [("word", base.as_str().into()), ("line", (*line).into()), ("cause", cause.as_str().into())];
            words.message("world-in-base", &args)
        }
        Fault::Circle { word: base } => say("world-circle", &[word(base)]),
        Fault::OpenQuote { word: quoted } => say("world-open-quote", &[word(quoted)]),
        Fault::Unknown { what, word: found, nearest: Some(nearest), .. } => {
            say("world-unknown-near", &[("what", part(what)), word(found), ("nearest", safe(nearest))])
        }
        Fault::Unknown { what, word: found, nearest: None, known } => {
            let listed: Vec<String> = known.iter().take(LISTED).map(|word| safe(word)).collect();
            let (what, found, listed) = (part(what), safe(found), listed.join(", "));
            let more = known.len().saturating_sub(LISTED);
            let args = [
                ("what", what.as_str().into()),
                ("word", found.as_str().into()),
                ("known", listed.as_str().into()),
                ("more", more.into()),
                ("count", known.len().into()),
            ];
            words.message("world-unknown-word", &args)
        }
        Fault::NoSwitch { name, word: found } => say("world-no-switch", &[("name", safe(name)), word(found)]),
        Fault::WrongKind { word: label, is, wanted } => {
            let is = part(&Phrase::Kind(*is));
            say("world-wrong-kind", &[word(label), ("is", is), ("wanted", part(wanted))])
        }
        Fault::Missing { what, usage } => say("world-missing", &[("what", part(what)), ("usage", safe(usage))]),
        Fault::Extra { word: extra, usage } => say("world-extra", &[word(extra), ("usage", safe(usage))]),
        Fault::Malformed { word: odd, wanted } => say("world-malformed", &[word(odd), ("wanted", part(wanted))]),
        Fault::Taken { word: taken } => say("world-taken", &[word(taken)]),
        Fault::Refused { word: refused, why, remedy } => {
            say("world-refused", &[word(refused), ("why", part(why)), ("remedy", part(remedy))])
        }
        Fault::Unfit { word: unfit, why } => say("world-unfit", &[word(unfit), ("why", part(why))]),
        // What a newer library may add is said as it says it.
        other => say("world-other", &[("cause", safe(&other.to_string()))]),
    }
}

fn safe(text: &str) -> String {
    report::safe::line(text).into_owned()
}

fn phrase(phrase: &Phrase, words: &Catalogue) -> String {
    if let Phrase::AnyOf(kinds) = phrase {
        let mut kinds = kinds.iter().rev().map(|kind| self::phrase(&Phrase::Kind(*kind), words));
        let last = kinds.next().unwrap_or_else(|| words.message("world-resource", &[]));
        let either = |rest: String, one: String| {
            words.message("world-either", &[("one", one.as_str().into()), ("cause", rest.as_str().into())])
        };
        return kinds.fold(last, either);
    }
    let values: Vec<(&str, String)> = phrase.values().into_iter().map(|(name, value)| (name, safe(value))).collect();
    let values: Vec<(&str, Value<'_>)> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    words.message(phrase.id().unwrap_or("world-quoted"), &values)
}
