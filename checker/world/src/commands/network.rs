//! VPCs and subnets.

use super::{Command, Edit, guard};
use crate::account::Account;
use crate::addresses;
use crate::args::{Args, block, block4};
use crate::element::{list, list_mut, set, text};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use serde_json::{Value, json};
use snapshot::Ask;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "vpc",
        usage: "vpc LABEL CIDR [default] [ipv6=CIDR] [dns-support=off] [dns-hostnames=on] [main=LABEL] [acl=LABEL] [sg=LABEL] [id=ID]",
        about: "a VPC with its main route table, default network ACL and default security group, \
                called LABEL-main-rt, LABEL-default-acl and LABEL-default-sg unless told otherwise",
        options: &["ipv6", "dns-support", "dns-hostnames", "main", "acl", "sg", "id"],
        examples: &["vpc second 10.1.0.0/16", "vpc dual 10.2.0.0/16 ipv6=2600:1f13:aa::/56 dns-hostnames=on"],
        read: vpc,
    },
    Command {
        name: "subnet",
        usage: "subnet LABEL VPC CIDR [default] [zone=a] [ipv6=CIDR] [public-ip=on] [dns64=on] [id=ID]",
        about: "a subnet, guarded by the VPC's default network ACL; \
                `public-ip=on` gives new instances a public address; an IPv6 CIDR alone makes an IPv6-only subnet; \
                a zone is a letter or a whole name",
        options: &["zone", "ipv6", "public-ip", "dns64", "id"],
        examples: &["subnet private-d vpc 10.0.12.0/24 zone=d"],
        read: subnet,
    },
    Command {
        name: "cidr",
        usage: "cidr VPC|SUBNET CIDR",
        about: "another block: an IPv4 block of a VPC, or an IPv6 block of a VPC or a subnet; \
                the route tables get its local route",
        options: &[],
        examples: &["cidr vpc 100.64.0.0/16", "cidr vpc 2600:1f13:bb::/56", "cidr private-a 2600:1f13:bb:10::/64"],
        read: cidr,
    },
    Command {
        name: "dns",
        usage: "dns VPC support|hostnames on|off",
        about: "one of the two DNS switches of a VPC",
        options: &[],
        examples: &["dns vpc hostnames off"],
        read: dns,
    },
    Command {
        name: "share",
        usage: "share VPC ACCOUNT",
        about: "the VPC, its subnets, route tables, network ACLs, gateways and endpoints belong to another account, \
                which shares the subnets; groups, instances and interfaces stay the learner's",
        options: &[],
        examples: &["share vpc 999999999999"],
        read: share,
    },
];

fn vpc(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let label = args.new_label()?;
    let cidr = block4(&args.word(Phrase::VpcBlock)?)?;
    let default = args.skip("default");
    let ipv6: Option<Ipv6Net> = args.parsed("ipv6", Phrase::BlockOfVpcV6)?;
    let support = args.switch("dns-support")?.unwrap_or(true);
    let hostnames = args.switch("dns-hostnames")?.unwrap_or(false);
    let main = args.option("main").unwrap_or_else(|| format!("{label}-main-rt"));
    let acl = args.option("acl").unwrap_or_else(|| format!("{label}-default-acl"));
    let group = args.option("sg").unwrap_or_else(|| format!("{label}-default-sg"));
    let id = args.option("id");
    if !(16..=28).contains(&cidr.prefix_len()) {
        let why = Phrase::VpcBlockSize;
        return Err(Fault::refused(&cidr.to_string(), why, Phrase::ChooseVpcBlock));
    }
    Ok(Box::new(move |account| {
        let place = account.here.clone();
        let fields = json!({
            "CidrBlock": cidr.to_string(),
            "CidrBlockAssociationSet": [{"CidrBlock": cidr.to_string(), "CidrBlockState": {"State": "associated"}}],
            "IsDefault": default,
            "State": "available",
            "OwnerId": place.account,
            "DhcpOptionsId": format!("dopt-0{}", digits(&place.region, 16)),
        });
        let id = account.create(&label, Kind::Vpc, id, fields)?;
        let switches = vec![
            json!({"VpcId": id, "EnableDnsSupport": {"Value": support}}),
            json!({"VpcId": id, "EnableDnsHostnames": {"Value": hostnames}}),
        ];
        for switch in switches {
            account.insert(&place, Ask::DescribeVpcAttribute, Some(&id), switch);
        }
        let table = super::routes::new_table(account, &main, &id, None)?;
        super::routes::associate_main(account, &table)?;
        super::filters::new_acl(account, &acl, &id, true, None)?;
        super::filters::new_group(account, &group, &id, Some("default"), None)?;
        if let Some(ipv6) = ipv6 {
            add_ipv6(account, &id, ipv6)?;
        }
        guard::mark(account, Kind::Vpc, &id);
        Ok(())
    }))
}

