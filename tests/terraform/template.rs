//! What a CloudFormation template builds, with its functions carried out for a learner's settings.

use super::{DATABASE, DISTRIBUTION, MY_IP, NEWEST_IMAGE, ORIGIN, REGION, Settings, ZONES, at, plain};
use saphyr::{LoadableYamlNode as _, Scalar, Yaml};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A template, evaluated.
pub(super) struct Template {
    pub(super) parameters: BTreeSet<String>,
    pub(super) outputs: BTreeSet<String>,
    /// Type and properties, by logical id.
    resources: BTreeMap<String, (String, Value)>,
}

impl Template {
    /// Reads and evaluates a template.
    ///
    /// # Panics
    /// It does not parse, or something in it is not declared.
    pub(super) fn read(text: &str, settings: &Settings) -> Self {
        let documents = Yaml::load_from_str(text).unwrap();
        let tree = to_json(&documents[0]);
        let keys = |section: &str| -> BTreeSet<String> {
            tree[section].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
        };
        let scope = Scope::new(&tree, settings);
        let built =
            tree["Resources"].as_object().unwrap().iter().filter(|(_, resource)| scope.holds(&resource["Condition"]));
        let resources = built.map(|(id, resource)| {
            let kind = resource["Type"].as_str().unwrap().to_owned();
            (id.clone(), (kind, scope.value(&resource["Properties"])))
        });
        let resources = resources.collect();
        for (_, output) in tree["Outputs"].as_object().unwrap() {
            scope.value(&output["Value"]);
        }
        let outputs = tree["Outputs"].as_object().unwrap().keys().cloned().collect();
        Self { parameters: keys("Parameters"), outputs, resources }
    }

    /// The logical ids of what is built.
    pub(super) fn addresses(&self) -> BTreeSet<String> {
        self.resources.keys().cloned().collect()
    }

    /// What is built, a sentence for each thing.
    pub(super) fn told(&self) -> BTreeSet<String> {
        self.resources.values().flat_map(|(kind, properties)| sentences(kind, properties)).collect()
    }
}

