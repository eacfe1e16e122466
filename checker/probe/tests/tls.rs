//! Servers of every kind on loopback, greeted: real handshakes with certificates that are made here.

use probe::tls::{Problem, Trust, TrustFault, greet};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, SupportedProtocolVersion};
use snapshot::shapes::probe::Tls;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

const NAME: &str = "shop.example.link";
const PATIENCE: Duration = Duration::from_secs(10);

/// An authority, and one below it that signs.
struct Authorities {
    root: CertifiedIssuer<'static, KeyPair>,
    lower: CertifiedIssuer<'static, KeyPair>,
}

fn authority(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.distinguished_name.push(rcgen::DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

impl Authorities {
    fn new(root: &str) -> Self {
        let root = CertifiedIssuer::self_signed(authority(root), KeyPair::generate().unwrap()).unwrap();
        let lower = CertifiedIssuer::signed_by(authority("Lower"), KeyPair::generate().unwrap(), &root).unwrap();
        Self { root, lower }
    }

    fn trust(&self) -> Trust {
        Trust::from_pem(self.root.pem().as_bytes()).unwrap()
    }

    /// A certificate of the lower authority, and its key.
    fn sign(&self, params: &CertificateParams) -> (CertificateDer<'static>, KeyPair) {
        let key = KeyPair::generate().unwrap();
        (params.signed_by(&key, &self.lower).unwrap().der().clone(), key)
    }
}

fn named(names: &[&str]) -> CertificateParams {
    CertificateParams::new(names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()).unwrap()
}

/// Shows one certificate to everybody, whether the key fits or not.
#[derive(Debug)]
struct Shown(Arc<CertifiedKey>);

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.clone())
    }
}

/// Knows no name at all.
#[derive(Debug)]
struct Nobody;

impl ResolvesServerCert for Nobody {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        None
    }
}

fn config(versions: &[&'static SupportedProtocolVersion], shown: Arc<dyn ResolvesServerCert>) -> ServerConfig {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_protocol_versions(versions).unwrap();
    let mut config = builder.with_no_client_auth().with_cert_resolver(shown);
    config.alpn_protocols = vec![b"h2".to_vec()];
    config
}

fn shown(chain: Vec<CertificateDer<'static>>, key: &KeyPair) -> Arc<dyn ResolvesServerCert> {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let key = rustls::crypto::aws_lc_rs::sign::any_supported_type(&key).unwrap();
    Arc::new(Shown(Arc::new(CertifiedKey::new(chain, key))))
}

async fn serve(config: ServerConfig) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Whatever comes of it: the other side is looked at.
            let _ = acceptor.accept(stream).await;
        }
    });
    address
}

/// A port that reads what comes first and answers with some bytes, or with nothing, ever.
async fn answer(bytes: Option<&'static [u8]>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut some = [0; 4096];
                let _ = stream.read(&mut some).await;
                match bytes {
                    Some(bytes) => stream.write_all(bytes).await.unwrap_or_default(),
                    None => std::future::pending().await,
                }
            });
        }
    });
    address
}

async fn greeted(config: ServerConfig, trust: &Trust) -> Tls {
    greet(serve(config).await, NAME, trust, PATIENCE).await
}

fn word(problem: Problem) -> Option<&'static str> {
    Some(problem.as_str())
}

