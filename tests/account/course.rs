//! The account at the end of the course, with a domain: read by the SDK, by the script for CloudShell and out of a folder
//! of files, it is judged alike and passes, beside the course's world; then chapter 2 is broken, one thing at a time.

use super::run_solution;
use crate::support::{Run, Scene};
use real::{Account, Fault, Proxy};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The learner's domain.
pub(super) const DOMAIN: &str = "example.link";

/// What follows upon the labs that [`super::build`] has built.
const ON_TOP: [&str; 5] = ["2.19-alb", "2.20-alb-rules", "2.22-route53", "2.23-https", "2.24-cloudfront"];

/// What a folder of files cannot tell: this API does not know the call that asks for RDS's end of support, and a folder
/// without it says no more than that nobody asked.
const NOT_IN_THE_FOLDER: [(&str, &str); 1] = [("lab-2.16", "engine-supported")];

/// What is broken in chapter 2: a name, what is typed, the lab, check and code that name it, the thing in which it lies, and
/// what undoes it. The words that begin with `$` are things of the account ([`THINGS`]).
const BREAKAGES: &[Breakage] = &[
    Breakage {
        what: "the couriers' rule is deleted",
        typed: "aws elbv2 delete-rule --rule-arn $rule",
        found: ("lab-2.20", "by-path", "NO_RULE_FOR_PATH", "https"),
        undone: "aws elbv2 create-rule --listener-arn $https --priority 10 \
                 --conditions 'Field=path-pattern,PathPatternConfig={Values=[/delivery,/delivery/*]}' \
                 --actions Type=forward,TargetGroupArn=$delivery_group",
    },
    Breakage {
        what: "the default action answers by itself",
        typed: "aws elbv2 modify-listener --listener-arn $https \
                --default-actions 'Type=fixed-response,FixedResponseConfig={StatusCode=503}'",
        found: ("lab-2.19", "served", "TARGET_GROUP_NOT_IN_USE", "web_group"),
        undone: "aws elbv2 modify-listener --listener-arn $https --default-actions Type=forward,TargetGroupArn=$web_group",
    },
    Breakage {
        what: "no host is registered for couriers",
        typed: "aws elbv2 deregister-targets --target-group-arn $delivery_group --targets Id=$web Id=$web2",
        found: ("lab-2.20", "by-path", "TARGET_GROUP_EMPTY", "delivery_group"),
        undone: "aws elbv2 register-targets --target-group-arn $delivery_group --targets Id=$web Id=$web2",
    },
    Breakage {
        what: "the listener shows a certificate for another name",
        typed: "aws elbv2 modify-listener --listener-arn $https --certificates CertificateArn=$other",
        found: ("lab-2.24", "edge-in-front", "ORIGIN_CERTIFICATE_MISMATCH", "https"),
        undone: "aws elbv2 modify-listener --listener-arn $https --certificates CertificateArn=$certificate",
    },
    Breakage {
        what: "the load balancer does not admit CloudFront",
        typed: "aws ec2 revoke-security-group-ingress --group-id $alb_sg \
                --ip-permissions IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=$list}]",
        found: ("lab-2.24", "edge-in-front", "ENI_SG_RULES_MISMATCH", "alb_sg"),
        undone: "aws ec2 authorize-security-group-ingress --group-id $alb_sg \
                 --ip-permissions IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{PrefixListId=$list}]",
    },
    Breakage {
        what: "the names lead to the load balancer, past the distribution",
        typed: "lead $canonical $balancer",
        found: ("lab-2.24", "edge-in-front", "RECORD_LEADS_PAST_DISTRIBUTION", "zone"),
        undone: "lead $edges $edge",
    },
    Breakage {
        what: "the names lead to a load balancer that is not there",
        typed: "lead $canonical gone-1234567890.ap-northeast-2.elb.amazonaws.com",
        found: ("lab-2.22", "leads-to-balancer", "RECORD_LEADS_NOWHERE", "zone"),
        undone: "lead $edges $edge",
    },
    Breakage {
        what: "the database does not admit the application",
        typed: "aws ec2 revoke-security-group-ingress --group-id $db_sg --protocol tcp --port 5432 --source-group $app_sg",
        found: ("lab-2.16", "database-private", "ENI_SG_RULES_MISMATCH", "db_sg"),
        undone: "aws ec2 authorize-security-group-ingress --group-id $db_sg --protocol tcp --port 5432 --source-group $app_sg",
    },
    Breakage {
        what: "the zone's own NS record names servers of somebody else",
        typed: "name_servers ns1.provider.example ns2.provider.example",
        found: ("lab-2.22", "delegation", "ZONE_NS_RECORD_EDITED", "zone"),
        undone: "name_servers $servers",
    },
];