fn sentences(kind: &str, properties: &Value) -> Vec<String> {
    let word = |member: &str| plain(&properties[member]);
    let (name, course) = (tag(properties, "Name"), tag(properties, "course"));
    let told = match kind.trim_start_matches("AWS::EC2::") {
        "VPC" => {
            let dns = [word("EnableDnsSupport"), word("EnableDnsHostnames")].join(" ");
            format!("{course} vpc {name} {} dns {dns}", word("CidrBlock"))
        }
        "Subnet" => {
            let public = properties["MapPublicIpOnLaunch"].as_bool().unwrap_or(false);
            let [block, zone, vpc] = ["CidrBlock", "AvailabilityZone", "VpcId"].map(word);
            format!("{course} subnet {name} {block} in {zone} of {vpc} gives addresses {public}")
        }
        "InternetGateway" => format!("{course} internet gateway {name}"),
        "VPCGatewayAttachment" => format!("{} is attached to {}", word("InternetGatewayId"), word("VpcId")),
        "RouteTable" => format!("{course} table {name} of {}", word("VpcId")),
        "Route" => {
            let target = ["GatewayId", "NatGatewayId"].map(word).concat();
            format!("{} {} -> {target}", word("RouteTableId"), word("DestinationCidrBlock"))
        }
        "SubnetRouteTableAssociation" => format!("{} uses {}", word("SubnetId"), word("RouteTableId")),
        "NetworkAcl" => format!("{course} list {name} of {}", word("VpcId")),
        "NetworkAclEntry" => {
            let direction = if properties["Egress"] == true { "egress" } else { "ingress" };
            let protocol = if word("Protocol") == "6" { "tcp".to_owned() } else { word("Protocol") };
            let ports = [&properties["PortRange"]["From"], &properties["PortRange"]["To"]].map(plain).join("-");
            let [list, number, action, block] = ["NetworkAclId", "RuleNumber", "RuleAction", "CidrBlock"].map(word);
            format!("{list} {direction} {number} {action} {protocol} {ports} {block}")
        }
        "SubnetNetworkAclAssociation" => format!("{} guards {}", word("NetworkAclId"), word("SubnetId")),
        "SecurityGroup" => {
            let [called, about, vpc] = ["GroupName", "GroupDescription", "VpcId"].map(word);
            // AWS itself gives a group this rule, unless the template says otherwise.
            assert!(properties["SecurityGroupEgress"].is_null());
            return vec![
                format!("{course} group {name} called {called} ({about}) of {vpc}"),
                format!("{name} lets out -1 0.0.0.0/0"),
            ];
        }
        "SecurityGroupIngress" => {
            let source = ["CidrIp", "SourceSecurityGroupId"].map(word).concat();
            let ports = [word("FromPort"), word("ToPort")].join("-");
            format!("{} lets in {} {ports} {source}", word("GroupId"), word("IpProtocol"))
        }
        "Instance" => {
            let [kind, image, key, subnet, groups] =
                ["InstanceType", "ImageId", "KeyName", "SubnetId", "SecurityGroupIds"].map(word);
            let metadata = &properties["MetadataOptions"];
            let (tokens, endpoint) = (plain(&metadata["HttpTokens"]), plain(&metadata["HttpEndpoint"]));
            let disk = properties["PropagateTagsToVolumeOnCreation"] == true;
            let data = word("UserData");
            format!(
                "{course} instance {name} {kind} {image} key {key} in {subnet} with {groups} tokens {tokens} {endpoint} disk {disk} runs {data}"
            )
        }
        "EIP" => format!("{course} address {name} {}", word("Domain")),
        "NatGateway" => {
            let [kind, subnet, address] = ["ConnectivityType", "SubnetId", "AllocationId"].map(word);
            format!("{course} nat gateway {name} {kind} in {subnet} with {address}")
        }
        "VPCEndpoint" => {
            let [kind, service, tables, vpc] = ["VpcEndpointType", "ServiceName", "RouteTableIds", "VpcId"].map(word);
            format!("{course} endpoint {name} {kind} {service} for {tables} of {vpc}")
        }
        "AWS::RDS::DBSubnetGroup" => {
            let [called, about, subnets] = ["DBSubnetGroupName", "DBSubnetGroupDescription", "SubnetIds"].map(word);
            format!("{course} subnets {name} called {called} ({about}): {subnets}")
        }
        "AWS::RDS::DBInstance" => {
            let told = DATABASE.map(|(member, _)| word(member)).join(" ");
            format!("{course} database {name} {told}")
        }
        "AWS::ElasticLoadBalancingV2::LoadBalancer" => {
            let [called, kind, families, subnets, groups] =
                ["Name", "Type", "IpAddressType", "Subnets", "SecurityGroups"].map(word);
            let internal = word("Scheme") == "internal";
            format!(
                "{course} balancer {name} called {called} {kind} {families} internal {internal} in {subnets} with {groups}"
            )
        }
        "AWS::ElasticLoadBalancingV2::TargetGroup" => {
            let [called, kind, protocol, port, vpc, path] =
                ["Name", "TargetType", "Protocol", "Port", "VpcId", "HealthCheckPath"].map(word);
            let codes = plain(&properties["Matcher"]["HttpCode"]);
            let attributes = properties["TargetGroupAttributes"].as_array();
            let kept = ["enabled", "type", "lb_cookie.duration_seconds"].map(|key| {
                let key = format!("stickiness.{key}");
                let found = attributes.and_then(|all| all.iter().find(|one| one["Key"] == key.as_str()));
                found.map(|one| plain(&one["Value"])).unwrap_or_default()
            });
            let kept = kept.join(" ");
            let targets = properties["Targets"].as_array().into_iter().flatten();
            let targets = targets.map(|target| format!("{name} has the target {}", plain(&target["Id"])));
            let group = format!(
                "{course} targets {name} called {called} {kind} {protocol} {port} of {vpc} check {path} {codes} keep {kept}"
            );
            return std::iter::once(group).chain(targets).collect();
        }
        "AWS::ElasticLoadBalancingV2::Listener" => {
            let [balancer, protocol, port, policy] = ["LoadBalancerArn", "Protocol", "Port", "SslPolicy"].map(word);
            let shown = plain(&properties["Certificates"][0]["CertificateArn"]);
            let does = action(&properties["DefaultActions"][0]);
            format!("{balancer} listens {protocol} {port} by {policy} with {shown}: {does}")
        }
        "AWS::ElasticLoadBalancingV2::ListenerRule" => {
            let paths = plain(&properties["Conditions"][0]["PathPatternConfig"]["Values"]);
            let [listener, priority] = ["ListenerArn", "Priority"].map(word);
            format!("{listener} has the rule {priority} for {paths}: {}", action(&properties["Actions"][0]))
        }
        "AWS::Route53::HostedZone" => {
            let [name, course] = ["Name", "course"].map(|key| tagged(&properties["HostedZoneTags"], key));
            format!("{course} zone {name} of {}", word("Name"))
        }
        "AWS::Route53::RecordSet" => {
            let [zone, name, kind] = ["HostedZoneId", "Name", "Type"].map(word);
            let alias = ["DNSName", "HostedZoneId", "EvaluateTargetHealth"];
            let [leads, by, health] = alias.map(|member| plain(&properties["AliasTarget"][member]));
            format!("{zone} has {name} {kind} that leads to {leads} in {by} if healthy {health}")
        }
        "AWS::CloudFront::Distribution" => {
            let told = DISTRIBUTION.map(|(way, _)| at(&properties["DistributionConfig"], way)).join(" ");
            format!("{course} distribution {name} {told}")
        }
        "AWS::CertificateManager::Certificate" => {
            let [domain, others, method] = ["DomainName", "SubjectAlternativeNames", "ValidationMethod"].map(word);
            let validated = &properties["DomainValidationOptions"][0];
            assert_eq!(plain(&validated["DomainName"]), domain);
            return vec![
                format!("{course} certificate {name} for {domain} and {others} by {method}"),
                // CloudFormation writes the record and waits.
                format!("{} has the record that validates {name}", plain(&validated["HostedZoneId"])),
                format!("{name} is waited for"),
            ];
        }
        other => panic!("nobody knows what to say of {other}"),
    };
    vec![told]
}

