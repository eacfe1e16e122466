//! Certificates.

use super::{id, links, list, required, text, time, word};
use aws_sdk_acm::types as sdk;
use snapshot::shapes;

pub(crate) fn summary(from: sdk::CertificateSummary) -> shapes::CertificateSummary {
    shapes::CertificateSummary {
        certificate_arn: id(from.certificate_arn),
        domain_name: from.domain_name,
        status: word(from.status),
        r#type: word(from.r#type),
        key_algorithm: word(from.key_algorithm),
        in_use: from.in_use,
    }
}

pub(crate) fn certificate(from: sdk::CertificateDetail) -> shapes::Certificate {
    shapes::Certificate {
        certificate_arn: id(from.certificate_arn),
        domain_name: from.domain_name,
        subject_alternative_names: from.subject_alternative_names.unwrap_or_default(),
        domain_validation_options: list(from.domain_validation_options, |option| shapes::DomainValidation {
            domain_name: text(option.domain_name),
            validation_domain: option.validation_domain,
            validation_status: word(option.validation_status),
            validation_method: word(option.validation_method),
            resource_record: option.resource_record.map(|record| shapes::ValidationRecord {
                name: text(record.name),
                r#type: required(&record.r#type),
                value: text(record.value),
            }),
        }),
        status: word(from.status),
        r#type: word(from.r#type),
        key_algorithm: word(from.key_algorithm),
        created_at: time(from.created_at),
        issued_at: time(from.issued_at),
        not_before: time(from.not_before),
        not_after: time(from.not_after),
        in_use_by: links(from.in_use_by),
        failure_reason: word(from.failure_reason),
        renewal_eligibility: word(from.renewal_eligibility),
        renewal_summary: from.renewal_summary.map(|summary| shapes::RenewalSummary {
            renewal_status: required(&summary.renewal_status),
            renewal_status_reason: word(summary.renewal_status_reason),
        }),
    }
}