fn subnet(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let label = args.new_label()?;
    let vpc = args.word(Phrase::TheVpc)?;
    let cidr = block(&args.word(Phrase::SubnetBlock)?)?;
    let default = args.skip("default");
    let zone = args.option("zone").unwrap_or_else(|| "a".into());
    let option: Option<Ipv6Net> = args.parsed("ipv6", Phrase::BlockOfSubnetV6)?;
    let public = args.switch("public-ip")?.unwrap_or(false);
    let dns64 = args.switch("dns64")?.unwrap_or(false);
    let id = args.option("id");
    let (ipv4, ipv6) = match cidr {
        IpNet::V4(net) => (Some(net), option),
        IpNet::V6(net) => (None, Some(net)),
    };
    if let Some(net) = ipv4.filter(|net| !(16..=28).contains(&net.prefix_len())) {
        let why = Phrase::SubnetBlockSize;
        return Err(Fault::refused(&net.to_string(), why, Phrase::ChooseSubnetBlock));
    }
    Ok(Box::new(move |account| {
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        if let Some(net) = ipv4 {
            check_room(account, &vpc.id, net)?;
        }
        account.here = vpc.place.clone();
        let (zone, zone_id) = find_zone(account, &zone)?;
        let owner = text(account.element(&vpc)?, "OwnerId").to_owned();
        let fields = json!({
            "VpcId": vpc.id,
            "CidrBlock": ipv4.map(|net| net.to_string()),
            "Ipv6CidrBlockAssociationSet": ipv6.iter().map(associated).collect::<Vec<_>>(),
            "AvailabilityZone": zone,
            "AvailabilityZoneId": zone_id,
            "State": "available",
            "OwnerId": owner,
            "Ipv6Native": ipv4.is_none(),
            "EnableDns64": dns64,
            "MapPublicIpOnLaunch": public,
            "AssignIpv6AddressOnCreation": ipv4.is_none(),
            "AvailableIpAddressCount": ipv4.map_or(0, addresses::available),
            "DefaultForAz": default,
        });
        let id = account.create(&label, Kind::Subnet, id, fields)?;
        super::filters::use_default_acl(account, &vpc.id, &id);
        guard::mark(account, Kind::Subnet, &id);
        Ok(())
    }))
}

fn associated(net: &Ipv6Net) -> Value {
    json!({"Ipv6CidrBlock": net.to_string(), "Ipv6CidrBlockState": {"State": "associated"}})
}

/// AWS refuses a subnet outside of its VPC's blocks, and one that overlaps another one.
fn check_room(account: &Account, vpc: &str, net: Ipv4Net) -> Result<(), Fault> {
    let blocks: Vec<Ipv4Net> = account
        .get(Kind::Vpc, vpc)
        .map(|vpc| list(vpc, "CidrBlockAssociationSet"))
        .unwrap_or_default()
        .iter()
        .filter_map(|block| text(block, "CidrBlock").parse().ok())
        .collect();
    if !blocks.iter().any(|block| block.contains(&net)) {
        let blocks = blocks.iter().map(Ipv4Net::to_string).collect::<Vec<_>>().join(", ");
        return Err(Fault::refused(&net.to_string(), Phrase::VpcHas { blocks }, Phrase::ChooseInside));
    }
    let mut others = account.linked(Kind::Subnet, vpc).into_iter().filter(|subnet| {
        let block = account.get(Kind::Subnet, subnet).map(|subnet| text(subnet, "CidrBlock"));
        let other: Option<Ipv4Net> = block.and_then(|block| block.parse().ok());
        other.is_some_and(|other| other.contains(&net) || net.contains(&other))
    });
    match others.next() {
        Some(id) => {
            let why = Phrase::Overlaps { name: account.word_for(&id).to_owned() };
            Err(Fault::refused(&net.to_string(), why, Phrase::ChooseFreeBlock))
        }
        None => Ok(()),
    }
}

