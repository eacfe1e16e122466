//! Edits worked into the lines that they are about: a text that reads as if the network had been written down at once,
//! in its usual order, and shows nothing of what was changed last.

use crate::world::World;
use serde_json::Value;
use snapshot::Snapshot;

/// The lines of a world with edits worked in. What it describes stays the same, but for the order of what AWS lists; an
/// edit for which that cannot be kept stands at the end.
///
/// `lines` is a whole world from its header on, without comments. Lines that cannot be carried out come back with the
/// edits behind them.
#[must_use]
pub fn fold(lines: &str, edits: &[&str]) -> String {
    let mut text: Vec<String> = lines.lines().map(str::to_owned).collect();
    let mut plain = text.clone();
    for edit in edits {
        plain.push((*edit).to_owned());
        let ways: [fn(&mut Vec<String>, &str); 4] = [work_in, unmade, below_mention, below_use];
        let wanted = described(&plain);
        let worked_in = ways.iter().find_map(|way| {
            let mut tried = text.clone();
            way(&mut tried, edit);
            (wanted.is_some() && described(&tried) == wanted).then_some(tried)
        });
        match worked_in {
            Some(worked_in) => text = worked_in,
            None => {
                let mut behind = text.clone();
                behind.push((*edit).to_owned());
                // It may name what was worked away: then all stays as it came so far.
                let is_kept = wanted.is_none() || described(&behind) == wanted;
                text = if is_kept { behind } else { plain.clone() };
            }
        }
    }
    // What is no network at all is left as it came.
    let Some(whole) = described(&plain) else { return text.join("\n") + "\n" };
    let together = taken_together(&text, edits);
    if together.as_ref().and_then(|together| described(together)).as_ref() == Some(&whole) {
        text = together.unwrap_or(text);
    }
    // What is last is looked at first.
    if edits.iter().any(|edit| text.last().is_some_and(|last| last == edit)) {
        let swapped = with_last_paragraphs_swapped(&text);
        if described(&swapped).as_ref() == Some(&whole) {
            text = swapped;
        }
    }
    if edits.iter().any(|edit| text.last().is_some_and(|last| last == edit)) {
        let moved = with_an_older_line_last(&text, edits);
        text = moved.filter(|moved| described(moved).as_ref() == Some(&whole)).unwrap_or(text);
    }
    let mut folded = text.join("\n");
    folded.push('\n');
    folded
}

/// Without all that edits took away and that one of them alone leaves traces of: a certificate leaves its record in the
/// zone, and the zone its certificate. `None` where nothing is left to be taken away.
fn taken_together(lines: &[String], edits: &[&str]) -> Option<Vec<String>> {
    let takes = |line: &&String| {
        let verb = words(line).first().copied();
        edits.contains(&line.as_str()) && matches!(verb, Some("remove" | "unrecord"))
    };
    let gone: Vec<&String> = lines.iter().filter(takes).collect();
    let mut kept: Vec<String> = lines.iter().filter(|line| !takes(line)).cloned().collect();
    for line in &gone {
        if let ["remove", label] = words(line)[..] {
            unmake(&mut kept, label);
        }
    }
    (!gone.is_empty()).then_some(kept)
}

/// What a text describes, whatever the order of its lists.
fn described(lines: &[String]) -> Option<Value> {
    lines.join("\n").parse::<World>().ok()?.described()
}

impl World {
    /// Whether two worlds are one network, whatever the order in which AWS would list its parts. One that cannot be
    /// carried out is no network.
    #[must_use]
    pub fn is_same_network(&self, other: &Self) -> bool {
        self.described().is_some_and(|own| other.described() == Some(own))
    }

    fn described(&self) -> Option<Value> {
        Some(self::shown(&self.snapshot().ok()?))
    }
}

/// What the calls of a snapshot show, whatever the order in which AWS would list its parts: made once, where many
/// networks are compared with one.
#[must_use]
pub fn shown(snapshot: &Snapshot) -> Value {
    let mut value = serde_json::to_value(&snapshot.calls).unwrap_or_default();
    sort(&mut value);
    value
}

fn sort(value: &mut Value) {
    match value {
        Value::Array(list) => {
            list.iter_mut().for_each(sort);
            list.sort_by_cached_key(Value::to_string);
        }
        Value::Object(fields) => fields.values_mut().for_each(sort),
        _ => {}
    }
}

