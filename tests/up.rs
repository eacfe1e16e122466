//! `check lab up`: an account on a real AWS API (moto, on loopback) in which a lab begins; what it says to set makes the
//! AWS CLI and `check` use it, and it ends with the command.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set its scene has failed")]

use crate::handouts::document::Document;
use crate::handouts::powershell::problems;
use crate::support::{BUILT, Run, Scene, is_korean, repository};
use real::{Moto, aws_cli, moto_server};
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::JoinHandle;

type Environment = Vec<(String, String)>;

/// The id of the lab of a folder.
fn id(folder: &str) -> String {
    format!("lab-{}", labs::number(folder.split('-').next().unwrap()))
}

/// The path on which the AWS CLI stands first.
fn path(cli: &Path) -> String {
    format!("{}:{}", cli.parent().unwrap().display(), std::env::var("PATH").unwrap())
}

/// A running `check lab up`.
struct Up {
    child: Child,
    environment: Environment,
    out: String,
    err: Option<JoinHandle<String>>,
}

impl Up {
    /// Starts it, and reads what it says to set.
    #[track_caller]
    fn start(scene: &Scene, args: &[&str]) -> Self {
        let mut child = scene.start(&mut scene.command(args));
        let mut stderr = child.stderr.take().unwrap();
        let err = std::thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            text
        });
        let (mut out, mut environment) = (String::new(), Environment::new());
        for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
            out.push_str(&line);
            out.push('\n');
            if let Some((name, value)) = line.strip_prefix("export ").and_then(|line| line.split_once('=')) {
                environment.push((name.to_owned(), value.trim_matches('\'').to_owned()));
            }
            if line.starts_with("$env:AWS_DEFAULT_REGION") {
                return Self { child, environment, out, err: Some(err) };
            }
        }
        let end = child.wait().unwrap();
        panic!("{end:?}: {}", err.join().unwrap());
    }

    fn get(&self, name: &str) -> &str {
        &self.environment.iter().find(|(set, _)| set == name).unwrap().1
    }

    /// Whether anything listens where the account was.
    fn answers(&self) -> bool {
        TcpStream::connect(self.get("AWS_ENDPOINT_URL").strip_prefix("http://").unwrap()).is_ok()
    }

    /// Ends it with a signal, and gives what it said.
    #[track_caller]
    fn ends_by(mut self, signal: &str) -> String {
        assert!(self.answers());
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let end = self.child.wait().unwrap();
        let err = self.err.take().unwrap().join().unwrap();
        assert_eq!(end.code(), Some(0), "{err}");
        // Its last breath may be drawn a moment later.
        let is_gone = || {
            (0..50).any(|_| {
                !self.answers() || {
                    std::thread::sleep(std::time::Duration::from_millis(100));
                    false
                }
            })
        };
        assert!(is_gone(), "moto goes on");
        err
    }
}

impl Drop for Up {
    fn drop(&mut self) {
        // What a failed test leaves behind; whoever was waited for is not there any more.
        if self.err.is_some() {
            let _ = Command::new("kill").arg(self.child.id().to_string()).status();
            let _ = self.child.wait();
        }
    }
}

/// Somebody who types into a shell in which the variables are set.
struct Learner<'l> {
    scene: &'l Scene,
    environment: Environment,
    path: String,
}

