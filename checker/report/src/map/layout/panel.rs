//! What is written below the map: the path step by step, and remarks.

use super::{CODE, Desk, HEADING, PLAIN, QUIET, STRONG, steps_text, steps_width};
use crate::map::describe;
use crate::map::model::Picture;
use crate::map::overlay::{Overlay, Step};
use crate::map::scene::{Point, STOP, Shape};
use crate::map::text;
use crate::map::words;
use reach::{Leg, Verdict};

/// From the edge of the panel to the words of a step.
const INDENT: i32 = 46;
/// Two legs side by side need this much.
const TWO_COLUMNS: i32 = 940;

/// The path step by step; the height below it.
pub(super) fn draw(desk: &mut Desk<'_>, at: Point, width: i32) -> i32 {
    let Some(overlay) = desk.overlay else { return at.1 };
    let mut y = at.1 + 26;
    let title = describe::of_path(overlay, desk.words);
    let class = if overlay.trace.verdict == Verdict::Dropped { "bad" } else { "ink" };
    for line in text::wrap(&title, HEADING, width) {
        desk.scene.text((at.0, y), HEADING, class, &line, width);
        y += 20;
    }
    if let Some(why) = desk.words.untold_trace(overlay.trace) {
        for line in text::wrap(&why, PLAIN, width) {
            desk.scene.text((at.0, y), PLAIN, "ink", &line, width);
            y += 17;
        }
    }
    if let Some(partial) = &overlay.trace.partial {
        for line in text::wrap(&desk.words.partial(partial), PLAIN, width) {
            desk.scene.text((at.0, y), PLAIN, "bad", &line, width);
            y += 17;
        }
    }
    let both = width >= TWO_COLUMNS;
    let column = if both { (width - 40) / 2 } else { width };
    let mut bottom = y;
    for (leg, label) in [(Leg::Request, "label-request"), (Leg::Reply, "label-reply")] {
        let steps: Vec<&Step<'_>> = overlay.steps.iter().filter(|step| step.leg == leg).collect();
        if steps.is_empty() {
            continue;
        }
        let x = if both && leg == Leg::Reply { at.0 + column + 40 } else { at.0 };
        let mut top = if both { y } else { bottom };
        top += 8;
        // What the engine found behind a stop is told apart, as on the terminal.
        let mut is_supposed = steps.first().is_some_and(|first| is_behind_stop(overlay, first));
        let label = desk.words.plain(label);
        let label = if is_supposed { desk.words.with("leg-if-mended", &[("leg", label.into())]) } else { label };
        let used = desk.scene.text((x, top + 12), STRONG, "ink", &label, column);
        let (sample, class) = (used + 12, if leg == Leg::Request { "path request" } else { "path reply" });
        desk.scene.line(vec![(x + sample, top + 8), (x + sample + 44, top + 8)], class);
        top += 24;
        let labels = steps.iter().map(|one| text::width(&label_of(desk, one), STRONG)).max().unwrap_or(0);
        for one in steps {
            if !is_supposed && is_behind_stop(overlay, one) {
                is_supposed = true;
                let label = desk.words.plain("trace-if-mended");
                desk.scene.text((x + INDENT, top + 14), QUIET, "quiet", &label, column - INDENT);
                top += 20;
            }
            top = step(desk, one, (x, top), column, labels.min(column / 2) + 10);
        }
        bottom = bottom.max(top);
    }
    bottom + 10
}

/// What kind of thing a step is; its number too where its sign is that of a stop.
fn label_of(desk: &Desk<'_>, step: &Step<'_>) -> String {
    let layer = desk.words.layer(step.hop);
    if step.blocker.is_some() { format!("{}. {layer}", step.number) } else { layer }
}

/// Whether the packet was stopped before a step, so that it only would be made.
fn is_behind_stop(overlay: &Overlay<'_>, step: &Step<'_>) -> bool {
    overlay.steps.iter().take_while(|one| one.number < step.number).any(|one| one.blocker.is_some())
}

fn step(desk: &mut Desk<'_>, step: &Step<'_>, at: Point, width: i32, labels: i32) -> i32 {
    // The sign of a stop is higher than those beside it.
    let (x, y) = (at.0, if step.blocker.is_some() { at.1 + 6 } else { at.1 });
    let middle = y + 10;
    let reply = step.leg == Leg::Reply;
    if step.blocker.is_some() {
        desk.scene.shapes.push(Shape::Stop { at: (x + 18, middle + 2), certain: true });
    } else {
        let numbers = [step.number];
        let sign =
            Shape::Steps { at: (x + 18, middle), width: steps_width(&numbers), reply, text: steps_text(&numbers) };
        desk.scene.shapes.push(sign);
    }
    let left = x + INDENT;
    let room = width - INDENT;
    let label = label_of(desk, step);
    let ink = match step.blocker {
        Some(_) => "bad",
        None if step.after => "quiet",
        None => "ink",
    };
    desk.scene.text((left, middle + 4), STRONG, ink, &label, labels - 10);
    let resource = desk.words.resource(&step.hop.resource, None);
    let used = labels + desk.scene.text((left + labels, middle + 4), CODE, ink, &resource, room - labels) + 10;
    let rule = desk.words.rule_of(step.hop);
    let mut bottom = y + 22;
    if text::width(&rule, CODE) <= room - used {
        desk.scene.text((left + used, middle + 4), CODE, "quiet", &rule, room - used);
    } else {
        desk.scene.text((left, middle + 19), CODE, "quiet", &rule, room);
        bottom += 15;
    }
    if let Some(blocker) = step.blocker {
        let title = desk.words.catalogue.attribute(blocker.code.0, "title", &[]);
        bottom += 4;
        for line in text::wrap(&title, STRONG, room) {
            desk.scene.text((left, bottom + 8), STRONG, "bad", &line, room);
            bottom += 16;
        }
        desk.scene.text((left, bottom + 8), CODE, "bad", blocker.code.0, room);
        bottom = (bottom + 18).max(y + 2 * STOP + 6);
    }
    bottom
}

/// Remarks on what is not drawn; the height below them.
pub(super) fn notes(desk: &mut Desk<'_>, picture: &Picture, at: Point, width: i32) -> i32 {
    let mut notes = Vec::new();
    for id in &picture.left_out {
        notes.push(words::with(desk.words, "draw-left-out", "vpc", id));
    }
    if !picture.idle.is_empty() {
        notes.push(words::with(desk.words, "draw-idle", "gateways", &picture.idle.join(", ")));
    }
    let missing: Vec<String> = picture.missing.iter().map(|missing| call(desk, missing)).collect();
    if !missing.is_empty() {
        notes.push(words::with(desk.words, "draw-missing", "calls", &missing.join(", ")));
    }
    let mut y = at.1;
    for note in notes {
        y += 6;
        for line in text::wrap(&note, QUIET, width) {
            y += 15;
            desk.scene.text((at.0, y), QUIET, "quiet", &line, width);
        }
    }
    y
}

/// A call and why it says nothing.
fn call(desk: &Desk<'_>, missing: &snapshot::Missing) -> String {
    let call = missing.operation.action().unwrap_or_else(|| missing.operation.name().to_owned());
    let status = missing.status.word();
    let status = desk.words.plain(&format!("call-status-{status}"));
    format!("{call} ({status})")
}
