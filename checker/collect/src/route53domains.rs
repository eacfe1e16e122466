//! The calls of the registrar of domains.

use crate::asking::{Asking, each};
use crate::convert::route53;
use crate::outcome::Fault;
use snapshot::{Ask, Output};

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::ListDomains => {
            each!(asking, asking.route53domains().list_domains().max_items(100).set_marker(asking.token()), |answer| {
                asking.list(Output::ListDomains, answer.domains, route53::domain_summary, answer.next_page_marker)
            })
        }
        Ask::GetDomainDetail => each!(
            asking,
            asking.route53domains().get_domain_detail().set_domain_name(asking.text("DomainName")),
            |answer| asking.one(Output::GetDomainDetail(Box::new(route53::domain_detail(answer))))
        ),
        _ => asking.fail(Fault::no_collector()),
    }
}