/// Leads the domain and www below it to a name in a zone of AWS's; writes the NS record of the zone itself.
const LEAD: &str = r#"
lead() {
  for name in example.link www.example.link; do
    alias="AliasTarget={HostedZoneId=$1,DNSName=$2,EvaluateTargetHealth=false}"
    aws route53 change-resource-record-sets --hosted-zone-id "$zone" \
      --change-batch "Changes=[{Action=UPSERT,ResourceRecordSet={Name=$name,Type=A,$alias}}]"
  done
}
name_servers() {
  values=$(printf '{Value=%s},' "$@")
  record="Name=example.link,Type=NS,TTL=172800,ResourceRecords=[${values%,}]"
  aws route53 change-resource-record-sets --hosted-zone-id "$zone" \
    --change-batch "Changes=[{Action=UPSERT,ResourceRecordSet={$record}}]"
}
"#;

/// What breakages name, and how it is found.
const THINGS: &str = r#"
one() { aws "$@" --output text; }
listener() { one elbv2 describe-listeners --load-balancer-arn "$alb" --query "Listeners[?Port==\`$1\`].ListenerArn"; }
targets() { one elbv2 describe-target-groups --names "$1" --query 'TargetGroups[0].TargetGroupArn'; }
group() { one ec2 describe-security-groups --filters "Name=tag:Name,Values=$1" --query 'SecurityGroups[0].GroupId'; }
host() { one ec2 describe-instances --filters "Name=tag:Name,Values=$1" --query 'Reservations[0].Instances[0].InstanceId'; }
alb=$(one elbv2 describe-load-balancers --names course-alb --query 'LoadBalancers[0].LoadBalancerArn')
balancer=$(one elbv2 describe-load-balancers --names course-alb --query 'LoadBalancers[0].DNSName')
canonical=$(one elbv2 describe-load-balancers --names course-alb --query 'LoadBalancers[0].CanonicalHostedZoneId')
http=$(listener 80)
https=$(listener 443)
certificate=$(one elbv2 describe-listeners --listener-arns "$https" --query 'Listeners[0].Certificates[0].CertificateArn')
rule=$(one elbv2 describe-rules --listener-arn "$https" --query 'Rules[?Priority==`"10"`].RuleArn')
web_group=$(targets course-web)
delivery_group=$(targets course-delivery)
db_sg=$(group db-sg)
app_sg=$(group app-sg)
alb_sg=$(group alb-sg)
web=$(host web)
web2=$(host web-2)
zone=$(one route53 list-hosted-zones --query 'HostedZones[0].Id')
zone=${zone#/hostedzone/}
servers=$(one route53 get-hosted-zone --id "$zone" --query 'join(`" "`, DelegationSet.NameServers)')
edge=$(one cloudfront list-distributions --query 'DistributionList.Items[0].DomainName')
edges=Z2FDTNDATAQYW2
list=$(one ec2 describe-managed-prefix-lists --query 'PrefixLists[0].PrefixListId' \
  --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing)
other=$(one acm request-certificate --domain-name other.example.org --validation-method DNS --query CertificateArn)
aws acm wait certificate-validated --certificate-arn "$other"
for name in alb balancer canonical http https certificate rule web_group delivery_group db_sg app_sg alb_sg web web2 \
  zone servers edge edges list other; do
  eval "printf '%s=%s\n' $name \"\$$name\""
done
"#;

/// What bills by the hour or the month at the end of the course, by hand: how many of a kind, and a month of each.
const BILLED: [(&str, usize, &str); 3] = [
    // 730 x 0.059.
    ("nat-gateway", 1, "43.07"),
    // 730 x 0.0225.
    ("load-balancer", 1, "16.425"),
    ("hosted-zone", 1, "0.5"),
];

struct Breakage {
    what: &'static str,
    typed: &'static str,
    /// Lab, check, code, and the thing.
    found: (&'static str, &'static str, &'static str, &'static str),
    undone: &'static str,
}

/// The account, where it is asked, and what the learner writes beside it.
pub(super) struct Course<'a> {
    account: &'a Account,
    endpoint: &'a str,
    cli: &'a Path,
    scene: Scene,
}

impl<'a> Course<'a> {
    /// Builds the labs that are left.
    pub(super) fn built(account: &'a Account, endpoint: &'a str, cli: &'a Path) -> Self {
        for lab in ON_TOP {
            run_solution(account, cli, lab);
        }
        let course = Self { account, endpoint, cli, scene: Scene::new() };
        course.answers();
        course
    }

