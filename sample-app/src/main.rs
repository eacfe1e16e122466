//! The binary `sample-app`.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use sample_app::cli::Cli;
use sample_app::start;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(start::StartError::Runtime)
        .and_then(|runtime| runtime.block_on(start::run(cli)));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing can be done about a closed standard error.
            let _ = writeln!(std::io::stderr(), "sample-app: {error}");
            ExitCode::FAILURE
        }
    }
}
