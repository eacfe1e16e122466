//! What was tried from outside, as far as it was recorded and is to be judged by.

use crate::finding::Note;
use snapshot::shapes::probe::{Dns, Http, Journey, Repository, Tcp, Tls};
use snapshot::{ProbeAsk, ProbeKind, ProbeOutput, Snapshot, Status};

/// The recorded probes of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tried<'a> {
    /// `None` where only the configuration is judged.
    snapshot: Option<&'a Snapshot>,
}

macro_rules! outputs {
    ($($(#[$doc:meta])* $name:ident $Kind:ident;)*) => {
        impl<'a> Tried<'a> {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// Why it is not known.
                pub fn $name(&self, ask: &ProbeAsk) -> Result<&'a $Kind, Note> {
                    match self.output(ask)? {
                        ProbeOutput::$Kind(output) => Ok(output),
                        _ => Err(without(ask, "why-probe-not-made")),
                    }
                }
            )*
        }
    };
}

outputs! {
    /// A name that was walked.
    dns Dns;
    /// A port that was knocked at.
    tcp Tcp;
    /// A server that was greeted.
    tls Tls;
    /// A page that was asked for.
    http Http;
    /// A way that was gone through an application.
    journey Journey;
    /// A repository that was looked through.
    repository Repository;
}

impl<'a> Tried<'a> {
    /// What a snapshot holds.
    #[must_use]
    pub fn of(snapshot: &'a Snapshot) -> Self {
        Self { snapshot: Some(snapshot) }
    }

    /// Nothing, for only the configuration is to be judged.
    #[must_use]
    pub fn nothing() -> Self {
        Self { snapshot: None }
    }

    /// Whether probes are judged at all.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.snapshot.is_some()
    }

    /// What was asked of a kind, in the order in which it was recorded.
    #[must_use]
    pub fn asks(&self, kind: &ProbeKind) -> Vec<ProbeAsk> {
        let probes = self.snapshot.into_iter().flat_map(|snapshot| &snapshot.probes);
        probes.filter(|probe| probe.kind == *kind).map(ProbeAsk::of).collect()
    }

    /// Whether something was recorded of a probe, whatever came of it.
    #[must_use]
    pub fn is_recorded(&self, ask: &ProbeAsk) -> bool {
        self.snapshot.is_some_and(|snapshot| snapshot.probe(ask).is_some())
    }

    /// What came of a probe.
    ///
    /// # Errors
    /// Why it is not known: nobody tried, or whoever tried came to no result. It is never a sign that something is not
    /// there.
    pub fn output(&self, ask: &ProbeAsk) -> Result<&'a ProbeOutput, Note> {
        let probe = self.snapshot.and_then(|snapshot| snapshot.probe(ask));
        let Some(probe) = probe else { return Err(without(ask, "why-probe-not-made")) };
        match (probe.status, &probe.output) {
            (Status::Seen, Some(output)) => Ok(output),
            (Status::NotAsked, _) => Err(without(ask, "why-probe-not-made")),
            (status, _) => {
                let code = probe.error.as_ref().map(|error| error.code.clone()).filter(|code| !code.is_empty());
                // Seen, and nothing that can be read.
                let status = if status == Status::Seen { Status::Failed } else { status };
                // What whoever tries it can do about.
                match code.as_deref() {
                    Some("AddressRefused") => Err(without(ask, "why-probe-address-refused")),
                    Some("NameNotResolved") => Err(without(ask, "why-probe-no-address")),
                    code => {
                        Err(without(ask, "why-probe-failed").with("detail", code.unwrap_or(status.word()).to_owned()))
                    }
                }
            }
        }
    }
}

/// That a probe has no result, and what it would have shown.
fn without(ask: &ProbeAsk, message: &'static str) -> Note {
    let what = match ask.kind {
        ProbeKind::Dns => "probe-of-dns",
        ProbeKind::Tcp => "probe-of-tcp",
        ProbeKind::Tls => "probe-of-tls",
        ProbeKind::Http => "probe-of-http",
        ProbeKind::Journey => "probe-of-journey",
        ProbeKind::Repository => "probe-of-repository",
        ProbeKind::Other(_) => "probe-of-other",
    };
    Note::new(message).with("what", Note::new(what).with("subject", ask.subject()))
}
