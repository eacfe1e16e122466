//! What a `main.tf` builds, read by a parser of HCL and evaluated with a learner's settings.

use super::expression::value;
use super::{DATABASE, DISTRIBUTION, MY_IP, NEWEST_IMAGE, ORIGIN, Settings, ZONES, at, plain};
use hcl_edit::structure::{Block, Body};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Name, type and value of the record that validates a certificate; its name follows upon the first and the last.
const RECORD_THAT_VALIDATES: [&str; 3] = ["record that validates ", "CNAME", "value that validates "];

/// A configuration, evaluated.
pub(super) struct Configuration {
    pub(super) variables: BTreeSet<String>,
    pub(super) outputs: BTreeSet<String>,
    /// By kind and label.
    resources: BTreeMap<(String, String), Value>,
}

impl Configuration {
    /// Reads and evaluates a configuration.
    ///
    /// # Panics
    /// It does not parse, or something in it is not declared.
    pub(super) fn read(text: &str, settings: &Settings) -> Self {
        let body: Body = text.parse().unwrap();
        let mut declared = Map::new();
        declared.insert("var".to_owned(), variables(&body, settings));
        declared.insert("data".to_owned(), data(&body));
        locals(&body, &mut declared);
        resources(&body, &mut declared);
        let built = body.get_blocks("resource").filter(|block| count(block, &declared) > 0);
        let everywhere: Vec<Value> = body
            .get_blocks("provider")
            .map(|block| evaluated(&block.body, &declared)["default_tags"][0]["tags"].clone())
            .collect();
        let resources = built.map(|block| {
            let mut resource = evaluated(&block.body, &declared);
            for (key, tag) in everywhere.iter().filter_map(Value::as_object).flatten() {
                resource["tags"][key] = tag.clone();
            }
            ((label(block, 0), label(block, 1)), resource)
        });
        let resources = resources.collect();
        for block in body.get_blocks("output").chain(body.get_blocks("provider")) {
            evaluated(&block.body, &declared);
        }
        let labels = |kind| body.get_blocks(kind).map(|block| label(block, 0)).collect();
        Self { variables: labels("variable"), outputs: labels("output"), resources }
    }

    /// The addresses of all resources that are built.
    pub(super) fn addresses(&self) -> BTreeSet<String> {
        self.resources.keys().map(|(kind, label)| format!("{kind}.{label}")).collect()
    }

    /// What is built, a sentence for each thing.
    pub(super) fn told(&self) -> BTreeSet<String> {
        self.resources.iter().flat_map(|((kind, _), resource)| sentences(kind, resource)).collect()
    }
}

