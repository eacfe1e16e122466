//! Settings and credentials come from where the AWS CLI takes them.
//!
//! Each case runs this program again with an environment and a home folder of its own.

use collect::Options;
use real::{Reply, Response, Server};
use std::path::PathBuf;
use std::process::Command;

/// Prints who asks; started by the tests below.
#[test]
#[ignore = "is started by other tests"]
fn child() {
    let options = Options { profile: std::env::var("CHILD_PROFILE").ok(), ..Options::default() };
    match crate::canned::runtime().block_on(collect::identity(&options)) {
        Ok(identity) => println!("who={} region={}", identity.principal, identity.region),
        Err(error) => println!("error={error:?}"),
    }
}

/// A server that answers with the key that asked.
fn mirror() -> Server {
    Server::start(|request| {
        let key = request.header("authorization").unwrap().split("Credential=").nth(1).unwrap();
        let key = key.split('/').next().unwrap().to_owned();
        Reply::Whole(Response::xml(200, crate::canned::IDENTITY.replace("user/kim", &format!("user/{key}"))))
    })
}

/// Runs the child with files in its home folder; `$HOME` in a file is that folder.
fn run(case: &str, files: &[(&str, &str)], environment: &[(&str, &str)]) -> String {
    let server = mirror();
    let home = std::env::temp_dir().join(format!("chain-{}-{case}", std::process::id()));
    for (name, text) in files {
        let file: PathBuf = home.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text.replace("$HOME", &home.display().to_string())).unwrap();
    }
    std::fs::create_dir_all(&home).unwrap();
    // A test is called by its module's path, without the name of the program.
    let child = format!("{}::child", module_path!().split_once("::").unwrap().1);
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &child, "--ignored", "--nocapture"])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", &home)
        .env("USERPROFILE", &home)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_ENDPOINT_URL", server.url())
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    std::fs::remove_dir_all(&home).unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}");
    text.lines().find_map(|line| line.find("who=").or(line.find("error=")).map(|at| line[at..].to_owned())).unwrap()
}

const REGION: (&str, &str) = ("AWS_REGION", "ap-northeast-2");
const KEYS: [(&str, &str); 2] = [("AWS_ACCESS_KEY_ID", "AKIAENV"), ("AWS_SECRET_ACCESS_KEY", "s")];
const FILES: &[(&str, &str)] = &[
    (".aws/config", "[profile lab]\nregion = eu-west-1\n"),
    (".aws/credentials", "[lab]\naws_access_key_id = AKIALAB\naws_secret_access_key = s\n"),
];

#[test]
fn nothing_at_all() {
    let found = run("nothing", &[], &[REGION]);
    assert!(found.starts_with("error=NoCredentials") && !found.contains("\\n"), "one line: {found}");
}

#[test]
fn no_region() {
    assert_eq!(run("region", &[], &KEYS), "error=NoRegion");
}

#[test]
fn keys_of_the_environment() {
    let found = run("environment", FILES, &[KEYS[0], KEYS[1], REGION]);
    assert_eq!(found, "who=arn:aws:iam::123456789012:user/AKIAENV region=ap-northeast-2");
}

#[test]
fn a_profile_by_variable_brings_its_region() {
    let found = run("variable", FILES, &[("AWS_PROFILE", "lab")]);
    assert_eq!(found, "who=arn:aws:iam::123456789012:user/AKIALAB region=eu-west-1");
}

#[test]
fn a_profile_that_is_asked_for_goes_before_keys_of_the_environment() {
    let found = run("asked", FILES, &[KEYS[0], KEYS[1], ("CHILD_PROFILE", "lab")]);
    assert_eq!(found, "who=arn:aws:iam::123456789012:user/AKIALAB region=eu-west-1");
}

#[test]
fn a_profile_that_is_not_in_the_files() {
    let found = run("missing", FILES, &[REGION, ("CHILD_PROFILE", "lap")]);
    assert!(found.starts_with("error=BadProfile { profile: \"lap\""), "{found}");
    let found = run("missing-variable", FILES, &[REGION, ("AWS_PROFILE", "lap")]);
    assert!(found.starts_with("error=BadProfile { profile: \"lap\""), "{found}");
}

#[test]
#[cfg(unix)]
fn a_credential_process() {
    let printed = r#"{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"s"}"#;
    let config = "[default]\nregion = us-west-2\ncredential_process = /bin/cat $HOME/printed.json\n";
    let found = run("process", &[(".aws/config", config), ("printed.json", printed)], &[]);
    assert_eq!(found, "who=arn:aws:iam::123456789012:user/AKIAPROCESS region=us-west-2");
}

#[test]
fn a_session_that_is_over() {
    let config = "[profile lab]\nregion = eu-west-1\nsso_session = lab\nsso_account_id = 123456789012\n\
                  sso_role_name = look\n[sso-session lab]\nsso_region = eu-west-1\nsso_start_url = https://x.example/start\n";
    let token = r#"{"accessToken":"t","expiresAt":"2020-01-01T00:00:00Z","region":"eu-west-1","startUrl":"https://x.example/start"}"#;
    // The AWS CLI names the file by the SHA-1 of the session's name.
    let cache = ".aws/sso/cache/3953f9ddf975ab5097ee468d99555c5b441169bf.json";
    let found = run("sso", &[(".aws/config", config), (cache, token)], &[("CHILD_PROFILE", "lab")]);
    assert!(found.starts_with("error=ExpiredCredentials"), "{found}");
    // Never signed in.
    let found = run("sso-none", &[(".aws/config", config)], &[("CHILD_PROFILE", "lab")]);
    assert!(found.starts_with("error=ExpiredCredentials") || found.starts_with("error=BadProfile"), "{found}");
}
