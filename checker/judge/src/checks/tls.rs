//! `tls`: whoever connects to the learner's own name is shown a certificate that is accepted.

use super::certificate_for::CertificateFor;
use super::dns::is_open;
use super::record_leads_to;
use crate::check::{Check, CheckInfo};
use crate::finding::{Finding, Note};
use crate::outcome::Outcome;
use crate::site::{self, ZONES};
use crate::stage::Stage;
use request::Name;
use serde::Deserialize;
use snapshot::shapes::probe::{Tls as Greeting, TlsCertificate};
use snapshot::{ProbeAsk, Wanted};

pub(super) const INFO: CheckInfo = super::info!("tls");

/// `tls = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {}

/// The port that browsers open for https.
const PORT: u16 = 443;

impl Check for Tls {
    fn needs(&self) -> Vec<Wanted> {
        site::with(ZONES, &[])
    }

    fn refines(&self) -> Vec<Wanted> {
        let configured = CertificateFor {};
        let needed = self.needs();
        let all = [configured.needs(), configured.refines()].concat();
        all.into_iter().filter(|wanted| !needed.contains(wanted)).collect()
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        let Ok((_, leads)) = site::leads(stage) else { return Vec::new() };
        leads.iter().filter(|(_, lead)| is_open(lead)).map(|(host, _)| ProbeAsk::tls(host.as_str(), PORT)).collect()
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let (site, leads) = match site::leads(stage) {
            Ok(found) => found,
            Err(outcome) => return *outcome,
        };
        // What the configuration shows to be wrong is the cause, and is told in its words.
        let configured = configured(stage);
        if let Some(outcome) = configured.as_ref().filter(|outcome| outcome.fails()) {
            let mut told = Outcome::default();
            outcome.findings.iter().for_each(|finding| told.add(finding.clone()));
            return told;
        }
        // What may not be looked at may be good.
        let is_good = configured.is_none_or(|outcome| !outcome.is_unknown() && !outcome.needs_probe);
        let mut outcome = Outcome::default();
        let mut greeted = false;
        for (host, _) in leads.iter().filter(|(_, lead)| is_open(lead)) {
            greeted = true;
            outcome.absorb(match stage.tried.tls(&ProbeAsk::tls(host.as_str(), PORT)) {
                Ok(greeting) => shown(host, greeting, is_good),
                Err(why) => Outcome::because(why),
            });
        }
        if greeted { site::told(stage, outcome) } else { record_leads_to::judged(stage, &site, leads) }
    }
}

/// What the configuration says of the certificate, where it can be seen.
fn configured(stage: &Stage<'_>) -> Option<Outcome> {
    let check = CertificateFor {};
    let unseen = stage.network.inventory().lacking(check.needs(), stage.cast.place);
    unseen.is_empty().then(|| check.judge(stage))
}

/// What a greeting shows. `is_good`: by its configuration whoever serves the name shows a valid certificate, or may.
fn shown(host: &Name, greeting: &Greeting, is_good: bool) -> Outcome {
    let own = greeting.chain.first();
    let Some(problem) = greeting.problem.as_deref() else {
        return match (greeting.verified, own) {
            (Some(true), Some(own)) => Outcome::pass(
                Note::new("seen-greeting")
                    .with("name", host.as_str())
                    .with("protocol", greeting.protocol.as_deref().unwrap_or("TLS"))
                    .with("until", day(own.not_after.as_deref()))
                    .with("issuer", own.issuer.as_deref().unwrap_or_default()),
            ),
            _ => Outcome::because(why(host, "no-authorities")),
        };
    };
    let finding = |code: &'static str, found: String| {
        Outcome::fail(
            Finding::lacking(code, host.as_str())
                .with("name", host.as_str())
                .with("address", greeting.address.as_deref().unwrap_or_default())
                .with("found", found),
        )
    };
    let issuer = || own.and_then(|own| own.issuer.clone()).unwrap_or_default();
    match problem {
        "expired" => finding("TLS_CERTIFICATE_EXPIRED", last_day(&greeting.chain)),
        "wrong-name" => finding("TLS_CERTIFICATE_FOR_OTHERS", own.map(|own| own.names.join(", ")).unwrap_or_default()),
        "incomplete-chain" => finding("TLS_CHAIN_INCOMPLETE", issuer()),
        "plain-http" => finding("TLS_NOT_SPOKEN", "HTTP".to_owned()),
        "too-old" => finding("TLS_TOO_OLD", "< TLSv1.2".to_owned()),
        // Between here and there somebody else may answer, as programs against viruses do: only the configuration shows
        // that it is the learner's own.
        "self-signed" | "unknown-authority" if !is_good => finding("TLS_AUTHORITY_UNKNOWN", issuer()),
        other => Outcome::because(why(host, other)),
    }
}

/// Why nothing can be told.
fn why(host: &Name, problem: &str) -> Note {
    Note::new("why-not-greeted").with("name", host.as_str()).with("detail", problem.to_owned())
}

/// The day on which the first certificate of a chain ends.
fn last_day(chain: &[TlsCertificate]) -> String {
    day(chain.iter().filter_map(|one| one.not_after.as_deref()).min())
}

fn day(moment: Option<&str>) -> String {
    let moment = moment.unwrap_or_default();
    moment.get(..10).unwrap_or(moment).to_owned()
}
