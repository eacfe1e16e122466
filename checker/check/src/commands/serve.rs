//! `check serve`: the companion, on this machine only; or the one that runs already.

mod drills;
mod program;
mod source;

use crate::cli::Serve;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::progress::Store;
use crate::runtime;
use crate::words::Saying;
use companion::{Claim, Options, Running, Server, Token};
use messages::Catalogue;
use program::Program;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

pub(super) fn run(args: &Serve, words: &Catalogue) -> Result<Exit, Failure> {
    if !args.listen.ip().is_loopback() {
        return Err(Failure::usage(Saying::new("serve-not-loopback").with("address", args.listen)));
    }
    let options = told(args);
    let store = Store::open();
    let place = match store.as_ref().map(|store| claim(store.folder())).transpose()? {
        Some(Claim::Second(running)) => return again(args, &running, &options, words),
        Some(Claim::Mute { process: Some(process) }) => {
            return Err(Failure::usage(Saying::new("serve-mute").with("process", process)));
        }
        Some(Claim::Mute { process: None }) => return Err(Failure::usage(Saying::new("serve-mute-unknown"))),
        Some(Claim::First(place)) => Some(place),
        None => None,
    };
    let source = source::of(args, words)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let program = Program::new(library, store, args.engine.clone(), words.language())?;
    let cache = program.cache()?;
    let not_listening = |error: io::Error| {
        Failure::usage(Saying::new("serve-not-listening").with("address", args.listen).with("cause", error))
    };
    let listener = TcpListener::bind(args.listen).map_err(not_listening)?;
    let address = listener.local_addr().map_err(not_listening)?;
    let token = Token::new().map_err(|error| Failure::usage(Saying::new("serve-no-random").with("cause", error)))?;
    let url = format!("http://{address}/?token={}", token.as_str());
    if let (Some(place), Some(store)) = (&place, Store::open()) {
        let failed = |error| no_folder(store.folder(), &error);
        place.taken(address, &token, &options).map_err(failed)?;
    }
    let program = Box::new(program);
    let drills = drills::of(args.library.labs_dir.clone());
    let options = Options { listener, token, program, source, drills, cache, language: words.language() };
    runtime::wait(serve(options, args, &url, words))?.map_err(not_listening)??;
    Ok(Exit::Passed)
}

/// Serves until somebody ends it.
async fn serve(options: Options, args: &Serve, url: &str, words: &Catalogue) -> io::Result<Result<(), Failure>> {
    let address = options.listener.local_addr()?;
    let server = Server::new(options)?;
    if let Err(failure) = output::print(&format!("{url}\n")) {
        return Ok(Err(failure));
    }
    output::remark(&format!("{}\n", words.message("serve-started", &[])));
    if !args.no_open {
        open(address, &server.code()?, true, words);
    }
    server.serve(ended()).await;
    output::remark(&format!("{}\n", words.message("serve-stopped", &[])));
    Ok(Ok(()))
}

/// Ends when somebody presses Ctrl+C, or the system asks the process to end.
async fn ended() {
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Looks whether a server runs already.
fn claim(folder: &Path) -> Result<Claim, Failure> {
    companion::claim(folder).map_err(|error| no_folder(folder, &error))
}

fn no_folder(folder: &Path, error: &io::Error) -> Failure {
    Failure::usage(Saying::new("serve-no-folder").with("file", folder.display()).with("cause", error))
}

/// A server runs already: its address.
fn again(args: &Serve, running: &Running, options: &str, words: &Catalogue) -> Result<Exit, Failure> {
    output::remark(&format!("{}\n", Saying::new("serve-again").with("process", running.process).say(words)));
    output::print(&format!("{}\n", running.url()))?;
    if running.options != options {
        output::remark(&format!("{}\n", words.message("serve-other-options", &[])));
    }
    if !args.no_open
        && let Some(code) = running.code()
    {
        open(running.address, &code, false, words);
    }
    Ok(Exit::Passed)
}

/// What a server was asked for, to be compared with what another one is.
fn told(args: &Serve) -> String {
    let Serve { listen, source, vpc, library, engine, no_open: _ } = args;
    format!("{listen} {source:?} {vpc:?} {library:?} {engine:?}")
}

/// Opens a browser. Everybody on the machine sees with which arguments: so it gets a code that is soon worth nothing.
fn open(address: SocketAddr, code: &Token, is_serving: bool, words: &Catalogue) {
    let told = format!("{}\n", words.message("serve-no-browser", &[]));
    let address = format!("http://{address}/?once={}", code.as_str());
    let opening = std::thread::spawn(move || {
        // Its error has the address in it, with the code: what is told is without.
        if open::that_detached(address).is_err() {
            output::remark(&told);
        }
    });
    // Some commands come back only when the browser is closed.
    if !is_serving {
        let _ = opening.join();
    }
}
