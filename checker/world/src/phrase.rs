//! The phrases of faults: what a word names, what should have come, why not, and what to write instead.
//!
//! Each is a message of the catalogue ([`Phrase::id`]), which words it in every language.
//! The English beside it here is what developers read; a test of the command line keeps both the same.

use crate::kind::Kind;
use std::fmt;

macro_rules! phrases {
    ($($Phrase:ident $id:literal $english:literal $(($($field:ident),*))?;)*) => {
        /// A part of what is said about a line that cannot be read or carried out.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Phrase {
            $(
                #[doc = $english]
                $Phrase $({ $(#[doc = "What stands there."] $field: String),* })?,
            )*
            /// A kind of thing.
            Kind(Kind),
            /// One of these kinds.
            AnyOf(Vec<Kind>),
            /// What a library says, in its own words.
            Quoted(String),
        }

        impl Phrase {
            /// The message that words this; none for [`Phrase::Quoted`].
            #[must_use]
            pub fn id(&self) -> Option<&'static str> {
                match self {
                    $(Self::$Phrase { .. } => Some(concat!("world-", $id)),)*
                    Self::Kind(kind) => Some(kind.message()),
                    Self::AnyOf(_) => Some("world-either"),
                    Self::Quoted(_) => None,
                }
            }

            /// What the message is told.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, &str)> {
                match self {
                    $(Self::$Phrase $({ $($field),* })? => vec![$($((stringify!($field), $field.as_str())),*)?],)*
                    Self::Kind(kind) => kind.values(),
                    Self::AnyOf(_) => Vec::new(),
                    Self::Quoted(text) => vec![("text", text)],
                }
            }

            /// Every phrase but what is quoted, with the names of its values for their values.
            #[must_use]
            pub fn every() -> Vec<Self> {
                let kinds = Kind::named().iter().copied().map(Self::Kind);
                let phrases = [$(Self::$Phrase $({ $($field: stringify!($field).to_owned()),* })?),*];
                phrases.into_iter().chain(kinds).collect()
            }
        }

        impl fmt::Display for Phrase {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$Phrase $({ $($field),* })? => write!(f, $english),)*
                    Self::Kind(kind) => f.write_str(kind.word()),
                    Self::AnyOf(kinds) => {
                        f.write_str(&kinds.iter().map(|kind| kind.article()).collect::<Vec<_>>().join(" or "))
                    }
                    Self::Quoted(text) => f.write_str(text),
                }
            }
        }
    };
}

