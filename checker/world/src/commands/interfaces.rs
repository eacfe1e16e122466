//! Network interfaces, where addresses and groups are, and public addresses.
//!
//! An interface is listed by itself and, if an instance has it, there too: the interface is what edits change, and the
//! instance's list follows.

mod eni;

use super::{Command, Edit};
use crate::account::Account;
use crate::addresses;
use crate::args::{Args, address};
use crate::element::{list, list_mut, set, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
pub(super) use eni::{
    Service, Wanted, attachment, check_zones, create, create_for_service, delete, group_ids, identifiers, of_service,
    primary, project, release_public, set_public, subnets, vpc_of, zones,
};
use serde_json::{Value, json};
use std::net::{IpAddr, Ipv4Addr};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "interface",
        usage: "interface LABEL SUBNET [groups=SG,…] [ip=ADDRESS] [ipv6=ADDRESS] [to=INSTANCE] [type=interface] [id=ID]",
        about: "a network interface, plugged into an instance if one is named; \
                without groups it has the VPC's default security group. \
                One of another type, like lambda or efs, is in use by the service that made it",
        options: &["groups", "ip", "ipv6", "to", "type", "id"],
        examples: &[
            "interface second-eni private-a groups=private-sg to=app",
            "interface function-eni private-a groups=private-sg type=lambda",
        ],
        read: interface,
    },
    Command {
        name: "plug",
        usage: "plug INTERFACE INSTANCE",
        about: "attaches a network interface that is free to an instance of its VPC; routes to it work again",
        options: &[],
        examples: &["interface second-eni private-a groups=private-sg", "plug second-eni app"],
        read: plug,
    },
    Command {
        name: "groups",
        usage: "groups INSTANCE|INTERFACE|ENDPOINT|BALANCER|DATABASE SG…",
        about: "these security groups and no others",
        options: &[],
        examples: &["groups app private-sg web-sg"],
        read: groups,
    },
    Command {
        name: "public-ip",
        usage: "public-ip INSTANCE|INTERFACE [ADDRESS|EIP]",
        about: "a public IPv4 address: the Elastic IP address named, or one that goes when the instance stops",
        options: &[],
        examples: &["public-ip app 198.51.100.77"],
        read: public_ip,
    },
    Command {
        name: "no-public-ip",
        usage: "no-public-ip INSTANCE|INTERFACE",
        about: "takes the public IPv4 address away; an Elastic IP address stays the account's",
        options: &[],
        examples: &["no-public-ip bastion"],
        read: no_public_ip,
    },
    Command {
        name: "ipv6",
        usage: "ipv6 INSTANCE|INTERFACE ADDRESS",
        about: "gives an interface an IPv6 address",
        options: &[],
        examples: &[
            "cidr vpc 2600:1f13:bb::/56",
            "cidr private-a 2600:1f13:bb:10::/64",
            "ipv6 app 2600:1f13:bb:10::10",
        ],
        read: ipv6,
    },
];

/// The interface behind a label of an interface or an instance.
fn find(account: &Account, word: &str) -> Result<String, Fault> {
    let named = account.find(word, &[Kind::Interface, Kind::Instance])?;
    match named.kind {
        Kind::Interface => Ok(named.id),
        _ => {
            primary(account, &named.id).ok_or_else(|| Fault::refused(word, Phrase::NoInterface, Phrase::WriteBeforeEnd))
        }
    }
}

