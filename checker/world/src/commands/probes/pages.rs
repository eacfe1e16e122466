//! Pages that were asked for: the redirects on the way, and what each time came in the end.

use super::{Edit, addresses, host, status, tried};
use crate::account::Account;
use crate::args::{Args, choose};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use snapshot::shapes::probe::{Http, HttpHeader, HttpHop, HttpInput, HttpVisit};
use snapshot::{ProbeAsk, ProbeKind, ProbeOutput};

/// What comes of one time.
#[derive(Debug, Clone)]
enum Answer {
    /// An answer with a status.
    Status(i32),
    /// None: why, and what that comes to for the page.
    Word(&'static str, &'static str),
}

/// Why nothing comes, each with what it comes to for the page.
const WORDS: [(&str, (&str, &str)); 8] = [
    ("certificate-refused", ("certificate-refused", "certificate-refused")),
    ("connection-refused", ("connection-refused", "connection-refused")),
    ("elsewhere", ("", "elsewhere")),
    ("no-answer", ("no-answer", "no-answer")),
    ("no-connection", ("no-connection", "no-connection")),
    ("redirects-endless", ("", "redirects-endless")),
    ("time-over", ("time-over", "time-over")),
    ("tls-refused", ("tls-refused", "tls-refused")),
];

/// An address of a page: its scheme, host, port and path.
#[derive(Debug, Clone)]
struct Page {
    scheme: String,
    host: String,
    port: Option<u16>,
    path: String,
}

impl Page {
    fn read(text: &str) -> Result<Self, Fault> {
        let malformed = || Fault::malformed(text, Phrase::PageAddress);
        let (scheme, rest) = text.split_once("://").ok_or_else(malformed)?;
        if !matches!(scheme, "http" | "https") {
            return Err(malformed());
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse().map_err(|_| malformed())?)),
            None => (host, None),
        };
        if host.is_empty() {
            return Err(malformed());
        }
        Ok(Self { scheme: scheme.to_owned(), host: host.to_owned(), port, path: format!("/{path}") })
    }

    /// The same with the name or the address of what a label stands for.
    fn named(mut self, account: &Account) -> Result<Self, Fault> {
        if account.name(&self.host, &[Kind::Instance]).is_ok() {
            self.host = addresses(account, &self.host, "A")?.into_iter().next().unwrap_or_default();
        } else {
            self.host = host(account, &self.host)?;
        }
        Ok(self)
    }

    fn text(&self) -> String {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{}{port}{}", self.scheme, self.host, self.path)
    }

    fn hop(&self, method: &str, address: Option<&String>) -> HttpHop {
        let usual = if self.scheme == "https" { 443 } else { 80 };
        HttpHop {
            method: Some(method.to_owned()),
            scheme: Some(self.scheme.clone()),
            host: Some(self.host.clone()),
            port: Some(i32::from(self.port.unwrap_or(usual))),
            path: Some(self.path.clone()),
            address: address.cloned(),
            milliseconds: Some(20),
            ..HttpHop::default()
        }
    }
}

