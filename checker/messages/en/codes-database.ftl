# RDS databases: where they are, who reaches them, which version they run.

NO_DATABASE = { $resource }: there is no RDS database in this VPC
    .title = no database
    .question = In which Region and VPC was the database made, and which ones does this check look at?
    .expected = an RDS database in subnets of this VPC
    .found = none
    .explain =
        A managed database is placed in subnets of a VPC, which a DB subnet group lists. It belongs to one Region, as the VPC does. An application that keeps its data in a file on its own host loses it with the host, and a second host does not see it.

        - Console: the Region at the top right; RDS → Databases.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus,DBSubnetGroup.VpcId]'`

DATABASE_IN_OTHER_VPC = { $resource }: this database is in { $theirs }, another VPC, and no host of { $vpc } reaches it
    .title = database in another VPC
    .question = In which VPC is this database, and in which one are the application's hosts?
    .expected = a database in { $vpc }
    .found = { $theirs }
    .explain =
        The DB subnet group that was chosen when the database was made decides in which VPC it is. The console proposes the default VPC. Hosts of another VPC have no route to it, and their security groups cannot be named in its rules unless the VPCs are joined.

        - Console: RDS → Databases → your database → Connectivity & security → VPC.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBSubnetGroup.VpcId]'`

DATABASE_NOT_AVAILABLE = { $resource }: { $stopped ->
        [yes] this database is stopped (state { $state })
        [empty] this cluster has no instance that would answer (state { $state })
       *[no] this database does not work (state { $state })
    }
    .title = database not available
    .question = In which state is this database, and what does AWS say of that state?
    .expected = { $stopped ->
        [empty] an instance in the cluster
       *[no] state available
    }
    .found = { $stopped ->
        [empty] no instance
       *[no] state { $state }
    }
    .explain =
        Only a database that runs answers. One that is stopped goes on costing money for its storage and backups, and AWS may start it again by itself after some days. An Aurora cluster holds the data, and its instances answer: without one there is nobody behind its endpoint. One that failed, or cannot use its key or its network, has to be restored or made anew.

        - Console: RDS → Databases → Status.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus]'`

DATABASE_OPEN_TO_INTERNET = { $resource }: the internet reaches the database { $database } on port { $port }; a rule for { $block } lets it in
    .title = database open to the internet
    .question = Who needs to reach the database, and whom does this inbound rule admit?
    .expected = an inbound rule for port { $port } from the security group of the application's hosts
    .found = { $block }
    .explain =
        A database needs one kind of visitor: the hosts of the application. With public access on, in a public subnet, and with a rule for addresses of the internet, anybody out there may try passwords on it. A rule that names the hosts' security group admits them wherever they stand and whatever their addresses are, and nobody else.

        - Console: EC2 → Security Groups → your group → Inbound rules; RDS → Databases → your database → Connectivity & security → Publicly accessible.
        - CLI: `aws ec2 describe-security-groups --group-ids SG --query 'SecurityGroups[].IpPermissions'`

DATABASE_PUBLICLY_ACCESSIBLE = { $resource }: public access is on, though nobody reaches this database from the internet
    .title = public access of no use
    .question = What does the name of this database resolve to outside of the VPC, and who is to use that address?
    .expected = PubliclyAccessible false
    .found = PubliclyAccessible true
    .explain =
        With public access on, the database has a public address, and outside of the VPC its name resolves to it. In a private subnet, or behind a closed group, whoever tries it from home only waits until it times out. The address costs money, and one more route or rule opens the database to everybody.

        - Console: RDS → Databases → your database → Modify → Connectivity → Public access.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,PubliclyAccessible]'`

DATABASE_WITHOUT_NAME = { $resource }: this { $engine } server was made without a database in it
    .title = server without a database
    .question = Which database does the application name when it connects, and who made it?
    .expected = an initial database, or one that was made by hand later
    .found = no DBName
    .explain =
        With MySQL and MariaDB a new server is empty unless an initial database is named. An application that asks for one that is not there is refused with “Unknown database”, although network and password are right. Whether somebody ran CREATE DATABASE since then, AWS does not say.

        - Console: RDS → Databases → your database → Configuration → DB name.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBName]'`

ENGINE_IN_EXTENDED_SUPPORT = { $resource }: standard support of { $engine } { $version } ended on { $until }, and this database pays for extended support
    .title = extended support is being billed
    .question = Until when is this version in standard support, and what does it cost after that?
    .expected = a version in standard support, or no enrolment in extended support
    .found = { $engine } { $version }, out of standard support for { $days } days
    .explain =
        Once a version is out of standard support, a database that is enrolled in RDS Extended Support is billed for each vCPU, by the hour. A database is enrolled unless somebody declined. For a small database that is many times the price of the database itself: for MySQL on a db.t4g.micro in Seoul about USD 5.47 a day (2026), and it goes on while the database is stopped.

        - Console: RDS → Databases → your database → Configuration → Engine version, RDS Extended Support.
        - CLI: `aws rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,Engine,EngineVersion,EngineLifecycleSupport]'` and `aws rds describe-db-major-engine-versions`

ENGINE_SUPPORT_ENDS_SOON = { $resource }: standard support of { $engine } { $version } ends on { $until }
    .title = standard support ends soon
    .question = Until when is this version in standard support, and what becomes of the database on the day after?
    .expected = a major version that is supported for longer
    .found = { $enrolled ->
        [no] { $days } days left, then AWS upgrades the database
       *[yes] { $days } days left, then extended support is billed
    }
    .explain =
        After that day a database that is enrolled in RDS Extended Support costs many times more, and one that is not is upgraded by AWS. Upgrading to the next major version yourself, or making the database anew with it, is best done before.

        - Console: RDS → Databases → your database → Modify → DB engine version.
        - CLI: `aws rds describe-db-major-engine-versions`

ENGINE_SUPPORT_ENDED = { $resource }: standard support of { $engine } { $version } ended on { $until }
    .title = standard support has ended
    .question = Until when was this version in standard support, and what does AWS do with a database that is not enrolled in extended support?
    .expected = a major version in standard support
    .found = ended { $days } days ago; not enrolled in extended support
    .explain =
        A database that is not enrolled in RDS Extended Support is not billed for it; AWS upgrades it to a newer major version at a time of its own choice. An application should be tried with that version before.

        - Console: RDS → Databases → your database → Modify → DB engine version.
        - CLI: `aws rds describe-db-major-engine-versions`
