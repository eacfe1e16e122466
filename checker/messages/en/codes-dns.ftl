# The DNS, walked from the root.

DNS_NO_WAY_OUT = no root server answers: { $count } were asked
    .title = no way to the DNS from here
    .question = Which network asks here, and what does it do with packets to port 53?
    .expected = answers from root servers
    .found = { $found }
    .explain =
        Every walk through the DNS begins at the root servers, which answer anybody on port 53 of UDP and TCP. Where none of them is heard, it is the way there that is shut, and nothing can be said about any name.

        - Many networks of companies, schools and hotels let only their own resolver ask.
        - CLI: `dig @198.41.0.4 . SOA +norecurse`

DNS_INTERCEPTED = somebody else answers in the place of the root server { $server }
    .title = answers come from somebody in between
    .question = Who answers when a root server is asked from this network?
    .expected = an answer of its own about the root (AA, with the root's SOA record)
    .found = { $found }
    .explain =
        A root server answers questions about the root with authority, and knows nothing else. Where an answer comes without that mark, a router or a login page in between has taken the question for itself, and what it says proves nothing about any name.

        - CLI: `dig @198.41.0.4 . SOA +norecurse` shows `aa` among the flags when a root server answers itself.

DNS_WALK_CUT = the walk to { $name } ended at { $zone } before an answer
    .title = walk not finished
    .question = At which zone did the walk stop, and what was in its way?
    .expected = an answer
    .found = { $found }
    .explain =
        A walk asks a bounded number of questions in a bounded time, so that nobody can lead it on for ever. What lies behind the point where it stopped was not seen.

        - CLI: `dig +trace NAME`

DNS_NO_SUCH_TLD = there is no top-level domain for { $name }
    .title = no such top-level domain
    .question = Is the last part of the name written as it was registered?
    .expected = a name under a top-level domain that exists
    .found = { $found }
    .explain =
        The root zone lists every top-level domain, such as `link` and `com`. What it does not list cannot have names under it.

        - CLI: `dig @198.41.0.4 NAME NS +norecurse`

DNS_NOT_REGISTERED = the registry of { $zone } knows no domain for { $name }
    .title = not in the registry's zone
    .question = Is the domain registered, until when, and in which state is it?
    .expected = a delegation of the domain in { $zone }
    .found = { $found }
    .explain =
        A domain begins to exist for everybody when the registry writes its name servers into the zone of the top-level domain. A domain that was never registered, has expired, or is on hold because an e-mail was not confirmed is not in that zone.

        - Console: Route 53 → Registered domains → the domain → Domain name status code, Expiration date.
        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query '[StatusList,ExpirationDate]'`

DNS_SERVERS_LAME = none of the name servers to which { $zone } is delegated has the zone
    .title = delegated to servers without the zone
    .question = Which name servers does the zone above list, and which ones does the hosted zone have?
    .expected = an authoritative answer (AA)
    .found = { $found }
    .explain =
        The zone above a domain lists its name servers, and everybody asks those alone. A server that refuses, or sends the question back up, does not hold the zone: often a hosted zone was deleted and made anew, which gives it other name servers.

        - Console: Route 53 → Registered domains → the domain → Name servers; Hosted zones → the zone → Hosted zone details.
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

DNS_SOME_SERVERS_LAME = name servers to which { $zone } is delegated and that do not have the zone: { $count } of { $of }
    .title = some servers without the zone
    .question = Which of the listed name servers hold the zone, and which do not?
    .expected = an authoritative answer (AA) from every server
    .found = { $found }
    .explain =
        A resolver may ask any name server of the list. While some of them do not hold the zone, some people get no answer, and which people changes from minute to minute.

        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

DNS_SOME_SERVERS_SILENT = { $count } of { $of } name servers of { $zone } cannot be asked from here
    .title = some servers not heard
    .question = Which of the listed name servers answer, and which are not heard?
    .expected = an answer from every server
    .found = { $found }
    .explain =
        Resolvers try another name server where one is not heard, so that the name still resolves, only more slowly. Whether the server or the way from here is at fault cannot be seen from one place.

        - CLI: `dig @SERVER NAME +norecurse`

DNS_SOME_GLUE_MISSING = the zone above has no address for { $count } of { $of } name servers of { $zone }
    .title = some glue missing
    .question = Which name servers have names inside their own zone, and which of them have an address above?
    .expected = an address for each name server with a name in the zone itself
    .found = { $found }
    .explain =
        A name server whose name lies in the zone that it serves can be found only if the zone above tells its address as well. The other servers carry everything until then.

        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query Nameservers`

DNS_GLUE_MISSING = the name servers of { $zone } have names inside the zone, and the zone above tells no address for them
    .title = glue missing
    .question = Where do the names of these name servers lie, and who can tell their addresses?
    .expected = addresses of the name servers in the zone above
    .found = { $found }
    .explain =
        To ask the zone, one has to ask a server whose address only the zone itself knows. The zone above breaks the circle by telling the address beside the name, which is called glue.

        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query Nameservers`

DNS_GLUE_WRONG = nothing answers at the addresses that the zone above tells for the name servers of { $zone }
    .title = glue leads nowhere
    .question = Which addresses does the zone above tell for these name servers, and whose are they?
    .expected = an authoritative answer (AA)
    .found = { $found }
    .explain =
        For name servers with names inside their own zone, everybody uses the addresses that stand in the zone above. When a server has moved and that address has not, the question goes where nobody answers, or into a stranger's network.

        - CLI: `aws route53domains get-domain-detail --region us-east-1 --domain-name DOMAIN --query Nameservers`

DNS_SERVERS_WITHOUT_ADDRESS = no address was found for any name server of { $zone }
    .title = name servers without an address
    .question = Are the names of the name servers written as the service gave them?
    .expected = name servers with addresses
    .found = { $found }
    .explain =
        A delegation names servers, and the names have to be resolved like any other before anybody can be asked. A letter that is wrong in a name leads to nobody.

        - CLI: `dig SERVER A`

DNS_SERVERS_SILENT = none of the name servers of { $zone } is heard
    .title = name servers silent
    .question = Do these name servers answer anybody, or only not here?
    .expected = an authoritative answer (AA)
    .found = { $found }
    .explain =
        The zone above led to these servers, and packets to them had no answer. They may be down, or something on the way may drop the packets; what resolvers elsewhere say tells the two apart.

        - CLI: `dig @SERVER NAME +norecurse`

DNS_ANSWERS_UNREADABLE = what comes from the name servers of { $zone } is no answer to the question
    .title = answers that cannot be believed
    .question = Who sends these packets, and which question do they belong to?
    .expected = an answer to the question that was asked
    .found = { $found }
    .explain =
        An answer has to carry the number and the question that it belongs to, and to be a message of the DNS. What does not is thrown away, for anybody could have sent it.

        - CLI: `dig @SERVER NAME +norecurse +qr`

DNS_SERVERS_DISAGREE = the name servers of { $zone } say different things of { $name }
    .title = name servers disagree
    .question = Do all name servers of the list hold the same state of the zone?
    .expected = the same answer from every server
    .found = { $found }
    .explain =
        All servers of a zone are meant to hold the same records, for a resolver asks whichever it likes. Where one still has an old state, or another zone of the same name, people get one answer or the other.

        - CLI: `dig @SERVER NAME +norecurse`, for each server

DNS_SERVER_LISTS_DIFFER = { $zone } itself names other name servers than the zone above, { $above }
    .title = two lists of name servers
    .question = Which list do people go by who ask for the first time, and which one do they see then?
    .expected = { $expected }
    .found = { $found }
    .explain =
        The zone above sends everybody to the servers of its list; the NS record in the zone repeats that list. Where both differ, a resolver that has arrived may go on with the other list, and the answers change when caches run out.

        - Console: Route 53 → Hosted zones → the zone → the record of type NS; Hosted zone details → Name servers.
        - CLI: `aws route53 get-hosted-zone --id ZONE --query DelegationSet.NameServers`

DNS_NAME_MISSING = { $zone } has no record for { $name }
    .title = no record for the name
    .question = Which records does the delegated zone have, and is this name among them?
    .expected = a record { $type } for { $name }
    .found = { $found }
    .explain =
        The question arrived at the right servers, and they say with authority that there is no such name. The record is missing, has another name, or is in a zone that the domain is not delegated to.

        - Console: Route 53 → Hosted zones → the zone → Records.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

DNS_TYPE_MISSING = { $name } is there, but has no record { $type }
    .title = no record of this type
    .question = Of which types are the records of this name, and do their targets still exist?
    .expected = a record { $type } for { $name }
    .found = { $found }
    .explain =
        The name exists with records of another type, or with an alias whose target has no address of this kind. The second happens when the load balancer of an alias was deleted, or has no IPv6 address.

        - Console: Route 53 → Hosted zones → the zone → Records → the record → Value/Route traffic to.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE`

DNS_NAME_DOUBLED = { $name } has no record, but { $other } has
    .title = name of the zone twice
    .question = What does the console put behind the name that is typed into the field?
    .expected = a record { $type } for { $name }
    .found = { $other }
    .explain =
        The console shows the name of the zone behind the field, and adds it to whatever was typed. Whoever types the whole name gets a record whose name ends with the zone's name twice.

        - Console: Route 53 → Hosted zones → the zone → Records.
        - CLI: `aws route53 list-resource-record-sets --hosted-zone-id ZONE --query 'ResourceRecordSets[].Name'`

DNS_TARGET_GONE = a CNAME leads to { $name }, which has no record { $type }
    .title = CNAME to a name that is gone
    .question = Does the name to which the CNAME leads still exist, and whose is it?
    .expected = a record { $type } for { $name }
    .found = { $found }
    .explain =
        A CNAME hands the question over to another name, and does not look whether there is anything. When what the name belonged to was deleted, such as a load balancer or a distribution, the question ends there.

        - CLI: `dig NAME CNAME`
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].DNSName'`

