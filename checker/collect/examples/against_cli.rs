//! How long a look at a lab account takes, beside the same calls made one after another by the AWS CLI.
//!
//! Both ask the same moto server on loopback, so that what is compared is how they ask: four calls at once over
//! connections that stay open, against one process for each call.
//! Calls that moto does not know are left out of both, because the CLI tries each of them five times.
//!
//! ```sh
//! MOTO_SERVER=… AWS_CLI=… cargo run -p collect --example against_cli
//! ```
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement prints and may stop")]

#[expect(dead_code, reason = "the account is the tests' own")]
#[path = "../tests/moto/account.rs"]
mod account;

use access::{Plan, Shell, script};
use account::{LAB_1_12, UNKNOWN_TO_MOTO, build, options, runtime};
use real::{Account, Application, Moto, Proxy, aws_cli};
use snapshot::Wanted;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;

fn main() {
    let (Some(moto), Some(cli)) = (Moto::start(), aws_cli()) else { return };
    let account = moto.account("ap-northeast-2");
    let _ = Application::build(&account, &build(&account).network());
    let known = |wanted: &Wanted| !UNKNOWN_TO_MOTO.contains(&wanted.ask);
    let lab = Plan::new(LAB_1_12.iter().copied());
    for (name, plan) in [("lab 1.12", lab), ("the whole course", Plan::everything())] {
        println!("{name}");
        compare(&Plan::new(plan.wanted().filter(known)), &moto, &account, &cli);
    }
}

/// One plan both ways.
fn compare(plan: &Plan, moto: &Moto, account: &Account, cli: &Path) {
    let counted = Proxy::before(moto.url());
    runtime().block_on(collect::collect(plan, &options(account, &counted.url()), |_| {})).unwrap();
    println!("  calls: {} ({} operations)", counted.calls().len(), plan.asks().len());

    let direct = options(account, moto.url());
    let ours = measure(|| {
        runtime().block_on(collect::collect(plan, &direct, |_| {})).unwrap();
    });
    println!("  collect, 4 at once:        {ours:?}");

    let folder = std::env::temp_dir().join(format!("against-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("collect.sh");
    std::fs::write(&file, script(plan, Shell::Bash)).unwrap();
    let path = format!("{}:{}", cli.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let theirs = measure(|| {
        let status = Command::new("sh")
            .arg(&file)
            .arg(folder.join("out.json"))
            .envs(account.environment())
            .env("PATH", &path)
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
    });
    std::fs::remove_dir_all(&folder).unwrap();
    println!("  AWS CLI, one after another: {theirs:?}");
    println!("  ratio: {:.0}", theirs.as_secs_f64() / ours.as_secs_f64());
}

/// The median of some rounds, after one that does not count.
fn measure(mut run: impl FnMut()) -> Duration {
    run();
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}