/// Name and id of a zone, given by its letter or its name.
fn find_zone(account: &mut Account, word: &str) -> Result<(String, String), Fault> {
    let here = account.here.clone();
    let name = if word.len() == 1 { format!("{}{word}", here.region) } else { word.to_owned() };
    let zones = &account.answer(&here, Ask::DescribeAvailabilityZones).elements;
    let found = zones.iter().find(|zone| text(zone, "ZoneName") == name);
    match found {
        Some(zone) => Ok((name, text(zone, "ZoneId").to_owned())),
        None => Err(Fault::unknown(Phrase::Zone, &name, zones.iter().map(|zone| text(zone, "ZoneName")))),
    }
}

fn cidr(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::VpcOrSubnet)?;
    let net = block(&args.word(Phrase::TheBlock)?)?;
    Ok(Box::new(move |account| {
        let named = account.find(&word, &[Kind::Vpc, Kind::Subnet])?;
        match (net, named.kind) {
            (IpNet::V4(net), Kind::Vpc) => {
                let net = net.to_string();
                let block = json!({"CidrBlock": net, "CidrBlockState": {"State": "associated"}});
                list_mut(account.element_mut(&named)?, "CidrBlockAssociationSet").push(block);
                super::routes::add_local(account, &named.id, "DestinationCidrBlock", &net);
                super::transit::refresh(account, &named.id);
                Ok(())
            }
            (IpNet::V6(net), Kind::Vpc) => add_ipv6(account, &named.id, net),
            (IpNet::V6(net), _) => {
                list_mut(account.element_mut(&named)?, "Ipv6CidrBlockAssociationSet").push(associated(&net));
                Ok(())
            }
            (IpNet::V4(net), _) => {
                let why = Phrase::OneBlock;
                Err(Fault::refused(&net.to_string(), why, Phrase::MakeSubnet))
            }
        }
    }))
}

/// With the block, AWS adds local routes, and IPv6 rules to the lists: 101 (allow all) to the default one, 32768 (deny)
/// to each (<https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html>).
fn add_ipv6(account: &mut Account, vpc: &str, net: Ipv6Net) -> Result<(), Fault> {
    if let Some(element) = account.get_mut(Kind::Vpc, vpc) {
        list_mut(element, "Ipv6CidrBlockAssociationSet").push(associated(&net));
    }
    super::routes::add_local(account, vpc, "DestinationIpv6CidrBlock", &net.to_string());
    super::filters::add_ipv6_rules(account, vpc);
    Ok(())
}

fn dns(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let vpc = args.word(Phrase::TheVpc)?;
    let switches = [("support", "EnableDnsSupport"), ("hostnames", "EnableDnsHostnames")].map(|pair| (pair.0, pair));
    let (name, field) = args.one_of(Phrase::SwitchOfVpc, &switches)?;
    let value = crate::args::switched(name, &args.word(Phrase::OnOrOff)?)?;
    Ok(Box::new(move |account| {
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        let switches = account.answer(&vpc.place, Ask::DescribeVpcAttribute).list_mut(Some(&vpc.id));
        switches.retain(|switch| switch.get(field).is_none());
        switches.push(json!({"VpcId": vpc.id, field: {"Value": value}}));
        Ok(())
    }))
}

fn share(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let vpc = args.word(Phrase::TheVpc)?;
    let owner = super::place::number(&args.word(Phrase::OwnerAccount)?)?;
    Ok(Box::new(move |account| {
        let vpc = account.find(&vpc, &[Kind::Vpc])?;
        for kind in [Kind::Vpc, Kind::Subnet, Kind::RouteTable, Kind::NetworkAcl, Kind::Endpoint] {
            let elements = account.all_mut(kind).filter(|element| text(element, "VpcId") == vpc.id);
            elements.for_each(|element| set(element, "OwnerId", owner.as_str()));
        }
        let attached = |gateway: &&mut Value| list(gateway, "Attachments").iter().any(|at| text(at, "VpcId") == vpc.id);
        account.all_mut(Kind::InternetGateway).filter(attached).for_each(|igw| set(igw, "OwnerId", owner.as_str()));
        Ok(())
    }))
}
