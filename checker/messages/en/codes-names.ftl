# Domains, hosted zones, records.

NO_HOSTED_ZONE = { $resource }: the account has no public hosted zone for the domain
    .title = no hosted zone
    .question = Which service is to answer when somebody asks for your name, and what does it hold?
    .expected = a public hosted zone for your domain
    .found = none
    .explain =
        A domain that is registered has no addresses yet. Its records are in a hosted zone, which answers for it once the registry delegates the domain to it.

        - Console: Route 53 → Hosted zones.
        - CLI: `aws route53 list-hosted-zones`

ONLY_PRIVATE_ZONE = { $resource }: the only hosted zone, { $zone }, is a private one
    .title = only a private hosted zone
    .question = For whom does this hosted zone answer?
    .expected = a public hosted zone
    .found = private: { $zone }
    .explain =
        A private hosted zone answers only inside the VPCs that it is associated with. The internet never asks it, whatever it holds.

        - Console: Route 53 → Hosted zones → Type.
        - CLI: `aws route53 list-hosted-zones --query 'HostedZones[].[Name,Config.PrivateZone]'`

NAME_SERVERS_DIFFER = { $resource }: { $domain } is delegated to other name servers than those of the hosted zone { $zone }
    .title = other name servers than the zone's
    .question = To which name servers is this domain delegated, and whose are they?
    .expected = { $expected }
    .found = { $found }
    .explain =
        The zone above a domain holds the list of its name servers, and resolvers go by that list alone. A hosted zone gets four name servers when it is made, and others when it is made anew.

        - Console: Route 53 → Registered domains → the domain → Name servers; Hosted zones → the zone → Hosted zone details.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query 'Nameservers[].Name'`
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

NAME_SERVERS_PARTLY_DIFFER = { $resource }: only some of the name servers of { $domain } are those of the hosted zone { $zone }
    .title = some name servers differ
    .question = Which of the name servers in the list above the domain are the hosted zone's, and which are not?
    .expected = { $expected }
    .found = { $found }
    .explain =
        A resolver may ask any name server of the list. Where one of them does not hold the zone, some people get an answer and others do not, and it changes from minute to minute.

        - Console: Route 53 → Registered domains → the domain → Name servers.
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

SUBDOMAIN_NOT_DELEGATED = { $resource }: the zone above { $domain } does not delegate it to its hosted zone { $zone }
    .title = subdomain not delegated
    .question = Which zone is asked first for this name, and what does it say of the name?
    .expected = an NS record for { $domain } with { $expected }
    .found = no NS record { $found }
    .explain =
        A hosted zone for a subdomain is asked only if the zone above has an NS record for the subdomain. Without one, the zone above answers itself, and says that there is no such name.

        - Console: Route 53 → Hosted zones → the zone above → Records of type NS.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

ZONE_NS_RECORD_EDITED = { $resource }: the NS record of { $zone } itself names other servers than the zone has
    .title = NS record of the zone edited
    .question = Who reads the NS record inside a zone, and who reads the list at the registrar?
    .expected = { $expected }
    .found = { $found }
    .explain =
        The NS record at the top of a zone only repeats which servers hold it. Editing it does not change the delegation: resolvers come by the list at the registrar, and once they are there they see a list that contradicts it.

        - Console: Route 53 → Hosted zones → the zone → the record of type NS; Hosted zone details → Name servers.
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

RECORDS_IN_UNDELEGATED_ZONE = { $resource }: the records of { $zone } are in a hosted zone that the domain is not delegated to; resolvers ask { $other }
    .title = records in the wrong one of two zones
    .question = There are several hosted zones of this name: to which of them is the domain delegated?
    .expected = the records in { $other }
    .found = the records in { $resource }
    .explain =
        Route 53 lets you make any number of hosted zones with one name, each with four name servers of its own. The internet sees only the one whose name servers are listed at the registrar.

        - Console: Route 53 → Hosted zones: count the zones of this name, and compare their name servers with those of the registered domain.
        - CLI: `aws route53 list-hosted-zones-by-name --dns-name DOMAIN`

DOMAIN_ON_HOLD = { $resource }: the registry does not answer for { $domain }: { $state }
    .title = domain on hold
    .question = Which states does the registry list for this domain, and what do they mean?
    .expected = a state in which the registry answers
    .found = { $state }
    .explain =
        A domain on hold is registered, but the registry leaves it out of the DNS. The usual reason is an e-mail to the registrant that nobody confirmed within two weeks.

        - Console: Route 53 → Registered domains → the domain → Domain name status code.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query StatusList`

