//! A script of AWS CLI calls that writes the same snapshot, for a shell where this program does not run (CloudShell).
//!
//! It is generated from the same table and makes the same calls, one after another; the AWS CLI reads all pages.
//! Answers are written as they come: reading the file keeps what the shapes allow and drops the rest. The calls
//! whose answers hold keys or people ([`snapshot::AskRow::projection`]) are cut down before they are written, and values
//! that may be secrets are taken out.
//! The script needs no other program than those that every Linux, macOS or Windows has beside the AWS CLI.

mod bash;
mod powershell;

use crate::Plan;
use serde_json::{Map, Value};
use snapshot::{Answer, Ask, DENIED, Only, Paging, Scope, Source, Wanted, kebab};

/// A language of scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// For every POSIX shell.
    Bash,
    /// For Windows PowerShell 5.1 and for PowerShell 7.
    PowerShell,
}

/// The script that makes a plan's calls.
#[must_use]
pub fn script(plan: &Plan, shell: Shell) -> String {
    match shell {
        Shell::Bash => bash::script(plan),
        Shell::PowerShell => powershell::script(plan),
    }
}

/// One call of the AWS CLI, as both languages write it.
struct Step {
    ask: Ask,
    /// The Region, where it is not the one that is looked at.
    region: Option<&'static str>,
    /// Whether that Region is asked beside the one that is looked at, so that there is nothing to do if they are one.
    beside: bool,
    per: Option<Parents>,
    /// The rest of the input.
    input: Map<String, Value>,
    /// The options of the CLI for it; plain words, without spaces or quotes.
    options: Vec<String>,
}

/// What a call is made once for each of.
struct Parents {
    /// The option of the CLI that takes the parent's id.
    option: String,
    /// The member of the input that does.
    member: &'static str,
    /// Where the ids come from: those sources that the plan asks.
    sources: Vec<&'static Source>,
}

/// Calls without a parent, then those with one, each after those that list its parents.
fn steps(plan: &Plan) -> Vec<Step> {
    let steps = plan.roots().chain(plan.children());
    steps.flat_map(|one| one.ask.row().inputs().into_iter().map(move |input| step(plan, one, input))).collect()
}

fn step(plan: &Plan, wanted: Wanted, input: Map<String, Value>) -> Step {
    let per = wanted.ask.per().map(|per| Parents {
        option: format!("--{}", kebab(per.member)),
        member: per.member,
        sources: per.sources.iter().filter(|source| plan.has(Wanted { ask: source.ask, ..wanted })).collect(),
    });
    let mut options = Vec::new();
    for (member, value) in &input {
        options.push(format!("--{}", kebab(member)));
        match value {
            Value::String(text) => options.push(text.clone()),
            // Words are listed one after another; filters are in the CLI's shorthand: Name=…,Values=…,…
            Value::Array(values) => {
                options
                    .extend(values.iter().map(|value| value.as_str().map_or_else(|| shorthand(value), str::to_owned)));
            }
            Value::Object(members) => options.extend(members.iter().map(|(name, value)| {
                let values: Vec<&str> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                format!("{name}={}", values.join(","))
            })),
            other => options.push(other.to_string()),
        }
    }
    // Read page by page, CloudFront's answers lose the count that tells an empty list from none.
    if wanted.ask.row().paging == Paging::Nested {
        options.push("--no-paginate".into());
    }
    let region = match wanted.scope {
        Scope::Region(region) => Some(region),
        Scope::Here => wanted.ask.row().service.global(),
    };
    let beside = matches!(wanted.scope, Scope::Region(_));
    Step { ask: wanted.ask, region, beside, per, input, options }
}

/// How many spaces the AWS CLI writes before the last member of a path: four for each object and each list around it.
fn indent(source: &Source) -> usize {
    let base = match source.ask.row().answer {
        Answer::List(path) => 4 * (path.len() + 2),
        Answer::Object(_) => 4,
    };
    let inner: usize = source.path.split('.').rev().skip(1).map(|part| if part.ends_with("[]") { 8 } else { 4 }).sum();
    base + inner
}

/// The last member of a path.
fn member(source: &Source) -> &'static str {
    source.path.rsplit('.').next().unwrap_or(source.path)
}

/// The member, its depth and the value that tell whether an element counts, and whether it counts then.
fn condition(only: Only) -> (&'static str, usize, &'static str, bool) {
    match only {
        Only::GatewayLists => ("PrefixListName", 12, "\"com[.]amazonaws[.].*[.](s3|dynamodb)\"", true),
        Only::PublicZones => ("PrivateZone", 16, "true", false),
    }
}

fn shorthand(filter: &Value) -> String {
    let values: Vec<&str> = filter["Values"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    format!("Name={},Values={}", filter["Name"].as_str().unwrap_or_default(), values.join(","))
}

/// The calls of a plan whose answers may hold secrets, which are taken out before anything is written: a shell has no key
/// to seal them with. None of a plan is a word that is no call.
fn secrets(plan: &Plan) -> Vec<&'static str> {
    let names: Vec<&str> = plan.asks().into_iter().filter(|ask| ask.may_hold_secrets()).map(Ask::name).collect();
    if names.is_empty() { vec!["-"] } else { names }
}

