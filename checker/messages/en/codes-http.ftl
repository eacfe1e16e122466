# Pages opened from outside: what comes back.

NOBODY_LISTENS = { $resource }: nothing listens at { $url }
    .title = connection refused
    .question = On which address and port does the application listen, and does it run at all?
    .expected = an answer over HTTP
    .found = the connection is refused
    .explain =
        A refusal comes from the host itself: security groups and network ACLs let the packet through, and no program has the port. Most often it ended with its shell, or listens on 127.0.0.1, where only the host itself gets in. A security group that is shut looks different: nothing comes back, and the connection times out.

        - On the host: `sudo ss -ltnp` shows what listens on which address; `systemctl status NAME` and `journalctl -u NAME` show why nothing does.
        - The application has to listen on 0.0.0.0 (or the host's own address), as a service that starts with the host.

HOST_NAME_REFUSED = { $resource }: { $url } is answered with 400 Bad Request
    .title = host name refused
    .question = For which host names does the application answer, and is the one in the address bar among them?
    .expected = a page
    .found = { $found }
    .explain =
        Frameworks answer only for names that they were told, so that nobody makes them write links to a foreign one: Django refuses all others with 400 (`ALLOWED_HOSTS`). A page that came by the address may fail by the name, and the other way round.

        - Application: add the name, and the address or the load balancer's name while you use it, to the list of allowed hosts.
        - Log of the application: the refused name stands there.

PAGE_NOT_FOUND = { $resource }: something answers, but { $url } is not there (404)
    .title = page not found
    .question = Which paths does the application have, and is this one of them?
    .expected = a page of the application
    .found = { $found }
    .explain =
        A 404 shows that a program listens and is reached; which one, it does not. The welcome page of a web server and an application with other paths answer alike.

        - CLI: `curl -i URL` shows which program answers, in the header `Server` and in the text.

PATH_NOT_ANSWERED = { $resource }: { $path } is not found where it is sent
    .title = path without an answer
    .question = Which target group gets this path, and does the application there have pages under it?
    .expected = an answer of the application for { $path }
    .found = { $found } for { $url }
    .explain =
        A rule sends a path to a target group as it is: nothing is cut off in front. Without a rule that takes it, the path goes to an application that does not know it. An application whose pages stand at the root does not know it either.

        - Console: EC2 → Load balancers → Listeners and rules → the rules of each listener, those of 443 too.
        - On a target: `curl -i http://localhost:PORT/PATH` asks the application without the load balancer.

PAGE_ANSWERED_SOMETIMES = { $resource }: { $url } is answered one time and fails the next
    .title = answered only sometimes
    .question = Which targets get the requests, and does each of them answer alike?
    .expected = an answer every time ({ $times })
    .found = { $found } of { $times }
    .explain =
        The load balancer shares the requests, so what fails now and then is one of the targets: it is down, still starts, has an old version or no database. A health check that asks for another page than visitors do does not find it out.

        - Console: EC2 → Target groups → Targets → Health status, with its details.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`
        - On each target: `curl -i http://localhost:PORT/PATH`

BAD_GATEWAY_SEEN = { $resource }: { $url } is answered with 502 Bad Gateway
    .title = bad gateway
    .question = On which port and by which protocol does the application listen, and do the target group's settings say the same?
    .expected = an answer of the application
    .found = { $found }
    .explain =
        The load balancer reached the target and got no answer that it understands: nobody listens on the port, the connection was closed too early, or one side speaks HTTPS and the other HTTP.

        - Console: EC2 → Target groups → Details (protocol and port) and Targets.
        - On a target: `curl -i http://localhost:PORT/`

SERVICE_UNAVAILABLE_SEEN = { $resource }: { $url } is answered with 503 Service Unavailable
    .title = no target
    .question = Which targets are registered in the group that gets this path?
    .expected = an answer of the application
    .found = { $found }
    .explain =
        A load balancer answers 503 itself where the target group has no registered target that it may use. An application answers it as well, while it starts or is overloaded.

        - Console: EC2 → Target groups → Targets.
        - CLI: `aws elbv2 describe-target-health --target-group-arn ARN`

GATEWAY_TIMEOUT_SEEN = { $resource }: { $url } is answered with 504 Gateway Timeout
    .title = target too slow
    .question = Can the load balancer open a connection to the target's port, and how long does the application take?
    .expected = an answer of the application
    .found = { $found }
    .explain =
        The load balancer could not connect to the target within 10 seconds, or waited for the answer longer than its idle timeout. A group or a list that lets nothing through looks like that, and so does an application that waits for its database.

        - Console: EC2 → Target groups → Targets; the group of the targets has to admit the load balancer's.
        - On a target: `curl -m 5 -i http://localhost:PORT/PATH`

APPLICATION_FAULT_SEEN = { $resource }: { $url } is answered with an error of the application
    .title = error of the application
    .question = What does the application write into its log when this page is asked for?
    .expected = a page
    .found = { $found }
    .explain =
        Statuses from 500 on say that the server failed: the request came as far as the application, and an error happened there, often because tables are missing or the database cannot be reached.

        - On the host: `journalctl -u NAME -n 50` or the application's own log.

REDIRECT_CIRCLE_SEEN = { $resource }: { $asked } is sent in circles
    .title = redirects without an end
    .question = Who redirects to what here: the load balancer, the distribution, the application?
    .expected = a page after a redirect or two
    .found = again { $url }
    .explain =
        Each answer sends the visitor back to where the one before came from. Usually two parties redirect in opposite directions. One such pair is an application that wants https and a load balancer that speaks http to it; another is an origin that redirects to https and a distribution that asks it over http.

        - CLI: `curl -sIL --max-redirs 5 URL` shows each step with its `Server` and `Location`.

STICKY_COOKIE_NOT_SEEN = { $resource }: { $url } comes without a cookie of the load balancer
    .title = stickiness not seen
    .question = Which target group answers this path, and is stickiness on for that group?
    .expected = a cookie AWSALB
    .found = { $found }
    .explain =
        With stickiness by a cookie of its own the load balancer hands every visitor AWSALB with the first answer, and finds the target by it afterwards. If it does not come, the answer came from somebody else, or from a target group without the setting.

        - Browser: developer tools → Application → Cookies.
        - CLI: `curl -si URL | grep -i set-cookie`

CLIENT_WANDERS = { $resource }: a visitor with the cookie is answered by several instances at { $url }
    .title = visitor moves between instances
    .question = Do all paths of a visit go to one target group, and do its targets stay healthy?
    .expected = one instance
    .found = { $found }
    .explain =
        The cookie ties a visitor to one target of one target group. It is given anew when that target is gone or unhealthy, and when a path goes to another group.

        - Console: EC2 → Target groups → Attributes → Stickiness, and Targets.

ANSWERED_OVER_HTTP = { $name }: { $asked } is answered over http and not sent to https
    .title = http is answered
    .question = What answers on port 80: the load balancer, the distribution or the application?
    .expected = a redirect to https
    .found = { $found } over http
    .explain =
        Whoever types the bare name asks port 80 first. If the page comes from there, everything that is typed into it goes over the network readable for everybody.

        - Console: EC2 → Load balancers → Listeners and rules → HTTP:80 → Redirect to HTTPS.
        - CLI: `curl -sI http://NAME/`

SENT_IN_CIRCLES = { $name }: { $asked } is sent in circles
    .title = redirect in circles
    .question = Which step sends back to an address that was asked already?
    .expected = https after one redirect
    .found = again { $url }
    .explain =
        Browsers give up after some twenty redirects. An application behind a load balancer is always asked over plain http, and X-Forwarded-Proto alone tells it how the visitor came; a rule that redirects must not take https too.

        - CLI: `curl -sIL --max-redirs 5 http://NAME/`
        - Application: let it read X-Forwarded-Proto, or leave the redirect to the load balancer.

SENT_TO_OTHER_HOST = { $name }: { $asked } is sent to another host
    .title = redirect to another host
    .question = Which host stands in the redirect?
    .expected = https for the same name
    .found = { $url }
    .explain =
        Whoever is sent to another name leaves the certificate and the cookies of this one behind. A host that was typed into the redirect is a frequent cause; the placeholder for the host keeps what was asked for.

        - Console: EC2 → Load balancers → Listeners and rules → HTTP:80 → the redirect → Host.
        - CLI: `curl -sI http://NAME/ | grep -i location`

SENT_TO_PORT_80 = { $name }: { $asked } is sent to https on port 80
    .title = https on port 80
    .question = Which port stands in the redirect?
    .expected = https on port 443
    .found = { $url }
    .explain =
        Port 80 speaks plain http, so a TLS handshake fails there. It happens when a redirect changes the protocol and keeps the port.

        - Console: EC2 → Load balancers → Listeners and rules → HTTP:80 → the redirect → Port 443.
        - CLI: `curl -sI http://NAME/ | grep -i location`

SENT_BACK_TO_HTTP = { $name }: https sends back to http
    .title = https leads to http
    .question = Which address does the application write into its redirects?
    .expected = addresses with https
    .found = { $url }
    .explain =
        The application behind a load balancer sees plain http and writes http into its redirects, unless it believes X-Forwarded-Proto. Every such redirect takes the visitor off encryption for a moment, or for good.

        - Application: trust X-Forwarded-Proto, or write redirects without a host (`/order/shops/`).
        - CLI: `curl -sIL https://NAME/`

PAGE_PASSES_BY_EDGE = { $resource }: { $url } is not answered through the distribution
    .title = not through the edge
    .question = Where does the name lead: to the distribution, or still to the load balancer?
    .expected = an answer with X-Amz-Cf-Id
    .found = an answer of { $found }
    .explain =
        Whatever comes through CloudFront carries the header X-Amz-Cf-Id. Where it is missing the name still leads somewhere else: the page works, and nothing is cached, accelerated or protected. A resolver may also remember the old record until its time is over.

        - Console: Route 53 → Hosted zones → the record → alias to the distribution.
        - CLI: `curl -sI https://NAME/ | grep -i x-amz-cf-id`

PAGE_OF_ANOTHER_SEEN = { $resource }: a second visitor is handed the first one's { $url }
    .title = page of another visitor
    .question = Which cache policy has the behaviour of this path, and are cookies in its key?
    .expected = a page made for each visitor (X-Cache: Miss)
    .found = { $found }
    .explain =
        The edge took the page out of its cache for a visitor who has none of the first one's cookies. That way the orders and addresses of one person are shown to the next.

        - Console: CloudFront → Distributions → Behaviors → Cache policy: CachingDisabled for pages.
        - Application: `Cache-Control: no-store` on pages that are for one person.

FILE_NOT_TO_BE_KEPT = { $resource }: { $url } comes with a header that forbids keeping it
    .title = file that may not be kept
    .question = Which Cache-Control does the application send with this file?
    .expected = a file that the edge keeps
    .found = Cache-Control: { $found }
    .explain =
        The edge keeps to what the origin says: with no-store, private or no-cache it asks the origin each time, whatever the cache policy allows.

        - CLI: `curl -sI https://NAME/static/app.css | grep -i cache-control`
        - Application: send `Cache-Control: public, max-age=86400` with static files.

FORM_REFUSED_AT_EDGE = { $resource }: the edge refuses forms at { $url }
    .title = POST refused by the edge
    .question = Which methods does the behaviour of this path allow?
    .expected = POST goes on to the application
    .found = { $found } from CloudFront
    .explain =
        A behaviour that allows GET and HEAD only answers every form with 403, and the application never hears of it.

        - Console: CloudFront → Distributions → Behaviors → Allowed HTTP methods.
        - CLI: `curl -si -X POST https://NAME/order/order/ | head -5`