/// The last paragraph before the one above it.
fn with_last_paragraphs_swapped(lines: &[String]) -> Vec<String> {
    let mut paragraphs: Vec<&[String]> =
        lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty()).collect();
    if let [.., _, _] = paragraphs[..] {
        let last = paragraphs.len() - 1;
        paragraphs.swap(last - 1, last);
    }
    paragraphs.join(&String::new())
}

/// The last line that is no edit, behind the edits that follow it; `None` where there is none such.
fn with_an_older_line_last(lines: &[String], edits: &[&str]) -> Option<Vec<String>> {
    // The header says what the lines are, and stays in its place.
    let is_old = |line: &String| !line.trim().is_empty() && !edits.contains(&line.as_str());
    let at = lines.iter().rposition(is_old).filter(|at| *at > 1)?;
    let mut moved = lines.to_vec();
    let line = moved.remove(at);
    moved.push(line);
    Some(moved)
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

fn work_in(lines: &mut Vec<String>, edit: &str) {
    match words(edit)[..] {
        ["unroute", table, destination] => take_away(lines, edit, &["route", table, destination, "->"]),
        ["route", table, destination, ..] => {
            match lines.iter().position(|line| begins(line, &["route", table, destination, "->"])) {
                Some(at) => {
                    drop(lines.remove(at));
                    settle(lines, edit, at);
                }
                None => below(lines, edit, &[&["route", table], &["route-table", table]]),
            }
        }
        ["drop-rule", list, side, number] => {
            let is_rule = |line: &str| matches!(words(line)[..], ["allow" | "deny", a, b, c, ..] if (a, b, c) == (list, side, number));
            match lines.iter().position(|line| is_rule(line)) {
                Some(at) => drop(lines.remove(at)),
                None => below_mention(lines, edit),
            }
        }
        ["allow" | "deny", list, side, number, ..] if is_list(lines, list) => numbered(lines, edit, list, side, number),
        ["allow", group, ..] => below(lines, edit, &[&["allow", group], &["sg", group]]),
        ["revoke", ..] => match lines.iter().position(|line| {
            line.strip_prefix("allow").zip(edit.strip_prefix("revoke")).is_some_and(|(a, b)| words(a) == words(b))
        }) {
            Some(at) => drop(lines.remove(at)),
            None => below_mention(lines, edit),
        },
        ["clear", list, ref sides @ ..] => lines.retain(|line| {
            !matches!(words(line)[..], ["allow" | "deny", of, side, ..]
                if of == list && (sides.is_empty() || sides.contains(&side)))
        }),
        ["set", endpoint, "PrivateDnsEnabled", value] if is_endpoint(lines, endpoint) => {
            let switch = if value == "true" { "on" } else { "off" };
            with_option(lines, endpoint, "private-dns", |_| vec![switch.to_owned()]);
        }
        ["associate", table, endpoint] if is_endpoint(lines, endpoint) => {
            let joined = |tables: Vec<String>| [tables, vec![table.to_owned()]].concat();
            with_option(lines, endpoint, "tables", joined);
        }
        ["disassociate", endpoint, ref tables @ ..] if is_endpoint(lines, endpoint) => {
            let stays = |table: &String| !tables.is_empty() && !tables.contains(&table.as_str());
            with_option(lines, endpoint, "tables", |of| of.into_iter().filter(stays).collect());
        }
        ["associate", table, ref subnets @ ..] => {
            subnets.iter().for_each(|subnet| let_go(lines, "associate", subnet));
            if !extend(lines, "associate", table, subnets) {
                below(lines, edit, &[&["route", table], &["route-table", table]]);
            }
        }
        ["disassociate", ref subnets @ ..] => subnets.iter().for_each(|subnet| let_go(lines, "associate", subnet)),
        ["use", list, ref subnets @ ..] => {
            subnets.iter().for_each(|subnet| let_go(lines, "use", subnet));
            if !extend(lines, "use", list, subnets) {
                below(lines, edit, &[&["allow", list], &["deny", list], &["acl", list]]);
            }
        }
        ["target", group, target, ..] => {
            again(lines, edit, &["target", group, target], &[&["target", group], &["target-group", group]]);
        }
        ["behavior", of, pattern, ..] => again(lines, edit, &["behavior", of, pattern], &[&["behavior", of]]),
        ["sticky", group, ..] => again(lines, edit, &["sticky", group], &[&["target", group]]),
        ["unrecord", zone, name, kind] => take_away(lines, edit, &["record", zone, name, kind]),
        ["record", zone, name, kind, ..] => {
            again(lines, edit, &["record", zone, name, kind], &[&["record", zone], &["zone", zone]]);
        }
        ["action", of, "->", ..] => with_action(lines, edit, of),
        ["remove", label] => never_made(lines, label, " state=blackhole"),
        ["remove", label, "routes=active"] => never_made(lines, label, ""),
        ["detach", gateway] => alone(lines, gateway),
        _ => below_mention(lines, edit),
    }
}

/// What was removed was never made; what still leads there leads to an id of which nobody knows anything.
fn never_made(lines: &mut Vec<String>, label: &str, state: &str) {
    let id = lines.join("\n").parse::<World>().ok().and_then(|world| world.id(label));
    unmake(lines, label);
    if let Some(id) = id {
        lead(lines, label, &id, state);
    }
}

/// Routes to a target lead to it by this name, and in this state.
fn lead(lines: &mut [String], target: &str, name: &str, state: &str) {
    for line in lines {
        if matches!(words(line)[..], ["route", _, _, "->", to] if to == target) {
            let made = line.strip_suffix(target).unwrap_or(line);
            *line = format!("{made}{name}{state}");
        }
    }
}

/// Takes away the lines about something, and about the rules of a listener.
fn unmake(lines: &mut Vec<String>, label: &str) {
    let rules = lines.iter().filter_map(|line| match words(line)[..] {
        ["rule", rule, of, ..] if of == label => Some(rule.to_owned()),
        _ => None,
    });
    let gone: Vec<String> = rules.chain([label.to_owned()]).collect();
    lines.retain(|line| !words(line).get(1).is_some_and(|about| gone.iter().any(|label| label == about)));
}

/// What was removed was never made, and nothing leads there: a word that is spelled like its label is another one.
fn unmade(lines: &mut Vec<String>, edit: &str) {
    if let ["remove", label] = words(edit)[..] {
        unmake(lines, label);
    }
}

/// A gateway that was made and attached to no VPC.
fn alone(lines: &mut [String], gateway: &str) {
    let attached = lines.iter_mut().find(|line| begins(line, &["igw", gateway]) && words(line).len() > 2);
    if let Some(line) = attached {
        let options = words(line).into_iter().skip(3).map(str::to_owned);
        *line = ["igw".to_owned(), gateway.to_owned()].into_iter().chain(options).collect::<Vec<_>>().join(" ");
        lead(lines, gateway, gateway, " state=blackhole");
    }
}

/// In the place of the line that says something of the same; without one behind what begins in one of these ways.
fn again(lines: &mut Vec<String>, edit: &str, beginning: &[&str], others: &[&[&str]]) {
    // What comes last decides.
    match lines.iter_mut().rfind(|line| begins(line, beginning)) {
        Some(line) => edit.clone_into(line),
        None => below(lines, edit, others),
    }
}

/// What a listener or rule does now, in the line that makes it.
fn with_action(lines: &mut Vec<String>, edit: &str, of: &str) {
    let line = lines.iter_mut().find(|line| begins(line, &["listener", of]) || begins(line, &["rule", of]));
    match (line, edit.split_once(" -> ")) {
        (Some(line), Some((_, action))) if line.contains(" -> ") => {
            let made = line.split(" -> ").next().unwrap_or_default();
            *line = format!("{made} -> {action}");
            lines.retain(|line| !begins(line, &["action", of]));
        }
        _ => below_mention(lines, edit),
    }
}

/// What may be a label in an edit: every word but the first, and what stands behind `=` and between commas.
fn labels_of(edit: &str) -> Vec<&str> {
    words(edit).into_iter().skip(1).flat_map(|word| word.split(['=', ','])).collect()
}

fn begins(line: &str, beginning: &[&str]) -> bool {
    let words = words(line);
    words.len() >= beginning.len() && words.iter().zip(beginning).all(|(word, other)| word == other)
}

fn is_list(lines: &[String], label: &str) -> bool {
    lines.iter().any(|line| begins(line, &["acl", label]))
}

fn is_endpoint(lines: &[String], label: &str) -> bool {
    lines.iter().any(|line| begins(line, &["endpoint", label]))
}

/// Changes the list that an option of an endpoint's line has; an empty list needs no option.
fn with_option(lines: &mut [String], endpoint: &str, name: &str, change: impl FnOnce(Vec<String>) -> Vec<String>) {
    let Some(line) = lines.iter_mut().find(|line| begins(line, &["endpoint", endpoint])) else { return };
    let option = |word: &str| word.split_once('=').filter(|(own, _)| *own == name).map(|(_, list)| list.to_owned());
    let (own, others): (Vec<&str>, Vec<&str>) = words(line).into_iter().partition(|word| option(word).is_some());
    let list = own.into_iter().find_map(option).unwrap_or_default();
    let list = change(list.split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect());
    let changed = Some(format!("{name}={}", list.join(","))).filter(|_| !list.is_empty());
    *line = others.into_iter().map(str::to_owned).chain(changed).collect::<Vec<_>>().join(" ");
}

/// Takes the line away that an edit undoes.
fn take_away(lines: &mut Vec<String>, edit: &str, beginning: &[&str]) {
    match lines.iter().position(|line| begins(line, beginning)) {
        Some(at) => drop(lines.remove(at)),
        None => below_mention(lines, edit),
    }
}

/// At a place, or behind what makes a thing that the edit names if that comes later.
fn settle(lines: &mut Vec<String>, edit: &str, at: usize) {
    let named = labels_of(edit);
    let makes = |line: &String| {
        let words = words(line);
        let is_about =
            ["allow", "associate", "deny", "route", "set", "use"].iter().any(|verb| words.first() == Some(verb));
        !is_about && words.get(1).is_some_and(|label| named.contains(label))
    };
    let made = lines.iter().rposition(makes).map_or(0, |made| made + 1);
    lines.insert(at.max(made), edit.to_owned());
}

/// Behind the last line that begins in one of these ways; at the end if none does.
fn below(lines: &mut Vec<String>, edit: &str, beginnings: &[&[&str]]) {
    let at = lines.iter().rposition(|line| beginnings.iter().any(|beginning| begins(line, beginning)));
    settle(lines, edit, at.map_or(lines.len(), |at| at + 1));
}

/// Behind the last line that names anything that the edit names.
fn below_use(lines: &mut Vec<String>, edit: &str) {
    let named = labels_of(edit);
    let at = lines.iter().rposition(|line| words(line).iter().skip(1).any(|word| named.contains(word)));
    lines.insert(at.map_or(lines.len(), |at| at + 1), edit.to_owned());
}

/// Behind the last line about what the edit is about, and behind those of its own kind if it makes something.
fn below_mention(lines: &mut Vec<String>, edit: &str) {
    let own = words(edit);
    let makes = own.first().copied().unwrap_or_default();
    let labels = labels_of(edit);
    let concerns = |line: &String| {
        let line = words(line);
        line.first() == Some(&makes) || line.get(1).is_some_and(|label| labels.contains(label))
    };
    let at = lines.iter().rposition(concerns);
    settle(lines, edit, at.map_or(lines.len(), |at| at + 1));
}

/// Among the rules of a network ACL, by its number.
fn numbered(lines: &mut Vec<String>, edit: &str, list: &str, side: &str, number: &str) {
    let rule = |line: &str| match words(line)[..] {
        ["allow" | "deny", a, b, number, ..] if (a, b) == (list, side) => number.parse::<u32>().ok(),
        _ => None,
    };
    let Ok(number) = number.parse::<u32>() else { return below_mention(lines, edit) };
    if let Some(same) = lines.iter().position(|line| rule(line) == Some(number)) {
        edit.clone_into(&mut lines[same]);
        return;
    }
    let lower = lines.iter().rposition(|line| rule(line).is_some_and(|other| other < number));
    let first = lines.iter().position(|line| rule(line).is_some());
    match (lower, first) {
        (Some(at), _) => lines.insert(at + 1, edit.to_owned()),
        (None, Some(at)) => lines.insert(at, edit.to_owned()),
        (None, None) => below(lines, edit, &[&["allow", list], &["deny", list], &["acl", list]]),
    }
}

/// A subnet leaves the lines that give it a table or a list.
fn let_go(lines: &mut Vec<String>, verb: &str, subnet: &str) {
    lines.retain_mut(|line| {
        let own = words(line);
        if own.first() != Some(&verb) || !own.iter().skip(2).any(|word| *word == subnet) {
            return true;
        }
        let left: Vec<&str> = own
            .iter()
            .copied()
            .enumerate()
            .filter(|(at, word)| *at < 2 || *word != subnet)
            .map(|(_, word)| word)
            .collect();
        let any = left.len() > 2;
        *line = left.join(" ");
        any
    });
}

/// Subnets join the line of a table or a list; `false` if it has none.
fn extend(lines: &mut [String], verb: &str, label: &str, subnets: &[&str]) -> bool {
    let found = lines.iter_mut().find(|line| begins(line, &[verb, label]));
    found.is_some_and(|line| {
        line.push(' ');
        line.push_str(&subnets.join(" "));
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "world 1\nbase empty\nvpc vpc 10.0.0.0/16 main=main-rt acl=acl0 sg=sg0\nsubnet a vpc 10.0.0.0/24\n\
        subnet b vpc 10.0.1.0/24\nigw igw vpc\nroute-table rt vpc\nroute rt 0.0.0.0/0 -> igw\nassociate rt a b\nacl acl vpc\n\
        allow acl in 100 tcp 22 from 0.0.0.0/0\nallow acl in 120 tcp 443 from 0.0.0.0/0\nuse acl a\nsg web vpc\n\
        allow web in tcp 80 from 0.0.0.0/0\ninstance host a groups=web\nendpoint s3 vpc s3 tables=rt\n\
        endpoint ssm vpc ssm type=interface subnets=a groups=web private-dns=on";

    #[test]
    fn an_edit_lands_where_one_would_have_written_it() {
        for (edit, gone, there) in [
            ("unroute rt 0.0.0.0/0", "route rt 0.0.0.0/0", ""),
            ("drop-rule acl in 120", "443", ""),
            (
                "deny acl in 110 tcp 80 from 0.0.0.0/0",
                "",
                "from 0.0.0.0/0\ndeny acl in 110 tcp 80 from 0.0.0.0/0\nallow acl in 120",
            ),
            ("deny acl in 90 tcp 80 from 0.0.0.0/0", "", "acl acl vpc\ndeny acl in 90"),
            ("revoke web in tcp 80 from 0.0.0.0/0", "allow web", ""),
            ("disassociate b", "associate rt a b", "associate rt a\n"),
            ("remove s3", "s3", ""),
            ("remove igw", "remove", "route rt 0.0.0.0/0 -> igw-0a4a93a08bb83daac state=blackhole"),
            ("detach igw", "detach", "igw igw\nroute-table rt vpc\nroute rt 0.0.0.0/0 -> igw state=blackhole"),
            ("use acl b", "use acl a\n", "use acl a b\n"),
            ("clear web in", "allow web", ""),
            ("clear acl", "443", "acl acl vpc\nuse acl a"),
            ("set ssm PrivateDnsEnabled false", "private-dns=on", "groups=web private-dns=off\n"),
            ("disassociate s3", "tables=", "endpoint s3 vpc s3\n"),
            ("disassociate s3 rt", "tables=", "endpoint s3 vpc s3\n"),
            ("associate main-rt s3", "", "s3 tables=rt,main-rt\n"),
            ("stop host", "", "instance host a groups=web\nstop host\n"),
            ("subnet c vpc 10.0.2.0/24", "", "subnet b vpc 10.0.1.0/24\nsubnet c vpc 10.0.2.0/24\nigw"),
            (
                "allow web in tcp 22 from 10.0.0.0/8",
                "",
                "80 from 0.0.0.0/0\nallow web in tcp 22 from 10.0.0.0/8\ninstance",
            ),
        ] {
            let folded = fold(BASE, &[edit]);
            assert!(gone.is_empty() || !folded.contains(gone), "{edit}:\n{folded}");
            assert!(folded.contains(there), "{edit}:\n{folded}");
            let plain = format!("{BASE}\n{edit}");
            let [one, other] =
                [&folded, &plain].map(|text| described(&text.lines().map(str::to_owned).collect::<Vec<_>>()));
            assert!(one.is_some());
            assert_eq!(one, other, "{edit}");
        }
    }

    #[test]
    fn what_cannot_be_worked_in_stays_behind() {
        assert!(fold(BASE, &["nonsense here"]).ends_with("nonsense here\n"));
        // What names something that was worked away before is still the same network.
        let gone = ["remove igw", "route rt 10.9.0.0/16 -> igw"];
        let [folded, plain] = [fold(BASE, &gone), format!("{BASE}\n{}\n", gone.join("\n"))];
        let [one, other] = [&folded, &plain].map(|text| text.parse::<World>().unwrap());
        assert!(one.is_same_network(&other), "{folded}");
        assert_eq!(fold(BASE, &[]), format!("{BASE}\n"));
    }
}