/// Codes of an endpoint that does not know a call, so that both doors agree. Some versions of the CLI give the HTTP status
/// of an answer that is no AWS error document.
fn unsupported() -> Vec<&'static str> {
    snapshot::UNSUPPORTED.iter().copied().chain(["500", "501", "404", "405"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_of_a_plan_is_in_the_script() {
        let plan = Plan::everything();
        for shell in [Shell::Bash, Shell::PowerShell] {
            let script = script(&plan, shell);
            for operation in plan.asks() {
                assert!(script.contains(operation.name()), "{operation:?}");
                assert!(script.contains(&kebab(operation.name())), "{operation:?}");
            }
        }
    }

    #[test]
    fn nothing_else_is_in_the_script() {
        let plan = Plan::new([Ask::DescribeNatGateways]);
        for shell in [Shell::Bash, Shell::PowerShell] {
            let script = script(&plan, shell);
            for &operation in Ask::ALL.iter().filter(|&&ask| !plan.has(ask.into())) {
                assert!(!script.contains(operation.name()), "{operation:?}");
            }
        }
    }

    /// As the AWS CLI prints them.
    const ANSWERS: [&str; 3] = [
        r#"{
    "Distribution": {
        "DistributionConfig": {
            "Origins": {
                "Items": [
                    {
                        "CustomHeaders": {
                            "Items": [
                                {
                                    "HeaderName": "X-Origin-Verify",
                                    "HeaderValue": "CANARY, \"quoted\""
                                }
                            ]
                        }
                    }
                ]
            }
        }
    }
}
"#,
        r#"{
    "Rules": [
        {
            "Conditions": [
                {
                    "Field": "http-header",
                    "Values": [
                        "CANARY"
                    ],
                    "HttpHeaderConfig": {
                        "HttpHeaderName": "X-Origin-Verify",
                        "Values": [
                            "CANARY",
                            "CANARY \\\" too"
                        ]
                    }
                },
                {
                    "Field": "query-string",
                    "QueryStringConfig": {
                        "Values": [
                            {
                                "Key": "token",
                                "Value": "CANARY"
                            }
                        ]
                    }
                },
                {
                    "Field": "path-pattern",
                    "Values": [
                        "/kept/*"
                    ],
                    "PathPatternConfig": {
                        "Values": [
                            "/kept/*"
                        ]
                    }
                }
            ]
        }
    ]
}
"#,
        r#"{
    "ResourceRecordSets": [
        {
            "Name": "kept.example.",
            "Type": "TXT",
            "TTL": 300,
            "ResourceRecords": [
                {
                    "Value": "\"CANARY\" \"CANARY\""
                },
                {
                    "Value": "CANARY"
                }
            ]
        },
        {
            "Name": "kept.example.",
            "Type": "A",
            "ResourceRecords": [
                {
                    "Value": "192.0.2.1"
                }
            ]
        },
        {
            "Name": "kept.example.",
            "ResourceRecords": [
                {
                    "Value": "CANARY"
                }
            ]
        }
    ]
}
"#,
    ];

    #[test]
    fn secrets_are_taken_out_and_nothing_else() {
        let program = include_str!("script/blank.awk").replace("@PLAIN@", &snapshot::PLAIN_RECORDS.join("|"));
        for answer in ANSWERS {
            let mut awk = std::process::Command::new("awk");
            let Ok(mut awk) =
                awk.arg(&program).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn()
            else {
                return;
            };
            std::io::Write::write_all(&mut awk.stdin.take().unwrap(), answer.as_bytes()).unwrap();
            let written = String::from_utf8(awk.wait_with_output().unwrap().stdout).unwrap();
            assert!(answer.contains("CANARY") && !written.contains("CANARY"), "{written}");
            assert_eq!(written.matches("null").count(), answer.lines().filter(|line| line.contains("CANARY")).count());
            let kept =
                |text: &str| text.lines().filter(|line| !line.contains("CANARY") && !line.contains("null")).count();
            assert_eq!(kept(&written), kept(answer), "{written}");
            serde_json::from_str::<Value>(&written).unwrap();
        }
    }

    #[test]
    fn calls_with_secrets_are_named_in_both_scripts() {
        for shell in [Shell::Bash, Shell::PowerShell] {
            let all = script(&Plan::everything(), shell);
            let line = all.lines().find(|line| line.contains("blank <") || line.starts_with("$secrets = ")).unwrap();
            for &ask in Ask::ALL.iter().filter(|ask| ask.may_hold_secrets()) {
                assert!(line.contains(ask.name()), "{ask:?}: {line}");
            }
        }
    }

    #[test]
    fn a_second_region_is_asked_unless_it_is_the_first() {
        let plan = Plan::new([Wanted { ask: Ask::DescribeCertificate, scope: Scope::Region(snapshot::GLOBAL) }]);
        assert!(
            script(&plan, Shell::Bash).contains("if [ \"$region\" != us-east-1 ]; then\ncall acm ListCertificates")
        );
        assert!(script(&plan, Shell::PowerShell).contains("if ($region -ne 'us-east-1') {"));
        let global = script(&Plan::new([Ask::ListHostedZones]), Shell::Bash);
        assert!(!global.contains("!= us-east-1"), "there is no other place to ask");
    }

    #[test]
    fn scripts_are_plain_ascii_with_unix_lines() {
        for shell in [Shell::Bash, Shell::PowerShell] {
            let script = script(&Plan::everything(), shell);
            // Windows PowerShell reads a file without a mark in the machine's code page.
            assert!(script.is_ascii() && !script.contains('\r') && script.ends_with('\n'));
        }
    }
}
