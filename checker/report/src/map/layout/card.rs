//! The card of a subnet: its role, names, block, routes, network ACL, and what stands in it.

use super::{CODE, Desk, QUIET, STRONG, Spot, callout};
use crate::map::model::{Chip, ChipKind, RoutePart, SubnetPart, TablePart};
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{Icon, Point, Rect, SMALL};
use crate::map::text::{self, Font};
use crate::map::words;

/// Between the edge of a card and its words.
const PAD: i32 = 12;
/// How many things a card shows before it counts the rest.
const MOST: usize = 6;
/// How many routes.
const MOST_ROUTES: usize = 5;

/// How much a card tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    Full,
    Compact,
}

/// A card that knows its height.
pub(super) struct Card<'p> {
    part: &'p SubnetPart,
    lines: Vec<Line<'p>>,
    pub(super) height: i32,
}

struct Line<'p> {
    height: i32,
    what: Row<'p>,
    anchor: Option<Anchor>,
    call: Vec<(Font, String)>,
}

enum Row<'p> {
    Role,
    Title,
    Second(&'p str),
    Rule,
    Table(&'p TablePart),
    Route(&'p RoutePart),
    Remark(String),
    Acl(&'p str, Option<&'p str>),
    Chip(&'p Chip),
    Slim(&'p Chip),
}

/// Measures the card of a subnet.
pub(super) fn measure<'p>(desk: &Desk<'_>, vpc: usize, part: &'p SubnetPart, detail: Detail, width: i32) -> Card<'p> {
    let anchor = |what: What| Anchor { vpc, what };
    let marked = |anchor: &Anchor| desk.overlay.is_some_and(|overlay| overlay.marks.contains_key(anchor));
    let acl = anchor(What::Acl(part.id.clone()));
    let table = anchor(What::Table(part.id.clone()));
    let full = detail == Detail::Full;
    let mut rows: Vec<(i32, Row<'p>, Option<Anchor>)> =
        vec![(26, Row::Role, None), (18, Row::Title, Some(anchor(What::Subnet(part.id.clone()))))];
    if full {
        let id = part.name.is_some().then_some(part.id.as_str());
        rows.extend(id.into_iter().chain(part.block6.as_deref()).map(|text| (15, Row::Second(text), None)));
        rows.push((9, Row::Rule, None));
    } else {
        let second = if part.name.is_some() { Some(part.id.as_str()) } else { part.block6.as_deref() };
        rows.extend(second.map(|text| (15, Row::Second(text), None)));
    }
    table_rows(desk, part, full || marked(&table), table, &mut rows);
    if let Some((id, name)) = &part.acl
        && (full || marked(&acl))
    {
        rows.push((20, Row::Acl(id, name.as_deref()), Some(acl)));
    }
    chip_rows(desk, part, full, &anchor, &marked, &mut rows);
    let mut card = Card { part, lines: Vec::new(), height: 6 };
    for (least, what, anchor) in rows {
        let marks = anchor.as_ref().and_then(|anchor| desk.overlay?.marks.get(anchor));
        let call = callout::lines(desk, marks, width - 2 * PAD);
        let height = match marks {
            Some(marks) if marks.stops() => least.max(34),
            Some(_) => least.max(24),
            None => least,
        };
        card.height += height + callout::height(&call);
        card.lines.push(Line { height, what, anchor, call });
    }
    card
}

fn table_rows<'p>(
    desk: &Desk<'_>,
    part: &'p SubnetPart,
    full: bool,
    anchor: Anchor,
    rows: &mut Vec<(i32, Row<'p>, Option<Anchor>)>,
) {
    let Some(table) = &part.table else {
        rows.push((16, Row::Remark(desk.words.plain("draw-no-table")), Some(anchor)));
        return;
    };
    let shown = if full { MOST_ROUTES } else { 1 };
    if full {
        rows.push((20, Row::Table(table), Some(anchor)));
    }
    rows.extend(table.routes.iter().take(shown).map(|route| (16, Row::Route(route), None)));
    if table.routes.is_empty() {
        rows.push((16, Row::Remark(desk.words.plain("draw-only-local")), None));
    }
    if full && table.routes.len() > shown {
        let more = words::count(desk.words, "draw-more-routes", table.routes.len() - shown);
        rows.push((16, Row::Remark(more), None));
    }
}

fn chip_rows<'p>(
    desk: &Desk<'_>,
    part: &'p SubnetPart,
    full: bool,
    anchor: &dyn Fn(What) -> Anchor,
    marked: &dyn Fn(&Anchor) -> bool,
    rows: &mut Vec<(i32, Row<'p>, Option<Anchor>)>,
) {
    if part.chips.is_empty() {
        return;
    }
    let at = |chip: &Chip| anchor(What::Chip(chip.id.clone()));
    // What the path passes is shown whatever else is not.
    let pinned = part.chips.iter().filter(|chip| marked(&at(chip))).count();
    let mut room = if full { MOST.saturating_sub(pinned) } else { 0 };
    let mut hidden: Vec<&Chip> = Vec::new();
    if full {
        rows.push((9, Row::Rule, None));
    }
    for chip in &part.chips {
        let pinned = marked(&at(chip));
        let always = pinned || chip.kind == ChipKind::Nat;
        if !always && room == 0 {
            hidden.push(chip);
            continue;
        }
        room = if pinned { room } else { room.saturating_sub(1) };
        let row = if full { Row::Chip(chip) } else { Row::Slim(chip) };
        let height = if full { 38 + 14 * i32::from(chip.name.is_some()) } else { 20 };
        rows.push((height, row, Some(at(chip))));
    }
    if !hidden.is_empty() {
        let text = if full {
            words::count(desk.words, "draw-more", hidden.len())
        } else {
            let running = hidden.iter().filter(|chip| chip.works).count();
            desk.words.with("draw-hosts", &[("count", hidden.len().into()), ("running", running.into())])
        };
        rows.push((17, Row::Remark(text), None));
    }
}

/// Draws a card and notes where the path meets it. `row` is the row of cards that it is in.
pub(super) fn draw(desk: &mut Desk<'_>, card: &Card<'_>, rect: Rect, row: usize) {
    let part = card.part;
    let name = desk.words.resource(&part.id, part.name.as_deref());
    desk.scene.frame(rect, 7, class(part), Some(format!("{name} · {}", words::role(desk.words, part.role))));
    let mut y = rect.y + 2;
    for line in &card.lines {
        let middle = y + line.height / 2;
        draw_row(desk, part, &line.what, Rect { x: rect.x + PAD, y, w: rect.w - 2 * PAD, h: line.height });
        if let Some(anchor) = &line.anchor {
            let at = Spot::Beside { row, left: rect.x, right: rect.right() };
            // A thing of two lines is met at its first one.
            let offset = if matches!(line.what, Row::Chip(_)) { y + line.height.min(30) / 2 } else { middle };
            desk.station(anchor.clone(), at, offset);
        }
        y += line.height;
        let certain = line.anchor.as_ref().is_none_or(|anchor| {
            desk.overlay.and_then(|overlay| overlay.marks.get(anchor)).is_none_or(|marks| !marks.blockers.is_empty())
        });
        callout::draw(desk, (rect.x + PAD, y), rect.w - 2 * PAD, &line.call, certain);
        y += callout::height(&line.call);
    }
}

fn class(part: &SubnetPart) -> &'static str {
    use crate::map::model::Role;
    match part.role {
        Role::Public => "card public",
        Role::Private => "card private",
        Role::Routed => "card routed",
        Role::Isolated => "card isolated",
        Role::Unclear => "card unclear",
    }
}

fn draw_row(desk: &mut Desk<'_>, part: &SubnetPart, row: &Row<'_>, rect: Rect) {
    let Rect { x, y, w, h } = rect;
    let base = y + h / 2 + 4;
    let icon_at: Point = (x + SMALL, y + h / 2);
    let beside = x + 2 * SMALL + 6;
    let left = w - 2 * SMALL - 6;
    match row {
        Row::Role => {
            desk.scene.icon(icon_at, words::role_icon(part.role), role_class(part));
            let compact = text::width(&part.block, CODE.bold()) > w / 2;
            let block =
                if compact { 0 } else { desk.scene.text_to((x + w, base), CODE.bold(), "ink", &part.block, w / 2) };
            let role = words::role(desk.words, part.role);
            desk.scene.text((beside, base), STRONG, role_class(part), &role, left - block - 8);
        }
        Row::Title => {
            let title = part.name.as_deref().unwrap_or(&part.id);
            let font = if part.name.is_some() { Font::sans(13).bold() } else { CODE.bold() };
            desk.scene.text((x, base), font, "ink", title, w);
        }
        Row::Second(text) => {
            desk.scene.text((x, base), CODE, "quiet", text, w);
        }
        Row::Rule => desk.scene.line(vec![(x, y + h / 2), (x + w, y + h / 2)], "rule"),
        Row::Table(table) => {
            desk.scene.icon(icon_at, Icon::Table, "small");
            let main = if table.main { desk.words.plain("draw-main-table") } else { String::new() };
            let tail = desk.scene.text_to((x + w, base), QUIET, "quiet", &main, w / 3);
            let (font, title) = named(&table.id, table.name.as_deref());
            desk.scene.text((beside, base), font, "ink", title, left - tail - 6);
        }
        Row::Route(route) => {
            let (class, mark) = if route.dead { ("bad", "✕ ") } else { ("quiet", "") };
            let line = format!("{mark}{} → {}", route.destination, route.target);
            // In a narrow card smaller letters keep the id whole.
            let font = if text::width(&line, CODE) > w { Font::mono(10) } else { CODE };
            desk.scene.text((x, base), font, class, &line, w);
        }
        Row::Remark(text) => {
            desk.scene.text((x, base), QUIET, "quiet", text, w);
        }
        Row::Acl(id, name) => {
            desk.scene.icon(icon_at, Icon::Acl, "small");
            let (font, title) = named(id, *name);
            desk.scene.text((beside, base), font, "ink", title, left);
        }
        Row::Chip(chip) => chip_row(desk, chip, rect),
        Row::Slim(chip) => {
            let class = if chip.works { "small" } else { "small off" };
            desk.scene.icon(icon_at, words::chip_icon(chip), class);
            let (font, title) = named(chip.alias.as_deref().unwrap_or(&chip.id), chip.name.as_deref());
            desk.scene.text((beside, base), font, if chip.works { "ink" } else { "bad" }, title, left);
        }
    }
}

fn role_class(part: &SubnetPart) -> &'static str {
    use crate::map::model::Role;
    match part.role {
        Role::Public => "role public",
        Role::Private => "role private",
        Role::Routed => "role routed",
        Role::Isolated => "role isolated",
        Role::Unclear => "role unclear",
    }
}

/// What something is called: its name, or its id in the letters of ids.
fn named<'p>(id: &'p str, name: Option<&'p str>) -> (Font, &'p str) {
    match name.filter(|name| !name.trim().is_empty()) {
        Some(name) => (STRONG, name),
        None => (CODE, id),
    }
}

fn chip_row(desk: &mut Desk<'_>, chip: &Chip, rect: Rect) {
    let Rect { x, y, w, h } = rect;
    let inside = Rect { x: x - 4, y: y + 1, w: w + 8, h: h - 3 };
    let class = if chip.works { "chip" } else { "chip off" };
    desk.scene.frame(inside, 5, class, Some(words::chip_hint(desk.words, chip)));
    let mut base = y + 15;
    desk.scene.icon((x + SMALL, y + 11), words::chip_icon(chip), if chip.works { "small" } else { "small off" });
    let beside = x + 2 * SMALL + 6;
    let left = w - 2 * SMALL - 6;
    let state = chip.state.as_deref().map(|state| words::state(desk.words, state)).unwrap_or_default();
    let tail = desk.scene.text_to((x + w, base), QUIET, if chip.works { "quiet" } else { "bad" }, &state, w / 2);
    let (font, title) = named(chip.alias.as_deref().unwrap_or(&chip.id), chip.name.as_deref());
    desk.scene.text((beside, base), font, "ink", title, left - tail - 8);
    if chip.name.is_some() {
        base += 14;
        desk.scene.text((beside, base), CODE, "quiet", chip.alias.as_deref().unwrap_or(&chip.id), left);
    }
    base += 15;
    let mut used = 0;
    if chip.state.is_none() {
        used = desk.scene.text((beside, base), QUIET, "quiet", &words::chip(desk.words, chip.kind), left) + 8;
    }
    desk.scene.text((beside + used, base), CODE, "quiet", &chip.addresses.join(" "), left - used);
}

impl Card<'_> {
    /// The subnet of the card.
    pub(super) fn id(&self) -> &str {
        &self.part.id
    }
}
