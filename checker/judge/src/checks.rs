//! The checks that a lab can be made of, one file each.
//!
//! A test keeps this list in step with the folder.

mod admin_path;
mod effective_route;
mod exists;
mod flow;
mod groups_closed;
mod list_admits;
mod list_refuses;
mod no_flow;
mod own_vpc;
mod rule_table;
mod serves;
mod service_endpoint;
mod sheet;
mod stickiness;
mod subnets;
mod zonal_egress;

pub(crate) use flow::{WALK, WALK_REFINED};

use crate::check::{Check, CheckInfo};
use serde::Deserialize;

/// The id of a check and its documentation, which lies in `checks/docs`.
macro_rules! info {
    ($id:literal) => {
        $crate::check::CheckInfo {
            id: $id,
            en: include_str!(concat!("docs/", $id, ".en.md")),
            ko: include_str!(concat!("docs/", $id, ".ko.md")),
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
    effective_route EffectiveRoute
    exists Exists
    flow Flow
    groups_closed GroupsClosed
    list_admits ListAdmits
    list_refuses ListRefuses
    no_flow NoFlow
    own_vpc OwnVpc
    rule_table RuleTable
    serves Serves
    service_endpoint ServiceEndpoint
    sheet Sheet
    stickiness Stickiness
    subnets Subnets
    zonal_egress ZonalEgress
}