DOMAIN_EXPIRED = { $resource }: the registration of { $domain } has expired
    .title = domain expired
    .question = Until when is this domain registered?
    .expected = a registration that has not ended
    .found = until { $until }
    .explain =
        A domain is rented by the year. After its end the registrar takes it out of the DNS, and some weeks later anybody may register it.

        - Console: Route 53 → Registered domains → Expiration date.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query ExpirationDate`

DNSSEC_KEY_LEFT_BEHIND = { $resource }: the registry vouches for a key of { $domain }, but the hosted zone { $zone } is not signed
    .title = DNSSEC key left at the registry
    .question = What does the registry promise about the answers of this zone, and does the zone keep the promise?
    .expected = no key at the registry, or a zone that is signed
    .found = a key at the registry, and a zone that is not signed
    .explain =
        A key at the registry promises that every answer of the zone is signed. Resolvers that check it throw away answers without a signature, and people behind them get SERVFAIL.

        - Console: Route 53 → Registered domains → the domain → DNSSEC keys; Hosted zones → the zone → DNSSEC signing.
        - CLI: `aws route53 get-dnssec --hosted-zone-id ZONE`

DNSSEC_KEYS_DIFFER = { $resource }: the key that the registry has of { $domain } is not one that its hosted zone signs with (signing status { $state })
    .title = DNSSEC keys differ
    .question = Which key stands at the registry, and with which one does the zone sign?
    .expected = the key of the zone at the registry
    .found = another key (signing status { $state })
    .explain =
        The registry names the key with which a zone is signed. If the zone signs with another key, or cannot sign, resolvers that check it throw the answers away.

        - Console: Route 53 → Hosted zones → the zone → DNSSEC signing → View information to create DS record; Registered domains → DNSSEC keys.
        - CLI: `aws route53 get-dnssec --hosted-zone-id ZONE --query 'KeySigningKeys[].[Status,KeyTag,DSRecord]'`

GLUE_MISSING = { $resource }: name servers inside of { $domain } itself have no address at the registry: { $servers }
    .title = glue missing
    .question = How does a resolver find the address of a name server whose name stands inside of the very domain?
    .expected = addresses for { $servers } at the registry
    .found = no addresses (glue)
    .explain =
        To ask for an address inside of a domain, a resolver needs the domain's name servers first. Where these stand inside of the domain themselves, only the registry can break the circle, by handing out their addresses along with their names.

        - Console: Route 53 → Registered domains → the domain → Name servers.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query Nameservers`

RECORD_MISSING = { $resource }: the hosted zone { $zone } has no address for { $name }
    .title = record missing
    .question = What does the hosted zone say when somebody asks for the addresses of this name?
    .expected = a record for { $name } that leads to the load balancer
    .found = none
    .explain =
        Whoever opens a page asks the DNS for the addresses of its name. Where the zone has no record of that name and kind, there is no answer, and the browser never gets as far as the load balancer.

        - Console: Route 53 → Hosted zones → the zone → Records.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

RECORD_NAME_DOUBLED = { $resource }: the record is called { $record }: the name of the zone stands in it twice
    .title = zone's name doubled in a record
    .question = What becomes of the name that you type for a record in the console?
    .expected = { $name }
    .found = { $record }
    .explain =
        The console adds the name of the zone to whatever is typed as a record's name. Whoever types the whole name gets it with the zone's name behind it once more, and nobody asks for that.

        - Console: Route 53 → Hosted zones → the zone → Records → Record name.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE --query 'ResourceRecordSets[].Name'`

RECORD_LEADS_ELSEWHERE = { $resource }: { $name } leads to { $target }, which is no load balancer of this VPC
    .title = name leads to something else
    .question = Where does the record lead, and is that the load balancer that you built?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        A name leads wherever its record says, whether or not that is what was meant. Each load balancer has a DNS name of its own with a number that no other one has, so that two with one name can be told apart.

        - Console: Route 53 → Hosted zones → the zone → the record → Value/Route traffic to.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].DNSName'`