/// What a listener or rule does.
fn action(action: &Value) -> String {
    let does = ["Type", "TargetGroupArn"].map(|member| plain(&action[member]));
    let leads = ["Protocol", "Port", "StatusCode"].map(|member| plain(&action["RedirectConfig"][member]));
    [does.join(" "), leads.join(" ")].concat()
}

/// What names stand for.
struct Scope {
    /// Parameters by their values, resources by their names.
    named: BTreeMap<String, Value>,
    conditions: Map<String, Value>,
}

impl Scope {
    fn new(tree: &Value, settings: &Settings) -> Self {
        let mut named =
            BTreeMap::from([("AWS::Region".to_owned(), json!(REGION)), ("AWS::NoValue".to_owned(), Value::Null)]);
        let [zone_a, zone_c] = settings.zones;
        let set = json!({
            "KeyName": settings.key, "NatGateway": if settings.nat { "yes" } else { "no" }, "MyIp": MY_IP,
            "ImageId": settings.image, "ZoneA": zone_a, "ZoneC": zone_c, "LatestImage": NEWEST_IMAGE,
            "LoadBalancer": if settings.balancer { "yes" } else { "no" }, "Domain": settings.domain,
            "ZoneId": settings.zone, "Origin": ORIGIN,
        });
        for (name, parameter) in tree["Parameters"].as_object().into_iter().flatten() {
            let chosen = set.get(name).filter(|value| !value.is_null()).or_else(|| parameter.get("Default"));
            named.insert(name.clone(), chosen.unwrap_or_else(|| panic!("{name} is not set")).clone());
        }
        for (id, resource) in tree["Resources"].as_object().unwrap() {
            let properties = &resource["Properties"];
            let name = match resource["Type"].as_str().unwrap() {
                // It has no name; a load balancer has one listener on a port.
                "AWS::ElasticLoadBalancingV2::Listener" => format!("listener {}", plain(&properties["Port"])),
                "AWS::Route53::HostedZone" => tagged(&properties["HostedZoneTags"], "Name"),
                _ => tag(properties, "Name"),
            };
            named.insert(id.clone(), json!(if name.is_empty() { id.clone() } else { name }));
        }
        Self { named, conditions: tree["Conditions"].as_object().cloned().unwrap_or_default() }
    }

