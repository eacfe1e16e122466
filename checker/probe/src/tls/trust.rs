//! Whom a certificate has to lead to, and the verifier that writes down what a server shows before it judges it.

use super::{Problem, certificate};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use snapshot::shapes::probe::TlsCertificate;
use std::sync::{Arc, Mutex, PoisonError};

/// The certificates of one chain that are kept.
const CHAIN: usize = 10;

/// The authorities that are believed.
#[derive(Debug, Clone)]
pub struct Trust {
    roots: Arc<RootCertStore>,
}

/// Why a file of authorities cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrustFault {
    /// There is no certificate in it.
    #[error("there is no certificate in it")]
    Empty,
    /// A certificate in it cannot be read; counted from 1.
    #[error("certificate {0} in it cannot be read")]
    Unreadable(usize),
}

impl Trust {
    /// The authorities of the system; what of them cannot be read is left out, as browsers do.
    #[must_use]
    pub fn system() -> Self {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Self { roots: Arc::new(roots) }
    }

    /// Those of a file in PEM, and no others.
    ///
    /// # Errors
    /// If it has no certificate, or one that cannot be read.
    pub fn from_pem(pem: &[u8]) -> Result<Self, TrustFault> {
        let mut roots = RootCertStore::empty();
        for (index, certificate) in CertificateDer::pem_slice_iter(pem).enumerate() {
            let unreadable = TrustFault::Unreadable(index + 1);
            roots.add(certificate.map_err(|_| unreadable.clone())?).map_err(|_| unreadable)?;
        }
        if roots.is_empty() { Err(TrustFault::Empty) } else { Ok(Self { roots: Arc::new(roots) }) }
    }

    /// How a client connects that believes them and nobody else.
    pub(crate) fn client(&self) -> Option<ClientConfig> {
        let versions = ClientConfig::builder_with_provider(Recorder::provider()).with_safe_default_protocol_versions();
        Some(versions.ok()?.with_root_certificates(Arc::clone(&self.roots)).with_no_client_auth())
    }
}

/// Lets every certificate pass, and remembers what it was and what is wrong with it.
#[derive(Debug)]
pub(super) struct Recorder {
    /// `None` where there is no authority.
    inner: Option<Arc<WebPkiServerVerifier>>,
    seen: Mutex<(Vec<TlsCertificate>, Option<Problem>)>,
}

impl Recorder {
    pub(super) fn new(trust: &Trust) -> Self {
        let inner = WebPkiServerVerifier::builder_with_provider(trust.roots.clone(), Self::provider()).build().ok();
        Self { inner, seen: Mutex::default() }
    }

    pub(super) fn provider() -> Arc<CryptoProvider> {
        Arc::new(rustls::crypto::aws_lc_rs::default_provider())
    }

    /// The chain, and what is wrong with it.
    pub(super) fn seen(&self) -> (Vec<TlsCertificate>, Option<Problem>) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn judge(
        &self,
        own: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        now: UnixTime,
    ) -> Option<Problem> {
        let Some(inner) = &self.inner else { return Some(Problem::NoAuthorities) };
        let error = inner.verify_server_cert(own, others, name, &[], now).err()?;
        let Error::InvalidCertificate(error) = error else { return Some(Problem::Unacceptable) };
        Some(match error {
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Problem::WrongName,
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Problem::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => Problem::NotYetValid,
            CertificateError::UnknownIssuer => unknown_issuer(own, others),
            _ => Problem::Unacceptable,
        })
    }
}

/// Why no authority vouches for a certificate: followed from issuer to issuer as far as the server's certificates lead.
fn unknown_issuer(own: &CertificateDer<'_>, others: &[CertificateDer<'_>]) -> Problem {
    if certificate::is_its_own_issuer(own) {
        return Problem::SelfSigned;
    }
    let mut last = own;
    // Each certificate leads on once at the most.
    for _ in others {
        match others.iter().find(|other| certificate::is_issued_by(last, other)) {
            Some(issuer) if certificate::is_its_own_issuer(issuer) => return Problem::UnknownAuthority,
            Some(issuer) => last = issuer,
            None => break,
        }
    }
    Problem::IncompleteChain
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        own: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let chain = std::iter::once(own).chain(others).take(CHAIN).map(|one| certificate::read(one)).collect();
        let problem = self.judge(own, others, name, now);
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = (chain, problem);
        Ok(ServerCertVerified::assertion())
    }

    // That the server holds the key is proven whatever its certificate is like.
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = Self::provider().signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, certificate, signed, &algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = Self::provider().signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, certificate, signed, &algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        Self::provider().signature_verification_algorithms.supported_schemes()
    }
}
