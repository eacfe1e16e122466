//! What the packet engine says that is neither a rule nor a state: a closed list of phrases.
//!
//! The English words are those of the JSON of answers, a contract; what a phrase says to a person is for the catalogues
//! of messages, under its key.

use std::fmt;

macro_rules! phrases {
    ($($Name:ident: $key:literal = $words:literal,)*) => {
        /// A fixed phrase: what a thing does with a packet, or why nobody can tell.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Phrase {
            $(#[doc = $words] $Name,)*
        }

        impl Phrase {
            /// Every phrase.
            pub const ALL: &[Self] = &[$(Self::$Name,)*];

            /// The words of the JSON of answers.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self { $(Self::$Name => $words,)* }
            }

            /// The message that has the words for a person.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$Name => concat!("phrase-", $key),)* }
            }
        }
    };
}

phrases! {
    AHostOnTheInternet: "a-host-on-the-internet" = "a host on the internet",
    ALoadBalancerOfAnotherKind: "a-load-balancer-of-another-kind" = "a load balancer of another kind",
    APrefixListCannotBeASource: "a-prefix-list-cannot-be-a-source" = "a prefix list cannot be a source",
    APrivateAddressOfAVpc: "a-private-address-of-a-vpc" = "a private address of a VPC",
    APrivateAddressOutsideOfTheVpcs: "a-private-address-outside-of-the-vpcs" = "a private address outside of the VPCs",
    APrivateAddressRfc1918: "a-private-address-rfc-1918" = "a private address (RFC 1918)",
    ARouteTargetThatIsNotModelled: "a-route-target-that-is-not-modelled" = "a route target that is not modelled",
    ARouteToAnEndpointOfThisType: "a-route-to-an-endpoint-of-this-type" = "a route to an endpoint of this type",
    ARouteWithoutAKnownTarget: "a-route-without-a-known-target" = "a route without a known target",
    ARuleNamesABlockThatCannotBeRead: "a-rule-names-a-block-that-cannot-be-read" = "a rule names a block that cannot be read",
    ASetOfSources: "a-set-of-sources" = "a set of sources",
    ASharedAddressRfc6598: "a-shared-address-rfc-6598" = "a shared address (RFC 6598)",
    ASpecialPurposeAddress: "a-special-purpose-address" = "a special-purpose address",
    ASubnetOfTheAttachmentIsNotListed: "a-subnet-of-the-attachment-is-not-listed" = "a subnet of the attachment is not listed",
    ATargetThatIsItsOwnClient: "a-target-that-is-its-own-client" = "a target that is its own client",
    AWayThroughMoreRoutersThanAPacketPasses: "a-way-through-more-routers-than-a-packet-passes" = "a way through more routers than a packet passes",
    AnUnknownModeOfBlockPublicAccess: "an-unknown-mode-of-block-public-access" = "an unknown mode of block public access",
    Answers: "answers" = "answers",
    AnswersNothing: "answers-nothing" = "answers nothing",
    AnswersTcpOnly: "answers-tcp-only" = "answers TCP only",
    AssociatedWithNoRouteTable: "associated-with-no-route-table" = "associated with no route table",
    AssociatedWithNothing: "associated-with-nothing" = "associated with nothing",
    Attached: "attached" = "attached",
    AwssOwnService: "aws-s-own-service" = "AWS's own service",
    CarriesTcpAndIcmpEchoOnly: "carries-tcp-and-icmp-echo-only" = "carries TCP and ICMP echo only",
    CarriesTcpUdpAndIcmpOverIpv4Only: "carries-tcp-udp-and-icmp-over-ipv4-only" = "carries TCP, UDP and ICMP over IPv4 only",
    DoesNotListTheRouteTable: "does-not-list-the-route-table" = "does not list the route table",
    FromTheInternetToASet: "from-the-internet-to-a-set" = "from the internet to a set",
    GatewayLoadBalancer: "gateway-load-balancer" = "gateway load balancer",
    InNoSubnetOfTheVpc: "in-no-subnet-of-the-vpc" = "in no subnet of the VPC",
    Ipv4AndIpv6InOneQuestion: "ipv4-and-ipv6-in-one-question" = "IPv4 and IPv6 in one question",
    Ipv6Only: "ipv6-only" = "IPv6 only",
    ItHasNoPublicAddress: "it-has-no-public-address" = "it has no public address",
    ItsAddressIsNotListed: "its-address-is-not-listed" = "its address is not listed",
    ItsOwnSubnetRoutesToIt: "its-own-subnet-routes-to-it" = "its own subnet routes to it",
    ItsStateIsNotListed: "its-state-is-not-listed" = "its state is not listed",
    ItsSubnetIsNotListed: "its-subnet-is-not-listed" = "its subnet is not listed",
    ItsTargetsAreNotInTheSnapshot: "its-targets-are-not-in-the-snapshot" = "its targets are not in the snapshot",
    ItsVpcIsNotListed: "its-vpc-is-not-listed" = "its VPC is not listed",
    NoAddressOfTheInternet: "no-address-of-the-internet" = "no address of the internet",
    NoAddressOfThisFamily: "no-address-of-this-family" = "no address of this family",
    NoDestination: "no-destination" = "no destination",
    NoInterfaceHasIt: "no-interface-has-it" = "no interface has it",
    NoInterfaceInTheSendersZone: "no-interface-in-the-sender-s-zone" = "no interface in the sender's zone",
    NoListener: "no-listener" = "no listener",
    NoNetworkAclIsListedForIt: "no-network-acl-is-listed-for-it" = "no network ACL is listed for it",
    NoPublicAddress: "no-public-address" = "no public address",
    NoRoute: "no-route" = "no route",
    NoRouteTableIsListedForIt: "no-route-table-is-listed-for-it" = "no route table is listed for it",
    NoSecurityGroupIsListedForIt: "no-security-group-is-listed-for-it" = "no security group is listed for it",
    NoServiceOfAwsAnswersThisThere: "no-service-of-aws-answers-this-there" = "no service of AWS answers this there",
    NoSessionTheRequestCameAnotherWay: "no-session-the-request-came-another-way" = "no session: the request came another way",
    NoTargetInTheZone: "no-target-in-the-zone" = "no target in the zone",
    NoTargetIsRegistered: "no-target-is-registered" = "no target is registered",
    NoneOfItsInterfacesIsListed: "none-of-its-interfaces-is-listed" = "none of its interfaces is listed",
    NotAttached: "not-attached" = "not attached",
    NotAttachedToTheVpc: "not-attached-to-the-vpc" = "not attached to the VPC",
    NotFromAnInterfaceOfItsVpc: "not-from-an-interface-of-its-vpc" = "not from an interface of its VPC",
    NotFromAnInterfaceOfTheVpc: "not-from-an-interface-of-the-vpc" = "not from an interface of the VPC",
    NotInTheSnapshot: "not-in-the-snapshot" = "not in the snapshot",
    NotListed: "not-listed" = "not listed",
    NotThePortOfADatabaseOfThisVpc: "not-the-port-of-a-database-of-this-vpc" = "not the port of a database of this VPC",
    NotTheReplyThatIsWaitedFor: "not-the-reply-that-is-waited-for" = "not the reply that is waited for",
    NotYetActive: "not-yet-active" = "not yet active",
    NothingInTheSnapshotHasThisName: "nothing-in-the-snapshot-has-this-name" = "nothing in the snapshot has this name",
    OnlyBetweenTheBlocksOfItsTwoVpcs: "only-between-the-blocks-of-its-two-vpcs" = "only between the blocks of its two VPCs",
    OpensNoConnection: "opens-no-connection" = "opens no connection",
    OthersOfItsTargetsAreNotInTheSnapshot: "others-of-its-targets-are-not-in-the-snapshot" = "others of its targets are not in the snapshot",
    OwnAddress: "own-address" = "own address",
    Receives: "receives" = "receives",
    ReachedByItsPublicAddressOnly: "reached-by-its-public-address-only" = "reached by its public address only",
    ReceivesTheReply: "receives-the-reply" = "receives the reply",
    ReplyToATrackedConnection: "reply-to-a-tracked-connection" = "reply to a tracked connection",
    ReservedByAws: "reserved-by-aws" = "reserved by AWS",
    Routes: "routes" = "routes",
    RoutingLoop: "routing-loop" = "routing loop",
    Sends: "sends" = "sends",
    SeveralVpcsHaveThisAddress: "several-vpcs-have-this-address" = "several VPCs have this address",
    SourcedestcheckIsNotListed: "sourcedestcheck-is-not-listed" = "SourceDestCheck is not listed",
    StillAttaching: "still-attaching" = "still attaching",
    StillPending: "still-pending" = "still pending",
    StillProvisioning: "still-provisioning" = "still provisioning",
    TakesNoNewConnection: "takes-no-new-connection" = "takes no new connection",
    TheTargetsAnswerThoughEveryHealthCheckFails: "the-targets-answer-though-every-health-check-fails" = "the targets answer though every health check fails",
    TheAttachmentIsNotListed: "the-attachment-is-not-listed" = "the attachment is not listed",
    TheAttachmentIsPending: "the-attachment-is-pending" = "the attachment is pending",
    TheDatabaseIsNotPubliclyAccessible: "the-database-is-not-publicly-accessible" = "the database is not publicly accessible",
    TheEndpointOfTheInterfaceIsNotListed: "the-endpoint-of-the-interface-is-not-listed" = "the endpoint of the interface is not listed",
    TheInstanceForwardsAndTranslatesAsANatInstanceDoes: "the-instance-forwards-and-translates-as-a-nat-instance-does" = "the instance forwards and translates as a NAT instance does",
    TheInstanceHasNoInterface: "the-instance-has-no-interface" = "the instance has no interface",
    TheInstanceIsPending: "the-instance-is-pending" = "the instance is pending",
    TheInterfaceHasNoAddressOfThisFamily: "the-interface-has-no-address-of-this-family" = "the interface has no address of this family",
    TheInterfaceOfAnElasticAddressIsNotListed: "the-interface-of-an-elastic-address-is-not-listed" = "the interface of an elastic address is not listed",
    TheLoadBalancerIsInternal: "the-load-balancer-is-internal" = "the load balancer is internal",
    ThePeerIsNotListed: "the-peer-is-not-listed" = "the peer is not listed",
    TheResolverAnswersPort53Only: "the-resolver-answers-port-53-only" = "the resolver answers port 53 only",
    TheSecurityGroupIsNotListed: "the-security-group-is-not-listed" = "the security group is not listed",
    TheServiceAnswersOnTcp443: "the-service-answers-on-tcp-443" = "the service answers on tcp 443",
    TheServiceDoesNotAnswerOnThisPort: "the-service-does-not-answer-on-this-port" = "the service does not answer on this port",
    TheSourceHasNoPublicAddress: "the-source-has-no-public-address" = "the source has no public address",
    TheVpcBehindTheAttachmentIsNotInTheSnapshot: "the-vpc-behind-the-attachment-is-not-in-the-snapshot" = "the VPC behind the attachment is not in the snapshot",
    TheVpcBelongsToAnotherAccount: "the-vpc-belongs-to-another-account" = "the VPC belongs to another account",
    TheVpcHasNoInternetGateway: "the-vpc-has-no-internet-gateway" = "the VPC has no internet gateway",
    TheVpcIsNotAttached: "the-vpc-is-not-attached" = "the VPC is not attached",
    TheVpcIsNotInTheSnapshot: "the-vpc-is-not-in-the-snapshot" = "the VPC is not in the snapshot",
    TheVpcIsNotOneOfItsSides: "the-vpc-is-not-one-of-its-sides" = "the VPC is not one of its sides",
    TheWalkEndedWithoutAnAnswer: "the-walk-ended-without-an-answer" = "the walk ended without an answer",
    TheZoneByWhichTheTransitGatewayEntersTheVpc: "the-zone-by-which-the-transit-gateway-enters-the-vpc" = "the zone by which the transit gateway enters the VPC",
    WhatIsBeyondTheAttachment: "what-is-beyond-the-attachment" = "what is beyond the attachment",
    WhatIsBeyondTheVpnOrDirectConnect: "what-is-beyond-the-vpn-or-direct-connect" = "what is beyond the VPN or Direct Connect",
    WhetherTheAppliancePassesThePacketOn: "whether-the-appliance-passes-the-packet-on" = "whether the appliance passes the packet on",
    WhetherTheAppliancesBehindItPassItOn: "whether-the-appliances-behind-it-pass-it-on" = "whether the appliances behind it pass it on",
    WhetherTheAppliancesBehindItPassThePacketOn: "whether-the-appliances-behind-it-pass-the-packet-on" = "whether the appliances behind it pass the packet on",
    WhetherTheServiceAnswersOnThisPort: "whether-the-service-answers-on-this-port" = "whether the service answers on this port",
    WhichOfTheDatabasesOfItsSubnetItBelongsTo: "which-of-the-databases-of-its-subnet-it-belongs-to" = "which of the databases of its subnet it belongs to",
    WhichPortsTheAwsServiceAnswersIsNotKnown: "which-ports-the-aws-service-answers-is-not-known" = "which ports the AWS service answers is not known",
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
