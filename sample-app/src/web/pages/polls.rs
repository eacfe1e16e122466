//! The polls of labs 2.5 to 2.7.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::{row_id, see, session_for_form, with_cookie};
use crate::domain::{self, fields};
use crate::store::{Choice, Question};
use crate::web::Shared;
use crate::web::context::Ctx;
use crate::web::csrf::{self, Purpose};
use crate::web::form::Form;
use crate::web::page::{Chrome, html};
use crate::web::problem::Problem;

#[derive(Template)]
#[template(path = "polls.html")]
struct PollsPage<'a> {
    c: Chrome<'a>,
    questions: Vec<Question>,
}

#[derive(Template)]
#[template(path = "poll.html")]
struct PollPage<'a> {
    c: Chrome<'a>,
    question: Question,
    choices: Vec<Choice>,
    token: String,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "results.html")]
struct ResultsPage<'a> {
    c: Chrome<'a>,
    question: Question,
    /// Each choice with its votes in words.
    choices: Vec<(Choice, String)>,
    /// The most votes of one choice, at least 1: the full length of a bar.
    most: i64,
}

/// Lists the questions.
pub(in crate::web) async fn list(State(shared): State<Arc<Shared>>, ctx: Ctx) -> Result<Response, Problem> {
    let questions = shared.store.questions(domain::now()).await?;
    Ok(html(StatusCode::OK, &PollsPage { c: Chrome::new(&shared, &ctx), questions }))
}

/// Shows one question as a form.
pub(in crate::web) async fn detail(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    id: Path<String>,
) -> Result<Response, Problem> {
    form_page(&shared, &ctx, row_id(&id)?, None).await
}

// ANCHOR: vote
/// Counts a vote and sends on to the results; shows the form again if no choice of this question was made.
pub(in crate::web) async fn vote(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    id: Path<String>,
    form: Form,
) -> Result<Response, Problem> {
    shared.tokens.check(ctx.session.as_ref(), Purpose::General, form.one(csrf::FIELD))?;
    let id = row_id(&id)?;
    let choice = form.one("choice").and_then(fields::row_id);
    let counted = match choice {
        Some(choice) if shared.store.question(id, domain::now()).await?.is_some() => {
            shared.store.vote(id, choice).await?
        }
        _ => false,
    };
    if !counted {
        return form_page(&shared, &ctx, id, Some(Problem::NoChoice)).await;
    }
    shared.metrics.voted();
    Ok(see(&format!("/polls/{id}/results/")))
}
// ANCHOR_END: vote

/// Shows how the votes stand.
pub(in crate::web) async fn results(
    State(shared): State<Arc<Shared>>,
    ctx: Ctx,
    id: Path<String>,
) -> Result<Response, Problem> {
    let (question, choices) = shared.store.question(row_id(&id)?, domain::now()).await?.ok_or(Problem::NotFound)?;
    let most = choices.iter().map(|choice| choice.votes).max().unwrap_or(0).max(1);
    let text = ctx.lang.text();
    let choices = choices.into_iter().map(|choice| {
        let votes = (text.votes)(choice.votes);
        (choice, votes)
    });
    let choices = choices.collect();
    Ok(html(StatusCode::OK, &ResultsPage { c: Chrome::new(&shared, &ctx), question, choices, most }))
}

async fn form_page(shared: &Shared, ctx: &Ctx, id: i64, wrong: Option<Problem>) -> Result<Response, Problem> {
    let (question, choices) = shared.store.question(id, domain::now()).await?.ok_or(Problem::NotFound)?;
    let (session, cookie) = session_for_form(shared, ctx)?;
    let status = wrong.as_ref().map_or(StatusCode::OK, Problem::status);
    let page = PollPage {
        c: Chrome::new(shared, ctx),
        question,
        choices,
        token: shared.tokens.token(&session, Purpose::General),
        error: wrong.map(|problem| problem.why(ctx.lang.text())),
    };
    Ok(with_cookie(html(status, &page), cookie))
}
