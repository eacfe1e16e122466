# Distributions in front of load balancers.

NO_DISTRIBUTION = { $resource }: no distribution stands in front of this VPC's application
    .title = no distribution
    .question = Which distributions are there in the account, and where do their origins lead?
    .expected = a distribution whose origin is the load balancer
    .found = no distribution
    .explain =
        A distribution is CloudFront's front door: viewers ask an edge location near them, and it asks the origin for what it does not have. Without one, every request goes the whole way to the load balancer.

        - Console: CloudFront → Distributions.
        - CLI: `aws cloudfront list-distributions --query 'DistributionList.Items[].[Id,DomainName,Status,Enabled]'`

DISTRIBUTION_DISABLED = { $resource }: this distribution is switched off
    .title = distribution switched off
    .question = Is this distribution enabled?
    .expected = Enabled true
    .found = Enabled false
    .explain =
        A distribution that is disabled answers nobody, however well it is configured. Its settings stay, and so does its name.

        - Console: CloudFront → Distributions → column Status.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.[Status,DistributionConfig.Enabled]'`

DISTRIBUTION_LACKS_NAME = { $resource }: this distribution does not answer for { $name }
    .title = alternate domain name missing
    .question = Which alternate domain names does this distribution have, and by which name is it asked?
    .expected = { $name } among its alternate domain names
    .found = { $names }
    .explain =
        CloudFront finds the distribution by the name in the request, not by the address that the packet came to. A record that leads to a distribution is half of it: a name that no distribution has is answered with 403.

        - Console: CloudFront → Distributions → your distribution → General → Alternate domain names.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.Aliases.Items'`

DISTRIBUTION_CERTIFICATE_ELSEWHERE = { $resource }: the certificate for { $name } lies in { $region }, where CloudFront does not look
    .title = certificate in another Region than us-east-1
    .question = In which Region does the certificate for this name lie, and in which one does CloudFront look?
    .expected = a certificate for { $name } in us-east-1
    .found = { $region }, for the distribution { $distribution }
    .explain =
        CloudFront is one service for the whole world and takes certificates of ACM from one Region, us-east-1. A certificate for a load balancer lies in the load balancer's own Region, so that there are two for the same name.

        - Console: Certificate Manager, with N. Virginia as the Region.
        - CLI: `aws acm list-certificates --region us-east-1 --query 'CertificateSummaryList[].[DomainName,Status]'`

DISTRIBUTION_CERTIFICATE_MISMATCH = { $resource }: this certificate does not cover every name of the distribution; it lacks { $lacking }
    .title = certificate for other names than the distribution's
    .question = Which names stand in the certificate, and which ones does the distribution answer for?
    .expected = { $names }
    .found = { $covered }
    .explain =
        Viewers compare the name that they asked for with those in the certificate, and a wildcard stands for one label only. CloudFront refuses alternate domain names that its certificate does not cover.

        - Console: CloudFront → Distributions → your distribution → General → Custom SSL certificate.
        - CLI: `aws acm describe-certificate --region us-east-1 --certificate-arn ARN --query 'Certificate.SubjectAlternativeNames'`

DISTRIBUTION_CERTIFICATE_NOT_ISSUED = { $resource }: this certificate is { $state }
    .title = the distribution's certificate is not valid
    .question = In which state is the certificate of the distribution, and since when?
    .expected = state ISSUED
    .found = { $state }
    .explain =
        Only an issued certificate can be shown to viewers. One that expired or was revoked makes every browser stop.

        - Console: Certificate Manager in N. Virginia → Status.
        - CLI: `aws acm describe-certificate --region us-east-1 --certificate-arn ARN --query 'Certificate.[Status,NotAfter]'`

