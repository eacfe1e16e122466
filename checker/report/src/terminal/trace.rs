//! `check trace` on the terminal: the verdict, everything that stands in the way, and both legs hop by hop.

use super::page::{Line, Page, width};
use super::{Options, style};
use crate::vocabulary::{action, addresses, leg_verdict};
use crate::words::{Words, end, is_supposed};
use anstyle::Style;
use reach::{Action, Change, Flow, Hop, Leg, LegTrace, LegVerdict, Trace, Verdict};

/// The answer to one question; with what would suffice for each thing that stands in the way, in the same order.
#[must_use]
pub fn trace(flow: &Flow, trace: &Trace, changes: &[Option<Change>], words: Words<'_>, options: Options) -> String {
    let ended;
    let (trace, changes) = match end(trace) {
        Some((end, told)) => {
            ended = end;
            (&ended, changes.get(..told).unwrap_or(changes))
        }
        None => (trace, changes),
    };
    let mut page = Page::new(options);
    page.whole(0, &headline(trace, words));
    if let Some(why) = words.untold_trace(trace) {
        labelled(&mut page, &words.plain("label-why"), &why);
    }
    if let Some(partial) = &trace.partial {
        page.wrap(2, 4, &Line::new().styled(style::DOUBT, "! ").plain(&words.partial(partial)));
    }
    blockers(&mut page, flow, trace, changes, words);
    if let Some(widest) = trace.widest {
        labelled(&mut page, &words.plain("label-widest"), &widest.to_string());
    }
    if let Some(blocks) = crate::words::missing_part(trace) {
        labelled(&mut page, &words.plain("label-missing-prefixes"), &blocks);
    }
    leg(&mut page, "label-request", &trace.request, false, words);
    let supposed = is_supposed(trace);
    // Where nobody knows whether the request arrives, nobody knows whether there is a reply.
    let reply = match (trace.request.verdict, trace.reply.verdict) {
        (LegVerdict::Unknown, LegVerdict::NotReached) => {
            &LegTrace { verdict: LegVerdict::Unknown, ..trace.reply.clone() }
        }
        _ => &trace.reply,
    };
    leg(&mut page, "label-reply", reply, supposed, words);
    if trace.verdict != Verdict::Unknown || trace.why.is_some() {
        for missing in &trace.missing {
            labelled(&mut page, &words.plain("label-why"), &words.missing(missing));
        }
    }
    for premise in &trace.premises {
        labelled(&mut page, &words.plain("label-assumed"), &words.premise(premise));
    }
    for assumed in &trace.assumed {
        labelled(&mut page, &words.plain("label-assumed"), &words.assumed(assumed));
    }
    if let Some(edited) = words.edited() {
        page.blank();
        page.wrap(0, 2, &Line::new().styled(style::QUIET, &edited));
    }
    page.into_text()
}

fn headline(trace: &Trace, words: Words<'_>) -> Line {
    let stopped = trace.blockers.first().map(|blocker| blocker.leg);
    let (mark, colour, message) = match (trace.verdict, stopped) {
        (Verdict::Delivered, _) => ("✔", style::GOOD, "trace-delivered"),
        (Verdict::Dropped, Some(Leg::Reply)) => ("✘", style::BAD, "trace-dropped-reply"),
        (Verdict::Dropped, _) => ("✘", style::BAD, "trace-dropped-request"),
        (Verdict::Unknown, _) => ("?", style::DOUBT, "trace-unknown"),
    };
    Line::new().styled(colour, &format!("{mark} {}", words.plain(message)))
}

