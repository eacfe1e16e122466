//! Instances: how they start, stop and end.

use super::{Command, Edit, balancers, databases, interfaces, routes};
use crate::account::{Account, MADE, Named};
use crate::addresses;
use crate::args::Args;
use crate::element::{set, text, update};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;
use std::net::Ipv4Addr;

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "instance",
        usage: "instance LABEL SUBNET [groups=SG,…] [ip=ADDRESS] [ipv6=ADDRESS] [public-ip=on|off|ADDRESS] [type=t3.micro] [image=ami-…] [key=NAME] [profile=ARN] [id=ID]",
        about: "a running instance with the interface LABEL-eni and the disk LABEL-disk; \
                it gets a public address if the subnet gives one, unless `public-ip=` says otherwise",
        options: &["groups", "ip", "ipv6", "public-ip", "type", "image", "key", "profile", "id"],
        examples: &["instance app-2 private-c groups=private-sg"],
        read: instance,
    },
    Command {
        name: "stop",
        usage: "stop INSTANCE",
        about: "stops an instance; a public address that is no Elastic IP address is lost",
        options: &[],
        examples: &["stop bastion"],
        read: stop,
    },
    Command {
        name: "start",
        usage: "start INSTANCE|DATABASE",
        about: "starts a stopped instance, and if it had a public address of its own, it gets another one; \
                or a stopped database or cluster",
        options: &[],
        examples: &["stop bastion", "start bastion"],
        read: start,
    },
    Command {
        name: "terminate",
        usage: "terminate INSTANCE",
        about: "ends an instance: it stays listed without its interface, disk and addresses; \
                routes to it become blackholes",
        options: &[],
        examples: &["terminate app"],
        read: terminate,
    },
    Command {
        name: "ssm",
        usage: "ssm INSTANCE Online|ConnectionLost|Inactive|off",
        about: "what Systems Manager knows of an instance; `off`: nothing",
        options: &[],
        examples: &["ssm app Online"],
        read: ssm,
    },
];

/// Whether an instance starts with a public address.
enum Public {
    AsSubnet,
    Auto(bool),
    Address(Ipv4Addr),
}

fn instance(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, subnet) = (args.new_label()?, args.word(Phrase::TheSubnet)?);
    let groups = args.list("groups").unwrap_or_default();
    let ip = args.parsed("ip", Phrase::PrivateAddress)?;
    let ipv6 = args.parsed("ipv6", Phrase::AddressV6)?;
    let public = match args.option("public-ip").as_deref() {
        None => Public::AsSubnet,
        Some("on") => Public::Auto(true),
        Some("off") => Public::Auto(false),
        Some(address) => match address.parse() {
            Ok(address) => Public::Address(address),
            Err(_) => return Err(Fault::malformed(address, Phrase::PublicOrNot)),
        },
    };
    let r#type = args.option("type").unwrap_or_else(|| "t3.micro".into());
    let image = args.option("image").unwrap_or_else(|| format!("ami-0{}", digits("image", 16)));
    let key = args.option("key").unwrap_or_else(|| "course".into());
    let (profile, id) = (args.option("profile"), args.option("id"));
    Ok(Box::new(move |account| {
        let subnet_named = account.find(&subnet, &[Kind::Subnet])?;
        let subnet_element = account.element(&subnet_named)?.clone();
        let groups = interfaces::group_ids(account, &groups)?;
        account.here = subnet_named.place.clone();
        let fields = json!({
            "State": {"Name": "running", "Code": 16},
            "ImageId": image,
            "InstanceType": r#type,
            "Architecture": "x86_64",
            "PlatformDetails": "Linux/UNIX",
            "KeyName": key,
            "LaunchTime": MADE,
            "IamInstanceProfile": profile.map(|arn| json!({"Arn": arn})),
            "MetadataOptions": {"HttpTokens": "required", "HttpEndpoint": "enabled"},
            "Placement": {"AvailabilityZone": text(&subnet_element, "AvailabilityZone"), "Tenancy": "default"},
        });
        let id = account.create(&label, Kind::Instance, id, fields)?;
        let attachment = Some(interfaces::attachment(account, &id, 0));
        let eni = format!("{label}-eni");
        let wanted = interfaces::Wanted { label: eni, subnet, groups, ip, ipv6, attachment, ..Default::default() };
        let interface = interfaces::create(account, wanted)?;
        let fields = json!({
            "Size": 8, "VolumeType": "gp3", "State": "in-use", "CreateTime": MADE,
            "Attachments": [{"InstanceId": id, "State": "attached"}],
        });
        account.create(&format!("{label}-disk"), Kind::Volume, None, fields)?;
        let address = match public {
            Public::Address(address) => Some(address.to_string()),
            Public::Auto(false) => None,
            Public::AsSubnet if subnet_element.get("MapPublicIpOnLaunch") != Some(&Value::Bool(true)) => None,
            Public::Auto(true) | Public::AsSubnet => Some(addresses::public(account)),
        };
        if let Some(address) = address {
            interfaces::set_public(account, &interface, &address, None);
        }
        Ok(())
    }))
}