phrases! {
    // What a word names.
    OptionOfCommand "option-of-command" "option of this command";
    Resource "resource" "resource";
    Command "command" "command";
    Base "base" "base";
    Zone "zone" "zone";
    OnOrOff "on-or-off" "on or off";
    Plan "plan" "plan";
    Failover "failover" "failover";
    Rule "rule" "rule";
    Scheme "scheme" "scheme";
    Engine "engine" "engine";
    Support "support" "support";
    Action "action" "action";
    Direction "direction" "direction";
    Protocol "protocol" "protocol";
    Mode "mode" "mode";
    Operation "operation" "operation";
    State "state" "state";
    ProtocolOfListeners "protocol-of-listeners" "protocol of listeners";
    ProtocolOfTargetGroups "protocol-of-target-groups" "protocol of target groups";
    TypeOfTargets "type-of-targets" "type of targets";
    StateOfTarget "state-of-target" "state of a target";
    KindOfStickiness "kind-of-stickiness" "kind of stickiness";
    WayOfValidation "way-of-validation" "validation method";
    ZoneOfSubnetGroup "zone-of-subnet-group" "zone of the subnet group";
    SetOfMethods "set-of-methods" "set of methods";
    ViewerProtocolPolicy "viewer-protocol-policy" "viewer protocol policy";
    ProtocolOfOrigins "protocol-of-origins" "protocol of origins";
    OriginOfDistribution "origin-of-distribution" "origin of the distribution";
    TypeOfEndpoint "type-of-endpoint" "type of endpoint";
    KindOfProbe "kind-of-probe" "kind of probe";
    StageOfJourney "stage-of-journey" "stage of a journey";
    KindOfSecret "kind-of-secret" "kind of secret";
    CutOfRepository "cut-of-repository" "reason why a repository was not read to its end";
    PathAndLine "path-and-line" "a path with a line, such as config/settings.py:23";
    MemberOfProbe "member-of-probe" "member of a probe";
    OutcomeOfProbe "outcome-of-probe" "outcome of a probe";
    ProblemOfProbe "problem-of-probe" "problem of a TLS handshake";
    AnswerOfPage "answer-of-page" "answer to the request for a page";
    HeaderOfPage "header-of-page" "a header with its value, like x-cache:Hit";
    StatusOfProbe "status-of-probe" "status of a probe";
    StateOfRoutes "state-of-routes" "state of routes";
    ModeOfExclusion "mode-of-exclusion" "mode of an exclusion";
    StateOfSigning "state-of-signing" "state of signing";
    TypeOfRecord "type-of-record" "type of record";
    RecordOfType "record-of-type" "record of this type";
    SwitchOfVpc "switch-of-vpc" "switch of a VPC";
    KeptField "kept-field" "field that a snapshot keeps";
    RouteDestination "route-destination" "route's destination";
    StaticRouteDestination "static-route-destination" "static route's destination";

    // What should have come.
    Arrow "arrow" "the arrow `->`";
    ArrowOfRoute "arrow-of-route" "the arrow `->` between destination and target";
    ArrowOfAction "arrow-of-action" "the arrow `->` between what is asked and what is done";
    ALabel "a-label" "a label";
    Label "label" "a label: letters, digits, - and _, beginning with a letter, and not an AWS id, like private-b";
    LabelWithoutId "label-without-id" "a label, unless the JSON holds an id";
    Block "block" "a block like 10.0.3.0/24 or ::/0";
    BlockV4 "block-v4" "an IPv4 block like 10.0.3.0/24";
    SourceBlock "source-block" "a block like 203.0.113.0/24";
    BlockOfVpcV6 "block-of-vpc-v6" "an IPv6 block like 2600:1f13:aa::/56";
    BlockOfSubnetV6 "block-of-subnet-v6" "an IPv6 block like 2600:1f13:aa:1::/64";
    Address "address" "an address like 198.51.100.7";
    PublicAddress "public-address" "an IPv4 address like 198.51.100.40";
    PrivateAddress "private-address" "an IPv4 address like 10.0.10.30";
    AddressOfNat "address-of-nat" "an IPv4 address like 10.0.0.20";
    AddressV6 "address-v6" "an IPv6 address like 2600:1f13:bb:10::30";
    AddressV6Assigned "address-v6-assigned" "an IPv6 address like 2600:1f13:bb:10::10";
    PublicOrNot "public-or-not" "`on`, `off` or an address like 198.51.100.77";
    ASubnet "asubnet" "a subnet";
    TheSubnet "the-subnet" "the subnet";
    TheVpc "the-vpc" "the VPC";
    VpcBlock "vpc-block" "the VPC's block";
    SubnetBlock "subnet-block" "the subnet's block";
    TheBlock "the-block" "the block";
    VpcOrSubnet "vpc-or-subnet" "a VPC or subnet";
    VpcThatAsks "vpc-that-asks" "the requester VPC";
    OtherVpc "other-vpc" "the other VPC";
    OwnerAccount "owner-account" "the owner's account";
    SubnetOrVpc "subnet-or-vpc" "a subnet, or a VPC for a regional one";
    TheNat "the-nat" "the NAT gateway";
    FailureCode "failure-code" "the failure code";
    TheGateway "the-gateway" "the gateway";
    PeeringOrAttachment "peering-or-attachment" "the peering or attachment";
    TransitGateway "transit-gateway" "the transit gateway";
    GatewayThatAsks "gateway-that-asks" "the requester gateway";
    OtherGateway "other-gateway" "the other gateway";
    AttachmentOrBlackhole "attachment-or-blackhole" "an attachment, or `blackhole`";
    Attachment "attachment" "the attachment";
    RouteTableOrNone "route-table-or-none" "the route table, or `none`";
    TheRouteTable "the-route-table" "the route table";
    Destination "destination" "the destination";
    TheTarget "the-target" "the target";
    RouteTargets "route-targets" "a gateway, an instance, an interface, an endpoint or a peering";
    SubnetOrEndpoint "subnet-or-endpoint" "a subnet or endpoint";
    SubnetGatewayOrEndpoint "subnet-gateway-or-endpoint" "a subnet, gateway or endpoint";
    TheNetworkAcl "the-network-acl" "the network ACL";
    NetworkAcl "network-acl" "a network ACL";
    AclOrGroup "acl-or-group" "a network ACL or security group";
    SecurityGroup "security-group" "a security group";
    TheSecurityGroup "the-security-group" "the security group";
    RuleNumber "rule-number" "a rule number from 1 to 32766";
    TheRuleNumber "the-rule-number" "the rule's number";
    TheProtocol "the-protocol" "the protocol";
    PortsFromOrTo "ports-from-or-to" "the ports, or `from` or `to`";
    FromOrTo "from-or-to" "`from` (for in) or `to` (for out)";
    ArrowFirst "arrow-first" "`{arrow}`, which comes before the other end" (arrow);
    OtherEnd "other-end" "the other end, a block like 0.0.0.0/0";
    Ports "ports" "a port like 22, a range like 1024-65535, or `all`";
    IcmpType "icmp-type" "an ICMP type like 8, a type and code like 3/4, or `all`";
    ThePort "the-port" "the port";
    WebPort "web-port" "a port like 80";
    SecurePort "secure-port" "a port like 443";
    DatabasePort "database-port" "a port like 5432";
    AppPort "app-port" "a port like 8080";
    TheInstance "the-instance" "the instance";
    TheInterface "the-interface" "the network interface";
    InstanceOrInterface "instance-or-interface" "an instance or interface";
    InstanceInterfaceOrEndpoint "instance-interface-or-endpoint" "an instance, interface or endpoint";
    TheAddress "the-address" "the address";
    TheService "the-service" "the service";
    LoadBalancer "load-balancer" "the load balancer";
    BalancerOrTargetGroup "balancer-or-target-group" "a load balancer or target group";
    Setting "setting" "the setting";
    TheValue "the-value" "the value";
    ClassicListener "classic-listener" "a listener like http:80:http:8080";
    TheListener "the-listener" "the listener";
    ListenerOrRule "listener-or-rule" "a listener or rule";
    TheTargetGroup "the-target-group" "the target group";
    TargetGroup "target-group" "a target group";
    WeightedGroup "weighted-group" "a target group with a weight from 0 to 999, like web-tg:80";
    Redirect "redirect" "`https`, or an address like https://#{{host}}:443/#{{path}}?#{{query}}";
    RedirectStatus "redirect-status" "301 or 302";
    TheStatus "the-status" "the status, like 404";
    Status "status" "a status like 404";
    TheCertificate "the-certificate" "a certificate";
    PolicyName "policy-name" "the policy's name";
    TlsVersion "tls-version" "a protocol like TLSv1.2";
    HeaderValues "header-values" "a header with its values, like X-Origin:one,two";
    HeaderValue "header-value" "a header with its value, like X-Origin:let-me-in";
    ThePriority "the-priority" "the priority";
    Priority "priority" "a priority from 1 to 50000";
    RegexAndReplacement "regex-and-replacement" "a regular expression and what it becomes, in quotes, with a space between";
    HealthCheck "health-check" "a path like /health, `tcp` or `off`";
    Seconds "seconds" "a number of seconds like 30";
    SecondsOfStickiness "seconds-of-stickiness" "a number of seconds like 3600";
    SecondsToLive "seconds-to-live" "a number of seconds like 300";
    ThreeLives "three-lives" "three numbers of seconds like 0,60,600";
    Successes "successes" "a number like 5";
    Failures "failures" "a number like 2";
    CookieName "cookie-name" "the name of the application's cookie";
    Weight "weight" "a weight from 0 to 255";
    PageAddress "page-address" "the address of an application, like http://127.0.0.1:8000/";
    HostName "host-name" "a name like www.example.link";
    HostAndPort "host-and-port" "a host with its port, like www.example.link:443";
    NameOrLabel "name-or-label" "a name like www.example.link, or the label of something that has one";
    TheEngine "the-engine" "the engine";
    EngineLike "engine-like" "the engine, like postgres or mysql:8.4.5";
    MajorVersion "major-version" "the major version";
    EndOfSupport "end-of-support" "`until=`, the end of standard support";
    SubnetGroup "subnet-group" "the subnet group";
    TheOrigin "the-origin" "the origin";
    TheDistribution "the-distribution" "the distribution";
    FetchedFrom "fetched-from" "what it fetches from";
    PathOrDefault "path-or-default" "the path, or `default`";
    AnOperation "an-operation" "an operation like ec2:DescribeVpcs";
    ErrorCode "error-code" "the error code";
    Parent "parent" "the parent";
    ProbeJson "probe-json" "the probe in JSON";
    TheField "the-field" "the field";
    ThePointer "the-pointer" "the JSON pointer";
    Pointer "pointer" "a JSON pointer like /NatGatewayAddresses/0/Status";
    TheName "the-name" "the name";
    ElementJson "element-json" "the element in JSON";
    LabelOrNone "label-or-none" "a label, or - for none";
    ObjectJson "object-json" "an object in JSON like {{\"State\": \"available\"}}";
    CliOutput "cli-output" "what the AWS CLI prints, an object or a list in JSON";
    WhatToTake "what-to-take" "what to take away";
    TheRegion "the-region" "the Region";
    RegionLike "region-like" "a Region like us-east-1";
    TheAccount "the-account" "the account ID";
    AccountNumber "account-number" "an account ID of twelve digits like 999999999999";
    Dollars "dollars" "an amount in dollars like 87.5";
    ChangingEdit "changing-edit" "an edit that makes or changes something";
    ZoneName "zone-name" "the zone's name";
    TheZone "the-zone" "the zone";
    DomainName "domain-name" "the domain's name";
    TheDomain "the-domain" "the domain";
    ZoneOrServers "zone-or-servers" "a zone, or name servers";
    AliasTarget "alias-target" "what the alias leads to";
    ValueOrTarget "value-or-target" "a value, or `->` and a target";

    // Why something cannot be done.
    Removed "removed" "it has been removed";
    NoBlock "no-block" "it has no IPv4 block";
    KeptByAws "kept-by-aws" "{word} has {block}, of which AWS keeps the first four addresses and the last" (word, block);
    AddressHeld "address-held" "another interface in {word} has it" (word);
    Full "full" "all its addresses are used";
    NoBlockHolds "no-block-holds" "no IPv6 block of {word} holds it" (word);
    Stacked "stacked" "{count} worlds already stand on one another" (count);
    TwoZonesForBalancer "two-zones-for-balancer" "an Application Load Balancer needs subnets in at least two zones";
    TwoZonesForGroup "two-zones-for-group" "the subnets of a group have to be in at least two zones";
    NeedsCertificate "needs-certificate" "a listener for {protocol} needs a certificate" (protocol);
    ApplicationListens "application-listens" "Application Load Balancers do not listen for it";
    NetworkListens "network-listens" "Network Load Balancers do not listen for it";
    NoCondition "no-condition" "it has no condition";
    PriorityTaken "priority-taken" "{name} has this priority" (name);
    TargetsAreOf "targets-are-of" "targets of this group are of type {wanted}" (wanted);
    NoTargetOfGroup "no-target-of-group" "it is not a target of this group";
    CertificateElsewhere "certificate-elsewhere" "it is in {found}, but one of {region} is needed here" (found, region);
    NoCluster "no-cluster" "a cluster is an Aurora cluster or a Multi-AZ one";
    NamesNeedCertificate "names-need-certificate" "a distribution with names of its own needs a certificate for them";
    GatewayEndpointHasNoSubnets "gateway-endpoint-has-no-subnets" "a gateway endpoint has no subnets";
    OnlyGatewayEndpoints "only-gateway-endpoints" "only gateway endpoints have route tables";
    NoListOfService "no-list-of-service" "no prefix list has the name of its service";
    OneCallLists "one-call-lists" "one call lists everything";
    RuleNames "rule-names" "a rule for \"{direction}\" names where packets go {arrow}" (direction, arrow);
    NoPorts "no-ports" "only tcp, udp and icmp have ports or types";
    GroupHasNoNumbers "group-has-no-numbers" "it is a security group, whose rules have no numbers";
    NoSuchRule "no-such-rule" "{group} has no such rule; it has {rules}" (group, rules);
    HasInternetGateway "has-internet-gateway" "the VPC already has the internet gateway {name}" (name);
    AttachedElsewhere "attached-elsewhere" "it is attached to another VPC";
    Terminated "terminated" "it has been terminated";
    NoInterface "no-interface" "it has no interface";
    AttachedAlready "attached-already" "it is attached already";
    InOtherVpc "in-other-vpc" "it is in another VPC";
    ZoneTaken "zone-taken" "another of the subnets is in {zone}" (zone);
    NoSubnetNamed "no-subnet-named" "no subnet is named";
    OtherVpcThan "other-vpc-than" "it is not in the same VPC as {name}" (name);
    PrivateZoneAnswers "private-zone-answers" "a private zone answers in VPCs";
    PublicZoneAnswers "public-zone-answers" "a public zone answers everywhere";
    OneOfSeveral "one-of-several" "one of several records needs a set identifier of its own";
    NoCnameAtTop "no-cname-at-top" "a zone's own name has SOA and NS records, and no CNAME can exist beside them";
    VpcBlockSize "vpc-block-size" "a VPC's block is between /16 and /28";
    SubnetBlockSize "subnet-block-size" "a subnet's block is between /16 and /28";
    VpcHas "vpc-has" "the VPC has {blocks}" (blocks);
    Overlaps "overlaps" "it overlaps {name}" (name);
    OneBlock "one-block" "a subnet has one IPv4 block for life";
    LookedAt "looked-at" "{place} was used already, by `in` or an edit that names it" (place);
    OneFamily "one-family" "a prefix list holds blocks of one address family";
    AskedPerParent "asked-per-parent" "it is asked one parent at a time";
    IdStays "id-stays" "an id cannot be changed";
    NotKept "not-kept" "a snapshot does not keep {field}" (field);
    ListHas "list-has" "the list has {count} elements" (count);
    InsideOfValue "inside-of-value" "{field} is inside a single value" (field);
    OnlyNatsLinger "only-nats-linger" "only NAT gateways stay listed after they are deleted";
    MainTable "main-table" "it is the VPC's main table";
    DefaultOne "default-one" "it is the VPC's default one";
    UsedBy "used-by" "{name} uses it" (name);
    DefaultRule "default-rule" "it is the default rule of its listener";
    ForwardsTo "forwards-to" "{name} forwards to it" (name);
    PartOfService "part-of-service" "it is part of a service";
    PartOf "part-of" "it is part of {holder}" (holder);
    HasIt "has-it" "{name} has it" (name);

    // What to write instead.
    EditBefore "edit-before" "edit it before it is removed, or make another one under another label";
    ChooseSubnetWithBlock "choose-subnet-with-block" "choose a subnet that has one";
    ChooseAddress "choose-address" "choose another address, or leave `ip=` out";
    ChooseSubnet "choose-subnet" "choose another subnet";
    WriteCidr "write-cidr" "write `cidr {word} BLOCK` first" (word);
    NearerWorld "nearer-world" "start from a world that is nearer to the course's";
    NameOtherZone "name-other-zone" "name a subnet of another zone after it";
    NameOtherZoneToo "name-other-zone-too" "name a subnet of another zone too";
    WriteCertificate "write-certificate" "write `certificate=` with one of this Region";
    WriteHttp "write-http" "write http or https";
    WriteTcp "write-tcp" "write tcp, tls or udp";
    WriteCondition "write-condition" "write one like path=/delivery/*, or use `action`";
    ChooseAnother "choose-another" "choose another one";
    NameOrMake "name-or-make" "name one of these, or make the group with type={is}" (is);
    NameOneThatIs "name-one-that-is" "name one that is";
    MakeCertificate "make-certificate" "make one with `certificate … region={region}`" (region);
    WriteCluster "write-cluster" "write `multi-az=on`, an engine like aurora-mysql, or `database`";
    WriteCertificateOfEdge "write-certificate-of-edge" "write `certificate=` with one of us-east-1";
    NameTables "name-tables" "name route tables with `tables=`";
    NameSubnetsOption "name-subnets-option" "name subnets with `subnets=`";
    NameGatewayEndpoint "name-gateway-endpoint" "name a gateway endpoint";
    MakePrefixList "make-prefix-list" "make one with `prefix-list LABEL name=SERVICE owner=AWS CIDR…`";
    LeaveOfOut "leave-of-out" "leave `of` out";
    Write "write" "write `{what}`" (what);
    LeaveOut "leave-out" "leave it out";
    LeaveNumberOut "leave-number-out" "leave the number out";
    NameRule "name-rule" "name the protocol, ports and other end of one of them";
    DetachFirst "detach-first" "detach that one first";
    WriteDetach "write-detach" "write `detach {word}` first" (word);
    MakeInstance "make-instance" "make another instance";
    WriteBeforeEnd "write-before-end" "write this before it is terminated";
    NameFreeOne "name-free-one" "name one that is free";
    NameInstanceOfVpc "name-instance-of-vpc" "name an instance of the interface's VPC";
    OneSubnetPerZone "one-subnet-per-zone" "name one subnet of each zone";
    NameSubnets "name-subnets" "name the subnets";
    NameSubnetsOfVpc "name-subnets-of-vpc" "name subnets of one VPC";
    NameVpcs "name-vpcs" "name them with `vpcs=`";
    WritePrivate "write-private" "write `private` first, or leave `vpcs=` out";
    WriteSet "write-set" "write `set=` with one";
    WriteAlias "write-alias" "write an alias: `record … A -> TARGET`";
    ChooseVpcBlock "choose-vpc-block" "choose a block like 10.1.0.0/16";
    ChooseSubnetBlock "choose-subnet-block" "choose a block like 10.0.12.0/24";
    ChooseInside "choose-inside" "choose a block inside it";
    ChooseFreeBlock "choose-free-block" "choose a block that is free";
    MakeSubnet "make-subnet" "make another subnet";
    MoveUp "move-up" "move this line up, before that one";
    MakeTwoLists "make-two-lists" "make two lists";
    WriteOfParent "write-of-parent" "write `of PARENT` after it";
    WriteId "write-id" "write `id=` where the label is made";
    CountFromZero "count-from-zero" "count from 0, or write - to append one";
    EndPathBefore "end-path-before" "end the path before it";
    MakeOtherMain "make-other-main" "make another table the main one first";
    TakeRulesAway "take-rules-away" "take its rules away with `clear`";
    RemoveThatFirst "remove-that-first" "remove that one first";
    ChangeByAction "change-by-action" "change it with `action`";
    RemoveOrAct "remove-or-act" "remove the listener or rule, or give it another `action`";
    GiveOther "give-other" "give its behaviours and origins something else first";
    RemoveUserFirst "remove-user-first" "remove what uses it first";
    RemoveHolder "remove-holder" "remove what it belongs to";
    WriteGroups "write-groups" "write `groups {name} OTHER-GROUP` first" (name);
    NameOfSameVpc "name-of-same-vpc" "name two of the same VPC";
}
