//! The table of everything that evidence consists of, one row an ask: an operation of an AWS API.
//!
//! The plan of a look, the collector, import, the script for CloudShell, the IAM policy, practice worlds, redaction and
//! the needs of checks all read these rows: adding one is adding a line here, a shape, and the SDK's call in `collect`.
//! What a probe may be is said in [`crate::probe`].

mod answer;
mod generate;
mod misfit;
mod row;

pub use row::{
    Answer, DENIED, GLOBAL, Only, Own, Paging, Per, Protocol, Row, Scope, Service, Source, UNSUPPORTED, Wanted, ids_at,
    is_gateway_list,
};
pub(crate) use row::{OF_PAGES, TURNS_PAGES};

use crate::shapes::*;
pub(crate) use answer::{Held, Json};
use generate::{answer, asks, element};
pub use misfit::Misfit;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use Paging::{Marker, Nested, PageMarker, Token, Truncated};
use Service::{Acm, CloudFront, Ec2, Elb, Elbv2, FreeTier, Rds, Route53, Route53Domains, Ssm, Sts};

/// Ids that `ask` lists at `path`; a plan with the child makes the call.
const fn each(ask: Ask, path: &'static str) -> Source {
    Source { ask, path, required: true, only: None }
}

/// Ids that `ask` names at `path`, if it is asked anyway.
const fn named(ask: Ask, path: &'static str) -> Source {
    Source { ask, path, required: false, only: None }
}

/// Ids of those elements that count.
const fn those(only: Only, ask: Ask, path: &'static str) -> Source {
    Source { ask, path, required: true, only: Some(only) }
}

/// A row.
const fn row(service: Service, en: &'static str, ko: &'static str) -> Row {
    Row::of(service, en, ko)
}

