//! VPC endpoints and Instance Connect endpoints.

use super::{Command, Edit, interfaces, routes};
use crate::account::{Account, MADE, Named};
use crate::args::Args;
use crate::element::{list, list_mut, text};
use crate::error::Fault;
use crate::kind::{Kind, digits, letters};
use crate::phrase::Phrase;
use serde_json::{Value, json};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        name: "endpoint",
        usage: "endpoint LABEL VPC SERVICE [type=gateway|interface|gwlb] [tables=TABLE,…] [subnets=SUBNET,…] [groups=SG,…] [private-dns=on] [state=available] [service-region=REGION] [id=ID]",
        about: "a VPC endpoint; the service is a short name like s3 or ssm, or a whole one. \
                Gateway endpoints (s3 and dynamodb without subnets) put routes into the tables; \
                others have an interface in each subnet, called LABEL-eni, LABEL-eni-2 and so on",
        options: &["type", "tables", "subnets", "groups", "private-dns", "state", "service-region", "id"],
        examples: &[
            "endpoint dynamodb vpc dynamodb tables=private-rt",
            "endpoint ssm vpc ssm subnets=private-a,private-c groups=web-sg private-dns=on",
            "endpoint firewall vpc com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0 type=gwlb subnets=public-a",
        ],
        read: endpoint,
    },
    Command {
        name: "eice",
        usage: "eice LABEL SUBNET [groups=SG,…] [preserve-client-ip=off] [state=create-complete] [id=ID]",
        about: "an Instance Connect endpoint with the interface LABEL-eni",
        options: &["groups", "preserve-client-ip", "state", "id"],
        examples: &["sg eice-sg vpc", "eice door private-a groups=eice-sg"],
        read: eice,
    },
];

const TYPES: [(&str, &str); 3] = [("gateway", "Gateway"), ("interface", "Interface"), ("gwlb", "GatewayLoadBalancer")];

/// What an endpoint says when nobody restricted it.
const FULL_ACCESS: &str =
    r#"{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"#;

/// What `endpoint` was told.
struct Wanted {
    label: String,
    vpc: String,
    service: String,
    r#type: &'static str,
    tables: Vec<String>,
    subnets: Vec<String>,
    groups: Vec<String>,
    private_dns: Option<bool>,
    state: String,
    service_region: Option<String>,
    id: Option<String>,
}

fn endpoint(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, vpc, service) = (args.new_label()?, args.word(Phrase::TheVpc)?, args.word(Phrase::TheService)?);
    let (tables, subnets) = (args.list("tables").unwrap_or_default(), args.list("subnets").unwrap_or_default());
    let by_gateway = |name: &str| matches!(name.rsplit('.').next(), Some("s3" | "dynamodb"));
    let r#type = match args.option("type") {
        Some(word) => crate::args::choose(Phrase::TypeOfEndpoint, &word, &TYPES)?,
        None if by_gateway(&service) && subnets.is_empty() => "Gateway",
        None => "Interface",
    };
    let misplaced = if r#type == "Gateway" { subnets.first() } else { tables.first() };
    if let Some(word) = misplaced {
        let (why, remedy) = if r#type == "Gateway" {
            (Phrase::GatewayEndpointHasNoSubnets, Phrase::NameTables)
        } else {
            (Phrase::OnlyGatewayEndpoints, Phrase::NameSubnetsOption)
        };
        return Err(Fault::refused(word, why, remedy));
    }
    let wanted = Wanted {
        label,
        vpc,
        service,
        r#type,
        tables,
        subnets,
        groups: args.list("groups").unwrap_or_default(),
        private_dns: args.switch("private-dns")?,
        state: args.option("state").unwrap_or_else(|| "available".into()),
        service_region: args.option("service-region"),
        id: args.option("id"),
    };
    Ok(Box::new(move |account| new_endpoint(account, wanted)))
}

