//! The command that makes a budget which writes before a month gets dear.

use crate::bill::Bill;
use crate::money::Usd;

/// For what a reader puts an address in.
const ADDRESS: &str = "YOU@EXAMPLE.COM";

/// The name of the budget.
const NAME: &str = "check-cost";

/// The command, one line that bash and PowerShell take alike; none without an account. It is for a month of this size and a
/// tenth more, in whole dollars, without credits (with them it would see zero until they are gone), and writes at 80 of 100.
#[must_use]
pub fn budget_command(bill: &Bill) -> Option<String> {
    let account = bill.account.as_deref()?;
    let month = bill.month();
    let amount = Usd::of_nano(month.nano().saturating_add(month.nano() / 10)).up_to_dollars();
    let budget = format!(
        "BudgetName={NAME},BudgetLimit={{Amount={amount},Unit=USD}},TimeUnit=MONTHLY,BudgetType=COST,\
         CostTypes={{IncludeCredit=false}}"
    );
    let notice = format!(
        "Notification={{NotificationType=ACTUAL,ComparisonOperator=GREATER_THAN,Threshold=80,ThresholdType=PERCENTAGE}},\
         Subscribers=[{{SubscriptionType=EMAIL,Address={ADDRESS}}}]"
    );
    // Both shells take what stands between single quotes as it is.
    Some(format!(
        "aws budgets create-budget --account-id {account} --region us-east-1 --budget '{budget}' \
         --notifications-with-subscribers '{notice}'"
    ))
}
