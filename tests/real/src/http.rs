//! Just enough HTTP/1.1: one request per connection, answered by a function.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// A request as it came in.
#[derive(Debug, Clone)]
pub struct Request {
    /// `POST` and so on.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// All of it.
    pub body: Vec<u8>,
}

impl Request {
    /// The first header of a name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A field of a form in the body, or of the query.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<String> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        let body = String::from_utf8_lossy(&self.body);
        [&*body, query].into_iter().flat_map(|form| form.split('&')).find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            (key == name).then(|| decoded(value))
        })
    }

    /// The operation that an AWS client asks for: of the query and JSON protocols it is named, in the REST protocols it is
    /// told by the path.
    #[must_use]
    pub fn action(&self) -> Option<String> {
        let target = self.header("x-amz-target").and_then(|target| target.split_once('.'));
        target
            .map(|(_, action)| action.to_owned())
            .or_else(|| self.field("Action"))
            .or_else(|| self.path_action().map(str::to_owned))
    }

    fn path_action(&self) -> Option<&'static str> {
        let path = self.target.split('?').next().unwrap_or_default();
        let parts: Vec<&str> = path.trim_matches('/').split('/').skip(1).collect();
        match (self.method.as_str(), parts.as_slice()) {
            ("GET", ["hostedzone"]) => Some("ListHostedZones"),
            ("GET", ["hostedzone", _]) => Some("GetHostedZone"),
            ("GET", ["hostedzone", _, "rrset"]) => Some("ListResourceRecordSets"),
            ("GET", ["hostedzone", _, "dnssec"]) => Some("GetDNSSEC"),
            ("GET", ["distribution"]) => Some("ListDistributions"),
            ("GET", ["distribution", _]) => Some("GetDistribution"),
            ("GET", ["cache-policy", _]) => Some("GetCachePolicy"),
            ("GET", ["origin-request-policy", _]) => Some("GetOriginRequestPolicy"),
            ("GET", ["vpc-origin"]) => Some("ListVpcOrigins"),
            _ => None,
        }
    }

    /// The service as the AWS CLI calls it. Two APIs of load balancers have one name to sign for and differ in their day.
    #[must_use]
    pub fn service(&self) -> Option<String> {
        let (_, signed) = self.scope()?;
        Some(match (signed, self.field("Version").as_deref()) {
            ("elasticloadbalancing", Some("2012-06-01")) => "elb".into(),
            ("elasticloadbalancing", _) => "elbv2".into(),
            (signed, _) => signed.to_owned(),
        })
    }

    /// The Region and service that an AWS client signed for.
    #[must_use]
    pub fn scope(&self) -> Option<(&str, &str)> {
        let mut parts = self.credential()?.skip(2);
        Some((parts.next()?, parts.next()?))
    }

    /// The id of the access key that an AWS client signed with.
    #[must_use]
    pub fn access_key(&self) -> Option<&str> {
        self.credential()?.next()
    }

    fn credential(&self) -> Option<impl Iterator<Item = &str>> {
        let credential = self.header("authorization")?.split("Credential=").nth(1)?;
        Some(credential.split(',').next()?.split('/'))
    }

    fn read(stream: &TcpStream) -> io::Result<Self> {
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace().map(str::to_owned);
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Err(io::ErrorKind::UnexpectedEof.into());
        };
        let headers = read_headers(&mut reader)?;
        let mut request = Self { method, target, headers, body: Vec::new() };
        if request.header("expect").is_some() {
            let mut stream = stream;
            stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        request.body.resize(length, 0);
        reader.read_exact(&mut request.body)?;
        Ok(request)
    }
}

fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
                continue;
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(first),
        }
        rest = tail;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn read_headers(reader: &mut impl BufRead) -> io::Result<Vec<(String, String)>> {
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            return Ok(headers);
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Response {
    /// Status code.
    pub status: u16,
    /// Without length and connection, which are added.
    pub headers: Vec<(String, String)>,
    /// All of it.
    pub body: Vec<u8>,
}

impl Response {
    /// An XML document.
    #[must_use]
    pub fn xml(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::of_type(status, "text/xml;charset=UTF-8", body)
    }

    /// A body of a content type.
    #[must_use]
    pub fn of_type(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: vec![("content-type".into(), content_type.into())], body: body.into() }
    }

    fn head(&self, length: Option<usize>) -> String {
        let mut head = format!("HTTP/1.1 {} Status\r\nconnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            if !["content-length", "connection", "transfer-encoding"].contains(&name.as_str()) {
                head += &format!("{name}: {value}\r\n");
            }
        }
        if let Some(length) = length {
            head += &format!("content-length: {length}\r\n");
        }
        head + "\r\n"
    }
}

/// What a server does with a request.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Answers.
    Whole(Response),
    /// Announces the whole body, sends so many bytes of it and closes.
    CutOff(Response, usize),
    /// Announces no length, sends so many bytes of the body and closes: HTTP cannot tell this from the end.
    CutOffSilently(Response, usize),
    /// Closes without a word.
    Close,
}

impl Reply {
    fn write(&self, stream: &mut TcpStream) -> io::Result<()> {
        match self {
            Self::Whole(response) => {
                stream.write_all(response.head(Some(response.body.len())).as_bytes())?;
                stream.write_all(&response.body)?;
            }
            Self::CutOff(response, bytes) => {
                stream.write_all(response.head(Some(response.body.len())).as_bytes())?;
                stream.write_all(&response.body[..*bytes])?;
            }
            Self::CutOffSilently(response, bytes) => {
                stream.write_all(response.head(None).as_bytes())?;
                stream.write_all(&response.body[..*bytes])?;
            }
            Self::Close => {}
        }
        stream.flush()
    }
}

/// A server on a free port of loopback, until it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Answers every request by a function; requests at once run at once.
    #[must_use]
    pub fn start(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let answer = Arc::new(answer);
        let seen = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if seen.load(Ordering::SeqCst) {
                    return;
                }
                let (Ok(mut stream), answer) = (stream, Arc::clone(&answer)) else { continue };
                std::thread::spawn(move || {
                    // A client that goes away in the middle is what some tests are about.
                    if let Ok(request) = Request::read(&stream) {
                        let _ = answer(&request).write(&mut stream);
                        let _ = stream.shutdown(Shutdown::Write);
                    }
                });
            }
        });
        Self { address, stop, thread: Some(thread) }
    }

    /// Where it listens, as an endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Sends a request on, in HTTP/1.0, so that the end of the answer is the end of the connection.
pub(crate) fn send(to: &str, request: &Request) -> io::Result<Response> {
    exchange(to, request, "HTTP/1.0")
}

/// Sends a request to a server that knows no HTTP/1.0, and says how long its answers are.
pub(crate) fn send_newer(to: &str, request: &Request) -> io::Result<Response> {
    exchange(to, request, "HTTP/1.1")
}

fn exchange(to: &str, request: &Request, version: &str) -> io::Result<Response> {
    let mut stream = TcpStream::connect(to.trim_start_matches("http://"))?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut head = format!("{} {} {version}\r\n", request.method, request.target);
    for (name, value) in &request.headers {
        if !["connection", "content-length", "expect"].contains(&name.as_str()) {
            head += &format!("{name}: {value}\r\n");
        }
    }
    head += &format!("connection: close\r\ncontent-length: {}\r\n\r\n", request.body.len());
    stream.write_all(head.as_bytes())?;
    stream.write_all(&request.body)?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split_whitespace().nth(1).and_then(|status| status.parse().ok());
    let Some(status) = status else { return Err(io::ErrorKind::InvalidData.into()) };
    let headers = read_headers(&mut reader)?;
    let length = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, length)| length.parse().ok());
    let mut body = Vec::new();
    match length.filter(|_| version == "HTTP/1.1") {
        Some(length) => reader.take(length).read_to_end(&mut body)?,
        None => reader.read_to_end(&mut body)?,
    };
    Ok(Response { status, headers, body })
}
