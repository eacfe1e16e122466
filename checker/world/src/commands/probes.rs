//! Probes: what was tried from outside, in a line each, with the transcript that a real try would leave.

mod pages;
mod walk;

use super::names::Sent;
use super::{Command, Edit};
use crate::account::{Account, MADE, Walk};
use crate::args::{Args, choose};
use crate::element::text;
use crate::error::Fault;
use crate::kind::{Kind, digits, number};
use crate::phrase::Phrase;
use serde_json::{Map, Value};
use snapshot::shapes::probe::{Tcp, Tls, TlsCertificate};
use snapshot::{CallError, Probe, ProbeAsk, ProbeKind, ProbeOutput, Status};
use walk::{Ending, Walked};

pub(super) const COMMANDS: &[Command] = &[Command {
    name: "probe",
    usage: "probe dns NAME [-> TARGET…] [outcome=OUTCOME] [servers=NAME,…] [type=A] [status=STATUS]   or   \
            probe tls HOST[:443] [problem=PROBLEM] [names=NAME,…] [issuer=NAME] [expires=TIME] [protocol=TLSv1.3] \
            [status=STATUS]   or   probe tcp HOST:PORT open|refused|silent [status=STATUS]   or   \
            probe http URL [-> URL…] [at=HOST] [times=1] [answers=ANSWER,…] [cookies=on] [sets=COOKIE,…] \
            [headers=NAME:VALUE,…] [method=GET] [form=FORM] [status=STATUS]   or   probe KIND JSON",
    about: "something that was tried from outside; a later line about the same takes its place. `dns`: the walk from the \
            root to the name's servers, those of its hosted zone or `servers=`, which answer with the addresses of TARGET \
            (a label, an address, or a name that it is an alias of), or OUTCOME: not-registered, refused, silent, no-name, \
            no-data, bad-signatures; with neither OUTCOME nor `servers=` it ends where the world's domain and zones send it in the end. `tls`: a greeting, with a good certificate or with PROBLEM: expired, not-yet-valid, \
            wrong-name, incomplete-chain, self-signed, unknown-authority, plain-http, not-tls, too-old, and others. `http`: \
            a page that was asked for so many times at HOST, with the redirects on the way; ANSWER, of each time: a status, or \
            connection-refused, no-connection, certificate-refused, tls-refused, time-over, no-answer, elsewhere, \
            redirects-endless (200 unless told; the last one goes on); with the cookies and headers of the last answer, one \
            visitor for all times who keeps them with `cookies=on`. STATUS: seen, denied, failed, unsupported, not-asked. \
            NAME and HOST may be labels of what has a DNS name. KIND and JSON: any probe, with its members input, vantage, \
            at, status, error and output",
    options: &[
        "outcome", "servers", "type", "problem", "names", "issuer", "expires", "protocol", "status", "at", "times",
        "answers", "cookies", "sets", "headers", "method", "form",
    ],
    examples: &[
        "alb front public-a public-c",
        "zone shop example.link",
        "probe dns www.example.link -> front",
        "probe dns example.link outcome=refused servers=ns1.example.net,ns2.example.net",
        "probe tls www.example.link problem=expired expires=2026-02-28T23:59:59Z",
        "probe tcp front:80 open",
        "probe http http://www.example.link/order/shops/ -> https://www.example.link/order/shops/ at=front times=3 answers=200,200,502",
        "probe http http://front/order/shops/ times=2 cookies=on sets=AWSALB",
        r#"probe tcp {"input": {"host": "198.51.100.20", "port": 22}, "status": "seen", "output": {"open": true}}"#,
    ],
    read: probe,
}];

/// From where practice is tried.
const VANTAGE: &str = "practice";

fn probe(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let kinds = [("dns", "dns"), ("tcp", "tcp"), ("tls", "tls"), ("http", "http"), ("journey", "journey")];
    let kind = args.one_of(Phrase::KindOfProbe, &kinds)?;
    let is_json = args.peek().is_none_or(|word| word.starts_with('{'));
    match kind {
        "dns" if !is_json => dns(args),
        "tls" if !is_json => tls(args),
        "tcp" if !is_json => tcp(args),
        "http" if !is_json => pages::read(args),
        kind => json(kind, args),
    }
}

