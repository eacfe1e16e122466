//! What the labs on infrastructure build: a load balancer, a database, a zone, certificates and a distribution.

use crate::account::Account;

/// The network that an application stands in.
#[derive(Debug, Clone)]
pub struct Network {
    /// The VPC.
    pub vpc: String,
    /// A subnet for what faces the internet.
    pub public: String,
    /// A subnet for what does not.
    pub private: String,
    /// An instance that serves.
    pub host: String,
}

/// An application in an account of the server, by the names that tests look for.
#[derive(Debug, Clone)]
pub struct Application {
    /// ARN of the load balancer's listener.
    pub listener: String,
    /// ARN of its target group.
    pub group: String,
    /// Id of the public hosted zone.
    pub zone: String,
    /// ARNs of a certificate in the account's Region, and of one in CloudFront's.
    pub certificates: [String; 2],
    /// Id of the distribution.
    pub distribution: String,
}

impl Application {
    /// Builds one.
    ///
    /// # Panics
    /// The server refuses something.
    #[must_use]
    pub fn build(account: &Account, network: &Network) -> Self {
        build(account, network)
    }
}

fn build(account: &Account, base: &Network) -> Application {
    let certificate = |account: &Account, name: &str| {
        let body = format!(r#"{{"DomainName":"{name}","ValidationMethod":"DNS"}}"#);
        let answer = account.json("acm", "CertificateManager.RequestCertificate", &body);
        answer.split('"').find(|part| part.starts_with("arn:")).unwrap().to_owned()
    };
    let certificates =
        [certificate(account, "shop.example.com"), certificate(&account.elsewhere("us-east-1"), "www.example.com")];
    let (listener, group) = balancer(account, base, &certificates[0]);
    database(account, base);
    let zone = zone(account);
    Application { listener, group, zone, certificates, distribution: distribution(account) }
}

fn balancer(account: &Account, base: &Network, certificate: &str) -> (String, String) {
    let ask = |action: &str, parameters: &[(&str, &str)]| account.query("elbv2", action, parameters);
    let subnets = [("Subnets.member.1", base.public.as_str()), ("Subnets.member.2", &base.private)];
    let balancer = ask("CreateLoadBalancer", &[("Name", "shop"), subnets[0], subnets[1]]).get("LoadBalancerArn");
    let group = [("Name", "app"), ("Protocol", "HTTP"), ("Port", "8000"), ("VpcId", base.vpc.as_str())];
    let group = ask("CreateTargetGroup", &group).get("TargetGroupArn");
    ask("RegisterTargets", &[("TargetGroupArn", &group), ("Targets.member.1.Id", &base.host)]);
    let listener = [
        ("LoadBalancerArn", balancer.as_str()),
        ("Port", "443"),
        ("Protocol", "HTTPS"),
        ("Certificates.member.1.CertificateArn", certificate),
        ("DefaultActions.member.1.Type", "forward"),
        ("DefaultActions.member.1.TargetGroupArn", &group),
    ];
    let listener = ask("CreateListener", &listener).get("ListenerArn");
    let rule = [
        ("ListenerArn", listener.as_str()),
        ("Priority", "10"),
        ("Conditions.member.1.Field", "path-pattern"),
        ("Conditions.member.1.Values.member.1", "/boss/*"),
        ("Actions.member.1.Type", "forward"),
        ("Actions.member.1.TargetGroupArn", &group),
    ];
    ask("CreateRule", &rule);
    // A Classic one beside it, as a learner may have made by mistake.
    let classic = [
        ("LoadBalancerName", "old"),
        ("Listeners.member.1.Protocol", "HTTP"),
        ("Listeners.member.1.LoadBalancerPort", "80"),
        ("Listeners.member.1.InstancePort", "80"),
        ("Subnets.member.1", base.public.as_str()),
    ];
    account.query("elb", "CreateLoadBalancer", &classic);
    (listener, group)
}

fn database(account: &Account, base: &Network) {
    let group = [
        ("DBSubnetGroupName", "private"),
        ("DBSubnetGroupDescription", "x"),
        ("SubnetIds.SubnetIdentifier.1", base.private.as_str()),
        ("SubnetIds.SubnetIdentifier.2", &base.public),
    ];
    account.query("rds", "CreateDBSubnetGroup", &group);
    let instance = [
        ("DBInstanceIdentifier", "shop"),
        ("DBInstanceClass", "db.t3.micro"),
        ("Engine", "mysql"),
        ("AllocatedStorage", "20"),
        ("MasterUsername", "admin"),
        ("MasterUserPassword", "not-a-secret-in-moto"),
        ("DBSubnetGroupName", "private"),
    ];
    account.query("rds", "CreateDBInstance", &instance);
}

fn zone(account: &Account) -> String {
    let create = |name: &str, more: &str| {
        let body = format!(
            "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Name>{name}</Name>{more}\
             <CallerReference>{name}</CallerReference></CreateHostedZoneRequest>"
        );
        let id = account.rest("route53", "POST", "/2013-04-01/hostedzone", &body).get("Id");
        id.trim_start_matches("/hostedzone/").to_owned()
    };
    let zone = create("example.com", "");
    create(
        "internal",
        "<HostedZoneConfig><PrivateZone>true</PrivateZone></HostedZoneConfig>\
         <VPC><VPCRegion>ap-northeast-2</VPCRegion><VPCId>vpc-12345678</VPCId></VPC>",
    );
    let record = "<ResourceRecordSet><Name>www.example.com</Name><Type>A</Type><TTL>300</TTL><ResourceRecords>\
                  <ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>";
    let body = format!(
        "<ChangeResourceRecordSetsRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ChangeBatch><Changes>\
         <Change><Action>CREATE</Action>{record}</Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>"
    );
    account.rest("route53", "POST", &format!("/2013-04-01/hostedzone/{zone}/rrset"), &body);
    zone
}

fn distribution(account: &Account) -> String {
    let body = "<DistributionConfig xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\">\
        <CallerReference>once</CallerReference><Aliases><Quantity>1</Quantity><Items><CNAME>www.example.com</CNAME></Items>\
        </Aliases><DefaultRootObject></DefaultRootObject><Origins><Quantity>1</Quantity><Items><Origin><Id>shop</Id>\
        <DomainName>shop.example.com</DomainName><OriginPath></OriginPath><CustomHeaders><Quantity>0</Quantity>\
        </CustomHeaders><CustomOriginConfig><HTTPPort>80</HTTPPort><HTTPSPort>443</HTTPSPort>\
        <OriginProtocolPolicy>https-only</OriginProtocolPolicy><OriginSslProtocols><Quantity>1</Quantity><Items>\
        <SslProtocol>TLSv1.2</SslProtocol></Items></OriginSslProtocols></CustomOriginConfig></Origin></Items></Origins>\
        <DefaultCacheBehavior><TargetOriginId>shop</TargetOriginId><ViewerProtocolPolicy>redirect-to-https\
        </ViewerProtocolPolicy><CachePolicyId>4135ea2d-6df8-44a3-9df3-4b5a84be39ad</CachePolicyId>\
        </DefaultCacheBehavior><Comment></Comment><PriceClass>PriceClass_All</PriceClass><Enabled>true</Enabled>\
        </DistributionConfig>";
    account.rest("cloudfront", "POST", "/2020-05-31/distribution", body).get("Id")
}