RECORD_LEADS_PAST_DISTRIBUTION = { $resource }: the record for { $name } leads past the distribution
    .title = the name leads past the distribution
    .question = Where does the record of this name lead, and what are viewers to come through?
    .expected = { $name } → { $distribution }
    .found = { $target }
    .explain =
        The page opens as it did before, so nothing looks wrong: viewers go straight to the load balancer and never see an edge. An answer that came through CloudFront carries the header `x-amz-cf-id`.

        - Console: Route 53 → Hosted zones → your zone → the record → Value/Route traffic to.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE --query "ResourceRecordSets[?Type=='A'].[Name,AliasTarget]"`

DISTRIBUTION_ORIGIN_ELSEWHERE = { $resource }: requests for { $path } go to { $origin }, which is no load balancer of the VPC
    .title = the pages come from elsewhere
    .question = Which behaviour takes this path, and which origin does it ask?
    .expected = a load balancer of the VPC
    .found = behaviour { $pattern }: { $origin }
    .explain =
        Each behaviour names one origin, and the first behaviour whose pattern fits the path decides. What no pattern fits goes to the origin of the default behaviour.

        - Console: CloudFront → Distributions → your distribution → Behaviors, Origins.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.Origins.Items[].[Id,DomainName]'`

ORIGIN_SPEAKS_OTHERWISE = { $resource }: CloudFront sends { $wanted } to port { $port }, and this listener speaks { $instead }
    .title = origin and listener speak different protocols
    .question = Which protocol does the distribution use towards its origin, and which one does the listener speak?
    .expected = a listener for { $wanted } on port { $port }
    .found = { $instead }
    .explain =
        The protocol towards the origin is a setting of the origin, with a port for each protocol. A listener of another protocol cannot read what CloudFront sends, and viewers get 502.

        - Console: CloudFront → Distributions → your distribution → Origins → Protocol.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

ORIGIN_CERTIFICATE_MISMATCH = { $resource }: the certificate of this listener does not cover the name by which CloudFront asks it: { $names }
    .title = the origin's certificate is for another name
    .question = By which name does CloudFront ask the load balancer, and which names stand in the load balancer's certificate?
    .expected = a certificate that covers { $names }
    .found = { $covered } ({ $certificate })
    .explain =
        CloudFront is a client of the load balancer and checks its certificate as strictly as a browser: against the name of the origin, or against the Host header where that is forwarded. Where neither is in it, viewers get 502.

        - Console: CloudFront → Distributions → your distribution → Origins → Origin domain, and Behaviors → Origin request policy.
        - CLI: `aws elbv2 describe-listener-certificates --listener-arn ARN`

ORIGIN_CERTIFICATE_EXPIRED = { $resource }: the certificate with which the load balancer answers CloudFront is no longer valid
    .title = the origin's certificate is no longer valid
    .question = Until when is the load balancer's own certificate valid, the one that CloudFront is shown?
    .expected = a certificate that is valid now, on the listener that CloudFront asks
    .found = { $state }, until { $until }
    .explain =
        There are two certificates: the distribution shows one to viewers, the load balancer shows its own to CloudFront, which checks it as strictly as a browser. Where that one has expired or been revoked, viewers get 502, although their own connection is good.

        - Console: Certificate Manager in the Region of the load balancer → the certificate → Not after, Renewal status.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.[Status,NotAfter,RenewalSummary]'`

ORIGIN_REDIRECTS_BACK = { $resource }: asked by { $scheme } for { $path }, this listener sends viewers to { $target }{ $circle ->
        [yes] , from where they came
       *[no] {""}
    }
    .title = the load balancer redirects what CloudFront asks
    .question = By which protocol does CloudFront ask the load balancer, and what does that listener do with plain http?
    .expected = an answer from a target
    .found = { $rule }: redirect to { $target }
    .explain =
        CloudFront hands the redirect to the viewer, who asks the edge again by https; the edge asks the load balancer by http again, and so on until the browser gives up. The redirect was made for viewers who come without an edge between.

        - Console: CloudFront → Distributions → your distribution → Origins → Protocol.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Actions]'`

