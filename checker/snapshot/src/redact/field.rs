//! Which member of an answer holds what: the list that decides what leaves a redaction unchanged.
//!
//! A member that is not here is made up, so that a new field cannot leak; a test holds all fields of all shapes
//! against this list.

/// What a text in a member is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// AWS's word, a time or a size; ids inside it are replaced.
    Word,
    /// An id.
    Id,
    /// An account's number.
    Account,
    /// An address or a block.
    Address,
    /// An ARN.
    Arn,
    /// A host name.
    Host,
    /// The name of a load balancer or target group.
    Balancer,
    /// A database's identifier.
    Identifier,
    /// What a person called a security group.
    GroupName,
    /// The name of a prefix list, AWS's or a customer's.
    PrefixListName,
    /// The name of a key pair: only whether two are the same counts.
    KeyName,
    /// An endpoint policy.
    Policy,
    /// What a service wrote about an interface.
    Description,
    /// A path on a web server.
    Path,
    /// Anything else.
    Unknown,
}

/// Members whose words are AWS's.
const WORDS: &[&str] = &[
    "AddressFamily",
    "ApplianceModeSupport",
    "Architecture",
    "AssociationState",
    "Attribute",
    "AvailabilityMode",
    "AvailabilityZone",
    "AvailabilityZoneId",
    "AwsRegion",
    "CanonicalHostedZoneId",
    "Code",
    "ConnectivityType",
    "CreateTime",
    "CreationTimestamp",
    "DBInstanceStatus",
    "DeleteTime",
    "DnsRecordIpType",
    "Domain",
    "Engine",
    "ExclusionsAllowed",
    "FailureCode",
    "HealthCheckPort",
    "HealthCheckProtocol",
    "HostedZoneId",
    "HttpEndpoint",
    "HttpTokens",
    "InstanceType",
    "InterfaceType",
    "InternetGatewayBlockMode",
    "InternetGatewayExclusionMode",
    "IpAddressType",
    "IpProtocol",
    "Ipv6Support",
    "Key",
    "LastPingDateTime",
    "LaunchTime",
    "ManagedBy",
    "Name",
    "OptInStatus",
    "Origin",
    "PeeringStatus",
    "PingStatus",
    "Platform",
    "PlatformType",
    "Protocol",
    "PublicIpv4Pool",
    "Reason",
    "Region",
    "RegionName",
    "ResourceType",
    "RuleAction",
    "Scheme",
    "SecurityGroupReferencingSupport",
    "ServiceManaged",
    "ServiceName",
    "ServiceRegion",
    "SslPolicy",
    "State",
    "Status",
    "SubnetStatus",
    "TargetType",
    "Type",
    "VolumeType",
    "VpcEndpointType",
    "ZoneId",
    "ZoneName",
    "ZoneType",
];

/// What the texts in a member are.
pub(super) fn of(member: &str) -> Field {
    match member {
        "LoadBalancerName" | "TargetGroupName" => Field::Balancer,
        "DBInstanceIdentifier" => Field::Identifier,
        "GroupName" => Field::GroupName,
        "PrefixListName" => Field::PrefixListName,
        "KeyName" => Field::KeyName,
        "PolicyDocument" => Field::Policy,
        "Description" => Field::Description,
        "HealthCheckPath" => Field::Path,
        "DNSName" | "DnsName" | "Address" => Field::Host,
        "PrivateIp" | "PublicIp" | "CarrierIp" | "CidrIp" | "CidrIpv6" | "Cidr" | "Cidrs" => Field::Address,
        "PrivateIPv4Address" | "IPv6Address" => Field::Address,
        "SecurityGroups" | "SubnetIdentifier" => Field::Id,
        // In a reference to a security group: the account of the other group.
        "UserId" | "Account" | "AwsAccountId" => Field::Account,
        _ if WORDS.contains(&member) => Field::Word,
        _ if member.ends_with("OwnerId") => Field::Account,
        _ if member.ends_with("IpAddress") || member.ends_with("Ipv6Address") || member.ends_with("CidrBlock") => {
            Field::Address
        }
        _ if member.ends_with("Id") || member.ends_with("Ids") => Field::Id,
        _ if member.ends_with("Arn") || member.ends_with("Arns") => Field::Arn,
        _ => Field::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_every_shape_is_on_the_list() {
        let sources = [
            include_str!("../shapes.rs"),
            include_str!("../shapes/elb.rs"),
            include_str!("../shapes/gateway.rs"),
            include_str!("../shapes/host.rs"),
            include_str!("../shapes/interface.rs"),
            include_str!("../shapes/network.rs"),
            include_str!("../shapes/transit.rs"),
        ];
        let mut seen = 0;
        for source in sources {
            let mut renamed = None;
            // One field a line or several: cut at what stands between fields.
            for part in source.split(['\n', ',', '{', '}']) {
                if let Some(name) = part.split("rename = \"").nth(1) {
                    renamed = name.split('"').next().map(str::to_owned);
                }
                let Some((name, kind)) = part.split_once(": ") else { continue };
                let renamed: Option<String> = renamed.take();
                let text =
                    ["Option<String>", "Vec<String>", "Id>", "Arn>"].iter().any(|end| kind.trim().ends_with(end));
                if !text || name.contains("pub ") || name.contains("//") || name.contains('(') {
                    continue;
                }
                let name = name.trim().trim_start_matches("r#");
                let pascal: String = name.split('_').map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect();
                let member = renamed.unwrap_or(pascal);
                // The value of a tag or a setting, for which the walk looks at the key too.
                if member == "Value" {
                    continue;
                }
                assert_ne!(of(&member), Field::Unknown, "{member}: say in redact/field.rs what it holds");
                seen += 1;
            }
        }
        assert!(seen > 200, "only {seen} fields found: the test no longer reads the shapes");
    }
}
