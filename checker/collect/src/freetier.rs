//! The call of the Free Tier.

use crate::asking::{Asking, each};
use crate::convert::account;
use crate::outcome::Fault;
use snapshot::{Ask, Output};

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::GetAccountPlanState => each!(asking, asking.freetier().get_account_plan_state(), |answer| asking
            .one(Output::GetAccountPlanState(Box::new(account::plan_state(answer))))),
        _ => asking.fail(Fault::no_collector()),
    }
}
