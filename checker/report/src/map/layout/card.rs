//! The card of a subnet: its role, names, block, routes, network ACL, and what stands in it.

use super::{CODE, Desk, PLAIN, QUIET, STRONG, Spot, callout};
use crate::map::model::{Chip, ChipKind, RoutePart, SubnetPart, TablePart};
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{Icon, Point, Rect, SMALL};
use crate::map::text::{self, Font};
use crate::map::words;
use std::collections::BTreeSet;

/// Between the edge of a card and its words.
const PAD: i32 = 12;
/// How many things a card shows before it counts the rest.
const MOST: usize = 6;
/// How many routes.
const MOST_ROUTES: usize = 5;
/// From the edge of an icon to the words beside it.
const ASIDE: i32 = 2 * SMALL + 6;

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
    /// Things by their names only.
    Names(Icon, String),
}

/// Measures the card of a subnet.
pub(super) fn measure<'p>(desk: &Desk<'_>, vpc: usize, part: &'p SubnetPart, detail: Detail, width: i32) -> Card<'p> {
    let anchor = |what: What| Anchor { vpc: Some(vpc), what };
    let room = width - 2 * PAD;
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
    table_rows(desk, part, full || marked(&table), room, table, &mut rows);
    if let Some((id, name)) = &part.acl
        && (full || marked(&acl))
    {
        rows.push((titled_height(id, name.as_deref(), room), Row::Acl(id, name.as_deref()), Some(acl)));
    }
    chip_rows(desk, part, full, room, &anchor, &marked, &mut rows);
    if !full {
        let groups: BTreeSet<&str> = part.chips.iter().flat_map(|chip| &chip.groups).map(group).collect();
        if !groups.is_empty() {
            let names = groups.into_iter().collect::<Vec<_>>().join(", ");
            rows.push((17, Row::Names(Icon::Group, names), None));
        }
    }
    let mut card = Card { part, lines: Vec::new(), height: 6 };
    for (least, what, anchor) in rows {
        let marks = anchor.as_ref().and_then(|anchor| desk.overlay?.marks.get(anchor));
        let call = callout::lines(desk, marks, room);
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
    room: i32,
    anchor: Anchor,
    rows: &mut Vec<(i32, Row<'p>, Option<Anchor>)>,
) {
    let Some(table) = &part.table else {
        rows.push((16, Row::Remark(desk.words.plain("draw-no-table")), Some(anchor)));
        return;
    };
    let shown = if full { MOST_ROUTES } else { 1 };
    if full {
        let main = if table.main { main_width(desk) } else { 0 };
        let height = titled_height(&table.id, table.name.as_deref(), room - main);
        rows.push((height, Row::Table(table), Some(anchor)));
    }
    let routes = table.routes.iter().take(shown);
    rows.extend(routes.map(|route| (2 + 14 * route_lines(route, room).1, Row::Route(route), None)));
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
    width: i32,
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
        let more = i32::from(chip.name.is_some()) + i32::from(!chip.groups.is_empty());
        rows.push((if full { 38 + 14 * more } else { 20 }, row, Some(at(chip))));
    }
    let Some(first) = hidden.first() else { return };
    if full {
        rows.push((17, Row::Remark(words::count(desk.words, "draw-more", hidden.len())), None));
        return;
    }
    // A few are told by their names.
    let names = hidden.iter().filter(|chip| chip.works).filter_map(|chip| chip.name.as_deref());
    let names = names.map(|name| crate::safe::line(name).into_owned()).collect::<Vec<_>>();
    let told = names.join(", ");
    if names.len() == hidden.len() && text::width(&told, PLAIN) <= width - ASIDE {
        rows.push((17, Row::Names(words::chip_icon(first), told), None));
        return;
    }
    let idle = hidden.iter().filter(|chip| !chip.works).count();
    let told = desk.words.with("draw-hosts", &[("count", hidden.len().into()), ("idle", idle.into())]);
    rows.push((17, Row::Names(words::chip_icon(first), told), None));
}

/// What a group is called.
fn group(group: &(String, Option<String>)) -> &str {
    group.1.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&group.0)
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
            // A thing of several lines is met at its first one.
            let offset = if line.what.is_tall() { y + line.height.min(30) / 2 } else { middle };
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
    let beside = x + ASIDE;
    let left = w - ASIDE;
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
            let mut room = w;
            if table.main {
                let main = desk.words.plain("draw-main-table");
                let top = y + h.min(20) / 2 + 4;
                room -= desk.scene.text_to((x + w, top), QUIET, "quiet", &main, w / 3) + 6;
            }
            titled(desk, Icon::Table, (&table.id, table.name.as_deref()), Rect { w: room, ..rect });
        }
        Row::Route(route) => {
            let class = if route.dead { "bad" } else { "quiet" };
            let lines = route_lines(route, w).0;
            let mut base = y + 12;
            for line in lines {
                desk.scene.text((x, base), CODE, class, &line, w);
                base += 14;
            }
        }
        Row::Remark(text) => {
            desk.scene.text((x, base), QUIET, "quiet", text, w);
        }
        Row::Acl(id, name) => titled(desk, Icon::Acl, (id, *name), rect),
        Row::Chip(chip) => chip_row(desk, chip, rect),
        Row::Slim(chip) => {
            let class = if chip.works { "small" } else { "small off" };
            desk.scene.icon(icon_at, words::chip_icon(chip), class);
            let (font, title) = named(chip.alias.as_deref().unwrap_or(&chip.id), chip.name.as_deref());
            desk.scene.text((beside, base), font, if chip.works { "ink" } else { "bad" }, title, left);
        }
        Row::Names(icon, names) => {
            desk.scene.icon(icon_at, *icon, "small");
            desk.scene.text((beside, base), QUIET, "ink", names, left);
        }
    }
}

