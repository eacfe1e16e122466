//! Faults that a world can have: what its lines make, taken away again.

/// Lines that take a rule, a route, an association or a list away, or shut a rule. Subnets without a list of their own
/// are guarded by `default_list`.
pub(crate) fn of_rules_and_routes(world: &str, default_list: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in world.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["allow", list, side, number, ..] if list.ends_with("-acl") => {
                lines.push(format!("drop-rule {list} {side} {number}"));
                lines.push(line.replacen("allow", "deny", 1));
            }
            ["allow", ref rule @ ..] => lines.push(format!("revoke {}", rule.join(" "))),
            ["route", table, destination, ..] => lines.push(format!("unroute {table} {destination}")),
            ["associate", _, ref subnets @ ..] => {
                lines.extend(subnets.iter().map(|subnet| format!("disassociate {subnet}")));
            }
            ["use", _, ref subnets @ ..] => {
                lines.extend(subnets.iter().map(|subnet| format!("use {default_list} {subnet}")));
            }
            _ => {}
        }
    }
    lines
}
