//! A proxy in front of an AWS API that breaks chosen calls.

use crate::http::{Reply, Request, Response, Server, send};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What happens to a call.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// The caller may not ask.
    Denied,
    /// So many requests are too many, then it works.
    Throttled(u32),
    /// The answer comes late.
    Slow(Duration),
    /// The answer stops in the middle, short of its announced length.
    CutOff,
    /// The answer stops in the middle, and nothing in HTTP says so.
    CutOffSilently,
    /// Status 200, and a body that is no document.
    Garbage,
    /// Status 200, and the root of a document that is empty.
    EmptyRoot,
    /// Status 200, and a sign-in page.
    Portal,
    /// Status 500 with an HTML page, as from an endpoint that does not know the call.
    Html,
    /// Status 500 with an AWS error document.
    ServerError,
    /// Status 503 from something between here and AWS.
    Gateway,
    /// The endpoint says that it does not know the action.
    InvalidAction,
    /// The connection closes without an answer.
    Closed,
}

impl Fault {
    /// Every fault that does not go away by itself.
    pub const LASTING: [Self; 11] = [
        Self::Denied,
        Self::Throttled(u32::MAX),
        Self::CutOff,
        Self::CutOffSilently,
        Self::Garbage,
        Self::EmptyRoot,
        Self::Portal,
        Self::Html,
        Self::ServerError,
        Self::InvalidAction,
        Self::Closed,
    ];
}

/// Who may take a role. moto lets everybody take every role, whatever its trust policy says; AWS does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// Whoever knows the external id.
    Needs(String),
    /// Everybody, with any external id or none.
    Anybody,
    /// Nobody who asks here.
    Nobody,
    /// Whoever asks is told that it was too often.
    Throttled,
}

#[derive(Debug, Default)]
struct State {
    faults: HashMap<String, (Fault, u32)>,
    /// By the ARN of the role; nothing is looked at while there are none.
    trust: HashMap<String, Trust>,
    /// Actions that are refused to whoever took a role.
    forbidden: Vec<(String, String)>,
    /// The roles that were taken, by the access keys that were given for them.
    sessions: HashMap<String, String>,
    /// Services and actions.
    calls: Vec<(String, String)>,
}

/// Whether a name, `Action` or `service:Action`, means a call.
fn means(name: &str, service: &str, action: &str) -> bool {
    match name.split_once(':') {
        Some((of, name)) => of == service && name == action,
        None => name == action,
    }
}

/// The proxy, until it is dropped.
#[derive(Debug)]
pub struct Proxy {
    server: Server,
    state: Arc<Mutex<State>>,
}

impl Proxy {
    /// Starts a proxy that sends everything on to an endpoint.
    #[must_use]
    pub fn before(endpoint: &str) -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let (shared, endpoint) = (Arc::clone(&state), endpoint.to_owned());
        let server = Server::start(move |request| answer(&endpoint, &shared, request));
        Self { server, state }
    }

    /// Where it listens, as an endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Breaks a call, `Action` or `service:Action`, from now on, and only this one.
    pub fn only(&self, action: &str, fault: Fault) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.faults.clear();
        state.calls.clear();
        state.faults.insert(action.to_owned(), (fault, 0));
    }

    /// Says who may take which role, by its ARN; a role that is not named is not there.
    pub fn trust(&self, roles: impl IntoIterator<Item = (String, Trust)>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.trust = roles.into_iter().collect();
    }

    /// Refuses an action to whoever has taken a role.
    pub fn forbid(&self, role: &str, action: &str) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.forbidden.push((role.to_owned(), action.to_owned()));
    }

    /// Lets everything pass and forgets what was asked.
    pub fn clear(&self) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = State::default();
    }

    /// The actions that were asked for, in order.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.calls.iter().map(|(_, action)| action.clone()).collect()
    }

    /// How often a call, `Action` or `service:Action`, was asked for.
    #[must_use]
    pub fn count(&self, name: &str) -> usize {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.calls.iter().filter(|(service, action)| means(name, service, action)).count()
    }
}

