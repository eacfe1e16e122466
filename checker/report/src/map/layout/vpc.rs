//! A VPC: its frame, its zones as columns, its subnets in rows by role, its endpoints below them.

use super::bars::{self, Bar};
use super::card::{self, Card, Detail};
use super::tile::{self, Tile};
use super::{CODE, Desk, HEADING, QUIET, STRONG, Ways, edges, nodes};
use crate::map::model::{Role, SubnetPart, VpcPart};
use crate::map::scene::{Point, Rect};
use std::collections::BTreeMap;

/// From the upper edge of a VPC to the first free room.
const HEAD: i32 = 70;
/// From the upper edge of a zone to its first row.
const ZONE_HEAD: i32 = 30;
/// Between two zones.
const BETWEEN: i32 = 14;

/// How the cards of a VPC are set.
struct Grid {
    detail: Detail,
    card: i32,
    /// How many columns each zone has.
    columns: Vec<usize>,
}

/// The most subnets of one role that each zone has.
fn cells(part: &VpcPart) -> Vec<usize> {
    let fullest = |zone: &[SubnetPart]| {
        let of = |role: Role| zone.iter().filter(|subnet| subnet.role == role).count();
        Role::ALL.into_iter().map(of).max().unwrap_or(0)
    };
    part.zones.iter().map(|zone| fullest(&zone.subnets)).collect()
}

/// Whether the cards of a VPC tell only the most important things.
pub(super) fn is_compact(part: &VpcPart, is_large: bool) -> bool {
    let total: usize = part.zones.iter().map(|zone| zone.subnets.len()).sum();
    is_large || total > 16 || cells(part).into_iter().any(|cell| cell > 6)
}

fn grid(part: &VpcPart, is_large: bool) -> Grid {
    let cells = cells(part);
    let most = cells.iter().copied().max().unwrap_or(0);
    let zones = part.zones.len().max(1);
    let compact = is_compact(part, is_large);
    // About six columns are as wide as a screen; a few subnets stand below each other.
    let column = |cell: usize| {
        let wanted = if compact { cell.div_ceil(4) } else { cell };
        let room = if compact {
            6 / zones
        } else if most > 2 && zones < 3 {
            2
        } else {
            1
        };
        wanted.clamp(1, room.clamp(1, 6))
    };
    let columns = cells.into_iter().map(column).collect();
    if compact {
        Grid { detail: Detail::Compact, card: 250, columns }
    } else {
        Grid { detail: Detail::Full, card: 264, columns }
    }
}

/// A row of cards across all zones.
struct Row<'p> {
    /// By zone and column.
    cards: BTreeMap<(usize, usize), Card<'p>>,
    height: i32,
}

