//! The web application: routes and what they share.
//!
//! Decides nothing about orders ([`crate::domain`]) and stores nothing itself ([`crate::store`]).

pub mod apps;
mod assets;
mod canonical;
mod coalesce;
pub mod context;
mod csrf;
mod form;
mod forwarded;
mod frame;
mod headers;
pub mod host;
mod json;
mod limit;
mod lists;
mod live;
mod metrics;
mod page;
mod pages;
pub mod pins;
mod problem;
mod request_body;
mod session;
mod shares;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use axum::Router;
use axum::extract::Request;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use ipnet::IpNet;
use tokio::sync::watch;
use tower::ServiceExt as _;
use tower::util::MapRequest;

use crate::store::{MigrationState, Store, StoreError};
use apps::{App, Apps};
pub(crate) use limit::subscriber;
use pins::Pins;
pub(crate) use session::random_text;

/// What the command line decides about the web application.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The apps that this instance serves.
    pub apps: Apps,
    /// The name of this instance.
    pub instance: String,
    /// The PINs in front of the boss's pages.
    pub pins: Pins,
    /// Proxies whose `X-Forwarded-*` headers are believed.
    pub trusted: Vec<IpNet>,
    /// Names that the site is reached by; empty for any.
    pub hosts: Vec<host::HostName>,
    /// Origins that forms may come from besides the site's own.
    pub public_origins: Vec<String>,
    /// Whether to tell browsers to come by HTTPS only.
    pub hsts: bool,
    /// Requests per second and client, 0 for no limit.
    pub rate_limit: u32,
    /// Whether the limit also holds for clients on this machine.
    pub rate_limit_loopback: bool,
    /// Whether `/metrics` answers to other machines.
    pub metrics_open: bool,
}

/// What every handler can reach.
#[derive(Debug)]
pub struct Shared {
    settings: Settings,
    store: Store,
    tokens: csrf::Tokens,
    lists: lists::Lists,
    live: live::Hub,
    metrics: metrics::Metrics,
    limiter: limit::Limiter,
    readiness: coalesce::Shared<MigrationState>,
    draining: AtomicBool,
    closing: watch::Receiver<bool>,
}

/// The application as a service.
pub type Service = MapRequest<Router, fn(Request) -> Request>;

impl Shared {
    /// Prepares the application over an open database; `closing` turns true when answers that go on must end.
    pub async fn new(
        settings: Settings,
        store: Store,
        closing: watch::Receiver<bool>,
    ) -> Result<Arc<Self>, StoreError> {
        let tokens = csrf::Tokens::shared(&store).await?;
        Ok(Arc::new(Self {
            tokens,
            lists: lists::Lists::default(),
            live: live::Hub::new(store.clone(), closing.clone()),
            metrics: metrics::Metrics::new(),
            limiter: limit::Limiter::new(settings.rate_limit, settings.rate_limit_loopback),
            readiness: coalesce::Shared::default(),
            draining: AtomicBool::new(false),
            closing,
            settings,
            store,
        }))
    }

    /// Makes `/readyz` say no from now on, so that a load balancer sends no more requests.
    pub fn start_draining(&self) {
        self.draining.store(true, std::sync::atomic::Ordering::Relaxed);
    }
}

/// Puts the routes together behind `canonical`.
pub fn service(shared: &Arc<Shared>) -> Service {
    let mut router = Router::new()
        .route("/", get(pages::home::page))
        .route("/preferences", get(pages::preferences::set))
        .route("/healthz", get(pages::status::healthz))
        .route("/readyz", get(pages::status::readyz))
        .route("/version", get(pages::status::version))
        .route("/metrics", get(pages::status::metrics))
        .route("/favicon.ico", get(assets::favicon))
        .route("/robots.txt", get(assets::robots))
        .route("/static/{name}", get(assets::file));
    for app in App::ALL {
        router = if shared.settings.apps.has(app) { router.merge(routes(app)) } else { router.merge(elsewhere(app)) };
    }
    let router = router
        .fallback(pages::home::not_found)
        .method_not_allowed_fallback(pages::home::wrong_method)
        .layer(from_fn_with_state(Arc::clone(shared), frame::around))
        .with_state(Arc::clone(shared));
    router.map_request(canonical::request as fn(Request) -> Request)
}

// ANCHOR: routes
fn routes(app: App) -> Router<Arc<Shared>> {
    use pages::{boss, delivery, order, order_json, orders, polls};
    match app {
        App::Order => Router::new()
            .route("/order", get(order::entry))
            .route("/order/shops", get(order::shops).post(order_json::add_shop))
            .route("/order/menus/{shop}", get(order::menu).post(order_json::add_dish))
            .route("/order/order", get(orders::list).post(order::place))
            .route("/order/order/{id}", get(orders::one))
            .route("/order/events", get(live::events)),
        App::Boss => Router::new()
            .route("/boss", get(boss::entry))
            .route("/boss/orders", get(boss::entry))
            .route("/boss/orders/{shop}", get(boss::orders))
            .route("/boss/pin/{shop}", post(boss::enter))
            .route("/boss/timeinput", post(boss::accept)),
        App::Delivery => Router::new()
            .route("/delivery", get(delivery::entry))
            .route("/delivery/orders", get(delivery::list).post(delivery::complete)),
        App::Polls => Router::new()
            .route("/polls", get(polls::list))
            .route("/polls/{id}", get(polls::detail))
            .route("/polls/{id}/vote", post(polls::vote))
            .route("/polls/{id}/results", get(polls::results)),
    }
}
// ANCHOR_END: routes

/// The paths of an app that another target group serves: a 404 that says so.
fn elsewhere(app: App) -> Router<Arc<Shared>> {
    let prefix = app.name();
    Router::new()
        .route(&format!("/{prefix}"), axum::routing::any(pages::home::not_served))
        .route(&format!("/{prefix}/{{*rest}}"), axum::routing::any(pages::home::not_served))
}
