//! What stands in the subnets: NAT gateways, instances, databases, endpoints, load balancers, other interfaces.

use super::order::order;
use super::{Chip, ChipKind};
use reach::Network;
use snapshot::Names;
use snapshot::shapes::{GroupIdentifier, Instance, NetworkInterface};
use std::collections::{BTreeMap, HashSet};

/// Everything in subnets, by the id of the subnet.
pub(super) fn chips(network: &Network<'_>, names: &Names) -> BTreeMap<String, Vec<Chip>> {
    let mut found: BTreeMap<String, Vec<Chip>> = BTreeMap::new();
    let mut taken: HashSet<String> = HashSet::new();
    nats(network, names, &mut found, &mut taken);
    instances(network, names, &mut found, &mut taken);
    for interface in network.inventory().network_interfaces.iter() {
        let Some(subnet) = interface.subnet_id.as_deref() else { continue };
        if taken.contains(interface.network_interface_id.as_str()) {
            continue;
        }
        if let Some(mut chip) = of_service(interface, names) {
            if chip.kind == ChipKind::Database {
                as_database(network, names, interface, &mut chip);
            }
            found.entry(subnet.to_owned()).or_default().push(chip);
        }
    }
    for chips in found.values_mut() {
        chips.sort_by_cached_key(|chip| (chip.kind, order(chip.name.as_deref(), &chip.id)));
    }
    found
}

fn nats(network: &Network<'_>, names: &Names, found: &mut BTreeMap<String, Vec<Chip>>, taken: &mut HashSet<String>) {
    for nat in network.inventory().nat_gateways.iter() {
        let interfaces: Vec<String> = nat
            .nat_gateway_addresses
            .iter()
            .filter_map(|one| Some(one.network_interface_id.as_ref()?.to_string()))
            .collect();
        taken.extend(interfaces.iter().cloned());
        // A deleted one stays listed for an hour.
        if nat.state.as_deref() == Some("deleted") {
            continue;
        }
        let Some(subnet) = nat.subnet_id.as_deref() else { continue };
        let addresses =
            nat.nat_gateway_addresses.iter().flat_map(|one| [one.private_ip.clone(), one.public_ip.clone()]).flatten();
        let chip = Chip {
            kind: ChipKind::Nat,
            id: nat.nat_gateway_id.to_string(),
            name: names.get(&nat.nat_gateway_id).map(str::to_owned),
            alias: None,
            keys: [nat.nat_gateway_id.to_string()].into_iter().chain(interfaces).collect(),
            addresses: addresses.collect(),
            groups: Vec::new(),
            works: matches!(nat.state.as_deref(), None | Some("available")),
            state: nat.state.clone(),
        };
        found.entry(subnet.to_owned()).or_default().push(chip);
    }
}

fn instances(
    network: &Network<'_>,
    names: &Names,
    found: &mut BTreeMap<String, Vec<Chip>>,
    taken: &mut HashSet<String>,
) {
    for instance in network.inventory().instances().iter() {
        let state = instance.state.as_ref().and_then(|state| state.name.clone());
        if state.as_deref() == Some("terminated") {
            continue;
        }
        let interfaces = network.interfaces_of(&instance.instance_id);
        let mut addresses = Vec::new();
        let mut keys = vec![instance.instance_id.to_string()];
        for interface in &interfaces {
            taken.insert(interface.id.to_string());
            keys.push(interface.id.to_string());
            for (private, public) in &interface.v4 {
                addresses.push(private.to_string());
                addresses.extend(public.map(|public| public.to_string()));
            }
            addresses.extend(interface.v6.iter().map(ToString::to_string));
        }
        let listed = instance.network_interfaces.iter().find_map(|one| one.subnet_id.as_deref());
        let Some(subnet) = instance.subnet_id.as_deref().or(listed) else { continue };
        keys.extend(addresses.iter().cloned());
        let chip = Chip {
            kind: ChipKind::Instance,
            id: instance.instance_id.to_string(),
            name: names.get(&instance.instance_id).map(str::to_owned),
            alias: None,
            keys,
            addresses,
            groups: groups(instance_groups(network, instance), names),
            works: matches!(state.as_deref(), None | Some("running")),
            state,
        };
        found.entry(subnet.to_owned()).or_default().push(chip);
    }
}