/// Draws a VPC below a place; the height below it. In a large drawing cards tell less.
pub(super) fn draw(desk: &mut Desk<'_>, index: usize, part: &VpcPart, is_large: bool, at: Point) -> i32 {
    let mut grid = grid(part, is_large);
    let (x, top) = (at.0, at.1 + edges::above(desk, index, part));
    let inside_left = 14;
    let inside_right = edges::inside(desk, part);
    let columns = i32::try_from(grid.columns.iter().sum::<usize>()).unwrap_or(1).max(1);
    let gaps = BETWEEN * i32::try_from(part.zones.len()).unwrap_or(1).saturating_sub(1);
    let wide = |card: i32| inside_left + inside_right + gaps + columns * (card + 2 * desk.metrics.side);
    // A narrow VPC gets wider cards, so that its head and its gateways have room.
    let least = edges::least_width(desk, part);
    if wide(grid.card) < least {
        grid.card = (grid.card + (least - wide(grid.card)) / columns).min(380);
    }
    let width = wide(grid.card).max(least);
    let rows = rows(desk, index, part, &grid);
    let places = places(desk, &grid, x + inside_left + (width - wide(grid.card)) / 2);
    let shelf = shelf(desk, index, part, places.len(), grid.card);

    // Where the rows go.
    let mut geometry: Vec<i32> = Vec::new();
    let corridor = desk.metrics.corridor;
    let zones_top = top + HEAD + corridor;
    let mut ways = Ways { right: x + width - inside_right, edge: x + width, ..Ways::default() };
    let bars = place_bars(part, &rows, &places, grid.card);
    let mut y = zones_top + ZONE_HEAD;
    for (index_of_row, row) in rows.iter().enumerate() {
        ways.corridors.push(if index_of_row == 0 { zones_top - corridor / 2 } else { y + corridor / 2 });
        y += if index_of_row == 0 { 0 } else { corridor };
        let above = bars.iter().filter(|bar| bar.row == index_of_row);
        y += above.map(|bar| bars::height(desk, index, bar)).sum::<i32>();
        geometry.push(y);
        y += row.height;
    }
    if rows.is_empty() {
        ways.corridors.push(zones_top - corridor / 2);
        y = zones_top + 10;
    }
    let zones_bottom = y + 14;
    y = zones_bottom;
    let mut shelves: Vec<i32> = Vec::new();
    for tiles in &shelf {
        ways.corridors.push(y + corridor / 2);
        y += corridor;
        shelves.push(y);
        y += tiles.iter().map(|tile| tile.height).max().unwrap_or(0);
    }
    let bottom = (y + 16).max(top + HEAD + nodes::joints_height(&part.joints));
    let frame = Rect { x, y: top, w: width, h: bottom - top };

    desk.scene.frame(frame, 10, if part.default { "vpc default" } else { "vpc" }, None);
    let used = head(desk, part, frame);
    for (zone, zone_part) in part.zones.iter().enumerate() {
        let mine: Vec<i32> = places.iter().filter(|((of, _), _)| *of == zone).map(|(_, x)| *x).collect();
        let (Some(first), Some(last)) = (mine.first(), mine.last()) else { continue };
        let side = desk.metrics.side;
        let rect =
            Rect { x: first - side, y: zones_top, w: last + grid.card - first + 2 * side, h: zones_bottom - zones_top };
        desk.scene.frame(rect, 8, "zone", None);
        let name = if zone_part.name.is_empty() { desk.words.plain("draw-no-zone") } else { zone_part.name.clone() };
        desk.scene.text((*first, zones_top + 20), STRONG, "zoneink", &name, grid.card);
    }
    if part.zones.is_empty() {
        let nothing = desk.words.plain("draw-no-subnet");
        desk.scene.text((x + inside_left + 4, zones_top - corridor / 2 + 8), QUIET, "quiet", &nothing, width / 2);
    }
    for bar in &bars {
        let Some(&top) = geometry.get(bar.row) else { continue };
        // Several bars of one row stand above each other, the last one next to the cards.
        let below = bars.iter().skip_while(|other| !std::ptr::eq(*other, bar)).filter(|other| other.row == bar.row);
        let up: i32 = below.map(|bar| bars::height(desk, index, bar)).sum();
        bars::draw(desk, index, bar, top - up);
    }
    for (index_of_row, (row, top)) in rows.iter().zip(&geometry).enumerate() {
        for (place, card) in &row.cards {
            let Some(&x) = places.get(place) else { continue };
            card::draw(desk, card, Rect { x, y: *top, w: grid.card, h: card.height }, index_of_row);
        }
    }
    let first = rows.len().max(1);
    for (row, (tiles, top)) in shelf.iter().zip(&shelves).enumerate() {
        for (tile, &x) in tiles.iter().zip(places.values()) {
            tile::draw(desk, index, tile, Rect { x, y: *top, w: grid.card, h: tile.height }, first + row);
        }
    }
    edges::draw(desk, index, part, (frame, used), &mut ways, HEAD);
    desk.ways.push(ways);
    desk.reach = desk.reach.max(frame.right());
    bottom
}

/// The endpoints in rows, as many in each as there are columns.
fn shelf<'p>(desk: &Desk<'_>, index: usize, part: &'p VpcPart, columns: usize, card: i32) -> Vec<Vec<Tile<'p>>> {
    let rows = part.endpoints.chunks(columns.max(1));
    rows.map(|row| row.iter().map(|endpoint| tile::measure(desk, index, endpoint, card)).collect()).collect()
}