fn sentences(kind: &str, resource: &Value) -> Vec<String> {
    let word = |member: &str| plain(&resource[member]);
    let name = plain(&resource["tags"]["Name"]);
    let course = plain(&resource["tags"]["course"]);
    let group = word("security_group_id");
    match kind {
        "aws_vpc" => {
            let dns = [word("enable_dns_support"), word("enable_dns_hostnames")].join(" ");
            vec![format!("{course} vpc {name} {} dns {dns}", word("cidr_block"))]
        }
        "aws_subnet" => {
            let public = resource["map_public_ip_on_launch"].as_bool().unwrap_or(false);
            let (block, zone, vpc) = (word("cidr_block"), word("availability_zone"), word("vpc_id"));
            vec![format!("{course} subnet {name} {block} in {zone} of {vpc} gives addresses {public}")]
        }
        "aws_internet_gateway" => {
            vec![format!("{course} internet gateway {name}"), format!("{name} is attached to {}", word("vpc_id"))]
        }
        "aws_route_table" => vec![format!("{course} table {name} of {}", word("vpc_id"))],
        "aws_route" => {
            let target = ["gateway_id", "nat_gateway_id"].map(word).concat();
            vec![format!("{} {} -> {target}", word("route_table_id"), word("destination_cidr_block"))]
        }
        "aws_route_table_association" => vec![format!("{} uses {}", word("subnet_id"), word("route_table_id"))],
        "aws_network_acl" => {
            let rules = ["ingress", "egress"].into_iter().flat_map(|direction| {
                let rules = resource[direction].as_array().into_iter().flatten();
                rules.map(move |rule| (direction, rule))
            });
            let rules = rules.map(|(direction, rule)| {
                let [number, action, protocol, from, to, block] =
                    ["rule_no", "action", "protocol", "from_port", "to_port", "cidr_block"]
                        .map(|member| plain(&rule[member]));
                format!("{name} {direction} {number} {action} {protocol} {from}-{to} {block}")
            });
            let guarded = resource["subnet_ids"].as_array().into_iter().flatten();
            let guarded = guarded.map(|subnet| format!("{name} guards {}", plain(subnet)));
            let list = format!("{course} list {name} of {}", word("vpc_id"));
            [list].into_iter().chain(rules).chain(guarded).collect()
        }
        "aws_security_group" => {
            let (called, about, vpc) = (word("name"), word("description"), word("vpc_id"));
            vec![format!("{course} group {name} called {called} ({about}) of {vpc}")]
        }
        "aws_vpc_security_group_egress_rule" => {
            vec![format!("{group} lets out {} {}", word("ip_protocol"), word("cidr_ipv4"))]
        }
        "aws_vpc_security_group_ingress_rule" => {
            let source = ["cidr_ipv4", "referenced_security_group_id"].map(word).concat();
            let ports = [word("from_port"), word("to_port")].join("-");
            vec![format!("{group} lets in {} {ports} {source}", word("ip_protocol"))]
        }
        "aws_instance" => {
            let [kind, image, key, subnet] = ["instance_type", "ami", "key_name", "subnet_id"].map(word);
            let groups = plain(&resource["vpc_security_group_ids"]);
            let metadata = &resource["metadata_options"][0];
            let (tokens, endpoint) = (plain(&metadata["http_tokens"]), plain(&metadata["http_endpoint"]));
            let disk = resource["volume_tags"] == resource["tags"];
            let data = word("user_data");
            vec![format!(
                "{course} instance {name} {kind} {image} key {key} in {subnet} with {groups} tokens {tokens} {endpoint} disk {disk} runs {data}"
            )]
        }
        "aws_eip" => vec![format!("{course} address {name} {}", word("domain"))],
        "aws_nat_gateway" => {
            let [kind, subnet, address] = ["connectivity_type", "subnet_id", "allocation_id"].map(word);
            vec![format!("{course} nat gateway {name} {kind} in {subnet} with {address}")]
        }
        "aws_vpc_endpoint" => {
            let [kind, service, tables, vpc] =
                ["vpc_endpoint_type", "service_name", "route_table_ids", "vpc_id"].map(word);
            vec![format!("{course} endpoint {name} {kind} {service} for {tables} of {vpc}")]
        }
        "aws_db_subnet_group" => {
            let [called, about, subnets] = ["name", "description", "subnet_ids"].map(word);
            vec![format!("{course} subnets {name} called {called} ({about}): {subnets}")]
        }
        "aws_db_instance" => {
            assert_eq!(word("skip_final_snapshot"), "true", "the template deletes it without one");
            let told = DATABASE.map(|(_, member)| word(member)).join(" ");
            vec![format!("{course} database {name} {told}")]
        }
        "aws_lb" => {
            let [called, kind, families, subnets, groups] =
                ["name", "load_balancer_type", "ip_address_type", "subnets", "security_groups"].map(word);
            let internal = resource["internal"] == true;
            vec![format!(
                "{course} balancer {name} called {called} {kind} {families} internal {internal} in {subnets} with {groups}"
            )]
        }
        "aws_lb_target_group" => {
            let [called, kind, protocol, port, vpc] = ["name", "target_type", "protocol", "port", "vpc_id"].map(word);
            let (check, kept) = (&resource["health_check"][0], &resource["stickiness"][0]);
            let check = ["path", "matcher"].map(|member| plain(&check[member])).join(" ");
            let kept = ["enabled", "type", "cookie_duration"].map(|member| plain(&kept[member])).join(" ");
            vec![format!(
                "{course} targets {name} called {called} {kind} {protocol} {port} of {vpc} check {check} keep {kept}"
            )]
        }
        "aws_lb_target_group_attachment" => {
            vec![format!("{} has the target {}", word("target_group_arn"), word("target_id"))]
        }
        "aws_lb_listener" => {
            let [balancer, protocol, port, policy, shown] =
                ["load_balancer_arn", "protocol", "port", "ssl_policy", "certificate_arn"].map(word);
            let does = action(&resource["default_action"][0]);
            vec![format!("{balancer} listens {protocol} {port} by {policy} with {shown}: {does}")]
        }
        "aws_lb_listener_rule" => {
            let paths = plain(&resource["condition"][0]["path_pattern"][0]["values"]);
            let [listener, priority] = ["listener_arn", "priority"].map(word);
            vec![format!("{listener} has the rule {priority} for {paths}: {}", action(&resource["action"][0]))]
        }
        "aws_route53_zone" => vec![format!("{course} zone {name} of {}", word("name"))],
        "aws_route53_record" => {
            let [zone, name, kind, values] = ["zone_id", "name", "type", "records"].map(word);
            let alias = &resource["alias"][0];
            if alias.is_null() {
                let [of_name, of_kind, of_value] = RECORD_THAT_VALIDATES;
                let of = name.strip_prefix(of_name).unwrap_or_else(|| panic!("what is {name} for?"));
                assert_eq!((kind.as_str(), values), (of_kind, format!("{of_value}{of}")));
                return vec![format!("{zone} has the record that validates {of}")];
            }
            let [leads, by, health] = ["name", "zone_id", "evaluate_target_health"].map(|member| plain(&alias[member]));
            vec![format!("{zone} has {name} {kind} that leads to {leads} in {by} if healthy {health}")]
        }
        "aws_acm_certificate" => {
            let [domain, others, method] = ["domain_name", "subject_alternative_names", "validation_method"].map(word);
            vec![format!("{course} certificate {name} for {domain} and {others} by {method}")]
        }
        "aws_cloudfront_distribution" => {
            let told = DISTRIBUTION.map(|(_, way)| at(resource, way)).join(" ");
            vec![format!("{course} distribution {name} {told}")]
        }
        "aws_acm_certificate_validation" => vec![format!("{} is waited for", word("certificate_arn"))],
        other => panic!("nobody knows what to say of {other}"),
    }
}