/// Any probe, as it stands in a snapshot.
fn json(kind: &'static str, args: &mut Args<'_>) -> Result<Edit, Fault> {
    let text = args.text(Phrase::ProbeJson)?;
    let unfit = |why: serde_json::Error| Fault::unfit(kind, why);
    let mut members: Map<String, Value> = serde_json::from_str(&text).map_err(unfit)?;
    let known = ["input", "vantage", "at", "status", "error", "output"];
    if let Some(wrong) = members.keys().find(|member| !known.contains(&member.as_str())) {
        return Err(Fault::unknown(Phrase::MemberOfProbe, wrong, known));
    }
    members.insert("kind".into(), kind.into());
    let probe: Probe = serde_json::from_value(Value::Object(members)).map_err(unfit)?;
    Ok(Box::new(move |account| {
        record(account, probe);
        Ok(())
    }))
}

/// The last word on a probe is what is known of it.
fn record(account: &mut Account, probe: Probe) {
    let ask = ProbeAsk::of(&probe);
    account.probes.retain(|known| ProbeAsk::of(known) != ask);
    account.walks.retain(|walk| ProbeAsk::dns(&walk.name, walk.kind) != ask);
    account.probes.push(probe);
}

/// What became of a try: its output only where there was one.
pub(super) fn tried(account: &mut Account, ask: ProbeAsk, status: Status, output: ProbeOutput) {
    let error = matches!(status, Status::Denied | Status::Failed | Status::Unsupported);
    let code = if status == Status::Denied { "AddressRefused" } else { "Unreachable" };
    record(
        account,
        Probe {
            kind: ask.kind,
            input: ask.input,
            vantage: Some(VANTAGE.to_owned()),
            at: Some(MADE.to_owned()),
            status,
            error: error.then(|| CallError { code: code.to_owned(), ..CallError::default() }),
            output: (status == Status::Seen).then_some(output),
        },
    );
}

fn status(args: &mut Args<'_>) -> Result<Status, Fault> {
    let known = Status::ALL.map(|status| (status.word(), status));
    args.option("status").map_or(Ok(Status::Seen), |word| choose(Phrase::StatusOfProbe, &word, &known))
}

fn dns(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let name = args.word(Phrase::NameOrLabel)?;
    let status = status(args)?;
    let kind = args.option("type").unwrap_or_else(|| "A".to_owned());
    let kind = choose(Phrase::TypeOfRecord, &kind, &[("A", "A"), ("AAAA", "AAAA")])?;
    let outcome = args.option("outcome");
    let ending = outcome.map_or(Ok(Ending::Answer), |word| choose(Phrase::OutcomeOfProbe, &word, &Ending::WORDS))?;
    let servers = args.list("servers");
    let targets = if args.skip("->") {
        let first = args.word(Phrase::AliasTarget)?;
        std::iter::once(first).chain(args.rest()).collect()
    } else {
        Vec::new()
    };
    Ok(Box::new(move |account| {
        let name = host(account, &name)?;
        let is_own = status == Status::Seen && ending == Ending::Answer && servers.is_none();
        let walked = Walked { kind, ending, servers, targets };
        let output = ProbeOutput::Dns(walked.transcript(account, &name)?);
        tried(account, ProbeAsk::dns(&name, kind), status, output);
        account.walks.extend(is_own.then_some(Walk { name, kind }));
        Ok(())
    }))
}

/// Walks again where the account's zones answer and the registry has come to send the world elsewhere, or nowhere.
pub(super) fn walk_again(account: &mut Account) -> Result<(), Fault> {
    for walk in account.walks.clone() {
        if let Some(output) = elsewhere(account, &walk)? {
            tried(account, ProbeAsk::dns(&walk.name, walk.kind), Status::Seen, output);
        }
    }
    Ok(())
}