/// Hands the rows to a macro, which makes of them what it is for.
macro_rules! each_row {
    ($make:ident) => {
        $make! {
            // EC2: Regions, VPCs and what filters in them.
            DescribeRegions regions: [Region] = row(Ec2, "the Regions of the account", "계정의 리전")
                .list(&["Regions"]).told_by(&["RegionName"], &["RegionOptStatus"]);
            DescribeAvailabilityZones availability_zones: [AvailabilityZone] = row(Ec2, "Availability Zones", "가용 영역")
                .list(&["AvailabilityZones"]).told_by(&["ZoneName"], &[]);
            DescribeVpcs vpcs: [Vpc] = row(Ec2, "VPCs", "VPC").list(&["Vpcs"]).paged(Token).ids("vpc-");
            DescribeSubnets subnets: [Subnet] = row(Ec2, "subnets", "서브넷").list(&["Subnets"]).paged(Token).ids("subnet-");
            DescribeRouteTables route_tables: [RouteTable] = row(Ec2, "route tables", "라우팅 테이블")
                .list(&["RouteTables"]).paged(Token).ids("rtb-").always(&["Routes", "Associations"]);
            DescribeInternetGateways internet_gateways: [InternetGateway] = row(Ec2, "internet gateways", "인터넷 게이트웨이")
                .list(&["InternetGateways"]).paged(Token).ids("igw-").always(&["Attachments"]);
            DescribeEgressOnlyInternetGateways egress_only_internet_gateways: [EgressOnlyInternetGateway] =
                row(Ec2, "egress-only internet gateways", "송신 전용 인터넷 게이트웨이")
                .list(&["EgressOnlyInternetGateways"]).paged(Token).ids("eigw-").always(&["Attachments"]);
            DescribeNetworkAcls network_acls: [NetworkAcl] = row(Ec2, "network ACLs", "네트워크 ACL")
                .list(&["NetworkAcls"]).paged(Token).ids("acl-").always(&["Entries", "Associations"]);
            DescribeSecurityGroups security_groups: [SecurityGroup] = row(Ec2, "security groups", "보안 그룹")
                .list(&["SecurityGroups"]).paged(Token).ids("sg-")
                .always(&["IpPermissions", "IpPermissionsEgress"]);
            DescribeSecurityGroupVpcAssociations security_group_vpc_associations: [SecurityGroupVpcAssociation] =
                row(Ec2, "security groups that are used in other VPCs", "다른 VPC에서도 쓰는 보안 그룹")
                .list(&["SecurityGroupVpcAssociations"]).paged(Token).told_by(&["GroupId", "VpcId"], &[]);
            // MediaLive lists reservations too.
            DescribeInstances reservations: [Reservation] = row(Ec2, "instances", "인스턴스")
                .list(&["Reservations"]).paged(Token).told_by(&["Instances"], &[]);
            DescribeNetworkInterfaces network_interfaces: [NetworkInterface] =
                row(Ec2, "network interfaces", "네트워크 인터페이스")
                .list(&["NetworkInterfaces"]).paged(Token).ids("eni-").always(&["Groups"]);
            DescribeNatGateways nat_gateways: [NatGateway] = row(Ec2, "NAT gateways", "NAT 게이트웨이")
                .list(&["NatGateways"]).paged(Token).ids("nat-").always(&["NatGatewayAddresses"]);
            // The Snow family has addresses too.
            DescribeAddresses addresses: [Address] = row(Ec2, "Elastic IP addresses", "탄력적 IP 주소")
                .list(&["Addresses"]).ids("eipalloc-").told_by(&[], &["AddressId"]);
            // OpenSearch has VPC endpoints too.
            DescribeVpcEndpoints vpc_endpoints: [VpcEndpoint] = row(Ec2, "VPC endpoints", "VPC 엔드포인트")
                .list(&["VpcEndpoints"]).paged(Token).ids("vpce-").told_by(&[], &["VpcEndpointOwner", "DomainArn"]);
            DescribePrefixLists prefix_lists: [PrefixList] = row(Ec2, "prefix lists of AWS services", "AWS 서비스의 접두사 목록")
                .list(&["PrefixLists"]).paged(Token).ids("pl-").told_by(&["Cidrs"], &[]);
            DescribeManagedPrefixLists managed_prefix_lists: [ManagedPrefixList] = row(Ec2, "prefix lists", "접두사 목록")
                .list(&["PrefixLists"]).paged(Token).ids("pl-").told_by(&[], &["Cidrs"]);
            DescribeInstanceConnectEndpoints instance_connect_endpoints: [InstanceConnectEndpoint] =
                row(Ec2, "EC2 Instance Connect endpoints", "EC2 Instance Connect 엔드포인트")
                .list(&["InstanceConnectEndpoints"]).paged(Token).ids("eice-");
            // So has GameLift peerings.
            DescribeVpcPeeringConnections vpc_peering_connections: [VpcPeeringConnection] =
                row(Ec2, "VPC peering connections", "VPC 피어링 연결")
                .list(&["VpcPeeringConnections"]).paged(Token).ids("pcx-").told_by(&[], &["FleetId"]);
            DescribeVpcBlockPublicAccessExclusions block_public_access_exclusions: [VpcBlockPublicAccessExclusion] =
                row(Ec2, "exclusions from block public access", "퍼블릭 액세스 차단의 제외")
                .list(&["VpcBlockPublicAccessExclusions"]).paged(Token).ids("vpcbpa-exclude-");
            DescribeVpcBlockPublicAccessOptions block_public_access: (BlockPublicAccess) =
                row(Ec2, "block public access", "VPC 퍼블릭 액세스 차단")
                .object(&["VpcBlockPublicAccessOptions"]);
            // One attribute at a time: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html
            DescribeVpcAttribute vpc_attributes: (VpcAttribute) each = row(Ec2, "the DNS switches of VPCs", "VPC의 DNS 설정")
                .object(&["EnableDnsSupport", "EnableDnsHostnames"]).told_by(&["VpcId"], &[])
                .per("VpcId", &[each(Ask::DescribeVpcs, "VpcId")]).names_parent(Own::At("VpcId"))
                .with(&[r#"{"Attribute":"enableDnsSupport"}"#, r#"{"Attribute":"enableDnsHostnames"}"#]);
            // FSx has volumes too.
            DescribeVolumes volumes: [Volume] = row(Ec2, "disks", "디스크(볼륨)")
                .list(&["Volumes"]).paged(Token).ids("vol-").told_by(&[], &["FileSystemId"]);
            // Without an owner AWS lists what everybody shares with everybody. ElastiCache, Redshift and others have snapshots too.
            DescribeSnapshots ebs_snapshots: [EbsSnapshot] = row(Ec2, "snapshots of disks", "디스크(볼륨)의 스냅샷")
                .list(&["Snapshots"]).paged(Token).ids("snap-").told_by(&["VolumeId"], &["SnapshotName"])
                .whole_only_with(&[r#"{"OwnerIds":["self"]}"#]);
            GetManagedPrefixListEntries prefix_list_entries: [PrefixListEntry] each =
                row(Ec2, "what prefix lists hold", "접두사 목록의 내용")
                .list(&["Entries"]).paged(Token)
                .per("PrefixListId", &[
                    those(Only::GatewayLists, Ask::DescribeManagedPrefixLists, "PrefixListId"),
                    named(Ask::DescribeRouteTables, "Routes[].DestinationPrefixListId"),
                    named(Ask::DescribeSecurityGroups, "IpPermissions[].PrefixListIds[].PrefixListId"),
                    named(Ask::DescribeSecurityGroups, "IpPermissionsEgress[].PrefixListIds[].PrefixListId"),
                ]);

            // EC2: ways to other networks.
            DescribeTransitGateways transit_gateways: [TransitGateway] = row(Ec2, "transit gateways", "전송 게이트웨이")
                .list(&["TransitGateways"]).paged(Token).ids("tgw-");
            DescribeTransitGatewayAttachments transit_gateway_attachments: [TransitGatewayAttachment] =
                row(Ec2, "what is attached to transit gateways", "전송 게이트웨이 연결")
                .list(&["TransitGatewayAttachments"]).paged(Token).ids("tgw-attach-");
            DescribeTransitGatewayVpcAttachments transit_gateway_vpc_attachments: [TransitGatewayVpcAttachment] =
                row(Ec2, "VPCs that are attached to transit gateways", "전송 게이트웨이의 VPC 연결")
                .list(&["TransitGatewayVpcAttachments"]).paged(Token).ids("tgw-attach-").always(&["SubnetIds"]);
            DescribeTransitGatewayPeeringAttachments transit_gateway_peering_attachments: [TransitGatewayPeeringAttachment] =
                row(Ec2, "peerings of transit gateways", "전송 게이트웨이 피어링")
                .list(&["TransitGatewayPeeringAttachments"]).paged(Token).ids("tgw-attach-");
            DescribeTransitGatewayRouteTables transit_gateway_route_tables: [TransitGatewayRouteTable] =
                row(Ec2, "route tables of transit gateways", "전송 게이트웨이 라우팅 테이블")
                .list(&["TransitGatewayRouteTables"]).paged(Token).ids("tgw-rtb-");
            // A filter is required; both states together are all routes:
            // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SearchTransitGatewayRoutes.html
            SearchTransitGatewayRoutes transit_gateway_routes: [TransitGatewayRoute] each =
                row(Ec2, "routes of transit gateways", "전송 게이트웨이의 경로")
                .list(&["Routes"]).paged(Token).more_if("AdditionalRoutesAvailable").wrapped_in("TransitGatewayStaticRoutes")
                .per("TransitGatewayRouteTableId", &[each(
                    Ask::DescribeTransitGatewayRouteTables, "TransitGatewayRouteTableId",
                )])
                .with(&[r#"{"Filters":[{"Name":"state","Values":["active","blackhole"]}]}"#]);
            GetTransitGatewayRouteTablePropagations transit_gateway_propagations: [TransitGatewayRouteTablePropagation] each =
                row(Ec2, "routes that transit gateways learn", "전송 게이트웨이의 경로 전파")
                .list(&["TransitGatewayRouteTablePropagations"]).paged(Token).wrapped_in("TransitGatewayPropagations")
                .per("TransitGatewayRouteTableId", &[each(
                    Ask::DescribeTransitGatewayRouteTables, "TransitGatewayRouteTableId",
                )]);
            DescribeVpnGateways vpn_gateways: [VpnGateway] = row(Ec2, "virtual private gateways", "가상 프라이빗 게이트웨이")
                .list(&["VpnGateways"]).ids("vgw-").always(&["VpcAttachments"]);
            // The keys of a VPN's tunnels stand in its gateway's configuration.
            DescribeVpnConnections vpn_connections: [VpnConnection] = row(Ec2, "VPN connections", "VPN 연결")
                .list(&["VpnConnections"]).ids("vpn-").projected(
                    "{VpnConnections: VpnConnections[].{VpnConnectionId: VpnConnectionId, State: State, \
                     VpnGatewayId: VpnGatewayId, TransitGatewayId: TransitGatewayId, \
                     Routes: (Routes || `[]`)[].{DestinationCidrBlock: DestinationCidrBlock, State: State}, \
                     Tags: Tags || `[]`}}",
                );

            // Load balancers.
            DescribeLoadBalancers load_balancers: [LoadBalancer] = row(Elbv2, "load balancers", "로드 밸런서")
                .list(&["LoadBalancers"]).paged(Marker);
            DescribeLoadBalancerAttributes load_balancer_attributes: [Attribute] each =
                row(Elbv2, "settings of load balancers", "로드 밸런서 속성")
                .list(&["Attributes"]).wrapped_in("LoadBalancerAttributes")
                .per("LoadBalancerArn", &[each(Ask::DescribeLoadBalancers, "LoadBalancerArn")]);
            // Global Accelerator has listeners too, without load balancers.
            DescribeListeners listeners: [Listener] each = row(Elbv2, "listeners", "리스너")
                .list(&["Listeners"]).paged(Marker).told_by(&["LoadBalancerArn"], &[]).wrapped_in("LoadBalancerListeners")
                .per("LoadBalancerArn", &[each(Ask::DescribeLoadBalancers, "LoadBalancerArn")])
                .names_parent(Own::At("LoadBalancerArn")).always(&["DefaultActions"]);
            DescribeRules rules: [Rule] each = row(Elbv2, "rules of listeners", "리스너 규칙")
                .list(&["Rules"]).paged(Marker).told_by(&["RuleArn"], &[])
                .per("ListenerArn", &[each(Ask::DescribeListeners, "ListenerArn")])
                .names_parent(Own::ListenerOfRule).always(&["Conditions", "Actions"]);
            DescribeListenerCertificates listener_certificates: [ListenerCertificate] each =
                row(Elbv2, "certificates of listeners", "리스너의 인증서")
                .list(&["Certificates"]).paged(Marker)
                .per("ListenerArn", &[each(Ask::DescribeListeners, "ListenerArn")]);
            DescribeTargetGroups target_groups: [TargetGroup] = row(Elbv2, "target groups", "대상 그룹")
                .list(&["TargetGroups"]).paged(Marker);
            DescribeTargetGroupAttributes target_group_attributes: [Attribute] each =
                row(Elbv2, "settings of target groups", "대상 그룹 속성")
                .list(&["Attributes"])
                .per("TargetGroupArn", &[each(Ask::DescribeTargetGroups, "TargetGroupArn")]);
            DescribeTargetHealth target_health: [TargetHealthDescription] each = row(Elbv2, "the health of targets", "대상 상태")
                .list(&["TargetHealthDescriptions"]).wrapped_in("LoadBalancerTargetHealth")
                .per("TargetGroupArn", &[each(Ask::DescribeTargetGroups, "TargetGroupArn")]);
            DescribeSSLPolicies ssl_policies: [SslPolicy] = row(Elbv2, "security policies of listeners", "리스너의 보안 정책")
                .list(&["SslPolicies"]).paged(Marker).always(&["SslProtocols"]);
            DescribeClassicLoadBalancers classic_load_balancers: [ClassicLoadBalancer] =
                row(Elb, "Classic Load Balancers", "Classic Load Balancer")
                .called("DescribeLoadBalancers").list(&["LoadBalancerDescriptions"]).paged(Marker);

            // Databases.
            DescribeDBInstances db_instances: [DbInstance] = row(Rds, "databases", "데이터베이스")
                .list(&["DBInstances"]).paged(Marker).more_if("Marker").always(&["VpcSecurityGroups"]);
            DescribeDBClusters db_clusters: [DbCluster] = row(Rds, "database clusters", "데이터베이스 클러스터")
                .list(&["DBClusters"]).paged(Marker).more_if("Marker");
            DescribeDBSubnetGroups db_subnet_groups: [DbSubnetGroup] = row(Rds, "subnet groups of databases", "DB 서브넷 그룹")
                .list(&["DBSubnetGroups"]).paged(Marker).more_if("Marker").always(&["Subnets"]);
            DescribeDBProxies db_proxies: [DbProxy] = row(Rds, "proxies of databases", "RDS 프록시")
                .list(&["DBProxies"]).paged(Marker).more_if("Marker");
            DescribeDBSnapshots db_snapshots: [DbSnapshot] = row(Rds, "snapshots of databases", "데이터베이스 스냅샷")
                .list(&["DBSnapshots"]).paged(Marker).more_if("Marker");
            DescribeDBMajorEngineVersions db_major_engine_versions: [DbMajorEngineVersion] =
                row(Rds, "how long database engines are supported", "DB 엔진의 지원 기간")
                .list(&["DBMajorEngineVersions"]).paged(Marker).more_if("Marker");

            // Names.
            ListHostedZones hosted_zones: [HostedZone] = row(Route53, "hosted zones", "호스팅 영역")
                .list(&["HostedZones"]).paged(Truncated);
            GetHostedZone hosted_zone_details: (HostedZoneDetail) each =
                row(Route53, "the name servers of hosted zones", "호스팅 영역의 네임서버")
                .object(&["HostedZone"]).names_parent(Own::At("HostedZone.Id"))
                .per("Id", &[each(Ask::ListHostedZones, "Id")]);
            ListResourceRecordSets resource_record_sets: [ResourceRecordSet] each = row(Route53, "DNS records", "DNS 레코드")
                .list(&["ResourceRecordSets"]).paged(Truncated)
                .per("HostedZoneId", &[each(Ask::ListHostedZones, "Id")]);
            GetDNSSEC dnssec: (Dnssec) each = row(Route53, "the DNSSEC keys of hosted zones", "호스팅 영역의 DNSSEC 키")
                .object(&["Status"]).told_by(&["KeySigningKeys"], &[])
                .per("HostedZoneId", &[those(Only::PublicZones, Ask::ListHostedZones, "Id")]);
            ListDomains domains: [DomainSummary] = row(Route53Domains, "registered domains", "등록한 도메인")
                .list(&["Domains"]).paged(PageMarker).told_by(&["DomainName"], &["DomainArn", "DomainId"]);
            // The answer holds the registrant's name, address and telephone number.
            GetDomainDetail domain_details: (DomainDetail) each =
                row(Route53Domains, "the name servers of registered domains", "등록한 도메인의 네임서버")
                .object(&["Nameservers"]).told_by(&["DomainName"], &[]).names_parent(Own::At("DomainName"))
                .per("DomainName", &[each(Ask::ListDomains, "DomainName")])
                .projected(
                    "{DomainName: DomainName, Nameservers: Nameservers, StatusList: StatusList, \
                     DnssecKeys: DnssecKeys, ExpirationDate: ExpirationDate}",
                );

            // Certificates: the list without all key types hides all but RSA of up to 2048 bits, and those of CloudFront lie in
            // one Region: https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html
            ListCertificates certificates: [CertificateSummary] = row(Acm, "certificates", "인증서")
                .list(&["CertificateSummaryList"]).paged(Token).also_in(GLOBAL)
                .whole_only_with(&[concat!(
                    r#"{"Includes":{"keyTypes":["RSA_1024","RSA_2048","RSA_3072","RSA_4096","#,
                    r#""EC_prime256v1","EC_secp384r1","EC_secp521r1"]}}"#,
                )]);
            DescribeCertificate certificate_details: (CertificateAnswer) each =
                row(Acm, "names and validation of certificates", "인증서의 이름과 검증")
                .object(&["Certificate"]).names_parent(Own::At("Certificate.CertificateArn")).also_in(GLOBAL)
                .per("CertificateArn", &[each(Ask::ListCertificates, "CertificateArn")]);

            // Distributions.
            ListDistributions distributions: [DistributionSummary] = row(CloudFront, "distributions", "배포")
                .list(&["DistributionList", "Items"]).paged(Nested);
            GetDistribution distribution_details: (DistributionAnswer) each =
                row(CloudFront, "settings of distributions", "배포 설정")
                .object(&["Distribution"]).names_parent(Own::At("Distribution.Id"))
                .per("Id", &[each(Ask::ListDistributions, "Id")]);
            GetCachePolicy cache_policies: (CachePolicyAnswer) each = row(CloudFront, "cache policies", "캐시 정책")
                .object(&["CachePolicy"]).names_parent(Own::At("CachePolicy.Id"))
                .per("Id", &[
                    each(Ask::ListDistributions, "DefaultCacheBehavior.CachePolicyId"),
                    each(Ask::ListDistributions, "CacheBehaviors.Items[].CachePolicyId"),
                ]);
            GetOriginRequestPolicy origin_request_policies: (OriginRequestPolicyAnswer) each =
                row(CloudFront, "origin request policies", "오리진 요청 정책")
                .object(&["OriginRequestPolicy"]).names_parent(Own::At("OriginRequestPolicy.Id"))
                .per("Id", &[
                    each(Ask::ListDistributions, "DefaultCacheBehavior.OriginRequestPolicyId"),
                    each(Ask::ListDistributions, "CacheBehaviors.Items[].OriginRequestPolicyId"),
                ]);
            ListVpcOrigins vpc_origins: [VpcOriginSummary] = row(CloudFront, "origins inside of VPCs", "VPC 오리진")
                .list(&["VpcOriginList", "Items"]).paged(Nested);

            // Hosts, the account, and who asks.
            DescribeInstanceInformation instance_information: [InstanceInformation] =
                row(Ssm, "hosts that Systems Manager reaches", "Systems Manager로 관리하는 호스트")
                .list(&["InstanceInformationList"]).paged(Token);
            GetAccountPlanState account_plan: (AccountPlanState) = row(FreeTier, "the plan of the account", "계정 요금제")
                .object(&["accountPlanType"]);
            GetCallerIdentity caller_identity: (CallerIdentity) = row(Sts, "who asks", "호출한 사람")
                .object(&["Account"]).told_by(&["UserId", "Arn"], &[]);
        }
    };
}
pub(crate) use each_row;

each_row!(asks);

/// The answer of a call as it stands in a document, still to be read by its ask.
pub(crate) type RawOutput<'de> = Option<&'de RawValue>;

impl Ask {
    /// AWS's name of the operation.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The service as the AWS CLI calls it.
    #[must_use]
    pub fn service(self) -> &'static str {
        self.row().service.name()
    }

    /// The ask of this name, if this program reads it.
    #[must_use]
    pub fn find(service: &str, name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.name() == name && known.service() == service)
    }

    /// The IAM action that allows the call, or `None` for a call that nobody can be denied.
    #[must_use]
    pub fn action(self) -> Option<String> {
        self.row().service.iam().map(|prefix| format!("{prefix}:{}", self.name()))
    }

    /// The command of the AWS CLI that makes the call, without the input that it takes.
    #[must_use]
    pub fn command(self) -> String {
        format!("aws {} {}", self.service(), kebab(self.name()))
    }

    /// The outermost key of a list answer.
    #[must_use]
    pub fn key(self) -> Option<&'static str> {
        match self.row().answer {
            Answer::List(path) => path.first().copied(),
            Answer::Object(_) => None,
        }
    }

    /// Whether the answer is a list.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self.row().answer, Answer::List(_))
    }

    /// What the call is made once for each of; `None` for one that lists all of a place.
    #[must_use]
    pub fn per(self) -> Option<Per> {
        self.row().per
    }

    /// The members of what the answer is made of.
    #[must_use]
    pub fn members(self) -> &'static [Member] {
        match self.kind() {
            Kind::Shape(members) => members,
            _ => &[],
        }
    }

    /// The member that holds the id of an element, if other resources name it.
    #[must_use]
    pub fn id_member(self) -> Option<String> {
        self.members().iter().find(|member| member.id).map(Member::name)
    }

    /// Whether a member of an input only chooses pages, so that it does not narrow what is listed.
    #[must_use]
    pub fn is_paging(member: &str) -> bool {
        TURNS_PAGES.contains(&member)
    }

    /// How many calls have to be made before this one can be.
    #[must_use]
    pub fn depth(self) -> usize {
        let sources = self.per().map_or(&[][..], |per| per.sources);
        sources.iter().map(|source| 1 + source.ask.depth()).max().unwrap_or_default()
    }

    /// Whether an answer to this input, with all its pages, is all that there is.
    pub(crate) fn is_unfiltered(self, input: &serde_json::Map<String, serde_json::Value>) -> bool {
        let row = self.row();
        let inputs = row.inputs();
        let own = |member: &String| {
            row.per.is_some_and(|per| per.member == member)
                || Self::is_paging(member)
                || inputs.iter().any(|given| given.contains_key(member))
        };
        let given = || inputs.iter().any(|given| given.iter().all(|(member, value)| input.get(member) == Some(value)));
        input.keys().all(own) && (!row.whole_only_with_input || given())
    }
}

impl Output {
    /// Adds a page of the same call.
    pub fn merge(&mut self, other: Self) {
        drop(self.merge_telling(other));
    }

    /// The elements of a list answer, or the one object, as AWS prints them.
    #[must_use]
    pub fn to_elements(&self) -> Vec<serde_json::Value> {
        let Ok(mut answer) = serde_json::to_value(self) else { return Vec::new() };
        if let Answer::List(path) = self.operation().row().answer {
            for member in path {
                answer = answer.get_mut(*member).map(serde_json::Value::take).unwrap_or_default();
            }
        }
        match answer {
            serde_json::Value::Array(list) => list,
            serde_json::Value::Null => Vec::new(),
            one => vec![one],
        }
    }

    /// The ids of parents that this answer names, for an ask that takes them from `source`.
    #[must_use]
    pub fn parents(&self, source: &Source) -> Vec<String> {
        if self.operation() != source.ask {
            return Vec::new();
        }
        let elements = self.to_elements();
        let counts = |element: &&serde_json::Value| source.only.is_none_or(|only| only.admits(element));
        elements.iter().filter(counts).flat_map(|element| ids_at(element, source.path)).collect()
    }

    /// Whether a list answer has no element.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads an answer from JSON as the AWS CLI prints it, and says whether it is all there is: it has its list, or what
    /// tells its object, and nothing in it says that there is more.
    ///
    /// # Errors
    /// Where the answer has another shape than AWS documents.
    pub fn from_json(ask: Ask, json: &str) -> Result<(Self, bool), Misfit> {
        let mut text = Json::from_str(json);
        let read = Self::read(ask, &mut text).map_err(|error| Misfit::in_answer(ask, json, error))?;
        text.end().map_err(Misfit::from)?;
        Ok(read)
    }

    /// Reads the answer of `ask` from its elements; an answer that is one object is the last of them.
    ///
    /// # Errors
    /// Where an element has another shape than AWS documents.
    pub fn from_elements<E: Serialize>(ask: Ask, elements: impl IntoIterator<Item = E>) -> Result<Self, Misfit> {
        let list =
            elements.into_iter().map(|element| serde_json::to_string(&element)).collect::<Result<Vec<_>, _>>()?;
        let list = format!("[{}]", list.join(","));
        Self::of_list(ask, &mut Json::from_str(&list)).map_err(|error| Misfit::in_list(ask, &list, error))
    }
}

/// The AWS CLI's name of an operation or member: `DescribeDBInstances` is `describe-db-instances`.
#[must_use]
pub fn kebab(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        let starts_word = before.is_some_and(|before| !before.is_ascii_uppercase())
            || before.is_some() && after.is_some_and(|after| after.is_ascii_lowercase());
        if letter.is_ascii_uppercase() && starts_word {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_cli() {
        for (name, expected) in [
            ("DescribeVpcs", "describe-vpcs"),
            ("DescribeDBInstances", "describe-db-instances"),
            ("GetManagedPrefixListEntries", "get-managed-prefix-list-entries"),
            ("VpcId", "vpc-id"),
            ("LoadBalancerArn", "load-balancer-arn"),
        ] {
            assert_eq!(kebab(name), expected);
        }
    }
}
