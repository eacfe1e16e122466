//! Runs the binary in a world of its own: no environment but what a test gives, a home and a folder that are its own.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set its scene has failed")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The folders of the labs that build something in an account, in the order of the course.
#[cfg(unix)]
pub(crate) const BUILT: [&str; 13] = [
    "1.7-vpc-subnets",
    "1.8-internet-gateway",
    "1.9-network-acl",
    "1.11-bastion",
    "1.12-nat-gateway",
    "1.13-vpc-endpoint",
    "2.16-rds",
    "2.17-deploy",
    "2.19-alb",
    "2.20-alb-rules",
    "2.22-route53",
    "2.23-https",
    "2.24-cloudfront",
];

/// A home, a folder to work in, and nothing else.
pub(crate) struct Scene {
    root: PathBuf,
    vars: Vec<(String, String)>,
}

/// What a run wrote, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Scene {
    /// A fresh scene.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("scene-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(root.join("home/work")).unwrap();
        Self { root: root.canonicalize().unwrap(), vars: Vec::new() }
    }

    /// The same with a variable in the environment.
    pub(crate) fn var(mut self, name: &str, value: &str) -> Self {
        self.vars.push((name.into(), value.into()));
        self
    }

    /// The folder in which the binary runs.
    pub(crate) fn folder(&self) -> PathBuf {
        self.root.join("home/work")
    }

    /// A folder outside the home.
    #[cfg(feature = "live")]
    pub(crate) fn outside(&self) -> PathBuf {
        let folder = self.root.join("elsewhere");
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Where the binary keeps its state.
    pub(crate) fn state(&self) -> PathBuf {
        self.root.join("state/course-check")
    }

    /// Writes a file into the folder.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let file = self.folder().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, bytes).unwrap();
        file
    }

    /// What a file of the folder holds.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder().join(name)).unwrap()
    }

    /// The binary with its arguments, not yet run.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_check"));
        command
            .args(args)
            .current_dir(self.folder())
            .env_clear()
            .env("HOME", self.root.join("home"))
            .env("XDG_STATE_HOME", self.root.join("state"))
            // Whatever asks for credentials or a Region finds none, at once.
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .envs(self.vars.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// Runs the binary.
    pub(crate) fn check(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    /// Runs the binary with words on standard input.
    pub(crate) fn check_with(&self, args: &[&str], input: &[u8]) -> Run {
        let mut child = self.start(self.command(args).stdin(Stdio::piped()));
        // Who reads nothing is not told: that is no fault of the one who speaks.
        let _ = child.stdin.take().unwrap().write_all(input);
        Run::of(child.wait_with_output().unwrap())
    }

    /// Starts the binary with both outputs in pipes.
    pub(crate) fn start(&self, command: &mut Command) -> Child {
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Writes a world into the folder.
    pub(crate) fn world(&self, name: &str, edits: &str) -> PathBuf {
        self.file(name, format!("world 1\nbase solved\n{edits}\n"))
    }

    /// Writes what a look at a world would see into the folder, as a snapshot.
    pub(crate) fn snapshot(&self, name: &str, edits: &str) -> PathBuf {
        let world: world::World = format!("world 1\nbase solved\n{edits}\n").parse().unwrap();
        self.file(name, world.snapshot().unwrap().to_json())
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        // What is left after a failure is there to be looked at.
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.root);
        }
    }
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The same run, which ended as it should.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// The same run, which said nothing on standard error.
    #[track_caller]
    pub(crate) fn quiet(self) -> Self {
        assert_eq!(self.err, "", "{self:#?}");
        self
    }

    /// What it wrote, as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

/// Whether a text is Korean.
pub(crate) fn is_korean(text: &str) -> bool {
    text.chars().any(|c| ('가'..='힣').contains(&c))
}

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}
