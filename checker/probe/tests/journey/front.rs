//! What stands before an application and speaks https for it: HAProxy in the place of a load balancer, or of an edge.

use super::support::{App, options, wait};
use probe::guard::Guard;
use probe::http::Means;
use probe::journey::{Way, walk_by};
use probe::tls::Trust;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use snapshot::shapes::probe::Journey;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Proxy(Child);

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Keeps what does not change, and sends everything else on; the second answer of a kept file says so.
pub(super) const EDGE: &str = "  acl kept path_beg /static/\n  http-request cache-use edge if kept\n  http-response \
     cache-store edge\n";

/// The same, for a distribution that lets only GET and HEAD through: its own answer says by whom it is given.
pub(super) const EDGE_WITHOUT_POST: &str = "  http-request return status 403 content-type text/html string \
     Bad_request. hdr x-cache Error\\ from\\ cloudfront if METH_POST\n";

/// What is found on a way through an application by https; `None` where there is no HAProxy.
pub(super) fn behind(app: &App, rules: &str) -> Option<Journey> {
    let known = ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy"];
    let Some(program) = known.into_iter().find(|path| Path::new(path).exists()) else {
        real::missing("no haproxy: install Debian's package haproxy");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let own = CertificateParams::new(vec!["localhost".to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
    let shown = folder.path().join("shown.pem");
    std::fs::write(&shown, format!("{}{}", own.pem(), key.serialize_pem())).unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let config = format!(
        "global\n  maxconn 100\ncache edge\n  total-max-size 4\n  max-age 60\ndefaults\n  mode http\n  timeout connect \
         5s\n  timeout client 20s\n  timeout server 20s\nfrontend front\n  bind 127.0.0.1:{port} ssl crt {}\n  \
         http-request set-header X-Forwarded-Proto https\n{rules}  default_backend app\nbackend app\n  server one {}:{}\n",
        shown.display(),
        app.url.host_str().unwrap(),
        app.url.port().unwrap(),
    );
    let file = folder.path().join("haproxy.cfg");
    std::fs::write(&file, config).unwrap();
    let mut command = Command::new(program);
    command.arg("-db").arg("-f").arg(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut proxy = Proxy(command.spawn().unwrap());
    let until = Instant::now() + Duration::from_secs(10);
    while TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], port))).is_err() {
        assert!(Instant::now() < until && proxy.0.try_wait().unwrap().is_none(), "HAProxy does not start");
        std::thread::sleep(Duration::from_millis(20));
    }
    let means = Means { trust: Some(Trust::from_pem(authority.pem().as_bytes()).unwrap()), ..Guard::anywhere().into() };
    let url = format!("https://localhost:{port}/").parse().unwrap();
    Some(wait(walk_by(&url, &means, &options("5d0c7e41", Way::Ordering))).unwrap())
}
