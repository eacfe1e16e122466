//! The call of Systems Manager.

use crate::asking::{Asking, each};
use crate::convert::host;
use crate::outcome::Fault;
use snapshot::{Ask, Output};

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::DescribeInstanceInformation => each!(
            asking,
            asking.ssm().describe_instance_information().max_results(50).set_next_token(asking.token()),
            |answer| asking.list(
                Output::DescribeInstanceInformation,
                answer.instance_information_list,
                host::instance_information,
                answer.next_token
            )
        ),
        _ => asking.fail(Fault::no_collector()),
    }
}
