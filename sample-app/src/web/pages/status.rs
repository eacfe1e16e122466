//! What machines ask: whether the app lives, whether it can work, which version it is.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::store::{MigrationState, Store, expected_version};
use crate::web::context::Ctx;
use crate::web::problem::Problem;
use crate::web::{Shared, json};

/// A health check that hangs is worse than one that fails.
const PATIENCE: Duration = Duration::from_secs(2);

/// After a look in vain, however many ask.
const PAUSE: Duration = Duration::from_millis(20);

/// The commit that the binary was built from, unless the environment knew it better.
const COMMIT: &str = env!("SAMPLE_APP_COMMIT");

/// Says that the process lives; asks nobody.
pub(in crate::web) async fn healthz() -> Response {
    ([(CACHE_CONTROL, "no-store"), (CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n").into_response()
}

/// Says whether the app can serve, and on which database; the server's name only to this machine.
///
/// All who ask at the same moment share one look, which writes: see [`crate::store::Store::probe`].
pub(in crate::web) async fn readyz(State(shared): State<Arc<Shared>>, ctx: Ctx) -> Response {
    let store = &shared.store;
    let draining = shared.draining.load(Ordering::Relaxed);
    let state = if draining {
        // The answer is no in any case, and the balancer is to have it at once.
        None
    } else {
        tokio::time::timeout(PATIENCE, shared.readiness.get(|| look(store))).await.ok().and_then(Result::ok)
    };
    let migrated = state.is_some_and(|state| state.applied >= state.expected);
    let ready = migrated && !draining && !store.refuses();
    let mut body = serde_json::json!({
        "status": if ready { "ready" } else if draining { "draining" } else { "unavailable" },
        "instance": shared.settings.instance,
        "apps": shared.settings.apps.to_string(),
        "database": {
            "engine": store.engine().to_string(),
            "remote": store.is_remote(),
            "reachable": state.is_some(),
            "migration": { "applied": state.map(|state| state.applied), "expected": expected_version() },
        },
    });
    if ctx.on_this_machine {
        body["database"]["host"] = store.host().into();
    }
    let mut response = json::answer(if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, &body);
    response.headers_mut().insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    response
}

async fn look(store: &Store) -> Result<MigrationState, ()> {
    match store.probe().await {
        Ok(state) => Ok(state),
        Err(error) => {
            tracing::warn!(%error, "readiness");
            // Nobody can make a database in trouble try more often than this.
            tokio::time::sleep(PAUSE).await;
            Err(())
        }
    }
}

/// Says which version this is.
pub(in crate::web) async fn version() -> Response {
    let body = serde_json::json!({ "name": "sample-app", "version": env!("CARGO_PKG_VERSION"), "commit": COMMIT });
    let mut response = json::answer(StatusCode::OK, &body);
    response.headers_mut().insert(CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    response
}

/// Hands the numbers to Prometheus, on this machine unless opened.
pub(in crate::web) async fn metrics(State(shared): State<Arc<Shared>>, ctx: Ctx) -> Result<Response, Problem> {
    if !(ctx.on_this_machine || shared.settings.metrics_open) {
        return Err(Problem::NotFound);
    }
    let text = shared.metrics.text().ok_or(Problem::Internal)?;
    Ok(([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response())
}
