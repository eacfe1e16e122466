//! Who asks, and what plan the account is on.

use crate::ids::*;
use crate::time::Time;

shape! {
    /// `GetCallerIdentity`: who asks.
    CallerIdentity {
        user_id: Option<String> = Principal,
        account: Option<String> = Account,
        arn: Option<Arn> = Principal,
    }

    /// `GetAccountPlanState` of the Free Tier: the plan, and how much of the credits is left.
    AccountPlanState {
        account_id "accountId": Option<String> = Account,
        account_plan_type "accountPlanType": Option<String> = Word,
        account_plan_status "accountPlanStatus": Option<String> = Word,
        account_plan_remaining_credits "accountPlanRemainingCredits": Option<MonetaryAmount>,
        account_plan_expiration_date "accountPlanExpirationDate": Option<Time>,
    }
    /// An amount of money.
    MonetaryAmount { amount "amount": Option<f64>, unit "unit": Option<String> = Word }
}
