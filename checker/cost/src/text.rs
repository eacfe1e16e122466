//! A bill in words, for a terminal: a table, the dearest first, and below it all that is not in its sum.

use crate::bill::Bill;
use crate::budget::budget_command;
use crate::credits::Lasts;
use crate::line::{Cost, Line, Reason};
use crate::money::{Rate, Usd};
use crate::table::{NOWHERE, PriceTable};
use messages::{Catalogue, Value};
use snapshot::Names;
use unicode_width::UnicodeWidthStr as _;

/// What the words are made with.
struct Writer<'w> {
    words: &'w Catalogue,
    names: &'w Names,
    rate: Rate,
    clean: &'w dyn Fn(&str) -> String,
    out: String,
}

/// The bill. `names` is what people call things, and `clean` makes what AWS or people wrote fit for a terminal.
#[must_use]
pub fn text(
    bill: &Bill,
    table: &PriceTable,
    rate: Rate,
    names: &Names,
    words: &Catalogue,
    clean: &dyn Fn(&str) -> String,
) -> String {
    let mut writer = Writer { words, names, rate, clean, out: String::new() };
    writer.head(bill);
    writer.table(bill);
    writer.unknown(bill);
    writer.coming(bill);
    writer.lacking(bill);
    writer.notes(bill, table);
    writer.out
}

/// What still bills, in one line: for the end of a look at something else. `None` where nothing was seen that could bill.
#[must_use]
pub fn summary(bill: &Bill, rate: Rate, words: &Catalogue) -> Option<String> {
    let count = bill.lines.iter().filter(|line| line.parts.iter().any(|part| part.cost != Cost::ByUse)).count();
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

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn head(&mut self, bill: &Bill) {
        let account = bill.account.clone().unwrap_or_else(|| self.say("cost-account-unknown", &[]));
        let text = self.say("cost-head", &[("account", account.into())]);
        self.line(&text);
        if !bill.regions.is_empty() {
            let regions: Vec<String> = bill.regions.iter().map(|region| (self.clean)(region)).collect();
            let args = [("regions", Value::from(regions.join(", "))), ("count", Value::from(regions.len()))];
            let text = self.say("cost-regions", &args);
            self.line(&text);
        }
        self.line("");
    }

    /// The amounts stand first: what they are for may be of any length.
    fn table(&mut self, bill: &Bill) {
        if bill.lines.is_empty() {
            let id = if bill.is_complete() { "cost-nothing" } else { "cost-nothing-known" };
            let text = self.say(id, &[]);
            self.line(&text);
            return;
        }
        let columns = ["hour", "day", "month", "krw"].map(|column| self.say(&format!("cost-column-{column}"), &[]));
        let mut rows: Vec<([String; 4], String)> = vec![(columns, self.say("cost-column-what", &[]))];
        for line in &bill.lines {
            rows.push((self.amounts(line), self.what(line)));
        }
        let is_lower = bill.unknown() > 0 || !bill.is_complete();
        let id = if is_lower { "cost-total-at-least" } else { "cost-total" };
        rows.push((self.money(bill.month(), if is_lower { "+" } else { "" }), self.say(id, &[])));
        let width = |column: usize| {
            rows.iter().filter_map(|(cells, _)| cells.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
        };
        let widths = [width(0), width(1), width(2), width(3)];
        let ruler = widths.iter().sum::<usize>() + 2 * widths.len();
        let last = rows.len() - 1;
        for (place, (cells, what)) in rows.iter().enumerate() {
            if place == last {
                self.line(&"-".repeat(ruler));
            }
            let mut text = String::new();
            for (cell, width) in cells.iter().zip(widths) {
                text.push_str(&" ".repeat(width.saturating_sub(cell.width())));
                text.push_str(cell);
                text.push_str("  ");
            }
            self.line(&format!("{text}{what}"));
        }
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

    fn unknown(&mut self, bill: &Bill) {
        let lines: Vec<&Line> = bill.lines.iter().filter(|line| line.is_unknown()).collect();
        if lines.is_empty() {
            return;
        }
        let title = self.say("cost-unknown", &[]);
        self.line(&format!("\n{title}"));
        for line in lines {
            let what = self.what(line);
            for part in &line.parts {
                if let Cost::Unknown(reason) = &part.cost {
                    let part = self.say(&format!("cost-part-{}", part.what), &[]);
                    let why = self.why(reason);
                    self.line(&format!("  ? {what}"));
                    self.line(&format!("    {part}: {why}"));
                }
            }
        }
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

    fn coming(&mut self, bill: &Bill) {
        if bill.coming.is_empty() {
            return;
        }
        let title = self.say("cost-coming", &[]);
        self.line(&format!("\n{title}"));
        for coming in &bill.coming {
            let kind = self.say(&format!("cost-kind-{}", coming.kind.word()), &[]);
            let id = self.called(&coming.id, self.names.get(&coming.id));
            let region = (self.clean)(&coming.region);
            self.line(&format!("  {kind} {id} · {region}"));
        }
    }

    fn lacking(&mut self, bill: &Bill) {
        if bill.is_complete() {
            return;
        }
        let title = self.say("cost-lacking", &[]);
        self.line(&format!("\n{title}"));
        for ((ask, status), regions) in bill.lacking_by_call() {
            let call = format!("{}:{}", ask.service(), ask.name());
            let status = self.say(&format!("cost-status-{}", status.word()), &[]);
            let regions: Vec<String> = regions.iter().map(|region| (self.clean)(region)).collect();
            let regions = Some(regions.join(", ")).filter(|regions| !regions.is_empty());
            let told: Vec<String> = [Some(call), regions, Some(status)].into_iter().flatten().collect();
            self.line(&format!("  ? {}", told.join(" · ")));
        }
    }

    fn notes(&mut self, bill: &Bill, table: &PriceTable) {
        self.line("");
        let mut notes = vec![self.say("cost-not-in-it", &[])];
        if bill.lines.iter().any(|line| line.kind.is_by_the_month()) {
            notes.push(self.say("cost-by-the-month", &[]));
        }
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
        notes.extend(self.credits(bill));
        for note in notes {
            self.line(&note);
        }
        if let Some(command) = budget_command(bill) {
            let title = self.say("cost-budget", &[]);
            self.line(&format!("\n{title}"));
            self.line(&command);
        }
    }

    fn credits(&self, bill: &Bill) -> Vec<String> {
        let Some(credits) = &bill.credits else { return vec![self.say("cost-credits-unknown", &[])] };
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
