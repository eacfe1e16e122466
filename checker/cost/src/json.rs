//! A bill as JSON, for programs. Amounts are decimal texts: no number of JSON is exact.

use crate::bill::Bill;
use crate::budget::budget_command;
use crate::credits::Lasts;
use crate::line::{Cost, Line, Part, Reason};
use crate::money::{Rate, Usd};
use crate::table::PriceTable;
use serde_json::{Value, json};
use snapshot::Missing;

/// The document; `tool` says who wrote it.
#[must_use]
pub fn json(bill: &Bill, table: &PriceTable, rate: Rate, tool: &str) -> Value {
    let lines: Vec<Value> = bill.lines.iter().map(|line| self::line(line, table, rate)).collect();
    let lacking: Vec<Value> = bill.lacking.iter().map(Missing::json).collect();
    let coming: Vec<Value> = bill
        .coming
        .iter()
        .map(|coming| json!({ "kind": coming.kind.word(), "id": coming.id, "region": coming.region }))
        .collect();
    let credits = bill.credits.as_ref().map(|credits| {
        let days = match credits.lasts(bill.month()) {
            Some(Lasts::Days(days)) => Some(days),
            _ => None,
        };
        json!({
            "plan": credits.plan,
            "left_usd": credits.left.map(|left| left.to_string()),
            "ends": credits.ends,
            "lasts_days": days,
        })
    });
    json!({
        "format": 1,
        "tool": tool,
        "account": bill.account,
        "finished": bill.finished,
        "regions": bill.regions,
        "complete": bill.is_complete(),
        "krw_rate": rate.to_string(),
        "total": amounts(bill.month(), rate),
        "unknown": bill.unknown(),
        "lines": lines,
        "coming": coming,
        "lacking": lacking,
        "credits": credits,
        "credits_lacking": bill.credits_lacking.as_ref().map(Missing::json),
        "budget_command": budget_command(bill),
    })
}

fn amounts(month: Usd, rate: Rate) -> Value {
    let amount = |hours: u128| {
        let usd = month.of_hours(hours);
        json!({ "usd": usd.to_string(), "krw": rate.won(usd).replace(',', "") })
    };
    json!({ "hour": amount(1), "day": amount(24), "month": amount(730) })
}

fn line(line: &Line, table: &PriceTable, rate: Rate) -> Value {
    let parts: Vec<Value> = line.parts.iter().map(|part| self::part(part, table)).collect();
    json!({
        "kind": line.kind.word(),
        "id": line.id,
        "name": line.name,
        "region": line.region,
        "type": line.of_type,
        "used_by": line.used_by,
        "since": line.since,
        "idle": line.is_idle,
        "known": (!line.has_no_price()).then(|| amounts(line.month(), rate)),
        "unknown": line.is_unknown(),
        "parts": parts,
    })
}

fn part(part: &Part, table: &PriceTable) -> Value {
    match &part.cost {
        Cost::Known { month, source } => {
            let source = table.source(source);
            json!({
                "what": part.what,
                "month_usd": month.to_string(),
                "source": source.map(|source| source.url.as_str()),
                "date": source.map(|source| source.date.as_str()),
            })
        }
        Cost::ByUse => json!({ "what": part.what, "by_use": true }),
        Cost::Unknown(reason) => {
            let most = match reason {
                Reason::Changes { at_most } | Reason::Backups { at_most } => at_most.map(|most| most.to_string()),
                _ => None,
            };
            let about = match reason {
                Reason::NoPrice { kind } => Some(kind.clone()),
                Reason::State(state) => Some(state.clone()),
                Reason::Call(ask) => Some(format!("{}:{}", ask.service(), ask.name())),
                _ => None,
            };
            json!({ "what": part.what, "unknown": reason.word(), "about": about, "month_usd_at_most": most })
        }
    }
}
