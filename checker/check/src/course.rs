//! `course.toml`: what a learner does not want to say each time.
//!
//! It chooses among what is the learner's own. It cannot name endpoints, proxies or certificates: a file that came
//! with somebody else's folder must not be able to send credentials anywhere.

use crate::failure::Failure;
use crate::files;
use crate::reasons::toml_fault;
use crate::words::Saying;
use judge::{TomlFault, Wanted};
use serde::de::{self, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt::{self, Display as _};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use toml::Value;

/// The name of the file.
pub(crate) const FILE: &str = "course.toml";

/// What a learner has written down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Course {
    pub(crate) learner: Option<String>,
    /// What the course is called by those who teach it.
    pub(crate) course: Option<String>,
    pub(crate) profile: Option<String>,
    #[serde(default, deserialize_with = "region")]
    pub(crate) region: Option<String>,
    pub(crate) vpc: Option<String>,
    /// The ports beside 22 on which ssh listens.
    #[serde(rename = "ssh-port", default, deserialize_with = "ports")]
    pub(crate) ssh_port: Vec<u16>,
    /// Where the application answers, and where another instance of it does.
    #[serde(default, deserialize_with = "addresses")]
    pub(crate) app: Vec<String>,
    #[serde(default, deserialize_with = "domain")]
    pub(crate) domain: Option<String>,
    pub(crate) repository: Option<String>,
    /// Where it was found, if it was.
    #[serde(skip)]
    pub(crate) file: Option<PathBuf>,
}

impl Course {
    /// The file of this folder or of one above it, up to the learner's home; nothing if there is none.
    ///
    /// # Errors
    /// There is one, but it cannot be read.
    pub(crate) fn find() -> Result<Self, Failure> {
        let Ok(here) = std::env::current_dir() else { return Ok(Self::default()) };
        let home = etcetera::home_dir().ok();
        for folder in here.ancestors() {
            let file = folder.join(FILE);
            if file.is_file() {
                return Self::read(&file);
            }
            if home.as_deref() == Some(folder) {
                break;
            }
        }
        Ok(Self::default())
    }

    /// The repository, where it is a folder or a file of this machine and not an address.
    pub(crate) fn repository_here(&self) -> Option<PathBuf> {
        let path = self.repository.as_deref().filter(|path| !path.is_empty())?;
        let path = self.file.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).join(path);
        path.exists().then_some(path)
    }

    /// Where the application is, and where another instance of it is: as the command line says, else the file.
    pub(crate) fn apps<'a>(&'a self, given: &'a [String]) -> [Option<&'a str>; 2] {
        let mut all = if given.is_empty() { &self.app } else { given }.iter().map(String::as_str);
        [all.next(), all.next()]
    }

    /// Two instances are told apart, and no more: a third address on the command line would go unseen.
    ///
    /// # Errors
    /// More than two.
    pub(crate) fn no_third_app(given: &[String]) -> Result<(), Failure> {
        match given {
            [_, _, third, ..] => Err(Failure::usage(Saying::new("app-third").with("app", third))),
            _ => Ok(()),
        }
    }

    fn read(file: &Path) -> Result<Self, Failure> {
        let text = files::text(file)?;
        let course: Self = toml::from_str(&text).map_err(|error| {
            let fault = TomlFault::of(&error, &text);
            let failure = Failure::usage(files::about("course-not-read", file)).because(toml_fault(&fault));
            let failure = failure.meant(fault.nearest());
            match error.span() {
                Some(span) => failure.showing(crate::snippet::of(&text, span)),
                None => failure,
            }
        })?;
        Ok(Self { file: Some(file.to_owned()), ..course })
    }

    /// Whether the file lies where only the learner writes: somebody else's could choose among the learner's accounts.
    #[cfg(feature = "live")]
    pub(crate) fn is_own(&self) -> bool {
        match (&self.file, etcetera::home_dir()) {
            (Some(file), Ok(home)) => is_below(file, &home),
            (None, _) => true,
            (Some(_), Err(_)) => false,
        }
    }
}

/// Whether a file really lies below a folder, links followed.
#[cfg(feature = "live")]
fn is_below(file: &Path, folder: &Path) -> bool {
    match (file.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        _ => false,
    }
}

/// A Region by its name; an empty one is none.
fn region<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    let word = String::deserialize(value)?;
    if word.is_empty() {
        return Ok(None);
    }
    crate::cli::value::region(&word).map(Some).map_err(|odd| {
        let like = odd.meant.unwrap_or_else(|| "ap-northeast-2".to_owned());
        de::Error::invalid_value(Unexpected::Str(&word), &Wanted::Region { like }.to_string().as_str())
    })
}

/// The name of a domain; an empty one is none.
fn domain<'de, D: Deserializer<'de>>(value: D) -> Result<Option<String>, D::Error> {
    let word = String::deserialize(value)?;
    if word.is_empty() {
        return Ok(None);
    }
    crate::cli::value::domain(&word).map(Some).map_err(|odd| {
        let like = odd.meant.unwrap_or_else(|| "example.link".to_owned());
        de::Error::invalid_value(Unexpected::Str(&word), &Wanted::Domain { like }.to_string().as_str())
    })
}

/// One address or two; an empty one is none.
fn addresses<'de, D: Deserializer<'de>>(value: D) -> Result<Vec<String>, D::Error> {
    struct Addresses;

    impl<'de> Visitor<'de> for Addresses {
        type Value = Vec<String>;

        fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
            Wanted::Addresses.fmt(text)
        }

        fn visit_str<E: de::Error>(self, address: &str) -> Result<Vec<String>, E> {
            Ok(if address.is_empty() { Vec::new() } else { vec![address.to_owned()] })
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
            let mut addresses = Vec::new();
            while let Some(address) = list.next_element::<String>()? {
                addresses.push(address);
            }
            addresses.retain(|address| !address.is_empty());
            if addresses.len() > 2 {
                return Err(de::Error::invalid_length(addresses.len(), &self));
            }
            Ok(addresses)
        }
    }

    value.deserialize_any(Addresses)
}

