//! Options and words of the AWS CLI that are the same for several commands.

use ipnet::IpNet;
use reach::{Direction, Traffic};

/// `NEW_NAT_63FD` for `new-nat-63fd`.
pub(super) fn variable(label: &str) -> String {
    label.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect()
}

/// A word that the shell asks AWS for: evidence need not hold the ids of associations.
pub(super) fn looked_up(describe: &str, subnet: &str, query: &str) -> String {
    format!(
        "\"$(aws ec2 {describe} --filters Name=association.subnet-id,Values={subnet} --query \"{query}\" --output text)\""
    )
}

/// The option that names the destination of a route.
pub(super) fn to(destination: &str) -> String {
    match destination {
        list if list.starts_with("pl-") => format!("--destination-prefix-list-id {list}"),
        block if block.contains(':') => format!("--destination-ipv6-cidr-block {block}"),
        block => format!("--destination-cidr-block {block}"),
    }
}

pub(super) fn side(direction: Direction) -> &'static str {
    match direction {
        Direction::Ingress => "--ingress",
        Direction::Egress => "--egress",
    }
}

pub(super) fn entry_block(block: &str) -> String {
    match block.parse() {
        Ok(IpNet::V6(_)) => format!("--ipv6-cidr-block {block}"),
        _ => format!("--cidr-block {block}"),
    }
}

/// Protocol and ports of an entry of a network ACL, in which protocols are numbers.
pub(super) fn entry_traffic(traffic: Traffic) -> String {
    match traffic {
        Traffic::All => "--protocol -1".to_owned(),
        Traffic::Tcp(low, high) => format!("--protocol 6 --port-range From={low},To={high}"),
        Traffic::Udp(low, high) => format!("--protocol 17 --port-range From={low},To={high}"),
        Traffic::Icmp(kind) => format!("--protocol 1 --icmp-type-code Type={kind},Code=-1"),
        Traffic::Icmpv6(kind) => format!("--protocol 58 --icmp-type-code Type={kind},Code=-1"),
        Traffic::Number(number) => format!("--protocol {number}"),
    }
}

/// Protocol and ports of a rule of a security group, from the words of the world language.
pub(super) fn permission(traffic: &str) -> String {
    let mut words = traffic.split_whitespace();
    let protocol = words.next().unwrap_or("all");
    let ports = words.next();
    let (low, high) = ports.map_or((None, None), |ports| {
        let (low, high) = ports.split_once(['-', '/']).unwrap_or((ports, ports));
        (Some(low), Some(high))
    });
    match (protocol, low, high) {
        ("all", _, _) => "IpProtocol=-1".to_owned(),
        ("icmp" | "icmpv6", Some(kind), code) => {
            let code = code.filter(|code| *code != kind || ports.is_some_and(|ports| ports.contains('/')));
            format!("IpProtocol={protocol},FromPort={kind},ToPort={}", code.unwrap_or("-1"))
        }
        ("icmp" | "icmpv6", ..) => format!("IpProtocol={protocol},FromPort=-1,ToPort=-1"),
        (_, Some(low), Some(high)) => format!("IpProtocol={protocol},FromPort={low},ToPort={high}"),
        ("tcp" | "udp", ..) => format!("IpProtocol={protocol},FromPort=0,ToPort=65535"),
        _ => format!("IpProtocol={protocol}"),
    }
}

/// A command that makes something; the shell keeps its id in the variable of its label.
pub(super) fn make(label: &str, command: String, tagged: &str, id: &str) -> String {
    let tag = format!("--tag-specifications \"ResourceType={tagged},Tags=[{{Key=Name,Value={label}}}]\"");
    format!("{}=$(aws ec2 {command} {tag} --query {id} --output text)", variable(label))
}

/// An Elastic IP address that can be found again by its name: it costs money.
pub(super) fn allocate(label: &str) -> String {
    make(label, "allocate-address --domain vpc".to_owned(), "elastic-ip", "AllocationId")
}
