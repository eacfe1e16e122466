//! Mistakes of which no edit is suggested, each with its reason: what is not said here is mended.

/// Codes of the second chapter that an edit mends.
const SUGGESTED: [&str; 52] = [
    "AAAA_WITHOUT_IPV6",
    "ADDRESS_OF_BALANCER_CHANGES",
    "ALIAS_OF_ANOTHER_ZONE",
    "APP_COOKIE_NOT_USABLE",
    "APP_COOKIE_WITH_SEVERAL_GROUPS",
    "CERTIFICATE_NAME_MISMATCH",
    "DATABASE_NOT_AVAILABLE",
    "DATABASE_OPEN_TO_INTERNET",
    "DNSSEC_KEYS_DIFFER",
    "DNSSEC_KEY_LEFT_BEHIND",
    "FORWARD_TO_NOBODY",
    "HEALTH_CHECK_OTHER_STATUS",
    "HTTP_NOT_REDIRECTED",
    "LISTENER_ANSWERS_ITSELF",
    "LOAD_BALANCER_IN_PRIVATE_SUBNET",
    "LOAD_BALANCER_WITHOUT_LISTENER",
    "NAME_SERVERS_DIFFER",
    "NAME_SERVERS_PARTLY_DIFFER",
    "NO_APP_HOST",
    "NO_ENTRY_TO_APP",
    "NO_HTTPS_LISTENER",
    "NO_RULE_FOR_PATH",
    "PATH_PATTERN_CASE",
    "PATH_PATTERN_ONLY_BELOW",
    "PATH_PATTERN_WITHOUT_REST",
    "RECORDS_IN_UNDELEGATED_ZONE",
    "RECORD_BYPASSES_BALANCER",
    "RECORD_LEADS_ELSEWHERE",
    "RECORD_LEADS_INSIDE",
    "RECORD_LEADS_IN_A_CIRCLE",
    "RECORD_LEADS_NOWHERE",
    "RECORD_LEADS_PAST_DISTRIBUTION",
    "RECORD_MISSING",
    "RECORD_NAME_DOUBLED",
    "REDIRECT_LEADS_ELSEWHERE",
    "REDIRECT_LOOP",
    "REDIRECT_TO_CLOSED_PORT",
    "RULES_SHARE_TARGET_GROUP",
    "RULE_ON_OTHER_LISTENER",
    "RULE_SHADOWED",
    "STICKINESS_NOT_BETWEEN_GROUPS",
    "SUBDOMAIN_NOT_DELEGATED",
    "TARGET_GROUP_EMPTY",
    "TARGET_GROUP_NOT_IN_USE",
    "TARGET_ZONE_NOT_ENABLED",
    "TLS_PROTOCOLS_TOO_OLD",
    "VALIDATION_RECORD_DIFFERS",
    "VALIDATION_RECORD_DOUBLED",
    "VALIDATION_RECORD_ELSEWHERE",
    "VALIDATION_RECORD_MISSING",
    "VPC_ORIGIN_GROUP_SHUT",
    "ZONE_NS_RECORD_EDITED",
];

