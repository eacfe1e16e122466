//! The calls of Certificate Manager.

use crate::asking::{Asking, each};
use crate::convert::certificate;
use crate::outcome::Fault;
use aws_sdk_acm::types::{Filters, KeyAlgorithm};
use serde_json::Value;
use snapshot::shapes::CertificateAnswer;
use snapshot::{Ask, Output};

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::ListCertificates => {
            let types: Vec<KeyAlgorithm> = asking.input("Includes")["keyTypes"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(KeyAlgorithm::from)
                .collect();
            let includes = Filters::builder().set_key_types(Some(types)).build();
            each!(
                asking,
                asking
                    .acm()
                    .list_certificates()
                    .includes(includes.clone())
                    .max_items(1000)
                    .set_next_token(asking.token()),
                |answer| asking.list(
                    Output::ListCertificates,
                    answer.certificate_summary_list,
                    certificate::summary,
                    answer.next_token
                )
            );
        }
        Ask::DescribeCertificate => each!(
            asking,
            asking.acm().describe_certificate().set_certificate_arn(asking.text("CertificateArn")),
            |answer| asking.one(Output::DescribeCertificate(Box::new(CertificateAnswer {
                certificate: answer.certificate.map(certificate::certificate),
            })))
        ),
        _ => asking.fail(Fault::no_collector()),
    }
}
