//! How often a call is tried again.
//!
//! The SDK's standard mode retries throttling and everything transient up to the same number of attempts, among it
//! every HTTP 500.
//! Here throttling gets all attempts, a fault of the service one more, a broken line two more, and an endpoint that
//! does not know the call none: it will not learn it.

use crate::outcome;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{BeforeTransmitInterceptorContextRef, InterceptorContext};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority, RetryReason,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::ErrorKind;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Attempts in all, for throttled calls.
pub(crate) const ATTEMPTS: u32 = 5;
const ATTEMPTS_ON_FAULT: u32 = 2;
const ATTEMPTS_ON_BROKEN_LINE: u32 = 3;

/// Counts the attempts of one request: every request takes a new one, as interceptor and as classifier.
///
/// The SDK asks its classifiers more than once about some attempts, so that counting happens before an attempt.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attempts {
    begun: Arc<AtomicU32>,
}

#[dyn_dispatch_hint]
impl Intercept for Attempts {
    fn name(&self) -> &'static str {
        "Attempts"
    }

    fn read_before_attempt(
        &self,
        _context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.begun.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

impl ClassifyRetry for Attempts {
    fn name(&self) -> &'static str {
        "Attempts"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }

    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        self.classify_retry_v2(context, &RetryAction::NoActionIndicated)
    }

    fn classify_retry_v2(&self, context: &InterceptorContext, previous: &RetryAction) -> RetryAction {
        let Some(Err(error)) = context.output_or_error() else { return RetryAction::NoActionIndicated };
        let answer = context.response().and_then(|response| {
            response.body().bytes().map(|_| (response.status().as_u16(), outcome::error_code(response)))
        });
        let most = match (&answer, previous) {
            (Some((http, code)), _) if outcome::is_unsupported(*http, code.as_deref()) => 1,
            // The SDK knows the codes of throttling and waits as long as the service asks.
            (_, RetryAction::RetryIndicated(RetryReason::RetryableError { kind, .. }))
                if *kind == ErrorKind::ThrottlingError =>
            {
                return RetryAction::NoActionIndicated;
            }
            // What was made a moment ago may not be found everywhere yet:
            // https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
            (Some((_, Some(code))), _) if code.ends_with(".NotFound") => ATTEMPTS_ON_FAULT,
            (Some((500.., _)), _) => ATTEMPTS_ON_FAULT,
            (Some((200..300, _)), _) => ATTEMPTS_ON_BROKEN_LINE,
            (_, RetryAction::RetryIndicated(_)) if error.is_timeout_error() => ATTEMPTS_ON_FAULT,
            (_, RetryAction::RetryIndicated(_)) => ATTEMPTS_ON_BROKEN_LINE,
            _ => return RetryAction::NoActionIndicated,
        };
        if self.begun.load(Ordering::Relaxed) < most {
            RetryAction::transient_error()
        } else {
            RetryAction::RetryForbidden
        }
    }
}
