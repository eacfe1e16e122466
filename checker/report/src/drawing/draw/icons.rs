//! The pictures of things, as outlines around the origin, sixteen pixels wide.

use crate::drawing::scene::Icon;

/// What marks a stop, in its sign.
pub(crate) const CROSS: &str = "M-5-5L5 5M-5 5L5-5";
/// What marks a doubt, in its sign.
pub(crate) const QUESTION: &str = "M-3.5-3A3.5 3.5 0 1 1 0 .5V2.5M0 6.5V6.6";

/// The outline of an icon.
pub(crate) fn outline(icon: Icon) -> &'static str {
    match icon {
        Icon::Cloud => {
            "M-58 31C-78 31-85 20-85 9C-85-3-74-11-62-9C-60-22-46-29-32-25C-24-32-4-33 6-27C18-32 38-29 44-17C60-21 76-12 76 2C84 4 85 12 85 16C85 26 76 31 64 31Z"
        }
        Icon::Public => {
            "M-6.5 0A6.5 6.5 0 1 0 6.5 0A6.5 6.5 0 1 0-6.5 0ZM-6.5 0H6.5M0-6.5C3.6-3 3.6 3 0 6.5C-3.6 3-3.6-3 0-6.5Z"
        }
        Icon::Private => "M0-7L6-4.8V0C6 3.8 3.4 6 0 7C-3.4 6-6 3.8-6 0V-4.8ZM0 3.4V-3M-2.5-.6L0-3L2.5-.6",
        Icon::Routed => "M-6.5-2.8H6M3-5.8L6-2.8L3 .2M6.5 3.2H-6M-3 .2L-6 3.2L-3 6.2",
        Icon::Isolated => "M-5.5-1H5.5V6.5H-5.5ZM-3.3-1V-3.6A3.3 3.3 0 0 1 3.3-3.6V-1M0 2V3.6",
        Icon::Unclear => "M-6.8 0A6.8 6.8 0 1 0 6.8 0A6.8 6.8 0 1 0-6.8 0ZM-2.1-1.6A2.1 2.1 0 1 1 0 .6V1.6M0 3.9V4",
        Icon::Table => "M-6.5-5.5H6.5V5.5H-6.5ZM-6.5-1.8H6.5M-6.5 1.8H6.5M-1.5-5.5V5.5",
        Icon::Acl => "M-6.5-6H6.5L1.8 .2V6L-1.8 4.2V.2Z",
        Icon::Group => "M-6.5-3.5V-6.5H-3.5M3.5-6.5H6.5V-3.5M6.5 3.5V6.5H3.5M-3.5 6.5H-6.5V3.5M-2.5-2.5H2.5V2.5H-2.5Z",
        Icon::Instance => "M-5.5-5.5H5.5V5.5H-5.5ZM-2-2H2V2H-2ZM-2.5-5.5V-7.5M2.5-5.5V-7.5M-2.5 5.5V7.5M2.5 5.5V7.5",
        Icon::Stopped => "M-5.5-5.5H5.5V5.5H-5.5ZM-5.5 5.5L5.5-5.5",
        Icon::Nat => "M-7 0H6.5M3.3-3.2L6.5 0L3.3 3.2M-1.5-7V-2.8M-1.5 2.8V7",
        Icon::Endpoint => "M-7 0H-1.8M-1.8 0A4 4 0 1 0 6.2 0A4 4 0 1 0-1.8 0ZM2.2-.4V.4",
        Icon::Database => {
            "M-5.5-4A5.5 2.6 0 1 0 5.5-4A5.5 2.6 0 1 0-5.5-4ZM-5.5-4V4A5.5 2.6 0 0 0 5.5 4V-4M-5.5 0A5.5 2.6 0 0 0 5.5 0"
        }
        Icon::Balancer => {
            "M-7 0A1.6 1.6 0 1 0-3.8 0A1.6 1.6 0 1 0-7 0ZM-3.8 0H3.8M-3.8 0L3.8-5M-3.8 0L3.8 5M3.8-6.3H6.8V-3.7H3.8ZM3.8-1.3H6.8V1.3H3.8ZM3.8 3.7H6.8V6.3H3.8Z"
        }
        Icon::Zone => "M-6.5-5H1.5L6.5 0L1.5 5H-6.5ZM-3.6 0A1.2 1.2 0 1 0-1.2 0A1.2 1.2 0 1 0-3.6 0Z",
        Icon::Edge => "M-3 0A3 3 0 1 0 3 0A3 3 0 1 0-3 0ZM-7 0H-3M3 0H7M0-7V-3M0 3V7M-5-5L-2.2-2.2M2.2 2.2L5 5",
        Icon::Targets => "M-6.5-6.5H-1.5V-1.5H-6.5ZM1.5-6.5H6.5V-1.5H1.5ZM-6.5 1.5H-1.5V6.5H-6.5ZM1.5 1.5H6.5V6.5H1.5Z",
        Icon::Connect => "M-7-5.5H7V5.5H-7ZM-4-2.2L-1.4 0L-4 2.2M.4 2.6H4",
        Icon::Interface => "M-6.5-4H6.5V3H-6.5ZM-3.5 3V6M0 3V6M3.5 3V6M-3.5-1H3.5",
        Icon::Internet => "M0-7V7M-3.2-3.8L0-7L3.2-3.8M-3.2 3.8L0 7L3.2 3.8",
        Icon::EgressOnly => "M0 3.4V-7M-3.4-3.6L0-7L3.4-3.6M-4.6 6H4.6",
        Icon::Peering => "M-7 0A4.2 4.2 0 1 0 1.4 0A4.2 4.2 0 1 0-7 0ZM-1.4 0A4.2 4.2 0 1 0 7 0A4.2 4.2 0 1 0-1.4 0Z",
        Icon::Transit => "M-2.4 0A2.4 2.4 0 1 0 2.4 0A2.4 2.4 0 1 0-2.4 0ZM0-2.4V-7M0 2.4V7M-2.4 0H-7M2.4 0H7",
        Icon::Vpn => "M-7 0A3 3 0 1 0-1 0A3 3 0 1 0-7 0ZM-1 0H7M7 0V3.4M3.6 0V2.8",
    }
}