DNS_ALIASES_ENDLESS = the CNAMEs of { $name } lead in a circle or never end
    .title = CNAMEs without an end
    .question = Where does each CNAME lead, one after the other?
    .expected = an address at the end of the CNAMEs
    .found = { $found }
    .explain =
        A CNAME says that another name is meant, and that one may say the same. Where the last of them leads back to one before, there is never an address.

        - CLI: `dig NAME CNAME`

DNS_CNAME_AT_APEX = { $name } is the top of its zone, and a CNAME to { $found }
    .title = CNAME at the top of a zone
    .question = Which records does the top of a zone have to have, and what does a CNAME do to them?
    .expected = an address or an alias record
    .found = { $found }
    .explain =
        The top of a zone carries the records that make it one, SOA and NS, and often those for mail. A CNAME says that everything is to be looked up under another name, and so hides them. Route 53 refuses such a record; some other services do not.

        - Console: Route 53 → Hosted zones → the zone → Create record → Alias.

DNS_SIGNATURES_BROKEN = the signatures of { $zone } do not hold against the DS record in { $above }
    .title = DNSSEC broken
    .question = Which key does the zone above vouch for, and with which key is the zone signed?
    .expected = keys and signatures that match the DS record
    .found = { $found }
    .explain =
        A DS record in the zone above promises that the zone is signed with a certain key. Resolvers that check signatures answer nobody when the promise is not kept: SERVFAIL, though the records are there.

        - Console: Route 53 → Registered domains → the domain → DNSSEC keys; Hosted zones → the zone → DNSSEC signing.
        - CLI: `aws route53 get-dnssec --hosted-zone-id ZONE`

