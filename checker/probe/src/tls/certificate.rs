//! What a transcript keeps of a certificate.

use sha2::{Digest as _, Sha256};
use snapshot::shapes::probe::TlsCertificate;
use std::fmt::Write as _;
use x509_parser::prelude::{FromDer as _, GeneralName, X509Certificate};
use x509_parser::public_key::PublicKey;
use x509_parser::time::ASN1Time;

/// The names of one certificate that are kept; some have thousands.
const NAMES: usize = 100;

/// How much of a subject or issuer is kept.
const TEXT: usize = 300;

/// Reads a certificate; of what cannot be read only the fingerprint is left.
pub(super) fn read(der: &[u8]) -> TlsCertificate {
    let mut read = TlsCertificate { sha256: Some(fingerprint(der)), ..TlsCertificate::default() };
    let Ok((_, certificate)) = X509Certificate::from_der(der) else { return read };
    read.subject = Some(cut(certificate.subject()));
    read.issuer = Some(cut(certificate.issuer()));
    read.not_before = moment(certificate.validity().not_before);
    read.not_after = moment(certificate.validity().not_after);
    read.key = key(&certificate);
    let alternatives = certificate.subject_alternative_name().ok().flatten();
    let general = alternatives.iter().flat_map(|extension| &extension.value.general_names);
    read.names = general.filter_map(name).take(NAMES).collect();
    read
}

/// Whether a certificate is issued by its own subject.
pub(super) fn is_its_own_issuer(der: &[u8]) -> bool {
    X509Certificate::from_der(der).is_ok_and(|(_, one)| one.subject().as_raw() == one.issuer().as_raw())
}

/// Whether one certificate names another one's subject as its issuer.
pub(super) fn is_issued_by(der: &[u8], other: &[u8]) -> bool {
    match (X509Certificate::from_der(der), X509Certificate::from_der(other)) {
        (Ok((_, one)), Ok((_, other))) => one.issuer().as_raw() == other.subject().as_raw(),
        _ => false,
    }
}

fn cut(text: &impl ToString) -> String {
    text.to_string().chars().take(TEXT).collect()
}

/// A moment as RFC 3339 has it.
fn moment(time: ASN1Time) -> Option<String> {
    jiff::Timestamp::from_second(time.timestamp()).ok().map(|time| time.to_string())
}

/// Names and addresses in lower case, as they are compared.
fn name(general: &GeneralName<'_>) -> Option<String> {
    match general {
        GeneralName::DNSName(name) => Some(name.to_ascii_lowercase()),
        GeneralName::IPAddress(bytes) => {
            let v4 = <[u8; 4]>::try_from(*bytes).map(|bytes| std::net::IpAddr::from(bytes).to_string());
            v4.or_else(|_| <[u8; 16]>::try_from(*bytes).map(|bytes| std::net::IpAddr::from(bytes).to_string())).ok()
        }
        _ => None,
    }
}

/// The kind of key and its length in bits: `rsa-2048`, `ec-256`.
fn key(certificate: &X509Certificate<'_>) -> Option<String> {
    match certificate.public_key().parsed().ok()? {
        PublicKey::RSA(key) => Some(format!("rsa-{}", key.key_size())),
        PublicKey::EC(key) => Some(format!("ec-{}", key.key_size())),
        _ => None,
    }
}

fn fingerprint(der: &[u8]) -> String {
    Sha256::digest(der).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
