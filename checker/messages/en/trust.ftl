# What lets a grader look into learners' accounts: check roster issue, check roster delegate, check grade --collect.

trust-issued = { $all ->
    [one] 1 learner: { $made } external ids made, { $kept } kept.
    *[other] { $all } learners: { $made } external ids made, { $kept } kept.
}
trust-issued-file = External ids and account numbers are in this file. It is the grader's alone, and nothing of it is exported or logged: { $file }
trust-issued-folder = There is a folder for each learner. Send each to that learner only: { $folder }
trust-issued-next = Write the 12 digits that each learner tells you into the column account, then run: check grade --collect --roster { $roster } --access { $file }

trust-letter =
    # Let the grader look into your account
    
    role.json in this folder makes a role with which account { $account } can read the configuration that the labs are about, and nothing else.
    It cannot make, change or delete anything. All that it may read is in the list Action of role.json.
    
    1. Open CloudShell in the AWS console and upload role.json (Actions, Upload file).
    2. Paste this:
    
        aws cloudformation deploy --template-file role.json --stack-name { $role } --capabilities CAPABILITY_NAMED_IAM
    
    3. Tell your instructor the 12 digits that this prints:
    
        aws sts get-caller-identity --query Account --output text
    
    role.json holds an external id that is yours alone: give it to nobody else.
    Once you have your grades, this deletes the role:
    
        aws cloudformation delete-stack --stack-name { $role }

trust-access-broken = the file of external ids cannot be read: { $file }, line { $line }: { $cause }
trust-fault-row = this is no row of a table ({ $cause })
trust-fault-columns = the first line has to be learner,account,external_id,role_id, and is: { $value }
trust-fault-account = the number of an account has 12 digits: { $value }
trust-fault-external-id = { $learner }: the external id is not as it was made; take it from an older copy of the file
trust-fault-twice = a learner stands there twice: { $learner }
trust-fault-shared = two learners have one external id: { $learner }, { $other }
trust-access-none = there is no file of external ids: { $file }
trust-access-none-hint = make it first: check roster issue { $roster } --account YOUR-ACCOUNT-NUMBER
trust-account = the number of the grader's account has 12 digits: { $value }

trust-collecting = Looking into { $count } accounts
trust-collected = { $learner }: account { $account }
trust-collect-sum = Looked into { $seen } of { $all } accounts; { $failed } could not be seen.
trust-collect-kept = { $count } accounts that were seen last time were not asked again. To look into all of them: --again
trust-collect-again = The same command asks only those again that could not be seen.
trust-collect-wait = The next look is at { $at }; this goes on until { $until }; Ctrl+C ends it.
trust-collect-over = It is past { $until }; each learner's best result is kept.
trust-may-delete = All passed, and may delete what the labs needed: { $learners }

trust-reason-not-issued = no external id was made for this learner: run check roster issue again and send the new folder
trust-reason-no-account = the account is not known: ask the learner, and write its number into the column account of the file of external ids
trust-reason-refused = AWS refuses the role ({ $code }): it is not there, or trusts another account, or asks for another external id. AWS does not tell which: have the learner make the stack again from the role.json they were sent
trust-reason-too-wide = the role's trust policy is too wide: it opens without the external id, so nobody looked. Have the learner make the stack again from the role.json they were sent
trust-reason-no-answer = AWS did not answer ({ $code }): run it again in a while
trust-reason-account-changed = this is another account than the first time ({ $was } then, { $is } now): ask the learner, and correct the file of external ids
trust-reason-role-changed = this is another role than the first time: it was deleted and made anew. Ask the learner, and empty the learner's role_id in the file of external ids
trust-reason-no-look = the role was taken, but nothing can be asked: { $cause }

delegate-head = NS records for the hosted zone of { $domain }
delegate-zone = learner { $learner }: the hosted zone is called { $name }
delegate-none = The roster has nobody's name servers yet, so there is no record to make
delegate-missing = The name servers are not known yet of: { $learners }
    Each of them makes the hosted zone that stands beside their id with --format zone; then write its four name servers into the column name servers of the roster.
delegate-label = no domain name can be made of this id; use ids of lower-case letters, digits and hyphens in the roster: { $learner }
delegate-same = two learners come to the same domain ({ $name }): { $learner }, { $other }
delegate-server = this is no name of a name server: { $value } ({ $learner })

help-roster-issue = Make an external id and a role template for each learner, so that the grader can look into their accounts
    .usage = check roster issue FILE [LABS…] --account ACCOUNT [-o DIR] [options]
    .after = A second run leaves every external id as it is. Exit codes: 0 made, 2 usage, or a file that cannot be used
help-roster-delegate = Write the NS records that hand a subdomain of the instructor's domain over to each learner
    .usage = check roster delegate FILE --domain NAME [--format zone|json] [-o FILE] [options]
    .after = Name servers are read from the column name servers of the roster. Exit codes: 0 all are written, 2 usage, or a file that cannot be used, 3 some learners have none yet
arg-roster-issue-file = The roster of the class (CSV)
arg-roster-issue-labs = The labs to look for, otherwise all
arg-roster-issue-account = The number of the grader's account, the only one that can take the roles
arg-roster-issue-folder = The folder for the file of external ids and for a folder for each learner (otherwise { $default })
arg-roster-delegate-file = The roster of the class (CSV)
arg-roster-delegate-domain = The name of the instructor's hosted zone
arg-roster-delegate-format = Lines of a zone file (zone), or a change batch of Route 53 (json)
help-heading-collecting = Collecting
arg-collect = Look into the learners' accounts through their roles, and grade what is there
arg-access = The file of external ids that check roster issue made (otherwise { $default })
arg-again = Look again into accounts that were seen already
arg-every = Do it again after this time (15m)
arg-until = Go on until then (2026-12-01, 2026-12-01 18:00)
trust-not-collected = { $learner }: { $cause }