/// Calls an interface of RDS by its database, where only one has these groups in this subnet: AWS does not say whose
/// it is.
fn as_database(network: &Network<'_>, names: &Names, interface: &NetworkInterface, chip: &mut Chip) {
    let mut databases = network.inventory().db_instances.iter().filter(|database| {
        let subnets = database.db_subnet_group.iter().flat_map(|group| &group.subnets);
        let stands =
            subnets.filter_map(|one| one.subnet_identifier.as_ref()).any(|id| interface.subnet_id.as_ref() == Some(id));
        let mut groups = database.vpc_security_groups.iter().filter_map(|one| one.vpc_security_group_id.as_ref());
        let guards = |id: &snapshot::SecurityGroupId| interface.groups.iter().any(|group| group.group_id == *id);
        stands && groups.all(guards)
    });
    let (Some(database), None) = (databases.next(), databases.next()) else { return };
    let id = &database.db_instance_identifier;
    chip.name = Some(names.get(id).unwrap_or(id).to_owned());
    let version = [database.engine.as_deref(), database.engine_version.as_deref()];
    chip.alias = Some(version.into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty());
    chip.keys.push(id.clone());
    chip.state.clone_from(&database.db_instance_status);
    chip.works = !matches!(chip.state.as_deref(), Some("stopped" | "stopping" | "failed" | "deleting"));
}

/// An interface that no instance and no NAT gateway holds; `None` for one of a gateway that is drawn elsewhere.
fn of_service(interface: &NetworkInterface, names: &Names) -> Option<Chip> {
    // What a service writes there ends with what the interface belongs to; snapshots keep nothing else.
    let description = interface.description.as_str().unwrap_or_default();
    let owner = description.rsplit(' ').next().filter(|_| description.contains(' '));
    let begins = |with: &str| owner.is_some_and(|owner| owner.starts_with(with));
    let kind = match interface.interface_type.as_deref() {
        _ if begins("vpce-") => ChipKind::Endpoint,
        _ if begins("eice-") => ChipKind::Connect,
        _ if begins("tgw-attach-") || begins("nat-") => return None,
        _ if owner.is_some_and(|owner| owner.contains('/')) => ChipKind::Balancer,
        _ if description == "RDSNetworkInterface" => ChipKind::Database,
        Some("vpc_endpoint" | "gateway_load_balancer_endpoint") => ChipKind::Endpoint,
        Some("network_load_balancer" | "load_balancer" | "gateway_load_balancer") => ChipKind::Balancer,
        Some("transit_gateway" | "nat_gateway") => return None,
        Some("ec2_instance_connect_endpoint") => ChipKind::Connect,
        _ => ChipKind::Interface,
    };
    let owner = owner.map(str::to_owned);
    let mut addresses = Vec::new();
    for address in &interface.private_ip_addresses {
        addresses.extend(address.private_ip_address.clone());
        addresses.extend(address.association.as_ref().and_then(|one| one.public_ip.clone()));
    }
    if addresses.is_empty() {
        addresses.extend(interface.private_ip_address.clone());
        addresses.extend(interface.association.as_ref().and_then(|one| one.public_ip.clone()));
    }
    addresses.extend(interface.ipv6_addresses.iter().filter_map(|one| one.ipv6_address.clone()));
    let id = interface.network_interface_id.to_string();
    let mut keys = vec![id.clone()];
    keys.extend(owner.clone());
    keys.extend(addresses.iter().cloned());
    // A load balancer is named in the middle of the end of its ARN; all else has an id.
    let parts: Vec<&str> = owner.as_deref().unwrap_or_default().split('/').collect();
    let (balancer, alias) = match parts.as_slice() {
        [_, name, _] => (Some((*name).to_owned()), None),
        _ => (None, owner.clone()),
    };
    let own = alias.as_deref().and_then(|alias| names.get(alias)).or_else(|| names.get(&id)).map(str::to_owned);
    let groups = groups(&interface.groups, names);
    Some(Chip { kind, name: own.or(balancer), id, alias, keys, addresses, groups, state: None, works: true })
}

/// The groups that an instance lists, and those of its interfaces.
fn instance_groups<'n>(network: &'n Network<'_>, instance: &'n Instance) -> impl Iterator<Item = &'n GroupIdentifier> {
    let listed = instance.network_interfaces.iter();
    let known = listed.clone().filter_map(|one| network.inventory().network_interfaces.get(&one.network_interface_id));
    instance.security_groups.iter().chain(listed.flat_map(|one| &one.groups)).chain(known.flat_map(|one| &one.groups))
}

/// Groups with their names, each once and in order.
fn groups<'g>(all: impl IntoIterator<Item = &'g GroupIdentifier>, names: &Names) -> Vec<(String, Option<String>)> {
    let known: BTreeMap<String, Option<String>> = all
        .into_iter()
        .map(|group| {
            let id = group.group_id.as_str();
            (id.to_owned(), names.get(id).map(str::to_owned).or_else(|| group.group_name.clone()))
        })
        .collect();
    let mut groups: Vec<_> = known.into_iter().collect();
    groups.sort_by_cached_key(|(id, name)| order(name.as_deref(), id));
    groups
}