/// Why no edit is suggested for the others.
const REASONS: &[(&str, &[&str])] = &[
    (
        "costs nothing: a remark, and often as its owner wants it",
        &[
            "BALANCER_OPEN_BESIDE_DISTRIBUTION",
            "CLIENT_WANDERS",
            "DATABASE_PUBLICLY_ACCESSIBLE",
            "DATABASE_WITHOUT_NAME",
            "DISTRIBUTION_KEEPS_ERRORS",
            "ENGINE_SUPPORT_ENDED",
            "ENGINE_SUPPORT_ENDS_SOON",
            "IMDS_V1_ALLOWED",
            "NO_STICKINESS",
            "ONE_TARGET",
            "ONLY_ONE_NAME",
            "ONLY_TLS_1_3",
            "PAGE_NOT_FOUND",
            "PATTERN_CATCHES_MORE",
            "RENEWAL_RECORD_GONE",
            "STICKINESS_ON_ONE_GROUP",
            "TARGET_OPEN_TO_INTERNET",
        ],
    ),
    (
        "deleted for good, by its owner, in an order that `check cleanup` writes: the finding says the command",
        &["COURSE_STILL_BILLED", "HOSTED_ZONE_BILLED", "OTHERS_BILLED"],
    ),
    (
        "what is not there at all is what the lab is about: which subnets, engine, password or name it gets is chosen",
        &["NO_DATABASE", "NO_DISTRIBUTION", "NO_HOSTED_ZONE", "NO_LOAD_BALANCER"],
    ),
    (
        "AWS changes none of it later: another one is made, and what was in the old one moved",
        &[
            "ALB_EXPECTED",
            "LOAD_BALANCER_INTERNAL",
            "LOAD_BALANCER_NOT_ACTIVE",
            "ONLY_PRIVATE_ZONE",
            "VPC_ORIGIN_NOT_DEPLOYED",
        ],
    ),
    (
        "moved by another subnet group, which takes it away for a while, or made anew: which subnets it goes to is chosen",
        &["DATABASE_IN_OTHER_VPC"],
    ),
    (
        "by which port, with which certificate and to which group CloudFront is to come in is chosen",
        &["VPC_ORIGIN_WITHOUT_LISTENER"],
    ),
    (
        "an upgrade that takes the database away for a while, and may break the application: its owner chooses when",
        &["ENGINE_IN_EXTENDED_SUPPORT"],
    ),
    (
        "where the application keeps its orders is a setting of the application, on hosts that nobody here looks into",
        &["INSTANCE_FAILS", "ORDER_LOST_ON_RESTART", "ORDER_NOT_SHARED", "VOTES_LOST_ON_RESTART"],
    ),
    (
        "in the learner's repository, which no edit of an account changes: secrets are replaced where they are valid",
        &[
            "REPOSITORY_HOLDS_AWS_KEY",
            "REPOSITORY_HOLDS_DATABASE_PASSWORD",
            "REPOSITORY_HOLDS_ENV_FILE",
            "REPOSITORY_HOLDS_GITHUB_TOKEN",
            "REPOSITORY_HOLDS_PASSWORD",
            "REPOSITORY_HOLDS_PRIVATE_KEY",
            "REPOSITORY_HOLDS_SIGNING_KEY",
            "REPOSITORY_HOLDS_SLACK_TOKEN",
            "REPOSITORY_HOLDS_TOKEN",
        ],
    ),
    (
        "the application itself: whether it runs, on which port it listens, what it answers",
        &["TARGET_ADDRESS_UNUSABLE", "TARGET_DOES_NOT_ANSWER", "TARGET_NOT_RUNNING", "TARGET_REFUSES"],
    ),
    (
        "said of a packet in a trace, by the engine: the labs have codes of their own for it, or none can say what is meant",
        &[
            "ELBV2_LISTENERS_MISMATCH",
            "ELBV2_LISTENER_HAS_NO_TG",
            "ELBV2_NO_TARGETS_IN_AZ",
            "LOAD_BALANCER_HAIRPIN",
            "LOAD_BALANCER_NO_USABLE_TARGET",
        ],
    ),
    (
        "a certificate is requested anew, for names that its owner chooses, and others have to answer before it is issued",
        &[
            "CERTIFICATE_EXPIRED",
            "CERTIFICATE_FAILED",
            "CERTIFICATE_IN_OTHER_REGION",
            "CERTIFICATE_TIMED_OUT",
            "DISTRIBUTION_CERTIFICATE_ELSEWHERE",
            "DISTRIBUTION_CERTIFICATE_MISMATCH",
            "DISTRIBUTION_CERTIFICATE_NOT_ISSUED",
            "ORIGIN_CERTIFICATE_EXPIRED",
        ],
    ),
    (
        "seen from outside, by a handshake: what the account can do about it, a code of its own says",
        &[
            "TLS_AUTHORITY_UNKNOWN",
            "TLS_CERTIFICATE_EXPIRED",
            "TLS_CERTIFICATE_FOR_OTHERS",
            "TLS_CHAIN_INCOMPLETE",
            "TLS_NOT_SPOKEN",
            "TLS_TOO_OLD",
        ],
    ),
    (
        "seen from outside, by a request: what the account can do about it, a code of its own says",
        &[
            "ANSWERED_OVER_HTTP",
            "APPLICATION_FAULT_SEEN",
            "BAD_GATEWAY_SEEN",
            "FILE_NOT_TO_BE_KEPT",
            "FORM_REFUSED_AT_EDGE",
            "GATEWAY_TIMEOUT_SEEN",
            "HOST_NAME_REFUSED",
            "NOBODY_LISTENS",
            "PAGE_ANSWERED_SOMETIMES",
            "PAGE_OF_ANOTHER_SEEN",
            "PAGE_PASSES_BY_EDGE",
            "PATH_NOT_ANSWERED",
            "REDIRECT_CIRCLE_SEEN",
            "SENT_BACK_TO_HTTP",
            "SENT_IN_CIRCLES",
            "SENT_TO_OTHER_HOST",
            "SENT_TO_PORT_80",
            "SERVICE_UNAVAILABLE_SEEN",
            "STICKY_COOKIE_NOT_SEEN",
        ],
    ),
    (
        "at the registry, by the domain's owner: money, an e-mail to confirm, keys and addresses that no evidence holds",
        &["DOMAIN_EXPIRED", "DOMAIN_ON_HOLD", "GLUE_MISSING"],
    ),
    (
        "a distribution is changed as one whole, with all that it is told: no command names a single setting of it",
        &[
            "DISTRIBUTION_DISABLED",
            "DISTRIBUTION_LACKS_NAME",
            "DISTRIBUTION_ORIGIN_ELSEWHERE",
            "EDGE_DROPS_COOKIES",
            "EDGE_DROPS_HOST",
            "EDGE_DROPS_QUERIES",
            "EDGE_KEEPS_BY_COOKIE",
            "EDGE_KEEPS_NOTHING",
            "EDGE_REFUSES_POST",
            "EDGE_SHARES_PAGES",
            "ORIGIN_CERTIFICATE_MISMATCH",
            "ORIGIN_REDIRECTS_BACK",
            "ORIGIN_REFUSES_DISTRIBUTION",
            "ORIGIN_SPEAKS_OTHERWISE",
        ],
    ),
];