/// The walks of practice that ended elsewhere only because the registry sent the world there.
pub(super) fn led_astray(account: &Account) -> Vec<Walk> {
    let practised = account.probes.iter().filter(|probe| probe.vantage.as_deref() == Some(VANTAGE));
    let walks = practised.filter_map(|probe| {
        let name = probe.input.get("name")?.as_str()?.to_owned();
        let kind = ["A", "AAAA"].into_iter().find(|kind| ProbeAsk::dns(&name, kind) == ProbeAsk::of(probe))?;
        let walk = Walk { name, kind };
        let is_so = matches!(elsewhere(account, &walk), Ok(Some(output)) if probe.output.as_ref() == Some(&output));
        is_so.then_some(walk)
    });
    walks.collect()
}

/// Walks again where the registry sends the world to the name's zone now: it answers with what the zone has.
pub(super) fn walk_home(account: &mut Account, astray: &[Walk]) -> Result<(), Fault> {
    for Walk { name, kind } in astray {
        if super::names::sent(account, name) != Sent::ToItsZone {
            continue;
        }
        let mut targets = Vec::new();
        for target in super::names::targets(account, name, kind) {
            targets.extend(addresses(account, &target, kind)?);
        }
        let walked = Walked { kind, ending: Ending::Answer, servers: None, targets };
        let output = ProbeOutput::Dns(walked.transcript(account, name)?);
        tried(account, ProbeAsk::dns(name, kind), Status::Seen, output);
    }
    Ok(())
}

/// What a walk shows where the registry sends the world elsewhere.
fn elsewhere(account: &Account, walk: &Walk) -> Result<Option<ProbeOutput>, Fault> {
    let (ending, servers) = match super::names::sent(account, &walk.name) {
        Sent::ToItsZone => return Ok(None),
        Sent::Nowhere => (Ending::NotRegistered, None),
        Sent::ToStrangers(servers) => (Ending::Refused, Some(servers)),
        Sent::ToAnEmptyZone(servers) => (Ending::NoName, Some(servers)),
    };
    let walked = Walked { kind: walk.kind, ending, servers, targets: Vec::new() };
    Ok(Some(ProbeOutput::Dns(walked.transcript(account, &walk.name)?)))
}

/// The name of a label that has one, or the name itself.
fn host(account: &Account, word: &str) -> Result<String, Fault> {
    let plain = |name: &str| name.trim_end_matches('.').to_lowercase();
    let kinds = [Kind::LoadBalancer, Kind::ClassicLoadBalancer, Kind::Distribution];
    match account.name(word, &kinds) {
        Ok(named) => {
            let element = account.element(&named)?;
            let field = if named.kind == Kind::Distribution { "DomainName" } else { "DNSName" };
            Ok(plain(text(element, field)))
        }
        Err(_) if word.contains('.') => Ok(plain(word)),
        Err(fault) => Err(fault),
    }
}

/// The addresses of a label, an address or a name: those of something that AWS keeps are made up, the same for the same.
fn addresses(account: &Account, word: &str, kind: &str) -> Result<Vec<String>, Fault> {
    if word.parse::<std::net::IpAddr>().is_ok() {
        return Ok(vec![word.to_owned()]);
    }
    if let Ok(named) = account.name(word, &[Kind::Instance]) {
        let address = text(account.element(&named)?, "PublicIpAddress").to_owned();
        return Ok(vec![address]);
    }
    let host = host(account, word)?;
    let last = number(&host, 3).parse::<u8>().unwrap_or(7) / 2;
    Ok([last, last.saturating_add(128)]
        .iter()
        .map(|last| if kind == "AAAA" { format!("2001:db8::{last:x}") } else { format!("203.0.113.{last}") })
        .collect())
}

/// A host with a port.
fn endpoint(word: &str, usual: Option<u16>) -> Result<(String, u16), Fault> {
    let malformed = || Fault::malformed(word, Phrase::HostAndPort);
    match (word.rsplit_once(':'), usual) {
        (Some((host, port)), _) => Ok((host.to_owned(), port.parse().map_err(|_| malformed())?)),
        (None, Some(port)) => Ok((word.to_owned(), port)),
        (None, None) => Err(malformed()),
    }
}