impl Learner<'_> {
    #[track_caller]
    fn types(&self, typed: &str) -> String {
        let run = Command::new("bash")
            .args(["-euo", "pipefail", "-c", typed])
            .current_dir(self.scene.folder())
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .envs([("MY_IP", "203.0.113.10"), ("DOMAIN", "example.link")])
            .env("HOME", self.scene.folder())
            .env("PATH", &self.path)
            .output()
            .unwrap();
        assert!(run.status.success(), "{typed}\n{run:#?}");
        String::from_utf8(run.stdout).unwrap()
    }

    /// The status of labs, by a look as somebody has it in CloudShell.
    fn statuses(&self, labs: &[String]) -> Vec<(String, String)> {
        let labs: Vec<&str> = labs.iter().map(String::as_str).collect();
        let script = self.scene.check(&[&["collect"], &labs[..], &["--script", "bash"]].concat()).ends(0).out;
        self.scene.file("look.sh", script);
        self.types("bash look.sh look.json >&2");
        let rest = ["--snapshot", "look.json", "--no-probes", "--domain", "example.link", "--format", "json"];
        let report = Run::of(self.scene.command(&[&labs[..], &rest].concat()).output().unwrap()).json();
        std::fs::remove_file(self.scene.folder().join("look.json")).unwrap();
        let of_lab = |lab: &serde_json::Value| {
            (lab["lab"].as_str().unwrap().to_owned(), lab["status"].as_str().unwrap().to_owned())
        };
        report["labs"].as_array().unwrap().iter().map(of_lab).collect()
    }

    /// That all that is built passes, and what follows does not.
    #[track_caller]
    fn begins(&self, built: usize) {
        self.begins_after(0, built);
    }

    /// The same, of what is built looking only at what comes behind some labs.
    #[track_caller]
    fn begins_after(&self, behind: usize, built: usize) {
        let labs: Vec<String> = BUILT.iter().take(built + 1).skip(behind).map(|folder| id(folder)).collect();
        for (lab, status) in self.statuses(&labs) {
            let follows = BUILT.get(built).is_some_and(|folder| id(folder) == lab);
            assert_eq!(status == "pass", !follows, "{lab} {status}, with {built} built");
        }
    }
}

/// A scene in which moto is known, and where the AWS CLI is.
fn scene() -> Option<(Scene, PathBuf)> {
    let (moto, cli) = (moto_server()?, aws_cli()?);
    let scene = Scene::new().var("MOTO_SERVER", &moto.display().to_string()).var("PATH", &path(&cli));
    Some((scene, cli))
}

#[test]
fn a_lab_is_built_by_its_hand_out_and_passes() {
    let Some((scene, cli)) = scene() else { return };
    let up = Up::start(&scene, &["lab", "up", "lab-1.12", "--lang", "en"]);
    assert!(up.get("AWS_ENDPOINT_URL").starts_with("http://127.0.0.1:"), "{}", up.out);
    assert_eq!((up.get("AWS_ACCESS_KEY_ID"), up.get("AWS_DEFAULT_REGION")), ("practice", "ap-northeast-2"));
    // What is to be pasted into either shell is a text of it.
    let (bash, powershell): (Vec<&str>, Vec<&str>) =
        up.out.lines().partition(|line| line.starts_with("export ") || line.starts_with("unset "));
    assert_eq!(problems(&powershell.join("\n")), [""; 0]);
    assert_eq!((bash.len(), powershell.len()), (6, 6), "{}", up.out);

    let learner = Learner { scene: &scene, environment: up.environment.clone(), path: path(&cli) };
    assert_eq!(
        learner.types("aws ec2 describe-vpcs --filters Name=tag:Name,Values=course-vpc --query 'length(Vpcs)'").trim(),
        "1"
    );
    assert_eq!(learner.types("aws sts get-caller-identity --query Account --output text").trim(), "000000000000");
    learner.begins(4);
    #[cfg(feature = "live")]
    live(&scene, &up, 1);
    let document = Document::read("1.12-nat-gateway", "en");
    let is_step = |section: &str| section != "check" && section != "cleanup";
    let blocks = document.written_in("bash").filter(|block| block.way.as_deref().is_none_or(|way| way == "cli"));
    for block in blocks.filter(|block| is_step(&block.section)) {
        learner.types(&block.text);
    }
    learner.begins(5);
    #[cfg(feature = "live")]
    live(&scene, &up, 0);
    // Practice never counts.
    assert!(!scene.state().join("progress.json").exists());
    let said = up.ends_by("-INT");
    for word in ["lab-1.11", "check lab-1.12", "Ctrl-C", "no real credentials", "has ended"] {
        assert!(said.contains(word), "{word} is not in\n{said}");
    }
}

/// The binary looks by itself.
#[cfg(feature = "live")]
fn live(scene: &Scene, up: &Up, code: i32) {
    let mut command = scene.command(&["lab-1.12", "--no-probes", "--lang", "en"]);
    Run::of(command.envs(up.environment.iter().map(|(name, value)| (name, value))).output().unwrap()).ends(code);
}

