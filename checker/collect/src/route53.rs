//! The calls of Route 53.

use crate::asking::{Asking, each};
use crate::convert::route53;
use crate::outcome::Fault;
use aws_sdk_route53::types::RrType;
use snapshot::{Ask, Output};

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::ListHostedZones => {
            each!(asking, asking.route53().list_hosted_zones().max_items(100).set_marker(asking.token()), |answer| {
                let next = asking.go_on(answer.is_truncated, answer.next_marker);
                asking.list(Output::ListHostedZones, Some(answer.hosted_zones), route53::hosted_zone, next)
            })
        }
        Ask::GetHostedZone => {
            each!(asking, asking.route53().get_hosted_zone().set_id(asking.text("Id")), |answer| asking
                .one(Output::GetHostedZone(Box::new(route53::hosted_zone_detail(answer)))))
        }
        Ask::ListResourceRecordSets => records(asking).await,
        Ask::GetDNSSEC => {
            each!(asking, asking.route53().get_dnssec().set_hosted_zone_id(asking.text("HostedZoneId")), |answer| {
                asking.one(Output::GetDNSSEC(Box::new(route53::dnssec(answer))))
            })
        }
        _ => asking.fail(Fault::no_collector()),
    }
}

/// The next page begins with a record that three members name, the third only among several of one name and type:
/// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html>.
#[derive(Debug, Clone, Default)]
struct Start {
    name: Option<String>,
    r#type: Option<RrType>,
    identifier: Option<String>,
}

async fn records(asking: &mut Asking<'_>) {
    let mut start = Start::default();
    each!(
        asking,
        asking
            .route53()
            .list_resource_record_sets()
            .set_hosted_zone_id(asking.text("HostedZoneId"))
            .max_items(300)
            .set_start_record_name(start.name.clone())
            .set_start_record_type(start.r#type.clone())
            .set_start_record_identifier(start.identifier.clone()),
        |answer| {
            start = Start {
                name: answer.next_record_name,
                r#type: answer.next_record_type,
                identifier: answer.next_record_identifier,
            };
            // One text of the three, so that a page which comes again is noticed.
            let triple = start.name.as_ref().map(|name| {
                let kind = start.r#type.as_ref().map(RrType::as_str).unwrap_or_default();
                format!("{name} {kind} {}", start.identifier.as_deref().unwrap_or_default())
            });
            let next = asking.go_on(answer.is_truncated, triple);
            asking.list(
                Output::ListResourceRecordSets,
                Some(answer.resource_record_sets),
                route53::resource_record_set,
                next,
            )
        }
    );
}