DNS_SIGNED_WITHOUT_DS = { $zone } is signed, and the zone above does not say so
    .title = signed, without a DS record
    .question = Who would notice if somebody forged an answer of this zone?
    .expected = –
    .found = –
    .explain =
        Signatures are checked from the root down, along DS records. Without one the zone counts as unsigned: everything works, and nothing is protected.

        - CLI: `aws route53 get-dnssec --hosted-zone-id ZONE`

DNS_CACHE_IS_OLD = the resolver { $server } has another answer for { $name }, for { $seconds } more seconds
    .title = resolver has another answer
    .question = When was the record last changed, and for how long may a resolver keep the old one?
    .expected = { $expected }
    .found = { $found }
    .explain =
        A resolver keeps an answer for as long as its TTL says, and repeats it without asking again. After a change the old answer lives on until then. Where every place is given an answer of its own, as by CloudFront, answers differ at all times.

        - CLI: `dig @RESOLVER NAME` shows the seconds that are left.

DNS_CACHE_SAYS_NOTHING = the resolver { $server } still says that { $name } has nothing, for { $seconds } more seconds
    .title = resolver remembers that there was nothing
    .question = Was the name asked for before the record was created?
    .expected = { $expected }
    .found = { $found }
    .explain =
        An answer that there is no such name is kept as well, for as long as the SOA record of the zone says. Whoever asks before the record exists goes on being told for a while that there is none.

        - CLI: `dig @RESOLVER NAME` shows the seconds behind the SOA record.

DNS_RESOLVERS_FAIL = the servers of { $name } answer, but no resolver that was asked does
    .title = resolvers do not answer
    .question = Which resolver do the people use who are to reach this name?
    .expected = an answer from a resolver
    .found = { $found }
    .explain =
        People do not walk through the DNS themselves; a resolver does it for them. Where no resolver answers from here, either they cannot be reached, or something keeps them from an answer that this walk has not met.

        - CLI: `dig @8.8.8.8 NAME`

DNS_HIDDEN_IN_VPC = inside of the VPCs of the private zone { $zone } there is no { $name }
    .title = hidden by a private zone
    .question = Which zone answers for this name inside of the VPC, and does it have the name?
    .expected = –
    .found = { $found }
    .explain =
        Where a private zone fits a name, it alone answers inside of its VPCs. What it does not have is not looked up in the public zone of the same name.

        - Console: Route 53 → Hosted zones → Type.
        - CLI: `aws route53 list-hosted-zones-by-vpc --vpc-id VPC --vpc-region REGION`

DNS_LEADS_ELSEWHERE = { $name } leads to other addresses than { $target }
    .title = leads to other addresses
    .question = Which addresses do both names have, asked at the same time from the same place?
    .expected = { $expected }
    .found = { $found }
    .explain =
        An alias of a load balancer gives the addresses that the load balancer has at the moment, so that both names have some in common. Without one in common the name leads to another load balancer, or to addresses that were copied by hand.

        - Console: Route 53 → Hosted zones → the zone → Records → the record.
        - CLI: `aws elbv2 describe-load-balancers --query 'LoadBalancers[].[LoadBalancerName,DNSName]'`