    /// Reads the account in every way.
    pub(super) fn is_the_same_at_every_door(&self) {
        let live = self.judged(&["--endpoint-url", self.endpoint]);
        every_check_passes(&live, "the SDK", &[]);

        let script = Run::of(self.scene.command(&["collect", "all", "--script", "bash"]).output().unwrap()).ends(0);
        self.scene.file("look.sh", script.out);
        self.shell("bash look.sh look.json");
        let taken = self.judged(&["--snapshot", "look.json"]);
        every_check_passes(&taken, "the script", &[]);
        assert_eq!(cast(&taken), cast(&live), "who is who does not depend on who looks");

        self.folder("look.json", "saved");
        let saved = self.judged(&["--snapshot", "saved"]);
        every_check_passes(&saved, "the folder", &NOT_IN_THE_FOLDER);
        assert_eq!(cast(&saved), cast(&live), "who is who does not depend on who looks");

        let world = self.judged(&["--practice"]);
        every_check_passes(&world, "the course's world", &[]);
        assert_eq!(statuses(&world).keys().collect::<Vec<_>>(), statuses(&live).keys().collect::<Vec<_>>());
    }

    /// What bills, in every Region: the figures of a table by hand. What is refused is not known; of the plan, on which
    /// no price rests, that leaves the sum as it is. By the script it would be hundreds of programs, one after the other.
    pub(super) fn bills_as_by_hand(&self) {
        let live = self.bill(&["--endpoint-url", self.endpoint]);
        for (kind, count, month) in BILLED {
            let lines: Vec<_> = billed(&live).into_iter().filter(|[known, ..]| *known == kind).collect();
            let is_known = lines.iter().all(|[.., known]| known.as_str() == month);
            assert!(lines.len() == count && is_known, "{kind}: {lines:#?}");
        }
        let proxy = Proxy::before(self.endpoint);
        proxy.only("GetAccountPlanState", Fault::Denied);
        let refused = self.bill(&["--endpoint-url", &proxy.url()]);
        assert_eq!((&refused["total"], &refused["lacking"]), (&live["total"], &live["lacking"]), "{refused:#}");
        assert!(refused["credits"].is_null(), "{refused:#}");
        assert_eq!(refused["credits_lacking"]["status"], "denied", "{refused:#}");
        proxy.only("DescribeNatGateways", Fault::Denied);
        let refused = self.bill(&["--endpoint-url", &proxy.url()]);
        assert_eq!(refused["complete"], false);
        let lacking = refused["lacking"].as_array().unwrap();
        let regions = lacking.iter().filter(|one| one["operation"] == "DescribeNatGateways").count();
        assert_eq!(regions, refused["regions"].as_array().unwrap().len(), "{lacking:#?}");
    }

    /// The bill by some evidence.
    fn bill(&self, evidence: &[&str]) -> Value {
        let args = [&["cost", "--format", "json"], evidence].concat();
        Run::of(self.scene.command(&args).envs(self.account.environment()).output().unwrap()).json()
    }

    /// Answers the labs that look at no account.
    fn answers(&self) {
        let solution = judge::Sheet::new("practice").solution();
        let answer = |id: &&str| format!("[[question]]\nid = \"{id}\"\nanswer = \"{}\"\n", solution.get(id).unwrap());
        let answers: String = judge::QUESTIONS.iter().map(answer).collect();
        self.scene.file("lab-1.3.toml", format!("sheet = \"practice\"\n{answers}"));
        let board = labs::find("lab-2.4").and_then(|lab| lab.file("solved.en.toml")).unwrap();
        self.scene.file("lab-2.4.toml", board);
    }

    /// All labs, judged on some evidence.
    fn judged(&self, evidence: &[&str]) -> Value {
        let mut args = vec!["all", "--no-probes", "--domain", DOMAIN, "--format", "json"];
        if evidence != ["--practice"] {
            args.extend(["--answers", "lab-1.3.toml", "--answers", "lab-2.4.toml"]);
        }
        args.extend(evidence);
        let mut command = self.scene.command(&args);
        Run::of(command.envs(self.account.environment()).output().unwrap()).json()
    }