ORIGIN_REFUSES_DISTRIBUTION = { $resource }: this listener itself answers the distribution's requests for { $path } with { $state }
    .title = the load balancer refuses the distribution
    .question = Which rule takes the requests of the distribution, and what would a request need for another rule?
    .expected = a rule of { $balancer } that forwards to targets
    .found = { $rule }: fixed response { $state }
    .explain =
        Rules see the request as CloudFront sends it: with the headers that the origin adds, and only those of the viewer that are forwarded. A secret header counts only if the origin and the rule have the same value.

        - Console: EC2 → Load balancers → Listeners and rules; CloudFront → Origins → Add custom header.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query 'Rules[].[Priority,Conditions]'`

VPC_ORIGIN_NOT_DEPLOYED = { $resource }: this VPC origin is { $state }
    .title = VPC origin not deployed
    .question = In which state is the VPC origin, and what stands in the way of its interfaces?
    .expected = state Deployed
    .found = { $state }
    .explain =
        A VPC origin makes interfaces of CloudFront's own in your subnets. Until they stand, nobody comes to the load balancer behind it.

        - Console: CloudFront → VPC origins → Status.
        - CLI: `aws cloudfront list-vpc-origins --query 'VpcOriginList.Items[].[Id,Status]'`

VPC_ORIGIN_GROUP_SHUT = { $resource }: no rule of this security group admits CloudFront's interfaces of { $origin } on port { $port }
    .title = the load balancer's group shuts the VPC origin out
    .question = Whom does the load balancer's security group admit, and is CloudFront's prefix list or CloudFront's own group among them?
    .expected = tcp { $port } from { $list } or CloudFront-VPCOrigins-Service-SG
    .found = no such rule
    .explain =
        What comes by a VPC origin is admitted by rules that name CloudFront's prefix list, or the group that CloudFront makes for its interfaces. A rule for the VPC's own block does not admit it, and no error says so: requests just time out.

        - Console: EC2 → Security groups → the load balancer's → Inbound rules.
        - CLI: `aws ec2 describe-security-groups --group-ids SG --query 'SecurityGroups[].IpPermissions'`

VPC_ORIGIN_WITHOUT_LISTENER = { $resource }: this load balancer has no listener for the VPC origin { $origin }
    .title = no listener behind the VPC origin
    .question = On which ports does the load balancer behind the VPC origin listen?
    .expected = a listener for http or https
    .found = no listener
    .explain =
        A VPC origin leads to a load balancer, and the load balancer answers on the ports of its listeners only. Without a listener nothing takes the request.

        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

BALANCER_OPEN_BESIDE_DISTRIBUTION = { $resource }: the load balancer answers others than CloudFront as well, from { $block } on port { $port }
    .title = load balancer open beside the distribution
    .question = Who besides CloudFront can open a connection to the load balancer?
    .expected = CloudFront only
    .found = { $block } on port { $port }
    .explain =
        Whoever knows the load balancer's name can go around the edge, and around its firewall and its limits with it. CloudFront's prefix list in the security group, a secret header or a VPC origin leave one door.

        - Console: EC2 → Security groups → the load balancer's → Inbound rules.
        - CLI: `aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing`

DISTRIBUTION_KEEPS_ERRORS = { $resource }: an error { $state } is kept for { $seconds } seconds
    .title = errors are kept for long
    .question = For how long does the distribution keep an error, and who sees it meanwhile?
    .expected = 10 seconds or less
    .found = { $state }: { $seconds } seconds
    .explain =
        An error is an answer, and CloudFront keeps it: for 10 seconds unless told otherwise. As long as it is kept, everybody gets it, though the application works again.

        - Console: CloudFront → Distributions → your distribution → Error pages.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.CustomErrorResponses.Items'`

EDGE_REFUSES_POST = { $resource }: the behaviour { $pattern } lets no POST through, which { $path } needs
    .title = the behaviour refuses POST
    .question = Which methods does the behaviour for this path let through?
    .expected = POST among the allowed methods
    .found = behaviour { $pattern }: no POST
    .explain =
        A new behaviour lets GET and HEAD through, which is enough for files. A form is sent by POST; the edge answers it with 403 and asks nobody.

        - Console: CloudFront → Distributions → your distribution → Behaviors → Allowed HTTP methods.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.DefaultCacheBehavior.AllowedMethods.Items'`