/// Whether an interface has a public address that is no Elastic IP address.
fn has_passing_address(account: &Account, interface: &str) -> bool {
    let association = account.get(Kind::Interface, interface).and_then(|interface| interface.get("Association"));
    association.is_some_and(|association| text(association, "IpOwnerId") == "amazon")
}

fn set_state(account: &mut Account, instance: &Named, name: &str, code: u8) -> Result<(), Fault> {
    set(account.element_mut(instance)?, "State", json!({"Name": name, "Code": code}));
    Ok(())
}

fn stop(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::TheInstance)?;
    Ok(Box::new(move |account| {
        let instance = account.find(&word, &[Kind::Instance])?;
        set_state(account, &instance, "stopped", 80)?;
        if let Some(interface) = interfaces::primary(account, &instance.id)
            && has_passing_address(account, &interface)
        {
            account.auto_public.insert(instance.id.clone());
            interfaces::release_public(account, &interface);
        }
        forget_ssm(account, &instance, "ConnectionLost");
        balancers::leave(account, &instance.id, false);
        Ok(())
    }))
}

fn start(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::TheInstance)?;
    Ok(Box::new(move |account| {
        let instance = account.find(&word, &[Kind::Instance, Kind::Database, Kind::DatabaseCluster])?;
        if instance.kind != Kind::Instance {
            return databases::start(account, &instance);
        }
        let Some(interface) = interfaces::primary(account, &instance.id) else {
            return Err(Fault::refused(&word, Phrase::Terminated, Phrase::MakeInstance));
        };
        set_state(account, &instance, "running", 16)?;
        if account.auto_public.remove(&instance.id) {
            let address = addresses::public(account);
            interfaces::set_public(account, &interface, &address, None);
        }
        forget_ssm(account, &instance, "Online");
        Ok(())
    }))
}

fn terminate(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::TheInstance)?;
    Ok(Box::new(move |account| {
        let instance = account.find(&word, &[Kind::Instance])?;
        unplug(account, &instance.id);
        let element = account.element_mut(&instance)?;
        let gone = [
            "VpcId",
            "SubnetId",
            "PrivateIpAddress",
            "PublicIpAddress",
            "Ipv6Address",
            "SecurityGroups",
            "NetworkInterfaces",
            "SourceDestCheck",
            "IamInstanceProfile",
        ];
        gone.iter().for_each(|field| set(element, field, Value::Null));
        balancers::leave(account, &instance.id, false);
        set_state(account, &instance, "terminated", 48)
    }))
}

/// Takes away what hangs on an instance.
pub(super) fn unplug(account: &mut Account, id: &str) {
    routes::set_state_of_routes_to(account, id, "blackhole");
    while let Some(interface) = interfaces::primary(account, id) {
        routes::set_state_of_routes_to(account, &interface, "blackhole");
        interfaces::delete(account, &interface);
    }
    let volumes = account.linked(Kind::Volume, id);
    volumes.iter().for_each(|volume| account.delete(Kind::Volume, volume));
    for sheet in account.places.values_mut() {
        if let Some(answer) = sheet.get_mut(&Ask::DescribeInstanceInformation) {
            answer.elements.retain(|known| text(known, "InstanceId") != id);
        }
    }
}

/// Systems Manager sees that an instance comes and goes, if it knew it.
fn forget_ssm(account: &mut Account, instance: &Named, status: &str) {
    let answer = account.answer(&instance.place, Ask::DescribeInstanceInformation);
    for known in answer.elements.iter_mut().filter(|known| text(known, "InstanceId") == instance.id) {
        set(known, "PingStatus", status);
    }
}

fn ssm(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let word = args.word(Phrase::TheInstance)?;
    let states = [("Online", "Online"), ("ConnectionLost", "ConnectionLost"), ("Inactive", "Inactive"), ("off", "")];
    let status = args.one_of(Phrase::State, &states)?;
    Ok(Box::new(move |account| {
        let instance = account.find(&word, &[Kind::Instance])?;
        let known = &mut account.answer(&instance.place, Ask::DescribeInstanceInformation).elements;
        known.retain(|known| text(known, "InstanceId") != instance.id);
        if !status.is_empty() {
            let mut information = json!({"InstanceId": instance.id});
            update(&mut information, json!({"PingStatus": status, "LastPingDateTime": MADE, "PlatformType": "Linux"}));
            known.push(information);
        }
        Ok(())
    }))
}