    /// Types something into a shell that stops at the first command that fails, and gives what it printed.
    fn shell(&self, typed: &str) -> String {
        let path = format!("{}:{}", self.cli.parent().unwrap().display(), std::env::var("PATH").unwrap());
        let run = Command::new("bash")
            .args(["-euc", typed])
            .current_dir(self.scene.folder())
            .env_clear()
            .envs(self.account.environment())
            .env("HOME", self.scene.folder())
            .env("PATH", path)
            .output()
            .unwrap();
        assert!(run.status.success(), "{typed}\n{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    }

    /// Lays what the AWS CLI printed into a folder, as somebody would who saved answer after answer: as it is where it
    /// says by itself what it is, else as a record of the call.
    fn folder(&self, snapshot: &str, folder: &str) {
        let snapshot: Value = serde_json::from_str(&self.scene.read(snapshot)).unwrap();
        for (number, call) in snapshot["calls"].as_array().unwrap().iter().enumerate() {
            if call["status"] != "seen" {
                continue;
            }
            let operation = call["operation"].as_str().unwrap();
            // This API leaves out the blocks by which this list is told from that of `DescribeManagedPrefixLists`.
            let plain = call["input"] == json!({}) && operation != "DescribePrefixLists";
            let record = json!({ "operation": operation, "input": call["input"], "output": call["output"] });
            let file = if plain { &call["output"] } else { &record };
            let region = call["region"].as_str().unwrap_or(&self.account.region);
            self.scene.file(&format!("{folder}/{region}/{number}-{operation}.json"), file.to_string());
        }
    }

    /// Breaks it, one thing at a time, and mends it.
    pub(super) fn breaks(&self) {
        let told = self.shell(THINGS);
        let things: BTreeMap<&str, &str> = told.lines().filter_map(|line| line.split_once('=')).collect();
        let named: String = things.iter().map(|(name, value)| format!("{name}='{value}'\n")).collect();
        for Breakage { what, typed, found, undone } in BREAKAGES {
            self.shell(&format!("{named}{LEAD}{typed}"));
            let report = self.judged(&["--endpoint-url", self.endpoint]);
            let (lab, check, code, thing) = *found;
            let told = findings(&report);
            assert!(told.contains(&[lab, check, code, things[thing]]), "{what}: {told:#?}");
            self.shell(&format!("{named}{LEAD}{undone}"));
        }
        every_check_passes(&self.judged(&["--endpoint-url", self.endpoint]), "the SDK, when all is whole again", &[]);
    }
}

/// The checks of a report, each with its lab.
fn checks(report: &Value) -> impl Iterator<Item = (&str, &Value)> {
    report["labs"].as_array().unwrap().iter().flat_map(|lab| {
        let id = lab["lab"].as_str().unwrap();
        lab["checks"].as_array().unwrap().iter().map(move |check| (id, check))
    })
}

/// Kind, Region, id and month of what bills.
fn billed(bill: &Value) -> Vec<[String; 4]> {
    let word = |line: &Value, member: &str| line[member].as_str().unwrap_or_default().to_owned();
    let month = |line: &Value| line["known"]["month"]["usd"].as_str().unwrap_or_default().to_owned();
    let lines = bill["lines"].as_array().unwrap().iter();
    let mut lines: Vec<_> =
        lines.map(|line| [word(line, "kind"), word(line, "region"), word(line, "id"), month(line)]).collect();
    lines.sort();
    lines
}

/// The status of each check, by lab and check.
fn statuses(report: &Value) -> BTreeMap<(&str, &str), &str> {
    checks(report)
        .map(|(lab, check)| ((lab, check["id"].as_str().unwrap()), check["status"].as_str().unwrap()))
        .collect()
}

/// The lab, check, code and resource of each finding.
fn findings(report: &Value) -> Vec<[&str; 4]> {
    let told = checks(report).flat_map(|(lab, check)| {
        check["findings"].as_array().unwrap().iter().map(move |finding| {
            let word = |member: &str| finding[member].as_str().unwrap_or_default();
            [lab, check["id"].as_str().unwrap_or_default(), word("code"), word("resource")]
        })
    });
    told.collect()
}

/// What each lab took for what.
fn cast(report: &Value) -> Vec<&Value> {
    report["labs"].as_array().unwrap().iter().map(|lab| &lab["cast"]).collect()
}

#[track_caller]
fn every_check_passes(report: &Value, way: &str, unknown: &[(&str, &str)]) {
    let statuses = statuses(report);
    assert!(statuses.len() > 40, "{statuses:#?}");
    for (check, status) in statuses {
        let expected = if unknown.contains(&check) { "unknown" } else { "pass" };
        // What only a probe can show is skipped.
        assert!(status == expected || status == "skipped", "{way}: {check:?} is {status}: {report:#}");
    }
}
