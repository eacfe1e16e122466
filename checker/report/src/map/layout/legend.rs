//! What the shapes mean: only those that are drawn.

use super::vpc::is_compact;
use super::{Desk, PLAIN, STRONG};
use crate::map::Setting;
use crate::map::model::{Picture, Role};
use crate::map::scene::{GATE, Icon, Point, STOP, Shape};
use crate::map::text;
use crate::map::words;
use std::collections::BTreeSet;

const LINE: i32 = 32;

enum Sign {
    Small(Icon, &'static str),
    Gate(Icon),
    Line(&'static str),
    Stop,
    Steps(bool),
}

/// Draws the legend; the height below it.
pub(super) fn draw(desk: &mut Desk<'_>, picture: &Picture, at: Point, width: i32) -> i32 {
    let entries = entries(desk, picture);
    if entries.is_empty() {
        return at.1;
    }
    let mut y = at.1 + 34;
    let title = desk.words.plain("draw-legend");
    desk.scene.line(vec![(at.0, at.1 + 12), (at.0 + width, at.1 + 12)], "rule");
    desk.scene.text((at.0, y), STRONG, "ink", &title, width);
    let mut x = at.0;
    y += 22;
    for (sign, label) in entries {
        let used = 44 + text::width(&label, PLAIN).min(width - 60) + 26;
        if x > at.0 && x + used > at.0 + width {
            x = at.0;
            y += LINE;
        }
        let middle = (x + 17, y);
        match sign {
            Sign::Small(icon, class) => desk.scene.icon(middle, icon, class),
            Sign::Gate(icon) => {
                let rect = crate::map::scene::Rect { x: middle.0 - GATE, y: y - GATE, w: 2 * GATE, h: 2 * GATE };
                desk.scene.frame(rect, GATE, "seat", None);
                desk.scene.icon(middle, icon, "gate");
            }
            Sign::Line(class) => desk.scene.line(vec![(x, y), (x + 34, y)], class),
            Sign::Stop => desk.scene.shapes.push(Shape::Stop { at: (x + STOP + 4, y), certain: true }),
            Sign::Steps(reply) => {
                desk.scene.shapes.push(Shape::Steps { at: middle, width: 20, reply, text: "1".to_owned() });
            }
        }
        desk.scene.text((x + 42, y + 4), PLAIN, "ink", &label, width - 60);
        x += used;
    }
    y + 20
}

fn entries(desk: &Desk<'_>, picture: &Picture) -> Vec<(Sign, String)> {
    let mut entries = Vec::new();
    // A page explains the network at its first map.
    if desk.setting == Setting::Alone || desk.overlay.is_none() {
        things(desk, picture, &mut entries);
    }
    path(desk, &mut entries);
    entries
}

fn things(desk: &Desk<'_>, picture: &Picture, entries: &mut Vec<(Sign, String)>) {
    let subnets = || picture.vpcs.iter().flat_map(|vpc| &vpc.zones).flat_map(|zone| &zone.subnets);
    let roles: BTreeSet<Role> = subnets().map(|subnet| subnet.role).collect();
    for role in roles {
        let class = match role {
            Role::Public => "role public",
            Role::Private => "role private",
            Role::Routed => "role routed",
            Role::Isolated => "role isolated",
            Role::Unclear => "role unclear",
        };
        let label = desk.words.plain(match role {
            Role::Public => "draw-legend-public",
            Role::Private => "draw-legend-private",
            Role::Routed => "draw-legend-routed",
            Role::Isolated => "draw-legend-isolated",
            Role::Unclear => "draw-legend-unclear",
        });
        entries.push((Sign::Small(words::role_icon(role), class), label));
    }
    let told = picture.vpcs.iter().filter(|vpc| !is_compact(vpc, picture.is_large())).flat_map(|vpc| &vpc.zones);
    let told: Vec<_> = told.flat_map(|zone| &zone.subnets).collect();
    if told.iter().any(|subnet| subnet.table.is_some()) {
        entries.push((Sign::Small(Icon::Table, "small"), desk.words.plain("layer-route-table")));
    }
    if told.iter().any(|subnet| subnet.acl.is_some()) {
        entries.push((Sign::Small(Icon::Acl, "small"), desk.words.plain("layer-network-acl")));
    }
    let mut seen = BTreeSet::new();
    let kinds = picture.vpcs.iter().flat_map(|vpc| &vpc.top).map(|gate| gate.kind);
    for kind in kinds.chain(picture.nodes.iter().map(|node| node.kind)) {
        let icon = words::gate_icon(kind);
        if seen.insert(icon) {
            entries.push((Sign::Gate(icon), words::gate(desk.words, kind)));
        }
    }
    if subnets().flat_map(|subnet| &subnet.chips).any(|chip| !chip.groups.is_empty()) {
        entries.push((Sign::Small(Icon::Group, "small"), desk.words.plain("layer-security-group")));
    }
    for endpoint in picture.vpcs.iter().flat_map(|vpc| &vpc.endpoints) {
        let icon = words::gate_icon(endpoint.kind);
        if seen.insert(icon) {
            entries.push((Sign::Small(icon, "small"), words::gate(desk.words, endpoint.kind)));
        }
    }
    for chip in subnets().flat_map(|subnet| &subnet.chips) {
        let icon = words::chip_icon(chip);
        if seen.insert(icon) {
            let label = if icon == Icon::Stopped {
                desk.words.plain("draw-legend-stopped")
            } else {
                words::chip(desk.words, chip.kind)
            };
            entries.push((Sign::Small(icon, if icon == Icon::Stopped { "small off" } else { "small" }), label));
        }
    }
    // Those that stand in their posts say there what they are.
    if picture.vpcs.iter().any(|vpc| !vpc.balancers.is_empty()) && seen.insert(Icon::Balancer) {
        entries.push((Sign::Small(Icon::Balancer, "small"), desk.words.plain("draw-chip-balancer")));
    }
}

fn path(desk: &Desk<'_>, entries: &mut Vec<(Sign, String)>) {
    if let Some(overlay) = desk.overlay {
        entries.push((Sign::Line("path request"), desk.words.plain("draw-legend-request")));
        entries.push((Sign::Steps(false), desk.words.plain("draw-legend-request-step")));
        if overlay.steps.iter().any(|step| step.leg == reach::Leg::Reply) {
            entries.push((Sign::Line("path reply"), desk.words.plain("draw-legend-reply")));
            entries.push((Sign::Steps(true), desk.words.plain("draw-legend-reply-step")));
        }
        if overlay.steps.iter().any(|step| step.blocker.is_some()) {
            entries.push((Sign::Stop, desk.words.plain("draw-legend-stop")));
        }
        if overlay.steps.iter().any(|step| step.after) {
            entries.push((Sign::Line("dots request"), desk.words.plain("draw-legend-after")));
        }
    }
}
