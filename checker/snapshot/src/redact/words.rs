//! Words that are nobody's names: those of AWS, of standards, of frameworks and of the course.

/// A list of words, with spaces between them.
pub(super) struct Words(&'static str);

impl Words {
    /// Whether a text is one of them.
    pub(super) fn has(&self, text: &str) -> bool {
        self.all().any(|word| word == text)
    }

    fn all(&self) -> impl Iterator<Item = &'static str> {
        self.0.split(' ')
    }
}

/// What stands in front of the digits of AWS's ids and of those that stand for them in tests.
pub(super) const KINDS: Words = Words(
    "vpc subnet rtb acl sg eni i igw eigw nat eipalloc vpce vpce-svc pl pcx eice vpcbpa-exclude vol tgw \
     tgw-attach tgw-rtb vgw vpn ami r dopt rtbassoc aclassoc eipassoc eni-attach ela-attach cagw lgw snap o ou \
     cgw ipv4pool-ec2 mi",
);

/// Services as ARNs, actions, condition keys and host names call them.
pub(super) const SERVICES: Words = Words(
    "accounts acm apigateway autoscaling aws bedrock cloudformation cloudfront cloudtrail cloudwatch cognito-idp \
     dkr dynamodb ec2 ec2messages ecr ecs ecs-tasks eks elasticache elasticfilesystem elasticloadbalancing email \
     es events execute-api freetier globalaccelerator guardduty iam kinesis kms lambda logs monitoring \
     network-firewall networkmanager organizations rds rds-db route53 route53domains s3 s3-website secretsmanager \
     ses sns sqs ssm ssmmessages states sts vpc-lattice wafv2 xray",
);

/// Labels of AWS's own host names, beside services and Regions.
pub(super) const AWS_LABELS: Words = Words("accesspoint api bucket compute compute-1 control dualstack elb oidc vpce");

/// What the resource of an ARN begins with.
pub(super) const RESOURCES: Words = Words(
    "accesspoint alias assumed-role certificate cluster core-network db distribution elastic-ip federated-user \
     function global group instance instance-profile internet-gateway key key-pair listener listener-rule \
     loadbalancer log-group mfa natgateway network-acl network-interface oidc-provider parameter policy \
     prefix-list regional role root route-table saml-provider secret security-group subgrp subnet table \
     targetgroup transit-gateway user volume vpc vpc-endpoint vpcorigin webacl",
);

/// Ends of names that say nothing about whose they are.
pub(super) const TOPS: Words = Words(
    "ai app arpa aws biz blog click cloud cn co com de dev edu eu example fr gov home info int internal invalid \
     io jp kr link live local localhost me mil name net online org page shop site space store tech test tw uk us \
     website xyz",
);

/// What stands before the two letters of a country.
pub(super) const BEFORE_COUNTRY: Words = Words("ac co com go ne net or org pe re");

/// Labels that have a meaning of their own.
pub(super) const LABELS: Words = Words("* \\052 _acme-challenge _dmarc _domainkey _http _https _tcp _tls _udp www");

/// The parts of paths in the course's own applications, and what files are called everywhere.
pub(super) const PATHS: Words = Words(
    "admin app boss css delivery favicon gif htm html ico index jpeg jpg js json map menus mp4 order orders php png \
     polls readyz results robots shops static svg timeinput txt version vote webp woff woff2 xml",
);

/// The policies that AWS keeps for every distribution, by their ids, which are the same in every account:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>.
pub(super) const MANAGED: Words = Words(
    "658327ea-f89d-4fab-a63d-7e88639e58f6 b2884449-e4de-46a7-ac36-70bc7f1ddd6d 4135ea2d-6df8-44a3-9df3-4b5a84be39ad \
     83da9c7e-98b4-4e11-a168-04f0df8e2c65 4cc15a8a-d715-48a4-82b8-cc0b614638fe 216adef6-5c7f-47e4-b989-5492eafa07d3 \
     33f36d7e-f396-46d9-90e0-52428a34d9dc b689b0a8-53d0-40ab-baf2-68738e2966ac 59781a5b-3903-41f3-afcb-af62929ccde1 \
     88a5eaf4-2fd4-4709-b370-b4c650ea3fcf bf0718e1-ba1e-49d1-88b1-f726733018ae acba4595-bd28-49b8-b9fe-13317c0390fa",
);

/// What a load balancer puts in: <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html>.
pub(super) const PLACEHOLDERS: Words = Words("#{protocol} #{host} #{port} #{path} #{query}");

/// Headers of standards and of AWS, cookies of frameworks and of load balancers; in lower case.
pub(super) const HTTP_NAMES: Words = Words(
    "accept accept-charset accept-encoding accept-language accept-ranges access-control-request-headers \
     access-control-request-method age allow alt-svc authorization awsalb awsalbapp-0 awsalbcors awsalbtg \
     awsalbtgcors cache-control cdn-loop connection content-encoding content-language content-length \
     content-location content-type cookie csrftoken date etag expires forwarded host if-modified-since \
     if-none-match jsessionid last-modified location next origin page phpsessid pragma q range referer \
     referrer-policy retry-after server session sessionid set-cookie strict-transport-security te trailer \
     transfer-encoding upgrade user-agent vary via warning www-authenticate x-amz-cf-id x-amz-cf-pop \
     x-amzn-requestid x-amzn-trace-id x-cache x-content-type-options x-csrftoken x-forwarded-for x-forwarded-host \
     x-forwarded-port x-forwarded-proto x-frame-options x-instance-id x-requested-with x-xss-protection",
);