fn new_endpoint(account: &mut Account, wanted: Wanted) -> Result<(), Fault> {
    let vpc = account.find(&wanted.vpc, &[Kind::Vpc])?;
    account.here = vpc.place.clone();
    let region = wanted.service_region.clone().unwrap_or_else(|| vpc.place.region.clone());
    let service = if wanted.service.contains('.') {
        wanted.service.clone()
    } else {
        format!("com.amazonaws.{region}.{}", wanted.service)
    };
    let groups = interfaces::group_ids(account, &wanted.groups)?;
    let id = wanted.id.unwrap_or_else(|| Kind::Endpoint.id(&wanted.label));
    let by_interface = wanted.r#type == "Interface";
    // Interface endpoints of S3 come without private names, those of other services with them.
    let private_dns = wanted.private_dns.unwrap_or(by_interface && short_name(&service) != "s3");
    let owner = text(account.element(&vpc)?, "OwnerId").to_owned();
    let fields = json!({
        "VpcId": vpc.id,
        "VpcEndpointType": wanted.r#type,
        "ServiceName": service,
        "ServiceRegion": region,
        "State": wanted.state,
        "Groups": interfaces::identifiers(account, &groups),
        "PrivateDnsEnabled": private_dns,
        "IpAddressType": "ipv4",
        "DnsOptions": by_interface.then(|| json!({"DnsRecordIpType": "ipv4"})),
        "PolicyDocument": (wanted.r#type != "GatewayLoadBalancer").then_some(FULL_ACCESS),
        "OwnerId": owner,
        "RequesterManaged": false,
        "CreationTimestamp": MADE,
    });
    account.create(&wanted.label, Kind::Endpoint, Some(id.clone()), fields)?;
    let named = account.find(&wanted.label, &[Kind::Endpoint])?;
    for table in &wanted.tables {
        let table = account.find(table, &[Kind::RouteTable])?;
        add_table(account, &named, &table.id)?;
    }
    let subnets = interfaces::subnets(account, &wanted.subnets)?;
    let made = interfaces::create_for_service(
        account,
        &interfaces::Service {
            label: &wanted.label,
            r#type: if by_interface { "vpc_endpoint" } else { "gateway_load_balancer_endpoint" },
            description: format!("VPC Endpoint Interface {id}"),
            owner: "amazon-aws",
            groups: &groups,
            without_groups: !by_interface,
            public: false,
        },
        &subnets,
    )?;
    let zones = interfaces::zones(account, &subnets);
    let element = account.element_mut(&named)?;
    list_mut(element, "SubnetIds").extend(subnets.iter().map(|subnet| subnet.id.as_str().into()));
    list_mut(element, "NetworkInterfaceIds").extend(made.into_iter().map(Value::from));
    if by_interface {
        let names = names(&id, &service, &region, &zones, private_dns);
        list_mut(element, "DnsEntries").extend(names);
    }
    Ok(())
}

/// The names that an interface endpoint answers to, as AWS lists them: one of its own, one for each zone, and with private
/// DNS the names of its service (<https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html>).
fn names(id: &str, service: &str, region: &str, zones: &[String], private: bool) -> Vec<Value> {
    // What is not AWS's has a domain of its own, if any.
    let of_aws = service.strip_prefix(&format!("com.amazonaws.{region}."));
    let dotted = of_aws.unwrap_or(service).split('.').rev().collect::<Vec<_>>().join(".");
    let host = match of_aws {
        Some(_) => dotted.clone(),
        None => short_name(service).to_owned(),
    };
    let hash = digits(id, 8);
    // Every bucket has a name below S3's.
    let wildcard = if host == "s3" { "*." } else { "" };
    let own = std::iter::once(String::new()).chain(zones.iter().map(|zone| format!("-{zone}")));
    let mut names: Vec<Value> = own
        .map(|zone| {
            let name = format!("{wildcard}{id}-{hash}{zone}.{host}.{region}.vpce.amazonaws.com");
            json!({"DnsName": name, "HostedZoneId": "Z27UANNT0PRK1T"})
        })
        .collect();
    if private {
        names.extend(private_names(id, service, region));
    }
    names
}

/// The names of its service that an endpoint answers to with private DNS.
fn private_names(id: &str, service: &str, region: &str) -> Vec<Value> {
    let Some(of_aws) = service.strip_prefix(&format!("com.amazonaws.{region}.")) else { return Vec::new() };
    let dotted = of_aws.split('.').rev().collect::<Vec<_>>().join(".");
    let host = if dotted == "kinesis-streams" { "kinesis".into() } else { dotted };
    let mut private = vec![format!("{host}.{region}.amazonaws.com")];
    match host.as_str() {
        "s3" => private
            .extend(["*.s3", "*.s3-accesspoint", "*.s3-control"].map(|name| format!("{name}.{region}.amazonaws.com"))),
        "dkr.ecr" | "execute-api" | "data.iot" => private.push(format!("*.{host}.{region}.amazonaws.com")),
        _ => {}
    }
    let zone = format!("Z0{}", letters(id, 19));
    private.iter().map(|name| json!({"DnsName": name, "HostedZoneId": zone})).collect()
}

/// The names of an interface endpoint follow its private DNS.
pub(super) fn follow_private_dns(account: &mut Account, id: &str) {
    let Some(element) = account.get_mut(Kind::Endpoint, id) else { return };
    let is_on = element.get("PrivateDnsEnabled").and_then(Value::as_bool) == Some(true);
    let region = text(element, "ServiceRegion").to_owned();
    let private = private_names(id, text(element, "ServiceName"), &region);
    let entries = list_mut(element, "DnsEntries");
    // A gateway endpoint has no names at all.
    if !entries.is_empty() {
        entries.retain(|entry| text(entry, "DnsName").contains(".vpce."));
        entries.extend(private.into_iter().filter(|_| is_on));
    }
}

fn short_name(service: &str) -> &str {
    service.rsplit('.').next().unwrap_or(service)
}

/// A gateway endpoint puts the route to its service's prefix list into a table.
pub(super) fn add_table(account: &mut Account, endpoint: &Named, table: &str) -> Result<(), Fault> {
    let element = account.element(endpoint)?;
    let (service, region) = (text(element, "ServiceName").to_owned(), endpoint.place.region.clone());
    if text(element, "VpcEndpointType") != "Gateway" {
        let word = account.label_of(&endpoint.id).unwrap_or(&endpoint.id);
        return Err(Fault::refused(word, Phrase::OnlyGatewayEndpoints, Phrase::NameGatewayEndpoint));
    }
    // An endpoint of another Region's service still routes this Region's list.
    let local = format!("com.amazonaws.{region}.{}", short_name(&service));
    let is_named = |list: &&Value| [service.as_str(), &local].contains(&text(list, "PrefixListName"));
    let list = account.all(Kind::PrefixList).find(is_named).map(|list| text(list, "PrefixListId").to_owned());
    let Some(list) = list else {
        let why = Phrase::NoListOfService;
        return Err(Fault::refused(&service, why, Phrase::MakePrefixList));
    };
    let tables = list_mut(account.element_mut(endpoint)?, "RouteTableIds");
    if !tables.contains(&table.into()) {
        tables.push(table.into());
    }
    let field = "DestinationPrefixListId";
    let route = json!({field: list, "GatewayId": endpoint.id, "State": "active", "Origin": "CreateRoute"});
    routes::put_route(account, table, field, route);
    Ok(())
}

/// A gateway endpoint takes its route out of a table, or of all.
pub(super) fn remove_tables(account: &mut Account, endpoint: &Named, table: Option<&str>) {
    let leaves = |id: &Value| table.is_none_or(|table| id == table);
    if let Some(element) = account.get_mut(Kind::Endpoint, &endpoint.id) {
        list_mut(element, "RouteTableIds").retain(|id| !leaves(id));
    }
    for element in account.all_mut(Kind::RouteTable) {
        if table.is_none_or(|table| text(element, "RouteTableId") == table) {
            list_mut(element, "Routes").retain(|route| text(route, "GatewayId") != endpoint.id);
        }
    }
}

/// The interfaces of an endpoint or Instance Connect endpoint go.
pub(super) fn unplug(account: &mut Account, kind: Kind, id: &str) {
    let interfaces = account.get(kind, id).map(|element| list(element, "NetworkInterfaceIds").to_vec());
    for interface in interfaces.unwrap_or_default() {
        interfaces::delete(account, interface.as_str().unwrap_or_default());
    }
}

fn eice(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let (label, subnet) = (args.new_label()?, args.word(Phrase::TheSubnet)?);
    let groups = args.list("groups").unwrap_or_default();
    let preserve = args.switch("preserve-client-ip")?.unwrap_or_default();
    let state = args.option("state").unwrap_or_else(|| "create-complete".into());
    let id = args.option("id");
    Ok(Box::new(move |account| {
        let subnet = account.find(&subnet, &[Kind::Subnet])?;
        let element = account.element(&subnet)?.clone();
        let groups = interfaces::group_ids(account, &groups)?;
        account.here = subnet.place.clone();
        let id = id.unwrap_or_else(|| Kind::InstanceConnect.id(&label));
        let interface = interfaces::create(
            account,
            interfaces::Wanted {
                label: format!("{label}-eni"),
                subnet: subnet.id.clone(),
                groups,
                r#type: Some("ec2_instance_connect_endpoint".into()),
                service: Some(format!("EC2 Instance Connect Endpoint {id}")),
                attachment: Some(json!({"InstanceOwnerId": "amazon-aws", "DeviceIndex": 1, "Status": "attached"})),
                ..interfaces::Wanted::default()
            },
        )?;
        let held = account.get(Kind::Interface, &interface).map(|eni| list(eni, "Groups").to_vec()).unwrap_or_default();
        let fields = json!({
            "VpcId": text(&element, "VpcId"),
            "SubnetId": subnet.id,
            "State": state,
            "PreserveClientIp": preserve,
            "SecurityGroupIds": held.iter().map(|group| text(group, "GroupId")).collect::<Vec<_>>(),
            "NetworkInterfaceIds": [interface],
            "IpAddressType": "ipv4",
            "AvailabilityZone": text(&element, "AvailabilityZone"),
            "OwnerId": account.home.account,
        });
        account.create(&label, Kind::InstanceConnect, Some(id), fields).map(drop)
    }))
}