RECORD_LEADS_INSIDE = { $resource }: { $name } leads to { $target }, an internal load balancer, which visitors cannot reach
    .title = name leads to an internal load balancer
    .question = What does the name resolve to: addresses that the internet knows, or private ones?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        The name of an internal load balancer resolves to its private addresses, for everybody. Nobody outside of the VPC can send packets there, although the name resolves without an error.

        - Console: EC2 → Load balancers → column **Scheme**; Route 53 → Hosted zones → the zone → the record.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[DNSName,Scheme]'`

RECORD_LEADS_NOWHERE = { $resource }: { $name } leads to { $target }, which is not there
    .title = name leads to nothing
    .question = Does what this record leads to still exist?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        A record stays as it is when its target is deleted, and a load balancer that is built again has another DNS name. The name then has no address, or one that belongs to somebody else by now.

        - Console: Route 53 → Hosted zones → the zone → the record; EC2 → Load balancers → DNS name.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].DNSName'`

RECORD_LEADS_IN_A_CIRCLE = { $resource }: the records of { $name } lead back to themselves: { $target }
    .title = records in a circle
    .question = Which record does each of these records lead to, and where does it end?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        A CNAME says: ask for that other name instead. Two that name each other never come to an address, and resolvers give up.

        - Console: Route 53 → Hosted zones → the zone → Records of type CNAME.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

ALIAS_OF_ANOTHER_ZONE = { $resource }: the alias { $record } names the hosted zone { $found }, but { $target } belongs to { $expected }
    .title = alias with another hosted zone
    .question = Whose hosted zone has to stand in an alias: that of the record, or that of its target?
    .expected = HostedZoneId { $expected }
    .found = HostedZoneId { $found }
    .explain =
        An alias names its target twice: by a DNS name, and by the hosted zone in which AWS keeps that name. That zone is the service's own, different for each Region and each kind of load balancer, and never your own.

        - Console: Route 53 fills it in by itself when the target is chosen from the list.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[DNSName,CanonicalHostedZoneId]'`

ADDRESS_OF_BALANCER_CHANGES = { $resource }: { $record } holds addresses of a load balancer, { $target }, and these change
    .title = addresses of a load balancer written down
    .question = How long does a load balancer keep the addresses that it has today?
    .expected = an alias or a CNAME to { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        An Application Load Balancer has other addresses tomorrow: AWS changes them whenever it grows, shrinks or is repaired. Its DNS name follows; a number that was written down does not, and belongs to somebody else some day.

        - Console: Route 53 → Hosted zones → the zone → the record → Alias.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

RECORD_BYPASSES_BALANCER = { $resource }: { $record } leads straight to the instance { $instance }, past the load balancer
    .title = name leads past the load balancer
    .question = What are visitors to come through on their way to the application, and where does this record send them?
    .expected = { $expected }
    .found = { $record } { $type } → { $target }
    .explain =
        A record with an instance's address sends every visitor to that one host. The load balancer, its health checks and the other hosts then have no part in it.

        - Console: Route 53 → Hosted zones → the zone → the record.
        - CLI: `aws ec2 describe-network-interfaces --filters Name=association.public-ip,Values=ADDRESS`

AAAA_WITHOUT_IPV6 = { $resource }: the AAAA alias { $record } leads to { $target }, which has no IPv6 address
    .title = AAAA alias to something without IPv6
    .question = Which kinds of address does the load balancer have?
    .expected = an A alias, or a load balancer with IPv6
    .found = { $record } { $type } → { $target }
    .explain =
        An AAAA record is asked for IPv6 addresses. A load balancer of the type ipv4 has none, so that the alias answers nothing.

        - Console: EC2 → Load balancers → IP address type.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,IpAddressType]'`

ONLY_ONE_NAME = { $resource }: there is no address for { $name }, only for the other name
    .title = only one of two names
    .question = What do people type who leave out www, and what those who do not?
    .expected = a record for { $name } too
    .found = none
    .explain =
        The bare domain and the name with www are two names to the DNS. A visitor who types the one that has no record sees an error.

        - Console: Route 53 → Hosted zones → the zone → Records.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`
