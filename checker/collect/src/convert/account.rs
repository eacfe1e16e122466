//! The plan of the account.

use super::{required, text, time};
use aws_sdk_freetier::operation::get_account_plan_state::GetAccountPlanStateOutput;
use snapshot::shapes;

pub(crate) fn plan_state(from: GetAccountPlanStateOutput) -> shapes::AccountPlanState {
    shapes::AccountPlanState {
        account_id: text(from.account_id),
        account_plan_type: required(&from.account_plan_type),
        account_plan_status: required(&from.account_plan_status),
        account_plan_remaining_credits: from
            .account_plan_remaining_credits
            .map(|credits| shapes::MonetaryAmount { amount: Some(credits.amount), unit: required(&credits.unit) }),
        account_plan_expiration_date: time(from.account_plan_expiration_date),
    }
}
