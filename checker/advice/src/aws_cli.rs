//! Changes as commands of the AWS CLI, for a POSIX shell: what the reader of an account may carry out.
//!
//! Nothing here runs anything. Ids are those of the evidence; what a change makes anew lands in a variable of the shell.

mod front;
mod words;

use reach::{Change, Direction, Edit, is_plain_word, new_label};
use snapshot::Inventory;
use std::collections::BTreeMap;
use words::{allocate, entry_block, entry_traffic, looked_up, make, permission, side, to, variable};

/// Writes down for each change the commands that carry it out, in the same order. Changes that belong together share the
/// variables of what they make.
pub(crate) fn write_down<'c>(changes: impl Iterator<Item = &'c mut Change>, inventory: &Inventory<'_>) {
    let changes: Vec<&mut Change> = changes.collect();
    let new = changes.iter().flat_map(|change| &change.edits).filter_map(made).collect();
    let writer = Writer { inventory, new };
    for change in changes {
        let commands: Vec<Vec<String>> =
            change.edits.iter().map(|edit| writer.in_region(writer.commands(edit))).collect();
        // Half of what is to be done is not for typing.
        change.commands = if commands.iter().any(Vec::is_empty) { Vec::new() } else { commands };
    }
}

/// What an edit makes, and what kind of thing that is, as the beginning of its id will say.
fn made(edit: &Edit) -> Option<(String, &'static str)> {
    let (label, kind) = match edit {
        Edit::NewList { label, .. } => (label, "acl"),
        Edit::NewGroup { label, .. } => (label, "sg"),
        Edit::NewTable { label, .. } => (label, "rtb"),
        Edit::NewInternetGateway { label, .. } => (label, "igw"),
        Edit::NewEgressOnlyGateway { label, .. } => (label, "eigw"),
        Edit::NewNatGateway { label, .. } => (label, "nat"),
        Edit::NewGatewayEndpoint { label, .. } => (label, "vpce"),
        Edit::AttachToTransit { label, .. } => (label, "tgw-attach"),
        Edit::Launch { label, .. } => (label, "i"),
        Edit::NewVpc { label, .. } => (label, "vpc"),
        Edit::NewSubnet { label, .. } => (label, "subnet"),
        Edit::NewListener { label, .. } => (label, "listener"),
        _ => return None,
    };
    Some((label.clone(), kind))
}

struct Writer<'a> {
    inventory: &'a Inventory<'a>,
    /// What the changes make, by label, with the kind of its id.
    new: BTreeMap<String, &'static str>,
}