#[tokio::test]
async fn a_good_chain_is_verified_and_written_down_whole() {
    let ours = Authorities::new("Root");
    for (version, protocol) in [(&rustls::version::TLS13, "TLSv1.3"), (&rustls::version::TLS12, "TLSv1.2")] {
        let (own, key) = ours.sign(&named(&["SHOP.example.link", "*.api.example.link"]));
        let config = config(&[version], shown(vec![own, ours.lower.der().clone()], &key));
        let seen = greeted(config, &ours.trust()).await;
        assert_eq!((seen.problem.as_deref(), seen.verified), (None, Some(true)), "{seen:?}");
        assert_eq!((seen.protocol.as_deref(), seen.alpn.as_deref()), (Some(protocol), Some("h2")));
        assert!(seen.cipher.is_some_and(|cipher| cipher.starts_with("TLS")));
        let [first, second] = seen.chain.as_slice() else { panic!("{:?}", seen.chain) };
        assert_eq!(first.names, [NAME, "*.api.example.link"]);
        assert_eq!((first.key.as_deref(), first.sha256.as_ref().map(String::len)), (Some("ec-256"), Some(64)));
        assert_eq!(first.issuer, second.subject);
        assert!(second.issuer.as_deref().is_some_and(|issuer| issuer.contains("Root")));
        assert!(first.not_after.as_deref().is_some_and(|time| time.ends_with('Z')));
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_certificate_is_told_and_the_chain_is_seen_all_the_same() {
    let ours = Authorities::new("Root");
    let lower = || ours.lower.der().clone();
    let during = |from: i32, to: i32| {
        let mut params = named(&[NAME]);
        params.not_before = date_time_ymd(from, 1, 1);
        params.not_after = date_time_ymd(to, 1, 1);
        params
    };
    let other = Authorities::new("Another root");
    let lone = KeyPair::generate().unwrap();
    let by_itself = named(&[NAME]).self_signed(&lone).unwrap().der().clone();
    let (good, key) = ours.sign(&named(&[NAME]));
    let (elsewhere, elsewhere_key) = ours.sign(&named(&["other.example.link", "example.link"]));
    let (old, old_key) = ours.sign(&during(2001, 2002));
    let (early, early_key) = ours.sign(&during(3001, 3002));
    let (strange, strange_key) = other.sign(&named(&[NAME]));
    let strange_chain = vec![strange, other.lower.der().clone(), other.root.der().clone()];
    let cases = [
        (vec![elsewhere, lower()], &elsewhere_key, Problem::WrongName),
        (vec![old, lower()], &old_key, Problem::Expired),
        (vec![early, lower()], &early_key, Problem::NotYetValid),
        (vec![by_itself], &lone, Problem::SelfSigned),
        (vec![good.clone()], &key, Problem::IncompleteChain),
        (strange_chain, &strange_key, Problem::UnknownAuthority),
    ];
    for (chain, key, expected) in cases {
        let length = chain.len();
        let seen = greeted(config(rustls::ALL_VERSIONS, shown(chain, key)), &ours.trust()).await;
        assert_eq!(seen.problem.as_deref(), word(expected), "{seen:?}");
        assert_eq!((seen.verified, seen.chain.len()), (Some(false), length), "{expected}");
        assert!(seen.protocol.is_some(), "{expected}");
    }
    // The certificate is somebody else's: the handshake itself fails.
    let thief = KeyPair::generate().unwrap();
    let seen = greeted(config(rustls::ALL_VERSIONS, shown(vec![good, lower()], &thief)), &ours.trust()).await;
    assert_eq!((seen.problem.as_deref(), seen.verified), (word(Problem::NotItsOwn), None));
}

#[tokio::test]
async fn what_is_no_server_of_tls_is_told_apart() {
    let ours = Authorities::new("Root");
    let http = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
    // Alerts as they go over the wire: fatal, then protocol_version (70), unrecognized_name (112), handshake_failure.
    for (bytes, expected) in [
        (&http[..], Problem::PlainHttp),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Problem::NotTls),
        (b"", Problem::Closed),
        (b"\x15\x03\x01\x00\x02\x02\x46", Problem::TooOld),
        (b"\x15\x03\x03\x00\x02\x02\x70", Problem::NameUnknown),
        (b"\x15\x03\x03\x00\x02\x02\x28", Problem::Refused),
    ] {
        let seen = greet(answer(Some(bytes)).await, NAME, &ours.trust(), PATIENCE).await;
        assert_eq!(seen.problem.as_deref(), word(expected), "{seen:?}");
        assert_eq!((seen.verified, seen.chain.len()), (None, 0));
    }
    let silent = greet(answer(None).await, NAME, &ours.trust(), Duration::from_millis(200)).await;
    assert_eq!(silent.problem.as_deref(), word(Problem::Timeout));
    let nobody = greeted(config(rustls::ALL_VERSIONS, Arc::new(Nobody)), &ours.trust()).await;
    assert_eq!(nobody.problem.as_deref(), word(Problem::Refused));
    for name in ["", "not a name", "-.example", &"a.".repeat(200)] {
        let seen = greet(answer(None).await, name, &ours.trust(), PATIENCE).await;
        assert_eq!(seen.problem.as_deref(), word(Problem::BadName), "{name:?}");
    }
}

#[tokio::test]
async fn a_transcript_is_bounded() {
    let ours = Authorities::new("Root");
    let many: Vec<String> = (0..1500).map(|number| format!("n{number}.example.link")).collect();
    let (own, key) = ours.sign(&CertificateParams::new(many).unwrap());
    let chain = std::iter::once(own).chain((0..30).map(|_| ours.lower.der().clone())).collect();
    let seen = greeted(config(rustls::ALL_VERSIONS, shown(chain, &key)), &ours.trust()).await;
    assert_eq!(seen.problem.as_deref(), word(Problem::WrongName), "{seen:?}");
    assert_eq!(seen.chain.len(), 10);
    assert_eq!(seen.chain.first().map(|own| own.names.len()), Some(100));
}

#[test]
fn a_file_of_authorities_is_read_or_refused_with_the_place() {
    let ours = Authorities::new("Root");
    assert!(Trust::from_pem((ours.root.pem() + &ours.lower.pem()).as_bytes()).is_ok());
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (text, expected) in [
        (String::new(), TrustFault::Empty),
        ("no certificate".to_owned(), TrustFault::Empty),
        (ours.root.pem() + broken, TrustFault::Unreadable(2)),
    ] {
        assert_eq!(Trust::from_pem(text.as_bytes()).unwrap_err(), expected);
    }
}

/// Pages are asked for by the same authorities as greetings are.
#[tokio::test]
async fn pages_are_believed_from_the_authorities_that_are_named() {
    let ours = Authorities::new("Root");
    let (own, key) = ours.sign(&named(&[NAME]));
    let mut server = config(rustls::ALL_VERSIONS, shown(vec![own, ours.lower.der().clone()], &key));
    server.alpn_protocols = Vec::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let acceptor = TlsAcceptor::from(Arc::new(server));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut some = [0; 4096];
            let _ = stream.read(&mut some).await;
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere").await;
            let _ = stream.shutdown().await;
        }
    });
    let input = serde_json::json!({"url": format!("https://{NAME}:{port}/"), "server": "127.0.0.1"});
    let ask = snapshot::ProbeAsk::new(snapshot::ProbeKind::Http, &input);
    for (trust, expected) in
        [(ours.trust(), (Some(200), None)), (Authorities::new("Other").trust(), (None, Some("certificate-refused")))]
    {
        let settings = probe::made::Settings { trust, ..probe::made::Settings::default() };
        let made = probe::made::make(&ask, &settings).await;
        let Some(snapshot::ProbeOutput::Http(http)) = &made.output else { panic!("{made:?}") };
        let hop = &http.visits[0].hops[0];
        assert_eq!((hop.status, hop.error.as_deref()), expected);
    }
}