pub(super) fn read(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let mut pages = vec![Page::read(&args.word(Phrase::PageAddress)?)?];
    let status = status(args)?;
    if args.skip("->") {
        pages.push(Page::read(&args.word(Phrase::PageAddress)?)?);
        for further in args.rest() {
            pages.push(Page::read(&further)?);
        }
    }
    let at = args.option("at");
    let times = args.parsed::<u8>("times", Phrase::Successes)?;
    let cookies = args.switch("cookies")?;
    let method = args.option("method");
    let form = args.option("form");
    let answers: Vec<Answer> =
        args.list("answers").unwrap_or_default().iter().map(|word| answer(word)).collect::<Result<_, _>>()?;
    let sets = args.list("sets").unwrap_or_default();
    let headers: Vec<(String, String)> =
        args.list("headers").unwrap_or_default().iter().map(|word| header(word)).collect::<Result<_, _>>()?;
    Ok(Box::new(move |account| {
        let pages: Vec<Page> = pages.into_iter().map(|page| page.named(account)).collect::<Result<_, _>>()?;
        let server = at.map(|at| host(account, &at)).transpose()?;
        let Some(first) = pages.first() else { return Ok(()) };
        let address = addresses(account, server.as_ref().unwrap_or(&first.host), "A")?.into_iter().next();
        let input = HttpInput {
            url: Some(first.text()),
            method: method.clone(),
            form,
            server,
            times: times.map(i32::from),
            cookies: cookies.filter(|keeps| *keeps),
        };
        let visits = Visits {
            pages: &pages,
            address: address.as_ref(),
            method: method.as_deref().unwrap_or("GET"),
            sets: &sets,
            headers: &headers,
        };
        let made = |time: usize| {
            let answer = answers.get(time).or(answers.last()).cloned().unwrap_or(Answer::Status(200));
            visits.one(&answer, time, cookies == Some(true))
        };
        let output = Http { visits: (0..usize::from(times.unwrap_or(1))).map(made).collect() };
        tried(account, ProbeAsk::new(ProbeKind::Http, &input), status, ProbeOutput::Http(output));
        Ok(())
    }))
}

fn answer(word: &str) -> Result<Answer, Fault> {
    match word.parse::<i32>() {
        Ok(status) => Ok(Answer::Status(status)),
        Err(_) => choose(Phrase::AnswerOfPage, word, &WORDS).map(|(hop, page)| Answer::Word(hop, page)),
    }
}

fn header(word: &str) -> Result<(String, String), Fault> {
    let (name, value) = word.split_once(':').ok_or_else(|| Fault::malformed(word, Phrase::HeaderOfPage))?;
    Ok((name.trim().to_lowercase(), value.trim().to_owned()))
}

/// What all times have in common.
struct Visits<'v> {
    pages: &'v [Page],
    address: Option<&'v String>,
    method: &'v str,
    sets: &'v [String],
    headers: &'v [(String, String)],
}

impl Visits<'_> {
    fn one(&self, answer: &Answer, time: usize, keeps: bool) -> HttpVisit {
        let header = |name: &str, value: String| HttpHeader { name: Some(name.to_owned()), value: Some(value) };
        let mut hops: Vec<HttpHop> = Vec::new();
        for (index, page) in self.pages.iter().enumerate() {
            let mut hop = page.hop(self.method, self.address);
            if keeps && time > 0 {
                hop.cookies_sent = self.sets.to_vec();
            }
            match (self.pages.get(index + 1), answer) {
                (Some(next), _) => {
                    hop.status = Some(301);
                    hop.headers.push(header("location", next.text()));
                }
                // It was not followed, or once too often.
                (None, Answer::Word("", _)) if index > 0 => break,
                (None, Answer::Word(word, _)) => hop.error = Some((*word).to_owned()),
                (None, Answer::Status(status)) => {
                    hop.status = Some(*status);
                    hop.bytes = Some(1024);
                    let own = |name: &String| header("set-cookie", format!("{name}=; Path=/"));
                    hop.headers.extend(self.sets.iter().map(own));
                    hop.headers.extend(self.headers.iter().map(|(name, value)| header(name, each(value, time))));
                }
            }
            hops.push(hop);
        }
        let (outcome, sha256) = match answer {
            Answer::Status(status) => ("page", Some(digits(&format!("page {status}"), 64))),
            Answer::Word(_, page) => (*page, None),
        };
        HttpVisit { hops, outcome: Some(outcome.to_owned()), sha256, text: None }
    }
}

/// Of several values one after the other, the last one goes on: `Miss|Hit`.
fn each(value: &str, time: usize) -> String {
    let mut all = value.split('|');
    let last = value.rsplit('|').next().unwrap_or_default();
    all.nth(time).unwrap_or(last).to_owned()
}
