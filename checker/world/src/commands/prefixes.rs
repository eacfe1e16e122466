//! Prefix lists: AWS's own and customers'.

use super::{Command, Edit};
use crate::args::{Args, block};
use crate::error::Fault;
use crate::kind::{Kind, digits};
use crate::phrase::Phrase;
use ipnet::IpNet;
use serde_json::{Value, json};
use snapshot::Ask;

pub(super) const COMMANDS: &[Command] = &[Command {
    name: "prefix-list",
    usage: "prefix-list LABEL CIDR… [name=NAME] [owner=AWS] [id=ID]",
    about: "a managed prefix list with these blocks; one of owner AWS is listed among AWS's own too",
    options: &["name", "owner", "id"],
    examples: &["prefix-list offices 203.0.113.0/25 198.51.100.0/25", "allow bastion-sg in tcp 22 from offices"],
    read: prefix_list,
}];

fn prefix_list(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let label = args.new_label()?;
    let blocks = args.rest().iter().map(|word| block(word)).collect::<Result<Vec<IpNet>, _>>()?;
    let (name, owner, id) = (args.option("name"), args.option("owner"), args.option("id"));
    let ipv6 = matches!(blocks.first(), Some(IpNet::V6(_)));
    if let Some(other) = blocks.iter().find(|net| matches!(net, IpNet::V6(_)) != ipv6) {
        let why = Phrase::OneFamily;
        return Err(Fault::refused(&other.to_string(), why, Phrase::MakeTwoLists));
    }
    let blocks: Vec<String> = blocks.iter().map(IpNet::to_string).collect();
    Ok(Box::new(move |account| {
        let here = account.here.clone();
        let name = name.unwrap_or_else(|| format!("list-{}", digits(&Kind::PrefixList.id(&label), 6)));
        let owner = owner.unwrap_or_else(|| here.account.clone());
        let fields = json!({
            "PrefixListName": name,
            "AddressFamily": if ipv6 { "IPv6" } else { "IPv4" },
            "State": "create-complete",
            "OwnerId": owner,
            "MaxEntries": (owner != "AWS").then_some(blocks.len()),
            "Version": (owner != "AWS").then_some(1),
        });
        let id = account.create(&label, Kind::PrefixList, id, fields)?;
        let entries: Vec<Value> = blocks.iter().map(|cidr| json!({"Cidr": cidr})).collect();
        for entry in entries {
            account.insert(&here, Ask::GetManagedPrefixListEntries, Some(&id), entry);
        }
        if owner == "AWS" {
            let list = json!({"PrefixListId": id, "PrefixListName": name, "Cidrs": blocks});
            account.insert(&here, Ask::DescribePrefixLists, None, list);
        }
        Ok(())
    }))
}