/// One port or a list of them.
fn ports<'de, D: Deserializer<'de>>(value: D) -> Result<Vec<u16>, D::Error> {
    struct Ports;

    impl<'de> Visitor<'de> for Ports {
        type Value = Vec<u16>;

        fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
            Wanted::Ports.fmt(text)
        }

        fn visit_i64<E: de::Error>(self, port: i64) -> Result<Vec<u16>, E> {
            let given = u16::try_from(port).ok().filter(|port| *port > 0);
            given.map(|port| vec![port]).ok_or_else(|| E::invalid_value(Unexpected::Signed(port), &self))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<u16>, A::Error> {
            let mut ports = Vec::new();
            while let Some(port) = list.next_element::<NonZeroU16>()? {
                ports.push(port.get());
            }
            Ok(ports)
        }
    }

    value.deserialize_any(Ports)
}

/// What `check init` writes: every key with what it is for, those that are empty behind a `#`.
pub(crate) fn template(given: &[(&str, Value)], comment: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    for line in comment("course-head").lines() {
        text.push_str(&format!("# {line}\n"));
    }
    for (key, value) in given {
        text.push('\n');
        for line in comment(&format!("course-{key}")).lines() {
            text.push_str(&format!("# {line}\n"));
        }
        let is_empty = match value {
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        text.push_str(&format!("{}{key} = {value}\n", if is_empty { "# " } else { "" }));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let text = |text: &str| Value::String(text.to_owned());
        let given = [
            ("learner", text("김하나 \"h\"")),
            ("course", text("Networks 2026")),
            ("profile", text("")),
            ("region", text("ap-northeast-2")),
            ("vpc", text("")),
            ("ssh-port", Value::Array(Vec::new())),
            ("app", text("")),
            ("domain", text("")),
            ("repository", text("https://example.com/x")),
        ];
        let text = template(&given, |id| format!("about {id}\nin two lines"));
        let course: Course = toml::from_str(&text).unwrap();
        assert_eq!(course.learner.as_deref(), Some("김하나 \"h\""));
        assert_eq!(course.course.as_deref(), Some("Networks 2026"));
        assert_eq!(course.region.as_deref(), Some("ap-northeast-2"));
        assert_eq!((course.profile, course.vpc), (None, None));
        let all =
            text.replace("# vpc =", "vpc =").replace("# profile =", "profile =").replace("# ssh-port =", "ssh-port =");
        assert!(toml::from_str::<Course>(&all).is_ok(), "what is behind a # fits as well");
    }

    #[test]
    fn ports_of_ssh_are_one_or_a_list() {
        let ports = |text: &str| toml::from_str::<Course>(text).map(|course| course.ssh_port);
        assert!(ports("").unwrap().is_empty());
        assert_eq!(ports("ssh-port = 2222").unwrap(), [2222]);
        assert_eq!(ports("ssh-port = [2222, 2200]").unwrap(), [2222, 2200]);
        assert_eq!(ports(&template(&[("ssh-port", vec![2222].into())], str::to_owned)).unwrap(), [2222]);
        for wrong in ["0", "65536", "-1", "[0]", "\"2222\"", "22.5", "[\"2222\"]", "{ a = 1 }"] {
            let error = ports(&format!("ssh-port = {wrong}")).unwrap_err();
            assert!(!error.message().is_empty(), "{wrong}");
        }
    }

    #[test]
    fn an_application_has_one_address_or_two() {
        let app = |text: &str| toml::from_str::<Course>(text).map(|course| course.app);
        assert!(app("").unwrap().is_empty() && app("app = \"\"").unwrap().is_empty());
        assert_eq!(app("app = \"http://a\"").unwrap(), ["http://a"]);
        assert_eq!(app("app = [\"http://a\", \"http://b\"]").unwrap(), ["http://a", "http://b"]);
        for wrong in ["8000", "[1]", "[\"a\", \"b\", \"c\"]", "{ a = 1 }"] {
            assert!(!app(&format!("app = {wrong}")).unwrap_err().message().is_empty(), "{wrong}");
        }
        let course = toml::from_str::<Course>("app = [\"http://a\", \"http://b\"]").unwrap();
        assert_eq!(course.apps(&[]), [Some("http://a"), Some("http://b")]);
        assert_eq!(course.apps(&["http://c".to_owned()]), [Some("http://c"), None], "the command line goes before");
    }

    #[test]
    fn a_region_looks_like_one() {
        let region = |text: &str| toml::from_str::<Course>(text).map(|course| course.region);
        assert_eq!(region("").unwrap(), None);
        assert_eq!(region("region = \"\"").unwrap(), None);
        assert_eq!(region("region = \"ap-northeast-2\"").unwrap().as_deref(), Some("ap-northeast-2"));
        let error = region("region = \"seoul\"").unwrap_err();
        assert!(error.message().contains("ap-northeast-2"), "{error}");
        assert!(region("region = 2").is_err());
    }

    #[test]
    fn it_sends_nobody_anywhere() {
        for key in ["endpoint_url", "endpoint-url", "proxy", "ca_bundle", "http_proxy"] {
            assert!(toml::from_str::<Course>(&format!("{key} = \"http://203.0.113.9\"")).is_err(), "{key}");
        }
    }
}