fn answer(endpoint: &str, state: &Mutex<State>, request: &Request) -> Reply {
    let action = request.action().unwrap_or_default();
    let service = request.service().unwrap_or_default();
    let fault = {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        state.calls.push((service.clone(), action.clone()));
        state.faults.iter_mut().find(|(name, _)| means(name, &service, &action)).map(|(_, (fault, times))| {
            *times = times.saturating_add(1);
            (*fault, *times)
        })
    };
    let pass = || send(endpoint, request);
    if let Some(reply) = taking(endpoint, state, request, &action) {
        return reply;
    }
    let reply = match fault {
        Some((Fault::Denied, _)) => Ok(Reply::Whole(denied(request))),
        Some((Fault::Throttled(most), times)) if times <= most => Ok(Reply::Whole(throttled(request))),
        Some((Fault::Slow(wait), _)) => {
            std::thread::sleep(wait);
            pass().map(Reply::Whole)
        }
        // Past the first half, so that some resources have come whole.
        Some((Fault::CutOff, _)) => pass().map(|whole| {
            let bytes = whole.body.len() * 3 / 5;
            Reply::CutOff(whole, bytes)
        }),
        Some((Fault::CutOffSilently, _)) => pass().map(|whole| {
            let bytes = whole.body.len() * 3 / 5;
            Reply::CutOffSilently(whole, bytes)
        }),
        Some((Fault::Garbage, _)) => {
            let noise: Vec<u8> = (0..500_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
            Ok(Reply::Whole(Response::xml(200, noise)))
        }
        Some((Fault::EmptyRoot, _)) => {
            pass().map(|whole| Reply::Whole(Response { body: root_of(&whole.body), ..whole }))
        }
        Some((Fault::Portal, _)) => {
            Ok(Reply::Whole(Response::of_type(200, "text/html", "<!doctype html><html><body>Sign in</body></html>")))
        }
        Some((Fault::Html, _)) => Ok(Reply::Whole(html(500))),
        Some((Fault::Gateway, _)) => Ok(Reply::Whole(html(503))),
        Some((Fault::ServerError, _)) => Ok(Reply::Whole(error(request, 500, "InternalError", "try later"))),
        Some((Fault::InvalidAction, _)) => {
            let code =
                if request.header("x-amz-target").is_some() { "UnknownOperationException" } else { "InvalidAction" };
            Ok(Reply::Whole(error(request, 400, code, "no such action")))
        }
        Some((Fault::Closed, _)) => Ok(Reply::Close),
        Some((Fault::Throttled(_), _)) | None => pass().map(Reply::Whole),
    };
    reply.unwrap_or(Reply::Close)
}

/// What becomes of somebody who takes a role, and of a call that is refused to somebody who took one.
fn taking(endpoint: &str, state: &Mutex<State>, request: &Request, action: &str) -> Option<Reply> {
    let locked = || state.lock().unwrap_or_else(PoisonError::into_inner);
    if action == "AssumeRole" && !locked().trust.is_empty() {
        let role = request.field("RoleArn").unwrap_or_default();
        let trust = locked().trust.get(&role).cloned().unwrap_or(Trust::Nobody);
        let may = match trust {
            Trust::Throttled => return Some(Reply::Whole(throttled(request))),
            Trust::Needs(id) => request.field("ExternalId") == Some(id),
            Trust::Anybody => true,
            Trust::Nobody => false,
        };
        if !may {
            return Some(Reply::Whole(denied(request)));
        }
        let answer = send(endpoint, request).ok()?;
        let text = String::from_utf8_lossy(&answer.body);
        let key = text.split_once("<AccessKeyId>").and_then(|(_, rest)| rest.split('<').next());
        if let Some(key) = key {
            locked().sessions.insert(key.to_owned(), role);
        }
        return Some(Reply::Whole(answer));
    }
    let state = locked();
    let role = state.sessions.get(request.access_key()?)?;
    let is_refused = state.forbidden.iter().any(|(of, refused)| of == role && refused == action);
    is_refused.then(|| Reply::Whole(denied(request)))
}

/// The outermost element of a document, or its outermost object, with nothing in it.
fn root_of(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    if text.trim_start().starts_with('{') {
        return b"{}".to_vec();
    }
    let start = text.trim_start().strip_prefix("<?xml").map_or(&*text, |rest| rest.split_once("?>").unwrap().1);
    let name = start.trim_start().trim_start_matches('<').split([' ', '>', '/', '\n']).next().unwrap_or_default();
    format!("<{name}/>").into_bytes()
}

fn html(status: u16) -> Response {
    Response::of_type(status, "text/html", "<!doctype html>\n<title>Error</title>\n<h1>Error</h1>\n<p>no luck\n")
}

fn denied(request: &Request) -> Response {
    match request.scope() {
        Some((_, "ec2")) => {
            error(request, 403, "UnauthorizedOperation", "You are not authorized to perform this operation.")
        }
        _ if request.header("x-amz-target").is_some() => error(request, 400, "AccessDeniedException", "not authorized"),
        _ => error(request, 403, "AccessDenied", "not authorized"),
    }
}

fn throttled(request: &Request) -> Response {
    match request.scope() {
        Some((_, "ec2")) => error(request, 503, "RequestLimitExceeded", "Request limit exceeded."),
        _ if request.header("x-amz-target").is_some() => error(request, 400, "ThrottlingException", "Rate exceeded"),
        // Route 53 too, whose other refusals have status 403.
        _ => error(request, 400, "Throttling", "Rate exceeded"),
    }
}

/// An error document as the service that is asked writes it.
fn error(request: &Request, status: u16, code: &str, message: &str) -> Response {
    let fields = format!("<Code>{code}</Code><Message>{message}</Message>");
    match request.scope() {
        _ if request.header("x-amz-target").is_some() => {
            let body = format!(r#"{{"__type":"{code}","message":"{message}"}}"#);
            Response::of_type(status, "application/x-amz-json-1.1", body)
        }
        Some((_, "ec2")) => Response::xml(
            status,
            format!(
                "<?xml version=\"1.0\"?><Response><Errors><Error>{fields}</Error></Errors><RequestID>r</RequestID></Response>"
            ),
        ),
        _ => Response::xml(
            status,
            format!(
                "<ErrorResponse><Error><Type>Sender</Type>{fields}</Error><RequestId>r</RequestId></ErrorResponse>"
            ),
        ),
    }
}
