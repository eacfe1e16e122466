//! A bill in words, piece by piece: each reporter puts the pieces where it has room for them, and decides nothing.

use crate::bill::Bill;
use crate::credits::Lasts;
use crate::line::{Cost, Line, Reason};
use crate::money::{Rate, Usd};
use crate::table::{NOWHERE, PriceTable};
use messages::{Catalogue, Value};
use snapshot::{Names, Status};

/// What is said of a bill.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Whose bill it is.
    pub head: String,
    /// The Regions that were looked at.
    pub regions: Option<String>,
    /// What the columns of a row are: an hour, a day, a month, the month in won, what bills.
    pub columns: [String; 5],
    /// What bills, the dearest first.
    pub rows: Vec<Row>,
    /// All of it together; nothing where there is nothing.
    pub total: Option<Row>,
    /// That nothing bills, or nothing that was seen.
    pub nothing: Option<String>,
    /// What has no price.
    pub unknown: Option<Listed>,
    /// What bills as soon as it is there.
    pub coming: Option<Listed>,
    /// What was not seen.
    pub lacking: Option<Listed>,
    /// What is not in it.
    pub notes: Vec<String>,
    /// Of when the prices and the rate are, and how to have others.
    pub figures: Vec<String>,
    /// The plan of the account and its credits.
    pub credits: Vec<String>,
}

/// A row of a bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// An hour, a day and a month in dollars, and the month in won; each may be a word in the place of an amount.
    pub amounts: [String; 4],
    /// What it is for.
    pub what: String,
}

/// A list with its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What stands in it.
    pub title: String,
    /// What each is about, and what there is to be said about that.
    pub items: Vec<(String, Option<String>)>,
}

impl Listed {
    fn of(title: String, items: Vec<(String, Option<String>)>) -> Option<Self> {
        (!items.is_empty()).then_some(Self { title, items })
    }
}

/// What the words are made with.
struct Writer<'w> {
    words: &'w Catalogue,
    names: &'w Names,
    rate: Rate,
    clean: &'w dyn Fn(&str) -> String,
}

/// The bill in words. `names` is what people call things, and `clean` makes what AWS or people wrote fit for where it is
/// drawn.
#[must_use]
pub fn told(
    bill: &Bill,
    table: &PriceTable,
    rate: Rate,
    names: &Names,
    words: &Catalogue,
    clean: &dyn Fn(&str) -> String,
) -> Told {
    let writer = Writer { words, names, rate, clean };
    let account = bill.account.clone().unwrap_or_else(|| writer.say("cost-account-unknown", &[]));
    let is_lower = bill.unknown() > 0 || !bill.is_complete();
    let total = if is_lower { "cost-total-at-least" } else { "cost-total" };
    let nothing = if bill.is_complete() { "cost-nothing" } else { "cost-nothing-known" };
    let is_empty = bill.lines.is_empty();
    Told {
        head: writer.say("cost-head", &[("account", account.into())]),
        regions: writer.regions(bill),
        columns: ["hour", "day", "month", "krw", "what"]
            .map(|column| writer.say(&format!("cost-column-{column}"), &[])),
        rows: bill.lines.iter().map(|line| Row { amounts: writer.amounts(line), what: writer.what(line) }).collect(),
        total: (!is_empty).then(|| Row {
            amounts: writer.money(bill.month(), if is_lower { "+" } else { "" }),
            what: writer.say(total, &[]),
        }),
        nothing: is_empty.then(|| writer.say(nothing, &[])),
        unknown: writer.unknown(bill),
        coming: writer.coming(bill),
        lacking: writer.lacking(bill),
        notes: writer.notes(bill),
        figures: writer.figures(bill, table),
        credits: writer.credits(bill),
    }
}

/// What still bills, in one line: for the end of a look at something else. `None` where nothing was seen that could bill.
#[must_use]
pub fn summary(bill: &Bill, rate: Rate, words: &Catalogue) -> Option<String> {
    let count = bill.standing();
    if count == 0 {
        return None;
    }
    let hour = bill.month().of_hours(1);
    let id = if bill.unknown() == 0 && bill.is_complete() { "cost-summary" } else { "cost-summary-at-least" };
    let args = [
        ("count", Value::from(count)),
        ("usd", Value::from(hour.with_decimals(4))),
        ("krw", Value::from(rate.won(hour))),
    ];
    Some(words.message(id, &args))
}