impl Writer<'_> {
    /// The commands of one edit; none for one with a word that the shell would take for something else.
    fn commands(&self, edit: &Edit) -> Vec<String> {
        if let Some(commands) = front::commands(self, edit) {
            return commands;
        }
        if !edit.to_string().replacen(" -> ", " ", 1).split(' ').all(is_plain_word) {
            return Vec::new();
        }
        let ec2 = |rest: String| vec![format!("aws ec2 {rest}")];
        match edit {
            Edit::AdmitInList { list, direction, number, traffic, block, .. } => {
                let (number, block) = (number.unwrap_or_default(), entry_block(block));
                let entry = format!("{} --rule-number {number} {} {block}", side(*direction), entry_traffic(*traffic));
                ec2(format!(
                    "create-network-acl-entry --network-acl-id {} {entry} --rule-action allow",
                    self.word(list)
                ))
            }
            Edit::DropFromList { list, direction, number } => {
                let (list, side) = (self.word(list), side(*direction));
                ec2(format!("delete-network-acl-entry --network-acl-id {list} {side} --rule-number {number}"))
            }
            Edit::Guard { list, subnets } => subnets.iter().map(|subnet| self.guard(list, subnet)).collect(),
            Edit::AdmitInGroup { group, direction, traffic, peer } => {
                ec2(self.group_rule("authorize", group, *direction, &traffic.to_string(), peer))
            }
            Edit::RevokeInGroup { group, direction, traffic, peer } => {
                ec2(self.group_rule("revoke", group, *direction, traffic, peer))
            }
            Edit::SetRoute { table, destination, target } => ec2(self.route(table, destination, target)),
            Edit::DropRoute { table, destination } => {
                ec2(format!("delete-route --route-table-id {} {}", self.word(table), to(destination)))
            }
            Edit::Associate { table, subnets } => subnets.iter().map(|subnet| self.associate(table, subnet)).collect(),
            Edit::TickTable { table, endpoint } => {
                self.endpoint(endpoint, &format!("--add-route-table-ids {}", self.word(table)))
            }
            Edit::WholePolicy { endpoint } => self.endpoint(endpoint, "--reset-policy"),
            Edit::NamesForAll { endpoint } => {
                self.endpoint(endpoint, "--dns-options PrivateDnsOnlyForInboundResolverEndpoint=false")
            }
            Edit::PrivateNames { endpoint } => self.endpoint(endpoint, "--private-dns-enabled"),
            Edit::Attach { gateway, vpc } => ec2(self.attach_gateway(gateway, vpc)),
            // Only an endpoint is taken away, to be made anew.
            Edit::Remove { resource } => ec2(format!("delete-vpc-endpoints --vpc-endpoint-ids {resource}")),
            Edit::AcceptPeering { peering, .. } => {
                ec2(format!("accept-vpc-peering-connection --vpc-peering-connection-id {peering}"))
            }
            Edit::AcceptAttachment { attachment } => {
                ec2(format!("accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id {attachment}"))
            }
            Edit::AssociateAttachment { attachment, table } => ec2(format!(
                "associate-transit-gateway-route-table --transit-gateway-route-table-id {table} \
                 --transit-gateway-attachment-id {}",
                self.word(attachment)
            )),
            Edit::PropagateAttachment { attachment, table } => ec2(format!(
                "enable-transit-gateway-route-table-propagation --transit-gateway-route-table-id {table} \
                 --transit-gateway-attachment-id {}",
                self.word(attachment)
            )),
            Edit::SetTransitRoute { table, destination, attachment } => ec2(format!(
                "create-transit-gateway-route --transit-gateway-route-table-id {table} \
                 --destination-cidr-block {destination} --transit-gateway-attachment-id {}",
                self.word(attachment)
            )),
            Edit::Plug { interface, instance } => ec2(format!(
                "attach-network-interface --network-interface-id {interface} --instance-id {instance} --device-index {}",
                self.free_index(instance)
            )),
            Edit::Start { instance } => ec2(format!("start-instances --instance-ids {instance}")),
            Edit::GivePublicAddress { host } => self.give_address(host),
            Edit::TakePublicAddress { host } => self.take_address(host),
            Edit::CheckOff { interface } => ec2(self.check_off(interface)),
            Edit::Exclude { resource, egress_only } => {
                let kind = if resource.starts_with("vpc-") { "--vpc-id" } else { "--subnet-id" };
                let mode = if *egress_only { "allow-egress" } else { "allow-bidirectional" };
                ec2(format!(
                    "create-vpc-block-public-access-exclusion {kind} {resource} --internet-gateway-exclusion-mode {mode}"
                ))
            }
            Edit::Widen { exclusion } => ec2(format!(
                "modify-vpc-block-public-access-exclusion --exclusion-id {exclusion} \
                 --internet-gateway-exclusion-mode allow-bidirectional"
            )),
            Edit::DnsSupport { vpc } => {
                ec2(format!("modify-vpc-attribute --vpc-id {} --enable-dns-support Value=true", self.word(vpc)))
            }
            Edit::DnsHostnames { vpc } => {
                ec2(format!("modify-vpc-attribute --vpc-id {} --enable-dns-hostnames Value=true", self.word(vpc)))
            }
            Edit::AddBlock { vpc, block } => {
                ec2(format!("associate-vpc-cidr-block --vpc-id {} --cidr-block {block}", self.word(vpc)))
            }
            making => self.making(making),
        }
    }

    /// What makes something: its id is kept in a variable for what follows.
    fn making(&self, edit: &Edit) -> Vec<String> {
        match edit {
            Edit::NewList { label, vpc } => {
                let command = format!("create-network-acl --vpc-id {}", self.word(vpc));
                vec![make(label, command, "network-acl", "NetworkAcl.NetworkAclId")]
            }
            Edit::NewGroup { label, vpc } => {
                let command = format!(
                    "create-security-group --group-name {label} --description {label} --vpc-id {}",
                    self.word(vpc)
                );
                vec![make(label, command, "security-group", "GroupId")]
            }
            Edit::NewTable { label, vpc } => {
                let command = format!("create-route-table --vpc-id {}", self.word(vpc));
                vec![make(label, command, "route-table", "RouteTable.RouteTableId")]
            }
            Edit::NewInternetGateway { label, vpc } => vec![
                make(label, "create-internet-gateway".into(), "internet-gateway", "InternetGateway.InternetGatewayId"),
                format!("aws ec2 {}", self.attach_gateway(label, vpc)),
            ],
            Edit::NewEgressOnlyGateway { label, vpc } => {
                let command = format!("create-egress-only-internet-gateway --vpc-id {}", self.word(vpc));
                let id = "EgressOnlyInternetGateway.EgressOnlyInternetGatewayId";
                vec![make(label, command, "egress-only-internet-gateway", id)]
            }
            Edit::NewNatGateway { label, subnet } => {
                let address = format!("{label}-ip");
                let command = format!(
                    "create-nat-gateway --subnet-id {} --allocation-id \"${}\"",
                    self.word(subnet),
                    variable(&address)
                );
                vec![
                    allocate(&address),
                    make(label, command, "natgateway", "NatGateway.NatGatewayId"),
                    format!("aws ec2 wait nat-gateway-available --nat-gateway-ids {}", self.word(label)),
                ]
            }
            Edit::NewGatewayEndpoint { label, vpc, service, tables } => {
                let command = format!(
                    "create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id {} --service-name {}{}",
                    self.word(vpc),
                    self.service(service),
                    self.words(" --route-table-ids", tables)
                );
                vec![make(label, command, "vpc-endpoint", "VpcEndpoint.VpcEndpointId")]
            }
            Edit::AttachToTransit { label, gateway, subnets } => {
                let vpc = subnets.first().and_then(|subnet| self.inventory.subnets.get(subnet)?.vpc_id.as_deref());
                let Some(vpc) = vpc.filter(|vpc| is_plain_word(vpc)) else { return Vec::new() };
                let command = format!(
                    "create-transit-gateway-vpc-attachment --transit-gateway-id {gateway} --vpc-id {}{}",
                    vpc,
                    self.words(" --subnet-ids", subnets)
                );
                let id = "TransitGatewayVpcAttachment.TransitGatewayAttachmentId";
                vec![make(label, command, "transit-gateway-attachment", id)]
            }
            Edit::Launch { label, subnet, groups, public } => {
                let command = format!(
                    "run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/\
                     al2023-ami-kernel-default-x86_64 --instance-type t3.micro --key-name course --subnet-id {}{}{}",
                    self.word(subnet),
                    self.words(" --security-group-ids", groups),
                    if *public { " --associate-public-ip-address" } else { "" }
                );
                vec![make(label, command, "instance", "'Instances[0].InstanceId'")]
            }
            Edit::NewVpc { label, block } => {
                vec![make(label, format!("create-vpc --cidr-block {block}"), "vpc", "Vpc.VpcId")]
            }
            Edit::NewSubnet { label, vpc, block, zone } => {
                let zone = zone.as_deref().map(|zone| format!(" --availability-zone {}", self.zone(zone)));
                let command = format!(
                    "create-subnet --vpc-id {} --cidr-block {block}{}",
                    self.word(vpc),
                    zone.unwrap_or_default()
                );
                vec![make(label, command, "subnet", "Subnet.SubnetId")]
            }
            _ => Vec::new(),
        }
    }

    /// An id, or the variable that holds that of something new.
    fn word(&self, word: &str) -> String {
        if self.new.contains_key(word) { format!("\"${}\"", variable(word)) } else { word.to_owned() }
    }

    /// An option with several words; nothing without any.
    fn words(&self, option: &str, words: &[String]) -> String {
        if words.is_empty() {
            return String::new();
        }
        let words: Vec<String> = words.iter().map(|word| self.word(word)).collect();
        format!("{option} {}", words.join(" "))
    }

    /// A route that is there already is replaced; AWS refuses to create it twice.
    fn route(&self, table: &str, destination: &str, target: &str) -> String {
        let routes = self.inventory.route_tables.get(table).map(|table| table.routes.as_slice()).unwrap_or_default();
        let is_there = routes.iter().any(|route| {
            let own = [&route.destination_cidr_block, &route.destination_ipv6_cidr_block];
            own.into_iter().any(|block| block.as_deref() == Some(destination))
                || route.destination_prefix_list_id.as_deref() == Some(destination)
        });
        let verb = if is_there { "replace-route" } else { "create-route" };
        format!("{verb} --route-table-id {} {} {}", self.word(table), to(destination), self.by(target))
    }

    /// The option that names the target of a route.
    fn by(&self, target: &str) -> String {
        let kind = self.new.get(target).copied().unwrap_or_else(|| target.split('-').next().unwrap_or_default());
        let option = match kind {
            "local" => return "--local-target".to_owned(),
            "nat" => "--nat-gateway-id",
            "eigw" => "--egress-only-internet-gateway-id",
            "pcx" => "--vpc-peering-connection-id",
            "tgw" => "--transit-gateway-id",
            "eni" => "--network-interface-id",
            "i" => "--instance-id",
            "vpce" => "--vpc-endpoint-id",
            "cagw" => "--carrier-gateway-id",
            "lgw" => "--local-gateway-id",
            _ if target.starts_with("arn:") => "--core-network-arn",
            _ => "--gateway-id",
        };
        format!("{option} {}", self.word(target))
    }

    /// A subnet that names a table has an association to be replaced; one that does not gets one.
    fn associate(&self, table: &str, subnet: &str) -> String {
        let associations = self.inventory.route_tables.iter().flat_map(|table| &table.associations);
        let own = associations.filter(|one| one.subnet_id.as_deref() == Some(subnet)).map(|one| {
            one.route_table_association_id.clone().filter(|id| is_plain_word(id)).unwrap_or_else(|| {
                looked_up(
                    "describe-route-tables",
                    subnet,
                    &format!("RouteTables[0].Associations[?SubnetId=='{subnet}'].RouteTableAssociationId"),
                )
            })
        });
        let table = self.word(table);
        match own.into_iter().next() {
            Some(id) => {
                format!("aws ec2 replace-route-table-association --association-id {id} --route-table-id {table}")
            }
            None => format!("aws ec2 associate-route-table --route-table-id {table} --subnet-id {}", self.word(subnet)),
        }
    }

    /// Every subnet has a network ACL already: the association is replaced.
    fn guard(&self, list: &str, subnet: &str) -> String {
        let associations = self.inventory.network_acls.iter().flat_map(|list| &list.associations);
        let own = associations.filter(|one| one.subnet_id.as_deref() == Some(subnet));
        let mut ids = own.filter_map(|one| one.network_acl_association_id.clone());
        let id = ids.find(|id| is_plain_word(id)).unwrap_or_else(|| {
            looked_up(
                "describe-network-acls",
                subnet,
                &format!("NetworkAcls[0].Associations[?SubnetId=='{subnet}'].NetworkAclAssociationId"),
            )
        });
        format!("aws ec2 replace-network-acl-association --association-id {id} --network-acl-id {}", self.word(list))
    }

    fn group_rule(&self, verb: &str, group: &str, direction: Direction, traffic: &str, peer: &str) -> String {
        let side = match direction {
            Direction::Ingress => "ingress",
            Direction::Egress => "egress",
        };
        let peer = match peer {
            block if block.contains(':') => format!("Ipv6Ranges=[{{CidrIpv6={block}}}]"),
            block if block.contains('/') => format!("IpRanges=[{{CidrIp={block}}}]"),
            list if list.starts_with("pl-") => format!("PrefixListIds=[{{PrefixListId={list}}}]"),
            group if self.new.contains_key(group) => format!("UserIdGroupPairs=[{{GroupId=${}}}]", variable(group)),
            group => format!("UserIdGroupPairs=[{{GroupId={group}}}]"),
        };
        let group = self.word(group);
        format!("{verb}-security-group-{side} --group-id {group} --ip-permissions \"{},{peer}\"", permission(traffic))
    }

    fn endpoint(&self, endpoint: &str, what: &str) -> Vec<String> {
        vec![format!("aws ec2 modify-vpc-endpoint --vpc-endpoint-id {} {what}", self.word(endpoint))]
    }

    fn attach_gateway(&self, gateway: &str, vpc: &str) -> String {
        let (gateway_word, vpc) = (self.word(gateway), self.word(vpc));
        match gateway.split('-').next() {
            Some("vgw") => format!("attach-vpn-gateway --vpn-gateway-id {gateway_word} --vpc-id {vpc}"),
            _ => format!("attach-internet-gateway --internet-gateway-id {gateway_word} --vpc-id {vpc}"),
        }
    }

    /// The interface that a host is, or its first: AWS takes an instance with several interfaces by none but theirs.
    fn interface(&self, host: &str) -> Option<String> {
        if host.starts_with("eni-") {
            return Some(host.to_owned());
        }
        let interfaces = self.inventory.network_interfaces.iter();
        let mut primary = interfaces.filter(|one| {
            let attachment = one.attachment.as_ref();
            attachment.is_some_and(|it| it.instance_id.as_deref() == Some(host) && it.device_index == Some(0))
        });
        primary.next().map(|one| one.network_interface_id.to_string()).filter(|id| is_plain_word(id))
    }

    fn check_off(&self, host: &str) -> String {
        match self.interface(host) {
            Some(interface) => {
                format!("modify-network-interface-attribute --network-interface-id {interface} --no-source-dest-check")
            }
            None => format!("modify-instance-attribute --instance-id {} --no-source-dest-check", self.word(host)),
        }
    }

    fn give_address(&self, host: &str) -> Vec<String> {
        let label = new_label("ip", host);
        let to = match self.interface(host) {
            Some(interface) => format!("--network-interface-id {interface}"),
            None => format!("--instance-id {}", self.word(host)),
        };
        vec![allocate(&label), format!("aws ec2 associate-address --allocation-id \"${}\" {to}", variable(&label))]
    }

    /// An Elastic IP address is taken from its host; one that AWS gave at the launch is switched off.
    fn take_address(&self, host: &str) -> Vec<String> {
        let interfaces = self.inventory.network_interfaces.iter().filter(|one| {
            one.network_interface_id == *host
                || one.attachment.as_ref().and_then(|it| it.instance_id.as_deref()) == Some(host)
        });
        let ids: Vec<&str> =
            interfaces.map(|one| one.network_interface_id.as_str()).filter(|id| is_plain_word(id)).collect();
        let mut commands: Vec<String> = Vec::new();
        for address in self.inventory.addresses.iter() {
            let is_own = address.network_interface_id.as_deref().is_some_and(|id| ids.contains(&id))
                || address.instance_id.as_deref() == Some(host);
            if let Some(association) = address.association_id.as_deref().filter(|id| is_own && is_plain_word(id)) {
                commands.push(format!("aws ec2 disassociate-address --association-id {association}"));
            }
        }
        if commands.is_empty() {
            let id = ids.first().copied().unwrap_or(host);
            commands.push(format!(
                "aws ec2 modify-network-interface-attribute --network-interface-id {id} --no-associate-public-ip-address"
            ));
        }
        commands
    }

    /// The next place for an interface in an instance.
    fn free_index(&self, instance: &str) -> i32 {
        let attachments = self.inventory.network_interfaces.iter().filter_map(|one| one.attachment.as_ref());
        let own = attachments.filter(|one| one.instance_id.as_deref() == Some(instance));
        own.filter_map(|one| one.device_index).max().unwrap_or(0).saturating_add(1)
    }

    /// Commands for the Region of the evidence, whichever one the reader's shell is set to.
    fn in_region(&self, commands: Vec<String>) -> Vec<String> {
        let Some(region) = self.known_region() else { return commands };
        // Names have none, and their service takes whichever it is told.
        let services = ["ec2", "elbv2", "elb", "rds", "acm", "ssm", "route53"];
        let in_region = |command: String| {
            services.iter().fold(command, |command, service| {
                command.replace(&format!("aws {service} "), &format!("aws --region {region} {service} "))
            })
        };
        commands.into_iter().map(in_region).collect()
    }

    fn known_region(&self) -> Option<&str> {
        let place = self.inventory.places().get(self.inventory.home())?;
        Some(place.region.as_str()).filter(|region| !region.is_empty() && is_plain_word(region))
    }

    fn region(&self) -> &str {
        self.known_region().unwrap_or("$AWS_DEFAULT_REGION")
    }

    /// `s3` in full.
    fn service(&self, service: &str) -> String {
        if service.contains('.') { service.to_owned() } else { format!("com.amazonaws.{}.{service}", self.region()) }
    }

    /// `a` in full.
    fn zone(&self, zone: &str) -> String {
        if zone.len() == 1 { format!("{}{zone}", self.region()) } else { zone.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use snapshot::Snapshot;

    /// Evidence in which every word of AWS's that a command could take up is one that a shell would carry out.
    const HOSTILE: &str = r#"{"format":1,"calls":[
        {"service":"ec2","operation":"DescribeRouteTables","account":"1","region":"x;id","input":{},"status":"seen","output":
            {"RouteTables":[{"RouteTableId":"rtb-1","Associations":[{"SubnetId":"subnet-1","RouteTableAssociationId":"a;id"}]}]}},
        {"service":"ec2","operation":"DescribeNetworkAcls","account":"1","region":"x;id","input":{},"status":"seen","output":
            {"NetworkAcls":[{"NetworkAclId":"acl-1","Associations":[{"SubnetId":"subnet-1","NetworkAclAssociationId":"$(id)"}]}]}},
        {"service":"ec2","operation":"DescribeAddresses","account":"1","region":"x;id","input":{},"status":"seen","output":
            {"Addresses":[{"PublicIp":"192.0.2.1","InstanceId":"i-1","AssociationId":"`id`"}]}},
        {"service":"ec2","operation":"DescribeNetworkInterfaces","account":"1","region":"x;id","input":{},"status":"seen","output":
            {"NetworkInterfaces":[{"NetworkInterfaceId":"eni-1|id","Attachment":{"InstanceId":"i-1","DeviceIndex":3}}]}}]}"#;

    #[test]
    fn evidence_puts_no_command_into_a_command() {
        let snapshot = Snapshot::from_bytes(HOSTILE.as_bytes()).unwrap();
        let one = |text: &str| text.to_owned();
        let edits = [
            Edit::Associate { table: one("rtb-2"), subnets: vec![one("subnet-1")] },
            Edit::Guard { list: one("acl-2"), subnets: vec![one("subnet-1")] },
            Edit::TakePublicAddress { host: one("i-1") },
            Edit::Start { instance: one("i-1; id") },
            Edit::NewGatewayEndpoint { label: one("s3"), vpc: one("vpc-1"), service: one("s3"), tables: vec![] },
            Edit::NewSubnet { label: one("a"), vpc: one("vpc-1"), block: one("10.0.0.0/24"), zone: Some(one("a")) },
        ];
        let mut change = Change::new(edits);
        write_down(std::iter::once(&mut change), &Inventory::new(&snapshot));
        assert!(change.commands.is_empty(), "one of its words is no word: {:#?}", change.commands);
        change.edits.retain(|edit| !matches!(edit, Edit::Start { .. }));
        write_down(std::iter::once(&mut change), &Inventory::new(&snapshot));
        assert_eq!(change.commands.len(), 5, "{:#?}", change.commands);
        for command in change.commands.iter().flatten() {
            assert!(![";id", "; id", "$(id)", "`", "|id"].iter().any(|odd| command.contains(odd)), "{command}");
        }
    }

    #[test]
    fn an_interface_goes_to_the_next_place_that_is_free() {
        let snapshot = Snapshot::from_bytes(HOSTILE.as_bytes()).unwrap();
        let mut change = Change::new([Edit::Plug { interface: "eni-2".to_owned(), instance: "i-1".to_owned() }]);
        write_down(std::iter::once(&mut change), &Inventory::new(&snapshot));
        assert!(change.commands[0][0].ends_with("--device-index 4"), "{:?}", change.commands);
    }
}
