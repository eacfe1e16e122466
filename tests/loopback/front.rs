//! HAProxy in the place of a load balancer, with certificates of an authority that is made here, before two instances.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use real::{Reply, Response, Server, missing};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What is shown on port 443.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// A certificate for the names, with its chain.
    #[default]
    Good,
    /// One of many years ago.
    Expired,
    /// One for other names.
    Others,
    /// One without its chain.
    Alone,
    /// No certificate: the port speaks plain HTTP.
    Nothing,
}

/// What stands in front of the instances.
#[derive(Debug, Clone, Copy)]
pub(super) struct Front {
    pub(super) shown: Shown,
    /// What becomes of http.
    pub(super) http: &'static str,
    /// What becomes of https, beside the rules.
    pub(super) https: &'static str,
    /// Whether there is no rule for couriers.
    pub(super) without_rule: bool,
    /// Whether nobody listens on the second target.
    pub(super) one_down: bool,
    /// Whether no cookie is handed out.
    pub(super) without_cookie: bool,
}

impl Default for Front {
    fn default() -> Self {
        Self {
            shown: Shown::Good,
            http: "http-request redirect scheme https code 301",
            https: "",
            without_rule: false,
            one_down: false,
            without_cookie: false,
        }
    }
}

/// Whether HAProxy is on this machine, and the ports of the web may be taken.
pub(super) fn is_there() -> bool {
    let found = program().is_some();
    if !found {
        missing("no haproxy: install Debian's package haproxy");
        return false;
    }
    let may = std::net::TcpListener::bind("127.254.254.254:80").is_ok();
    if !may {
        missing("port 80 of loopback may not be taken by this user");
    }
    may
}

fn program() -> Option<&'static str> {
    ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy"]
        .into_iter()
        .find(|path| Path::new(path).exists())
}

/// Two instances of each of two applications, which know their own paths only.
pub(super) struct Instances {
    web: [Server; 2],
    delivery: [Server; 2],
}

impl Instances {
    pub(super) fn start() -> Self {
        let serve = |path: &'static str, name: &'static str| {
            Server::start(move |request| {
                let is_own = request.target.starts_with(path);
                let body = if is_own { format!("<h1>{name}</h1>") } else { "<h1>Not Found</h1>".to_owned() };
                Reply::Whole(Response::of_type(if is_own { 200 } else { 404 }, "text/html; charset=utf-8", body))
            })
        };
        Self {
            web: [serve("/order/", "Shops"), serve("/order/", "Shops")],
            delivery: [serve("/delivery/", "Deliveries"), serve("/delivery/", "Deliveries")],
        }
    }
}

/// An authority, and one below it that signs.
pub(super) struct Authority {
    root: CertifiedIssuer<'static, KeyPair>,
    lower: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    pub(super) fn new() -> Self {
        let params = |name: &str| {
            let mut params = CertificateParams::new(Vec::new()).unwrap();
            params.distinguished_name.push(rcgen::DnType::CommonName, name);
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            params
        };
        let root = CertifiedIssuer::self_signed(params("Loopback root"), KeyPair::generate().unwrap()).unwrap();
        let lower = CertifiedIssuer::signed_by(params("Loopback issuer"), KeyPair::generate().unwrap(), &root).unwrap();
        Self { root, lower }
    }

    /// The root, as `--ca-file` takes it.
    pub(super) fn pem(&self) -> String {
        self.root.pem()
    }

    /// A certificate with its key and what else is shown, in one file as HAProxy wants it.
    fn file(&self, shown: Shown) -> String {
        let names =
            if shown == Shown::Others { vec!["shop.example.com"] } else { vec!["example.link", "*.example.link"] };
        let mut params = CertificateParams::new(names.into_iter().map(str::to_owned).collect::<Vec<_>>()).unwrap();
        if shown == Shown::Expired {
            params.not_before = date_time_ymd(2001, 1, 1);
            params.not_after = date_time_ymd(2002, 1, 1);
        }
        let key = KeyPair::generate().unwrap();
        let own = params.signed_by(&key, &self.lower).unwrap().pem();
        let chain = if shown == Shown::Alone { String::new() } else { self.lower.pem() };
        format!("{own}{chain}{}", key.serialize_pem())
    }
}

/// A running proxy, until it is dropped.
pub(super) struct Proxy(Child);

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts it at the ports of the web on an address of loopback.
pub(super) fn start(
    folder: &Path,
    address: IpAddr,
    front: &Front,
    authority: &Authority,
    instances: &Instances,
) -> Proxy {
    let certificate = folder.join("front.pem");
    std::fs::write(&certificate, authority.file(front.shown)).unwrap();
    let secure = match front.shown {
        Shown::Nothing => String::new(),
        _ => format!(" ssl crt {}", certificate.display()),
    };
    let cookie = if front.without_cookie { "" } else { "cookie AWSALB insert" };
    // A port on which nobody listens any more.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let group = |name: &str, servers: &[Server; 2]| {
        let first = servers[0].url().replace("http://", "");
        let second = if front.one_down { closed.clone() } else { servers[1].url().replace("http://", "") };
        format!(
            "backend {name}\n  balance roundrobin\n  {cookie}\n  server a {first} cookie a\n  server b {second} cookie b\n"
        )
    };
    let rule =
        if front.without_rule { "" } else { "use_backend delivery if { path_beg /delivery/ } or { path /delivery }" };
    let config = format!(
        "global\n  maxconn 200\ndefaults\n  mode http\n  retries 0\n  timeout connect 2s\n  timeout client 5s\n  timeout server \
         5s\nfrontend http\n  bind {address}:80\n  {http}\n  default_backend web\nfrontend https\n  bind \
         {address}:443{secure}\n  {https}\n  {rule}\n  default_backend web\n{web}{delivery}",
        http = front.http,
        https = front.https,
        web = group("web", &instances.web),
        delivery = group("delivery", &instances.delivery),
    );
    let file = folder.join("haproxy.cfg");
    std::fs::write(&file, config).unwrap();
    let child = Command::new(program().unwrap())
        .arg("-db")
        .arg("-f")
        .arg(&file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let proxy = Proxy(child);
    let until = Instant::now() + Duration::from_secs(10);
    for port in [80, 443] {
        while TcpStream::connect(SocketAddr::new(address, port)).is_err() {
            assert!(Instant::now() < until, "HAProxy does not answer at {address}:{port}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    proxy
}
