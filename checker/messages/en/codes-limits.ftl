# Why something cannot be told. These never make a check fail.

EVIDENCE_MISSING = { $resource }: an answer from AWS that would decide this is missing: { $detail }
    .title = evidence missing
    .question = Which answer from AWS would decide this, and why is it not there: refused, failed or never asked for?
    .expected = the answer to { $detail }
    .found = no answer
    .explain =
        The checker asked AWS, or would have to ask, and has no complete answer: the call was denied or failed, or was not made. What cannot be seen is never counted as absent, so the verdict is "cannot tell".

        - `check policy LAB` prints the permissions that a lab needs.

STATE_PENDING = { $resource }: this is still being made or changed: { $detail }
    .title = still being made
    .question = Which state does this show now, and which one will it show when AWS has finished?
    .expected = a final state
    .found = { $detail }
    .explain =
        AWS takes seconds to minutes to make or change things; a NAT gateway one to two minutes, an interface endpoint a few. Until then there is nothing to judge. Run the check again a little later, or with `--watch`.

        - Look at the State of the resource in the console.

NOT_MODELLED = { $resource }: what happens here is beyond what this program knows: { $detail }
    .title = not modelled
    .question = What would one have to know about this part of the path to say where the packet goes?
    .expected = a path over components that this program knows
    .found = { $detail }
    .explain =
        The packet meets something whose behaviour is not modelled. The program says so rather than guess.

        - Try it yourself, for instance with `curl` or `nc` on the host.

APPLIANCE_FORWARDING_UNKNOWN = { $resource }: AWS's configuration does not show whether this appliance passes the packet on
    .title = appliance in the path
    .question = Which rules and routes of its own does this appliance have, and who can look at them?
    .expected = a path over components of AWS
    .found = { $detail }
    .explain =
        A firewall or router on an instance, or behind a Gateway Load Balancer, decides by its own rules, which AWS's APIs do not show.

        - Look at the appliance itself.

NETWORK_BEYOND_UNKNOWN = { $resource }: a part of the path lies in a network that the configuration does not show
    .title = network beyond a private line
    .question = Who runs the network on the other side, and what would one have to know about its routes and firewalls?
    .expected = a path inside what was looked at
    .found = { $detail }
    .explain =
        What is beyond a VPN, Direct Connect or another private line is not part of the AWS account.

        - Ask whoever runs that network.

UNREADABLE_RULE = { $resource }: a rule or block here could not be read: { $detail }
    .title = unreadable rule
    .question = How does AWS write such a rule or block, and what is there instead?
    .expected = a rule as AWS writes it
    .found = { $detail }
    .explain =
        A value is not in the form that AWS uses. The rule may match or not, so nothing is concluded from it.

        - Collect it again, or look at the rule in the console.

LISTENER_UNKNOWN = { $resource }: the configuration does not show whether anything listens on this port
    .title = listening process unknown
    .question = Which program or service would have to listen on this port, and who can see whether it does?
    .expected = a service that is known to listen
    .found = { $detail }
    .explain =
        The network may deliver a packet to a host on which nothing listens: the client then gets "connection refused", at once. Silence until a timeout is the doing of the network, or of a firewall on the host.

        - On the host: `ss -ltn`

UNKNOWN_RESOURCE = { $resource }: this resource is not in what was looked at
    .title = resource that was not found
    .question = Which account and Region would show this, and was everything there collected?
    .expected = a resource of the account
    .found = { $detail }
    .explain =
        Something is named that is not in what was looked at: it belongs to another account or Region, was deleted, or was not collected.

        - `check snapshot show FILE` lists what a snapshot holds.

UNKNOWN_DESTINATION = { $resource }: the path leads out of what was looked at
    .title = path leaves what was looked at
    .question = In which account and Region does the path go on, and who may look there?
    .expected = a path inside what was looked at
    .found = { $detail }
    .explain =
        The next component belongs to another account or Region that was not collected.

        - Collect that account or Region too.

BAD_QUESTION = this question cannot be asked: { $detail }
    .title = question that cannot be asked
    .question = From where to where is the packet to go, by which protocol, and to which port?
    .expected = a source, a destination, a protocol and, for tcp and udp, a port
    .found = { $detail }
    .explain =
        One of the two ends is not an id, an address, `internet` or a DNS name of the network, or the protocol and the port do not go together.

        - `check trace --help`
