//! The checks that a lab can be made of, one file each.
//!
//! A test keeps this list in step with the folder.

mod admin_path;
mod board;
mod certificate_for;
mod cleared;
mod client_stays;
mod database_private;
mod delegation;
mod deployed;
mod dns;
mod edge_answers;
mod edge_caches;
mod edge_in_front;
mod edge_passes;
mod effective_route;
mod engine_supported;
mod exists;
mod flow;
mod groups_closed;
mod instances;
mod journey;
mod list_admits;
mod list_refuses;
mod no_flow;
mod no_secrets;
mod own_vpc;
mod page_answers;
mod record_leads_to;
mod redirects_to_https;
mod rule_table;
mod sent_to_https;
mod serves;
mod service_endpoint;
mod sheet;
mod source_reached;
mod stickiness;
mod subnets;
mod tls;
mod zonal_egress;

use crate::check::{Check, CheckInfo};
use serde::Deserialize;

/// The id of a check and its documentation, which lies in `checks/docs`.
macro_rules! info {
    ($id:literal) => {
        $crate::check::CheckInfo {
            id: $id,
            // No page that asks the engine reads it there, and it is a third of a megabyte.
            en: if cfg!(target_family = "wasm") { "" } else { include_str!(concat!("docs/", $id, ".en.md")) },
            ko: if cfg!(target_family = "wasm") { "" } else { include_str!(concat!("docs/", $id, ".ko.md")) },
            answers: None,
        }
    };
}
use info;

macro_rules! checks {
    ($($module:ident $Type:ident)*) => {
        /// A check with its parameters, as a lab writes it: `judge.<id> = { … }`.
        #[derive(Debug, Clone, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Spec {
            $(
                #[doc = concat!("`", stringify!($module), "`")]
                $Type($module::$Type),
            )*
        }

        impl Spec {
            /// The judgement.
            #[must_use]
            pub fn check(&self) -> &dyn Check {
                match self {
                    $(Self::$Type(check) => check,)*
                }
            }

            /// The id and the documentation of the check.
            #[must_use]
            pub fn info(&self) -> CheckInfo {
                match self {
                    $(Self::$Type(_) => $module::INFO,)*
                }
            }
        }

        /// Every check.
        pub const CHECKS: &[CheckInfo] = &[$($module::INFO,)*];
    };
}

checks! {
    admin_path AdminPath
    board Board
    certificate_for CertificateFor
    cleared Cleared
    client_stays ClientStays
    database_private DatabasePrivate
    delegation Delegation
    deployed Deployed
    dns Dns
    edge_answers EdgeAnswers
    edge_caches EdgeCaches
    edge_in_front EdgeInFront
    edge_passes EdgePasses
    effective_route EffectiveRoute
    engine_supported EngineSupported
    exists Exists
    flow Flow
    groups_closed GroupsClosed
    instances Instances
    journey Journey
    list_admits ListAdmits
    list_refuses ListRefuses
    no_flow NoFlow
    no_secrets NoSecrets
    own_vpc OwnVpc
    page_answers PageAnswers
    record_leads_to RecordLeadsTo
    redirects_to_https RedirectsToHttps
    rule_table RuleTable
    sent_to_https SentToHttps
    serves Serves
    service_endpoint ServiceEndpoint
    sheet Sheet
    source_reached SourceReached
    stickiness Stickiness
    subnets Subnets
    tls Tls
    zonal_egress ZonalEgress
}