/// Families of codes that are not about an account's configuration.
const FAMILIES: [(&str, &str); 3] = [
    ("APP_", "an application is mended in its own code, which nobody here has seen"),
    ("BOARD_", "a board is written by its owner: what happens in the business is not for us to say"),
    ("DNS_", "seen from outside, by a walk: what the account can do about it, a code of its own says"),
];

/// Mistakes of codes that are mended elsewhere, with what keeps these from it.
const CASES: [(&str, &str); 15] = [
    ("lab-2.16/cluster-without-instance", "of which class the instance is to be is chosen, and it costs"),
    ("lab-2.16/failed", "what failed is made anew"),
    ("lab-2.16/network-lost", "what AWS finds no place for in its network is moved or made anew"),
    ("lab-2.19/health-path-400", "which name the application takes is in its own settings"),
    ("lab-2.19/health-path-404", "which path the application answers is its owner's to say"),
    ("lab-2.19/health-path-untold", "nobody knows what it answered"),
    ("lab-2.21/servers-without-the-zone", "no account is looked at"),
    ("lab-2.22/half-nowhere", "which of several records goes is chosen"),
    ("lab-2.22/walk-servers-differ-and-told", "what a walk has seen stays seen until the next one"),
    ("lab-2.22/walk-wrong-servers", "what a walk has seen stays seen until the next one"),
    ("lab-2.22/zone-for-a-name", "whether the world comes to the zone now shows in the next walk"),
    ("lab-2.23/https-redirects-too", "which target group gets what no rule matches is chosen"),
    ("lab-2.23/redirect-to-other-port", "whether the redirect or the listeners are changed is chosen"),
    ("lab-2.23/two-labels", "no certificate is for the name: one is requested"),
    ("lab-2.23/wildcard-only", "no certificate is for the name: one is requested"),
];

/// What has to be let in is a list that nobody may see, so that no line can name it.
const UNSEEN: &str = "remove pl-cloudfront";

/// The family of a code for which nothing is suggested: cookies of an application concern a target group as well.
fn family(code: &str) -> Option<&'static str> {
    let own = FAMILIES.iter().find(|(prefix, _)| code.starts_with(prefix)).map(|(_, reason)| *reason);
    own.filter(|_| !SUGGESTED.contains(&code))
}

/// Why no edit is suggested for a code.
fn reason(code: &str) -> Option<&'static str> {
    family(code).or_else(|| REASONS.iter().find(|(_, codes)| codes.contains(&code)).map(|(reason, _)| *reason))
}

/// Whether a case of a lab is to fail with a mistake that no edit mends.
pub(crate) fn is_beyond_edits(lab: &str, name: &str, case: &str) -> bool {
    let name = name.trim_start_matches("cases/").trim_end_matches(".txt");
    if case.contains(UNSEEN) || CASES.iter().any(|(known, _)| *known == format!("{lab}/{name}")) {
        return true;
    }
    let Some((_, expected)) = case.split_once("# expect fails") else { return false };
    let code = expected.split_whitespace().nth(1).and_then(|codes| codes.split('|').next());
    code.is_some_and(|code| reason(code).is_some())
}

/// Nothing is left out by mistake: a new code is mended, or somebody says why it is not.
#[test]
fn every_code_of_the_second_chapter_is_mended_or_says_why_not() {
    let codes = messages::codes().iter().filter(|code| code.lab.starts_with("lab-2."));
    for code in codes.map(|code| code.code.as_str()) {
        let told = usize::from(SUGGESTED.contains(&code))
            + REASONS.iter().filter(|(_, codes)| codes.contains(&code)).count()
            + usize::from(family(code).is_some());
        assert_eq!(told, 1, "{code}");
    }
    let known = |code: &str| messages::codes().iter().any(|known| known.code == code);
    for code in SUGGESTED.iter().chain(REASONS.iter().flat_map(|(_, codes)| *codes)) {
        assert!(known(code), "{code} is no code");
    }
}
