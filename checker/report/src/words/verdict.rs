//! Words for verdicts: the root cause of a lab, why a check has no verdict, statuses and levels.

use super::Words;
use crate::safe;
use judge::{Because, CastReport, CheckReport, CheckStatus, EvidenceLevel, LabReport, LabStatus, Text};
use messages::Value;

impl Words<'_> {
    /// The first thing to know about a lab that does not pass: what is wrong, where; or that nothing can be told.
    #[must_use]
    pub fn root(&self, lab: &LabReport) -> Option<String> {
        match lab.status {
            LabStatus::Pass => None,
            LabStatus::Fail => Some(self.broken(lab)),
            LabStatus::Unknown => Some(self.untold(lab)),
        }
    }

    /// What a check saw, each sentence once: what two flows of a load balancer share is no news the second time.
    pub(crate) fn seen(&self, check: &CheckReport) -> Vec<String> {
        super::hints::distinct(check.seen.iter().map(|note| self.note(note)).collect())
    }

    fn broken(&self, lab: &LabReport) -> String {
        let failing = lab.checks.iter().find_map(|check| Some((check, check.findings.first()?)));
        if let Some((check, finding)) = failing {
            let told = self.finding(finding, check.trace.as_ref());
            return match &told.near {
                Some(near) if told.near_is_here => format!("{}; {}: {near}", told.message, self.plain("label-near")),
                _ => told.message,
            };
        }
        let elsewhere = lab.because.iter().chain(lab.checks.iter().filter_map(|check| check.because.as_ref()));
        for because in elsewhere {
            if let Because::Check { lab: root, code, resource, args, .. } = because {
                let cause = self.cause(code, resource, args);
                return if *root == lab.lab {
                    cause
                } else {
                    self.with(
                        "verdict-root-in-lab",
                        &[("lab", safe::line(root).into_owned().into()), ("cause", cause.into())],
                    )
                };
            }
        }
        self.plain("verdict-fail")
    }

    fn untold(&self, lab: &LabReport) -> String {
        let unknown = lab.checks.iter().filter(|check| check.status == CheckStatus::Unknown);
        let said = unknown.clone().find_map(|check| check.why.as_ref()).map(|why| self.note(why));
        let needs: Vec<String> = unknown.flat_map(|check| &check.need).map(|need| self.need(need)).collect();
        said.or_else(|| Some(self.with("verdict-need", &[("need", needs.first()?.as_str().into())])))
            .unwrap_or_else(|| self.plain("verdict-unknown"))
    }

    /// Why there is no verdict on a check.
    #[must_use]
    pub fn why(&self, check: &CheckReport) -> Option<String> {
        let because = check.because.as_ref().map(|because| self.because(because));
        let need = || check.need.first().map(|need| self.need(need));
        check.why.as_ref().map(|why| self.note(why)).or(because).or_else(need)
    }

    /// Why there is no verdict on a check, where the other checks of its lab are in sight.
    #[must_use]
    pub fn why_in(&self, check: &CheckReport, lab: &LabReport) -> Option<String> {
        match (&check.why, &check.because) {
            (None, Some(because)) => Some(self.because_in(because, lab)),
            _ => self.why(check),
        }
    }

    /// Why a check of a lab was skipped, where the lab's other checks are in sight.
    #[must_use]
    fn because_in(&self, because: &Because, lab: &LabReport) -> String {
        match because {
            Because::Check { lab: root, title, .. } if *root == lab.lab => {
                self.with("because-check-here", &[("check", self.title(title).into())])
            }
            other => self.because(other),
        }
    }

    /// Why a check was skipped. Checks are called by their titles: ids are for machines.
    #[must_use]
    pub fn because(&self, because: &Because) -> String {
        let place = |lab: &str, title: &Text| {
            [("lab", Value::from(safe::line(lab).into_owned())), ("check", Value::from(self.title(title)))]
        };
        match because {
            Because::Check { lab, title, code, resource, args, .. } => {
                let [lab, check] = place(lab, title);
                let cause = self.cause(code, resource, args);
                self.with("because-check", &[lab, check, ("cause", cause.into())])
            }
            Because::NoProbes => self.plain("because-no-probes"),
            Because::Unknown { lab, title, .. } => self.with("because-unknown", &place(lab, title)),
        }
    }

    fn title(&self, title: &Text) -> String {
        safe::line(self.text(title)).into_owned()
    }

    /// A permission that is lacking.
    #[must_use]
    pub fn need(&self, need: &judge::Need) -> String {
        let args = [
            ("action", Value::from(safe::line(&need.action).into_owned())),
            ("region", Value::from(safe::line(&need.region).into_owned())),
        ];
        self.with(&format!("need-{}", need.status.word()), &args)
    }

    /// Who plays which role: the role in words with the ids, the most telling first.
    #[must_use]
    pub fn roles<'r>(&self, cast: &'r CastReport) -> Vec<(String, &'r [String])> {
        let known = ["vpc", "public", "private", "hop", "private-host"];
        let others = cast.keys().copied().filter(|role| !known.contains(role));
        let held = known.into_iter().chain(others).filter_map(|role| Some((role, cast.get(role)?)));
        held.filter(|(_, ids)| !ids.is_empty())
            .map(|(role, ids)| {
                let id = format!("role-{role}");
                let name = if self.catalogue.has(&id) { self.plain(&id) } else { role.to_owned() };
                (name, ids.as_slice())
            })
            .collect()
    }

    /// What stands before what goes on costing money; nobody pays for a practice world.
    #[must_use]
    pub fn cost_label(&self) -> String {
        self.plain(if self.is_practice() { "label-cost-practice" } else { "label-cost" })
    }

    /// A status as a word.
    #[must_use]
    pub fn check_status(&self, status: CheckStatus) -> String {
        self.plain(match status {
            CheckStatus::Pass => "status-pass",
            CheckStatus::Fail => "status-fail",
            CheckStatus::Unknown => "status-unknown",
            CheckStatus::Skipped => "status-skipped",
        })
    }

    /// A lab's status as a word.
    #[must_use]
    pub fn lab_status(&self, status: LabStatus) -> String {
        self.plain(match status {
            LabStatus::Pass => "status-pass",
            LabStatus::Fail => "status-fail",
            LabStatus::Unknown => "status-unknown",
        })
    }

    /// How far the content can be trusted.
    #[must_use]
    pub fn evidence_level(&self, level: EvidenceLevel) -> String {
        self.plain(match level {
            EvidenceLevel::Practice => "evidence-level-practice",
            EvidenceLevel::WhatIf => "evidence-level-what-if",
            EvidenceLevel::SelfReported => "evidence-level-self-reported",
            EvidenceLevel::Collected => "evidence-level-collected",
        })
    }
}