/// The subnets in rows: by role from the internet inwards, and within a role by their blocks.
fn rows<'p>(desk: &Desk<'_>, index: usize, part: &'p VpcPart, grid: &Grid) -> Vec<Row<'p>> {
    let mut rows = Vec::new();
    for role in Role::ALL {
        let mut band: Vec<Row<'p>> = Vec::new();
        for (zone, zone_part) in part.zones.iter().enumerate() {
            let columns = grid.columns.get(zone).copied().unwrap_or(1);
            for (position, subnet) in zone_part.subnets.iter().filter(|subnet| subnet.role == role).enumerate() {
                let (row, column) = (position / columns, position % columns);
                while band.len() <= row {
                    band.push(Row { cards: BTreeMap::new(), height: 0 });
                }
                let card = card::measure(desk, index, subnet, grid.detail, grid.card);
                if let Some(row) = band.get_mut(row) {
                    row.height = row.height.max(card.height);
                    row.cards.insert((zone, column), card);
                }
            }
        }
        rows.extend(band);
    }
    rows
}

/// Where the columns begin, by zone and column; there is always one.
fn places(desk: &Desk<'_>, grid: &Grid, left: i32) -> BTreeMap<(usize, usize), i32> {
    let mut places = BTreeMap::new();
    let mut x = left;
    for (zone, &columns) in grid.columns.iter().enumerate() {
        for column in 0..columns {
            places.insert((zone, column), x + desk.metrics.side);
            x += grid.card + 2 * desk.metrics.side;
        }
        x += BETWEEN;
    }
    if places.is_empty() {
        places.insert((0, 0), x + desk.metrics.side);
    }
    places
}

/// Which cards each load balancer stands above.
fn place_bars<'p>(
    part: &'p VpcPart,
    rows: &[Row<'p>],
    places: &BTreeMap<(usize, usize), i32>,
    card: i32,
) -> Vec<Bar<'p>> {
    let mut bars = Vec::new();
    for balancer in &part.balancers {
        let mut row_of = None;
        let mut xs: Vec<i32> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            for (place, found) in &row.cards {
                if balancer.subnets.iter().any(|id| *id == found.id()) {
                    row_of.get_or_insert(index);
                    xs.extend(places.get(place));
                }
            }
        }
        if xs.is_empty() {
            xs = places.values().copied().collect();
        }
        xs.sort_unstable();
        xs.dedup();
        let (Some(first), Some(last)) = (xs.first(), xs.last()) else { continue };
        let feet = if row_of.is_some() { xs.iter().map(|x| x + card / 2).collect() } else { Vec::new() };
        bars.push(Bar { part: balancer, row: row_of.unwrap_or(0), left: *first, right: last + card, feet, room: card });
    }
    bars
}

/// Writes the head; how wide it is.
fn head(desk: &mut Desk<'_>, part: &VpcPart, frame: Rect) -> i32 {
    let room = edges::head_room(desk, part, frame);
    let x = frame.x + 16;
    let vpc = desk.words.plain("draw-vpc");
    let title = match part.name.as_deref().filter(|name| !name.trim().is_empty()) {
        Some(name) => format!("{vpc} {name}"),
        None => vpc,
    };
    let mut widest = desk.scene.text((x, frame.y + 24), HEADING, "vpcink", &title, room);
    let mut facts = Vec::new();
    if part.default {
        facts.push(desk.words.plain("draw-default-vpc"));
    }
    if let Some(place) = &part.place {
        facts.extend([&place.account, &place.region].into_iter().filter(|part| !part.is_empty()).cloned());
    }
    let used = widest + 12;
    if !facts.is_empty() && room - used > 60 {
        let facts = facts.join(" · ");
        widest = used + desk.scene.text((x + used, frame.y + 24), QUIET, "quiet", &facts, room - used);
    }
    let id = desk.scene.text((x, frame.y + 42), CODE, "quiet", &part.id, room);
    let blocks = desk.scene.text((x, frame.y + 59), CODE.bold(), "ink", &edges::blocks(part), room);
    widest.max(id).max(blocks)
}