/// What a listener or rule does.
fn action(action: &Value) -> String {
    let does = ["type", "target_group_arn"].map(|member| plain(&action[member]));
    let leads = ["protocol", "port", "status_code"].map(|member| plain(&action["redirect"][0][member]));
    [does.join(" "), leads.join(" ")].concat()
}

fn label(block: &Block, at: usize) -> String {
    block.labels[at].as_str().to_owned()
}

/// How many there are of a resource.
fn count(block: &Block, declared: &Map<String, Value>) -> usize {
    let count = block.body.get_attribute("count").map(|count| value(&count.value, declared));
    count.map_or(1, |count| usize::try_from(count.as_u64().unwrap()).unwrap())
}

/// The attributes and blocks of a body. What a life cycle names are attributes, not values, and neither is a provider.
fn evaluated(body: &Body, declared: &Map<String, Value>) -> Value {
    let attributes = body.attributes().filter(|attribute| attribute.key.as_str() != "provider");
    let attributes = attributes.map(|attribute| (attribute.key.to_string(), value(&attribute.value, declared)));
    let mut told: Map<String, Value> = attributes.collect();
    for block in body.blocks().filter(|block| !block.has_ident("lifecycle")) {
        let inner = evaluated(&block.body, declared);
        told.entry(block.ident.as_str()).or_insert_with(|| json!([])).as_array_mut().unwrap().push(inner);
    }
    Value::Object(told)
}