    /// Whether a condition holds; none does.
    fn holds(&self, condition: &Value) -> bool {
        condition.as_str().is_none_or(|name| {
            let condition = self.conditions.get(name).unwrap_or_else(|| panic!("there is no condition {name}"));
            self.value(condition) == true
        })
    }

    fn named(&self, name: &str) -> Value {
        self.named.get(name).unwrap_or_else(|| panic!("{name} is not declared")).clone()
    }

    /// A value, with the functions in it carried out.
    fn value(&self, value: &Value) -> Value {
        match value {
            Value::Array(values) => {
                values.iter().map(|value| self.value(value)).filter(|value| !value.is_null()).collect()
            }
            Value::Object(members) => match members.get(FUNCTION).and_then(Value::as_str) {
                Some(function) => self.function(function, &members[ARGUMENT]),
                None => members.iter().map(|(name, value)| (name.clone(), self.value(value))).collect(),
            },
            other => other.clone(),
        }
    }

    fn function(&self, function: &str, argument: &Value) -> Value {
        match function {
            "Ref" => self.named(argument.as_str().unwrap()),
            // What is asked of a resource is its id in other words, or an address that nothing here depends on.
            "GetAtt" => {
                let (id, asked) = argument.as_str().unwrap().split_once('.').unwrap();
                match asked {
                    "DNSName" => json!(format!("name of {}", plain(&self.named(id)))),
                    "CanonicalHostedZoneID" => json!(format!("zone of {}", plain(&self.named(id)))),
                    _ => self.named(id),
                }
            }
            "GetAZs" => json!(ZONES),
            "Sub" => {
                let mut text = argument.as_str().unwrap().to_owned();
                while let Some((before, rest)) = text.split_once("${") {
                    let (name, after) = rest.split_once('}').unwrap();
                    text = format!("{before}{}{after}", plain(&self.named(name)));
                }
                json!(text)
            }
            "If" => self.value(&argument[if self.holds(&argument[0]) { 1 } else { 2 }]),
            "Select" => {
                let at = self.value(&argument[0]).as_u64().unwrap();
                self.value(&argument[1])[usize::try_from(at).unwrap()].clone()
            }
            "Equals" => json!(self.value(&argument[0]) == self.value(&argument[1])),
            "Not" => json!(self.value(&argument[0]) == false),
            "And" => json!(argument.as_array().unwrap().iter().all(|one| self.value(one) == true)),
            "Condition" => json!(self.holds(argument)),
            // A list that AWS makes is not known here.
            "Join" => self.value(&argument[1]),
            other => panic!("nobody knows what !{other} does"),
        }
    }
}

/// Where a function of the template's short form stands in the tree: its name and its argument.
const FUNCTION: &str = "!";
const ARGUMENT: &str = "of";

fn to_json(node: &Yaml<'_>) -> Value {
    match node {
        Yaml::Value(Scalar::String(text)) => json!(text),
        Yaml::Value(Scalar::Integer(number)) => json!(number),
        Yaml::Value(Scalar::Boolean(truth)) => json!(truth),
        Yaml::Value(Scalar::Null) => Value::Null,
        Yaml::Sequence(nodes) => nodes.iter().map(to_json).collect(),
        Yaml::Mapping(members) => {
            let member = |(key, value): (&Yaml<'_>, &Yaml<'_>)| (key.as_str().unwrap().to_owned(), to_json(value));
            Value::Object(members.iter().map(member).collect())
        }
        Yaml::Tagged(tag, node) => json!({ FUNCTION: tag.suffix, ARGUMENT: to_json(node) }),
        other => panic!("what is {other:?} in a template?"),
    }
}

fn tag(properties: &Value, key: &str) -> String {
    tagged(&properties["Tags"], key)
}

fn tagged(tags: &Value, key: &str) -> String {
    let tags = tags.as_array().into_iter().flatten();
    tags.filter(|tag| tag["Key"] == key).map(|tag| plain(&tag["Value"])).collect()
}
