//! One call on its way: who is asked and for what, and what came of it so far.
//!
//! The files of the services speak to this; it knows no service itself.

use crate::outcome::{self, Fault};
use crate::pages::{Answer, Pages};
use crate::retry::Attempts;
use crate::session::Session;
use crate::whole::{Heard, WholeAnswers};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use serde_json::{Map, Value};
use snapshot::{Answer as Held, Ask, Output, Own};
use std::error::Error;
use tokio::time::Instant;

/// Sends a request before the deadline and hands its answer to `$page`, which says whether to go on.
macro_rules! each {
    ($asking:ident, $request:expr, |$answer:ident| $page:expr) => {
        loop {
            match ::tokio::time::timeout_at($asking.deadline(), $request.send()).await {
                Ok(Ok($answer)) => {
                    if !$page {
                        break;
                    }
                }
                Ok(Err(error)) => {
                    $asking.refused(&error);
                    break;
                }
                Err(_) => {
                    $asking.fail($crate::outcome::Fault::failed("Timeout", "the call took too long"));
                    break;
                }
            }
        }
    };
}
pub(crate) use each;

/// A call that is being made.
#[derive(Debug)]
pub(crate) struct Asking<'s> {
    pub(crate) ask: Ask,
    session: &'s Session,
    input: &'s Map<String, Value>,
    pages: Pages,
    heard: Heard,
}

/// A client for one request, for each service: the SDK has a type of its own for each.
macro_rules! clients {
    ($($name:ident $sdk:ident;)*) => {
        impl Asking<'_> {
            $(pub(crate) fn $name(&self) -> $sdk::Client {
                let attempts = Attempts::default();
                let config = $sdk::config::Builder::from(self.session.config())
                    .retry_partition(self.session.retries())
                    .retry_classifier(attempts.clone())
                    .interceptor(attempts)
                    .interceptor(WholeAnswers::of(self.ask, &self.heard))
                    .interceptor(self.session.clock().clone())
                    .interceptor(self.session.secrets().clone())
                    .build();
                $sdk::Client::from_conf(config)
            })*
        }
    };
}

clients! {
    acm aws_sdk_acm;
    cloudfront aws_sdk_cloudfront;
    ec2 aws_sdk_ec2;
    elb aws_sdk_elasticloadbalancing;
    elbv2 aws_sdk_elasticloadbalancingv2;
    freetier aws_sdk_freetier;
    rds aws_sdk_rds;
    route53 aws_sdk_route53;
    route53domains aws_sdk_route53domains;
    ssm aws_sdk_ssm;
    sts aws_sdk_sts;
}

impl<'s> Asking<'s> {
    pub(crate) fn new(session: &'s Session, ask: Ask, input: &'s Map<String, Value>) -> Self {
        let pages = Pages::new(Instant::now() + session.call_timeout);
        Self { ask, session, input, pages, heard: Heard::default() }
    }

    /// When the whole call has to be over.
    pub(crate) fn deadline(&self) -> Instant {
        self.pages.deadline()
    }

    /// The token to ask the next page with.
    pub(crate) fn token(&self) -> Option<String> {
        self.pages.token()
    }

    /// A text of the input.
    pub(crate) fn text(&self, member: &str) -> Option<String> {
        self.input.get(member).and_then(Value::as_str).map(Into::into)
    }

    /// A member of the input.
    pub(crate) fn input(&self, member: &str) -> &Value {
        self.input.get(member).unwrap_or(&Value::Null)
    }

    /// Adds a page of a list; says whether there is another.
    pub(crate) fn list<S, T>(
        &mut self,
        output: fn(Vec<T>) -> Output,
        page: Option<Vec<S>>,
        convert: fn(S) -> T,
        next: Option<String>,
    ) -> bool {
        match page {
            Some(page) if self.heard.what_was_asked() => {
                self.pages.add(output(page.into_iter().map(convert).collect()), next)
            }
            _ => self.nothing(),
        }
    }

    /// Where the next page of a list begins that says whether it is truncated. One that is, and does not say where to
    /// go on, stays so.
    pub(crate) fn go_on(&mut self, truncated: bool, next: Option<String>) -> Option<String> {
        let next = next.filter(|next| truncated && !next.is_empty());
        if truncated && next.is_none() {
            self.truncate();
        }
        next
    }

    /// Adds an answer that is one object; there is no other page.
    pub(crate) fn one(&mut self, output: Output) -> bool {
        if !self.heard.what_was_asked() || !tells(self.ask, &output) {
            return self.nothing();
        }
        self.pages.add(output, None)
    }

    fn nothing(&mut self) -> bool {
        self.fail(Fault::failed("IncompleteAnswer", "the answer does not hold what was asked for"));
        false
    }

    /// Notes that the service says there is more but not how to get it.
    pub(crate) fn truncate(&mut self) {
        self.pages.truncate();
    }

    /// Notes that no further page comes.
    pub(crate) fn fail(&mut self, fault: Fault) {
        self.pages.fail(fault);
    }

    /// Notes an error of the SDK.
    pub(crate) fn refused<E>(&mut self, error: &SdkError<E, HttpResponse>)
    where
        E: ProvideErrorMetadata + Error + 'static,
    {
        let fault = outcome::fault(error, self.session.secrets());
        // Some of the SDK's readers stumble over the missing list themselves.
        if fault.error.code == "BrokenAnswer" && !self.heard.what_was_asked() {
            self.nothing();
        } else {
            self.fail(fault);
        }
    }

    pub(crate) fn finish(self) -> Answer {
        self.pages.finish()
    }
}

/// Whether an object has what tells it from an empty one.
fn tells(ask: Ask, output: &Output) -> bool {
    let row = ask.row();
    let Held::Object(marks) = row.answer else { return true };
    output.to_elements().iter().any(|object| {
        let told = marks.iter().any(|mark| object.get(*mark).is_some_and(|value| !value.is_null()));
        told && (matches!(row.own, Own::No) || row.own.parent(object).is_some())
    })
}
