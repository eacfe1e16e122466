//! The questions of a chapter in its page: a card each, that says its answer without a script and asks for it with one.
//!
//! What is right has been worked out by the engine just now; the script only compares with it.

use crate::course::Course;
use crate::fault::What;
use crate::sources;
use askama::Template;
use messages::Catalogue;
use pulldown_cmark::{Event, Parser, html};
use quiz::{BlockRule, Body, Posed, Question};

#[derive(Template)]
#[template(path = "questions.html")]
struct Cards {
    cards: Vec<Card>,
    words: Words,
}

/// What all cards say.
struct Words {
    answer: String,
    check: String,
    right: String,
    wrong: String,
    yours: String,
    up: String,
    down: String,
    again: String,
}

struct Card {
    /// What progress remembers it by.
    name: String,
    kind: &'static str,
    number: usize,
    ask: String,
    /// The network that it is about, and how a reader looks into it.
    command: Option<String>,
    why: String,
    body: Asked,
}

/// What is asked for.
enum Asked {
    Options {
        several: bool,
        options: Vec<Choice>,
    },
    /// In the order to show.
    Items {
        items: Vec<(String, usize)>,
        right: Vec<String>,
    },
    Words {
        accepted: Vec<String>,
        accepted_data: String,
        wrong: Vec<(String, String)>,
    },
    Block {
        rule: String,
        example: String,
    },
}

struct Choice {
    text: String,
    is_right: bool,
    why: String,
}

/// `{{#questions}}`: those of the page's own chapter.
pub(crate) fn questions(course: &Course<'_>, catalogue: &Catalogue, page: &str) -> Result<String, What> {
    let chapters = quiz::chapters(sources::questions());
    let chapter = chapters.iter().find(|chapter| chapter.name == page).ok_or(What::Missing { what: "questions" })?;
    let mut cards = Vec::new();
    for (at, file) in chapter.files.iter().enumerate() {
        let odd = || What::Question { file: format!("questions/{page}/{}", file.name) };
        let question = Question::parse(&file.text).map_err(|_| odd())?;
        let posed = question.pose(catalogue, &course.worlds).map_err(|_| odd())?;
        cards.push(card(&posed, at + 1, format!("{page}/{}", file.name), catalogue));
    }
    let say = |id| catalogue.message(id, &[]);
    let words = Words {
        answer: say("book-question-answer"),
        check: say("book-question-check"),
        right: say("book-question-right"),
        wrong: say("book-question-wrong"),
        yours: say("book-question-yours"),
        up: say("book-question-up"),
        down: say("book-question-down"),
        again: say("book-question-again"),
    };
    Ok(crate::block::block(&Cards { cards, words }))
}

fn card(posed: &Posed, number: usize, name: String, words: &Catalogue) -> Card {
    // The map shows where to look, the trace what comes of it: that is told with the answer.
    let command = posed.world.as_ref().map(|world| format!("check map --world {world} -o map.svg"));
    let trace = posed.world.as_ref().zip(posed.asked.as_ref()).map(|(world, asked)| {
        let protocol = if asked.protocol == "tcp" { String::new() } else { format!(" --protocol {}", asked.protocol) };
        let port = asked.port.map(|port| format!(" --port {port}")).unwrap_or_default();
        format!("\n\n`check trace {} {}{protocol}{port} --world {world}`", asked.from, asked.to)
    });
    let body = match &posed.body {
        Body::Options { options, several } => Asked::Options {
            several: *several,
            options: options
                .iter()
                .map(|option| Choice {
                    text: line(&option.text),
                    is_right: option.is_right,
                    why: match (&option.why, &option.found) {
                        (Some(why), Some(found)) => format!("{} {}", line(why), escaped(found)),
                        (Some(why), None) => line(why),
                        (None, Some(found)) => escaped(found),
                        (None, None) => String::new(),
                    },
                })
                .collect(),
        },
        Body::Items(items) => {
            let mut right: Vec<_> = items.iter().map(|item| (item.place, line(&item.text))).collect();
            right.sort();
            Asked::Items {
                items: items.iter().map(|item| (line(&item.text), item.place)).collect(),
                right: right.into_iter().map(|(_, text)| text).collect(),
            }
        }
        Body::Words { accepted, wrong } => Asked::Words {
            accepted: accepted.clone(),
            accepted_data: normalised(accepted),
            wrong: wrong.iter().map(|wrong| (normalised(&wrong.answers), line(&wrong.why))).collect(),
        },
        Body::Block(block) => Asked::Block { rule: rule(&block.rule, words), example: block.example.to_string() },
    };
    Card {
        name,
        kind: posed.kind.as_str(),
        number,
        ask: markdown(&posed.ask),
        command,
        why: markdown(&(posed.why.clone() + &trace.unwrap_or_default())),
        body,
    }
}

/// Answers as they are compared, as JSON.
fn normalised(answers: &[String]) -> String {
    serde_json::json!(answers.iter().map(|answer| quiz::normal(answer)).collect::<Vec<_>>()).to_string()
}

/// What a block has to be, with the sentences for what it can be instead, as JSON; `{block}` is for the script to fill.
fn rule(rule: &BlockRule, words: &Catalogue) -> String {
    let within = rule.within.map(|block| block.to_string());
    let say = |id: &str, args: &[(&str, messages::Value<'_>)]| words.message(id, args);
    let apart: Vec<_> = rule
        .apart
        .iter()
        .map(|other| {
            let block = other.to_string();
            serde_json::json!({ "block": block, "said": say("quiz-block-overlaps", &[("block", block.as_str().into())]) })
        })
        .collect();
    serde_json::json!({
        "equals": rule.equals.map(|block| block.to_string()),
        "within": within,
        "apart": apart,
        "usable": rule.usable,
        "smallest": rule.smallest,
        "said": {
            "none": say("quiz-block-none", &[]),
            "first": say("quiz-block-not-first", &[("block", "{block}".into())]),
            "other": say("quiz-block-other", &[]),
            "outside": say("quiz-block-outside", &[("block", within.clone().unwrap_or_default().into())]),
            "subnet": say("quiz-block-no-subnet", &[]),
            "small": say("quiz-block-too-small", &[
                ("usable", "{usable}".into()),
                ("wanted", rule.usable.unwrap_or_default().to_string().into()),
            ]),
            "large": say("quiz-block-too-large", &[("length", "{length}".into())]),
        },
    })
    .to_string()
}

/// Markdown as HTML; tags in it are text.
fn markdown(text: &str) -> String {
    let events = Parser::new(text).map(|event| match event {
        Event::Html(tag) | Event::InlineHtml(tag) => Event::Text(tag),
        event => event,
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    // Links to pages of the book are written as links to their sources.
    page.replace(".md\"", ".html\"").replace(".md#", ".html#")
}

/// The same without a paragraph around it, if it is one.
fn line(text: &str) -> String {
    let page = markdown(text);
    let inner = page.trim().strip_prefix("<p>").and_then(|page| page.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p>")).map_or_else(|| page.trim().to_owned(), str::to_owned)
}

fn escaped(text: &str) -> String {
    let mut page = String::new();
    html::push_html(&mut page, std::iter::once(Event::Text(text.into())));
    page
}
