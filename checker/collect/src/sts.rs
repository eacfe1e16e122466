//! The call of STS.

use crate::asking::{Asking, each};
use crate::outcome::Fault;
use snapshot::shapes::CallerIdentity;
use snapshot::{Ask, Output};

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::GetCallerIdentity => {
            each!(asking, asking.sts().get_caller_identity(), |answer| asking.one(Output::GetCallerIdentity(Box::new(
                CallerIdentity { user_id: answer.user_id, account: answer.account, arn: answer.arn.map(Into::into) }
            ))))
        }
        _ => asking.fail(Fault::no_collector()),
    }
}