#[test]
fn the_last_lab_begins_where_all_others_are_done() {
    let Some((scene, cli)) = scene() else { return };
    // What the learner has set up for another account leads nowhere here.
    let scene =
        scene.var("AWS_PROFILE", "work").var("AWS_ENDPOINT_URL_EC2", "http://127.0.0.1:9").var("AMI_ID", "ami-1");
    let up = Up::start(&scene, &["lab", "up", "2.24", "--lang", "ko"]);
    let learner = Learner { scene: &scene, environment: up.environment.clone(), path: path(&cli) };
    learner.begins(12);
    let said = up.ends_by("-TERM");
    assert!(is_korean(&said) && said.contains("--no-probes --domain example.link"), "{said}");
}

/// The scripts that build what comes before a lab, one after the other: `lab up` runs them in this order, which its own
/// tests show.
#[test]
fn each_lab_begins_where_the_one_before_it_is_done() {
    let (Some(moto), Some(cli)) = (Moto::start_that_validates(), aws_cli()) else { return };
    let scene = Scene::new();
    let account = moto.account("ap-northeast-2");
    let environment = account.environment().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let learner = Learner { scene: &scene, environment, path: path(&cli) };
    for (built, folder) in BUILT.iter().enumerate() {
        // What was built before has been looked at; what is judged of all together is another test's.
        learner.begins_after(built.saturating_sub(1), built);
        let script = repository().join("labs").join(folder).join("solution/build.sh");
        learner.types(&format!("sh '{}' >&2", script.display()));
    }
    learner.begins_after(BUILT.len() - 1, BUILT.len());
}

#[test]
fn an_empty_account_takes_nothing_but_moto() {
    let Some(moto) = moto_server() else { return };
    let scene = Scene::new();
    // Where pipx and uv put it, which is on nobody's path by itself.
    let of_user = scene.folder().parent().unwrap().join(".local/bin");
    std::fs::create_dir_all(&of_user).unwrap();
    std::os::unix::fs::symlink(moto, of_user.join("moto_server")).unwrap();
    scene.file("course.toml", "region = \"us-west-2\"\n");
    let up = Up::start(&scene, &["lab", "up", "--lang", "en"]);
    assert_eq!(up.get("AWS_REGION"), "us-west-2");
    let said = up.ends_by("-HUP");
    assert!(said.contains(".local/bin/moto_server") && !said.contains("Building"), "{said}");
}

#[test]
fn what_is_missing_is_said_before_anything_starts() {
    let scene = Scene::new();
    let run = scene.check(&["lab", "up", "lab-2.4", "--lang", "en"]).ends(2);
    assert!(run.out.is_empty() && run.err.contains("lab-1.7") && run.err.contains("lab-2.24"), "{run:#?}");
    scene.check(&["lab", "up", "lab-9.9"]).ends(2);
    for lang in ["en", "ko"] {
        let run = scene.check(&["lab", "up", "lab-1.7", "--lang", lang]).ends(4);
        for word in ["moto_server", "pipx install", "uv tool install", "MOTO_SERVER", "PowerShell", "bash"] {
            assert!(run.err.contains(word), "{word} is not in\n{}", run.err);
        }
        assert_eq!(is_korean(&run.err), lang == "ko", "{}", run.err);
    }
    let run = scene.check(&["lab", "up", "lab-1.8", "--lang", "en"]).ends(4);
    assert!(run.err.contains("AWS CLI"), "{}", run.err);
    let run = Scene::new().var("MOTO_SERVER", "/nowhere/moto_server").check(&["lab", "up", "--lang", "en"]).ends(4);
    assert!(run.err.contains("/nowhere/moto_server") && run.err.contains("MOTO_SERVER"), "{}", run.err);
    // A program that is no server, and one that says why it cannot start.
    let ends = Scene::new();
    let file = ends.file("moto_server", "#!/bin/sh\necho 'No module named flask' >&2\nexit 1\n");
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let run = ends.var("MOTO_SERVER", &file.display().to_string()).check(&["lab", "up", "--lang", "en"]).ends(4);
    assert!(run.err.contains("No module named flask") && run.err.contains("ended at once"), "{}", run.err);
}
