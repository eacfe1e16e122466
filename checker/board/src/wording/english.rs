//! English names, by their words in lower case.

/// Participles that do not end in -ed. One that is spelt like its verb, such as *put*, tells nothing and is left out.
const IRREGULAR: &[&str] = &[
    "arisen",
    "begun",
    "been",
    "bought",
    "brought",
    "broken",
    "built",
    "caught",
    "chosen",
    "come",
    "dealt",
    "done",
    "drawn",
    "driven",
    "eaten",
    "fallen",
    "fed",
    "felt",
    "forgotten",
    "found",
    "frozen",
    "given",
    "gone",
    "got",
    "grown",
    "had",
    "heard",
    "held",
    "hidden",
    "kept",
    "known",
    "laid",
    "led",
    "left",
    "lent",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "proven",
    "ran",
    "risen",
    "said",
    "seen",
    "sent",
    "sold",
    "sought",
    "spent",
    "spoken",
    "stolen",
    "stood",
    "stuck",
    "taken",
    "taught",
    "thrown",
    "told",
    "understood",
    "undone",
    "was",
    "went",
    "were",
    "withdrawn",
    "won",
    "worn",
    "written",
    "begun",
    "chose",
    "gave",
    "took",
    "wrote",
    "sent",
    "came",
];

/// Words in -ed that are no participles.
const NO_PARTICIPLES: &[&str] = &[
    "bed", "bleed", "breed", "deed", "embed", "exceed", "feed", "hundred", "need", "proceed", "red", "seed", "speed",
    "succeed", "weed", "shed",
];

/// Verbs that are nothing else, so that a name that begins with one tells somebody to do it.
const VERBS: &[&str] = &[
    "accept",
    "add",
    "allow",
    "announce",
    "apply",
    "approve",
    "arrange",
    "ask",
    "assign",
    "attach",
    "begin",
    "bring",
    "buy",
    "calculate",
    "cancel",
    "choose",
    "close",
    "collect",
    "complete",
    "confirm",
    "create",
    "decide",
    "decline",
    "delete",
    "deliver",
    "deny",
    "dispatch",
    "enter",
    "estimate",
    "expire",
    "finish",
    "fulfil",
    "fulfill",
    "get",
    "give",
    "inform",
    "insert",
    "join",
    "make",
    "modify",
    "notify",
    "obtain",
    "pay",
    "perform",
    "pick",
    "place",
    "prepare",
    "provide",
    "publish",
    "receive",
    "refuse",
    "reject",
    "remove",
    "save",
    "select",
    "sell",
    "send",
    "show",
    "submit",
    "take",
    "tell",
    "update",
    "validate",
    "verify",
    "withdraw",
];

/// Verbs that are nouns as well: they tell only before something that is done to, not before a noun for a happening.
const VERBS_OR_NOUNS: &[&str] = &[
    "book", "change", "charge", "check", "cook", "edit", "issue", "process", "rate", "refund", "register", "release",
    "reply", "request", "reserve", "return", "review", "schedule", "ship", "start", "stop", "track",
];

/// Nouns for happenings, or for what a noun before them describes.
const HAPPENINGS: &[&str] =
    &["timeout", "failure", "error", "limit", "list", "form", "end", "over", "period", "done", "time"];

/// Before a verb they speak of what is to come, or should.
const AHEAD: &[&str] = &["will", "shall", "should", "must"];

/// Whether a word is a verb that is nothing else, as it says what is going on: `placing`, `cancelling`.
fn is_going_on(word: &str) -> bool {
    let Some(stem) = word.strip_suffix("ing") else { return false };
    let is_verb = |stem: &str| VERBS.contains(&stem);
    let mut once = stem.chars();
    let last = once.next_back();
    is_verb(stem) || is_verb(&format!("{stem}e")) || (once.clone().next_back() == last && is_verb(once.as_str()))
}

fn is_participle(word: &str) -> bool {
    let is_regular = word.len() > 3 && word.ends_with("ed") && !NO_PARTICIPLES.contains(&word);
    is_regular || IRREGULAR.contains(&word)
}

/// Whether a name is certainly not about the past: it speaks of what is to come or is going on, or there is no participle
/// anywhere, and a verb in its plain form or one in -ing first.
pub(super) fn is_no_past(words: &[String]) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    let mut pairs = words.iter().zip(rest);
    if pairs
        .any(|(one, next)| AHEAD.contains(&one.as_str()) || (["is", "are"].contains(&one.as_str()) && next == "being"))
    {
        return true;
    }
    if words.iter().any(|word| is_participle(word)) {
        return false;
    }
    let is_happening = |word: &String| {
        HAPPENINGS.contains(&word.as_str())
            || ["ion", "ment", "ance", "ence", "ing"].iter().any(|end| word.ends_with(end))
    };
    VERBS.contains(&first.as_str())
        || (is_going_on(first) && !rest.is_empty())
        || (VERBS_OR_NOUNS.contains(&first.as_str()) && !rest.is_empty() && !rest.iter().any(is_happening))
        || (rest.first().is_some_and(|second| ["the", "a", "an", "my"].contains(&second.as_str())) && first == "order")
}

/// Whether a name is about buttons, clicks and pages.
pub(super) fn is_of_interface(words: &[String]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let doings =
        ["opened", "open", "shown", "viewed", "displayed", "loaded", "visited", "entered", "refreshed", "seen"];
    has(&[
        "click", "clicked", "clicks", "tapped", "button", "scrolled", "hovered", "swiped", "dropdown", "checkbox",
        "popup", "textbox",
    ]) || (has(&["page", "screen", "dialog", "modal", "tab", "window"]) && has(&doings))
}