fn blockers(page: &mut Page, flow: &Flow, trace: &Trace, changes: &[Option<Change>], words: Words<'_>) {
    if trace.blockers.is_empty() {
        return;
    }
    let count = words.with("trace-blockers", &[("count", trace.blockers.len().into())]);
    page.blank();
    page.wrap(0, 2, &Line::new().styled(style::STRONG, &count));
    for (index, blocker) in trace.blockers.iter().enumerate() {
        let told = words.blocker(blocker, flow, trace);
        let line = Line::new().styled(style::BAD, &format!("✘ {}", blocker.code.0)).plain("  ").plain(&told.message);
        page.wrap(2, 6, &line);
        if let Some(near) = told.near {
            let label = format!("{}: ", words.plain("label-near"));
            page.wrap(6, 8, &Line::new().styled(style::QUIET, &label).plain(&near));
        }
        if let Some(change) = changes.get(index).and_then(Option::as_ref) {
            super::change::draw(page, 6, change, words);
        }
    }
    let tried = !changes.is_empty();
    if tried && !trace.blockers.is_empty() && changes.iter().all(Option::is_none) {
        let mut commands: Vec<String> = Vec::new();
        for command in trace.blockers.iter().map(|blocker| format!("check explain {}", blocker.code.0)) {
            if !commands.contains(&command) {
                commands.push(command);
            }
        }
        let line = words.with("change-none", &[("commands", commands.join(", ").into())]);
        page.wrap(2, 4, &Line::new().styled(style::QUIET, &line));
    }
}

/// One way, hop by hop. The packet ends where it is dropped; what would come after that is told apart, because the next
/// thing to mend may be there. `supposed`: the packet was dropped before this way begins.
fn leg(page: &mut Page, label: &str, leg: &LegTrace, mut supposed: bool, words: Words<'_>) {
    page.blank();
    let verdict = words.plain(&format!("leg-verdict-{}", leg_verdict(leg.verdict)));
    let colour = match leg.verdict {
        LegVerdict::Delivered => style::GOOD,
        LegVerdict::Dropped => style::BAD,
        LegVerdict::Unknown => style::DOUBT,
        LegVerdict::NotReached => style::QUIET,
    };
    let label = words.plain(label);
    let label = if supposed { words.with("leg-if-mended", &[("leg", label.into())]) } else { label };
    let title = format!("{label}: ");
    page.wrap(0, 2, &Line::new().styled(style::STRONG, &title).styled(colour, &verdict));
    let cells: Vec<[String; 3]> = leg.hops.iter().map(|hop| cells(hop, words)).collect();
    let widths = [0, 1, 2]
        .map(|column| cells.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0));
    let mut packet = None;
    for (shown, (hop, [layer, resource, done])) in leg.hops.iter().zip(cells).enumerate() {
        if packet != Some(hop.packet) {
            page.wrap(4, 6, &Line::new().styled(style::QUIET, &addresses(&hop.packet)));
            packet = Some(hop.packet);
        }
        let (mark, colour) = mark(hop.action, supposed);
        // Some rules only say once more what is done.
        let rule = Some(words.rule_of(hop)).filter(|rule| *rule != done).unwrap_or_default();
        let line = Line::new()
            .styled(colour, mark)
            .plain(" ")
            .then(Line::new().plain(&layer).padded(widths[0]))
            .plain("  ")
            .then(Line::new().styled(if supposed { style::QUIET } else { style::STRONG }, &resource).padded(widths[1]))
            .plain("  ")
            .then(Line::new().styled(colour, &done).padded(widths[2]))
            .plain("  ")
            .plain(&rule);
        page.wrap(2, 6, &line);
        if hop.action == Action::Drop && !supposed && shown + 1 < leg.hops.len() {
            page.wrap(4, 6, &Line::new().styled(style::QUIET, &words.plain("trace-if-mended")));
            supposed = true;
        }
    }
}

fn cells(hop: &Hop, words: Words<'_>) -> [String; 3] {
    [words.layer(hop), words.resource(&hop.resource, None), words.plain(&format!("action-{}", action(hop.action)))]
}

fn mark(action: Action, supposed: bool) -> (&'static str, Style) {
    match action {
        Action::Drop => ("✘", style::BAD),
        _ if supposed => ("·", style::QUIET),
        _ => ("✔", style::PLAIN),
    }
}

fn labelled(page: &mut Page, label: &str, text: &str) {
    page.wrap(2, 4, &Line::new().styled(style::QUIET, &format!("{label}: ")).plain(text));
}
