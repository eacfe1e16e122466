# Certificates, https, redirects.

NO_HTTPS_LISTENER = { $resource }: nothing listens for https on port 443, to which { $name } leads
    .title = no https listener
    .question = On which ports does what the name leads to listen, and what does a browser try for https?
    .expected = a listener HTTPS 443
    .found = { $found }
    .explain =
        A browser opens https on port 443. Where no listener speaks TLS there, it gets no page, whatever certificate lies ready.

        - Console: EC2 → Load balancers → Listeners and rules.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Protocol,Port]'`

CERTIFICATE_NAME_MISMATCH = { $resource }: no certificate in use here is for { $name }
    .title = certificate for other names
    .question = Which names stand in the certificates in use here, and is this name among them?
    .expected = a certificate for { $name }
    .found = { $found }
    .explain =
        A certificate is for the names that stand in it, and for no other. A wildcard stands for exactly one label: *.example.link is neither for example.link nor for a.b.example.link.

        - Console: Certificate Manager → the certificate → Domains; EC2 → Load balancers → the listener → Certificates.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query Certificate.SubjectAlternativeNames`

CERTIFICATE_IN_OTHER_REGION = { $resource }: the certificate for { $name } is in { $found }, and the load balancer is in { $region }
    .title = certificate in another Region
    .question = In which Region is the certificate, and in which one is what is to use it?
    .expected = a certificate in { $region }
    .found = one in { $found }
    .explain =
        A load balancer uses certificates of its own Region only. One in us-east-1 is for CloudFront; the list of a listener in another Region does not even show it.

        - Console: Certificate Manager, with the Region at the top right.
        - CLI: `aws acm list-certificates --region REGION`

CERTIFICATE_FAILED = { $resource }: the certificate for { $name } was not issued: { $state }
    .title = certificate refused
    .question = Which reason does the certificate itself give?
    .expected = status ISSUED
    .found = { $state }
    .explain =
        Before a certificate is issued, the authority asks who may have one for the name. A CAA record that names other authorities, for one, makes it refuse.

        - Console: Certificate Manager → the certificate → Status.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.[Status,FailureReason]'`

CERTIFICATE_TIMED_OUT = { $resource }: nobody validated the certificate for { $name } within 72 hours: { $state }
    .title = validation timed out
    .question = For how long does ACM wait for the record that shows that the name is yours?
    .expected = status ISSUED
    .found = { $state }
    .explain =
        ACM waits 72 hours for the record that shows that the name is yours. After that the request is over, and no record brings it back.

        - Console: Certificate Manager → the certificate → Status.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query Certificate.Status`

CERTIFICATE_EXPIRED = { $resource }: the certificate for { $name } has expired
    .title = certificate expired
    .question = Until when is this certificate valid, and why was it not renewed?
    .expected = a certificate that is valid now
    .found = until { $until }
    .explain =
        A certificate is valid for some months. ACM renews its own as long as they are in use and their validation records stand; imported ones it never renews.

        - Console: Certificate Manager → the certificate → Not after, Renewal status.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.[NotAfter,RenewalSummary]'`

VALIDATION_RECORD_MISSING = { $resource }: the certificate for { $name } waits for a record that { $zone } does not have: { $record }
    .title = validation record missing
    .question = Which record does the certificate wait for, and does the zone that the domain is delegated to have it?
    .expected = { $record } CNAME { $value }
    .found = none in { $zone }
    .explain =
        Whoever can write into the zone of a name is taken for its owner. ACM looks for one CNAME record with a random name, and issues nothing before it finds it.

        - Console: Certificate Manager → the certificate → Domains → CNAME name, CNAME value.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.DomainValidationOptions[].ResourceRecord'`

VALIDATION_RECORD_DIFFERS = { $resource }: the record { $record }, for which the certificate for { $name } waits, has another value
    .title = validation record with another value
    .question = Which value does the certificate wait for, and which one does the record have?
    .expected = { $value }
    .found = { $found }
    .explain =
        The name and the value of the record are random, and different for each account and name. A value that was cut off, or that belongs to another certificate, proves nothing.

        - Console: Certificate Manager → the certificate → Domains → CNAME value.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.DomainValidationOptions[].ResourceRecord'`