/// The variables: as set, or by default.
fn variables(body: &Body, settings: &Settings) -> Value {
    let [zone_a, zone_c] = settings.zones;
    let set = json!({
        "key_name": settings.key, "nat_gateway": settings.nat, "my_ip": MY_IP,
        "image_id": settings.image, "zone_a": zone_a, "zone_c": zone_c, "load_balancer": settings.balancer,
        "domain": settings.domain, "zone_id": settings.zone, "origin": ORIGIN,
    });
    let variable = |block: &Block| {
        let name = label(block, 0);
        let default = block.body.get_attribute("default").map(|default| value(&default.value, &Map::new()));
        let chosen = set.get(&name).filter(|value| !value.is_null()).cloned();
        let value = chosen.or(default).unwrap_or_else(|| panic!("{name} is not set"));
        (name, value)
    };
    Value::Object(body.get_blocks("variable").map(variable).collect())
}

/// What AWS would answer.
fn data(body: &Body) -> Value {
    let data = body.get_blocks("data").map(|block| {
        let told = match label(block, 0).as_str() {
            "aws_availability_zones" => json!({ "names": ZONES }),
            "aws_ssm_parameter" => json!({ "insecure_value": NEWEST_IMAGE }),
            "aws_vpc" | "aws_lbs" | "aws_lb" => Value::Null,
            other => panic!("nobody knows what {other} answers"),
        };
        (label(block, 0), json!({ label(block, 1): told }))
    });
    Value::Object(data.collect())
}

/// Declares the local values, each of which may use those before it.
fn locals(body: &Body, declared: &mut Map<String, Value>) {
    for attribute in body.get_blocks("locals").flat_map(|block| block.body.attributes()) {
        let value = value(&attribute.value, declared);
        let told = declared.entry("local").or_insert_with(|| json!({}));
        told[attribute.key.as_str()] = value;
    }
}

/// Declares each resource, with its name for its id.
fn resources(body: &Body, declared: &mut Map<String, Value>) {
    let waits = |block: &&Block| label(block, 0) == "aws_acm_certificate_validation";
    // What waits for a certificate goes by its name, so it comes after it.
    let (waiting, others): (Vec<&Block>, Vec<&Block>) = body.get_blocks("resource").partition(waits);
    for block in others.into_iter().chain(waiting) {
        let (kind, called) = (label(block, 0), label(block, 1));
        let name = plain(&name(block, declared));
        let [record, record_kind, record_value] = RECORD_THAT_VALIDATES;
        let validation = json!({
            "resource_record_name": format!("{record}{name}"), "resource_record_type": record_kind,
            "resource_record_value": format!("{record_value}{name}"),
        });
        let zone = if kind == "aws_lb" { format!("zone of {name}") } else { name.clone() };
        let one = json!({
            "id": name, "arn": name, "public_ip": "public address", "private_ip": "private address", "address": "address",
            "dns_name": format!("name of {name}"), "zone_id": zone, "name_servers": ["name server"],
            "domain_validation_options": [validation], "certificate_arn": name, "domain_name": name,
        });
        let counted = block.body.has_attribute("count");
        let one = if counted { Value::Array(vec![one; count(block, declared)]) } else { one };
        let told = declared.entry(kind).or_insert_with(|| json!({}));
        let before = told.as_object_mut().unwrap().insert(called.clone(), one);
        assert!(before.is_none(), "{called} is declared twice");
    }
}

/// What a resource goes by.
fn name(block: &Block, declared: &Map<String, Value>) -> Value {
    let set = |name: &str| block.body.get_attribute(name).map(|attribute| value(&attribute.value, declared));
    let name = match label(block, 0).as_str() {
        // It has no name; a load balancer has one listener on a port.
        "aws_lb_listener" => set("port").map(|port| json!(format!("listener {}", plain(&port)))),
        "aws_acm_certificate_validation" if count(block, declared) > 0 => set("certificate_arn"),
        _ => set("tags").map(|tags| tags["Name"].clone()),
    };
    name.unwrap_or_else(|| json!(label(block, 1)))
}