/// Headers of [`HTTP_NAMES`] whose values are words of the protocol.
pub(super) const WORDS_OF_HEADERS: Words = Words(
    "any bytes chunked close deny error from cloudfront hit miss refresh refreshhit gzip br deflate keep-alive max-age \
     includesubdomains preload no-cache no-store must-revalidate private public s-maxage immutable \
     stale-while-revalidate nosniff sameorigin same-origin strict-origin strict-origin-when-cross-origin text \
     html plain json application javascript css image charset utf-8 nginx awselb apache gunicorn uvicorn express \
     accept-encoding accept cookie origin host get head post put delete options patch trace redirect \
     lambdaexecutionerror limitexceeded h2 h3 lax none",
);

/// A load balancer's or target group's setting:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html>
pub(super) const SETTINGS: Words = Words(
    "true false on off append preserve remove monitor defensive strictest lb_cookie app_cookie source_ip \
     source_ip_dest_ip source_ip_dest_ip_proto round_robin weighted_random least_outstanding_requests \
     use_load_balancer_configuration no_rebalance rebalance default any_availability_zone \
     availability_zone_affinity partial_availability_zone_affinity",
);

/// AWS's own cache policies and origin request policies, which have the same id in every account:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>.
pub(super) const POLICIES: &[(&str, &str)] = &[
    ("4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "Managed-CachingDisabled"),
    ("658327ea-f89d-4fab-a63d-7e88639e58f6", "Managed-CachingOptimized"),
    ("b2884449-e4de-46a7-ac36-70bc7f1ddd6d", "Managed-CachingOptimizedForUncompressedObjects"),
    ("83da9c7e-98b4-4e11-a168-04f0df8e2c65", "Managed-UseOriginCacheControlHeaders"),
    ("4cc15a8a-d715-48a4-82b8-cc0b614638fe", "Managed-UseOriginCacheControlHeaders-QueryStrings"),
    ("216adef6-5c7f-47e4-b989-5492eafa07d3", "Managed-AllViewer"),
    ("b689b0a8-53d0-40ab-baf2-68738e2966ac", "Managed-AllViewerExceptHostHeader"),
    ("33f36d7e-f396-46d9-90e0-52428a34d9dc", "Managed-AllViewerAndCloudFrontHeaders-2022-06"),
    ("59781a5b-3903-41f3-afcb-af62929ccde1", "Managed-CORS-CustomOrigin"),
    ("88a5eaf4-2fd4-4709-b370-b4c650ea3fcf", "Managed-CORS-S3Origin"),
    ("acba4595-bd28-49b8-b9fe-13317c0390fa", "Managed-UserAgentRefererHeaders"),
];

/// Authorities that may be let issue certificates.
pub(super) const AUTHORITIES: Words = Words(
    "amazon.com amazontrust.com awstrust.com amazonaws.com letsencrypt.org pki.goog digicert.com sectigo.com \
     globalsign.com ;",
);

/// Parts of the paths of AWS's package repositories.
pub(super) const REPOSITORY: Words = Words("* core mirrors latest x86_64 aarch64 mirror list blobstore repodata");

/// Operators of conditions: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>.
pub(super) const OPERATORS: Words = Words(
    "StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike \
     NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan \
     NumericGreaterThanEquals DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan \
     DateGreaterThanEquals Bool BinaryEquals IpAddress NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike \
     Null",
);

/// Parts that codes of errors are made of; a word without any of them is nobody's code.
const OF_CODES: Words = Words(
    "Access Auth Bad Broken Busy Call Cancel Closed Conflict Connection Credential Denied Disabled Duplicate \
     Error Exceeded Exception Expired Fail Forbidden Illegal Incomplete Incorrect Internal Invalid Limit \
     Malformed Mismatch Missing NoAws NoSuch NotFound NotImplemented NotSent NotSupported Old OptIn Pending \
     Region Refused Request Required Reset Service Signature SlowDown Throttl Timeout TimedOut TooMany \
     Unavailable Unauthorized Unknown Unrecognized Unreachable Unsupported Validation",
);

/// What probes come to, in the words of this program, where it is none of those.
const OF_PROBES: Words = Words(
    "CNAMES_ENDLESS CNAME_LOOP KEYS_NOT_TOLD KEY_DIFFERS NO_ADDRESS NO_GLUE NO_ROUTE NameNotResolved QUERIES_SPENT \
     REFERRALS_ENDLESS SIGNATURE_EARLY SIGNATURE_WRONG SPENT TIME_SPENT WRONG_ID WRONG_QUESTION bad-name name-unknown \
     no-authorities not-its-own not-tls not-yet-valid plain-http self-signed too-old unacceptable wrong-name",
);

/// Whether a text looks like a code of an error, AWS's or this program's: `InvalidVpcID.NotFound`, `timed-out`, `503`,
/// `SERVFAIL`.
pub(super) fn is_code(text: &str) -> bool {
    let status = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let words = text.len() <= 64
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'-' | b'_'))
        && text.bytes().filter(|byte| *byte == b'.').count() <= 2;
    // Written together, with hyphens or in capitals, it is the same word.
    let plain = |text: &str| text.replace(['-', '_', '.'], "").to_ascii_lowercase();
    let told = plain(text);
    status || OF_PROBES.has(text) || words && OF_CODES.all().any(|part| told.contains(&part.to_ascii_lowercase()))
}
