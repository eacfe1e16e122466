//! The server: its routes, and its life.

use crate::guard::{Guard, Token};
use crate::source::Source;
use crate::state::{Program, State};
use crate::{panel, start};
use axum::Router;
use messages::Language;
use std::io;

/// What a server is made of.
pub struct Options {
    /// Where it listens: a loopback address.
    pub listener: std::net::TcpListener,
    /// Who has it may ask.
    pub token: Token,
    /// The course and the book.
    pub program: Box<dyn Program>,
    /// The evidence.
    pub source: Box<dyn Source>,
    /// The language of the command line.
    pub language: Language,
}

/// Serves until `stop` comes to its end.
///
/// # Errors
/// The listener cannot be used.
pub async fn serve(options: Options, stop: impl Future<Output = ()>) -> io::Result<()> {
    options.listener.set_nonblocking(true)?;
    let port = options.listener.local_addr()?.port();
    let listener = tokio::net::TcpListener::from_std(options.listener)?;
    let guard = Guard::new(options.token, port);
    let state = State::new(guard, options.program, options.source, options.language);
    let _routes = routes().with_state::<()>(state);
    let _listener = listener;
    stop.await;
    Ok(())
}

/// All that can be asked.
fn routes() -> Router<State> {
    start::routes().merge(panel::routes())
}
