//! What a drawing shows, in words, for those who do not see it.

use super::Setting;
use super::model::{Node, Picture, Post, Role, VpcPart};
use super::overlay::Overlay;
use super::words;
use crate::words::Words;
use messages::Value;
use reach::{Action, Leg, LegTrace, Verdict};

/// More VPCs than these are counted, not told.
const MOST: usize = 12;

/// One line.
pub(super) fn title(picture: &Picture, overlay: Option<&Overlay<'_>>, words: Words<'_>) -> String {
    let subnets: usize = picture.vpcs.iter().flat_map(|vpc| &vpc.zones).map(|zone| zone.subnets.len()).sum();
    let counts = [("vpcs", Value::from(picture.vpcs.len())), ("subnets", Value::from(subnets))];
    match overlay {
        Some(_) => words.with("draw-alt-path", &counts),
        None => words.with("draw-alt", &counts),
    }
}

/// The whole of it: each VPC with what it is made of, what joins them, and the path.
pub(super) fn description(
    picture: &Picture,
    overlay: Option<&Overlay<'_>>,
    setting: Setting,
    words: Words<'_>,
) -> String {
    // A page tells the path in words below, and the network at its first map.
    if setting == Setting::Page && overlay.is_some() {
        return words.plain("draw-alt-below");
    }
    let mut lines: Vec<String> = picture.vpcs.iter().take(MOST).map(|vpc| of_vpc(vpc, words)).collect();
    if picture.vpcs.is_empty() {
        lines.push(words.plain("draw-no-vpc"));
    }
    if picture.vpcs.len() > MOST {
        lines.push(words::count(words, "draw-more-vpcs", picture.vpcs.len() - MOST));
    }
    lines.extend(picture.nodes.iter().take(MOST).map(|node| of_node(node, picture, words)));
    if overlay.is_none() {
        lines.extend(picture.requests.posts().flat_map(|post| of_post(post, picture, words)));
    }
    if let Some(overlay) = overlay {
        lines.push(of_path(overlay, words));
        for step in &overlay.steps {
            if let Some(blocker) = step.blocker {
                let args = [
                    ("number", Value::from(step.number)),
                    ("resource", words.resource(&blocker.resource, None).into()),
                    ("title", words.catalogue.attribute(blocker.code.0, "title", &[]).into()),
                ];
                lines.push(words.with("draw-alt-stop", &args));
            }
        }
    }
    lines.join("\n")
}

/// What a request meets at a post, and where each line of it leads.
fn of_post(post: &Post, picture: &Picture, words: Words<'_>) -> Vec<String> {
    let name = words.resource(&post.id, post.name.as_deref());
    let leading = post.lines.iter().filter(|line| !line.to.is_empty());
    leading
        .map(|line| {
            let ends = picture.requests.posts().filter(|other| line.to.contains(&other.id));
            let ends: Vec<String> = ends.map(|end| words.resource(&end.id, end.name.as_deref())).collect();
            let args = [
                ("post", Value::from(format!("{} {name}", words::post(words, post.kind)))),
                ("line", Value::from(crate::safe::line(&line.text).into_owned())),
                ("ends", Value::from(ends.join("; "))),
            ];
            words.with("draw-alt-request", &args)
        })
        .collect()
}

/// What joins VPCs, and which.
fn of_node(node: &Node, picture: &Picture, words: Words<'_>) -> String {
    let joined = picture.vpcs.iter().filter(|vpc| vpc.joints.iter().any(|joint| joint.id == node.id));
    let mut ends: Vec<String> = joined.map(|vpc| words.resource(&vpc.id, vpc.name.as_deref())).collect();
    ends.extend(node.far.iter().map(|far| crate::safe::line(&far.words.join(" ")).into_owned()));
    let args = [("node", words::node_hint(words, node).into()), ("ends", Value::from(ends.join("; ")))];
    words.with("draw-alt-node", &args)
}

fn of_vpc(vpc: &VpcPart, words: Words<'_>) -> String {
    let subnets = || vpc.zones.iter().flat_map(|zone| &zone.subnets);
    let of = |role: Role| Value::from(subnets().filter(|subnet| subnet.role == role).count());
    let gates = vpc.top.iter().chain(&vpc.endpoints);
    let gates: Vec<String> = gates.map(|gate| words::gate_hint(words, gate)).take(MOST).collect();
    let chips = subnets().map(|subnet| subnet.chips.len()).sum::<usize>();
    let args = [
        ("vpc", words.resource(&vpc.id, vpc.name.as_deref()).into()),
        ("blocks", Value::from(crate::safe::line(&vpc.blocks.join(", ")).into_owned())),
        ("zones", Value::from(vpc.zones.len())),
        ("public", of(Role::Public)),
        ("private", of(Role::Private)),
        ("routed", of(Role::Routed)),
        ("isolated", of(Role::Isolated)),
        ("unclear", of(Role::Unclear)),
        ("things", Value::from(chips)),
        ("gates", Value::from(if gates.is_empty() { "—".to_owned() } else { gates.join("; ") })),
    ];
    words.with("draw-alt-vpc", &args)
}

/// The verdict of the path, in one sentence.
pub(super) fn of_path(overlay: &Overlay<'_>, words: Words<'_>) -> String {
    let verdict = words.plain(match (overlay.trace.verdict, overlay.trace.blockers.first()) {
        (Verdict::Delivered, _) => "trace-delivered",
        (Verdict::Dropped, Some(blocker)) if blocker.leg == Leg::Reply => "trace-dropped-reply",
        (Verdict::Dropped, _) => "trace-dropped-request",
        (Verdict::Unknown, _) => "trace-unknown",
    });
    let packet = packet(&overlay.trace.request, words).unwrap_or_default();
    words.with("draw-path", &[("packet", Value::from(packet)), ("verdict", verdict.into())])
}

/// `10.20.16.4:1024-65535 (db) → 10.30.0.7:22 (warehouse)`
fn packet(request: &LegTrace, words: Words<'_>) -> Option<String> {
    let first = request.hops.first()?;
    let named = |action: Action, end: &str| {
        let hop = request.hops.iter().find(|hop| hop.action == action);
        let name = hop.and_then(|hop| words.name_of(&hop.resource));
        name.map_or_else(|| end.to_owned(), |name| format!("{end} ({name})"))
    };
    let addresses = crate::vocabulary::addresses(&first.packet);
    let (from, to) = addresses.split_once(" → ")?;
    Some(format!("{} → {}", named(Action::Send, from), named(Action::Deliver, to)))
}
