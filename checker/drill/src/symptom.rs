//! What a person notices of a network in which something is broken: never the cause, and in the words of somebody who
//! uses it.

use judge::{Because, CheckReport, CheckStatus, Report};
use world::Labels;

/// Something that a person notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symptom {
    /// The message that says it.
    pub message: &'static str,
    /// The host that it is noticed at, by the label that the world has for it; empty where there is none.
    pub host: String,
    /// The check that says so: lab and check.
    pub check: (String, String),
}

/// What is noticed of each check that fails, each thing once. What only does not count because of such a check, as that
/// nobody gets in where nobody gets out, is not noticed; unless there is nothing else.
pub(crate) fn all(report: &Report, failing: &[(String, String)], labels: &Labels) -> Vec<Symptom> {
    let found = |(lab, check): &(String, String)| -> Option<&CheckReport> {
        let report = report.labs.iter().find(|report| report.lab == *lab)?;
        report.checks.iter().find(|report| report.id == *check)
    };
    let checks: Vec<_> = failing.iter().filter_map(|check| Some((check, found(check)?))).collect();
    let is_felt = |found: &CheckReport| found.status == CheckStatus::Fail;
    let is_any = checks.iter().any(|(_, found)| is_felt(found));
    let mut symptoms: Vec<Symptom> = Vec::new();
    for ((lab, check), found) in checks.into_iter().filter(|(_, found)| is_felt(found) || !is_any) {
        let code = code(found);
        let message = symptom(found.kind, code);
        let host = host(found, labels);
        if symptoms.iter().all(|known| known.message != message) {
            symptoms.push(Symptom { message, host, check: (lab.clone(), check.clone()) });
        }
    }
    symptoms
}

/// The code for which a check does not pass, its own or that of the check that tells the cause.
fn code(check: &CheckReport) -> &'static str {
    match (check.findings.first(), &check.because) {
        (Some(finding), _) => finding.code,
        (None, Some(Because::Check { code, .. })) => code,
        _ => "",
    }
}

/// The first instance of the packet that shows it.
fn host(check: &CheckReport, labels: &Labels) -> String {
    let hops = check.trace.iter().flat_map(|trace| &trace.request.hops);
    let mut instances = hops.filter(|hop| hop.layer == reach::Layer::Instance);
    let label = instances.find_map(|hop| labels.label(&hop.resource));
    label.unwrap_or_default().to_owned()
}

/// What is noticed where a check of a kind fails for a reason. A code that makes itself felt in its own way comes before
/// what all others of its kind have in common.
#[must_use]
pub fn symptom(kind: &str, code: &str) -> &'static str {
    let by_code = match code {
        "REPLY_PORTS_PARTLY_SHUT" => "drill-symptom-sometimes",
        "ENDPOINT_POLICY_DENIES" => "drill-symptom-storage-denied",
        "VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED" | "NO_ENDPOINT" => "drill-symptom-storage-detour",
        "EVERY_SUBNET_IS_PUBLIC" => "drill-symptom-nothing-private",
        "DATABASE_OPEN_TO_INTERNET" => "drill-symptom-database-open",
        "ENGINE_IN_EXTENDED_SUPPORT" => "drill-symptom-extended-support",
        "LISTENER_ANSWERS_ITSELF" => "drill-symptom-fixed-page",
        "REDIRECT_LOOP" | "ORIGIN_REDIRECTS_BACK" => "drill-symptom-circles",
        "REDIRECT_TO_CLOSED_PORT" | "REDIRECT_LEADS_ELSEWHERE" => "drill-symptom-sent-nowhere",
        "TARGET_GROUP_EMPTY" | "FORWARD_TO_NOBODY" | "TARGET_GROUP_NOT_IN_USE" | "TARGET_NOT_RUNNING" => {
            "drill-symptom-unavailable"
        }
        "TARGET_DOES_NOT_ANSWER" | "TARGET_REFUSES" | "HEALTH_CHECK_OTHER_STATUS" => "drill-symptom-bad-gateway",
        "RECORD_MISSING" | "RECORD_NAME_DOUBLED" => "drill-symptom-no-such-name",
        "RECORD_LEADS_NOWHERE" | "ALIAS_OF_ANOTHER_ZONE" | "RECORD_LEADS_IN_A_CIRCLE" => "drill-symptom-name-empty",
        "ADDRESS_OF_BALANCER_CHANGES" | "RECORD_BYPASSES_BALANCER" | "RECORD_LEADS_ELSEWHERE" => {
            "drill-symptom-name-elsewhere"
        }
        "AAAA_WITHOUT_IPV6" => "drill-symptom-name-ipv6",
        "RECORD_LEADS_PAST_DISTRIBUTION" => "drill-symptom-past-edge",
        "DNSSEC_KEYS_DIFFER" | "DNSSEC_KEY_LEFT_BEHIND" => "drill-symptom-name-bogus",
        "NAME_SERVERS_PARTLY_DIFFER" => "drill-symptom-name-at-times",
        "DOMAIN_EXPIRED" | "DOMAIN_ON_HOLD" => "drill-symptom-name-gone",
        "CERTIFICATE_EXPIRED" => "drill-symptom-certificate-date",
        "CERTIFICATE_NAME_MISMATCH" => "drill-symptom-certificate-name",
        "TLS_PROTOCOLS_TOO_OLD" => "drill-symptom-tls-old",
        "NO_HTTPS_LISTENER" => "drill-symptom-https-refused",
        "DISTRIBUTION_DISABLED" => "drill-symptom-edge-off",
        "DISTRIBUTION_LACKS_NAME" | "DISTRIBUTION_CERTIFICATE_MISMATCH" | "DISTRIBUTION_CERTIFICATE_ELSEWHERE" => {
            "drill-symptom-edge-name"
        }
        "EDGE_DROPS_COOKIES" => "drill-symptom-edge-cookies",
        "EDGE_DROPS_QUERIES" => "drill-symptom-edge-queries",
        "EDGE_REFUSES_POST" => "drill-symptom-edge-post",
        "EDGE_DROPS_HOST" => "drill-symptom-edge-host",
        "EDGE_SHARES_PAGES" => "drill-symptom-edge-shares",
        _ => "",
    };
    if !by_code.is_empty() {
        return by_code;
    }
    match kind {
        "flow" | "zonal-egress" => "drill-symptom-no-way-out",
        "no-flow" => "drill-symptom-reached",
        "admin-path" => "drill-symptom-no-login",
        "groups-closed" => "drill-symptom-audit-group",
        "service-endpoint" => "drill-symptom-storage",
        "effective-route" => "drill-symptom-public-silent",
        "exists" => "drill-symptom-missing",
        "own-vpc" | "subnets" => "drill-symptom-too-little",
        "list-admits" => "drill-symptom-list",
        "list-refuses" => "drill-symptom-audit-list",
        "database-private" | "engine-supported" => "drill-symptom-database",
        "deployed" => "drill-symptom-application",
        "source-reached" => "drill-symptom-source",
        "serves" => "drill-symptom-balancer",
        "rule-table" => "drill-symptom-paths",
        "stickiness" => "drill-symptom-forgets",
        "delegation" => "drill-symptom-name-unknown",
        "record-leads-to" => "drill-symptom-name-elsewhere",
        "certificate-for" => "drill-symptom-certificate",
        "redirects-to-https" => "drill-symptom-http-open",
        "edge-in-front" => "drill-symptom-edge",
        "edge-passes" => "drill-symptom-edge-forms",
        "edge-caches" => "drill-symptom-edge-slow",
        _ => "drill-symptom-other",
    }
}