fn interface(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, subnet) = (args.new_label()?, args.word(Phrase::TheSubnet)?);
    let groups = args.list("groups").unwrap_or_default();
    let ip = args.parsed("ip", Phrase::PrivateAddress)?;
    let ipv6 = args.parsed("ipv6", Phrase::AddressV6)?;
    let (to, r#type, id) = (args.option("to"), args.option("type"), args.option("id"));
    let of_people = |one: &String| matches!(one.as_str(), "interface" | "efa" | "efa-only" | "trunk" | "branch");
    let service = to.is_none() && r#type.as_ref().is_some_and(|one| !of_people(one));
    Ok(Box::new(move |account| {
        let groups = group_ids(account, &groups)?;
        let attachment = match to {
            Some(instance) => {
                let instance = account.find(&instance, &[Kind::Instance])?;
                let held = list(account.element(&instance)?, "NetworkInterfaces").len();
                Some(attachment(account, &instance.id, held))
            }
            None => service.then(|| json!({"InstanceOwnerId": "amazon-aws", "DeviceIndex": 1, "Status": "attached"})),
        };
        let service = service.then(String::new);
        let wanted = Wanted { label, subnet, groups, ip, ipv6, r#type, attachment, id, service, ..Wanted::default() };
        create(account, wanted).map(drop)
    }))
}

fn plug(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (interface, instance) = (args.word(Phrase::TheInterface)?, args.word(Phrase::TheInstance)?);
    Ok(Box::new(move |account| {
        let named = account.find(&interface, &[Kind::Interface])?;
        let bearer = account.find(&instance, &[Kind::Instance])?;
        let taken = account.element(&named)?.get("Attachment").is_some_and(|attachment| !attachment.is_null());
        if taken && text(account.element(&named)?, "Status") == "in-use" {
            return Err(Fault::refused(&interface, Phrase::AttachedAlready, Phrase::NameFreeOne));
        }
        let vpc = text(account.element(&named)?, "VpcId").to_owned();
        if vpc != text(account.element(&bearer)?, "VpcId") {
            return Err(Fault::refused(&instance, Phrase::InOtherVpc, Phrase::NameInstanceOfVpc));
        }
        let held = list(account.element(&bearer)?, "NetworkInterfaces").len();
        let attachment = attachment(account, &bearer.id, held);
        let element = account.element_mut(&named)?;
        set(element, "Attachment", attachment);
        set(element, "Status", "in-use");
        project(account, &named.id);
        super::routes::set_state_of_routes_to(account, &named.id, "active");
        Ok(())
    }))
}

fn groups(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::InstanceInterfaceOrEndpoint)?;
    let groups: Vec<String> = std::iter::once(args.word(Phrase::SecurityGroup)?).chain(args.rest()).collect();
    Ok(Box::new(move |account| {
        let services = [Kind::LoadBalancer, Kind::Database, Kind::DatabaseCluster];
        let named =
            account.find(&word, &[&[Kind::Instance, Kind::Interface, Kind::Endpoint][..], &services].concat())?;
        let groups = group_ids(account, &groups)?;
        let identifiers = identifiers(account, &groups);
        let members: Vec<Value> =
            groups.iter().map(|id| json!({"VpcSecurityGroupId": id, "Status": "active"})).collect();
        let interfaces = match named.kind {
            Kind::Endpoint => {
                let endpoint = account.element_mut(&named)?;
                set(endpoint, "Groups", identifiers.clone());
                let ids = list(endpoint, "NetworkInterfaceIds").iter().filter_map(Value::as_str);
                ids.map(str::to_owned).collect()
            }
            Kind::LoadBalancer => {
                set(account.element_mut(&named)?, "SecurityGroups", groups.clone());
                super::balancers::interfaces_of(account, &named.id)
            }
            Kind::Database | Kind::DatabaseCluster => {
                set(account.element_mut(&named)?, "VpcSecurityGroups", members);
                of_service(account, account.word_for(&named.id))
            }
            _ => vec![find(account, &word)?],
        };
        for interface in interfaces {
            if let Some(element) = account.get_mut(Kind::Interface, &interface) {
                set(element, "Groups", identifiers.clone());
            }
            project(account, &interface);
        }
        Ok(())
    }))
}

fn public_ip(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (word, given) = (args.word(Phrase::InstanceOrInterface)?, args.optional());
    Ok(Box::new(move |account| {
        let interface = find(account, &word)?;
        match given {
            Some(given) if given.parse::<Ipv4Addr>().is_ok() => set_public(account, &interface, &given, None),
            Some(given) => {
                let named = account.find(&given, &[Kind::ElasticIp])?;
                let ip = text(account.element(&named)?, "PublicIp").to_owned();
                set_public(account, &interface, &ip, Some(&named.id));
            }
            None => {
                let ip = addresses::public(account);
                set_public(account, &interface, &ip, None);
            }
        }
        Ok(())
    }))
}

fn no_public_ip(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::InstanceOrInterface)?;
    Ok(Box::new(move |account| {
        let interface = find(account, &word)?;
        release_public(account, &interface);
        Ok(())
    }))
}

fn ipv6(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (word, ip) = (args.word(Phrase::InstanceOrInterface)?, args.word(Phrase::TheAddress)?);
    let IpAddr::V6(ip) = address(&ip)? else {
        return Err(Fault::malformed(&ip, Phrase::AddressV6Assigned));
    };
    Ok(Box::new(move |account| {
        let interface = find(account, &word)?;
        let subnet = account.get(Kind::Interface, &interface).map(|eni| text(eni, "SubnetId").to_owned());
        addresses::ipv6(account, &subnet.unwrap_or_default(), Some(ip))?;
        if let Some(element) = account.get_mut(Kind::Interface, &interface) {
            let address = json!({"Ipv6Address": ip.to_string(), "IsPrimaryIpv6": false});
            list_mut(element, "Ipv6Addresses").push(address);
        }
        project(account, &interface);
        Ok(())
    }))
}