impl Row<'_> {
    /// Whether it has several lines, the first of which is met by a path.
    fn is_tall(&self) -> bool {
        matches!(self, Self::Chip(_) | Self::Table(_) | Self::Acl(..))
    }
}

fn main_width(desk: &Desk<'_>) -> i32 {
    text::width(&desk.words.plain("draw-main-table"), QUIET) + 6
}

/// Whether a name and an id fit beside each other.
fn fit_beside(id: &str, name: &str, room: i32) -> bool {
    let name = crate::safe::line(name);
    text::width(&name, STRONG) + 8 + text::width(id, CODE) <= room - ASIDE
}

/// The height of a name with its id beside it, or below it if it is too long.
fn titled_height(id: &str, name: Option<&str>, room: i32) -> i32 {
    let name = name.filter(|name| !name.trim().is_empty());
    if name.is_none_or(|name| fit_beside(id, name, room)) { 20 } else { 34 }
}

/// Draws a name with its id beside it, or below it.
fn titled(desk: &mut Desk<'_>, icon: Icon, (id, name): (&str, Option<&str>), rect: Rect) {
    let Rect { x, y, w, h } = rect;
    let tall = titled_height(id, name, w) > 20;
    let middle = y + if tall { 10 } else { h / 2 };
    desk.scene.icon((x + SMALL, middle), icon, "small");
    let (font, title) = named(id, name);
    let left = w - ASIDE;
    let used = desk.scene.text((x + ASIDE, middle + 4), font, "ink", title, left);
    if tall {
        desk.scene.text((x + ASIDE, middle + 18), CODE, "quiet", id, left);
    } else if font != CODE {
        desk.scene.text((x + ASIDE + used + 8, middle + 4), CODE, "quiet", id, left - used - 8);
    }
}

/// A route in one line, or in two if it is too long; and in how many.
fn route_lines(route: &RoutePart, room: i32) -> (Vec<String>, i32) {
    let mark = if route.dead { "✕ " } else { "" };
    let target = route.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&route.target);
    let target = crate::safe::line(target);
    let line = format!("{mark}{} → {target}", route.destination);
    if text::width(&line, CODE) <= room {
        return (vec![line], 1);
    }
    (vec![format!("{mark}{} →", route.destination), format!("  {target}")], 2)
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
    let beside = x + ASIDE;
    let left = w - ASIDE;
    let kind = words::chip(desk.words, chip.kind);
    // Beside a name there is room for the kind of what has no state: its addresses have the line below for themselves.
    let state = match &chip.state {
        Some(state) => words::state(desk.words, state),
        None if chip.name.is_some() => kind.clone(),
        None => String::new(),
    };
    let class = if chip.works || chip.state.is_none() { "quiet" } else { "bad" };
    let tail = desk.scene.text_to((x + w, base), QUIET, class, &state, w / 2);
    let (font, title) = named(chip.alias.as_deref().unwrap_or(&chip.id), chip.name.as_deref());
    desk.scene.text((beside, base), font, "ink", title, left - tail - 8);
    if chip.name.is_some() {
        base += 14;
        desk.scene.text((beside, base), CODE, "quiet", chip.alias.as_deref().unwrap_or(&chip.id), left);
    }
    base += 15;
    let mut used = 0;
    if chip.state.is_none() && chip.name.is_none() {
        used = desk.scene.text((beside, base), QUIET, "quiet", &kind, left) + 8;
    }
    desk.scene.text((beside + used, base), CODE, "quiet", &chip.addresses.join(" "), left - used);
    if !chip.groups.is_empty() {
        base += 14;
        desk.scene.icon((x + ASIDE + 5, base - 4), Icon::Group, "tiny");
        let names = chip.groups.iter().map(group).collect::<Vec<_>>().join(", ");
        let font = if chip.groups.iter().all(|group| group.1.is_none()) { CODE } else { QUIET };
        desk.scene.text((beside + 16, base), font, "quiet", &names, left - 16);
    }
}

impl Card<'_> {
    /// The subnet of the card.
    pub(super) fn id(&self) -> &str {
        &self.part.id
    }
}
