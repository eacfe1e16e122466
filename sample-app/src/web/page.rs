//! What all pages have in common: the frame around them, and turning a template into an answer.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::Shared;
use super::assets::{ADDRESSES, Addresses};
use super::context::{Context, Theme};
use super::problem::Problem;
use crate::domain::state::State;
use crate::domain::{Millis, Order};
use crate::text::{Lang, Text};

/// The frame of a page.
pub(super) struct Chrome<'a> {
    pub(super) t: &'static Text,
    pub(super) ctx: &'a Context,
    pub(super) files: &'static Addresses,
    pub(super) instance: &'a str,
    pub(super) apps: String,
    /// Where the language and theme links come back to, for a query.
    pub(super) back: String,
}

impl<'a> Chrome<'a> {
    pub(super) fn new(shared: &'a Shared, ctx: &'a Context) -> Self {
        Self {
            t: ctx.lang.text(),
            ctx,
            files: &ADDRESSES,
            instance: &shared.settings.instance,
            apps: shared.settings.apps.to_string(),
            back: form_urlencoded::byte_serialize(ctx.here.as_bytes()).collect(),
        }
    }

    /// Says whether a link of the navigation leads to the section that is open.
    pub(super) fn is_in(&self, prefix: &str) -> bool {
        self.ctx.here.starts_with(prefix)
    }

    pub(super) fn is_theme(&self, name: &str) -> bool {
        self.ctx.theme.name() == name
    }

    pub(super) fn forced_theme(&self) -> Option<&'static str> {
        (self.ctx.theme != Theme::Auto).then(|| self.ctx.theme.name())
    }

    pub(super) fn is_lang(&self, code: &str) -> bool {
        self.t.code == code
    }
}

/// Renders a page.
pub(super) fn html(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(body) => (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response(),
        Err(error) => {
            tracing::error!(%error, "template");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    c: Chrome<'a>,
    title: &'static str,
    why: String,
    status: u16,
}

/// Renders the page of a problem.
pub(super) fn problem(shared: &Shared, ctx: &Context, problem: &Problem) -> Response {
    let text = ctx.lang.text();
    let status = problem.status();
    let c = Chrome::new(shared, ctx);
    html(status, &ProblemPage { c, title: problem.title(text), why: problem.why(text), status: status.as_u16() })
}

/// An order as the pages show it.
pub(super) struct OrderView {
    pub(super) id: i64,
    pub(super) number: String,
    pub(super) shop: String,
    pub(super) address: String,
    pub(super) dishes: String,
    pub(super) total: String,
    pub(super) word: &'static str,
    pub(super) state: String,
    pub(super) placed: When,
    pub(super) undecided: bool,
}

impl OrderView {
    pub(super) fn new(order: Order, lang: Lang) -> Self {
        use std::fmt::Write as _;
        let text = lang.text();
        let mut dishes = String::new();
        for line in &order.lines {
            let comma = if dishes.is_empty() { "" } else { ", " };
            // Writing to a string cannot fail.
            let _ = write!(dishes, "{comma}{} × {}", line.name, line.quantity);
        }
        Self {
            id: order.id,
            number: (text.order_number)(order.id),
            shop: order.shop_name,
            address: order.address,
            dishes,
            total: text.money(order.total),
            word: order.state.word(),
            state: text.state(order.state),
            placed: When::new(order.placed_at),
            undecided: order.state == State::Placed,
        }
    }
}

/// A moment, for machines and for people in Korea.
pub(super) struct When {
    pub(super) machine: String,
    pub(super) people: String,
}

impl When {
    pub(super) fn new(at: Millis) -> Self {
        let at = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
        let (machine, people) = (jiff::tz::offset(0).to_datetime(at), jiff::tz::offset(9).to_datetime(at));
        let date = |at: jiff::civil::DateTime| format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day());
        let time = |at: jiff::civil::DateTime| format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second());
        Self {
            machine: format!("{}T{}Z", date(machine), time(machine)),
            people: format!("{} {}", date(people), time(people)),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_are_korean() {
        let when = super::When::new(1_700_000_000_000);
        assert_eq!((when.machine.as_str(), when.people.as_str()), ("2023-11-14T22:13:20Z", "2023-11-15 07:13:20"));
    }
}