VALIDATION_RECORD_ELSEWHERE = { $resource }: the record { $record }, for which the certificate for { $name } waits, is in a zone that the domain is not delegated to
    .title = validation record in the wrong zone
    .question = To which hosted zone is this name delegated, and in which one is the record?
    .expected = { $record } in the zone that the domain is delegated to
    .found = { $record } in { $resource }
    .explain =
        ACM asks for the record as everybody does, through the name servers that the registry lists. A zone that nothing is delegated to, or that answers only inside VPCs, it never sees.

        - Console: Route 53 → Hosted zones: compare the name servers with those of the registered domain.
        - CLI: `aws route53 list-hosted-zones-by-name --dns-name DOMAIN`

VALIDATION_RECORD_DOUBLED = { $resource }: the record { $record }, for which the certificate for { $name } waits, is called { $found }
    .title = domain doubled in a validation record
    .question = What becomes of the name that you type for a record at your DNS provider?
    .expected = { $record }
    .found = { $found }
    .explain =
        Many consoles add the name of the zone to whatever is typed as a record's name. The name that ACM shows ends in the domain already, so that the domain then stands there twice.

        - Console: Route 53 → Hosted zones → the zone → Records of type CNAME.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE --query 'ResourceRecordSets[].Name'`

RENEWAL_RECORD_GONE = { $resource }: the certificate cannot be renewed: its validation record { $record } is gone
    .title = validation record deleted
    .question = What does ACM look for when it renews a certificate?
    .expected = { $record }
    .found = none
    .explain =
        ACM renews a certificate by itself if it finds the validation record again. Without it the certificate stays valid until its last day, and not one day longer.

        - Console: Certificate Manager → the certificate → Domains → CNAME name.
        - CLI: `aws acm describe-certificate --certificate-arn ARN --query 'Certificate.DomainValidationOptions[].ResourceRecord'`

TLS_PROTOCOLS_TOO_OLD = { $resource }: the security policy { $policy } allows none of the protocols that clients still speak
    .title = only old TLS protocols
    .question = Which protocols does the security policy of this listener allow?
    .expected = TLSv1.2 or TLSv1.3
    .found = { $found }
    .explain =
        Browsers have refused TLS 1.0 and 1.1 since 2020. What a policy allows stands in its list of protocols, and cannot be read out of its name.

        - Console: EC2 → Load balancers → the listener → Security policy.
        - CLI: `aws elbv2 describe-ssl-policies --names POLICY --query 'SslPolicies[].SslProtocols'`

ONLY_TLS_1_3 = { $resource }: the security policy { $policy } allows TLS 1.3 only
    .title = TLS 1.3 only
    .question = Which clients speak no TLS 1.3?
    .expected = TLSv1.2 besides
    .found = { $found }
    .explain =
        Browsers of today speak TLS 1.3. Some programs, monitors and older devices speak 1.2 at most, and are turned away.

        - Console: EC2 → Load balancers → the listener → Security policy.
        - CLI: `aws elbv2 describe-ssl-policies --names POLICY --query 'SslPolicies[].SslProtocols'`

HTTP_NOT_REDIRECTED = { $resource }: { $asked } is answered by the load balancer itself and not sent to https
    .title = http is not sent to https
    .question = What does the listener of port 80 do with a request?
    .expected = a redirect to https
    .found = a response of its own: { $found }
    .explain =
        People type a name without https, and their browser then asks port 80. Unless it is sent on from there, they never see the page that is encrypted.

        - Console: EC2 → Load balancers → Listeners and rules → HTTP:80 → Default action.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].[Port,DefaultActions]'`

REDIRECT_LEADS_ELSEWHERE = { $resource }: { $asked } is sent to { $url }, where { $name } is not served over https
    .title = redirect to the wrong place
    .question = To which protocol, host and port does the redirect send?
    .expected = https, the same host, port 443
    .found = { $url }
    .explain =
        A redirect names protocol, host, port and path, and each part that is written out replaces what was asked. A port that nothing listens on, or another host, sends every visitor the wrong way.

        - Console: EC2 → Load balancers → Listeners and rules → HTTP:80 → the action.
        - CLI: `aws elbv2 describe-listeners --load-balancer-arn ARN --query 'Listeners[].DefaultActions[].RedirectConfig'`