impl Writer<'_> {
    fn say(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.words.message(id, args)
    }

    fn regions(&self, bill: &Bill) -> Option<String> {
        let regions: Vec<String> = bill.regions.iter().map(|region| (self.clean)(region)).collect();
        let args = [("regions", Value::from(regions.join(", "))), ("count", Value::from(regions.len()))];
        (!regions.is_empty()).then(|| self.say("cost-regions", &args))
    }

    fn amounts(&self, line: &Line) -> [String; 4] {
        if line.has_no_price() {
            let sign = if line.is_unknown() { "?".to_owned() } else { self.say("cost-by-use", &[]) };
            return [sign.clone(), sign.clone(), sign.clone(), sign];
        }
        self.money(line.month(), if line.is_unknown() { "+" } else { "" })
    }

    /// An hour, a day, a month, and the month in won.
    fn money(&self, month: Usd, mark: &str) -> [String; 4] {
        [
            month.of_hours(1).with_decimals(4) + mark,
            month.of_hours(24).with_decimals(2) + mark,
            month.with_decimals(2) + mark,
            self.rate.won(month) + mark,
        ]
    }

    /// What a line is about.
    fn what(&self, line: &Line) -> String {
        let kind = self.say(&format!("cost-kind-{}", line.kind.word()), &[]);
        let mut words = vec![kind];
        words.extend(line.of_type.as_deref().map(self.clean));
        words.push(self.called(&line.id, line.name.as_deref()));
        if let Some(user) = &line.used_by {
            words.push(format!("· {}", self.called(user, self.names.get(user))));
        }
        if line.region != NOWHERE {
            words.push(format!("· {}", (self.clean)(&line.region)));
        }
        if line.is_idle {
            words.push(format!("· {}", self.say("cost-idle", &[])));
        }
        words.join(" ")
    }

    /// An id with the name; of an ARN the end, which says all that its Region does not.
    fn called(&self, id: &str, name: Option<&str>) -> String {
        let short = (self.clean)(id.rsplit_once(":loadbalancer/").map_or(id, |(_, end)| end));
        match name {
            Some(name) if !short.contains(name) => format!("{short} ({})", (self.clean)(name)),
            _ => short,
        }
    }

    fn unknown(&self, bill: &Bill) -> Option<Listed> {
        let mut items = Vec::new();
        for line in &bill.lines {
            for part in &line.parts {
                if let Cost::Unknown(reason) = &part.cost {
                    let name = self.say(&format!("cost-part-{}", part.what), &[]);
                    items.push((self.what(line), Some(format!("{name}: {}", self.why(reason)))));
                }
            }
        }
        Listed::of(self.say("cost-unknown", &[]), items)
    }

    fn why(&self, reason: &Reason) -> String {
        let id = format!("cost-why-{}", reason.word());
        match reason {
            Reason::NoPrice { kind } if !kind.is_empty() => {
                self.say("cost-why-no-price-of", &[("type", (self.clean)(kind).into())])
            }
            Reason::Call(ask) => self.say(&id, &[("call", format!("{}:{}", ask.service(), ask.name()).into())]),
            Reason::State(state) => self.say(&id, &[("state", (self.clean)(state).into())]),
            Reason::Changes { at_most: Some(most) } | Reason::Backups { at_most: Some(most) } => {
                self.say(&format!("{id}-at-most"), &[("usd", most.with_decimals(2).into())])
            }
            _ => self.say(&id, &[]),
        }
    }

    fn coming(&self, bill: &Bill) -> Option<Listed> {
        let item = |coming: &crate::line::Coming| {
            let kind = self.say(&format!("cost-kind-{}", coming.kind.word()), &[]);
            let id = self.called(&coming.id, self.names.get(&coming.id));
            (format!("{kind} {id} · {}", (self.clean)(&coming.region)), None)
        };
        Listed::of(self.say("cost-coming", &[]), bill.coming.iter().map(item).collect())
    }

    fn lacking(&self, bill: &Bill) -> Option<Listed> {
        let mut items = Vec::new();
        for ((ask, status), regions) in bill.lacking_by_call() {
            let call = format!("{}:{}", ask.service(), ask.name());
            let regions: Vec<String> = regions.iter().map(|region| (self.clean)(region)).collect();
            let regions = Some(regions.join(", ")).filter(|regions| !regions.is_empty());
            let told: Vec<String> = [Some(call), regions, Some(self.status(status))].into_iter().flatten().collect();
            items.push((told.join(" · "), None));
        }
        Listed::of(self.say("cost-lacking", &[]), items)
    }

    fn status(&self, status: Status) -> String {
        self.say(&format!("cost-status-{}", status.word()), &[])
    }

    fn notes(&self, bill: &Bill) -> Vec<String> {
        let mut notes = vec![self.say("cost-not-in-it", &[])];
        if bill.lines.iter().any(|line| line.kind.is_by_the_month()) {
            notes.push(self.say("cost-by-the-month", &[]));
        }
        notes
    }

    fn figures(&self, bill: &Bill, table: &PriceTable) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some((oldest, newest)) = &bill.dates {
            notes.push(if oldest == newest {
                self.say("cost-date", &[("day", oldest.into())])
            } else {
                self.say("cost-dates", &[("oldest", oldest.into()), ("newest", newest.into())])
            });
        }
        let (rate, date) = table.won();
        let rate_text = Value::from(self.rate.to_string());
        notes.push(if rate == self.rate {
            self.say("cost-rate", &[("rate", rate_text), ("date", date.into())])
        } else {
            self.say("cost-rate-given", &[("rate", rate_text)])
        });
        notes
    }

    /// The plan and its credits; that they are not known, and why, is no part of the sum.
    fn credits(&self, bill: &Bill) -> Vec<String> {
        let Some(credits) = &bill.credits else {
            let Some(missing) = &bill.credits_lacking else { return vec![self.say("cost-credits-unknown", &[])] };
            let call = format!("{}:{}", missing.operation.service(), missing.operation.name());
            let why = self.status(missing.status);
            return vec![self.say("cost-credits-lacking", &[("call", call.into()), ("why", why.into())])];
        };
        let plan = (self.clean)(&credits.plan);
        let ends = credits.ends.as_deref().and_then(|time| time.get(..10)).map(self.clean);
        let Some(left) = credits.left else {
            return vec![self.say("cost-plan", &[("plan", plan.into())])];
        };
        let usd = Value::from(left.with_decimals(2));
        let mut said = vec![match ends {
            Some(day) => self.say("cost-credits-until", &[("plan", plan.into()), ("usd", usd), ("day", day.into())]),
            None => self.say("cost-credits", &[("plan", plan.into()), ("usd", usd)]),
        }];
        match credits.lasts(bill.month()) {
            Some(Lasts::Days(days)) => {
                let days = i64::try_from(days).unwrap_or(i64::MAX);
                said.push(self.say("cost-credits-days", &[("days", Value::from(days))]));
            }
            Some(Lasts::Long) => said.push(self.say("cost-credits-long", &[])),
            Some(Lasts::Unused) | None => {}
        }
        said
    }
}