fn tcp(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (name, port) = endpoint(&args.word(Phrase::HostAndPort)?, None)?;
    let known = [("open", None), ("refused", Some("connection-refused")), ("silent", Some("timeout"))];
    let problem = args.one_of(Phrase::OutcomeOfProbe, &known)?;
    let status = status(args)?;
    Ok(Box::new(move |account| {
        let host = host(account, &name)?;
        let address = addresses(account, &host, "A")?.into_iter().next();
        let input = serde_json::json!({"host": host, "port": port});
        let ask = ProbeAsk::new(ProbeKind::Tcp, &input);
        let output =
            Tcp { address, open: Some(problem.is_none()), milliseconds: Some(5), error: problem.map(str::to_owned) };
        tried(account, ask, status, ProbeOutput::Tcp(output));
        Ok(())
    }))
}

/// What can be wrong with a greeting, and whether a certificate is shown all the same.
const PROBLEMS: [(&str, bool); 19] = [
    ("bad-name", false),
    ("closed", false),
    ("connection-refused", false),
    ("expired", true),
    ("incomplete-chain", true),
    ("name-unknown", false),
    ("no-authorities", true),
    ("not-its-own", true),
    ("not-tls", false),
    ("not-yet-valid", true),
    ("plain-http", false),
    ("refused", false),
    ("self-signed", true),
    ("timeout", false),
    ("too-old", false),
    ("unacceptable", true),
    ("unknown-authority", true),
    ("unreachable", false),
    ("wrong-name", true),
];

fn tls(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (name, port) = endpoint(&args.word(Phrase::NameOrLabel)?, Some(443))?;
    let status = status(args)?;
    let problem = args.option("problem");
    let known = PROBLEMS.map(|(word, shown)| (word, (word, shown)));
    let problem = problem.map(|word| choose(Phrase::ProblemOfProbe, &word, &known)).transpose()?;
    let names = args.list("names");
    let issuer = args.option("issuer").unwrap_or_else(|| "Amazon RSA 2048 M02".to_owned());
    let expires = args.option("expires").unwrap_or_else(|| "2026-09-15T23:59:59Z".to_owned());
    let protocol = args.option("protocol").unwrap_or_else(|| "TLSv1.3".to_owned());
    Ok(Box::new(move |account| {
        let host = host(account, &name)?;
        let address = addresses(account, &host, "A")?.into_iter().next().map(|address| format!("{address}:{port}"));
        let is_shown = problem.is_none_or(|(_, shown)| shown);
        let certificate = |subject: &str, issuer: &str, names: Vec<String>, until: &str| TlsCertificate {
            subject: Some(format!("CN={subject}")),
            issuer: Some(format!("CN={issuer}")),
            names,
            not_before: Some("2026-02-28T00:00:00Z".to_owned()),
            not_after: Some(until.to_owned()),
            key: Some("RSA 2048".to_owned()),
            sha256: Some(digits(&format!("certificate {subject} {issuer} {until}"), 64)),
        };
        let word = problem.map(|(word, _)| word);
        let names = names.unwrap_or_else(|| vec![host.clone()]);
        let subject = names.first().cloned().unwrap_or_else(|| host.clone());
        let mut chain = Vec::new();
        if is_shown {
            let by = if word == Some("self-signed") { &subject } else { &issuer };
            chain.push(certificate(&subject, by, names, &expires));
            if !matches!(word, Some("self-signed" | "incomplete-chain")) {
                chain.push(certificate(&issuer, "Amazon Root CA 1", Vec::new(), "2030-08-23T22:25:30Z"));
            }
        }
        let output = Tls {
            address,
            protocol: is_shown.then_some(protocol),
            cipher: is_shown.then(|| "TLS13_AES_128_GCM_SHA256".to_owned()),
            alpn: is_shown.then(|| "h2".to_owned()),
            verified: (is_shown && word != Some("no-authorities")).then_some(word.is_none()),
            problem: word.map(str::to_owned),
            chain,
            milliseconds: Some(20),
        };
        tried(account, ProbeAsk::tls(&host, port), status, ProbeOutput::Tls(output));
        Ok(())
    }))
}
