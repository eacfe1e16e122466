# Labs that stand apart: what goes on billing when the course is over.

COURSE_STILL_BILLED = { $resource }: this { $thing } in { $region } { $price ->
        [day] bills USD { $amount } a day
        [at-least] bills USD { $amount } a day or more
        [at-most] bills USD { $amount } a day at most
        [month] bills USD { $amount } a month
       *[unknown] bills, and nobody can tell how much
    }
    .title = something of the course still bills
    .question = What did you make in this Region that bills for being there, whether anybody uses it or not?
    .expected = it is deleted{ $command ->
        [none] {""}
       *[other] : { $command }
    }
    .found = { $thing } { $resource } in { $region }
    .explain =
        A NAT gateway, a load balancer, a database and a public address bill for each hour that they exist, a disk and a snapshot for each month, used or not. Wherever they stand they go on billing, also while the console shows another Region.

        - Console: Billing and Cost Management → Bills, by Region; then the page of the service in that Region.
        - CLI: `check cost` lists all that bills in every Region, and `check cleanup` writes the commands that delete it, in order.

HOSTED_ZONE_BILLED = { $resource }: this hosted zone bills USD { $amount } a month
    .title = a hosted zone is kept
    .question = Do you still want to use the name, or can the zone go?
    .expected = a zone that somebody uses
    .found = a hosted zone, billed by the month
    .explain =
        A hosted zone is charged by the month, and not in parts. Whoever keeps the domain usually keeps the zone, so this costs no points. Within twelve hours of its making it can be deleted for nothing.

        - Console: Route 53 → Hosted zones.
        - CLI: `aws route53 list-hosted-zones`

OTHERS_BILLED = { $resource }: this { $thing } in { $region } { $price ->
        [day] bills USD { $amount } a day
        [at-least] bills USD { $amount } a day or more
        [at-most] bills USD { $amount } a day at most
        [month] bills USD { $amount } a month
       *[unknown] bills, and nobody can tell how much
    }; nothing shows that it is the course's
    .title = something else bills
    .question = Whose is this, and does anybody need it?
    .expected = something that somebody uses
    .found = { $thing } { $resource } in { $region }
    .explain =
        What stands outside of the course's VPC may be somebody else's work, so it is told and left alone. If it is yours, and nobody needs it, delete it.

        - Console: Billing and Cost Management → Bills, by service and Region.
        - CLI: `check cost`
