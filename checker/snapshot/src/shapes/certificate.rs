//! ACM: certificates and how they are validated.

use crate::ids::*;
use crate::time::Time;

shape! {
    /// `ListCertificates`.
    CertificateSummary[certificate_arn: Arn] {
        domain_name: Option<String> = Host,
        status: Option<String> = Word,
        r#type: Option<String> = Word,
        key_algorithm: Option<String> = Word,
        in_use: Option<bool>,
    }

    /// `DescribeCertificate`.
    CertificateAnswer { certificate: Option<Certificate> }
    /// A certificate, without its text.
    Certificate[certificate_arn: Arn] {
        domain_name: Option<String> = Host,
        subject_alternative_names: Vec<String> = Host,
        domain_validation_options: Vec<DomainValidation>,
        status: Option<String> = Word,
        r#type: Option<String> = Word,
        key_algorithm: Option<String> = Word,
        created_at: Option<Time>,
        issued_at: Option<Time>,
        not_before: Option<Time>,
        not_after: Option<Time>,
        in_use_by: Vec<Arn>,
        failure_reason: Option<String> = Word,
        renewal_eligibility: Option<String> = Word,
        renewal_summary: Option<RenewalSummary>,
    }
    /// How one name of a certificate is shown to be the applicant's.
    DomainValidation {
        domain_name: Option<String> = Host,
        validation_domain: Option<String> = Host,
        validation_status: Option<String> = Word,
        validation_method: Option<String> = Word,
        resource_record: Option<ValidationRecord>,
    }
    /// The record that has to stand in the zone.
    ValidationRecord { name: Option<String> = Host, r#type: Option<String> = Word, value: Option<String> = Host }
    /// How the renewal goes.
    RenewalSummary { renewal_status: Option<String> = Word, renewal_status_reason: Option<String> = Word }
}