EDGE_DROPS_COOKIES = { $resource }: the behaviour { $pattern } forwards no cookie to the origin, which { $path } needs
    .title = cookies do not reach the application
    .question = Which policies does the behaviour for this path have, and which cookies do they forward?
    .expected = cookies forwarded
    .found = behaviour { $pattern }: no cookies
    .explain =
        CloudFront takes cookies away from a request unless a policy forwards them. The application then knows nobody: no session, and a CSRF token with nothing to be compared with, so that each form is refused.

        - Console: CloudFront → Distributions → your distribution → Behaviors → Origin request policy.
        - CLI: `aws cloudfront get-origin-request-policy --id ID --query 'OriginRequestPolicy.OriginRequestPolicyConfig.CookiesConfig'`

EDGE_DROPS_QUERIES = { $resource }: the behaviour { $pattern } forwards no query string to the origin, which { $path } needs
    .title = query strings do not reach the application
    .question = Which policies does the behaviour for this path have, and which query strings do they forward?
    .expected = query strings forwarded
    .found = behaviour { $pattern }: no query strings
    .explain =
        What stands behind the question mark is dropped unless a policy forwards it. The application shows the same page for every query.

        - Console: CloudFront → Distributions → your distribution → Behaviors → Origin request policy.
        - CLI: `aws cloudfront get-origin-request-policy --id ID --query 'OriginRequestPolicy.OriginRequestPolicyConfig.QueryStringsConfig'`

EDGE_DROPS_HOST = { $resource }: the behaviour { $pattern } asks for { $path } by the name { $origin }, and the load balancer's rules know { $name } only
    .title = the Host header does not reach the load balancer
    .question = By which name is the load balancer asked, and which names do its rules know?
    .expected = Host { $name } forwarded
    .found = behaviour { $pattern }: Host { $origin }
    .explain =
        CloudFront puts the name of the origin into the Host header unless a policy forwards the viewer's. Rules with a host condition, and applications with a list of allowed names, then see a stranger.

        - Console: CloudFront → Distributions → your distribution → Behaviors → Origin request policy.
        - CLI: `aws elbv2 describe-rules --listener-arn ARN --query "Rules[].Conditions[?Field=='host-header']"`

EDGE_SHARES_PAGES = { $resource }: the behaviour { $pattern } keeps { $path } for everybody, because the cache key does not hold: { $parts }
    .title = one viewer gets another's page
    .question = What is part of the cache key for this path, and what does the page depend on?
    .expected = pages of one person not kept, or kept by what tells people apart
    .found = behaviour { $pattern }: kept for { $seconds } seconds
    .explain =
        The edge hands a kept page to everybody whose request has the same key. A page that depends on a cookie which is not in the key goes to the next visitor as well, with the orders of the first.

        - Console: CloudFront → Distributions → your distribution → Behaviors → Cache policy.
        - CLI: `aws cloudfront get-cache-policy --id ID --query 'CachePolicy.CachePolicyConfig'`

EDGE_KEEPS_NOTHING = { $resource }: nothing of { $path } stays at the edge: { $cause }
    .title = static files are not kept
    .question = Which behaviour takes this path, and for how long does its cache policy keep an answer?
    .expected = a behaviour that keeps { $path }
    .found = behaviour { $pattern }: { $cause }
    .explain =
        A file that is the same for everybody can wait at the edge for the next viewer. A policy without caching is right for pages and a waste for files, so that each kind of path wants a behaviour of its own.

        - Console: CloudFront → Distributions → your distribution → Behaviors.
        - CLI: `aws cloudfront get-distribution --id ID --query 'Distribution.DistributionConfig.CacheBehaviors.Items[].[PathPattern,CachePolicyId]'`

EDGE_KEEPS_BY_COOKIE = { $resource }: the behaviour { $pattern } keeps { $path } for each cookie anew: { $cookies }
    .title = static files are kept per visitor
    .question = Which cookies are part of the cache key for this path?
    .expected = no cookies in the key
    .found = { $cookies }
    .explain =
        With a cookie in the key every visitor gets a separate copy, and the first request of each goes to the origin. A static file is the same for all, so its key needs the path alone.

        - Console: CloudFront → Distributions → your distribution → Behaviors → Cache policy.
        - CLI: `aws cloudfront get-cache-policy --id ID --query 'CachePolicy.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.CookiesConfig'`
